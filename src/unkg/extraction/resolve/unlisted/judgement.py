"""Which phrases with the form of a name are names of instruments and bodies outside the authorities."""

from unkg.extraction.resolve.unlisted.actors import acronyms, of_states, organizations, states
from unkg.extraction.resolve.unlisted.instruments import verdict_of_instrument
from unkg.extraction.resolve.unlisted.introduced import acronym_behind
from unkg.extraction.resolve.unlisted.judged_text import JudgedText, Verdict, judging_words
from unkg.extraction.resolve.unlisted.marks import marks_of
from unkg.extraction.resolve.unlisted.phrases import NamePhrase
from unkg.extraction.resolve.unlisted.surroundings import (
    is_academic,
    is_adopting_or_dated,
    is_determined,
    is_owned,
    is_refused,
    possessor,
)


class Judge(JudgedText):
    """Judges the phrases of one text."""

    def verdict(self, phrase: NamePhrase) -> Verdict:
        """What a phrase is."""
        words = judging_words(self.language)
        name = self.text[phrase.start : phrase.end]
        listed = self.language.unlisted_names
        if name in words["no_names"] or name.startswith(listed["visits"]) or phrase.head in words["persons"]:
            return "no name"
        if (
            is_refused(self.text, phrase, listed)
            or is_academic(name, phrase.kind, listed)
            or self._is_listed_pair(phrase)
        ):
            return "no name"
        is_open = phrase.kind == "instrument" or phrase.head in words["found_open"]
        # "welcomes the signing of a Memorandum of Understanding between"
        is_adopting = self.decides and phrase.lead and is_adopting_or_dated(self.text, phrase, listed)
        if is_open and not is_adopting and self.text.endswith(listed["indefinite"], 0, phrase.start):
            return "no name"
        if self._is_of_nationals(phrase.before, words):
            return "no name"
        return (
            verdict_of_instrument(self, phrase, words) if phrase.kind == "instrument" else self._of_body(phrase, words)
        )

    def _is_listed_pair(self, phrase: NamePhrase) -> bool:
        """Whether a stroke stands between two names: “LUWA/European Commission”."""
        if not phrase.before or "/" not in phrase.before[0]:
            return False
        second = phrase.start + phrase.before[0].index("/") + 1
        return self.text[second : phrase.end] in self.authorities.bodies

    def _is_of_nationals(self, before: tuple[str, ...], words: dict[str, frozenset[str]]) -> bool:
        """Whether the inhabitants of one State qualify a head: “South African”; never “Indian Ocean”."""
        joined = " ".join(before)
        found = words["demonyms"].intersection(before)
        if not found:
            return len(before) > 1 and any(people in joined for people in words["peoples"])
        marks = marks_of(self.language).all.findall(joined)
        return not any(people in mark and people != mark for people in found for mark in marks)

    def _of_body(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> Verdict:
        before = set(phrase.before)
        is_alone = phrase.head in words["of_many"] and not before
        if not phrase.lead and (is_alone or self._is_labelled(phrase, words)):
            return "name" if self.decides else "no name"
        if not phrase.lead and self._is_of_secretariat(phrase, words):
            return "general name"
        if self._is_national(phrase, words) or self._is_gathering(phrase, words):
            return "no name"
        if phrase.is_organ:
            return "name" if before or self._is_organ(phrase, words) else "no name"
        if phrase.lead:
            return "name" if self._is_marked(phrase, words) or self._by_subject(phrase, words) else "no name"
        return self._by_words_before(phrase, words) if before else "no name"

    def _is_labelled(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether a number or a proper name tells a body from others: “Combined Task Force 151”, “Task Force Vell”."""
        is_head_last = self.text.endswith(phrase.head, phrase.start, phrase.end)
        return phrase.head in words["numbered_bodies"] and not is_head_last

    def _is_administered(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether an organ of all States names a body that is hardly that of one: “the Well Management Group”."""
        if phrase.head not in words["administered"] or self.issuer not in words["of_all_states"]:
            return False
        return bool(self.own(phrase.before, words["generic"])) and states(self.authorities).isdisjoint(phrase.before)

    def _is_of_secretariat(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether an act names a part of a secretariat: “the Well Management Section”; never “the Prison Service”."""
        is_section = phrase.head in words["sections"] and self.issuer in words["administering"]
        # "the Documentation Division": a division is seldom anything else.
        is_division = is_section and phrase.head in words["of_secretariat"] and bool(phrase.before)
        is_long = len(phrase.before) >= _LEAST_OF_SECTION and (is_section or self._is_administered(phrase, words))
        if not (is_division or is_long):
            return False
        if phrase.head not in words["of_secretariat"] and not words["national"].isdisjoint(phrase.before):
            return False
        if any(word.endswith(self.language.unlisted_names["demonym_endings"]) for word in phrase.before):
            return False
        return is_determined(self.text, phrase.start, self.language)

    def _is_national(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether a word before a head makes it a State's own: “Central Bank”; never “Central American”."""
        found = words["national"].intersection(phrase.before)
        if not found or (self.decides and phrase.before[0] in words["of_several_or_joint"]):
            return False
        if words["wholly_national"].isdisjoint(found) and self._is_of_organization(phrase, words):
            return False
        marks = marks_of(self.language).all.findall(" ".join(phrase.before))
        return not all(any(word in mark.split() for mark in marks) for word in found)

    def _is_of_organization(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether an organization or a region stands around a head: “Parliamentary Assembly of the Lake Union”."""
        if phrase.head in words["open_to_meetings"]:
            return False
        if phrase.is_organ and phrase.about is not None:
            return phrase.about.keys[0] in self.authorities.bodies
        if not self.decides:
            return False
        return self._is_organization(phrase.before[0]) or bool(self.first_of(phrase, words["of_many_states"]))

    def _is_gathering(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether a phrase names a single meeting: “Ninth Conference of the Parties”, “Conference … to Review”."""
        is_ordinal = self.text.endswith(self.language.unlisted_names["ordinal_endings"], 0, phrase.start)
        if not phrase.head.startswith(tuple(words["gatherings"])):
            return is_ordinal and phrase.head in words["open_to_meetings"]  # "third World Forum on Wells"
        is_single = phrase.before and not all(map(self._is_organization, phrase.before))
        return bool(is_single) or (phrase.lead in words["purpose"] and phrase.about is None) or is_ordinal

    def _is_marked(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether the words before a head show that a body is of several States; a report needs surer ones."""
        patterns, before = marks_of(self.language), " ".join(phrase.before)
        # "IAEA Board" has no word of its own.
        is_organ = len(phrase.before) > 1 or bool(phrase.lead) or "-" in "".join(phrase.before)
        if is_organ and any(map(self._is_organization, phrase.before)):
            return True
        if phrase.head in words["open_to_meetings"] and not words["of_meetings"].isdisjoint(phrase.before):
            return False
        if phrase.head in words["internal"]:
            return bool(patterns.united_nations.search(before))
        if phrase.head in words["societies" if not self.decides else "banks"] and not (self.decides and phrase.lead):
            return bool(patterns.regional.search(before))
        if not self.decides and phrase.head not in words["strong_heads"]:
            if patterns.united_nations.search(before):
                return True
            # An organization beside it shows it: "International Institute for Wells (Paris, UNESCO)".
            is_placed = bool(phrase.lead and words["international"].intersection(phrase.before))
            beside = max(0, phrase.start - _BESIDE), phrase.end + _BESIDE
            is_beside = is_placed and bool(patterns.united_nations.search(self.text, *beside))
            return is_beside or self._is_owned(phrase)
        if (patterns.all if self.decides else patterns.strong).search(before):
            return True
        return not self.decides and self._is_owned(phrase)

    def _is_organization(self, word: str) -> bool:
        """Whether a word is an organization of States, or begins with one: “LUWA-WELLS”, never “LUWA-UN”."""
        known = organizations(self.authorities, self.language)
        first, _, second = word.partition("-")
        return word in known or (first in known and second not in self.language.unlisted_names["united_nations"])

    def _is_owned(self, phrase: NamePhrase) -> bool:
        """Whether a report says whose a body with a subject is: “Committee on Wells of the Pan-African Parliament”."""
        owner = marks_of(self.language).owner
        if not phrase.lead:
            return False
        return bool(owner.search(self.text, phrase.start, phrase.end) or owner.match(self.text, phrase.end))

    def _by_words_before(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> Verdict:
        """What a head without a subject is by the words before it: “Caribbean Sea Commission”."""
        if words["regional"].issuperset(phrase.before) and phrase.head in words["groups"]:
            return "no name"  # "African Group", a group of delegations
        if phrase.head in words["open_to_meetings"]:
            is_platform = self.decides and len(phrase.before) > 1 and phrase.before[0] in words["of_several"]
            return "name" if is_platform and phrase.head in words["regional_heads"] else "no name"
        if (
            self.decides
            and phrase.before[0] in words["interim"]
            and not states(self.authorities).isdisjoint(phrase.before[1:])
        ):
            return "name"  # "Interim Utopia Recovery Commission"
        is_possessed = possessor(self.text, phrase.start) in organizations(self.authorities, self.language)
        is_of_acronym = phrase.before[0].isupper() and phrase.before[0] in acronyms(self.authorities)
        if self.decides and len(phrase.before) > 1 and (is_possessed or is_of_acronym):
            return "name"  # "LUWA's Wells Safety Committee", "UNLAKE Wells Centre"
        own, is_marked = self.own(phrase.before, words["generic"]), self._is_marked(phrase, words)
        if own and (is_marked or (self.decides and phrase.head in words["own_bodies"])):
            return "name"
        if self.begins_with(phrase, words["regions_alone"]):
            return "name"  # "African Development Fund"
        if (
            self.decides
            and phrase.head not in words["internal"]
            and acronym_behind(self.text, phrase.start, phrase.end)
        ):
            return "general name"  # "Implementation Monitoring Committee (IMC)"
        is_of_several = self.decides and len(phrase.before) > _LEAST_OF_SECTION
        if is_of_several and phrase.before[0] in words["of_several"]:
            return "name"  # "Multinational Maritime Coordination Centre"
        several = is_marked and len(marks_of(self.language).international.findall(" ".join(phrase.before))) > 1
        is_joint = self.begins_with(phrase, words["joint"]) or self._is_told_by_one(phrase, own, words)
        is_process = self.decides and any(process in " ".join(phrase.before) for process in words["processes"])
        is_fund = self.decides and phrase.head in words["named_funds"] and len(phrase.before) > 1
        # "International Contact Group": two words of a head say more than one.
        is_led = self.decides and " " in phrase.head and phrase.before[0] in words["international"]
        is_general = several or is_joint or is_process or is_fund or is_led
        return "general name" if is_general else "short form"  # "Mixed Armistice Commission"

    def _is_told_by_one(self, phrase: NamePhrase, own: list[str], words: dict[str, frozenset[str]]) -> bool:
        """Whether an act names a body by a single word before its head that hardly a State's has.

        “the Tripartite Mechanism”, “Independent Commission of Inquiry”, and in a world body “the Wells Commission”.
        """
        if not self.decides:
            return False
        first = phrase.before[0]
        if first in words["joint_alone"] or (phrase.head in words["inquiries"] and first in words["independent"]):
            return True
        if phrase.head not in words["commissions"] or self.issuer not in words["of_all_states"]:
            return False
        if not states(self.authorities).isdisjoint(phrase.before) or not (own or len(phrase.before) > 1):
            return False
        return is_determined(self.text, phrase.start, self.language)

    def _by_subject(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether a head is a name by its subject: “Council of the Baltic Sea States”, “Committee on Wells”."""
        name = self.text[phrase.start : phrase.end]
        if phrase.head in words["members_of"] and name.endswith(tuple(words["members"])):
            return self.decides or not name.endswith(tuple(words["of_cabinets"]))
        own = self.own(phrase.before, words["generic"])
        is_proper = phrase.head in words["groups"] and any(not self.is_common(word) for word in own)
        is_own = is_owned(self.text, phrase.start, self.language)
        is_double = phrase.head in words["doubly_named"] and (bool(phrase.before) or is_own)
        if phrase.head in words["groups"]:
            is_double = is_double and phrase.lead in words["about"] - words["of"]  # "Consultation Group on Wells"
        if not self.decides or not (phrase.head in words["subject_bodies"] or is_proper or is_double):
            return False
        if not states(self.authorities).isdisjoint(phrase.before):
            return False  # "Utopia Institute for Wells"
        if not phrase.before and phrase.lead in words["in_place"] - words["purpose"]:
            return False  # "the Ombudsman's Office in Vell"
        return not (self._is_of_state(phrase) or self._is_of_office(phrase, words))

    def _is_of_state(self, phrase: NamePhrase) -> bool:
        """Whether a phrase ends in a State of which it is: “Commission of Utopia”."""
        return self.text.endswith(of_states(self.authorities), phrase.start, phrase.end)

    def _is_organ(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether a head alone is the organ of an organization of States: “Council of the League of Arab States”."""
        is_circle = phrase.about is not None and phrase.head in words["circles"]
        if is_circle or phrase.head in words["organs"]:
            return True  # "Group of Friends of the Secretary-General"
        body = self.authorities.bodies.get(phrase.about.keys[0]) if phrase.about else None
        if body is None or phrase.head not in words["single_organs"]:
            return False
        return body.kind in words["organizations"] or body.kind in words["with_organs"]

    def _is_of_office(self, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
        """Whether an office is named by whose it is: “Office of the Attorney General”; not “Office for Wells”.

        In an organ that decides about the secretariat “Office of Well Management” is a part of that.
        """
        if phrase.head not in words["offices"] or phrase.lead not in words["of"]:
            return False
        if not words["national_instruments"].isdisjoint(self.text[phrase.start : phrase.end].split()):
            return True  # "Office of Constitutional Review"
        is_bare = phrase.lead == self.language.unlisted_names["of"][0]
        return not (is_bare and phrase.head in words["of_envoys"] and self.issuer in words["administering"])


_BESIDE = 25
"""Characters around a name in which its organization stands."""
_LEAST_OF_SECTION = 2
"""Words before the head of a part of a secretariat."""
