"""Each dependency has a tested version, a row in the documentation, and an upper bound where its interface moves."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = sorted(set(EXTRAS) - {"all", "bench", "dev", "docs"})
FOR_EVERYBODY = [Requirement(line) for line in PROJECT["dependencies"]]
DIRECT = [*FOR_EVERYBODY, *(Requirement(line) for lines in EXTRAS.values() for line in lines)]
OTHERS = [requirement for requirement in DIRECT if requirement.name != "unkg"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
TESTED = {canonicalize_name(name): Version(version) for name, version in (line.split("==") for line in LINES)}
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
ROWS = {cells[1].split()[0]: cells[1:-1] for line in PAGE.splitlines() if len(cells := line.split("|")) == 8}


@pytest.mark.parametrize("requirement", OTHERS, ids=str)
def test_a_dependency_has_a_tested_version_that_it_allows(requirement: Requirement) -> None:
    assert TESTED[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("requirement", OTHERS, ids=str)
def test_a_dependency_has_a_row_in_the_documentation(requirement: Requirement) -> None:
    cells = [cell.strip() for cell in ROWS[requirement.name]]
    assert all(cells)
    assert re.search(r"\d{4}-\d\d-\d\d$|\d{4}-\d\d-\d\d; ", cells[4])


def test_a_row_in_the_documentation_is_a_dependency() -> None:
    assert set(ROWS) - {"package", "---"} == {requirement.name for requirement in OTHERS}


def test_a_row_names_the_extra_that_installs_it() -> None:
    for name, cells in ROWS.items():
        if named := re.search(r"\(`(\w+)`\)", cells[0]):
            assert name in {Requirement(line).name for line in EXTRAS[named[1]]}


@pytest.mark.parametrize(
    "requirement", [one for one in OTHERS if TESTED[canonicalize_name(one.name)].major == 0], ids=str
)
def test_a_dependency_of_users_before_its_first_version_has_an_upper_bound(requirement: Requirement) -> None:
    users = {Requirement(line).name for extra in FOR_USERS for line in EXTRAS[extra]}
    users |= {one.name for one in FOR_EVERYBODY}
    bounded = any(specifier.operator in {"<", "=="} for specifier in requirement.specifier)
    assert bounded or requirement.name not in users or requirement.name == "graphviz"


def test_constraints_are_names_and_versions_in_order() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.!+]+", line) for line in LINES)
    assert sorted(LINES, key=lambda line: line.partition("==")[0].lower()) == LINES


def test_every_extra_is_part_of_all() -> None:
    parts = {extra for line in EXTRAS["all"] for extra in Requirement(line).extras}
    assert parts == set(FOR_USERS)


def test_wheels_are_looked_for_by_every_extra() -> None:
    script = (ROOT / ".ci" / "wheels").read_text(encoding="utf-8")
    assert f"for group in everybody {' '.join(FOR_USERS)};" in script


def test_the_targets_install_what_was_tested() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "--constraint constraints.txt --editable" in makefile
