"""Editions of a text compared: paragraphs that are the same, changed, moved, split, merged, new, gone; their words."""

import csv
import gzip
import json
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import KNOWLEDGE
from unkg.editions import Comparison, Words, compare, comparison_record, lineage, lineage_record
from unkg.editions.matching import heaviest_chain, matched
from unkg.editions.records import STATUSES, WORD_KINDS, joined, labels
from unkg.extraction import extract
from unkg.model import Document, Extraction, Header
from unkg.pages.html import compared_file

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE.parent / "docs" / "editions.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RIVERS = "Stresses the importance of clean rivers for the villages of the valley"
SCHOOLS = "Invites Member States to open schools in every district by the end of the decade"
ROADS = "Urges the parties to repair the mountain roads before the onset of winter"
BRIDGE = "Welcomes the opening of the northern bridge to traffic of all kinds"
REPORT = "Requests the Secretary-General to report to the General Assembly at its {} session on the present resolution"


def edition(*paragraphs: str, symbol: str = "A/RES/77/16", notes: str = "", language: str = "en") -> Extraction:
    """A resolution with these operative paragraphs; one that begins with * is preambular."""
    preamble = [f"{one[1:]}," for one in paragraphs if one.startswith("*")]
    operative = [one for one in paragraphs if not one.startswith("*")]
    numbered = [f"{number}. {one};" for number, one in enumerate(operative, start=1)]
    closing = ["39th plenary meeting", "21 November 2022"] if operative else []
    text = "\n".join(["The General Assembly,", *preamble, *numbered, *closing, notes])
    header = Header(symbol=symbol, type="resolution", body="General Assembly")
    return extract(Document("text", "text", text, language, header=header), KNOWLEDGE)


def changes(earlier: Extraction, later: Extraction) -> list[tuple[str, str, str]]:
    """(status, labels before, labels after) of each change; a moved paragraph's status says so."""
    found = compare(earlier, later, KNOWLEDGE).changes
    return [(one.status + " moved" * one.moved, labels(one.earlier), labels(one.later)) for one in found]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ([RIVERS, SCHOOLS], [RIVERS, SCHOOLS], [("same", "OP 1", "OP 1"), ("same", "OP 2", "OP 2")]),
        # renumbered, which is not moved
        (
            [RIVERS, SCHOOLS],
            [BRIDGE, RIVERS, SCHOOLS],
            [("new", "", "OP 1"), ("same", "OP 1", "OP 2"), ("same", "OP 2", "OP 3")],
        ),
        (
            [RIVERS, ROADS, SCHOOLS],
            [RIVERS, SCHOOLS],
            [("same", "OP 1", "OP 1"), ("gone", "OP 2", ""), ("same", "OP 3", "OP 2")],
        ),
        # one of them changed its place; the others kept their order
        (
            [RIVERS, SCHOOLS, ROADS, BRIDGE],
            [SCHOOLS, ROADS, BRIDGE, RIVERS],
            [
                ("same", "OP 2", "OP 1"),
                ("same", "OP 3", "OP 2"),
                ("same", "OP 4", "OP 3"),
                ("same moved", "OP 1", "OP 4"),
            ],
        ),
        (
            ["*Recalling its decision on rivers", RIVERS],
            [RIVERS, "*Noting the many bridges"],
            [
                ("gone", "PP 1", ""),
                ("new", "", "PP 1"),
                ("same", "OP 1", "OP 1"),
            ],
        ),
        # changed words, and another place at once
        (
            [RIVERS, SCHOOLS, BRIDGE],
            [SCHOOLS, BRIDGE, RIVERS.replace("villages", "towns and villages")],
            [("same", "OP 2", "OP 1"), ("same", "OP 3", "OP 2"), ("changed moved", "OP 1", "OP 3")],
        ),
        # from the preamble to the operative part
        (
            [RIVERS.replace("Stresses", "*Stressing"), SCHOOLS],
            [RIVERS, SCHOOLS],
            [("changed moved", "PP 1", "OP 1"), ("same", "OP 1", "OP 2")],
        ),
        ([f"{RIVERS}, and {SCHOOLS[0].lower()}{SCHOOLS[1:]}"], [RIVERS, SCHOOLS], [("split", "OP 1", "OP 1 + OP 2")]),
        ([RIVERS, SCHOOLS], [f"{RIVERS}, and {SCHOOLS[0].lower()}{SCHOOLS[1:]}"], [("merged", "OP 1 + OP 2", "OP 1")]),
        # hyphens that do not break, quotation marks and spaces are typography
        (
            ["Notes the “non-State” actors in the region and beyond"],
            ['Notes the "non‑State"  actors in the region and beyond'],
            [("same", "OP 1", "OP 1")],
        ),
        ([RIVERS], [], [("gone", "OP 1", "")]),
        ([], [], []),
        # paragraphs that a scan left without a word
        (["…", RIVERS], ["…", RIVERS], [("same", "OP 1", "OP 1"), ("same", "OP 2", "OP 2")]),
    ],
)
def test_what_has_become_of_each_paragraph(earlier, later, expected):
    assert changes(edition(*earlier), edition(*later)) == expected


