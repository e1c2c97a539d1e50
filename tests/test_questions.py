"""Questions as forms with answers, suggestions, the search and the query page, by requests."""

import csv
import io
import json
import re
import shlex
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from question_graph import write_question_graph
from serving import served
from unkg import queries
from unkg.pages import snippets
from unkg.pages.charts import chart_of
from unkg.pages.query_words import inline, reading, topics
from unkg.pages.questions import ON_PAGE, View, shown
from unkg.queries import Iri, Table

CITING = "/questions/documents-citing"
CITED = {"document": "A/HRC/RES/22/13"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questions")
    write_question_graph(folder)
    with served(folder) as opened:
        opened.follow_redirects = False
        yield opened


class Page(HTMLParser):
    """The tags of a page, and whether each is closed."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, name: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the elements with this name and these attributes."""
        return [one for tag, one in self.tags if tag == name and wanted.items() <= one.items()]


def page(answer, status=200) -> Page:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    found = Page(answer.text)
    ids = [one["id"] for _, one in found.tags if "id" in one]
    assert len(ids) == len(set(ids))
    return found


def table_of(answer) -> list[list[str]]:
    """The cells of the answer's table."""
    rows = re.findall(r"<tr>(.*?)</tr>", answer.text, re.DOTALL)
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)] for row in rows]


def test_every_query_is_listed_once_or_more_with_its_question(client):
    found = page(client.get("/questions/"))
    linked = {one["href"] for one in found.all("a")}
    assert {f"/questions/{name}" for name in queries.names()} <= linked
    assert client.get("/questions").headers["location"] == "/questions/"
    assert {name for topic in topics() for name in topic.queries} == set(queries.names())


@pytest.mark.parametrize("name", queries.names())
def test_every_query_has_a_form_and_answers_its_example(client, name):
    query = queries.load(name)
    form = page(client.get(f"/questions/{name}"))
    labelled = {one["for"] for one in form.all("label")}
    fields = [one for one in form.all("input") if one["name"] != "q"]
    assert [one["name"] for one in fields] == [parameter.name for parameter in query.parameters]
    assert {one["id"] for one in fields} <= labelled
    assert not form.all("section", id="answer")
    given = [(one.name, one.example) for one in query.parameters if one.required]
    answer = client.get(f"/questions/{name}", params=[*given, ("_run", "1")])
    if answer.status_code == 200:
        assert page(answer).all("section", id="answer")
    else:  # the small graph lacks what the example names
        assert "does not contain" in answer.text or "unknown name" in answer.text


def test_an_answer_is_a_table_with_links_and_downloads(client):
    answer = client.get(CITING, params=CITED)
    found = page(answer)
    rows = table_of(answer)
    assert rows[0] == ["citing", "date", "relation", "paragraph", "cited part", "words", "start"]
    assert rows[1][0] == "A/HRC/RES/58/17"
    assert found.all("a", href="/id/document/A/HRC/RES/58/17.html")
    expected = list(csv.reader(io.StringIO(client.get(f"{CITING}.csv", params=CITED).text)))
    assert len(expected) == len(rows)
    for form in ("csv", "tsv", "json", "xml"):
        [link] = [one["href"] for one in found.all("a") if one["href"].startswith(f"{CITING}.{form}?")]
        data = client.get(link)
        assert data.status_code == 200
        assert data.headers["content-disposition"] == f'attachment; filename="documents-citing.{form}"'
    assert client.get(f"{CITING}.json", params=CITED).json()["results"]["bindings"]
    assert client.get(f"{CITING}.exe", params=CITED).status_code == 404


def test_an_answer_tells_how_to_ask_it_elsewhere(client):
    text = unescape(client.get(CITING, params=CITED).text)
    assert "VALUES (?document) { (<https://w3id.org/unkg/id/document/A/HRC/RES/22/13>) }" in text
    assert "graph.query('documents-citing', document='A/HRC/RES/22/13')" in text
    assert "curl --get http://testserver/questions/documents-citing.csv" in text
    assert "unkg query documents-citing document=A/HRC/RES/22/13" in text


def test_snippets_quote_what_they_are_given():
    given = (("document", 'it\'s $(x) "y"'), ("by", "a"), ("by", "b"))
    command = snippets.command("q", given)
    assert shlex.split(command) == ["unkg", "query", "q", 'document=it\'s $(x) "y"', "by=a", "by=b"]
    assert shlex.split(snippets.curl("q", given, "http://x/").replace("\\\n", ""))[4] == 'document=it\'s $(x) "y"'
    program = snippets.python("q", given, "http://x/")
    compile(program, "snippet", "exec")
    assert "by=['a', 'b']" in program


