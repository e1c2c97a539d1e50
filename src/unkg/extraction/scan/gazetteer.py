"""The names of bodies, mechanisms, instruments and States in a language, made ready for a search."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import MatchKind
from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.layout.word_spacing import WordSpacing
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import RAISED, SMALL, any_of
from unkg.model import Authorities

Kind = Literal["body", "mechanism", "instrument", "state"]
Form = Literal["full", "acronym", "short"]


class Key(NamedTuple):
    """The key of an authority record."""

    kind: Kind
    id: str


class NameMention(Struct, frozen=True, gc=False):
    """A name in the normalized text and the records that it can refer to."""

    start: int
    end: int
    form: Form
    keys: tuple[Key, ...]
    words: str


class Entry(Struct, frozen=True):
    """A spelling of names, and what a text must do to be read as one."""

    form: Form
    keys: tuple[Key, ...]
    exact: str | None
    """The required spelling of an acronym."""
    capital: bool
    """Whether the first letter must be a capital."""


class Gazetteer(Struct, frozen=True, eq=False):
    """All names in a language, compiled for searching."""

    language: Language
    search: WordSearch
    entries: tuple[tuple[Entry, ...], ...]
    short_forms: dict[Key, tuple[str, ...]]
    """Lower-case short forms of each record."""
    prepares: dict[Key, dict[str, Key]]
    """Lower-case short forms that may follow a record's full name, with the record that each then refers to.

    They are those of the record itself and of the records that it introduces.
    """
    introduces: dict[Key, tuple[Key, ...]]
    """Records of which one name contains the other: the Office of the High Commissioner and the High Commissioner."""
    full_names: dict[Key, frozenset[str]]
    """Lower-case full names of each record."""
    bearers: dict[str, tuple[Key, ...]]
    """Each lower-case short form with all records that share it."""
    nominatives: dict[str, str]
    """Lower-case short forms in their other cases, with the first."""
    spacing: WordSpacing | None
    """What sets words apart in a script without spaces."""
    longer: re.Pattern[str]
    """What follows a short form that is the beginning of a longer name."""
    endings: dict[Key, tuple[str, ...]]
    """Short forms between title signs that end a record's names, which it does not bear: “《公约》”, “水井公约”."""
    joints: tuple[str, ...]
    """What stands between an organ and its organization, with the spaces: “ of the ”."""

    def short_of(self, mention: NameMention) -> str:
        """The lower-case short form of a mention, in its first case: what a text defines, it may decline."""
        words = mention.words.lower()
        return self.nominatives.get(words, words)


TITLE_SIGNS = "《》"
"""The signs around a title, in scripts that have no capitals for names."""

_Names = tuple[Key, list[str], Iterable[str], Iterable[str]]
"""Key; names, acronyms and short forms in one language."""

_PLAIN = str.maketrans("’‘“”„«»‐‑–—", "''" + 5 * '"' + "----")
_TYPOGRAPHIC = re.compile("[’‘“”„«»‐‑–—]")


@lru_cache(maxsize=8)
def gazetteer(authorities: Authorities, language: Language) -> Gazetteer:
    """The gazetteer of a set of authorities in a language, built once."""
    records = list(_in_language(_records(authorities), language))
    full = {key: [_plain(name) for name in names] for key, names, _, _ in records}
    short_forms = {key: tuple(_plain(s).lower() for s in shorts) for key, _, _, shorts in records}
    never_small = map(language.declension.forms, language.name_forms.get("never_small", ()))
    joints = _joints(language)
    owned = _owned(records, authorities, language, joints)
    entries = _entries(
        [*records, *owned, *_dated(records, authorities, language)],
        tuple(form for forms in never_small for form in forms),
    )
    # The genitive alone joins them where names decline: “Управление Верховного комиссара по правам человека”.
    introduces = _introductions(full, (" ",) if language.declension.nouns else joints)
    bearers: dict[str, tuple[Key, ...]] = {}
    for key, shorts in short_forms.items():
        for short in shorts:
            bearers[short] = (*bearers.get(short, ()), key)
    return Gazetteer(
        language=language,
        search=WordSearch(entries, MatchKind.LeftmostLongest),
        spacing=WordSpacing.of(language, entries, bearers.keys() - {n.lower() for own in full.values() for n in own}),
        entries=tuple(entries.values()),
        short_forms=short_forms,
        nominatives=_nominatives(language),
        prepares={key: _prepared(key, introduces.get(key, ()), short_forms) for key in short_forms},
        introduces=introduces,
        full_names={key: frozenset(n.lower() for n in own) for key, own in full.items()},
        bearers=bearers,
        longer=_longer(language),
        endings=_endings(full, bearers),
        joints=joints,
    )


