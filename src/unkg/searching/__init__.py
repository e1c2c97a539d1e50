"""What a graph names, by name: documents, bodies, mechanisms, mandates, instruments, States, sessions and subjects."""

from unkg.searching.entries import Kind
from unkg.searching.search import SearchHit, find, prepare, suggest

__all__ = ["Kind", "SearchHit", "find", "prepare", "suggest"]
