"""The words that name addressees, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.act.addressee_clause_patterns import ClausePatterns, clause_patterns
from unkg.extraction.act.addressee_item_patterns import (
    GovernmentPatterns,
    ItemPatterns,
    PhrasePatterns,
    government_patterns,
    item_patterns,
    of_pattern,
    office_pattern,
    phrase_patterns,
    third_person,
)
from unkg.extraction.patterns.anchors import Anchored, anchored, in_one_pass
from unkg.extraction.patterns.infinitives import bare_infinitive, behind_to, to_act
from unkg.extraction.patterns.words import SMALL, any_of, any_of_each, before_next

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
    end_of_list: re.Pattern[str]
    """The rest of a list with no comma before “to”: “in cooperation with A, B and C to issue”; never “A, and C to”."""
    parts: re.Pattern[str]
    """The parts in “, including its agencies, funds and programmes,”; never the States of “its agencies, States”."""
    own_list: re.Pattern[str]
    """In an adjunct that may have commas of its own: “further to paragraphs 3, 4 and 5 of resolution 1967 (2011)”."""
    coordinated: re.Pattern[str]
    """Group `system` where it names the parts of a system that is a class."""
    behind: re.Pattern[str]
    """Adjectives that share the noun before them: “organizaciones internacionales y regionales”."""
    in_fields: re.Pattern[str]
    """Where those named work: “in the health and education sectors”."""


class ListPatterns(NamedTuple):
    """Where a list of addressees stands, and what separates its items."""

    leading: re.Pattern[str]
    passing: re.Pattern[str]
    together: re.Pattern[str]
    determiner: re.Pattern[str]
    doers: re.Pattern[str]
    join: re.Pattern[str]
    hanging: re.Pattern[str]
    """A conjunction that a further verb follows: “insta a los donantes e | invita a los bancos”.

    Matches nothing in a language whose `no_last_words` end no name.
    """
    singling_out: re.Pattern[str]
    """Before some of those named, who are a list; never “in particular through cooperation”, which says how.

    `resuming` goes on with others behind it.
    """
    resuming: re.Pattern[str]
    some_of: re.Pattern[str]
    """The same where of these only names and classes count: “все компании, включая импортеров и торговцев”."""
    joining: tuple[str, ...]
    """The words of `join` between spaces."""
    end: re.Pattern[str]
    """Group `word`: what ends the list, none at a semicolon or colon."""
    verbal: re.Pattern[str]
    """A verbal noun that ends the list, in a language that writes so: “تهيب بالدول الأعضاء تحسين التنسيق”."""
    acts: re.Pattern[str]
    to_act: re.Pattern[str]
    that_they: re.Pattern[str]
    """The same only where a preposition stands before those asked: “a los Estados que”."""
    many: re.Pattern[str]
    """What shows that those asked are several: “les États”, “à tous les pays”."""
    passed: re.Pattern[str]
    """That preposition, where the list begins behind it."""
    marks_asked: bool
    """Whether it always stands before those asked, in a language that says so by `that_they`."""
    acts_later: re.Pattern[str]
    proper: re.Pattern[str]
    """A proper name that no authority need hold, or a pronoun."""
    does: re.Pattern[str]
    """A verb without "to" after those who should act: “demands all parties allow”."""
    is_done: re.Pattern[str]
    """A passive after a subject: “that the parties be invited”."""
    heads: re.Pattern[str]
    of_treaty: re.Pattern[str]
    """Between those who act and the treaty whose parties they are."""


class AddresseePatterns(NamedTuple):
    """The patterns of a language."""

    whole: WholePatterns
    lists: ListPatterns
    clauses: ClausePatterns
    items: ItemPatterns
    governments: GovernmentPatterns
    phrases: PhrasePatterns


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
        clauses=clause_patterns(language, words),
        items=item_patterns(language, words, doer, asked),
        governments=government_patterns(language, words),
        phrases=phrase_patterns(language, words, asked),
    )


def _whole_patterns(language: Language, words: _Words) -> WholePatterns:
    title, charge, acting = *office_pattern(words), to_act(language)
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
            rf"|{_participle(language, words)})\b"
        ),
        end_of_adjunct=re.compile(rf"(?=[,;:])|(?= {acting})"),
        end_with_others=re.compile(rf"(?=, {acting})"),
        end_of_list=re.compile(
            rf"[^,;:]{{1,80}}(?:, (?!{words['and']} )[^,;:]{{1,80}}?){{1,9}} {words['and']} [^,;:]{{1,80}}?"
            rf"(?= {acting})"
        ),
        parts=re.compile(
            rf"(?: {words['shared_before']})* {words['organs']}\b"
            rf"(?:,?(?: {words['and']})?(?: {words['shared_before']})* {words['organs']}\b)*"
        ),
        own_list=re.compile(rf"\d|\b{words['that']}\b"),
        coordinated=_coordinated(language, words),
        behind=re.compile(
            rf"\b{words['adjectives_behind']}(?:, {words['adjectives_behind']})*,? {words['and']} "
            rf"{words['adjectives_behind']}\b"
        ),
        in_fields=_in_fields(language, words),
    )


def _word_to_act(language: Language, words: _Words) -> str:
    """The word that ends a list before what is to be done; where nothing leads to it, any."""
    if not language.addressee_words["to_act"]:
        return bare_infinitive(language) or ".+"
    return rf"(?:{words['to_act']}|{words['verbs']})" if language.script.is_construct else words["to_act"]


def _participle(language: Language, words: _Words) -> str:
    """“providing the”; its ending alone where that tells enough: “подписавшим”, never “соответствующим”."""
    participle = rf"[{SMALL}]{{2,}}{words['adjunct_participles']}"
    if language.addressee_words["after_participle"]:
        return rf"{participle} {words['after_participle']}"
    return rf"(?!{words['shared_before']}\b){participle}"


def _coordinated(language: Language, words: _Words) -> re.Pattern[str]:
    """“national, regional and international organizations and federations”, “United Nations agencies and programmes”.

    In a language that has adjectives behind their noun, “organisations internationales, régionales et sous-régionales”.
    Never “States and organizations”, nor “international and non-governmental organizations”, which name two.
    """
    qualified, noun = rf"(?:{words['shared_before']} )", rf"{words['shared_nouns']}\b"
    nationality, system_of = any_of(language.nationalities), before_next(language.addressee_words["system_of"])
    # Atomic: "regional" is listed and has the ending of an adjective; a long list of such words must not be retried.
    adjective = rf"(?>{qualified}?(?:{words['adjectives']}\b|[a-z]+{words['adjective_endings']}\b|{nationality}\b))"
    organ, hyphen = rf"{words['organs']}\b", rf"[A-Za-z]+- {words['and']} [A-Za-z]+-[A-Za-z]+ [A-Za-z]+"
    also = rf"(?:, |,? {words['and']} )"
    further = rf"{also}(?:{words['organ_qualified']} )?{organ}"
    of_adjectives = rf"{adjective}(?:, {adjective})*+,? {words['and']} {adjective} (?:[{SMALL}-]+ )?{noun}"
    # Without a word for “of”, an “and” tells that they share it: never “организациям, учреждениям системы ООН”.
    last = rf",? {words['and']} (?:{words['organ_qualified']} )?{organ}"
    parts = rf"(?:{further})+" if all(language.addressee_words["system_of"]) else rf"(?:{further})*?{last}"
    of_system = rf"{organ}{parts} {system_of}(?P<system>{words['whole_system']})\b"
    of_heads = (
        rf"(?:[a-z-]+ )?{words['heads']} {words['of']} (?:{words['determiners']} )?{qualified}*{organ}"
        rf"(?:{also}{qualified}?{organ})+ {words['system_of']} {words['whole_system']}\b"
    )
    of_whole = rf"{words['with_shared_noun']} {qualified}*{organ}(?:{further})+"
    of_places = rf"[A-Z][a-z]*{words['capital_endings']} {words['and']} [A-Z][a-z]+ {noun}"
    with_second = rf"(?:(?!{words['and']} )[a-z-]+ ){{0,4}}{organ} {words['and']} {words['second_nouns']}\b"
    behind = rf"{words['adjectives_behind']}\b"
    of_noun = rf"{words['shared_nouns']}(?: {behind})+(?:(?:,|,? {words['and']}) {behind})+(?: {behind})*"
    return re.compile(
        rf"\b(?:{qualified}*+(?:{of_adjectives}(?: {words['and']} {noun}(?! {words['of']} ))?|{of_whole})|{of_system}"
        rf"|{of_heads}|{of_noun}|{of_places}|{with_second}|{hyphen})"
    )


def _in_fields(language: Language, words: _Words) -> re.Pattern[str]:
    """“in the information and communications technologies sector”, “across the health, water and education sectors”.

    Never “of the region and the private sector”, nor “of the region and private sector”, which name two.
    """
    field = rf"(?!{words['and']} )[a-z-]+(?: (?!{words['and']} )[a-z-]+){{0,2}}"
    another = rf"(?:{words['determiners']}|{any_of(language.addressees)})\b"
    return re.compile(
        rf"\b{words['in_field']} (?:{words['determiners']} )?{field}(?:, {field}){{0,4}},? {words['and']} "
        rf"(?!{another}){field} {words['fields']}\b"
    )


def _list_patterns(language: Language, words: _Words, doer: str) -> ListPatterns:
    listed = language.addressee_words
    continuing = "".join(rf"(?<!{re.escape(w)} )" for w in listed["going_on"]) + _with_subject(language, words)
    determiner = rf"(?:{words['determiners']} )?"
    that_state = rf"{words['demonstrative']} {words['state']}\b"
    small = any_of({*listed["no_last_words"], *listed["and"]} - {*listed["before_class"], "such", "more"})
    return ListPatterns(
        leading=re.compile(rf"(?:,? {words['leading']},?)*{_clause_before(language)} ?"),
        passing=_passing(language, words),
        together=re.compile(rf"{determiner}{words['together']} {words['among']} {determiner}"),
        determiner=re.compile(determiner),
        # "the warring parties"; never "the report of the commission".
        doers=re.compile(rf"(?:(?!{small}\b){_word_before_doer(language)} ){{0,4}}?{doer}\b"),
        join=re.compile(rf",? {before_next(listed['and'])}(?:{words['also']} )?|, "),
        hanging=re.compile("(?!)" if listed["no_last_words"] else rf",? {words['and']}$"),
        singling_out=re.compile(rf"{words['singling_out']} (?!{words['adjuncts']}\b)"),
        resuming=re.compile(words["resuming"]),
        some_of=re.compile(rf"\b{words['some_of']} (?!.*{words['resuming']})"),
        joining=tuple(f" {word} " for word in listed["and"]),
        # "to take", "that it", "in accordance"; never the "to" of "as well as to the Council": the list continues.
        end=re.compile(
            rf",? (?P<word>{continuing}(?!{that_state}){_ending_word(language, words)})|[;:]|\.(?= [\"“A-Z])"
        ),
        verbal=re.compile(rf"{words['verbs']}$" if language.script.is_construct else "(?!)"),
        acts=re.compile(rf"{words['acting']}$"),
        # Without a word that leads to it, what is to be done begins where the list ends.
        to_act=re.compile(rf"(?:{_word_to_act(language, words)}|{words['for_them_to']}|:)$"),
        that_they=re.compile(rf"{words['that_they']}$"),
        many=re.compile(rf" ?(?:{words['passing']} )?{words['plural_articles']}\b"),
        passed=re.compile(rf"(?:^| ){words['passing']} ?$"),
        marks_asked=bool(listed["that_they"]) and not listed["asking_for"],
        acts_later=re.compile(rf",? {to_act(language)}"),
        proper=re.compile(rf"{_proper(words)}\b|{_subject_pronoun(language)}(?= )"),
        does=_does(language, words),
        is_done=_is_done(language, words),
        heads=re.compile(rf"(?:[{SMALL}-]+ )?{words['heads']} {of_pattern(language)}"),
        of_treaty=re.compile(rf" {words['to_act']} {determiner}"),
    )


def _word_before_doer(language: Language) -> str:
    """An adjective, where adjectives decline (“военизированные группы”): never the “доступ” of “доступ организации”."""
    declined = language.declension.adjectives
    return f"[{SMALL}-]+{any_of(declined)}" if declined else "[A-Za-z-]+"


def _with_subject(language: Language, words: _Words) -> str:
    """Not between those whose name goes on and their subject, where it is “in”: “الشركاء في التنمية”."""
    named = language.addressee_words["doers_with_subject"] if language.script.is_construct else ()
    return "".join(rf"(?!(?<={re.escape(who)} ){words['subject_of']}\b)" for who in named)


def _is_done(language: Language, words: _Words) -> re.Pattern[str]:
    ending, adverbs = any_of(language.word_forms["adverb_endings"]), any_of(language.asked_words["adverbs"])
    adverb = rf"(?:[{SMALL}]+{ending}|{adverbs})"
    done = rf"(?!{words['of_doers']}\b)[{SMALL}]+{words['participle_endings']}\b"
    return re.compile(rf",? (?:{words['acting']} )?{words['be']} (?:{adverb} )?{done}")


def _not_doing(language: Language) -> str:
    """Not before an infinitive, in a language that tells it by its ending."""
    listed = language.addressee_words
    doing, endings = set(listed["to_act"]) & set(listed["passing"]), listed["infinitive_endings"]
    if not endings:
        return ""
    between = rf"(?: |(?<='))(?:{before_next(listed['before_infinitive'])})*"
    return rf"(?!{any_of(doing)}{between}[{SMALL}]+{any_of(endings)}\b)"


def _passing(language: Language, words: _Words) -> re.Pattern[str]:
    """“recommends to”, “demands that”, “exige qu'Israël”, “exige d'Israël”, “أن تواصل اللجنة”.

    Never the “that” of “calls upon that State”, nor the “à” of “invite à creuser”, nor the “يقدم إلى” of “أن يقدم إلى
    اللجنة”.
    """
    that_state = rf"{words['demonstrative']} {words['state']}\b"
    return re.compile(
        rf" ?(?:{_not_doing(language)}{words['passing']}(?: |(?<='))(?!{words['that']}\b)"
        rf"|(?!{that_state})(?P<that>{words['that']})(?: |(?=,)|(?<='))"
        rf"(?:{words['before_subject']} (?!{words['passing']}\b))?)"
    )


def _clause_before(language: Language) -> str:
    """A relative clause before its noun: “尚未 批准 公约 的 [国家]”, in a language that has it there."""
    leads, of = language.addressee_words["relative_before"], any_of(language.word_order["of"])
    if not leads:
        return ""
    before = before_next(language.addressee_words["before_class"])
    joins = any_of((*language.addressee_words["and"], *language.pinpoint_words["or"]))
    # "有能力 的", "尚未 签署, 批准 或 加入 条约 的 所有"; never "根据 该 条, 秘书长 向 受影响 的 [国家]".
    # A comma without a space is one in a name.
    inside = rf"(?:[^,;:.\n]|,(?! )|, (?=\w{{1,4}}(?:,| {joins}) )){{1,120}}?"
    clause = rf"(?:{before})*{any_of(leads)}(?: {inside})?? {of}"
    return rf"(?: {clause}(?= (?:{before})*{any_of(language.addressees)}(?!\w)))?"


def _proper(words: _Words) -> str:
    """“Democratic Forces for the Liberation of Rwanda”; it ends in a capital: “Hizbollah” of “Hizbollah for the”."""
    small = rf"(?:{words['of']}|{words['office_for']}|{words['determiners']})"
    return rf"[A-Z][\w'’-]+(?: (?:{small} ){{0,2}}[A-Z][\w'’-]+)*"


def _subject_pronoun(language: Language) -> str:
    """A pronoun that can be a subject; never one that is a determiner too: “que esta medida se aplique”."""
    pronouns = language.addressee_words["pronouns"]
    return any_of(pronoun for pronoun in pronouns if pronoun not in language.relation_words["determiners"])


def _does(language: Language, words: _Words) -> re.Pattern[str]:
    """“demands all parties allow”; never “encourages the parties in”."""
    if not language.addressee_words["no_first_words"]:
        return re.compile("(?!)")
    small = rf"(?:{words['no_first_words']}|{words['no_last_words']}|{words['and']})"
    adverb = rf"[a-z]+{any_of(language.word_forms['adverb_endings'])}"
    return re.compile(rf",? (?:{adverb} )?(?!{small}\b)[a-z]{{3,}}\b")


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
    # Never the “странам” of “странам-организаторам”, a compound.
    end = r"\b(?!-)" if language.declension.nouns else r"\b"
    return anchored(rf"\b(?:{words['before_class']} )*(?P<words>{any_of(classes)}){end}", anchors)


def _ending_word(language: Language, words: _Words) -> str:
    """A word that ends a list, as the next verb of the organ does: “invites the Council and requests”.

    In French, “de” only before an infinitive: “de présenter”, never “Groupe de travail”.
    """
    listed = language.addressee_words
    doing = set(listed["to_act"]) & set(listed["end"])
    if bare := bare_infinitive(language):
        return rf"(?:{any_of(listed['end'])}\b|{bare}|{third_person(language)}\b)"
    if not language.script.spaces:
        # A word that goes on as one of these does: "充分执行" beside "充分".
        longer = {word for word, _ in language.leads if word.startswith(listed["end"])}
        return rf"(?:{any_of({*listed['end'], *longer})}\b|{third_person(language)}\b)"
    if listed["infinitive_endings"]:
        before, endings = before_next(listed["before_infinitive"]), any_of(listed["infinitive_endings"])
        infinitive = rf"(?= ?(?:{before})*[\w'-]+{endings}\b)"
    else:
        infinitive = rf"\b(?={behind_to(language)})"
    verbal = rf"|{words['verbs']}\b" if language.script.is_construct else ""
    return rf"(?:{any_of(set(listed['end']) - doing)}\b|{any_of(doing)}{infinitive}|{third_person(language)}\b{verbal})"
