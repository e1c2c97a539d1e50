"""The description of a served graph in VoID, and the kinds of resource that one can browse."""

from typing import Final

from unkg.publishing.census import Census
from unkg.publishing.describing import Publication, void
from unkg.queries import Queryable
from unkg.queries.resources import counts
from unkg.vocabulary import Skos, Unkg

KINDS: Final = {
    "document": ("Documents", Unkg.Document),
    "mandate": ("Mandates", Unkg.Mandate),
    "mechanism": ("Mechanisms", Unkg.Mechanism),
    "body": ("Bodies", Unkg.Body),
    "instrument": ("Instruments", Unkg.Instrument),
    "state": ("States", Unkg.State),
    "session": ("Sessions", Unkg.Session),
    "agenda-item": ("Agenda items", Unkg.AgendaItem),
    "candidate": ("Names without a record", Unkg.Candidate),
    "concept": ("Subjects and values of closed lists", Skos.Concept),
    "scheme": ("Lists of subjects and values", Skos.ConceptScheme),
}
"""Kind → its name on the first page, and its class; others are reached by links only."""
_CONTENT: Final = "Citations, mandates and references of documents of the United Nations."


def void_of(store: Queryable, base: str, address: str, *, endpoint: str | None = None) -> bytes:
    """A graph in VoID, counted now; `address` is where it is served."""
    found = counts(store)
    statements = sum(found.properties.values())
    census = Census(statements, found.subjects, 0, found.classes, found.properties)
    return void(Publication(base, address, _CONTENT, census, (), endpoint))
