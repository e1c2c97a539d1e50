"""Pages of resources: what a reader sees, how few queries it takes, and that no text of a document becomes markup."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from pyoxigraph import RdfFormat, parse
from pyoxigraph import Store as Triples

import complete_graph
from generation import query_examples
from known import KNOWLEDGE
from question_graph import CYPRUS_FORCE, adopted_by_vote, answering, extending, reporting
from redirects import REDIRECTS, SITE
from small_graph import MANDATE, extractions, record, stored
from unkg import queries, symbols
from unkg.model import Header
from unkg.pages import data, html, site
from unkg.pages.addresses import Bases, anchor, node
from unkg.pages.lists import LENGTH, page_of
from unkg.pages.ontology import ontology
from unkg.pages.portions import READ
from unkg.pages.records import Resource
from unkg.pages.redirects import w3id
from unkg.pages.resources import Site, continued, described, further, resource
from unkg.pages.static_links import StaticLinks, folder_of
from unkg.publishing import DumpError
from unkg.queries import Iri
from unkg.queries.listings import LISTINGS, Row
from unkg.store import Store, open_store

ID = "https://w3id.org/unkg/id/"
HOSTILE = '"><script>alert(1)</script><!-- </script> & \u202e'


def made(store: Store, path: str) -> Resource:
    found = resource(Site(store, KNOWLEDGE), Iri(ID + path))
    assert found is not None
    return found


def shown(store: Store, path: str) -> str:
    found, description = described(Site(store, KNOWLEDGE), Iri(ID + path))
    return html.page(found, StaticLinks(folder_of(f"id/{path}")), data.embedded(description))


class Ids(HTMLParser):
    """The ids, links and open elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]


def test_a_document_shows_what_it_cites_and_what_cites_it(asked):
    page = made(asked, "document/A/HRC/RES/22/13")
    assert page.link.held
    assert page.cites
    by_relation = {group.heading.label: [one.thing.label for one in group.entries] for group in page.cites.groups}
    assert by_relation["recall"] == ["A/HRC/RES/7/15"]
    lists = {one.name: one for one in page.lists}
    [citing] = [entry for group in lists["cited-by"].groups for entry in group.entries]
    assert citing.thing.label == "A/HRC/RES/58/17"
    assert citing.places[0].link.page == ID + "document/A/HRC/RES/58/17"
    assert citing.places[0].link.anchor.startswith("citation-")
    assert lists["cited-by"].question.parameters == (("document", "A/HRC/RES/22/13"),)
    assert page.pictures


def test_a_document_has_its_adoption_and_its_actions(asked):
    page = made(asked, "document/A/RES/74/166")
    assert page.ballot.counts == (("in favour", 2), ("against", 1), ("abstaining", 1))
    assert [link.label for _, some in page.ballot.voters for link in some][:1] == ["Japan"]
    [request] = [act for paragraph in page.paragraphs for act in paragraph.acts if act.is_request]
    assert [one.label for one in request.deadlines] == ["General Assembly, session 75"]
    unresolved = [one for paragraph in page.paragraphs for one in paragraph.references if one.kind == "unresolved"]
    assert [one.reason.label for one in unresolved] == ["no antecedent"]
    assert {fact.name for fact in page.facts} >= {"Adopted", "Draft", "Committee report", "Sponsors", "Subjects"}


def test_a_document_that_is_only_cited_says_so(asked):
    page = made(asked, "document/E/CN.4/RES/2003/10")
    assert page.is_unheld
    assert "its text is not held" in shown(asked, "document/E/CN.4/RES/2003/10")
    assert resource(Site(asked, KNOWLEDGE), Iri(ID + "document/A/RES/1/1")) is None


def test_a_canned_query_describes_its_parameters(root):
    store = Triples()
    store.load(path=root / query_examples.EXAMPLES)
    page = made(store, "query/most-cited")
    [(_, parameters)] = page.terms
    assert [one.anchor for one in parameters] == ["at_least", "by", "since", "until"]
    assert parameters[0].definition == "only documents that at least this many documents cite"
    text = shown(store, "query/most-cited")
    assert {link for link in Ids(text).links if link.startswith("#")} <= {f"#{one}" for one in Ids(text).ids}


