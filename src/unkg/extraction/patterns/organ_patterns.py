"""The words by which a text says whose resolution or decision a number is: organs, possessives, subjects of clauses."""

import re
from functools import lru_cache

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored
from unkg.extraction.patterns.citation_patterns import MARKERS, dated_pattern, new_sentence, words_in_one_pass
from unkg.extraction.patterns.words import CAPITAL, any_of, before_next, optional


class OrganPatterns(Struct, frozen=True):
    """What ties a number to the organ that adopted it.

    A pattern that ends in `$` is searched in the words before a number; the others are matched after it.
    """

    possessive: Anchored
    between: re.Pattern[str]
    """What may stand between an organ's name and its noun."""
    subject_before: re.Pattern[str]
    """What a text is about, between its organ and its noun, in a language that says it there."""
    coordinated: re.Pattern[str]
    part_of: re.Pattern[str]
    adopted_by: re.Pattern[str]
    adoption_by: re.Pattern[str]
    adopting: re.Pattern[str]
    """Between a body and the noun of what it adopted at a meeting, in a language whose verb stands there."""
    organ_follows: re.Pattern[str]
    others_follow: re.Pattern[str] | None
    """What leads from the last number of a list to whose others end it, in a language that says them behind."""
    subject: re.Pattern[str]
    subject_follows: re.Pattern[str]
    about_follows: re.Pattern[str]
    unlisted: re.Pattern[str]
    """A body that no authority record has, in any place."""
    unlisted_follows: re.Pattern[str]
    unlisted_before: re.Pattern[str]
    new_sentence: re.Pattern[str]
    openings: frozenset[str]
    """Words that open sentences with a capital and are not names."""


@lru_cache(maxsize=8)
def organ_patterns(language: Language) -> OrganPatterns:
    """The patterns of a language, built once."""
    words, dated = language.citation, dated_pattern(language)
    article, conjunction, about = before_next(words["articles"]), any_of(words["and"]), before_next(words["about"])
    adopted, of_organ = any_of(words["adopted"]), before_next(words["of_organ"])
    organ_follows = _organ_follows(language)
    optional_of_organ = f"{of_organ}?" if language.script.is_construct else of_organ
    unlisted = _unlisted(language)
    # "the adoption by the Commission, in Addis Ababa, of"; where case says "of", never the noun of a further clause, a
    # name in a title, nor the organ of a text adopted besides: "принятие резолюции 48/13 Совета и резолюции 76/300".
    texts = any_of((*words["resolution"], *words["decision"]))
    who = rf'(?:(?!\b{texts}\b)[^,;"])+' if "" in words["of_organ"] else ".+"
    return OrganPatterns(
        possessive=words_in_one_pass(language).possessive,
        between=re.compile(rf"(?:(?:'s|'|\(\w+\))? ?(?:\b{any_of(words['between'])}\b)?)*\s*$", re.IGNORECASE),
        subject_before=_subject_before(language),
        coordinated=re.compile(rf"(?: {conjunction}|,) (?:{article})?$"),
        part_of=re.compile(rf" {before_next(words['of'])}(?:{article})?$"),
        adopted_by=re.compile(rf"\b{adopted}{dated}?,? {optional_of_organ}(?:{article})?"),
        adoption_by=re.compile(
            rf"\b{any_of(words['adoption'])} (?:{article})?(?P<who>{who}),? {of_organ}(?:{article})?$"
        ),
        adopting=_adopting(language),
        organ_follows=re.compile(organ_follows),
        others_follow=_others_follow(language),
        subject=_subject(language),
        subject_follows=re.compile(rf"{MARKERS}{dated}?{MARKERS}(?:,? {about}[^,;.]{{0,120}})?,? (?:{article})?"),
        about_follows=re.compile(rf"{MARKERS}{dated}?{MARKERS},? {about}"),
        unlisted=re.compile(unlisted),
        unlisted_follows=re.compile(rf"{organ_follows}{unlisted}"),
        unlisted_before=_unlisted_before(language),
        new_sentence=new_sentence(language),
        openings=frozenset(words["sentence_openings"]),
    )


