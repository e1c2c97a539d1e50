"""Reviews: what States recommend to the State under review, in lists (“136.4 Ratify … (France);”) and in the narrative, and what it answers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.act.recommendations.review_narrative import Narrative
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.words import any_of_each
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import Action, Authorities, Recommendation, Response

_LEAST_OBJECT = 12
"""Characters between two verbs that have each an object: “sign and ratify” is one recommendation."""
_MOST_BETWEEN = 1600
"""Characters: a longer stretch without a State in parentheses is narrative, not one recommendation."""
_LEAST_LISTED = 3
"""Paragraphs with States in parentheses that make a list of a review's recommendations."""
_LONGEST_ANSWER = 900
"""Characters of a paragraph that says what the State under review answers."""

_LONGEST_LINE = 90
"""Characters of a line that says whose recommendations stand below it."""
_REVIEW = "Universal Periodic Review"
_SHORTEST_NAME = 3
"""Letters: no shorter spelling in a key is a State's."""


class _Segment(NamedTuple):
    """A stretch of a paragraph that ends with the States that recommend it in parentheses."""

    start: int
    end: int
    states: tuple[str, ...]


class Reviews:
    """Reads the lists of one text; `key` is the document's, which may name the State under review."""

    def __init__(
        self,
        normalized: NormalizedText,
        names: list[ResolvedName],
        key: str,
        authorities: Authorities,
        language: Language,
    ) -> None:
        self.normalized = normalized
        self.names = names
        self.key = key
        self.language = language
        self.states, self.spelled = _states_by_name(authorities)
        self.grammar = _grammar(language)

    def all(self) -> list[Action]:
        """Every recommendation of a review, in order of place; none where the text is no review."""
        under_review = self._state_under_review()
        if under_review is None:
            return []
        listed = self._listed(under_review)
        if sum(bool(s) for _, s in listed) < _LEAST_LISTED and not any(n.keys == (_REVIEW,) for n in self.names):
            return []
        narrative = Narrative(self.normalized, self.names, self.language)
        found: list[Action] = []
        response: Response | None = None
        for passage, segments in listed:
            if segments:
                found += self._of_list(passage, segments, under_review, response)
                continue
            response = self._response(passage, response)
            if passage.paragraph.kind not in {"heading", "footnote"}:
                found += narrative.of_passage(passage, under_review)
        return found

    def _listed(self, under_review: str) -> list[tuple[Passage, list[_Segment]]]:
        """Each passage with the stretches of it that States recommend: those that it names itself, else the one of the heading above."""
        found: list[tuple[Passage, list[_Segment]]] = []
        makers: tuple[str, ...] = ()
        for passage in self.normalized.passages:
            segments = self._segments(passage, under_review)
            told = self._makers(passage)
            if told is not None:
                makers = () if under_review in told else told
            elif makers and not segments and passage.paragraph.label:
                segments = [_Segment(passage.content, passage.end, makers)]
            found.append((passage, segments))
        return found

    def _makers(self, passage: Passage) -> tuple[str, ...] | None:
        """Whose recommendations a short line says that the items below are: “Recommendations made by France”; None where it is no such line."""
        words = self.normalized.lower[passage.content : passage.end].strip(" *#:.")
        if len(words) > _LONGEST_LINE:
            return None
        match = self.grammar.made_by.match(words)
        if match:
            return self._states(words[match.end() :])
        return () if passage.paragraph.kind == "heading" else None

    def told(self, recommendations: tuple[Recommendation, ...]) -> list[Action]:
        """The recommendations that a table tells, with the verbs that their words begin with."""
        by_start = {one.start: one for one in recommendations}
        found: list[Action] = []
        for passage in self.normalized.passages:
            one = by_start.get(passage.paragraph.start)
            if one is None:
                continue
            verbs = list(self._verbs(_Segment(passage.content, passage.end, one.issuers)))
            for first, last, verb in verbs or [(passage.content, passage.end, "recommend")]:
                start, end = self.normalized.original(first, last)
                second, label = first != (verbs[0][0] if verbs else first), passage.paragraph.label
                found.append(
                    Action(
                        start, end, verb, "recommend", one.issuers, one.addressees, label, second,
                        response=one.response, themes=one.themes,
                    )
                )  # fmt: skip
        return found

    # ---- who ------------------------------------------------------------------------------------------------------

    def _segments(self, passage: Passage, under_review: str | None) -> list[_Segment]:
        if passage.paragraph.kind in {"heading", "footnote"}:
            return []
        found = []
        position = passage.content
        for match in self.grammar.in_parentheses.finditer(self.normalized.text, passage.content, passage.end):
            states = self._states(match["states"])
            if states and under_review not in states and match.start() - position < _MOST_BETWEEN:
                found.append(_Segment(position, match.start(), states))
                position = match.end()
        return found

    def _states(self, words: str) -> tuple[str, ...]:
        """The States of a list; none where anything in it is no State: “(France and others)”, “(see Norway)”."""
        names = [self.grammar.article.sub("", part.strip()).lower() for part in self.grammar.parts.split(words)]
        codes = [self.states.get(name) for name in names if name]
        known = tuple(code for code in codes if code)
        return known if len(known) == len(codes) else ()

    def _state_under_review(self) -> str | None:
        """The State that a heading names alone or behind a colon, else the one that the document's key spells."""
        headings = (p for p in self.normalized.passages if p.paragraph.kind == "heading")
        for words in (self.normalized.lower[p.start : p.end].strip(" *#:") for p in headings):
            state = next(
                (code for part in self.grammar.headed.split(words) if (code := self.states.get(part.strip()))), None
            )
            if state:
                return state
        return self.spelled.get(_letters(self.key.rpartition("/")[2])) or self._state_of_review()

    def _state_of_review(self) -> str | None:
        """The State of “The review of Norway was held”, where no heading tells it."""
        for match in self.grammar.review_of.finditer(self.normalized.lower):
            state = next((n for n in self.names if n.start == match.end() and n.kind == "state"), None)
            if state:
                return state.keys[0]
        return None

    def _response(self, passage: Passage, before: Response | None) -> Response | None:
        """What a paragraph before a list says of it, else what was said before: “The recommendations below enjoy the support of”."""
        words = self.normalized.lower[passage.content : passage.end]
        told = len(words) < _LONGEST_ANSWER and self.grammar.of_list.search(words)
        if not told or self.grammar.above.search(words):
            return before
        answer = self.grammar.answer.search(words)
        if answer is None:
            return before
        return next((response for response in _RESPONSES if answer[response]), None)

    # ---- what -----------------------------------------------------------------------------------------------------

    def _of_list(
        self, passage: Passage, segments: list[_Segment], under_review: str, response: Response | None
    ) -> Iterator[Action]:
        second = False
        for segment in segments:
            for first, last, verb in self._verbs(segment):
                start, end = self.normalized.original(first, last)
                label = passage.paragraph.label
                addressees = (under_review,)
                yield Action(
                    start, end, verb, "recommend", segment.states, addressees, label, second, response=response
                )
                second = True

    def _verbs(self, segment: _Segment) -> Iterator[tuple[int, int, str]]:
        """Where each recommendation of a segment begins, and where its verb ends."""
        text, end = self.normalized.text, segment.end
        opening = self.grammar.opening.match(text, segment.start, end)
        if opening and self._is_no_verb(opening["verb"]):
            opening = self.grammar.introduced.match(text, opening.start("words"), end)
        if not opening:
            return
        yield opening.start("words"), opening.end("words"), opening["verb"].lower()
        for match in self.grammar.goes_on.finditer(text, opening.end(), end):
            begins_alike = opening["to"] if match["to"] else match.start() - opening.end() > _LEAST_OBJECT
            if begins_alike:
                yield match.start("words"), match.end("words"), match["any"] or match["verb"]

    def _is_no_verb(self, word: str) -> bool:
        return bool(self.grammar.no_verb.fullmatch(word.lower())) or word.lower() in self.states


