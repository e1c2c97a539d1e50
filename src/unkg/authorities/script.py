"""How a language is written, and how its texts are read before words are looked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from unkg.symbols import roman_numeral

_LEAST = 2
"""Letters of a word that can stand behind a prefix."""
_MOST_WORDS = 1 << 17
"""Words of which is kept how they are taken apart."""
_TENS = 20
"""From here on an ordinal behind another is added to it: “الحادي والعشرون” is the 21st."""
_NEVER = "(?!)"
_FEW_LETTERS = 40
"""Letters of a text that are faster replaced one after the other than looked up one by one."""
_IN_WORD = r"[^\W⁰¹²³⁴-⁹]"
"""A letter or digit; never the marker of a footnote, which Python counts as one: “للألفية⁶”."""
_LETTER = r"[^\W\d_A-Za-z⁰¹²³⁴-⁹]"
"""A letter of a script other than the Latin one."""
_ENDS = f"(?!{_IN_WORD})"
_DIGIT = re.compile(r"\d")


class Rereading(NamedTuple):
    """A span of a text and what is read in its place; an empty span is an insertion."""

    start: int
    end: int
    instead: str


_SPACE = Rereading(1, 1, " ")
"""Behind a prefix of one letter."""


@dataclass(frozen=True, eq=False)
class Script:
    """The script of a language.

    Characters are read one for one by `plain`. What takes another length is read by `read` or `rereadings`: characters
    that are passed over, words joined to the next one, letters and sessions of numbers. Afterwards words stand apart
    and numbers are written as in English.
    """

    read_as: dict[int, str]
    """Code point of a character to the one that it is read as: other digits, variants of a letter."""
    clause_capitals: bool = True
    """Whether the paragraphs of a resolution begin with a capital: “Recalling”, but “ссылаясь”."""
    spaces: bool = True
    """Whether words are written with spaces between them."""
    silent: str = ""
    """Characters that texts may leave out: vowel marks, marks of direction."""
    conjunctions: tuple[str, ...] = ()
    """Words joined to any next word: “و” of “والقرار”."""
    prepositions: tuple[str, ...] = ()
    """Words joined to a next noun: “ب” of “بالقرار”."""
    article: str = ""
    """The article, which is joined to its noun and loses its first letter behind the same letter: “للقرار”."""
    possessives: tuple[str, ...] = ()
    """Possessives joined behind the noun: “ها” of “قرارها”; they are read in front of it."""
    last_letters: Mapping[str, str] = field(default_factory=dict)
    """Last letters to those that they may stand for: “الجمعيه” is “الجمعية”, as “قراره” is not “قرارة”."""
    is_construct: bool = False
    """Whether a noun and what it belongs to stand side by side, without a word for “of”."""
    has_ones_first: bool = False
    """Whether the ones of an ordinal stand before the tens: “الرابعة والسبعون”, the 74th."""
    items: str = ""
    """The letters of list items, in the order of those in English: “(ب)” is (b)."""
    letters_of_numbers: tuple[str, ...] = ()
    """The names of letters behind the number of a resolution, from A on: “57/270 باء”."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """Marks of sessions before their number: “دإ-23/2” is S-23/2, “(د-5)” is (V)."""
    conferences: Mapping[str, str] = field(default_factory=dict)
    """Marks of conferences behind the number of a decision: “1/م أ-21” is 1/CP.21."""
    conferences_alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a mark is read as to all that it may stand for: “م أ” is CP, and COP as well."""
    parts: tuple[str, ...] = ()
    """Parts of texts that are numbered by ordinals or names of letters where English has figures: “المرفق الثاني”."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    to: tuple[str, ...] = ()
    """What stands between the first and last letter of a range."""
    nouns: frozenset[str] = frozenset()
    """Nouns that a possessive may be joined to, and verbs with a pronoun as their object: “يحثها”."""
    known: frozenset[str] = frozenset()
    """Words that a conjunction may be joined to."""
    heads: frozenset[str] = frozenset()
    """Words without article that a preposition may be joined to."""
    beginnings: frozenset[tuple[str, str]] = frozenset()
    """The first two words of names that begin without article: “لجنة حقوق”."""
    whole: frozenset[str] = frozenset()
    """Words that are never taken apart."""

    def plain(self, words: str) -> str:
        """Words as they are read, of the same length."""
        if not self.read_as:
            return words
        odd = set(self._odd.findall(words))
        if not self._replaceable or len(odd) > _FEW_LETTERS:
            return words.translate(self.read_as)
        for letter in odd:
            words = words.replace(letter, self._replaceable[letter])
        return words

    @cached_property
    def _replaceable(self) -> dict[str, str]:
        """Letters to those that they are read as, if these can be replaced one after the other; else none."""
        table = {chr(code): read for code, read in self.read_as.items() if chr(code) != read}
        return {} if table.keys() & set(table.values()) else table

    @cached_property
    def _odd(self) -> re.Pattern[str]:
        """The letters that can be replaced one after the other."""
        return re.compile(f"[{re.escape(''.join(self._replaceable))}]" if self._replaceable else _NEVER)

    @property
    def is_changed(self) -> bool:
        """Whether a text is searched in other letters, or with other spaces, than it is printed."""
        return bool(self.read_as) or self.is_reread or not self.spaces

    @cached_property
    def is_reread(self) -> bool:
        """Whether reading changes the length of a text."""
        return bool(self.silent or self.conjunctions or self.sessions)

    @cached_property
    def silent_marks(self) -> re.Pattern[str]:
        """Characters to pass over, several together."""
        return re.compile(f"[{re.escape(self.silent)}]+" if self.silent else _NEVER)

    def read(self, words: str) -> str:
        """Words as they are read, perhaps of another length."""
        words = self.plain(words)
        if not self.is_reread:
            return words
        words = self.silent_marks.sub("", words)
        parts, position = list[str](), 0
        for start, end, instead in self.rereadings(words):
            if start >= position:
                parts += (words[position:start], instead)
                position = end
        return "".join((*parts, words[position:]))

    def length_of(self, printed: str, read: int) -> int:
        """How many printed characters the first ones read stand for, such as those of a label."""
        if not self.is_reread:
            return read
        lengths = range(1, len(printed))
        return next((length for length in lengths if len(self.read(printed[:length])) >= read), len(printed))

    def rereadings(self, text: str) -> list[Rereading]:
        """What is read otherwise in a text that is plain and without silent characters, in order; they may overlap."""
        if not self.is_reread:
            return []
        found = [*self._of_parts(text), *self._of_items(text), *self._apart(text)]
        if _DIGIT.search(text):
            found += self._of_numbers(text)
        return sorted(found)

    def _of_parts(self, text: str) -> Iterator[Rereading]:
        for match in self._patterns.of_parts.finditer(text):
            yield from self._figures(text, *match.span("figures"))

    def _of_numbers(self, text: str) -> Iterator[Rereading]:
        """What stands beside figures: letters, sessions and conferences."""
        patterns = self._patterns
        for match in patterns.letters.finditer(text):
            yield from self._letters(text, *match.span("behind" if match["behind"] else "before"))
        for match in patterns.in_parentheses.finditer(text):
            mark = self.sessions[match["mark"].replace(" ", "")]
            yield Rereading(match.start(), match.end(), f"({mark}{roman_numeral(int(match['number']))})")
        for match in patterns.session.finditer(text):
            if mark := self.sessions[match["mark"].replace(" ", "")]:
                yield Rereading(match.start(), match.end(), f"{match['and']} {mark}" if match["and"] else mark)
        for match in patterns.mirrored.finditer(text):
            yield Rereading(match.start(), match.end(), ")")
        for match in patterns.apart.finditer(text):
            yield Rereading(match.start(), match.end(), " ")
        for match in patterns.conference.finditer(text):
            yield Rereading(match.start(), match.end(), f"/{self.conferences[match['mark'].replace(' ', '')]}.")

    def _letters(self, text: str, begin: int, end: int) -> Iterator[Rereading]:
        """The letters behind a number, each as its Latin one, with a space before it."""
        for word in self._patterns.letter.finditer(text, begin, end):
            apart = "" if text[word.start() - 1] == " " else " "
            join = f"{word['join'].rstrip()} " if word["join"] else ""
            if apart or join:
                yield Rereading(word.start(), word.start("letter"), apart + join)
            yield Rereading(word.start("letter"), word.end(), self._latin(word["letter"]))

    def _latin(self, name: str) -> str:
        """The Latin letter that a name stands for; behind Z letters are doubled: “ألف ألف” is AA."""
        return "".join(chr(ord("A") + self.letters_of_numbers.index(letter)) for letter in name.split())

    def _figures(self, text: str, begin: int, end: int) -> Iterator[Rereading]:
        """The ordinals and letters behind a part as figures: “الثاني والثالث” is II and III, “ثالثا - باء” is III.B."""
        found: list[tuple[int, int, int, str, str]] = []  # start, end, number, what joins it, what follows it
        for word in self._patterns.figure.finditer(text, begin, end):
            number = self.ordinals.get(word["ordinal"] or "", 0)
            letter = self._latin(word["letter"] or word["alone"]) if word["letter"] or word["alone"] else ""
            section = "." * bool(number and letter) + letter + (f".{word['point']}" if word["point"] else "")
            if number >= _TENS and found and 0 < found[-1][2] < _TENS and word["join"]:
                start, _, before, join, _ = found.pop()
                found.append((start, word.end(), before + number, join, section))
            else:
                found.append((word.start(), word.end(), number, (word["join"] or "").strip(), section))
        for start, stop, number, join, section in found:
            lead = ("" if text[start - 1] == " " else " ") + (f"{join} " if join else "")
            yield Rereading(start, stop, lead + roman_numeral(number) + section)

    def _of_items(self, text: str) -> Iterator[Rereading]:
        for match in self._patterns.figured.finditer(text):
            yield Rereading(match.start(), match.end(), f"({roman_numeral(int(match[1])).lower()})")
        for match in self._patterns.item.finditer(text):
            place = self.items.index(match[1])
            if place < 26:
                yield Rereading(match.start(1), match.end(1), chr(ord("a") + place))

    # ---- words that are joined --------------------------------------------------------------------------------------

    def _apart(self, text: str) -> Iterator[Rereading]:
        """Where words are taken apart; what was found for a word is kept."""
        found = self._taken
        for match in self._patterns.joined.finditer(text):
            word, start = match[0], match.start()
            if self._doubled in word or word.removeprefix(word[0]) in self._ambiguous or word in self._ambiguous:
                behind = self._patterns.word.match(text, match.end() + 1)
                word = f"{word} {behind[0] if behind else ''}"
            taken = found.get(word)
            if taken is None:
                if len(found) >= _MOST_WORDS:
                    found.clear()
                taken = found[word] = tuple(self._reread(*word.partition(" ")[::2]))
            for first, last, instead in taken:
                yield Rereading(start + first, start + last, instead)

    def _reread(self, word: str, behind: str) -> list[Rereading]:
        """How a word is read: taken apart, and with the last letter that texts write otherwise, if it is known so."""
        taken = self._taken_apart(word, behind)
        letter = self.last_letters.get(word[-1:])
        if taken or letter is None or word in self.known:
            return taken
        usual, last = word[:-1] + letter, Rereading(len(word) - 1, len(word), letter)
        taken = self._taken_apart(usual, behind)
        return [*taken, last] if taken or usual in self.known else []

    def _taken_apart(self, word: str, behind: str) -> list[Rereading]:
        """How a word is taken apart; `behind` is the next word, where it matters."""
        if word in self.whole and (word[1:], behind) not in self.beginnings:
            return []
        if owned := self._owned(word):
            return owned
        first, rest = word[:1], word[1:]
        if first in self.conjunctions:
            if further := self._taken_apart(rest, behind):
                return _joined(_SPACE, further)
            is_word = rest.isdecimal() or (len(rest) >= _LEAST and rest in self.known)
            return [_SPACE] if is_word else []
        if first not in self.prepositions:
            return []
        if apart := self._behind_preposition(rest, behind):
            return [Rereading(1, 1, apart)]
        owned = self._owned(rest)
        return _joined(_SPACE, owned) if owned else []

    def _owned(self, word: str) -> list[Rereading]:
        """A noun with a possessive: “قرارها”; never one with the article, as “المقرره” for “المقررة”."""
        if self.article and word.startswith(self.article):
            return []
        for suffix in self.possessives:
            if word.endswith(suffix) and word[: -len(suffix)] in self.nouns:
                return [Rereading(0, 0, f"{suffix} "), Rereading(len(word) - len(suffix), len(word), "")]
        return []

    def _behind_preposition(self, rest: str, behind: str) -> str:
        """What is read between a preposition and the noun joined to it; empty if what follows is none.

        “للقرار” is “ل القرار”, “للجنة” is “ل اللجنة”, but “للجنة حقوق” is “ل لجنة حقوق”.
        """
        if rest.startswith(self.article[-1:]) and (rest, behind) not in self.beginnings:
            for elided in (self.article[:-1], self.article):
                if elided + rest in self.known:
                    return f" {elided}"
        is_noun = rest in self.heads or (rest.startswith(self.article) and rest in self.known)
        return " " if is_noun else ""

    @cached_property
    def _doubled(self) -> str:
        """What stands where a preposition is the article's last letter: “لل”."""
        return self.article[-1:] * 2 or "\n"

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        """Words that are never taken apart, but before the second word of a name: “بقوة”, “بقوة الأمم المتحدة”."""
        first = {word for word, _ in self.beginnings}
        return frozenset(word for word in self.whole if word[:1] in self.prepositions and word[1:] in first)

    @cached_property
    def _taken(self) -> dict[str, tuple[Rereading, ...]]:
        return {}

    @cached_property
    def _patterns(self) -> "_Patterns":
        return _patterns(self)


