"""The canned queries, their headers and parameters; each has the same answer on two engines."""

import io
import re
import shlex
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, serialize

from known import KNOWLEDGE
from question_graph import cases, given_in
from small_graph import MANDATE, record, resolution, stored
from unkg import graph, queries
from unkg.building import Limits, Options, build
from unkg.cli.output import as_csv
from unkg.extraction import extract
from unkg.model import Document
from unkg.queries import Iri, QueryInputError, Table
from unkg.queries.answers import table
from unkg.queries.binding import bind, terms_of
from unkg.store import open_store, writer
from unkg.vocabulary import Skos, Unkg

NAMES = queries.names()
ASKED = "Urges the Government to let all who wish visit each of its prisons;"
HERE = Options(validate=False, limits=Limits(processes=0))


DESCRIBED = {Unkg.prefix, Unkg.issuesSeries, Unkg.acronym, Unkg.kind, Skos.notation, Skos.exactMatch}


def is_described(quad):
    return quad.predicate in DESCRIBED or (quad.predicate == Skos.prefLabel and quad.object.language == "fr")


@pytest.fixture(scope="module")
def through_rdflib(asked):
    # Of the authorities series, acronyms, identifiers and French names alone: parameters are resolved before, and
    # rdflib takes long for the rest.
    quads = (quad for name in asked.graphs() for quad in asked.quads(name))
    described = (quad for quad in quads if "/id/graph/" in quad.graph_name.value or is_described(quad))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=serialize(described, format=RdfFormat.N_QUADS), format="nquads")
    return dataset


def as_text(answer: Table) -> str:
    written = io.StringIO()
    as_csv(answer, written)
    return written.getvalue()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_query_answers_as_expected(case, asked, bless):
    answer = queries.run(asked, KNOWLEDGE, case.name.partition(".")[0], **given_in(case))
    if bless:
        (case / "expected.csv").write_text(as_text(answer), encoding="utf-8")
    assert as_text(answer) == (case / "expected.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_same_text_answers_the_same_on_rdflib(case, asked, through_rdflib):
    query = queries.load(case.name.partition(".")[0])
    sparql = bind(query, terms_of(asked, KNOWLEDGE, query, given_in(case)))
    here = table(asked.query(sparql))
    there = through_rdflib.query(sparql)
    assert [str(variable) for variable in there.vars] == list(here.columns)
    assert [[None if cell is None else str(cell) for cell in row] for row in there] == [
        [None if term is None else term.value for term in row] for row in asked.query(sparql)
    ]


def test_every_query_is_in_the_list_of_questions():
    listed = (Path(__file__).parents[1] / "docs" / "queries" / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"({name}.md)" not in listed] == []


def test_every_query_has_a_case():
    assert {case.name.partition(".")[0] for case in cases()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_is_sparql_as_it_stands_and_says_what_it_is(name, store):
    query = queries.load(name)
    store.query(query.sparql)
    assert query.title
    assert query.question.endswith("?")
    assert query.shows
    assert query.cannot_show
    assert query.parameters[-1] is queries.LANGUAGE
    for parameter in query.parameters[:-1]:
        assert parameter.meaning
        assert f"?{parameter.name}" in query.sparql


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_parameters_are_accepted(name, asked):
    query = queries.load(name)
    examples = {p.name: p.example for p in query.parameters}
    assert set(terms_of(asked, KNOWLEDGE, query, examples)) == set(examples)


@pytest.mark.parametrize("name", NAMES)
def test_conditions_belong_to_parameters_and_are_sparql(name, asked):
    query = queries.load(name)
    conditions = set(re.findall(r"# WITH (\w+):", query.sparql))
    assert conditions <= {parameter.name for parameter in query.parameters}
    bound = bind(query, terms_of(asked, KNOWLEDGE, query, {p.name: p.example for p in query.parameters}))
    assert "# WITH" not in bound
    asked.query(bound)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_documents_every_parameter(name):
    page = (Path(__file__).parents[1] / "docs" / "queries" / f"{name}.md").read_text(encoding="utf-8")
    query = queries.load(name)
    assert query.question in page
    for parameter in query.parameters[:-1]:
        assert f"`{parameter.name}`" in page


@pytest.fixture(scope="module")
def of_samples(korea):
    with open_store(korea) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "given", "cell"),
    [
        ("citations-between-bodies", {"language": "fr"}, "Assemblée générale"),
        ("citations-between-bodies", {"language": "EN"}, "General Assembly"),
        ("citations-between-bodies", {}, "general-assembly"),
        (
            "documents-held",
            {"language": "es"},
            "Situación de los derechos humanos en la República Popular Democrática de Corea",
        ),
        # a title that the store has in English only
        (
            "documents-held",
            {"language": "ar"},
            "Situation of human rights in the Democratic People’s Republic of Korea",
        ),
        # a document keeps its symbol, a query of languages its column of this name
        ("documents-held", {"language": "zh"}, "A/HRC/RES/55/21"),
        ("language-versions", {"language": "fr"}, "zh"),
    ],
)
def test_names_and_titles_are_in_the_language_that_is_asked_for(name, given, cell, of_samples):
    answer = queries.run(of_samples, KNOWLEDGE, name, **given)
    cells = {one.short if isinstance(one, Iri) else one for row in answer.rows for one in row}
    assert cell in cells
    assert cell in {one for row in answer.with_iris().rows for one in row}