def _endings(full: dict[Key, list[str]], bearers: dict[str, tuple[Key, ...]]) -> dict[Key, tuple[str, ...]]:
    titles = {short: short.strip(TITLE_SIGNS) for short in bearers if short[0] in TITLE_SIGNS}
    if not titles:
        return {}
    found = {
        key: tuple(
            short
            for short, noun in titles.items()
            if key not in bearers[short] and any(name.strip(TITLE_SIGNS).endswith(noun) for name in names)
        )
        for key, names in full.items()
        if key.kind == "instrument"
    }
    return {key: shorts for key, shorts in found.items() if shorts}


def _longer(language: Language) -> re.Pattern[str]:
    """What follows a short form that is the beginning of a longer name.

    Never what a body is to do (“le Comité d'examiner”), a date (“l'Assemblée du 15 mars”) nor what only a clause goes
    on with (“saisit le Conseil de toute question”). In a language of `longer_capitals`, any adjective of a title is
    (“el Consejo Soberano”), but no person's title (“el Relator Especial Sr. Pozo”).
    """
    words, forms = language.addressee_words, language.name_forms
    deed = rf"{any_of(words['to_act'])} ?[{SMALL}]*{any_of(words['infinitive_endings'])}\b"
    capitals = "".join(forms.get("longer_capitals", ()))
    adjective = rf"|[{capitals}][{SMALL}]{{2,}}" if capitals else ""
    return re.compile(
        rf" (?!{deed}|{any_of(forms.get('not_longer', ()))}\b)"
        rf"(?:{any_of(forms.get('longer', ()))}(?:\b|(?=[{RAISED}])|(?<='))(?! ?\d)"
        rf"|{any_of(forms.get('longer_numbered', ()))}\b{adjective})"
    )


def _nominatives(language: Language) -> dict[str, str]:
    """What each case of a language's short forms is a case of; none for what two may be, or is a first case itself."""
    bases = {_plain(short).lower() for shorts in language.short_forms.values() for short in shorts}
    found: dict[str, set[str]] = {}
    for base in bases:
        for form in language.declension.forms(base):
            found.setdefault(_plain(form).lower(), set()).add(base)
    return {form: base for form, (base, *others) in found.items() if not others and form not in bases}


_FORMS: tuple[Form, ...] = ("full", "acronym", "short")
"""The forms in order of preference for the same spelling."""


def _entries(records: list[_Names], never_small: tuple[str, ...]) -> dict[str, tuple[Entry, ...]]:
    """The entries of each lower-case spelling: full names, then acronyms, then short forms.

    `never_small` is what begins names whose first letter is always a capital: “комиссия по правам человека” is a
    State's.
    """
    bearing: dict[tuple[str, Form, str | None, bool], dict[Key, None]] = {}
    for key, names, acronyms, shorts in records:
        for name in dict.fromkeys(_plain(n) for n in names):
            may_be_small = (key.kind == "mechanism" and " " in name) or _is_small(name)
            may_be_small = may_be_small and not name.startswith(never_small)
            capital = not may_be_small and not name[0].islower()
            bearing.setdefault((name.lower(), "full", None, capital), {})[key] = None
        for acronym in map(_plain, acronyms):
            bearing.setdefault((acronym.lower(), "acronym", acronym, False), {})[key] = None
        for short in map(_plain, shorts):
            bearing.setdefault((short.lower(), "short", None, short[:1].isupper()), {})[key] = None
    found: dict[str, list[Entry]] = {spelling: [] for spelling in sorted({s for s, *_ in bearing})}
    for (spelling, form, exact, capital), keys in bearing.items():
        found[spelling].append(Entry(form, tuple(keys), exact, capital))
    return {s: tuple(sorted(entries, key=lambda e: _FORMS.index(e.form))) for s, entries in found.items()}


_LEAST_OF_SMALL = 4
"""Words of a name in small letters, which a text may begin with one too."""


def _is_small(name: str) -> bool:
    """Whether a name is in small letters but for its first.

    “High-level political forum on sustainable development”; never “The future we want”, which can be mere words.
    """
    first, _, rest = name.partition(" ")
    return rest.islower() and rest.count(" ") + 2 >= _LEAST_OF_SMALL and len(first) > len("The")


def _plain(name: str) -> str:
    # Translating a name of another alphabet takes several times as long as seeing that nothing is to be translated.
    return name.translate(_PLAIN) if _TYPOGRAPHIC.search(name) else name


Record = tuple[Key, list[str], Iterable[str], Iterable[str], tuple[tuple[str, str], ...]]
"""Key; names, acronyms and short forms in English; labels in other languages."""


def _records(authorities: Authorities) -> Iterator[Record]:
    for body in authorities.bodies.values():
        # The organ inside "President of the General Assembly" is what a text cites.
        if not body.name.startswith("President of the "):
            yield Key("body", body.name), [body.name, *body.names], body.acronyms, body.short_forms, body.labels
    for m in authorities.mechanisms.values():
        yield Key("mechanism", m.name), [m.name, *m.names], m.acronyms, m.short_forms, m.labels
    for i in authorities.instruments.values():
        yield Key("instrument", i.id), [i.title, *i.names], i.acronyms, i.short_forms, i.labels
    for state in authorities.states.values():
        yield Key("state", state.iso3), [state.name, *state.names], (), (), state.labels


