"""A graph as files that any tool reads: the same graph gives the same bytes."""

from unkg.publishing.dumping import check_path, dump
from unkg.publishing.files import DumpError

__all__ = ["DumpError", "check_path", "dump"]