def test_columns_sort_both_ways(client):
    given = {"_run": "1"}
    by_number = [
        row[-1] for row in table_of(client.get("/questions/most-cited", params={**given, "_sort": "documents"}))
    ]
    answer = client.get("/questions/documents-held", params={**given, "_sort": "-date"})
    head, *rows = table_of(answer)
    dates = [row[head.index("date")] for row in rows if row[head.index("date")]]
    assert len(set(dates)) > 1
    assert dates == sorted(dates, reverse=True)
    assert 'aria-sort="descending"' in answer.text
    assert by_number


def test_a_chart_shows_numbers_over_years(client):
    answer = client.get("/questions/documents-by-year", params={"_run": "1"})
    assert "<svg" in answer.text
    assert "documents by year and type" in answer.text
    assert "<svg" not in client.get(CITING, params=CITED).text


def test_a_chart_adds_up_and_names_its_largest_series():
    rows = [(str(2000 + at % 3), f"kind {at % 9}", at) for at in range(90)]
    table = Table(("year", "kind", "number"), tuple(rows))
    picture = chart_of(table, "Title", "command", {})
    titles = re.findall(r"<title>(\d{4}.*?)</title>", picture.svg, re.DOTALL)
    assert len(titles) == 3
    total = sum(int(number) for title in titles for number in re.findall(r": ([\d,]+)", title.replace(",", "")))
    assert total == sum(row[2] for row in rows)
    assert "3 others" in picture.svg


@pytest.mark.parametrize(
    "table",
    [
        Table(("year", "number"), (("2000", 1),)),
        Table(("year", "name"), (("2000", "x"), ("2001", "y"))),
        Table(("kind", "number"), (("x", 1), ("y", 2))),
        Table(("year", "number"), (("2000", 1), ("9001", 2))),
        Table(("year", "number"), (("1000", 1), ("2001", 2))),
        Table(("year", "number"), ()),
    ],
)
def test_what_has_no_numbers_over_years_has_no_chart(table):
    assert chart_of(table, "Title", "command", {}) is None


def test_long_answers_have_pages(store):
    table = Table(("number",), tuple((number,) for number in range(1201)))
    last = shown(store, table, View("-number", 3), "")
    assert (last.pages, last.first, len(last.rows), last.rows[-1][0].text) == (3, 2 * ON_PAGE + 1, 201, "0")
    assert shown(store, table, View("", 99), "").number == 3
    assert shown(store, Table(("x",), ()), View("", 5), "").number == 1


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("documents-citing", {"document": "XYZ"}, "has no slash"),
        ("documents-citing", {"_run": "1"}, "Required."),
        ("documents-citing", {**CITED, "since": "yesterday"}, "not a date"),
        ("documents-citing", {"nothing": "1", **CITED}, "unknown parameter"),
        ("votes-of-state", {"state": "Nroway"}, "no State has this name"),
        ("mandate-lineage", {"mandate": "no such mandate"}, "unknown name"),
    ],
)
def test_an_invalid_value_is_explained_where_it_stands(client, name, given, words):
    answer = client.get(f"/questions/{name}", params=given)
    page(answer, 400)
    assert words in unescape(answer.text)
    assert answer.headers["cache-control"] == "no-store"


def test_an_invalid_value_leads_to_what_was_meant(client):
    answer = client.get("/questions/votes-of-state", params={"state": "Nroway"})
    assert page(answer, 400).all("a", href="/questions/votes-of-state?state=Norway")


def test_what_is_given_stays_text(client):
    for path, given in (
        (CITING, {"document": HOSTILE}),
        ("/questions/votes-of-state", {"state": HOSTILE}),
        ("/questions/documents-held", {"_run": "1", "_sort": HOSTILE}),
        ("/search", {"q": HOSTILE}),
        ("/query", {"query": f'SELECT ("{HOSTILE}" AS ?x) {{}}'}),
        ("/query", {"query": HOSTILE}),
        ("/questions/" + HOSTILE.replace("/", ""), {}),
    ):
        assert "<script>alert" not in client.get(path, params=given).text


