"""Where the shipped ontology, shapes, queries and data lie: the only module that knows paths."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_artefacts"
_CHECKOUT = Path(__file__).parents[2]
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The folder that holds `ontology/ shapes/ queries/ data/`: inside a wheel, else the checkout."""

ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
QUERIES = ROOT / "queries"
DATA = ROOT / "data"
GRAPH = DATA / "graph" / "graph.ttl.gz"
"""The graph that ships, asked where no store is named."""
