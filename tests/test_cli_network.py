"""The verb `network`: rows on standard output, what they lack on standard error."""

import json

import pytest
from typer.testing import CliRunner

from small_graph import write_small_graph
from unkg.cli.commands import app


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("network")
    write_small_graph(folder)
    return str(folder)


def ask(*words: str):
    return CliRunner().invoke(app, ["network", *words])


def test_most_cited_as_csv(folder):
    told = ask("most-cited", "--store", folder, "--format", "csv", "--limit", "1")
    assert told.stdout.splitlines() == [
        "cited_by,citations,document,date,body,held,title",
        "2,2,E/CN.4/RES/2004/13,2004-04-15,commission-on-human-rights,yes,Situation of human rights in the DPRK",
    ]
    assert told.stderr == "1 of 5 rows\n"


def test_only_what_is_held(folder):
    told = json.loads(ask("pagerank", "--held", "--store", folder, "--format", "json").stdout)
    assert {row["held"] for row in told} == {True}
    assert sum(float(row["pagerank"]) for row in told) == pytest.approx(1, abs=1e-5)


def test_the_main_path_of_the_mandate(folder):
    told = ask("main-path", "--held", "--store", folder, "--format", "csv").stdout
    assert [line.split(",")[1] for line in told.splitlines()[1:]] == [
        "E/CN.4/RES/2004/13",
        "A/HRC/RES/7/15",
        "A/HRC/RES/22/13",
        "A/HRC/RES/58/17",
    ]


def test_members_of_communities(folder):
    told = ask("communities", "--members", "--store", folder, "--format", "csv").stdout
    assert len(told.splitlines()) == 1 + 6
