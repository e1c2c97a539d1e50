"""The words by which a text decides on mandates, as patterns of a language."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.words import any_of, any_of_each
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
    intending: frozenset[str]
    measures_to: frozenset[str]
    founded: frozenset[str]
    nouns: frozenset[str]
    participles: frozenset[str]


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
    infinitive: re.Pattern[str]
    enabling: re.Pattern[str]
    subjunctive: re.Pattern[str]
    by_council: re.Pattern[str]
    performed: re.Pattern[str]
    depending: re.Pattern[str]
    passive: re.Pattern[str]
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


@lru_cache(maxsize=8)
def decision_patterns(language: Language, *, recorded: bool = False) -> DecisionPatterns:
    """The patterns of deciding verbs in a language, built once; of a language without such words they match nothing.

    `recorded`: the text records what its organ did, as decisions and statements may: “the Assembly decided”.
    """
    words, listed = any_of_each(language.mandate_clauses), language.mandate_clauses
    kind_of = _kinds(language)
    adverbs = rf"(?:(?:{words['adverbs']}|[a-z]+ly)\b,? )*"
    # Not with the verbs of clauses: they are most of what a pass finds, and few paragraphs are asked for theirs.
    governing, event, modal_event = in_one_pass(
        _governing(language, recorded=recorded),
        anchored(rf"\b{any_of(kind_of)}\b", kind_of, re.IGNORECASE),
        _modal_event(words, adverbs, listed["modal"]),
    )
    return DecisionPatterns(
        kind_of=MappingProxyType(kind_of),
        governing=governing,
        event=event,
        clause_verb=_clause_verb(language, recorded=recorded),
        modal_event=modal_event,
        words=_words(language),
        present_of=MappingProxyType(dict(zip(listed["recorded"], listed["recorded_as"], strict=True))),
        **_voices(words, adverbs),
        **_sayings(words, adverbs),
    )


def _words(language: Language) -> DecidingWords:
    """The lists of a language."""
    listed = language.mandate_clauses
    return DecidingWords(
        deciding=frozenset(listed["deciding"]),
        requesting=frozenset(listed["requesting"]),
        approving=frozenset((*listed["authorizing"], *listed["approving"])),
        authorizing=frozenset(listed["authorizing"]),
        recommending=frozenset(listed["recommending"]),
        intending=frozenset(listed["intending"]),
        measures_to=frozenset(listed["measures_to"]),
        founded=frozenset(listed["founded"]),
        nouns=frozenset((*(noun for each in _KINDS for noun in listed[f"{each}_nouns"]), *listed["deployment"])),
        participles=frozenset(_forms(base)[1] for each in _KINDS for base in listed[each]),
    )


def _voices(words: Mapping[str, str], adverbs: str) -> dict[str, re.Pattern[str]]:
    """What the words around a verb say of its voice."""
    return {
        # "decides to further", "to renew and"; never the "to" of "the right to".
        "infinitive": re.compile(rf"\b{words['to']} {adverbs}(?:[a-z-]+,? (?:and|or) {adverbs})?$"),
        "enabling": re.compile(rf"\b{words['enabling']} [^,;]{{1,90}} {words['to']} {adverbs}$"),
        # "requests that the Secretary-General rapidly"; never "requests that the report".
        "subjunctive": re.compile(rf"\b{words['that']} the {words['agents']} {adverbs}$"),
        # "shall be further", "the authority be"; never the "be" of "to be established".
        "passive": re.compile(
            rf"(?:(?:\b{words['modal']} {adverbs}|(?<!\bto )){words['be']}|\b{words['hereby']}) {adverbs}$"
        ),
        # "an Office of the Ombudsperson, to be"; never "the report to be".
        "to_be": re.compile(rf", {words['to']} {words['be']} {adverbs}$"),
        # "1. Further", ", and"; never "the Council which".
        "finite": re.compile(rf"(?:^|[,;] |\band )[\"“' ]*(?:[A-Z][a-z]+ )?{adverbs}$"),
        # "approves also the", "to authorize the"; never "the Council approves of".
        "approved": re.compile(
            rf"\b(?:{words['approving']}|{words['authorizing']}|{words['recommending']})(?:, [^;,]{{0,80}},)?"
            rf",? {adverbs}(?:and [a-z]+ )?"
            rf"(?:[^;,]{{0,40}}recommendation for )?(?:the |an? )?(?:[a-z-]+ ){{0,2}}$",
            re.IGNORECASE,
        ),
        # "the Secretary-General", ", in consultation with States, the President"; never "UNMIL, with the President".
        "agent": re.compile(
            rf",? (?:[^;]{{0,200}}?, )?(?:{adverbs})(?:{words['that']} )?(?:the |its |his |her )?{words['agents']}\b"
        ),
        "that": re.compile(rf"\b{words['that']}\b,? "),
        "re_established": re.compile(words["re_establishing"], re.IGNORECASE),
        # What must stand before a verb for it to decide: "to", "be"; never the noun of "the end".
        "leading": re.compile(rf"\b(?:{words['to']}|{words['be']}|{words['hereby']}|{words['that']} the) "),
        "supposed": re.compile(rf"\b{words['supposed']} $"),
        # "We decide to: (a) Request the Secretary-General to"; never "Requests for".
        "item_verb": re.compile(rf"{words['requesting']}\b(?= the)", re.IGNORECASE),
        # "shall continue until"; never "shall continue its review of".
        "going_on": re.compile(rf" {words['going_on']}"),
    }


def _sayings(words: Mapping[str, str], adverbs: str) -> dict[str, re.Pattern[str]]:
    """Who says that something is done, and what it depends on or is added to."""
    return {
        # "Resolves that the Security Council under Article 34 "; never "that the Council's".
        "by_council": re.compile(rf"\b(?i:{words['that']}) the {words['council']}(?: under [^;,]{{1,60}})? {adverbs}$"),
        # "the General Assembly, on the recommendation of the Fifth Committee, also "; never "which the Council ".
        "by_organ": re.compile(
            rf"(?<!\bwhich )\b(?i:the) (?:[A-Z]\w+ )*{words['organs']}(?:, [^.;]{{1,300}}?,)? {adverbs}$"
        ),
        # "in addition to the provisions of the Mission's existing mandate": what it shall do besides.
        "added": re.compile(rf"{words['added_to']} [^;,.]{{0,80}}?{words['existing_mandate']}"),
        "modal": re.compile(rf"\b{words['modal']} (?:{adverbs})[a-z]+\b"),
        # "is hereby": what is done by the words themselves.
        "performed": re.compile(rf"\b{words['hereby']} {adverbs}$"),
        # " when the Committee reports", " if he deems it necessary"; never ", once again".
        "depending": re.compile(rf" {words['depending']} (?!again\b|more\b)"),
    }


def _governing(language: Language, *, recorded: bool) -> Anchored:
    """“decides”, “requests”, “extends”, “We decide”; never the noun of “a request”."""
    listed, words = language.mandate_clauses, any_of_each(language.mandate_clauses)
    verbs = {verb for purpose in _GOVERNING for verb in listed[purpose]}
    finite = {*(verb for verb in verbs if verb.endswith("s")), *(_forms(b)[0] for each in _KINDS for b in listed[each])}
    finite |= {*listed["hereby"], *(listed["recorded"] if recorded else ())}
    return anchored(
        rf"\b(?:{any_of(finite)}|{words['we']} (?:[a-z]+ )?{any_of(verbs)})\b",
        {*finite, *listed["we"]},
        re.IGNORECASE,
    )


def _modal_event(words: Mapping[str, str], adverbs: str, modals: Iterable[str]) -> Anchored:
    """“shall continue”, “shall, for one year, include”, “will also have the mandate”; never “shall report”."""
    between = rf"(?:, [^;]{{0,300}}?,)?,? (?:(?!also undertake){adverbs})?"
    return anchored(
        rf"\b{words['modal']}\b{between}(?:(?P<continuing>{words['continuing']})\b(?! to the\b)"
        rf"|(?P<ceasing>{words['ceasing']})\b|(?P<handing>{words['handing_over']})\b|(?P<beginning>begin)\b"
        rf"|(?P<task>{words['mandate_task']})\b|(?P<duty>{words['holder_task']})\b)",
        modals,
    )


def _clause_verb(language: Language, *, recorded: bool) -> Anchored:
    """“decides”, “Requests”, “, expressing”, “We decide”; never the noun of “delisting requests”."""
    forms = [form for verb in language.strengths for form in language.forms[verb]]
    finite, participles = {form[0] for form in forms}, {form[1] for form in forms}
    past = language.mandate_clauses["recorded"] if recorded else ()
    we = "|".join(
        rf"(?<=\b{word}{adverb} )" for word in language.mandate_clauses["we"] for adverb in ("", " also", " further")
    )
    return anchored(
        r"(?<!\bthe )(?<!\bits )(?<!\btheir )(?<!\bthese )(?<!\ball )(?<!\bof )(?<!ing )"
        rf"\b(?P<verb>(?i:{any_of(finite)}))\b"
        rf"|(?:(?<=, )|(?<=\band ))(?P<participle>{any_of(participles)})\b"
        rf"|(?:{we or '(?!)'})(?P<ours>{any_of(language.strengths)})\b"
        rf"|\b(?P<past>{any_of(past)})\b",
        {*finite, *participles, *language.strengths, *past},
    )


def _kinds(language: Language) -> dict[str, MandateEventKind]:
    kind_of: dict[str, MandateEventKind] = {}
    for purpose, kind in _KINDS.items():
        for base in language.mandate_clauses[purpose]:
            for form in (base, *_forms(base)):
                kind_of.setdefault(form, kind)
        for noun in language.mandate_clauses[f"{purpose}_nouns"]:
            kind_of[noun] = kind
    kind_of |= dict.fromkeys(language.mandate_clauses["deployment"], "established")
    kind_of |= dict.fromkeys(language.mandate_clauses["mandating_again"], "extended")
    kind_of |= dict.fromkeys(language.mandate_clauses["starting"], "terminated")
    return kind_of


_IRREGULAR: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"set up": ("sets up", "set up"), "withdraw": ("withdraws", "withdrawn"), "transfer": ("transfers", "transferred")}
)


def _forms(base: str) -> tuple[str, str]:
    """Third person and past participle of an English verb."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith(("sh", "ch")):
        return f"{base}es", f"{base}ed"
    if base.endswith("fy"):
        return f"{base[:-1]}ies", f"{base[:-1]}ied"
    return f"{base}s", f"{base.removesuffix('e')}ed"
