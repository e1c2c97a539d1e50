"""The words for what is decided on: a mandate, and who holds it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language, Words
from unkg.extraction.act.mandates.own_acts.articles import article_patterns
from unkg.extraction.act.mandates.own_acts.terms import units
from unkg.extraction.patterns.words import (
    CAPITAL,
    INITIAL,
    SMALL,
    UNSPACED,
    any_of,
    any_of_each,
    before_next,
    led_by,
    optional,
)

_FIRST = f"[{INITIAL}{UNSPACED}]"
"""What a name begins with."""
_NAME = rf"{_FIRST}[\w-]*"


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
    adverbs: re.Pattern[str]
    before_other: re.Pattern[str]
    unit_before: re.Pattern[str]
    adjectives: re.Pattern[str]
    of: re.Pattern[str]
    behind_name: re.Pattern[str]
    behind_head: re.Pattern[str]
    plain_of: re.Pattern[str]
    plain_from: re.Pattern[str]
    new: re.Pattern[str]
    appointing: re.Pattern[str]
    mandate_noun: re.Pattern[str]
    needs_no_owner: re.Pattern[str]
    what_held: re.Pattern[str]
    without_article: re.Pattern[str]
    with_article: re.Pattern[str]
    new_name: re.Pattern[str]
    of_head: re.Pattern[str]
    behind_of_head: re.Pattern[str]
    owned_head: re.Pattern[str]
    plural: re.Pattern[str]
    owning: re.Pattern[str]
    only_mandates: re.Pattern[str]
    the: re.Pattern[str]
    own_capital: re.Pattern[str]
    subject: re.Pattern[str]
    before_names: re.Pattern[str]
    composed: re.Pattern[str]
    short_of_un: re.Pattern[str]
    new_thing: re.Pattern[str]
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
    told_before: re.Pattern[str]
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
    needs_mandate: re.Pattern[str]
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
    united_nations: str
    has_name_first: bool
    """Whether the name of a holder stands before its mandate: “特别报告员 的 任务”."""
    definite: frozenset[str]
    """Determiners of what is known: “the”, “its”."""
    new_articles: frozenset[str]
    """Those of what is new: “a”."""


@lru_cache(maxsize=8)
def object_patterns(language: Language) -> ObjectPatterns:
    """The patterns of objects in a language, built once."""
    listed = language.mandate_clauses
    words = any_of_each(listed)
    small = words["before_other"]
    determiners = any_of((*listed["the"], *listed["a"], *listed["its"]))
    adjectives = rf"(?:(?!(?:{small}|{determiners})\b)[{SMALL}][\w-]*,? ){{0,4}}"
    return ObjectPatterns(
        mandate=_owned(listed, words["mandate"], adjectives),
        strength=_owned(listed, words["strength"], adjectives),
        has_name_first=bool(listed["behind_name"]),
        definite=frozenset((*listed["the"], *listed["whose"])),
        new_articles=frozenset(listed["a"]),
        **_mandates(listed, adjectives),
        **_changes(listed),
        **_authorities(listed),
        **_places(language),
        **_holders(listed),
        **_phrases(listed),
        **_new_bodies(words, language),
        **article_patterns(language, adjectives),
        **_limits(words, language),
        **_marks(listed),
        short_of_un=re.compile(rf"^{any_of(language.reported_words['united_nations'][:1])}(?= )"),
        united_nations=next(iter(language.reported_words["united_nations"][1:]), ""),
    )


def _owned(listed: Words, nouns: str, adjectives: str) -> re.Pattern[str]:
    """“the present mandate and tasks”, “its mandate”, “UNSOM's overall force levels”; never “the term of office”."""
    words, the = any_of_each(listed), optional(listed["the"])
    pronoun, joint = rf"(?P<pronoun>{words['pronouns']}) ", any_of((*listed["and"], *listed["or"]))
    owner = rf"(?P<owner>{the}{_NAME}(?:(?: {words['of_names']})? {_NAME}){{0,5}}?){words['owning']} "
    return re.compile(
        rf"(?:{pronoun}|{owner}|{words['the']},? |{words['a']} |){adjectives}(?P<noun>{nouns})\b"
        rf"(?! {words['not_mandate']})"
        rf"(?:(?:,| {joint}|, {words['and']}) {optional((*listed['the'], *listed['whose']))}"
        rf"(?:[{SMALL}-]+ ){{0,2}}{nouns}){{0,3}}(?: {words['modification']})?"
    )


