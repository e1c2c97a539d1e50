"""`python -m benchmarks.comparing OLD NEW`: compare the output of two versions of the program for the same inputs.

OLD and NEW are folders of `*.jsonl` files, as written by `unkg extract`, and of `*.nq` files with sorted N-Quads, as
written by `unkg build -o`; either may be compressed (`.gz`). Bytes must be equal, except for names in the table given
by `--renamed` (see benchmarks.renaming) and for the run that produced a graph, whose IRI is a digest of the program.
Files are streamed.
"""

import argparse
import gzip
import heapq
import json
import re
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import IO, Any, Final, TextIO

from benchmarks.renaming import Renaming, terms
from unkg.vocabulary import BASE

SUFFIXES: Final = (".jsonl", ".jsonl.gz", ".nq", ".nq.gz")
_NOTHING: Final = Renaming()
_RUN: Final = re.compile(rb"<[^ >]*/id/(?:run/[^ >]*|ingredient/[^ >]*|runs)>")
_READABLE: Final = (
    (f"{BASE}ontology#", "unkg:"),
    (f"{BASE}id/", "id:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
    ("http://www.w3.org/2001/XMLSchema#", "xsd:"),
    ("http://www.w3.org/ns/prov#", "prov:"),
    ("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "nif:"),
    ("http://purl.org/dc/terms/", "dcterms:"),
)
"""Namespaces and their prefixes in the report."""
_SHOWN: Final = 200
"""Characters of a value to print; `--list` writes values in full."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs. None: absent on that side."""

    path: str
    """Its path in a JSON object, such as `references[3].target`; empty for a statement."""
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """On one line, removed before added."""
        sides = [f"{sign} {value}" for sign, value in (("-", self.old), ("+", self.new)) if value is not None]
        return "  ".join([*filter(None, [self.path]), *sides])


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that differs, or is on one side only."""

    document: str
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Tally:
    """Counts of one file, and its first differences."""

    lines: int = 0
    differing: int = 0
    first: list[Difference] = field(default_factory=list)


# ---- JSON Lines --------------------------------------------------------------------------------------------------


def of_lines(old: Iterable[bytes], new: Iterable[bytes], renaming: Renaming = _NOTHING) -> Iterator[Difference]:
    """The differences between two JSON Lines files. Documents are matched by id, in any order."""
    waiting: tuple[_Waiting, _Waiting] = (defaultdict(deque), defaultdict(deque))
    order: list[tuple[int, int]] = []
    for number, (one, other) in enumerate(zip_longest(old, new)):
        if one == other and renaming == _NOTHING and not any(waiting):
            continue
        for side, line in enumerate((one, other)):
            if line is not None:
                waiting[side][_id(line)].append((number, line))
        for key in {_id(line) for line in (one, other) if line is not None}:
            if all(side.get(key) for side in waiting):
                (at, before), (now_at, after) = (side[key].popleft() for side in waiting)
                order.append((at, now_at))
                yield from _of_objects(key, before, after, renaming)
                _forget_empty(key, waiting)
    yield from (_one_sided(key, line, None) for key, lines in waiting[0].items() for _, line in lines)
    yield from (_one_sided(key, None, line) for key, lines in waiting[1].items() for _, line in lines)
    if any(after > then for (_, after), (_, then) in pairwise(sorted(order))):
        yield Difference("all", (Change("order of lines", "documents in one order", "the same in another"),))


_Waiting = defaultdict[str, deque[tuple[int, bytes]]]
"""Lines whose counterpart has not been read yet, by id, with their line numbers."""


def _forget_empty(key: str, waiting: tuple[_Waiting, _Waiting]) -> None:
    for side in waiting:
        if not side[key]:
            del side[key]


def _id(line: bytes) -> str:
    return str(json.loads(line).get("id"))


def _one_sided(key: str, old: bytes | None, new: bytes | None) -> Difference:
    sides = (None if line is None else f"a line of {len(line):,} bytes" for line in (old, new))
    return Difference(key, (Change("the whole document", *sides),))


def _of_objects(key: str, old: bytes, new: bytes, renaming: Renaming) -> Iterator[Difference]:
    if old == new and renaming == _NOTHING:
        return
    before, after = renaming.in_json(json.loads(old)), json.loads(new)
    if changes := tuple(_changes(before, after, "")):
        yield Difference(key, changes)
    elif json.dumps(before, ensure_ascii=False) != new.decode().rstrip("\n"):
        yield Difference(key, (Change("the same values in other bytes", "order of keys", "or escapes"),))


def _changes(old: Any, new: Any, path: str) -> Iterator[Change]:
    """The values that differ, in the order of the keys of `old`; an item inserted into a list is one difference."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            inner = f"{path}.{key}" if path else key
            if key in old and key in new:
                yield from _changes(old[key], new[key], inner)
            else:
                yield Change(
                    inner, *(json.dumps(side[key], ensure_ascii=False) if key in side else None for side in (old, new))
                )
    elif isinstance(old, list) and isinstance(new, list):
        yield from _changes_in_list(old, new, path)
    elif old != new or type(old) is not type(new):
        yield Change(path, json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False))


def _changes_in_list(old: list[Any], new: list[Any], path: str) -> Iterator[Change]:
    texts = [[json.dumps(item, ensure_ascii=False) for item in side] for side in (old, new)]
    for tag, start, end, new_start, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "replace" and end - start == new_end - new_start:
            for at, now_at in zip(range(start, end), range(new_start, new_end), strict=True):
                yield from _changes(old[at], new[now_at], f"{path}[{at}]{_words(old[at])}")
        elif tag != "equal":
            yield from (Change(f"{path}[{at}]", texts[0][at], None) for at in range(start, end))
            yield from (Change(f"{path}[{at}]", None, texts[1][at]) for at in range(new_start, new_end))


def _words(item: Any) -> str:
    """The text of an item with a span, for whoever reviews the difference."""
    return f"({item['text']!r})" if isinstance(item, dict) and "text" in item else ""


# ---- N-Quads -----------------------------------------------------------------------------------------------------


def of_statements(
    old: Callable[[], Iterable[bytes]],
    new: Iterable[bytes],
    renaming: Renaming = _NOTHING,
    without: Collection[str] = (),
) -> Iterator[Difference]:
    """The statements that only one of two sorted files has; `without` names graphs to exclude.

    A new name may change the position of a line. Only such lines are held in memory and sorted again; the old file is
    then read twice. Raises ValueError if a file is not sorted.
    """
    graphs = [f"<{graph}>".encode() for graph in without]
    before = _renamed(lambda: _kept(_ascending(old(), "old"), graphs), renaming)
    yield from _unmatched(before, _kept(_ascending(new, "new"), graphs))


def _unmatched(old: Iterator[bytes], new: Iterator[bytes]) -> Iterator[Difference]:
    one, other = next(old, None), next(new, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(old, None), next(new, None)
        elif other is None or (one is not None and one < other):
            yield _statement(one, None)
            one = next(old, None)
        else:
            yield _statement(None, other)
            other = next(new, None)


def _statement(old: bytes | None, new: bytes | None) -> Difference:
    line = old if old is not None else new
    assert line is not None
    *words, graph = terms(line)
    statement = " ".join(_readable(word.decode()) for word in words)
    document = graph.decode().strip("<>").removeprefix(f"{BASE}id/graph/")
    return Difference(document, (Change("", None if old is None else statement, None if new is None else statement),))


def _readable(term: str) -> str:
    for beginning, prefix in _READABLE:
        if term.startswith(f"<{beginning}"):
            return f"{prefix}{term[len(beginning) + 1 : -1]}"
    return term


def _ascending(lines: Iterable[bytes], which: str) -> Iterator[bytes]:
    before = b""
    for number, line in enumerate(lines, 1):
        if line < before:
            raise ValueError(f"line {number} of the {which} file is out of order: sort both by bytes (LC_ALL=C sort)")
        yield line
        before = line


def _kept(lines: Iterable[bytes], without: Collection[bytes]) -> Iterator[bytes]:
    """The lines that do not mention a run and are not in an excluded graph."""
    for line in lines:
        if without and terms(line)[3] in without:
            continue
        if _RUN.search(line) and any(map(_RUN.fullmatch, terms(line))):  # a literal may quote such an IRI
            continue
        yield line


def _renamed(lines: Callable[[], Iterator[bytes]], renaming: Renaming) -> Iterator[bytes]:
    """The lines with their new names, in order."""
    if renaming == _NOTHING:
        return lines()
    moved = sorted(new for line in lines() if (new := renaming.in_statement(line)) != line)
    return heapq.merge((line for line in lines() if renaming.in_statement(line) == line), moved)


# ---- folders -----------------------------------------------------------------------------------------------------


def compare(
    old: Path, new: Path, renaming: Renaming = _NOTHING, *, without: Collection[str] = (), show: int = 5,
    listing: TextIO | None = None,
) -> Iterator[tuple[str, Tally]]:  # fmt: skip
    """Compare each file of either folder; keep its first `show` differences and write all of them to `listing`."""
    files = [
        {_name(path): path for path in sorted(folder.iterdir()) if path.name.endswith(SUFFIXES)}
        for folder in (old, new)
    ]
    for name in sorted({*files[0], *files[1]}):
        tally = Tally()
        for difference in _of_files(files[0].get(name), files[1].get(name), renaming, without, tally):
            tally.differing += 1
            if len(tally.first) < show:
                tally.first.append(difference)
            if listing:
                listing.writelines(f"{name}\t{difference.document}\t{change}\n" for change in difference.changes)
        yield name, tally


def _name(path: Path) -> str:
    return path.name.removesuffix(".gz")


def _of_files(
    old: Path | None, new: Path | None, renaming: Renaming, without: Collection[str], tally: Tally
) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference("all", (Change("the whole file", old and str(old), new and str(new)),))
        return
    with ExitStack() as opened:
        lines = _counted(opened.enter_context(_open(new)), tally)
        if _name(new).endswith(".jsonl"):
            yield from of_lines(opened.enter_context(_open(old)), lines, renaming)
        else:
            yield from of_statements(lambda: opened.enter_context(_open(old)), lines, renaming, without)


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def _counted(lines: Iterable[bytes], tally: Tally) -> Iterator[bytes]:
    for line in lines:
        tally.lines += 1
        yield line


def report(name: str, tally: Tally) -> str:
    """The lines to print for one file."""
    if not tally.differing:
        return f"{name}: equal, {tally.lines:,} lines"
    heading = f"{name}: {tally.differing:,} lines differ, of {tally.lines:,}"
    return "\n".join([heading, *map(_first_change, tally.first)])


def _first_change(difference: Difference) -> str:
    first, *others = difference.changes
    sides = (
        value if value is None or len(value) <= _SHOWN else f"{value[:_SHOWN]}…" for value in (first.old, first.new)
    )
    more = f"  (and {len(others)} more)" if others else ""
    return f"  {difference.document}: {Change(first.path, *sides)}{more}"


def main() -> int:
    """Print the differences file by file. Exit code: 1 if there are any, 2 if there is nothing to compare."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.comparing", description="Compare the output of two versions."
    )
    parser.add_argument("old", type=Path, help="a folder of *.jsonl and sorted *.nq.gz files")
    parser.add_argument("new", type=Path, help="the same files, written by another version")
    parser.add_argument("--renamed", type=Path, metavar="FILE", help="a TOML table of old and new names")
    parser.add_argument("--without", nargs="*", default=(), metavar="GRAPH", help="IRIs of graphs to exclude")
    parser.add_argument("--show", type=int, default=5, metavar="N", help="differences to print per file (5)")
    parser.add_argument("--list", type=Path, metavar="FILE", help="write all differences to this file")
    options = parser.parse_args()
    if missing := [folder for folder in (options.old, options.new) if not folder.is_dir()]:
        parser.error(f"no such folder: {missing[0]}")
    try:
        renaming = Renaming.read(options.renamed) if options.renamed else _NOTHING
        with ExitStack() as opened:
            listing = opened.enter_context(options.list.open("w", encoding="utf-8")) if options.list else None
            found = compare(
                options.old, options.new, renaming, without=options.without, show=options.show, listing=listing
            )
            return _printed(found)
    except (ValueError, OSError) as error:
        parser.error(str(error))


def _printed(found: Iterator[tuple[str, Tally]]) -> int:
    differing = files = 0
    for name, tally in found:
        print(report(name, tally), flush=True)
        files, differing = files + 1, differing + bool(tally.differing)
    if not files:
        raise ValueError(f"neither folder holds a file named *{', *'.join(SUFFIXES)}")
    print(f"{files - differing} of {files} files equal")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
