"""Whose number it is: the order of evidence by which a number gets its organ, or stays unresolved with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from unkg.authorities.numbering import (
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
    Numbering,
    Rule,
    session_order,
)
from unkg.extraction.resolve.resolved import Attribution, Case
from unkg.extraction.scan.numbers import Number, Shape
from unkg.model import Evidence, Reason

_LAST_COUNTED_ON = 1977
"""The year in which the Economic and Social Council, as the General Assembly two years before, last counted on from
year to year."""


@dataclass(frozen=True, slots=True, eq=False)
class Attributor:
    """Decides whose numbers are, by the rules of all bodies and what holds throughout one document."""

    numbering: Numbering
    issuer: str | None
    """The body that issued the document."""
    issued: date | None
    named: frozenset[str]
    """Bodies that the document names anywhere."""
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The shape of a number to all that it may stand for, where the language writes several conferences alike."""
    cache: dict[Case, Attribution] = field(default_factory=dict)
    """Decided cases: a document that says the same again is not decided again."""

    def attribute(self, case: Case) -> Attribution:
        """The organ of a number: named, possessive, antecedent, calendar, only organ, in this order.

        A date after the document's own is none of a text that it cites: a deadline (“resolution 2244 (2015), by 1 May
        2024”), or a slip.
        """
        attribution = self.cache.get(case)
        if attribution is None:
            is_later = case.dated and self.issued and case.dated > self.issued
            decided = replace(self._attribute(replace(case, dated=None)), case=case) if is_later else None
            attribution = self.cache[case] = decided or self._attribute(case)
        return attribution

    def _attribute(self, case: Case) -> Attribution:
        cues = case.cues
        if case.shape == "bare":
            return self._bare(case)
        if cues.unknown_name and not is_security_councils(case, self.numbering):
            return _by_name(cues.unknown_name, case, "organ-named")
        shapes = self.alike.get(case.shape, (case.shape,))
        rules = tuple(rule for shape in shapes for rule in _admitting(self.numbering, case.kind, shape, case.value))
        stated: tuple[tuple[tuple[str, ...], Evidence, bool], ...] = (
            (cues.named, "antecedent" if cues.antecedent else "organ-named", False),
            (cues.possessive, "possessive", True),
            (cues.listed, "antecedent", True),
        )
        for bodies, evidence, doubtful in stated:
            if bodies and (attribution := self._named(case, bodies, rules, evidence, doubtful=doubtful)):
                return attribution
        if self._is_bound(case):
            return Attribution(case, None, None, "damaged-number")
        if cues.held and case.shape in {"session", "year"}:
            return Attribution(case, None, None, "no-organ")
        return self._unnamed(case, rules)

    def _bare(self, case: Case) -> Attribution:
        """“Security Council resolution 1325”, “its resolution 1325”: the Council's own, whose numbers never begin anew.

        Alone it stays unresolved: the General Assembly and the Economic and Social Council counted on for decades too.
        A date of later years, in the year that the Council came to the number, settles it:
        “resolution 1255 of 30 July 1999”.
        """
        cues, number = case.cues, case.value
        evidence: Evidence = "organ-named" if cues.named and not cues.antecedent else "antecedent"
        if not (stated := cues.named or cues.listed):
            stated, evidence = cues.possessive[:1], "possessive"
        year = self.numbering.council_year(int(number))
        if SECURITY_COUNCIL in stated and year and year <= (self.issued or date.max).year:
            return Attribution(case, f"S/RES/{number}({year})", evidence, None, SECURITY_COUNCIL)
        if not stated and case.kind == "resolution" and case.dated and _LAST_COUNTED_ON < case.dated.year == year:
            return Attribution(case, f"S/RES/{number}({year})", "calendar", None, SECURITY_COUNCIL)
        if cues.named and not self._issue(cues.named):
            body = cues.named[0]
            return Attribution(case, f"{body}: {case.kind} {number}", "organ-named", None, body)
        return Attribution(case, None, None, "damaged-number" if stated else "two-organs")

    def _is_bound(self, case: Case) -> bool:
        """Whether a full name binds a number that its body cannot have.

        “General Assembly resolution 1/1” is damaged, not the Council's. A year or a Roman numeral in parentheses names
        its organ by itself, also in a list that another organ's name opened.
        """
        if case.cues.antecedent or case.shape in {"year-parenthesis", "roman"}:
            return False
        return self._issue(case.cues.named)

    def _named(
        self, case: Case, bodies: tuple[str, ...], rules: tuple[Rule, ...], evidence: Evidence, *, doubtful: bool
    ) -> Attribution | None:
        able = [r for body in bodies for r in rules if r.body == body]
        if doubtful or len(able) > 1:
            able = [r for r in able if self._possible(r, case)]
        if able:
            return _by_rule(able[0], case, evidence)
        if evidence == "organ-named" and not is_security_councils(case, self.numbering):
            return None if self._issue(bodies) else _by_name(bodies[0], case, evidence)
        return None

    def _unnamed(self, case: Case, rules: tuple[Rule, ...]) -> Attribution:
        """By an earlier place of the document, by the calendar, by what the document is of and about; else why not."""
        bearers = case.cues.bearers if case.shape in {"session", "year"} else ()
        if bearers:
            rules = tuple(rule for rule in rules if rule.body in bearers)
        if case.earlier and (not bearers or case.earlier in bearers):
            rule = next((r for r in rules if r.body == case.earlier), None)
            if rule:
                return _by_rule(rule, case, "antecedent")
            if not self._issue((case.earlier,)):
                return _by_name(case.earlier, case, "antecedent")
        known = self._known(case, rules)
        possible = [r for r in known if self._possible(r, case)]
        likely = self._likely(case, possible)
        if len(likely) == 1:
            evidence: Evidence = "calendar" if case.dated and len(known) > 1 else "only-organ"
            return _by_rule(likely[0], case, evidence)
        own = [r for r in likely if r.body in case.cues.subject] or [r for r in likely if r.body == self.issuer]
        if not own and case.shape in self.alike:
            own = [r for r in likely if r.body in self.named]
            own = own if len(own) == 1 else []
        if own:
            return _by_rule(own[0], case, "antecedent")
        return Attribution(case, None, None, "two-organs" if likely else self._why_none(case, rules, known, possible))

    def _why_none(self, case: Case, rules: tuple[Rule, ...], known: list[Rule], possible: list[Rule]) -> Reason:
        if not rules and not case.cues.bearers and self.numbering.rules.get((case.kind, case.shape)):
            return "damaged-number"
        if possible or not known:
            return "no-organ"
        return "date-contradicts" if case.dated else "not-in-calendar"

    def _known(self, case: Case, rules: tuple[Rule, ...]) -> list[Rule]:
        """The rules that a number without an organ can be by.

        A conference's mark names it ("1/CP.21"); a mere session and number could be of any body that the document
        names. Of Roman sessions, only those that a calendar holds: the Sub-Commission's early ones are known by its
        name alone.
        """
        if case.shape in {"session", "year"}:
            return [r for r in rules if self._is_about(r.body)]
        if case.shape == "roman":
            return [r for r in rules if self.numbering.window(r.body, case.value)] or list(rules)
        return list(rules)

    def _likely(self, case: Case, possible: list[Rule]) -> list[Rule]:
        """Of the rules that a calendar allows, the likely ones.

        Those that it confirms by the date; for the number of an undated session, those of bodies in question.
        """
        if case.dated:
            return [r for r in possible if self.numbering.on_date(r.body, case.value, case.dated)] or possible
        return self._in_question(possible) if case.shape == "session" else possible

    def _is_about(self, body: str) -> bool:
        """Whether a body's sessions are known, or the document names it."""
        return self.numbering.has_calendar(body) or body in self.named

    def _in_question(self, possible: list[Rule]) -> list[Rule]:
        """The rules that an undated number can be by.

        Below the Assembly's sessions it may be of any conference (“resolution 9/8”, of the States parties to a
        convention): only bodies that the document names, or is of, are taken into account.
        """
        if any(rule.body == GENERAL_ASSEMBLY for rule in possible):
            return possible
        return [rule for rule in possible if rule.body == self.issuer or rule.body in self.named]

    def _issue(self, bodies: tuple[str, ...]) -> bool:
        return any(self.numbering.issues(body) for body in bodies)

    def _possible(self, rule: Rule, case: Case) -> bool:
        """Whether the calendar lets a body have adopted this number, on its date or before this document's."""
        if rule.body == SECURITY_COUNCIL and is_security_councils(case, self.numbering):
            return True
        if case.dated:
            on = self.numbering.on_date(rule.body, case.value, case.dated)
            return _is_near_its_year(case, case.dated) if on is None else on
        return self.numbering.before(rule.body, case.value, self.issued or date.max) is not False