def _mandates(listed: Words, adjectives: str) -> dict[str, re.Pattern[str]]:
    """What a body has or is part of, as the object or the subject of a verb."""
    words, the = any_of_each(listed), optional(listed["the"])
    a_or_the = rf"(?:{words['the']}|{words['a']})"
    owned = any_of((*listed["mandate"], *listed["strength"]))
    behind = rf" {before_next(listed['behind_name'])}{adjectives}{owned}\b"
    return {
        # "the stationing in Cyprus of", "the deployment until 31 May of", "the authorization that the Council gave to",
        # "el despliegue de 500 efectivos de".
        "of": re.compile(
            rf"(?: [{SMALL}]+ [{SMALL}]+ {words['of_names']})?(?: {words['behind_mandate']})*"
            rf"(?: {words['in_places']} {the}{_FIRST}\w+(?: {_FIRST}\w+)*)?"
            rf"(?: {words['until']} [\w ]{{4,30}}?)? (?:{led_by(listed['of'])}|{words['given_to']} "
            rf"|(?:{words['and']} [{SMALL} ]{{4,30}} )?{words['provided_to']} "
            rf"|{optional(listed['that'])}{words['givers']} {optional(listed['has'])}{words['gave_to']} )"
            rf"(?:{optional(listed['quantities'])}\d[\d., ]* {words['personnel']}(?: [{SMALL}]+){{0,3}}? "
            rf"{led_by(listed['of'])})?"
        ),
        # " 的 任务 期限", " 核定 人数" behind a name, where it stands before its mandate; the same behind a noun.
        "behind_name": re.compile(behind),
        "behind_head": re.compile(rf"\b(?P<head>{words['head_nouns']}){behind}"),
        # "the authorization of Member States of the African Union to maintain a mission".
        "states_to": re.compile(rf"{words['member_states']}[^;,]{{0,60}}? {words['states_to']} (?={a_or_the} )"),
        "it": re.compile(rf"{words['it']}\b(?! {words['not_it']}\b)"),
        # "increase in the strength of".
        "noun_in": re.compile(rf" {words['increase_in']} (?={words['the']} )"),
        # "the establishment, for an initial period of 12 months, of", "the establishment and immediate dispatch of".
        "noun_of": re.compile(
            rf"(?: {words['and']} (?:[{SMALL}]+ )?[{SMALL}]+)?(?:,? {words['within_noun']} [^;]{{1,70}},?)?"
            rf" {before_next(listed['of_names'])}|(?= {words['of_names']} )[^;]{{4}}"
        ),
        # "a military component of the Mission", "the MONUC civilian police component".
        "part_of": re.compile(
            rf"{a_or_the} (?:(?P<name>[{CAPITAL}][\w-]+) )?{adjectives}{words['strength']}"
            rf"(?:(?: {words['of_names']} {the})(?P<of>[{CAPITAL}]))?"
        ),
    }


