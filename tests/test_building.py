"""From files to a store: the same input gives the same graph, and every loss is reported."""

import gzip
import json

import pytest

import failing_work
from known import KNOWLEDGE, READING
from unkg import building
from unkg.building import Limits, Options, build, extract_lines
from unkg.building.documents import is_contradicted
from unkg.extraction import extract
from unkg.model import Document, Header
from unkg.publishing import dump
from unkg.readers import Unreadable, documents, pieces, with_digest
from unkg.store import open_store
from unkg.symbols import SymbolError
from unkg.validation import validate
from unkg.validation.data import Data
from unkg.workers import WorkerLost, in_order

HERE = Limits(processes=0)
UNCHECKED = Options(validate=False, limits=HERE)

COUNCIL = """A/HRC/RES/55/21

Resolution adopted by the Human Rights Council on 4 April 2024
55/21. Situation of human rights in the Democratic People's Republic of Korea

The Human Rights Council,

Recalling General Assembly resolution 60/251 of 15 March 2006 and its own resolution 52/28 of 4 April 2023,
Guided by the International Covenant on Civil and Political Rights,

1. Urges the Democratic People's Republic of Korea to cooperate;
2. Decides to extend the mandate of the Special Rapporteur on the situation of human rights in the Democratic People's
Republic of Korea for a period of one year.
"""
SECURITY = """S/RES/2397 (2017)

Resolution 2397 (2017)
Adopted by the Security Council on 22 December 2017

The Security Council,

Recalling its previous relevant resolutions, including resolution 825 (1993) and resolution 1718 (2006),

1. Condemns in the strongest terms the ballistic missile launch.
"""
NOTE = "Note by the Secretariat\n\nThe Assembly adopted resolution 75/1. The matter was left there.\n"


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "security.md").write_text(SECURITY, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return folder


def statements(folder):
    with open_store(folder) as store:
        return sorted(map(str, store.quads()))


def graphs(folder):
    with open_store(folder) as store:
        return [name.partition("/id/graph/")[2] for name in store.graphs() if "/id/graph/" in name]


def dumped(folder, path):
    with open_store(folder) as store:
        dump(store, path)
    return path.read_bytes()


def test_two_builds_are_equal_byte_for_byte_whatever_the_order_and_the_workers(inputs, tmp_path):
    build([inputs], tmp_path / "a", UNCHECKED)
    files = sorted(inputs.iterdir(), reverse=True)
    build(files, tmp_path / "b", Options(validate=False, limits=Limits(2)))
    one, other = dumped(tmp_path / "a", tmp_path / "a.nq"), dumped(tmp_path / "b", tmp_path / "b.nq")
    assert one == other
    assert one.splitlines() == sorted(one.splitlines())
    assert not any(line.startswith(b"_:") or b" _:" in line.split(b'"')[0] for line in one.splitlines())


def test_documents_added_one_by_one_make_the_graph_of_all(inputs, tmp_path):
    build([inputs], tmp_path / "a", UNCHECKED)
    for file in inputs.iterdir():
        build([file], tmp_path / "b", UNCHECKED)
    assert statements(tmp_path / "a") == statements(tmp_path / "b")


def test_the_summary_describes_the_store(inputs, tmp_path):
    summary = build([inputs], tmp_path / "s", UNCHECKED)
    assert (summary.documents, summary.read, summary.unchanged, summary.unreadable) == (3, 3, 0, 0)
    assert summary.references["resolution"] >= 4
    assert summary.references["instrument"] == 1
    assert summary.recommendations >= 1
    assert summary.megabytes == pytest.approx(sum(len(t.encode()) for t in (COUNCIL, SECURITY, NOTE)) / 1e6)
    assert summary.ok


def test_an_unchanged_document_is_not_read_again_and_a_changed_one_replaces_its_graph(inputs, tmp_path):
    build([inputs], tmp_path / "s", UNCHECKED)
    before = statements(tmp_path / "s")
    again = build([inputs], tmp_path / "s", UNCHECKED)
    assert (again.read, again.unchanged, again.documents) == (0, 3, 3)
    assert statements(tmp_path / "s") == before
    changed = COUNCIL.replace("and its own resolution 52/28 of 4 April 2023", "")
    (inputs / "council.txt").write_text(changed, encoding="utf-8")
    summary = build([inputs], tmp_path / "s", UNCHECKED)
    assert (summary.read, summary.unchanged, summary.documents) == (1, 2, 3)
    build([inputs], tmp_path / "fresh", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "fresh")


def test_overwrite_removes_other_documents(inputs, tmp_path):
    build([inputs], tmp_path / "s", UNCHECKED)
    build([inputs / "council.txt"], tmp_path / "s", Options(validate=False, limits=HERE, overwrite=True))
    assert graphs(tmp_path / "s") == ["A/HRC/RES/55/21"]


def test_a_graph_can_stand_under_another_base(inputs, tmp_path):
    build([inputs], tmp_path / "s", Options(validate=False, limits=HERE, base="https://example.org/un/"))
    with open_store(tmp_path / "s") as store:
        assert "https://example.org/un/id/graph/A/HRC/RES/55/21" in list(store.graphs())
        from unkg import queries

        assert len(queries.run(store, KNOWLEDGE, "cited-by-document", document="A/HRC/RES/55/21")) == 2


def same_symbol(folder, text, name, symbol="A/HRC/RES/55/21"):
    (folder / name).write_text(json.dumps({"id": name, "symbol": symbol, "text": text}) + "\n", encoding="utf-8")


def test_a_file_named_by_another_symbol_has_lowest_priority(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "S_PRST_2007_22.txt").write_text(SECURITY, encoding="utf-8")
    (folder / "S_RES_2397_N17.txt").write_text(SECURITY.replace("2017\n", "2017.\n"), encoding="utf-8")
    notices = []
    build([folder], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert notices == [
        (
            "S_PRST_2007_22.txt: set aside, S_RES_2397_N17.txt is also S/RES/2397(2017) and has precedence; "
            "its file name or type contradicts that symbol"
        )
    ]


@pytest.mark.parametrize(
    ("symbol", "kind", "name", "doubted"),
    [
        ("S/RES/1626(2005)", "resolution", "S_RES_1626_N0551422.xml", False),
        ("S/RES/1626(2005)", "statement", "S_PRST_2007_22-0739405E.xml", True),
        ("S/RES/1626(2005)", "resolution", "S_RES_1627-05.xml", True),
        ("S/RES/1626(2005)", "statement", "0739405E.xml", True),
        ("A/RES/77/100", "resolution", "77_100.xml", False),
        ("A/HRC/RES/58/17", "resolution", "res-2024.jsonl", False),
        ("A/HRC/58/61", "report", "A_HRC_RES_58_17.xml", False),
        (None, "statement", "S_PRST_2007_22.xml", False),
    ],
)
def test_a_symbol_is_in_doubt_where_name_or_kind_contradicts_it(symbol, kind, name, doubted):
    assert is_contradicted(Header(symbol, kind), name) == doubted


@pytest.mark.parametrize("order", [1, -1])
def test_where_two_texts_carry_one_symbol_the_first_key_wins_whatever_the_order(tmp_path, order):
    (tmp_path / "in").mkdir()
    same_symbol(tmp_path / "in", COUNCIL, "a.jsonl")
    same_symbol(tmp_path / "in", NOTE, "b.jsonl")
    notices = []
    files = sorted((tmp_path / "in").iterdir())[::order]
    summary = build(files, tmp_path / "s", UNCHECKED, notify=notices.append)
    assert notices == ["b.jsonl: set aside, a.jsonl is also A/HRC/RES/55/21 and has precedence"]
    assert (summary.documents, summary.set_aside) == (1, 1)
    build([tmp_path / "in" / "a.jsonl"], tmp_path / "alone", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "alone")


def test_the_same_text_twice_is_one_document_without_a_word(inputs, tmp_path):
    (inputs / "copy.txt").write_text(COUNCIL, encoding="utf-8")
    notices = []
    summary = build([inputs], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert (summary.documents, notices) == (3, [])


AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
<meta><identification source="#un"><FRBRWork>
<FRBRthis value="/akn/un/statement/deliberation/unga-hrc/2024-04-04/55-21/!main"/>
<FRBRuri value="/akn/un/statement/deliberation/unga-hrc/2024-04-04/55-21"/>
<FRBRdate date="2024-04-04" name="adoption"/><FRBRauthor href="#hrc"/><FRBRcountry value="un"/></FRBRWork>
<FRBRExpression><FRBRthis value="/e"/><FRBRuri value="/e"/><FRBRdate date="2024-04-08" name="publication"/>
<FRBRauthor href="#un"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/m"/><FRBRuri value="/m"/><FRBRdate date="2024-04-08" name="x"/>
<FRBRauthor href="#un"/></FRBRManifestation></identification></meta>
<preface><p><docNumber refersTo="#symbol">A/HRC/RES/55/21</docNumber></p></preface>
<preamble><container name="preamble"><p>Recalling General Assembly resolution 60/251 of 15 March 2006,</p></container>
</preamble><mainBody><paragraph><num>1.</num><content><p>Decides to remain seized of the matter.</p></content>
</paragraph></mainBody></statement></akomaNtoso>
"""


def test_akoma_ntoso_goes_before_text_in_one_build_and_across_builds(inputs, tmp_path):
    (inputs / "z.xml").write_text(AKN, encoding="utf-8")
    notices = []
    build([inputs], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert notices == ["council.txt: set aside, z.xml is also A/HRC/RES/55/21 and has precedence"]
    alone = build([inputs / "council.txt"], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert (alone.set_aside, len(notices)) == (1, 2)
    build([inputs / "z.xml", inputs / "note.txt", inputs / "security.md"], tmp_path / "t", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "t")


def test_a_better_format_replaces_what_an_earlier_build_read(inputs, tmp_path):
    build([inputs / "council.txt"], tmp_path / "s", UNCHECKED)
    (inputs / "z.xml").write_text(AKN, encoding="utf-8")
    build([inputs / "z.xml"], tmp_path / "s", UNCHECKED)
    build([inputs / "z.xml"], tmp_path / "t", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "t")


def test_unreadable_files_are_reported_and_the_rest_is_kept(inputs, tmp_path):
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (inputs / "latin.txt").write_bytes("Résolution".encode("latin-1"))
    (inputs / "broken.xml").write_text("<akomaNtoso><statement>", encoding="utf-8")
    (inputs / "lines.jsonl").write_text('{"text": "Resolution 60/251."}\n{"text": \n', encoding="utf-8")
    (inputs / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 400)[:40])
    notices = []
    summary = build([inputs, tmp_path / "missing.txt"], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert summary.unreadable == len(notices) >= 7
    assert not summary.ok
    assert all("\n" not in line for line in notices)
    for name in ("empty.txt", "binary.txt", "latin.txt", "broken.xml", "lines.jsonl", "cut.jsonl.gz", "missing.txt"):
        assert any(name in line for line in notices), name
    assert "A/HRC/RES/55/21" in graphs(tmp_path / "s")


def test_a_file_can_be_given_its_symbol(inputs, tmp_path):
    options = Options(validate=False, limits=HERE, symbols={str(inputs / "note.txt"): "A/75/100"})
    build([inputs / "note.txt"], tmp_path / "s", options)
    assert graphs(tmp_path / "s") == ["A/75/100"]
    with pytest.raises(SymbolError):
        build(
            [inputs / "note.txt"], tmp_path / "s", Options(limits=HERE, symbols={str(inputs / "note.txt"): "nonsense"})
        )
    assert graphs(tmp_path / "s") == ["A/75/100"]


def test_a_build_that_fails_midway_leaves_the_store_as_it_was(inputs, tmp_path, monkeypatch):
    build([inputs / "note.txt"], tmp_path / "s", UNCHECKED)
    before = statements(tmp_path / "s")

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(building, "process", fail)
    with pytest.raises(ZeroDivisionError):
        build([inputs], tmp_path / "s", UNCHECKED)
    assert statements(tmp_path / "s") == before


def test_a_fault_of_the_program_costs_one_document(inputs, tmp_path, monkeypatch):
    def stumble(document, known):
        if document.key == "note.txt":
            raise ZeroDivisionError("stumbled")
        return extract(document, known)

    monkeypatch.setattr("unkg.extraction.extract", stumble)
    notices = []
    summary = build([inputs], tmp_path / "s", UNCHECKED, notify=notices.append)
    assert (summary.documents, summary.unreadable, summary.ok) == (2, 1, False)
    assert "note.txt: internal error (ZeroDivisionError: stumbled; test_building.py, line " in notices[0]


def test_lines_come_in_the_order_of_the_inputs(inputs):
    files = [inputs / name for name in ("security.md", "note.txt", "council.txt")]
    lines = list(extract_lines([*files[:1], inputs / "missing.txt", *files[1:]], Options(limits=Limits(2))))
    assert isinstance(lines[1], Unreadable)
    assert [json.loads(lines[at])["id"] for at in (0, 2, 3)] == ["security.md", "note.txt", "council.txt"]
    assert lines[0] == next(iter(extract_lines(files[:1], UNCHECKED)))


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_order(workers):
    expected = [(number, -number) for number in range(-30, 0)]
    assert list(in_order(abs, range(-30, 0), Limits(workers))) == expected


def test_an_unchanged_store_gets_no_new_version(inputs, tmp_path):
    build([inputs], tmp_path / "s", UNCHECKED)
    before = (tmp_path / "s" / "current").read_text()
    build([inputs], tmp_path / "s", UNCHECKED)
    assert (tmp_path / "s" / "current").read_text() == before
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == ["current", "format", "lock", "versions"]


def test_prune_removes_what_is_gone_but_not_what_cannot_be_read_now(inputs, tmp_path):
    build([inputs], tmp_path / "s", UNCHECKED)
    (inputs / "note.txt").unlink()
    (inputs / "security.md").write_bytes(b"\xff")
    pruned = build([inputs], tmp_path / "s", Options(validate=False, limits=HERE, prune=True))
    assert (pruned.documents, pruned.unchanged, pruned.removed, pruned.unreadable) == (2, 1, 1, 1)
    assert graphs(tmp_path / "s") == ["A/HRC/RES/55/21", "S/RES/2397(2017)"]
    (inputs / "security.md").write_text(SECURITY, encoding="utf-8")
    build([inputs], tmp_path / "fresh", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "fresh")


def test_what_was_set_aside_is_read_when_the_other_is_gone(inputs, tmp_path):
    pruning = Options(validate=False, limits=HERE, prune=True)
    (inputs / "z.xml").write_text(AKN, encoding="utf-8")
    build([inputs], tmp_path / "s", UNCHECKED)
    again = build([inputs], tmp_path / "s", pruning)
    assert (again.read, again.unchanged, again.set_aside) == (0, 4, 1), "what is set aside is not read again either"
    (inputs / "z.xml").unlink()
    summary = build([inputs], tmp_path / "s", pruning)
    assert (summary.documents, summary.read, summary.removed) == (3, 1, 0)
    build([inputs], tmp_path / "fresh", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "fresh")


def test_a_file_of_several_documents_is_kept_whole_and_tried_again_where_it_failed_in_part(tmp_path, monkeypatch):
    from unkg import readers

    def two(source, reading):
        for number in (1, 2):
            yield Document(
                f"{source.key}:{number}", source.name, NOTE + str(number), header=Header(symbol=f"A/75/{number}")
            )

    def stumble(document, known):
        if document.key.endswith(":2"):
            raise ZeroDivisionError
        return extract(document, known)

    monkeypatch.setattr(readers, "documents", two)
    (tmp_path / "two.txt").write_text("two", encoding="utf-8")
    with monkeypatch.context() as during:
        during.setattr("unkg.extraction.extract", stumble)
        assert build([tmp_path / "two.txt"], tmp_path / "s", UNCHECKED).unreadable == 1
    again = build([tmp_path / "two.txt"], tmp_path / "s", UNCHECKED)
    assert (again.read, again.documents, again.unreadable) == (2, 2, 0)
    once_more = build([tmp_path / "two.txt"], tmp_path / "s", UNCHECKED)
    assert (once_more.read, once_more.unchanged) == (0, 2)


def test_a_build_resumes_an_interrupted_one(inputs, tmp_path):
    def interrupt(piece):
        if piece.key == "security.md":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([inputs], tmp_path / "s", UNCHECKED, progress=interrupt)
    assert (tmp_path / "s" / "current").read_text() == "0\n"
    summary = build([inputs], tmp_path / "s", UNCHECKED)
    assert (summary.documents, summary.read, summary.resumed) == (3, 1, 2)
    build([inputs], tmp_path / "fresh", UNCHECKED)
    assert statements(tmp_path / "s") == statements(tmp_path / "fresh")


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_journal_costs_time_only(inputs, tmp_path, damage):
    build([inputs / "note.txt"], tmp_path / "s", UNCHECKED)
    (tmp_path / "s" / "journal.sqlite").write_bytes(damage)
    summary = build([inputs], tmp_path / "s", UNCHECKED)
    assert (summary.documents, summary.read, summary.resumed) == (3, 2, 0)


def test_validation_looks_at_what_changed_and_reports_on_the_whole(inputs, tmp_path, monkeypatch):
    from unkg import validation

    checked = Options(limits=HERE)
    for number in range(8):
        same_symbol(
            inputs,
            f"Note {number}.\n\nRecalling resolution 60/{number + 1} of 2 May 2006,",
            f"{number}.jsonl",
            f"A/75/{number}",
        )
    build([inputs], tmp_path / "s", checked)
    changed = COUNCIL.replace("resolution 52/28 of 4 April 2023", "resolutions 52/28 of 4 April 2023 and 5/1")
    (inputs / "council.txt").write_text(changed, encoding="utf-8")
    examined = []
    examine = validation.validate_batch
    monkeypatch.setattr(validation, "validate_batch", lambda *given: examined.append(given[2]) or examine(*given))
    summary = build([inputs], tmp_path / "s", checked)
    looked_at_nodes = {node for batch in examined for of in batch.nodes.values() for node in of}
    assert any("A/HRC/RES/55/21" in node for node in looked_at_nodes)
    assert not any("2397" in node for node in looked_at_nodes)
    with open_store(tmp_path / "s") as store:
        assert summary.report == validation.validate(store)
    assert len(list((tmp_path / "s" / "versions").iterdir())) == 1


def test_a_process_that_ends_hangs_or_is_killed_loses_its_own_item_only():
    limits = Limits(processes=2, seconds=5, megabytes=500)
    found = dict(in_order(failing_work.sometimes_fail, range(12), limits))
    lost = {number: result.problem for number, result in found.items() if isinstance(result, WorkerLost)}
    assert lost == {
        2: "its worker process ended (exit code 3)",
        4: "timed out after 5 seconds",
        6: "its worker process ended (SIGKILL)",
    }
    assert found[8] == "too much memory"
    assert list(found) == list(range(12))
    assert all(found[number] == number for number in found if number not in {*lost, 8})


@pytest.mark.parametrize(
    ("prepare", "work"),
    [(failing_work.fail_to_prepare, abs), (int, failing_work.fail), (int, failing_work.fail_to_open)],
)
def test_what_work_or_its_preparation_raises_is_raised_here(prepare, work):
    with pytest.raises((LookupError, FileNotFoundError)):
        list(in_order(work, range(5), Limits(processes=1), prepare))


def test_a_document_that_takes_too_long_costs_one_line(inputs, tmp_path):
    notices = []
    limits = Limits(processes=1, seconds=0.0001)
    summary = build(
        [inputs / "council.txt"], tmp_path / "s", Options(validate=False, limits=limits), notify=notices.append
    )
    assert (summary.documents, summary.unreadable) == (0, 1)
    (line,) = notices
    assert line.endswith("council.txt: timed out after 0.0001 seconds; raise --timeout, or split it")


def test_a_document_that_wants_too_much_memory_costs_one_line(inputs, monkeypatch):
    def hungry(document, known):
        raise MemoryError

    monkeypatch.setattr("unkg.extraction.extract", hungry)
    (line,) = extract_lines([inputs / "council.txt"], UNCHECKED)
    assert "council.txt: exceeds the memory limit per worker; raise --memory" in line.message


def test_a_file_that_changes_while_it_is_read_is_reported(inputs):
    source = with_digest(next(piece for piece in pieces([inputs], READING) if piece.key == "council.txt"))
    (inputs / "council.txt").write_text(COUNCIL + "More.", encoding="utf-8")
    (item,) = documents(source, READING)
    assert item.message.endswith(
        "council.txt: the file changed while it was being read; run again when nothing writes to it"
    )


def test_items_are_not_all_read_ahead():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(abs, items(), Limits(2))
    next(results)
    assert len(taken) < 40
    results.close()


def test_the_whole_is_validated_and_an_unchanged_whole_once(inputs, tmp_path, monkeypatch):
    summary = build([inputs], tmp_path / "s", Options(limits=HERE))
    assert summary.report is not None
    assert summary.report.conforms
    monkeypatch.setattr("unkg.validation.validate", None)
    assert build([inputs], tmp_path / "s", Options(limits=HERE)).report == summary.report


def test_a_build_reads_no_graph_again_that_was_screened_as_it_was_loaded(inputs, tmp_path, monkeypatch):
    monkeypatch.setattr("unkg.validation.SMALL", 0)
    read = []
    graph = Data.graph
    monkeypatch.setattr(Data, "graph", lambda data, name, limit: read.append(f"{name}") or graph(data, name, limit))
    report = build([inputs], tmp_path / "s", Options(limits=HERE)).report
    assert not [name for name in read if "/id/graph/" in name]
    with open_store(tmp_path / "s") as store:
        assert validate(store) == report
        assert len([name for name in read if "/id/graph/" in name]) == 3
