"""The words for what is decided on: a mandate, and who holds it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import CAPITAL, any_of, any_of_each


class ObjectPatterns(NamedTuple):
    """The patterns of what a deciding verb has for its object, and of who holds the mandate."""

    mandate: re.Pattern[str]
    strength: re.Pattern[str]
    determined: re.Pattern[str]
    indefinite: re.Pattern[str]
    starting: re.Pattern[str]
    withdrawing: re.Pattern[str]
    we: re.Pattern[str]
    of_un: re.Pattern[str]
    plural_owner: re.Pattern[str]
    modifier: re.Pattern[str]
    before_other: re.Pattern[str]
    unit_before: re.Pattern[str]
    adjectives: re.Pattern[str]
    of: re.Pattern[str]
    and_of: re.Pattern[str]
    noun_phrase: re.Pattern[str]
    name_end: re.Pattern[str]
    apposition: re.Pattern[str]
    in_parentheses: re.Pattern[str]
    topic: re.Pattern[str]
    drafting: re.Pattern[str]
    to_monitor: re.Pattern[str]
    conference: re.Pattern[str]
    for_conference: re.Pattern[str]
    of_experts: re.Pattern[str]
    quoted: re.Pattern[str]
    told_by: re.Pattern[str]
    states_to: re.Pattern[str]
    authority_from: re.Pattern[str]
    authority: re.Pattern[str]
    it: re.Pattern[str]
    ceasing_thing: re.Pattern[str]
    supporting: re.Pattern[str]
    in_place: re.Pattern[str]
    noun_of: re.Pattern[str]
    noun_in: re.Pattern[str]
    improving: re.Pattern[str]
    improved: re.Pattern[str]
    needs_term: re.Pattern[str]
    to_mandated: re.Pattern[str]
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
    small = words["before_other"]
    adjectives = rf"(?:(?!(?:{small}|the|an?|its|their)\b)[a-z][\w-]*,? ){{0,4}}"
    return ObjectPatterns(
        mandate=_owned(words, words["mandate"], adjectives),
        strength=_owned(words, words["strength"], adjectives),
        **_mandates(words, adjectives),
        **_places(words),
        **_holders(words, small),
        **_new_bodies(words, language),
        **_limits(words, language),
    )


def _owned(words: Mapping[str, str], nouns: str, adjectives: str) -> re.Pattern[str]:
    """“the present mandate and tasks”, “its mandate”, “UNSOM's overall force levels”; never “the term of office”."""
    pronoun = rf"(?P<pronoun>{words['pronouns']}) "
    owner = r"(?P<owner>(?:the )?[A-Z][\w-]*(?:(?: of)? [A-Z][\w-]*){0,5}?)(?:'s?) "
    return re.compile(
        rf"(?:{pronoun}|{owner}|(?:the,?|an?) |){adjectives}(?P<noun>{nouns})\b(?! {words['not_mandate']})"
        rf"(?:(?:,| and| or|, and) (?:the |its )?(?:[a-z-]+ ){{0,2}}{nouns}){{0,3}}(?: modification)?"
    )


