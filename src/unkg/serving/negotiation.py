"""The media type to answer with: the client's `Accept` header against what there is."""

from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=512)
def preferred(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The offered media type with the highest quality; None if none is acceptable.

    Among equals the first offered wins; a range that names a type decides its quality before `type/*` and `*/*` do.
    Without a header everything is acceptable.
    """
    ranges = _ranges(accept or "*/*")
    graded = [(_quality(media_type, ranges), -place, media_type) for place, media_type in enumerate(offered)]
    quality, _, best = max(graded, default=(0.0, 0, ""))
    return best if quality > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    """Media range → quality; what cannot be read is left out."""
    found: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if "/" in name:
            found[name] = max(found.get(name, 0.0), _q(parameters))
    return found or {"*/*": 1.0}


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    main = media_type.partition("/")[0]
    for name in (media_type, f"{main}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
