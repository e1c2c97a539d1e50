"""Generates code, schema, ontology, shapes and documentation of the closed lists from one table."""
