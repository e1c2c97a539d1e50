"""The words of a language by which phrases with the form of a name are found."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import MatchKind
from msgspec import Struct

from unkg.authorities.language import Language, Words
from unkg.extraction.patterns.word_search import WordSearch
from unkg.extraction.patterns.words import any_of
from unkg.extraction.scan.gazetteer import Kind

_LONGEST_QUOTED = 120
"""Characters of a title in quotation marks behind its capitals."""


class Head(NamedTuple):
    """A head inside a word of the search, with its place there: “Working Group” of “Joint Working Group on”."""

    words: str
    kind: Kind
    offset: int
    before_end: int
    """Characters of the word behind it."""


class PhraseWords(Struct, frozen=True, eq=False):
    """The words of a language by which phrases are found, compiled."""

    search: WordSearch
    """Of the heads and of what else names begin with, in the text as printed: one pass for all."""
    heads: tuple[Head | None, ...]
    """The head in each word of the search; None in those of mandates that hold none."""
    others: int
    """Where the words begin that are no heads."""
    mandates: frozenset[int]
    """Which of the words mandates begin with."""
    titles: frozenset[int]
    """Which of them stand before an organization in the title of a resolution."""
    statutes: frozenset[int]
    """Which of them stand before the body whose statute it is."""
    spelt: frozenset[str]
    """The heads without their kinds."""
    single: frozenset[str]
    """The heads of one word."""
    joinable: tuple[str, ...]
    """The same with the space behind them."""
    by_the: tuple[str, ...]
    """What stands before who does something, with its spaces: “by the”."""
    placed: frozenset[str]
    articles: tuple[str, ...]
    """Articles in small letters, with the spaces around them."""
    openers: frozenset[str]
    stops: frozenset[str]
    joining: frozenset[str]
    between: frozenset[str]
    of: frozenset[str]
    about: frozenset[str]
    """What leads from a body's name to another body: “of”, “on the”."""
    authors: frozenset[str]
    purpose: frozenset[str]
    purpose_or_place: frozenset[str]
    """What never leads to a body inside a subject: “to”, “across the”."""
    possessives: frozenset[str]
    participles: frozenset[str]
    years_behind: frozenset[str]
    numbered: frozenset[str]
    counted: frozenset[str]
    """What is numbered inside a title: “Principle 10 of the Vell Declaration”."""
    seated: frozenset[str]
    in_place: frozenset[str]
    regions: frozenset[str]
    at_levels: frozenset[str]
    addressed: frozenset[str]
    """What leads to a purpose, and elsewhere to whom something is given: “to”."""
    subordinate: frozenset[str]
    """Heads of what belongs to another instrument: “Protocol to the Wells Convention”."""
    of_list: frozenset[str]
    """What leads on from a word inside a subject: “Programme for the Decade”."""
    goes_on: tuple[str, ...]
    """What leads on in a list: “, ”."""
    conjunction: str
    """What parties are joined by: “and”."""
    before_names: frozenset[str]
    """What mostly stands before a name of its own inside a subject: “the”, “by”."""
    of_means: frozenset[str]
    """Of these, what also leads to a means: “by Dumping”."""
    joined_by_the: frozenset[str]
    """What joins a second deed to a subject: “and the Treatment of”."""
    deed_endings: tuple[str, ...]
    behind_deeds: tuple[str, ...]
    """What stands behind a deed, with its spaces: “of”."""
    subject_nouns: frozenset[str]
    """Nouns of subjects that are no deeds: “Economy”."""
    means: frozenset[str]
    """Of means and occasions: “under Cover of”."""
    no_subjects: frozenset[str]
    """Nouns that end as deeds do, or act: “Government”, “States”."""
    of_parties: frozenset[str]
    """What a common noun in small letters makes no name of: “State party”."""
    parties: tuple[str, ...]
    """These nouns, with the space before them."""
    inhabitants: tuple[str, ...]
    """What makes no name of the capital before it, with a space: “the Lowland people”."""
    of_two: frozenset[str]
    """What leads to two parties at least: “between”."""
    relative: frozenset[str]
    """What begins a clause of a title: “that” of “that Could Lead to”."""
    modals: frozenset[str]
    """The verbs of such a clause."""
    deeds: frozenset[str]
    """Deeds without the endings of deeds: “Rule”."""
    done_endings: tuple[str, ...]
    before_the: tuple[str, ...]
    """What “the” may follow inside a subject: “Taking into Account the”."""
    adjective_endings: tuple[str, ...]
    no_seat_endings: tuple[str, ...]
    """Of words that are no place where a body sits."""
    ended: frozenset[str]
    """What “of” may follow before a head: “Cessation of Hostilities Agreement”."""
    numbered_bodies: frozenset[str]
    """Bodies that a number or a proper name behind them tells apart: “Task Force 151”."""
    united_nations: tuple[str, ...]
    sections: frozenset[str]
    """Parts of a secretariat, whose own name ends before the larger part that they are of."""
    roles: frozenset[str]
    """What is no such name: “Task Force Commander”."""
    of_many: frozenset[str]
    """Heads that are names alone: “its Council of Foreign Ministers”."""
    capital_leads: tuple[str, ...]
    """What leads to a subject in a capital, with its spaces: “Convention Against Droughts”."""
    declarers: frozenset[str]
    """Who declares an instrument: “Ministers”."""
    quoted: re.Pattern[str]
    """From the end of a phrase in quotation marks to their end, where its title goes on: “ regarding wells”."""
    other_heads: frozenset[str]
    """What makes another name of the capitals before it: “Clean Wells Initiative”."""
    region_nouns: tuple[str, ...]
    """The last words of regions, with the space or hyphen before them."""
    regarding: frozenset[str]
    """What leads to a body that an instrument is no name by: “Convention regarding the Committee”."""
    accredited: frozenset[str]
    """Heads of what is sent to a body: “Office to the League”."""
    shared_heads: frozenset[str]
    """Heads of which one place names several: “Vell Declaration”."""
    processes: frozenset[str]
    """What the bodies of peace agreements do, in pairs: “Monitoring and Verification”."""
    named_behind: frozenset[str]
    """Heads that are another name behind “and”: never the “Plan” of “Strategy and Plan of Action”."""
    circles: frozenset[str]
    """Heads that are about a body, and no organ of it: “Group of Friends of the Wells Agency”."""
    principals: frozenset[str]
    """Persons whose last words may belong to what follows: “Secretary-General of the” before “United Nations Fund”."""
    declarations: frozenset[str]
    """Heads of instruments that no body has at the end of its subject."""
    of_envoys: frozenset[str]
    """Heads that an envoy makes a name: “Office of the Special Envoy for”."""
    envoy: re.Pattern[str]
    """An envoy with whose it is: “Special Envoy of the Secretary-General”."""
    small_heads: frozenset[str]
    """Heads in small letters that only a place before them makes a name: “Vell agreements”."""
    small_before: frozenset[str]
    """Words in small letters among the capitals before a head: “Ad hoc”."""
    regional: frozenset[str]
    """Regions as adjectives, for “Asia and Pacific Centre”."""
    generic: frozenset[str]
    """Words before a head that make no name of it."""
    noun_endings: tuple[str, ...]
    months: frozenset[str]
    lead_letters: frozenset[str]
    """What the words that lead to a subject begin with."""
    strong: frozenset[str]
    """The heads of one word that no subject has: never “Arrangements” or “Principles”."""
    to_subject: dict[Kind, re.Pattern[str]]
    """From the end of a head, with its space, to the capital that begins its subject."""
    to_place: re.Pattern[str]
    within: re.Pattern[str]
    """From one capital of a subject to the next."""
    listed: re.Pattern[str]
    """A comma with the rest of the list that it begins: “, Production and Stockpiling”."""
    listed_parties: re.Pattern[str]
    """The same of the parties to an agreement: “between Utopia, the Republic of Arcadia and the League”."""
    last_item: re.Pattern[str]
    of_event: re.Pattern[str]
    """The meeting behind a subject: “ of the Second World Summit”."""
    aside: re.Pattern[str]
    """A party's short form in parentheses before what an agreement is about: “Wells Movement (North) on ”."""
    joined_heads: re.Pattern[str]
    """A second head joined to the first: “Declaration and Programme of Action”."""
    own: frozenset[str]
    """What leads to something that an instrument has beside it: “its”."""
    belonging: tuple[str, ...]
    """What is no name without whose it is: “President”."""
    small_nouns: re.Pattern[str]
    """Nouns in small letters that a subject ends in, with the space before them: “Vell area”, “French language”."""
    issued_by: frozenset[str]
    """Heads of what an organization behind the subject has issued: “Guidelines for Wells of the Lake Union”."""
    qualities: frozenset[str]
    """What tells of which kind such a noun is, if it is no place: “French”."""
    meeting: re.Pattern[str]
    """The meeting of a body, behind its name: “ Ministerial Conference”."""
    levels: re.Pattern[str]
    """Adjectives of where a title wants something done: “at the National, Regional and International Levels”."""


