"""Which body a short form means by the act that founded it: the act in its own clause, or the one a text is about."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from unkg.authorities import Knowledge
from unkg.authorities.language import Language
from unkg.authorities.mandate_records import Record, mandate_records
from unkg.authorities.numbering import SECURITY_COUNCIL, Numbering
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.names.discourse import Speaker, key_of
from unkg.extraction.resolve.relation_patterns import relation_behind
from unkg.extraction.scan.gazetteer import Key, NameMention
from unkg.extraction.scan.numbers import Number
from unkg.model import Authorities

_CLAUSE = 170
"""Characters between a short form and the act that founded its body."""
_CALLED = 24
"""Characters before a short form that hold the number which it is called by."""
_PREVAILS = 3
"""Times that a text cites the act of the body that it is about for each time that it cites another's."""
_KINDS = ("resolution", "decision")


class ActEvidence:
    """What the acts that a text cites tell of its short forms."""

    def __init__(
        self,
        normalized: NormalizedText,
        numbers: Sequence[Number],
        mentions: Sequence[NameMention],
        language: Language,
        speaker: Speaker,
        knowledge: Knowledge,
    ) -> None:
        self.normalized = normalized
        self.text = normalized.text
        self.numbers = numbers
        self.mentions = mentions
        self.starts = [number.start for number in numbers]
        self.numbering = knowledge.numbering
        self.speaker = speaker
        self.authorities = knowledge.authorities
        self.founded = _founded(knowledge.authorities)
        self.language = language
        self.patterns = _patterns(language)
        self._about: dict[tuple[Key, ...], Key | None] = {}

    def beside(self, mention: NameMention) -> tuple[Key, tuple[int, int]] | None:
        """The body whose founding act its own clause names, and where the act stands.

        “Panel of Experts established pursuant to paragraph 3 (b) of resolution 1591 (2005)”.
        """
        found = self._act_behind(mention) or self._act_before(mention)
        if found is None:
            return None
        acts, span = found
        key = _only([key for key in mention.keys if self.founded.act_of.get(key) in acts]) or _only(
            [key for key in mention.keys if not acts.isdisjoint(self.founded.named_after.get(key, ()))]
        )
        return (key, span) if key else None

    def _act_behind(self, mention: NameMention) -> tuple[set[str], tuple[int, int]] | None:
        """What the first number behind a short form may be, if the clause says that it founded the body."""
        index = bisect_left(self.starts, mention.end)
        number = self.numbers[index] if index < len(self.starts) else None
        near = number and number.start <= mention.end + _CLAUSE
        if number and near and self.patterns.beside.fullmatch(self.text, mention.end, number.start):
            return set(_acts(number, self.numbering)), (number.start, number.end)
        if self.speaker.body != SECURITY_COUNCIL:
            return None
        return self._of_council(self.patterns.beside_bare.match(self.text, mention.end, mention.end + _CLAUSE))

    def _act_before(self, mention: NameMention) -> tuple[set[str], tuple[int, int]] | None:
        """The act before a short form: in Chinese, that of “第1591(2005)号决议所设专家小组”.

        Else the resolution of the Security Council by which a committee is called: “the 1988 Sanctions Committee”.
        """
        if self.language.relations_behind and (number := self._founder_before(mention)):
            return set(_acts(number, self.numbering)), (number.start, number.end)
        if self.speaker.body != SECURITY_COUNCIL or not self.text[mention.start - 2 : mention.start - 1].isdigit():
            return None
        return self._of_council(self.patterns.called.search(self.text, max(0, mention.start - _CALLED), mention.start))

    def _founder_before(self, mention: NameMention) -> Number | None:
        """The last number before a short form, if the words behind it say that it founded the body or tell its mandate.

        “第2745(2024)号决议第6段规定的专家小组任务”.
        """
        index = bisect_left(self.starts, mention.start) - 1
        number = self.numbers[index] if index >= 0 else None
        if number is None or mention.start - number.end > _CLAUSE:
            return None
        told = relation_behind(self.text, number.end, self.language)
        if told is None or told.relation not in {"establish", "contain"}:
            return None
        return None if self.text[told.end : mention.start].strip() else number

    def _of_council(self, match: re.Match[str] | None) -> tuple[set[str], tuple[int, int]] | None:
        year = self.numbering.council_year(int(match["number"])) if match else None
        return ({f"S/RES/{match['number']}({year})"}, match.span("number")) if match and year else None

    def about(self, mention: NameMention) -> Key | None:
        """The body that a text is about: of the only instrument that it names, or of its sanctions.

        “The Joint Commission” of the Joint Comprehensive Plan of Action; in a text of the Security Council, the
        Committee whose act it cites most.
        """
        if " " in mention.words and (known := self._of_instrument(mention.keys) or self._of_state(mention.keys)):
            return known
        if self.speaker.body != SECURITY_COUNCIL:
            return None
        if mention.keys not in self._about:
            self._about[mention.keys] = self._most_spoken_of(mention.keys)
        return self._about[mention.keys]

    def operation(self, mention: NameMention) -> Key | None:
        """The operation that “the Mission” is in a text of the Security Council that speaks of no other.

        “The Mission’s progress” in a resolution on the United Nations Disengagement Observer Force.
        """
        if self.speaker.body != SECURITY_COUNCIL or mention.words.lower() not in self.patterns.missions:
            return None
        start = self.normalized.passage_at(mention.start).start
        is_other = self.patterns.other_mission.search(self.text, start, mention.end)
        return None if is_other or self.patterns.of.match(self.text, mention.end) else self._operation

    def _of_instrument(self, keys: tuple[Key, ...]) -> Key | None:
        return _only([key for key in keys if self.founded.instruments.get(key) in self.names_in_full])

    @cached_property
    def _operation(self) -> Key | None:
        operations = {key: times for key, times in self.names_in_full.items() if key in self.founded.operations}
        ranked = sorted(operations, key=lambda key: (-operations[key], key))
        most, next_most = [*(operations[key] for key in ranked[:2]), 0, 0][:2]
        return ranked[0] if most >= max(_PREVAILS, _PREVAILS * next_most) else None

    def _most_spoken_of(self, keys: tuple[Key, ...]) -> Key | None:
        """The record among some whose regime the text speaks of most; None where it speaks as much of another's."""
        alive = [key for key in keys if key in self.founded.regimes and self._is_alive(key)]
        regimes = {self.founded.regimes[key] for key in alive}
        counts = self.cited if any(self.cited[regime] for regime in regimes) else self.named
        ranked = sorted(regimes, key=lambda regime: (-counts[regime], regime))
        most, next_most = [*(counts[regime] for regime in ranked[:2]), 0, 0][:2]
        if not most and len(alive) == len(keys) == 1 and self._speaks_of_state(alive[0]):
            return alive[0]
        if most < max(1, _PREVAILS * next_most):
            return None
        return _only([key for key in alive if self.founded.regimes[key] == ranked[0]])

    @cached_property
    def names_in_full(self) -> Counter[Key]:
        """How often the text names each record by full name or acronym."""
        return Counter(mention.keys[0] for mention in self.mentions if mention.form != "short")

    @cached_property
    def cited(self) -> Counter[Key]:
        """How often the text cites the acts that founded the bodies of each sanctions regime."""
        acts = (act for number in self.numbers for act in _acts_of_council(number, self.numbering))
        return Counter(self.founded.regimes_of_act[act] for act in acts if act in self.founded.regimes_of_act)

    @cached_property
    def named(self) -> Counter[Key]:
        """How often the text names the bodies of each sanctions regime in full."""
        regimes = self.founded.regimes
        return Counter(regimes[key] for key in self.names_in_full.elements() if key in regimes)

    def _of_state(self, keys: tuple[Key, ...]) -> Key | None:
        """The agreement on the State that the text names most: “the Comprehensive Peace Agreement” of Nepal."""
        instruments, states = self.authorities.instruments, self.authorities.states
        times: Counter[Key] = Counter()
        for key in keys:
            record = instruments.get(key.id) if key.kind == "instrument" else None
            if record is None or (self.speaker.issued and record.adopted and record.adopted > self.speaker.issued):
                continue
            names = (record.title, *record.names)
            named = (one for one in self.names_in_full if one.kind == "state")
            on = [one for one in named if any(states[one.id].name in name for name in names)]
            times[key] = sum(self.names_in_full[one] for one in on)
        (first, most), (_, next_most) = [*times.most_common(2), (None, 0), (None, 0)][:2]
        return first if most >= max(1, _PREVAILS * next_most) else None

    def _speaks_of_state(self, key: Key) -> bool:
        """Whether the text names the State in a body's name: “Expert Panel” in a text on the Congo."""
        states = self.authorities.states
        return any(states[one.id].name in key.id for one in self.names_in_full if one.kind == "state")

    def _is_alive(self, key: Key) -> bool:
        since, until = self.founded.life.get(key, (None, None))
        issued = self.speaker.issued
        return not issued or not ((since and since > issued) or (until and until < issued[: len(until)]))


