"""Stores: a folder with versions, or a remote SPARQL endpoint, behind one small interface."""

from pathlib import Path

from unkg.store.databases import open_database
from unkg.store.embedded import Embedded, current_version, held_contents, open_folder, verify_folder
from unkg.store.interface import Dataset, Input, QueryError, QuerySyntaxError, Store, StoreError, StoreInUseError
from unkg.store.journal import Journal, KeptGraphs, pack
from unkg.store.keywords import QueryForm, query_form
from unkg.store.layout import POINTER, Contents, only_writer
from unkg.store.remote import Remote
from unkg.store.seal import DamagedError
from unkg.store.shipped import shipped_folder
from unkg.store.syntax import errors_placed, misread
from unkg.store.writing import Previous, Writer, discard_old, writer

__all__ = [
    "POINTER",
    "Contents",
    "DamagedError",
    "Dataset",
    "Embedded",
    "Input",
    "Journal",
    "KeptGraphs",
    "Previous",
    "QueryError",
    "QueryForm",
    "QuerySyntaxError",
    "Remote",
    "Store",
    "StoreError",
    "StoreInUseError",
    "Writer",
    "current_version",
    "discard_old",
    "errors_placed",
    "held_contents",
    "is_endpoint",
    "misread",
    "only_writer",
    "open_database",
    "open_folder",
    "open_store",
    "pack",
    "query_form",
    "shipped_folder",
    "verify_folder",
    "writer",
]


def open_store(location: str | Path, *, allow_service: bool = False) -> Store:
    """Open the store in a folder, or the SPARQL endpoint at an `http(s)://` address, for reading.

    A folder is read in its current version: call `open_store` again to see a later build. An endpoint must query the
    union of its graphs (as `oxigraph serve --union-default-graph` does). Queries that would ask other endpoints are
    refused unless `allow_service`. Raises StoreError if there is no store, or one of another format.
    """
    if is_endpoint(location):
        return Remote(str(location), allow_service=allow_service)
    return open_folder(Path(location), allow_service=allow_service)


def is_endpoint(location: str | Path) -> bool:
    """Whether a location is the address of a SPARQL endpoint rather than a folder."""
    return str(location).startswith(("http://", "https://"))
