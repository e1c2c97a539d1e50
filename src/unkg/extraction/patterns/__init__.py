"""The words of a language as patterns: what the later rooms match with."""
