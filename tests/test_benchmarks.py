"""The counts and tables of the benchmarks."""

import csv
import gzip
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from benchmarks import (
    accuracy,
    comparing,
    counting,
    invented,
    results,
    scaling,
    short_forms,
    speed,
    stages,
    submissions,
)
from benchmarks.baselines import every_number_with_a_year, runs_after_the_noun
from benchmarks.corpora import corpora
from benchmarks.evidence import count_links, count_names, same_target, spellings, tallies, write
from benchmarks.grounds import GROUNDS, READINGS, Pool, ground_of
from benchmarks.renaming import Renaming
from benchmarks.spans import count_differences

from unkg import authorities
from unkg.authorities.evidence import MINIMUM_CASES, Measured, load_measured

TEXT = (
    "Recalling Human Rights Council resolutions 5/1, 5/2 and 6/30 of 14 December 2007, General Assembly resolution "
    "60/251 and resolution 1325 (2000), A/HRC/58/65 and resolution 926 (X),"
)


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        (every_number_with_a_year, {"A/RES/60/251", "S/RES/1325(2000)", "A/RES/926(X)"}),
        (
            runs_after_the_noun,
            {
                "A/HRC/RES/5/1",
                "A/HRC/RES/5/2",
                "A/HRC/RES/6/30",
                "A/RES/60/251",
                "S/RES/1325(2000)",
                "A/HRC/58/65",
                "A/RES/926(X)",
            },
        ),
    ],
)
def test_baselines_find_what_their_descriptions_say(baseline, expected):
    found = list(baseline(TEXT))
    assert {f["target"] for f in found} == expected
    assert all(TEXT[f["start"] : f["end"]].strip() for f in found)


def test_a_run_ends_at_a_date():
    text = "resolutions 60/1 of 1 May 2005 and 60/2"
    assert [f["target"] for f in runs_after_the_noun(text)] == ["A/RES/60/1"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A/RES/57/270", "A/RES/57/270B", True),
        ("A/RES/217(III)A", "A/RES/217A(III)", True),
        ("S/RES/1325 (2000)", "S/RES/1325(2000)", True),
        ("A/77/49(Vol.II)", "A/77/49", True),
        ("A/77/242", "A/77/242-S/2022/583", True),
        ("S/2022/583", "A/77/242-S/2022/583", True),
        ("A/RES/57/270", "A/HRC/RES/57/270", False),
        ("A/RES/57/270", "A/RES/57/27", False),
    ],
)
def test_same_target(one, other, same):
    assert same_target(one, other) is same


def reference(start, target, evidence, kind="resolution"):
    return {"start": start, "end": start + 4, "kind": kind, "target": target, "evidence": evidence}


def test_evidence_is_counted_where_a_usable_link_stands():
    gold = {
        "symbol": "A/HRC/RES/58/17",
        "refs": [
            {"start": 0, "end": 4, "target": "A/HRC/RES/5/1", "check": "exact"},
            {"start": 10, "end": 14, "target": "A/RES/5/2", "check": "exact"},  # no such text: the link is wrong
            {"start": 20, "end": 24, "target": "A/RES/60/251", "check": "mismatch"},
            {"start": 30, "end": 34, "target": "A/RES/60/1", "check": "exact"},
        ],
    }
    predicted = {
        "references": [
            reference(0, "A/HRC/RES/5/1", "possessive"),
            reference(10, "A/HRC/RES/5/2", "possessive"),
            reference(20, "A/RES/60/251", "possessive"),
            reference(30, "A/HRC/RES/60/1", "possessive"),
            reference(40, "A/RES/60/9", "possessive"),
            reference(50, None, None),
        ]
    }
    counted = tallies()
    count_links("one", [(gold, predicted)], counted)
    assert (counted["possessive"].right, counted["possessive"].n) == (1, 2)


def test_names_are_counted_against_annotations():
    gold = {
        "references": [{"start": 0, "end": 4, "kind": "body", "target": "Human Rights Council"}],
        "optional": [{"start": 20, "end": 24}],
    }
    predicted = {
        "references": [
            reference(0, "Human Rights Council", "short-form", "body"),
            reference(10, "Security Council", "short-form", "body"),
            reference(20, "General Assembly", "short-form", "body"),
        ]
    }
    counted = tallies()
    count_names("gold", [(gold, predicted)], counted)
    assert (counted["short-form"].right, counted["short-form"].n) == (1, 2)


