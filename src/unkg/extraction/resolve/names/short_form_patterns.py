"""What stands around the short form of a name, as patterns of a language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of, any_of_each, before_next

_DETERMINER = 12
"""Characters that hold the determiner before a short form."""


class ShortFormPatterns(NamedTuple):
    """The patterns of a language for the text as printed."""

    definite: re.Pattern[str]
    indefinite: re.Pattern[str]
    """Before a short form that stands for none named before, in a language without articles: “设立一个专家组”."""
    demonstrative: re.Pattern[str]
    """Before a short form that stands for what was named last, whatever the text calls by it."""
    own: re.Pattern[str]
    own_organ: re.Pattern[str]
    """Before the short form of a body of the organ that speaks."""
    common: re.Pattern[str]
    continues: re.Pattern[str]
    for_the: re.Pattern[str]
    """The same with an article; a name behind it is asked: “the call by the Council for the Secretary-General to”."""
    of_named: re.Pattern[str]
    """Behind a body's noun, whose it is: “Office of Staff Legal Assistance”; never “High Commissioner on Wells”."""
    belongs: re.Pattern[str]
    """Behind a name, whose organ it is then."""
    and_the: re.Pattern[str]
    """Between a short form and the name that it shares its end with."""
    acts_by: re.Pattern[str]
    """What stands between a number and the subject behind it."""
    of_others: re.Pattern[str]
    told_apart: re.Pattern[str]
    """What follows the short form of one agreement among several."""
    protocols: frozenset[str]
    events: frozenset[str]
    """Lower-case nouns of what may be an event, and then is no body."""
    titled: frozenset[str]
    on_the: re.Pattern[str]
    mandate: re.Pattern[str]
    """For lower-case words."""
    ending: tuple[str, ...]
    """What stands before a short form that ends a longer name, with the space."""
    titled_small: frozenset[str]
    on_the_small: re.Pattern[str]
    of_year: re.Pattern[str]
    """For text behind a short form; the group `year` is that of what is named, `subject` begins its own subject."""
    statutes: tuple[str, ...]
    own_statutes: tuple[str, ...]
    """Behind a possessive, no statute that was cited before."""
    noun: re.Pattern[str]
    kinds: dict[str, str]
    object_of: re.Pattern[str]
    """A verb whose object follows: a resolution that a body welcomes need not be its own."""


def follows(determiner: re.Pattern[str], text: str, start: int) -> bool:
    """Whether a short form that begins at an offset stands behind a determiner."""
    return bool(determiner.search(text, max(0, start - _DETERMINER), start))


@lru_cache(maxsize=8)
def short_form_patterns(language: Language) -> ShortFormPatterns:
    """The patterns of a language, built once."""
    words = any_of_each(language.name_words)
    the = before_next(language.name_words["the"]) if language.name_words["the"] else ""
    kinds = {noun: kind for kind in ("resolution", "decision") for noun in language.citation[kind]}
    return ShortFormPatterns(
        definite=_definite(language, words),
        indefinite=_indefinite(language),
        # "the Protocol to that Convention"; never the "the" of what the text defines.
        demonstrative=re.compile(rf"\b{before_next(language.name_words.get('demonstratives', ()))}$"),
        own=re.compile(rf"\b{words['own']} $"),
        own_organ=re.compile(rf"\b{any_of(language.name_words.get('own_organ', ()))} $"),
        common=re.compile(rf" {words['common']}\b"),
        continues=_continues(words),
        for_the=_for_the(words),
        of_named=re.compile(rf" {any_of(language.name_words.get('of_named', ()))} (?:{words['the']} )?(?=[A-Z])"),
        belongs=re.compile(rf" {words['longer_of']} (?:{words['the']} )?[A-Z]"),
        of_others=_of_others(language, words),
        acts_by=re.compile(rf",? {words['the']} $"),
        told_apart=_told_apart(words),
        protocols=frozenset((*language.name_words["protocol"], *language.name_words["protocols"])),
        events=frozenset(language.name_words["events"]),
        and_the=re.compile(rf" {words['and']} (?:{words['the']} )?"),
        titled=frozenset(language.name_words["titled_on_the"]),
        on_the=_on_the(words),
        ending=tuple(f"{word} " for word in language.name_words.get("ending", ())),
        titled_small=frozenset(language.name_words.get("titled_on_small", ())),
        # "Convention sur la pollution des mers"; never "la Convention sur ce point". Without articles, any noun.
        on_the_small=re.compile(rf" {words['on']} {the}"),
        of_year=_of_year(language, words),
        mandate=re.compile(rf"{words['mandates']}$"),
        statutes=language.name_words["statute"],
        own_statutes=language.name_words.get("own_statute", ()),
        noun=_noun(language, kinds),
        kinds=kinds,
        object_of=_object_of(language),
    )


