"""Everything but what an extra is for works without it, and what needs one names it."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from unkg import extras, network, rendering, validation
from unkg.extras import MODULES, Extra, MissingExtraError, is_installed, require

RUN = """
import contextlib, importlib.metadata, io, json, sys

def from_name(name):
    if name.replace("-", "_") in {modules!r}:
        raise importlib.metadata.PackageNotFoundError(name)
    return found(name)

found = importlib.metadata.Distribution.from_name
importlib.metadata.Distribution.from_name = from_name
sys.modules.update(dict.fromkeys({modules!r}))
from unkg.cli import main
for command in {commands!r}:
    sys.argv = ["unkg", *command]
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    print(json.dumps([code or 0, out.getvalue(), err.getvalue()]))
"""
ALL = tuple(module for modules in MODULES.values() for module in modules)
WORKING = (
    "build {texts} --store korea",
    "extract {samples}/a-hrc-res-7-15.txt -o found.jsonl",
    "validate --store korea",
    "verify --store korea",
    "query documents-citing document=A/RES/60/251 --store korea",
    "lineage A/HRC/RES/7/15 --store korea",
    "path A/HRC/RES/7/15 E/CN.4/RES/2003/10 --store korea",
    "find Korea --store korea",
    "network most-cited --store korea",
    "network main-path --store korea",
    "render lineage A/HRC/RES/7/15 --store korea -o lineage.graphml",
    "publish --store korea -o published",
)
REFUSED: dict[str, Extra] = {
    "render lineage A/HRC/RES/7/15 -o x.svg": "pictures",
    "render lineage A/HRC/RES/7/15 -o x.dot": "pictures",
    "render mandate UNFICYP -o x.pdf": "pictures",
    "build {samples} --store korea --cluster tcp://127.0.0.1:9": "cluster",
    "extract s3://bucket/folder": "remote",
    "mcp --store korea": "mcp",
    "network pagerank": "network",
    "network communities": "network",
    "network most-cited --format gexf -o x.gexf": "network",
    "network most-cited --format parquet -o x.parquet": "parquet",
    "render network -o x.gexf": "network",
    "render bodies -o x.svg": "pictures",
    "validate --engine shacl --store korea": "shacl",
    "publish --format parquet --store korea -o tables": "parquet",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> dict[str, tuple[int, str, str]]:
    """Exit code, output and messages of each command, as if nothing of any extra were installed."""
    folder = tmp_path_factory.mktemp("without")
    written = (*WORKING, *REFUSED)
    texts = " ".join(map(str, sorted(samples.glob("*.txt"))))
    commands = [command.format(samples=samples, texts=texts).split() for command in written]
    code = RUN.format(modules=ALL, commands=commands)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(written, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("command", WORKING)
def test_what_needs_no_extra_works_without_any(command: str, answers: dict[str, tuple[int, str, str]]) -> None:
    code, _, err = answers[command]
    assert code == 0, err


@pytest.mark.parametrize(("command", "extra"), REFUSED.items())
def test_what_needs_an_extra_says_so_in_one_line_before_any_work(
    command: str, extra: Extra, answers: dict[str, tuple[int, str, str]]
) -> None:
    code, out, err = answers[command]
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"pip install 'unkg[{extra}]'" in err


@pytest.fixture
def _without(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in MODULES[request.param]:
        monkeypatch.setitem(sys.modules, module, None)


def without(extra: Extra) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("_without", [extra], indirect=True)


@without("pictures")
@pytest.mark.usefixtures("_without")
def test_drawing_from_python_names_the_extra() -> None:
    import networkx as nx

    with pytest.raises(MissingExtraError, match=r"drawing needs an extra: pip install 'unkg\[pictures\]'"):
        rendering.as_dot(nx.DiGraph(), "", None)  # type: ignore[arg-type]  # not reached


@without("network")
@pytest.mark.usefixtures("_without")
def test_measuring_from_python_names_the_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"unkg\[network\]"):
        network.pagerank([], None)  # type: ignore[arg-type]  # not reached
    assert network.most_cited([], None).rows == ()  # type: ignore[arg-type]  # no row looks at it


@without("shacl")
@pytest.mark.usefixtures("_without")
def test_without_shacl_pyshacl_validates_also_large_graphs(monkeypatch: pytest.MonkeyPatch) -> None:
    from test_validation import DAMAGED

    with_it = validation.validate(DAMAGED)
    monkeypatch.setattr(validation, "SMALL", 0)
    report = validation.validate(DAMAGED)
    assert report.engine.startswith("pySHACL ")
    assert report.findings == with_it.findings


def test_extras_are_those_of_pyproject(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    users = set(project["optional-dependencies"]) - {"all", "bench", "dev", "docs"}
    assert users == set(MODULES)
    for extra, modules in MODULES.items():
        names = {module.replace("_", "-") for module in modules}
        assert names == {requirement.partition(">")[0] for requirement in project["optional-dependencies"][extra]}, (
            extra
        )


def test_nothing_else_is_installed_for_everybody(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not {requirement.partition(">")[0].replace("-", "_") for requirement in project["dependencies"]} & set(ALL)


def test_an_extra_that_is_there_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    require("pictures", "drawing")
    assert is_installed("pictures")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    assert not extras.is_installed("pictures")
