"""Names of bodies, mechanisms, instruments and States, found in one pass over the normalized text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final, Literal, NamedTuple

from ahocorasick_rs import MatchKind
from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.layout.word_spacing import WordSpacing
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import CAPITAL, RAISED, SMALL, any_of
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


@dataclass(frozen=True, slots=True)
class _Entry:
    form: Form
    keys: tuple[Key, ...]
    exact: str | None
    """The required spelling of an acronym."""
    capital: bool
    """Whether the first letter must be a capital."""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All names in a language, compiled for searching."""

    language: Language
    search: WordSearch
    entries: tuple[tuple[_Entry, ...], ...]
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
    joints: tuple[str, ...]
    """What stands between an organ and its organization, with the spaces: “ of the ”."""

    def short_of(self, mention: NameMention) -> str:
        """The lower-case short form of a mention, in its first case: what a text defines, it may decline."""
        words = mention.words.lower()
        return self.nominatives.get(words, words)


_PLAIN = str.maketrans("’‘“”‐‑–—", "''\"\"----")
_TYPOGRAPHIC = re.compile("[’‘“”‐‑–—]")


@lru_cache(maxsize=8)
def gazetteer(authorities: Authorities, language: Language) -> Gazetteer:
    """The gazetteer of a set of authorities in a language, built once."""
    records = list(_in_language(_records(authorities), language))
    full = {key: [_plain(name) for name in names] for key, names, _, _ in records}
    short_forms = {key: tuple(_plain(s).lower() for s in shorts) for key, _, _, shorts in records}
    entries = _entries(records)
    joints = _joints(language)
    introduces = _introductions(full, joints)
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
        joints=joints,
    )


