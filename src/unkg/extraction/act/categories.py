"""How specific a recommendation is: the five categories by which UPR Info codes what is asked, by the verb of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from unkg.authorities.language import Language
from unkg.extraction.patterns.participles import base_of_participle
from unkg.extraction.resolve.context import Context
from unkg.model import Action, ActionCategory
from unkg.vocabulary import RECOMMENDING

_CATEGORIES: Final = get_args(ActionCategory)
"""From the least specific to the most."""
_UNKNOWN_VERB: Final[ActionCategory] = "specific"
"""Of a verb that is in no list: what is general is asked with few verbs, what is specific with very many."""
_MARKS: Final = ",;.:"
"""Marks that are tokens of their own."""
_MOST: Final = 300
"""Characters of a recommendation that tell what is asked; what follows says why."""
_OPENING: Final = 25
"""Tokens in which the words that introduce a recommendation stand."""
_ASKED: Final = 40
"""Tokens after these words in which the verb of what is asked stands."""
_OBJECT: Final = 9
"""Tokens after a verb in which its object stands."""


def with_categories(actions: Iterable[Action], context: Context) -> Iterator[Action]:
    """The actions, each that recommends with its category; the first of a table's row with what the table states."""
    verbs = category_verbs(context.language)
    text, stated = context.document.text, {row.start: row.category for row in context.document.recommendations}
    starts = [block.paragraph.start for block in context.blocks]
    for action in actions:
        if action.strength not in RECOMMENDING:
            yield action
            continue
        paragraph = context.blocks[max(bisect_right(starts, action.start) - 1, 0)].paragraph
        words = text[action.start : min(paragraph.end, action.start + _MOST)]
        category = verbs.category(words) if verbs.phrases else None
        of_row = None if action.second else stated.get(paragraph.start)
        yield replace(action, category=category, stated_category=of_row)


class _Verb(Struct, frozen=True, gc=False):
    """A verb of the lists, and the place after it or its phrase."""

    base: str
    category: ActionCategory
    after: int


