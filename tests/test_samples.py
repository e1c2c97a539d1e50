"""The extractions from the samples."""

import csv
import re
from pathlib import Path

import pytest

from unkg import authorities, readers
from unkg.extraction import extract
from unkg.model import Document, Extraction

RAPPORTEUR = "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea"
INQUIRY = "Commission of Inquiry on Human Rights in the Democratic People's Republic of Korea"
COUNCIL_BASICS = {"A/RES/60/251", "A/HRC/RES/5/1", "A/HRC/RES/5/2"}

ADOPTED = {
    "E/CN.4/RES/2003/10": "2003-04-16",
    "E/CN.4/RES/2004/13": "2004-04-15",
    "E/CN.4/RES/2005/11": "2005-04-14",
    "A/RES/60/173": "2005-12-16",
    "A/HRC/RES/7/15": "2008-03-27",
    "A/HRC/RES/22/13": "2013-03-21",
    "S/RES/2371(2017)": "2017-08-05",
    "A/HRC/RES/37/28": "2018-03-23",
    "A/HRC/RES/55/21": "2024-04-04",
    "A/HRC/RES/58/17": "2025-04-03",
}
DISTRIBUTED = {"E/CN.4/2006/32": "2006-01-25", "A/HRC/10/18": "2009-02-24"}

CITED = {
    "E/CN.4/RES/2003/10": set(),
    "E/CN.4/RES/2004/13": {"E/CN.4/RES/2003/10"},
    "E/CN.4/RES/2005/11": {"E/CN.4/RES/2003/10", "E/CN.4/RES/2004/13"},
    "A/RES/60/173": {"E/CN.4/RES/2003/10", "E/CN.4/RES/2004/13", "E/CN.4/RES/2005/11", "A/RES/2200(XXI)A"},
    "E/CN.4/2006/32": {"E/CN.4/RES/2005/11", "A/RES/926(X)", "A/RES/48/141"},
    "A/HRC/RES/7/15": {"E/CN.4/RES/2004/13", "E/CN.4/RES/2005/11", "A/RES/62/167", "A/62/264", "A/HRC/7/20"}
    | COUNCIL_BASICS,
    "A/HRC/10/18": {"E/CN.4/RES/2004/13", "A/HRC/RES/7/15"},
    "A/HRC/RES/22/13": {"A/HRC/RES/19/13", "A/RES/67/181"} | COUNCIL_BASICS,
    "S/RES/2371(2017)": {
        "S/RES/825(1993)",
        "S/RES/1718(2006)",
        "S/RES/1874(2009)",
        "S/RES/2270(2016)",
        "S/RES/2321(2016)",
        "S/RES/2356(2017)",
        "S/PRST/2009/7",
    },
    "A/HRC/RES/37/28": {"A/HRC/RES/34/24", "A/RES/72/188", "A/HRC/25/63"} | COUNCIL_BASICS,
    "A/HRC/RES/55/21": {
        "A/HRC/RES/52/28",
        "A/RES/78/218",
        "S/RES/2321(2016)",
        "S/RES/2371(2017)",
        "S/RES/2375(2017)",
        "S/RES/2397(2017)",
        "A/HRC/25/63",
        "A/HRC/55/63",
        "A/HRC/RES/37/28",
    }
    | COUNCIL_BASICS,
    "A/HRC/RES/58/17": {
        "A/HRC/RES/55/21",
        "A/RES/79/181",
        "A/HRC/25/63",
        "S/RES/2371(2017)",
        "A/HRC/58/65",
        "A/HRC/58/61",
        "A/HRC/RES/52/28",
        "A/HRC/RES/37/28",
    }
    | COUNCIL_BASICS,
}

EVENTS = {
    ("established", RAPPORTEUR, "E/CN.4/RES/2004/13", False),
    ("extended", RAPPORTEUR, "E/CN.4/RES/2005/11", False),
    ("extended", RAPPORTEUR, "A/HRC/RES/7/15", False),
    ("established", RAPPORTEUR, "E/CN.4/RES/2004/13", True),
    ("extended", RAPPORTEUR, "A/HRC/RES/7/15", True),
    ("extended", RAPPORTEUR, "A/HRC/RES/22/13", False),
    ("established", INQUIRY, "A/HRC/RES/22/13", False),
    ("extended", RAPPORTEUR, "A/HRC/RES/37/28", False),
    ("extended", RAPPORTEUR, "A/HRC/RES/55/21", False),
    ("extended", RAPPORTEUR, "A/HRC/RES/58/17", False),
    (
        "established",
        "Security Council Committee established pursuant to resolution 1718 (2006)",
        "S/RES/1718(2006)",
        True,
    ),
}


@pytest.fixture(scope="module")
def extractions(samples: Path) -> dict[str, Extraction]:
    """Those in English, by symbol."""
    found = (one for one in read(samples) if one.document.language == "en")
    return {extraction.header.symbol or extraction.document.key: extraction for extraction in found}


def read(samples: Path) -> list[Extraction]:
    documents = [item for item in readers.read([samples], authorities.load()) if isinstance(item, Document)]
    return [extract(document, authorities.load()) for document in documents]


def test_a_sample_cites_the_same_in_every_language(samples: Path) -> None:
    found = [one for one in read(samples) if one.header.symbol == "A/HRC/RES/55/21"]
    assert len({one.document.language for one in found}) == len(found) > 1
    kinds = {"resolution", "decision", "statement", "document"}
    assert len({frozenset((r.paragraph, r.target) for r in one.references if r.kind in kinds) for one in found}) == 1


def test_samples_are_the_documents_of_the_table(extractions: dict[str, Extraction]) -> None:
    assert set(extractions) == set(CITED)


@pytest.mark.parametrize("symbol", CITED)
def test_sample_cites(symbol: str, extractions: dict[str, Extraction]) -> None:
    kinds = {"resolution", "decision", "statement", "document"}
    references = [r for r in extractions[symbol].references if r.kind in kinds]
    assert not [r.text for r in references if r.target is None]
    assert {r.target for r in references} == CITED[symbol]


@pytest.mark.parametrize("symbol", CITED)
def test_sample_is_dated(symbol: str, extractions: dict[str, Extraction]) -> None:
    header = extractions[symbol].header
    assert header.adopted == ADOPTED.get(symbol)
    assert symbol in ADOPTED or header.distributed == DISTRIBUTED[symbol]


def test_samples_tell_the_life_of_the_mandate(extractions: dict[str, Extraction]) -> None:
    events = [event for extraction in extractions.values() for event in extraction.events]
    assert {(e.kind, e.mandate, e.act, e.reported) for e in events} == EVENTS


def test_every_sample_says_that_it_is_not_the_official_text(samples: Path) -> None:
    for path in sorted(samples.glob("*.*")):
        assert re.search(r"not the official text", path.read_text(encoding="utf-8"), re.IGNORECASE), path.name


def test_dates_agree_with_the_record(shared: Path) -> None:
    with (shared / "authority" / "dprk-thread.tsv").open(encoding="utf-8") as file:
        record = {row["symbol"]: row["adopted"] for row in csv.DictReader(file, delimiter="\t")}
    known = {symbol: date for symbol, date in ADOPTED.items() if symbol in record}
    assert len(known) == 9
    assert known == {symbol: record[symbol] for symbol in known}
