"""The words by which texts report what cited acts did to mandates, as patterns of a language."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language, Words
from unkg.extraction.act.mandates.reported.noun_phrases import name_in_capitals
from unkg.extraction.patterns.dates import date_pattern
from unkg.extraction.patterns.words import CAPITAL, RAISED, SMALL, any_of, any_of_each, before_next, optional, stems_of
from unkg.model import MandateEventKind

_PAST = ("established", "extended", "amended", "terminated", "marked", "defined")
_OTHER_FORMS = ("establishing", "extending", "amending", "terminating")
_KEYS: dict[MandateEventKind, tuple[str, ...]] = {
    "established": ("established", "authorized", "establishing"),
    "extended": ("extended", "extending"),
    "amended": ("amended", "amending"),
    "terminated": ("terminated", "terminating", "marked"),
    "transferred": ("transferred",),
    "defined": ("defined",),
}


class Behind(NamedTuple):
    """What stands behind an act and says what it did, and what must then stand before it."""

    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


class ReportedPatterns(NamedTuple):
    """The patterns of a language; those that end in `$` are searched in what stands before a place."""

    kind_of: dict[str, MandateEventKind]
    """A form of a verb to what it says that the act did."""
    lead: re.Pattern[str]
    """A verb and what leads from it to the act: groups `verb` and `by`."""
    connectors: re.Pattern[str]
    authorized: frozenset[str]
    armed: re.Pattern[str]
    where: frozenset[str]
    """Prepositions behind which an organ acts in its own text: “the mandate that the Assembly established in its”."""
    date: re.Pattern[str]
    joined: re.Pattern[str]
    """What stands between two citations of one list."""
    plural: re.Pattern[str]
    noun: re.Pattern[str]
    """What acts are called; between two of a list it begins a phrase of its own."""
    own_verb: re.Pattern[str]
    """A participle behind an act that says what this act alone did: “endorsing the Compact”."""
    mandates: "MandatePhrases"
    objects: "Objects"
    behind: tuple[Behind, ...]
    acts_first: "ActsFirst | None"
    """None for languages that put what was done before the act."""


class MandatePhrases(NamedTuple):
    """How texts speak of the mandate that an act gave or defines, up to the verb."""

    of_holder: re.Pattern[str]
    of_owner: re.Pattern[str]
    modified: re.Pattern[str]
    bare: re.Pattern[str]
    on_terms: re.Pattern[str]
    until: re.Pattern[str]
    noun: re.Pattern[str]
    stems: tuple[str, ...]
    """Strings of which each way to speak of a mandate holds one."""


class Objects(NamedTuple):
    """What follows a verb behind an act, up to the holder or with it."""

    mandate_of: re.Pattern[str]
    passive: re.Pattern[str]
    """What follows the act where the mandate stands before the verb: “, by which the mandate of the ”."""
    done: re.Pattern[str]
    """And the verb behind the holder: “ was extended”."""
    pronoun: re.Pattern[str]
    new_body: re.Pattern[str]
    own_mandate: re.Pattern[str]
    object_behind: re.Pattern[str]
    """What tells that a name before it was the object of a verb, and not its subject."""


class ActsFirst(NamedTuple):
    """The patterns of a language in which the act comes first, and what is of a noun before it."""

    verb: re.Pattern[str]
    """From an act to the holder behind its verb: groups `verb` and `object`."""
    moved: re.Pattern[str]
    """From an act to the holder whose mandate is the object of a verb behind it: “其中 安理会 将”."""
    behind_moved: re.Pattern[str]
    farther_moved: re.Pattern[str]
    """From such a verb's object to the verb, over acts that define the mandate."""
    on_terms: re.Pattern[str]
    """From an act that defines a mandate to its holder: “规定的 条件, 将”."""
    changed_task: re.Pattern[str]
    """What stands behind an act that changed the mandate of which the sentence speaks."""
    its_task: re.Pattern[str]
    """What stands behind an act that defines a mandate which is carried out, and before it."""
    carrying_out: re.Pattern[str]
    noun: re.Pattern[str]
    """The noun of an act behind a clause about it: “的 决议”."""
    founding: re.Pattern[str]


