"""The subject behind a head: “Development, Production and Stockpiling of Wells and on Their Use”."""

import re
from collections.abc import Mapping

from msgspec import Struct

from unkg.extraction.patterns.words import RAISED
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.resolve.unlisted.phrase_words import PhraseWords
from unkg.extraction.scan.gazetteer import Kind

_MOST_BEHIND = 32
"""Words behind a head."""
_PAIR_OF_POSSESSIVES = r" and [A-Z][a-z]+'s? [A-Z]"
# A word of a name: "Non-Proliferation", "d'Ivoire", "Peoples' Rights", "Girls'" before "and Women's Education",
# "HIV/AIDS"; no stop, comma or footnote marker.
WORD = re.compile(rf"(?:[^\W{RAISED}_]|['/-](?=\w)|(?<=s)'(?= [A-Z]|{_PAIR_OF_POSSESSIVES}))+")
_NUMBER = re.compile(r" (?:\d|[IVX]+\b|[A-Z]\b)")
# "Principle 10 of"; never "Principle 10 (2)".
_COUNT = re.compile(r" \d{1,2}(?= [a-z])")
_YEARS = re.compile(r"(?:19|20)\d\d(?P<to>-(?:19|20)?\d\d)?")
# "Verification4": the number of a note; never "COVID-19", "R2P".
_NOTE = re.compile(r"(?<=[a-z])\d+$")
# "Development/Group of": two names; never "HIV/AIDS".
_PAIR = re.compile(r"(?P<first>[A-Z][a-z]+)/(?=[A-Z][a-z])")
_CAPITALS = re.compile(r"(?:[A-Z][\w'-]*(?: |\b)){1,5}")
_POSSESSIVE = "'s"
# "Sharm el-Sheikh": the rest of a place with its article.
_ARTICLED = re.compile(r" (?:el|al)-[A-Z][\w'-]*")


