"""Mandates and expert groups that no authority holds, by a head and their subject, which may be in small letters.

“the Special Rapporteur on the rights of seafarers”
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import RAISED, any_of
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.extraction.resolve.unlisted.near_names import NearNames
from unkg.extraction.resolve.unlisted.phrase_words import mandate_words
from unkg.extraction.scan.gazetteer import Kind
from unkg.model import Evidence

_LONGEST = 34
"""Words of a subject; a longer one has run past its end."""
_NEAR = 8
"""Names before a place that may still reach over it."""


def find_unlisted_mandates(
    text: str, starts: Iterable[int], named: list[ResolvedName], near: NearNames, *, decides: bool
) -> list[ResolvedName]:
    """Mechanisms and expert groups by a head and their subject; the target is the name as printed.

    `starts` are the places where the text has what one begins with; `decides` says whether it is an act of an organ.
    """
    found: list[ResolvedName] = []
    position, language = 0, near.language
    for begin in starts:
        match = _form(language).match(text, begin) if begin >= position else None
        if match is None:
            continue
        start, end = match.start("name"), _own_end(text, match, named, language)
        name = text[start:end]
        position = end
        is_other = _is_general(text, start, end, language) or _is_other_fund(text, match, language)
        if not (
            is_other
            or _is_of_report(text, match, near)
            or _is_asked(text, match, language)
            or _is_known(named, start, end)
            or _is_draft(text, start, language)
            or _is_common(text, match, language, decides=decides)
        ):
            kind = _kind(name, language)
            key = near.of(name, ("instrument",) if kind == "instrument" else ("body", "mechanism"))
            if key is None and name.startswith(language.unlisted_names["persons"]):
                continue  # "reporting to the Special Representative of the Secretary-General on logistical support"
            kind, target = key or (kind, name)
            evidence: Evidence = "full-name" if key else "named-pattern"
            found.append(ResolvedName(start, end, kind, (target,), evidence, None, short=False))
    return found


def _own_end(text: str, match: re.Match[str], named: list[ResolvedName], language: Language) -> int:
    """Where a group's own name ends before the organ whose it is: “Working Group on Deep Wells | of the Committee”.

    Never “Working Group on the Financing of the Wells Agency” nor “… on the law of the Wells Agency”.
    """
    words, (start, end) = language.unlisted_names, match.span("name")
    if not match["name"].startswith(words["groups_of_experts"]):
        return end
    for name in named[bisect_left(named, (start,)) : bisect_left(named, (end,))]:
        joint = next((f" {of} " for of in words["of"] if text.endswith(f" {of} ", start, name.start)), None)
        if joint is None or name.kind != "body" or name.start - len(joint) <= start + len(match["head"]):
            continue
        stop = name.start - len(joint)
        last = text[text.rfind(" ", start, stop) + 1 : stop]
        if last[:1].isupper() and not last.endswith(words["deed_endings"]):
            return stop
    return end


def end_of_title(text: str, end: int, language: Language) -> int:
    """Where a title in small letters ends whose head ends at a place: “Vell declaration on the safety of wells”."""
    match = _title(language).match(text, end)
    return match.end() if match else end


def _is_general(text: str, start: int, end: int, language: Language) -> bool:
    """Whether what a fund is for tells it from no other: “trust fund in support of activities”."""
    return text.endswith(language.unlisted_names["general_purposes"], start, end)


def _is_other_fund(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a fund does not exist yet, or has a subject in capitals, which is read with other phrases.

    “to establish a trust fund for peace”, “trust fund for the Programme”.
    """
    words = language.unlisted_names
    head = next((head for head in words["small_only"] if match["name"].startswith(f"{head} ")), None)
    if head is None:
        return False
    subject = match["name"][len(head) + 1 :]
    begun = next((article for article in words["articles"] if subject.startswith(f"{article} ")), "")
    return subject[len(begun) :].lstrip()[:1].isupper() or text.endswith(words["indefinite"], 0, match.start())


def _is_of_report(text: str, match: re.Match[str], near: NearNames) -> bool:
    """Whether “on” leads to what a report is about: “the report of the Special Rapporteur on the trade in pearls”.

    Never where an authority holds such a mandate.
    """
    words = near.language.unlisted_names
    if not (
        match["name"].startswith(words["authors_of_reports"]) and text.endswith(words["reports_of"], 0, match.start())
    ):
        return False
    return near.of(match["name"], ("mechanism",)) is None


def _is_known(named: list[ResolvedName], start: int, end: int) -> bool:
    """Whether an authority's name reaches into a place or beyond its end."""
    first = bisect_left(named, (start + 1,))
    across = (n for n in named[first : bisect_left(named, (end,))] if n.end > end)
    return any(n.keys and n.end > start for n in (*named[max(0, first - _NEAR) : first], *across))


def _is_draft(text: str, start: int, language: Language) -> bool:
    """Whether what is named does not exist yet: “draft political declaration on”."""
    return text.endswith(language.unlisted_names["drafts"], 0, start)


def _is_common(text: str, match: re.Match[str], language: Language, *, decides: bool) -> bool:
    """Whether what has the form of a title is none: a plan in a report, or without “the”; there a group of a State.

    “the Action Plan on improving safety” of an act; never “its Guidelines on fees”, nor a report's “set up a Working
    Group on fees”. A subject in capitals is read with other phrases.
    """
    words = language.unlisted_names
    if not decides and match["name"].startswith(words["groups_of_experts"]):
        return text.endswith(words["indefinite"], 0, match.start())
    head = next((head for head in words["small_in_acts"] if match["name"].startswith(f"{head} ")), None)
    if head is None:
        return False
    subject = match["name"][len(head) + 1 :]
    is_small = subject[0].islower() and not subject.startswith(tuple(f"{article} " for article in words["articles"]))
    return not (decides and is_small and text.endswith(_articles(language), 0, match.start()))


