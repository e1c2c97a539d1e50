"""The title that a masthead prints: its parts, without the agenda item's title and what comes after."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct

from unkg.authorities import Knowledge, Language
from unkg.authorities.states import state_code_in_any_language
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.words import RAISED
from unkg.extraction.scan.gazetteer import Gazetteer
from unkg.extraction.scan.masthead.patterns import TitlePatterns, patterns_of, title_patterns
from unkg.extraction.scan.names import find_names

# A hyphen at a line's end, where lines are joined by spaces; never the dash of "Wells - a study".
_HYPHENATED = re.compile(r"(?<=\w)- (?=\w)")
_MARKS = f" *\u2217\u2020{RAISED}"
_TRIMMED = f' _#"{_MARKS}'
# The stars that mark footnotes: "submitted by States*, **"; never a comma behind words.
_STARS = re.compile(r"(?:, ?)?[*\u2217\u2020]+")
_HOLDERS = frozenset({"body", "mechanism"})
"""Kinds of what holds sessions."""
_PARTS = 2
"""Parts of a title before "Report of" or "Note by"."""
_LONGEST = 500
"""Characters of a part; longer ones are running text."""
_LONGEST_FRAME = 160
_LONG_TITLE = 100
"""Characters of a line that is joined to a paragraph below a blank line."""
_MOST_LINES = 120
"""Lines of a masthead with its title and a long list of sponsors; others may have thousands of headings."""
_SOLID_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class Line(NamedTuple):
    """A printed line of a heading; offsets in the normalized text."""

    start: int
    end: int
    words: str
    """Without the marks of footnotes."""
    after_blank: bool
    is_marked: bool
    """Whether it ends with the mark of a footnote."""
    passage: Passage


def heading_lines(normalized: NormalizedText, text: str, heading: list[Passage], below: Passage | None) -> list[Line]:
    """The printed lines of a heading's passages; `text` is the document's.

    A long title may have been taken for the beginning of the paragraph below it, `below`: those of its lines come last
    that end without punctuation before a blank line.
    """
    found = [line for passage in heading for line in _printed(text, passage)]
    if below is not None and not below.paragraph.label:
        printed = list(_printed(text, below))
        found += printed[
            : max((i for i in range(1, len(printed)) if _is_cut(text, printed[i - 1], printed[i])), default=0)
        ]
    return [_line(normalized, text, found, place) for place in range(min(len(found), _MOST_LINES))]


_Printed = tuple[int, int, Passage]
"""Start and end of a line in the document's text, and its passage."""


def _printed(text: str, passage: Passage) -> Iterator[_Printed]:
    start, end = passage.paragraph.start, passage.paragraph.end
    for match in _SOLID_LINE.finditer(text, start, end):
        yield match.start(), match.end(), passage


def _is_apart(text: str, before: _Printed, line: _Printed) -> bool:
    """Whether a blank line stands between two lines."""
    return text[before[1] : line[0]].count("\n") > 1


def _is_cut(text: str, before: _Printed, line: _Printed) -> bool:
    """Whether a title ends before a line that begins a paragraph; never the halves of one that a page's end cuts."""
    is_long = before[1] - before[0] >= _LONG_TITLE
    return is_long and _is_apart(text, before, line) and not text[line[0]].islower()


def _line(normalized: NormalizedText, text: str, printed: list[_Printed], place: int) -> Line:
    start, stop, passage = printed[place]
    first = normalized.normalized_offset(start, passage)
    end = passage.end if stop >= passage.paragraph.end else normalized.normalized_offset(stop, passage)
    if first >= end and place and printed[place - 1][2] is passage:  # the end of a word that a line's end has cut
        first = normalized.normalized_offset(printed[place - 1][1], passage)
    printed_words = normalized.text[first:end]
    words = printed_words.strip(' _#"')
    first += len(printed_words) - len(printed_words.lstrip(_TRIMMED))
    after_blank = place > 0 and _is_apart(text, printed[place - 1], printed[place])
    return Line(first, end, _bare(words), after_blank, words[-1:] in _MARKS, passage)