class CategoryVerbs(Struct, frozen=True, eq=False):
    """The verbs of a language by category, and the words that tell where the verb stands."""

    language: Language
    words: Mapping[str, frozenset[str]]
    """The words of each purpose."""
    phrases: Mapping[str, Mapping[tuple[str, ...], ActionCategory]]
    """Base form of a verb to the words behind it that make a phrase, longest first, last none."""
    nouns: Mapping[str, ActionCategory]
    """Nouns of verbs: “the abolition of”."""

    def category(self, words: str) -> ActionCategory | None:
        """The category of a recommendation; None if its words name nothing that is asked."""
        tokens = _tokens(words, self.words["elisions"])
        start, introduced = self._start(tokens)
        start = self._after_joints(tokens, start)
        found = self._first(tokens, start)
        if found:
            return self._strongest(tokens, *found)
        if introduced:
            return self._asked(tokens, start)
        return _UNKNOWN_VERB if start < len(tokens) else None

    # ---- where the verb stands --------------------------------------------------------------------------------------

    def _start(self, tokens: Sequence[str]) -> tuple[int, bool]:
        """Where what is asked begins, and whether words introduce it: “recommends that”, “States should”."""
        first = self._after_adverbs(tokens, 0)
        if self._verb(tokens, first) and not self._is_introduced(tokens, first):
            return first, False
        if tokens and tokens[0] in self.words["that"]:
            return 1, True
        after_lead = self._after_lead(tokens)
        opening = range(after_lead, min(after_lead + _OPENING, len(tokens)))
        openings = self.words["openings"]
        place = next((i for i in opening if tokens[i] in openings), None)
        if place is None:
            return after_lead, False
        place += 1
        while place < len(tokens) and tokens[place] in self.words["behind_opening"]:
            place += 1
        return place, True

    def _is_introduced(self, tokens: Sequence[str], place: int) -> bool:
        return place < len(tokens) and tokens[place] in self.words["openings"]

    def _after_lead(self, tokens: Sequence[str]) -> int:
        """The place after a clause that leads in: after “While noting the progress,”; 0 if there is none."""
        if not tokens or tokens[0] not in self.words["leads"]:
            return 0
        for comma in (i for i, token in enumerate(tokens) if token == ","):
            place = self._after_adverbs(tokens, comma + 1)
            if self._is_introduced(tokens, place) or self._verb(tokens, place):
                return place
        return 0

    def _after_adverbs(self, tokens: Sequence[str], place: int) -> int:
        while place < len(tokens) and self._is_adverb(tokens, place):
            place += 1
        return place

    def _after_aside(self, tokens: Sequence[str], place: int) -> int:
        """The place after what stands between commas behind a word, in some languages: “que, dentro de su mandato,”."""
        if tokens[place] not in self.words["before_aside"] or tokens[place + 1 : place + 2] != [","]:
            return place
        return next((i + 1 for i in range(place + 2, len(tokens)) if tokens[i] == ","), place)

    def _after_joints(self, tokens: Sequence[str], place: int) -> int:
        while place < len(tokens) and (tokens[place] in self.words["joints"] or self._is_adverb(tokens, place)):
            place += 1
        return place

    def _is_adverb(self, tokens: Sequence[str], place: int) -> bool:
        word = tokens[place]
        if word in self.phrases:  # "further efforts", but not "further strengthen"; "comply"
            return word in self.words["adverbs"] and bool(self._verb(tokens, place + 1))
        return word in self.words["adverbs"] or word.endswith(self.language.word_forms["adverb_endings"])

    # ---- what it says -----------------------------------------------------------------------------------------------

    def _verb(self, tokens: Sequence[str], place: int) -> _Verb | None:
        """The longest phrase of the lists at a place."""
        if place >= len(tokens):
            return None
        for base, behind, category in _phrases(self, tokens[place]):
            after = place + 1 + len(behind)
            if not behind or tuple(tokens[place + 1 : after]) == behind:
                return _Verb(base, category, after)
        return None

    def _first(self, tokens: Sequence[str], place: int) -> tuple[ActionCategory, int] | None:
        """The category of the verb at a place with its object, and the place after it."""
        verb = self._verb(tokens, place)
        if verb is None:
            return None
        is_light = verb.base in self.words["light"] and _rank(verb.category) >= _rank("general")
        is_general = is_light and self._has_general_object(tokens, verb.after)
        return "general" if is_general else verb.category, verb.after

    def _has_general_object(self, tokens: Sequence[str], place: int) -> bool:
        """Whether “measures”, “steps”, “efforts” are all that is to be taken: never “an action plan”, “a law on”."""
        for i in range(place, min(place + _OBJECT, len(tokens))):
            if tokens[i] in self.words["object_ends"]:
                return False
            followed = tokens[i + 1 : i + 2]
            if tokens[i] in self.words["objects"] and not (followed and followed[0] in self.words["no_objects"]):
                return True
        return False

    def _strongest(self, tokens: Sequence[str], category: ActionCategory, place: int) -> ActionCategory:
        """The most specific of verbs that share an object: “review and amend” asks to amend."""
        while place < len(tokens) and tokens[place] in self.words["joints"]:
            further = self._first(tokens, self._after_joints(tokens, place))
            if further is None:
                break
            category, place = max(category, further[0], key=_rank), further[1]
        return category

    def _asked(self, tokens: Sequence[str], start: int) -> ActionCategory | None:
        """What is asked after an introduction that no verb follows: “that a law to end it be adopted”, “States to”."""
        until = min(start + _ASKED, len(tokens))
        markers = [i for i in range(start, until) if tokens[i] in self.words["infinitives"]]
        is_clause = tokens[start - 1] in self.words["that"]
        passives = self.words["passives"]
        for i in range(start, until if is_clause or not markers else markers[0]):
            if tokens[i] in passives and (passive := self._passive(tokens, i)):
                return passive
        nominal = range(start, min(start + _OBJECT, markers[0] if markers else until))
        if noun := next((tokens[i] for i in nominal if tokens[i] in self.nouns), None):
            return self.nouns[noun]
        places = [self._after_adverbs(tokens, self._after_aside(tokens, i)) for i in markers] or range(start, until)
        verb = next((place for place in places if self._verb(tokens, place)), None)
        found = self._first(tokens, verb) if verb is not None else None
        if found:
            return self._strongest(tokens, *found)
        return _UNKNOWN_VERB if any(not self._is_open(tokens, i) for i in markers) else None

    def _is_open(self, tokens: Sequence[str], place: int) -> bool:
        """Whether what is asked stands behind another word, “a que”, or in items: “a que, según proceda:”."""
        if tokens[place] not in self.words["before_aside"]:
            return False
        mark = next((i for i in range(place + 1, len(tokens)) if tokens[i] == ":"), place)
        between = tokens[place + 1 : mark]
        opens = mark > place and (not between or (between[0] == "," and "," not in between[1:]))
        return opens or (place + 1 < len(tokens) and tokens[place + 1] in self.words["that"])

    def _passive(self, tokens: Sequence[str], place: int) -> ActionCategory | None:
        """The category of a verb whose passive begins at a place: “be fully implemented”."""
        place = self._after_adverbs(tokens, place + 1)
        if place >= len(tokens):
            return None
        base = base_of_participle(tokens[place], self.language)
        if base == tokens[place] and base in self.phrases and (verb := self._first(tokens, place)):
            return verb[0]  # no participle: “se adopten medidas”; never “are considering”
        return self.phrases.get(base, {}).get(())


