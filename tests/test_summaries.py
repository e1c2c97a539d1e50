"""`--json` and `--dry-run`: what commands have done or would do, for programs, and that plans write nothing."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fetched_server import send, served, without_proxies_and_pauses
from small_graph import extractions, stored
from unkg.pages import site

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[1] / "docs" / "summaries.schema.json").read_text(encoding="utf-8"))
)
TEXT = "A/RES/60/{}\n\nThe General Assembly,\n\nRecalling its resolution 55/2 of 8 September 2000,\n"
UNCHECKED = "--no-validation"


def told(output):
    """The object of an output that is valid by the schema."""
    (line,) = output.splitlines()
    SCHEMA.validate(json.loads(line))
    return json.loads(line)


def tree(folder):
    """Everything below a folder, with the time of its last change."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (folder / "1.md").write_text(TEXT.format(1), encoding="utf-8")
    (folder / "picture.png").write_bytes(b"")
    return folder


@pytest.fixture
def documents(tmp_path):
    """A store of documents without the authorities, which take most of the time of publishing."""
    stored(tmp_path / "documents", extractions())
    return tmp_path / "documents"


# ---- build -----------------------------------------------------------------------------------------------------------


def test_a_build_tells_programs_what_people_read(unkg, inputs, tmp_path):
    (inputs / "empty.txt").write_bytes(b"")
    code, out, _ = unkg("build", inputs, "--store", tmp_path / "s", UNCHECKED, "--json")
    summary = told(out)
    assert (code, summary["ok"]) == (1, False)
    assert (summary["documents"], summary["read"], summary["set_aside"], summary["unreadable"]) == (3, 4, 1, 1)
    assert (summary["skipped"], summary["unknown_formats"]) == ({"unknown-format": 1}, {".png": 1})
    assert summary["references"]["resolution"] == 3
    assert summary["validation"] is None


def test_a_build_that_validates_tells_the_verdict(unkg, inputs, tmp_path):
    code, out, _ = unkg("build", inputs / "1.txt", "--store", tmp_path / "s", "--json")
    assert code == 0
    assert told(out)["validation"]["conforms"]
    code, out, _ = unkg("validate", "--store", tmp_path / "s", "--json", "--limit", 1)
    summary = told(out)
    assert (code, summary["conforms"], summary["violations"]) == (0, True, 0)
    assert len(summary["findings"]) == min(1, summary["warnings"])
    assert summary["nodes"]
    unkg("validate", "--store", tmp_path / "s", "--json", "-o", tmp_path / "report.json")
    assert told((tmp_path / "report.json").read_text(encoding="utf-8"))["conforms"]


def planned(unkg, *words):
    """(outcome, input, document, reason) of each step of a plan."""
    code, out, err = unkg("build", *words, "--dry-run", "--json")
    assert (code, err) == (0, "")
    return [tuple(step.values()) for step in told(out)["inputs"]]


@pytest.mark.parametrize("place", ["--store", "--shards"])
def test_a_planned_build_says_what_the_build_then_does(unkg, inputs, tmp_path, place):
    to = (place, tmp_path / "s")
    new = [("read", name, None, "new") for name in ("1.md", "1.txt", "2.txt", "3.txt")]
    skipped = ("skipped", "picture.png", None, "unknown format")
    assert planned(unkg, inputs, *to) == [*new, skipped]
    assert not (tmp_path / "s").exists()
    unkg("build", inputs, *to, UNCHECKED)
    kept = [
        ("kept", "1.md", "A/RES/60/1", "unchanged"),
        ("kept", "1.txt", "A/RES/60/1", "unchanged; another input has precedence"),
        ("kept", "2.txt", "A/RES/60/2", "unchanged"),
        ("kept", "3.txt", "A/RES/60/3", "unchanged"),
    ]
    assert sorted(planned(unkg, inputs, *to)) == [*kept, skipped]
    (inputs / "2.txt").write_text(f"{TEXT.format(2)}Changed.\n", encoding="utf-8")
    (inputs / "3.txt").rename(tmp_path / "3.txt")
    (inputs / "1.md").rename(tmp_path / "1.md")
    before = tree(tmp_path)
    assert sorted(planned(unkg, inputs, *to)) == [
        ("read", "1.txt", "A/RES/60/1", "what had precedence is gone"),
        ("read", "2.txt", None, "changed"),
        skipped,
    ]
    assert sorted(planned(unkg, inputs, *to, "--prune")) == [
        ("read", "1.txt", "A/RES/60/1", "what had precedence is gone"),
        ("read", "2.txt", None, "changed"),
        ("removed", "3.txt", "A/RES/60/3", "not among the inputs"),
        skipped,
    ]
    assert tree(tmp_path) == before
    summary = told(unkg("build", inputs, *to, UNCHECKED, "--prune", "--json")[1])
    assert (summary["read"], summary["removed"]) == (2, 1)


