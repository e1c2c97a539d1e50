"""Questions about chains of texts, and about what States are recommended."""

import pytest

from known import KNOWLEDGE
from question_triples import BASE, event, store_of
from unkg import queries


def citing(name: str, date: str, title: str, *cited: str, body: str = "general-assembly") -> str:
    """The triples of a resolution that cites others."""
    cites = "".join(f"u:cites <{BASE}document/{one}> ; " for one in cited)
    return (
        f"<{BASE}document/{name}> {cites} u:issuingBody <{BASE}body/{body}> ; u:adopted '{date}'^^xsd:date ; "
        f"<http://purl.org/dc/terms/title> '{title}' ."
    )


WELLS = (
    citing("A/RES/1/1", "2001-12-01", "Wells"),
    citing("A/RES/2/1", "2002-12-01", "Wells", "A/RES/1/1"),
    citing("A/RES/3/9", "2003-12-01", "Water", "A/RES/1/1"),
)


@pytest.mark.parametrize(
    ("more", "newest"),
    [
        ((), "A/RES/2/1"),
        # The text of another body is no newer text of the chain, whatever its title; that of a successor is.
        ((citing("A/HRC/RES/2/2", "2003-01-01", "Wells", "A/RES/1/1", body="human-rights-council"),), "A/RES/2/1"),
        (
            (
                citing("A/HRC/RES/2/2", "2003-01-01", "Wells", "A/RES/1/1", body="human-rights-council"),
                f"<{BASE}body/human-rights-council> u:succeeds <{BASE}body/general-assembly> .",
            ),
            "A/HRC/RES/2/2",
        ),
        # A text that cites the newest is up to date.
        ((f"<{BASE}document/A/RES/3/9> u:cites <{BASE}document/A/RES/2/1> .",), None),
        # What set up a body, or a mandate, is cited for that.
        ((f"<{BASE}body/x> u:establishedBy <{BASE}document/A/RES/1/1> .",), None),
    ],
)
def test_a_citation_is_outdated_if_its_chain_had_a_newer_text(more, newest):
    rows = list(queries.run(store_of(*WELLS, *more), KNOWLEDGE, "outdated-citations", citing="A/RES/3/9"))
    assert [row["newest"] for row in rows] == ([f"{BASE}document/{newest}"] if newest else [])


CITED = f"<{BASE}document/A/RES/9/9> u:adopted '2009-09-09'^^xsd:date ; u:cites <{BASE}document/{{}}> . "


def told(cited: str, kind: str = "extended") -> str:
    """The triples of a text that says what an act did with the mandate of a mission, and cites the act."""
    return CITED.format(cited) + (
        f"<{BASE}told> u:inDocument <{BASE}document/A/RES/9/9> ; u:act <{BASE}document/{cited}> ; "
        f"u:mandate <{BASE}mandate/a> ; u:eventKind <{BASE}event-kind/{kind}> ; u:reported true . "
        f"<{BASE}mandate/a> rdfs:label 'Mandate: Mission a' ."
    )


ACTS = tuple(
    f"<{BASE}document/S/RES/{day}> u:adopted '{day}'^^xsd:date ." for day in ("2001-01-01", "2002-01-01", "2003-01-01")
)
EXTENSIONS = (
    event("a", "extended", "2001-01-01", "2001-12-31"),
    event("a", "extended", "2002-01-01", "2002-12-31"),
    *ACTS,
)


@pytest.mark.parametrize(
    ("more", "newest"),
    [
        ((told("S/RES/2001-01-01"),), ["S/RES/2002-01-01"]),
        ((told("S/RES/2002-01-01"),), []),
        # A later extension outdates an extension, no other change does; what defines a mandate stays.
        ((told("S/RES/2001-01-01"), event("a", "amended", "2003-01-01")), ["S/RES/2002-01-01"]),
        ((told("S/RES/2001-01-01", "defined"),), []),
        # A resolution on sanctions that also extends a panel is cited for the sanctions: its extension is not told of.
        ((CITED.format("S/RES/2001-01-01"),), []),
    ],
)
def test_an_extension_that_a_text_tells_of_is_outdated_by_a_later_one(more, newest):
    rows = list(queries.run(store_of(*EXTENSIONS, *more), KNOWLEDGE, "outdated-citations", citing="A/RES/9/9"))
    assert [row["newest"] for row in rows] == [f"{BASE}document/{one}" for one in newest]


def test_a_chain_of_texts_holds_no_item_of_an_agenda():
    """The item “Wells”, under which the text “Wells” was adopted."""
    item = f"<{BASE}agenda-item/general-assembly/2/7> a u:AgendaItem ; <http://purl.org/dc/terms/title> 'Wells' ."
    rows = list(queries.run(store_of(*WELLS, item), KNOWLEDGE, "drafting-history", document="A/RES/2/1"))
    assert [row["text"] for row in rows] == [f"{BASE}document/A/RES/{one}/1" for one in (1, 2)]


def test_states_are_recommended_to_ratify_and_no_bodies():
    """“Requests the Secretary-General to report on the ratification of the Convention” asks no State."""
    asked = (
        f"<{BASE}action/{name}> u:asksToRatify <{BASE}instrument/CAT> ; u:addressedTo <{BASE}{kind}/{name}> ; "
        f"u:inDocument <{BASE}document/A/RES/1/1> . <{BASE}{kind}/{name}> a u:{kind.title()} ."
        for kind, name in (("state", "PRK"), ("body", "Office"), ("mechanism", "Rapporteur"))
    )
    rows = list(queries.run(store_of(*asked), KNOWLEDGE, "ratifications-recommended"))
    assert [row["state"] for row in rows] == [f"{BASE}state/PRK"]