class Subjects(Struct, frozen=True, eq=False):
    """Finds where the subjects of one text end."""

    text: str
    by_start: Mapping[int, ResolvedName]
    """The names of the text by where they begin."""
    words: PhraseWords

    def end(self, position: int, leading: str, kind: Kind, head: str = "") -> int | None:
        """Where a subject ends that begins at a capital; None where none does. `head` is what it is the subject of."""
        begin, seated, known = position, head in self.words.seated, None
        between = kind == "instrument" and leading in self.words.between
        purposeful, link, holds_bodies = leading in self.words.purpose, leading, between or kind == "instrument"
        stop: int | None = None
        parties: tuple[int, int | None] | None = (position, None) if leading in self.words.of_two else None
        is_list = False
        for _ in range(_MOST_BEHIND):
            taken = self._word_at(position, link)
            if taken is None:
                break
            stop, known = self._past_article(taken[0]), taken[1]
            if kind == "instrument" and known is not None and self._possesses(known):
                stop += len(_POSSESSIVE)
            elif kind == "instrument" and self._is_whole(stop, link, known):
                break
            between = between or (kind == "instrument" and link in self.words.between)
            stop = self._past_aside(stop) if between else stop
            last = "," if is_list else link
            onward = self._link(stop, known, last, between=between, purposeful=purposeful, holds_bodies=holds_bodies)
            if onward is None or (seated and onward[1] in self.words.in_place and self._is_seat(onward[0])):
                stop = self._with_noun(self._with_region(stop))
                break
            position, link = onward
            is_list = link == "," or (is_list and link not in self.words.joining)
            if kind == "instrument" and parties is None and link in self.words.of_two:
                parties = position, stop
            purposeful = purposeful or link in self.words.purpose
        if stop is not None and self.text.endswith(_POSSESSIVE, position, stop):
            stop -= len(_POSSESSIVE)  # "Protocol of the Wells Agency's safeguards"
        if head in self.words.issued_by and known is not None and (known.start, known.end) == (position, stop):
            stop = self._without_issuer(known, link) if position > begin else stop
        return stop if stop is None or parties is None else self._without_half(stop, *parties)

    def _without_issuer(self, known: ResolvedName, link: str) -> int:
        """The end of a subject without whose plan it is: “Guidelines for Wells | of the Lake Union”.

        Never “Strategy for the Protection of the Lake Union”.
        """
        stop = known.start - len(link) - 2
        is_issuer = known.kind == "body" and link in self.words.of and " " in link  # "of the", never "of LUWA"
        return known.end if not is_issuer or self.text.endswith(self.words.deed_endings, 0, stop) else stop

    def _is_whole(self, stop: int, link: str, known: ResolvedName | None) -> bool:
        """Whether an instrument's subject ends at a place: in a body, or before the meeting that adopted it.

        “Declaration of Vell of the World Conference on Wells”, never “Declaration of the World Conference on Wells”.
        """
        if link in self.words.of and known is not None and known.kind == "body":
            return not (self.end_of_union(stop) or self.words.meeting.match(self.text, stop))
        # "Strategy for the Implementation of the World Conference on Wells"
        is_deed = self.text.endswith(self.words.deed_endings, 0, stop)
        return not is_deed and self.words.of_event.match(self.text, stop) is not None

    def end_of_union(self, stop: int) -> int:
        """Where the organization ends that stands behind its organ: “Security Council of the African Union”.

        0 where none does.
        """
        starts = (stop + len(of) + 2 for of in self.words.of if self.text.startswith(f" {of} ", stop))
        names = (self.by_start.get(start) for start in starts)
        return next((name.end for name in names if name and name.kind == "body" and not name.short), 0)

    def _past_article(self, stop: int) -> int:
        """Where a place ends that goes on with an article in small letters: “Sharm el-Sheikh”."""
        rest = _ARTICLED.match(self.text, stop)
        return rest.end() if rest else stop

    def _with_noun(self, stop: int) -> int:
        """The end of a subject with the noun in small letters that its last capital belongs to.

        “Abyei area”, “South-South cooperation”, “the French language”; never “the Committee on Wells issues”.
        """
        noun = self.words.small_nouns.match(self.text, stop)
        if noun is None:
            return stop
        word = self.text[self.text.rfind(" ", 0, stop) + 1 : stop]
        is_quality = "-" in word or word in self.words.qualities
        return noun.end() if noun["place"] or is_quality else stop

    def _past_aside(self, stop: int) -> int:
        """Where the short form of a party ends that stands behind it: “Wells Movement (North)”."""
        aside = self.words.aside.match(self.text, stop)
        return aside.end() if aside else stop

    def _without_half(self, stop: int, position: int, before: int | None) -> int | None:
        """A subject without its parties if only one was read: “Protocols between the Government of Utopia (GU)”."""
        return stop if f" {self.words.conjunction} " in self.text[position:stop] else before

    def _is_seat(self, position: int) -> bool:
        """Whether what follows “in” is where a body sits.

        Neither what it does nor its region: “Centre of Excellence in Drought Prevention”, “in Western Asia”.
        """
        word, capitals = WORD.match(self.text, position), _CAPITALS.match(self.text, position)
        words = {word[0], *capitals[0].split()} if word and capitals else ()
        if any(word.endswith(self.words.no_seat_endings) or word in self.words.generic for word in words):
            return False
        return capitals is None or not self._is_region(position + len(capitals[0].rstrip()))

    def _with_region(self, stop: int) -> int:
        """The end of a subject, with what belongs to its region: “Latin America and the Caribbean”."""
        if self.text[stop : stop + 1] != " ":
            return stop
        region = next((r for r in self.words.regions if self.text.startswith(f" {r}", stop)), "")
        return stop + len(region) + 1 if region else stop

    def _link(
        self,
        stop: int,
        known: ResolvedName | None,
        last: str,
        *,
        between: bool,
        purposeful: bool,
        holds_bodies: bool,
    ) -> tuple[int, str] | None:
        """Where the next word of a subject stands, and the words that lead there; None where the subject ends."""
        link = self.words.within.match(self.text, stop)
        if link is None:
            return self._listed(stop, known, last, between=between)
        words = link[0].strip()
        behind = self.by_start.get(link.end())
        if not words and known is not None and (behind is not None or (known.kind == "state" and not holds_bodies)):
            return None  # a list of abbreviations, a person: "Protocol to CRC ICCPR", "Adviser on Cyprus Jane Doe"
        is_apart = words in self.words.purpose_or_place or not (holds_bodies or self._belongs(stop, words))
        if is_apart and not between and behind is not None and behind.kind == "body":
            return None  # "Committee on Wells of the African Union": two names
        if words in self.words.at_levels and self.words.levels.match(self.text, link.end()):
            return link.end(), words
        is_no_clause = words in self.words.relative and not self._is_clause(link.end())
        if is_no_clause or (not holds_bodies and self._is_ended(known, words)):
            return None
        if words in ("the", "a") and not purposeful and not self.text.endswith(self.words.before_the, 0, stop):
            return None
        if behind is not None and behind.kind == "state" and words in self.words.purpose and not holds_bodies:
            return None  # "the grant of the Partnership for Wells to Utopia"
        # "Safety, Security and Service Approach" is a list, and no other name.
        is_joint = words in self.words.joining and (last, words) != (",", self.words.conjunction)
        if (
            is_joint
            and words not in ("the", "a")
            and not (between or self._goes_on_behind(stop, link.end(), words))
            and self._is_other_name(link.end(), known, words)
        ):
            return None
        return link.end(), words

    def _belongs(self, stop: int, link: str) -> bool:
        """Whether a body behind a link is no name of its own: never behind “on”, nor “of” without “President”."""
        if link in self.words.of:
            return self.text.endswith(self.words.belonging, 0, stop)
        return link not in self.words.about

    def _is_ended(self, known: ResolvedName | None, link: str) -> bool:
        """Whether a body's subject ends in a name, whatever stands behind it.

        “Contact Group of Utopia of the Wells Programme”, “Mechanism of the Wells Treaty in Vell”.
        """
        if known is None or known.kind not in {"state", "instrument"}:
            return False
        return link in (self.words.of if known.kind == "state" else self.words.in_place)

    def _is_clause(self, position: int) -> bool:
        """Whether a clause of a title begins at a place: “Could Lead to”."""
        word = WORD.match(self.text, position)
        return word is not None and word[0] in self.words.modals

    def _goes_on_behind(self, stop: int, position: int, link: str) -> bool:
        """Whether what stands before “and” or “by” shows that the subject goes on.

        “Interreligious and Intercultural Dialogue”, “Areas Affected by Drought”; never “Wells by Utopia”.
        """
        if link in self.words.of_means:
            return self.text.endswith(self.words.done_endings, 0, stop)
        word = WORD.match(self.text, position)
        if word is None or link != self.words.conjunction or not word[0].endswith(self.words.adjective_endings):
            return False
        return self.text.endswith(self.words.adjective_endings, 0, stop) and position not in self.by_start

    def _listed(self, stop: int, known: ResolvedName | None, last: str, *, between: bool) -> tuple[int, str] | None:
        """The next item of a list inside a subject: “Truth, Reconciliation, and Healing”."""
        if last != "," and not between and self._is_region(stop):
            return None  # titles side by side: "Office for South-East Asia, Wells and Springs of the Region"
        listed = self.words.listed_parties if between else self.words.listed
        match = listed.match(self.text, stop) or (self.words.last_item.match(self.text, stop) if last == "," else None)
        if match is None or (self._is_other_name(match.end(), known) and not between):
            return None
        return match.end(), ","

    def _is_region(self, stop: int) -> bool:
        """Whether a subject ends in a region at a place: “South-East Asia”."""
        return self.text.endswith(self.words.region_nouns, 0, stop)

    def _word_at(self, position: int, link: str) -> tuple[int, ResolvedName | None] | None:
        """The end of the word or known name at a place, with the name; None where a subject does not go on."""
        known = self.by_start.get(position)
        if known is not None and (known.keys or not known.short):
            return known.end, known
        word = WORD.match(self.text, position)
        if word is None or word[0][1:2] == "/":
            return None  # a symbol between two pages: "Economic, Social and E/CN.4/2005/50"
        if word[0] in self.words.stops and not self._is_verb(word):
            return None
        if word[0] in self.words.counted and (number := _COUNT.match(self.text, word.end())):
            return number.end(), None
        if word[0] in self.words.numbered and _NUMBER.match(self.text, word.end()):
            return None
        if self._qualifies_small(word):
            return None
        if not word[0][0].isupper():
            # "the Decade 2011-2020", "for 2030"; never "the Convention of 1954".
            years = _YEARS.fullmatch(word[0])
            return (word.end(), None) if years and self._goes_on_in(years, word.end(), link) else None
        # "Women's, Children's and Adolescents' Health"
        is_shared = word[0] in self.words.possessives and self.text.startswith(self.words.goes_on, word.end())
        possessor = word[0].endswith(_POSSESSIVE) and not (is_shared or _CAPITALS.match(self.text, word.end() + 1))
        pair = _PAIR.match(word[0])
        if pair is not None:
            return position + pair.end("first"), None
        note = _NOTE.search(word[0])
        return word.end() - (len(_POSSESSIVE) if possessor else len(note[0]) if note else 0), None

    def _goes_on_in(self, years: re.Match[str], end: int, link: str) -> bool:
        """Whether a subject goes on with a year: “the Decade 2011-2020”, “for 2030”, “of the 2031 Review”."""
        if link in self.words.of:
            return self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()
        return link in self.words.years_behind or (not link and years["to"] is not None)

    def _is_verb(self, word: re.Match[str]) -> bool:
        """Whether a word is the verb of a clause: “Wells Which May Be”, never “in May”."""
        before = self.text[self.text.rfind(" ", 0, word.start() - 1) + 1 : word.start() - 1]
        return word[0] in self.words.modals and before in self.words.relative

    def _possesses(self, known: ResolvedName) -> bool:
        """Whether what a State or body has is part of a subject: “in Connection with Utopia's Accession to”."""
        if known.kind not in {"state", "body"} or not self.text.startswith(f"{_POSSESSIVE} ", known.end):
            return False
        return self._has_no_head(known.end + len(_POSSESSIVE) + 1)

    def _qualifies_small(self, word: re.Match[str]) -> bool:
        """Whether a capital belongs to a common noun: “for the State party”, “of LUWA-style regional bodies”."""
        capital, end = word[0], word.end()
        if capital in self.words.of_parties and self.text.startswith(self.words.parties, end):
            return True
        if not self._goes_on_small(end):
            return False
        if self.text.startswith(self.words.inhabitants, end):
            return True
        return "-" in capital and capital.rpartition("-")[2] in self.words.participles

    def _goes_on_small(self, end: int) -> bool:
        """Whether a noun in small letters stands behind a place."""
        return self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].islower()

    def _is_other_name(self, position: int, last: ResolvedName | None, link: str = "") -> bool:
        """Whether a name of its own follows: a known one, but of two States; one with a head; one behind “the”."""
        known = self.by_start.get(position)
        if known is not None:
            is_pair = known.kind == "state" and last is not None and last.kind == "state"
            return not (is_pair or (known.kind == "state" and self._possesses(known)))
        if link and link.rpartition(" ")[2] in self.words.before_names and not self._is_of_subject(position, link):
            return True
        if link.rpartition(" ")[2] in self.words.own and self._last_capital(position) in self.words.spelt:
            return True  # "Strategy for Wells and its Action Plan"
        return self._is_led(position) or not self._has_no_head(position)

    def _is_led(self, position: int) -> bool:
        """Whether a head with a subject of its own stands at a place: “Guidance on”."""
        word = WORD.match(self.text, position)
        if word is None or word[0] not in self.words.named_behind:
            return False
        return self.words.to_subject["body"].match(self.text, word.end()) is not None

    def _is_of_subject(self, position: int, link: str) -> bool:
        """Whether what stands behind “and the” or “by” is a part of a subject, and neither a name nor who acts.

        “Prevention of Droughts and the Treatment of Wells”, “by Dumping of Wastes”, “through Tourism”; never “and the
        Government of Utopia”, “by Member States”.
        """
        word = WORD.match(self.text, position)
        if word is None or word[0] in self.words.no_subjects or word[0] in self.words.spelt:
            return False
        if link in self.words.of_means:
            is_means = word[0].endswith(self.words.deed_endings) or word[0] in self.words.means
            return is_means or self._last_capital(position) in self.words.means
        if link not in self.words.joined_by_the:
            return False
        is_deed = word[0] in self.words.deeds or word[0].endswith(self.words.deed_endings)
        if is_deed and self.text.startswith(self.words.behind_deeds, word.end()):
            return True
        return self._last_capital(position) in self.words.subject_nouns

    def _last_capital(self, position: int) -> str:
        """The last of the capitals at a place, which says what a subject is about: “and the Digital Economy”."""
        capitals = _CAPITALS.match(self.text, position)
        return capitals[0].split()[-1] if capitals else ""

    def _has_no_head(self, position: int) -> bool:
        """Whether the capitals at a place hold no head of a name."""
        capitals = _CAPITALS.match(self.text, position)
        if capitals is None:
            return True
        words = capitals[0].split()
        return self.words.strong.isdisjoint(words) and (len(words) == 1 or words[-1] not in self.words.other_heads)
