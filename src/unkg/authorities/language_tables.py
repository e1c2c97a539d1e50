"""Reads the table of a language from `data/languages/*.toml`, and says what is wrong with it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, cast, get_args

from unkg.authorities.language_keys import SECTIONS, Keys
from unkg.authorities.language_values import FORMS, JOINED, OWN_WORDS, SCRIPT, OwnWords, is_verbs, is_words
from unkg.authorities.rows import AuthorityError
from unkg.model import DocumentType, Relation, Strength

_STRUCTURED: Final = ("language", "script", "relations")
"""Required keys with a check of their own."""
_JOINED: Final = "joined_words"
_FIRST: Final = "actions"
_OTHERS: Final = "verbs"
"""English states the meaning of verbs in `actions`; other languages translate these verbs in `verbs`."""


def read_table(path: Path, first: str) -> dict[str, Any]:
    """The table of a language; `first` is the code of the language that states the meaning of verbs.

    Raises AuthorityError, which names file, line and key, for a missing or malformed file, a missing or unknown key,
    a value of the wrong type, and an unknown relation, strength or document type.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        raise AuthorityError(path, 1, "(all)", f"no such file: {path}") from None
    except UnicodeDecodeError as error:
        raise AuthorityError(path, 1, "(all)", f"not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise AuthorityError(path, int(line[1]) if line else 1, "(all)", f"not TOML: {error}") from None
    wrong = next(_errors(table, path.stem, path.stem == first), None)
    if wrong:
        raise AuthorityError(path, _line(text, wrong[0]), wrong[0], wrong[1])
    return table


def read_script(path: Path, first: str) -> dict[str, Any]:
    """The `[script]` of a language, which is read alone where it is the first section; raises as `read_table` does."""
    with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError), path.open(encoding="utf-8") as lines:
        script = tomllib.loads("".join(takewhile(_is_of_script, lines)))["script"]
        if not any(_errors_of_keys("script", SCRIPT, {"letters": {}} | script)):
            return cast("dict[str, Any]", script)
    return cast("dict[str, Any]", read_table(path, first)["script"])


def _is_of_script(line: str) -> bool:
    """Whether a line is before the second section: not "[script.letters]", which may be long."""
    return not line.startswith("[") or line.rstrip() == "[script]"


def _errors(table: dict[str, Any], code: str, is_first: bool) -> Iterator[tuple[str, str]]:
    """Yield (dotted key, problem)."""
    own = _FIRST if is_first else _OTHERS
    known = {*SECTIONS, *OWN_WORDS, *_STRUCTURED, _JOINED, own}
    yield from ((name, "is not a section of a language") for name in table if name not in known)
    needed = [name for sections in (SECTIONS, OWN_WORDS) for name, keys in sections.items() if keys.needed]
    yield from ((name, "is missing") for name in (*_STRUCTURED, own, *needed) if name not in table)
    yield from (
        (name, "must be a section") for name in ("script", "relations", own) if not isinstance(table[name], dict)
    )
    if table["language"] != code:
        yield "language", f"must be '{code}', the name of the file"
    for name, keys in SECTIONS.items():
        yield from _errors_of_section(name, keys, table.get(name))
    for name, words in OWN_WORDS.items():
        yield from _errors_of_words(name, words, table.get(name, {}))
    yield from _errors_of_keys("script", SCRIPT, table["script"])
    if _JOINED in table:
        yield from _errors_of_keys(_JOINED, JOINED, table[_JOINED])
    yield from _errors_of_relations(table["relations"], is_first)
    yield from (
        _errors_of_actions(table[_FIRST])
        if is_first
        else _errors_of_words(
            _OTHERS, OwnWords(f"a list of verbs in {len(FORMS)} forms: {', '.join(FORMS)}", is_verbs), table[_OTHERS]
        )
    )
    citation = table["citation"]
    nouns = tuple(noun for kind in ("resolution", "decision", "statement") for noun in _words_of(citation[kind]))
    yield from _unknown("citation", (("plurals", plural) for plural in _words_of(citation["plurals"])), nouns)
    yield from _unknown("masthead.types", table["masthead"]["types"].items(), get_args(DocumentType))


