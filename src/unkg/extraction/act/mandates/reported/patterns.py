"""The words by which texts report what cited acts did to mandates, as patterns of a language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language, Words
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import CAPITAL, RAISED, any_of, any_of_each
from unkg.model import MandateEventKind

_NAME = rf"[{CAPITAL}][\w'’-]*(?: (?:of|on|for|and|the|in|[{CAPITAL}][\w'’-]*))*"
"""A name in capitals: “Commission on Human Rights”."""


class ReportedPatterns(NamedTuple):
    """The patterns of a language; those that end in `$` are searched in what stands before a place."""

    lead: re.Pattern[str]
    """A verb and what leads from it to the act, in group `verb`."""
    kind_of: dict[str, MandateEventKind]
    """A form of a verb to what it says that the act did."""
    authorized: frozenset[str]
    armed: re.Pattern[str]
    where: frozenset[str]
    """Prepositions behind which an organ acts in its own text: “the mandate that the Assembly established in its”."""
    connectors: re.Pattern[str]
    aside: re.Pattern[str]
    date: re.Pattern[str]
    joined: re.Pattern[str]
    """What stands between two citations of one list."""
    mandate_of: re.Pattern[str]
    own_mandate: re.Pattern[str]
    modified: re.Pattern[str]
    bare_mandate: re.Pattern[str]
    terms: re.Pattern[str]
    mandate_noun: re.Pattern[str]
    part_of: re.Pattern[str]
    phrase: re.Pattern[str]
    """A noun phrase that ends at a place, its head in group `head`."""
    phrase_of_organ: re.Pattern[str]
    """The same with an organ in it, without which it is a name of the authorities: phrase and subject."""
    phrase_after: re.Pattern[str]
    words_of_name: re.Pattern[str]
    tail: re.Pattern[str]
    other_subject: re.Pattern[str]
    after: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]
    """What a cited act did, behind it; and what must then stand before it."""
    plural: re.Pattern[str]
    object: re.Pattern[str]
    pronoun_object: re.Pattern[str]
    new_object: re.Pattern[str]
    own_object: re.Pattern[str]
    heads: re.Pattern[str]
    by_act: tuple[str, ...]
    """What joins a noun phrase and the act that it is named by: of the Security Council by number, of others by symbol."""
    in_full: dict[str, str]
    """Short names of bodies of the Security Council to what they are short for."""
    united_nations: tuple[str, ...]
    general: frozenset[str]
    """Heads of what is not a body alone: “mechanism”, “force”."""


@lru_cache(maxsize=8)
def reported_patterns(language: Language) -> ReportedPatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.reported_words)
    kind_of = _kinds(language)
    day = date_pattern(language)
    ordinary = r"(?:[\w'’/-]+ )"
    head = rf"(?P<head>(?i:{words['heads']}))"
    return ReportedPatterns(
        lead=_lead(words, kind_of),
        kind_of=kind_of,
        authorized=frozenset(language.reported_words["authorized"]),
        where=frozenset(language.reported_words["where"]),
        armed=re.compile(rf"\b{words['armed']}\b", re.IGNORECASE),
        connectors=re.compile(rf"(?:,? {words['connectors']})*,? $"),
        # " (UNMIL)", ' ("the Group of Experts")', ", "; never " (2018)", which belongs to a number.
        aside=re.compile(r"""(?:,? ?\((?!\d{4}\))[^()]{1,120}\)|,? "[^"]{1,60}")*[, ]*$"""),
        # " of 27 September 2007,³": what parts a citation from the next words; never ", 1665 (2006)".
        date=re.compile(rf"(?:,? (?:of|on|dated) {day})?(?:,?[\d{RAISED}]{{1,3}}(?!\d))?"),
        joined=_joined(language, day),
        # "the mandate of the", "the core tasks of": never "the report of the".
        mandate_of=re.compile(rf"\b{words['mandate']} {words['of']} (?:{words['the']} )?$", re.IGNORECASE),
        own_mandate=re.compile(
            rf"['’]s? (?:[a-z-]+ ){{0,5}}?{words['mandate']}(?: {words['modification']})?(?: in [a-z ]{{2,20}})?$"
        ),
        modified=re.compile(rf"\b{words['mandate']} {words['modification']}$"),
        # "to fulfil the mandate with all its functions": the mandate of whom the sentence speaks; never "a new mandate".
        bare_mandate=re.compile(
            rf"\b(?i:{words['before_mandate']}) (?:[a-z]+ )?{words['mandate']}(?: [a-z ]{{1,40}})?$"
        ),
        # " for a further period of one year, under the same terms"; never " to report on the terms".
        terms=re.compile(
            rf"(?:,? [^;.]{{0,90}}?)?,? {words['terms_leads']} (?:the )?(?:same )?{words['terms']}$", re.IGNORECASE
        ),
        mandate_noun=re.compile(rf"\b{words['mandate_noun']}\b"),
        # "Committee of the ", before "Security Council".
        part_of=re.compile(rf"\b{head} {words['of']} (?:{words['the']} )?$"),
        # "the Working Group", "an open-ended working group on ageing"; "the report of the Panel" gives "Panel".
        phrase=re.compile(
            rf"\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his|[Ii]ts|[Ss]aid) (?P<phrase>{ordinary}{{0,6}}?{head}\b"
            rf"(?P<rest>(?: \([\w ]+\))?(?: (?:of|on|for|in|concerning|against) [^,;.()]{{2,120}})?))$",
        ),
        # "Special Rapporteur of the Human Rights Council on extrajudicial, summary or arbitrary executions".
        phrase_of_organ=re.compile(
            rf"\b(?P<phrase>(?:{ordinary}{{0,3}}?{head})) {words['of']} {words['the']} {_NAME}(?P<subject> (?:on|in|for) .{{3,180}})$"
        ),
        phrase_after=re.compile(
            rf"(?:[Tt]he |[Aa]n? |[Ii]ts )?(?P<phrase>{ordinary}{{0,6}}?{head}\b(?: (?:{words['of']}|on|for|in) {_NAME})?)",
        ),
        # "focal point for delisting": never over ", while" or " (UNMIL)".
        words_of_name=re.compile(r"[\w'’/-]+(?: [\w'’/-]+){1,14}"),
        tail=re.compile(rf"(?: (?:on|for|in|of|concerning|to) (?:the )?{_NAME})?$"),
        other_subject=re.compile(rf"\b{words['other_subject']}\b", re.IGNORECASE),
        after=_after(words, language.reported_words),
        plural=re.compile(rf"\b{any_of(language.citation['plurals'])}\b", re.IGNORECASE),
        # " for a period of three years the mandate and functions of the"; never " cooperation with the".
        object=re.compile(
            rf"(?:,[^,;.]{{1,60}},)?(?: [^;.:]{{0,90}}?)?\b{words['before_mandate']} (?:[a-z-]+ )?{words['object']}"
            rf"(?: and (?:the )?\w+)? {words['of']} (?:{words['the']} )?"
        ),
        # " its mandate", " until 31 May their term", " it again".
        pronoun_object=re.compile(
            rf"(?: [^,;.:]{{0,60}}?)? {words['own']} (?:[a-z]+ )?{words['object']}\b| {words['it']}\b"
        ),
        # ", inter alia, the ", " for one year a".
        new_object=re.compile(
            rf"(?:,[^,;.]{{1,60}},)?(?: for (?:an? )?[\w -]{{3,40}}?,?)?(?: (?:{words['determiners']}|an?|{words['own']}))? "
        ),
        own_object=re.compile(rf"['’]s? (?:[a-z]+ )?{words['object']}\b"),
        heads=re.compile(rf"\b{words['heads']}\b", re.IGNORECASE),
        by_act=language.reported_words["by_act"],
        in_full=dict(zip(language.reported_words["short"], language.reported_words["in_full"], strict=True)),
        united_nations=language.reported_words["united_nations"],
        general=frozenset(language.reported_words["general_heads"]),
    )