def _only(keys: list[Key]) -> Key | None:
    return keys[0] if len(keys) == 1 else None


def _acts(number: Number, numbering: Numbering) -> list[str]:
    """The symbols that a number may be, whoever's it is."""
    if number.shape == "symbol":
        return [number.value]
    if number.shape == "bare":
        return _acts_of_council(number, numbering)
    rules = (rule for kind in _KINDS for rule in numbering.rules.get((kind, number.shape), ()))
    return [rule.symbol(number.value) for rule in rules if rule.admits(number.value)]


def _acts_of_council(number: Number, numbering: Numbering) -> list[str]:
    """The resolution of the Security Council that a number is by its form alone, if it is one."""
    if number.shape == "symbol":
        return [number.value]
    if number.shape == "year-parenthesis":
        return [f"S/RES/{number.value}"]
    year = numbering.council_year(int(number.value)) if number.shape == "bare" and number.value.isdigit() else None
    return [f"S/RES/{number.value}({year})"] if year else []


# ---- the authorities' records ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Founded:
    """What the authorities say of the acts that founded bodies and mechanisms."""

    act_of: Mapping[Key, str]
    named_after: Mapping[Key, frozenset[str]]
    """Acts of the Security Council that stand in the names of a body."""
    regimes: Mapping[Key, Key]
    """Sanctions committees and panels to the committee, or to the panel itself if it serves none."""
    regimes_of_act: Mapping[str, Key]
    """The acts that founded them, to the same."""
    life: Mapping[Key, tuple[str | None, str | None]]
    instruments: Mapping[Key, Key]
    """Bodies whose name says of which instrument they are."""
    operations: frozenset[Key]


