"""What happened to mandates: established, extended, amended, transferred, terminated; by this document, or as it reports of others."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.authorities.numbering import Numbering
from unkg.extraction.act.mandates.founding_acts import Founding
from unkg.extraction.layout.normalized_text import NormalizedText, Passage
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.dates import date_pattern, read_date
from unkg.extraction.patterns.words import before_next
from unkg.extraction.resolve.resolved import ResolvedCitation, ResolvedName
from unkg.model import Authorities, MandateEvent, MandateEventKind
from unkg.symbols import symbol_of

_KINDS: tuple[MandateEventKind, ...] = ("established", "extended", "amended", "transferred", "terminated")
_HOLDERS = frozenset(
    {
        "peace operation", "peacekeeping operation", "special political mission", "political mission", "panel of experts",
        "sanctions committee", "subsidiary organ", "working group", "expert body", "tribunal", "monitoring team", "committee", "related body",
    }
)  # fmt: skip
"""Kinds of bodies that hold a mandate which others give, extend and end."""
_REPORTED_BY: dict[str, MandateEventKind] = {
    "establish": "established",
    "extend": "extended",
    "amend": "amended",
    "terminate": "terminated",
}
_REACH = 220
"""Characters between a verb and the holder of the mandate that it is about."""

# What may stand between a holder and the verb that tells of its mandate: an abbreviation in parentheses, "which was", "and its members".
_ASIDE = re.compile(
    r"""["')]*(?: \([^()]*\))?["')]*,?(?: (?:which|that|who|whose mandate|was|were|is|as|has been|had been|first|originally|initially"""
    r"""|and its [a-z]+|most recently|last|subsequently),?)* ?"""
)


# "in accordance with the mandate established by": what follows is of the mandate spoken of, whatever stands between.
_OF_THE_MANDATE = re.compile(r"\b(?:the|its|his|her|that|this) mandate,? (?:as )?$")
# Words that make a later verb another thing's: "embargoes, in particular those established by", "the measures imposed by".
_OTHER_SUBJECT = re.compile(
    r"\b(?:those|measures|embargo(?:es)?|sanctions|committees?|obligations|which|that|who)\b", re.IGNORECASE
)

_SHALL_BE = re.compile(r"\b(?:shall|will|is to|are to) be (?:further )?$")
_DECIDES_TO = re.compile(r"\b(?:[Dd]ecides|[Rr]esolves|[Aa]grees)\b[^;.]*\bto (?:further |also |immediately )?$")
_ONE_WORD = re.compile(r"[A-Z][a-z]+ ")
_UP_TO_HOLDER = re.compile(r",?(?: (?:of|for|the|a|an|as|its|[a-z-]+,?)){0,10} ?")
_MANDATE_OF = re.compile(r"\b(?:mandates?|term) of (?:the )?$")

Span = tuple[int, int]
"""Start and end in the normalized text."""


class Act(NamedTuple):
    """This document as the act that brings an event about."""

    symbol: str
    adopted: str | None


class _Patterns(NamedTuple):
    acts: Anchored
    kind_of: dict[str, MandateEventKind]
    dated: re.Pattern[str]
    until: re.Pattern[str]
    period: re.Pattern[str]
    decided: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    kind_of: dict[str, MandateEventKind] = {}
    for kind in _KINDS:
        for base in language.mandates[kind]:
            for form in (base, *_forms(base, language)):
                kind_of.setdefault(form, kind)
    forms = "|".join(re.escape(f) for f in sorted(kind_of, key=len, reverse=True))
    nouns = "|".join(language.mandates["mandate"])
    day = date_pattern(language)
    return _Patterns(
        # "extend the mandate of the", "to establish, for one year, a", "shall be extended": a verb and what it acts on; group `verb`.
        acts=anchored(
            rf"\b(?P<verb>{forms})\b(?P<mandate>(?:,[^,;.]{{0,80}},)?(?: [a-z]+){{0,4}} (?:{nouns})\b(?: of| as)?)?", kind_of, re.IGNORECASE
        ),
        kind_of=kind_of,
        # "resolution 2205 (XXI) of 17 December 1966": when the act was adopted; never "of 3 and 4 May", which are two days.
        dated=re.compile(rf",? {before_next(language.citation['dated'])}(?P<day>{day})"),
        until=re.compile(rf"\b(?:until|to|through|ending on|expiring on) (?P<day>{day})"),
        # "for a further period of one year", "for one more year", "for six months"; never "for the first time".
        period=re.compile(
            r"\bfor (?P<period>(?:an? |one )?(?:further |additional |final |new |initial |more )?(?:period|term) of [\w-]+ (?:years?|months?|weeks?|days?)"
            r"|(?:an? |one )(?:further|more|additional|final|extra) (?:year|month)|(?:a further |an additional )?[\w-]+ (?:years?|months?))\b"
        ),
        # "resolution 7/15, in which the Council decided to extend": what the cited text did; group `verb`.
        decided=re.compile(
            rf"[^;.]{{0,60}}?,? (?:in|by|with) which (?:it|they|the [A-Z][\w ]{{3,60}}?) (?:(?:also |further )?(?:decided|agreed|resolved) to |had )?"
            rf"(?P<verb>{forms})\b(?P<mandate>(?: [a-z]+){{0,4}} (?:{nouns})\b)?"
        ),
    )  # fmt: skip


