"""Search for what a graph names: documents, bodies, mechanisms, mandates, instruments, States and sessions."""

from unkg.searching.entries import Kind
from unkg.searching.search import SearchHit, find, prepare, suggest

__all__ = ["Kind", "SearchHit", "find", "prepare", "suggest"]