def test_a_plan_knows_changed_rules_corrections_and_what_is_overwritten(unkg, inputs, tmp_path, monkeypatch):
    to = ("--store", tmp_path / "s")
    unkg("build", inputs / "2.txt", inputs / "3.txt", *to, UNCHECKED)
    assert planned(unkg, inputs / "3.txt", *to, "--overwrite") == [
        ("read", "3.txt", None, "new"),
        ("removed", "2.txt", "A/RES/60/2", "--overwrite"),
    ]
    header = "document,place,words,target,by,why\n"
    (inputs / "corrections.csv").write_text(f"{header}A/RES/60/2,PP 1,55/2,A/RES/55/3,N. N.,a slip\n")
    assert ("read", "2.txt", None, "its corrections or its catalogue record have changed") in planned(unkg, inputs, *to)
    (inputs / "corrections.csv").write_text(f"{header}A/RES/60/2,,55/2,A/RES/55/3,N. N.,a slip\n")
    code, out, _ = unkg("build", inputs, *to, "--dry-run")
    assert code == 1
    assert "unreadable  corrections.csv" in out
    (inputs / "corrections.csv").unlink()
    monkeypatch.setattr("unkg.building.planning.versions", lambda: {"unkg": "of the future"})
    assert planned(unkg, inputs / "2.txt", *to) == [("read", "2.txt", None, "unkg's rules have changed")]


def test_a_plan_has_a_language_version_once(unkg, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "en.txt").write_text(TEXT.format(4), encoding="utf-8")
    french = "A/RES/60/4\n\nL'Assemblée générale,\n\nRappelant sa résolution 55/2 du 8 septembre 2000,\n"
    (folder / "fr.jsonl").write_text(json.dumps({"id": "fr.txt", "lang": "fr", "text": french}), encoding="utf-8")
    to = ("--store", tmp_path / "s")
    unkg("build", folder, *to, UNCHECKED)
    assert sorted(planned(unkg, folder, *to)) == [
        ("kept", "en.txt", "A/RES/60/4", "unchanged"),
        ("kept", "fr.txt", "fr/A/RES/60/4", "unchanged"),
    ]
    assert sorted(planned(unkg, folder / "en.txt", *to, "--prune")) == [
        ("kept", "en.txt", "A/RES/60/4", "unchanged"),
        ("removed", "fr.txt", "fr/A/RES/60/4", "not among the inputs"),
    ]


def test_a_plan_for_people_has_a_line_for_what_changes(unkg, inputs, tmp_path):
    unkg("build", inputs / "1.txt", "--store", tmp_path / "s", UNCHECKED)
    code, out, err = unkg("build", inputs / "1.txt", inputs, "none.txt", "--store", tmp_path / "s", "--dry-run")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "read        1.md: new",
        "read        2.txt: new",
        "read        3.txt: new",
        "unreadable  none.txt: no such file or folder; check the path",
        "nothing was written: 3 read, 1 kept, 1 skipped, 1 unreadable, 0 removed",
    ]


