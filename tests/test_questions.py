"""Questions as forms, suggestions, the search, and the query page, by requests."""
