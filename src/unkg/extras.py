"""The extras of this package: what some commands need beyond what every installation has."""

from collections.abc import Mapping
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final, Literal

from unkg.errors import Error

Extra = Literal["cluster", "mcp", "network", "pandas", "parquet", "pictures", "polars", "remote", "shacl", "spacy"]
MODULES: Final[Mapping[Extra, tuple[str, ...]]] = MappingProxyType(
    {
        "cluster": ("distributed",),
        "mcp": ("mcp",),
        "network": ("graspologic_native", "scipy"),
        "pandas": ("pandas",),
        "parquet": ("pyarrow",),
        "pictures": ("fontpkg_arimo", "graphviz", "reportlab", "resvg_py"),
        "polars": ("polars",),
        "remote": ("aiohttp", "fsspec"),
        "shacl": ("shacl",),
        "spacy": ("spacy",),
    }
)
"""The modules that an extra installs and that unkg imports."""


class MissingExtraError(Error):
    """A command needs packages that are not installed; the message names the extra that installs them."""


def is_installed(extra: Extra) -> bool:
    """Whether all modules of an extra can be imported. Imports none of them."""
    return all(find_spec(module) is not None for module in MODULES[extra])


def require(extra: Extra, purpose: str) -> None:
    """Raise MissingExtraError unless an extra is installed; `purpose` begins the message: “drawing pictures”."""
    if not is_installed(extra):
        raise MissingExtraError(f"{purpose} needs an extra: pip install 'unkg[{extra}]'")