def _changes(listed: Words) -> dict[str, re.Pattern[str]]:
    """What ends or changes a body, and what does not."""
    words, the = any_of_each(listed), optional(listed["the"])
    return {
        "starting": re.compile(words["starting"], re.IGNORECASE),
        # "an orderly and safe drawdown and withdrawal", "its liquidation": what a body begins when it ends.
        "withdrawing": re.compile(
            rf"{optional((*listed['the'], *listed['a'], *listed['whose']))}"
            rf"(?:(?:[{SMALL}-]+,? )(?:{words['and']} )?){{0,4}}{words['ceasing_things']}\b"
        ),
        "ceasing_thing": re.compile(
            rf"(?P<owner>{the}{_FIRST}[\w -]*?){words['owning']} {words['ceasing_things']}\b"
            rf"|{words['the']} {words['ceasing_things']} {words['of_names']} (?P<of>{the}{_FIRST})"
        ),
        "improving": re.compile(words["improving"], re.IGNORECASE),
        "improved": re.compile(words["improved"]),
        # "increase its strength to its mandated level"; never "to a maximum of".
        "to_mandated": re.compile(
            rf" {words['to']} {any_of((*listed['the'], *listed['its']))} {words['already_decided']}\b"
        ),
        "needs_term": re.compile(words["needs_term"], re.IGNORECASE),
        "needs_mandate": re.compile(words["needs_mandate"], re.IGNORECASE),
        "change_of": re.compile(rf"{the}{words['change_of']} {before_next(listed['of_names'])}"),
    }


def _authorities(listed: Words) -> dict[str, re.Pattern[str]]:
    """“authority from the Mission”, “the authority be transferred from”."""
    words, the = any_of_each(listed), optional(listed["the"])
    return {
        "authority_from": re.compile(
            rf"{the}(?:[{SMALL}]+ )?{words['authority_from']}[^,;]{{0,80}}? {words['from']} "
            rf"(?={words['the']} |{_FIRST})"
        ),
        "authority": re.compile(rf"{the}(?:[{SMALL}]+ )?{words['authority_from']}\b"),
    }


def _places(language: Language) -> dict[str, re.Pattern[str]]:
    """Where objects begin, and what lies before them."""
    listed = language.mandate_clauses
    words, endings = any_of_each(listed), any_of(language.word_forms["adverb_endings"])
    # In a language without articles an object can begin with its noun.
    bare = "" if listed["the"] else rf"|\b(?={words['mandate']}\b|{words['head_nouns']}\b)"
    to = any_of(word for word in listed["to"] if word)
    return {
        # Where an object can begin: at a determiner, or at a capital letter.
        "determined": re.compile(rf"\b(?:{words['determiners']}),? (?=\w)|\b(?P<capital>(?=[{CAPITAL}])){bare}"),
        "indefinite": re.compile(rf"\b{words['indefinite']} (?=\w)"),
        "new_thing": re.compile(rf"{before_next(listed['a'])}"),
        "adverbs": re.compile(rf"(?:[{SMALL}]+{endings},? )*"),
        # What may stand between a verb and its object: ", until", " urgently"; never another object.
        "modifier": re.compile(
            rf",? ?(?:(?:[{SMALL}]+{endings}|{words['adverbs']}),? )?"
            rf"(?:(?:{words['starts_modifier']})\b|{to} (?=\d)|$)|,"
        ),
        "before_other": re.compile(rf"\b(?:{words['before_other']}) $"),
        "unit_before": re.compile(rf"(?:\d|\b{units(listed)}|[,)])\s*$"),
        "modal": re.compile(rf"\b{words['modal']}\b"),
        # "permanent judges": their terms are no mandates of bodies.
        "judges": re.compile(rf"\b{words['judges']}\b"),
    }