def mandate_words(language: Language) -> tuple[str, ...]:
    """What mandates and titles begin with whose subject is in small letters: “Special Rapporteur on”."""
    words, of_mandates = language.unlisted_names, language.name_forms.get("mechanisms", ())
    return (*of_mandates, *words["small_bodies"], *words["small_mechanisms"], *words["small_instruments"])


def _head_in(word: str, heads: dict[str, Kind]) -> Head | None:
    """The longest head in a word of the search, and of two the first."""
    inside = [head for head in heads if head in word]
    if not inside:
        return None
    head = max(inside, key=len)
    offset = word.index(head)
    return Head(head, heads[head], offset, len(word) - offset - len(head))


_SETS = (
    *("placed", "openers", "stops", "joining", "between", "of", "about", "authors", "purpose", "possessives"),
    *("participles", "years_behind", "numbered", "seated", "in_place", "regions", "at_levels", "addressed"),
    *("subordinate", "generic", "of_list", "before_names", "of_means", "joined_by_the", "subject_nouns", "means"),
    *(
        "no_subjects",
        "of_parties",
        "regarding",
        "accredited",
        "small_before",
        "small_heads",
        "of_envoys",
        "declarations",
        "shared_heads",
        "principals",
        "circles",
        "processes",
        "regional",
        "other_heads",
        "of_two",
        "relative",
        "modals",
        "deeds",
        "ended",
        "numbered_bodies",
        "roles",
        "sections",
        "counted",
        "of_many",
        "declarers",
        "own",
        "qualities",
        "issued_by",
    ),
)
"""Purposes of words that are compared one by one."""