@pytest.mark.parametrize("given", ["de", "French", ["fr", "es"]])
def test_a_language_without_names_is_refused(given, asked):
    with pytest.raises(QueryInputError, match=r"^language"):
        queries.run(asked, KNOWLEDGE, "documents-held", language=given)


@pytest.mark.parametrize("name", NAMES)
def test_the_command_on_a_page_answers_as_shown(name, of_samples):
    page = (Path(__file__).parents[1] / "docs" / "queries" / f"{name}.md").read_text(encoding="utf-8")
    command = next(line for line in page.splitlines() if line.startswith(f"unkg query {name}"))
    parameters = dict(word.split("=", 1) for word in shlex.split(command) if "=" in word)
    answer = queries.run(of_samples, KNOWLEDGE, name, **parameters)
    assert answer.rows or not command.endswith("--store korea")
    shown = page.partition("```csv\n")[2].partition("```")[0]
    assert ",".join(answer.columns) == shown.splitlines()[0]
    assert not command.endswith("--store korea") or as_text(answer).startswith(shown)


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ("E/CN.4/RES/2004/13", 2),
        ("e/cn.4/res/2004/13", 2),
        ("https://w3id.org/unkg/id/document/E/CN.4/RES/2004/13", 2),
        ("<https://w3id.org/unkg/id/document/E/CN.4/RES/2004/13>", 2),
    ],
)
def test_symbols_are_accepted_as_people_write_them(store, written, rows):
    assert len(queries.run(store, KNOWLEDGE, "documents-citing", document=written)) == rows


@pytest.mark.parametrize("written", ["ICCPR", "International Covenant on Civil and Political Rights", "iccpr"])
def test_names_are_accepted_as_people_write_them(store, written):
    assert len(queries.run(store, KNOWLEDGE, "instruments-invoked", instrument=written)) == 2


@pytest.mark.parametrize(
    "written",
    ["CAT art. 21", "CAT, article 21 (1)", "article 21 of the Convention against Torture", "CAT", "OPCAT art. 3"],
)
def test_articles_are_accepted_as_people_write_them(store, written):
    found = queries.run(store, KNOWLEDGE, "recommendations-on", instrument=written)
    assert len(found) == (0 if written == "OPCAT art. 3" else 1)


def test_a_class_of_mechanisms_is_accepted_by_its_name(store):
    assert len(queries.run(store, KNOWLEDGE, "recommendations-on", mechanism="Special procedures")) == 1