def _errors_of_section(name: str, keys: Keys, section: Any) -> Iterator[tuple[str, str]]:
    if section is None:
        return
    if not isinstance(section, dict):
        yield name, "must be a section"
        return
    mappings = {*keys.mappings.split(), *keys.optional_mappings.split()}
    required = [*keys.words.split(), *keys.mappings.split()]
    known = {*required, *keys.optional.split(), *mappings}
    yield from ((f"{name}.{key}", f"is not a key of [{name}]") for key in section if key not in known)
    yield from ((f"{name}.{key}", "is missing") for key in required if key not in section)
    for key, value in section.items():
        if key in mappings and not isinstance(value, dict):
            yield f"{name}.{key}", "must be a table of words"
        words = [word for word in value if word] if key in keys.by_case.split() else value
        if key not in mappings and not (isinstance(words, str) or is_words(words)):
            yield f"{name}.{key}", "must be a word or a list of words"


def _errors_of_words(name: str, words: OwnWords, section: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(section, dict):
        yield name, "must be a section"
        return
    wrong = (key for key, value in section.items() if not words.allowed(value))
    yield from ((f"{name}.{key}", f"must be {words.meaning}") for key in wrong)


def _errors_of_keys(name: str, keys: Mapping[str, OwnWords], section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((f"{name}.{key}", f"is not a key of [{name}]") for key in section if key not in keys)
    yield from ((f"{name}.{key}", "is missing") for key in keys if key not in section)
    wrong = (key for key, value in section.items() if key in keys and not keys[key].allowed(value))
    yield from ((f"{name}.{key}", f"must be {keys[key].meaning}") for key in wrong)


def _errors_of_relations(section: dict[str, Any], is_first: bool) -> Iterator[tuple[str, str]]:
    optional = ("participles", "infinitives", "expressed", "behind")
    known = ("leads", "verbs", *optional) if is_first else ("leads", *optional)
    yield from ((f"relations.{key}", "is not a key of [relations]") for key in section if key not in known)
    yield from ((f"relations.{key}", "is missing") for key in known if key not in (*optional, *section))
    for lead in section.get("leads", ()):
        if set(lead) != {"relation", "words"} or not is_words(lead["words"]):
            yield "relations.leads", f"must have a relation and a list of words: {lead}"
    named = [("leads", lead.get("relation")) for lead in section.get("leads", ())]
    yield from _unknown("relations", named, get_args(Relation))
    for key in known[1:]:
        yield from _unknown(f"relations.{key}", section.get(key, {}).items(), get_args(Relation))


def _errors_of_actions(section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = ("strengths", "irregular", "spellings")
    yield from ((f"actions.{key}", "is not a key of [actions]") for key in section if key not in known)
    yield from ((f"actions.{key}", "is missing") for key in known if key not in section)
    yield from _errors_of_words(
        "actions.strengths", OwnWords("a list of verbs", is_words), section.get("strengths", {})
    )
    yield from _unknown(
        "actions.strengths", [(strength, strength) for strength in section.get("strengths", {})], get_args(Strength)
    )
    for verb, forms in section.get("irregular", {}).items():
        if not is_verbs([forms]):
            yield f"actions.irregular.{verb}", f"must be {len(FORMS)} forms: {', '.join(FORMS)}"


def _words_of(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _unknown(name: str, values: Any, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key, value in values:
        if value not in known:
            yield f"{name}.{key}", f"'{value}' is not one of {', '.join(known)}"


def _line(text: str, dotted: str) -> int:
    """The line of a key or section, else of its section, else 1."""
    section, _, key = dotted.rpartition(".")
    at, inside = 0, not section
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\[+([^\[\]]+)\]+", line)
        if head and head[1] == dotted:
            return number
        if head:
            inside = head[1] == section
            at = at or (number if inside else 0)
        elif inside and re.match(rf"[\"']?{re.escape(key)}[\"']? *=", line):
            return number
    return at or 1
