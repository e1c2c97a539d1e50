"""Which phrases with the form of an instrument's name are names."""

import re

from unkg.extraction.resolve.unlisted.actors import acronyms, bodies, organizations, states
from unkg.extraction.resolve.unlisted.agreement_days import day_of
from unkg.extraction.resolve.unlisted.introduced import acronym_behind
from unkg.extraction.resolve.unlisted.judged_text import JudgedText, Verdict, judging_words
from unkg.extraction.resolve.unlisted.marks import marks_of
from unkg.extraction.resolve.unlisted.phrases import NamePhrase
from unkg.extraction.resolve.unlisted.surroundings import has_year, is_titled, possessor


def verdict_of_instrument(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> Verdict:
    """What a phrase with the form of an instrument's name is."""
    if _is_of_one_state(judged, phrase, words):
        return "no name"
    own = judged.own(phrase.before, words["not_own"])
    # In a report, mere words may have capitals: "Harmful Convention"; a profession has codes of conduct of its own.
    if (not judged.decides and not phrase.lead) or phrase.head in words["own_codes"]:
        own = [word for word in own if not judged.is_common(word)]
    if phrase.lead[:1] in {",", "("} or phrase.lead[1:2].isdigit():
        return "name"  # "Social Protection Floors Recommendation, 2012 (No. 202)"
    if phrase.head in words["small_heads"]:
        return "name" if _is_placed(judged, phrase, own) else "no name"
    if phrase.head in words["of_many"] and not (phrase.before or phrase.lead):
        return "general name" if judged.decides else "no name"
    if phrase.head in words["led"] and not phrase.lead:
        return _of_led(judged, phrase, own, words)
    if phrase.about is not None and phrase.about.short:
        return "no name"  # "Protocols to the Convention", which stands for another
    if _is_dated(judged, phrase, words):
        return "name" if own else "general name"
    if phrase.head in words["weak_instruments"]:
        return _of_weak_instrument(judged, phrase, own, words)
    return _of_strong_instrument(judged, phrase, own, words)


def _of_led(judged: JudgedText, phrase: NamePhrase, own: list[str], words: dict[str, frozenset[str]]) -> Verdict:
    """What a head is that mostly has a subject, without one: “Vell Commitment”, “the Revised Standards”."""
    places = [word for word in own if not (judged.is_common(word) or _is_ordinal(word, judged))]
    if len(phrase.before) == 1 and not _is_place(phrase.before[0], judged):
        places = []
    if judged.decides and phrase.head in words["pledges"] and places:
        return "name"
    is_set = len(phrase.before) >= _LEAST_OF_STANDARDS and phrase.before[0] in words["international"]
    if judged.decides and is_set and phrase.head in words["standards"]:
        return "name"
    if _is_worldwide(judged, phrase) or _is_of_place(judged, phrase, words):
        return "name"
    return "short form" if phrase.before else "no name"


def _is_place(word: str, judged: JudgedText) -> bool:
    """Whether a word may be a place: neither a body nor a month, as in “LUWA Statement”, “5 May 2031 Statement”."""
    return word not in judging_words(judged.language)["months"] and word not in bodies(judged.authorities)


def _is_ordinal(word: str, judged: JudgedText) -> bool:
    """Whether a word counts, as that of a State's own: “Fourteenth Amendment”."""
    return f" {word.lower()} ".endswith(judged.language.unlisted_names["ordinal_endings"])


def _of_strong_instrument(
    judged: JudgedText, phrase: NamePhrase, own: list[str], words: dict[str, frozenset[str]]
) -> Verdict:
    if phrase.head in words["of_one_organization"] and _is_of_organization_alone(judged, phrase):
        return "short form"  # "UNESCO Convention"
    is_part = phrase.about is not None and phrase.about.kind in {"instrument", "body"}
    if is_part and phrase.lead in words["of"] and phrase.head in words["parts"]:
        return "no name"  # "Purposes and Principles of the Charter"
    is_several = len(phrase.before) > 1 and phrase.head in words["agreements"]
    is_pact = bool(phrase.before) and phrase.head in words["pacts"] and words["national"].isdisjoint(phrase.before)
    is_general = judged.decides and (is_several or is_pact)
    if phrase.lead or own:
        return "name"
    return "general name" if is_general else "short form"


def _is_led(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether words and a subject stand around a head in an act, and no State: “Vell Strategic Plan for Divers”.

    Never “Development Plan of the Police” or “Development Plan for Utopia”.
    """
    is_of_state = phrase.about is not None and phrase.about.kind == "state"
    if not words["appealing"].isdisjoint(phrase.before):
        return False
    return judged.decides and bool(phrase.before) and phrase.lead not in {"", *words["of"]} and not is_of_state


def _is_of_place(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether an organ of all States names a plan by a place: “Port Vell Implementation Plan”; never by a State."""
    if judged.issuer not in words["of_all_states"] or phrase.head not in words["placed_plans"] or phrase.lead:
        return False
    if any(not words[key].isdisjoint(phrase.before) for key in ("national", "demonyms", "appealing")):
        return False
    own, known = judged.own(phrase.before, words["not_own"]), states(judged.authorities)
    return any(not (word in known or judged.is_common(word) or word[0].isdigit()) for word in own)


def _is_told(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether an act names a plan by its subject and any word before its head, or by a subject of several words.

    “Common Framework for Deep Wells”, “Action Agenda on Deep Wells”; never “Rules of Procedure and Evidence”.
    """
    if not judged.decides or phrase.lead in words["of"] or phrase.head in words["of_reports"]:
        return False
    if not words["appealing"].isdisjoint(phrase.before):
        return False
    return bool(phrase.before) or judged.text.count(" ", phrase.start, phrase.end) >= _LEAST_OF_TOLD


def _is_worldwide(judged: JudgedText, phrase: NamePhrase) -> bool:
    """Whether an act names a plan by the words before it as one of all States: “Global Wells Security Plan”."""
    if not judged.decides or len(phrase.before) < _LEAST_OF_WORLDWIDE:
        return False
    words = judged.language.unlisted_names
    first = judged.first_of(phrase, words["worldwide"]) if phrase.head not in words["of_reports"] else ""
    return len(phrase.before) - first.count(" ") >= _LEAST_OF_WORLDWIDE if first else False


def _is_dated(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether the date beside an agreement, or its adoption, tells which it is: “Ceasefire Agreement of 5 May 2031”."""
    if not judged.decides or phrase.lead or not phrase.before or phrase.head not in words["dated"]:
        return False
    if day_of(judged.text, phrase.start, phrase.end, judged.language) is not None:
        return True
    # "the Political Declaration adopted by the Lake Union"; never "the Agreement signed before them".
    return phrase.head not in words["agreements"] and is_titled(judged.text, phrase, judged.language)


def _is_placed(judged: JudgedText, phrase: NamePhrase, own: list[str]) -> bool:
    """Whether a place names an agreement in small letters: “Vell agreements”; never “Utopia agreement”."""
    if not judged.decides or not own or len(own) != len(phrase.before) or judged.text[phrase.start].isdigit():
        return False
    known, regions = states(judged.authorities), judging_words(judged.language)["regional"]
    for word in own:
        if "-" in word and acronyms(judged.authorities).issuperset(word.split("-")):
            return True  # "LUWA-LOE road map"
        if word.isupper() or " " in word or "-" in word or word in known or word in regions:
            return False
    return not any(map(judged.is_common, own))


def _is_of_one_state(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether the words before an instrument make it a State's own, or leave that open: “Penal Code”."""
    if not words["national_instruments"].isdisjoint(phrase.before):
        return True
    is_joint = judged.decides and bool(phrase.before) and phrase.before[0] in words["joint"]  # "Joint Ministerial"
    if phrase.head in words["weak_instruments"] and not (is_joint or words["national"].isdisjoint(phrase.before)):
        return True
    if phrase.head not in words["marked_instruments"]:
        return False
    if _is_led(judged, phrase, words) or _is_of_place(judged, phrase, words):
        return False
    # "Wells Plan for Africa"
    marks, end = marks_of(judged.language), phrase.end if phrase.lead else phrase.start
    return not (marks.all.search(" ".join(phrase.before)) or marks.regional.search(judged.text, phrase.start, end))


def _of_weak_instrument(
    judged: JudgedText, phrase: NamePhrase, own: list[str], words: dict[str, frozenset[str]]
) -> Verdict:
    adopted = judged.decides and bool(phrase.lead) and is_titled(judged.text, phrase, judged.language)
    is_idiom = phrase.head in words["idioms"] and phrase.lead in words["of"]  # "in the Framework of the Guarantees"
    is_speech = phrase.head in words["of_reports"] and bool(phrase.lead)
    if (is_idiom or is_speech) and not (phrase.before or adopted):
        return "no name"
    if not phrase.before and _TITLED.search(judged.text, max(0, phrase.start - _LONGEST_TITLED), phrase.start):
        return "no name"
    if judged.decides and not words["events"].isdisjoint(phrase.before):
        return "name"
    if phrase.lead:
        is_of_states = not words["of_states"].isdisjoint(phrase.before)
        is_marked = bool(marks_of(judged.language).strong.search(" ".join(phrase.before)))
        is_sure = judged.decides or is_of_states or is_marked or _is_of_principal(judged, phrase, words)
        is_dated = not is_sure and has_year(judged.text, phrase.end) and judged.is_long(phrase)
        if adopted or is_dated or (is_sure and (own or judged.is_long(phrase))):
            return "name"
        return "general name" if _is_told(judged, phrase, words) else "no name"
    if judged.begins_with(phrase, words["regions_alone"]):
        return "name"  # "African Wells Strategy"
    if _is_worldwide(judged, phrase):
        return "name"
    proper = [word for word in own if not judged.is_common(word) and word not in words["united_nations"]]
    if judged.decides and (proper or _is_of_organization(judged, phrase)):
        return "name"
    if judged.decides and acronym_behind(judged.text, phrase.start, phrase.end):
        return "general name"  # "Wells Performance and Accountability Framework (WPAF)"
    return "short form" if phrase.before else "no name"


def _is_of_principal(judged: JudgedText, phrase: NamePhrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether a plan is of a person who heads an organization: “the Secretary-General's Global Strategy for Wells”."""
    return possessor(judged.text, phrase.start) in words["principals"]


def _is_of_organization(judged: JudgedText, phrase: NamePhrase) -> bool:
    """Whether an organization of States is named before a plan: “Lake Union Regional Action Plan”."""
    first = phrase.before[0] if len(phrase.before) > 1 else ""
    return first in organizations(judged.authorities, judged.language)


def _is_of_organization_alone(judged: JudgedText, phrase: NamePhrase) -> bool:
    """Whether nothing but the name of an organization of States stands around a head."""
    known = organizations(judged.authorities, judged.language)
    if not phrase.before or phrase.lead or day_of(judged.text, phrase.start, phrase.end, judged.language):
        return False
    return known.issuperset(phrase.before)


# "Compendium: Information and ", whose title goes on; never "the Charter and ".
_TITLED = re.compile(r": [A-Z][a-z]+ and $")
_LONGEST_TITLED = 30

_LEAST_OF_WORLDWIDE = 3
"""Words before the head of a plan of all States, its first being one: “Global Wells Security Plan”."""
_LEAST_OF_TOLD = 4
"""Spaces in a name of a weak head that a subject tells apart."""
_LEAST_OF_STANDARDS = 3
"""Words before the head of standards."""