def test_a_dump_is_always_new(unkg, inputs, tmp_path):
    before = tree(tmp_path)
    assert len(planned(unkg, inputs, "-o", tmp_path / "x.nq")) == 5
    assert tree(tmp_path) == before
    assert unkg("build", inputs, "-o", tmp_path / "x.doc", "--dry-run")[0] == 2


# ---- publish ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [[], ["--packed"], ["--format", "csv", "--format", "parquet"]])
def test_a_planned_publication_names_the_files_that_are_then_written(unkg, documents, tmp_path, more):
    words = ["publish", "--store", documents, "-o", tmp_path / "out", *more]
    if not more:
        unkg("publish", "--store", documents, "-o", tmp_path / "old", "--format", "nquads")
        words += ["--since", tmp_path / "old"]
    before = tree(tmp_path)
    code, out, _ = unkg(*words, "--dry-run", "--json")
    assert code == 0
    assert tree(tmp_path) == before
    done = told(unkg(*words, "--json")[1])["dumps"]
    written = {str(path) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert set(told(out)["files"]) == written
    assert {str(tmp_path / "out" / file["name"]) for file in done["files"]} <= written
    assert done["changes"] == (None if more else {"added": 0, "removed": 0})
    assert unkg(*words, "--dry-run")[1].splitlines() == told(out)["files"]


def test_a_planned_site_has_as_many_pages(unkg, documents, tmp_path, monkeypatch):
    monkeypatch.setattr(site, "resources", lambda store: list(_resources(store))[:3])
    words = ["publish", "--store", documents, "--site", tmp_path / "site", "--json"]
    plan = told(unkg(*words, "--dry-run")[1])
    assert not (tmp_path / "site").exists()
    made = told(unkg(*words)[1])
    assert made["dumps"] is None
    assert plan == {"command": "publish", "dry_run": True, "files": [], "pages": made["site"]["pages"]}


_resources = site.resources


def test_a_planned_publication_is_refused_as_one_that_is_written(unkg, documents, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    words = ["publish", "--store", documents, "-o", tmp_path / "out", "--format", "nquads"]
    assert unkg(*words, "--dry-run") == unkg(*words)
    assert unkg(*words, "--dry-run")[0] == 2
    for more in (["--store", tmp_path / "none", "-o", "x"], ["-o", tmp_path / "x", "--since", tmp_path / "none"]):
        assert unkg(*words[:3], *more, "--dry-run") == unkg(*words[:3], *more)
        assert unkg(*words[:3], *more, "--dry-run")[0] == 2


# ---- fetch -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def server(monkeypatch):
    without_proxies_and_pauses(monkeypatch)
    with served() as one:
        yield one


def test_fetch_tells_programs_what_became_of_each_document(server, unkg, tmp_path):
    server.reply("A/RES/60/251", send())
    words = ["fetch", "A/RES/60/251", "A/RES/60/252", "-o", tmp_path / "in", "--address", server.template, "--json"]
    plan = told(unkg(*words, "--dry-run")[1])
    assert not (tmp_path / "in").exists()
    assert server.asked == []
    assert [document["outcome"] for document in plan["documents"]] == ["to be fetched"] * 2
    code, out, err = unkg(*words)
    done = told(out)
    assert (code, done["ok"], done["counts"]) == (1, False, {"fetched": 1, "not fetched": 1})
    there, missing = done["documents"]
    assert there["path"] == plan["documents"][0]["path"]
    assert missing["problem"] in err
    before = tree(tmp_path)
    plan = told(unkg(*words, "--dry-run")[1])
    assert [document["outcome"] for document in plan["documents"]] == ["already there", "to be fetched"]
    assert unkg(*words[:-1], "--dry-run")[1].splitlines() == [
        f"{there['path']}  already there",
        f"{plan['documents'][1]['path']}  {missing['address']}",
    ]
    assert tree(tmp_path) == before
