"""The installed wheel works without the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

SHIPPED = ("ontology", "shapes", "queries", "data")


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints; fails with all it said. A path that this environment sets does not count."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=root)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that holds the wheel; the libraries are those that run this test.

    A path file in a folder that another path file names is not read, so the checkout's editable install stays out.
    """
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    Path(paths["purelib"], "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    python = Path(paths["scripts"], "python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    return Path(paths["scripts"])


@pytest.mark.parametrize("folder", SHIPPED)
def test_wheel_ships(folder: str, root: Path, wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    files = [path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()]
    assert files
    assert {f"unkg/_artefacts/{name}" for name in files} <= inside


def test_wheel_is_no_larger_than_its_graph_needs(wheel: Path) -> None:
    assert wheel.stat().st_size < 10_000_000


def test_installed_package_is_the_wheels(bin_folder: Path, tmp_path: Path) -> None:
    where = run(bin_folder / "python", "-c", "import unkg.artefacts as a; print(a.ROOT)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(bin_folder.parent)
    assert Path(where).name == "_artefacts"


def test_installed_package_builds_and_lists_queries(bin_folder: Path, samples: Path, tmp_path: Path) -> None:
    unkg = bin_folder / "unkg"
    run(unkg, "build", samples / "a-hrc-res-7-15.txt", "--store", "store", cwd=tmp_path)
    assert "A/HRC/RES/7/15" in run(
        unkg, "query", "documents-citing", "document=E/CN.4/RES/2004/13", "--store", "store", cwd=tmp_path
    )
    assert "mandate-lineage" in run(unkg, "query", "--list", cwd=tmp_path)
