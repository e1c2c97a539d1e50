"""The house rules that linters do not check."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
PROGRAMS = sorted([*(ROOT / "generation").glob("*.py"), *(ROOT / "benchmarks").glob("*.py")])
QUERIES = sorted((ROOT / "queries").glob("*.rq"))
SHAPES = sorted(path for path in (ROOT / "shapes").glob("*.ttl") if "sh:target" in path.read_text(encoding="utf-8"))
HEAVY = {
    "lxml",
    "networkx",
    "oxrdflib",
    "pymarc",
    "pypdfium2",
    "pyoxigraph",
    "pyshacl",
    "rdflib",
    "rich",
    "spacy",
    "starlette",
    "typer",
    "uvicorn",
}
VAGUE = {"common", "helpers", "manager", "misc", "tools", "util", "utils"}
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|root|work|tmp|Users)/")
PLAN_LABEL = re.compile(r"\b(?:issue|milestone|phase|sprint|stream|workstream) #?\d", re.IGNORECASE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_stays_under_400_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_the_name_of_a_module_is_not_vague(module: Path) -> None:
    assert not VAGUE & {module.stem, *module.relative_to(ROOT / "src").parts[:-1]}


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_source_contains_no_path_of_a_machine_and_no_label_of_a_plan(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert not MACHINE_PATH.findall(text)
    assert not PLAN_LABEL.findall(text)


def test_only_entry_points_load_the_tables() -> None:
    """All other modules get their knowledge as an argument, so that the caller decides which tables are read."""
    package = ROOT / "src" / "unkg"
    loading = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(
            r"\bauthorities\.load\(|from unkg\.authorities import .*\bload\b", path.read_text(encoding="utf-8")
        )
    }
    entry_points = ("__init__.py", "extraction/spacy_component.py", "building/", "serving/", "cli/")
    assert loading
    assert [path for path in loading if not path.startswith(entry_points)] == []


@pytest.mark.parametrize("module", [*MODULES, *PROGRAMS], ids=name)
def test_a_function_has_at_most_40_lines(module: Path) -> None:
    assert [function.name for function in functions(module) if length(function) > 40] == []


def test_half_of_all_functions_are_under_ten_lines() -> None:
    assert median(length(function) for module in MODULES for function in functions(module)) < 10


@pytest.mark.parametrize("query", QUERIES, ids=name)
def test_a_query_has_a_page_and_a_case(query: Path) -> None:
    assert (ROOT / "docs" / "queries" / f"{query.stem}.md").is_file()
    assert (ROOT / "tests" / "queries" / query.stem).is_dir()


@pytest.mark.parametrize("shape", SHAPES, ids=name)
def test_a_shape_has_a_valid_and_an_invalid_case(shape: Path) -> None:
    cases = ROOT / "tests" / "shapes" / shape.stem
    assert list(cases.glob("valid*.ttl"))
    assert list(cases.glob("invalid*.ttl"))


def test_a_page_belongs_to_a_query() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "queries").glob("*.md")} - {"README", "index"}
    assert pages <= {query.stem for query in QUERIES}


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, unkg; print(*(name for name in sys.modules if '.' not in name))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


def test_tests_with_other_programs_are_where_make_interop_looks() -> None:
    mark = "mark." + "interop"
    elsewhere = [path.name for path in (ROOT / "tests").rglob("*.py") if mark in path.read_text(encoding="utf-8")]
    assert [name for name in elsewhere if not name.startswith("test_interop")] == []
