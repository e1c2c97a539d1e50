"""Questions about mandates: holders as people write them, gaps, and what an empty answer says."""

import pytest
from pyoxigraph import Store

from known import KNOWLEDGE
from unkg import queries
from unkg.model import MandateAct
from unkg.queries import QueryInputError
from unkg.queries.holders import holders_named, names_of_holders
from unkg.queries.mandates import mandate_gaps

NAMES = names_of_holders(KNOWLEDGE.authorities)


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Panel of Experts 1874", "Panel of Experts established pursuant to resolution 1874 (2009)"),
        ("1591 panel", "Panel of Experts established pursuant to resolution 1591 (2005)"),
        ("the 1591 PANEL", "Panel of Experts established pursuant to resolution 1591 (2005)"),
        (
            "DPRK rapporteur",
            "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea",
        ),
        (
            "rapporteur North Korea",
            "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea",
        ),
        ("UNFICYP", "United Nations Peacekeeping Force in Cyprus"),
        ("Peacekeeping Cyprus", "United Nations Peacekeeping Force in Cyprus"),
    ],
)
def test_a_holder_is_found_by_words_of_a_name(words, holder):
    assert holders_named(words, NAMES, KNOWLEDGE.authorities.states) == [holder]


@pytest.mark.parametrize("words", ["187 panel", "Panel of Experts 9999", "experts on panels of doors", "", "pa"])
def test_words_that_are_in_no_name_find_nothing(words):
    assert holders_named(words, NAMES, KNOWLEDGE.authorities.states) == []


def test_unclear_words_list_what_they_can_be(asked):
    with pytest.raises(
        QueryInputError, match=r"mandate=panel of experts: unclear; it can be Panel of Experts .* or \d+ more"
    ):
        queries.run(asked, KNOWLEDGE, "mandate-lineage", mandate="panel of experts")


def test_words_that_one_holder_in_the_store_has_are_clear(asked):
    assert len(queries.run(asked, KNOWLEDGE, "mandate-lineage", mandate="rapporteur")) == 3


def test_gaps_and_acts_that_are_not_held_are_said(asked):
    answer = queries.run(asked, KNOWLEDGE, "mandate-lineage", mandate="UNFICYP")
    assert answer.remark == (
        "No later act is known: the term set by S/RES/2674(2023) ended on 2024-01-30.\n"
        "Reported, but the act is not held: S/RES/186(1964) and S/RES/2646(2022)."
    )


def test_an_empty_answer_names_held_texts_that_mention_the_holder(asked):
    answer = queries.run(asked, KNOWLEDGE, "mandate-changes", mandate="UNFICYP", since="2024-01-01")
    assert answer.remark.endswith("Held texts that mention it: S/RES/2674(2023).")


def act(symbol: str, date: str, ends: str | None = None, event: str = "extended") -> MandateAct:
    return MandateAct(symbol, event, date, ends)


@pytest.mark.parametrize(
    ("acts", "gaps"),
    [
        ([act("1", "2001-01-01", "2001-06-30"), act("2", "2001-06-29", "2001-12-31")], [("2", None)]),
        ([act("1", "2001-01-01", "2001-06-30"), act("2", "2001-07-01")], []),
        ([act("1", "2001-01-01", "2001-06-30"), act("2", "2001-07-02")], [("1", "2")]),
        # An act known by its year alone may have filled the time.
        ([act("x", "2001"), act("1", "2001-01-01", "2001-06-30"), act("2", "2001-12-01")], []),
        ([act("x", "2000"), act("1", "2001-01-01", "2001-06-30"), act("2", "2001-12-01")], [("1", "2")]),
        # An amendment does not prolong a mandate.
        (
            [act("1", "2001-01-01", "2001-06-30"), act("2", "2001-08-01", event="amended"), act("3", "2002-01-01")],
            [("1", "3")],
        ),
        ([act("1", "2001-01-01", "2001-06-30"), act("2", "2001-06-01", event="terminated")], []),
        # A shorter term inside a longer one does not end it.
        (
            [act("1", "2001-01-01", "2001-12-31"), act("2", "2001-02-01", "2001-03-31"), act("3", "2001-11-30")],
            [],
        ),
        ([act("1", "2001-01-01"), act("2", "")], []),
        # The same act extends another task without an end.
        ([act("1", "2001-01-01", "2001-06-30"), act("1", "2001-01-01"), act("2", "2002-01-01")], [("1", "2")]),
    ],
)
def test_a_gap_is_an_end_that_passed_without_a_next_act(acts, gaps):
    found = [(gap.last.symbol, gap.next.symbol if gap.next else None) for gap in mandate_gaps(acts)]
    assert found == gaps


def test_the_body_before_and_the_body_after_are_named():
    base, ontology = "https://w3id.org/unkg/id/", "https://w3id.org/unkg/ontology#"
    store = Store()
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    act = f"<{base}document/S/RES/1(1946)>"
    triples = [
        f"<{base}body/{name}> rdfs:label 'Mission {name}' . <{base}mandate/{name}> u:heldBy <{base}body/{name}> . "
        f"<{base}e/{name}> u:mandate <{base}mandate/{name}> ; u:act {act} ; u:reported false ; "
        f"u:eventKind <{base}event-kind/extended> ; u:inDocument {act} ; u:evidence <{base}m> ."
        for name in ("a", "b", "c")
    ]
    store.update(
        f"PREFIX u: <{ontology}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        f"INSERT DATA {{ {' '.join(triples)} <{base}m> <{nif}anchorOf> 'extends' . "
        f"<{base}body/b> u:succeeds <{base}body/a> . <{base}body/c> u:succeeds <{base}body/b> . }}"
    )
    answer = queries.run(store, KNOWLEDGE, "mandate-lineage", mandate="Mission b")
    assert answer.remark.endswith("It succeeds Mission a. It was succeeded by Mission c. Query their lineages too.")
