"""Properties of any value that a file, a graph or a user may give: `make endure` tries more examples of each."""

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unkg as package
from known import KNOWLEDGE, read
from unkg import queries, rendering, symbols
from unkg.cli import output
from unkg.cli.terminal import Terminal
from unkg.model import Document
from unkg.network import as_gexf, as_graphml, to_networkx
from unkg.network.records import Edge, Node
from unkg.queries import Iri, Parameter, Query, QueryInputError, Table
from unkg.readers import ReadError
from unkg.rendering import Caption, as_dot, render, select
from unkg.store import QueryError, Store
from unkg.store.federation import refuse_service

HALVES = st.characters(categories=["Cs"])
CONTROLS = st.characters(max_codepoint=0xA0, categories=["Cc"])
MARKUP = st.sampled_from(
    ["<b>", "&amp;", "]]>", "-->", "|", '"', "'", "\\", "\x1b[31m", "\x1b]0;x\x07", "\ufffe", "=1+1", "@"]
)
ANY = st.lists(st.one_of(st.text(max_size=8), CONTROLS, MARKUP), max_size=6).map("".join)
"""Texts with what is special to terminals, XML, HTML, Markdown, spreadsheets and queries, but no half characters."""
HALVED = st.lists(st.one_of(st.text(max_size=8), HALVES), max_size=6).map("".join)


def is_whole(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)


# ---- half characters ---------------------------------------------------------------------------------------------


@given(HALVED)
def test_a_text_with_half_a_character_is_refused_and_any_other_is_read(text: str) -> None:
    if is_whole(text):
        package.extract(text)
    else:
        with pytest.raises(ReadError, match="unpaired surrogate"):
            package.extract(text)


@settings(max_examples=30)
@given(HALVED, st.sampled_from(["id", "text", "symbol", "title", "lang"]))
def test_a_json_line_with_half_a_character_costs_one_line(tmp_path_factory, value: str, field: str) -> None:
    path = tmp_path_factory.getbasetemp() / "half.jsonl"
    good = {"id": "x", "text": "Resolution 60/251", "lang": "en"}
    path.write_text("\n".join(json.dumps(line) for line in ({**good, field: value}, {**good, "id": "y"})))
    *others, last = read([path])
    assert isinstance(last, Document)
    assert last.text == good["text"]
    assert all("\n" not in other.message for other in others if not isinstance(other, Document))
    assert all(is_whole(other.text + other.key) for other in others if isinstance(other, Document))


QUERIES = [queries.load(name) for name in queries.names()]
PARAMETERS = [(query, parameter) for query in QUERIES for parameter in query.parameters]


@settings(max_examples=60)
@given(st.sampled_from(PARAMETERS), HALVED | ANY)
def test_any_parameter_gives_rows_or_one_line(store: Store, which: tuple[Query, Parameter], value: str) -> None:
    query, parameter = which
    others = {other.name: other.example for other in query.parameters if other.required}
    try:
        queries.run(store, KNOWLEDGE, query.name, **others | {parameter.name: value})
    except QueryInputError as error:
        said = str(error)
    else:
        return
    assert is_whole(said)


# ---- SERVICE -----------------------------------------------------------------------------------------------------

WORDS = st.sampled_from([
    "?service ?b ?c .", "?a ?b 'SERVICE' .", '?a ?b "a SERVICE <http://x/>" .', '?a ?b """a "quoted" SERVICE""" .',
    "?a ?b '''it's SERVICE <x:>''' .", "# SERVICE <http://x/> {}", "<http://x/SERVICE> ?b ?c .", "# '", "?a ?b '#' .",
    "service:a x:SERVICE ?c .", "?a ?b 'x'@service .", "?a ?b '\\'SERVICE' .", "?a ?b '\\\\' .", "$service ?b ?c .",
    "?a x:b\\,SERVICE ?c .", "?a <http://x/#> ?c .", "FILTER(?a < 3 && 4 > ?b)", "x:%53ERVICE ?b ?c .",
])  # fmt: skip
"""Lines of queries that are no SERVICE, and might hide one."""
CALLS = st.sampled_from([
    "SERVICE <http://127.0.0.1:9/> { ?d ?e ?f }", "service SILENT <http://127.0.0.1:9/> {}",
    "SeRvIcE ?where { ?d ?e ?f }", "SERVICE\n#\n<http://127.0.0.1:9/>{}", "SERVICE<http://127.0.0.1:9/>{}",
])  # fmt: skip