def _holders(listed: Words) -> dict[str, re.Pattern[str]]:
    """The names of holders."""
    words, articles = any_of_each(listed), (*listed["the"], *listed["a"])
    determiners, small = (*articles, *listed["whose"]), words["before_other"]
    ends = rf"(?:{words['ends_name']}|(?!{words['and']}\b){small}|{any_of(articles)})"
    return {
        "adjectives": re.compile(
            rf"{optional((*determiners, *listed['any']))}"
            rf"(?:(?!(?:{small}|{any_of((*articles, *listed['its']))})\b)(?:[\w/-]+|\d+,\d+) "
            rf"|{words['and']} (?=[{CAPITAL}])){{0,5}}$"
        ),
        "and_of": re.compile(rf"(?: \([^()]*\))? (?:{words['joined']}) (?={words['the']} |{_FIRST})"),
        "noun_phrase": re.compile(
            rf"(?P<determiner>{before_next((*determiners, *listed['another']))})?"
            # "一个 由 会员国 和 专家 组成 的 | 高级别专家小组": who it consists of, before it.
            rf"(?:{words['by_whom']} [^;.]{{1,150}}?{words['composed']} )?"
            rf"(?:(?!{ends}\b(?!-))(?:[\w'/.-]+,?|\([A-Z]+\)) ){{0,9}}?"
            rf"(?<!-)[{UNSPACED}]*?(?P<head>{words['head_nouns']})\b(?!-)(?! {words['compound']}\b)"
        ),
        "composed": re.compile(rf"[^;.]{{0,150}}?{words['composed']} "),
        "name_end": re.compile(
            rf"[,;:(\"“.\n]|\s(?:{words['ends_name']})\b(?!-)|\s{words['to_of_names']} (?![{CAPITAL}][{SMALL}])"
            rf"|\s{words['and']} (?![{CAPITAL}])|$"
        ),
        "supporting": re.compile(
            rf" {words['supporting']} (?:(?P<it>{words['it']}\b)|(?={_FIRST}|{words['the']} {_FIRST}))"
        ),
    }


def _phrases(listed: Words) -> dict[str, re.Pattern[str]]:
    """What stands behind the words for a holder."""
    words, the = any_of_each(listed), optional(listed["the"])
    return {
        # "a special political mission in Timor-Leste, the United Nations Office in Timor-Leste".
        "apposition": re.compile(rf"[^,;()]{{0,80}}?(?:, (?:{words['the']} |{words['or']} )?| \([\"“']?)$"),
        # "the Mission Hybrid Operation in Darfur (UNAMID)".
        "in_parentheses": re.compile(r"[^,;()]{0,60}? \([\"“']?$"),
        # "a group of up to eight experts"; never "a group of States".
        "of_experts": re.compile(
            rf" {led_by(listed['of_names'])}(?:{words['quantities']} )?[\w-]+ (?:[{SMALL}]+ )?{words['experts']}\b"
        ),
        "quoted": re.compile(
            rf"[^;]{{0,90}}?\({optional(listed['hereinafter'])}[\"“'«]{the}(?P<quoted>[^\"”'»]+)[\"”'»]\)"
        ),
        # Before a holder, behind the act that tells which one it is: " 规定 的".
        "told_before": re.compile(rf"[^,;]{{0,40}}? {words['told_before']} (?:[^,;]{{1,60}} )?"),
        "told_by": re.compile(rf"[^;]{{0,60}}?\b(?P<word>{words['told_by']})\b(?P<rest>[^;]{{0,90}}?)$"),
        "in_place": re.compile(
            rf"[^,;()]{{0,40}}? {words['at_place']} {the}(?P<place>[{CAPITAL}][\w'-]+(?: [{CAPITAL}][\w'-]+)*)"
        ),
    }


def _new_bodies(words: Mapping[str, str], language: Language) -> dict[str, re.Pattern[str]]:
    """What a text says of a body that it founds and does not name."""
    listed = language.mandate_clauses
    small, a_or_the = rf"[{SMALL}]+", optional((*listed["the"], *listed["a"]))
    in_capitals = rf"[{CAPITAL}][\w'-]*(?: (?:{words['within_titles']} )*[{CAPITAL}][\w'-]*)*"
    return {
        # "a working group to continue to undertake a discussion of the scope of": what it is on.
        "topic": re.compile(
            rf"[^,;:]{{0,60}}? {words['to']} (?:{small} {words['to']} )?(?:{small} )?{a_or_the}"
            rf"(?:(?:{small}, )?(?:{small} {words['and']} )?{small} ){{0,2}}"
            rf"{words['discussing']} (?P<topic>[^,;:.]{{10,150}})"
        ),
        # " for the purpose of drafting the United Nations Framework Convention on": an instrument by its name.
        "drafting": re.compile(rf"[^,;:]{{0,30}}? {words['drafting']} (?P<topic>{words['the']} {in_capitals})"),
        # ": (a) to monitor", " to monitor": what a mechanism without a name is for.
        "to_monitor": re.compile(rf":?\s*(?:\(\w\)\s*)?{words['to']} (?P<monitor>{words['monitor']})\b"),
        "conference": re.compile(
            rf"(?:(?i:{any_of(language.ordinals)}) )?\b(?:[{CAPITAL}][\w'-]* )*{words['conference']} "
            rf"{words['of_conferences']} {in_capitals}"
        ),
        # " to make substantive preparations for the Conference": the one that the text has named.
        "for_conference": re.compile(
            rf"[^,;:]{{0,40}}?(?:, [^;:]{{0,60}}?)? (?:{words['of']}) {words['the']} {words['conference']}\b"
            rf"(?! {words['on']})"
        ),
    }


