"""Relations in lists: what the words before the first item say holds for the further ones.

“the measures imposed by paragraph 4 of resolution 1521 (2003) and paragraph 1 of resolution 1532 (2004)”
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct, structs

from unkg.authorities.language import Language
from unkg.extraction.patterns.citation_patterns import MARKERS, dated_pattern
from unkg.extraction.patterns.words import CAPITAL, any_of, optional
from unkg.extraction.resolve.context import Context
from unkg.extraction.resolve.relation_patterns import subject_before
from unkg.extraction.resolve.resolved import RelationEvidence, ResolvedCitation, ResolvedName, by_place

_Cited = TypeVar("_Cited", ResolvedCitation, ResolvedName)
_GAP = 160
"""Characters between two items of a list, with a date and an item of no known text."""
_DIRECT = frozenset({"pursuant-to", "cite"})
"""Relations whose words are prepositions: only another preposition or verb ends their list."""


class _Item(Struct, frozen=True, gc=False):
    """A citation or an instrument with the relation that it has by itself and the one that it has as an item."""

    cited: ResolvedCitation | ResolvedName
    own: RelationEvidence
    relation: RelationEvidence


def with_relations_of_lists(context: Context) -> Context:
    """The context with the relation of the first item of a list also at the further ones.

    Only where its words stand nearer than those by which an item would be read alone.
    """
    named = [name for name in context.names if name.relation]
    items = _read(by_place([*context.citations, *named]), context)
    changed = {id(item.cited): item.relation for item in items if item.relation is not item.own}
    if not changed:
        return context
    return replace(context, citations=_changed(context.citations, changed), names=_changed(context.names, changed))


def _changed(cited: tuple[_Cited, ...], changed: Mapping[int, RelationEvidence]) -> tuple[_Cited, ...]:
    with_own = [one._replace(relation=changed[id(one)]) if id(one) in changed else one for one in cited]
    return tuple(with_own)


def _read(cited: list[ResolvedCitation | ResolvedName], context: Context) -> Iterator[_Item]:
    earlier: _Item | None = None
    previous: _Item | None = None
    text, language = context.normalized.text, context.language
    joint, owners = _joint(language), _owners(context)
    for one in cited:
        own = one.relation or RelationEvidence("cite")
        item = _Item(one, own, own)
        # "依照《宪章》和载有《宣言》的第1514(XV)号决议": the Declaration is what the resolution is about, and no item.
        around = earlier if language.word_order["of"] else None
        before = next((one for one in (previous, around) if one and _is_of(one, item, text, joint, owners)), None)
        if before:
            item = structs.replace(item, relation=before.relation)
        yield item
        earlier, previous = previous, item


def _owners(context: Context) -> dict[int, int]:
    """Where names of organs end, by their starts, in a language whose cases say “of”.

    “резолюцией 60/1 Генеральной Ассамблеи и резолюцией 1325 (2000)”.
    """
    if "" not in context.language.citation["of_organ"]:
        return {}
    return {name.start: name.end for name in context.names if name.kind == "body"}


def _is_of(previous: _Item, item: _Item, text: str, joint: re.Pattern[str], owners: Mapping[int, int]) -> bool:
    """Whether an item takes the relation of the one before it."""
    before, cited = previous.cited, item.cited
    if cited.lead <= before.start:
        return item.own == previous.own
    stated = previous.relation.start
    if stated is None or stated <= (-1 if item.own.start is None else item.own.start):
        return False
    end = max(before.end, before.place.end if before.place else 0)
    end = owners.get(end + 1, end)
    match = joint.fullmatch(text, end, cited.lead) if cited.lead - end <= _GAP else None
    return match is not None and _continues(previous, item, match, text)


def _continues(previous: _Item, item: _Item, match: re.Match[str], text: str) -> bool:
    """Whether what stands between two items makes them one list.

    After a comma the clause's verb may go on, if there is one: “recalling what was endorsed in resolution 57/2,
    resolution 60/1”.
    """
    if match["within"]:
        return True
    before, stated, cited = previous.cited, previous.relation, item.cited
    if stated.relation == "cite" and before.kind != cited.kind:
        return False
    repeated = match["again"]
    if repeated and not text.endswith(f" {repeated}", 0, stated.end):
        return False
    if not (match["and"] and match["comma"]) and (repeated or match["and"]):
        return True
    if (_is_placed(before) and _is_placed(cited)) or (item.own.relation == "cite" and before.kind == cited.kind):
        return True
    goes_on = not match["and"] or match["comma"] == ";"  # "see A/74/1; and A/74/2"
    return goes_on and stated.relation in _DIRECT and before.kind == cited.kind


def _is_placed(cited: ResolvedCitation | ResolvedName) -> bool:
    """Whether a pinpoint stands before it: “paragraph 4 of”."""
    return cited.place is not None and cited.place.start < cited.start


@lru_cache(maxsize=8)
def _joint(language: Language) -> re.Pattern[str]:
    words, relation_words = language.citation, language.relation_words
    conjunction, determiners = any_of(words["and"]), any_of((*words["item_leads"], *relation_words["determiners"]))
    units = any_of(word for listed in language.units.values() for word in listed)
    of = any_of(language.pinpoint_words["of"])
    # ", rule 142 of the rules of procedure of the Assembly": an item that is no reference.
    other = rf"(?:(?:,| {conjunction}) {units} [\w()]+ {of} [^,;.()\n]{{1,70}}?)?"
    # An instrument in the name of another, or its acronym: "the Optional Protocol to [CRC]".
    within = rf"(?P<within> (?:{any_of(language.name_words['protocol_to'])}(?: {determiners})*|\())"
    # "《宪章》和载有原则的第1514(XV)号决议"; never what is two things: "《宪章》和水井和打井的决议".
    one = rf"|(?:(?! (?:{conjunction}|{any_of(words['to'])}) )[^,;.()\n]){{1,60}}?"
    subject = subject_before(language, one) if language.word_order["of"] else ""
    again = rf"(?: (?P<again>{any_of(relation_words['repeated'])}))?"
    # The organ behind its number, before the date: "la résolution 1 du Conseil en date du 3 mai et la résolution 2".
    small = any_of((*words["name_words"], *language.structure["enacting_words"]))
    article = optional(words["articles"])
    organ = (
        rf"(?: {any_of(words['of_organ'])} ?{article}[{CAPITAL}][\w'’-]*(?: (?:{small}|[{CAPITAL}][\w'’-]*)){{0,7}}?)?"
    )
    list_joint = (
        rf"\)?{organ}{MARKERS}{dated_pattern(language)}?\)?{MARKERS}{other}(?: ?(?P<comma>[,;]))?{MARKERS}"
        rf"(?: (?P<and>{conjunction}))?(?(comma)|(?(and)|(?!))){again}{subject}(?: {determiners})* ?\(?"
    )
    return re.compile(rf"(?:{within} ?|{list_joint} ?)")
