"""States by their names, whoever writes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from unkg.model import Authorities, State
from unkg.symbols import folded

_TURKISH = str.maketrans("ÝýÞþÐð", "İıŞşĞğ")
"""Turkish letters as they look where their code page was taken for the Western one: `TÜRKÝYE`."""


@lru_cache(maxsize=4096)
def state_code(name: str, authorities: Authorities) -> str | None:
    """ISO 3166-1 alpha-3 of a State by any of its English names; None: no State known, or more than one.

    Case, accents, apostrophes, hyphens and the article do not matter, nor Turkish letters in another code page.
    """
    codes = _codes(authorities)
    return codes.get(folded(name)) or codes.get(folded(name.translate(_TURKISH)))


def state_code_in_any_language(name: str, authorities: Authorities) -> str | None:
    """The same by the code itself too, and by the names in all official languages, English first."""
    return state_code(name, authorities) or _codes_in_any_language(authorities).get(folded(name))


@lru_cache(maxsize=4)
def _codes(authorities: Authorities) -> Mapping[str, str]:
    return _of_one((state, (state.name, *state.names)) for state in authorities.states.values())


@lru_cache(maxsize=4)
def _codes_in_any_language(authorities: Authorities) -> Mapping[str, str]:
    states = authorities.states.values()
    return _of_one((state, (state.iso3, *(label for _, label in state.labels))) for state in states)


def _of_one(named: Iterable[tuple[State, Iterable[str]]]) -> Mapping[str, str]:
    """The codes by name, without the names that more than one State bears."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for state, names in named:
        for name in names:
            bearers[folded(name)].add(state.iso3)
    return {name: min(codes) for name, codes in bearers.items() if len(codes) == 1}
