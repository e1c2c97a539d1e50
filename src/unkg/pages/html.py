"""Pages as HTML: Jinja2 templates that escape everything but pictures drawn here."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote, urlsplit

from unkg.editions import Comparison, LanguageComparison, Lineage
from unkg.editions.language_output import agreement_line, differences_line, passages, told
from unkg.editions.records import STATUSES, joined, labels, named, summary
from unkg.pages.facts import long_date, long_dates
from unkg.pages.marked_text import GROUPS, MarkedText
from unkg.pages.query_words import inline
from unkg.pages.records import Link, Picture, Question, Resource
from unkg.queries import Iri
from unkg.vocabulary import text_sha256

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

NAMES: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}


class Links(Protocol):
    """Where things are, seen from one page: on a server, or in a folder of files."""

    @property
    def is_static(self) -> bool:
        """Whether they lead to files."""
        ...

    @property
    def formats(self) -> tuple[str, ...]:
        """Extensions of the data that is offered."""
        ...

    def page(self, iri: Iri) -> str:
        """The page of a resource of the graph."""
        ...

    def data(self, iri: Iri, extension: str) -> str:
        """The statements about it."""
        ...

    def listing(self, iri: Iri, name: str, number: int) -> str:
        """A page of one of its lists."""
        ...

    def question(self, question: Question) -> str | None:
        """A canned query with its parameters; None if nothing here answers it."""
        ...

    def sparql(self, query: str) -> str | None:
        """A query of one's own; None if nothing here answers it."""
        ...

    def asset(self, name: str) -> str:
        """A file for all pages, such as the stylesheet."""
        ...

    def home(self) -> str:
        """The first page."""
        ...

    def search(self) -> str:
        """The page of search results."""
        ...

    def places(self) -> tuple[tuple[str, str], ...]:
        """Names and addresses in the navigation."""
        ...


def page(resource: Resource, links: Links, described: str | None = None) -> str:
    """The page of a resource; `described` is JSON-LD to embed."""
    from unkg.pages.data import MEDIA_TYPES

    return (
        environment()
        .get_template("resource.html")
        .render(
            page=resource,
            links=links,
            href=_href(None if resource.is_further else resource.iri, links),
            formats=[one for one in MEDIA_TYPES.items() if one[0] in links.formats],
            names=NAMES,
            sections=_sections(resource),
            described=described,
        )
    )


def marked_file(text: MarkedText) -> str:
    """A text with its references marked as a file of its own: it loads nothing and has no script."""
    document = text.extraction.document
    return _file(
        "marked",
        heading=named(text.extraction),
        title=text.extraction.header.title,
        language=document.language,
        text=text,
        groups=GROUPS,
        sha256=text_sha256(document.text),
    )


def compared_file(made: Comparison | Lineage) -> str:
    """Editions of a text with what changed in them, as a file of the same kind."""
    several = made if isinstance(made, Lineage) else Lineage((made.earlier, made.later), (made,), ())
    last = several.editions[-1]
    return _file(
        "compared",
        heading=" → ".join(named(one) for one in several.editions),
        title=last.header.title,
        language=last.document.language,
        editions=several.editions,
        steps=several.steps,
        ages=several.ages,
        statuses=STATUSES,
        digests=[(named(one), text_sha256(one.document.text)) for one in several.editions],
        joined=joined,
        named=named,
        labels=labels,
        summary=summary,
    )


def compared_languages_file(made: Sequence[LanguageComparison]) -> str:
    """Language versions of a document with what one states and another does not, as a file of the same kind."""
    first = made[0].one
    versions = [first, *(one.other for one in made)]
    return _file(
        "compared_languages",
        heading=named(first),
        title=first.header.title,
        language=first.document.language,
        versions=versions,
        comparisons=made,
        directions={one.document.language: direction_of(one.document.language) for one in versions},
        agreement=agreement_line,
        differences=differences_line,
        passages=passages,
        told=told,
        digests=[(one.document.language, text_sha256(one.document.text)) for one in versions],
    )