_PAST = ("established", "extended", "amended", "terminated", "marked", "defined")
_OTHER = ("establishing", "extending", "amending", "terminating")
_KEYS: dict[MandateEventKind, tuple[str, ...]] = {
    "established": ("established", "authorized", "establishing"),
    "extended": ("extended", "extending"),
    "amended": ("amended", "amending"),
    "terminated": ("terminated", "terminating", "marked"),
    "transferred": ("transferred",),
    "defined": ("defined",),
}


def _kinds(language: Language) -> dict[str, MandateEventKind]:
    return {verb: kind for kind, keys in _KEYS.items() for key in keys for verb in language.reported_words[key]}


def _lead(words: dict[str, str], kind_of: Iterable[str]) -> re.Pattern[str]:
    """“established by the General Assembly in its ”, “extended most recently pursuant to ”; never “acted by ”."""
    verb = any_of(kind_of)
    actor = rf" (?:(?:the |its ){_NAME}|{_NAME}|it|him|her)(?: at [\w' -]{{3,60}}?)?,? {words['of_actor']}"
    return re.compile(
        rf"\b(?P<verb>{verb})(?: {words['to_whom']})?(?: {words['after_verb']})?,? (?P<by>{words['prepositions']})"
        rf"(?:{actor})?(?: {words['determiners']}| {_NAME})? ?$"
    )


