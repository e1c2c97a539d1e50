"""Tables of recommendations: column names, actions from rows, and rejected tables."""

import csv
from pathlib import Path

import docx
import pytest
from pyoxigraph import Literal, Quad

from known import read
from unkg import graph
from unkg.authorities import load
from unkg.extraction import extract
from unkg.extraction.output import as_json
from unkg.model import Action, Document, Extraction
from unkg.readers import Reading, Source, Unreadable, documents, pieces, states
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


def test_an_unknown_state_keeps_its_name_with_a_note(tmp_path: Path) -> None:
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


INDEX = (
    "Text,Countries Concerned,Reccomending Body,Document Symbol,Themes,Affected Persons,Sdgs,Document Publication Date,"
    "UPR Reccomending States,UPR Position,Type,OHCHR Annotation Id,UPR Session,Regions Concerned,Recommending Regions"
)
"""The columns of the Universal Human Rights Index's export, spelled as they are there."""


def test_the_index_s_own_export_is_read_with_its_spelling_and_its_lists(tmp_path: Path) -> None:
    row = (
        '"140.7 Ratify the Convention against Torture (Chad);",- Norway,- UPR,A/HRC/42/5,"- Torture\n- Treaties & '
        'protocols",'
        '- Detainees,- 16.3 - Rule of law,46078,"- Chad\n- Viet Nam",- Supported,- Recommendations,x,- 33 Session,- '
        "Europe,- Africa"
    )
    found = extracted(tmp_path, row, head=INDEX)
    (one,) = found.actions
    assert (one.label, one.verb, one.issuers, one.addressees) == ("para 140.7", "ratify", ("TCD", "VNM"), ("NOR",))
    assert (one.response, one.themes) == ("supported", ("Torture", "Treaties & protocols", "Detainees"))
    assert (found.header.symbol, found.header.title) == ("A/HRC/42/5", "Recommendations to Norway, session 33")
    assert found.header.published == "2026-02-25"
    assert found.header.notes == ()


def test_treaty_bodies_recommend_and_their_concerns_do_not(tmp_path: Path) -> None:
    rows = (
        "12. Adopt a law on land,- Iraq,- CEDAW,CEDAW/C/IRQ/CO/8,,,,,,,- Recommendations,x,,,",
        (
            "11. It notes with concern the state of land law,- Iraq,- CEDAW,CEDAW/C/IRQ/CO/8,,,,,,,- "
            "Concerns/Observations,y,,,"
        ),
    )
    found = extracted(tmp_path, *rows, head=INDEX)
    assert [(a.verb, a.issuers, a.addressees) for a in found.actions] == [
        ("adopt", ("Committee on the Elimination of Discrimination against Women",), ("IRQ",))
    ]
    assert "notes with concern" in found.document.text


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("SuR,RS,Recommendation,Response,Issue,Session", "Norway,Chad,Ratify it,Accepted,Treaties,33"),
        (
            "State Under Review;Recommending State;Recommendation;Response;Issues;Cycle",
            "Norway;Chad;Ratify it;Supported;Treaties;3",
        ),
        ("state_under_review,recommending_states,recommendation,position", "Norway,Chad,Ratify it,Supported"),
        (
            "Country,Recommendation and recommending State,Position of the State under review,Full list of themes",
            (
                'Norway,"140.7 Ratify it (Chad);\nSource of Position: A/HRC/59/15/Add.1 - Para.3",Supported,"- '
                'Treaties\nSDGs:\n- 16 - PEACE"'
            ),
        ),
    ],
    ids=["short names", "database", "snake case", "matrix"],
)
def test_names_of_columns_that_tables_have(tmp_path: Path, head: str, row: str) -> None:
    found = extracted(tmp_path, row, head=head)
    (one,) = found.actions
    assert (one.verb, one.issuers, one.addressees, one.response) == ("ratify", ("TCD",), ("NOR",), "supported")
    assert one.themes in {("Treaties",), ()}
    assert found.document.text.endswith("Ratify it\n")


@pytest.mark.parametrize(
    "content",
    [
        b"Name,Phone\nAnn,1\n",
        b"Text,Country\nHello,Norway\n",
        "Nom;Âge\nZoë;3\n".encode("cp1252"),
        b"\x00\x01\x02",
        b"a,b\rc,d\r",
        b"x" * 200_000,
    ],
    ids=["contacts", "messages", "latin-1", "rubbish", "old line ends", "a line without end"],
)
def test_an_unrelated_table_is_skipped_in_a_folder_and_reported_if_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert list(read([tmp_path])) == []
    (found,) = read([tmp_path / "a.csv"])
    assert isinstance(found, Unreadable)
    assert found.problem == "not a table of recommendations: no column has a known name"