def _limits(words: Mapping[str, str], language: Language) -> dict[str, re.Pattern[str]]:
    """Who speaks, and which words name a body that can be founded or extended."""
    label = r"(?:\(\w\) |\d+\. )?"
    return {
        # “The Security Council requests”; never a resolution that a statement quotes: “Requests the Secretary-General”.
        "issuer": re.compile(rf"[\"“'«\s]*{label}{words['speaking']} (?:[{CAPITAL}]\w+ )*{words['organs']}\b"),
        "of_un": re.compile(rf"{any_of(language.reported_words['united_nations'])} [{SMALL}]"),
        "plural_owner": re.compile(words["plural_owner"]),
        # "177. We request": those who adopt the declaration that an act holds.
        "we": re.compile(rf"{label}{words['we']} "),
        # "the force (SFOR)", "the committee established under": a body in spite of its small letter.
        "made_known": re.compile(rf" (?:\([A-Z]{{3,}}|{words['founded_by']}\b)"),
        "founds_if_new": re.compile(rf"{words['founds_if_new']}", re.IGNORECASE),
        "no_holder": re.compile(rf"\b{words['no_holder']} (?:[\w-]+ )?$"),
        # What may follow the name of a body that is established; never the "team" of "a MINUJUSTH planning team".
        "after_name": re.compile(
            rf"[^\w ]|$| (?:\W|[{CAPITAL}]|(?:{words['ends_name']}|{words['starts_modifier']}"
            rf"|{words['before_other']})\b)"
        ),
    }


def _marks(listed: Words) -> dict[str, re.Pattern[str]]:
    """Small words that tell one object from another."""
    words, the = any_of_each(listed), optional(listed["the"])
    return {
        "the": re.compile(the),
        # "the UN Support Office": a name of its own; not "the United Nations mission".
        "own_capital": re.compile(rf"\b(?!{words['united_nations_words']}\b)[{CAPITAL}]"),
        # "Commission of Inquiry on Burundi", "Panel for Evidence"; not "Preparatory committee", "Group of experts".
        "subject": re.compile(rf" {words['about']} "),
        # "the multidisciplinary Independent Panel": what precedes a name is no part of it.
        "before_names": re.compile(
            rf"^{before_next(listed['the'])}(?:[{SMALL}-]+ )*(?=[{CAPITAL}])"
            rf"|^{before_next((*listed['the'], *listed['a'], *listed['whose'], *listed['another']))}"
        ),
        "plain_of": re.compile(rf" {words['of_names']} "),
        "plain_from": re.compile(rf" {words['from']} (?={words['the']} |{_FIRST})"),
        # "appoint a new Special Rapporteur": somebody in the place of another.
        "appointing": re.compile(words["appointing"], re.IGNORECASE),
        "new": re.compile(rf"\b{words['new']}\b"),
        "mandate_noun": re.compile(words["mandate_noun"]),
        # "أن تكون للبعثة | الولاية التالية": what a body shall have, where the verb stands before both.
        "what_held": re.compile(rf" {words['what_held']}\b"),
        # "the troop ceiling" says of whom by itself.
        "needs_no_owner": re.compile(rf"{words['needs_no_owner']}$"),
        "plural": re.compile(rf"{words['plural_endings']}$"),
        "owning": re.compile(rf"{words['owning']} "),
        "only_mandates": re.compile(rf"\b{words['only_mandates']}$"),
    }