def test_confidence_is_read_from_what_was_written(tmp_path):
    counted = tallies()
    for number in range(MINIMUM_CASES):
        counted["possessive"].count(number > 0, "one")
        counted["possessive"].count(True, "two")
    counted["calendar"].count(True, "one")
    write(tmp_path / "evidence.csv", counted)
    assert load_measured(tmp_path) == (
        Measured("calendar", 1.0, 1, ("one",)),
        Measured("possessive", 0.9833, 2 * MINIMUM_CASES, ("one", "two")),
    )


def test_shares_of_few_cases_are_no_confidence():
    few, many = (
        Measured("calendar", 1.0, MINIMUM_CASES - 1, ("one",)),
        Measured("possessive", 0.9833, MINIMUM_CASES, ("one",)),
    )
    known = replace(authorities.load(), evidence=(few, many))
    assert known.confidence() == {"possessive": 0.9833}


def test_the_table_that_ships_is_of_measured_shares():
    with (results.ROOT / "data" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(0 < float(row["precision"]) <= 1 and int(row["n"]) > 0 and row["measured_on"] for row in rows)


SCORER = """import json, sys
print(json.dumps({"recall": 1.0, "precision": 0.5, "gold": 1, "found": 1}))
"""


@pytest.fixture
def shared(tmp_path):
    """A folder of corpora with one document and a scorer."""
    folder = tmp_path / "shared"
    (folder / "corpus" / "unxml").mkdir(parents=True)
    (folder / "tools").mkdir()
    (folder / "tools" / "score.py").write_text(SCORER, encoding="utf-8")
    refs = [
        {"start": TEXT.index("60/251"), "end": TEXT.index("60/251") + 6, "target": "A/RES/60/251", "check": "exact"}
    ]
    line = {"id": "1", "symbol": "A/RES/61/1", "lang": "en", "text": TEXT, "refs": refs}
    with gzip.open(folder / "corpus" / "unxml" / "GA.en.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    return folder


def test_a_run_measures_what_is_there(shared):
    assert [corpus.name for corpus in corpora(shared)] == ["GA.en"]
    names = []
    found = accuracy.measure(names.append, shared)
    assert names == ["GA.en"]
    assert found.by_evidence["organ-named"].right == 1
    printed = accuracy.tables(found)
    assert "| GA.en | 1 | 1.0000 / 0.5000 | 1.0000 / 0.5000 | 1.0000 / 0.5000 |" in printed
    assert "| organ-named | 1.0000 | 1 | GA.en |" in printed


@pytest.mark.parametrize(
    ("seconds", "exponent", "cell"),
    [
        ((2.0, 3.0, 12.0, 102.0), 1.0, "1.00 ± 0.00"),  # what one document takes is no growth
        ((0.0, 1.0, 100.0, 10000.0), 2.0, "2.00 ± 0.00 **steep**"),
        ((0.0, 1.0, 20.0, 100.0), 1.0, "1.00 ± 0.17"),
    ],
)
def test_growth_is_fitted_with_its_spread(seconds, exponent, cell):
    costs = [scaling.Cost("extract", n, took, 90) for n, took in zip((1, 10, 100, 1000), seconds, strict=True)]
    assert scaling.growth(costs).exponent == pytest.approx(exponent)
    assert scaling.growth(costs[:2]) is None
    assert scaling.growth(costs[:3]).spread is None
    assert f"| {cell} |" in scaling.table(costs)


def test_invented_documents_are_distinct_and_always_the_same():
    found = [json.loads(line) for line in invented.lines(300)]
    assert len({line["symbol"] for line in found}) == len({line["text"] for line in found}) == 300
    assert found == [json.loads(line) for line in invented.lines(300)]
    assert invented.prose(10, 1) == invented.prose(10, 1) != invented.prose(10, 2)


@pytest.mark.parametrize(("count", "grown", "regressed"), [(104, 0.04, False), (106, 0.06, True), (50, -0.5, False)])
def test_a_count_is_held_against_the_last_of_its_kind(tmp_path, monkeypatch, count, grown, regressed):
    path = tmp_path / "counts.csv"
    monkeypatch.setattr(counting, "_counted", lambda stage, of: 100)
    counting.keep(counting.counts(path), date(2030, 1, 1), path)
    monkeypatch.setattr(counting, "_counted", lambda stage, of: count)
    again = counting.counts(path)
    assert [one.stage for one in again] == list(counting.STAGES)
    assert [one.grown for one in again] == pytest.approx([grown] * len(again))
    assert {one.regressed for one in again} == {regressed}
    assert ("**regressed**" in stages.table([], 0, again)) is regressed


def test_speed_reads_the_same_texts_with_every_program(shared):
    timings = speed.measure(shared)
    assert timings[0].name == "unkg, all of extraction"
    assert any(timing.name == speed.YARDSTICK for timing in timings)
    assert "| unkg, all of extraction |" in speed.table(timings)


PAGE = """# Results

How to read this page.

## Accuracy

### Links

Measured 2026-10-30. A machine.

old links

### Evidence

Measured 2026-11-01. A machine.

old evidence

## Speed

Measured 2026-11-02. A machine.

old speed
"""


@pytest.fixture
def page(tmp_path):
    """A page of results with two areas."""
    path = tmp_path / "RESULTS.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_new_figure_takes_the_place_of_the_old_and_says_where_it_was_measured(page):
    results.record("Speed", "new speed", date(2026, 11, 21), page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(PAGE[: PAGE.index("Measured 2026-11-02")])
    assert "Measured 2026-11-21. " in text
    assert "Python 3" in text
    assert text.endswith("\n\nnew speed\n")
    assert "old speed" not in text


def test_each_table_replaces_the_one_of_its_heading(page):
    results.record("accuracy", "### Links\n\nnew links\n\n### Evidence\n\nnew evidence\n", date(2026, 11, 21), page)
    text = page.read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Results", "## Accuracy", "### Links", "### Evidence", "## Speed"]
    assert text.index("new links") < text.index("new evidence") < text.index("old speed")
    assert "old links" not in text
    assert "old evidence" not in text


def test_what_is_replaced_is_kept_in_the_history_of_its_month(page):
    for _ in range(2):
        results.record("accuracy", "### Links\n\nnew links\n\n### Evidence\n\nnew evidence", date(2026, 11, 21), page)
    history = page.parent / "history"
    assert "## Links, until 2026-11-21\n\nMeasured 2026-10-30. A machine.\n\nold links\n" in (
        history / "2026-10.md"
    ).read_text(encoding="utf-8")
    november = (history / "2026-11.md").read_text(encoding="utf-8")
    assert november.startswith("# Results of 2026-11\n")
    assert november.index("old evidence") < november.index("new links") < november.index("new evidence")


def test_a_heading_that_is_not_there_is_added_at_the_end(page):
    results.record("Growth", "a table", date(2026, 11, 21), page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(PAGE + "\n## Growth\n\nMeasured 2026-11-21. ")
    assert not (page.parent / "history").exists()


SECTIONS = re.split(r"^##+ ", results.RESULTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
PRINTED = (
    *("Links and networks", "Spans and letters", "Hand-made annotations", "Unresolved", "Evidence classes"),
    *("Citations that no link confirms", "Precision with other grounds than links", "Formats read"),
    *("Names in texts without annotations", "Speed of extraction", "Stages", "Growth", "Large files"),
    *("Queries, the graph that ships", "Queries, generated", "Validation by both engines"),
    *("Lineages, the graph that ships", "Lineages, generated"),
)
"""The headings under which the programs record."""


def test_every_figure_has_a_date():
    undated = [section.partition("\n")[0] for section in SECTIONS if "|" in section and "2026-" not in section]
    assert not undated


def test_programs_record_under_headings_that_are_there_once():
    headings = [section.partition("\n")[0] for section in SECTIONS]
    assert set(PRINTED) <= set(headings)
    assert len(headings) == len(set(headings))


def test_without_corpora_there_is_nothing_to_measure(tmp_path):
    assert corpora(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    ("text", "linked", "read", "difference"),
    [
        ("57/270 B of", 6, 8, ["letter outside the link"]),
        ("S-20/4 A–E of", 6, 10, ["letter outside the link"]),
        ("1251 (1999),", 10, 11, ["bracket outside the link"]),
        ("57/270 B of", 8, 8, []),
        ("A/AC.1/SR.11–13", 12, 15, ["first of a range"]),
    ],
)
def test_how_spans_differ(text, linked, read, difference):
    gold = {"text": text, "refs": [{"start": 0, "end": linked, "target": "A/RES/57/270", "check": "exact"}]}
    predicted = {"references": [{"start": 0, "end": read, "target": "A/RES/57/270"}]}
    assert list(count_differences([(gold, predicted)])) == difference


GROUND_TEXT = (
    "Recalling resolutions 60/1 of 16 September 2005, 60/2 A and B, 60/3, 60/4 of 1 May 2006 and 1325 (2000), and "
    "A/HRC/58/65, Add.1."
)


@pytest.mark.parametrize(
    ("words", "target", "evidence", "ground"),
    [
        ("A/HRC/58/65", "A/HRC/58/65", "explicit-symbol", "symbol printed"),
        ("Add.1", "A/HRC/58/65/Add.1", "explicit-symbol", "range printed"),
        ("60/3", "A/RES/60/3", "possessive", "linked elsewhere"),
        ("60/1", "A/RES/60/1", "possessive", "other language"),
        ("B", "A/RES/60/2B", "possessive", "other letter"),
        ("1325 (2000)", "S/RES/1325(2000)", "only-organ", "number of its year"),
        ("1325 (2000)", "S/RES/1325(2001)", "only-organ", "another year"),
        ("60/4", "A/RES/60/4", "possessive", "same words"),
    ],
)
def test_a_citation_without_a_link_has_the_first_ground_that_holds(words, target, evidence, ground):
    pool = Pool({("D", "en"): frozenset({"A/RES/60/3", "A/RES/60/2A"}), ("D", "fr"): frozenset({"A/RES/60/1"})})
    pool.leads_to["60/4", date(2006, 5, 1)].add(spellings("A/RES/60/4"))
    start = GROUND_TEXT.index(words) if words != "B" else GROUND_TEXT.index(" B,") + 1
    reference = {"start": start, "end": start + len(words), "target": target, "evidence": evidence}
    assert ground_of({"id": "D", "text": GROUND_TEXT}, reference, "en", pool) == ground


def test_citations_without_other_grounds_are_left_to_manual_review():
    reference = {
        "start": GROUND_TEXT.index("B,"),
        "end": GROUND_TEXT.index("B,") + 1,
        "target": "A/RES/1/1",
        "evidence": "possessive",
    }
    assert ground_of({"id": "F", "text": GROUND_TEXT}, reference, "en", Pool()) == "unread"


def test_a_date_is_a_ground_without_a_link():
    start = GROUND_TEXT.index("60/1")
    reference = {"start": start, "end": start + 4, "target": "A/RES/60/1", "evidence": "possessive"}
    document = {"id": "E", "text": GROUND_TEXT}
    assert ground_of(document, reference, "en", Pool(adopted={"A/RES/60/1": "2005-09-16"})) == "held, same day"
    assert ground_of(document, reference, "en", Pool()) == "session fits"
    assert ground_of(document, {**reference, "target": "A/HRC/RES/60/1"}, "en", Pool()) == "unread"


def test_readings_are_of_a_place_and_say_right_or_wrong():
    with READINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["verdict"] for row in rows} <= {"right", "wrong"}
    assert all(row["start"].isdecimal() and row["target"] and row["document"] for row in rows)
    assert all(row["ground"] for row in rows if row["verdict"] == "wrong")
    assert "unread" in GROUNDS


# ---- the output of two versions ----------------------------------------------------------------------------------

RECORDS = [
    {"id": "A/RES/60/1", "references": [{"text": "60/251", "evidence": "told"}, {"text": "5/1", "evidence": "name"}]},
    {"id": "A/RES/60/2", "title": "La « décision » told", "references": []},
    {"id": "A/RES/60/3", "references": []},
]
IRI = "https://w3id.org/unkg/"


def statements(run="aa", term="ontology#clause", extra=()):
    """A small graph of sorted N-Quads, with its run."""
    quads = [
        f"<{IRI}id/document/A/RES/60/1> <{IRI}{term}> <{IRI}id/mention/1> <{IRI}id/graph/A/RES/60/1> .",
        f'<{IRI}id/mention/1> <{IRI}ontology#evidence> "told" <{IRI}id/graph/A/RES/60/1> .',
        f'<{IRI}id/mention/1> <{IRI}ontology#words> "told of <{IRI}id/run/aa> here" <{IRI}id/graph/A/RES/60/1> .',
        (
            f"<{IRI}id/graph/A/RES/60/1> <http://www.w3.org/ns/prov#wasGeneratedBy> <{IRI}id/run/{run}> "
            f"<{IRI}id/graph/A/RES/60/1> ."
        ),
        f"<{IRI}id/run/{run}> <http://www.w3.org/ns/prov#used> <{IRI}id/ingredient/{run}> <{IRI}id/runs> .",
        f'<{IRI}id/ingredient/{run}> <{IRI}ontology#version> "{run}" <{IRI}id/runs> .',
        f'<{IRI}ontology#Mention> <http://www.w3.org/2000/01/rdf-schema#comment> "A mention." <{IRI}ontology> .',
        *extra,
    ]
    return "".join(f"{quad}\n" for quad in sorted(quads))


@pytest.fixture
def outputs(tmp_path):
    """Write the same output to two folders; a test then changes one of them."""
    for side in ("old", "new"):
        (tmp_path / side).mkdir()
        write_records(tmp_path / side, RECORDS)
        write_statements(tmp_path / side, statements())
    return tmp_path


def write_records(folder, records):
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "texts.jsonl").write_text("".join(lines), encoding="utf-8")


def write_statements(folder, text):
    (folder / "graph.nq.gz").write_bytes(gzip.compress(text.encode()))


def compared(folder, monkeypatch, capsys, *options):
    """The exit code of the command, and the lines that it prints."""
    words = [str(folder / "old"), str(folder / "new"), *map(str, options)]
    monkeypatch.setattr("sys.argv", ["comparing", *words])
    code = comparing.main()
    return code, capsys.readouterr().out.splitlines()


def test_equal_output_is_equal_whatever_the_run(outputs, monkeypatch, capsys):
    write_statements(outputs / "new", statements(run="bb"))
    assert compared(outputs, monkeypatch, capsys) == (
        0,
        ["graph.nq: equal, 7 lines", "texts.jsonl: equal, 3 lines", "2 of 2 files equal"],
    )


def test_a_value_that_differs_is_printed_with_its_document_and_path(outputs, monkeypatch, capsys):
    first = {
        **RECORDS[0],
        "references": [{"text": "new"}, *RECORDS[0]["references"][:1], {"text": "5/1", "evidence": 1}],
    }
    write_records(outputs / "new", [first, {**RECORDS[1], "title": "Other"}, RECORDS[2]])
    code, printed = compared(outputs, monkeypatch, capsys, "--show", 1, "--list", outputs / "list")
    assert code == 1
    assert printed[1:] == [
        "texts.jsonl: 2 lines differ, of 3",
        '  A/RES/60/1: references[0]  + {"text": "new"}  (and 1 more)',
        "1 of 2 files equal",
    ]
    assert (outputs / "list").read_text(encoding="utf-8").splitlines() == [
        'texts.jsonl\tA/RES/60/1\treferences[0]  + {"text": "new"}',
        "texts.jsonl\tA/RES/60/1\treferences[1]('5/1').evidence  - \"name\"  + 1",
        'texts.jsonl\tA/RES/60/2\ttitle  - "La « décision » told"  + "Other"',
    ]


@pytest.mark.parametrize(
    ("records", "differences"),
    [
        (RECORDS[1:], ["A/RES/60/1: the whole document"]),
        ([*RECORDS, {"id": "more"}], ["more: the whole document"]),
        ([RECORDS[2], *RECORDS[:2]], ["all: order of lines"]),
        ([dict(reversed(RECORDS[0].items())), *RECORDS[1:]], ["A/RES/60/1: the same values in other bytes"]),
        ([RECORDS[0], *RECORDS], ["A/RES/60/1: the whole document"]),
        ([{**RECORDS[0], "new": None}, *RECORDS[1:]], ["A/RES/60/1: new"]),
    ],
)
def test_documents_are_matched_by_id_and_their_order_counts(records, differences):
    old, new = ([json.dumps(record).encode() + b"\n" for record in side] for side in (RECORDS, records))
    assert [f"{d.document}: {d.changes[0].path}" for d in comparing.of_lines(old, new)] == differences


def test_statements_of_one_side_are_printed_with_their_document(outputs, monkeypatch, capsys):
    added = f'<{IRI}id/mention/0> <{IRI}ontology#words> "a b" <{IRI}id/graph/A/RES/60/1> .'
    write_statements(outputs / "new", statements(term="ontology#a", extra=[added]))
    code, printed = compared(outputs, monkeypatch, capsys)
    assert code == 1
    assert printed[:4] == [
        "graph.nq: 3 lines differ, of 8",
        "  A/RES/60/1: + id:document/A/RES/60/1 unkg:a id:mention/1",
        "  A/RES/60/1: - id:document/A/RES/60/1 unkg:clause id:mention/1",
        '  A/RES/60/1: + id:mention/0 unkg:words "a b"',
    ]


def test_names_in_the_table_may_differ_and_must(outputs, monkeypatch, capsys):
    table = outputs / "renamed.toml"
    table.write_text(
        '[iris]\n"ontology#clause" = "ontology#zone"\n[keys]\nreferences = "mentions"\n'
        '[values.evidence]\ntold = "stated"\n',
        encoding="utf-8",
    )
    renamed = json.dumps(RECORDS, ensure_ascii=False).replace('"told"', '"stated"').replace("references", "mentions")
    write_records(outputs / "new", json.loads(renamed))
    quads = statements(term="ontology#zone").replace('"told"', '"stated"').splitlines(keepends=True)
    write_statements(outputs / "new", "".join(sorted(quads)))
    assert compared(outputs, monkeypatch, capsys, "--renamed", table)[0] == 0
    write_records(outputs / "new", RECORDS)
    write_statements(outputs / "new", statements())
    code, printed = compared(outputs, monkeypatch, capsys, "--renamed", table)
    assert code == 1
    assert printed[0] == "graph.nq: 4 lines differ, of 7"
    assert "texts.jsonl: 3 lines differ, of 3" in printed


def test_a_renamed_statement_is_found_at_its_new_place():
    old = sorted(f"<x:{n}> <x:p> <x:o> <x:g> .\n".encode() for n in range(9))
    renaming = Renaming(iris={b"<x:2>": b"<x:7a>", b"<x:8>": b"<x:0a>"})
    new = sorted(map(renaming.in_statement, old))
    assert new != list(map(renaming.in_statement, old))
    assert list(comparing.of_statements(lambda: old, new, renaming)) == []


def test_graphs_may_be_left_out(outputs, monkeypatch, capsys):
    write_statements(outputs / "new", statements().replace("A mention.", "A place in a text."))
    assert compared(outputs, monkeypatch, capsys)[0] == 1
    assert compared(outputs, monkeypatch, capsys, "--without", f"{IRI}ontology")[0] == 0


def test_a_file_of_one_side_is_a_difference(outputs, monkeypatch, capsys):
    (outputs / "old" / "texts.jsonl").unlink()
    code, printed = compared(outputs, monkeypatch, capsys)
    assert (code, printed[1]) == (1, "texts.jsonl: 1 lines differ, of 0")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("renamed.toml", "[names]\na = 'b'\n", "unknown table names"),
        ("renamed.toml", "[values]\na = 'b'\n", "a: the new name must be a string"),
        (
            "old/graph.nq",
            "<x:b> <x:p> <x:o> <x:g> .\n<x:a> <x:p> <x:o> <x:g> .\n",
            "line 2 of the old file is out of order",
        ),
    ],
)
def test_what_cannot_be_compared_is_a_usage_error(outputs, monkeypatch, capsys, file, content, message):
    (outputs / "renamed.toml").touch()
    (outputs / "old" / "graph.nq.gz").unlink()
    (outputs / file).write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        compared(outputs, monkeypatch, capsys, "--renamed", outputs / "renamed.toml")
    assert end.value.code == 2
    assert message in capsys.readouterr().err


def test_unresolved_short_forms_are_counted_by_form_and_by_reason() -> None:
    found = {
        "SC": Counter({("Panel", "no-antecedent"): 2, ("Board", "unknown-name"): 1, ("", ""): 5}),
        "GA": Counter({("Panel", "unknown-name"): 3}),
    }
    assert short_forms.table(found).splitlines() == [
        "| form | SC | GA | all |",
        "|---|---|---|---|",
        "| Panel | 2 | 3 | 5 |",
        "| Board | 1 |  | 1 |",
        "| others |  |  | 0 |",
        "| all: no-antecedent | 2 |  | 2 |",
        "| all: unknown-name | 1 | 3 | 4 |",
        "| resolved short forms | 5 |  | 5 |",
    ]


def test_a_submission_counts_once_in_its_place(tmp_path):
    corpus = tmp_path / "corpus" / "text"
    corpus.mkdir(parents=True)
    text = "Takes note of the report (S/2020/7) submitted pursuant to resolution 2500 (2019), and of its annex."
    with gzip.open(corpus / "made.en.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a", "text": text}))
    readings = tmp_path / "readings.csv"
    rows = ["S/2020/7,S/RES/2500(2019),", "S/2020/7/Add.1,S/RES/2500(2019),"]
    readings.write_text(
        "corpus,document,start,end,report,request,part\n" + "".join(f"made,a,0,99,{row}\n" for row in rows)
    )
    score = submissions.measure(tmp_path, readings)[submissions.half("a")]
    assert (score.right, len(score.missed), score.wrong) == (1, 1, [])
    assert (score.recall, score.precision) == (0.5, 1.0)