class _Patterns(NamedTuple):
    joined: re.Pattern[str]
    word: re.Pattern[str]
    letters: re.Pattern[str]
    letter: re.Pattern[str]
    of_parts: re.Pattern[str]
    figure: re.Pattern[str]
    in_parentheses: re.Pattern[str]
    session: re.Pattern[str]
    conference: re.Pattern[str]
    mirrored: re.Pattern[str]
    """A parenthesis that a change of direction has turned round: “2140 (2014(”."""
    apart: re.Pattern[str]
    """Where a number stands apart from its noun, “القرار5/2”, and a period that stands before a symbol, “.A/74/1”."""
    item: re.Pattern[str]
    figured: re.Pattern[str]
    """The figure of an item within a lettered one, “’2‘”, which is (ii)."""


def _patterns(script: Script) -> _Patterns:
    # Behind "/270" or before "(X)"; never the thousands of "200 ألف شخص".
    letter = f"(?:{'|'.join(rf'{name}(?: {name})?' for name in script.letters_of_numbers) or _NEVER})"
    conjunction = f"[{''.join(script.conjunctions)}]" if script.conjunctions else _NEVER
    to = "|".join(map(re.escape, script.to)) or _NEVER
    letters = rf" ?{letter}{_ENDS}(?:(?:,| (?:{to})|,? {conjunction}) ?{letter}{_ENDS})*"
    ordinal = _alternative(script.ordinals, script.article)
    figure = rf"(?:{ordinal}(?: ?- ?{letter}{_ENDS})?|{letter}{_ENDS})(?:-\d\d?)?{_ENDS}"
    parts = _alternative(script.parts, script.article)
    mark = f"(?P<mark>{'|'.join(sorted(map(_spaced, script.sessions), key=len, reverse=True)) or _NEVER})"
    conference = f"(?P<mark>{'|'.join(sorted(map(_spaced, script.conferences), key=len, reverse=True)) or _NEVER})"
    joined = "".join((*script.conjunctions, *script.prepositions))
    possessive = "|".join(script.possessives)
    return _Patterns(
        joined=re.compile(
            rf"(?<!{_IN_WORD})(?:[{joined}](?:{_LETTER}+|{_IN_WORD}+)|{_IN_WORD}{{2,}}(?:{possessive}){_ENDS})"
            if joined
            else _NEVER
        ),
        word=re.compile(f"{_IN_WORD}+"),
        letters=re.compile(rf"/\d{{1,4}}(?P<behind>{letters})|(?<!\w)\d{{1,4}}(?P<before>{letters})(?= ?\()"),
        letter=re.compile(rf"(?P<join>{conjunction} ?)?(?P<letter>{letter}){_ENDS}"),
        of_parts=re.compile(rf"{parts} (?P<figures>{figure}(?:(?:, | (?:{to}) |,? {conjunction} ?){figure})*)"),
        figure=re.compile(
            rf"(?P<join>{conjunction} ?)?(?:(?P<ordinal>{ordinal}){_ENDS}(?: ?- ?(?P<letter>{letter}){_ENDS})?"
            rf"|(?P<alone>{letter}){_ENDS})(?:-(?P<point>\d\d?))?"
        ),
        in_parentheses=re.compile(rf"\({mark} ?- ?(?P<number>\d{{1,2}})\(?\)"),
        session=re.compile(rf"\b(?P<and>{conjunction})?{mark} ?- ?(?=\d{{1,2}}/)"),
        mirrored=re.compile(r"\((?<=\d \((?:19|20)\d\d\()" if script.sessions else _NEVER),
        # Never the figures of a word in Latin letters, nor of a marker: "C2/3", "القرار²".
        apart=re.compile(
            rf"(?<={_LETTER}{{3}})(?=\d{{1,4}}/\d|\d{{3,4}} \()|(?<= )\.(?=[A-Z]{{1,6}}/[A-Z\d])"
            if script.sessions
            else _NEVER
        ),
        conference=re.compile(rf"/{conference} ?[-.] ?(?=\d)"),
        figured=re.compile(r"['‘’](?<!\w.)(\d\d?)['‘’](?!\w)" if script.items else _NEVER),
        item=re.compile(rf"\(([{script.items}])\)" if script.items else _NEVER),
    )


def _alternative(words: Iterable[str], article: str) -> str:
    """An alternative of words, the longest first; those with the article share it, so that it is compared once."""
    longest_first = sorted(words, key=len, reverse=True)
    bare = [re.escape(word) for word in longest_first if not (article and word.startswith(article))]
    other = [re.escape(word.removeprefix(article)) for word in longest_first if article and word.startswith(article)]
    shared = [f"{article}(?:{'|'.join(other)})"] if other else []
    return f"(?:{'|'.join((*shared, *bare)) or _NEVER})"


def _spaced(mark: str) -> str:
    """A mark whose letters may stand apart."""
    return " ?".join(mark)


def _joined(own: Rereading, further: list[Rereading]) -> list[Rereading]:
    """A prefix set apart, and what is taken apart behind it; two insertions at one place become one."""
    moved = [Rereading(start + 1, end + 1, instead) for start, end, instead in further]
    first = moved[0]
    if first.start == own.start == first.end:
        return [Rereading(own.start, own.end, own.instead + first.instead), *moved[1:]]
    return [own, *moved]