_ENDINGS = (
    "noun_endings",
    "deed_endings",
    "done_endings",
    "before_the",
    "adjective_endings",
    "no_seat_endings",
    "belonging",
)
"""Purposes of endings."""


@lru_cache(maxsize=8)
def phrase_words(language: Language) -> PhraseWords | None:
    """The compiled words of a language; None if it has no forms of names."""
    words = language.unlisted_names
    if not words["bodies"]:
        return None
    heads = _heads(words)
    mandates, titles, statutes = mandate_words(language), words["of_organizations"], words["statutes"]
    searched = list(dict.fromkeys((*heads, *mandates, *titles, *statutes)))
    single = frozenset(head for head in heads if " " not in head)
    sets: dict[str, Any] = {key: frozenset(words[key]) for key in _SETS} | {key: words[key] for key in _ENDINGS}
    openings = ("to_subject", "to_subject_of_instruments", "in_place")
    return PhraseWords(
        search=WordSearch(searched, MatchKind.LeftmostLongest),
        heads=tuple(_head_in(word, heads) for word in searched),
        others=len(heads),
        mandates=frozenset(map(searched.index, mandates)),
        titles=frozenset(map(searched.index, titles)),
        statutes=frozenset(map(searched.index, statutes)),
        spelt=frozenset(heads),
        named_behind=frozenset(heads).difference(words["pledges"], words["second_heads"]),
        single=single,
        united_nations=words["united_nations"],
        joinable=tuple(f"{head} " for head in single),
        by_the=tuple(f" {words['of_means'][0]} {article} " for article in words["articles"]),
        articles=tuple(f" {article} " for article in words["articles"] if article.islower()),
        strong=single.difference(words["weak_instruments"], words["parts"], words["subject_heads"]),
        purpose_or_place=frozenset(words["purpose"]).union(words["across"]),
        capital_leads=tuple(f" {lead} " for lead in words["to_subject"] if lead[0].isupper()),
        lead_letters=frozenset(lead[0] for key in openings for lead in words[key]),
        months=frozenset(month.capitalize() for month in language.months),
        goes_on=(", ", f" {words['and'][0]} "),
        conjunction=words["and"][0],
        behind_deeds=tuple(f" {of} " for of in words["behind_deeds"]),
        parties=tuple(f" {party}" for party in words["parties"]),
        inhabitants=tuple(f" {people}" for people in words["inhabitants"]),
        region_nouns=tuple(f"{joint}{noun}" for noun in words["region_nouns"] for joint in (" ", "-")),
        **sets,
        **_patterns(words),
    )


