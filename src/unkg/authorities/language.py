"""The grammar's words in one language: `data/languages/CODE.toml` as a record."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from unkg.authorities.language_keys import read_table
from unkg.authorities.rows import AuthorityError
from unkg.model import Relation, Strength


class Words(dict[str, tuple[str, ...]]):
    """The words of one table by what they are for; a purpose that a table leaves out has none."""

    def __missing__(self, purpose: str) -> tuple[str, ...]:
        return ()


Forms = tuple[str, str, str, str]
"""Of a verb: third person, present participle, past, past participle."""
_FIRST = "en"
"""The language by whose base forms the verbs of all languages are known."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What the extractor looks for in texts of one language; in lower case unless its table says otherwise."""

    code: str
    months: dict[str, int]
    """As printed: with a capital in English."""
    dates: dict[str, tuple[str, ...]]
    ordinals: dict[str, int]
    citation: dict[str, tuple[str, ...]]
    treaty_body_words: Words
    footnote_words: Words
    units: dict[str, tuple[str, ...]]
    """Pinpoint unit (`para`, `art`) to the words for it."""
    pinpoint_words: dict[str, tuple[str, ...]]
    structure: dict[str, tuple[str, ...]]
    masthead: dict[str, tuple[str, ...]]
    types: dict[str, str]
    name_forms: dict[str, tuple[str, ...]]
    short_forms: dict[str, tuple[str, ...]]
    """English short form of a name (`Council`) to this language's; empty for English."""
    name_words: Words
    mandates: dict[str, tuple[str, ...]]
    mandate_words: Words
    reported_words: Words
    leads: tuple[tuple[str, Relation], ...]
    """Words directly before a citation and the relation they tell, longest first."""
    relation_words: Words
    relation_verbs: dict[str, Relation]
    relation_participles: dict[str, Relation]
    strengths: dict[str, Strength]
    """Base form of an operative verb to what it does."""
    forms: dict[str, tuple[Forms, ...]]
    """English base form to the forms of each verb that means it."""
    word_forms: Words
    action_words: Words
    repeated: dict[str, Strength]
    """What a verb like “reiterates” can repeat (“its request”), and the strength that it then has."""
    participles: dict[str, str]
    """Past participles that no rule gives, to base forms."""
    participle_words: Words
    recommendation_words: Words
    impersonal: dict[str, str]
    """What follows “it” where something is recommended (“is recommended”), to its verb."""
    speaker_in_key: dict[str, str]
    """Letters in a document's key to the kind of author that they stand for."""
    needing: dict[str, str]
    """What says that something is needed (“are required”), to its verb."""
    review_words: Words
    deadline_words: Words
    report_words: Words
    damage: Words
    addressees: dict[str, str]
    """Words for a class of addressees to the class."""
    addressee_words: Words
    addressee_of: dict[str, str]
    """One of a class (“State”), as printed, to the class."""


def load_languages(folder: Path) -> dict[str, Language]:
    """The languages that have a file in `folder`, by code; raises AuthorityError as `read_table` does.

    What verbs do is told once, by English base forms; another language's table says which verbs of its own mean them.
    """
    tables = {path.stem: read_table(path, _FIRST) for path in sorted(folder.glob("*.toml"))}
    if _FIRST not in tables:
        raise AuthorityError(folder / f"{_FIRST}.toml", 1, "(all)", "there is no such file, on which all others rest")
    first = _language(tables[_FIRST], None)
    return {code: first if code == _FIRST else _language(table, first) for code, table in tables.items()}


def _language(table: dict[str, Any], first: Language | None) -> Language:
    leads = [
        (word, cast(Relation, entry["relation"])) for entry in table["relations"]["leads"] for word in entry["words"]
    ]
    if first is None:
        strengths = {verb: cast(Strength, s) for s, verbs in table["actions"]["strengths"].items() for verb in verbs}
        relation_verbs = cast("dict[str, Relation]", table["relations"]["verbs"])
        forms = _english_forms((*strengths, *relation_verbs), table["actions"]["irregular"])
    else:
        forms = {base: tuple(cast(Forms, tuple(f)) for f in verbs) for base, verbs in table["verbs"].items()}
        strengths = {base: strength for base, strength in first.strengths.items() if base in forms}
        relation_verbs = {base: relation for base, relation in first.relation_verbs.items() if base in forms}
    return Language(
        code=table["language"],
        months=table["months"],
        dates=_lists(table["dates"]),
        ordinals=table["ordinals"],
        citation=_lists(table["citation"]),
        treaty_body_words=_words(table, "treaty_body_words"),
        footnote_words=_words(table, "footnote_words"),
        units=_lists(table["pinpoints"]),
        pinpoint_words=_lists(table["pinpoint_words"]),
        structure=_lists(table["structure"]),
        masthead=_lists({key: words for key, words in table["masthead"].items() if key != "types"}),
        types=table["masthead"]["types"],
        name_forms=_lists({key: words for key, words in table["names"].items() if key != "short_forms"}),
        short_forms=_lists(table["names"].get("short_forms", {})),
        name_words=_words(table, "name_words"),
        mandates=_lists(table["mandates"]),
        mandate_words=_words(table, "mandate_words"),
        reported_words=_words(table, "reported_words"),
        leads=tuple(sorted(leads, key=lambda lead: (-len(lead[0]), lead[0]))),
        relation_words=_words(table, "relation_words"),
        relation_verbs=relation_verbs,
        relation_participles=cast("dict[str, Relation]", table["relations"].get("participles", {})),
        strengths=strengths,
        forms=forms,
        word_forms=_words(table, "word_forms"),
        action_words=_words(table, "action_words"),
        repeated={noun: cast(Strength, s) for s, nouns in table.get("repeated", {}).items() for noun in nouns},
        participles=table.get("participles", {}),
        participle_words=_words(table, "participle_words"),
        recommendation_words=_words(table, "recommendation_words"),
        impersonal=table.get("impersonal", {}),
        speaker_in_key=table.get("speaker_in_key", {}),
        needing=table.get("needing", {}),
        review_words=_words(table, "review_words"),
        deadline_words=_words(table, "deadline_words"),
        report_words=_words(table, "report_words"),
        addressee_words=_words(table, "addressee_words"),
        addressee_of=table.get("addressee_of", {}),
        damage=_words(table, "damage"),
        addressees={word: name for name, words in table["addressees"].items() for word in words},
    )


def _english_forms(bases: tuple[str, ...], irregular: dict[str, list[str]]) -> dict[str, tuple[Forms, ...]]:
    return {base: (cast(Forms, tuple(irregular[base])) if base in irregular else _inflected(base),) for base in bases}


def _words(table: dict[str, Any], name: str) -> Words:
    return Words(_lists(table.get(name, {})))


def _lists(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: (value,) if isinstance(value, str) else tuple(value) for key, value in table.items()}


def _inflected(base: str) -> Forms:
    """The regular English forms of a verb; what follows its first word stays as it is (`call upon`, `calls upon`)."""
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
