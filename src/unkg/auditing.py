"""Compare a publisher's hyperlinks with our references, and judge which is likely to be right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from unkg import symbols
from unkg.authorities import Knowledge
from unkg.authorities.numbering import Numbering, Rule
from unkg.model import DOCUMENT_KINDS, Evidence, Extraction, Link, Paragraph, Reference
from unkg.symbols import Symbol

Verdict = Literal["wrong link", "incomplete link", "missing link", "ours uncertain"]
VERDICTS: Final[tuple[Verdict, ...]] = ("wrong link", "incomplete link", "missing link", "ours uncertain")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a link and our reference differ."""

    document: str
    """Symbol of the document, else its key."""
    source: str
    paragraph: str
    """Label of the paragraph; empty outside paragraphs."""
    start: int
    end: int
    words: str
    verdict: Verdict
    link: str | None
    """Symbol of the publisher's link; None if there is no link."""
    reading: str | None
    """Symbol of our reference; None if it is unresolved or there is none."""
    evidence: Evidence | None
    because: str
    """Reason for the verdict."""
    context: str
    """The surrounding words, in one line."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one document."""

    links: int
    """Number of links that lead to a document by its symbol; zero: there was nothing to compare."""
    findings: tuple[Finding, ...]


_IN_THE_WORDS: Final[dict[Evidence, str]] = {
    "explicit-symbol": "the words are a symbol",
    "organ-named": "the words name the organ",
    "only-organ": "only one organ numbers its texts so",
    "calendar": "the date beside the number falls in no session of the organ that is linked",
}
"""Evidence in the words themselves; possessives and short forms depend on the surrounding text."""
_AROUND = 40


def audit(extraction: Extraction, knowledge: Knowledge) -> Audit:
    """List the places in a document where its hyperlinks and our references differ, in order.

    Only links that lead to a document by its symbol are compared, without those in the masthead to the document itself.
    A document without such links has no findings.
    """
    links = _joined(extraction.document.links)
    references = [r for r in extraction.references if r.kind in DOCUMENT_KINDS]
    on = _references_on(links, references)
    own = extraction.header.symbol
    led = [(link, leads_to(link.address), here) for link, here in on.items()]
    linked = [(link, symbol, here) for link, symbol, here in led if symbol and symbol.canonical != own]
    if not linked:
        return Audit(0, ())
    numbering = knowledge.numbering
    found = [*_differing(linked, extraction, numbering), *_missing(on, references, extraction)]
    return Audit(len(linked), tuple(sorted(found, key=lambda f: (f.start, f.end, f.link or "", f.reading or ""))))


