"""Files, folders and streams in; documents out, each with its reference text, its structure and its metadata."""

from unkg.readers.faults import ReadError, Unreadable
from unkg.readers.reading import READERS, read, reference_text

__all__ = ["READERS", "ReadError", "Unreadable", "read", "reference_text"]
