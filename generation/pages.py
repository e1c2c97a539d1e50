"""Markdown and SPARQL of the closed lists: documentation tables, and the check of symbols against their series."""

from generation.python_source import numbered
from generation.table import ActionCategory, SkipReason, Table


def relation_table(table: Table, _: str) -> list[str]:
    """The table of relations and their representation in the graph."""
    rows = [
        "| JSON value | concept (below `id/`) | property | whose act | close to | meaning |",
        "|---|---|---|---|---|---|",
    ]
    for relation in table.relations:
        term = f"`unkg:{relation.property}`" if relation.property else "–"
        close = dict.fromkeys((*relation.close_match, *relation.property_close_match))
        near = ", ".join(f"`{one}`" for one in close) or "–"
        cells = (
            f"`{relation.name}`",
            f"`relation/{relation.slug}`",
            term,
            relation.whose_act,
            near,
            relation.definition,
        )
        rows.append(f"| {' | '.join(cells)} |")
    return ["", *rows, ""]


def reason_table(table: Table, _: str) -> list[str]:
    """The table of reasons with meaning and example."""
    rows = (f"| `{reason.name}` | {reason.meaning} | “{reason.example}” |" for reason in table.reasons)
    return ["", "| reason | what it means | example |", "|---|---|---|", *rows, ""]


def skip_table(table: Table, _: str) -> list[str]:
    """The table of reasons for skipping a file."""
    reasons = (value for value in table.lists["skip-reason"].values if isinstance(value, SkipReason))
    rows = (f"| {reason.words} | {reason.definition} |" for reason in reasons)
    return ["", "| reason | what it means |", "|---|---|", *rows, ""]


def category_table(table: Table, _: str) -> list[str]:
    """The table of the categories of actions."""
    categories = (value for value in table.lists["action-category"].values if isinstance(value, ActionCategory))
    rows = (f"| {one.notation} | `{one.name}` | {one.definition} |" for one in categories)
    return ["", "| number | value | meaning |", "|---|---|---|", *rows, ""]


def series_checks(table: Table, _: str) -> list[str]:
    """Alternatives of a SPARQL filter: the symbol has the prefix of a series, but not its form."""
    lines = []
    for prefix, series in numbered(table):
        pattern = f"^{prefix.replace('.', '[.]')}/{series.form}$"
        lines.append(f'(STRSTARTS(?symbol, "{prefix}/") && !REGEX(?symbol, "{pattern}")) ||')
    lines[-1] = lines[-1].removesuffix(" ||")
    return lines
