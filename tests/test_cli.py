"""The command line: data on standard output, messages on standard error, one line per usage error."""

import io
import json
import lzma
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from small_graph import MANDATE
from unkg.cli.output import fitted
from unkg.pages import site

TEXT = "S/RES/2371 (2017)\n\nThe Security Council,\n\nRecalling its resolution 825 (1993),\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "resolution.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_symbol_prints_symbol_iri_and_links(unkg):
    code, out, err = unkg("symbol", "S/RES/2371 (2017)")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["S/RES/2371(2017)", "<https://w3id.org/unkg/id/document/S/RES/2371(2017)>"]
    assert all(line.startswith("https://") for line in out.splitlines()[2:])


def test_text_prints_what_offsets_count_in(unkg, file):
    assert unkg("text", file) == (0, TEXT, "")


def test_extract_prints_one_line_per_document_and_skips_bad_ones(unkg, file, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    code, out, err = unkg("extract", tmp_path / "empty.txt", file, tmp_path / "missing.txt")
    assert code == 1
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == ["resolution.txt"]
    assert lines[0]["document"]["symbol"] == "S/RES/2371(2017)"
    assert [reference["target"] for reference in lines[0]["references"]].count("S/RES/825(1993)") == 1
    assert len(err.splitlines()) == 2
    assert "empty.txt" in err
    assert "missing.txt" in err


@pytest.mark.parametrize("written", ["S/RES/1718 (2006)", "UNSCR 1718", "scr 1718"])
def test_extract_writes_a_file_and_takes_a_symbol(unkg, file, tmp_path, written):
    assert unkg("extract", file, "-o", tmp_path / "x.jsonl", "--symbol", f"{file}={written}") == (0, "", "")
    line = json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))
    assert line["document"]["symbol"] == "S/RES/1718(2006)"


def test_a_damaged_store_is_refused_by_every_command_and_by_builds(unkg, file, tmp_path):
    store = tmp_path / "s"
    assert unkg("build", file, "--store", store, "--no-validation")[0] == 0
    code, out, err = unkg("verify", "--store", store)
    assert (code, err) == (0, "")
    assert re.fullmatch(r".*: undamaged, [\d,]+ statements in [\d,]+ named graphs \(\d+ files, [\d.]+ MB\)\n", out)
    manifest = next(store.glob("versions/1/graph/MANIFEST-*"))
    manifest.write_bytes(manifest.read_bytes()[:-40])
    for words in (
        ("verify",),
        ("validate",),
        ("query", "documents-citing", "document=A/RES/1/1"),
        ("build", file),
        ("build", file, "--no-validation"),
    ):
        code, out, err = unkg(*words, "--store", store)
        assert (code, out) == (2, "")
        assert "the store is damaged (graph/MANIFEST" in err
        assert len(err.splitlines()) == 1
    assert unkg("build", file, "--store", store, "--no-validation", "--overwrite")[0] == 0
    assert unkg("verify", "--store", store)[0] == 0


def test_build_sums_up_and_its_store_answers(unkg, file, tmp_path):
    code, out, err = unkg("build", file, "--store", tmp_path / "s", "--no-validation")
    assert (code, err) == (0, "")
    assert "documents        1 (1 read)" in out
    code, out, _ = unkg("query", "cited-by-document", "document=S/RES/2371(2017)", "--store", tmp_path / "s")
    assert code == 0
    assert "S/RES/825(1993)" in out


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt.gz", "graph.nq", "graph.jsonld"])
def test_build_writes_a_dump_instead(unkg, file, tmp_path, name):
    code, _, err = unkg("build", file, "-o", tmp_path / name, "--no-validation")
    assert (code, err) == (0, "")
    assert (tmp_path / name).stat().st_size > 1000