@pytest.mark.parametrize("written", ["PRK", "prk", "Democratic People's Republic of Korea"])
def test_states_are_accepted_by_code_and_name(store, written):
    assert len(queries.run(store, KNOWLEDGE, "recommendations", addressee=written)) == 3


@pytest.mark.parametrize(
    "written", ["Human Rights Council", "human-rights-council", "HRC", "Conseil des droits de l’homme"]
)
def test_a_body_is_accepted_by_any_name_and_as_tables_print_it(store, written):
    assert len(queries.run(store, KNOWLEDGE, "documents-held", by=written)) == 3


def test_a_mandate_is_found_whatever_the_apostrophe_and_case(store):
    assert (
        len(queries.run(store, KNOWLEDGE, "mandate-lineage", mandate=f"the {MANDATE.upper().replace(chr(39), '’')}"))
        == 3
    )


def test_several_values_mean_any_of_them(store):
    both = ["A/HRC/RES/7/15", "A/HRC/RES/22/13"]
    assert len(queries.run(store, KNOWLEDGE, "documents-citing", document=both)) == 2


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("mine.rq", {}, "unknown query; to run a query file of your own, use --file mine.rq"),
        ("documents-cited", {}, "unknown query; did you mean documents-citing?"),
        ("x", {}, "the queries are: citation-edges"),
        ("documents-citing", {}, "missing parameter 'document'; the parameters are: document, by, since"),
        ("documents-citing", {"documnt": "A/RES/1/1"}, "unknown parameter 'documnt'"),
        ("documents-citing", {"document": "resolution one"}, "document=resolution one:"),
        ("documents-citing", {"document": "https://example.org/a b"}, "not an IRI"),
        ("documents-citing", {"document": "A/RES/1/1", "since": "last year"}, "not a date; write it as YYYY-MM-DD"),
        ("mandates-ending", {"from": "2020-12-31", "to": "2020-01-01"}, "from=2020-12-31: later than to=2020-01-01"),
        (
            "documents-held",
            {"since": "2020-01-02", "until": "2020-01-01"},
            "since=2020-01-02: later than until=2020-01",
        ),
        ("instruments-invoked", {"kind": "pact"}, "no kind of instrument; the kinds are agreement, articles, charter"),
        ("most-cited", {"at_least": "many"}, "not a whole number"),
        ("recommendations", {"addressee": "Atlantis"}, "unknown name"),
        ("recommendations", {"addressee": "Democratic People Republic of Korea"}, "did you mean Democratic People's"),
        ("mandate-lineage", {"mandate": "Special Rapporteur on nothing whatever"}, "unknown name"),
        ("most-cited", {"by": "human right council"}, "did you mean Human Rights Council"),
    ],
)
def test_invalid_parameters_are_reported_in_one_line(store, name, parameters, message):
    with pytest.raises(QueryInputError) as error:
        queries.run(store, KNOWLEDGE, name, **parameters)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("document", "remark"),
    [
        ("A/RES/1/1", "A/RES/1/1 is unknown to this store: it neither holds nor cites it."),
        ("A/RES/60/251", "A/RES/60/251 is cited, but its text is not in this store."),
        ("A/HRC/RES/7/15", None),
    ],
)
def test_no_rows_are_explained(store, document, remark):
    assert queries.run(store, KNOWLEDGE, "cited-by-document", document=document).remark == remark


@pytest.mark.parametrize(
    ("name", "given", "remark"),
    [
        (
            "documents-citing",
            {"document": "A/HRC/RES/58/17"},
            "A/HRC/RES/58/17 is held and cites others, but nothing in this store cites it.",
        ),
        (
            "evidence",
            {"citing": "A/HRC/RES/58/17", "cited": "A/RES/1/1"},
            (
                "A/HRC/RES/58/17 is held and cites others, but nothing in this store cites it. "
                "A/RES/1/1 is unknown to this store: it neither holds nor cites it."
            ),
        ),
        (
            "documents-citing",
            {"document": "A/HRC/RES/22/13", "since": "2030-01-01"},
            "A/HRC/RES/22/13 is held, cites and is cited, but nothing in this store matches the query.",
        ),
        (
            "related-documents",
            {"document": "A/HRC/RES/7/15"},
            "A/HRC/RES/7/15 is held, but nothing in this store matches the query.",
        ),
        (
            "recommendations",
            {"addressee": "Norway", "since": "2020-01-01"},
            "Nothing in this store matches the query (addressee=NOR, since=2020-01-01).",
        ),
    ],
)
def test_an_empty_answer_explains_what_is_known_of_the_parameters(store, name, given, remark):
    assert queries.run(store, KNOWLEDGE, name, **given).remark == remark