def _mandates(words: Mapping[str, str], adjectives: str) -> dict[str, re.Pattern[str]]:
    """What a body has or is part of, as the object or the subject of a verb."""
    return {
        # "the stationing in Cyprus of", "the deployment until 31 May of", "the authorization that the Council gave to".
        "of": re.compile(
            rf"(?: [a-z]+ [a-z]+ of)?(?: in (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?(?: {words['until']} [\w ]{{4,30}}?)?"
            rf" (?:{words['of']}|granted to|given to|(?:and [a-z ]{{4,30}} )?provided to"
            r"|(?:that )?(?:the Security Council|it|the Council) (?:has )?(?:provided|granted|gave) to) "
        ),
        # "the authorization of Member States of the African Union to maintain a mission".
        "states_to": re.compile(rf"[mM]ember States[^;,]{{0,60}}? {words['states_to']} (?=an? |the )"),
        "authority_from": re.compile(
            rf"(?:the )?(?:[a-z]+ )?{words['authority_from']}[^,;]{{0,80}}? from (?=the |[A-Z])"
        ),
        "authority": re.compile(rf"(?:the )?(?:[a-z]+ )?{words['authority_from']}\b"),
        "it": re.compile(r"it\b(?! to\b)"),
        "starting": re.compile(words["starting"], re.IGNORECASE),
        # "an orderly and safe drawdown and withdrawal", "its liquidation": what a body begins when it ends.
        "withdrawing": re.compile(rf"(?:the |an? |its )?(?:(?:[a-z-]+,? )(?:and )?){{0,4}}{words['ceasing_things']}\b"),
        "ceasing_thing": re.compile(
            rf"(?P<owner>(?:the )?[A-Z][\w -]*?)'s? {words['ceasing_things']}\b"
            rf"|the {words['ceasing_things']} of (?P<of>(?:the )?[A-Z])"
        ),
        # "the establishment, for an initial period of 12 months, of", "the establishment and immediate dispatch of".
        "noun_of": re.compile(
            r"(?: and (?:[a-z]+ )?[a-z]+)?(?:,? (?:for|until|in|at|by|with) [^;]{1,70},?)? of |(?= of )[^;]{4}"
        ),
        # "increase in the strength of".
        "noun_in": re.compile(r" in (?=the )"),
        # "a military component of the Mission", "the MONUC civilian police component".
        "part_of": re.compile(
            rf"(?:the|an?) (?:(?P<name>[A-Z][\w-]+) )?{adjectives}{words['strength']}"
            r"(?:(?: of (?:the )?)(?P<of>[A-Z]))?"
        ),
        "improving": re.compile(words["improving"], re.IGNORECASE),
        "improved": re.compile(words["improved"]),
        # "increase its strength to its mandated level"; never "to a maximum of".
        "to_mandated": re.compile(rf" {words['to']} (?:the|its|their) {words['already_decided']}\b"),
        "needs_term": re.compile(words["needs_term"], re.IGNORECASE),
        "change_of": re.compile(rf"(?:the )?{words['change_of']} of "),
    }