def test_build_reports_bad_input_and_keeps_the_rest(unkg, file, tmp_path):
    (tmp_path / "broken.xml").write_text("<akomaNtoso", encoding="utf-8")
    code, out, err = unkg("build", tmp_path, "--store", tmp_path / "s", "--no-validation")
    assert code == 1
    assert "1 unreadable" in out
    assert err.count("\n") == 1
    assert "broken.xml" in err


def test_validate_prints_a_report_and_says_by_its_exit_whether_it_conforms(unkg, tmp_path):
    from unkg.store import writer

    with writer(tmp_path) as target:
        target.add(
            b"<https://w3id.org/unkg/id/citation/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            b"<https://w3id.org/unkg/ontology#Citation> <https://w3id.org/unkg/id/graph/A/1> ."
        )
    code, out, _ = unkg("validate", "--store", tmp_path)
    assert code == 1
    assert "does not conform" in out


def test_query_lists_the_queries_one_per_line(unkg):
    code, out, err = unkg("query", "--list")
    assert (code, err) == (0, "")
    for name in ("documents-citing", "cited-by-document", "mandate-lineage", "instruments-invoked", "recommendations"):
        assert f"\n{name} " in f"\n{out}"
    assert all(line.endswith("?") for line in out.splitlines())


def test_query_describes_its_parameters(unkg):
    code, out, err = unkg("query", "--list", "documents-citing")
    assert (code, err) == (0, "")
    assert out.startswith("documents-citing\n")
    assert "document (symbol, required)" in out


def test_long_lines_of_lists_break_between_words_on_a_terminal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    line = "votes-on-text              How did each State vote on this text?"
    broken = "votes-on-text              How did each\n" + " " * 27 + "State vote on\n" + " " * 27 + "this text?"
    assert fitted(line, 27, Terminal()) == broken
    assert fitted(line, 27, io.StringIO()) == line


def test_query_prints_a_table(unkg, graph):
    code, out, err = unkg("query", "mandate-lineage", f"mandate={MANDATE}", "--store", graph)
    assert (code, err) == (0, "")
    assert "E/CN.4/RES/2004/13" in out
    assert "established" in out
    assert not any(line.endswith(" ") for line in out.splitlines())


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("csv", "cited,documents,citations,held\n"),
        ("markdown", "| cited | documents | citations | held |\n| --- | --- | --- | --- |\n"),
        ("json", "[\n {\n"),
    ],
)
def test_query_prints_other_formats(unkg, graph, form, first):
    code, out, _ = unkg("query", "most-cited", "--format", form, "--store", graph)
    assert code == 0
    assert out.startswith(first)
    assert "E/CN.4/RES/2004/13" in out
    if form == "json":
        assert json.loads(out)[0] == {
            "cited": "https://w3id.org/unkg/id/document/E/CN.4/RES/2004/13",
            "documents": 2,
            "citations": 2,
            "held": True,
        }


def test_query_takes_the_store_from_the_environment(unkg, graph, monkeypatch):
    monkeypatch.setenv("UNKG_STORE", graph)
    assert unkg("query", "most-cited")[0] == 0


def test_a_question_without_a_store_goes_to_the_graph_that_ships(unkg, monkeypatch, tmp_path):
    from unkg import artefacts

    (tmp_path / "graph.ttl.xz").write_bytes(lzma.compress(b"<x:a> <https://w3id.org/unkg/ontology#cites> <x:b> ."))
    (tmp_path / "own.rq").write_text(
        "SELECT ?b WHERE { ?a <https://w3id.org/unkg/ontology#cites> ?b }", encoding="utf-8"
    )
    monkeypatch.setattr(artefacts, "GRAPH", tmp_path / "graph.ttl.xz")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    code, out, err = unkg("query", "--file", tmp_path / "own.rq", "--format", "csv")
    assert (code, out) == (0, "b\r\nx:b\r\n")
    assert "the graph that ships" in err
    assert (tmp_path / "cache" / "unkg").is_dir()


