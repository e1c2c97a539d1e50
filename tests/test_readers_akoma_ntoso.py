"""Akoma Ntoso: text, paragraphs, metadata, and rejected XML."""

import gzip
import json
import re
import tarfile
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from known import KNOWLEDGE, read
from unkg.model import Document, Header, Paragraph, RelatedDocument
from unkg.readers import ReadError, Unreadable, akoma_ntoso

FIXTURES = Path(__file__).parent / "readers"
document = partial(akoma_ntoso.document, authorities=KNOWLEDGE.authorities)


def fixture(name: str) -> Document:
    return document(name, name, (FIXTURES / name).read_bytes())


def header(name: str) -> Header:
    found = fixture(name).header
    assert found is not None
    return found


def cited(found: Document) -> dict[str, str]:
    """Label to words, for the paragraphs that have a label."""
    return {p.label: found.text[p.content_start : p.end] for p in reversed(found.paragraphs or ()) if p.label}


def resolution(body: str, *, kind: str = "resolution", preamble: str = "", after: str = "") -> Document:
    """A document around the inside of a main body."""
    return document("k", "s", (
        f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="{kind}">'
        f"<preamble>{preamble}</preamble><mainBody>{body}</mainBody>{after}</statement></akomaNtoso>"
    ).encode())  # fmt: skip


def paragraph(words: str, number: str = "", style: str = "SingleTxt") -> str:
    printed = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{style}">{printed}<content><p>{words}</p></content></paragraph>'


# ---- text --------------------------------------------------------------------------------------------------------


def test_text_is_one_block_a_line_with_the_footnotes_at_the_end() -> None:
    assert fixture("resolution.xml").text == (
        "United Nations\n"
        "A/HRC/RES/70/17\n"
        "General Assembly\n"
        "9 April 2031\n"
        "Human Rights Council\n"
        "Seventieth session\n"
        "Agenda item 4\n"
        "70/17. Keepers of lighthouses\n"
        "The Human Rights Council,\n"
        "Recalling its resolution 5/1,\n"
        "Noting the reports:¹\n"
        "(a) On oil;\n"
        "1. Calls upon States:\n"
        "(a) To burn;\n"
        "(i) Oil;²\n"
        "• A bullet;\n"
        "(b) To watch;\n"
        "and to report;\n"
        "Ships\n"
        "2. Decides as follows:\n"
        "(a) To see 10¹⁴ ships,² and\n"
        "(b) To go on.\n"
        "Ship\tLights seen\n"
        "\t12\n"
        "55th meeting\n"
        "3 April 2031\n"
        "Annex II\n"
        "Words at the start.\n"
        "1. A light is a light.\n"
        "Article 3\n"
        "1. Keepers keep.\n"
        "¹ A/HRC/69/3.\n"
        "² See A/69/1. Second line.\n"
    )


def test_italics_are_the_spans_that_the_file_sets_so() -> None:
    found = fixture("resolution.xml")
    assert [found.text[start:end] for start, end in found.italics] == [
        "The Human Rights Council", "Recalling", "Noting", "Calls upon", "Decides",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>A  b\n\tc</p>", "A b c\n"),
        ("<p>6\u00a0July</p>", "6\u00a0July\n"),
        ("<p>A<eol/>B</p>", "A\nB\n"),
        ("<p>one<b>two</b> <i>three</i></p>", "onetwo three\n"),
        ("<p>before<p>inner</p>after</p>", "before\ninner\nafter\n"),
        ("loose<p>words</p>", "loose\nwords\n"),
        ("<p>read:<mod><quotedStructure><p>“quoted</p><point><num>a.</num><p>item</p></point></quotedStructure></mod></p>",
         "read:\n“quoted\na. item\n"),
        ("<paragraph><num>5.</num><list><point><num>(a)</num><content><p>x</p></content></point></list></paragraph>",
         "5.\n(a) x\n"),
        ("<paragraph><num>I.</num><heading>Title</heading></paragraph>", "I. Title\n"),
        ("<section><num>II</num><heading>Title</heading></section>", "II\nTitle\n"),
        ('<p>A<authorialNote marker="*"><p>Star.</p></authorialNote>B</p>', "A*B\n* Star.\n"),
        ("<p>A <authorialNote><p>Unnumbered.</p></authorialNote></p>", "A¹\n¹ Unnumbered.\n"),
        ('<p>A<authorialNote marker="12"/></p>', "A¹²\n¹²\n"),
        ("<p>A<authorialNote><p>B<authorialNote marker='2'><p>C</p></authorialNote></p></authorialNote></p>",
         "A¹\n¹ B²\n² C\n"),
        ("<p>A<!-- not B --><?and not?> C</p>", "A C\n"),
    ],
)  # fmt: skip
def test_every_word_is_printed_once(inside: str, text: str) -> None:
    assert resolution(inside).text == text


