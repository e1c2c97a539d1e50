"""What stands between a citation and the words that state its relation, and such words behind it."""

import re
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import CAPITAL, INITIAL, RAISED, SMALL, any_of, optional
from unkg.extraction.resolve.resolved import RelationEvidence

_REACH = 700
"""Characters behind a citation in which the rest of its list ends."""


def relation_behind(text: str, end: int, language: Language) -> RelationEvidence | None:
    """The relation that the words behind a citation state, or behind the list that it is an item of."""
    pattern = _pattern(language)
    match = pattern.match(text, end, end + _REACH) if pattern else None
    if match is None:
        return None
    return RelationEvidence(language.relations_behind[match["words"]], match.start("words"), match.end())


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str] | None:
    """Further items with their nouns, dates and parts, then the words of a relation; never words of another kind."""
    if not language.relations_behind:
        return None
    words = language.citation
    within = any_of(
        (
            *(word for key in ("and", "to", "resolution", "decision", "dated") for word in words[key]),
            *(word for listed in language.units.values() for word in listed),
            *language.months,
            *language.word_order["of"],
            *language.relation_words["determiners"],
        )
    )
    # A word of these is tried first: a month may begin with a figure, as "7月" does.
    number = rf"(?:\([a-z]{{1,4}}\)|[\dA-Z/().{RAISED}-])+"
    item = rf"[{RAISED}]*,?(?:[ ,]*(?:{_described(language)}|{within}(?!\w)|{number}))*+"
    # Never what another text contains or later ones did: "第60/251号决议及其所附水井", "及其附件所载水井",
    # "及其后延长任期的决议".
    possessives = language.citation["possessives"]
    annexed = (f"{word} {unit}" for word in possessives for unit in language.pinpoint_words["unnumbered"])
    others = (*possessives, *annexed, *language.relation_words["later"])
    own = "".join(rf"(?<!{re.escape(word)} )" for word in others) + _no_provisions(language)
    said = any_of(language.relations_behind)
    return re.compile(rf"{item},? ?(?:{_provided(language)})?{own}(?P<words>{said})(?!\w)")


def _described(language: Language) -> str:
    """What tells a further item apart, before its noun: “和关于打井的第5/2号决议”, “及其他相关打井决议”."""
    about, of = any_of(language.word_order["about"]), any_of(language.word_order["of"])
    others = any_of(language.relation_words["provision_adjectives"])
    noun = any_of((*language.citation["resolution"], *language.citation["decision"]))
    return rf"(?:{about} [^,;.\n]{{1,60}}? {of}|{others} \w{{1,6}})(?= {noun}(?!\w))"


def _provided(language: Language) -> str:
    """What a text provides, where that is carried out: “决议的有关规定 | 得到执行”, “各项规定的 | 执行情况”."""
    words, of = language.relation_words, any_of(language.word_order["of"])
    before = any_of((*words["provision_determiners"], *words["provision_adjectives"]))
    carried_out = any_of(w for w, relation in language.relations_behind.items() if relation == "implement")
    return rf"(?:{before} )?{any_of(words['provisions'])} ?{of}? ?(?={carried_out}(?!\w))"


def _no_provisions(language: Language) -> str:
    """Not where a word for what a text provides is a noun: “第60/251号决议各项规定的执行”."""
    words = language.relation_words
    before = (*words["provision_determiners"], *words["provision_adjectives"])
    behind = "|".join(rf"(?<={re.escape(word)} )" for word in before)
    return rf"(?!(?:{behind}){any_of(words['provisions'])})"