def test_a_hostile_iri_is_no_link(client):
    answer = client.get("/query", params={"query": 'SELECT ?x { BIND(IRI("javascript:alert(1)") AS ?x) }'})
    assert "javascript:alert(1)" in answer.text
    assert 'href="javascript' not in answer.text


def test_unknown_questions_pages_and_values_are_refused(client):
    page(client.get("/questions/no-such-query"), 404)
    assert client.get("/questions/documents-held?_run=1&_page=x").status_code == 400
    assert client.get("/questions/documents-held?" + urlencode([("by", "x")] * 60)).status_code == 400


def test_an_answer_is_not_asked_again_while_the_store_is_the_same(client):
    first = client.get(CITING, params=CITED)
    again = client.get(CITING, params=CITED, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_answer_beyond_a_limit_is_a_page_that_says_so(graph):
    with served(graph, rows=3) as client:
        answer = client.get("/questions/citation-edges", params={"_run": "1"})
        found = page(answer, 413)
        assert found.all("form", action="/questions/citation-edges")
        assert "more than 3 rows" in answer.text
        assert "Retry-After" not in answer.headers
        answer = client.get("/query", params={"query": "SELECT * { ?s ?p ?o }"})
        page(answer, 413)
        assert "more than 3 rows" in answer.text
        assert "SELECT * { ?s ?p ?o }" in answer.text


def test_a_query_beyond_its_time_stays_on_its_page(graph):
    with served(graph, seconds=1) as client:
        answer = client.get("/query", params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"})
        page(answer, 504)
        assert "stopped after 1 seconds" in answer.text
        assert "?g ?h ?i" in answer.text


def test_the_pages_words_are_shown_without_rows_on_the_samples(client):
    text = client.get("/questions/mandate-lineage").text
    assert "Naming the holder" in text
    assert "First row" not in text
    assert "queries/mandate-lineage.rq" not in text
    assert all(
        "<a href" not in (reading(name, "") or "") or "/questions/" in reading(name, "") for name in queries.names()
    )


# What Markdown would have made markup of: “`ends`”, “**not**”, “[page](page.md)”; never “[sic] (2004)”.
MARKS = re.compile(r"`|\*\*|\]\(")


@pytest.mark.parametrize("name", ["", *queries.names()])
def test_words_of_a_question_are_shown_as_their_marks_mean(client, name):
    text = re.sub(r"<(script|pre|code|head)\b.*?</\1>", "", client.get(f"/questions/{name}").text, flags=re.DOTALL)
    assert MARKS.findall(unescape(re.sub(r"<[^>]*>", "", text))) == []


def test_marks_in_the_header_of_a_question_are_shown_as_they_mean(client):
    assert "(<code>ends</code>)" in client.get("/questions/mandate-lineage").text
    assert inline("a < b & `c < d`") == "a &lt; b &amp; <code>c &lt; d</code>"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("document", "A/HRC/RES/58/1", "A/HRC/RES/58/17"),
        ("document", "HRC res 58/17", "A/HRC/RES/58/17"),
        ("state", "norw", "Norway"),
        ("state", "PRK", "Democratic People's Republic of Korea"),
        ("body", "human rights coun", "Human Rights Council"),
        ("holder", "UNFICYP", "United Nations Peacekeeping Force in Cyprus"),
        ("instrument", "iccpr", "International Covenant on Civil and Political Rights"),
        ("subject", "human r", "HUMAN RIGHTS"),
        ("any", "Conseil des droits de l’homme", "Human Rights Council"),
    ],
)
def test_fields_are_suggested_what_people_mean(client, kind, text, value):
    answer = client.get("/suggest", params={"kind": kind, "q": text})
    assert value in [one["value"] for one in answer.json()]
    assert all(one["page"].startswith("/id/") for one in answer.json())
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("kind", "text", "status"), [("x", "a", 400), ("any", "", 200), ("any", "a" * 301, 400)])
def test_suggestions_have_bounds(client, kind, text, status):
    assert client.get("/suggest", params={"kind": kind, "q": text}).status_code == status


def test_what_is_suggested_is_taken_by_the_query(client):
    for name, parameter, kind, text in (
        ("votes-of-state", "state", "state", "norw"),
        ("documents-held", "by", "body", "human rights c"),
        ("mandate-lineage", "mandate", "holder", "unficyp"),
        ("subjects-by-year", "subject", "subject", "human r"),
    ):
        [first, *_] = client.get("/suggest", params={"kind": kind, "q": text}).json()
        assert client.get(f"/questions/{name}", params={parameter: first["value"]}).status_code == 200


