"""Metadata from the masthead of a document."""

import pytest

from texts import extraction
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Header

COUNCIL = """United Nations
A/HRC/RES/58/17
General Assembly
Distr.: General
8 April 2025
Original: English

Human Rights Council
Fifty-eighth session
24 February–4 April 2025
Agenda item 4

Resolution adopted by the Human Rights Council on 3 April 2025

58/17. Situation of wells

The Human Rights Council,

Recalling its resolution 5/1,
"""
DRAFT = """A/C.3/79/L.40/Rev.1

Distr.: Limited
11 November 2024

Original: English

Seventy-ninth session
Third Committee
Agenda item 71 (c)

Albania, Austria, Côte d'Ivoire, Iran (Islamic Republic of) and Japan:* revised draft resolution

Situation of wells

The General Assembly,

Recalling its resolution 60/251,
"""
REPORT = """A/HRC/40/66

Distr.: General
12 February 2019

Original: English

Human Rights Council
Fortieth session
25 February–22 March 2019
Agenda items 2 and 4

Report of the Special Rapporteur on wells

1. The present report covers one year and says what was done in it and by whom.
"""
NOTE = """E/CN.4/2006/32
25 January 2006

Original: ENGLISH

COMMISSION ON HUMAN RIGHTS
Sixty-second session
Item 9 of the provisional agenda

SITUATION OF WELLS IN ALL PARTS OF THE WORLD

Note by the Secretariat

1. The present note has been prepared further to a resolution of the Commission.
"""
OLD = """660 (1990). Resolution of 2 August 1990

The Security Council,

Recalling its resolution 598 (1987),
"""
COMMENT = """CCPR/C/GC/99

Distr.: General
3 May 2024

Human Rights Committee

General comment No. 99 on wells

1. The Committee has decided to say how it reads the Covenant as far as wells are concerned.
"""
ECOSOC = """E/RES/2021/10

Economic and Social Council
2021 session
Agenda item 17

Resolution adopted by the Economic and Social Council on 8 June 2021

2021/10. Wells

The Economic and Social Council,

Recalling its resolution 1996/31,
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            COUNCIL,
            Header(
                symbol="A/HRC/RES/58/17",
                type="resolution",
                title="Situation of wells",
                body="Human Rights Council",
                session=58,
                adopted="2025-04-03",
                distributed="2025-04-08",
                agenda_item="4",
            ),
        ),
        (
            DRAFT,
            Header(
                symbol="A/C.3/79/L.40/Rev.1",
                type="draft resolution",
                body="General Assembly",
                session=79,
                distributed="2024-11-11",
                agenda_item="71 (c)",
                sponsors=("Albania", "Austria", "Côte d'Ivoire", "Iran (Islamic Republic of)", "Japan"),
            ),
        ),
        (
            REPORT,
            Header(
                symbol="A/HRC/40/66",
                type="report",
                title="Report of the Special Rapporteur on wells",
                body="Human Rights Council",
                session=40,
                distributed="2019-02-12",
                agenda_item="2",
            ),
        ),
        (
            NOTE,
            Header(
                symbol="E/CN.4/2006/32",
                type="note",
                title="SITUATION OF WELLS IN ALL PARTS OF THE WORLD: Note by the Secretariat",
                body="Commission on Human Rights",
                session=62,
                distributed="2006-01-25",
                agenda_item="9",
            ),
        ),
        (
            OLD,
            Header(symbol="S/RES/660(1990)", type="resolution", body="Security Council", adopted="1990-08-02"),
        ),
        (
            COMMENT,
            Header(
                symbol="CCPR/C/GC/99",
                type="general comment",
                body="Human Rights Committee",
                distributed="2024-05-03",
            ),
        ),
        (
            ECOSOC,
            Header(
                symbol="E/RES/2021/10",
                type="resolution",
                title="Wells",
                body="Economic and Social Council",
                session=2021,
                adopted="2021-06-08",
                agenda_item="17",
            ),
        ),
    ],
)
def test_heads_are_read(text: str, expected: Header) -> None:
    found = extraction(text).header
    shown = [field for field in Header.__dataclass_fields__ if field != "title" or expected.title]
    assert {field: getattr(found, field) for field in shown} == {field: getattr(expected, field) for field in shown}


@pytest.mark.parametrize(
    ("words", "session"),
    [
        ("First session", 1),
        ("Twelfth session", 12),
        ("Fifty-eighth session", 58),
        (("SEVENTY-NINTH SESSION"), 79),
        ("Thirtieth special day", None),
    ],
)
def test_ordinals_tell_the_session(words: str, session: int | None) -> None:
    assert extraction(f"A/79/1\n\n{words}\n\nThe General Assembly,\n\nRecalling it,\n").header.session == session


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("A/79/L.5\n\nDraft resolution submitted by the President", "draft resolution"),
        ("A/HRC/DEC/2/102\n\nDecision adopted by the Council", "decision"),
        ("S/PRST/2004/46\n\nStatement by the President of the Security Council", "statement"),
        ("S/2006/100\n\nLetter dated 3 May 2006 from the Permanent Representative", "letter"),
        ("A/70/362\n\nReport of the Secretary-General", "report"),
        ("A/70/392\n\nNote by the Secretary-General", "note"),
        ("CEDAW/C/PRK/CO/2-4\n\nConcluding observations on the reports of a State party", "concluding observations"),
        ("CCPR/C/137/D/2950/2017\n\nViews adopted by the Committee under article 5 (4)", "views"),
        ("CRC/C/GC/26\n\nGeneral comment No. 26", "general comment"),
        ("Minutes of a meeting that nobody remembers", "other"),
    ],
)
def test_heads_tell_the_type(head: str, kind: str) -> None:
    text = f"{head}\n\n1. The text begins here, with a sentence that is long enough to be one of running text.\n"
    assert extraction(text).header.type == kind


@pytest.mark.parametrize("word", ["31 February 2020", "0 May 2020", "12 Brumaire 2020", "May 2020"])
def test_days_that_no_calendar_has_are_left_out(word: str) -> None:
    text = f"A/79/1\n\nDistr.: General\n{word}\n\nThe General Assembly,\n\nRecalling it,\n"
    assert extraction(text).header.distributed is None


def test_the_series_determines_the_body_by_default() -> None:
    assert extraction(
        "E/CN.4/2006/32\n\n1. The note was long, and it was read by everybody who could.\n"
    ).header.body == ("Commission on Human Rights")


def test_the_publishers_metadata_wins_and_the_text_completes_it() -> None:
    header = Header(symbol="A/HRC/RES/58/17", title="Wells", adopted="2025-04-02", akn_iri="/akn/un/x")
    found = extract(Document("key", "source", COUNCIL, header=header), authorities.load()).header
    assert (found.title, found.adopted, found.akn_iri) == ("Wells", "2025-04-02", "/akn/un/x")
    assert (found.session, found.distributed, found.body) == (58, "2025-04-08", "Human Rights Council")


def test_no_head_says_nothing() -> None:
    found = extraction("Recalling its resolution 60/251,").header
    assert found == Header()


def test_a_masthead_on_one_line() -> None:
    found = extraction(
        "A/RES/78/218 General Assembly Distr.: General 22 December 2023 Seventy-eighth session Agenda item 71 (c) "
        "Resolution adopted by the General Assembly on 19 December 2023\n\nThe General Assembly,\n\nRecalling its "
        "work,\n"
    ).header
    fields = (found.symbol, found.type, found.session, found.agenda_item, found.distributed, found.adopted)
    assert fields == ("A/RES/78/218", "resolution", 78, "71 (c)", "2023-12-22", "2023-12-19")


@pytest.mark.parametrize(
    "head",
    [
        "66 (1948). Resolution of 29 December 1948\n[S/1169]",
        "66 (1948). Resolution of 29 December 1948 [S/1169]",
        "Resolution 66 (1948)\nof 29 December 1948",
        "Resolution 66 (1948) of 29 December 1948",
    ],
)
def test_heads_of_the_security_councils_yearly_volumes(head: str) -> None:
    found = extraction(f"{head}\n\nThe Security Council,\n\nRecalling its work,\n").header
    assert (found.symbol, found.adopted) == ("S/RES/66(1948)", "1948-12-29")


@pytest.mark.parametrize(
    "head",
    [
        "United Nations A/HRC/91/15\nGeneral Assembly Distr.: General\n10 December 2031\n\nHuman Rights Council\n",
        (
            "   United Nations          A/HRC/91/15\n   General Assembly    Distr.: General\n      10 December "
            "2031\n\nHuman Rights Council\n"
        ),
        "UNITED NATIONS (A/HRC/91/15)\n\nHuman Rights Council\n",
    ],
)
def test_the_symbol_beside_the_publishers_name_is_the_documents_own(head: str) -> None:
    found = extraction(
        f"{head}\nReport on wells\n\n1. The present report says what was done about wells and by whom.\n"
    )
    assert found.header.symbol == "A/HRC/91/15"
    assert [r for r in found.references if r.kind == "document"] == []


PAGES = """1. Wells were dug in many places, and the report on wells says by whom and A/91/162 27-46213 for what reason.

