"""Questions about mandates: holders as people write them, gaps, and what an empty answer says."""

import pytest

from known import KNOWLEDGE
from question_triples import BASE, event, store_of
from unkg import queries
from unkg.model import MandateAct
from unkg.queries import QueryInputError, mandates
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


@pytest.mark.parametrize(("number", "last"), [(3, None), (4, "1 more gap."), (5, "2 more gaps.")])
def test_gaps_beyond_three_are_counted(monkeypatch, number, last):
    acts = tuple(act(f"{year}", f"{year}-01-01", f"{year}-06-30") for year in range(2001, 2001 + number))
    monkeypatch.setattr(mandates, "mandate_acts", lambda _: acts)
    said = mandates.lineage_remark(None).splitlines()
    assert len(said) == min(number, 4)
    assert last in {None, said[-1]}


EXTENDED = event("a", "extended", "2001-01-01", "2001-12-31")


@pytest.mark.parametrize(
    ("events", "date", "status", "ends"),
    [
        ([EXTENDED], "2001-06-01", "in force", "2001-12-31"),
        ([EXTENDED], "2001-12-31", "in force", "2001-12-31"),
        ([EXTENDED], "2002-01-01", "not known", "2001-12-31"),
        ([EXTENDED, event("a", "extended", "2002-02-01", "2002-12-31")], "2002-01-15", "not known", "2001-12-31"),
        # An act that ends a mandate before its time says when, or nobody does.
        ([EXTENDED, event("a", "terminated", "2001-06-30")], "2001-07-01", "ended", None),
        ([EXTENDED, event("a", "terminated", "2001-06-30", "2001-06-30")], "2001-07-01", "ended", "2001-06-30"),
        # What is ended on one day is liquidated later.
        (
            [
                EXTENDED,
                event("a", "terminated", "2001-06-30", "2001-06-30"),
                event("a", "terminated", "2001-06-30", "2001-09-30").replace("e/a", "e/b"),
            ],
            "2001-10-01",
            "ended",
            "2001-06-30",
        ),
        # The end of an earlier term is not that of a later one.
        ([EXTENDED, event("a", "extended", "2002-02-01")], "2002-03-01", "not known", None),
        # A mandate that an act ends on a later day is in force until then.
        ([EXTENDED, event("a", "terminated", "2001-06-30", "2001-09-30")], "2001-07-01", "in force", "2001-09-30"),
        # An act that extends it a last time and says that it is withdrawn, without a day, ends it with that term.
        ([EXTENDED, event("a", "terminated", "2001-01-01")], "2001-07-01", "in force", "2001-12-31"),
        ([EXTENDED, event("a", "terminated", "2001-01-01")], "2002-01-01", "ended", "2001-12-31"),
        # A mandate that is extended after its end goes on.
        (
            [event("a", "terminated", "2000-06-30"), EXTENDED],
            "2001-07-01",
            "in force",
            "2001-12-31",
        ),
        ([event("a", "established", "1948-05-29")], "2020-01-01", "in force", None),
        ([event("a", "established", "1948-05-29", reported="true")], "2020-01-01", "not known", None),
        ([event("a", "established", "1948-05-29", words="the end of the war")], "2020-01-01", "not known", None),
        ([event("a", "extended", "1948-05-29")], "2020-01-01", "not known", None),
        # A later term shows that a mandate is not open-ended.
        (
            [event("a", "established", "1948-05-29"), event("a", "established", "1950-05-29")],
            "2020-01-01",
            "not known",
            None,
        ),
        (
            [event("a", "established", "1948-05-29"), f'<{BASE}body/a> u:until "1950-01-31"^^xsd:date .'],
            "2020-01-01",
            "ended",
            "1950-01-31",
        ),
        ([event("a", "amended", "2001-01-01")], "2020-01-01", "not known", None),
    ],
)
def test_a_mandate_is_in_force_ended_or_not_known(events, date, status, ends):
    (row,) = queries.run(store_of(*events), KNOWLEDGE, "mandates-in-force", date=date)
    assert (row["status"], row["ends"]) == (status, ends)