def _places(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Where objects begin, and what lies before them."""
    return {
        # Where an object can begin: at a determiner, or at a capital letter.
        "determined": re.compile(rf"\b(?:{words['determiners']}),? (?=\w)|\b(?P<capital>(?=[A-Z]))"),
        "indefinite": re.compile(rf"\b{words['indefinite']} (?=\w)"),
        # What may stand between a verb and its object: ", until", " urgently"; never another object.
        "modifier": re.compile(
            rf",? ?(?:(?:[a-z]+ly|{words['adverbs']}),? )?(?:(?:{words['starts_modifier']})\b|{words['to']} (?=\d)|$)|,"
        ),
        "before_other": re.compile(rf"\b(?:{words['before_other']}) $"),
        "unit_before": re.compile(rf"(?:\d|\b{words['units']}|[,)])\s*$"),
        "modal": re.compile(rf"\b{words['modal']}\b"),
        "judges": re.compile(r"\b(?:permanent|ad litem) judges?\b|\bjudges?\b"),
    }


def _holders(words: Mapping[str, str], small: str) -> dict[str, re.Pattern[str]]:
    """The names of holders."""
    return {
        "adjectives": re.compile(
            r"(?:(?:the|an?|its|any) )?"
            rf"(?:(?!(?:{small}|the|an?|its|their)\b)(?:[\w/-]+|\d+,\d+) |and (?=[A-Z])){{0,5}}$"
        ),
        "and_of": re.compile(rf"(?: \([^()]*\))? (?:{words['joined']}) (?=the |[A-Z])"),
        "noun_phrase": re.compile(
            r"(?P<determiner>(?:the|an?|its|another) )?"
            rf"(?:(?!(?:{words['ends_name']}|(?!and\b){small}|the|an?)\b(?!-))(?:[\w'/.-]+,?|\([A-Z]+\)) ){{0,9}}?"
            rf"(?<!-)(?P<head>{words['head_nouns']})\b(?!-)(?! {words['compound']}\b)"
        ),
        "name_end": re.compile(
            rf"[,;:(\"“.\n]|\s(?:{words['ends_name']})\b(?!-)|\sto (?![A-Z][a-z])|\sand (?![A-Z])|$"
        ),
        # "a special political mission in Timor-Leste, the United Nations Office in Timor-Leste".
        "apposition": re.compile(r"[^,;()]{0,80}?(?:, (?:the |or )?| \([\"“']?)$"),
        # "the Mission Hybrid Operation in Darfur (UNAMID)".
        "in_parentheses": re.compile(r"[^,;()]{0,60}? \([\"“']?$"),
        # "a group of up to eight experts"; never "a group of States".
        "of_experts": re.compile(rf" of (?:{words['quantities']} )?[\w-]+ (?:[a-z]+ )?{words['experts']}\b"),
        "quoted": re.compile(r"[^;]{0,90}?\((?:herein(?:after)? )?[\"“'](?:the )?(?P<quoted>[^\"”']+)[\"”']\)"),
        "told_by": re.compile(rf"[^;]{{0,60}}?\b(?P<word>{words['told_by']})\b(?P<rest>[^;]{{0,90}}?)$"),
        "supporting": re.compile(rf" {words['supporting']} (?:(?P<it>it\b)|(?=[A-Z]|the [A-Z]))"),
        "in_place": re.compile(r"[^,;()]{0,40}? (?:in|for|on) (?:the )?(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"),
    }


def _new_bodies(words: Mapping[str, str], language: Language) -> dict[str, re.Pattern[str]]:
    """What a text says of a body that it founds and does not name."""
    in_capitals = rf"[{CAPITAL}][\w'-]*(?: (?:(?:of|on|and|the|for) )*[{CAPITAL}][\w'-]*)*"
    return {
        # "a working group to continue to undertake a discussion of the scope of": what it is on.
        "topic": re.compile(
            rf"[^,;:]{{0,60}}? {words['to']} (?:[a-z]+ to )?(?:[a-z]+ )?(?:(?:the|an?) )?"
            rf"(?:(?:[a-z]+, )?(?:[a-z]+ and )?[a-z]+ ){{0,2}}{words['discussing']} (?P<topic>[^,;:.]{{10,150}})"
        ),
        # " for the purpose of drafting the United Nations Framework Convention on": an instrument by its name.
        "drafting": re.compile(rf"[^,;:]{{0,30}}? {words['drafting']} (?P<topic>the {in_capitals})"),
        # ": (a) to monitor", " to monitor": what a mechanism without a name is for.
        "to_monitor": re.compile(rf":?\s*(?:\(\w\)\s*)?{words['to']} (?P<monitor>{words['monitor']})\b"),
        "conference": re.compile(
            rf"(?:(?i:{any_of(language.ordinals)}) )?\b(?:[{CAPITAL}][\w'-]* )*{words['conference']} "
            rf"(?:{words['of']}|on|to) {in_capitals}"
        ),
        # " to make substantive preparations for the Conference": the one that the text has named.
        "for_conference": re.compile(
            rf"[^,;:]{{0,40}}?(?:, [^;:]{{0,60}}?)? (?:{words['of']}) the {words['conference']}\b(?! on)"
        ),
    }


def _limits(words: Mapping[str, str], language: Language) -> dict[str, re.Pattern[str]]:
    """Who speaks, and which words name a body that can be founded or extended."""
    return {
        # “The Security Council requests”; never a resolution that a statement quotes: “Requests the Secretary-General”.
        "issuer": re.compile(
            r"[\"“'\s]*(?:\(\w\) |\d+\. )?The (?:[A-Z]\w+ )*(?:Council|Assembly|Commission|Committee|Conference)\b"
        ),
        "of_un": re.compile(rf"{any_of(language.reported_words['united_nations'])} [a-z]"),
        "plural_owner": re.compile(words["plural_owner"]),
        # "177. We request": those who adopt the declaration that an act holds.
        "we": re.compile(rf"(?:\(\w\) |\d+\. )?{words['we']} "),
        # "the force (SFOR)", "the committee established under": a body in spite of its small letter.
        "made_known": re.compile(rf" (?:\([A-Z]{{3,}}|{words['founded_by']}\b)"),
        "founds_if_new": re.compile(rf"{words['founds_if_new']}", re.IGNORECASE),
        "no_holder": re.compile(rf"\b{words['no_holder']} (?:[\w-]+ )?$"),
        # What may follow the name of a body that is established; never the "team" of "a MINUJUSTH planning team".
        "after_name": re.compile(
            rf"[^\w ]|$| (?:\W|[A-Z]|(?:{words['ends_name']}|{words['starts_modifier']}|{words['before_other']})\b)"
        ),
    }
