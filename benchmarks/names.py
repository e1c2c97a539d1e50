"""The share of resolved mentions of bodies, mechanisms and instruments in texts without annotations."""

from collections import Counter
from pathlib import Path

from benchmarks.corpora import SHARED, lines
from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document

_KINDS = ("body", "mechanism", "instrument")


def measure(folder: Path = SHARED) -> dict[str, Counter[str]]:
    """Per set of texts: numbers of mentions (`body`), resolved ones (`body resolved`) and candidates."""
    found: dict[str, Counter[str]] = {}
    for path in sorted((folder / "corpus" / "text").glob("*.jsonl.gz")):
        counts = found.setdefault(path.name.partition(".")[0], Counter())
        for line in lines(path):
            extraction = extract(
                Document(line["id"], path.name, line["text"]), authorities.load(), ignore_metadata=True
            )
            for reference in extraction.references:
                if reference.kind in _KINDS:
                    counts[reference.kind] += 1
                    counts[f"{reference.kind} candidate"] += reference.evidence == "named-pattern"
                    counts[f"{reference.kind} resolved"] += (
                        reference.target is not None and reference.evidence != "named-pattern"
                    )
    return found


def table(found: dict[str, Counter[str]]) -> str:
    """The shares as a Markdown table; candidates are counted separately."""
    rows = [
        "| texts | " + " | ".join(f"{kind}: resolved" for kind in _KINDS) + " | candidates |",
        "|---|" + "---|" * (len(_KINDS) + 1),
    ]
    for name, counts in found.items():
        cells = [
            f"{counts[f'{kind} resolved'] / counts[kind]:.3f} of {counts[kind]}" if counts[kind] else "none"
            for kind in _KINDS
        ]
        rows.append(f"| {name} | {' | '.join(cells)} | {sum(counts[f'{kind} candidate'] for kind in _KINDS)} |")
    return "\n".join(rows)