@lru_cache(maxsize=8)
def reported_patterns(language: Language) -> ReportedPatterns:
    """The patterns of a language, built once."""
    lists, words, day = language.reported_words, any_of_each(language.reported_words), date_pattern(language)
    kind_of = {verb: kind for kind, keys in _KEYS.items() for key in keys for verb in lists[key]}
    name = name_in_capitals(language)
    return ReportedPatterns(
        kind_of=kind_of,
        lead=_lead(words, lists["prepositions"], any_of(kind_of), name),
        connectors=re.compile(rf"(?:,? {words['connectors']})*,? $"),
        authorized=frozenset(lists["authorized"]),
        armed=re.compile(rf"\b{words['armed']}\b", re.IGNORECASE),
        where=frozenset(lists["where"]),
        # " of 27 September 2007,³", ")": what parts a citation from the next words; never ", 1665 (2006)".
        # With its organ, where a language names it behind the number: " del Consejo de Seguridad, de 8 de julio".
        date=re.compile(
            rf"\)?(?: {before_next(lists['organ_behind'])}{name})?(?:,? {words['dated']} {day})?"
            rf"(?:,?[\d{RAISED}]{{1,3}}(?!\d))?"
        ),
        joined=_joined(language, words, day),
        plural=re.compile(rf"\b{any_of(language.citation['plurals'])}\b", re.IGNORECASE),
        noun=re.compile(rf"\b(?i:{any_of(_nouns(language))})\b"),
        # " endorsing the", ", extending the"; never " concerning the".
        own_verb=re.compile(
            rf",? (?!{words['of_citing']}\b)[{SMALL}]+{words['participle']} (?:{words['the']}|[{CAPITAL}])"
        ),
        mandates=_mandate_phrases(words, lists),
        objects=_objects(words, lists, acts_first=bool(language.word_order["of"])),
        behind=_behind(words, lists, name, day),
        acts_first=_acts_first(language, words, any_of(kind_of)) if language.word_order["of"] else None,
    )


def _acts_first(language: Language, words: dict[str, str], verb: str) -> ActsFirst:
    of, mandate = words["of"], words["object"]
    # Before a holder: "该 部队", "1267/1988 监测组".
    which = rf"(?: {words['determiners']}| \d{{4}}(?:/\d{{4}})*)?"
    return ActsFirst(
        # "决议 2374(2017) | 所设 委员会", "决议 2528(2020) | 延长 任务期 的 专家组"; never "规定的 措施".
        verb=re.compile(rf" (?P<verb>{verb})(?!\w)(?: {of})?(?: (?P<object>{mandate})(?: {of})?)?{which}(?!\w)"),
        # "决议 2480(2019), 其中 安理会 决定 将 该 | 稳定团 任务期限 延至"; never "其中 将 水井 延长".
        moved=re.compile(
            rf",? {words['in_which']}(?: {words['it']})?,?(?: {words['adverbs']},?)* {words['object_first']} "
            rf"(?:{words['determiners']} )?"
        ),
        behind_moved=re.compile(rf"(?: {of})? {mandate}(?: {of} \w+)? (?P<verb>{verb})(?!\w)"),
        # "决议 1990(2011) 规定的 部队 任务 和 决议 2024(2011) 规定的 任务的期限 延长至".
        farther_moved=re.compile(rf"[^,;:]{{0,200}}?(?: {of})? {mandate}(?: {of} \w+)? (?P<verb>{verb})(?!\w)"),
        # "决议 18/6 中规定的 条 件, 将 | 独立专家 的 任务"; never "规定的 措施, 将".
        on_terms=re.compile(
            rf" {words['defined']}(?: {of})?(?: {words['same']})? {words['terms']},?"
            rf" {words['object_first']} {which}"
        ),
        # "决议 2024(2011) 规定的 修订 任务": never "规定的 修订 措施".
        changed_task=re.compile(rf" {words['defined']}(?: {of})? {words['modification']}(?: {of})? {mandate}(?!\w)"),
        its_task=re.compile(rf" {words['defined_mandate']}(?!\w)"),
        carrying_out=re.compile(rf"\b{words['carrying_out']} $"),
        # "的 决议", "作为 附属 机关 的 决议": never "的 报告".
        noun=re.compile(rf"(?: {words['being']} [^,;]{{1,30}}?)? {of}(?: {words['it']})? {any_of(_nouns(language))} $"),
        founding=re.compile(rf"\b{words['established']} $"),
    )