def test_paragraphs_that_recur_are_matched_in_their_order():
    again = [RIVERS, "Decides to remain seized of the matter", ROADS, "Decides to remain seized of the matter"]
    assert [one[0] for one in changes(edition(*again), edition(*again))] == ["same"] * 4


def words(earlier: str, later: str) -> list[tuple[str, str, str | None]]:
    """What differs between two paragraphs."""
    (change,) = compare(edition(earlier), edition(later), KNOWLEDGE).changes
    return [(one.earlier.strip(), one.later.strip(), one.kind) for one in change.words if one.kind]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (REPORT.format("seventy-ninth"), REPORT.format("eighty-first"), [("seventy-ninth", "eighty-first", "number")]),
        ("Notes that 91 States are parties to it", "Notes that 94 States are parties to it", [("91", "94", "number")]),
        (
            "Extends the mandate of the mission until 31 October 2021, as it stands",
            "Extends the mandate of the mission until 31 October 2022, as it stands",
            [("31 October 2021", "31 October 2022", "date")],
        ),
        (
            "Notes the action taken in compliance with its resolution 73/21 of 30 November 2018",
            "Notes the action taken in compliance with its resolution 75/21 of 2 December 2020",
            [("73/21", "75/21", "updated citation"), ("30 November 2018", "2 December 2020", "date")],
        ),
        # an earlier text, and one of another series, are no update
        (
            "Recalls its resolution 75/21 on the matter of rivers",
            "Recalls its resolution 73/21 on the matter of rivers",
            [("75/21", "73/21", "citation")],
        ),
        (
            "Recalls resolution A/RES/60/251 on the matter of rivers",
            "Recalls resolution A/HRC/RES/61/1 on the matter of rivers",
            [("A/RES/60/251", "A/HRC/RES/61/1", "citation")],
        ),
        (
            "Recalls its resolutions 73/21 and 75/21 on rivers",
            "Recalls its resolutions 73/21, 75/21 and 77/23 on rivers",
            [("and", ",", "words"), ("", "and", "words"), ("", "77/23", "citation")],
        ),
        (
            "Notes the work of the teachers in the valley",
            "Notes the tireless work of teachers in the valley",
            [("", "tireless", "words"), ("the", "", "words")],
        ),
        # “may” is no month, and “second” without a number beside it is one
        (
            "Notes that they may come for the second time",
            "Notes that they might come for the third time",
            [("may", "might", "words"), ("second", "third", "number")],
        ),
    ],
)
def test_what_changed_words_are(earlier, later, expected):
    assert words(earlier, later) == expected


def test_a_footnote_follows_its_marker_and_its_number_is_no_change():
    old = edition("Notes the report of the Secretary-General¹ on rivers", notes="¹ A/77/118.")
    new = edition(BRIDGE + "¹", "Notes the report of the Secretary-General² on rivers", notes="¹ A/79/7.\n² A/79/129.")
    found = compare(old, new, KNOWLEDGE)
    assert [one.status for one in found.changes] == ["new", "same"]
    assert found.changes[1].kinds == ("footnote marker",)
    notes = [(one.status, labels(one.earlier), labels(one.later), one.kinds) for one in found.footnotes]
    assert notes == [("new", "", "fn 1", ("words",)), ("changed", "fn 1", "fn 2", ("updated citation",))]


@pytest.mark.parametrize("bare", ["the Treaty1 that", "the Agency;1", "the report”1 on"])
def test_a_marker_that_lost_its_superscript_is_one(bare):
    old = edition(f"Notes {bare} rivers", notes="¹ A/77/118.")
    new = edition(f"Notes {bare.replace('1', '¹')} rivers", notes="¹ A/77/118.")
    assert changes(old, new) == [("same", "OP 1", "OP 1")]


def test_a_french_number_is_a_number():
    text = "Prie le Secrétaire général de lui faire rapport à sa {} session sur la présente résolution"
    old, new = (edition(text.format(one), language="fr") for one in ("soixante-dix-neuvième", "quatre-vingt-unième"))
    (change,) = compare(old, new, KNOWLEDGE).changes
    assert (change.kinds, change.is_update) == (("number",), True)


