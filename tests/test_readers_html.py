"""HTML: blocks, lists, tables, footnotes, encodings, and rejected pages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from known import read
from unkg.authorities import load
from unkg.extraction import extract
from unkg.readers import ReadError, Unreadable
from unkg.readers.html import document


def text_of(body: str) -> str:
    return document("k", "s", f"<!DOCTYPE html><html><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n  word</p><p>Two</p>", "One word\n\nTwo\n"),
        ("<h1>70/17.  Keepers</h1>loose<div>in <b>a</b> div</div>", "70/17. Keepers\n\nloose\n\nin a div\n"),
        ("<p>A/HRC/70/1<br>9 April</p>", "A/HRC/70/1\n9 April\n"),
        ("<nav>Home</nav><script>x()</script><style>p{}</style><footer>Contact</footer><p>Body</p>", "Body\n"),
        ("<header>Site</header><main><p>Body</p></main><aside>More</aside>", "Body\n"),
        ("<p hidden>no</p><p style='display: none'>no</p><p>yes</p><!-- no -->", "yes\n"),
        (
            "<ol start=3><li>Urges</li><li value=7>Asks</li><li><p>Ends</p></li></ol>",
            "3. Urges\n\n7. Asks\n\n8. Ends\n",
        ),
        ("<ol type=a><li>Oil</li></ol><ol type=i><li>x</li><li>Gas</li></ol>", "(a) Oil\n\n(i) x\n\n(ii) Gas\n"),
        ("<ul><li>Bulb</li></ul>", "• Bulb\n"),
        ("<table><tr><th>State<th>Vote<tr><td>Chad<td>No</table>", "State\tVote\n\nChad\tNo\n"),
        ("<table><tr><td><p>United Nations</p></td><td>A/HRC/70/1</td></tr></table>", "United Nations\n\nA/HRC/70/1\n"),
        ("<p>10<sup>14</sup> ships&nbsp;and 5&#8211;6</p>", "10¹⁴ ships\u00a0and 5–6\n"),
        ("<p>unclosed <i>italic<p>next", "unclosed italic\n\nnext\n"),
    ],
)
def test_blocks(body: str, text: str) -> None:
    assert text_of(body) == text


NOTE = "A/HRC/70/12."
WORDS_OWN = (
    '<p>the report<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> and</p>'
    f'<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> {NOTE}</p></div>'
)


@pytest.mark.parametrize(
    "body",
    [
        f'<p>the report<sup><a href="#f" id="r">1</a></sup> and</p><ol><li id="f">{NOTE} <a href="#r">↩</a></li></ol>',
        f'<p>the report <a href="#f">[1]</a> and</p><p id="f">1. {NOTE}</p>'.replace("1. ", ""),
        f'<p>the report<a href="#f"><sup>1</sup></a> and</p><p><a name="f"></a><sup>1</sup> {NOTE}</p>',
        WORDS_OWN,
    ],
)
def test_footnotes_are_set_at_the_end_behind_their_markers(body: str) -> None:
    assert text_of(body + "<p>after</p>") == f"the report¹ and\n\nafter\n\n¹ {NOTE}\n"


def test_links_within_the_page_that_are_no_footnotes_stay() -> None:
    body = (
        '<p><a href="#s">2004</a> and <a href="#s">see section 3</a> and <a href="#none">1</a></p><p id="s">Section</p>'
    )
    assert text_of(body) == "2004 and see section 3 and 1\n\nSection\n"


def test_italics_and_hyperlinks_have_their_places() -> None:
    found = document(
        "k", "s", b'<html><p> <em>Recalling</em> <a href="https://undocs.org/60/251">60/251</a> <i>also</i></p></html>'
    )
    assert found.text == "Recalling 60/251 also\n"
    assert [found.text[a:b] for a, b in found.italics] == ["Recalling", "also"]
    assert [(found.text[k.start : k.end], k.address) for k in found.links] == [("60/251", "https://undocs.org/60/251")]


def test_a_resolution_is_read_as_one() -> None:
    page = (
        '<html lang="en"><table><tr><td><p>United Nations</p><p>General '
        "Assembly</p></td><td><p>A/RES/60/173</p></td></tr></table>"
        "<p>60/173. Lights</p><p>The General Assembly,</p><p><i>Recalling</i> its resolution 55/2 of 8 September "
        "2000,</p>"
        "<ol><li><i>Urges</i> all States to act in accordance with Human Rights Council resolution "
        "5/1.</li></ol></html>"
    )
    found = extract(document("k", "s", page.encode()), load())
    assert found.header.symbol == "A/RES/60/173"
    targets = [(r.target, r.paragraph) for r in found.references if r.kind == "resolution"]
    assert targets == [("A/RES/55/2", "PP 1"), ("A/HRC/RES/5/1", "OP 1")]


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        ("<p>Côte d’Ivoire</p>".encode(), "Côte d’Ivoire\n", 0),
        ("<meta charset=windows-1252><p>Côte d’Ivoire</p>".encode("cp1252"), "Côte d’Ivoire\n", 0),
        ("<meta charset='iso-8859-1'><p>Côte d’Ivoire</p>".encode("cp1252"), "Côte d’Ivoire\n", 0),
        ("<meta http-equiv=x content='text/html; charset=koi8-r'><p>Совет</p>".encode("koi8-r"), "Совет\n", 0),
        ("\ufeff<p>Côte</p>".encode("utf-16-le"), "Côte\n", 0),
        ("<p>Côte d’Ivoire</p>".encode("cp1252"), "Côte d’Ivoire\n", 1),
    ],
)
def test_encodings(content: bytes, text: str, notes: int) -> None:
    found = document("k", "s", content)
    assert found.text == text
    assert len(found.header.notes if found.header else ()) == notes


def test_the_language_is_the_page_s() -> None:
    assert document("k", "s", b'<html lang="fr-CA"><p>x</p></html>').language == "fr"
    assert document("k", "s", b"<html><p>x</p></html>").language == "en"


@settings(max_examples=40)
@given(
    st.recursive(
        st.text("ab >&;/=\"'", max_size=12),
        lambda inner: st.builds(
            lambda name, held: f"<{name}>{''.join(held)}</{name}>",
            st.sampled_from(["p", "div", "li", "ol", "table", "tr", "td", "sup", "a", "i", "br"]),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )
)
def test_no_page_breaks_the_reader(body: str) -> None:
    found = text_of(body + "<p>end</p>")
    assert found.endswith("end\n")


@pytest.mark.parametrize("levels", [220, 5000])
def test_a_page_of_too_many_levels_is_refused_rather_than_read_in_part(levels: int) -> None:
    assert text_of("<div>" * 150 + "deep" + "</div>" * 150) == "deep\n"
    with pytest.raises(ReadError, match="nested"):
        text_of("<div>" * levels + "deep" + "</div>" * levels + "<p>flat</p>")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"The Human Rights Council,", "not HTML despite its extension"),
        (b"%PDF-1.7", "a PDF despite its extension"),
        (b"<html><body><script>load()</script></body></html>", "the page has no text"),
        (b"<meta charset=utf-8><p>C\xf4te</p>", "invalid UTF-8, its declared encoding"),
        (b"<meta charset=klingon><p>x</p>", "unknown encoding klingon"),
    ],
)
def test_an_unreadable_file_is_reported_in_one_line(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.html").write_bytes(content)
    (found,) = read([tmp_path / "a.html"])
    assert isinstance(found, Unreadable)
    assert found.problem == problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7\n", "a PDF despite its extension"),
        (b"PK\x03\x04", "a zip or Word file despite its extension"),
        (b"{\\rtf1", "an RTF file despite its extension"),
        (b"\x1f\x8b\x08", "a gzip file despite its extension"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.xml"])
def test_a_file_of_another_format_is_detected_from_its_start(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read([tmp_path / name])
    assert isinstance(found, Unreadable)
    assert found.problem == problem