_Phrase = tuple[str, tuple[str, ...], ActionCategory]
"""Base form of a verb, the words behind it that make a phrase, and its category."""


@lru_cache(maxsize=4096)
def _phrases(verbs: CategoryVerbs, word: str) -> tuple[_Phrase, ...]:
    """The phrases that a word can begin, the longest of each verb first; kept, because texts repeat few words here."""
    found = ((base, verbs.phrases.get(base, {})) for base in _bases(word, verbs.words["gerund_endings"]))
    return tuple((base, behind, category) for base, phrases in found for behind, category in phrases.items())


def _bases(word: str, gerund_endings: Iterable[str]) -> Iterator[str]:
    """The word, and what it may be a form of: “strengthening”, “put” of “putting”."""
    yield word
    for ending in gerund_endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e", stem[:-1])


def _tokens(words: str, elisions: Iterable[str]) -> list[str]:
    """The words in lower case and the marks, without a number before them; an elided word (“d’”) is one of its own."""
    spaced = words.lower().replace("*", "").replace("’", "'").lstrip("0123456789.() \n\t")
    for mark in _MARKS:
        spaced = spaced.replace(mark, f" {mark} ")
    for elided in elisions:
        spaced = spaced.replace(elided, f"{elided} ")
    return spaced.split()


def _rank(category: ActionCategory) -> int:
    return _CATEGORIES.index(category)


@lru_cache(maxsize=8)
def category_verbs(language: Language) -> CategoryVerbs:
    """The verbs of a language, built once; none if it has no lists."""
    words = language.category_words
    listed = [(verb.split(), category) for category in _CATEGORIES for verb in words[category]]
    phrases: dict[str, dict[tuple[str, ...], ActionCategory]] = {}
    for (base, *behind), category in sorted(listed, key=lambda one: -len(one[0])):
        phrases.setdefault(base, {})[tuple(behind)] = category
    nouns = {noun: category for category in _CATEGORIES for noun in words[f"{category}_nouns"]}
    by_purpose = defaultdict(frozenset, {purpose: frozenset(found) for purpose, found in words.items()})
    return CategoryVerbs(language, by_purpose, phrases, nouns)