WORDS = ["rivers", "schools", "roads", "bridges", "and", "of", "77/16", "5", "2020", ";", "¹"]
paragraph = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(paragraph, max_size=6), st.lists(paragraph, max_size=6))
def test_no_paragraph_and_no_word_is_lost(earlier, later):
    old, new = (edition(*("Notes " + " ".join(one) for one in some)) for some in (earlier, later))
    found = compare(old, new, KNOWLEDGE)
    for side, text in (("earlier", old), ("later", new)):
        numbered = [one for one in text.paragraphs if one.kind in {"preambular", "operative"}]
        assert sorted(p.start for one in found.changes for p in getattr(one, side)) == [p.start for p in numbered]
        shown = "".join(getattr(run, side) for one in found.changes for run in one.words)
        written = "".join(text.document.text[p.content_start : p.end] for p in numbered)
        assert sorted(re.sub(r"\s", "", shown)) == sorted(re.sub(r"\s", "", written))
    assert compare(old, new, KNOWLEDGE) == found


weights = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=12)


def pairings(pairs: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Every choice of pairs in which no index recurs."""
    if not pairs:
        yield []
        return
    (i, j), *others = pairs
    yield from pairings(others)
    for some in pairings([one for one in others if one[0] != i and one[1] != j]):
        yield [(i, j), *some]


@given(weights)
def test_the_chain_and_the_assignment_are_the_best(given_weights):
    chain = heaviest_chain(given_weights)
    rising = (
        some for some in pairings(sorted(given_weights)) if all(one[1] < other[1] for one, other in pairwise(some))
    )
    assert sum(given_weights[pair] for pair in chain) == max(sum(given_weights[one] for one in some) for some in rising)
    worth = {pair: value + 0.2 * (pair in chain) for pair, value in given_weights.items()}
    best = max(sum(worth[one] for one in some) for some in pairings(sorted(worth)))
    assert sum(worth[pair] for pair in matched(given_weights)) == pytest.approx(best)


@pytest.mark.parametrize(
    ("word", "times"), [("Decides to remain seized of the matter", 600), ("Decides " + "a b " * 3_000, 1)]
)
def test_texts_that_repeat_themselves_take_no_longer(word, times):
    began = time.process_time()
    compare(edition(*[word] * times), edition(*[word + " b"] * times), KNOWLEDGE)
    assert time.process_time() - began < 5


def test_a_lineage_tells_when_each_paragraph_came():
    first = edition(RIVERS, SCHOOLS, REPORT.format("seventieth"), symbol="A/RES/69/1")
    second = edition(RIVERS, ROADS, SCHOOLS + " at the latest", REPORT.format("seventy-first"), symbol="A/RES/70/1")
    third = edition(ROADS, SCHOOLS, RIVERS, REPORT.format("seventy-second"), symbol="A/RES/71/1")
    found = lineage([first, second, third], KNOWLEDGE)
    assert [(one.paragraph.label, one.since, one.changed) for one in found.ages] == [
        ("OP 1", 1, ()), ("OP 2", 0, (1, 2)), ("OP 3", 0, ()), ("OP 4", 0, ()),
    ]  # fmt: skip
    record = lineage_record(found)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(record)
    assert record["ages"][0] | {"paragraph": None} == {"paragraph": None, "since": "A/RES/70/1", "changed": []}


def both() -> Comparison:
    return compare(
        edition("*Recalling its resolution 73/21 on rivers", RIVERS, ROADS, notes="¹ A/77/118."),
        edition("*Recalling its resolution 75/21 on rivers", SCHOOLS, RIVERS, symbol="A/RES/79/3"),
        KNOWLEDGE,
    )


def test_json_is_as_its_schema_says():
    record = comparison_record(both())
    VALIDATOR.validate(record)
    assert record["counts"] == {"same": 1, "changed": 1, "split": 0, "merged": 0, "new": 1, "gone": 1, "moved": 0}
    assert record["paragraphs"][0]["words"][1] == {"kind": "updated citation", "earlier": " 73/21", "later": " 75/21"}
    change = SCHEMA["$defs"]["change"]["properties"]
    assert (change["change"]["enum"], change["kinds"]["items"]["enum"]) == (list(STATUSES), list(WORD_KINDS))


def test_words_of_one_edition_are_shown_as_one_run():
    some = [Words("a", "a"), Words("", " and", "words"), Words("", " 77/23", "citation"), Words("b", "c", "words")]
    assert joined(some) == [some[0], Words("", " and 77/23", "words"), some[3]]


def test_a_page_holds_all_words_and_no_markup_of_theirs():
    hostile = '<script>alert(1)</script> & "rivers" in the valley of the north'
    page = compared_file(compare(edition(f"Notes {hostile}"), edition(f"Notes the {hostile}"), KNOWLEDGE))
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.findall(r'(?:src|href)="(?!#)', page)


def test_every_status_can_be_hidden():
    from importlib.resources import files

    style = files("unkg.pages").joinpath("static", "compared.css").read_text(encoding="utf-8")
    assert not [status for status in STATUSES if f"#show-{status}:not(:checked)" not in style]


@pytest.fixture
def folder(tmp_path):
    """A folder with two editions, one of them in a file whose name does not tell its symbol."""
    texts = tmp_path / "texts"
    texts.mkdir()
    masthead = "United Nations\n{}\nGeneral Assembly\nDistr.: General\n\n"
    for name, symbol, session in (
        ("A_RES_77_16.txt", "A/RES/77/16", "seventy-ninth"),
        ("later.txt", "A/RES/79/326", "eighty-first"),
    ):
        preamble = "The General Assembly,\nRecalling its decision on rivers and bridges of the north,\n"
        text = f"{preamble}1. {REPORT.format(session)}.\n"
        (texts / name).write_text(masthead.format(symbol) + text, encoding="utf-8")
    return texts


def test_the_command_takes_symbols_and_a_folder(unkg, folder):
    code, out, err = unkg("compare", "A/RES/77/16", "a/res/79/326", "--texts", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "A/RES/77/16 → A/RES/79/326",
        "Paragraphs: 2, then 2: 1 same, 1 changed; 1 changed only in numbers, dates or citations.",
        "",
        "PP 1  same",
        "OP 1  changed: number",
        f"    {REPORT.format('[-seventy-ninth-] {+eighty-first+}')}.",
    ]


def test_the_command_writes_a_page_by_the_name_of_the_file(unkg, folder, tmp_path):
    files = [folder / "A_RES_77_16.txt", folder / "later.txt"]
    assert unkg("compare", *files, "-o", tmp_path / "changes.html") == (0, "", "")
    assert "<del>seventy-ninth</del>" in (tmp_path / "changes.html").read_text(encoding="utf-8")


def test_the_command_compares_a_lineage(unkg, folder):
    files = [folder / "A_RES_77_16.txt", folder / "later.txt", folder / "A_RES_77_16.txt"]
    code, out, _ = unkg("compare", "--lineage", *files, "--format", "json")
    assert code == 0
    VALIDATOR.validate(json.loads(out))
    assert [one["later"]["symbol"] for one in json.loads(out)["steps"]] == ["A/RES/79/326", "A/RES/77/16"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["A/RES/77/16"], 2, "name two documents, the earlier edition first"),
        (["A/RES/77/16", "A/RES/79/326"], 2, "tell by --texts where texts are"),
        (["nowhere.txt", "A/RES/77/16"], 2, "nowhere.txt: no such file, and no symbol"),
        (["-", "-"], 2, "standard input is read once"),
        (["a", "b", "c"], 2, "3 documents; name two, or use --lineage"),
        (["A/RES/77/16", "A/RES/80/1", "--texts", "{folder}"], 1, "no text of A/RES/80/1"),
    ],
)
def test_the_command_says_what_it_needs(unkg, folder, arguments, code, said):
    words = [one.replace("{folder}", str(folder)) for one in arguments]
    found, out, err = unkg("compare", *words)
    assert (found, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1


def read_by_eye() -> dict[tuple[str, str], list[dict[str, str]]]:
    """What a reader found in pairs of resolutions, before the program saw them; alternatives are separated by |."""
    pairs: dict[tuple[str, str], list[dict[str, str]]] = {}
    with (HERE / "editions" / "read-by-eye.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pairs.setdefault((row["earlier"], row["later"]), []).append(row)
    return pairs


def of_corpora(shared: Path, wanted: set[str]) -> dict[str, Extraction]:
    found = {}
    for name in ("GA", "ECOSOC", "SC"):
        with gzip.open(shared / "corpus" / "unxml" / f"{name}.en.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["symbol"] in wanted:
                    found[record["symbol"]] = extract(Document(record["id"], "line", record["text"]), KNOWLEDGE)
    return found


def agrees(row: dict[str, str], found: Comparison) -> bool:
    side = "later" if row["paragraph"] else "earlier"
    label = row["paragraph"] or row["counterpart"]
    (change,) = (one for one in found.changes if label in [paragraph.label for paragraph in getattr(one, side)])
    status = "moved" if change.moved and change.status in {"same", "changed"} else change.status
    is_counterpart = not row["paragraph"] or labels(change.earlier) in row["counterpart"].split("|")
    return status in row["change"].split("|") and is_counterpart


def test_paragraphs_are_matched_as_a_reader_matches_them(shared):
    pairs = read_by_eye()
    texts = of_corpora(shared, {symbol for pair in pairs for symbol in pair})
    compared = {pair: compare(texts[pair[0]], texts[pair[1]], KNOWLEDGE) for pair in pairs}
    verdicts = [agrees(row, compared[pair]) for pair, rows in pairs.items() for row in rows]
    assert len(verdicts) > 240
    assert sum(verdicts) / len(verdicts) >= 0.99
