"""The records of those that hold mandates, by name, founding act and short form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from unkg.model import Authorities, Body, Mechanism
from unkg.symbols import slug

Record = Body | Mechanism
Tenure = Literal["term", "open", "standing", "none"]
"""How a body holds its mandate: for a term that others extend; without a term, until others end it; for as long as
it exists; or not at all, as far as texts speak of it."""

_TENURE: Mapping[Tenure, frozenset[str]] = MappingProxyType(
    {
        "term": frozenset(
            {
                "peace operation", "peacekeeping operation", "special political mission", "political mission",
                "mission", "civilian mission", "multinational force", "panel of experts", "monitoring team",
                "working group", "expert body", "tribunal", "subsidiary organ", "related body", "investigative body",
            }
        ),
        "open": frozenset({"sanctions committee", "committee"}),
        "none": frozenset({"fund", "national court", "national human rights institution", "conference of parties"}),
    }
)  # fmt: skip
"""By kind of body; a kind in no list is standing."""


def _tenure(record: Record) -> Tenure:
    if isinstance(record, Mechanism):
        return "term"
    return next((tenure for tenure, kinds in _TENURE.items() if record.kind in kinds), "standing")


class MandateRecords(Struct, frozen=True, eq=False):
    """The curated bodies, then the mechanisms, each in the order of its table."""

    all: Mapping[str, Record]
    """By canonical name."""
    tenure: Mapping[str, Tenure]
    """By canonical name, how they hold their mandates."""
    by_name: Mapping[str, Record]
    """By any of their full names, in lower case."""
    by_slug: Mapping[str, Record]
    """By the IRI segment of their canonical name, which no other holder of a mandate may have."""
    by_act: Mapping[str, tuple[Record, ...]]
    """By the symbol of the act that founded them."""
    by_short_form: Mapping[str, tuple[Record, ...]]
    """By short form, in lower case."""
    by_predecessor: Mapping[str, tuple[Record, ...]]
    """By the canonical name of the body that they succeeded."""

    def founded(self, act: str | None) -> tuple[Record, ...]:
        """Those that an act founded."""
        return self.by_act.get(act or "", ())

    def called(self, short_forms: Iterable[str]) -> list[Record]:
        """Those that have one of some short forms, which are in lower case; each once."""
        return list(dict.fromkeys(record for short in short_forms for record in self.by_short_form.get(short, ())))

    def canonical(self, name: str | None) -> str | None:
        """The canonical name of whoever has the same IRI segment, else the name as it is.

        A text that founds a group writes its name in small letters, and the record in capitals.
        """
        record = self.by_slug.get(slug(name)) if name else None
        return record.name if record else name

    def founder(self, name: str | None) -> str | None:
        """The symbol of the act that founded the body or mechanism of a canonical name, if known."""
        record = self.all.get(name or "")
        return record.established_by if record else None


@lru_cache(maxsize=4)
def mandate_records(authorities: Authorities) -> MandateRecords:
    """The records of all bodies and mechanisms."""
    records: list[Record] = [*authorities.bodies.values(), *authorities.mechanisms.values()]
    return MandateRecords(
        all={record.name: record for record in records},
        tenure={record.name: _tenure(record) for record in records},
        by_name={name.lower(): r for r in reversed(records) for name in (*r.names, r.name)},
        by_slug={slug(record.name): record for record in reversed(records)},
        by_act=_grouped((r.established_by, r) for r in records if r.established_by),
        by_short_form=_grouped((short, r) for r in records for short in {form.lower() for form in r.short_forms}),
        by_predecessor=_grouped((r.predecessor, r) for r in records if isinstance(r, Body) and r.predecessor),
    )


def _grouped(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    grouped: dict[str, list[Record]] = defaultdict(list)
    for key, record in pairs:
        grouped[key].append(record)
    return {key: tuple(records) for key, records in grouped.items()}
