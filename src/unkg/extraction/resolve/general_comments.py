"""What treaty bodies number without a symbol in the text.

“general comment No. 12 (1999)”, “communication No. 906/2018”.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities import GeneralComment, Knowledge, Language
from unkg.extraction.layout.normalized_text import Passage
from unkg.extraction.patterns.words import RAISED, any_of, before_next
from unkg.extraction.resolve.attribution_cues import CueReader
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.extraction.scan import pinpoints
from unkg.model import Authorities, Evidence, Reason

_COMPLETE = 2009
"""The first year from which the table has every general comment, so that a year beside a number tells the body."""
_SENTENCE = 400
"""Characters before a noun in which its sentence names the body."""
_SUBJECT = 250
"""Characters of what a comment is about, between its number and its body."""
_POSSESSIVE = 20
"""Characters before a noun that hold “its”."""
_TITLE = 12
"""Characters before the noun of a document's own title: “Joint general comment No. 4”."""
_STOP = re.compile(r"[.;] [A-Z]")
_HIGHEST = 60
"""No body has adopted as many; what is above is a number with its footnote's (“No. 1315”)."""


class _Whose(NamedTuple):
    """The body that a number is of, and how that is known; none where it is not."""

    body: str | None = None
    evidence: Evidence | None = None


def cite_general_comments(context: Context, knowledge: Knowledge) -> list[ResolvedCitation]:
    """Every general comment, recommendation and communication that a text cites by number, in order.

    The target is the symbol where the table has one, else words: `general comment No. 13 (Human Rights Committee)`.
    """
    nouns = _nouns(context.normalized.lower, _patterns(context.language))
    if not nouns:
        return []
    reader = _CommentReader(context, knowledge)
    ends = [*(noun.start() for noun in nouns[1:]), len(context.normalized.text)]
    citations: list[ResolvedCitation] = []
    earlier: dict[str, str] = {}
    for noun, end in zip(nouns, ends, strict=True):
        heading = reader.heading(noun, end)
        if heading is None:
            continue
        for item in heading.items:
            whose = reader.whose(item, heading, earlier)
            citations += reader.citations(item, heading, whose)
            if noun.lastgroup == "comment" and whose.body and whose.evidence != "antecedent":
                earlier.setdefault(item["bare"], whose.body)
    return citations


def _nouns(lower: str, patterns: "_Patterns") -> list[re.Match[str]]:
    """The nouns with the first number behind each, in order of place."""
    likely = [pattern for stem, nouns in patterns.nouns if stem in lower for pattern in nouns]
    found = [match for pattern in likely for match in pattern.finditer(lower)]
    return sorted(found, key=lambda match: match.start())


class _Heading(NamedTuple):
    """What the items of one list have in common.

    “general recommendations Nos. 25, 28 and 34 (2016) of the Committee”.
    """

    noun: re.Match[str]
    items: list[re.Match[str]]
    place: pinpoints.Found | None
    """The pinpoint before the noun."""
    behind: ResolvedName | None
    """The body directly behind the last number."""
    stated: list[str]
    """Treaty bodies that the words around the list name, the likeliest first."""


