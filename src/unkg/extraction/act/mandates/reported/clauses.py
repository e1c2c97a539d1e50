"""What a clause says that cited acts did to whose mandate."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.extraction.act.mandates.reported.holders import Holder, Holders
from unkg.extraction.act.mandates.reported.lists import CitedList
from unkg.extraction.act.mandates.reported.patterns import ActsFirst, reported_patterns
from unkg.extraction.patterns.words import holds_any
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.resolved import ResolvedCitation
from unkg.model import MandateEventKind

_LEAD = 160
"""Characters before an act that hold a verb and who acted: “established by the Commission on Human Rights in its”."""
_BEFORE = 260
"""Characters before a verb that hold whose mandate it is."""
_PAIR = 2
_SENTENCE = re.compile(r"[.;:] ")


class Report(NamedTuple):
    """What acts did to whose mandate."""

    kind: MandateEventKind
    holder: Holder
    citations: tuple[ResolvedCitation, ...]
    start: int
    """Where the words begin, in the normalized text; with an act before its holder, each begins with the act."""
    end: int | None = None
    """Where they end; None where they end with each act."""


class ReportedClauses:
    """Reads the clauses of one text that say what cited acts did to mandates."""

    def __init__(self, context: Context, knowledge: Knowledge) -> None:
        self.context, self.knowledge = context, knowledge
        self.text = context.normalized.text
        self.patterns = reported_patterns(context.language)

    @cached_property
    def holders(self) -> Holders:
        """The bodies and mechanisms of the text; few texts report anything of them."""
        return Holders.of(self.context, self.knowledge)

    def reports(self, lists: Iterable[CitedList]) -> Iterator[Report]:
        """The reports of a text, list of citations by list."""
        if self.patterns.acts_first:
            lists = list(lists)
            yield from self._with_holders_behind(lists, self.patterns.acts_first.verb)
            yield from filter(None, (self._moved(cited, self.patterns.acts_first) for cited in lists))
            yield from filter(None, (self._founded_before(cited, self.patterns.acts_first) for cited in lists))
            yield from filter(None, (self._defined_behind(cited, self.patterns.acts_first) for cited in lists))
        previous: tuple[CitedList, Report] | None = None
        last: Report | None = None
        for cited in lists:
            if last and last.start < cited.passage.start:
                last = None
            report = self._before(self._sharing(cited), previous)
            if report:
                yield report
            previous = (cited, report) if report else None
            spoken_of = report.holder if report else last and last.holder
            if after := self._after(cited, spoken_of):
                yield after
            last = after or report or last

    def _sharing(self, cited: CitedList) -> CitedList:
        """A list without its last act, if that has a verb of its own: “and its resolution 5 (2006) endorsing the”."""
        if len(cited.citations) < _PAIR:
            return cited
        before, last = cited.citations[-2:]
        if not self.patterns.noun.search(self.text, before.end, last.start):
            return cited
        dated = self.patterns.date.match(self.text, cited.end, cited.passage.end)
        own = self.patterns.own_verb.match(self.text, dated.end() if dated else cited.end, cited.passage.end)
        return cited._replace(citations=cited.citations[:-1]) if own else cited

    # ---- “the Panel, established by resolution 1591 (2005)” ---------------------------------------------------------

    def _before(self, cited: CitedList, previous: tuple[CitedList, Report] | None) -> Report | None:
        first = max(cited.passage.content, cited.lead - _LEAD)
        lead = self.patterns.lead.search(self.text[first : cited.lead])
        if lead is None:
            return None
        verb, kind = first + lead.start("verb"), self.patterns.kind_of[lead["verb"]]
        connected = self.patterns.connectors.search(self.text, max(first, verb - _LEAD), verb)
        subject_end = connected.start() if connected else verb
        if previous and self._continues(previous[0], subject_end):
            report = previous[1]
            return Report(kind, report.holder, cited.citations, report.start)
        first = cited.passage.content
        if kind == "defined":
            return self._defined(cited, subject_end, first)
        of_mandate = self._of_mandate(kind, cited, subject_end, first)
        if of_mandate and self.patterns.mandates.noun.search(self.text, of_mandate.start, subject_end):
            return of_mandate
        if kind == "established" and (on_terms := self._on_terms(cited, subject_end, first)):
            return on_terms
        holder = self._subject(subject_end, first)
        if holder is None or (lead["verb"] in self.patterns.authorized and not self._is_armed(holder)):
            return None
        if lead["by"] in self.patterns.where and holder.name in self.holders.issuers:
            return None
        return Report(kind, holder, cited.citations, holder.start)

    def _continues(self, previous: CitedList, offset: int) -> bool:
        """Whether only a date parts a list from the verb of the next: “1591 (2005) of 29 March and extended by”."""
        if offset < previous.end:
            return False
        return self.patterns.date.fullmatch(self.text, previous.end, offset) is not None

    def _subject(self, end: int, first: int) -> Holder | None:
        name = self.holders.across(end)
        holder = self.holders.of_name(name) if name and name.start >= first else self.holders.ending(end, first)
        return holder and self.holders.part_of_organ(holder, first)

    def _is_armed(self, holder: Holder) -> bool:
        return self.patterns.armed.search(holder.phrase) is not None

    def _defined(self, cited: CitedList, end: int, first: int) -> Report | None:
        """“the mandate of UNISFA, as set out in”, and without its name; “измененный мандат ЮНИСФА, изложенный в”."""
        holder = self._subject(end, first)
        if holder and self._is_of_mandate(holder, first):
            before = self.text[max(first, holder.start - _BEFORE) : holder.start].rstrip()
            kind: MandateEventKind = "amended" if self.patterns.mandates.modified.search(before) else "defined"
            return Report(kind, holder, cited.citations, holder.start)
        return self._of_mandate("defined", cited, end, first) or self._on_terms(cited, end, first)

    def _of_mandate(self, kind: MandateEventKind, cited: CitedList, end: int, first: int) -> Report | None:
        """“UNISFA's mandate | set forth in”, “its tasks | as specified in”, “the mandate | established by”."""
        offset = max(first, end - _BEFORE)
        words = self.text[offset:end].rstrip(", ")
        if not holds_any(words, self.patterns.mandates.stems):
            return None
        kind = "amended" if self.patterns.mandates.modified.search(words) else kind
        own = self.patterns.mandates.of_owner.search(words)
        if own and (holder := self.holders.ending(offset + own.start(), first)):
            return Report(kind, holder, cited.citations, holder.start)
        bare = self.patterns.mandates.bare.search(words)
        if bare and (holder := self._spoken_of(offset + bare.start(), first)):
            return Report(kind, holder, cited.citations, offset + bare.start())
        return None

    def _spoken_of(self, offset: int, first: int) -> Holder | None:
        holder = self.holders.last_before(offset, first)
        return holder if holder and not _SENTENCE.search(self.text, holder.end, offset) else None

    def _on_terms(self, cited: CitedList, end: int, first: int) -> Report | None:
        """“the mandate of the Special Rapporteur for three years, under the same terms as provided for by”."""
        holder = self.holders.last_before(end, first)
        if holder is None:
            return None
        phrases = self.patterns.mandates
        told = phrases.on_terms.fullmatch(self.text, holder.end, end) or phrases.until.fullmatch(
            self.text, holder.end, end
        )
        if told is None:
            return None
        if not self._is_of_mandate(holder, first):
            return None
        return Report("defined", holder, cited.citations, holder.start)

    def _is_of_mandate(self, holder: Holder, first: int) -> bool:
        """Whether “the mandate of” stands directly before a holder."""
        before = self.text[max(first, holder.start - _BEFORE) : holder.start]
        return self.patterns.mandates.of_holder.search(before) is not None

    # ---- “第1533(2004)号决议所设、后经第2528(2020)号决议延长任务期的专家组” --------------------------------------

    def _with_holders_behind(self, lists: Iterable[CitedList], pattern: re.Pattern[str]) -> Iterator[Report]:
        """The reports of a language in which the act comes first, then its verb, then the holder.

        An act whose verb another act follows is of the holder behind that.
        """
        waiting: list[tuple[CitedList, MandateEventKind]] = []
        end = 0
        for cited in lists:
            if waiting and not self.patterns.connectors.fullmatch(self.text, end, cited.lead):
                waiting.clear()
            match = pattern.match(self.text, self._end(cited), cited.passage.end)
            if match is None:
                waiting.clear()
                continue
            end, kind = match.end("verb"), self.patterns.kind_of[match["verb"]]
            waiting.append((cited, kind))
            holder = self.holders.starting(match.end() + 1, cited.passage.end)
            if holder is None or not self._is_told(kind, match, holder):
                continue
            for told, did in waiting:
                yield Report(did, holder, told.citations, told.start)
            waiting.clear()

    def _is_told(self, kind: MandateEventKind, match: re.Match[str], holder: Holder) -> bool:
        """Whether an act did something to a holder, or defined or changed its mandate, which must be named."""
        if kind in {"established", "extended"} or match["object"]:
            return True
        return self.patterns.objects.own_mandate.match(self.text, holder.end) is not None

    def _moved(self, cited: CitedList, patterns: ActsFirst) -> Report | None:
        """“第2480(2019)号决议，其中安理会将稳定团任务期限延至”: the mandate before its verb."""
        last = cited.passage.end
        match = patterns.moved.match(self.text, self._end(cited), last)
        holder = self.holders.starting(match.end(), last) if match else None
        told = patterns.behind_moved.match(self.text, holder.end, last) if holder else None
        if match and told is None and (told := patterns.farther_moved.match(self.text, match.end(), last)):
            own = self.patterns.objects.own_mandate
            holders = self.holders.between(match.end(), told.start("verb"))
            holder = next((one for one in holders if own.match(self.text, one.end)), None)
        if holder is None or told is None:
            return None
        return Report(self.patterns.kind_of[told["verb"]], holder, cited.citations[-1:], cited.start, told.end())

    def _founded_before(self, cited: CitedList, patterns: ActsFirst) -> Report | None:
        """“设立人权理事会的第60/251号决议”: the act behind what it founded."""
        first, start = cited.passage.content, cited.start
        noun = patterns.noun.search(self.text, max(first, start - _LEAD), start)
        holder = self.holders.ending(noun.start(), first) if noun else None
        if holder is None or not patterns.founding.search(self.text, max(first, holder.start - _LEAD), holder.start):
            return None
        return Report("established", holder, cited.citations[:1], holder.start)

    def _defined_behind(self, cited: CitedList, patterns: ActsFirst) -> Report | None:
        """“按照第18/6号决议规定的条件，将独立专家的任务延长”, “支助团…，执行第2542(2020)号决议规定的任务”."""
        first, last, end = cited.passage.content, cited.passage.end, self._end(cited)
        if terms := patterns.on_terms.match(self.text, end, last):
            holder = self.holders.starting(terms.end(), last)
            if holder and self.patterns.objects.own_mandate.match(self.text, holder.end, last):
                return Report("defined", holder, cited.citations, cited.start, holder.end)
        if patterns.changed_task.match(self.text, end, last):
            holder = self._spoken_of(cited.lead, first)
            return Report("amended", holder, cited.citations, cited.start) if holder else None
        if patterns.its_task.match(self.text, end, last) and patterns.carrying_out.search(
            self.text, max(first, cited.lead - _LEAD), cited.lead
        ):
            holder = self._spoken_of(cited.lead, first)
            return Report("defined", holder, cited.citations, cited.start) if holder else None
        return None

    def _end(self, cited: CitedList) -> int:
        """Where the words for a list end, with the part of the last act and the date."""
        place = cited.citations[-1].place
        end = max(cited.end, place.end if place else 0)
        dated = self.patterns.date.match(self.text, end, cited.passage.end)
        return dated.end() if dated else end

    # ---- “resolution 7/15, by which the Council extended the mandate of the Special Rapporteur” ----------------------

    def _after(self, cited: CitedList, spoken_of: Holder | None) -> Report | None:
        dated = self.patterns.date.match(self.text, cited.end, cited.passage.end)
        offset = dated.end() if dated else cited.end
        if not self.text.startswith((" ", ", "), offset):
            return None
        first = max(cited.passage.content, cited.lead - _BEFORE)
        for pattern, needed in self.patterns.behind:
            match = pattern.match(self.text, offset, cited.passage.end)
            if match and (needed is None or needed.search(self.text[first : cited.lead])):
                return self._with_object(match, cited, spoken_of)
        return self._passive(cited, offset)

    def _passive(self, cited: CitedList, offset: int) -> Report | None:
        """“, by which the mandate of the Mission was extended”."""
        last = cited.passage.end
        found = self.patterns.objects.passive.match(self.text, offset, last)
        holder = self.holders.starting(found.end(), last) if found else None
        done = self.patterns.objects.done.match(self.text, holder.end, last) if holder else None
        if holder is None or done is None:
            return None
        kind = self.patterns.kind_of[done["did"]]
        return Report(kind, holder, self._meant(cited, kind), cited.start, done.end())

    def _with_object(self, match: re.Match[str], cited: CitedList, spoken_of: Holder | None) -> Report | None:
        """From a verb to the holder of the mandate that is its object; a body itself is only established."""
        verb, last = match.end(), cited.passage.end
        kind = self.patterns.kind_of[next(filter(None, match.groups()))]
        found = self.patterns.objects.mandate_of.match(self.text, verb, last)
        holder = self.holders.starting(found.end(), last) if found else None
        own = self.patterns.objects.pronoun.match(self.text, verb, last) if holder is None else None
        if own and (spoken_of := self._spoken_of(cited.lead, cited.passage.content) or spoken_of):
            holder = spoken_of._replace(start=own.start(), end=own.end())
        if holder is None and (new := self.patterns.objects.new_body.match(self.text, verb, last)):
            holder = self._taken_for_actor(verb, new.end()) or self.holders.starting(new.end(), last)
            if (
                holder
                and kind != "established"
                and not self.patterns.objects.own_mandate.match(self.text, holder.end, last)
            ):
                return None
        if holder is None:
            return None
        return Report(kind, holder, self._meant(cited, kind), cited.start, holder.end)

    def _taken_for_actor(self, verb: int, end: int) -> Holder | None:
        """“أنشأت بموجبه مجلس حقوق الإنسان بوصفه”: the object, where a language has the subject in its place too."""
        if not self.patterns.objects.object_behind.match(self.text, end):
            return None
        return self.holders.ending(end, verb)

    def _meant(self, cited: CitedList, kind: MandateEventKind) -> tuple[ResolvedCitation, ...]:
        """Of a list that “by which” goes back to: both of two in the plural, else the last, as of what began once."""
        if (
            kind != "established"
            and len(cited.citations) == _PAIR
            and self.patterns.plural.search(self.text, cited.lead, cited.start)
        ):
            return cited.citations
        return cited.citations[-1:]