def test_a_table_without_a_column_is_reported_in_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Recommending State,Recommendation\nChad,Ratify it\n", encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Unreadable)


@pytest.mark.parametrize(
    ("head", "rows", "problem"),
    [
        ("Recommending State,Recommendation", ("France,Ratify it",), "no column for the State under review"),
        ("State under review,Comment", ("Norway,x",), "no column for the recommendation"),
        (HEAD, (), "the table has no rows"),
    ],
)
def test_a_table_without_what_is_needed_is_refused_in_one_line(
    tmp_path: Path, head: str, rows: tuple[str, ...], problem: str
) -> None:
    (found,) = items(tmp_path, *rows, head=head)
    assert isinstance(found, Unreadable)
    assert found.problem == problem


def test_a_spreadsheet_with_the_extension_of_a_table_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04" + bytes(50))
    (found,) = read([tmp_path / "a.csv"])
    assert isinstance(found, Unreadable)
    assert found.problem.startswith("a zip or Word file")


# ---- exports as they are --------------------------------------------------------------------------------------------

UPR_INFO = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"
"""The columns of UPR Info's export."""
CAFE = (
    'Chad,Africa,"AU, OIF",Extradite Hissène Habré without delay,France,WEOG,"EU, OIF",Accepted,5,"Impunity,Justice",5'
)
LAND = "Peru,GRULAC,OAS,Consider women’s land rights and the “right to food”,Czechia,EEG,EU,Noted,3,Women’s rights,2"


def export(folder: Path, text: str, encoding: str, name: str = "upr.csv") -> list[Document]:
    (folder / name).write_bytes(text.encode(encoding))
    found = list(read([folder / name]))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_encodings_and_line_ends_are_told_apart(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join([UPR_INFO, CAFE, LAND]) + end
    chad, peru = export(tmp_path, text, encoding)
    assert "Extradite Hissène Habré without delay" in chad.text
    assert "Consider women’s land rights and the “right to food”" in peru.text
    assert chad.recommendations[0].themes == ("Impunity", "Justice")
    assert (chad.recommendations[0].issuers, chad.recommendations[0].addressees) == (("FRA",), ("TCD",))
    assert [found.recommendations[0].response for found in (chad, peru)] == ["supported", "noted"]
    said = {"cp1252": ["Windows-1252"], "mac_roman": ["Mac Roman"]}.get(encoding, [])
    assert chad.header is not None
    assert list(chad.header.notes) == [f"The file is not UTF-8 and is read as {name}." for name in said]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Ratify it, as the Côte d’Ivoire did"),
        ("mac_roman", "Ratify it, as the Côte d’Ivoire did"),
        ("cp1252", "Poursuivre ses efforts en matière d’éducation à l’égalité"),
        ("mac_roman", "Poursuivre ses efforts en matière d’éducation à l’égalité"),
        ("cp1252", "Continuar la protección de los niños indígenas del país"),
        ("mac_roman", "Continuar la protección de los niños indígenas del país"),
        ("cp1252", "Guarantee the States’ and the girls’ rights"),
        ("mac_roman", "Guarantee the States’ and the girls’ rights"),
        ("cp1252", "ÉTABLIR une institution nationale"),
        ("mac_roman", "End it — now – and use “open” lists…"),
    ],
)
def test_western_letters_tell_their_encoding(tmp_path: Path, encoding: str, words: str) -> None:
    (found,) = export(tmp_path, f'{HEAD}\nNorway,France,"{words}",,,33\n', encoding)
    assert words in found.text


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (UPR_INFO, "Norway,WEOG,,Ratify it,Chad,Africa,AU,Accepted,5,Treaties,33"),
        (
            "Session;Issue;Action;Response;From;Text;To",
            "33;Treaties;5;Accepted;Chad;Ratify it;Norway",
        ),
        (
            "Recommending State\tRS Region\tRecommendation\tState under Review\tResponse\tAction\tIssue\tSession",
            "Chad\tAfrica\tRatify it\tNorway\tSupported\t5 - Specific action\tTreaties\t33rd session",
        ),
        (
            "État examiné;État recommandant;Recommandation;Réponse;Action;Thématique;Session",
            "Norway;Chad;Ratify it;Acceptée;5;Treaties;33",
        ),
        (
            "Etat recommandant,Etat sous examen,Recommandation,Réponse,Enjeux,Session EPU",
            "Chad,Norway,Ratify it,Soutenue,Treaties,UPR 33 (May 2019)",
        ),
        (
            '"State under Review";"Recommending State";"Words";"Response";"Theme";"Session"',
            '"Norway";"Chad";"Ratify it, and publish its report each year";"Accepted";"Treaties";"33"',
        ),
        (
            "Country,Reviewer,Recommendation,Reply,Theme,Session",
            "Norway,Chad,Ratify it,Accepted,Treaties,33",
        ),
    ],
    ids=["upr info", "reversed", "tabs", "french", "french reversed", "text by content", "response by content"],
)
def test_columns_are_found_by_name_and_by_content(tmp_path: Path, head: str, row: str) -> None:
    (found,) = export(tmp_path, f"{head}\n{row}\n", "cp1252")
    (one,) = found.recommendations
    assert (one.addressees, one.response, one.themes) == (("NOR",), "supported", ("Treaties",))
    assert one.issuers == ("TCD",)
    assert found.header is not None
    assert (found.header.session, found.header.title) == (33, "Recommendations to Norway, session 33")


