"""The words of one language: `data/languages/CODE.toml` as a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple, cast, get_type_hints

from unkg.authorities.declension import Declension
from unkg.authorities.script import Script
from unkg.model import Relation, Strength


class Words(dict[str, tuple[str, ...]]):
    """The words of a table by purpose; empty for a purpose that the table omits."""

    def __missing__(self, purpose: str) -> tuple[str, ...]:
        return ()


Forms = tuple[str, str, str, str]
"""Forms of a verb: third person, present participle, past, past participle."""
_READ_AWAY = frozenset({"word_order", "ordinals"})
"""Tables of what a text is not searched for: it is read as something else before."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words that extraction looks for in texts of one language; lower case unless documented otherwise."""

    code: str
    script: Script
    declension: Declension
    """How names change by case; in most languages nothing does."""
    vocabulary: frozenset[str]
    """In a script without spaces, all words of the table but those that are read as others before it is searched."""
    word_order: Words
    """What stands around a number, a date or a part whose noun stands behind it; empty where the noun stands before."""
    numerals: dict[str, int]
    """Words for numbers that are written without spaces, of one character each."""
    item_letters: dict[str, str]
    """Letters of items in a series of their own to the Latin ones that other languages print."""
    months: dict[str, int]
    """Case-sensitive: capitalized in English."""
    dates: dict[str, tuple[str, ...]]
    ordinals: dict[str, int]
    cardinals: dict[str, int]
    """Numbers in words, as the lengths of terms have them."""
    citation: dict[str, tuple[str, ...]]
    treaty_body_words: Words
    footnote_words: Words
    units: dict[str, tuple[str, ...]]
    """Pinpoint unit (`para`, `art`) to its words."""
    pinpoint_words: Words
    structure: dict[str, tuple[str, ...]]
    masthead: dict[str, tuple[str, ...]]
    types: dict[str, str]
    name_forms: dict[str, tuple[str, ...]]
    short_forms: dict[str, tuple[str, ...]]
    """English short form of a name (`Council`) to the short forms in this language; empty for English."""
    name_words: Words
    treaty_words: Words
    unlisted_names: Words
    mandate_clauses: Words
    reported_words: Words
    leads: tuple[tuple[str, Relation], ...]
    """(words directly before a citation, their relation), longest first."""
    relations_behind: dict[str, Relation]
    """Words directly behind a citation, in languages that state a relation there."""
    relation_words: Words
    relation_verbs: dict[str, Relation]
    relation_participles: dict[str, Relation]
    relation_infinitives: dict[str, Relation]
    relation_expressed: dict[str, Relation]
    """What a body expresses, by its noun: “concern”."""
    strengths: dict[str, Strength]
    """Base form of an operative verb to the strength of its action."""
    forms: dict[str, tuple[Forms, ...]]
    """English base form to the forms of each verb with that meaning."""
    spellings: dict[str, str]
    """Base form of a verb as it is also spelled to the base form that is output: `recognise` → `recognize`."""
    verbs_by_object: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """Third person of a verb to the base forms that it has before words which begin so, each with a space before it."""
    verbs_of_bodies: dict[str, dict[str, str]]
    """Body to forms of verbs and the base forms that they stand for in its texts, whose translators differ."""
    word_forms: Words
    action_words: Words
    repeated: dict[str, Strength]
    """Object of a verb such as “reiterates” (“its request”) to the strength of the action."""
    participles: dict[str, str]
    """Irregular past participles to base forms."""
    participle_words: Words
    recommendation_words: Words
    impersonal: dict[str, str]
    """Words after “it” in a recommendation (“is recommended”) to their verb."""
    speaker_in_key: dict[str, str]
    """Letters in the key of a document to the kind of author that they stand for."""
    needing: dict[str, str]
    """Phrases that state a need (“are required”) to their verb."""
    asked_words: Words
    review_words: Words
    infinitives: dict[str, str]
    """Verbs of other languages that a recommendation of a review begins with to their English base forms."""
    plural_pasts: dict[str, str]
    """Verbs by which several States recommend in the narrative of a review to their English base forms."""
    category_words: Words
    deadline_words: Words
    report_words: Words
    damage: Words
    addressees: dict[str, str]
    """Words to the class of addressees that they denote."""
    addressee_words: Words
    addressee_of: dict[str, str]
    """Member of a class (“State”), case-sensitive, to the class."""
    nationalities: dict[str, str]
    """Adjectives of nationality (“Malian”) to the code of their State; ambiguous ones to several, between spaces."""


