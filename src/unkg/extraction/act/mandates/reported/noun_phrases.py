"""How the holders of mandates are named without a name of the authorities, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import CAPITAL, any_of, any_of_each, before_next, optional, stems_of


class NounPhrases(NamedTuple):
    """The patterns of a language; those that end in `$` are searched in what stands before a place."""

    ending: re.Pattern[str]
    """A noun phrase that ends at a place, its head in group `head`."""
    of_organ: re.Pattern[str]
    """The same with an organ in it, without which it is a name of the authorities: phrase and subject."""
    organ_behind: re.Pattern[str]
    """What `of_organ` has in it, found faster: a head, and a capital letter behind it."""
    beginning: re.Pattern[str]
    name: re.Pattern[str]
    """Words that a name of the authorities may have."""
    tail: re.Pattern[str]
    aside: re.Pattern[str]
    part_of: re.Pattern[str]
    head: re.Pattern[str]
    other_subject: re.Pattern[str]
    fund: re.Pattern[str]
    fund_stems: tuple[str, ...]
    """Strings of which each text with a fund in it holds one, in small letters."""
    specific: re.Pattern[str]
    proper: re.Pattern[str]
    united_nations: tuple[str, ...]
    general: frozenset[str]
    """Heads of what is not a body alone: “mechanism”, “force”."""


@lru_cache(maxsize=8)
def name_in_capitals(language: Language) -> str:
    """A regular expression for “Commission on Human Rights”, without groups."""
    within = any_of(language.reported_words["within_names"])
    return rf"[{CAPITAL}][\w'’-]*(?: (?:{within}\b|[{CAPITAL}][\w'’-]*))*"


@lru_cache(maxsize=8)
def noun_phrases(language: Language) -> NounPhrases:
    """The patterns of a language, built once."""
    lists, words, name = language.reported_words, any_of_each(language.reported_words), name_in_capitals(language)
    head = rf"(?P<head>(?i:{words['heads']}))"
    phrase, of = rf"(?:[\w'’/-]+ ){{0,6}}?{head}\b", before_next(filter(None, lists["of"]))
    # Where the case says “of”, a name only: "Силы Организации"; never "Форума будет".
    of += f"|(?=[{CAPITAL}])" if "" in lists["of"] else ""
    of_the, about = rf"(?:{of}){optional(lists['the'])}", rf" {words['about']}"
    further = rf" (?:{of}|{before_next(lists['about'])})"
    return NounPhrases(
        # "the Working Group", "an open-ended working group on ageing"; "the report of the Panel" gives "Panel".
        ending=re.compile(
            rf"\b(?i:{before_next(lists['articles'])})(?P<phrase>{phrase}(?: \([\w ]+\))?"
            rf"(?:{further}[^,;.()\d]{{2,120}})?)$",
        ),
        # "Special Rapporteur of the Human Rights Council on extrajudicial, summary or arbitrary executions".
        of_organ=re.compile(rf"\b(?P<phrase>{phrase}) {of_the}{name}(?P<subject>{about} .{{3,180}})$"),
        organ_behind=re.compile(rf"(?i:{words['heads']})\b {of_the}[{CAPITAL}]"),
        beginning=re.compile(rf"(?i:{optional(lists['articles'])})(?P<phrase>{phrase}(?:{further}{name})?)"),
        # "focal point for delisting": never over ", while" or " (UNMIL)".
        name=re.compile(r"[\w'’/-]+(?: [\w'’/-]+){1,14}"),
        # " on the Sudan", behind "Panel of Experts", " 1267/1988": never " to report on the arms embargo".
        tail=re.compile(rf"(?: \d{{4}}(?:/\d{{4}})*)?(?:{further}(?:{words['the']} )?{name})?$"),
        # " (UNMIL)", ' ("the Group of Experts")', ", "; never " (2018)", which belongs to a number.
        aside=re.compile(r"""(?:,? ?\((?!\d{4}\))[^()]{1,120}\)|,? "[^"]{1,60}")*[, ]*$"""),
        # "Committee of the ", before "Security Council".
        part_of=re.compile(rf"\b{head} {before_next(lists['of'])}(?:{words['the']} )?$"),
        head=re.compile(rf"\b{words['heads']}\b", re.IGNORECASE),
        other_subject=re.compile(rf"\b{words['other_subject']}\b", re.IGNORECASE),
        fund=re.compile(rf"\b{words['funds']}\b", re.IGNORECASE),
        fund_stems=stems_of(word.lower() for word in lists.get("funds", ())),
        # "working group on wells", "Panel for Evidence": never "working group", "Group of Governmental Experts".
        specific=re.compile(rf"{about} "),
        # "Focal Point for Delisting", "Group of Governmental Experts": never "quick reaction force", "Group".
        proper=re.compile(rf"[{CAPITAL}][\w'’/-]* .*"),
        united_nations=lists["united_nations"],
        general=frozenset(lists["general_heads"]),
    )