def to_citation(language: Language) -> re.Pattern[str]:
    """What may stand between a lead and the citation.

    “pursuant to its”, “established by the General Assembly in”, “contained in the annex to”.
    """
    words = language.relation_words
    provision, conjunction = rf"(?i:{any_of(words['provisions'])})", any_of(language.citation["and"])
    provision_of = rf" {any_of(words['provision_of'])}"
    if language.script.is_construct:  # "أحكام القرار"
        provision_of = f"(?:{provision_of})?"
    provisions = (
        rf"(?: (?:{any_of(words['provision_determiners'])}?) ?(?:{any_of(words['provision_adjectives'])} )?"
        rf"(?:{provision}, )?{provision}(?:(?:,| {conjunction}) {provision})?{provision_of})?"
    )
    # "implement immediately its", "in accordance with rule 30 of the rules and", "under Article 73 e of the"
    adverb = rf"(?: [{SMALL}]+{any_of(language.word_forms['adverb_endings'])})?"
    unit = rf"(?i:{any_of(word for listed in language.units.values() for word in listed)}) [\w()]+"
    of = any_of(words["part_of"])
    place = rf"(?: {unit} {of} [^,;.()\n]{{1,70}}?(?:,| {any_of(language.citation['and'])}))?(?: {unit} [a-z] {of})?"
    determiners = rf"(?: {any_of(words['determiners'])})*"
    # "conformément au droit international et à sa résolution": the preposition that is repeated tells of what.
    repeated = rf"{any_of(language.citation['and'])} {any_of(language.citation['item_leads'])}"
    laws = rf"(?:{determiners} {any_of(words['laws'])} {repeated})?"
    # "see the Committee's", "in line with the Secretary-General's"
    article, within = optional(language.citation["articles"]), any_of(words["within_actors"])
    whose = rf"(?: {article}[{CAPITAL}][\w'-]*(?: [{CAPITAL}][\w'-]*)*'s)?"
    # A name of capitals and small words between: "the High Commissioner for Human Rights"; never "States and their".
    actor = (
        rf"(?: {article}[{CAPITAL}][\w'-]*(?:,? (?:[{CAPITAL}][\w'-]*|{within}))*"
        rf"| {any_of(words['actors'])})"
    )
    part = rf"(?: (?:{any_of(words['the_annex'])}|{any_of(words['parts'])} [\w(), ]+ {any_of(words['part_of'])}))?"
    passed_on = rf"(?:,? {any_of(words['of_actors'])}{part})"
    subject = dated = ""
    if language.word_order["of"]:
        subject = f"{subject_before(language)}{determiners}"
        dated = rf"(?: \d{{1,2}} {any_of(language.months)}(?: \d{{4}})?)?"  # "根据2018年9月21日S/PRST/2018/18号"
    before = rf"{_others(language)}(?:{actor}{passed_on})?{adverb}{place}{laws}{provisions}"
    return re.compile(rf"{before}{determiners}{subject}{dated}{whose}[ ,]*")


def _others(language: Language) -> str:
    """Texts of which the one that is cited is an example: “on the basis of its relevant resolutions, including”.

    Never “in accordance with resolution 1 (1946), including resolution 2 (1947)”, which are two, nor “fulfilment of”
    before “the measures introduced by the Council in its resolutions, including”, which is of the measures.
    """
    noun = any_of((*language.citation["resolution"], *language.citation["decision"]))
    year = r"(?<!\d)[12]\d{3}(?![\d/]| ?\()"  # "the 2011 Agreement and relevant resolutions, in particular"
    before, behind = rf"(?:[^,;:.()\d\n]|{year}){{1,45}}?", r"[^,;:.()\d\n]{1,60}?"
    return rf"(?:(?: {before})? {noun}(?: {behind})?,? {any_of(language.relation_words['including'])})?"


def beside_citation(language: Language) -> re.Pattern[str] | None:
    """What may stand between a lead and a citation behind what it leads to: “根据国际法和第60/251号决议”.

    None in languages that say the lead again, as “in accordance with international law and with resolution 60/251”.
    """
    if not language.word_order["of"]:
        return None
    return re.compile(rf" [^,;:.\n]{{1,60}}? {any_of(language.citation['and'])}{to_citation(language).pattern}")


def subject_before(language: Language, others: str = "") -> str:
    """A regular expression for what a text is about, before its noun: “关于水井的”.

    `others` is what else may stand there.
    """
    about, of = any_of(language.word_order["about"]), any_of(language.word_order["of"])
    return rf"(?: (?:{about} [^;.\n]{{1,140}}?{others}) {of}(?!\w))?"


