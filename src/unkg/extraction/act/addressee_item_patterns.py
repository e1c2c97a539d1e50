"""What an item of a list of addressees can be, as patterns of a language."""

import re
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import SMALL, any_of, before_next

_Words = dict[str, str]
"""What the words are for to an alternative of them."""


class ItemPatterns(NamedTuple):
    """Who is named by an item of a list of addressees."""

    articles: re.Pattern[str]
    """Up to two, before an item."""
    qualifying: re.Pattern[str]
    in_place: re.Pattern[str]
    """“In” before a State where others are: “الأطراف في مالي”, in a language in which it would end their list."""
    pronoun: re.Pattern[str]
    plural: re.Pattern[str]
    personal: re.Pattern[str]
    """A pronoun of a person, and `person` the names that can be one's."""
    no_person: re.Pattern[str]
    """A pronoun of several or of one, but of none that `person` names: “ها”."""
    person: re.Pattern[str]
    of_the: re.Pattern[str]
    before_class: re.Pattern[str]
    after_class: re.Pattern[str]
    charged: re.Pattern[str]
    head_of: re.Pattern[str]
    head_behind: re.Pattern[str]
    """Behind a name, who heads what it names: “CTC Chair”."""
    of_doer: re.Pattern[str]
    doer: re.Pattern[str]
    """Ends the name of somebody who can act."""
    asked: re.Pattern[str]
    """Ends the name of somebody who can be asked: a longer list of nouns, and proper names."""
    deed: re.Pattern[str]
    verb: re.Pattern[str]
    """Begins what is to be done."""
    shared: dict[str, str]
    """First words of a class that share their noun with the next item, to the class."""
    parties_to: re.Pattern[str]
    """Begins who is party to what is named behind, in a language whose word for “to” makes others of a class.

    “Estados partes en la Convención”; never “Estados partes de la región”.
    """
    systems: tuple[str, ...]
    """Classes that are a system, whose parts act for it."""


class GovernmentPatterns(NamedTuple):
    """Those who act for a State."""

    of: re.Pattern[str]
    """Before the name of a State."""
    ends_before: re.Pattern[str]
    """The same at the end of the words before the name."""
    alone: re.Pattern[str]
    national: re.Pattern[str]
    """Group `adjective`: that of the State; `behind` where it stands behind its noun."""
    that_state: re.Pattern[str]
    state_party: re.Pattern[str]
    blamed: re.Pattern[str]
    """Between a violation and the State that a communication blames for it."""
    blamed_for: re.Pattern[str]


class PhrasePatterns(NamedTuple):
    """What is printed of a noun phrase, and what is none."""

    unprinted: re.Pattern[str]
    with_all: re.Pattern[str]
    naming: re.Pattern[str]
    """Between a group and some of it."""
    last_adverb: re.Pattern[str]
    adjective: re.Pattern[str]
    no_first_word: re.Pattern[str]
    no_last_word: re.Pattern[str]


def of_pattern(language: Language) -> str:
    """The “of” between a noun and what it belongs to, with the space behind it; it may lack in “حكومة ميانمار”."""
    of = before_next(language.addressee_words["of"])
    return f"(?:{of})?" if language.script.is_construct else of


def item_patterns(language: Language, words: _Words, doer: str, asked: str) -> ItemPatterns:
    """The patterns of items; `doer` and `asked` end the names of those who act and who can be asked."""
    title, charge = office_pattern(words)
    of = of_pattern(language)
    return ItemPatterns(
        articles=re.compile(rf"(?i:{before_next(language.addressee_words['articles'])}){{0,2}}"),
        qualifying=re.compile(rf"{words['qualifying']}\b"),
        in_place=re.compile(rf" {words['in_field']} $" if language.script.is_construct else "(?!)"),
        pronoun=re.compile(words["pronouns"]),
        plural=re.compile(words["plural"]),
        personal=re.compile(words["personal"]),
        no_person=re.compile(words["no_person"]),
        person=re.compile(rf"\b{words['persons']}\b"),
        of_the=re.compile(rf" {words['of_the']} "),
        before_class=re.compile(rf"(?:{words['before_class']} )*"),
        after_class=re.compile(rf" {words['after_class']}(?: |$)"),
        charged=re.compile(rf"{title}(?: {words['office_of']})?{charge}"),
        head_behind=re.compile(rf" {words['heads_behind']}\b"),
        # "the President of the General Assembly", "relevant entities of the system"; never "the Office of the High".
        head_of=re.compile(rf"(?:{words['before_class']} )*(?:[{SMALL}-]+ )?{words['heads']} {of}"),
        of_doer=re.compile(rf" {words['parts_of_doers']} "),
        doer=re.compile(rf"{doer}$"),
        asked=re.compile(rf"\b(?:{asked}|[A-Z][\w-]+)$"),
        # "institutions" and "foundations" are doers: their endings are the plural's.
        deed=re.compile(rf"(?:{words['deed_endings']}|{words['deeds']})$"),
        verb=re.compile(rf"{words['verbs']} "),
        shared=dict.fromkeys(language.addressee_words["shared_by_member"], "Member States"),
        parties_to=re.compile(rf"(?:{words['before_class']} )*{words['parties_to']}\b"),
        systems=tuple(language.addressee_words["whole_system"]),
    )


