"""A chart of an answer that has numbers over years."""

import re
from collections import Counter
from typing import Final

from unkg import extras, rendering
from unkg.pages.records import Picture
from unkg.queries import Iri, NamedIri, Table, Value
from unkg.rendering import MOST_SERIES, Chart, Series

_YEAR: Final = "year"
_SPAN: Final = 120
"""Years in a chart; a table of more has a year that was misread."""
_IS_YEAR: Final = re.compile(r"[12]\d{3}")


def chart_of(table: Table, title: str, command: str, names: "dict[Iri, str]") -> Picture | None:
    """Bars of the first column of numbers by year, in the colours of the last column of names.

    None for a table without years or numbers, and if the packages that draw are not installed. Rows without a year are
    left out.
    """
    found = _columns(table)
    if found is None or not extras.is_installed("pictures"):
        return None
    year, number, name = found
    sums: Counter[tuple[int, str]] = Counter()
    for row in table.rows:
        if _IS_YEAR.fullmatch(str(row[year])) and isinstance(row[number], int):
            sums[int(str(row[year])), _text(row[name], names) if name is not None else ""] += int(str(row[number]))
    years = [one for one, _ in sums]
    if len(set(years)) < 2 or max(years) - min(years) >= _SPAN:
        return None
    unit = table.columns[number].replace("_", " ")
    by = f"year and {table.columns[name].replace('_', ' ')}" if name is not None else "year"
    words = f"{title}: sum of {unit} by {by}"
    chart = _chart(sums, range(min(years), max(years) + 1))
    svg = rendering.render_chart(chart, rendering.Caption(words, "", command), ".svg").decode()
    return Picture(words, svg)


def _columns(table: Table) -> tuple[int, int, int | None] | None:
    """The places of the year, the numbers, and the names, which may be none."""
    if _YEAR not in table.columns:
        return None
    year = table.columns.index(_YEAR)
    others = [at for at in range(len(table.columns)) if at != year]
    numbers = [at for at in others if any(type(row[at]) is int for row in table.rows)]
    names = [at for at in others if at not in numbers]
    return (year, numbers[0], names[-1] if names else None) if numbers else None


def _text(value: Value, names: "dict[Iri, str]") -> str:
    if isinstance(value, Iri):
        return value.short if isinstance(value, NamedIri) else names.get(value, value.short)
    return "not stated" if value is None else str(value)


def _chart(sums: Counter[tuple[int, str]], years: range) -> Chart:
    """The largest series, and the sum of the others if there are more than a chart can have."""
    totals: Counter[str] = Counter()
    for (_, name), number in sums.items():
        totals[name] += number
    ordered = sorted(totals, key=lambda name: (-totals[name], name))
    shown = ordered if len(ordered) <= MOST_SERIES else ordered[: MOST_SERIES - 1]
    series = [Series(name, tuple(sums[year, name] for year in years)) for name in shown]
    if rest := ordered[len(shown) :]:
        numbers = tuple(sum(sums[year, name] for name in rest) for year in years)
        series.append(Series(f"{len(rest)} others", numbers))
    return Chart(tuple(years), tuple(series))