def _joined(language: Language, day: str) -> re.Pattern[str]:
    """“ of 24 March 2006, ”, “ and paragraph 1 of resolution ”: never “, extended by resolution ”."""
    nouns = any_of(
        noun for kind in ("resolution", "decision", "statement", "plurals") for noun in language.citation[kind]
    )
    pinpoint = any_of(word for unit in language.units.values() for word in unit)
    part = rf"{pinpoint} [\w.()]+(?:(?:,| and| to|-) ?[\d.()a-z]+)*(?:,? of)?"
    return re.compile(
        rf"(?:,? (?:of|dated) {day})?(?:,? {part})?[{RAISED}]{{0,3}},?(?: and| or| as well as|,)?"
        rf"(?: by| in| pursuant to)?(?: {part})?(?: (?:its|the|Security|Human|Rights|General|Council|Assembly|{nouns}))* ?",
        re.IGNORECASE,
    )


def _after(words: dict[str, str], verbs: Words) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """Behind an act: “, by which the Council decided to extend”, “, which established”, “ extending”, “, it renewed”."""
    past = any_of(verb for key in _PAST for verb in verbs[key])
    others = any_of(verb for key in _OTHER for verb in verbs[key])
    adverb = rf"(?:,? ?{words['adverbs']},? )?"
    who = rf"(?:{words['it']}|(?:{words['the']} )?{_NAME}),?"
    decided = rf"{words['decided']},? (?:[^,;.]{{1,40}}, )?{words['to']} {adverb}"
    did = rf"(?:{decided}(?P<verb>{others})|(?:{words['had']} )?{adverb}(?P<did>{past}))\b"
    # “in its resolution 60/251, the Assembly decided”: the act is where something was done; never “recalling 60/251, it”.
    place = re.compile(rf"\b{words['lead_in']}(?: (?:the |its )?{_NAME})?(?: {words['determiners']})? ?$")
    decision = re.compile(rf"\b{words['decision']}\b[^;.]{{0,120}}\b{words['lead_in']}(?: {_NAME})? ?$")
    # "Resolution 22/9 extended": the act begins the sentence or clause; never "the States that in resolution".
    subject = re.compile(
        rf"(?:^|[.;:] |\b{words['that_clause']} )(?:{words['the']} |{words['own']} )?(?:{_NAME} )?$", re.IGNORECASE
    )
    return (
        (re.compile(rf" {adverb}(?P<did>{past})\b"), subject),
        (re.compile(rf",? {words['in_which']},? ?{adverb}{who} {adverb}{did}"), None),
        (re.compile(rf",? {words['which']} {adverb}{did}"), None),
        (re.compile(rf",? (?=[\w-]+ing\b)(?P<verb>{others})\b"), None),
        (re.compile(rf",? {words['to']} {adverb}(?P<verb>{others})\b"), decision),
        (re.compile(rf",? (?:{who} )?{adverb}{did}"), place),
    )
