"""Names for bodies that no authority holds: by their own words, or by the act that founds them."""

import re
from collections import Counter
from collections.abc import Collection

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.act.mandates.names_by_act import can_be_name, name_by_act
from unkg.extraction.act.mandates.own_acts.object_patterns import ObjectPatterns

_ACRONYM = re.compile(r" \(([A-Z]{3,}[\w /-]*)\)")
_LONGEST = 160
_FEWEST_WORDS = 3
"""Words of a name at least that a text calls a body by, and that no other body shares: not “the working group”."""


def name_as_written(text: str, start: int, end: int, patterns: ObjectPatterns) -> str:
    """The noun phrase that begins at one offset and whose head ends at another, up to where the clause goes on."""
    stop = patterns.name_end.search(text, end, end + _LONGEST)
    words = text[start : stop.start() if stop else end]
    # "the multidisciplinary Independent Panel": what precedes a name is no part of it.
    words = patterns.before_names.sub("", words, 1).strip()
    return _capital(patterns.short_of_un.sub(patterns.united_nations, words, 1))


class NewBodies(Struct, frozen=True, eq=False):
    """Names the bodies that one act founds, as far as its text names them."""

    text: str
    act: str
    title: str | None
    """Title of the act."""
    patterns: ObjectPatterns
    language: Language

    def name(self, start: int, end: int) -> str | None:
        """A body's noun phrase with what it is about; with its acronym or its act if it fits many: “a commission”.

        None in a script without capitals, which do not set a name apart, and for a noun that no name has. In a language
        that declines, words as written are no name: “рабочую группу Шестого комитета”.
        """
        if self.language.declension.nouns:
            return name_by_act(self.text[start:end], self.act, self.language)
        words = name_as_written(self.text, start, end, self.patterns)
        if not can_be_name(words):
            called = name_by_act(words, self.act, self.language)
            return called or name_by_act(self.text[start:end], self.act, self.language)
        if self.patterns.subject.search(words):
            return words
        if topic := self.patterns.topic.match(self.text, end) or self.patterns.drafting.match(self.text, end):
            return f"{self._called(words, end)} {self._on} {topic['topic']}"
        if _is_proper(words, self.language):
            return words
        if acronym := _ACRONYM.match(self.text, end):
            return f"{words} ({acronym[1]})"
        return (
            self._by_title(words, end) or self._by_conference(words, end) or name_by_act(words, self.act, self.language)
        )

    def _called(self, words: str, end: int) -> str:
        """The words without what only describes the body, as the text calls it further on: “the negotiating group”."""
        rest = words.split()
        for first in range(len(rest) - _FEWEST_WORDS + 1):
            for the in self.language.mandate_clauses["the"]:
                if f" {the} {' '.join(rest[first:])} ".lower() in self.text[end:].lower():
                    return _capital(" ".join(rest[first:]))
        return words

    @property
    def _on(self) -> str:
        """“on”, between a body and its subject."""
        return self.language.mandate_clauses["on"][0]

    def _by_title(self, words: str, end: int) -> str | None:
        """The title of the act, if it names the body, or is the item that experts of Governments are asked to study."""
        if self.title is None:
            return None
        if self.title.lower().startswith(words.lower()) and self.patterns.subject.match(self.title, len(words)):
            return _capital(self.title)
        studying = self.language.mandate_clauses["studying_the_item"]
        called = self._called(words, end)
        if called.lower() not in studying:
            return None
        topic = self.title if self.title[:2].isupper() else self.title[:1].lower() + self.title[1:]
        return f"{called} {self._on} {topic}"

    def _by_conference(self, words: str, end: int) -> str | None:
        """“a preparatory committee … for the Conference”: that of the conference which the text names most often."""
        if words.lower() not in self.language.mandate_clauses["preparatory"]:
            return None
        if self.patterns.for_conference.match(self.text, end) is None:
            return None
        named = Counter(match[0] for match in self.patterns.conference.finditer(self.text)).most_common(2)
        if not named or (len(named) > 1 and named[0][1] == named[1][1]):
            return None
        preparing_for = self.language.mandate_clauses["preparing_for"][0]
        return f"{titled(words, self.language)} {preparing_for} {_capital(named[0][0])}"


def _is_proper(words: str, language: Language) -> bool:
    """Whether a name has a capital behind its first word that is not of words which many bodies share."""
    shared = {*language.mandate_clauses["generic"], *" ".join(language.mandate_clauses["head_nouns"]).split()}
    return any(word[0].isupper() and word.strip(",") not in shared for word in words.split()[1:])


def is_sanctions_body(head: str, language: Language) -> bool:
    """Whether bodies of this kind are known by the act that founds them: panels, groups and committees."""
    heads: Collection[str] = language.mandate_clauses["sanctions_heads"]
    return head.lower() in heads


def titled(words: str, language: Language) -> str:
    """“Group of Experts”, of “group of experts”."""
    small: Collection[str] = language.mandate_clauses["small_in_titles"]
    return " ".join(w if w in small else _capital(w) for w in words.split())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