def to_marker(language: Language) -> re.Pattern[str]:
    """What may stand between a lead and a footnote's marker.

    “contained in | the report of the commission,¹”; not a further clause.
    """
    words = language.relation_words
    noun = rf"(?: {any_of(words['noted_determiners'])})?(?: [\w'-]+){{0,4}}? {any_of(words['noted'])}\b"
    return re.compile(rf"{noun}(?:(?! {any_of(words['noted_end'])}\b) [\w'()-]+){{0,16}},?")


def acts_contained(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Acts of a text that are said to be “contained in” it, before those words and behind the text.

    “свое решение о колодцах, содержащееся в”, “содержащееся в резолюции 60/1 решение”; never what is joined to an act,
    as in “решения и рекомендации, содержащиеся в”.
    """
    acts = language.relation_words.get("acts_contained")
    if not acts:
        return None
    conjunction = any_of(language.citation["and"])
    before = rf"(?<!\w){any_of(acts)}(?: (?!{conjunction} )[^ ,;:.\n]+){{0,8}}, $"
    behind = rf"[^,;:\n]{{1,90}}?[\d)](?: (?!{conjunction} )[^ ,;:\n]+){{0,3}} {any_of(acts)}(?!\w)"
    return re.compile(before), re.compile(behind)


def before_verb(language: Language) -> re.Pattern[str]:
    """What stands before a verb that begins a clause: a stop or a conjunction, then adverbs alone.

    Never a verb of a clause about what is cited: “回顾大会满意地注意到水井的决议”.
    """
    words = language.relation_words["before_verbs"]
    if not words:
        return re.compile("")
    opening = any_of((*(word for word in words if not word.isalnum()), *language.action_words["and"]))
    adverbs = any_of((*(word for word in words if word.isalnum()), *language.action_words["in_this_regard"]))
    return re.compile(rf"(?:^|{opening})[{RAISED}]* ?(?:{adverbs} ?)*$")


def not_supposed(language: Language) -> str:
    """Lookbehinds for what would be decided by somebody else: “if the Security Council”."""
    supposed = language.mandate_clauses.get("supposed", ())
    return "".join(rf"(?<!{re.escape(words.lower())} )" for words in supposed)


def sentence_end(language: Language) -> re.Pattern[str]:
    """The stop of a sentence that another follows.

    Not that of an abbreviation (“see art. II”) or an initial (“J. Smith”).
    """
    words = language.relation_words["abbreviations"]
    shortened = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in words)
    return re.compile(
        rf"[.!?](?<![{CAPITAL}]\.){shortened}[\"')\]{RAISED}]*(?:\d{{1,3}})? (?:\d{{1,3}}/? )?(?=[\"(]?[{INITIAL}])"
    )


def is_whole(lower: str, start: int, end: int) -> bool:
    """Whether words stand between word bounds: “acts”, never in “facts”."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def before_subject(language: Language) -> re.Pattern[str]:
    """What stands before the citation that is the subject of a sentence: “Council ”, “The Human Rights Council's ”.

    Never the “In ” of “In resolution 22/9, the Council”.
    """
    words = language.citation
    acting_in = any_of(word.capitalize() for word in words.get("acting_in", ()))
    return re.compile(rf"(?!{acting_in} )(?:[{CAPITAL}][\w'-]*,? |{any_of((*words['articles'], *words['of']))} )*")


def subject(language: Language) -> re.Pattern[str]:
    """A citation with its date before its verb: “Council resolution 22/9 of 21 March 2013 ”.

    Never “resolution 22/9 and the States that ”.
    """
    noun = any_of((*language.citation["resolution"], *language.citation["decision"]))
    return re.compile(
        rf"(?:[{CAPITAL}][\w'-]* )*(?:(?i:{noun}) )?"
        rf"[\d/()SE{RAISED} -]+(?: ?\([\w ]+\))?(?: {any_of(language.citation['dated'])} [\w ]+)?,? "
    )