def _in_language(records: Iterator[Record], language: Language) -> Iterator[_Names]:
    """Names in a language: the records' own in English, else their labels; acronyms are common to all languages."""
    for key, names, acronyms, shorts, labels in records:
        if language.code == "en":
            yield key, names, acronyms, shorts
        else:
            declined, read = language.declension.forms, language.script.read
            own = [read(label) for code, label in labels if code == language.code]
            forms = (form for short in shorts for form in _fitting(language.short_forms.get(short, ()), own))
            translated = [each for form in forms for each in declined(form)]
            # "ВОЗ" is written so, and no beginning of a sentence ("Воз").
            own_acronyms = [label for label in own if label.isupper() and label.isalpha()]
            own_names = [form for label in own if label not in own_acronyms for form in declined(label)]
            yield key, own_names, (*acronyms, *own_acronyms), translated


_NOUN = 4
"""Letters that tell two nouns apart whatever their gender: “Rapporteuse” is of a “Rapporteur”."""


def _fitting(forms: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...]:
    """The short forms whose noun a record's names have, if any: “Bureau” stands for no “Office des Nations Unies”."""
    lower = " ".join(names).lower()
    return tuple(form for form in forms if form[:_NOUN].lower() in lower) or forms


_LONGEST_ORGAN = 5
"""Words: a longer name before “of the” is not an organ (“Voluntary Technical Assistance Trust Fund”)."""


def _joints(language: Language) -> tuple[str, ...]:
    """What stands between an organ and its organization; one that ends in an apostrophe has no space behind it."""
    words = language.name_words.get("organ_of", ())
    return tuple(f" {word}" if word.endswith("'") else f" {word} " for word in words)


def parted(name: str, joints: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The name of an organ as head, joint and organization, by the first of each joint in it."""
    for joint in joints:
        head, found, tail = name.partition(joint)
        if found and len(head.split()) <= _LONGEST_ORGAN:
            yield head, found, tail


def _owned(
    records: list[_Names],
    authorities: Authorities,
    language: Language,
    joints: Sequence[str],
) -> Iterator[_Names]:
    """Names of mandates with their owner: “Special Rapporteur of the Human Rights Council on the right to food”.

    In a language that declines names, the owner's genitive: “Специальный докладчик Совета по правам человека по”.
    """
    before = [f" {word} " for word in language.name_words.get("subject_behind_owner", ())]
    owners = {key.id: names[0] for key, names, _, _ in records if key.kind == "body" and names} if before else {}
    for key, names, _, _ in records if before else ():
        owner = owners.get(authorities.mechanisms[key.id].parent or "") if key.kind == "mechanism" else None
        if owner:
            of = f" {language.declension.forms(owner)[1]}" if language.declension.nouns else f"{joints[0]}{owner}"
            parts = [name.partition(on) for name in names for on in before]
            own = [f"{head}{of}{on}{subject}" for head, on, subject in parts if on and head.count(" ") == 1]
            yield key, own, (), ()


def _dated(records: list[_Names], authorities: Authorities, language: Language) -> Iterator[_Names]:
    """Names of instruments with their year before the subject: “Convention de 1954 relative au statut”."""
    behind = re.compile(rf" (?={any_of(language.name_words.get('behind_year', ()))}\b)")
    for key, names, _, _ in records:
        year = (authorities.instruments[key.id].adopted or "")[:4] if key.kind == "instrument" else ""
        undated = (behind.split(name, 1) for name in names if year and year not in name)
        dated = [f" {of} {year} ".join(p) for p in undated if len(p) > 1 for of in language.name_words["of_year"]]
        if dated:
            yield key, dated, (), ()


def _introductions(full: dict[Key, list[str]], joints: Sequence[str]) -> dict[Key, tuple[Key, ...]]:
    owner = {name.lower(): key for key, names in full.items() for name in names if " " in name}
    found: dict[Key, tuple[Key, ...]] = {}
    for key, names in full.items():
        for name in names:
            for _, _, tail in parted(name.lower(), joints):
                inner = owner.get(tail)
                if inner and inner != key:
                    found[key] = (*found.get(key, ()), inner)
                    found[inner] = (*found.get(inner, ()), key)
    return found


def _prepared(key: Key, introduced: tuple[Key, ...], short_forms: dict[Key, tuple[str, ...]]) -> dict[str, Key]:
    """The short forms that may follow a record's name, with the record that each refers to.

    An introduced record needs a short form of several words; the record itself may have any.
    """
    inner = {short: other for other in introduced for short in short_forms.get(other, ()) if " " in short}
    return inner | dict.fromkeys(short_forms[key], key)
