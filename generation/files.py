"""The generated files and files with generated blocks, and their expected content."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generation import json_files, pages, python_source, rdf
from generation.blocks import Lines, filled
from generation.table import Table, load

BLOCKS: Final[Mapping[str, Lines]] = {
    "classes": rdf.classes,
    "property names": rdf.property_names,
    "properties": rdf.properties,
    "close matches": rdf.close_matches,
    "concepts": rdf.concepts,
    "literals": rdf.literals,
    "terms": python_source.terms,
    "scheme names": python_source.scheme_names,
    "relation rows": python_source.relation_rows,
    "ask rows": python_source.ask_rows,
    "class rows": python_source.class_rows,
    "names": python_source.names,
    "series forms": python_source.series_forms,
    "series checks": pages.series_checks,
    "relation table": pages.relation_table,
    "reason table": pages.reason_table,
    "skip table": pages.skip_table,
    "category table": pages.category_table,
}
"""Block names in markers: `generated: relation table`, `generated: concepts of strength where recommends`."""

WITH_BLOCKS: Final = (
    "ontology/*.ttl",
    "shapes/*",
    "queries/*.rq",
    "docs/*.md",
    "src/unkg/vocabulary/*.py",
    "src/unkg/symbols/*.py",
)
"""Files that may contain markers."""
ONTOLOGY: Final = Path("ontology/unkg.ttl")
CONTEXT: Final = Path("ontology/context.jsonld")
CONCEPTS: Final = Path("ontology/relations.ttl")
SCHEMA: Final = Path("docs/output.schema.json")
MODEL: Final = Path("src/unkg/model/closed_lists.py")


def generated(root: Path) -> dict[Path, str]:
    """The expected text of each generated file below the root of a project.

    Raises TableError for an invalid table and BlockError for an invalid marker.
    """
    table = load(root)
    texts = dict(_with_blocks(root, table))
    texts[CONCEPTS] = rdf.concept_schemes(table)
    texts[MODEL] = python_source.closed_lists(table)
    texts[SCHEMA] = json_files.schema(table, _read(root / SCHEMA))
    texts[CONTEXT] = json_files.context(_read(root / CONTEXT), texts[ONTOLOGY])
    return texts


def stale(root: Path) -> list[Path]:
    """The files with unexpected content, sorted."""
    return sorted(path for path, text in generated(root).items() if _read(root / path) != text)


def write(root: Path) -> list[Path]:
    """Write the stale files; returns their paths."""
    texts = generated(root)
    changed = sorted(path for path, text in texts.items() if _read(root / path) != text)
    for path in changed:
        (root / path).write_text(texts[path], encoding="utf-8")
    return changed


def _with_blocks(root: Path, table: Table) -> Iterator[tuple[Path, str]]:
    for pattern in WITH_BLOCKS:
        for path in sorted(root.glob(pattern)):
            text = _read(path)
            if " generated: " in text:
                place = path.relative_to(root)
                yield place, filled(text, str(place), table, BLOCKS)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
