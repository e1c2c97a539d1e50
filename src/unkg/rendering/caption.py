"""The text around a picture, and where its links lead."""

from collections.abc import Callable
from dataclasses import dataclass

from unkg.rendering.labels import link


@dataclass(frozen=True, slots=True)
class Caption:
    """Title and source of a picture."""

    title: str
    subtitle: str
    command: str
    """The command line that draws it."""
    source: str = "Source: citations that unkg read in texts of the United Nations, https://w3id.org/unkg/"
    address: Callable[[str], str | None] = link
    """Symbol → where its box leads; the official text if nothing else is given."""
