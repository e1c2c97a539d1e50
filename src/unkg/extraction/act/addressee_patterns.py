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
    adjunct: re.Pattern[str]
    """Group `others` where it names those with whom others should act, `parts` where parts of those named."""
    end_of_adjunct: re.Pattern[str]
    end_with_others: re.Pattern[str]
    parts: re.Pattern[str]
    """The parts in “, including its agencies, funds and programmes,”; never the States behind “its agencies, States”."""
    own_list: re.Pattern[str]
    """In an adjunct that may have commas of its own: “further to paragraphs 3, 4 and 5 of resolution 1967 (2011)”."""
    coordinated: re.Pattern[str]
    """Group `system` where it names the parts of a system that is a class."""


class ListPatterns(NamedTuple):
    """Where a list of addressees stands, and what separates its items."""

    leading: re.Pattern[str]
    passing: re.Pattern[str]
    together: re.Pattern[str]
    determiner: re.Pattern[str]
    doers: re.Pattern[str]
    join: re.Pattern[str]
    joining: tuple[str, ...]
    """The words of `join` between spaces."""
    end: re.Pattern[str]
    """Group `word`: what ends the list, none at a semicolon or colon."""
    acts: re.Pattern[str]
    to_act: re.Pattern[str]
    acts_later: re.Pattern[str]
    proper: re.Pattern[str]
    """A proper name that no authority need hold, or a pronoun."""
    does: re.Pattern[str]
    """A verb without "to" after those who should act: “demands all parties allow”."""
    is_done: re.Pattern[str]
    """A passive after a subject: “that the parties be invited”."""
    heads: re.Pattern[str]


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
    asked: re.Pattern[str]
    """Ends the name of somebody who can be asked: a longer list of nouns, and proper names."""
    deed: re.Pattern[str]
    before_class: re.Pattern[str]
    head_of: re.Pattern[str]
    unprinted: re.Pattern[str]
    with_all: re.Pattern[str]
    last_adverb: re.Pattern[str]
    verb: re.Pattern[str]
    """Begins what is to be done."""
    no_first_word: re.Pattern[str]
    """Begins what is no noun phrase."""
    no_last_word: re.Pattern[str]
    the_government: re.Pattern[str]
    governs: re.Pattern[str]
    """Stands before the State whose Government it is."""
    of_nationality: re.Pattern[str]
    demonstrative: re.Pattern[str]
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
    with_subject = rf"{words['doers_with_subject']} {words['subject_of']} (?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|\w+)"
    doer = rf"(?:{words['doers']}|{with_subject})"
    asked = rf"(?:{words['doers']}|{words['doers_asked']}|{with_subject})"
    return AddresseePatterns(
        whole=_whole_patterns(language, words),
        lists=_list_patterns(language, words, asked),
        items=_item_patterns(language, words, doer, asked),
    )


def _whole_patterns(language: Language, words: _Words) -> WholePatterns:
    title, charge = _office(words)
    office = anchored(rf"\b{title} {words['office_of']}{charge}?", language.addressee_words["offices"])
    aside, classes, office = in_one_pass(_aside(language, words), _classes(language, words), office)
    return WholePatterns(
        classes=classes,
        office=office,
        aside=aside,
        # ", within its mandate", " and, where applicable"; never the "within" of "organizations within the system".
        adjunct=re.compile(
            rf"(?:,? {words['and']})?, (?:{words['and']} )?"
            rf"(?:(?P<others>{words['adjuncts_with_others']})|(?P<parts>{words['own_parts']})|{words['adjuncts']}"
            rf"|[a-z]{{2,}}{words['adjunct_participles']} {words['after_participle']})\b"
        ),
        end_of_adjunct=re.compile(rf"(?=[,;:])|(?= {words['to_act']}{_infinitive(words)})"),
        end_with_others=re.compile(rf"(?=, {words['to_act']}{_infinitive(words)})"),
        parts=re.compile(
            rf"(?: {words['shared_before']})* {words['organs']}\b"
            rf"(?:,?(?: {words['and']})?(?: {words['shared_before']})* {words['organs']}\b)*"
        ),
        own_list=re.compile(rf"\d|\b{words['that']}\b"),
        coordinated=_coordinated(words, any_of(language.nationalities)),
    )


def _infinitive(words: _Words) -> str:
    """What follows the “to” of an infinitive; never the “ the” of “parties to the Agreement”."""
    return rf"(?:(?=[,:])| (?!{words['no_infinitive']}\b)(?=[a-z]))"