_RESPONSES: tuple[Response, ...] = ("rejected", "noted", "supported")


class _Grammar(NamedTuple):
    """The patterns of a language; those from `of_list` on are for lower-case text."""

    in_parentheses: re.Pattern[str]
    parts: re.Pattern[str]
    article: re.Pattern[str]
    opening: re.Pattern[str]
    introduced: re.Pattern[str]
    goes_on: re.Pattern[str]
    no_verb: re.Pattern[str]
    of_list: re.Pattern[str]
    above: re.Pattern[str]
    answer: re.Pattern[str]
    headed: re.Pattern[str]
    review_of: re.Pattern[str]
    made_by: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(language: Language) -> _Grammar:
    words = any_of_each(language.review_words)
    answers = "|".join(rf"(?P<{response}>{words[response]})" for response in _RESPONSES)
    return _Grammar(
        # "(France, Spain)"; never "(art. 9)" or "(2011)", which no capital begins.
        in_parentheses=re.compile(rf"\((?P<states>(?:{words['article']} )?[A-Z][^()]{{2,200}})\)"),
        parts=re.compile(rf",? {words['and']} |, |; ?|/"),
        article=re.compile(rf"^{words['article']} "),
        opening=_opening(words),
        # "In cooperation with the Office, strengthen": only a verb of the table, for any word can follow a comma.
        introduced=re.compile(
            rf"(?P<words>(?P<to>{words['to']} )?[^;]{{3,200}}?, (?:[a-z]+ly )?(?P<verb>{words['verbs']}))\b"
        ),
        goes_on=_goes_on(words),
        no_verb=re.compile(words["no_verb"]),
        # "The recommendations listed below"; never a narrative's "had accepted many recommendations".
        of_list=re.compile(
            rf"\b{words['below']} {words['recommendation']}\b|\b{words['recommendation']}\b.*\b{words['below']}\b"
        ),
        above=re.compile(rf"\b{words['above']}\b"),
        answer=re.compile(rf"\b(?:{answers}|{words['pending']})\b"),
        # "UPR 20th session - Norway - list", "Review: Norway"; never the hyphen of "Guinea-Bissau".
        headed=re.compile(r":| [-\u2013|] "),
        review_of=re.compile(rf"\b{words['review_of']} (?:{words['article']} )?"),
        made_by=re.compile(rf"{words['made_by']} (?:{words['article']} )?"),
    )