def _adopting(language: Language) -> re.Pattern[str]:
    """“西亚经社会 在 7届 会议 上, 通过 了 本 决议 所附 决议”; never “秘书长 在 报告 中 说明, 会议 上 通过 了”."""
    acting_in, adopted = (any_of(language.citation.get(key, ())) for key in ("acting_in", "adopted_at"))
    return re.compile(rf" {acting_in} [^,;.\n]+ {adopted}(?: [^,;.\n]{{0,24}})? ?")


def _organ_follows(language: Language) -> str:
    """“60/251 of 15 March 2006, adopted by the”; where case says “of”, no comma alone: “60/251, Генеральная”."""
    words, dated = language.citation, dated_pattern(language)
    adopted, of_organ = any_of(words["adopted"]), before_next(words["of_organ"])
    comma, title = ("", r'(?: "[^"\n]{0,250}")?') if "" in words["of_organ"] else (",?", "")
    by = rf"(?: {adopted})? {of_organ}"
    if language.script.is_construct:  # a verb's subject follows it: "60/251 الذي اتخذته الجمعية العامة"
        by = rf"(?:{by}| {adopted} )"
    return (
        rf"{MARKERS}{title}{dated}?{comma}(?: \([^()]{{0,40}}\))?(?:{comma}|,?(?= {adopted} )){by}"
        rf"{optional(words['articles'])}"
    )


def _others_follow(language: Language) -> re.Pattern[str] | None:
    """“2250 and other relevant resolutions of the”; never “2250 and relevant resolutions of the”, which are of two."""
    words = language.citation
    if "others" not in words:
        return None
    article, of_organ = optional(words["articles"]), before_next(words["of_organ"])
    nouns = any_of((*words["resolution"], *words["decision"]))
    others = rf"{article}(?:[\w-]+ )?{any_of(words['others'])} (?:[\w-]+ ){{0,2}}?{nouns}(?: [\w-]+){{0,2}}?"
    return re.compile(
        rf"{MARKERS}{dated_pattern(language)}?{MARKERS},? {any_of(words['and'])} {others} {of_organ}{article}"
    )


def _subject_before(language: Language) -> re.Pattern[str]:
    """“大会 题为 "…" 的 决议 74/113”; without the noun behind its number it matches nothing."""
    about, adopted, of = (any_of(language.word_order[key]) for key in ("about", "adopted", "of"))
    title = rf"(?:\"[^\"\n]{{1,300}}\"|(?:(?! {about} )[^.;,\n\"]){{1,140}})"
    return re.compile(rf" (?:{adopted} )?(?:{of} )?{about} (?!{about} ){title} {of} $")


def _subject(language: Language) -> re.Pattern[str]:
    """The words between an organ that is the clause's subject and “its resolution”."""
    words = language.citation
    determiners, links = before_next(words["subject_determiners"]), any_of(words["subject_links"])
    # Behind its verb, in a language that writes so: "اللجنة اتخذت في 16 أيار/مايو 1998 قرارها".
    verb = rf" {any_of(words.get('acting', ()))}{dated_pattern(language)}? "
    return re.compile(
        rf"(?:,? ?\([^)]*\))?(?:,? ?(?:{any_of(words['subject_leads'])} ?"
        rf"(?:(?:{determiners})?(?:[\w().,]+ ){{1,2}}(?:{links}|[\w()]+,) ?){{0,6}})|{verb})"
    )


def _unlisted(language: Language) -> str:
    """The name of a body without a record: "12/5 of the Council of Europe"; never "of the Council, in which"."""
    words = language.citation
    bodies, article = any_of(words["bodies"]), before_next(words["articles"])
    longer = any_of(language.name_forms.get("longer", ()))
    return (
        rf"(?:(?:[{CAPITAL}][\w'-]+ )+{bodies}\b"
        rf"|{bodies} (?:{before_next(words['name_words'])}(?:{article})?[{CAPITAL}]"
        rf"|{longer}(?:\b|(?<='))(?! ?\d)))"
    )


def _unlisted_before(language: Language) -> re.Pattern[str]:
    """Such a name before a noun: "World Health Assembly resolution 65.20"; never "Recalling resolution"."""
    words = language.citation
    capital, small = rf"[{CAPITAL}][\w'-]+", any_of(words["name_words"])
    article, tails = before_next(words["articles"]), any_of(words["name_tails"])
    return re.compile(rf"(?:^|[\s(])(?P<name>(?:{capital}(?: {small} (?:{article})?| ))*{capital}(?: {tails})?) $")
