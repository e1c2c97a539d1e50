"""The precision of each class of evidence where the answer is known: the table behind `confidence`."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

SYMBOL_KINDS = frozenset({"resolution", "decision", "statement", "document"})
Record = Mapping[str, Any]
_NAMES = frozenset({"bodies", "mechanisms", "instruments"})


@dataclass(slots=True)
class Tally:
    """Number of references of a class with a known answer, and number of right ones."""

    n: int = 0
    right: int = 0
    sets: tuple[str, ...] = ()

    def count(self, right: bool, name: str) -> None:
        """Add one reference of a set."""
        self.n += 1
        self.right += right
        if name not in self.sets:
            self.sets = (*self.sets, name)


Tallies = defaultdict[str, Tally]


def tallies() -> Tallies:
    """Empty tallies."""
    return defaultdict(Tally)


def count_links(name: str, documents: Iterable[tuple[Record, Record]], counted: Tallies) -> None:
    """Count the references on a usable link of the editors; `documents` are (document with links, prediction) pairs.

    References on the same words, the members of a range, count as one, because the editors link the first member.
    """
    for gold, predicted in documents:
        links = [link for link in gold["refs"] if is_usable(link, gold["symbol"])]
        for here in _on_the_same_words(_resolved(predicted, SYMBOL_KINDS)):
            on = [link["target"] for link in links if _overlap(link, here[0])]
            if on:
                right = any(same_target(target, reference["target"]) for target in on for reference in here)
                counted[here[0]["evidence"]].count(right, name)


def count_names(name: str, documents: Iterable[tuple[Record, Record]], counted: Tallies) -> None:
    """Count bodies, mechanisms and instruments against manual annotations; a name that is not annotated is wrong."""
    for gold, predicted in documents:
        if not set(gold.get("scored", _NAMES)) >= _NAMES:
            continue
        for reference in _resolved(predicted, frozenset({"body", "mechanism", "instrument"})):
            on = [mark for mark in gold["references"] if _overlap(mark, reference)]
            same_kind = [mark for mark in on if mark["kind"] == reference["kind"]]
            right = any(same_target(mark["target"] or "", reference["target"]) for mark in same_kind)
            left_open = [*gold.get("optional", ()), *(m for m in on if m.get("phrase") or not m["target"])]
            if right or not any(_overlap(mark, reference) for mark in left_open):
                counted[reference["evidence"]].count(right, name)


def same_target(one: str, other: str) -> bool:
    """Whether two symbols denote the same target.

    The editors omit letters of resolutions, and link a document with two symbols by either one.
    """
    a, b = plain(one), plain(other)
    return a == b or a in _HALVES.split(b) or b in _HALVES.split(a) or _without_letters(a) == _without_letters(b)


def spellings(target: str) -> frozenset[str]:
    """A target in full, without its letters, and each half of a double symbol; equal targets share a spelling."""
    whole = plain(target)
    return frozenset((whole, _without_letters(whole), *_HALVES.split(whole)))


def _on_the_same_words(references: list[Record]) -> list[list[Record]]:
    return [list(here) for _, here in groupby(references, key=lambda r: (r["start"], r["end"], r["evidence"]))]


def _resolved(predicted: Record, kinds: frozenset[str]) -> list[Record]:
    return [r for r in predicted.get("references", ()) if r["kind"] in kinds and r["target"] and r["evidence"]]


# A symbol taken from an address; not the rest of other addresses, "Home/Mobile?FinalSymbol=…", "75/291".
_SYMBOL = re.compile(r"[A-Z][A-Z0-9.]*/[^?]*$")
# The General Assembly has used n/m since its thirty-first session: a lower session in a document of the Human Rights
# Council is a session of the Council, even if the link says otherwise.
_WRONG_ORGAN = re.compile(r"A/RES/(?:\d|[12]\d|30)/")


def is_usable(link: Record, citing: str | None) -> bool:
    """Whether the target of a link is a symbol that agrees with the linked words."""
    human_rights = (citing or "").startswith("A/HRC/")
    if link["check"] not in {"exact", "digits"} or not _SYMBOL.match(link["target"] or ""):
        return False
    return not (human_rights and _WRONG_ORGAN.match(link["target"]))


def _overlap(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


_HALVES = re.compile(r"-(?=[A-Z]+/)")
_DASHES = str.maketrans("‐‑‒–—’‘", "-----''")
_NOTES = re.compile(r"\((?:VOL|SUPP|PART)[^)]*\)")
_LETTERS_BEFORE = re.compile(r"^([AE]/RES/\d+)([A-Z](?:-[A-Z])?)(\([^)]*\))")
_LETTERED = re.compile(r"^([AE]/(?:RES|DEC)/(?:S-|ES-)?\d+(?:/\d+)?(?:\([^)]*\))?)[A-Z](?:-?[A-Z])?$")


def plain(target: str) -> str:
    """Normalized spelling of a target: plain dashes, capitals, no spaces, no volumes, letters last."""
    target = unicodedata.normalize("NFKC", target).translate(_DASHES)
    return _LETTERS_BEFORE.sub(r"\1\3\2", _NOTES.sub("", re.sub(r"\s+", "", target).upper()))


def _without_letters(target: str) -> str:
    match = _LETTERED.match(target)
    return match[1] if match else target


def write(path: Path, counted: Tallies) -> None:
    """Write `data/evidence.csv`: one row per class, in alphabetical order."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("evidence", "precision", "n", "measured_on"))
        for evidence, tally in sorted(counted.items()):
            rows.writerow((evidence, f"{tally.right / tally.n:.4f}", tally.n, ";".join(tally.sets)))
