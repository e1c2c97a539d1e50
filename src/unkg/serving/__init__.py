"""The server: SPARQL 1.1 Protocol, pages and data of every resource, read-only, over one store."""

from unkg.serving.settings import Limits, Settings

__all__ = ["Limits", "Settings"]