def _opening(words: dict[str, str]) -> re.Pattern[str]:
    """What opens a recommendation: “136.4 Ratify”, “(b) To take”, “; and to further strengthen”; the item's number is no part of it."""
    lead = rf"[ ;,.]*(?:{words['joining']}(?: {words['also']})?,? )?"
    number = r"(?:(?:\([a-z]{1,3}\)|[a-z]\)|\d{1,3}\.\d{1,3}\.?|[-•])\s*)?"
    adverbs = rf"(?:[A-Za-z]+ly(?: {words['and']} [a-z]+ly)? |{words['before_verb']} )*"
    to = rf"(?P<to>{words['to']},? )?(?:{words['inter_alia']} )?"
    return re.compile(rf"{lead}{number}(?P<words>{to}{adverbs}(?P<verb>[A-Za-z][a-z-]+))")


def _goes_on(words: dict[str, str]) -> re.Pattern[str]:
    """A further recommendation of the same States: “and to raise”, “; continue its”; never the second verb of “sign and ratify the”."""
    adverbs = rf"(?:[a-z]+ly |{words['before_verb']} )"
    with_to = rf"(?P<to>{words['to']} ){adverbs}*(?P<any>[a-z-]+)"
    its_object = rf"(?= (?:{words['determiners']}|[a-z]+ {words['objects']})\b)"
    bare = rf"{adverbs}?(?P<verb>{words['verbs']}){its_object}"
    return re.compile(rf"(?:[;,]? {words['joining']}(?: {words['also']})?|;)[,;]? (?P<words>{with_to}|{bare})")


@lru_cache(maxsize=4)
def _states_by_name(authorities: Authorities) -> tuple[dict[str, str], dict[str, str]]:
    """Lower-case names of States to their codes, and the letters of the names that are long enough to be one's alone."""
    found: dict[str, str] = {}
    for state in authorities.states.values():
        for name in (state.name, *state.names):
            found.setdefault(name.lower(), state.iso3)
    spelled = {_letters(name): code for name, code in reversed(found.items()) if len(name) > _SHORTEST_NAME}
    return found, spelled


def _letters(words: str) -> str:
    """The letters of a name or key: `newzealand` of “New Zealand” and `newzealand2009`."""
    return re.sub(r"[^a-z]", "", words.lower())