@given(st.lists(WORDS, max_size=5), st.lists(CALLS, max_size=1), st.lists(WORDS, max_size=5))
def test_a_query_is_refused_if_and_only_if_it_has_a_service(
    before: list[str], call: list[str], after: list[str]
) -> None:
    body = "\n".join([*before, *call, *after])
    query = f"PREFIX x: <http://x/> PREFIX service: <http://service/>\nSELECT * WHERE {{\n{body}\n}}"
    pyoxigraph.Store().query(query)  # is SPARQL; nothing is asked before a row is
    if call:
        with pytest.raises(QueryError, match="SERVICE"):
            refuse_service(query)
    else:
        refuse_service(query)


# ---- terminals, tables -------------------------------------------------------------------------------------------


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=3), st.sampled_from([*output.FORMATS]))
def test_no_value_steers_a_terminal(rows, form: str) -> None:
    screen = Screen()
    output.FORMATS[form](Table(("a", "b"), tuple(rows)), Terminal(screen))
    written = screen.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "")  # the table's bold head
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=3))
def test_tables_have_a_row_for_each_row(rows) -> None:
    table = Table(("a", "b"), tuple(rows))
    written = {name: io.StringIO() for name in ("csv", "json", "markdown")}
    for name, file in written.items():
        output.FORMATS[name](table, file)
    assert len(list(csv.reader(io.StringIO(written["csv"].getvalue(), newline="")))) == len(rows) + 1
    assert [tuple(row.values()) for row in json.loads(written["json"].getvalue())] == [tuple(row) for row in rows]
    lines = written["markdown"].getvalue().split("\n")
    assert len(lines) == len(rows) + 3
    assert all(line.count("|") == 3 for line in lines[:-1])
    assert not re.search("<[^>]", written["markdown"].getvalue())


# ---- symbols, pictures -------------------------------------------------------------------------------------------


@given(ANY | st.from_regex(r"[A-Z]{1,4}/[A-Z0-9./()\x00-\x20-]{1,12}", fullmatch=True))
def test_a_symbol_can_be_printed_or_is_refused(text: str) -> None:
    try:
        symbol = symbols.parse(text)
    except symbols.SymbolError:
        return
    assert str(symbol).isprintable()


@settings(max_examples=40)
@given(ANY, ANY)
def test_any_title_gives_pictures_and_networks_that_are_well_formed(title: str, caption: str) -> None:
    one, other = (
        Node(Iri(f"https://w3id.org/unkg/id/document/{symbol}"), "2006-03-15", None, title)
        for symbol in ("A/RES/60/251", "A/HRC/RES/5/1")
    )
    graph = to_networkx([Edge(other, one, ("recall",), 2)], KNOWLEDGE.numbering)
    for written in (as_graphml(graph), as_gexf(graph)):
        ET.fromstring(written)
    words = Caption(caption, title, "unkg render")
    ET.fromstring(render(select(graph, 9, KNOWLEDGE.authorities), words, ".svg"))
    page = render(select(graph, 9, KNOWLEDGE.authorities), words, ".html").decode()
    assert "<b>" not in page
    as_dot(graph, caption, KNOWLEDGE.authorities)


@settings(max_examples=30, deadline=None)
@given(ANY, ANY)
def test_any_title_gives_pages_and_maps_that_are_well_formed(title: str, name: str) -> None:
    iris = (Iri(f"https://w3id.org/unkg/id/document/{symbol}") for symbol in ("A/RES/60/251", "A/HRC/RES/5/1"))
    one, other = (Node(iri, "2006-03-15", None, title) for iri in iris)
    graph = to_networkx([Edge(other, one, ("recall",), 2)], KNOWLEDGE.numbering)
    words = Caption(name, title, "unkg render")
    selection = select(graph, 9, KNOWLEDGE.authorities)
    for _, attributes in graph.nodes(data=True):
        attributes |= {"community": 1, "community_name": name, "cited_by": 1, "body": name}
    for paper in (rendering.paper("A4"), rendering.paper("100")):
        ET.fromstring(render(selection, words, ".svg", paper))
        assert render(selection, words, ".pdf", paper).startswith(b"%PDF")
        ET.fromstring(rendering.render_map(graph, 9, KNOWLEDGE.authorities, words, ".svg", paper)[0])
        ET.fromstring(rendering.render_bodies(graph, 9, KNOWLEDGE.authorities, words, ".svg", paper))
    assert "<b>" not in rendering.render_map(graph, 9, KNOWLEDGE.authorities, words, ".html")[0].decode()