def test_a_mandate_has_its_timeline(asked):
    page = made(asked, f"mandate/{symbols.slug(CYPRUS_FORCE)}")
    _, event, act, _, _ = page.timeline.rows[0]
    assert (event, act.label) == ("established", "S/RES/186(1964)")
    assert page.pictures
    assert "/id/document/S/RES/2674(2023)" in page.pictures[0].svg
    assert "term set by" in page.timeline.remark


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("state/PRK", {"addressed", "votes"}),
        ("instrument/CAT", {"recommended"}),
        (f"mechanism/{symbols.slug(MANDATE)}", {"mandate"}),
        ("body/general-assembly", {"issued", "sessions"}),
        ("session/general-assembly/75", {"due"}),
    ],
)
def test_a_resource_lists_what_refers_to_it(asked, path, listed):
    assert {one.name for one in made(asked, path).lists} >= listed


def test_recommendations_to_a_state_have_their_words(asked):
    [addressed] = [one for one in made(asked, "state/PRK").lists if one.name == "addressed"]
    places = [place for group in addressed.groups for entry in group.entries for place in entry.places]
    assert any("Urges the Government" in (place.words or "") for place in places)


class Counting:
    """A store that counts its queries."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0

    def query(self, sparql: str):
        self.asked += 1
        return self.store.query(sparql)


@pytest.mark.parametrize(
    "path", ["document/A/HRC/RES/58/17", "document/A/RES/60/251", "state/PRK", "body/human-rights-council"]
)
def test_a_page_takes_few_queries_however_many_links_it_has(asked, path):
    counting = Counting(asked)
    assert resource(Site(counting, KNOWLEDGE), Iri(ID + path))
    assert counting.asked <= 24


def test_a_long_list_has_pages():
    listing = LISTINGS["document"][1]
    rows = [Row(Iri(f"{ID}document/A/RES/70/{n}"), None, None, None, None, None, f"20{n % 20:02}") for n in range(250)]
    slices = [page_of(listing, rows, number) for number in (1, 2, 3)]
    assert [len(one.entries) for one in slices] == [LENGTH, LENGTH, 50]
    assert [one.pages for one in slices] == [3, 3, 3]
    dates = [entry[0].date for one in slices for entry in one.entries]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    "path",
    ["document/A/HRC/RES/22/13", "document/A/RES/74/166", "state/PRK", "instrument/CAT", "body/general-assembly"],
)
def test_a_count_leads_to_a_query_that_gives_as_many(asked, path):
    page = made(asked, path)
    questions = [one for one in (page.cites, *page.lists) if one and one.question]
    for one in questions:
        answer = queries.run(asked, KNOWLEDGE, one.question.name, **dict(one.question.parameters))
        columns = {"citing", "cited", "document", "in_document", "report", "requested_in", "text"} & set(answer.columns)
        things = {entry.thing.iri for group in one.groups for entry in group.entries}
        assert things <= {value for row in answer for name, value in row.items() if name in columns}, one.name


@pytest.mark.parametrize("path", ["document/A/HRC/RES/22/13", "state/PRK", "body/general-assembly"])
def test_a_count_without_a_canned_query_leads_to_one_with_as_many_rows(asked, path):
    lists = [one for one in made(asked, path).lists if not one.question]
    assert lists
    for one in lists:
        assert sum(1 for _ in asked.query(one.sparql)) == one.total, one.name


def test_the_count_of_parts_leads_to_a_query_with_as_many_rows(asked):
    page = made(asked, "instrument/CAT")
    assert page.parts
    assert sum(1 for _ in asked.query(page.parts_query)) == len(page.parts)


def test_every_list_names_a_query_and_one_of_its_parameters():
    asked = {(one.question, one.parameter) for some in LISTINGS.values() for one in some if one.question}
    assert asked
    for name, parameter in asked:
        assert parameter in {one.name for one in queries.load(name).parameters}


def test_there_is_no_page_after_the_last(asked):
    one = Site(asked, KNOWLEDGE)
    iri = Iri(ID + "document/A/HRC/RES/22/13")
    assert continued(one, iri, "cited-by", 1).shown_list.total == 1
    assert continued(one, iri, "cited-by", 2) is None
    assert continued(one, iri, "no-such-list", 1) is None


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A store with a document that has 450 references in two paragraphs, to 400 documents."""
    symbols_of = [f"A/RES/{30 + number // 100}/{100 + number % 100}" for number in range(400)]
    first, second = " ".join(symbols_of[:50]), " ".join([*symbols_of[50:], *(f"{one}." for one in symbols_of[:50])])
    references = [(f"{one} ", "resolution", one, {}) for one in symbols_of[:399]]
    references += [(f"{one}.", "resolution", one, {}) for one in symbols_of[:50]]
    header = Header("A/RES/74/168", "resolution", "A list", "General Assembly", 74)
    found = record(header, [("PP 1", f"{first} "), ("OP 1", second)], references=references)
    with open_store(stored(tmp_path_factory.mktemp("long"), (found,))) as opened:
        yield opened