def test_a_mandate_of_no_known_series_has_one_row() -> None:
    """Of what UNEP established; there was a row for each series that is cited."""
    series = (
        f"<{BASE}series/{n}> u:prefix '{n}/RES/' . <{BASE}document/x> u:cites <{BASE}document/{n}/RES/1> ."
        for n in "AS"
    )
    store = store_of(event("a", "established", "2022-03-02", act="UNEP/EA.5/Res.8"), *series)
    (row,) = queries.run(store, KNOWLEDGE, "mandates-in-force", date="2024-01-01")
    assert (row["body"], row["cited"], row["coverage"]) == (None, None, None)


@pytest.mark.parametrize(("date", "rows"), [("2001-06-01", 0), ("2001-12-31", 1), ("2002-01-01", 1)])
def test_an_act_known_by_its_year_counts_when_the_year_is_over(date, rows):
    store = store_of(event("a", "extended", "2001", reported="true"))
    assert len(queries.run(store, KNOWLEDGE, "mandates-in-force", date=date)) == rows


@pytest.mark.parametrize("asked_for", ["Mission a", "Mission b", "Mission d"])
def test_the_bodies_before_and_after_are_one_lineage(asked_for):
    """Of b, which succeeds a: c and d, which both succeed b; d's lineage holds nothing of c."""
    order = " ".join(f"<{BASE}body/{x}> u:succeeds <{BASE}body/{y}> ." for x, y in ("ba", "cb", "db"))
    store = store_of(*(event(name, "extended", f"200{n}-01-01") for n, name in enumerate("abcd")), order)
    answer = queries.run(store, KNOWLEDGE, "mandate-lineage", mandate=asked_for)
    line = [f"Mission {name}" for name in ("abcd" if asked_for != "Mission d" else "abd")]
    assert [row["holder"] for row in answer] == line
    assert "Includes its predecessors and successors: " in answer.remark
    assert all(name in answer.remark for name in line if name != asked_for)


def test_bodies_that_succeed_each_other_in_a_circle_end():
    order = f"<{BASE}body/a> u:succeeds <{BASE}body/b> . <{BASE}body/b> u:succeeds <{BASE}body/a> ."
    store = store_of(*(event(name, "extended", "2001-01-01") for name in "ab"), order)
    assert len(queries.run(store, KNOWLEDGE, "mandate-lineage", mandate="Mission a")) == 2


@pytest.mark.parametrize(
    ("stated", "told_in"), [((), ["A/RES/1/1"]), ((event("a", "amended", "2001-01-01"),), ["S/RES/2001-01-01"])]
)
def test_a_change_has_one_row_however_many_texts_report_it(stated, told_in):
    reports = (
        event("a", "amended", "2001-01-01", reported="true")
        .replace(f"<{BASE}e/a", f"<{BASE}e/{text[0]}{text[-1]}")
        .replace(f"u:inDocument <{BASE}document/S/RES/2001-01-01>", f"u:inDocument <{BASE}document/{text}>")
        for text in ("A/RES/1/1", "A/RES/1/2", "S/RES/1999-01-01")
    )
    rows = list(queries.run(store_of(*stated, *reports), KNOWLEDGE, "mandate-changes"))
    assert [row["told_in"] for row in rows] == [f"{BASE}document/{text}" for text in told_in]


def test_terms_that_end_are_listed_with_the_next_act():
    store = store_of(EXTENDED, event("a", "extended", "2002-02-01", "2002-12-31"), event("b", "amended", "2001-01-01"))
    rows = list(queries.run(store, KNOWLEDGE, "mandates-ending", **{"from": "2001-01-01", "to": "2001-12-31"}))
    assert [(row["ends"], row["next_date"], row["next_event"]) for row in rows] == [
        ("2001-12-31", "2002-02-01", "extended")
    ]