def government_patterns(language: Language, words: _Words) -> GovernmentPatterns:
    """The patterns of those who act for a State."""
    kind, nationality = rf"(?:{words['of_government']} )*", any_of(language.nationalities)
    of, some_of = of_pattern(language), any_of(word for word in language.addressee_words["of"] if word)
    return GovernmentPatterns(
        of=re.compile(rf"(?:(?!{some_of}\b)[\w-]+ ){{0,3}}?(?i:{words['governments']}) {of}"),
        ends_before=re.compile(rf"(?i:{words['governments']} {of})(?:{words['determiners']} )?$"),
        # "the Government", "the Transitional Government"; never "the Government of National Unity".
        alone=re.compile(rf"(?:{words['before_government']} )?{kind}{words['the_government']}"),
        # "Malian transitional authorities", "autoridades malienses"; never "Malian parties", nor "the Malian Government
        # of National Unity".
        national=re.compile(
            rf"{kind}(?:(?P<adjective>{nationality}) {kind}{words['of_nationality']}(?! {words['of']} )"
            rf"|{words['of_nationality']} {kind}(?P<behind>{nationality})\b)"
        ),
        that_state=re.compile(rf"{words['demonstrative']} {words['state']}"),
        state_party=re.compile(rf"{words['state_party']}$"),
        # "a violation by Switzerland of article 3"; never "was arrested by Switzerland".
        blamed=re.compile(rf"{words['violation']} {words['blamed_by']} (?:{words['determiners']} )?$"),
        blamed_for=re.compile(rf" {words['blamed_for']} "),
    )


def phrase_patterns(language: Language, words: _Words, asked: str) -> PhrasePatterns:
    """The patterns of noun phrases; `asked` ends the names of those who can be asked."""
    listed = language.addressee_words
    adverb = rf"[a-z]+{any_of(language.word_forms['adverb_endings'])}"
    participle = rf"[a-z]{{2,}}{words['adjunct_participles']} {words['after_participle']}"
    cut_off = rf"(?!{words['last_participles']})[a-z]+{words['cut_off_endings']}"
    return PhrasePatterns(
        unprinted=re.compile(rf"(?i:{before_next(listed['unprinted'] or listed['articles'])})+"),
        # "all parties concerned", "all Somali parties"; never "all organizations".
        with_all=re.compile(rf"{words['with_all']} (?:[\w-]+ ){{0,3}}?{words['kept_with_all']}\b"),
        # "armed groups in particular two of them"; never "organizations with offices".
        naming=re.compile(rf" {words['naming']} "),
        # "parties urgently", "mechanisms extended" before "by", "Country Team (UNCT)"; never "parties concerned".
        last_adverb=re.compile(rf",? (?:{adverb}|{words['last_adverbs']}|{cut_off}|\([A-Z][\w/-]{{1,11}}\))$"),
        adjective=re.compile(rf"(?:^|[ -]){words['adjectives']}$"),
        # "invites others", "seeking the views", "nationally"; never "Nationally designated authorities".
        no_first_word=re.compile(
            rf"(?:{words['no_first_words']}|{words['verbs']}|{third_person(language)}|{adverb}|{participle}"
            rf"|{_not_plural(words, asked)}$)(?: |$)"
        ),
        no_last_word=re.compile(rf"(?:^| ){words['no_last_words']}$"),
    )


def third_person(language: Language) -> str:
    """The verbs of an organ, in the third person: they begin another action."""
    verbs = (form[0] for verb, forms in language.forms.items() if verb in language.strengths for form in forms)
    return any_of(set(verbs) - {*language.addressee_words["doers"], *language.addressee_words["organs"]})


def _not_plural(words: _Words, asked: str) -> str:
    """A single word in small letters that can be no addressee: “led”, “deep”; never “girls”, “academia”."""
    return (
        rf"(?!{asked}$|{words['collectives']}$)[a-z-]+(?:(?<!s)|[isu]s)"
        if words["collectives"] != any_of(())
        else "(?!)"
    )


def office_pattern(words: _Words) -> tuple[str, str]:
    """A title, as “Special Envoy”, and its charge in capitals, as “ for Yemen”; never “ for the situation”."""
    title = rf"(?P<title>{words['offices']} {words['officers']})"
    of_what = rf"[A-Z][\w'-]+(?:(?: |,? {words['joining_charge']} )[A-Z][\w'-]+)*"
    charge = rf"(?P<charge> {words['office_for']} (?:{words['before_charge']} )?{of_what})"
    return title, charge