def leads_to(address: str) -> Symbol | None:
    """The symbol in a URL of the United Nations; None for any other URL."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # "http://["
        return None
    if parts.hostname not in _HOSTS:
        return None
    asked = {name.lower(): values for name, values in parse_qs(parts.query).items()}
    given = asked.get("finalsymbol") or asked.get("s") or [_LANGUAGE.sub("", unquote(parts.path))]
    return symbols.symbol_of(_VOLUME.sub("", given[0].strip("/ ")))


_HOSTS = frozenset({"undocs.org", "www.undocs.org", "docs.un.org", "documents.un.org"})
_LANGUAGE = re.compile(r"^/+(?:(?:ar|en|es|fr|ru|zh|de)/+)?")
# What URLs add to the symbol of a supplement, "A/77/49(vol.ii)"; not a year or session, "S/RES/2371(2017)".
_VOLUME = re.compile(r"\s*\((?:vol|supp|part)[^()]*\)", re.IGNORECASE)


def _joined(links: tuple[Link, ...]) -> list[Link]:
    """Join adjacent links with one URL: files split “75/290” into “75/29” and “0”."""
    joined: list[Link] = []
    for link in links:
        last = joined[-1] if joined else None
        if last and last.address == link.address and link.start <= last.end:
            joined[-1] = replace(last, end=link.end)
        else:
            joined.append(link)
    return joined


def _references_on(links: list[Link], references: list[Reference]) -> dict[Link, list[Reference]]:
    """The references that overlap each link, in one pass over both, which are sorted."""
    on: dict[Link, list[Reference]] = {}
    first = 0
    for link in links:
        while first < len(references) and references[first].end <= link.start:
            first += 1
        on[link] = list(_on(link, islice(references, first, None)))
    return on


def _on(link: Link, ahead: Iterator[Reference]) -> Iterator[Reference]:
    for reference in ahead:
        if reference.start >= link.end:
            return
        if reference.end > link.start:
            yield reference


# ---- links that differ from ours ----------------------------------------------------------------------------------


def _differing(
    linked: list[tuple[Link, Symbol, list[Reference]]], extraction: Extraction, numbering: Numbering
) -> Iterator[Finding]:
    for link, symbol, here in linked:
        if any(_same(symbol, r.target) for r in here):
            continue
        if here:
            year = _year_after(here[0].end, extraction.document.text)
            yield _finding(extraction, link, here[0], symbol, *_judged(link, symbol, here[0], year, numbering))
        else:
            yield _finding(extraction, link, None, symbol, "ours uncertain", "unkg reads no citation in these words")


def _judged(link: Link, linked: Symbol, ours: Reference, year: int | None, numbering: Numbering) -> tuple[Verdict, str]:
    """The verdict on a link that differs from our reference; `year` is that of the date after the words."""
    if ours.target is None:
        return "ours uncertain", f"unresolved: {ours.reason}"
    if _is_part(linked, ours.target):
        return "incomplete link", "the link leaves out a letter, an addendum or the like that the words have"
    if not symbols.symbol_of(ours.target):
        return "ours uncertain", "unkg attributes the number to a body without an authority record"
    if link.start < ours.start or link.end > ours.end:
        return "ours uncertain", "the link covers more words than the reference"
    if not _numbers(ours.text) <= _numbers(linked.canonical):
        return "wrong link", "the words contain another number"
    if linked.kind != ours.kind:
        return "wrong link", f"the words cite a {ours.kind}, the link leads to a {linked.kind}"
    if _is_impossible(linked, numbering):
        return "wrong link", "no such document can exist: the organ numbered its documents of that time differently"
    if year and _is_of_another_year(linked, year, numbering):
        return "wrong link", f"that session of the organ was not in {year}"
    if ours.evidence in _IN_THE_WORDS:
        return "wrong link", _IN_THE_WORDS[ours.evidence]
    return "ours uncertain", "the organ follows from the surrounding text, not from the words"


def _same(linked: Symbol, target: str | None) -> bool:
    """Whether a link and a reference lead to the same document, which may have two symbols."""
    if target is None:
        return False
    if not symbols.symbol_of(target):
        return target.upper() == linked.canonical.upper()
    ours = symbols.parse(target)
    return bool(_halves(ours) & _halves(linked)) or _is_published_in(ours, linked)


def _is_published_in(ours: Symbol, linked: Symbol) -> bool:
    """Whether a lettered text was published with others: 59/126 B in A/RES/59/126A-B."""
    first, _, last = linked.letters.partition("-")
    return bool(last) and ours.unlettered == linked.unlettered and first <= ours.letters <= last


def _halves(symbol: Symbol) -> set[str]:
    own = replace(symbol, other_half=None).canonical if symbol.other_half else symbol.canonical
    whole = {_VOLUME.sub("", symbol.canonical).upper(), _VOLUME.sub("", own).upper()}
    return whole | (_halves(symbol.other_half) if symbol.other_half else set())


def _is_part(linked: Symbol, target: str) -> bool:
    """Whether a reference is to a part of the linked text, by letter or suffix: 57/270 B linked as 57/270."""
    if not symbols.symbol_of(target):
        return False
    ours = symbols.parse(target)
    return ours.unlettered == linked.canonical or ours.canonical.startswith(linked.canonical + "/")


def _numbers(words: str) -> set[str]:
    return set(re.findall(r"\d+", words))


def _is_impossible(symbol: Symbol, numbering: Numbering) -> bool:
    """Whether the organ cannot have used this number: A/RES/5/1, because the Assembly's n/m begin at session 31."""
    fitting = list(_fitting(symbol, numbering))
    return bool(fitting) and not any(rule.admits(number) for rule, number in fitting)


