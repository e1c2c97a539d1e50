"""What States under review answer to recommendations, in the words of exports."""

from typing import Final

from unkg.model import Response
from unkg.symbols import normalized_name

_RESPONSES: Final[dict[str, Response]] = {
    "supported": "supported", "accepted": "supported", "enjoys support": "supported", "enjoys the support": "supported",
    "acceptee": "supported", "accepte": "supported", "soutenue": "supported", "appuyee": "supported",
    "noted": "noted", "notee": "noted", "note": "noted", "prise en note": "noted", "pris note": "noted",
    "rejected": "rejected", "not accepted": "rejected", "not supported": "rejected",
    "rejetee": "rejected", "rejete": "rejected", "refusee": "rejected", "non acceptee": "rejected",
}  # fmt: skip
_PENDING: Final = frozenset(
    {"", "pending", "under consideration", "no response", "no clear position", "general response", "unknown",
     "en suspens", "en attente", "pas de reponse", "aucune reponse", "sans reponse", "pas de position claire",
     "position peu claire", "reponse generale"}
)  # fmt: skip


def response_of(words: str) -> Response | None:
    """The response that words state; None for one that is open, and for other words."""
    return _RESPONSES.get(normalized_name(words))


def is_response(words: str) -> bool:
    """Whether words are a response, or say that there is none yet."""
    name = normalized_name(words)
    return name in _RESPONSES or name in _PENDING
