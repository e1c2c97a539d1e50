"""Reports that print the acts of a session in full: each act is a document of its own, in the text of the report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from unkg.authorities import Knowledge, Language
from unkg.model import Document

_LEAST = 2
"""Acts: a text with one is that act."""
_SHORTEST = 4_000
"""Characters of a report with acts."""
_NUMBER = r"(?:E?S-)?\d{1,4}/\d{1,4}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A footnote at the end of the text, up to the next one: "¹² A/HRC/14/3.".
_NOTE = re.compile(rf"^([{_RAISED}]+) [^\n]*(?:\n+(?![{_RAISED}]+ )[^\n]+)*", re.MULTILINE)
_MARKER = re.compile(rf"(?<=[^\s{_RAISED}])[{_RAISED}]+")
Span = tuple[int, int]


def documents_of(document: Document, knowledge: Knowledge) -> Iterator[Document]:
    """The report without the acts that it prints, and each of them; else the document itself.

    All have the text of the file, in which offsets count; `Document.scope` says which spans are theirs.
    """
    language = knowledge.languages.get(document.language)
    acts = _acts(document.text, knowledge, language) if language and _may_hold_acts(document) else []
    if len(acts) < _LEAST:
        yield document
        return
    scopes = _with_notes(document.text, [span for _, span in acts])
    taken = sorted(span for scope in scopes for span in scope)
    yield replace(document, scope=tuple(_between(taken, len(document.text))))
    for (number, _), scope in zip(acts, scopes, strict=True):
        yield replace(document, key=f"{document.key}#{number}", header=None, scope=scope)


def _may_hold_acts(document: Document) -> bool:
    return document.paragraphs is None and len(document.text) > _SHORTEST


def _acts(text: str, knowledge: Knowledge, language: Language) -> list[tuple[str, Span]]:
    """Number and span of each act; a number that is printed again, as in a list of contents, begins none."""
    start, closing, heading = _patterns(language, _names(knowledge, language))
    begun = list(start.finditer(text))
    found = []
    for match, following in pairwise([*begun, None]):
        assert match is not None
        limit = following.start() if following else len(text)
        found.append((match["number"], (match.start(), _end(text, match.end(), limit, closing, heading))))
    return found if len({number for number, _ in found}) == len(found) else []


def _end(text: str, start: int, limit: int, closing: re.Pattern[str], heading: re.Pattern[str]) -> int:
    """Where an act ends: behind its meeting, day and vote, or behind the annex that follows these."""
    last = closing.search(text, start, limit)
    if last and not last["annex"]:
        return last.start("rest")
    further = heading.search(text, last.end() if last else start, limit)
    return further.start() if further else limit


@lru_cache(maxsize=8)
def _patterns(language: Language, names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The beginning of an act, the meeting below it, and a heading of the report."""
    words = language.structure
    articles, meeting = _any(words["enacting_articles"]), _any(words["meeting"])
    # "14/1", a title of some lines, "The Human Rights Council," or "At its 36th meeting,"; never a line of contents.
    start = (
        rf"^(?P<number>{_NUMBER})\.?(?:[ \t]+(?![^\n]*\.{{4}})[^\n]{{3,}})?\n"
        rf"(?:(?!{_NUMBER}\b)[^\n]{{0,200}}\n){{1,9}}?"
        rf"(?:[*_]*{articles}\s?{_any(names)},[*_]*[ \t]*$|{_any(words['at_meeting'])} [^\n]{{1,60}}{meeting}\b)"
    )
    annex = _any({form for word in words["annex"] for form in (word, word.upper())})
    closing = (
        rf"^\d{{1,4}}\S{{0,3}} (?:\w+ )?{meeting}\s*\n[^\n]*\d{{4}}[ \t]*\n(?:\s*\[[^\]]{{0,4000}}\])?(?P<rest>\s*)"
        rf"(?P<annex>{annex}\b)?"
    )
    parts = _any({part.title() for part in language.masthead.get("parts", ())})
    heading = rf"^(?:[IVX]+\. [^\W\d_]|{parts}$)"
    return re.compile(start, re.MULTILINE), re.compile(closing, re.MULTILINE), re.compile(heading, re.MULTILINE)


def _any(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; apostrophes match curly ones too."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{alternatives or '(?!)'})".replace("'", "['\u2019]")


def _names(knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """The names in a language of the bodies whose acts have numbers."""
    bodies = [body for name, body in knowledge.authorities.bodies.items() if name in knowledge.numbering.issuers]
    if language.code == "en":
        return tuple(body.name for body in bodies)
    return tuple(name for body in bodies for code, name in body.labels if code == language.code)


def _between(taken: list[Span], end: int) -> Iterator[Span]:
    """The spans between others."""
    position = 0
    for start, stop in [*taken, (end, end)]:
        if start > position:
            yield position, start
        position = max(position, stop)


def _with_notes(text: str, spans: list[Span]) -> list[tuple[Span, ...]]:
    """The spans of acts, each with those of its footnotes at the end of the text, if their numbers are unique."""
    below = max(end for _, end in spans)
    notes: dict[str, list[Span]] = {}
    for match in _NOTE.finditer(text, below):
        notes.setdefault(match[1], []).append(match.span())
    return [(span, *sorted(_own_notes(text, span, notes))) for span in spans]


def _own_notes(text: str, span: Span, notes: dict[str, list[Span]]) -> Iterator[Span]:
    for marker in dict.fromkeys(_MARKER.findall(text, *span)):
        if len(notes.get(marker, ())) == 1:
            yield notes[marker][0]
