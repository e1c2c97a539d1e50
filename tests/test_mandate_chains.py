"""The histories of mandates as the corpora's documents report them, read against the documents by eye.

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
            ("defined", "S/RES/1996(2011)", None, True),
        },
    ),
    # a panel of experts of the Security Council, renamed by each resolution that appointed it again
    "Panel of Experts on Liberia": (
        ("S/RES/1458 (2003)", "S/RES/1478 (2003)", "S/RES/1521 (2003)"),
        {
            ("established", "S/RES/1343(2001)", None, True),
            ("extended", "S/RES/1395(2002)", None, True),
            ("extended", "S/RES/1408(2002)", None, True),
            ("extended", "S/RES/1458(2003)", "a further period of three months", False),
            ("established", "S/RES/1478(2003)", "a period of five months", False),
            ("established", "S/RES/1521(2003)", "a period of five months", False),
            ("extended", "S/RES/1458(2003)", None, True),
            ("extended", "S/RES/1478(2003)", None, True),
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
            ("established", "E/CN.4/RES/20(XXXVI)", None, True),
            ("extended", "A/HRC/RES/7/12", None, True),
            ("defined", "A/HRC/RES/7/12", None, True),
            ("extended", "A/HRC/RES/16/16", None, True),
            ("extended", "A/HRC/RES/54/14", "a further period of three years", False),
        },
    ),
    # a panel whose founding act is cited in every extension, with what changed its mandate
    "Panel of Experts established pursuant to resolution 1874 (2009)": (
        ("S/RES/1985 (2011)", "S/RES/2094 (2013)", "S/RES/2207 (2015)", "S/RES/2345 (2017)", "S/RES/2680 (2023)"),
        {
            ("established", "S/RES/1874(2009)", None, True),
            ("defined", "S/RES/1874(2009)", None, True),
            ("extended", "S/RES/1985(2011)", "2012-06-12", False),
            ("extended", "S/RES/2050(2012)", None, True),
            ("extended", "S/RES/2094(2013)", "2014-04-07", False),
            ("amended", "S/RES/2094(2013)", None, False),
            ("extended", "S/RES/2207(2015)", "2016-04-05", False),
            ("amended", "S/RES/2094(2013)", None, True),
            ("extended", "S/RES/2345(2017)", "2018-04-24", False),
            ("amended", "S/RES/2345(2017)", None, False),
            ("extended", "S/RES/2680(2023)", "2024-04-30", False),
            ("amended", "S/RES/2664(2022)", None, True),
            ("amended", "S/RES/2680(2023)", None, False),
        },
    ),
    # a panel whose extensions are listed in each next one
    "Panel of Experts established pursuant to resolution 1591 (2005)": (
        ("S/RES/1591 (2005)", "S/RES/1651 (2005)", "S/RES/1779 (2007)", "S/RES/1891 (2009)", "S/RES/2772 (2025)"),
        {
            ("established", "S/RES/1591(2005)", "a period of six months", False),
            ("established", "S/RES/1591(2005)", None, True),
            ("extended", "S/RES/1651(2005)", "2006-03-29", False),
            ("extended", "S/RES/1779(2007)", "2008-10-15", False),
            ("extended", "S/RES/1891(2009)", "2010-10-15", False),
            ("extended", "S/RES/2772(2025)", "2026-03-12", False),
            *(
                ("extended", act, None, True)
                for act in (
                    "S/RES/1651(2005)",
                    "S/RES/1665(2006)",
                    "S/RES/1713(2006)",
                    "S/RES/1779(2007)",
                    "S/RES/1841(2008)",
                    "S/RES/1945(2010)",
                    "S/RES/2035(2012)",
                    "S/RES/2138(2014)",
                    "S/RES/2200(2015)",
                    "S/RES/2265(2016)",
                    "S/RES/2340(2017)",
                    "S/RES/2400(2018)",
                    "S/RES/2455(2019)",
                    "S/RES/2508(2020)",
                    "S/RES/2562(2021)",
                    "S/RES/2620(2022)",
                    "S/RES/2676(2023)",
                    "S/RES/2725(2024)",
                )
            ),
        },
    ),
    # the stationing of a force, from OCR texts; in that of 1981 the end is damaged: “ending on IS December 1981”
    "United Nations Peacekeeping Force in Cyprus": (
        (
            "S/RES/198(1964)",
            "S/RES/222(1966)",
            "S/RES/315(1972)",
            "S/RES/486(1981)",
            "S/RES/723(1991)",
            "S/RES/1384 (2001)",
            "S/RES/2561 (2021)",
            "S/RES/2771 (2025)",
        ),
        {
            ("established", "S/RES/186(1964)", None, True),
            ("extended", "S/RES/198(1964)", "1965-03-26", False),
            ("extended", "S/RES/222(1966)", "1966-12-26", False),
            ("extended", "S/RES/315(1972)", "1972-12-15", False),
            ("extended", "S/RES/486(1981)", None, False),
            ("extended", "S/RES/723(1991)", "1992-06-15", False),
            ("extended", "S/RES/1384(2001)", "2002-06-15", False),
            ("extended", "S/RES/2561(2021)", "2021-07-31", False),
            ("extended", "S/RES/2771(2025)", "2026-01-31", False),
        },
    ),
    # a mandate defined and modified by different acts
    "United Nations Interim Security Force for Abyei": (
        (
            "S/RES/1990 (2011)",
            "S/RES/2024 (2011)",
            "S/RES/2032 (2011)",
            "S/RES/2104 (2013)",
            "S/RES/2352 (2017)",
            "S/RES/2802 (2025)",
        ),
        {
            ("established", "S/RES/1990(2011)", "a period of 6 months", False),
            ("established", "S/RES/1990(2011)", None, True),
            ("defined", "S/RES/1990(2011)", None, True),
            ("amended", "S/RES/2024(2011)", None, False),
            ("amended", "S/RES/2024(2011)", None, True),
            ("extended", "S/RES/2032(2011)", "a period of 5 months", False),
            ("amended", "S/RES/2075(2012)", None, True),
            ("extended", "S/RES/2104(2013)", "2013-11-30", False),
            ("amended", "S/RES/2104(2013)", None, False),
            ("extended", "S/RES/2352(2017)", "2017-11-15", False),
            ("amended", "S/RES/2352(2017)", None, False),
            ("extended", "S/RES/2802(2025)", "2026-11-15", False),
        },
    ),
    # one force over fifty years, in the same words: “another period of six months, that is, until”
    "United Nations Disengagement Observer Force": (
        (
            "S/RES/363(1974)",
            "S/RES/408(1977)",
            "S/RES/756(1992)",
            "S/RES/1351 (2001)",
            "S/RES/1994 (2011)",
            "S/RES/2782 (2025)",
        ),
        {
            ("extended", "S/RES/363(1974)", "another period of six months", False),
            ("extended", "S/RES/408(1977)", "1977-11-30", False),
            ("extended", "S/RES/756(1992)", "1992-11-30", False),
            ("extended", "S/RES/1351(2001)", "2001-11-30", False),
            ("extended", "S/RES/1994(2011)", "2011-12-31", False),
            ("extended", "S/RES/2782(2025)", "2025-12-31", False),
        },
    ),
    # a mission named by its acronym alone
    "United Nations Mission for the Referendum in Western Sahara": (
        (
            "S/RES/1342 (2001)",
            "S/RES/1463 (2003)",
            "S/RES/1979 (2011)",
            "S/RES/2218 (2015)",
            "S/RES/2602 (2021)",
            "S/RES/2797 (2025)",
        ),
        {
            ("extended", "S/RES/1342(2001)", "2001-04-30", False),
            ("extended", "S/RES/1463(2003)", "2003-03-31", False),
            ("extended", "S/RES/1979(2011)", "2012-04-30", False),
            ("extended", "S/RES/2218(2015)", "2016-04-30", False),
            ("extended", "S/RES/2602(2021)", "2022-10-31", False),
            ("extended", "S/RES/2797(2025)", "2026-10-31", False),
        },
    ),
    # a mission whose mandate stands in a list of acts
    "United Nations Assistance Mission in Afghanistan": (
        ("S/RES/1471 (2003)", "S/RES/1589 (2005)", "S/RES/2344 (2017)", "S/RES/2596 (2021)", "S/RES/2678 (2023)"),
        {
            ("established", "S/RES/1401(2002)", None, True),
            ("extended", "S/RES/1471(2003)", "an additional period of 12 months", False),
            ("extended", "S/RES/1536(2004)", None, True),
            ("extended", "S/RES/1589(2005)", "an additional period of 12 months", False),
            ("extended", "S/RES/2274(2016)", None, True),
            ("extended", "S/RES/2344(2017)", "2018-03-17", False),
            *(
                ("defined", act, None, True)
                for act in (
                    "S/RES/1662(2006)",
                    "S/RES/1746(2007)",
                    "S/RES/1806(2008)",
                    "S/RES/1868(2009)",
                    "S/RES/1917(2010)",
                    "S/RES/1974(2011)",
                    "S/RES/2041(2012)",
                    "S/RES/2096(2013)",
                    "S/RES/2145(2014)",
                    "S/RES/2210(2015)",
                    "S/RES/2274(2016)",
                )
            ),
            ("extended", "S/RES/2543(2020)", None, True),
            ("defined", "S/RES/2543(2020)", None, True),
            ("extended", "S/RES/2596(2021)", "2022-03-17", False),
            ("extended", "S/RES/2626(2022)", None, True),
            ("defined", "S/RES/2626(2022)", None, True),
            ("extended", "S/RES/2678(2023)", "2024-03-17", False),
        },
    ),
    # a country rapporteur; “in accordance with resolution 37/28” says nothing of what that resolution did
    "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea": (
        ("A/HRC/RES/58/17",),
        {("extended", "A/HRC/RES/58/17", "a period of one year", False)},
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
    for name in ("unxml/HRC", "unxml/SC", "text/cr-unsc"):
        with gzip.open(folder / f"corpus/{name}.en.jsonl.gz", "rt", encoding="utf-8") as lines:
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
