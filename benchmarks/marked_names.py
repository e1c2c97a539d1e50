"""Names of instruments, bodies and mechanisms in windows of real documents, against what a reader marked there.

A name is right if its words overlap those of a marked name of the same kind by half; where both are known, it must also
mean the same. Those that no authority holds are counted apart.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Authorities, Document, Reference
from unkg.symbols import normalized_name

_HERE = Path(__file__).parent
_KINDS = ("instrument", "body", "mechanism")
_ALONE = tuple(f"unlisted-{draw}" for draw in range(12))
"""Draws of windows that are rich in names outside the authorities, in order of time."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A name that the reader marked; `name` is empty where the text alone cannot tell."""

    start: int
    end: int
    kind: str
    name: str
    form: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a document whose names were marked: all, or those alone that no authority holds."""

    kind_of_text: str
    half: str
    file: str
    document: str
    start: int
    end: int

    @property
    def is_alone(self) -> bool:
        """Whether names of authorities were left unmarked."""
        return self.half in _ALONE


@dataclass(frozen=True, slots=True)
class Fault:
    """A marked name that was not found (`missed`), or a found one that is not right (`spurious`, `means another`)."""

    sort: str
    document: str
    start: int
    words: str
    marked: str
    found: str


def measure(folder: Path = SHARED, half: str | None = None) -> tuple[dict[str, Counter[str]], list[Fault]]:
    """Counts per kind of text, and the faults; `half` keeps the windows of one half, else those of all names."""
    knowledge = authorities.load()
    windows = [w for w in _windows() if (w.half == half if half else not w.is_alone)]
    marked = _marked()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    faults: list[Fault] = []
    for file in sorted({w.file for w in windows}):
        wanted = {w.document for w in windows if w.file == file}
        for line in lines(folder / "corpus" / f"{file}.en.jsonl.gz"):
            if line["id"] not in wanted:
                continue
            found = extract(Document(line["id"], file, line["text"]), knowledge, ignore_metadata=True).references
            for window in windows:
                if (window.file, window.document) == (file, line["id"]):
                    names = _inside(marked[line["id"]], window)
                    predicted = [
                        r for r in found if r.kind in _KINDS and window.start <= r.start and r.end <= window.end
                    ]
                    _count(window, names, predicted, line["text"], knowledge.authorities, counts, faults)
    return counts, faults


def _windows() -> list[Window]:
    with (_HERE / "name-windows.csv").open(encoding="utf-8", newline="") as rows:
        return [
            Window(r["kind_of_text"], r["half"], r["file"], r["document"], int(r["start"]), int(r["end"]))
            for r in csv.DictReader(rows)
        ]


def _marked() -> dict[str, list[Marked]]:
    found: dict[str, list[Marked]] = defaultdict(list)
    with (_HERE / "readings-names.csv").open(encoding="utf-8", newline="") as rows:
        for r in csv.DictReader(rows):
            name = Marked(int(r["start"]), int(r["end"]), r["kind"], r["name"], r["form"], r["optional"] == "yes")
            found[r["document"]].append(name)
    return found


def _inside(names: Iterable[Marked], window: Window) -> list[Marked]:
    return [n for n in names if window.start <= n.start and n.end <= window.end]


def _count(
    window: Window,
    names: list[Marked],
    predicted: list[Reference],
    text: str,
    known: Authorities,
    counts: dict[str, Counter[str]],
    faults: list[Fault],
) -> None:
    """Count the names of a window: each marked name takes the best found one on its words."""
    here = counts[window.kind_of_text]
    free = [r for r in predicted if r.target is not None]
    for name in sorted(names, key=lambda n: n.optional):
        on = [r for r in free if r.kind == name.kind and _agree(r, name)]
        best = next((r for r in on if _means(r, name, known)), on[0] if on else None)
        if best is not None:
            free.remove(best)
        if name.optional:
            continue
        is_listed = "listed" if not name.name or known_by_name(name.name, known) else "unlisted"
        if window.is_alone and best is not None and _is_record(best, known):
            continue
        here[f"{is_listed} marked"] += 1
        words = text[name.start : name.end]
        if best is None:
            faults.append(Fault(f"missed {is_listed} {name.form}", window.document, name.start, words, name.name, ""))
            continue
        sort = "unlisted" if best.evidence == "named-pattern" or not _is_record(best, known) else "listed"
        here[f"{is_listed} found"] += 1
        here[f"{sort} right"] += 1
        if name.name and not _means(best, name, known):
            here[f"{is_listed} means another"] += 1
            faults.append(Fault("means another", window.document, name.start, words, name.name, best.target or ""))
    for fault in _spurious(window, names, free, known):
        here[f"{fault.sort.removeprefix('spurious ')} spurious"] += 1
        faults.append(fault)


def _spurious(window: Window, names: list[Marked], found: Iterable[Reference], known: Authorities) -> Iterator[Fault]:
    """The found names that no marked one took, nor excuses."""
    for reference in found:
        sort = "listed" if _is_record(reference, known) else "unlisted"
        if any(_excuses(name, reference) for name in names) or (window.is_alone and sort == "listed"):
            continue
        yield Fault(f"spurious {sort}", window.document, reference.start, reference.text, "", reference.target or "")


def _excuses(name: Marked, reference: Reference) -> bool:
    """Whether a found name that no marked one took is no fault: on optional words, or twice on the same."""
    if name.optional:
        return name.start < reference.end and reference.start < name.end
    return name.kind == reference.kind and _agree(reference, name)


def _agree(reference: Reference, name: Marked) -> bool:
    """Whether the words of a found and a marked name have at least half of their union in common."""
    common = min(reference.end, name.end) - max(reference.start, name.start)
    return common * 2 >= max(reference.end, name.end) - min(reference.start, name.start)


def _is_record(reference: Reference, known: Authorities) -> bool:
    target = reference.target
    return target in known.bodies or target in known.mechanisms or target in known.instruments


def _names_of(target: str, known: Authorities) -> Iterator[str]:
    """All names of what a reference means; a candidate has the one."""
    yield target
    for table in (known.bodies, known.mechanisms):
        if target in table:
            yield from table[target].names
            yield from table[target].acronyms
    if target in known.instruments:
        instrument: Any = known.instruments[target]
        yield from (instrument.title, *instrument.names, *instrument.acronyms)
        for collective in known.instruments.values():
            if target in collective.members:
                yield from (collective.title, *collective.names)


def _means(reference: Reference, name: Marked, known: Authorities) -> bool:
    """Whether a found name means what the reader wrote."""
    wanted = _plain(name.name)
    return any(_plain(spelling) == wanted for spelling in _names_of(reference.target or "", known))


def _plain(name: str) -> str:
    return normalized_name(name).removeprefix("the ")


def known_by_name(name: str, known: Authorities) -> bool:
    """Whether an authority bears a name."""
    return _plain(name) in _all_names(known)


_CACHE: dict[int, frozenset[str]] = {}


def _all_names(known: Authorities) -> frozenset[str]:
    if id(known) not in _CACHE:
        targets = (*known.bodies, *known.mechanisms, *known.instruments)
        _CACHE[id(known)] = frozenset(_plain(n) for target in targets for n in _names_of(target, known))
    return _CACHE[id(known)]


def table(counts: dict[str, Counter[str]]) -> str:
    """Precision and recall by kind of text as a Markdown table: of all names, and of those that no authority holds."""
    rows = [
        "| texts | marked | precision | recall | unlisted | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    total: Counter[str] = sum(counts.values(), Counter())
    for name, count in [*sorted(counts.items()), ("all", total)]:
        both = Counter(
            {k: count[f"listed {k}"] + count[f"unlisted {k}"] for k in ("marked", "found", "right", "spurious")}
        )
        alone = Counter({k: count[f"unlisted {k}"] for k in ("marked", "found", "right", "spurious")})
        cells = [name, *_cells(both), *_cells(alone)]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def tables(folder: Path = SHARED) -> str:
    """The table of each half: rules were corrected by the faults of the first, and never by those of the second."""
    halves = {half: table(measure(folder, half)[0]) for half in ("dev", "test", *_ALONE)}
    alone = "\n\n".join(f"Windows of names outside the authorities, {half}\n\n{halves[half]}" for half in _ALONE)
    return f"Windows seen\n\n{halves['dev']}\n\nWindows never seen\n\n{halves['test']}\n\n{alone}"


def _cells(count: Counter[str]) -> list[str]:
    predicted = count["right"] + count["spurious"]
    precision = f"{count['right'] / predicted:.3f}" if predicted else "none"
    recall = f"{count['found'] / count['marked']:.3f}" if count["marked"] else "none"
    return [str(count["marked"]), precision, recall]