_WORDS: Final = tuple(name for name, hint in get_type_hints(Language).items() if hint is Words)
"""The fields with the same name as their table."""
_MAPS: Final = (
    "cardinals",
    "infinitives",
    "plural_pasts",
    "participles",
    "impersonal",
    "speaker_in_key",
    "needing",
    "addressee_of",
    "nationalities",
)
"""Those with the same name that are as they stand there."""


def language_from(written: dict[str, Any], first: Language | None, labels: Iterable[str]) -> Language:
    """The language of a table as `read_table` reads it.

    The meaning of verbs is stated once, by the base forms of the `first` language, for which it is None; other
    languages map their verbs to these. `labels` are the names of records in it: words may be joined to theirs too.
    """
    script, table = _read(written, labels)
    verbs = _verbs(table, first)
    return Language(
        code=table["language"],
        script=script,
        declension=_declension(table.get("declension", {})),
        vocabulary=frozenset() if script.spaces else _vocabulary(table),
        numerals=table.get("word_order", {}).get("numerals", {}),
        item_letters=table.get("word_order", {}).get("letters", {}),
        months=table["months"],
        dates=_lists(table["dates"]),
        ordinals=table["ordinals"],
        citation=_lists(table["citation"]),
        units=_lists(table["pinpoints"]),
        structure=_lists(table["structure"]),
        masthead=_lists({key: words for key, words in table["masthead"].items() if key != "types"}),
        types=table["masthead"]["types"],
        name_forms=_lists({key: words for key, words in table["names"].items() if key != "short_forms"}),
        short_forms=_lists(table["names"].get("short_forms", {})),
        leads=_leads(table["relations"]["leads"]),
        relations_behind=cast("dict[str, Relation]", table["relations"].get("behind", {})),
        relation_verbs=verbs.relations,
        relation_participles=cast("dict[str, Relation]", table["relations"].get("participles", {})),
        relation_infinitives=cast("dict[str, Relation]", table["relations"].get("infinitives", {})),
        relation_expressed=cast("dict[str, Relation]", table["relations"].get("expressed", {})),
        strengths=verbs.strengths,
        forms=verbs.forms,
        spellings=verbs.spellings,
        verbs_by_object=_verbs_by_object(table.get("verbs_by_object", {})),
        verbs_of_bodies=table.get("verbs_of_bodies", {}),
        repeated={noun: cast(Strength, s) for s, nouns in table.get("repeated", {}).items() for noun in nouns},
        addressees={word: name for name, words in table["addressees"].items() for word in words},
        **_as_written(table),
    )


def _as_written(table: dict[str, Any]) -> dict[str, Any]:
    words = {name: Words(_lists(table.get(name, {}))) for name in _WORDS}
    return words | {name: table.get(name, {}) for name in _MAPS}


def _read(written: dict[str, Any], labels: Iterable[str]) -> tuple[Script, dict[str, Any]]:
    """The script of a language, and its other sections in the letters and words in which texts are read."""
    joined = written.get("joined_words", {})
    script = _script(written["script"], joined)
    table = {key: value for key, value in written.items() if key not in {"script", "joined_words"}}
    if joined:
        hosts = map(script.plain, joined["with_pronouns"])
        script = replace(script, nouns=frozenset(hosts))
        script = _knowing(script, _read_as_texts_are(table, script), labels, joined["ordinal_parts"])
    return script, _read_as_texts_are(table, script) if script.read_as or joined else table


