"""Which files are generated, wholly or in marked blocks, and what they should say."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generation import json_files, pages, python_source, rdf
from generation.blocks import Lines, filled
from generation.table import Table, load

BLOCKS: Final[Mapping[str, Lines]] = {
    "classes": rdf.classes,
    "properties": rdf.properties,
    "close matches": rdf.close_matches,
    "concepts": rdf.concepts,
    "literals": rdf.literals,
    "terms": python_source.terms,
    "scheme names": python_source.scheme_names,
    "relation rows": python_source.relation_rows,
    "class rows": python_source.class_rows,
    "names": python_source.names,
    "series forms": python_source.series_forms,
    "series checks": pages.series_checks,
    "relation table": pages.relation_table,
    "reason table": pages.reason_table,
}
"""What a marker may name: `generated: relation table`, `generated: concepts of strength where recommends`."""

WITH_BLOCKS: Final = ("ontology/*.ttl", "shapes/*", "docs/*.md", "src/unkg/vocabulary/*.py", "src/unkg/symbols/*.py")
"""Where markers are looked for."""
ONTOLOGY: Final = Path("ontology/unkg.ttl")
CONTEXT: Final = Path("ontology/context.jsonld")
CONCEPTS: Final = Path("ontology/relations.ttl")
SCHEMA: Final = Path("docs/output.schema.json")
MODEL: Final = Path("src/unkg/model/closed_lists.py")


def generated(root: Path) -> dict[Path, str]:
    """The text that each generated file below a project's root should have.

    Raises TableError where the table is wrong and BlockError where a marker is.
    """
    table = load(root)
    texts = dict(_with_blocks(root, table))
    texts[CONCEPTS] = rdf.concept_schemes(table)
    texts[MODEL] = python_source.closed_lists(table)
    texts[SCHEMA] = json_files.schema(table, _read(root / SCHEMA))
    texts[CONTEXT] = json_files.context(_read(root / CONTEXT), texts[ONTOLOGY])
    return texts


def stale(root: Path) -> list[Path]:
    """The files that do not say what they should, in order."""
    return sorted(path for path, text in generated(root).items() if _read(root / path) != text)


def write(root: Path) -> list[Path]:
    """Write the files that are stale; returns them."""
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
