"""A language's words compiled to regular expressions, for the later stages to match with."""
