"""Output formats of comparisons: for people, as a page, JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from unkg.cli.output import show
from unkg.cli.terminal import escaped
from unkg.editions import Change, Comparison, Lineage, Words, comparison_record, lineage_record
from unkg.editions.records import joined, labels, named, summary

if TYPE_CHECKING:
    from rich.text import Text

    from unkg.model import Extraction

_AROUND: Final = 8
"""Words that are printed before and after changed ones; longer passages between them are left out."""
_INDENT: Final = 4
_STYLES: Final = {"same": "dim", "changed": "yellow", "new": "green", "gone": "red", "split": "cyan", "merged": "cyan"}


class Written(Protocol):
    """A function that writes a comparison or lineage."""

    def __call__(self, made: Comparison | Lineage, file: TextIO, *, whole: bool) -> None:
        """Write it; `whole` leaves nothing out."""


def as_json(made: Comparison | Lineage, file: TextIO, *, whole: bool) -> None:
    """One object, by `docs/editions.schema.json`; it is always whole."""
    record = lineage_record(made) if isinstance(made, Lineage) else comparison_record(made)
    json.dump(record, file, ensure_ascii=False, indent=1)
    file.write("\n")


def as_page(made: Comparison | Lineage, file: TextIO, *, whole: bool) -> None:
    """A web page in one file; it is always whole."""
    from unkg.pages.html import compared_file

    file.write(compared_file(made))


def as_text(made: Comparison | Lineage, file: TextIO, *, whole: bool) -> None:
    """For people: a line or block a paragraph."""
    if isinstance(made, Comparison):
        _print(_compared(made, whole=whole), file)
        return
    for step in made.steps:
        _print(_compared(step, whole=whole), file)
        file.write("\n")
    _print(_aged(made), file)


FORMATS: Final[Mapping[str, Written]] = MappingProxyType({"text": as_text, "html": as_page, "json": as_json})


def _print(lines: "Iterator[tuple[int, Text]]", file: TextIO) -> None:
    """Print lines with their indents."""
    from rich.padding import Padding

    for indent, line in lines:
        show(Padding(line, (0, 0, 0, indent)) if indent else line, file)


def _compared(made: Comparison, *, whole: bool) -> "Iterator[tuple[int, Text]]":
    from rich.text import Text

    yield 0, Text(f"{_edition(made.earlier)} → {_edition(made.later)}", style="bold")
    if made.later.header.title:
        yield 0, Text(escaped(made.later.header.title))
    yield 0, Text(summary(made))
    yield 0, Text()
    yield from _changes(made.changes, whole=whole)
    notes = [one for one in made.footnotes if whole or one.status != "same"]
    if notes:
        yield 0, Text("\nFootnotes", style="bold")
        yield from _changes(notes, whole=whole)


def _edition(one: "Extraction") -> str:
    adopted = f" ({one.header.adopted})" if one.header.adopted else ""
    return escaped(named(one)) + adopted


def _changes(changes: Sequence[Change], *, whole: bool) -> "Iterator[tuple[int, Text]]":
    """Unchanged paragraphs that follow each other in one line, each other in a block."""
    for is_plain, some in groupby(changes, key=lambda one: not whole and _is_plain(one)):
        if is_plain:
            for _, run in groupby(some, key=_is_renumbered):
                yield 0, _heading(list(run), "")
            continue
        for one in some:
            yield 0, _heading([one], _told(one))
            yield _INDENT, _marked(one.words, whole=whole)


def _is_plain(change: Change) -> bool:
    return change.status == "same" and not change.moved


def _is_renumbered(change: Change) -> bool:
    return labels(change.earlier) != labels(change.later)


def _heading(run: Sequence[Change], told: str) -> "Text":
    """Where the changes stand now, and where they stood if that is another number."""
    from rich.text import Text

    before, after = ([labels(getattr(one, side)) for one in run] for side in ("earlier", "later"))
    line = Text(_range(after) if after[0] else _range(before), style="bold")
    if before[0] and after[0] and (before != after or run[0].moved):
        line.append(f" (was {_range(before)})")
    line.append(f"  {run[0].status}", style=_STYLES[run[0].status])
    return line.append(told)


def _range(names: Sequence[str]) -> str:
    return escaped(names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}")


def _told(change: Change) -> str:
    """What is to say of a change beside its status."""
    moved = ", moved" if change.moved else ""
    kinds = f": {', '.join(change.kinds)}" if change.status == "changed" else ""
    return moved + kinds


def _marked(words: Sequence[Words], *, whole: bool) -> "Text":
    """Words with `[-what is gone-]` and `{+what is new+}`, so that nothing is told by colour alone."""
    from rich.text import Text

    line = Text()
    runs = joined(words)
    for index, one in enumerate(runs):
        earlier, later = escaped(one.earlier), escaped(one.later)
        if one.kind is None:
            line.append(_shortened(later, is_first=index == 0, is_last=index == len(runs) - 1, whole=whole))
            continue
        for text, opens, closes, style in ((earlier, "[-", "-]", "red strike"), (later, "{+", "+}", "green")):
            if text:
                line.append(" " * text.startswith(" ") + opens + text.strip() + closes, style=style)
    return line


def _shortened(text: str, *, is_first: bool, is_last: bool, whole: bool) -> str:
    """Unchanged words, without those that are far from a change."""
    words = text.split(" ")
    before, after = 0 if is_first else _AROUND, 0 if is_last else _AROUND
    if whole or len(words) <= before + after + _AROUND:
        return text
    return " ".join([*words[:before], "…", *words[len(words) - after :]])


def _aged(made: Lineage) -> "Iterator[tuple[int, Text]]":
    from rich.text import Text

    yield 0, Text(f"Paragraphs of {_edition(made.editions[-1])} by age", style="bold")
    for (since, changed), some in groupby(made.ages, key=lambda age: (age.since, age.changed)):
        line = Text(_range([one.paragraph.label or one.paragraph.kind for one in some]), style="bold")
        line.append(f"  since {escaped(named(made.editions[since]))}", style="")
        if changed:
            line.append(f", changed by {', '.join(escaped(named(made.editions[at])) for at in changed)}")
        yield 0, line
