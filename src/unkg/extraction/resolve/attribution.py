"""Whose number it is: the order of evidence by which a number gets its organ, or stays unresolved with a reason."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from unkg.authorities.numbering import (
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
    Numbering,
    Rule,
    session_order,
)
from unkg.extraction.scan.numbers import Number
from unkg.model import Evidence, Reason

_LAST_COUNTED_ON = 1977
"""The year in which the Economic and Social Council, as the General Assembly two years before, last counted on from year to year."""


class Cues(NamedTuple):
    """What the words around a number say of its organ."""

    named: tuple[str, ...] = ()
    """Bodies named directly before or after it."""
    antecedent: bool = False
    """Whether that name was a short form."""
    unknown_name: str | None = None
    """The name of a body that no authority holds."""
    possessive: tuple[str, ...] = ()
    """Bodies that “its” can stand for, the likeliest first."""
    listed: tuple[str, ...] = ()
    """Bodies of the number before in the same list: “Assembly resolution S-23/2 and resolution S-23/3”."""
    subject: tuple[str, ...] = ()
    """Bodies that act by it, as the subject behind it: “In decision 2000/116, the Commission endorsed”."""
    held: bool = False
    """Whether the document cited before holds it, whose body numbers texts of its own: “A/52/25, annex, decision 19/1”."""


class Attribution(NamedTuple):
    """The symbol that a number means, by which evidence; or why none."""

    symbol: str | None
    evidence: Evidence | None
    reason: Reason | None = None
    body: str | None = None


@dataclass(slots=True)
class Attributor:
    """The rules, the issuing organ, the document's day, and the numbers that this document has already explained."""

    numbering: Numbering
    own: str | None
    day: date | None
    mentioned: frozenset[str] = frozenset()
    """Bodies that the document names anywhere."""
    explained: dict[tuple[str, str], str] = field(default_factory=dict)
    """(kind, number) to the body that an earlier place gave it; empty where two places gave it to two."""
    decided: dict[tuple[object, ...], Attribution] = field(default_factory=dict)
    """All that a decision rests on, to the decision: a document that says the same again is not thought over again."""

    def decide(self, number: Number, kind: str, cues: Cues, dated: date | None) -> Attribution:
        """The organ of a number of a kind: named, possessive, antecedent, calendar, only organ, in this order."""
        value = number.value
        case = number.shape, value, number.letters, kind, cues, dated, self.explained.get((kind, value))
        attribution = self.decided.get(case)
        if attribution is None:
            attribution = self.decided[case] = self._decide(number, kind, cues, dated)
        return attribution

    def _decide(self, number: Number, kind: str, cues: Cues, dated: date | None) -> Attribution:
        """The same for what was not asked before.

        A date after the document's own is none of a text that it cites: a deadline (“resolution 2244 (2015), by 1 May
        2024”), or a slip.
        """
        if dated and self.day and dated > self.day:
            dated = None
        if number.shape == "bare":
            return self._bare(number, kind, cues, dated)
        if cues.unknown_name and not is_security_councils(number, self.numbering):
            return self._by_name(cues.unknown_name, number, kind, "organ-named")
        rules = [r for r in self.numbering.rules.get((kind, number.shape), ()) if r.admits(number.value)]
        told: tuple[tuple[tuple[str, ...], Evidence, bool], ...] = (
            (cues.named, "antecedent" if cues.antecedent else "organ-named", False),
            (cues.possessive, "possessive", True),
            (cues.listed, "antecedent", True),
        )
        for names, evidence, doubtful in told:
            if names and (attribution := self._named(number, kind, names, rules, dated, evidence, doubtful=doubtful)):
                return attribution
        if self._is_bound(number, cues):
            return Attribution(None, None, "damaged-number")
        if cues.held and number.shape in {"session", "year"}:
            return Attribution(None, None, "no-organ")
        return self._unnamed(number, kind, rules, dated, cues.subject)

    def _bare(self, number: Number, kind: str, cues: Cues, dated: date | None) -> Attribution:
        """“Security Council resolution 1325”, “its resolution 1325”: the Council's own, whose numbers never begin anew.

        Alone it stays unresolved: the General Assembly and the Economic and Social Council counted on for decades too.
        A date of later years, in the year that the Council came to the number, tells it: “resolution 1255 of 30 July 1999”.
        """
        evidence: Evidence = "organ-named" if cues.named and not cues.antecedent else "antecedent"
        if not (told := cues.named or cues.listed):
            told, evidence = cues.possessive[:1], "possessive"
        year = self.numbering.council_year(int(number.value))
        if SECURITY_COUNCIL in told and year and year <= (self.day or date.max).year:
            return Attribution(f"S/RES/{number.value}({year})", evidence, None, SECURITY_COUNCIL)
        if not told and kind == "resolution" and dated and _LAST_COUNTED_ON < dated.year == year:
            return Attribution(f"S/RES/{number.value}({year})", "calendar", None, SECURITY_COUNCIL)
        if cues.named and not self._issue(cues.named):
            return Attribution(f"{cues.named[0]}: {kind} {number.value}", "organ-named", None, cues.named[0])
        return Attribution(None, None, "damaged-number" if told else "two-organs")

    def _is_bound(self, number: Number, cues: Cues) -> bool:
        """Whether a full name binds a number that its body cannot have: “General Assembly resolution 1/1” is damaged, not the Council's.

        A year or a Roman numeral in parentheses tells its organ by itself, also in a list that another organ's name opened.
        """
        if cues.antecedent or number.shape in {"year-parenthesis", "roman"}:
            return False
        return self._issue(cues.named)

    def _named(
        self,
        number: Number,
        kind: str,
        names: tuple[str, ...],
        rules: list[Rule],
        dated: date | None,
        evidence: Evidence,
        *,
        doubtful: bool,
    ) -> Attribution | None:
        able = [r for name in names for r in rules if r.body == name]
        if doubtful or len(able) > 1:
            able = [r for r in able if self._possible(r, number, dated)]
        if able:
            return self._verdict(able[0], number, kind, evidence)
        if evidence == "organ-named" and not is_security_councils(number, self.numbering):
            return None if self._issue(names) else self._by_name(names[0], number, kind, evidence)
        return None

    def _unnamed(
        self, number: Number, kind: str, rules: list[Rule], dated: date | None, subject: tuple[str, ...]
    ) -> Attribution:
        """By what an earlier place told, by the calendar, by what the document is of and about; else why not."""
        if before := self.explained.get((kind, number.value)):
            rule = next((r for r in rules if r.body == before), None)
            if rule or not self._issue((before,)):
                return self._told(rule, before, number, kind)
        known = self._known(number, rules)
        possible = [r for r in known if self._possible(r, number, dated)]
        if dated:
            likely = [r for r in possible if self.numbering.on_date(r.body, number.value, dated)] or possible
        else:
            likely = self._told_of(possible) if number.shape == "session" else possible
        if len(likely) == 1:
            evidence: Evidence = "calendar" if dated and len(known) > 1 else "only-organ"
            return self._verdict(likely[0], number, kind, evidence)
        own = [r for r in likely if r.body in subject] or [r for r in likely if r.body == self.own]
        if own:
            return self._verdict(own[0], number, kind, "antecedent")
        if likely:
            return Attribution(None, None, "two-organs")
        return Attribution(None, None, self._why_none(number, kind, rules, known, possible, dated))

    def _why_none(
        self, number: Number, kind: str, rules: list[Rule], known: list[Rule], possible: list[Rule], dated: date | None
    ) -> Reason:
        if not rules and self.numbering.rules.get((kind, number.shape)):
            return "damaged-number"
        if possible or not known:
            return "no-organ"
        return "date-contradicts" if dated else "not-in-calendar"

    def _known(self, number: Number, rules: list[Rule]) -> list[Rule]:
        """The rules that a number without an organ can be by.

        A conference's mark names it ("1/CP.21"); a mere session and number could be of any body that the document names.
        Of Roman sessions, only those that a calendar holds: the Sub-Commission's early ones are told by its name alone.
        """
        if number.shape in {"session", "year"}:
            return [r for r in rules if self._is_about(r.body)]
        if number.shape == "roman":
            return [r for r in rules if self.numbering.window(r.body, number.value)] or rules
        return rules

    def _is_about(self, body: str) -> bool:
        """Whether a body's sessions are known, or the document names it."""
        return self.numbering.has_calendar(body) or body in self.mentioned

    def _told_of(self, possible: list[Rule]) -> list[Rule]:
        """The rules that an undated number can be by.

        Below the Assembly's sessions it may be of any conference (“resolution 9/8”, of the States parties to a
        convention): only bodies that the document names, or is of, are taken into account.
        """
        if any(rule.body == GENERAL_ASSEMBLY for rule in possible):
            return possible
        return [rule for rule in possible if rule.body == self.own or rule.body in self.mentioned]

    def _issue(self, bodies: tuple[str, ...]) -> bool:
        return any(self.numbering.issues(body) for body in bodies)

    def _told(self, rule: Rule | None, body: str, number: Number, kind: str) -> Attribution:
        """What an earlier place told of a number."""
        if rule:
            return self._verdict(rule, number, kind, "antecedent")
        return self._by_name(body, number, kind, "antecedent")

    def _by_name(self, body: str, number: Number, kind: str, evidence: Evidence) -> Attribution:
        """The number of a body whose texts have no symbols that are known."""
        self._explain(body, number, kind)
        return Attribution(f"{body}: {kind} {printed(number)}", evidence, None, body)

    def _verdict(self, rule: Rule, number: Number, kind: str, evidence: Evidence) -> Attribution:
        if not rule.template:
            return self._by_name(rule.body, number, kind, evidence)
        self._explain(rule.body, number, kind)
        return Attribution(rule.symbol(number.value) + number.letters, evidence, None, rule.body)

    def _explain(self, body: str, number: Number, kind: str) -> None:
        if self.explained.setdefault((kind, number.value), body) != body:
            self.explained[kind, number.value] = ""

    def _possible(self, rule: Rule, number: Number, dated: date | None) -> bool:
        """Whether the calendar lets a body have adopted this number, on its date or before this document's."""
        if rule.body == SECURITY_COUNCIL and is_security_councils(number, self.numbering):
            return True
        if dated:
            on = self.numbering.on_date(rule.body, number.value, dated)
            return self._near_its_year(number, dated) if on is None else on
        return self.numbering.before(rule.body, number.value, self.day or date.max) is not False

    def _near_its_year(self, number: Number, dated: date) -> bool:
        """For sessions that no calendar holds: a number with a year fits dates of about that year, others any date."""
        if number.shape in {"year", "year-parenthesis"}:
            order = session_order(number.value)
            return order is None or abs(order - dated.year) <= 1
        return True


def is_security_councils(number: Number, numbering: Numbering) -> bool | None:
    """Whether the Security Council adopted `2250 (2015)` in its year: its fifth was of 1946, so `5 (2017)` is none of its own.

    None for other shapes, and beyond the years known.
    """
    if number.shape != "year-parenthesis":
        return None
    value, _, year = number.value.rstrip(")").partition("(")
    adopted = numbering.council_year(int(value))
    return None if adopted is None else adopted == int(year)


def are_of_one_year(number: Number, following: Number | None, numbering: Numbering) -> bool:
    """“resolutions 425 and 426 (1978)”: whether a bare number is the Security Council's of the year that the next one bears."""
    if following is None or not is_security_councils(following, numbering):
        return False
    return following.value.endswith(f"({numbering.council_year(int(number.value))})")


def printed(number: Number) -> str:
    """A number as a symbol's tail has it: letters behind a space."""
    return f"{number.value} {number.letters}".rstrip()
