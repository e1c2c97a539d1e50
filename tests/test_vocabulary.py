"""Terms, closed lists and IRIs."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkg import model
from unkg.vocabulary import (
    BASE,
    DOCUMENT_CLASSES,
    RECOMMENDING,
    RELATIONS,
    TERMS,
    Minter,
    Unkg,
    concept,
    digest,
)

MINTER = Minter()
ID = BASE + "id/"


def test_the_lists_are_those_of_the_model() -> None:
    assert set(RELATIONS) == set(get_args(model.Relation))
    assert set(DOCUMENT_CLASSES) == set(get_args(model.DocumentType))
    assert set(get_args(model.Strength)) >= RECOMMENDING


def test_a_term_is_named_as_its_attribute() -> None:
    for name, value in vars(Unkg).items():
        if not name.startswith("_"):
            assert value.value == TERMS + name


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Unkg.recals  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("minted", "expected"),
    [
        (MINTER.document("S/RES/2371(2017)"), "document/S/RES/2371(2017)"),
        (MINTER.document("A/HRC/25/63"), "document/A/HRC/25/63"),
        (MINTER.document("A/RES/57/270B"), "document/A/RES/57/270B"),
        (
            MINTER.document("general comment No. 32 (Human Rights Committee)"),
            "document/general-comment-no-32-human-rights-committee",
        ),
        (MINTER.unnamed_document("0a" * 32), "document/sha256-" + "0a" * 16),
        (MINTER.part(MINTER.document("A/HRC/25/63"), "op2.b"), "document/A/HRC/25/63#op2.b"),
        (MINTER.graph(MINTER.document("S/RES/2371(2017)")), "graph/S/RES/2371(2017)"),
        (MINTER.instrument("ICCPR"), "instrument/ICCPR"),
        (
            MINTER.instrument("Durban Declaration and Programme of Action"),
            "instrument/durban-declaration-and-programme-of-action",
        ),
        (MINTER.body("Human Rights Council"), "body/human-rights-council"),
        (MINTER.session("Human Rights Council", "S-17"), "session/human-rights-council/S-17"),
        (MINTER.state("PRK"), "state/PRK"),
        (concept("relation", "guided-by"), "relation/guided-by"),
        (concept("document-type", "draft resolution"), "document-type/draft-resolution"),
        (concept("addressee", "States"), "addressee/states"),
    ],
)
def test_iris(minted: object, expected: str) -> None:
    assert str(minted) == f"<{ID}{expected}>"


@given(st.text(min_size=1).filter(lambda text: text.isprintable()))
def test_any_name_gives_an_iri_with_something_in_it(name: str) -> None:
    for minted in (MINTER.document(name), MINTER.candidate(name), MINTER.body(name), MINTER.mandate(name)):
        assert not any(c.isspace() or c in '<>"{}|\\^`#?' for c in minted.value)
        assert not minted.value.endswith("/") or name.endswith("/")


def test_names_without_a_latin_letter_stay_apart() -> None:
    assert MINTER.candidate("Комитет") != MINTER.candidate("Совет")


def test_a_digest_depends_on_the_boundaries_of_its_parts() -> None:
    assert len({digest("a", "b"), digest("ab"), digest("a", None), digest("a", ""), digest("a"), digest("", "a")}) == 6
    assert len(digest("a")) == 32


def test_a_mention_changes_with_the_text_and_a_citation_does_not() -> None:
    assert MINTER.mention("aa", 1, 2, "A/RES/1/1") != MINTER.mention("bb", 1, 2, "A/RES/1/1")
    assert MINTER.citation("doc", "pp1", "A/RES/1/1", None, 1) == MINTER.citation("doc", "pp1", "A/RES/1/1", None, 1)