def test_publish_says_that_a_large_graph_takes_long(unkg, graph, tmp_path, monkeypatch):
    arguments = ("publish", "--store", graph, "--format", "nquads")
    assert "some minutes" not in unkg(*arguments, "-o", tmp_path / "small")[2]
    monkeypatch.setattr("unkg.cli.publishing._MANY", 1)
    assert "statements: some minutes; --verbose" in unkg(*arguments, "-o", tmp_path / "large")[2].splitlines()[0]


def test_publish_keeps_recommendations_among_facts_only(unkg, graph, tmp_path):
    code, out, err = unkg("publish", "--store", graph, "-o", tmp_path / "out", "--recommendations")
    assert (code, out) == (2, "")
    assert "--recommendations is for --facts" in err


def test_publish_writes_a_folder_and_names_its_files(unkg, graph, tmp_path):
    code, out, err = unkg("publish", "--store", graph, "-o", tmp_path / "out", "--format", "turtle", "--format", "csv")
    assert code == 0
    assert [line.split("  ")[0].rpartition("/")[2] for line in out.splitlines()] == [
        "graph.ttl", "graph.ttl.gz", "nodes.csv", "nodes.csv.gz", "edges.csv", "edges.csv.gz"
    ]  # fmt: skip
    assert "README.md describes" in err
    code, _, err = unkg("publish", "--store", graph, "-o", tmp_path / "new", "--since", tmp_path / "out")
    assert code == 2
    assert "no graph.nq or graph.nq.gz" in err


def test_publish_writes_a_site(unkg, graph, tmp_path, monkeypatch):
    resources = site.resources
    monkeypatch.setattr(site, "resources", lambda store: (iri for iri in resources(store) if "58/17" in str(iri)))
    code, out, err = unkg("publish", "--store", graph, "--site", tmp_path / "site")
    assert (code, err) == (0, "")
    assert re.match(r".*/index\.html  [0-9,]+ pages, [0-9,]+ files, [0-9,]+ bytes\n", out)
    assert (tmp_path / "site" / "id" / "document" / "A" / "HRC" / "RES" / "58" / "17" / "index.ttl").is_file()
    assert unkg("publish", "--store", graph)[0] == 2


def test_publish_names_a_page_that_is_missing(unkg, graph, tmp_path, monkeypatch):
    monkeypatch.setattr(site, "write", lambda *_: site.Tally(lost=["https://example.org/x: no page"]))
    code, _, err = unkg("publish", "--store", graph, "--site", tmp_path / "site")
    assert (code, err) == (1, "https://example.org/x: no page\n")


def test_query_limits_and_says_so(unkg, graph):
    code, out, err = unkg("query", "most-cited", "at_least=1", "--limit", 2, "--format", "csv", "--store", graph)
    assert code == 0
    assert len(out.splitlines()) == 3
    assert err == "showing 2 of 5 rows\n"


def test_query_runs_a_file_of_ones_own(unkg, graph, tmp_path):
    (tmp_path / "own.rq").write_text(
        "# parameter: document | symbol | required | A/RES/1/1 | which\n"
        "SELECT ?p WHERE {\n# VALUES\n ?document <https://w3id.org/unkg/ontology#adopted> ?p }\n",
        encoding="utf-8",
    )
    words = ("query", "--file", tmp_path / "own.rq", "document=A/HRC/RES/7/15", "--format", "csv", "--store", graph)
    assert unkg(*words) == (0, "p\r\n2008-03-27\r\n", "")


def test_query_explains_an_empty_answer(unkg, graph):
    code, out, err = unkg("query", "documents-citing", "document=A/RES/1/1", "--store", graph)
    assert (code, out) == (0, "")
    assert err == "A/RES/1/1 is unknown to this store: it neither holds nor cites it.\n"


def test_lineage_prints_a_tree(unkg, graph):
    code, out, err = unkg("lineage", "A/HRC/RES/58/17", "--depth", 2, "--store", graph)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("A/HRC/RES/58/17  2025-04-03  Situation of human rights")
    assert "└── recall  A/RES/60/251  [not held]" in out