def _lead(words: dict[str, str], prepositions: Iterable[str], verb: str, name: str) -> re.Pattern[str]:
    """“established by the General Assembly in its ”, “extended most recently pursuant to ”; never “acted by ”.

    Where the case of the act says “by”, nothing stands between: “учрежденный резолюцией”.
    """
    by = rf"(?: (?P<by>{any_of(filter(None, prepositions))})){'?' if '' in prepositions else ''}"
    session = rf"(?: {words['at']} [\w' -]{{3,60}}?)?"
    actor = rf" (?:(?:{words['determiners']} )?{name}|{words['actors']}){session},? {words['of_actor']}"
    return re.compile(
        rf"\b(?P<verb>{verb})(?: {words['to_whom']})?(?: {words['after_verb']})?,?{by}"
        rf"(?:{actor})?(?: {words['determiners']}| {name})? ?$"
    )


def _joined(language: Language, words: dict[str, str], day: str) -> re.Pattern[str]:
    """“ of 24 March 2006, ”, “ and paragraph 1 of resolution ”: never “, extended by resolution ”."""
    nouns = any_of(_nouns(language))
    pinpoint = any_of(word for unit in language.units.values() for word in unit)
    part = rf"{pinpoint} [\w.()]+(?:(?:,| {words['listed_parts']}|-) ?[\d.()a-z]+)*(?:,? {words['of']})?"
    organ = rf"(?:{words['determiners']}|{words['organ_words']}|{nouns})"
    return re.compile(
        rf"(?:,? {words['dated']} {day})?(?:,? {part})?[{RAISED}]{{0,3}},?(?: {words['listing']}|,)?"
        rf"(?: {words['prepositions']})?(?: (?:{words['determiners']} )?{part})?(?: {organ})* ?",
        re.IGNORECASE,
    )


def _nouns(language: Language) -> list[str]:
    return [noun for kind in ("resolution", "decision", "statement", "plurals") for noun in language.citation[kind]]


def _mandate_phrases(words: dict[str, str], lists: Words) -> MandatePhrases:
    mandate, of_the, its = words["mandate"], _of_the(lists), lists["before_mandate"]
    return MandatePhrases(
        # "the mandate of the", "the core tasks of": never "the report of the".
        of_holder=re.compile(rf"\b{mandate} {of_the}$", re.IGNORECASE),
        # "'s protection of civilians mandate", "'s mandate in its entirety": never "'s report".
        of_owner=re.compile(
            rf"['’]s? (?:[{SMALL}-]+ ){{0,5}}?{mandate}(?: {words['modification']})?(?: {words['whole']})?$"
        ),
        # And "تعديل الولاية", where the mandate stands behind what was done to it.
        modified=re.compile(
            rf"\b(?:{mandate} {words['modification']}|{words['modification']} {words['the_mandate']})$"
        ),
        # "the mandate with all its functions": of whom the sentence speaks; never "a new mandate".
        bare=re.compile(
            rf"\b(?:(?i:{before_next(filter(None, its))})(?:[{SMALL}]+ )?{mandate}|{words['the_mandate']})"
            rf"(?: [{SMALL} ]{{1,40}})?$"
        ),
        # " for a further period of one year, under the same terms"; never " to report on the terms".
        on_terms=re.compile(
            rf"(?:,? [^;.]{{0,90}}?)?,? {words['terms_leads']} (?:{words['the']} )?(?:{words['same']} )?"
            rf"{words['terms']}$",
            re.IGNORECASE,
        ),
        # " حتى 30 حزيران/يونيه 2023", of a mandate that an act defines: the term between both.
        until=re.compile(rf" {words['until']} [^,;.:]{{3,60}}"),
        noun=re.compile(rf"\b{words['mandate_noun']}\b"),
        stems=stems_of(lists["mandate"]),
    )


def _of_the(lists: Words) -> str:
    """“of the ”, and nothing where the case of the next word says as much."""
    return rf"{before_next(lists['of'])}{optional(lists['the'])}"