def _is_of_another_year(symbol: Symbol, year: int, numbering: Numbering) -> bool:
    """Whether the session in a symbol was in other years: A/RES/33/29 is of 1978 or 1979, not of 2016."""
    windows = [numbering.window(rule.body, number) for rule, number in _fitting(symbol, numbering)]
    return bool(windows) and not any(window is None or window[0].year <= year <= window[1].year for window in windows)


def _year_after(offset: int, text: str) -> int | None:
    match = _DATE.match(text, offset)
    return int(match["year"]) if match else None


# The date after a citation, “ of 30 September 2016”, in any language that writes the month between the two numbers;
# not a date further on.
_DATE = re.compile(
    r"[ \u00a0]\w{1,4}[ \u00a0]\d{1,2}[ \u00a0](?:\w{1,3}[ \u00a0])?\w{3,12}[ \u00a0]"
    r"(?:\w{1,3}[ \u00a0])?(?P<year>\d{4})\b"
)


def _fitting(symbol: Symbol, numbering: Numbering) -> Iterator[tuple[Rule, str]]:
    """The numbering rules that may apply to a symbol, each with its number."""
    for rules in numbering.rules.values():
        for rule in rules:
            number = _number_by(rule.template, symbol)
            if number and rule.shape in _FORMS and _FORMS[rule.shape].fullmatch(number):
                yield rule, number


_FORMS = {
    "session": re.compile(r"\d{1,3}/\d+"),
    "special": re.compile(r"S-\d+/\d+"),
    "roman": re.compile(r"\d+\([IVXLC]+\)"),
}


def _number_by(template: str, symbol: Symbol) -> str | None:
    head, number, tail = template.partition("{number}")
    words = symbol.unlettered
    return words[len(head) :] if number and not tail and words.startswith(head) else None


# ---- citations without a link -------------------------------------------------------------------------------------


def _missing(on: dict[Link, list[Reference]], references: list[Reference], extraction: Extraction) -> Iterator[Finding]:
    """Citations in words without a link; “B” of “57/270 A and B” counts as linked with its number."""
    seen = {(reference.start, reference.end) for here in on.values() for reference in here}
    for reference in references:
        place = (reference.start, reference.end)
        if reference.target is None or reference.section == "heading" or not _numbers(reference.text) or place in seen:
            continue
        seen.add(place)
        because = "the words cite a document and have no link"
        yield _finding(extraction, reference, reference, None, "missing link", because)


def _finding(
    extraction: Extraction,
    place: Link | Reference,
    reference: Reference | None,
    linked: Symbol | None,
    verdict: Verdict,
    because: str,
) -> Finding:
    document = extraction.document
    around = document.text[max(0, place.start - _AROUND) : place.end + _AROUND]
    return Finding(
        document=extraction.header.symbol or document.key,
        source=document.source,
        paragraph=reference.paragraph if reference else _label_at(place.start, extraction.paragraphs),
        start=place.start,
        end=place.end,
        words=document.text[place.start : place.end],
        verdict=verdict,
        link=linked.canonical if linked else None,
        reading=reference.target if reference else None,
        evidence=reference.evidence if reference else None,
        because=because,
        context=" ".join(around.split()),
    )


def _label_at(offset: int, paragraphs: tuple[Paragraph, ...]) -> str:
    return next((p.label for p in paragraphs if p.start <= offset < p.end), "")
