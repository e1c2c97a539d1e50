"""The words by which a text decides on mandates, as patterns of a language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from unkg.authorities.language import Language, Words
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.words import CAPITAL, SMALL, any_of, any_of_each, led_by, optional
from unkg.model import MandateEventKind

_KINDS: Mapping[str, MandateEventKind] = MappingProxyType(
    {
        "establishing": "established",
        "extending": "extended",
        "amending": "amended",
        "transferring": "transferred",
        "terminating": "terminated",
    }
)


_GOVERNING = ("deciding", "requesting", "authorizing", "approving", "recommending")


class DecidingWords(NamedTuple):
    """The lists of words that are compared whole."""

    deciding: frozenset[str]
    requesting: frozenset[str]
    approving: frozenset[str]
    authorizing: frozenset[str]
    recommending: frozenset[str]
    founded: frozenset[str]
    nouns: frozenset[str]
    finite: frozenset[str]
    """Forms of verbs of events that open a clause: “extends”."""
    participles: frozenset[str]
    only_participles: frozenset[str]
    """Those that are no infinitive too, as “set up” is."""
    clause_participles: frozenset[str]
    """Participles of operative verbs, which open no main clause."""


class DecisionPatterns(NamedTuple):
    """The patterns of deciding verbs; those that end in `$` are searched in the words before a place."""

    kind_of: Mapping[str, MandateEventKind]
    """A form of a verb, or a noun, to what it does to a mandate."""
    governing: Anchored
    """A verb without which a paragraph decides nothing."""
    event: Anchored
    """A verb or noun of an event."""
    words: DecidingWords
    clause_verb: Anchored
    """An operative verb that opens a clause."""
    present_of: Mapping[str, str]
    """The past of a deciding verb to its present."""
    by_organ: re.Pattern[str]
    added: re.Pattern[str]
    modal: re.Pattern[str]
    has_bare_infinitives: bool
    """Whether nothing need stand before the verb of what is decided."""
    infinitive: re.Pattern[str]
    intending: re.Pattern[str]
    measures_to: re.Pattern[str]
    preposed: re.Pattern[str]
    enabling: re.Pattern[str]
    subjunctive: re.Pattern[str]
    by_council: re.Pattern[str]
    performed: re.Pattern[str]
    depending: re.Pattern[str]
    passive: re.Pattern[str]
    subject_behind: re.Pattern[str]
    to_be: re.Pattern[str]
    finite: re.Pattern[str]
    approved: re.Pattern[str]
    agent: re.Pattern[str]
    that: re.Pattern[str]
    modal_event: Anchored
    re_established: re.Pattern[str]
    supposed: re.Pattern[str]
    leading: re.Pattern[str]
    going_on: re.Pattern[str]
    item_verb: re.Pattern[str]


@lru_cache(maxsize=16)
def decision_patterns(language: Language, *, recorded: bool = False) -> DecisionPatterns:
    """The patterns of deciding verbs in a language, built once; of a language without such words they match nothing.

    `recorded`: the text records what its organ did, as decisions and statements may: “the Assembly decided”.
    """
    listed = language.mandate_clauses
    kind_of = _kinds(language)
    adverbs = _adverbs(language)
    # Not with the verbs of clauses: they are most of what a pass finds, and few paragraphs are asked for theirs.
    governing, event, modal_event = in_one_pass(
        _governing(language, recorded=recorded),
        anchored(rf"\b{any_of(kind_of)}\b", kind_of, re.IGNORECASE),
        _modal_event(listed, adverbs),
    )
    return DecisionPatterns(
        kind_of=MappingProxyType(kind_of),
        governing=governing,
        event=event,
        clause_verb=_clause_verb(language, recorded=recorded),
        modal_event=modal_event,
        words=_words(language),
        has_bare_infinitives="" in listed["to"],
        present_of=MappingProxyType(dict(zip(listed["recorded"], listed["recorded_as"], strict=True))),
        **_voices(listed, adverbs),
        **_sayings(listed, adverbs),
    )


def _adverbs(language: Language) -> str:
    """“also strongly ”, “once again, ”, and nothing."""
    endings = any_of(language.word_forms["adverb_endings"])
    return rf"(?:(?:{any_of(language.mandate_clauses['adverbs'])}|[{SMALL}]+{endings})\b,? )*"


def _words(language: Language) -> DecidingWords:
    """The lists of a language."""
    listed = language.mandate_clauses
    participles = frozenset(verb for each in _KINDS for verb in listed[f"{each}_done"])
    return DecidingWords(
        deciding=frozenset(listed["deciding"]),
        requesting=frozenset(listed["requesting"]),
        approving=frozenset((*listed["authorizing"], *listed["approving"])),
        authorizing=frozenset(listed["authorizing"]),
        recommending=frozenset(listed["recommending"]),
        founded=frozenset(listed["founded"]),
        nouns=frozenset((*(noun for each in _KINDS for noun in listed[f"{each}_nouns"]), *listed["deployment"])),
        finite=frozenset(verb for each in _KINDS for verb in listed[f"{each}_finite"]),
        participles=participles,
        only_participles=participles.difference(verb for each in _KINDS for verb in listed[each]),
        clause_participles=frozenset(form[1].lower() for verb in language.strengths for form in language.forms[verb]),
    )


def _voices(listed: Words, adverbs: str) -> dict[str, re.Pattern[str]]:
    """What the words around a verb say of its voice."""
    words, to, be = any_of_each(listed), led_by(listed["to"]), led_by(listed["be"])
    the, no_passive = led_by(listed["the"]), "".join(rf"(?<!\b{word} )" for word in listed["no_passive_behind"])
    return {
        **_infinitives(listed, adverbs),
        # "its intention |", "the measures necessary |", before such an infinitive.
        "intending": re.compile(rf"(?<![\w-]){words['intending']} $"),
        "measures_to": re.compile(rf"(?<![\w-]){words['measures_to']} $"),
        "enabling": re.compile(rf"\b{words['enabling']} [^,;]{{1,90}} {to}{adverbs}$"),
        # " 将 " of "决定 将 X 的 任务 期限 延长": the object stands before the verb.
        "preposed": re.compile(rf"(?<!\w){words['before_object']} "),
        # "requests that the Secretary-General rapidly"; never "requests that the report".
        "subjunctive": re.compile(rf"\b{words['that']} {the}{words['agents']} {adverbs}$"),
        # "shall be further", "the authority be"; never the "be" of "to be established".
        "passive": re.compile(
            rf"(?:(?:\b{words['modal']} {adverbs}|{no_passive}(?<!\w)){be}|\b{words['hereby']} ){adverbs}$"
        ),
        # "que se" of "Decide que se prorrogue el mandato": the subject of a passive stands behind it.
        "subject_behind": re.compile(rf"\b{words['that']} {be}{adverbs}$"),
        # "an Office of the Ombudsperson, to be"; never "the report to be".
        "to_be": re.compile(rf", {words['to_be']} {adverbs}$"),
        # "1. Further", ", and"; never "the Council which".
        "finite": re.compile(rf"(?:^|[,;] |\b{words['and']} )[\"“'« ]*(?:[{CAPITAL}][{SMALL}]+ )?{adverbs}$"),
        "approved": _approved(listed, adverbs),
        # "the Secretary-General", ", in consultation with States, the President"; never "UNMIL, with the President".
        "agent": re.compile(
            rf",? (?:[^;]{{0,200}}?, )?(?:{adverbs})(?:{words['that']} )?{optional(listed['before_agents'])}"
            rf"{words['agents']}\b"
        ),
        # "que, pour aider le Comité à s'acquitter de son mandat, ": the subject comes behind.
        "that": re.compile(rf"\b{words['that']}\b,? (?:{words['measures_for']} {words['enabling']} [^,;]{{1,90}}, )?"),
        "re_established": re.compile(words["re_establishing"], re.IGNORECASE),
    }


def _infinitives(listed: Words, adverbs: str) -> dict[str, re.Pattern[str]]:
    """What stands before the verb of what is decided or asked."""
    words, to, be, the = any_of_each(listed), led_by(listed["to"]), led_by(listed["be"]), led_by(listed["the"])
    joint = any_of((*listed["and"], *listed["or"]))
    return {
        # "decides to further", "to renew and"; never the "to" of "the right to".
        # "les mesures requises, en consultation avec le Comité, pour"; never "pour" alone.
        "infinitive": re.compile(
            rf"(?<!\w)(?:{to}|{words['measures_taken']}, [^,;]{{1,80}}, {words['measures_for']} )"
            rf"{adverbs}(?:[{SMALL}-]+,? {joint} {adverbs})?$"
        ),
        # What must stand before a verb for it to decide: "to", "be"; never the noun of "the end".
        "leading": re.compile(
            rf"(?<!\w)(?:{to}|{be}|{words['hereby']} |{words['that']} {the})|, {words['measures_for']} "
        ),
    }


def _approved(listed: Words, adverbs: str) -> re.Pattern[str]:
    """“approves also the”, “to authorize the”; never “the Council approves of”."""
    words = any_of_each(listed)
    return re.compile(
        rf"\b(?:{words['approving']}|{words['authorizing']}|{words['recommending']})(?:, [^;,]{{0,80}},)?"
        rf",? {adverbs}(?:{words['and']} [{SMALL}]+ )?"
        rf"(?:[^;,]{{0,40}}{words['recommendation_for']} )?{optional((*listed['the'], *listed['a']))}"
        rf"(?:[{SMALL}-]+ ){{0,2}}$",
        re.IGNORECASE,
    )


def _sayings(listed: Words, adverbs: str) -> dict[str, re.Pattern[str]]:
    """Who says that something is done, and what it depends on or is added to."""
    words, the = any_of_each(listed), led_by(listed["the"])
    not_which = "".join(rf"(?<!\b{word} )" for word in listed["relative"])
    return {
        "supposed": re.compile(rf"\b{words['supposed']} $"),
        # "We decide to: (a) Request the Secretary-General to"; never "Requests for".
        "item_verb": re.compile(rf"{words['requesting']}\b(?= {words['the']})", re.IGNORECASE),
        # "shall continue until"; never "shall continue its review of".
        # In Chinese with what it goes on as before that: "继续 作为 特别 政治 任务 运作".
        "going_on": re.compile(rf"(?: {words['as']} [^,;]{{1,60}}?)? {words['going_on']}"),
        # "Resolves that the Security Council under Article 34 "; never "that the Council's".
        "by_council": re.compile(
            rf"\b(?i:{words['that']}) {the}{words['council']}(?: {words['under']} [^;,]{{1,60}})? {adverbs}$"
        ),
        # "the General Assembly, on the recommendation of the Fifth Committee, also "; never "which the Council ".
        "by_organ": re.compile(
            rf"{not_which}(?<!\w)(?i:{the})(?:[{CAPITAL}]\w+ )*{words['organs']}(?:, [^.;]{{1,300}}?,)? {adverbs}$"
        ),
        # "in addition to the provisions of the Mission's existing mandate": what it shall do besides.
        "added": re.compile(rf"{words['added_to']} [^;,.]{{0,80}}?{words['existing_mandate']}"),
        "modal": re.compile(rf"\b{words['modal']} (?:{adverbs})[{SMALL}]+\b"),
        # "is hereby": what is done by the words themselves.
        "performed": re.compile(rf"\b{words['hereby']} {adverbs}$"),
        # " when the Committee reports", " if he deems it necessary"; never ", once again".
        "depending": re.compile(rf" {words['depending']} (?!{words['not_depending']}\b)"),
    }


def _governing(language: Language, *, recorded: bool) -> Anchored:
    """“decides”, “requests”, “extends”, “We decide”; never the noun of “a request”."""
    listed, words = language.mandate_clauses, any_of_each(language.mandate_clauses)
    verbs = {verb for purpose in _GOVERNING for verb in listed[purpose]}
    finite = {*(verbs - {*listed["with_we"]}), *(verb for each in _KINDS for verb in listed[f"{each}_finite"])}
    finite |= {*listed["hereby"], *(listed["recorded"] if recorded else ())}
    return anchored(
        rf"\b(?:{any_of(finite)}|{words['we']} (?:[{SMALL}]+ )?{any_of(verbs)})\b",
        {*finite, *listed["we"]},
        re.IGNORECASE,
    )


_MODAL_EVENTS = {
    "continuing": "continuing",
    "ceasing": "ceasing",
    "handing": "handing_over",
    "beginning": "beginning",
    "duty": "holder_task",
    "task": "mandate_task",
}
"""Groups of the pattern of such events to the keys of their words."""


def _modal_event(listed: Words, adverbs: str) -> Anchored:
    """“shall continue”, “shall, for one year, include”, “will also have the mandate”; never “shall report”.

    In a language whose verbs have forms that say as much: “comprendra”; never “el período que terminará”.
    """
    words = any_of_each(listed)
    between = rf"(?:, [^;]{{0,300}}?,)?,? (?:(?!{words['undertaking']}){adverbs})?"
    alone = "".join(rf"(?<!\b{word} )" for word in listed["relative"]) + rf"(?={words['future']}\b)"
    events = {group: rf"(?P<{group}>{words[key]})\b" for group, key in _MODAL_EVENTS.items()}
    events["continuing"] += rf"(?! {words['not_continuing']}\b)"
    modals = (*listed["modal"], *listed["future"])
    return anchored(rf"\b(?:{words['modal']}\b{between}|{alone})(?:{'|'.join(events.values())})", modals)


def _clause_verb(language: Language, *, recorded: bool) -> Anchored:
    """“decides”, “Requests”, “, expressing”, “We decide”; never the noun of “delisting requests”."""
    listed = language.mandate_clauses
    forms = [form for verb in language.strengths for form in language.forms[verb]]
    finite, participles = {form[0] for form in forms}, {form[1] for form in forms}
    past = listed["recorded"] if recorded else ()
    we = "|".join(
        rf"(?<=\b{word}{adverb} )"
        for word in listed["we"]
        for adverb in ("", *(f" {adverb}" for adverb in listed["adverbs_of_we"]))
    )
    no_noun = "".join(rf"(?<!\b{word} )" for word in listed["before_nouns"])
    no_noun += "".join(rf"(?<!{ending} )" for ending in listed["endings_before_nouns"])
    joined = "|".join((r"(?<=, )", *(rf"(?<=\b{word} )" for word in listed["and_of_clauses"])))
    return anchored(
        rf"{no_noun}\b(?P<verb>(?i:{any_of(finite)}))\b"
        rf"|(?:{joined})(?P<participle>{any_of(participles)})\b"
        rf"|(?:{we or '(?!)'})(?P<ours>{any_of(language.strengths)})\b"
        rf"|\b(?P<past>{any_of(past)})\b",
        {*finite, *participles, *language.strengths, *past},
    )


def _kinds(language: Language) -> dict[str, MandateEventKind]:
    kind_of: dict[str, MandateEventKind] = {}
    listed = language.mandate_clauses
    for purpose, kind in _KINDS.items():
        for form in (*listed[purpose], *listed[f"{purpose}_finite"], *listed[f"{purpose}_done"]):
            kind_of.setdefault(form, kind)
        kind_of |= dict.fromkeys(listed[f"{purpose}_nouns"], kind)
    kind_of |= dict.fromkeys(listed["deployment"], "established")
    kind_of |= dict.fromkeys(listed["mandating_again"], "extended")
    kind_of |= dict.fromkeys(listed["starting"], "terminated")
    return kind_of