# ---- paragraphs --------------------------------------------------------------------------------------------------


def test_paragraphs_are_named_as_people_cite_them() -> None:
    found = fixture("resolution.xml")
    named = [(p.label, p.kind, p.section, p.part) for p in found.paragraphs or () if p.label or p.part]
    assert named == [
        ("PP 1", "preambular", "preamble", "pp1"),
        ("PP 2", "preambular", "preamble", "pp2"),
        ("PP 2(a)", "preambular", "preamble", "pp2.a"),
        ("OP 1", "operative", "operative", "op1"),
        ("OP 1(a)", "operative", "operative", "op1.a"),
        ("OP 1(a)(i)", "operative", "operative", "op1.a.i"),
        ("OP 1(a)(i)", "operative", "operative", "op1.a.i-2"),
        ("OP 1(b)", "operative", "operative", "op1.b"),
        ("OP 1", "operative", "operative", "op1-2"),
        ("OP 2", "operative", "operative", "op2"),
        ("OP 2(a)", "operative", "operative", "op2.a"),
        ("OP 2(b)", "operative", "operative", "op2.b"),
        ("OP 2", "body", "operative", None),
        ("OP 2", "body", "operative", None),
        ("", "heading", "annex", "annex2"),
        ("annex II", "annex", "annex", "annex2-2"),
        ("annex II para 1", "annex", "annex", "annex2.para1"),
        ("annex II art 3(1)", "annex", "annex", "annex2.art3.1"),
        ("fn 1", "footnote", "footnote", "fn1"),
        ("fn 2", "footnote", "footnote", "fn2"),
    ]


def test_footnotes_are_joined_to_their_markers() -> None:
    found = fixture("resolution.xml")
    notes = [p for p in found.paragraphs or () if p.kind == "footnote"]
    assert [found.text[note.anchor : note.anchor + 1] for note in notes if note.anchor] == ["¹", "²"]
    assert [found.text[note.content_start : note.end] for note in notes] == ["A/HRC/69/3.", "See A/69/1. Second line."]


def test_letters_and_sections_that_restart_numbering_are_part_of_the_name() -> None:
    found = fixture("collection.xml")
    assert cited(found) == {
        "sect A sect I PP 1": "Recalling its resolution 85/1,",
        "sect A sect I OP 1": "Decides one;",
        "sect A sect I OP 2": "Decides two.",
        "sect A sect II PP 1": "Recalling also its resolution 85/2,",
        "sect A sect II OP 1": "Decides three.",
        "sect B OP 1": "Recommends to another body the following draft:",
        "sect B draft PP 1": "Noting the tides,",
        "sect B draft OP 1": "Notes the moon.",
    }
    assert [p.part for p in found.paragraphs or () if p.kind == "heading" and p.part] == [
        "sectA", "sectA.sectI", "sectA.sectII", "sectB",
    ]  # fmt: skip


def test_sections_with_continuous_numbering_are_not() -> None:
    sections = "".join(
        f"<section><num>{letter}</num>{paragraph('<i>Decides</i> so;', f'{number}.')}</section>"
        for letter, number in (("A", 1), ("B", 2))
    )
    assert list(cited(resolution(sections))) == ["OP 2", "OP 1"]


