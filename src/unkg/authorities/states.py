"""Lookup of States by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from unkg.model import Authorities, State
from unkg.symbols import normalized_name

_TURKISH = str.maketrans("ÝýÞþÐð", "İıŞşĞğ")
"""Turkish letters decoded with the Western code page, as in `TÜRKÝYE`, to the right ones."""


@lru_cache(maxsize=4096)
def state_code(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 code of a State by any of its English names; None if no State, or more than one, has the name.

    Case, accents, apostrophes, hyphens and the article are ignored; Turkish letters may be in the wrong code page.
    """
    codes = _codes(authorities)
    return codes.get(normalized_name(name)) or codes.get(normalized_name(name.translate(_TURKISH)))


def state_code_in(language: str, name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 code of a State by any of its names in a language; None if none, or several, have the name."""
    return (
        state_code(name, authorities)
        if language == "en"
        else _codes_in(language, authorities).get(normalized_name(name))
    )


def state_code_in_any_language(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 code of a State by that code or by a name in any official language, English first."""
    return state_code(name, authorities) or _codes_in_any_language(authorities).get(normalized_name(name))


@lru_cache(maxsize=4)
def _codes(authorities: Authorities) -> Mapping[str, str]:
    return _unambiguous((state, (state.name, *state.names)) for state in authorities.states.values())


@lru_cache(maxsize=4)
def _codes_in_any_language(authorities: Authorities) -> Mapping[str, str]:
    states = authorities.states.values()
    return _unambiguous((state, (state.iso3, *(label for _, label in state.labels))) for state in states)


@lru_cache(maxsize=8)
def _codes_in(language: str, authorities: Authorities) -> Mapping[str, str]:
    states = authorities.states.values()
    return _unambiguous((state, (label for code, label in state.labels if code == language)) for state in states)


def _unambiguous(named: Iterable[tuple[State, Iterable[str]]]) -> Mapping[str, str]:
    """Codes by normalized name, without the names that several States share."""
    owners: dict[str, set[str]] = defaultdict(set)
    for state, names in named:
        for name in names:
            owners[normalized_name(name)].add(state.iso3)
    return {name: min(codes) for name, codes in owners.items() if len(codes) == 1}
