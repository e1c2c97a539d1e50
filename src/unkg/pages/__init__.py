"""Pages for readers: what the graph says of a resource, as records, as HTML, and as a static site."""
