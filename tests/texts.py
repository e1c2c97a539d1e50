"""Extraction from short texts, for the tests of its stages."""

from functools import lru_cache

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document, Extraction, Header, Reference

_ISSUERS = {
    "Assembly": ("A/RES/78/218", "General Assembly", "2023-12-19"),
    "Council": ("A/HRC/RES/58/17", "Human Rights Council", "2025-04-03"),
    "Security": ("S/RES/2680(2023)", "Security Council", "2023-03-23"),
    "ECOSOC": ("E/RES/2021/10", "Economic and Social Council", "2021-06-08"),
    "Commission": ("E/CN.4/RES/2005/11", "Commission on Human Rights", "2005-04-14"),
}
SYMBOLS = frozenset({"resolution", "decision", "statement", "document"})


@lru_cache(maxsize=4096)
def extraction(text: str, issuer: str | None = None) -> Extraction:
    """Extract from a text, issued by a body (`Assembly`, `Council`, …) or by an unknown one."""
    header = None
    if issuer:
        symbol, body, adopted = _ISSUERS[issuer]
        header = Header(symbol=symbol, type="resolution", body=body, adopted=adopted)
    return extract(Document("text", "text", text, header=header), authorities.load())


def cited(text: str, issuer: str | None = None) -> list[Reference]:
    """The references of a text to documents by symbol or number, in order."""
    return [r for r in extraction(text, issuer).references if r.kind in SYMBOLS]


def targets(text: str, issuer: str | None = None) -> list[tuple[str, str | None]]:
    """(words, target) of the references to documents by symbol or number, in order."""
    return [(r.text, r.target) for r in cited(text, issuer)]


def named(text: str, issuer: str | None = None) -> list[tuple[str, str | None]]:
    """(words, target) of the references to bodies, mechanisms and instruments, in order."""
    return [(r.text, r.target) for r in extraction(text, issuer).references if r.kind not in SYMBOLS]