# "1591 (2005)".
_IN_NAME = re.compile(r"\b(\d{2,4}) \(((?:19|20)\d\d)\)")
_SANCTIONS = ("sanctions", "panel of experts")
_OPERATIONS = ("peace operation", "political mission")


@lru_cache(maxsize=4)
def _founded(authorities: Authorities) -> _Founded:
    records = [(key_of(record), record) for record in mandate_records(authorities).all.values()]
    act_of = {key: record.established_by for key, record in records if record.established_by}
    kinds = {key: record.kind for key, record in records}
    regimes = {}
    for key, record in records:
        if record.kind.startswith(_SANCTIONS):
            parent = Key("body", record.parent or "")
            regimes[key] = parent if kinds.get(parent, "").startswith(_SANCTIONS) else key
    return _Founded(
        act_of,
        {
            key: frozenset(f"S/RES/{n}({y})" for name in (r.name, *r.names) for n, y in _IN_NAME.findall(name))
            for key, r in records
        },
        regimes,
        {act_of[key]: regime for key, regime in regimes.items() if key in act_of},
        {key: (r.since, r.until) for key, r in records},
        _instruments_of(records, authorities),
        frozenset(key for key, kind in kinds.items() if kind in _OPERATIONS),
    )


# “Conference of the Parties to the Convention …”, “Joint Commission established by the …”, as canonical names have it.
_OF_INSTRUMENT = re.compile(r" (?:to|established by) the ")


def _instruments_of(records: list[tuple[Key, Record]], authorities: Authorities) -> dict[Key, Key]:
    """The bodies whose canonical name ends with that of an instrument."""
    titles = {name: Key("instrument", i.id) for i in authorities.instruments.values() for name in (i.title, *i.names)}
    ends = ((key, _OF_INSTRUMENT.split(record.name, maxsplit=1)[-1]) for key, record in records)
    return {key: titles[end] for key, end in ends if end in titles and end != key.id}


class _Patterns(NamedTuple):
    beside: re.Pattern[str]
    beside_bare: re.Pattern[str]
    """The same with the number of a resolution of the Security Council that lacks its year."""
    called: re.Pattern[str]
    missions: frozenset[str]
    other_mission: re.Pattern[str]
    of: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words, the = any_of_each(language.mandate_clauses), any_of(language.name_words["the"])
    # " on Yemen, established by", " (“the Panel”), originally appointed in"; never "'s Panel of Experts established by"
    # nor " and the Panel established by", where another body was founded.
    beside = (
        rf"(?: \([^()]{{1,60}}\))?(?: {words['place']} [^,;.()]{{1,80}}?)?,? (?:{words['before_told']} )*"
        rf"{words['told_by']}\b[^;.]{{0,100}}?"
    )
    return _Patterns(
        beside=re.compile(beside),
        # "established in paragraph 35 of resolution 1988"; never the "19" of "resolution 19 (1947)".
        beside_bare=re.compile(
            rf"{beside} {any_of(language.citation['resolution'])} (?P<number>\d{{3,4}})(?!\d|/| ?\(\d)"
        ),
        # "1267 Committee", "the 1267/1989 Sanctions Committee"; never "in 1988, the Committee".
        called=re.compile(r"\b(?<!/)(?P<number>\d{3,4})(?:/\d{4})* $"),
        missions=frozenset(language.name_words["missions"]),
        # "its Mission", "Security Council Mission to Wells"; never "the Mission".
        other_mission=re.compile(rf"\b(?!{the}\b)[\w'-]+ (?=[A-Z])(?i:{any_of(language.name_words['missions'])})\b"),
        of=re.compile(rf" {any_of(language.name_words['common'])}\b"),
    )