def test_what_was_read_in_a_long_document_has_pages(long):
    path = "document/A/RES/74/168"
    pages = [made(long, path), *(continued(Site(long, KNOWLEDGE), Iri(ID + path), "paragraphs", n) for n in (2, 3))]
    assert [sum(one.size for one in page.paragraphs) for page in pages] == [READ, READ, 49]
    assert [one.label for page in pages for one in page.paragraphs] == ["PP 1", "OP 1", *["OP 1, continued"] * 2]
    assert continued(Site(long, KNOWLEDGE), Iri(ID + path), "paragraphs", 4) is None
    assert len([one for _, one in further_of(long, path)]) == 2 + 3


def test_every_reference_of_a_long_document_has_its_anchor_on_the_first_page(long):
    path = "document/A/RES/74/168"
    _, description = described(Site(long, KNOWLEDGE), Iri(ID + path))
    page = Ids(shown(long, path))
    wanted = {anchor(iri) for iri in description.nodes}
    assert wanted <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    later = [Ids(html.page(found, StaticLinks(folder_of(f"id/{path}/paragraphs-{n}")))) for n, found in
             ((n, found) for n, found in further_of(long, path) if found.shows_paragraphs_only)]  # fmt: skip
    led = {link.partition("#")[2] for link in page.links if "/paragraphs-" in link and "#" in link}
    assert len(led) == 249
    assert led <= {unquote(one) for other in later for one in other.ids}


def test_the_documents_that_a_long_document_cites_have_pages(long):
    path = "document/A/RES/74/168"
    page = made(long, path)
    assert (page.cites.total, page.cites.pages) == (399, 4)
    lists = [found.shown_list for _, found in further_of(long, path) if found.shown_list]
    assert [len(one.groups[0].entries) for one in (page.cites, *lists)] == [100, 100, 100, 99]
    [place] = lists[0].groups[0].entries[0].places[:1]
    links = StaticLinks(folder_of(f"id/{path}/cites-2"))
    text = html.page(next(found for n, found in further_of(long, path) if found.shown_list), links)
    assert f'{path}/#{place.link.anchor}"' in text