def test_lettered_items_set_as_headings_are_items_of_their_paragraph() -> None:
    found = resolution(
        paragraph("Decides that the mandate shall include:", "32.")
        + paragraph("<span class='italic'>Protection of lamps</span>", "(a)", "H4")
        + paragraph("To light them;", "(i)")
        + paragraph("<span class='italic'>Protection of keepers</span>", "(b)", "H4")
        + paragraph("To feed them;", "(i)")
        + paragraph("To pay them;", "(ii)")
        + paragraph("Decides to remain seized;", "33.")
    )
    parts = [p.part for p in found.paragraphs or () if p.part]
    assert parts == ["op32", "op32.a", "op32.a.i", "op32.b", "op32.b.i", "op32.b.ii", "op33"]


def test_one_resolution_of_several_has_no_letter_in_its_parts() -> None:
    found = document("k", "s", (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
        "<preface><docNumber>B</docNumber></preface>"
        f"<mainBody>{paragraph('Decides so;', '1.')}{paragraph('Decides more.', '2.')}</mainBody>"
        "</statement></akomaNtoso>"
    ).encode())  # fmt: skip
    assert [p.part for p in found.paragraphs or () if p.kind == "operative"] == ["op1", "op2"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [("II", "sectII"), ("B. Mandate", "sectB"), ("C Meetings with troops", "sectC"), ("A Programme for Ships", None)],
)
def test_headings_that_open_a_section(heading: str, part: str | None) -> None:
    found = resolution(f"<subheading>{heading}</subheading>" + paragraph("Decides;", "1."))
    assert [p.part for p in found.paragraphs or ()] == [part, "op1"]


def test_a_statement_has_paragraphs_without_its_introduction() -> None:
    found = fixture("statement.xml")
    assert cited(found) == {
        "para 1": "The Security Council welcomes the lights.",
        "para 2": "The Security Council asks the Secretary-General to:",
        "para 2(i)": "Watch;",
        "para 2(ii)": "Report.”",
    }
    assert [p.kind for p in found.paragraphs or ()][2:] == ["heading", "preambular", *["operative"] * 4, "footnote"]


@pytest.mark.parametrize(
    ("kind", "body", "names"),
    [
        ("resolution", paragraph("<i>Decides</i> so."), [("OP 1", "op1")]),
        ("resolution", paragraph("<i>Decides</i> so;") + paragraph("<i>Asks</i> so."),
         [("OP 1", "op1"), ("OP 2", "op2")]),
        ("resolution", paragraph("<i>Noting</i> this,") + paragraph("<i>Decides</i>:"),
         [("PP 1", "pp1"), ("OP 1", "op1")]),
        ("resolution", paragraph("<i>Noting</i> this;") + paragraph("A;", "1."), [("PP 1", "pp1"), ("OP 1", "op1")]),
        ("resolution", paragraph("A;", "1.") + paragraph("2 Begs;") + paragraph("C.", "3."),
         [("OP 1", "op1"), ("OP 2", "op2"), ("OP 3", "op3")]),
        ("resolution", paragraph("A;", "1.") + paragraph("6.\u200e\u00a0Begs."), [("OP 1", "op1"), ("OP 6", "op6")]),
        ("decision", paragraph("At a meeting, it:") + paragraph("Chose A;", "(a)") + paragraph("Later it did more."),
         [("para 1", "op1"), ("para 1(a)", "op1.a"), ("para 2", "op2")]),
        ("decision", paragraph("A;", "1.") + paragraph("B.", "2."), [("para 1", "op1"), ("para 2", "op2")]),
    ],
)  # fmt: skip
def test_bodies_without_marks_of_their_own(kind: str, body: str, names: list[tuple[str, str]]) -> None:
    found = resolution(body, kind=kind)
    assert [(p.label, p.part) for p in found.paragraphs or () if p.label] == names


def test_an_annexed_decision_of_another_body_has_operative_paragraphs() -> None:
    annex = (
        paragraph("Annex", style="H1")
        + paragraph("<i>The Commission on Tides,</i>")
        + paragraph("<i>Notes</i> it;", "1.")
    )
    found = resolution(
        paragraph("<i>Decides</i>."),
        after=f"<attachments><attachment><doc><mainBody>{annex}</mainBody></doc></attachment></attachments>",
    )
    assert [(p.label, p.kind, p.section, p.part) for p in (found.paragraphs or ())[1:]] == [
        ("", "heading", "annex", "annex1"),
        ("", "enacting", "annex", None),
        ("annex OP 1", "operative", "annex", "annex1.op1"),
    ]