def _longer(language: Language) -> re.Pattern[str]:
    """What follows a short form that is the beginning of a longer name.

    Never what a body is to do (“le Comité d'examiner”), a date (“l'Assemblée du 15 mars”) nor what only a clause goes
    on with (“saisit le Conseil de toute question”).
    """
    words, forms = language.addressee_words, language.name_forms
    deed = rf"{any_of(words['to_act'])} ?[{SMALL}]*{any_of(words['infinitive_endings'])}\b"
    return re.compile(
        rf" (?!{deed}|{any_of(forms.get('not_longer', ()))}\b)(?:{any_of(forms.get('longer', ()))}(?:\b|(?<='))(?! ?\d)"
        rf"|{any_of(forms.get('longer_numbered', ()))}\b)"
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


def _entries(records: list[tuple[Key, list[str], Iterable[str], Iterable[str]]]) -> dict[str, tuple[_Entry, ...]]:
    """The entries of each lower-case spelling: full names, then acronyms, then short forms."""
    bearing: dict[tuple[str, Form, str | None, bool], dict[Key, None]] = {}
    for key, names, acronyms, shorts in records:
        for name in dict.fromkeys(_plain(n) for n in names):
            may_be_small = (key.kind == "mechanism" and " " in name) or _is_small(name)
            capital = not may_be_small and not name[0].islower()
            bearing.setdefault((name.lower(), "full", None, capital), {})[key] = None
        for acronym in map(_plain, acronyms):
            bearing.setdefault((acronym.lower(), "acronym", acronym, False), {})[key] = None
        for short in map(_plain, shorts):
            bearing.setdefault((short.lower(), "short", None, short[:1].isupper()), {})[key] = None
    found: dict[str, list[_Entry]] = {spelling: [] for spelling in sorted({s for s, *_ in bearing})}
    for (spelling, form, exact, capital), keys in bearing.items():
        found[spelling].append(_Entry(form, tuple(keys), exact, capital))
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


def _in_language(
    records: Iterator[Record], language: Language
) -> Iterator[tuple[Key, list[str], Iterable[str], Iterable[str]]]:
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


_LONGEST_NAME = 200
"""Characters."""
_LONGEST_ORGAN = 5
"""Words: a longer name before “of the” is not an organ (“Voluntary Technical Assistance Trust Fund”)."""
_COMMON: Final = {"General Assembly", "United Nations Secretariat", "Secretary-General of the United Nations"}
"""Bodies of the United Nations that others have too, and that a language may call by a common noun."""
_OWNERS: Final = {*_COMMON, "United Nations", "Security Council", "Economic and Social Council", "Human Rights Council"}


def _joints(language: Language) -> tuple[str, ...]:
    """What stands between an organ and its organization; one that ends in an apostrophe has no space behind it."""
    words = language.name_words.get("organ_of", ())
    return tuple(f" {word}" if word.endswith("'") else f" {word} " for word in words)


def _parted(name: str, joints: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The name of an organ as head, joint and organization, by the first of each joint in it."""
    for joint in joints:
        head, found, tail = name.partition(joint)
        if found and len(head.split()) <= _LONGEST_ORGAN:
            yield head, found, tail


def _introductions(full: dict[Key, list[str]], joints: Sequence[str]) -> dict[Key, tuple[Key, ...]]:
    owner = {name.lower(): key for key, names in full.items() for name in names if " " in name}
    found: dict[Key, tuple[Key, ...]] = {}
    for key, names in full.items():
        for name in names:
            for _, _, tail in _parted(name.lower(), joints):
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


def find_names(normalized: NormalizedText, names: Gazetteer) -> list[NameMention]:
    """The names in a text: the leftmost and longest, as whole words, in the case that each form requires."""
    found: list[NameMention] = []
    text, lower = normalized.text, normalized.lower
    of_states = tuple(f"{word} " for word in names.language.name_words.get("of_one_state", ()))
    for index, start, end in names.search.places(lower):
        # Most matches of the search are inside words, most others between spaces: neither needs a call.
        behind = lower[end : end + 1]
        if behind in _LETTERS:
            continue
        if not (behind in _APART and text[start - 1 : start] in _APART) and not _bounded(text, start, end):
            continue
        words = text[start:end]
        for entry in names.entries[index]:
            if (entry.exact is None or entry.exact == words) and (
                not entry.capital or words[0] in _CAPITAL_LETTERS or _is_capitalised(words)
            ):
                mention = NameMention(start, end, entry.form, entry.keys, words)
                if entry.form == "full" and entry.keys[0].kind == "body" and text.endswith(of_states, 0, start):
                    pass  # "National Commission on Human Rights"
                elif (
                    behind == " "
                    and text[end + 1 : end + 2].isupper()
                    and (longer := _longer_tail(mention, normalized, names))
                ):
                    found.append(longer)
                elif not names.language.script.spaces and found and _is_of_another(mention, found[-1]):
                    pass  # "联合国森林论坛秘书处"
                else:
                    found += _organ_and_organization(mention, names)
                break
    return found


def _longer_tail(mention: NameMention, normalized: NormalizedText, names: Gazetteer) -> NameMention | None:
    """The full name that begins behind a joint of a name and ends behind it.

    “secretariat of the | United Nations Conference on Wells”, where “secretariat of the United Nations” is a name too.
    """
    text, lower = normalized.text, normalized.lower
    for joint in names.joints:
        _, found, tail = mention.words.rpartition(joint)
        if not found:
            continue
        start = mention.end - len(tail)
        end = mention.end + _LONGEST_NAME
        for index, begin, stop in names.search.places_in(lower, start, end):
            if begin or start + stop <= mention.end or text[start + stop : start + stop + 1].isalpha():
                break
            words, entry = text[start : start + stop], names.entries[index][0]
            if entry.form == "full" and words[0].isupper():
                return NameMention(start, start + stop, "full", entry.keys, words)
            break
    return None


def _is_of_another(mention: NameMention, before: NameMention) -> bool:
    """Whether a name is a common noun that the organization directly before it owns: “教科文组织大会”."""
    if before.end + 1 != mention.start or before.keys[0].kind != "body" or mention.keys[0].id not in _COMMON:
        return False
    return not any(key.id in _OWNERS for key in before.keys)


def _organ_and_organization(mention: NameMention, names: Gazetteer) -> list[NameMention]:
    """An organ and its organization in one name: “Peace and Security Council | of the African Union”.

    An office is not parted from its holder (“Office of the High Commissioner”); neither is anything that is not an
    organ of a named body, nor what is one name in canonical names: “Comisión de la Unión Africana” is the African Union
    Commission.
    """
    organ = mention.keys[0]
    owners = [k for k in names.introduces.get(organ, ()) if k.kind == "body" and f" {k.id}" in organ.id]
    if not owners or mention.form != "full" or len(mention.keys) != 1 or organ.kind != "body":
        return [mention]
    if mention.words.startswith(names.language.name_words.get("offices", ())):
        return [mention]
    for head, joint, tail in _parted(mention.words, names.joints):
        owner = next((k for k in owners if tail.lower() in names.full_names[k]), None)
        if owner:
            middle = mention.start + len(head)
            return [
                NameMention(mention.start, middle, "full", mention.keys, head),
                NameMention(middle + len(joint), mention.end, "full", (owner,), tail),
            ]
    return [mention]


_CAPITALS = re.compile(rf"\b[{CAPITAL}]")
_SMALL_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LETTERS = frozenset(ascii_lowercase + _SMALL_CYRILLIC)
_CAPITAL_LETTERS = frozenset(ascii_uppercase + _SMALL_CYRILLIC.upper())


def _is_capitalised(words: str) -> bool:
    """Whether words are written as a name.

    They begin with a capital or figure, or contain two capitals (“statute of the Joint Inspection Unit”).
    """
    return not words[0].islower() or len(_CAPITALS.findall(words)) >= 2


_APART = frozenset(("", *" \n,.;:()'\""))
"""What stands beside most names, and nothing at the beginning and end of a text."""


def _is_word_character(letter: str) -> bool:
    return (letter.isalnum() and letter not in RAISED) or letter == "_"


# The number of a note that lost its place above the line: "Rights of the Child14 and"; never "A2" nor "Annex1a".
_NOTE_BEHIND = re.compile(rf"[{SMALL}]{{2}}\d{{1,3}}(?!\w)")


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a match has word boundaries; a capital joined to a word by OCR damage counts as one (“TheHigh”)."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before not in _APART and (
        # A slash is inside a symbol: HRC in A/HRC/25/63, CRC in CRC/C/PRK/4.
        before == "/" or (_is_word_character(before) and not (text[start].isupper() and before.islower()))
    ):
        return False
    if behind in _APART:
        return True
    if behind in "/-":
        return behind == "-" and not text[end + 1 : end + 2].isalpha()
    return not _is_word_character(behind) or _NOTE_BEHIND.match(text, end - 2) is not None