def further_of(store, path):
    one = Site(store, KNOWLEDGE)
    return [(number, page) for _, number, page in further(one, resource(one, Iri(ID + path)))]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A store with a document whose title and words are markup, and one with a title in Arabic."""
    folder = tmp_path_factory.mktemp("hostile")
    header = replace(adopted_by_vote(), title=HOSTILE, sponsors=(HOSTILE,), meeting=HOSTILE)
    words = f"Recalling resolution 2004/13 {HOSTILE}"
    attack = record(header, [("PP 1", words)], references=[("2004/13", "resolution", "E/CN.4/RES/2004/13", {})])
    arabic = record(Header("A/RES/74/167", "resolution", "حقوق الإنسان", "General Assembly", 74), [("OP 1", "x")])
    arabic = replace(arabic, document=replace(arabic.document, language="ar"))
    with open_store(stored(folder, (attack, arabic))) as opened:
        yield opened


def test_no_text_of_a_document_becomes_markup(hostile):
    text = shown(hostile, "document/A/RES/74/166")
    assert "<script>alert" not in text
    assert Ids(text).tags.count("script") == 2
    [embedded] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert {"@value": HOSTILE, "@language": "en"} in json.loads(embedded)[0]["http://purl.org/dc/terms/title"]
    assert "&lt;script&gt;alert" in text


def test_a_title_has_its_language_and_direction(hostile):
    assert '<p class="title" dir="auto" lang="ar">حقوق الإنسان</p>' in shown(hostile, "document/A/RES/74/167")


def test_an_iri_of_another_scheme_is_no_link():
    links = StaticLinks("")
    href = html._href(Iri(ID + "state/PRK"), links)
    assert href(html.Link(Iri("javascript:alert(1)"), "x")) == ""


@pytest.mark.parametrize(
    "path", ["id/document/../../../etc", "id/document/%2e%2e/x", "id/document//x", "id/a%5Cb", "id/"]
)
def test_a_path_that_leads_out_of_its_folder_is_none_of_ours(path):
    assert Bases().path(f"https://w3id.org/unkg/{path}") is None


def test_where_a_node_stands():
    assert node("id/citation/3f9a") == ("citation", "3f9a")
    assert node("id/body/3f9a") is None
    assert anchor(f"{ID}citation/3f9a") == "citation-3f9a"
    assert anchor(f"{ID}document/A/RES/1/1#op2.b") == "op2.b"
    assert anchor(f"{ID}document/A/RES/1/1") is None


def test_data_are_the_same_in_every_format(asked):
    _, description = described(Site(asked, KNOWLEDGE), Iri(ID + "document/A/HRC/RES/58/17"))
    forms = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES}
    read = [
        {quad.triple for quad in parse(data.serialized(description.triples, extension), form)}
        for extension, form in forms.items()
    ]
    assert read[0] == read[1] == read[2] == set(description.triples)


def test_the_ontology_has_all_its_terms():
    page = ontology(Bases())
    anchors = {term.anchor for _, terms in page.terms for term in terms}
    assert {"Document", "cites", "adopted", "recalls", "aknWork"} <= anchors
    assert all(term.definition for _, terms in page.terms for term in terms)


def test_the_counts_of_the_ontology_lead_to_its_terms():
    page = ontology(Bases())
    text = html.page(page, StaticLinks("ontology"))
    counts = re.findall(r'<a href="#(terms-[0-9]+)">[^<]+ <span class="count">([0-9]+)</span></a>', text)
    assert [int(count) for _, count in counts] == [len(terms) for _, terms in page.terms]
    assert {anchor for anchor, _ in counts} <= set(Ids(text).ids)


def test_the_counts_of_the_first_page_lead_to_its_lists():
    values = {"links": StaticLinks(""), "kinds": [("Documents", "browse/document/", 1234)]}
    text = html.environment().get_template("home.html").render(values)
    assert '<a href="browse/document/">Documents <span class="count">1,234</span></a>' in text


# ---- the static site ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A store without the records of the authorities, which would be two thousand pages."""
    found = [*extractions(), answering(), reporting(), *extending()]
    with open_store(stored(tmp_path_factory.mktemp("few"), found)) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(few, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    site.write(Site(few, KNOWLEDGE), folder, SITE)
    return folder


def test_every_link_of_the_site_leads_somewhere(written):
    pages = {path.relative_to(written).as_posix(): Ids(path.read_text("utf-8")) for path in written.rglob("*.html")}
    assert len(pages) > 40
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            whole = urljoin(f"http://site/{name}", link)
            if not whole.startswith("http://site/"):
                continue
            address, _, fragment = whole.removeprefix("http://site/").partition("#")
            target = unquote(address.partition("?")[0])
            file = f"{target}index.html" if not target or target.endswith("/") else target
            assert (written / file).is_file(), (name, link)
            if fragment and file.endswith(".html"):
                assert unquote(fragment) in pages[file].ids, (name, link)


def test_the_site_is_the_same_each_time(few, written, tmp_path):
    site.write(Site(few, KNOWLEDGE), tmp_path / "again", SITE)
    first, again = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (written, tmp_path / "again")
    )
    assert first == again


