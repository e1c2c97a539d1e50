"""Validation of a store, done once per version and set of shapes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unkg import artefacts, extras, store
from unkg.building.fingerprint import files_digest, program_digest
from unkg.vocabulary import digest

if TYPE_CHECKING:
    from unkg.store import Embedded
    from unkg.validation import Baseline, Report, Screening

_NOTE: Final = "report"
_MANY: Final = 4
"""If more than one graph in this many has changed, all are validated: finding what is affected takes as long."""
_ENGINES: Final = ("pyshacl", "rdflib", "pyoxigraph")


@contextmanager
def version_before(folder: Path) -> Iterator["Embedded | None"]:
    """Hold the version that a build starts from, if any, so that its validation results can be reused."""
    try:
        held = store.open_folder(folder)
    except store.StoreError:
        yield None
        return
    try:
        with held:
            yield held
    finally:
        store.discard_old(folder)


def validated(
    folder: Path,
    before: "Embedded | None",
    changed: frozenset[str] | None,
    workers: int | None = None,
    screening: "Screening | None" = None,
) -> "Report":
    """Validate the store in a folder, which differs from the version before in the graphs that changed.

    Results of the same shapes and engines are reused: all of them if the version is unchanged, else those for nodes
    that the changes cannot affect. `changed` is None if the changes are not known. `workers` is the number of threads.
    Graphs that `screening` has looked at while they were loaded are not read again.
    """
    from unkg.validation import validate

    rules = rules_digest()
    with store.open_folder(folder) as built:
        if report := _noted(built, rules):
            return report
        baseline = _baseline(built, before, changed, rules)
        known = screening.finish() if screening is not None else None
        report = validate(built, workers=workers, baseline=baseline, known=known)
        built.note(_NOTE, json.dumps({"rules": rules, "report": asdict(report)}, ensure_ascii=False))
        return report


def _baseline(
    built: "Embedded", before: "Embedded | None", changed: frozenset[str] | None, rules: str
) -> "Baseline | None":
    from unkg.validation import baseline_of

    report = _noted(before, rules) if before is not None else None
    if report is None or before is None or changed is None or _MANY * len(changed) > sum(1 for _ in built.graphs()):
        return None
    return baseline_of(report, before.pyoxigraph, built.pyoxigraph, changed)


def _noted(version: "Embedded", rules: str) -> "Report | None":
    noted = json.loads(version.noted(_NOTE) or "{}")
    return report_from(noted["report"]) if noted.get("rules") == rules else None


def rules_digest() -> str:
    """A digest of all that a report depends on besides the graph."""
    from importlib.metadata import version

    installed = (*_ENGINES, "shacl") if extras.is_installed("shacl") else _ENGINES
    programs = [f"{name} {version(name)}" for name in installed]
    return digest(files_digest(artefacts.SHAPES, "*"), program_digest("validation"), *programs)


def report_from(noted: dict[str, Any]) -> "Report":
    """The report from the JSON of its fields."""
    from unkg.validation import Finding, Report

    findings = tuple(Finding(**finding) for finding in noted["findings"])
    counts = tuple((shape, count) for shape, count in noted["focus_nodes"])
    return Report(**{**noted, "findings": findings, "focus_nodes": counts})