def test_path_prints_a_row_a_document(unkg, graph):
    code, out, err = unkg("path", "A/HRC/RES/58/17", "A/HRC/RES/7/15", "--format", "csv", "--store", graph)
    assert (code, err) == (0, "")
    assert [line.split(",")[1:4] for line in out.splitlines()[1:]] == [
        ["", "A/HRC/RES/58/17", "2025-04-03"],
        ["recall", "A/HRC/RES/22/13", "2013-03-21"],
        ["recall", "A/HRC/RES/7/15", "2008-03-27"],
    ]


def test_path_reports_that_there_is_none(unkg, graph):
    code, out, err = unkg("path", "A/HRC/RES/7/15", "A/HRC/RES/58/17", "--store", graph)
    assert (code, out) == (0, "")
    assert "there is one in the other direction" in err


def test_find_prints_what_bears_the_words(unkg, graph):
    code, out, err = unkg("find", "iccpr", "--format", "csv", "--limit", 1, "--store", graph)
    assert code == 0
    assert (
        out.splitlines()[1] == "instrument,ICCPR,International Covenant on Civil and Political Rights,1966-12-16,ICCPR"
    )
    assert err == "showing the best result; add words or raise --limit to see others\n"


def test_find_says_where_there_is_nothing(unkg, graph):
    assert unkg("find", "xyzzy", "--store", graph) == (
        0,
        "",
        "no results for: xyzzy\n",
    )


def test_lineage_prints_json(unkg, graph):
    code, out, _ = unkg(
        "lineage", "E/CN.4/RES/2004/13", "--direction", "descendants", "--format", "json", "--store", graph
    )
    assert code == 0
    assert [branch["document"] for branch in json.loads(out)["branches"]] == ["A/HRC/RES/7/15", "A/HRC/RES/22/13"]


def test_version(unkg):
    code, out, _ = unkg("--version")
    assert code == 0
    assert out.startswith("unkg ")


COMMANDS = (
    "annotate", "audit", "build", "compare", "extract", "fetch", "find", "languages", "lineage", "mcp", "path", "query",
    "settings", "symbol", "text", "validate", "verify",
)  # fmt: skip


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_every_command_has_help_with_an_example(unkg, words):
    code, out, err = unkg(*words, "--help")
    assert (code, err) == (0, "")
    assert "Example: unkg" in " ".join(out.split()) or not words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_documents_every_option(unkg, name):
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.partition(f"## unkg {name}\n")[2].partition("\n## ")[0]
    options = set(re.findall(r"--[a-z-]+", unkg(name, "--help")[1]))
    assert options
    assert options == set(re.findall(r"--[a-z-]+", section))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["symbol", "nonsense"], "no slash"),
        (["load", "shards"], "no store given: use --store DIR or set UNKG_STORE"),
        (["publish", "-o", "out", "--store", "s", "--contact", "nobody"], "--contact must be a mail address or a URL"),
        (["publish", "-o", "out", "--store", "s", "--issued", "May"], "--issued must be a day such as 2026-11-29"),
        (
            ["publish", "-o", "out", "--store", "s", "--format", "docx"],
            "--format docx: unknown format; use one of turtle",
        ),
        (["publish", "-o", "out", "--store", "s", "--address", "here"], "--address must begin with https://"),
        (["lineage", "A/RES/1/1", "--store", "nowhere"], "no store here; build one with: unkg build PATH"),
        (["query", "no-such-query", "--store", "nowhere"], "unknown query"),
        (
            ["build", "x.txt", "--store", "http://127.0.0.1:9"],
            "unkg build writes to a folder; load a dump into the server",
        ),
        (["query", "document=A/RES/1/1", "--store", "nowhere"], "no query given"),
        (["query", "--file", "none.rq", "--store", "nowhere"], "none.rq: No such file"),
        (["query", "documents-citing", "A/RES/1/1", "--store", "nowhere"], "must be written NAME=VALUE"),
        (["text", "none.txt"], "none.txt"),
        (["build", "x.txt"], "no store given"),
        (["build", "x.txt", "-o", "graph.doc"], "unknown format"),
        (["build", "x.txt", "-o", "graph.ttl", "--store", "s"], "cannot be used together"),
        (["extract", "x.txt", "--symbol", "x.txt"], "must be written NAME=VALUE"),
        (["extract", "x.txt", "-o", "no/such/folder.jsonl"], "no/such/folder.jsonl: No such file"),
        (["validate", "--store", "http://127.0.0.1:9/query"], "no response"),
    ],
)
def test_a_usage_error_is_one_line(unkg, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = unkg(*words)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words", ["query citation-edges --format csv", "query citation-edges", "lineage A/HRC/RES/58/17"]
)
def test_a_reader_that_goes_away_is_no_fault(graph, words):
    command = f"{sys.executable} -m unkg {words} --store {graph} | true"  # gone before the first line is written
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=300, check=False)
    assert (run.stdout, run.stderr) == ("", "")