@lru_cache(maxsize=8)
def _articles(language: Language) -> tuple[str, ...]:
    """Articles with a space behind them, and what opens a quoted title."""
    return (*(f"{article} " for article in language.unlisted_names["articles"]), '"')


def _is_asked(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether “to” is what a body is asked to do: “requests the open-ended working group to report”."""
    if not (match["head"] or "").endswith(language.unlisted_names["purpose"]):
        return False
    return bool(_asking(language).search(text, max(0, match.start() - _LONGEST_ASKING), match.start()))


_STATED = frozenset({"recall", "reaffirm", "note", "welcome", "stress", "acknowledge", "regret"})
"""What a preamble does by a participle: “and acknowledging the progress”, never “and promoting the use of wells”."""
_LONGEST_ASKING = 40
"""Characters of a verb with its adverb and article."""


@lru_cache(maxsize=8)
def _asking(language: Language) -> re.Pattern[str]:
    """A verb that asks, directly before a body: “requests also the ”."""
    verbs = any_of(forms[0] for verb in language.strengths for forms in language.forms[verb])
    articles = any_of(f"{article} " for article in language.unlisted_names["articles"])
    return re.compile(rf"\b{verbs} (?:[a-z]+ )?{articles}$", re.IGNORECASE)


def _kind(name: str, language: Language) -> Kind:
    if name.startswith(language.unlisted_names["small_instruments"]):
        return "instrument"
    return "body" if name.startswith(language.unlisted_names["small_bodies"]) else "mechanism"


@lru_cache(maxsize=8)
def _form(language: Language) -> re.Pattern[str]:
    """A head with its subject.

    “Working Group on discrimination”, “… on truth, justice and reparation”; never the clause behind. The title of a
    declaration goes on further: “political declaration of the high-level meeting of the Assembly to review”.
    """
    own, words = language.unlisted_names, language.name_words
    titles = own["small_instruments"]
    holders = [word for word in mandate_words(language) if word not in titles]
    # "the Special Rapporteur to report"; never the "to" of "the right to food" or of "relating to Border Management".
    goes_on_to = "".join(rf"(?<!\b{word})" for word in words["open_before_to"])
    to = rf"{goes_on_to} {any_of(words['to'])}\b"
    of_holder = _subject(language, any_of(words["subject_end"]), to)
    of_title = _subject(language, any_of(own["title_end"]), "(?!)")
    named = rf"(?P<head>{any_of(holders)}) {of_holder}|{any_of(titles)} {of_title}"
    return re.compile(rf"\b(?P<name>{named})")


@lru_cache(maxsize=8)
def _title(language: Language) -> re.Pattern[str]:
    """What a title is about, in small letters: “ on the safety of wells”; never “ on 5 May”."""
    words = language.unlisted_names
    subject = _subject(language, any_of(words["title_end"]), "(?!)")
    return re.compile(rf" {any_of(words['subject_of_resolution'])} (?=[a-z]){subject}")


def _when(language: Language) -> str:
    """The day when something was done, with its place: “on 30 May”, “in Port Vell, on 13 September”."""
    on, place = any_of(language.name_words["on"]), any_of(language.unlisted_names["in_place"])
    return rf"(?:{place} [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?{on} \d{{1,2}} [A-Z]"


def _subject(language: Language, ends_at: str, to: str) -> str:
    """A subject up to what ends it."""
    own, words = language.unlisted_names, language.name_words
    conjunction = any_of(words["and"])
    acting = any_of(forms[0] for verb in language.strengths for forms in language.forms[verb])
    # "truth, justice, reparation and guarantees", "extrajudicial, summary or arbitrary", "Refugees, Asylum Seekers and
    # Migrants in Africa":
    # items of a word or two, alike in their capitals; never "torture, visited it, and".
    small, capital = r"[a-z-]+(?: [a-z-]+)?", r"[A-Z][a-z-]+(?: [A-Z][a-z-]+)?"
    nothing_else = rf"(?!(?:{acting}|{ends_at}|{any_of(own['purpose'])})\b)"
    listed = rf", {nothing_else}(?=(?:{small}, ){{0,3}}{small},? (?:{conjunction}|{any_of(words['or'])}) )"
    titled = rf", (?=(?:{capital}, ){{0,3}}{capital},? {conjunction} [A-Z])"
    word = rf"(?:[^\W\d{RAISED}]|['-]|(?<![a-z])\d)+"  # never the number of a note: "Verification4"
    part = rf"{word}(?: |{listed}"
    of_capitals = rf"(?=[A-Z])(?:{part}|{titled})){{0,{_LONGEST}}}?"
    subject = rf"(?!\d|{any_of(words['no_subject'])} )(?:{of_capitals}|(?![A-Z])(?:{part})){{0,{_LONGEST}}}?){word}"
    and_the = rf"{any_of(words['and_the'])} (?!{any_of(words['goes_on'])})"
    stating = any_of(
        forms[1] for verb, does in language.relation_verbs.items() if does in _STATED for forms in language.forms[verb]
    )
    owned = "".join(rf"(?<!{head})" for head in own["belonging"])
    behind = rf"(?: (?:(?:{ends_at}|{acting}|{conjunction} (?:{acting}|{stating}))\b|{and_the}|{_when(language)})|{to})"
    behind = rf"(?:{owned}|(?! {any_of(own['of'])} )){behind}"
    ends = rf"(?<! {words['and'][0]})(?=[,;:()\"{RAISED}]|\.(?:\s|$)|\n|$|(?<=[a-z])\d|{behind})"
    return rf"{subject}(?!{listed}|{titled}){ends}"
