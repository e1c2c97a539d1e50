"""Whether a store conforms, asked once for each version and set of shapes."""

import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unkg import artefacts, store
from unkg.building.ingredients import digest_below, ingredients
from unkg.vocabulary import digest

if TYPE_CHECKING:
    from unkg.validation import Report

_NOTE: Final = "report"
_ENGINES: Final = ("pyshacl", "rdflib", "shacl", "pyoxigraph")


def checked(folder: Path) -> "Report":
    """The report on the store in a folder: what was found of the same version by the same shapes and programs stands."""
    from unkg.validation import validate

    with store.open_folder(folder) as built:
        rules = _rules()
        noted = json.loads(built.noted(_NOTE) or "{}")
        if noted.get("rules") == rules:
            return _report(noted["report"])
        report = validate(built)
        built.note(_NOTE, json.dumps({"rules": rules, "report": asdict(report)}, ensure_ascii=False))
        return report


def _rules() -> str:
    """A digest of all that a report depends on beside the graph."""
    programs = [f"{name} {version(name)}" for name in _ENGINES]
    return digest(digest_below(artefacts.SHAPES, "*"), ingredients()["unkg program"], *programs)


def _report(noted: dict[str, Any]) -> "Report":
    from unkg.validation import Finding, Report

    findings = tuple(Finding(**finding) for finding in noted["findings"])
    counts = tuple((shape, count) for shape, count in noted["focus_nodes"])
    return Report(**{**noted, "findings": findings, "focus_nodes": counts})
