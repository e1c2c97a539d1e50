"""What actions speak of in their own clauses, and what they ask of it.

What an action concerns stands behind its verb, up to the end of its clause, however it is attached: an object, a
place, a purpose, a standard (“in accordance with article 5 of the Convention”). It does not concern its addressees,
grounds before the verb, what the issuer only recalls behind the object (“…, noting resolution 5/1”), nor a body that
only says whose another thing is (“General Assembly resolution 60/251”, “set out by the Council in its resolution 5/1”,
“the special procedures of the Council”, “the Special Representative of the Secretary-General”).
"""

from msgspec.structs import replace

from unkg.extraction.act.concerns.asks import Asks
from unkg.extraction.act.concerns.clauses import Clauses
from unkg.extraction.act.concerns.mentions import Mention, Mentions
from unkg.extraction.resolve.context import Context
from unkg.model import Action, Ask, Authorities, Concern

__all__ = ["with_concerns"]


def with_concerns(actions: list[Action], context: Context, authorities: Authorities) -> list[Action]:
    """The actions of a document, in order of place, each with what it concerns."""
    if not actions:
        return []
    mentions, clauses, asks = Mentions.of(context), Clauses.of(context), Asks.of(context, authorities)
    found = []
    for action, clause in clauses.of_actions(actions, mentions.last):
        if clause is None or not (spoken_of := mentions.in_clause(clause, action)):
            found.append(action)
            continue
        asked = asks.of_mentions(spoken_of, clause, action)
        concerns = [_concern(one, ask, context) for one, ask in zip(spoken_of, asked, strict=True)]
        found.append(replace(action, concerns=tuple(concerns)))
    return found


def _concern(mention: Mention, asks: tuple[Ask, ...], context: Context) -> Concern:
    start, end = context.normalized.original(mention.start, mention.end)
    return Concern(start, end, mention.target, mention.kind, mention.pinpoint, asks)
