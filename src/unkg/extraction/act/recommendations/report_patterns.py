"""The words by which a report recommends, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import any_of, any_of_each

_LONGEST_SUBJECT = 330
"""Characters before a modal in its sentence."""
_LONGEST_INTRODUCTION = 400
"""Characters before the comma behind which a committee says what it recommends."""
_Words = dict[str, str]
"""What the words are for to an alternative of them."""


class SentencePatterns(NamedTuple):
    """Sentences and items of a report, and the heading of its recommendations; `heading` is for lower-case text."""

    sentence: re.Pattern[str]
    letter: re.Pattern[str]
    item: re.Pattern[str]
    heading: re.Pattern[str]


class ModalPatterns(NamedTuple):
    """What a sentence says that somebody should do."""

    modals: tuple[re.Pattern[str], ...]
    """What makes a sentence a recommendation, the plainest first."""
    nobody: re.Pattern[str]
    under_no: re.Pattern[str]
    inverted: re.Pattern[str]
    leads_in: re.Pattern[str]
    that: re.Pattern[str]


class SpeechPatterns(NamedTuple):
    """What a mechanism or committee recommends by a verb; `report_of` is for lower-case text."""

    speaker: Anchored
    verb: Anchored
    """The verbs without which nothing is said."""
    base_of: dict[str, str]
    said: re.Pattern[str]
    subject: re.Pattern[str]
    pronoun: re.Pattern[str]
    pronoun_says: re.Pattern[str]
    joined: re.Pattern[str]
    asked_of: re.Pattern[str]
    asked_base: dict[str, str]
    report_of: re.Pattern[str]


class ReportPatterns(NamedTuple):
    """The patterns of a language for the text as printed, where not said otherwise."""

    sentences: SentencePatterns
    modals: ModalPatterns
    speech: SpeechPatterns


@lru_cache(maxsize=8)
def report_patterns(language: Language) -> ReportPatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.recommendation_words)
    adverb = rf"[a-z]+{any_of(language.word_forms['adverb_endings'])}"
    return ReportPatterns(
        sentences=_sentence_patterns(language, words),
        modals=_modal_patterns(language, words, adverb),
        speech=_speech_patterns(language, words, adverb),
    )


def _sentence_patterns(language: Language, words: _Words) -> SentencePatterns:
    adverb_ending = any_of(language.word_forms["adverb_endings"])
    return SentencePatterns(
        # A footnote's number may follow the stop at once ("sanitation.59 The Committee"); never the stop of "art. 5" or
        # "target 16.2 of".
        sentence=re.compile(
            r"(?:(?<=[.;:!?] )|(?<=\D[.;]\d )|(?<=\D[.;]\d\d )|(?<=\D[.;]\d\d\d ))(?=[\"'(]?[A-Z(a-z])"
        ),
        letter=re.compile(rf"(?:{words['and']} )?\((?P<letter>[a-z]{{1,3}})\) "),
        item=re.compile(rf"(?P<words>(?:(?i:[a-z])[a-z]+{adverb_ending} )*(?P<verb>(?i:[a-z])[a-z-]+))"),
        heading=re.compile(rf"\b{words['heading']}\b"),
    )


# ---- who should do what -------------------------------------------------------------------------------------------


def _modal_patterns(language: Language, words: _Words, adverb: str) -> ModalPatterns:
    introduction = rf"(?:{words['leading_in']}|[A-Z]{adverb})"
    return ModalPatterns(
        modals=_modals(language, words, adverb),
        nobody=re.compile(rf"(?i:{words['nobody']})\b"),
        under_no=re.compile(rf"{words['under_no']} "),
        inverted=re.compile(rf" ?(?P<subject>(?:{words['articles']} )?[A-Za-z]+) (?P<verb>[a-z]+)\b"),
        # "To ensure this, ", "Following the study …,48 "; never a list's comma ("In Africa, Asia and").
        leads_in=re.compile(rf"{introduction}\b[^;]{{2,260}}?,\d{{0,3}} (?!{words['still_leading']} )"),
        that=re.compile(rf" ?(?:{words['that']} )?"),
    )


def _modals(language: Language, words: _Words, adverb: str) -> tuple[re.Pattern[str], ...]:
    before = rf"(?P<before>[^;\n]{{0,{_LONGEST_SUBJECT}}}?)"
    adverbs = rf"(?: {words['adverbs']}| {adverb})*"
    verb = rf"{adverbs}(?P<be> {words['be']}(?: {adverb})?)?(?: (?P<verb>[a-z-]+))?"
    return (
        re.compile(rf"{before}\b(?P<modal>{words['modals']})\b(?: {words['not']})?{verb}"),
        _important(words, adverb),
        re.compile(rf"{before}\b(?P<modal>{words['need_to']})\b{verb}"),
        re.compile(rf"{before}\b(?P<modal>(?P<need>{any_of(language.needing)}))\b"),
    )


def _important(words: _Words, adverb: str) -> re.Pattern[str]:
    """“is essential for States to ensure”: the subject stands between, and ends where a verb of the list begins."""
    important = rf"(?P<important>{words['is']} (?:{adverb} )?{words['important']} {words['that']})"
    verb = rf"(?P<verb>{words['important_to']})\b"
    return re.compile(
        rf"(?:[^;\n]{{0,200}}? )?(?P<modal>{important}) "
        rf"(?P<before>[^;\n]{{3,160}}?)(?P<be>\b{words['be']})? (?:{words['to']} )?{verb}"
    )


# ---- who says so --------------------------------------------------------------------------------------------------


def _speech_patterns(language: Language, words: _Words, adverb: str) -> SpeechPatterns:
    listed = language.recommendation_words
    base_of = _spoken_verbs(language)
    adverbs = rf"(?: {words['spoken_adverbs']}| {adverb})*"
    third = any_of(f[0] for verb in listed["speaking"] for f in language.forms[verb])
    says = rf"{adverbs} (?P<verb>{third})"
    return SpeechPatterns(
        speaker=anchored(
            rf"\b{words['the']} (?P<speaker>{words['speakers']})\b(?! {words['of']} )",
            (f"{the} {who}" for the in listed["the"] for who in listed["speakers"]),
        ),
        verb=anchored(any_of(base_of), base_of),
        base_of=base_of,
        said=_said(words, adverbs, base_of),
        subject=re.compile(rf"(?:[A-Z][^.;:]{{0,160}}?, )?{words['the']} {words['speakers']}\b(?!'s)"),
        pronoun=re.compile(rf"{words['impersonal']}\b"),
        pronoun_says=re.compile(rf"(?P<words>{words['impersonal']}{says})\b"),
        # ", and urges the State party": never the noun of "its requests and calls".
        joined=re.compile(rf",? {words['and']}{adverbs} (?P<words>(?P<verb>{third}))\b(?= {words['behind_joined']}\b)"),
        asked_of=_asked_of(language, words, adverbs),
        asked_base={f[3]: verb for verb in listed["speaking"] for f in language.forms[verb]},
        report_of=re.compile(rf"\W*{words['report_of']} {words['the']} "),
    )


def _asked_of(language: Language, words: _Words, adverbs: str) -> re.Pattern[str]:
    """“The State party is requested to provide”; never “It is recommended”."""
    participle = any_of(f[3] for verb in language.recommendation_words["speaking"] for f in language.forms[verb])
    states = words["states"]
    who = rf"{words['the']} [A-Za-z ]{{3,60}}?|{states} [a-z]{{3,20}}|{states}"
    asked = rf"(?!{words['impersonal']} )(?P<who>{who}) {words['is']}{adverbs}"
    introduction = r"(?:[A-Z][^.;:]{0,120}?, )?"
    return re.compile(rf"{introduction}(?P<words>{asked} (?P<verb>{participle})) {words['to']}\b")


def _said(words: _Words, adverbs: str, base_of: dict[str, str]) -> re.Pattern[str]:
    """“In line with article 4 of the Convention, the Committee recommends”, “It is recommended”.

    Never “the Committee recommended”, nor what it says elsewhere: “In its general comment No. 5, the Committee urges”.
    """
    speaker = rf"(?:{words['the']} {words['speakers']}|{words['impersonal']}(?= {words['is']} ))"
    first_person = rf"(?P<first_person>{words['first_person']})"
    begins = rf"(?:^|[.;:] |\b{words['and']} (?={words['first_person']} ))"
    elsewhere = rf"(?!{words['elsewhere']}\b)"
    point = r"\.(?= ?\d)"  # of "No. 33" and "target 16.2"
    introduction = rf"(?:{elsewhere}[A-Z](?:[^.;:]|{point}){{0,{_LONGEST_INTRODUCTION}}}?, )?"
    return re.compile(
        rf"{begins}(?P<words>{introduction}(?:{speaker}|{first_person}){adverbs} (?P<verb>{any_of(base_of)}))\b"
    )


def _spoken_verbs(language: Language) -> dict[str, str]:
    """The forms by which a mechanism or committee recommends, to base forms: “calls on”, “is recommended”."""
    words = language.recommendation_words
    forms = {form: verb for verb in words["speaking"] for form in (verb, *(f[0] for f in language.forms[verb]))}
    return forms | language.impersonal