class _CommentReader:
    """Reads the general comments and communications of one text."""

    def __init__(self, context: Context, knowledge: Knowledge) -> None:
        authorities = knowledge.authorities
        self.normalized = context.normalized
        self.text = context.normalized.text
        self.header = context.header
        self.relations = context.relations
        self.language = context.language
        self.patterns = _patterns(context.language)
        self.comments = _comments(knowledge)
        self.letters = _letters(authorities, frozenset(body for body, _ in self.comments))
        issuer, issuers = context.header.body, knowledge.numbering.issuers
        self.cue_reader = CueReader(context.normalized, context.names, issuer, issuers, context.language)
        bodies = [(n.start, n.end, b) for n in context.names if (b := _body_of(n, authorities)) in self.letters]
        self.body_by_end = [(end, body) for _, end, body in bodies]
        self.body_by_start = [(start, body) for start, _, body in bodies]

    def heading(self, noun: re.Match[str], stop: int) -> _Heading | None:
        """What is said around a noun of all its items; the next list begins at `stop`.

        None for the document's own title, and where no number follows.
        """
        passage = self.normalized.passage_at(noun.start())
        items = list(self._items(noun))
        is_title = passage.paragraph.section == "heading" and noun.start() - passage.start < _TITLE
        if is_title or not items:
            return None
        place = pinpoints.before(self.text, self._lead(noun.start(), passage), self.language)
        # "In its general comment No. 3, the Committee on …": whose it is stands behind it.
        own = self._possessive(noun.start(), passage) is not None
        subject = self.cue_reader.subject_behind(items[-1].end("number")) if own else None
        behind = self.cue_reader.behind(items[-1].end("number"))
        after = self._after(items[-1].end("item"), min(stop, passage.end))
        before = self._before(noun.start(), passage)
        stated = [body for body in (_key(subject), _key(behind), after, before) if body in self.letters]
        return _Heading(noun, items, place, behind, stated)

    def citations(self, item: re.Match[str], heading: _Heading, whose: _Whose) -> list[ResolvedCitation]:
        """The citation of one number; none for the document's own."""
        noun, lead, behind = heading.noun, heading.place, heading.behind
        place = lead or pinpoints.after(self.text, item.end("item"), self.language)
        if behind and not place:
            place = pinpoints.after(self.text, behind.end, self.language)
        target = self._target(whose.body, item, noun)
        if target and target == self.header.symbol:
            return []
        evidence, reason = (whose.evidence, None) if target else (None, _reason(item))
        start = lead.start if lead else noun.start()
        relation = self.relations.at(start)
        return [ResolvedCitation(*item.span("number"), "document", target, evidence, reason, place, start, relation)]

    def _items(self, noun: re.Match[str]) -> Iterator[re.Match[str]]:
        item = self.patterns.case[noun.lastgroup or ""].match(self.text, noun.end())
        further = self.patterns.further[noun.lastgroup or ""]
        while item:
            yield item
            item = further.match(self.text, item.end("item"))

    def _lead(self, noun_start: int, passage: Passage) -> int:
        """Where the words for a comment begin: with its body, or “its”."""
        body = self.cue_reader.before(noun_start, passage)
        own = self._possessive(noun_start, passage)
        return body.start if body else noun_start if own is None else own

    def _possessive(self, noun_start: int, passage: Passage) -> int | None:
        return self.cue_reader.possessive(max(passage.start, noun_start - _POSSESSIVE), noun_start)

    # ---- whose it is ----------------------------------------------------------------------------------------------

    def whose(self, item: re.Match[str], heading: _Heading, earlier: Mapping[str, str]) -> _Whose:
        """The body that a number is of, and how that is known.

        Named around it in the sentence, else the issuing body, else the one that an earlier place states, else by
        number and year. A body that is named and had another year for the number gives way to one that had this.
        """
        number, stated = item["bare"], heading.stated
        if named := next((body for body in stated if self._fits(body, item)), None):
            return _Whose(named, "organ-named")
        if not stated and self.header.body in self.letters:
            return _Whose(self.header.body, "antecedent")
        if not stated and (before := earlier.get(number)):
            return _Whose(before, "antecedent")
        year = item.groupdict().get("year")
        dated = [c.body for c in self.comments.values() if c.number == number and c.year == year]
        if len(dated) == 1 and int(item["year"]) >= _COMPLETE:
            return _Whose(dated[0], "calendar")
        return _Whose(stated[0], "organ-named") if stated else _Whose()

    def _fits(self, body: str, item: re.Match[str]) -> bool:
        """Whether a body can have adopted its comment of a number in the year printed beside it."""
        year = item.groupdict().get("year")
        if year is None or "/" in item["bare"]:
            return True
        comment = self.comments.get((body, item["bare"]))
        if comment is None:
            return int(year) < _COMPLETE
        return abs(int(comment.year) - int(year)) <= 1

    def _after(self, end: int, stop: int) -> str | None:
        """The treaty body behind what a comment is about.

        “on the right to food, adopted by the Committee”, “of the Committee”.
        """
        first = bisect_right(self.body_by_start, (end, ""))
        for start, body in self.body_by_start[first:]:
            words = self.text[end:start]
            if start >= min(stop, end + _SUBJECT) or ";" in words or _STOP.search(words):
                return None
            if self.patterns.of_organ.search(words):
                return body
        return None

    def _before(self, noun_start: int, passage: Passage) -> str | None:
        """The treaty body last named in the sentence before a noun, itself or by its convention.

        “CEDAW, general recommendation”.
        """
        index = bisect_right(self.body_by_end, (noun_start, "\uffff")) - 1
        if index < 0 or self.body_by_end[index][0] < max(passage.start, noun_start - _SENTENCE):
            return None
        end, body = self.body_by_end[index]
        return None if _STOP.search(self.text, end, noun_start) else body

    # ---- what it is -----------------------------------------------------------------------------------------------

    def _target(self, body: str | None, item: re.Match[str], noun: re.Match[str]) -> str | None:
        if body is None:
            return None
        if noun.lastgroup == "communication":
            return f"{self.letters[body]} communication {item['bare']}"
        if int(item["bare"]) > _HIGHEST:
            return None
        comment: GeneralComment | None = self.comments.get((body, item["bare"]))
        return comment.symbol if comment and comment.symbol else f"general comment No. {item['bare']} ({body})"