def _coordinated(words: _Words, nationality: str) -> re.Pattern[str]:
    """“national, regional and international organizations and federations”, “United Nations agencies and programmes”.

    Never “States and organizations”, nor “international and non-governmental organizations”, which name two.
    """
    qualified, noun = rf"(?:{words['shared_before']} )", rf"{words['shared_nouns']}\b"
    adjective = rf"{qualified}?(?:{words['adjectives']}|[a-z]+{words['adjective_endings']}|{nationality})"
    organ, hyphen = rf"{words['organs']}\b", rf"[A-Za-z]+- {words['and']} [A-Za-z]+-[A-Za-z]+ [A-Za-z]+"
    also = rf"(?:, |,? {words['and']} )"
    further = rf"{also}(?:{words['organ_qualified']} )?{organ}"
    of_adjectives = rf"{adjective}(?:, {adjective})*,? {words['and']} {adjective} (?:[a-z-]+ )?{noun}"
    of_system = rf"{organ}(?:{further})+ {words['system_of']} (?P<system>{words['whole_system']})\b"
    of_heads = (
        rf"(?:[a-z-]+ )?{words['heads']} {words['of']} (?:{words['determiners']} )?{qualified}*{organ}(?:{also}(?:other )?{organ})+"
        rf" {words['system_of']} {words['whole_system']}\b"
    )
    of_whole = rf"{words['with_shared_noun']} {qualified}*{organ}(?:{further})+"
    return re.compile(
        rf"\b(?:{qualified}*(?:{of_adjectives}(?: {words['and']} {noun}(?! {words['of']} ))?|{of_whole})|{of_system}"
        rf"|{of_heads}|{hyphen})"
    )


def _list_patterns(language: Language, words: _Words, doer: str) -> ListPatterns:
    listed = language.addressee_words
    continuing = "".join(rf"(?<!{re.escape(w)} )" for w in listed["going_on"])
    determiner = rf"(?:{words['determiners']} )?"
    small = any_of({*listed["no_last_words"], *listed["and"]} - {*listed["before_class"], "such", "more"})
    return ListPatterns(
        leading=re.compile(rf"(?: {words['leading']})* ?"),
        passing=re.compile(rf" ?(?:{words['passing']} |(?P<that>{words['that']})(?: |(?=,)))"),
        together=re.compile(rf"{determiner}{words['together']} {words['among']} {determiner}"),
        determiner=re.compile(determiner),
        # "the warring parties"; never "the report of the commission".
        doers=re.compile(rf"(?:(?!{small}\b)[A-Za-z-]+ ){{0,4}}?{doer}\b"),
        join=re.compile(rf",? {before_next(listed['and'])}(?:{words['also']} )?|, "),
        joining=tuple(f" {word} " for word in listed["and"]),
        # "to take", "that it", "in accordance"; never the "to" of "as well as to the Council": the list continues.
        end=re.compile(rf",? (?P<word>{continuing}{_ending_word(language, words)})|[;:]|\.(?= [\"“A-Z])"),
        acts=re.compile(rf"{words['acting']}$"),
        to_act=re.compile(rf"(?:{words['to_act']}|:)$"),
        acts_later=re.compile(rf",? {words['to_act']}{_infinitive(words)}"),
        does=_does(language, words),
        proper=re.compile(rf"{_proper(words)}\b|{words['pronouns']}(?= )"),
        is_done=re.compile(rf",? (?:{words['acting']} )?{words['be']} (?:[a-z]+ly )?[a-z]+{words['participle_endings']}\b"),
        heads=re.compile(rf"(?:[a-z-]+ )?{words['heads']} {words['of']} "),
    )


def _proper(words: _Words) -> str:
    """“Democratic Forces for the Liberation of Rwanda”; it ends in a capital: “Hizbollah” of “Hizbollah for the”."""
    small = rf"(?:{words['of']}|{words['office_for']}|{words['determiners']})"
    return rf"[A-Z][\w'’-]+(?: (?:{small} ){{0,2}}[A-Z][\w'’-]+)*"


def _does(language: Language, words: _Words) -> re.Pattern[str]:
    """“demands all parties allow”; never “encourages the parties in”."""
    if not language.addressee_words["no_first_words"]:
        return re.compile("(?!)")
    small = rf"(?:{words['no_first_words']}|{words['no_last_words']}|{words['and']})"
    return re.compile(rf",? (?:[a-z]+ly )?(?!{small}\b)[a-z]{{3,}}\b")