def _vocabulary(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(_strings({name: words for name, words in table.items() if name not in _READ_AWAY}))


def _verbs_by_object(
    section: dict[str, dict[str, list[str]]],
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    return {
        form: tuple((base, tuple(f" {word}" for word in words)) for base, words in objects.items())
        for form, objects in section.items()
    }


def _declension(section: dict[str, Any]) -> Declension:
    adjectives, nouns, openings = (_lists(section.get(key, {})) for key in ("adjectives", "nouns", "openings"))
    return Declension(adjectives, nouns, tuple(section.get("and", ())), tuple(section.get("participles", ())), openings)


def _script(section: dict[str, Any], joined: dict[str, Any]) -> Script:
    digits = {ord(digit): str(at % 10) for at, digit in enumerate(section["digits"])}
    capitals = {letter.upper(): read.upper() for letter, read in section["letters"].items()}
    simple = Script(
        read_as=digits | {ord(letter): read for letter, read in (capitals | section["letters"]).items()},
        clause_capitals=section["clause_capitals"],
        spaces=section["spaces"],
    )
    return (
        replace(
            simple,
            silent=joined["silent"],
            conjunctions=tuple(joined["conjunctions"]),
            prepositions=tuple(joined["prepositions"]),
            article=joined["article"],
            possessives=tuple(joined["possessives"]),
            last_letters=joined["last_letters"],
            is_construct=joined["construct"],
            has_ones_first=joined["ones_first"],
            items=simple.plain(joined["items"]),
            letters_of_numbers=tuple(map(simple.plain, joined["letters_of_numbers"])),
            sessions={simple.plain(mark): read for mark, read in joined["sessions"].items()},
            conferences={
                simple.plain(mark).replace(" ", ""): read.split()[0] for mark, read in joined["conferences"].items()
            },
            conferences_alike={
                shapes[0]: shapes for read in joined["conferences"].values() if len(shapes := tuple(read.split())) > 1
            },
        )
        if joined
        else simple
    )


def _knowing(script: Script, table: dict[str, Any], labels: Iterable[str], parts: Iterable[str]) -> Script:
    """A script with the words that others are joined to, those of the language and of names, and numbered parts."""
    citation, names = table["citation"], [script.read(label).split() for label in labels]
    nouns = [noun for kind in ("resolution", "decision", "statement", "documents") for noun in citation[kind]]
    units = [word for words in table["pinpoints"].values() for word in words]
    addressees = _lists(table["addressee_words"])
    asked = [word for key in ("determiners", "governments", "offices", "organs", "heads") for word in addressees[key]]
    phrases = [phrase.split() for phrase in _strings(table)]
    return replace(
        script,
        parts=tuple(word for unit in parts for word in _lists(table["pinpoints"])[unit]),
        ordinals=table["ordinals"],
        to=_lists(citation)["to"],
        nouns=script.nouns | frozenset(nouns),
        known=frozenset(word for phrase in (*phrases, *names) for word in phrase),
        heads=frozenset((*nouns, *units, *asked, *(name[0] for name in names))),
        beginnings=frozenset((name[0], name[1]) for name in names if len(name) > 1),
        whole=frozenset(phrase[0] for phrase in phrases if len(phrase) == 1),
    )


def _strings(value: Any) -> Iterator[str]:
    """The words in a table at any depth, its keys among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in (*value, *(value.values() if isinstance(value, dict) else ())):
            yield from _strings(item)


def _read_as_texts_are(value: Any, script: Script) -> Any:
    """The words of a table as texts are read; its keys are words too."""
    if isinstance(value, dict):
        return {script.read(key): _read_as_texts_are(item, script) for key, item in value.items()}
    if isinstance(value, list):
        return [_read_as_texts_are(item, script) for item in value]
    return script.read(value) if isinstance(value, str) else value


def _leads(entries: list[dict[str, Any]]) -> tuple[tuple[str, Relation], ...]:
    leads = [(word, cast(Relation, entry["relation"])) for entry in entries for word in entry["words"]]
    return tuple(sorted(leads, key=lambda lead: (-len(lead[0]), lead[0])))


class _Verbs(NamedTuple):
    strengths: dict[str, Strength]
    relations: dict[str, Relation]
    forms: dict[str, tuple[Forms, ...]]
    spellings: dict[str, str]


def _verbs(table: dict[str, Any], first: Language | None) -> _Verbs:
    """The verbs of the first language with their meaning; for another language, those that it translates."""
    if first is None:
        own = table["actions"]
        strengths = {verb: cast(Strength, s) for s, verbs in own["strengths"].items() for verb in verbs}
        relations = cast("dict[str, Relation]", table["relations"]["verbs"])
        forms = _english_forms((*strengths, *relations), own["irregular"])
        return _Verbs(strengths, relations, forms, own["spellings"])
    forms = {base: tuple(cast(Forms, tuple(f)) for f in verbs) for base, verbs in table["verbs"].items()}
    return _Verbs(
        {base: strength for base, strength in first.strengths.items() if base in forms},
        {base: relation for base, relation in first.relation_verbs.items() if base in forms},
        forms,
        {},
    )


def _english_forms(bases: tuple[str, ...], irregular: dict[str, list[str]]) -> dict[str, tuple[Forms, ...]]:
    return {base: (cast(Forms, tuple(irregular[base])) if base in irregular else _inflected(base),) for base in bases}


def _lists(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: (value,) if isinstance(value, str) else tuple(value) for key, value in table.items()}


def _inflected(base: str) -> Forms:
    """The regular English forms of a verb; the words after the first do not change (`call upon`, `calls upon`)."""
    verb, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb.endswith("e"):
        third, ing, past = verb + "s", verb[:-1] + "ing", verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        third, ing, past = verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third, ing, past = verb + "es", verb + "ing", verb + "ed"
    else:
        third, ing, past = verb + "s", verb + "ing", verb + "ed"
    return third + tail, ing + tail, past + tail, past + tail