def _objects(words: dict[str, str], lists: Words, *, acts_first: bool) -> Objects:
    mandate, of_the, its = words["object"], _of_the(lists), before_next(lists["before_mandate"])
    past = any_of(verb for key in _PAST for verb in lists[key])
    # "核查团 的 授权任务", "专家组 任务": without an apostrophe.
    owner = rf"(?: {words['of']})?" if acts_first else "['’]s?"
    return Objects(
        # " for a period of three years the mandate and functions of the"; never " cooperation with the".
        mandate_of=re.compile(
            rf"(?:,[^,;.]{{1,60}},)?(?: [^;.:]{{0,90}}?)?\b{its}(?:[{SMALL}-]+ )?{mandate}"
            rf"(?: {words['and']} {optional(lists['the'])}\w+)? {of_the}"
        ),
        passive=re.compile(rf",? {words['in_which']},? {its}{mandate} {of_the}"),
        # " and the procedures" may stand between: never another clause.
        done=re.compile(
            rf"(?: {words['and']} [^,;.]{{1,40}}?)? {words['had']} (?:{words['adverbs']} )?(?P<did>{past})\b"
        ),
        # " its mandate", " until 31 May their term", " the mandate until", " it again"; never " the mandate of".
        pronoun=re.compile(
            rf"(?: [^,;.:]{{0,60}}?)? {words['own']} (?:[{SMALL}]+ )?{mandate}\b| {any_of(filter(None, lists['it']))}\b"
            rf"| {words['the']} (?:[{SMALL}]+ )?{words['mandate_noun']}\b(?! {words['of']}\b)"
        ),
        # ", inter alia, the ", ", as provided for in section 6.3 of the Agreement, the ", " for one year a".
        new_body=re.compile(
            r"(?:,(?:[^,;.]|\.(?=\d)){1,90},)?"
            rf"(?: {words['for']} [\w -]{{3,43}}?,?)? (?i:{optional(lists['articles'])})"
        ),
        own_mandate=re.compile(rf"{owner} (?:[{SMALL}]+ )?{mandate}\b"),
        # "بوصفه هيئة فرعية".
        object_behind=re.compile(rf" ?{words['object_behind']}\b"),
    )


def _behind(words: dict[str, str], lists: Words, name: str, day: str) -> tuple[Behind, ...]:
    """“, by which the Council decided to extend”, “, which established”, “ extending”, “, it renewed”."""
    past = any_of(verb for key in _PAST for verb in lists[key])
    others = any_of(verb for key in _OTHER_FORMS for verb in lists[key])
    participles = any_of(verb for key in _OTHER_FORMS for verb in lists[key] if verb.endswith(lists["participle"]))
    # "决定 自 25 4月 2013 起 设立": from a day on.
    since = rf"(?:{words['from_day']} {day}(?: {words['since']})? )?" if lists["from_day"] else ""
    adverb, lead_in = rf"(?:,? ?{words['adverbs']},? {since})?", rf"\b{words['lead_in']}"
    to = before_next(lists["to"])
    who = rf"(?:{words['it']}|(?:{words['the']} )?{name}),?"
    # A language without such pronouns leaves the subject to the verb: "en la que estableció".
    subject_of_clause = rf"{who} " if lists["it"] else rf"(?:{who} )?"
    decided = rf"{words['decided']},? (?:[^,;.]{{1,40}}, )?{to}{adverb}"
    did = rf"(?:{decided}(?P<verb>{others})|(?:{words['had']} )?{adverb}(?P<did>{past}))\b"
    # "in its resolution 60/251, the Assembly decided": where something was done; never "recalling 60/251, it".
    place = re.compile(rf"{lead_in}(?: (?:{words['determiners']} )?{name})?(?: {words['determiners']})? ?$")
    decision = re.compile(rf"\b{words['decision']}\b[^;.]{{0,120}}{lead_in}(?: {name})? ?$")
    # "Resolution 22/9 extended": the act begins the sentence or clause; never "the States that in resolution".
    subject = re.compile(
        rf"(?:^|[.;:] |\b{words['that_clause']} )(?:{words['determiners']} )?(?:{name} )?$", re.IGNORECASE
    )
    return (
        Behind(re.compile(rf" {adverb}(?P<did>{past})\b"), subject),
        Behind(re.compile(rf",? {words['in_which']},? ?{adverb}{subject_of_clause}{adverb}{did}")),
        Behind(re.compile(rf", {who} {words['in_these']} {adverb}{did}")),
        Behind(re.compile(rf",? {words['which']} {adverb}{did}")),
        Behind(re.compile(rf"(?: {words['passed']})?,? (?P<verb>{participles})\b")),
        Behind(re.compile(rf",? {to}{adverb}(?P<verb>{others})\b"), decision),
        Behind(re.compile(rf",? (?:{who} )?{adverb}{did}"), place),
    )
