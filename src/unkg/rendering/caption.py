"""The text around a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caption:
    """Title and source of a picture."""

    title: str
    subtitle: str
    command: str
    """The command line that draws it."""
    source: str = "Source: citations that unkg read in texts of the United Nations, https://w3id.org/unkg/"