def _reason(item: re.Match[str]) -> Reason:
    return "damaged-number" if item["bare"].isdigit() and int(item["bare"]) > _HIGHEST else "no-organ"


def _key(name: ResolvedName | None) -> str | None:
    return name.keys[0] if name and name.keys else None


def _body_of(name: ResolvedName, authorities: Authorities) -> str:
    """The body that a name stands for: itself, or the one that monitors the instrument; empty where none is."""
    if len(name.keys) != 1:
        return ""
    if name.kind == "instrument" and name.keys[0] in authorities.instruments:
        return authorities.instruments[name.keys[0]].monitored_by or ""
    return name.keys[0] if name.kind == "body" else ""


@lru_cache(maxsize=4)
def _letters(authorities: Authorities, bodies: frozenset[str]) -> dict[str, str]:
    """The letters by which a treaty body's communications are cited: those of its symbols, else its acronym."""
    found = {}
    for body in sorted(bodies):
        organs = [s.prefix.partition("/")[0] for s in authorities.series if s.body == body]
        acronyms = authorities.bodies[body].acronyms
        found[body] = next((letters for letters in (*organs, *acronyms) if len(letters) > 1), body)
    return found


class _Patterns(NamedTuple):
    """The patterns of a language.

    A list's nouns, for lower-case text, and its items by the group that names the noun.
    """

    nouns: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    """By the shortest noun that they begin with: a text without it has none of them."""
    case: dict[str, re.Pattern[str]]
    further: dict[str, re.Pattern[str]]
    of_organ: re.Pattern[str]
    """Between what a comment is about and its body."""


@lru_cache(maxsize=4)
def _comments(knowledge: Knowledge) -> dict[tuple[str, str], GeneralComment]:
    """General comments by body and number."""
    return {(comment.body, comment.number): comment for comment in knowledge.general_comments}


def _by_stem(kind_of: Mapping[str, str]) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """The patterns of nouns, by the shortest noun that each begins with: `general comments` by `general comment`."""
    nouns = {noun: re.compile(rf"{re.escape(noun)}(?=\W)(?P<{kind}>)") for noun, kind in kind_of.items()}
    stems = [noun for noun in nouns if not any(noun != other and noun.startswith(other) for other in nouns)]
    return tuple((stem, tuple(nouns[noun] for noun in nouns if noun.startswith(stem))) for stem in stems)


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words = language.treaty_body_words
    number, conjunction = before_next(language.citation["number"]), any_of(language.citation["and"])
    numbers = {
        # "12 (1999)", "24, (1999)"; never the "3" of "3.2" or "3 per cent".
        "comment": r"(?P<item>(?P<number>(?P<bare>\d{1,4})(?:,? ?\((?P<year>(?:19|20)\d\d)\))?)(?![\w/]|\.\d| per))",
        "communication": r"(?P<item>(?P<number>(?P<bare>\d{1,4}/(?P<year>(?:19|20)\d\d)))(?![\w/]))",
    }
    lead = rf"[{RAISED}]*,? (?i:{number})?"
    # "Nos. 24 (1999) on women and health, 25, 28 and 34", "No. 21 (1994) on equality and No. 29"; never a sentence
    # further on.
    join = rf"(?:,|,? {conjunction})"
    on = (
        rf"(?:[^;.()]{{0,120}}?{join} (?:(?i:{number})|(?=\d{{1,2}}(?:,| {conjunction} \d| \()))|{join} (?i:{number})?)"
    )
    return _Patterns(
        nouns=_by_stem({noun: kind for kind in numbers for noun in words[kind]}),
        case={kind: re.compile(lead + item) for kind, item in numbers.items()},
        further={kind: re.compile(on + item) for kind, item in numbers.items()},
        of_organ=re.compile(
            rf"\b{before_next(language.citation['of_organ'])}(?:{before_next(language.citation['articles'])})?$"
        ),
    )