2. Others say so too (see A/90/3). Nobody has asked the people who live A/91/162 27-46213 beside them.
"""
INTRUDING = """1. Wells were dug in places where the social costs E/CN.4/2031/50 were known, as E/CN.4/2030/2 tells and\
 others
said.

2. They ought always E/CN.4/2031/50 to have been known to every one of those who dug them, whoever may have paid for it.

3. See E/CN.4/2030/2 and the making of wells E/CN.4/2031/50 responsible for what was done, see E/CN.4/2030/2 and so on.
"""


@pytest.mark.parametrize(
    ("text", "symbol", "others"),
    [
        (PAGES, "A/91/162", {"A/90/3"}),
        (INTRUDING, "E/CN.4/2031/50", {"E/CN.4/2030/2"}),
        (INTRUDING.replace("costs E/CN.4/2031/50", "costs"), None, {"E/CN.4/2031/50", "E/CN.4/2030/2"}),
    ],
)
def test_heads_of_pages_inside_sentences_are_the_documents_own_symbol(
    text: str, symbol: str | None, others: set[str]
) -> None:
    found = extraction(text)
    assert found.header.symbol == symbol
    assert {r.target for r in found.references if r.kind == "document"} == others


def test_the_symbol_beside_the_publishers_name_outranks_an_added_title() -> None:
    head = (
        "# A/HRC/91/15 - Report\n\nUnited Nations A/HRC/91/15/Add.1\nDistr.: General\n\n1. This is the report on "
        "wells and more.\n"
    )
    assert extraction(head).header.symbol == "A/HRC/91/15/Add.1"


@pytest.mark.parametrize("title", ["Letter dated 28 June 2031", "Identical letters dated 28 June 2031"])
def test_the_title_of_a_letter_without_a_full_stop_shows_its_type(title: str) -> None:
    text = f"""S/2031/511

Distr.: General
3 July 2031

{title} from the Permanent Representative of Norway to the United Nations addressed to the Secretary-General

I have the honour to refer to the wells of which my letter of last year spoke at some length.
"""
    assert extraction(text).header.type == "letter"


def test_a_draft_for_another_body_is_issued_by_whose_act_recommends_it() -> None:
    """The text speaks for the Assembly, whose resolution is meant; the document is the Council's."""
    found = extraction(
        "United Nations\nE/RES/2021/21\n\nEconomic and Social Council\n\n2021/21. Wells\n\n"
        "The Economic and Social Council\n\nRecommends to the General Assembly the adoption of the following draft "
        "resolution:\n\nThe General Assembly,\n\n"
        "Recalling its resolution 217 A (III),\n\n1. Encourages States to dig wells;\n"
    )
    assert found.header.body == "Economic and Social Council"
    assert [r.target for r in found.references if r.kind == "resolution"] == ["A/RES/217(III)A"]
    assert found.actions[-1].issuers == ("General Assembly",)