def sound(found: Document) -> None:
    """Check the invariants of paragraphs."""
    end = -1
    parts: list[str] = []
    for p in found.paragraphs or ():
        assert end < p.start < p.end <= len(found.text)
        assert p.start <= p.content_start <= p.end
        assert found.text[p.start : p.end].strip()
        assert "\n" not in found.text[p.start : p.end]
        _anchored(found, p)
        end = p.end
        parts.extend([p.part] if p.part else [])
    assert len(parts) == len(set(parts))
    assert "".join(found.text.split()) == "".join(
        "".join(found.text[p.start : p.end].split()) for p in found.paragraphs or ()
    )
    for start, stop in found.italics:
        assert found.text[start:stop].strip() == found.text[start:stop] != ""


def _anchored(found: Document, p: Paragraph) -> None:
    if p.anchor is not None:
        assert p.kind == "footnote"
        assert found.text[p.anchor] == found.text[p.start]


WORDS = st.text("aB (.1;,“é\u00a0", max_size=12)
LEAVES = WORDS.map(lambda words: words.replace("&", ""))
ELEMENTS = (
    "paragraph", "p", "num", "list", "point", "heading", "table", "tr", "td", "i", "section", "eol", "authorialNote",
    "container", "content", "attachment",
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda name, inside, tail: f"<{name}>{''.join(inside)}</{name}>{tail}",
        st.sampled_from(ELEMENTS),
        st.lists(inner, max_size=4),
        LEAVES,
    ),
    max_leaves=25,
)