@pytest.mark.parametrize(
    ("name", "given", "remark"),
    [
        ("recommendations", {}, "This store holds no recommendations, which this query needs."),
        ("report-requests", {"document": "A/HRC/RES/99/1"}, "This store holds no requests, which this query needs"),
        ("mandates", {}, "This store holds no mandate events, which this query needs"),
        ("votes-of-state", {"state": "PRK"}, "This store holds no votes, which this query needs"),
        ("words-in-languages", {"document": "A/RES/60/251"}, "This store holds no texts in several languages"),
        ("cited-by-document", {"document": "A/HRC/RES/99/1"}, "is held, but cites nothing"),
    ],
)
def test_missing_content_of_a_store_is_reported(alone, name, given, remark):
    assert remark in queries.run(alone, KNOWLEDGE, name, **given).remark


def test_a_graph_without_words_of_clauses_says_what_it_lacks(tmp_path):
    """As the graph that ships is, in which recommendations have no words to compare."""
    text = "The General Assembly,\n\n1. Calls upon Norway to report to the Human Rights Council by 2030;\n"
    facts = graph.nquads(extract(Document("k", "s", text), KNOWLEDGE), KNOWLEDGE, clauses=False)
    with writer(tmp_path / "store") as target:
        target.replace("https://example.org/graph", facts)
    with open_store(tmp_path / "store") as opened:
        remark = queries.run(opened, KNOWLEDGE, "repeated-recommendations", addressee="Norway").remark
    assert remark == (
        "This store holds no words of clauses (unkg build writes them; the graph that ships has none), "
        "which this query needs."
    )


@pytest.mark.parametrize("name", ["documents-held", "documents-by-year"])
def test_a_store_of_catalogue_records_says_that_it_holds_no_texts(tmp_path, name):
    record = """<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
        <leader>00000nam a2200000 a 4500</leader>
        <datafield tag="191" ind1=" " ind2=" "><subfield code="a">A/HRC/RES/55/21</subfield></datafield>
        </record></collection>"""
    (tmp_path / "records.xml").write_text(record, encoding="utf-8")
    build([tmp_path / "records.xml"], tmp_path / "store", HERE)
    with open_store(tmp_path / "store") as opened:
        remark = queries.run(opened, KNOWLEDGE, name).remark
    assert remark.startswith("This store holds no texts (catalogue records describe documents without them)")


