"""Tables of recommendations: columns by their names, rows to actions, and tables that are refused."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from unkg import graph
from unkg.authorities import load
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import Action, Document, Extraction
from unkg.readers import Unreadable, read
from unkg.vocabulary import Dcterms, Rdf, Unkg

HEAD = "State under review,Recommending State,Recommendation,Response,Issue,Session"


def items(folder: Path, *rows: str, name: str = "upr.csv", head: str = HEAD) -> list[Document | Unreadable]:
    (folder / name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return list(read([folder / name]))


def extracted(folder: Path, *rows: str, head: str = HEAD) -> Extraction:
    (found,) = items(folder, *rows, head=head)
    assert isinstance(found, Document)
    return extract(found, load())


def actions(folder: Path, *rows: str, head: str = HEAD) -> tuple[Action, ...]:
    return extracted(folder, *rows, head=head).actions


def test_a_row_becomes_a_recommendation_with_its_response_and_themes(tmp_path: Path) -> None:
    (one,) = actions(
        tmp_path,
        "Norway,France,Ratify the Optional Protocol to the Convention against Torture,Supported,Torture; Treaties,33",
    )
    assert (one.verb, one.strength, one.issuers, one.addressees) == ("ratify", "recommend", ("FRA",), ("NOR",))
    assert (one.response, one.themes) == ("supported", ("Torture", "Treaties"))


def test_words_are_read_as_those_of_any_text(tmp_path: Path) -> None:
    found = extracted(tmp_path, "Norway,France,Ratify the Convention on the Rights of the Child,Noted,,33")
    assert [r.target for r in found.references if r.kind == "instrument"] == ["CRC"]
    assert (found.header.type, found.header.title) == ("report", "Recommendations to Norway, session 33")


def test_rows_that_differ_in_who_recommends_are_one_recommendation(tmp_path: Path) -> None:
    (one,) = actions(tmp_path, "Norway,France,Ratify it,Supported,,33", 'Norway,"Chad, Peru",Ratify it,Supported,,33')
    assert one.issuers == ("FRA", "TCD", "PER")


def test_states_and_sessions_are_documents_of_their_own(tmp_path: Path) -> None:
    rows = ("Norway,France,Ratify it,,,33", "Chad,France,Ratify it,,,33", "Norway,Peru,End it,,,6")
    assert [item.key for item in items(tmp_path, *rows)] == ["upr.csv:Norway:33", "upr.csv:Chad:33", "upr.csv:Norway:6"]


def test_the_index_s_columns_give_symbol_and_numbers(tmp_path: Path) -> None:
    head = "Document code;Countries;Paragraph number;Text;UPR position;Themes"
    found = extracted(
        tmp_path, "A/HRC/42/5;Norway;140.7;Take measures against hate speech;Noted;Racism|Media", head=head
    )
    assert (found.header.symbol, found.document.text) == (
        "A/HRC/42/5",
        "Norway\n\n140.7 Take measures against hate speech\n",
    )
    assert [(a.label, a.verb, a.response, a.themes) for a in found.actions] == [
        ("para 140.7", "take", "noted", ("Racism", "Media"))
    ]


@pytest.mark.parametrize(
    ("said", "response", "notes"),
    [("Accepted", "supported", 0), ("Rejected", "rejected", 0), ("", None, 0), ("Supported / Noted", None, 1)],
)
def test_responses(tmp_path: Path, said: str, response: str | None, notes: int) -> None:
    found = extracted(tmp_path, f"Norway,France,Ratify it,{said},,33")
    assert [a.response for a in found.actions] == [response]
    assert len(found.header.notes) == notes


def test_who_is_no_state_stays_as_it_is_named_with_a_note(tmp_path: Path) -> None:
    found = extracted(tmp_path, "Norway,Atlantis,Ratify it,,,33")
    assert found.actions[0].issuers == ("Atlantis",)
    assert found.header.notes == ("No State is known by the name 'Atlantis'.",)


def test_themes_are_subjects_in_the_graph_and_members_of_the_output(tmp_path: Path) -> None:
    found = extracted(tmp_path, "Norway,France,Ratify it,Supported,Torture,33")
    quads = graph.describe(found, load())
    (about,) = [q for q in quads if q.predicate == Dcterms.subject]
    assert isinstance(about, Quad)
    assert any(q.subject == about.subject and q.object == Unkg.Recommendation for q in quads)
    assert any(q.subject == about.object and q.predicate == Rdf.type for q in quads)
    assert any(q.subject == about.object and q.object == Literal("Torture") for q in quads) or any(
        q.subject == about.object and isinstance(q.object, Literal) and q.object.value == "Torture" for q in quads
    )
    assert as_json(found)["actions"][0]["themes"] == ["Torture"]


def test_a_row_without_words_costs_itself_alone(tmp_path: Path) -> None:
    found = items(tmp_path, "Norway,France,,,,33", ",France,Ratify it,,,33", "Norway,France,Ratify it,,,33", ",,,,,")
    assert [type(item).__name__ for item in found] == ["Unreadable", "Unreadable", "Document"]
    assert [item.message.partition(": ")[2].partition(";")[0] for item in found if isinstance(item, Unreadable)] == [
        "the row has no recommendation",
        "the row has no State under review",
    ]


@pytest.mark.parametrize(
    ("head", "rows", "problem"),
    [
        ("Recommending State,Recommendation", ("France,Ratify it",), "no column holds the State under review"),
        ("State under review,Comment", ("Norway,x",), "no column holds the recommendation"),
        (HEAD, (), "it has no rows"),
    ],
)
def test_a_table_without_what_is_needed_is_refused_in_one_line(
    tmp_path: Path, head: str, rows: tuple[str, ...], problem: str
) -> None:
    (found,) = items(tmp_path, *rows, head=head)
    assert isinstance(found, Unreadable)
    assert found.problem == problem


def test_a_spreadsheet_under_the_name_of_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04" + bytes(50))
    (found,) = read([tmp_path / "a.csv"])
    assert isinstance(found, Unreadable)
    assert found.problem.startswith("it is a zip file")