@lru_cache(maxsize=65536)
def _admitting(numbering: Numbering, kind: str, shape: Shape, value: str) -> tuple[Rule, ...]:
    """The rules by which a number can be, whatever is said of it; documents cite the same numbers again and again."""
    admitting = [rule for rule in numbering.rules.get((kind, shape), ()) if rule.admits(value)]
    return tuple(admitting)


def _by_rule(rule: Rule, case: Case, evidence: Evidence) -> Attribution:
    if not rule.template:
        told = replace(case, value=case.value.replace(f"/{case.shape}.", f"/{rule.shape}."))
        return replace(_by_name(rule.body, told, evidence), case=case)
    return Attribution(case, rule.symbol(case.value) + case.letters, evidence, None, rule.body)


def _by_name(body: str, case: Case, evidence: Evidence) -> Attribution:
    """The number of a body whose texts have no symbols that are known."""
    number = f"{case.value} {case.letters}".rstrip()
    return Attribution(case, f"{body}: {case.kind} {number}", evidence, None, body)


def _is_near_its_year(case: Case, dated: date) -> bool:
    """For sessions that no calendar holds: a number with a year fits dates of about that year, others any date."""
    if case.shape in {"year", "year-parenthesis"}:
        order = session_order(case.value)
        return order is None or abs(order - dated.year) <= 1
    return True


def is_security_councils(number: Number | Case, numbering: Numbering) -> bool | None:
    """Whether the Security Council adopted `2250 (2015)` in its year.

    Its fifth was of 1946, so `5 (2017)` is none of its own. None for other shapes, and beyond the years known.
    """
    if number.shape != "year-parenthesis":
        return None
    value, _, year = number.value.rstrip(")").partition("(")
    adopted = numbering.council_year(int(value))
    return None if adopted is None else adopted == int(year)


def are_of_one_year(number: Number, following: Number | None, numbering: Numbering) -> bool:
    """Whether a bare number is the Security Council's of the year that the next one bears.

    “resolutions 425 and 426 (1978)”.
    """
    if following is None or not is_security_councils(following, numbering):
        return False
    return following.value.endswith(f"({numbering.council_year(int(number.value))})")
