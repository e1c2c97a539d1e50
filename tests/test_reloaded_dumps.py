"""A dump loaded into any empty store gives the same answers as the original store."""

import gzip

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from known import KNOWLEDGE
from question_graph import cases, given_in
from unkg import queries
from unkg.network import lineage
from unkg.publishing import PublicationOptions, publish
from unkg.store import Embedded

FORMATS = {"graph.ttl": RdfFormat.TURTLE, "graph.nq": RdfFormat.N_QUADS, "graph.jsonld": RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def published(asked, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "out"
    publish(asked, KNOWLEDGE, folder, PublicationOptions(formats=["turtle", "nquads", "jsonld"]))
    return folder


@pytest.fixture(scope="module", params=[f"{name}{packed}" for name in FORMATS for packed in ("", ".gz")])
def reloaded(published, request):
    path = published / request.param
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    store = pyoxigraph.Store()
    store.bulk_load(input=content, format=FORMATS[request.param.removesuffix(".gz")])
    return Embedded(store)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_query_is_answered_alike(asked, reloaded, case):
    name, given = case.name.partition(".")[0], given_in(case)
    assert queries.run(reloaded, KNOWLEDGE, name, **given) == queries.run(asked, KNOWLEDGE, name, **given)


@pytest.mark.parametrize("direction", ["ancestors", "descendants"])
@pytest.mark.parametrize("symbol", ["A/RES/74/166", "A/HRC/RES/7/15", "E/CN.4/RES/2004/13", "A/RES/1/1"])
def test_every_lineage_is_the_same(asked, reloaded, symbol, direction):
    assert lineage(reloaded, symbol, direction=direction) == lineage(asked, symbol, direction=direction)


def test_every_query_is_run():
    assert {case.name.partition(".")[0] for case in cases()} == set(queries.names())
