"""Paths of the shipped ontology, shapes, queries with their pages, and data, and of the user's cache."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_artefacts"
_CHECKOUT = Path(__file__).parents[2]
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The folder with `ontology/ shapes/ queries/ data/`: in the installed package, else in the checkout."""

ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
QUERIES = ROOT / "queries"
QUERY_PAGES = ROOT / "docs" / "queries"
"""One page in Markdown for each query, and `README.md`, which orders them."""
DATA = ROOT / "data"
GRAPH = DATA / "graph" / "graph.ttl.xz"
"""The graph that ships with unkg, the default store."""


def user_cache() -> Path:
    """The folder of the user's cache, which may be emptied at any time, or not exist yet."""
    import platformdirs

    return platformdirs.user_cache_path("unkg", appauthor=False)