def test_a_site_loads_nothing_from_elsewhere_and_has_no_script_in_it(written):
    for path in written.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "default-src 'self'" in text
        assert not re.findall(r'<(?:script|img|link rel="stylesheet")[^>]+(?:src|href)="(?:https?:)?//', text)
        assert not re.findall(r"<script(?! src=| type=\"application/ld)", text)
        assert " style=" not in text
        assert " onclick=" not in text


def test_the_index_of_the_search_leads_to_pages(written):
    rows = json.loads((written / "assets" / "search.json").read_text("utf-8"))
    assert ["Japan", "state", "id/state/JPN/"] in rows
    assert any(row[0].startswith("A/RES/74/166 ") and row[2] == "id/document/A/RES/74/166/" for row in rows)
    for _, _, path in rows:
        assert (written / unquote(path) / "index.html").is_file()


def test_citations_and_the_like_are_found_by_their_digest(few, written):
    _, description = described(Site(few, KNOWLEDGE), Iri(ID + "document/A/HRC/RES/58/17"))
    nodes = [one for iri in description.nodes if (one := node(Bases().path(iri)))]
    assert len(nodes) > 10
    for kind, digest in nodes:
        folder = written / "id" / kind / digest.removeprefix("sha256-")[:2]
        page = Ids((folder / "index.html").read_text("utf-8"))
        assert digest in page.ids
        assert f"<{ID}{kind}/{digest}>" in (folder / "index.ttl").read_text("utf-8")


def test_a_site_replaces_a_site_and_nothing_else(asked, written, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(DumpError, match="not empty and not a publication"):
        site.write(Site(asked, KNOWLEDGE), tmp_path / "mine", SITE)
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_a_page_that_cannot_be_made_is_named_and_the_others_are_written(few, tmp_path, monkeypatch):
    def failing(found, *others):
        if found.link.label == "A/HRC/RES/58/17":
            raise KeyError("odd")
        return html.page(found, *others)

    monkeypatch.setattr(site, "page", failing)
    tally = site.write(Site(few, KNOWLEDGE), tmp_path / "site", SITE)
    [line] = tally.lost
    assert re.fullmatch(rf"{ID}document/A/HRC/RES/58/17: no page, KeyError: 'odd'; please report it[^\n]*", line)
    assert not (tmp_path / "site/id/document/A/HRC/RES/58/17/index.html").exists()
    assert tally.kinds["document"] > 1
    assert tally.files == sum(1 for path in (tmp_path / "site").rglob("*") if path.is_file())


def test_every_term_and_value_has_a_page_that_can_be_drawn(tmp_path):
    """The records of complete_graph use every field and every value of every closed list."""
    with open_store(stored(tmp_path / "store", complete_graph.extractions())) as opened:
        tally = site.write(Site(opened, KNOWLEDGE), tmp_path / "site", SITE)
    assert tally.lost == []
    assert tally.kinds["document"] > 10
    assert tally.files == sum(1 for path in (tmp_path / "site").rglob("*") if path.is_file())


def test_a_name_too_long_for_a_file_has_a_digest():
    assert folder_of("id/candidate/" + "a" * 300).startswith("id/candidate/sha256-")
    assert folder_of("id/document/S/RES/2371(2017)") == "id/document/S/RES/2371(2017)"
    assert folder_of("id/candidate/caf%C3%A9") == "id/candidate/café"


# ---- redirects ----------------------------------------------------------------------------------------------


def redirected(path: str, accept: str) -> str:
    """Where Apache sends a request, as far as these rules go: conditions on Accept, then the first matching rule."""
    conditions: list[str] = []
    for line in w3id(SITE).decode().splitlines():
        words = line.split()
        if words[:1] == ["RewriteCond"]:
            assert words[1] == "%{HTTP_ACCEPT}"
            conditions.append(words[2])
        elif words[:1] == ["RewriteRule"]:
            found = re.search(words[1], path)
            if found and all(re.search(condition, accept) for condition in conditions):
                assert {"R=303", "L"} <= set(words[3].strip("[]").split(","))
                return found.expand(words[2].replace("$", "\\")).removeprefix(SITE)
            conditions = []
    return ""


@pytest.mark.parametrize(("path", "accept", "leads_to"), REDIRECTS)
def test_permanent_iris_lead_to_the_site(path, accept, leads_to):
    assert redirected(path, accept) == leads_to