def _of_year(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“Convention de 1951 relative au statut”; never “la Convention de 195 pays”."""
    subject = any_of(language.name_words.get("behind_year", ()))
    return re.compile(rf" {words['of_year']} (?P<year>(?:19|20)\d\d)\b(?P<subject> {subject}\b)?")


def _told_apart(words: dict[str, str]) -> re.Pattern[str]:
    """“Agreement between”, “Agreement on the City”, “Agreement signed by”; never “Agreement on 5 May”, “for its”."""
    return re.compile(rf" (?i:{words['told_apart']}) (?!{words['no_subject']}\b|\d)(?:{words['the']} )?[\w'-]+")


def _on_the(words: dict[str, str]) -> re.Pattern[str]:
    """“Committee on the Rights”, “Committee to Eradicate”; never “the Committee to Member States”."""
    return re.compile(rf" {words['on']} {words['the']} [A-Z]| {words['deed']} (?!{words['no_deed']}\b)[A-Z][a-z]")


def _for_the(words: dict[str, str]) -> re.Pattern[str]:
    """“Committee for the Eradication”; never “Guidelines of the Committee for the Conduct of its Work”."""
    return re.compile(rf" {words['longer_of']} {words['the']} (?!{words['no_subject']}\b)(?=[A-Z])")


def _definite(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“the commission”, “by its council”, “l'office”; never “a commission”."""
    return re.compile(rf"(?:\b{before_next(language.name_words['definite'])}|\b{words['of_own']} {words['own']} )$")


def _indefinite(language: Language) -> re.Pattern[str]:
    """“一个 专家组”, “一个 战略 委员会”; never “同一个 专家组”."""
    return re.compile(rf"(?<!\w){any_of(language.name_forms.get('indefinite', ()))} (?:[^\W\d_]+ )?$")


def _of_others(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“Convention No. 169”, “Protocol to the Charter”, “Treaty on the Safety”; never “Protocol to the Convention”."""
    return re.compile(
        rf",? (?i:{any_of(language.citation['number'])}) ?\d| {words['titled_on']} [A-Z]\w+|"
        rf" {words['protocol_to']} (?P<the>{words['the']} )?(?!{words['parents']}\b)[A-Z]\w+"
    )


def _noun(language: Language, kinds: Iterable[str]) -> re.Pattern[str]:
    """“Council resolution”, “Assembly's landmark resolutions Nos.”; only a few small words between."""
    return re.compile(
        rf"(?:'s|')?(?P<between>(?: [a-z-]+){{0,3}}) "
        rf"(?i:(?P<noun>{any_of(kinds)})(?: {any_of(language.citation['number'])})?) ?"
    )


def _object_of(language: Language) -> re.Pattern[str]:
    """“welcomes”, “has also recalled the”; never “decided in its”, whose resolution is the subject's own."""
    return re.compile(
        rf" {any_of(form for verbs in language.forms.values() for forms in verbs for form in forms)}"
        rf"(?: (?!{any_of(language.citation['subject_leads'])}\b)[a-z-]+)*$"
    )


def _continues(words: dict[str, str]) -> re.Pattern[str]:
    """The beginning of a longer name.

    “Special Rapporteur on the rights”, “Council of Ministers”, “Commission on Kosovo”, “Agreement on its Privileges”;
    never “the Council on 5 May”, “the Committee on Monday”, “the Council of its own accord” and “the Agreement on its
    adoption”, which are short forms.
    """
    article = rf"(?:{words['the']} )?"
    subject = rf" {words['subject_of']} (?!{words['before_capitals']} [A-Z]){article}(?!{words['no_subject']}\b)[a-z]"
    on = rf" {words['on']} (?:{words['own']} )?(?!{words['no_name']})[A-Z]"
    return re.compile(rf"{subject}| {words['longer_of']} {article}[A-Z]|{on}")
