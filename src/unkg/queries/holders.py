"""Find the holder of a mandate by words that people write: “1591 panel”, “DPRK rapporteur”, UNFICYP."""

from collections.abc import Iterator, Mapping

from unkg import symbols
from unkg.model import Authorities, Body, Mechanism, State

HolderNames = Mapping[str, tuple[str, ...]]
"""Label of a holder → all its names."""


def holders_named(words: str, holders: HolderNames, states: Mapping[str, State]) -> list[str]:
    """The labels of the holders one of whose names has all the words, in any order.

    Numbers must be equal; of other words the beginning is enough. A State may be called by any of its names.
    """
    variants = [text.split() for text in _variants(symbols.normalized_name(words), states)]
    return [
        label
        for label, names in holders.items()
        if any(_has_all(symbols.normalized_name(name).split(), wanted) for name in names for wanted in variants)
    ]


def _variants(text: str, states: Mapping[str, State]) -> Iterator[str]:
    """The text, and the same with a State's other names: “dprk” is “democratic peoples republic of korea”."""
    yield text
    for state in states.values():
        names = [symbols.normalized_name(name) for name in (state.name, *state.names)]
        for written in names:
            if f" {written} " in f" {text} ":
                yield from (
                    f" {text} ".replace(f" {written} ", f" {name} ").strip() for name in names if name != written
                )


def _has_all(name: list[str], wanted: list[str]) -> bool:
    return bool(wanted) and all(any(_is_word(word, part) for word in name) for part in wanted)


def _is_word(word: str, part: str) -> bool:
    """Whether a word of a name is the one that is meant: `rapporteur` by `rapp`, but not `1591` by `159`."""
    return word == part or (part.isalpha() and len(part) > 2 and word.startswith(part))


def names_of_holders(authorities: Authorities) -> HolderNames:
    """All names of the bodies and mechanisms of the authorities."""
    records: list[Body | Mechanism] = [*authorities.bodies.values(), *authorities.mechanisms.values()]
    return {
        record.name: (record.name, *record.acronyms, *record.names, *(label for _, label in record.labels))
        for record in records
    }