def test_the_search_lists_what_it_finds(client):
    answer = client.get("/search", params={"q": "human rights"})
    assert page(answer).all("a", href="/id/body/human-rights-council.html")
    assert "Nothing found for" in client.get("/search", params={"q": "xyzzy"}).text
    assert "Write a symbol" in client.get("/search").text


def test_the_search_for_one_thing_leads_to_its_page(client):
    answer = client.get("/search", params={"q": "hrc res 58/17"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/document/A/HRC/RES/58/17.html")


def test_the_query_page_begins_with_a_query_that_answers(client):
    found = page(client.get("/query"))
    assert found.all("textarea", id="sparql")
    text = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", client.get("/query").text, re.DOTALL)[1])
    assert "PREFIX unkg: <https://w3id.org/unkg/ontology#>" in text
    answer = client.get("/query", params={"query": text})
    assert len(table_of(answer)) > 2
    assert page(answer).all("a", href=f"/sparql?format=csv&{urlencode({'query': text})}")


def test_examples_are_filled_in(client):
    for name in ("documents-citing", "mandates", "votes-of-state"):
        text = unescape(client.get("/query", params={"example": name}).text)
        assert "SELECT" in text.partition("<textarea")[2].partition("</textarea>")[0]
    assert client.get("/query", params={"example": "nothing"}).status_code == 404


@pytest.mark.parametrize(
    ("sparql", "status", "words"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 2", 200, "2 rows"),
        ("SELECT * { ?s ?p <x:y> }", 200, "No solution."),
        ("ASK { ?s ?p ?o }", 200, ">yes<"),
        ("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1", 200, "Turtle"),
        ("DESCRIBE <https://w3id.org/unkg/id/state/NOR>", 200, "Norway"),
        ("SELECT", 400, "not a SPARQL 1.1 query: error at 1:"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", 400, "SERVICE"),
    ],
)
def test_a_query_is_answered_on_its_page(client, sparql, status, words):
    for answer in (client.get("/query", params={"query": sparql}), client.post("/query", data={"query": sparql})):
        page(answer, status)
        assert words in unescape(answer.text)


def test_the_endpoint_sends_people_to_a_page_that_answers(client):
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    there = client.get("/sparql", params={"query": "ASK {}"}, headers=browser)
    assert there.status_code == 303
    assert ">yes<" in client.get(there.headers["location"]).text


def test_the_editor_is_offered_if_it_is_there(client, monkeypatch):
    from unkg.serving.routes import query

    monkeypatch.setattr(query, "editor_is_there", lambda: False)
    assert "editor.js" not in client.get("/query").text
    monkeypatch.setattr(query, "editor_is_there", lambda: True)
    assert "/assets/editor/editor.js" in client.get("/query").text
    assert client.get("/assets/editor/other.js").status_code == 404
    terms = client.get("/assets/terms.json").json()
    assert "https://w3id.org/unkg/ontology#Resolution" in terms["classes"]
    assert "https://w3id.org/unkg/ontology#cites" in terms["properties"]


def test_pages_stand_below_a_proxys_path(graph):
    with served(graph, root_path="/un") as client:
        client.follow_redirects = False
        for path in ("/questions/", CITING, f"{CITING}?document=A/HRC/RES/22/13", "/query", "/search?q=human"):
            found = page(client.get(path))
            hrefs = [one["href"] for one in found.all("a") if one["href"].startswith("/")]
            assert hrefs
            assert [href for href in hrefs if not href.startswith("/un/")] == []
        assert all(one["page"].startswith("/un/") for one in client.get("/suggest?q=norway").json())


@pytest.mark.parametrize(
    ("iri", "text"),
    [
        ("https://w3id.org/unkg/id/state/NOR", "Norway"),
        ("https://w3id.org/unkg/id/document/A/HRC/RES/58/17", "A/HRC/RES/58/17"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "rdf:type"),
        ("https://w3id.org/unkg/ontology#cites", "unkg:cites"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_a_name_stands_for_an_iri(store, iri, text):
    assert shown(store, Table(("x",), ((Iri(iri),),)), View(), "").rows[0][0].text == text


def test_the_index_answers_in_json_that_browsers_read(client):
    text = client.get("/suggest", params={"kind": "any", "q": "norway"}).text
    assert json.loads(text)[0]["kind"] == "State"
