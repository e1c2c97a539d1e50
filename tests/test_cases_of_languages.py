"""What is read in each language: `tests/languages/CODE.toml`, for each kind value → all ways to say it.

Every language has the values of English, and one assertion holds for all: a text says its value and nothing else of the
kind. Under `own`, a language may have values of its grammar alone.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from unkg import authorities
from unkg.authorities.capabilities import lacking
from unkg.extraction import extract
from unkg.model import Document, Extraction, Reference

KNOWLEDGE = authorities.load()
FILES = sorted((Path(__file__).parent / "languages").glob("*.toml"))
CASES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
TEXTS = frozenset({"resolution", "decision", "statement", "document"})


def citations(found: Extraction) -> Iterator[str | None]:
    return (one.target for one in found.references if one.kind in TEXTS)


def pinpoints(found: Extraction) -> Iterator[str]:
    return (f"{one.target}, {one.pinpoint}" for one in found.references if one.pinpoint)


def names(found: Extraction) -> Iterator[str | None]:
    return (one.target for one in found.references if one.kind not in TEXTS and not is_of_frame(one))


def is_of_frame(one: Reference) -> bool:
    """Whether a name is that of the organ that speaks."""
    return one.paragraph == "" and one.target == "General Assembly"


def relations(found: Extraction) -> Iterator[str | None]:
    return (one.relation for one in found.references if one.kind in TEXTS)


def verbs(found: Extraction) -> Iterator[str]:
    return (one.verb for one in found.actions)


def addressees(found: Extraction) -> Iterator[str]:
    return (who for one in found.actions for who in one.addressees)


def deadlines(found: Extraction) -> Iterator[str]:
    return (one.deadline for one in found.actions if one.deadline)


def mandates(found: Extraction) -> Iterator[str]:
    return (f"{one.kind}: {one.mandate} by {one.act}" for one in found.events)


KINDS: dict[str, tuple[Callable[[Extraction], Iterator[str | None]], str]] = {
    "citations": (citations, "preambular"),
    "pinpoints": (pinpoints, "preambular"),
    "names": (names, "preambular"),
    "relations": (relations, "preambular"),
    "verbs": (verbs, "operative"),
    "addressees": (addressees, "operative"),
    "deadlines": (deadlines, "operative"),
    "mandates": (mandates, "preambular"),
}
"""Each kind, with what is found of it and the paragraph that its texts are."""


def sayings() -> Iterator[object]:
    for language, kinds in CASES.items():
        for kind in KINDS:
            for whose, values in (("", kinds[kind]), ("own-", kinds.get("own", {}).get(kind, {}))):
                for value, ways in values.items():
                    for at, text in enumerate(ways):
                        name = f"{language}-{kind}-{whose}{value or 'nothing'}-{at}"
                        yield pytest.param(language, kind, value, text, id=name)


@pytest.mark.parametrize("language", sorted(KNOWLEDGE.languages))
def test_every_language_says_what_english_says(language: str) -> None:
    said = {kind: list(values) for kind, values in CASES[language].items() if kind != "own"}
    assert said == {kind: list(values) for kind, values in CASES["en"].items()}
    assert set(said) == {"frame", *KINDS}
    assert CASES[language].get("own", {}).keys() <= KINDS.keys()


@pytest.mark.parametrize(("language", "kind", "value", "text"), list(sayings()))
def test_a_text_says_its_value_and_nothing_else(language: str, kind: str, value: str, text: str) -> None:
    found_in, paragraph = KINDS[kind]
    lacks_mandates = kind == "mandates" and "reported mandate events" in lacking(KNOWLEDGE.languages[language])
    if value and lacks_mandates:
        pytest.skip("not read in this language")
    printed = CASES[language]["frame"][paragraph].replace("{}", text)
    found = extract(Document("text", "text", printed, language), KNOWLEDGE)
    assert "; ".join(map(str, found_in(found))) == value
    assert all(one.text == printed[one.start : one.end] for one in found.references)
