"""Catalogue records: their fields, and their combination with texts."""

import csv
import io
import re
from html import escape
from pathlib import Path

import pymarc
import pytest

from known import read, reference_text
from unkg import graph, symbols
from unkg.authorities import load
from unkg.building import Limits, Options, Summary, build
from unkg.extraction import extract
from unkg.model import Document, Header, RelatedDocument, Subject, Vote
from unkg.readers import ReadError, Unreadable
from unkg.store import open_store
from unkg.vocabulary import Minter, Skos, Unkg

FIELDS = [
    ("191", "a", "A/HRC/RES/55/21", "c", "55"),
    ("245", "a", "Situation of lighthouses :", "b", "resolution /"),
    ("269", "a", "2024-04-09"),
    ("992", "a", "20240404"),
    ("989", "a", "Documents and Publications", "b", "Resolutions and Decisions", "c", "Resolutions"),
    ("650", "a", "LIGHTHOUSES"),
    ("610", "a", "UN. Keepers"),
    ("710", "a", "UN. Human Rights Council (55th sess. : 2024 : Geneva)"),
    ("991", "a", "A/HRC/55/1", "b", "4.", "c", "Lights."),
    ("993", "a", "A/HRC/55/L.19"),
    ("993", "a", "A/HRC/55/SR.55"),
    ("993", "a", "nonsense"),
    ("996", "a", "Adopted 28-4-15, 55th meeting"),
]


def record(*fields: tuple[str, ...]) -> str:
    said = "".join(
        f'<datafield tag="{tag}" ind1=" " ind2=" ">'
        + "".join(f'<subfield code="{c}">{escape(v)}</subfield>' for c, v in zip(pairs[::2], pairs[1::2], strict=True))
        + "</datafield>"
        for tag, *pairs in fields
    )
    return f"<record><leader>00000nam a2200000 a 4500</leader>{said}</record>"


def collection(*records: str) -> bytes:
    return f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>'.encode()


def header(*fields: tuple[str, ...], tmp_path: Path) -> Header:
    (tmp_path / "r.xml").write_bytes(collection(record(("191", "a", "A/RES/60/1"), *fields)))
    (found,) = read([tmp_path / "r.xml"])
    assert isinstance(found, Document)
    assert found.header is not None
    return found.header


