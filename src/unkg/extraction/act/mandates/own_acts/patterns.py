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


class DecisionPatterns(NamedTuple):
    """The patterns of deciding verbs; those that end in `$` are searched in the words before a place."""

    kind_of: Mapping[str, MandateEventKind]
    """A form of a verb, or a noun, to what it does to a mandate."""
    event: Anchored
    """A verb or noun of an event."""
    clause_verb: Anchored
    """An operative verb that opens a clause."""
    deciding: frozenset[str]
    requesting: frozenset[str]
    approving: frozenset[str]
    infinitive: re.Pattern[str]
    intending: frozenset[str]
    measures_to: frozenset[str]
    enabling: re.Pattern[str]
    subjunctive: re.Pattern[str]
    modal: re.Pattern[str]
    passive: re.Pattern[str]
    finite: re.Pattern[str]
    approved: re.Pattern[str]
    agent: re.Pattern[str]
    that: re.Pattern[str]
    modal_event: Anchored
    re_established: re.Pattern[str]
    supposed: re.Pattern[str]
    going_on: re.Pattern[str]
    nouns: frozenset[str]
    participles: frozenset[str]
    founded: frozenset[str]
    item_verb: re.Pattern[str]


@lru_cache(maxsize=8)
def decision_patterns(language: Language) -> DecisionPatterns:
    """The patterns of deciding verbs in a language, built once; of a language without such words they match nothing."""
    words, listed = any_of_each(language.mandate_clauses), language.mandate_clauses
    kind_of = _kinds(language)
    adverbs = rf"(?:(?:{words['adverbs']}|[a-z]+ly)\b,? )*"
    event, clause_verb, modal_event = in_one_pass(
        anchored(rf"\b{any_of(kind_of)}\b", kind_of, re.IGNORECASE),
        _clause_verb(language),
        _modal_event(words, adverbs, listed["modal"]),
    )
    return DecisionPatterns(
        kind_of=MappingProxyType(kind_of),
        event=event,
        clause_verb=clause_verb,
        deciding=frozenset(listed["deciding"]),
        requesting=frozenset(listed["requesting"]),
        approving=frozenset((*listed["authorizing"], *listed["approving"])),
        # "decides to further", "to renew and"; never the "to" of "the right to".
        infinitive=re.compile(
            rf"(?:(?P<head>[\w-]+)(?P<comma>,)? )?\b{words['to']} {adverbs}(?:[a-z-]+,? (?:and|or) {adverbs})?$"
        ),
        measures_to=frozenset(listed["measures_to"]),
        enabling=re.compile(rf"\b{words['enabling']} [^,;]{{1,90}} {words['to']} {adverbs}$"),
        intending=frozenset(listed["intending"]),
        # "requests that the Secretary-General rapidly"; never "requests that the report".
        subjunctive=re.compile(rf"\b{words['that']} the {words['agents']} {adverbs}$"),
        modal=re.compile(rf"\b{words['modal']},? {adverbs}$"),
        passive=re.compile(
            rf"(?:(?:\b{words['modal']} {adverbs}|(?<!\bto )){words['be']}|\b{words['hereby']}) {adverbs}$"
        ),
        finite=re.compile(rf"(?:^|[,;] |\band )[\"“' ]*(?:[A-Z][a-z]+ )?{adverbs}$"),
        # "approves also the", "to authorize the"; never "the Council approves of".
        approved=re.compile(
            rf"\b(?:{words['approving']}|{words['authorizing']})(?:, [^;,]{{0,80}},)?,? {adverbs}(?:and [a-z]+ )?"
            rf"(?:[^;,]{{0,40}}recommendation for )?(?:the |an? )?(?:[a-z-]+ ){{0,2}}$",
            re.IGNORECASE,
        ),
        agent=re.compile(
            rf",? (?:[^;]{{0,200}}?, )?(?:{adverbs})(?:{words['that']} )?(?:the |its |his |her )?{words['agents']}\b"
        ),
        that=re.compile(rf"\b{words['that']}\b,? "),
        modal_event=modal_event,
        re_established=re.compile(words["re_establishing"], re.IGNORECASE),
        supposed=re.compile(rf"\b{words['supposed']} $"),
        founded=frozenset(listed["founded"]),
        # "We decide to: (a) Request the Secretary-General to".
        item_verb=re.compile(rf"{words['requesting']}\b(?= the)", re.IGNORECASE),
        # "shall continue until"; never "shall continue its review of".
        going_on=re.compile(rf" {words['going_on']}"),
        nouns=frozenset((*(noun for purpose in _KINDS for noun in listed[f"{purpose}_nouns"]), *listed["deployment"])),
        participles=frozenset(_forms(base)[1] for purpose in _KINDS for base in listed[purpose]),
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


def _clause_verb(language: Language) -> Anchored:
    """“decides”, “Requests”, “, expressing”, “We decide”; never the noun of “the requests”."""
    forms = [form for verb in language.strengths for form in language.forms[verb]]
    finite, participles = {form[0] for form in forms}, {form[1] for form in forms}
    we = "|".join(
        rf"(?<=\b{word}{adverb} )" for word in language.mandate_clauses["we"] for adverb in ("", " also", " further")
    )
    return anchored(
        rf"(?<!\bthe )(?<!\bits )(?<!\bthese )(?<!\ball )(?<!\bof )\b(?P<verb>(?i:{any_of(finite)}))\b"
        rf"|(?:(?<=, )|(?<=\band ))(?P<participle>{any_of(participles)})\b"
        rf"|(?:{we or '(?!)'})(?P<ours>{any_of(language.strengths)})\b",
        {*finite, *participles, *language.strengths},
    )


def _kinds(language: Language) -> dict[str, MandateEventKind]:
    kind_of: dict[str, MandateEventKind] = {}
    for purpose, kind in _KINDS.items():
        for base in language.mandate_clauses[purpose]:
            for form in (base, *_forms(base)):
                kind_of.setdefault(form, kind)
        for noun in language.mandate_clauses[f"{purpose}_nouns"]:
            kind_of[noun] = kind
    for noun in language.mandate_clauses["deployment"]:
        kind_of[noun] = "established"
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


class ObjectPatterns(NamedTuple):
    """The patterns of what a deciding verb has for its object, and of who holds the mandate."""

    mandate: re.Pattern[str]
    strength: re.Pattern[str]
    determined: re.Pattern[str]
    modifier: re.Pattern[str]
    before_other: re.Pattern[str]
    unit_before: re.Pattern[str]
    adjectives: re.Pattern[str]
    of: re.Pattern[str]
    and_of: re.Pattern[str]
    noun_phrase: re.Pattern[str]
    name_end: re.Pattern[str]
    apposition: re.Pattern[str]
    quoted: re.Pattern[str]
    told_by: re.Pattern[str]
    of_council: re.Pattern[str]
    states_to: re.Pattern[str]
    authority_from: re.Pattern[str]
    authority: re.Pattern[str]
    it: re.Pattern[str]
    ceasing_thing: re.Pattern[str]
    supporting: re.Pattern[str]
    in_place: re.Pattern[str]
    noun_of: re.Pattern[str]
    part_of: re.Pattern[str]
    change_of: re.Pattern[str]
    modal: re.Pattern[str]
    issuer: re.Pattern[str]
    made_known: re.Pattern[str]
    founds_if_new: re.Pattern[str]
    no_holder: re.Pattern[str]
    after_name: re.Pattern[str]
    judges: re.Pattern[str]


@lru_cache(maxsize=8)
def object_patterns(language: Language) -> ObjectPatterns:
    """The patterns of objects in a language, built once."""
    words = any_of_each(language.mandate_clauses)
    pronoun = rf"(?P<pronoun>{words['pronouns']}) "
    owner = r"(?P<owner>(?:the )?(?:[A-Z][\w-]*(?: of)? ?){1,6}?)(?:'s?) "
    small = any_of(language.mandate_clauses["before_other"]) if language.mandate_clauses["before_other"] else "(?!)"
    adjectives = rf"(?:(?!(?:{small}|the|an?|its|their)\b)[a-z][\w-]*,? ){{0,4}}"

    def owned(nouns: str) -> re.Pattern[str]:
        """“the present mandate and tasks”, “its mandate”, “UNSOM's overall force levels”; never “the term of office”."""
        return re.compile(
            rf"(?:{pronoun}|{owner}|(?:the|an?) |)(?P<adjectives>{adjectives})(?P<noun>{nouns})\b(?! {words['not_mandate']})"
            rf"(?:(?:,| and| or|, and) (?:the |its )?(?:[a-z-]+ ){{0,2}}{nouns}){{0,3}}(?: modification)?"
        )

    return ObjectPatterns(
        mandate=owned(words["mandate"]),
        strength=owned(words["strength"]),
        # Where an object can begin: at a determiner, or at a capital letter.
        determined=re.compile(rf"\b(?:{words['determiners']}) (?=\w)|\b(?P<capital>(?=[A-Z]))"),
        # What may stand between a verb and its object: ", until", " urgently"; never another object.
        modifier=re.compile(rf",? ?(?:(?:[a-z]+ly|{words['adverbs']}),? )?(?:(?:{words['starts_modifier']})\b|$)|,"),
        before_other=re.compile(rf"\b(?:{words['before_other']}) $"),
        unit_before=re.compile(rf"(?:\d|\b{words['units']}|[,)])\s*$"),
        adjectives=re.compile(
            rf"(?:(?:the|an?|its|any) )?(?:(?!(?:{small}|the|an?|its|their)\b)[\w/-]+ |and (?=[A-Z])){{0,5}}$"
        ),
        # "the stationing in Cyprus of", "the authorization that the Security Council provided to".
        of=re.compile(
            rf"(?: [a-z]+ [a-z]+ of)?(?: in (?:the )?(?:[A-Z]\w+ ?)+)? (?:{words['of']}|granted to|given to"
            r"|(?:that )?(?:the Security Council|it|the Council) (?:has )?(?:provided|granted|gave) to) "
        ),
        # "the authorization of Member States of the African Union to maintain a mission".
        states_to=re.compile(rf"[mM]ember States[^;,]{{0,60}}? {words['states_to']} (?=an? |the )"),
        authority_from=re.compile(rf"(?:the )?(?:[a-z]+ )?{words['authority_from']}[^,;]{{0,80}}? from (?=the |[A-Z])"),
        authority=re.compile(rf"(?:the )?(?:[a-z]+ )?{words['authority_from']}\b"),
        it=re.compile(r"it\b(?! to\b)"),
        ceasing_thing=re.compile(
            rf"(?P<owner>(?:the )?[A-Z][\w -]*?)'s? {words['ceasing_things']}\b"
            rf"|the {words['ceasing_things']} of (?P<of>(?:the )?[A-Z])"
        ),
        supporting=re.compile(rf" {words['supporting']} (?:(?P<it>it\b)|(?=[A-Z]|the [A-Z]))"),
        in_place=re.compile(r"[^,;()]{0,40}? (?:in|for|on) (?:the )?(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"),
        and_of=re.compile(rf"(?: \([^()]*\))? (?:{words['joined']}) (?=the |[A-Z])"),
        noun_phrase=re.compile(
            r"(?P<determiner>(?:the|an?|its|another) )?"
            rf"(?:(?!(?:{words['ends_name']}|(?!and\b){small}|the|an?)\b(?!-))(?:[\w'/.-]+,?|\([A-Z]+\)) ){{0,9}}?"
            rf"(?<!-)(?P<head>{words['head_nouns']})\b(?!-)(?! {words['compound']}\b)"
        ),
        name_end=re.compile(rf"[,;:(\"“.\n]|\s(?:{words['ends_name']})\b(?!-)|\sto (?![A-Z])|\sand (?![A-Z])|$"),
        # "a special political mission in Timor-Leste, the United Nations Office in Timor-Leste".
        apposition=re.compile(r"[^,;()]{0,80}?(?:, (?:the |or )?| \([\"“']?)$"),
        quoted=re.compile(r"[^;]{0,90}?\((?:herein(?:after)? )?[\"“'](?:the )?(?P<quoted>[^\"”']+)[\"”']\)"),
        told_by=re.compile(rf"[^;]{{0,60}}?\b(?P<word>{words['told_by']})\b(?P<rest>[^;]{{0,90}}?)$"),
        of_council=re.compile(rf" {words['of_the_council']}\b"),
        # "the establishment, for an initial period of 12 months, of", "the establishment for 6 months of".
        noun_of=re.compile(r"(?:,? (?:for|until|in|at|by) [^;]{1,70},?)? of |(?= of )[^;]{4}"),
        # "a military component of the Mission", "the MONUC civilian police component".
        part_of=re.compile(
            rf"(?:the|an?) (?:(?P<name>[A-Z][\w-]+) )?{adjectives}{words['strength']}(?:(?: of (?:the )?)(?P<of>[A-Z]))?"
        ),
        change_of=re.compile(rf"(?:the )?{words['change_of']} of "),
        modal=re.compile(rf"\b{words['modal']}\b"),
        # “The Security Council requests”; never a resolution that a statement quotes: “Requests the Secretary-General”.
        issuer=re.compile(
            r"[\"“'\s]*(?:\(\w\) |\d+\. )?The (?:[A-Z]\w+ )*(?:Council|Assembly|Commission|Committee|Conference)\b"
        ),
        # "the force (SFOR)", "the committee established under": a body in spite of its small letter.
        made_known=re.compile(rf" (?:\([A-Z]{{3,}}|{words['founded_by']}\b)"),
        founds_if_new=re.compile(rf"{words['founds_if_new']}", re.IGNORECASE),
        no_holder=re.compile(rf"\b{words['no_holder']} (?:[\w-]+ )?$"),
        # What may follow the name of a body that is established; not the "advance planning team" of "a MINUJUSTH advance planning team".
        after_name=re.compile(
            rf"\W|$| (?:\W|[A-Z]|(?:{words['ends_name']}|{words['starts_modifier']}|{words['before_other']})\b)"
        ),
        judges=re.compile(r"\b(?:permanent|ad litem) judges?\b|\bjudges?\b"),
    )