def test_an_interrupted_build_is_quiet_and_leaves_the_store_as_it_was(graph, tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        "".join(json.dumps({"id": str(n), "text": TEXT * 20 + str(n)}) + "\n" for n in range(3000)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "unkg", "build", str(lines), "--store", str(tmp_path / "s"), "--workers", "2"]
    # What a shell runs in the background ignores interrupts, and so would what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as build:
        while not (tmp_path / "s" / "journal.sqlite").exists():
            assert build.poll() is None
            time.sleep(0.1)
        time.sleep(1)
        build.send_signal(signal.SIGINT)
        out, err = build.communicate(timeout=300)
    assert build.returncode == 130
    assert (out, err) == ("", "")
    assert (tmp_path / "s" / "current").read_text() == "0\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Rappelant la résolution 60/251 de l’Assemblée générale,"),
        ("a.jsonl", '{"text": "Rappelant la résolution 60/251 de l’Assemblée générale,"}'),
    ],
)
def test_a_text_is_read_in_the_language_that_is_named(unkg, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, _ = unkg("extract", tmp_path / name, "--language", "fr")
    found = json.loads(out)
    assert (code, found["lang"]) == (0, "fr")
    assert "recall" in [reference["relation"] for reference in found["references"]]


def test_a_language_without_a_table_is_wrong_use(unkg, tmp_path):
    code, _, err = unkg("extract", tmp_path, "--language", "tlh")
    assert code == 2
    assert "--language tlh: no such language; name one of ar, en, es, fr, ru, zh" in err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--encoding", "no-such"], "--encoding no-such: no such encoding; name one such as utf-8, cp1252"),
        (["--encoding", "rot13"], "--encoding rot13: no such encoding"),
        (["--columns", "colour=A"], "--columns colour: no such content; name one of text, state, by"),
        (["--columns", "text"], "--columns must be written NAME=VALUE, not 'text'"),
    ],
)
def test_what_no_table_is_read_by_is_wrong_use(unkg, tmp_path, option, said):
    (tmp_path / "a.csv").write_text("A,B\n", encoding="utf-8")
    code, _, err = unkg("extract", tmp_path / "a.csv", *option)
    assert code == 2
    assert said in err


def test_columns_and_encoding_of_a_table_are_options(unkg, tmp_path):
    (tmp_path / "a.csv").write_bytes("A;B\nNorway;Cesser à São Tomé\n".encode("mac_roman"))
    code, out, _ = unkg(
        "text", tmp_path / "a.csv", "--columns", "state=A", "--columns", "text=2", "--encoding", "mac-roman"
    )
    assert code == 0
    assert out == "Norway\n\nCesser à São Tomé\n"