def _item_patterns(language: Language, words: _Words, doer: str, asked: str) -> ItemPatterns:
    title, charge = _office(words)
    before_government = rf"(?:{words['before_government']} )?(?:{words['of_government']} )*"
    nationality = any_of(language.nationalities)
    participle = rf"[a-z]{{2,}}{words['adjunct_participles']} {words['after_participle']}"
    return ItemPatterns(
        article=re.compile(rf"(?i:{before_next(language.addressee_words['articles'])})"),
        qualifying=re.compile(rf"{words['qualifying']}\b"),
        pronoun=re.compile(words["pronouns"]),
        government=re.compile(rf"(?:(?!{words['of']}\b)[\w-]+ ){{0,3}}?(?i:{words['governments']}) {words['of']} "),
        of_the=re.compile(rf" {words['of_the']} "),
        after_class=re.compile(rf" {words['after_class']} "),
        charged=re.compile(rf"{title}(?: {words['office_of']})?{charge}"),
        adjective=re.compile(rf"(?:^|[ -]){words['adjectives']}$"),
        of_doer=re.compile(rf" {words['parts_of_doers']} "),
        doer=re.compile(rf"{doer}$"),
        # "institutions" and "foundations" are doers: their endings are the plural's.
        deed=re.compile(rf"(?:{words['deed_endings']}|{words['deeds']})$"),
        asked=re.compile(rf"\b(?:{asked}|[A-Z][\w-]+)$"),
        before_class=re.compile(rf"(?:{words['before_class']} )*"),
        head_of=re.compile(rf"(?:{words['before_class']} )*(?:[a-z-]+ )?{words['heads']} {words['of']} "),
        unprinted=re.compile(rf"(?i:{before_next(language.addressee_words['unprinted'] or language.addressee_words['articles'])})+"),
        # "all parties concerned", "all Somali parties"; never "all organizations".
        with_all=re.compile(rf"{words['with_all']} (?:[\w-]+ ){{0,3}}?{words['kept_with_all']}\b"),
        last_adverb=re.compile(
            rf",? (?:[a-z]+ly|{words['last_adverbs']}|(?!{words['last_participles']})[a-z]+ed|\([A-Z][\w/-]{{1,11}}\))$"
        ),
        no_first_word=re.compile(
            rf"(?:{words['no_first_words']}|{words['verbs']}|{_third_person(language)}|[a-z]+ly|{participle}|{_not_plural(words, asked)}$)(?: |$)"
        ),
        verb=re.compile(rf"{words['verbs']} "),
        no_last_word=re.compile(rf"(?:^| ){words['no_last_words']}$"),
        # "the Government", "the Transitional Government"; never "the Government of National Unity".
        the_government=re.compile(rf"{before_government}{words['the_government']}"),
        governs=re.compile(rf"(?i:{words['governments']} {words['of']}) (?:{words['determiners']} )?$"),
        of_nationality=re.compile(
            rf"(?:{words['of_government']} )*(?P<adjective>{nationality}) "
            rf"(?:{words['of_government']} )*{words['of_nationality']}(?! {words['of']} )"
        ),
        demonstrative=re.compile(rf"{words['demonstrative']} {words['state']}"),
        shared=dict.fromkeys(language.addressee_words["shared_by_member"], "Member States"),
    )


def _not_plural(words: _Words, asked: str) -> str:
    """A single word in small letters that can be no addressee: “led”, “deep”; never “girls”, “academia”."""
    return rf"(?!{asked}$|{words['collectives']}$)[a-z-]+(?<!s)" if words["collectives"] != any_of(()) else "(?!)"


def _third_person(language: Language) -> str:
    """The verbs of an organ, in the third person: they begin another action."""
    verbs = (form[0] for verb, forms in language.forms.items() if verb in language.strengths for form in forms)
    return any_of(set(verbs) - {*language.addressee_words["doers"], *language.addressee_words["organs"]})


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


def _ending_word(language: Language, words: _Words) -> str:
    """A word that ends a list, as the next verb of the organ does: “invites the Council and requests”.

    In French, “de” only before an infinitive: “de présenter”, never “Groupe de travail”.
    """
    listed = language.addressee_words
    doing = set(listed["to_act"]) & set(listed["end"])
    if listed["infinitive_endings"]:
        before, endings = before_next(listed["before_infinitive"]), any_of(listed["infinitive_endings"])
        infinitive = rf"(?= ?(?:{before})*[\w'-]+{endings}\b)"
    else:
        infinitive = rf"\b(?={_infinitive(words)})"
    return rf"(?:{any_of(set(listed['end']) - doing)}\b|{any_of(doing)}{infinitive}|{_third_person(language)}\b)"


def _office(words: _Words) -> tuple[str, str]:
    """A title, as “Special Envoy”, and its charge in capitals, as “ for Yemen”; never “ for the situation”."""
    title = rf"(?P<title>{words['offices']} {words['officers']})"
    of_what = rf"[A-Z][\w'-]+(?:(?: |,? {words['joining_charge']} )[A-Z][\w'-]+)*"
    charge = rf"(?P<charge> {words['office_for']} (?:{words['before_charge']} )?{of_what})"
    return title, charge
