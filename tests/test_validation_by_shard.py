"""Shards validated one by one, and then what crosses them, give the report of the whole."""

import gzip
import random
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from unkg import artefacts
from unkg.validation import validate
from unkg.validation.by_shard import Shard, validate_extracts, validate_shard
from unkg.validation.checks import read_checks
from unkg.validation.shapes import SH, read_shapes
from unkg.vocabulary import BASE

CASES = sorted((Path(__file__).parent / "shapes").glob("*/*.ttl"))
OF_ONE_DOCUMENT = re.compile(
    BASE + r"id/(action|citation|correction|graph|mandate-event|mention|reference|submission)/"
)


def graph(name):
    return NamedNode(f"{BASE}id/graph/{name}")


GRAPHS = [graph(name) for name in ("A/HRC/RES/58/17", "A/HRC/RES/55/21", "A/RES/60/251", "S/RES/2371(2017)", "X/1")]
SHARED = NamedNode(f"{BASE}id/authorities")


def split(cases, drawn):
    """The statements of cases in the graphs of documents: those that name a node of one document in its graph."""
    for case in cases:
        place = drawn.randrange(len(GRAPHS))
        for triple in parse(path=str(case), format=RdfFormat.TURTLE):
            subject, value = own(triple.subject, place), own(triple.object, place)
            is_part = "/id/document/" in subject.value and "#" in subject.value
            graphs = drawn.sample(GRAPHS if is_part else [*GRAPHS, SHARED], drawn.choice([1, 1, 2]))
            if triple.subject.value.endswith("#vote"):  # only a document tells of its vote
                graphs = [GRAPHS[0]]
            if (subject, value) != (triple.subject, triple.object):
                graphs = [GRAPHS[place]]
            yield from (Quad(subject, triple.predicate, value, name) for name in graphs)


def own(term, place):
    """A term, or if it is a node of one document, one of this document."""
    is_own = isinstance(term, NamedNode) and OF_ONE_DOCUMENT.match(term.value)
    return NamedNode(f"{term.value}-{place}") if is_own else term


def written(path, quads):
    path.write_bytes(gzip.compress(serialize(quads, format=RdfFormat.N_QUADS)))
    return path


def by_shard(quads, folder, number):
    """The report of quads in so many shards, and what the shards suspect."""
    shared = written(folder / "shared.nq.gz", [quad for quad in quads if quad.graph_name == SHARED])
    judged = []
    for place in range(number):
        held = [quad for quad in quads if quad.graph_name in GRAPHS[place::number]]
        shard = Shard(written(folder / f"{place}.nq.gz", held), shared, BASE, folder / f"{place}.extract")
        judged.append((shard, validate_shard(shard)))
    return validate_extracts(judged), [one for _, of_shard in judged for one in of_shard.suspects]


@pytest.mark.parametrize("seed", range(4))
def test_the_cases_of_all_shapes_in_shards_have_the_findings_of_the_whole(seed, tmp_path):
    drawn = random.Random(seed)
    quads = list(set(split(CASES, drawn)))
    whole = validate(quads)
    report, suspects = by_shard(quads, tmp_path, 1 + seed % 5)
    assert report.findings == whole.findings
    assert report == whole
    assert len({finding.shape for finding in whole.findings}) > 100
    assert suspects


def test_a_class_that_only_another_shard_states_clears_a_suspect(tmp_path):
    case = artefacts.SHAPES.parent / "tests" / "shapes" / "citation" / "valid.ttl"
    elsewhere, quads = graph("X/1"), []
    for triple in parse(path=str(case), format=RdfFormat.TURTLE):
        of_cited = triple.subject.value.endswith("/document/A/HRC/RES/55/21")
        quads.append(Quad(triple.subject, triple.predicate, triple.object, elsewhere if of_cited else GRAPHS[0]))
    report, suspects = by_shard(quads, tmp_path, len(GRAPHS))
    assert suspects
    assert report == validate(quads)


def test_the_shapes_look_no_further_than_a_node_and_the_classes_of_its_values():
    shapes = read_shapes(artefacts.SHAPES)
    assert shapes.local
    terms = {str(term) for triple in shapes.graph for term in triple}
    # With these a class that another shard states could make a finding that the shard has not.
    assert not terms & {SH + "not", SH + "xone", SH + "closed"}


def test_a_check_that_joins_graphs_says_so():
    for check in read_checks(artefacts.SHAPES):
        graphs = set(re.findall(r"GRAPH (\?\w+)", check.sparql))
        assert check.joins_documents == (len(graphs) > 1 or "COUNT(DISTINCT ?act)" in check.sparql), check.name
