"""Write a graph as files for other tools. The same graph gives the same bytes."""

from unkg.publishing.describing import Imprint
from unkg.publishing.dumping import check_path, dump
from unkg.publishing.files import DumpError
from unkg.publishing.publication import FORMATS, PublicationOptions, Published, file_names, publish

__all__ = [
    "FORMATS",
    "DumpError",
    "Imprint",
    "PublicationOptions",
    "Published",
    "check_path",
    "dump",
    "file_names",
    "publish",
]
