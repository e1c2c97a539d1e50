"""What the pages of the queries say: their order by what people ask, and how to read a result, as HTML."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from unkg import artefacts
from unkg.queries import names

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markupsafe import Markup

# "[by year](recommendations-by-year.md)"; never a link to a page elsewhere.
_LINK: Final = re.compile(r"\[[^]]*\]\((?P<name>[a-z-]+)\.md\)")
_SECTION: Final = re.compile(r"^## ", re.MULTILINE)
# Where a page turns to the rows on the samples and the file of the query, which the server's page shows itself.
_END: Final = re.compile(r"^(?:The )?[Ff]irst rows? (?:for|on) the samples|^The query is \[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What people ask, and the queries that answer it."""

    question: str
    queries: tuple[str, ...]


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """The queries by topic, as the table of their pages orders them; those that it lacks come last."""
    lines = (artefacts.QUERY_PAGES / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    listed = [Topic(row[0], tuple(one["name"] for one in _LINK.finditer(row[-1]))) for row in rows]
    found = tuple(topic for topic in listed if topic.queries)
    rest = tuple(sorted(set(names()) - {name for topic in found for name in topic.queries}))
    return (*found, Topic("others", rest)) if rest else found


@lru_cache(maxsize=64)
def reading(name: str, root: str) -> "Markup | None":
    """The sections of a query's page on its parameters and on reading the result; None if it has none.

    Links to the pages of other queries lead to these on the server, whose path is `root`; others become text.
    """
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    path = artefacts.QUERY_PAGES / f"{name}.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    start, end = _SECTION.search(text), _END.search(text)
    words = text[start.start() : end.start() if end else None] if start else ""
    if not words.strip():
        return None
    # Not markup of ours, but of the package's own files; HTML in them is escaped.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(words)
    for token in tokens:
        if token.children:
            token.children = _served(token.children, root)
    # What is wider than the page is scrolled, by keyboard too.
    return Markup(parser.renderer.render(tokens, parser.options, {}).replace("<pre>", '<pre tabindex="0">'))


@lru_cache(maxsize=512)
def inline(words: str) -> "Markup":
    """Words of the header of a query as HTML: code in backticks is code."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).renderInline(words))


def _served(tokens: "list[Token]", root: str) -> "list[Token]":
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "link_open":
            named = re.fullmatch(r"([a-z-]+)\.md", str(token.attrGet("href")))
            inside = named is not None
            if named is None:
                continue
            token.attrSet("href", f"{root}/questions/{named[1]}")
        elif token.type == "link_close" and not inside:
            continue
        kept.append(token)
    return kept
