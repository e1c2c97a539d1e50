"""The lives of five mandates as the corpora's documents report them, read against the documents by eye.

Each row is a fact: who did what to the mandate, until when, and whether the document says so of itself or of another.
"""

import gzip
import json
from functools import lru_cache
from pathlib import Path

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, MandateEvent

Row = tuple[str, str, str | None, bool]
"""(kind, act, until, reported)."""

CHAINS: dict[str, tuple[tuple[str, ...], set[Row]]] = {
    # a peace operation
    "United Nations Mission in South Sudan": (
        (
            "S/RES/2109 (2013)",
            "S/RES/2223 (2015)",
            "S/RES/2241 (2015)",
            "S/RES/2252 (2015)",
            "S/RES/2567 (2021)",
            "S/RES/2779 (2025)",
        ),
        {
            ("extended", "S/RES/2109(2013)", "2014-07-15", False),
            ("extended", "S/RES/2223(2015)", "2015-11-30", False),
            ("extended", "S/RES/2241(2015)", "2015-12-15", False),
            ("extended", "S/RES/2252(2015)", "2016-07-31", False),
            ("extended", "S/RES/2567(2021)", "2022-03-15", False),
            ("extended", "S/RES/2779(2025)", "2026-04-30", False),
            ("amended", "S/RES/2223(2015)", None, False),
            ("amended", "S/RES/2241(2015)", None, False),
            ("amended", "S/RES/2252(2015)", None, False),
            ("amended", "S/RES/2567(2021)", None, False),
            ("amended", "S/RES/2779(2025)", None, False),
        },
    ),
    # a panel of experts of the Security Council, renamed by each resolution that appointed it again
    "Panel of Experts on Liberia": (
        ("S/RES/1458 (2003)", "S/RES/1478 (2003)", "S/RES/1521 (2003)"),
        {
            ("established", "S/RES/1408(2002)", None, True),
            ("established", "S/RES/1343(2001)", None, True),
            ("extended", "S/RES/1395(2002)", None, True),
            ("extended", "S/RES/1408(2002)", None, True),
            ("extended", "S/RES/1458(2003)", "a further period of three months", False),
            ("established", "S/RES/1478(2003)", "a period of five months", False),
            ("established", "S/RES/1521(2003)", "a period of five months", False),
            ("extended", "S/RES/1458(2003)", None, True),
            ("established", "S/RES/1458(2003)", None, True),
            ("established", "S/RES/1478(2003)", None, True),
        },
    ),
    # a thematic rapporteur
    "Special Rapporteur on the right to food": (
        ("A/HRC/RES/58/10",),
        {
            ("extended", "A/HRC/RES/58/10", "a period of three years", False),
            ("extended", "A/HRC/RES/6/2", None, True),
        },
    ),
    # a working group
    "Working Group on Enforced or Involuntary Disappearances": (
        ("A/HRC/RES/54/14",),
        {
            ("extended", "A/HRC/RES/7/12", None, True),
            ("extended", "A/HRC/RES/16/16", None, True),
            ("extended", "A/HRC/RES/54/14", "a further period of three years", False),
        },
    ),
    # a commission of inquiry
    "Independent International Commission of Inquiry on the Syrian Arab Republic": (
        ("A/HRC/RES/58/25",),
        {
            ("established", "A/HRC/RES/S-17/1", None, True),
            ("extended", "A/HRC/RES/58/25", "a period of one year", False),
        },
    ),
}


@lru_cache(maxsize=1)
def _texts(folder: Path) -> dict[str, str]:
    wanted = {key for keys, _ in CHAINS.values() for key in keys}
    found = {}
    for name in ("HRC", "SC"):
        with gzip.open(folder / f"corpus/unxml/{name}.en.jsonl.gz", "rt", encoding="utf-8") as lines:
            found |= {d["id"]: d["text"] for d in map(json.loads, lines) if d["id"] in wanted}
    return found


def _row(event: MandateEvent) -> Row:
    return event.kind, event.act, event.until, event.reported


@pytest.mark.parametrize("mandate", CHAINS)
def test_chain_is_what_the_documents_say(mandate: str, shared: Path) -> None:
    keys, expected = CHAINS[mandate]
    texts = _texts(shared)
    events = [e for key in keys for e in extract(Document(key, key, texts[key]), authorities.load()).events]
    assert {_row(e) for e in events if e.mandate == mandate} == expected
