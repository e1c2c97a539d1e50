"""The curated records in `data/`."""

from dataclasses import dataclass, field
from typing import Final

from unkg.model.closed_lists import DocumentKind

OFFICIAL_LANGUAGES: Final = ("ar", "en", "es", "fr", "ru", "zh")
"""Codes of the official languages of the United Nations."""
IDENTIFIER_SCHEMES: Final = ("akn-organization", "iso-3166-alpha-2", "mtdsg", "unbis")
"""Where records have identifiers beside their keys: Akoma Ntoso files of the United Nations, ISO 3166-1, Multilateral
Treaties Deposited with the Secretary-General, the UNBIS Thesaurus."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organ, committee, office, court, mission, force or organization. `name` is its key."""

    name: str
    kind: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Other full names."""
    short_forms: tuple[str, ...] = ()
    """Short forms, valid only after the text has introduced the body: `Council`, `High Commissioner`."""
    parent: str | None = None
    predecessor: str | None = None
    established_by: str | None = None
    since: str | None = None
    until: str | None = None
    labels: tuple[tuple[str, str], ...] = ()
    """(language, name) in the other UN languages."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """(scheme, identifier) elsewhere, the scheme one of `IDENTIFIER_SCHEMES`."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """The holder of a mandate: a special procedure, a commission of inquiry, a review. `name` is its key."""

    name: str
    kind: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    parent: str | None = None
    established_by: str | None = None
    since: str | None = None
    until: str | None = None
    state: str | None = None
    """ISO 3166-1 alpha-3 code of the State of a country mandate."""
    labels: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, declaration, charter, statute or plan of action. `id` is its key (`ICCPR`)."""

    id: str
    title: str
    kind: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    adopted: str | None = None
    adopted_by: str | None = None
    unts: str | None = None
    """Registration number in the United Nations Treaty Series."""
    monitored_by: str | None = None
    """Name of the body that monitors it."""
    parent: str | None = None
    """For a protocol: id of its instrument."""
    members: tuple[str, ...] = ()
    """For a collective name (International Covenants on Human Rights): ids of the members."""
    labels: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A State, named as in UN texts. `iso3` is its key."""

    iso3: str
    m49: str
    name: str
    names: tuple[str, ...] = ()
    """Formal, short and former names."""
    member_since: str | None = None
    until: str | None = None
    labels: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body, or a year if the body numbers by year, with the first and last day of adoptions."""

    body: str
    number: str
    """`55`, `S-17`, `ES-10`, `LXII`, `2003`."""
    opened: str
    closed: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A symbol prefix, with its body and the kind of its documents."""

    prefix: str
    body: str
    kind: DocumentKind
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Authorities:
    """The authority records in `data/`, by key; equal only to itself."""

    bodies: dict[str, Body] = field(default_factory=dict)
    mechanisms: dict[str, Mechanism] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
    series: tuple[Series, ...] = ()
