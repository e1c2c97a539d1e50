"""Literals and IRIs as text: what pyoxigraph writes and reads of the same terms."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from unkg import vocabulary
from unkg.graph import literals
from unkg.graph.terms import Minter, Xsd, foreign, iri_ref, written
from unkg.vocabulary import Xsd as XsdNodes

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
"""Any text that UTF-8 can hold."""
SUBJECT, GRAPH = NamedNode("https://example.org/s"), NamedNode("https://example.org/g")


def read(text: str) -> pyoxigraph.Literal:
    (quad,) = parse(f"{SUBJECT} {SUBJECT} {text} {GRAPH} .\n", format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal)
    return quad.object


def as_pyoxigraph_writes(term: pyoxigraph.Literal) -> str:
    line = serialize([Quad(SUBJECT, SUBJECT, term, GRAPH)], format=RdfFormat.N_QUADS)
    assert line is not None
    return line.decode().removeprefix(f"{SUBJECT} {SUBJECT} ").removesuffix(f" {GRAPH} .\n")


def test_every_character_is_escaped_as_in_canonical_nquads() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x10010)):
        assert literals.plain(chr(code)) == as_pyoxigraph_writes(pyoxigraph.Literal(chr(code)))


@given(TEXTS)
def test_a_plain_text(text: str) -> None:
    assert literals.plain(text) == as_pyoxigraph_writes(pyoxigraph.Literal(text))
    assert read(literals.plain(text)).value == text


@given(TEXTS, st.sampled_from(["en", "EN", "fr", "zh-Hans", "x", "de-1996", "", "no tag", "en_GB", "e n", "en@", '"']))
def test_a_text_with_a_language(text: str, language: str) -> None:
    try:
        expected = pyoxigraph.Literal(text, language=language.lower())
    except ValueError:
        expected = pyoxigraph.Literal(text)
    assert literals.spoken(text, language) == as_pyoxigraph_writes(expected)
    assert read(literals.spoken(text, language)) == expected


@given(TEXTS, st.integers(0), st.floats(0, 1), st.booleans())
def test_literals_with_a_datatype(text: str, number: int, rate: float, value: bool) -> None:
    integer, decimal = XsdNodes.integer, XsdNodes.decimal
    rounded = f"{rate:.4f}".rstrip("0").rstrip(".")
    for own, expected in (
        (literals.count(number), pyoxigraph.Literal(str(number), datatype=integer)),
        (literals.decimal(rate), pyoxigraph.Literal(rounded, datatype=decimal)),
        (literals.truth(value), pyoxigraph.Literal(value)),
        (literals.typed(text, Xsd.date), pyoxigraph.Literal(text, datatype=XsdNodes.date)),
    ):
        assert own == as_pyoxigraph_writes(expected)
        assert read(own) == expected


@pytest.mark.parametrize("iso", ["2024-04-04", "2024-04", "2024", "4 April", ""])
def test_a_date(iso: str) -> None:
    assert read(literals.dated(iso)).value == iso


@given(TEXTS.filter(str.strip), st.sampled_from(["document", "body", "instrument", "candidate", "state", "agent"]))
def test_minted_iris_are_valid_and_those_of_nodes(name: str, kind: str) -> None:
    node = getattr(vocabulary.Minter(), kind)(name)
    assert getattr(Minter(), kind)(name) == written(node) == str(node)
    assert Minter().part(iri_ref(node.value), name) == str(vocabulary.Minter().part(node, name))


def test_an_iri_from_elsewhere_is_checked() -> None:
    assert foreign("https://example.org/é") == "<https://example.org/é>"
    for text in ("no IRI", "https://example.org/a>b", "relative", "https://example.org/a b"):
        with pytest.raises(ValueError, match=r"."):
            foreign(text)
