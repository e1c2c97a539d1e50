"""Writes everything that repeats the closed lists: code, schema, ontology, shapes and documentation from one table."""