def test_the_session_of_the_review_is_that_of_its_working_group(tmp_path: Path) -> None:
    (found,) = export(tmp_path, f"{UPR_INFO}\n{LAND}\n", "utf-8")
    quads = list(graph.describe(extract(found, load()), load()))
    sessions = [str(q.object) for q in quads if q.predicate == Unkg.session]
    assert sessions == ["<https://w3id.org/unkg/id/session/working-group-on-the-universal-periodic-review/2>"]
    opened = {(s.body, s.number): s.opened for s in load().authorities.sessions}
    assert opened["Working Group on the Universal Periodic Review", "2"] == "2008-05-05"


def test_themes_behind_a_comma_are_apart_if_the_table_has_each_alone(tmp_path: Path) -> None:
    rows = [
        'Norway,France,Ratify it,,"Detention, Justice",33',
        "Norway,France,End it,,Detention,33",
        "Norway,France,Ban it,,Justice,33",
        'Norway,France,Stop it,,"Racial discrimination, xenophobia",33',
    ]
    assert [one.themes for one in actions(tmp_path, *rows)] == [
        ("Detention", "Justice"),
        ("Detention",),
        ("Justice",),
        ("Racial discrimination, xenophobia",),
    ]


def test_a_year_is_no_session(tmp_path: Path) -> None:
    (found,) = export(tmp_path, f"{UPR_INFO}\n{LAND.rpartition(',')[0]},2008\n", "utf-8")
    assert found.header is not None
    assert (found.header.body, found.header.session) == (None, None)
    assert found.header.title == "Recommendations to Peru, session 2008"


def test_rows_that_differ_in_their_response_stay_apart(tmp_path: Path) -> None:
    found = actions(tmp_path, "Norway,France,Ratify it,Supported,,33", "Norway,Chad,Ratify it,Noted,,33")
    assert [(one.issuers, one.response) for one in found] == [(("FRA",), "supported"), (("TCD",), "noted")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DPR Korea", "PRK"),
        ("Republic of Congo", "COG"),
        ("DR Congo", "COD"),
        ("Macedonia FYR", "MKD"),
        ('"Korea, Republic of"', "KOR"),
        ("Korea (Republic of)", "KOR"),
        ("Gambia (The)", "GMB"),
        ("Trinidad & Tobago", "TTO"),
        ("Central African Rep.", "CAF"),
        ("NOR", "NOR"),
    ],
)
def test_names_of_states_as_tables_write_them(tmp_path: Path, name: str, code: str) -> None:
    (one,) = actions(tmp_path, f"Norway,{name},Ratify it,,,33")
    assert one.issuers == (code,)