def direction_of(language: str) -> str:
    """The direction of a language's script, as HTML has it: that of a paragraph which begins with a symbol too."""
    return "rtl" if language == "ar" else "ltr"


def _file(kind: str, **values: Any) -> str:
    """A page that holds its stylesheets."""
    from markupsafe import Markup

    folder = files("unkg.pages").joinpath("static")
    style = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("unkg.css", f"{kind}.css"))
    return environment().get_template(f"{kind}_file.html").render(style=Markup(style), **values)


@lru_cache(maxsize=4)
def environment(links: Links | None = None) -> "Environment":
    """The templates, which escape every value; with `links`, every template has these as `links`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    made = Environment(
        loader=PackageLoader("unkg.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals["words"] = ""
    if links is not None:
        made.globals["links"] = links
    made.filters |= {
        "long_date": long_date,
        "long_dates": long_dates,
        "marked": _marked,
        "command": _command,
        "host": _host,
        "json_ld": _json_ld,
        "drawn": pass_context(_drawn),
        "inline": inline,
    }
    return made


def prepare() -> None:
    """Compile the templates, so that the first page does not wait for it."""
    made = environment()
    for name in made.list_templates(["html"]):
        made.get_template(name)


def _href(here: Iri | None, links: Links) -> Callable[[Link], str]:
    """A function that gives the address of a link on the page of a resource, or on one that continues another."""

    def href(link: Link) -> str:
        where = f"#{quote(link.anchor, safe=':/?@!$&()*+,;=~._-')}" if link.anchor else ""
        if link.page is None:
            return where or (link.iri if link.iri.startswith(("http://", "https://")) else "")
        if link.page == here and where:
            return where
        return links.page(link.page) + where

    return href


def _sections(resource: Resource) -> list[tuple[str, str, int]]:
    """The parts of a page with their names, titles and sizes, for its table of contents."""
    found = [("acts", "Acts", len(resource.timeline.rows))] if resource.timeline else []
    found += [(one.name, one.title, one.total) for one in (resource.cites, *resource.lists) if one]
    found += [("vote", "Adoption", 0)] if resource.ballot else []
    found += [("history", "Texts of the same chain", len(resource.history))] if len(resource.history) > 1 else []
    parts = resource.reading.total if resource.reading else len(resource.paragraphs)
    found += [("paragraphs", "Paragraphs", parts)] if parts else []
    found += [("parts", "Parts that documents cite", len(resource.parts))] if resource.parts else []
    found += [(f"terms-{number}", title, len(terms)) for number, (title, terms) in enumerate(resource.terms, start=1)]
    return found


def _marked(clause: str, words: Iterable[str]) -> "Markup":
    """A clause with the words that were read marked in it, each where it first stands, all escaped."""
    from markupsafe import Markup, escape

    found = Markup("")
    at = 0
    for start, one in sorted((clause.find(one), one) for one in set(words)):
        if start >= at and one != clause:
            found += escape(clause[at:start]) + Markup("<mark>{}</mark>").format(one)
            at = start + len(one)
    return found + escape(clause[at:])


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


def _command(question: Question) -> str:
    """The command line that answers a question."""
    given = " ".join(f'{name}="{value}"' for name, value in question.parameters)
    return f"unkg query {question.name} {given}"


def _json_ld(text: str) -> "Markup":
    """JSON for a script element: no text in it can end the element."""
    from markupsafe import Markup

    return Markup(json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))


_UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
# The links of pictures, whose attributes the drawing has escaped.
_LINKED: Final = re.compile(r'(<a href=")(https?://[^"]+)(")')


def _drawn(context: Any, picture: Picture) -> "Markup":
    """A picture that was drawn here, which escapes what it shows, with links to pages."""
    from markupsafe import Markup, escape

    links: Links = context["links"]

    def linked(found: re.Match[str]) -> str:
        return found[1] + str(escape(links.page(Iri(unescape(found[2]))))) + found[3]

    return Markup(_LINKED.sub(linked, picture.svg))