def test_a_record_becomes_a_header_without_text(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_bytes(collection(record(*FIELDS)))
    (found,) = read([tmp_path / "r.xml"])
    assert isinstance(found, Document)
    assert (found.key, found.text) == ("A/HRC/RES/55/21", "")
    assert found.header == Header(
        symbol="A/HRC/RES/55/21",
        type="resolution",
        title="Situation of lighthouses",
        body="Human Rights Council",
        session=55,
        adopted="2024-04-04",
        published="2024-04-09",
        agenda_item="4",
        agenda_title="Lights",
        meeting="A/HRC/55/SR.55",
        subjects=(Subject("LIGHTHOUSES", None, "UNBIS Thesaurus"), Subject("UN. Keepers", None, "DHLAUTH")),
        related=(RelatedDocument("draft", "A/HRC/55/L.19"),),
        vote=Vote("vote", 28, 4, 15),
        notes=found.header.notes if found.header else (),
    )
    assert ["nonsense" in note for note in found.header.notes] == [True]


@pytest.mark.parametrize(
    ("field", "name", "expected"),
    [
        (("996", "a", "Adopted without vote, 55th meeting"), "vote", Vote("without-vote")),
        (("996", "b", "151", "c", "2", "d", "30"), "vote", Vote("vote", 151, 2, 30)),
        (("996", "a", "Adopted somehow"), "vote", None),
        (("269", "a", "2024-02-31"), "published", None),
        (("269", "a", "2024"), "published", None),
        (("710", "a", "UN. Council of Lamps"), "body", None),
        (("989", "c", "Draft resolutions"), "type", "draft resolution"),
        (("989", "c", "Reports"), "type", "report"),
        (("191", "c", "10th emergency special sess."), "session", None),
    ],
)
def test_fields(tmp_path: Path, field: tuple[str, ...], name: str, expected: object) -> None:
    fields = (field,) if field[0] == "989" else (("989", "c", "Resolutions"), field)
    assert getattr(header(*fields, tmp_path=tmp_path), name) == expected


def test_the_exchange_format_reads_as_the_xml(tmp_path: Path) -> None:
    content = collection(record(*FIELDS))
    (tmp_path / "r.marcxml").write_bytes(content)
    (tmp_path / "r.mrc").write_bytes(b"".join(r.as_marc() for r in pymarc.parse_xml_to_array(io.BytesIO(content))))
    first, second = read([tmp_path / "r.marcxml", tmp_path / "r.mrc"])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.header == second.header


def test_a_record_has_no_text_that_offsets_could_count_in(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_bytes(collection(record(*FIELDS)))
    with pytest.raises(ReadError, match="no text"):
        reference_text(tmp_path / "r.xml")


def test_a_record_without_a_symbol_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_bytes(
        collection(record(("245", "a", "A book")), record(*FIELDS), record(("191", "a", "no")))
    )
    found = list(read([tmp_path / "r.xml"]))
    assert [type(item).__name__ for item in found] == ["Unreadable", "Document", "Unreadable"]
    assert [item.place for item in found if isinstance(item, Unreadable)] == ["record 1", "record 3"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xml", collection(record(*FIELDS))[:-60], "malformed XML"),
        (
            "a.xml",
            b'<!DOCTYPE c [<!ENTITY a "ha">]>' + collection(record(*FIELDS)),
            "document type declarations and entities are not allowed",
        ),
        ("a.xml", collection(), "no records"),
        ("a.mrc", collection(record(*FIELDS)), "not a MARC file"),
        ("a.mrc", b"00099nam a2200061 a 4500", "damaged record"),
    ],
)
def test_an_unreadable_file_is_reported_in_one_line(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read([tmp_path / name])
    assert isinstance(found, Unreadable)
    assert found.problem.startswith(problem)
    assert "\n" not in found.message


def test_a_document_known_by_a_record_alone_is_described_and_not_held() -> None:
    document = Document("k", "r.xml", "", header=Header(symbol="A/HRC/RES/55/21", type="resolution", title="Lights"))
    quads = graph.describe(extract(document, load()), load())
    predicates = {quad.predicate for quad in quads}
    assert Unkg.symbol in predicates
    assert Unkg.text not in predicates


def test_a_text_goes_before_a_record_whichever_was_read_first(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(collection(record(*FIELDS)))
    (tmp_path / "b.txt").write_text("A/HRC/RES/55/21\n\nThe Human Rights Council,\n\nRecalling its resolution 5/1,\n")
    for paths in ([tmp_path / "a.xml", tmp_path / "b.txt"], [tmp_path / "b.txt", tmp_path / "a.xml"]):
        notices: list[str] = []
        summary = build(
            paths,
            tmp_path / "store",
            Options(overwrite=True, limits=Limits(processes=0), validate=False),
            notify=notices.append,
        )
        assert summary.references["resolution"] == 1
        assert (summary.set_aside, notices) == (1, [])


def statements(folder: Path) -> dict[str, list[str]]:
    """What the document A/HRC/RES/55/21 is said to be, by the last word of the predicate."""
    found: dict[str, list[str]] = {}
    with open_store(folder) as held:
        for quad in held.pyoxigraph.quads_for_pattern(Minter().document("A/HRC/RES/55/21"), None, None):
            found.setdefault(re.split("[/#]", quad.predicate.value)[-1], []).append(getattr(quad.object, "value", ""))
    return found


def built(*paths: Path, into: Path, overwrite: bool = False) -> Summary:
    return build(paths, into, Options(limits=Limits(processes=0), validate=False, overwrite=overwrite))


def test_a_record_completes_the_header_of_its_text_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(collection(record(*FIELDS)))
    (tmp_path / "b.txt").write_text(
        "A/HRC/RES/55/21\n\nResolution adopted by the Human Rights Council on 5 April 2024\n\nThe Human Rights "
        "Council,\n\n"
        "Recalling its resolution 5/1,\n",
        encoding="utf-8",
    )
    built(tmp_path / "a.xml", tmp_path / "b.txt", into=tmp_path / "s")
    said = statements(tmp_path / "s")
    assert said["title"] == ["Situation of lighthouses"]
    assert said["adopted"] == ["2024-04-05"], "the text's own word"
    assert said["published"] == ["2024-04-09"]
    assert len(said["subject"]) == 2
    assert {"agendaItem", "vote", "draft", "text"} <= said.keys()
    notes = " ".join(said["metadataNote"])
    assert "Told by a catalogue's record, not by the text: agenda item" in notes
    assert "The catalogue's record has another adopted: 2024-04-04." in notes


def test_a_text_is_described_again_when_its_record_is_added_changed_or_removed(tmp_path: Path) -> None:
    text, records = tmp_path / "b.txt", tmp_path / "a.xml"
    text.write_text("A/HRC/RES/55/21\n\nThe Human Rights Council,\n\nRecalling its resolution 5/1,\n", encoding="utf-8")
    assert built(text, into=tmp_path / "s").read == 1
    records.write_bytes(collection(record(*FIELDS)))
    assert built(text, records, into=tmp_path / "s").read == 2
    assert built(text, records, into=tmp_path / "s").read == 0
    assert "published" in statements(tmp_path / "s")
    records.write_bytes(collection(record(*(field for field in FIELDS if field[0] != "269"))))
    built(text, records, into=tmp_path / "s")
    assert "published" not in statements(tmp_path / "s")
    built(text, into=tmp_path / "s")
    assert "agendaItem" not in statements(tmp_path / "s")


@pytest.mark.parametrize(
    ("note", "related", "kept"),
    [
        ("Supersedes A/60/1 and Corr.1", [("superseded", "A/60/1")], 0),
        ("Supersedes: A/60/1; A/60/2.", [("superseded", "A/60/1"), ("superseded", "A/60/2")], 0),
        ("Superseded by A/60/3", [], 1),
        ("Issued as A/C.3/60/L.5.", [], 1),
        ("Includes bibliography and/or index.", [], 0),
    ],
)
def test_notes_tell_what_is_superseded(tmp_path: Path, note: str, related: list[tuple[str, str]], kept: int) -> None:
    found = header(("989", "c", "Reports"), ("500", "a", note), tmp_path=tmp_path)
    assert [(one.role, one.symbol) for one in found.related] == related
    assert len(found.notes) == kept


def test_corrigenda_of_a_report_are_recognized_by_their_symbols(tmp_path: Path) -> None:
    found = header(
        ("989", "c", "Reports"), ("993", "a", "A/RES/60/1/Corr.1"), ("993", "a", "A/59/7"), tmp_path=tmp_path
    )
    assert [(one.role, one.symbol) for one in found.related] == [("issue", "A/RES/60/1/Corr.1")]
    quads = graph.describe(extract(Document("k", "r.xml", "", header=found), load()), load())
    assert any(quad.predicate == Unkg.corrigendumTo for quad in quads)


def test_a_record_is_no_document_where_metadata_are_left_aside(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(collection(record(*FIELDS)))
    (found,) = read([tmp_path / "a.xml"], ignore_metadata=True)
    assert isinstance(found, Unreadable)


DRAFT = [
    ("191", "a", "A/C.3/78/L.49/Rev.1", "b", "A/", "c", "78"),
    ("245", "a", "Lighthouses :", "b", "revised draft resolution /", "c", "Austria and Peru"),
    ("515", "a", "Additional sponsors: Bolivia (Plurinational State of), Chad and Norway (A/78/481/Add.2)."),
    ("710", "a", "Austria"),
    ("710", "a", "CÃ´te d'Ivoire"),
    ("710", "a", "UN. Group of African States"),
    ("710", "a", "UN. Secretariat"),
    ("981", "a", "General Assembly", "b", "3rd Committee"),
    ("989", "a", "Documents and Publications", "b", "Draft Resolutions and Decisions"),
    ("991", "a", "A/78/251", "b", "[900]"),
    ("991", "a", "A/78/251", "b", "71b[20]", "c", "Human rights questions."),
    ("993", "a", "A/RES/78/213"),
    ("993", "a", "A/78/481/Add.2"),
    ("993", "a", "AA/78/481/Add.2"),
    ("993", "a", "A/C.3/78/L.49"),
    ("993", "a", "A/C.3/78/SR.53"),
]


def of_records(folder: Path, *records: str) -> list[Header]:
    (folder / "r.xml").write_bytes(collection(*records))
    found = list(read([folder / "r.xml"]))
    assert all(isinstance(one, Document) for one in found), found
    return [one.header or Header() for one in found if isinstance(one, Document)]


def test_a_draft_is_joined_to_what_became_of_it(tmp_path: Path) -> None:
    (draft,) = of_records(tmp_path, record(*DRAFT))
    assert (draft.type, draft.title, draft.agenda_item) == ("draft resolution", "Lighthouses", "71 (b)")
    assert draft.sponsors == (
        "Austria", "Côte d'Ivoire", "Group of African States", "Bolivia (Plurinational State of)", "Chad", "Norway",
    )  # fmt: skip
    assert draft.related == (
        RelatedDocument("adopted", "A/RES/78/213"),
        RelatedDocument("committee-report", "A/78/481/Add.2"),
    )
    assert draft.meeting == "A/C.3/78/SR.53"


def test_of_several_acts_a_draft_is_only_perhaps_one(tmp_path: Path) -> None:
    more = [("993", "a", "A/RES/78/214"), ("993", "a", "A/RES/78/213/Corr.1")]
    (tmp_path / "r.xml").write_bytes(collection(record(*DRAFT, *more)))
    (found,) = read([tmp_path / "r.xml"])
    assert isinstance(found, Document)
    said = {
        (q.subject.value, q.predicate, q.object.value)
        for q in graph.describe(extract(found, load()), load())
        if q.predicate in {Unkg.draft, Skos.closeMatch}
    }
    document = "https://w3id.org/unkg/id/document/{}".format
    draft = document("A/C.3/78/L.49/Rev.1")
    assert said == {(draft, Skos.closeMatch, document(f"A/RES/78/{number}")) for number in (213, 214)}


def test_what_a_draft_became_has_it_as_its_draft_in_the_graph(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_bytes(collection(record(*DRAFT)))
    (found,) = read([tmp_path / "r.xml"])
    assert isinstance(found, Document)
    said = {
        (str(q.subject), str(q.object))
        for q in graph.describe(extract(found, load()), load())
        if q.predicate == Unkg.draft
    }
    document = "<https://w3id.org/unkg/id/document/{}>".format
    assert said == {(document("A/RES/78/213"), document("A/C.3/78/L.49/Rev.1"))}


@pytest.mark.parametrize(
    ("title", "form", "of", "expected"),
    [
        ("Lamps :", "draft resolution /", "Draft Resolutions and Decisions", ("draft resolution", "Lamps")),
        ("Lamps :", "draft decision /", "Draft Resolutions and Decisions", ("draft decision", "Lamps")),
        ("Lamps", "", "Draft Resolutions and Decisions", ("draft resolution", "Lamps")),
        ("Work :", "78th session : note /", "", ("note", "Work: 78th session")),
        ("Lamps : budget of draft X :", "statement /", "", ("note", "Lamps: budget of draft X")),
        ("Report on lamps", "", "Reports", ("report", "Report on lamps")),
        ("Lamps :", "budget of draft resolution X : statement /", "", ("note", "Lamps: budget of draft resolution X")),
        ("Resolution", "", "", ("other", "Resolution")),
    ],
)
def test_the_form_of_a_document_is_its_type_not_its_title(
    tmp_path: Path, title: str, form: str, of: str, expected: tuple[str, str]
) -> None:
    fields = [("191", "a", "A/C.3/78/L.1"), ("245", "a", title, "b", form), ("989", "a", "Documents", "b", of)]
    (found,) = of_records(tmp_path, record(*fields))
    assert (found.type, found.title) == expected


def test_an_amendment_names_the_draft_that_it_would_amend(tmp_path: Path) -> None:
    fields = [
        ("191", "a", "A/C.3/78/L.63"),
        ("245", "a", "Lamps :", "b", "amendment to revised draft resolution A/C.3/78/L.31/Rev.1 /"),
        ("515", "a", "The amendment was rejected by the Committee (A/78/481/Add.2)."),
        ("989", "b", "Draft Resolutions and Decisions"),
    ]
    (found,) = of_records(tmp_path, record(*fields))
    assert found.related == (RelatedDocument("amended", "A/C.3/78/L.31/Rev.1"),)
    assert found.title == "Lamps: amendment to revised draft resolution A/C.3/78/L.31/Rev.1"
    assert found.notes == ("The catalogue notes: The amendment was rejected by the Committee (A/78/481/Add.2).",)


def test_real_records_say_what_became_of_their_drafts(shared: Path) -> None:
    folder = shared / "corpus" / "tables"
    found = {
        one.key: one.header or Header()
        for one in read([folder / "undl-third-committee-78.xml"])
        if isinstance(one, Document)
    }
    with (folder / "undl-third-committee-78.drafts.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for role, column in (("adopted", "adopted_as"), ("committee-report", "committee_report")):
        said = {key: [one.symbol for one in header.related if one.role == role] for key, header in found.items()}
        assert said == {row["draft"]: [symbols.parse(row[column]).canonical] if row[column] else [] for row in rows}
    assert len(found) == 94
    assert "other" not in {header.type for header in found.values()}
