"""The closed lists of the output as concepts, and what each relation word means in the graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from pyoxigraph import NamedNode

from unkg import symbols
from unkg.vocabulary.terms import BASE, Unkg

Scheme = Literal[
    "relation",
    "evidence",
    "reason",
    "event-kind",
    "strength",
    "document-type",
    "section",
    "addressee",
    "vote-outcome",
    "reference-kind",
]


def concept(scheme: Scheme, value: str) -> NamedNode:
    """The concept of a value of a closed list: `relation`, `recall` → `<…/id/relation/recall>`, whatever the base."""
    return NamedNode(f"{BASE}id/{scheme}/{symbols.slug(value).lower()}")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What a relation word of the output means in the graph."""

    property: NamedNode | None
    """The plain property from citing to cited document beside `unkg:cites`; None: `unkg:cites` alone."""
    whose_act: Literal["citing", "cited", "either"]
    """Whose doing the words tell: `Recalling 5/1` the citing document's, `established by 5/1` the cited one's."""
    verbs: tuple[str, ...] = ()
    """Where it may be either's: the verbs of an action in the same paragraph that make it the citing document's."""


RELATIONS: Final[Mapping[str, RelationRow]] = MappingProxyType(
    {
        "recall": RelationRow(Unkg.recalls, "citing"),
        "reaffirm": RelationRow(Unkg.reaffirms, "citing"),
        "guided-by": RelationRow(Unkg.isGuidedBy, "citing"),
        "bear-in-mind": RelationRow(Unkg.bearsInMind, "citing"),
        "note": RelationRow(Unkg.notes, "citing"),
        "welcome": RelationRow(Unkg.welcomes, "citing"),
        "express-concern": RelationRow(Unkg.expressesConcernAt, "citing"),
        "stress": RelationRow(Unkg.stresses, "citing"),
        "pursuant-to": RelationRow(Unkg.actsPursuantTo, "citing"),
        "endorse": RelationRow(Unkg.endorses, "citing"),
        "implement": RelationRow(Unkg.implements, "citing"),
        "acknowledge": RelationRow(Unkg.acknowledges, "citing"),
        "regret": RelationRow(Unkg.regrets, "citing"),
        "amend": RelationRow(Unkg.amends, "either", ("amend", "modify", "revise")),
        "terminate": RelationRow(
            Unkg.supersedes,
            "either",
            ("supersede", "replace", "repeal", "rescind", "revoke", "terminate", "discontinue"),
        ),
        "establish": RelationRow(None, "cited"),
        "extend": RelationRow(None, "cited"),
        "request": RelationRow(None, "cited"),
        "submit": RelationRow(None, "cited"),
        "contain": RelationRow(None, "cited"),
        "cite": RelationRow(None, "citing"),
    }
)
"""One row a relation word, in the order of the documentation's table."""

RECOMMENDING: Final = frozenset({"request", "urge", "call", "recommend", "encourage", "invite"})
"""The strengths that make an action a recommendation: somebody is asked, nobody is bound."""

ADDRESSEE_CLASSES: Final = (
    "States",
    "Member States",
    "States parties",
    "parties to the conflict",
    "international community",
    "civil society",
    "non-governmental organizations",
    "private sector",
    "donors",
    "United Nations system",
    "specialized agencies",
    "treaty bodies",
    "special procedures",
    "national human rights institutions",
    "regional organizations",
)
"""Addressees that are a class, not a body: each is a concept."""

DOCUMENT_CLASSES: Final[Mapping[str, NamedNode | None]] = MappingProxyType(
    {
        "resolution": Unkg.Resolution,
        "decision": Unkg.Decision,
        "draft resolution": Unkg.DraftResolution,
        "draft decision": Unkg.DraftDecision,
        "statement": Unkg.Statement,
        "report": Unkg.Report,
        "note": Unkg.Note,
        "letter": Unkg.Letter,
        "general comment": Unkg.GeneralComment,
        "views": Unkg.Views,
        "concluding observations": Unkg.ConcludingObservations,
        "other": None,
    }
)
"""The class of a document's type; None: `unkg:Document` alone."""