@given(TREES, st.sampled_from(["resolution", "decision", "presidentialStatement", "other"]))
def test_whatever_the_tree_paragraphs_cover_the_text_in_order(tree: str, kind: str) -> None:
    try:
        found = resolution(f"<p>x</p>{tree}", kind=kind)
    except ReadError as error:
        pytest.fail(str(error))
    sound(found)
    letters = re.sub(r"<[^>]*>|[\s\u00a0]", "", tree)
    assert not Counter(letters) - Counter(
        re.sub(r"\s", "", found.text.translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")))
    )


# ---- metadata ----------------------------------------------------------------------------------------------------


def test_metadata_are_read() -> None:
    found = header("resolution.xml")
    assert found.symbol == "A/HRC/RES/70/17"
    assert (found.type, found.title, found.body, found.session) == (
        "resolution",
        "Keepers of lighthouses",
        "Human Rights Council",
        70,
    )
    assert (found.adopted, found.distributed, found.published) == ("2031-04-03", "2031-04-09", "2031-04-09")
    assert (found.agenda_item, found.agenda_title, found.meeting) == ("4", "Lights", "55th meeting")
    assert found.akn_iri == "/akn/un/statement/deliberation/unga-hrc/2031-04-03/70-17"
    assert found.sponsors == ("Bosnia and Herzegovina", "Cuba", "Trinidad and Tobago", "Nauru")
    assert found.related == (RelatedDocument("draft", "A/HRC/70/L.5"),)


@pytest.mark.parametrize(
    "typeset", ["Safety of\u00a0keepers at non-lit\u202flights", "Safety of keepers at non\u2011lit lights"]
)
def test_a_title_has_no_characters_that_only_keep_a_line_together(typeset: str) -> None:
    content = (FIXTURES / "resolution.xml").read_bytes()
    content = content.replace(b"Keepers of lighthouses", typeset.encode()).replace(
        b'showAs="Lights"', f'showAs="{typeset}"'.encode()
    )
    found = document("x", "x", content).header
    assert found is not None
    assert (found.title, found.agenda_title) == ("Safety of keepers at non-lit lights",) * 2


@pytest.mark.parametrize(("number", "title"), [("9 (2031)", "resolution 9 (2031) [on lights]"), ("8 (2030)", None)])
def test_a_title_with_the_number_of_another_resolution_is_left_out(number: str, title: str | None) -> None:
    content = (
        '<akomaNtoso><docNumber refersTo="#symbol">S/RES/9 (2031)</docNumber><classification><keyword refersTo="#title"'
        f' showAs="Security Council resolution {number} [on lights]"/></classification><p>Words</p></akomaNtoso>'
    )
    found = document("k", "s", content.encode()).header
    assert found is not None
    assert found.title == (title and f"Security Council {title}")
    assert any("resolution 8 (2030)" in note for note in found.notes) == (title is None)


def test_subjects_by_machine_differ_from_curated_ones() -> None:
    assert [(s.label, s.scheme, s.curated) for s in header("resolution.xml").subjects] == [
        ("lighthouses", "UNBIS", False),
        ("LIGHTHOUSES", "UNBIS Thesaurus", True),
        ("UN. Keepers", "DHLAUTH", True),
    ]


def test_votes_are_read_and_an_unknown_voter_is_noted() -> None:
    found = header("resolution.xml")
    assert found.vote is not None
    assert (found.vote.outcome, found.vote.in_favour, found.vote.against, found.vote.abstaining) == ("vote", 3, 1, 1)
    assert (found.vote.states_in_favour, found.vote.states_against) == (("CIV", "NRU", "TUR"), ())
    assert found.notes == ("No State is known by the name of the voter 'ATLANTIS'.",)


def test_a_state_named_on_two_sides_of_a_vote_is_left_out_of_both() -> None:
    content = (FIXTURES / "resolution.xml").read_bytes()
    found = document(
        "x", "x", content.replace(b"<organization>ATLANTIS</organization>", b"<organization>NAURU</organization>")
    ).header
    assert found is not None
    vote = found.vote
    assert vote is not None
    assert (vote.states_in_favour, vote.states_against, vote.in_favour) == (("CIV", "TUR"), (), 3)


def test_what_does_not_hold_is_left_out_and_noted() -> None:
    found = header("statement.xml")
    assert (found.symbol, found.adopted, found.published, found.akn_iri) == (None, None, None, None)
    assert (found.type, found.body, found.distributed) == ("statement", "Security Council", "2031-05-02")
    assert [note.split(" ")[1] for note in found.notes] == ["XML", "date", "symbol", "date", "work"]


def test_of_several_dates_the_repeated_one_wins() -> None:
    found = header("collection.xml")
    assert found.adopted == "2031-12-20"
    assert found.notes == ("The file gives several dates of adoption: 2031-12-20, 2031-12-21.",)
    assert (found.symbol, found.type) == ("A/RES/86/9A-B", "resolution")
    assert found.related == (RelatedDocument("committee-report", "A/86/400"),)


@pytest.mark.parametrize(
    ("steps", "related", "noted"),
    [
        ('<step outcome="draftResolution" as="A/77/L.9, as orally revised"/>', [("draft", "A/77/L.9")], ""),
        ('<step outcome="draftDecision" as="informal paper"/>', [], "informal paper"),
        ('<step outcome="draftResolution" as="S/2031/5" by="report of the Secretary-General"/>', [], "S/2031/5"),
        ('<step outcome="adopted" as="Adopted 24-8-15, 57th meeting"/>', [], ""),
        ('<step outcome="recommendedForAdoption" as="A/77/443/Add.6"/>', [("committee-report", "A/77/443/Add.6")], ""),
        ('<step outcome="recommendedForAdoption" as="Adopted 24-8-15"/>', [], "Adopted 24-8-15"),
    ],
)
def test_drafts_and_reports_are_symbols_or_nothing(steps: str, related: list[tuple[str, str]], noted: str) -> None:
    content = f"<akomaNtoso><meta><workflow>{steps}</workflow></meta><p>Words</p></akomaNtoso>"
    found = document("k", "s", content.encode()).header
    assert found is not None
    assert [(r.role, r.symbol) for r in found.related] == related
    assert any(noted in note for note in found.notes)


# ---- what is refused ---------------------------------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><akomaNtoso><p>&b;</p></akomaNtoso>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso><p>&a;</p></akomaNtoso>'


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        (BOMB.encode(), "", "document type declarations and entities are not allowed"),
        (OUTSIDE.encode(), "", "document type declarations and entities are not allowed"),
        *(
            (BOMB.encode(encoding), "", "document type declarations and entities are not allowed")
            for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
        ),
        (b'<?xml version="1.0" encoding="UTF-7"?>' + BOMB.encode("utf-7"), "", "the encoding 'UTF-7' is not read"),
        (('<?xml version="1.0" encoding="cp037"?>' + BOMB).encode("cp037"), "", "the encoding EBCDIC is not read"),
        (
            b'<!DOCTYPE akomaNtoso SYSTEM "http://example.org/x.dtd"><akomaNtoso/>',
            "",
            "document type declarations and entities are not allowed",
        ),
        (b"<akomaNtoso><p>&unknown;</p></akomaNtoso>", "line 1, column 25", "malformed XML"),
        (b"<akomaNtoso>\n<p>cut", "line 2, column 7", "malformed XML"),
        (b"<akomaNtoso>\n<p>x</akomaNtoso>", "line 2, column 18", "malformed XML"),
        (b"<akomaNtoso><p>x</q></p>", "line 1, column 21", "malformed XML"),
        (b"words", "line 1, column 1", "malformed XML"),
        (b"<akomaNtoso><p>\xff</p></akomaNtoso>", "line 1, column 16", "malformed XML"),
        (b"<TEI><p>x</p></TEI>", "", "XML but not Akoma Ntoso: the root is TEI"),
        (b"<akomaNtoso><meta>x</meta></akomaNtoso>", "", "the document has no text"),
    ],
)
def test_bad_xml_is_refused(tmp_path: Path, content: bytes, place: str, problem: str) -> None:
    (tmp_path / "bad.xml").write_bytes(content)
    (found,) = read([tmp_path / "bad.xml"])
    assert isinstance(found, Unreadable)
    assert found.problem.startswith(problem)
    assert found.place == place
    assert "\n" not in found.message
    assert "root:" not in found.message