def test_columns_and_encoding_that_are_given_are_used(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("A;B;C\nNorway;Tchadie;Poursuivre l’élan\n".encode("mac_roman"))
    given = Reading(load, encoding="mac-roman", columns={"state": "A", "by": "2", "text": "C"})
    (source,) = pieces([tmp_path / "a.csv"], given)
    assert isinstance(source, Source)
    (found,) = documents(source, given)
    assert isinstance(found, Document)
    assert found.text == "Norway\n\nPoursuivre l’élan\n"
    assert found.header is not None
    assert found.header.notes == ("No State is known by the name 'Tchadie'.",)


def test_a_column_that_is_given_and_missing_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A,B\nNorway,Ratify it\n", encoding="utf-8")
    given = Reading(load, columns={"state": "A", "text": "Words"})
    (source,) = pieces([tmp_path / "a.csv"], given)
    assert isinstance(source, Source)
    (found,) = documents(source, given)
    assert isinstance(found, Unreadable)
    assert (found.problem, found.remedy) == ("no column 'Words' for --columns text", "its columns are A, B")


def test_two_columns_of_states_are_not_guessed_apart(tmp_path: Path) -> None:
    (found,) = items(tmp_path, "Norway,Chad,Ratify it", head="One,Other,Recommendation")
    assert isinstance(found, Unreadable)
    assert found.problem == "no column for the State under review"


MATRIX = [
    ["Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"],
    ["Theme: Treaties"],
    ["140.7 Ratify the Convention against Torture (Chad) (Peru);\nSource of Position: A/HRC/59/15", "Supported",
     "- Treaties\n- Torture\nSDGs:\n- 16 - PEACE", ""],
    ["140.8 Consider ending it (Viet Nam); End it by law (France).\nSource of Position: A/HRC/59/15 - Para.4", "Noted",
     "- Treaties", ""],
]  # fmt: skip
"""A matrix of the Office of the High Commissioner, in its wording."""


def test_a_matrix_in_word_gives_what_its_csv_gives(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(len(MATRIX), len(MATRIX[0]))
    for row, cells in zip(table.rows, MATRIX, strict=True):
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words
    file.save(str(tmp_path / "UPR48_Norway_list.docx"))
    with (tmp_path / "UPR48_Norway_list.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(MATRIX)
    (of_word,) = read([tmp_path / "UPR48_Norway_list.docx"])
    (of_csv,) = read([tmp_path / "UPR48_Norway_list.csv"])
    assert isinstance(of_word, Document)
    assert isinstance(of_csv, Document)
    assert (of_word.text, of_word.header, of_word.recommendations) == (
        of_csv.text,
        of_csv.header,
        of_csv.recommendations,
    )
    said = [(one.verb, one.issuers, one.response) for one in extract(of_word, load()).actions]
    assert said == [
        ("ratify", ("TCD", "PER"), "supported"), ("consider", ("VNM",), "noted"), ("end", ("FRA",), "noted"),
    ]  # fmt: skip
    assert of_word.header is not None
    assert (of_word.header.title, of_word.header.session) == ("Recommendations to Norway, session 48", 48)


def test_places_in_word_are_rows_of_the_file(tmp_path: Path) -> None:
    file = docx.Document()
    for table in (file.add_table(2, 2), file.add_table(2, 2)):
        for row, cells in zip(table.rows, [("Recommendation", "Position"), ("", "Noted")], strict=True):
            row.cells[0].text, row.cells[1].text = cells
    for name in ("UPR48_Norway.docx", "list.docx"):
        file.save(str(tmp_path / name))
    of_file = list(read([tmp_path / "UPR48_Norway.docx"]))
    assert [item.place for item in of_file if isinstance(item, Unreadable)] == ["row 2", "row 4", ""]
    (found,) = read([tmp_path / "list.docx"])
    assert isinstance(found, Unreadable)
    assert (found.place, found.problem) == ("row 1", "no column for the State under review")


def test_a_table_may_begin_with_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\n \nTo;Text;From;Session\nNorway;;Chad;4\n", encoding="utf-8")
    missing, empty = read([tmp_path / "a.csv"])
    assert isinstance(missing, Unreadable)
    assert isinstance(empty, Unreadable)
    assert (missing.place, missing.problem, empty.problem) == (
        "line 4", "the row has no recommendation", "the table has no rows",
    )  # fmt: skip


def test_a_table_of_something_else_in_word_is_text(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(2, 2)
    for cell, words in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Text", "Date", "Hello", "1 May"], strict=True
    ):
        cell.text = words
    file.save(str(tmp_path / "a.docx"))
    (found,) = read([tmp_path / "a.docx"])
    assert isinstance(found, Document)
    assert found.recommendations == ()
    assert "Hello" in found.text


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("UPR34_Slovenia_Thematic_list_of_Recommendations", "Slovenia"),
        ("upr48-bosnia-and-herzegovina-list", "Bosnia and Herzegovina"),
        ("newzealand", None),
        ("Norway_Chad", None),
        ("list", None),
    ],
)
def test_states_in_the_names_of_files(name: str, state: str | None) -> None:
    assert states.in_file_name(name, load().authorities) == state


def test_a_real_export_is_read_whole(shared: Path) -> None:
    found = list(read([shared / "corpus" / "tables" / "upr-info-sample.csv"]))
    rows = [one for item in found if isinstance(item, Document) for one in item.recommendations]
    assert sum(len(one.issuers) for one in rows) == 613
    assert all(one.response and one.themes and len(one.addressees) == 1 for one in rows)
    assert all(len(state) == 3 for one in rows for state in (*one.issuers, *one.addressees))
