"""The words that name addressees, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.words import any_of, any_of_each, before_next

_Words = dict[str, str]
"""What the words are for to an alternative of them."""


class WholePatterns(NamedTuple):
    """What no list of addressees is split in; `classes` is for lower-case text, the others for the text as printed."""

    classes: Anchored
    office: Anchored
    aside: Anchored


class ListPatterns(NamedTuple):
    """Where a list of addressees stands, and what separates its items."""

    leading: re.Pattern[str]
    passing: re.Pattern[str]
    together: re.Pattern[str]
    determiner: re.Pattern[str]
    doers: re.Pattern[str]
    join: re.Pattern[str]
    end: re.Pattern[str]
    """Group `word`: what ends the list, none at a semicolon or colon."""
    acts: re.Pattern[str]
    to_act: re.Pattern[str]
    acts_later: re.Pattern[str]


class ItemPatterns(NamedTuple):
    """Who is named by an item of such a list."""

    article: re.Pattern[str]
    qualifying: re.Pattern[str]
    pronoun: re.Pattern[str]
    government: re.Pattern[str]
    of_the: re.Pattern[str]
    after_class: re.Pattern[str]
    charged: re.Pattern[str]
    adjective: re.Pattern[str]
    of_doer: re.Pattern[str]
    doer: re.Pattern[str]
    """Ends the name of somebody who can act."""
    deed: re.Pattern[str]
    shared: dict[str, str]
    """First words of a class that share their noun with the next item, to the class."""


class AddresseePatterns(NamedTuple):
    """The patterns of a language."""

    whole: WholePatterns
    lists: ListPatterns
    items: ItemPatterns


@lru_cache(maxsize=8)
def addressee_patterns(language: Language) -> AddresseePatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.addressee_words)
    doer = (
        rf"(?:{words['doers']}"
        rf"|{words['doers_with_subject']} {words['subject_of']} (?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|\w+))"
    )
    return AddresseePatterns(
        whole=_whole_patterns(language, words),
        lists=_list_patterns(language, words, doer),
        items=_item_patterns(language, words, doer),
    )


def _whole_patterns(language: Language, words: _Words) -> WholePatterns:
    title, charge = _office(words)
    office = anchored(rf"\b{title} {words['office_of']}{charge}?", language.addressee_words["offices"])
    aside, classes, office = in_one_pass(_aside(language, words), _classes(language, words), office)
    return WholePatterns(classes=classes, office=office, aside=aside)


def _list_patterns(language: Language, words: _Words, doer: str) -> ListPatterns:
    continuing = "".join(rf"(?<!{re.escape(w)} )" for w in language.addressee_words["going_on"])
    determiner = rf"(?:{words['determiners']} )?"
    return ListPatterns(
        leading=re.compile(rf"(?: {words['leading']})* ?"),
        passing=re.compile(rf" ?(?:{words['passing']}|(?P<that>{words['that']})) "),
        together=re.compile(rf"{determiner}{words['together']} {words['among']} {determiner}"),
        determiner=re.compile(determiner),
        doers=re.compile(rf"(?:[A-Za-z-]+ ){{0,4}}?{doer}\b"),
        join=re.compile(rf",? {before_next(language.addressee_words['and'])}(?:{words['also']} )?|, "),
        # "to take", "that it", "in accordance"; never the "to" of "as well as to the Council": the list continues.
        end=re.compile(rf",? (?P<word>{continuing}{_ending_word(language)})|[;:]"),
        acts=re.compile(rf"{words['acting']}$"),
        to_act=re.compile(rf"{words['to_act']}$"),
        acts_later=re.compile(rf",? {words['to_act']} [a-z]"),
    )


def _item_patterns(language: Language, words: _Words, doer: str) -> ItemPatterns:
    title, charge = _office(words)
    before_government = rf"(?:{words['before_government']} )?"
    return ItemPatterns(
        article=re.compile(rf"(?i:{before_next(language.addressee_words['articles'])})"),
        qualifying=re.compile(rf"{words['qualifying']}\b"),
        pronoun=re.compile(words["pronouns"]),
        government=re.compile(rf"(?i:{before_government}{words['governments']} {words['of']}) "),
        of_the=re.compile(rf" {words['of_the']} "),
        after_class=re.compile(rf" {words['after_class']} "),
        charged=re.compile(rf"{title}(?: {words['office_of']})?{charge}"),
        adjective=re.compile(rf"(?:^|[ -]){words['adjectives']}$"),
        of_doer=re.compile(rf" {words['parts_of_doers']} "),
        doer=re.compile(rf"{doer}$"),
        # "institutions" and "foundations" are doers: their endings are the plural's.
        deed=re.compile(rf"(?:{words['deed_endings']}|{words['deeds']})$"),
        shared=dict.fromkeys(language.addressee_words["shared_by_member"], "Member States"),
    )


def _aside(language: Language, words: _Words) -> Anchored:
    """“, and those that have not yet done so,”, “in a position to do so”; never “States that have signed”."""
    listed = language.addressee_words
    not_yet = (
        rf"{words['relative']} {words['have_not']} (?:{words['yet']} )?{words['not_yet_done']}"
        rf"[^,;]{{0,60}}?(?=,| {words['to_act']} )"
    )
    begins = (f"{who} {has}" for who in listed["relative"] for has in listed["have_not"])
    return anchored(
        rf"(?<= )(?:{words['those']},? )?(?:{not_yet}|(?:(?:{words['aside_leads']} )?{words['asides']})),?",
        (*listed["those"], *begins, *listed["aside_leads"], *listed["asides"]),
    )


def _classes(language: Language, words: _Words) -> Anchored:
    """“all other interested States”; never the States of “interstates”."""
    classes, before = language.addressees, language.addressee_words["before_class"]
    # “all States” is looked for as “States”: the pattern passes over what stands before a class.
    anchors = [
        name for name in classes if not any(name.removeprefix(f"{word} ") in classes.keys() - {name} for word in before)
    ]
    return anchored(rf"\b(?:{words['before_class']} )*(?P<words>{any_of(classes)})\b", anchors)


def _ending_word(language: Language) -> str:
    """A word that ends a list; in French, “de” only before an infinitive: “de présenter”, never “Groupe de travail”."""
    listed = language.addressee_words
    doing = set(listed["to_act"]) & set(listed["end"]) if listed["infinitive_endings"] else set()
    infinitive = (
        rf"(?= ?(?:{before_next(listed['before_infinitive'])})*[\w'-]+{any_of(listed['infinitive_endings'])}\b)"
    )
    return rf"(?:{any_of(set(listed['end']) - doing)}\b|{any_of(doing)}{infinitive})"


def _office(words: _Words) -> tuple[str, str]:
    """A title, as “Special Envoy”, and its charge in capitals, as “ for Yemen”; never “ for the situation”."""
    title = rf"(?P<title>{words['offices']} {words['officers']})"
    of_what = rf"[A-Z][\w'-]+(?:(?: |,? {words['joining_charge']} )[A-Z][\w'-]+)*"
    charge = rf"(?P<charge> {words['office_for']} (?:{words['before_charge']} )?{of_what})"
    return title, charge