def test_every_file_cut_short_is_refused(tmp_path: Path) -> None:
    content = (FIXTURES / "statement.xml").read_bytes()
    for length in range(1, len(content) - 3, 97):
        (tmp_path / "cut.xml").write_bytes(content[:length])
        (found,) = read([tmp_path])
        assert isinstance(found, Unreadable), length


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read_packed_or_plain_in_any_encoding_it_declares(tmp_path: Path, packed: bool) -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?><akomaNtoso><p>Côte</p></akomaNtoso>'.encode("utf-16")
    (tmp_path / ("a.xml.gz" if packed else "a.xml")).write_bytes(gzip.compress(content) if packed else content)
    (found,) = read([tmp_path])
    assert isinstance(found, Document)
    assert found.text == "Côte\n"


# ---- real files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("series", ["GA", "HRC", "SC", "ECOSOC", "GA-DEC"])
def test_real_files_keep_every_word(shared: Path, tmp_path: Path, series: str) -> None:
    """Eight files of a series, compared with independent plain-text versions of the same documents."""
    paths = _sample(shared / "corpus/akn" / f"{series}.en.tar.gz", tmp_path)
    assert paths
    expected = _texts(shared / "corpus/unxml" / f"{series}.en.jsonl.gz", {path.name for path in paths})
    for path in paths:
        (found,) = read([path])
        assert isinstance(found, Document)
        sound(found)
        assert found.header is not None
        assert found.header.symbol
        missing = _words(expected[path.name]) - _words(found.text)
        assert not [word for word in missing if not re.search(r"Against|Abstaining|For", word)], path.name


def _sample(archive: Path, folder: Path) -> list[Path]:
    with tarfile.open(archive) as tar:
        files = [member for member in tar.getmembers() if member.name.endswith(".xml")]
        for member in files[:: max(1, len(files) // 8)][:8]:
            content = tar.extractfile(member)
            assert content is not None
            (folder / Path(member.name).name).write_bytes(content.read())
    return sorted(folder.iterdir())


def _texts(corpus: Path, names: set[str]) -> dict[str, str]:
    with gzip.open(corpus, "rt", encoding="utf-8") as stream:
        documents = (json.loads(line) for line in stream)
        return {Path(d["path"]).name: d["text"] for d in documents if Path(d["path"]).name in names}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))))