@pytest.fixture(scope="module")
def dated_and_not(tmp_path_factory):
    """A store of two documents with dates and one without, which say the same."""
    dates = {"A/HRC/RES/10/1": "2009-03-20", "A/HRC/RES/20/1": None, "A/HRC/RES/30/1": "2015-10-01"}
    found = [
        record(
            resolution(symbol, "Human Rights Council", adopted),
            [("OP 1", "Recalling resolution 60/251, extends the mandate of the Special Rapporteur;"), ("OP 2", ASKED)],
            references=[("60/251", "resolution", "A/RES/60/251", {"evidence": "organ-named", "relation": "recall"})],
            actions=[("Urges", "urge", "urge", ("PRK",))],
            events=[("extends the mandate", "extended", symbol, {})],
        )
        for symbol, adopted in dates.items()
    ]
    with open_store(stored(tmp_path_factory.mktemp("dated") / "store", found, with_authorities=True)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "given", "row"),
    [
        (
            "repeated-recommendations",
            {"addressee": "PRK"},
            f"3,2009-03-20,2015-10-01,urge,A/HRC/RES/10/1,A/HRC/RES/30/1,{ASKED}",
        ),
        ("first-and-last-citations", {}, "A/RES/60/251,2009-03-20,A/HRC/RES/10/1,2015-10-01,A/HRC/RES/30/1,3"),
        (
            "mandates-of-body",
            {"body": "Human Rights Council"},
            (
                "special-rapporteur-on-the-situation-of-human-rights-in-the-democratic-peoples-republic-of-korea,"
                ",2009-03-20,2015-10-01,extended,A/HRC/RES/30/1,,3"
            ),
        ),
    ],
)
def test_a_document_without_a_date_is_counted_and_neither_first_nor_last(dated_and_not, name, given, row):
    assert as_text(queries.run(dated_and_not, KNOWLEDGE, name, **given)).splitlines()[1] == row


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A store of one document, of which nothing is known but that it is there."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "alone.txt").write_text("A/HRC/RES/99/1\n\nThe Human Rights Council,\n", encoding="utf-8")
    build([folder / "alone.txt"], folder / "store", HERE)
    with open_store(folder / "store") as opened:
        yield opened


OWN = """
# parameter: words | iri | required | https://example.org/a | what is asked for
SELECT ?words ?p WHERE {
# VALUES
  ?words ?p ?o
}
""".lstrip()


@given(st.text(max_size=60))
def test_no_value_escapes_from_the_block_that_binds_it(text):
    query = queries.parse("own", OWN)
    bound = bind(query, {"words": (Literal(text),)})
    lines = bound.split("\n")
    assert len(lines) == len(OWN.split("\n"))
    import pyoxigraph

    found = pyoxigraph.Store().query(f"SELECT ?words WHERE {{ {lines[2]} }}")
    assert [row["words"].value for row in found] == [text]


@pytest.mark.parametrize(
    "value", ["https://e.org/a> } ; DROP ALL #", "<https://e.org/a> <https://e.org/b>", "no iri", ""]
)
def test_what_is_no_iri_is_refused(store, value):
    with pytest.raises(QueryInputError, match="not an IRI"):
        queries.execute(store, KNOWLEDGE, queries.parse("own", OWN), words=value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# parameter: a | symbol | required | x", "invalid parameter"),
        ("# parameter: a | text | required | x | y", "unknown type 'text'; write one of symbol, "),
        ("# parameter: a | symbol | required | x | y", "no line '# VALUES'"),
    ],
)
def test_an_invalid_header_is_reported(header, message):
    with pytest.raises(QueryInputError, match=message):
        queries.parse("own", header + "\nSELECT * WHERE { ?s ?p ?o }")


def test_an_indented_line_continues_the_previous_one():
    query = queries.parse("own", "# title: A share\n#   of what: of all\nASK {}")
    assert query.title == "A share of what: of all"


def test_a_query_without_a_header_is_run_unchanged(store):
    query = queries.parse("own", "ASK { ?s ?p 'nothing' }")
    assert queries.execute(store, KNOWLEDGE, query).rows == ((False,),)
    with pytest.raises(QueryInputError, match="it has no parameters"):
        queries.execute(store, KNOWLEDGE, query, document="A/RES/1/1")


def test_a_construct_query_returns_rows(store):
    query = queries.parse("own", "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    answer = queries.execute(store, KNOWLEDGE, query)
    assert answer.columns == ("subject", "predicate", "object")
    assert len(answer) == 3


def test_a_row_is_a_dictionary_of_plain_values(store):
    row = next(iter(queries.run(store, KNOWLEDGE, "most-cited")))
    assert row["cited"] == Iri("https://w3id.org/unkg/id/document/E/CN.4/RES/2004/13")
    assert row["cited"].short == "E/CN.4/RES/2004/13"
    assert (row["documents"], row["held"]) == (2, True)
