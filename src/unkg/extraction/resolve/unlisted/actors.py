"""The names of States and the acronyms of bodies that authorities hold, for words before a head."""

from functools import lru_cache

from unkg.authorities.language import Language
from unkg.model import Authorities


@lru_cache(maxsize=4)
def states(authorities: Authorities) -> frozenset[str]:
    """The names of States."""
    return frozenset(n for s in authorities.states.values() for n in (s.name, *s.names))


@lru_cache(maxsize=4)
def of_states(authorities: Authorities) -> tuple[str, ...]:
    """What a name ends in that is a State's: “of Utopia”."""
    return tuple(f" of {article}{name}" for name in states(authorities) for article in ("", "the "))


@lru_cache(maxsize=8)
def organizations(authorities: Authorities, language: Language) -> frozenset[str]:
    """The names of organizations of States, which mark their organs: “Lake Union Wells Centre”."""
    kinds = language.unlisted_names["organizations"]
    return frozenset(n for b in authorities.bodies.values() if b.kind in kinds for n in (b.name, *b.names, *b.acronyms))


@lru_cache(maxsize=4)
def acronyms(authorities: Authorities) -> frozenset[str]:
    """The acronyms of all bodies."""
    return frozenset(acronym for body in authorities.bodies.values() for acronym in body.acronyms)


@lru_cache(maxsize=4)
def bodies(authorities: Authorities) -> frozenset[str]:
    """The names and acronyms of all bodies."""
    return acronyms(authorities).union(n for b in authorities.bodies.values() for n in (b.name, *b.names))
