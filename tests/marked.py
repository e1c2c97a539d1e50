"""Test cases as texts with marked answers: `tests/cases/NAME.txt`, one per line.

    @Council Recalling its resolutions {5/1|A/HRC/RES/5/1} and {5/2|A/HRC/RES/5/2|paragraph=PP 1},

`@Issuer` is the issuing body, if known. Braces contain the words of a reference, its targets (omitted if equal to the
words; `?reason` if unresolved), and further fields to check. `\\n` and `\\u00a0` are escapes as in Python; a line that
starts with `#` is a heading.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from unkg.model import Reference

_MARK = re.compile(r"\{([^{}|]*)((?:\|[^{}|]*)*)\}")
_ESCAPE = re.compile(r"\\(?:n|t|u[0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Mark:
    """An expected reference: span, targets, and further fields."""

    start: int
    end: int
    targets: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its marks; `name` is the id of the test."""

    name: str
    issuer: str | None
    text: str
    marks: tuple[Mark, ...]


def read_cases(name: str, folder: Path = Path(__file__).parent / "cases") -> list[Case]:
    """The cases of a file, in order."""
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line.strip() and not line.startswith("# ")]


def _case(line: str) -> Case:
    issuer = None
    if line.startswith("@"):
        issuer, _, line = line[1:].partition(" ")
    line = _ESCAPE.sub(lambda match: match[0].encode().decode("unicode_escape"), line)
    text, position, marks = "", 0, []
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        fields = match[2].split("|")[1:]
        targets = tuple(f for f in fields if not re.match(r"[a-z]+=", f))
        further = tuple((f.partition("=")[0], f.partition("=")[2]) for f in fields if f not in targets)
        marks.append(Mark(len(text), len(text) + len(match[1]), targets or (match[1],), further))
        text += match[1]
        position = match.end()
    return Case(f"{issuer or ''}{line[:70]}", issuer, text + line[position:], tuple(marks))


def expected(case: Case, *fields: str) -> list[tuple[object, ...]]:
    """The expected references: offset, words, target or reason, fields (`None` if not marked)."""
    rows: list[tuple[object, ...]] = []
    for mark in case.marks:
        further = dict(mark.fields)
        wanted = tuple(further.get(field) for field in fields)
        rows += [(mark.start, case.text[mark.start : mark.end], target, *wanted) for target in mark.targets]
    return rows


def found(references: list[Reference], *fields: str) -> list[tuple[object, ...]]:
    """The extracted references, in the same form."""
    return [(r.start, r.text, r.target or f"?{r.reason}", *(getattr(r, field) for field in fields)) for r in references]