def _bare(words: str) -> str:
    """Words without the marks of footnotes."""
    return _STARS.sub("", words).strip(_TRIMMED).removesuffix(" .")


def is_end(line: str, language: Language) -> bool:
    """Whether a line of a heading comes after the title: contents, a summary, the first section."""
    return title_patterns(language).end.match(line) is not None


class Titles(Struct, frozen=True):
    """Reads the title of one masthead."""

    normalized: NormalizedText
    lines: list[Line]
    """The lines of the masthead and the title."""
    language: Language
    knowledge: Knowledge
    names: Gazetteer

    def number(self) -> str | None:
        """The number of a resolution or decision: `60/251`."""
        found = self._numbered_line()
        return found[1]["number"] if found else None

    def numbered(self) -> str | None:
        """The title behind the number of a resolution or decision: "60/251. Human Rights Council"."""
        found = self._numbered_line()
        if not found:
            return None
        place, match = found
        line = self.lines[place]
        own = line._replace(start=line.start + match.end(), words=line.words[match.end() :])
        rest = [own, *self.lines[place + 1 :]] if own.words else self.lines[place + 1 :]
        return next(iter(self._parts(rest)), None)

    def _numbered_line(self) -> tuple[int, re.Match[str]] | None:
        """The line of the number; one with the word for the act only if none has the number alone.

        "Council resolution 7/15" may be an act's own head, or go on with what an agenda item cites.
        """
        for place, line in enumerate(self.lines):
            if match := self._patterns.number.match(line.words):
                return place, match
        for place, line in enumerate(self.lines):
            match = self._patterns.named_number.match(line.words)
            if match and not (place and self._continues([self.lines[place - 1]], line)):
                return place, match
        return None

    def whole(self, *, introduced: bool = False) -> str | None:
        """All parts of the title of a report, a note or another document, joined by colons.

        `introduced` tells that one of them is "Letter dated" or the like, without which there is no title.
        """
        lines, has_item = self._below_frame()
        parts = list(self._chosen(self._without_agenda(lines, has_item=has_item)))
        if introduced and not any(map(self._introduces, parts)):
            return None
        return ": ".join(parts) or None

    def in_capitals(self) -> str | None:
        """A first line in capitals, the title of a paper without masthead."""
        first = next(iter(self._parts(self.lines)), "")
        return first if first.isupper() and first.count(" ") > 1 and not self._is_frame(first) else None

    # ---- lines ----------------------------------------------------------------------------------------------------

    def _below_frame(self) -> tuple[list[Line], bool]:
        """The lines below the last one of the frame, and whether an agenda item is above them."""
        place, has_item = 0, False
        for index, line in enumerate(self.lines):
            if self._introduces(line.words) or self._is_addition(line.words):
                break
            if self._is_frame(line.words):
                place = index + 1
                has_item = has_item or bool(patterns_of(self.language).agenda_item.search(line.words))
        return self.lines[place:], has_item

    def _is_frame(self, words: str) -> bool:
        patterns = self._patterns
        if not words or patterns.proposed.search(words):
            return True
        if len(words) > _LONGEST_FRAME:
            return False
        return not self._is_standing_item(words) and bool(
            patterns.frame.match(words) or patterns.days.match(words) or self._names_body(words)
        )

    def _names_body(self, words: str) -> bool:
        """Whether a line is the name of a body, perhaps with its session."""
        part = NormalizedText(text=words, lower=words.lower())
        named = next(
            (
                n
                for n in find_names(part, self.names)
                if n.start == 0 and n.form == "full" and n.keys[0].kind in _HOLDERS
            ),
            None,
        )
        rest = words[named.end :].strip(" *,") if named else words
        return bool(named) and (not rest or bool(self._patterns.frame.match(rest)))

    def _without_agenda(self, lines: list[Line], *, has_item: bool) -> list[str]:
        """The parts without the title of the agenda item.

        That title is known, or follows the item without a blank line, or is in capitals and the document's is not, or
        is the first of two before "Report of". A report needs no title above "Report of", a note does above "Note by".
        """
        parts = list(self._parts(lines))
        if len(parts) < _PARTS:
            return parts
        known = self._is_standing_item(parts[0])
        introduced = list(map(self._introduces, parts))
        attached = (
            has_item and not introduced[0] and not lines[0].after_blank and any(line.after_blank for line in lines)
        )
        above = parts[0].isupper() and not parts[1].isupper() and (not introduced[1] or self._is_report(parts[1]))
        first_of_two = len(parts) > _PARTS and not any(introduced[:2]) and introduced[2]
        return parts[1:] if known or attached or (has_item and (above or first_of_two)) else parts

    def _introduces(self, part: str) -> bool:
        """Whether a part begins with "Report of", "Note by" or the like."""
        return self._patterns.note.match(part) is not None

    def _is_report(self, part: str) -> bool:
        words = tuple(words for words, kind in self.language.types.items() if kind == "report")
        return part.casefold().startswith(words)

    def _is_standing_item(self, words: str) -> bool:
        """Whether words are the title of an item that is on every agenda; it may be that of a mechanism."""
        return words.casefold().startswith(self.language.masthead.get("agenda_titles", ()))

    # ---- parts ----------------------------------------------------------------------------------------------------

    def _parts(self, lines: list[Line]) -> Iterator[str]:
        """The parts of a title, each of one or more lines."""
        part: list[Line] = []
        for line in takewhile(lambda line: line.end - line.start <= _LONGEST, lines):
            if part and not self._continues(part, line):
                yield self._words(part)
                part = []
            if line.words:
                part.append(line)
        if part:
            yield self._words(part)

    def _words(self, part: list[Line]) -> str:
        """The words of a part, without the marks of its footnotes; a line's end keeps the hyphen of an ordinal."""
        text, (first, last) = self.normalized.text, (part[0], part[-1])
        if first.passage is last.passage:
            joined = text[first.start : last.end]
        else:
            joined = _HYPHENATED.sub("-", " ".join(text[line.start : line.end].strip() for line in part))
        return _bare(self._patterns.joined_ordinal.sub(r"\1-\2", joined))

    def _continues(self, part: list[Line], line: Line) -> bool:
        before = part[-1].words
        if self._patterns.unfinished.search(before) or line.words[:1].islower():
            return True
        if line.words.isupper() and before.isupper() and self._patterns.unfinished.match(line.words.partition(" ")[0]):
            return True
        if self._is_inside_name(before, line.words):
            return True
        if self._is_addition(line.words) or self._is_state(line.words) or self._introduces(line.words):
            return False
        if self._is_state(before) or self._is_addition(before) or part[-1].is_marked:
            return False
        return line.passage is part[-1].passage and not line.after_blank

    def _is_inside_name(self, before: str, words: str) -> bool:
        """Whether a name that is known begins on one line and ends on the next."""
        joined = f"{before} {words}"
        part = NormalizedText(text=joined, lower=joined.lower())
        return any(n.start < len(before) < n.end for n in find_names(part, self.names))

    def _chosen(self, parts: list[str]) -> Iterator[str]:
        """The parts up to what no longer belongs to the title.

        Before "Report of" are at most two; after it, or after a State, only a State, an addendum and its title.
        """
        is_closed, is_addendum = False, False
        for place, part in enumerate(parts):
            adds, introduces, names_state = self._is_addition(part), self._introduces(part), self._is_state(part)
            if is_closed and not (is_addendum or adds or names_state):
                return
            if place >= _PARTS and not (is_closed or adds or introduces or names_state):
                return
            yield part
            if is_addendum and not adds:
                return
            is_closed = is_closed or introduces or adds or (names_state and place > 0)
            is_addendum = adds and part.casefold().startswith(self.language.masthead.get("addendum", ()))

    def _is_state(self, words: str) -> bool:
        return state_code_in_any_language(words, self.knowledge.authorities) is not None

    def _is_addition(self, words: str) -> bool:
        return self._patterns.addition.match(words) is not None

    @property
    def _patterns(self) -> TitlePatterns:
        return title_patterns(self.language)
