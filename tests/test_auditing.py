"""Hyperlinks compared with references: differences, and which side is probably right."""

import csv
import io
import json
from pathlib import Path

import pytest

from unkg import authorities, readers
from unkg.auditing import Finding, audit, leads_to
from unkg.extraction import extract

SITE = "https://undocs.org/en/"
RESOLUTION = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <meta/>
    <coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>
    <preamble>
      <formula name="enacting"><p>The {body},</p></formula>
      <container name="preambular"><p>{words}</p></container>
    </preamble>
    <mainBody>
      <paragraph><num>1.</num><content><p>Decides to remain seized of the matter.</p></content></paragraph>
    </mainBody>
  </statement>
</akomaNtoso>"""


def link(words: str, symbol: str) -> str:
    return f'<a href="{SITE}{symbol}">{words}</a>'


def write(folder: Path, words: str, body: str = "Human Rights Council", symbol: str = "A/HRC/RES/58/17") -> Path:
    path = folder / "resolution.xml"
    path.write_text(RESOLUTION.format(symbol=symbol, body=body, words=words), encoding="utf-8")
    return path


@pytest.fixture
def findings(tmp_path):
    """The findings of a preambular paragraph."""

    def run(words: str, **of: str) -> tuple[Finding, ...]:
        (document,) = readers.read([write(tmp_path, words, **of)], authorities.load())
        known = authorities.load()
        return audit(extract(document, known), known).findings

    return run


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # The link is as we read it.
        ("Recalling its resolution " + link("55/21", "A/HRC/RES/55/21") + " of 4 April 2024,", []),
        ("Recalling Security Council resolution " + link("2371 (2017)", "S/RES/2371 (2017)") + ",", []),
        ("Recalling the report<sup>1</sup> in " + link("A/79/187-E/2024/68", "A/79/187") + ",", []),
        # One document, of which a part of the words is linked, and one link broken in two.
        ("Recalling its resolution " + link("55/2", "A/HRC/RES/55/21") + link("1", "A/HRC/RES/55/21") + ",", []),
        # The Assembly's numbers of this form begin at session 31.
        (
            "Recalling its resolution " + link("5/1", "A/RES/5/1") + " of 18 June 2007,",
            [("5/1", "wrong link", "A/RES/5/1", "A/HRC/RES/5/1")],
        ),
        # The Assembly has a 55/21, but of the year 2000.
        (
            "Recalling its resolution " + link("55/21", "A/RES/55/21") + " of 4 April 2024,",
            [("55/21", "wrong link", "A/RES/55/21", "A/HRC/RES/55/21")],
        ),
        # The same without a date: only the possessive is evidence.
        (
            "Recalling its resolution " + link("55/21", "A/RES/55/21") + ",",
            [("55/21", "ours uncertain", "A/RES/55/21", "A/HRC/RES/55/21")],
        ),
        (
            "Recalling Human Rights Council resolution " + link("55/21", "A/RES/55/21") + ",",
            [("55/21", "wrong link", "A/RES/55/21", "A/HRC/RES/55/21")],
        ),
        (
            "Recalling its resolution " + link("55/21", "A/HRC/RES/55/12") + ",",
            [("55/21", "wrong link", "A/HRC/RES/55/12", "A/HRC/RES/55/21")],
        ),
        (
            "Recalling its resolution " + link("55/21", "A/HRC/55/21") + ",",
            [("55/21", "wrong link", "A/HRC/55/21", "A/HRC/RES/55/21")],
        ),
        (
            "Recalling General Assembly resolution " + link("57/270 B", "A/RES/57/270") + ",",
            [("57/270 B", "incomplete link", "A/RES/57/270", "A/RES/57/270B")],
        ),
        # Resolutions A and B are published under one symbol.
        ("Recalling General Assembly resolution " + link("57/270 B", "A/RES/57/270A-B") + ",", []),
        (
            "Recalling its resolutions " + link("55/21", "A/HRC/RES/55/21") + " and 52/28 of 4 April 2023,",
            [("52/28", "missing link", None, "A/HRC/RES/52/28")],
        ),
        (
            "Recalling the " + link("matter", "A/HRC/RES/55/21") + " at hand,",
            [("matter", "ours uncertain", "A/HRC/RES/55/21", None)],
        ),
        # Nothing is linked, so nothing is missing.
        ("Recalling its resolution 55/21 of 4 April 2024,", []),
        # A link elsewhere is not compared, and its words are not said to lead nowhere.
        (
            'Recalling its resolutions <a href="https://example.org/55-21">55/21</a> and '
            + link("52/28", "A/HRC/RES/52/28")
            + ",",
            [],
        ),
    ],
)
def test_verdicts(findings, words, expected):
    assert [(f.words, f.verdict, f.link, f.reading) for f in findings(words)] == expected


def test_a_finding_says_where_and_why(findings):
    (found,) = findings("Recalling its resolution " + link("5/1", "A/RES/5/1") + " of 18 June 2007,")
    assert (found.document, found.paragraph, found.evidence) == ("A/HRC/RES/58/17", "PP 1", "possessive")
    assert "resolution 5/1 of 18 June" in found.context
    assert found.because


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://undocs.org/en/A/RES/60/251", "A/RES/60/251"),
        ("http://undocs.org/A/hrc/RES/5/1", "A/HRC/RES/5/1"),
        ("https://docs.un.org/en/S/RES/2371%20(2017)", "S/RES/2371(2017)"),
        ("https://undocs.org/en/A/77/49(vol.ii)", "A/77/49"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F60%2F251&Language=E", "A/RES/60/251"),
        ("https://documents.un.org/api/symbol/access?s=A/RES/60/251&l=en&t=pdf", "A/RES/60/251"),
        ("https://documents-dds-ny.un.org/doc/UNDOC/GEN/N21/404/26/PDF/N2140426.pdf", None),
        ("https://example.org/A/RES/60/251", None),
        ("https://undocs.org/", None),
        ("#fn1", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_where_an_address_leads(address, symbol):
    found = leads_to(address)
    assert (found.canonical if found else None) == symbol


def test_links_of_footnotes_and_rows_stand_at_their_words(tmp_path):
    note = f'<authorialNote marker="3"><p>See {link("A/HRC/58/65", "A/HRC/58/65")}.</p></authorialNote>'
    path = write(tmp_path, f"Noting the report{note} and <b>{link('55/21', 'A/HRC/RES/55/21')} </b>,")
    (document,) = readers.read([path], authorities.load())
    assert [document.text[at.start : at.end] for at in document.links] == ["55/21", "A/HRC/58/65"]


WRONG = "Recalling its resolution " + link("5/1", "A/RES/5/1") + " and 52/28 of 4 April 2023,"


def test_the_command_prints_findings_and_sums_up(unkg, tmp_path):
    code, out, err = unkg("audit", write(tmp_path, WRONG))
    assert code == 1
    assert out.splitlines()[0].split() == ["document", "paragraph", "words", "verdict", "link", "reading", "because"]
    assert err == "documents: 1, links: 1; 1 wrong link, 0 incomplete link, 1 missing link, 0 ours uncertain\n"


def test_the_command_prints_csv_and_json_lines(unkg, tmp_path):
    path = write(tmp_path, WRONG)
    rows = list(csv.DictReader(io.StringIO(unkg("audit", path, "--format", "csv")[1])))
    objects = [json.loads(line) for line in unkg("audit", path, "--format", "jsonl")[1].splitlines()]
    assert [row["verdict"] for row in rows] == [found["verdict"] for found in objects] == ["wrong link", "missing link"]


def test_no_wrong_link_exits_0_and_verdicts_can_be_filtered(unkg, tmp_path):
    words = "Recalling its resolutions " + link("55/21", "A/HRC/RES/55/21") + " and 52/28 of 4 April 2023,"
    assert unkg("audit", write(tmp_path, words))[0] == 0
    assert unkg("audit", write(tmp_path, words), "--verdict", "wrong link")[:2] == (0, "")


def test_a_file_that_cannot_be_read_costs_one_line(unkg, tmp_path):
    (tmp_path / "broken.xml").write_text("<akomaNtoso>", encoding="utf-8")
    code, _, err = unkg("audit", tmp_path / "broken.xml", write(tmp_path, WRONG))
    assert code == 1
    assert "broken.xml" in err.splitlines()[0]