def _heads(words: Words) -> dict[str, Kind]:
    """The heads with their kinds."""
    heads: dict[str, Kind] = dict.fromkeys(words["bodies"], "body")
    heads |= dict.fromkeys(words["mechanisms"], "mechanism")
    return heads | dict.fromkeys(words["instruments"], "instrument")


def _of_events(words: Words) -> dict[str, re.Pattern[str]]:
    """“ of the Second World Summit”, “ of the Vell Wells for All Summit”; behind a body “ Ministerial Conference”."""
    word, event = rf"[A-Z][\w'-]* (?:{any_of(words['small'])} )?", any_of(words["events"])
    return {
        "of_event": re.compile(rf" {any_of(words['of'])} (?:{word}){{0,5}}{event}\b"),
        "meeting": re.compile(rf" (?:{word}){{0,4}}{event}\b"),
    }


def _small_nouns(words: Words) -> re.Pattern[str]:
    """“ area” behind a place, “ language” behind what tells which."""
    return re.compile(rf" (?:(?P<place>{any_of(words['small_places'])})|{any_of(words['qualified'])})\b")


def _patterns(words: Words) -> dict[str, Any]:
    """The patterns by the fields that hold them."""
    leads = [f"{lead} " for lead in words["to_subject"]]
    of_instruments = [f"{lead} " for lead in words["to_subject_of_instruments"]]
    of_bodies = re.compile(rf" {any_of(leads)}(?=[A-Z])")
    conjunction = any_of(words["and"])
    principal = any_of(words["principals"])
    item = r"[A-Z][\w'-]*(?: (?:(?:of|for|in) )?[A-Z][\w'-]*){0,3}"
    article = any_of(article for article in words["articles"] if article.islower())
    party = rf"(?:{article} )?{item}"
    # One word at a time, so that no words can be read in two ways: "of the" is "of" and "the".
    within = rf"(?: (?:{any_of({word for small in words['within'] for word in small.split()})}|[A-Z][\w'-]*))"
    onward = rf"(?:[A-Z]|{any_of(words['of_list'])} )"
    return {
        "to_subject": {
            "body": of_bodies,
            "mechanism": of_bodies,
            # "Final Document of the 2031 Review Conference"
            "instrument": re.compile(rf" {any_of([*leads, *of_instruments])}(?=[A-Z]|(?:19|20)\d\d [A-Z])"),
        },
        "to_place": re.compile(rf" {any_of(f'{lead} ' for lead in words['in_place'])}(?=[A-Z])"),
        "within": re.compile(rf" (?:{any_of(f'{small} ' for small in words['within'])})?(?=[A-Z0-9])"),
        # "Development, Production and Stockpiling"; never the comma of "the Charter, and Utopia".
        "listed": re.compile(rf", (?=(?:{item}, ){{0,5}}{item},? {conjunction} {onward}|{any_of(words['appended'])} )"),
        # "Utopia, the Republic of Arcadia and the League"; never the comma behind the last party.
        "listed_parties": re.compile(
            rf", (?:{article} )?(?=(?:{party}, ){{0,5}}{party},? {conjunction} (?:{article} )?[A-Z])"
        ),
        **_of_events(words),
        "small_nouns": _small_nouns(words),
        "aside": re.compile(rf" \([A-Z][\w/-]*\)(?= {any_of(words['of_agreements'])} [A-Z])"),
        "last_item": re.compile(rf", {conjunction} (?=[A-Z])"),
        "envoy": re.compile(
            rf"(?:{principal}'s )?{any_of(words['envoys'])}(?: {any_of(words['of'])} {principal})?(?= )"
        ),
        "quoted": re.compile(
            rf"(?: {any_of([*leads, *of_instruments])}[^\"\n]{{1,{_LONGEST_QUOTED}}}|{within}+)(?=\")"
        ),
        "levels": re.compile(rf"{any_of(words['levels'])}\b"),
        "joined_heads": re.compile(rf" {conjunction} {any_of(words['instruments'])}\b"),
    }