def _forms(base: str, language: Language) -> tuple[str, ...]:
    known = language.forms.get(base)
    if known:
        return tuple(form for forms in known for form in forms)
    stem = base.removesuffix("e")
    return (f"{base}s", f"{stem}ing", f"{stem}ed")


class Mandates:
    """Reads the mandate events of one text."""

    def __init__(
        self,
        normalized: NormalizedText,
        names: list[ResolvedName],
        cited: list[ResolvedCitation],
        authorities: Authorities,
        numbering: Numbering,
        language: Language,
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.holders = [n for n in names if n.keys and _holds_mandate(n, authorities, numbering)]
        self.starts = [n.start for n in self.holders]
        self.cited = cited
        self.founding = _founding(authorities)
        self.language = language
        self.patterns = _patterns(language)
        self.acts = self.patterns.acts.on(normalized.text, normalized.lower)

    def all(self, own: str | None, adopted: str | None, relation_at: Callable[[int], str]) -> list[MandateEvent]:
        """The events that this document brings about (if it has a symbol) and those it reports of documents it cites.

        `relation_at` gives the relation of a citation by where the words for it begin.
        """
        events = self._reported(relation_at)
        if own:
            reported = {(e.start, e.mandate) for e in events}
            events += [e for e in self._own(Act(own, adopted)) if (e.start, e.mandate) not in reported]
        return sorted(set(events), key=lambda e: (e.start, e.end, e.mandate, e.kind, e.act))

    # ---- own acts -------------------------------------------------------------------------------------------------

    def _own(self, act: Act) -> list[MandateEvent]:
        events = []
        for passage in self.normalized.passages:
            if passage.paragraph.kind != "operative" or not self._holds(passage):
                continue
            for match in self.acts.finditer(passage.content, passage.end):
                event = self._act(match, passage, act)
                if event:
                    events.append(event)
        return events

    def _holds(self, passage: Passage) -> bool:
        """Whether a passage names somebody who holds a mandate."""
        return bisect_left(self.starts, passage.start) < bisect_left(self.starts, passage.end)

    def _act(self, match: re.Match[str], passage: Passage, act: Act) -> MandateEvent | None:
        kind = self.patterns.kind_of[match["verb"].lower()]
        if _SHALL_BE.search(self.text, max(passage.content, match.start() - 30), match.start()):
            holder = self._holder_before(match, passage)
            return self._done(kind, holder, act, (holder.start, match.end()), passage) if holder else None
        holder = self._holder(match, passage) if self._decides(match, passage) else None
        if holder is None or not (match["mandate"] or kind == "established"):
            return None
        return self._done(kind, holder, act, (match.start("verb"), max(holder.end, match.end())), passage)

    def _decides(self, match: re.Match[str], passage: Passage) -> bool:
        """Whether the paragraph itself decides it: “Decides to extend”, “Extends”; not “was established”, “extending”."""
        if match["verb"].lower().endswith(("ed", "ing")):
            return False
        before = self.text[max(passage.content, match.start() - 90) : match.start()]
        opens = match.start() - passage.content < 3 or bool(
            _ONE_WORD.fullmatch(self.text, passage.content, match.start())
        )
        return opens or bool(_DECIDES_TO.search(before))

    def _holder(self, match: re.Match[str], passage: Passage) -> ResolvedName | None:
        """The holder behind the verb's object: “the mandate of the Special Rapporteur”, “, for one year, a commission of inquiry”."""
        index = bisect_left(self.starts, match.end())
        if index == len(self.starts) or self.starts[index] >= min(match.end() + 60, passage.end):
            return None
        name = self.holders[index]
        return name if _UP_TO_HOLDER.fullmatch(self.text, match.end(), name.start) else None

    def _holder_before(self, match: re.Match[str], passage: Passage) -> ResolvedName | None:
        """The holder before a passive: “the mandate of the Special Rapporteur shall be extended”."""
        holder = self._last_holder(passage.content, match.start())
        if holder is None or match.start() - holder.end > 40:
            return None
        return holder if _MANDATE_OF.search(self.text, passage.content, holder.start) else None

    def _last_holder(self, start: int, end: int) -> ResolvedName | None:
        """The last holder between two offsets."""
        index = bisect_left(self.starts, end) - 1
        while index >= 0 and self.starts[index] >= start:
            if self.holders[index].end <= end:
                return self.holders[index]
            index -= 1
        return None

    # ---- reported acts --------------------------------------------------------------------------------------------

    def _reported(self, relation_at: Callable[[int], str]) -> list[MandateEvent]:
        events = []
        for cited in self.cited if self.holders else ():
            passage = self.normalized.passage_at(cited.start)
            if not self._holds(passage) or cited.target is None or not _is_act(cited.target):
                continue
            event = self._by_relation(cited, passage, relation_at) or self._by_which(cited, passage)
            if event:
                events.append(event)
        return self.founding.told_once(events)

    def _by_relation(
        self, cited: ResolvedCitation, passage: Passage, relation_at: Callable[[int], str]
    ) -> MandateEvent | None:
        """“the mandate of the Special Rapporteur, established by resolution 2004/13 and extended by resolution 7/15”."""
        kind = _REPORTED_BY.get(relation_at(cited.lead))
        if kind is None:
            return None
        holder = self._last_holder(passage.content, cited.lead)
        if holder is None or cited.lead - holder.end >= _REACH:
            return None
        if re.search(r"[.;] [A-Z]", self.text[holder.end : cited.lead]) or not self._is_about(holder, cited):
            return None
        return self._told(kind, holder, cited, (holder.start, cited.end), passage)

    def _is_about(self, holder: ResolvedName, cited: ResolvedCitation) -> bool:
        """Whether the verbs behind a holder act on it: “the Group of Experts, established by … and extended by”.

        Not “the Team to help the Committee established by”, nor “the Panel, … embargoes, in particular those established by”.
        """
        gap = self.text[holder.end : cited.lead]
        verbs = list(self.patterns.acts.pattern.finditer(gap))
        if not verbs:
            return False
        if _OF_THE_MANDATE.search(gap[: verbs[-1].start()]):
            return True
        return bool(_ASIDE.fullmatch(gap, 0, verbs[0].start()) and not _OTHER_SUBJECT.search(gap, verbs[0].end()))

    def _by_which(self, cited: ResolvedCitation, passage: Passage) -> MandateEvent | None:
        """“resolution 7/15, in which the Council decided to extend the mandate of the Special Rapporteur”."""
        match = self.patterns.decided.match(self.text, cited.end, passage.end)
        if not match:
            return None
        kind = self.patterns.kind_of[match["verb"].lower()]
        holder = self._holder(match, passage)
        if holder is None or not (match["mandate"] or kind == "established"):
            return None
        return self._told(kind, holder, cited, (cited.start, holder.end), passage)

    # ---- one event ------------------------------------------------------------------------------------------------

    def _done(
        self, kind: MandateEventKind, holder: ResolvedName, act: Act, span: Span, passage: Passage
    ) -> MandateEvent:
        """An event that this document brings about."""
        start, end = self.normalized.original(*span)
        label = passage.paragraph.label
        part = f"op {label[3:]}" if label.startswith("OP ") else None
        until = self._until(*span, passage)
        return MandateEvent(kind, holder.keys[0], act.symbol, start, end, label, part, act.adopted, until)

    def _told(
        self, kind: MandateEventKind, holder: ResolvedName, cited: ResolvedCitation, span: Span, passage: Passage
    ) -> MandateEvent:
        """An event that this document reports of one it cites."""
        start, end = self.normalized.original(*span)
        mandate, act, label = holder.keys[0], str(cited.target), passage.paragraph.label
        if kind == "established":
            kind, mandate = self.founding.read(mandate, act, short=holder.short)
        return MandateEvent(
            kind, mandate, act, start, end, label, cited.pinpoint, self._day_of(cited, passage), reported=True
        )

    def _day_of(self, cited: ResolvedCitation, passage: Passage) -> str | None:
        """The day of adoption that stands behind a citation."""
        dated = self.patterns.dated.match(self.text, cited.end, passage.end)
        if dated is None or len(re.findall(r"\d+", dated["day"])) != len(("day", "year")):
            return None
        day = read_date(self.text, self.language, dated.start("day"), dated.end("day"))
        return day.isoformat() if day else None

    def _until(self, start: int, end: int, passage: Passage) -> str | None:
        """When the mandate then ends, by the words from the verb on: before the holder (“to establish, for one year, a”) or behind it."""
        window = min(end + 200, passage.end)
        until = self.patterns.until.search(self.text, start, window)
        if until:
            day = read_date(self.text, self.language, until.start("day"), until.end("day"))
            if day:
                return day.isoformat()
        period = self.patterns.period.search(self.text, start, window)
        return period["period"] if period else None


@lru_cache(maxsize=4)
def _founding(authorities: Authorities) -> Founding:
    return Founding(authorities)


def _holds_mandate(name: ResolvedName, authorities: Authorities, numbering: Numbering) -> bool:
    """Mechanisms, and bodies that others give a mandate to; not those that give mandates themselves."""
    if name.kind == "mechanism":
        return True
    key = name.keys[0]
    return (
        name.kind == "body"
        and not numbering.issues(key)
        and key in authorities.bodies
        and authorities.bodies[key].kind in _HOLDERS
    )


def _is_act(target: str) -> bool:
    symbol = symbol_of(target)
    return symbol is not None and symbol.kind in {"resolution", "decision"}
