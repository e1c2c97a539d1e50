"""Files that accompany a publication: README, checksums, redirects, and the description of the tables."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import Final

from unkg.authorities import Measured
from unkg.publishing.census import Census
from unkg.publishing.describing import LICENCE, MEDIA_TYPES, TITLE, Publication, PublishedFile
from unkg.publishing.facts import has_sentences
from unkg.publishing.tables import TABLES, TableForm
from unkg.vocabulary import Unkg

HOME: Final = "https://w3id.org/unkg/"
_HERE: Final = Path(__file__).parent
_LEFT_OUT: Final = """\
## What is left out

This copy contains facts only, no sentences. It leaves out the clauses around references, $actions, the individual
references to bodies and mechanisms, machine-made subjects, and all but the first reference of a document to the same
article of an instrument. The statements `unkg:mentions` and `unkg:invokes` are complete.

"""
_FILES: Final = {
    "graph": "the graph",
    "nodes": "table of documents, bodies, instruments and other things",
    "edges": "table of resolved references",
    "citations": "the citation network",
}


def readme(publication: Publication, measured: Iterable[Measured]) -> bytes:
    """The README of the folder, in Markdown."""
    counts = publication.census.classes
    page = Template((_HERE / "README.template.md").read_text(encoding="utf-8")).substitute(
        description=publication.description,
        home=HOME,
        base=publication.base,
        statements=f"{publication.census.statements:,}",
        subjects=f"{publication.census.subjects:,}",
        held=f"{publication.census.properties.get(Unkg.text.value, 0):,}",
        citations=f"{counts.get(Unkg.Citation.value, 0):,}",
        files=_files(publication.files),
        tables="\n\n".join(map(_table, TABLES)),
        accuracy=_accuracy(measured),
        leftout="" if has_sentences(publication.census) else _left_out(publication.census),
        licence=LICENCE,
    )
    return page.encode()


def _left_out(counted: Census) -> str:
    kept = counted.classes.get(Unkg.Recommendation.value)
    actions = "actions that are no recommendations" if kept else "the actions of paragraphs"
    return Template(_LEFT_OUT).substitute(actions=actions)


def _files(files: Sequence[PublishedFile]) -> str:
    rows = [f"| `{file.name}` | {file.size:,} | {_FILES[file.name.split('.')[0]]} |" for file in files]
    return "\n".join(["| file | bytes | content |", "|---|--:|---|", *rows])


def _table(form: TableForm) -> str:
    rows = [f"| `{column.name}` | {column.type} | {column.meaning.replace('|', '&#124;')} |" for column in form.columns]
    return "\n".join([f"`{form.name}`: {form.row}", "", "| column | type | meaning |", "|---|---|---|", *rows])


def _accuracy(measured: Iterable[Measured]) -> str:
    rows = [f"| {row.evidence} | {row.precision:.2%} | {row.cases:,} | {', '.join(row.on)} |" for row in measured]
    return "\n".join(["| evidence | precision | cases | measured on |", "|---|--:|--:|---|", *rows])


def checksums(files: Iterable[PublishedFile]) -> bytes:
    """One line per file, for `sha256sum -c`."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()


def htaccess(address: str) -> bytes:
    """Redirects from the permanent IRIs to the URL of the files."""
    template = Template((_HERE / "htaccess.template").read_text(encoding="utf-8"))
    return template.substitute(address=address).encode()


def data_package(publication: Publication) -> bytes:
    """The Data Package descriptor of the tables: their columns, types and meanings, with the files' digests."""
    descriptor = {
        "profile": "tabular-data-package",
        "name": "unkg",
        "title": TITLE,
        "description": publication.description,
        "id": publication.dataset,
        "licenses": [{"name": "CC0-1.0", "path": LICENCE}],
        "resources": [
            _resource(form, file) for form in TABLES for file in publication.files if file.name == f"{form.name}.csv"
        ],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(form: TableForm, file: PublishedFile) -> dict[str, object]:
    fields = [{"name": c.name, "type": c.type, "description": c.meaning} for c in form.columns]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if form.name == "nodes":
        schema["primaryKey"] = "id"
    return {
        "profile": "tabular-data-resource",
        "name": form.name,
        "description": form.row,
        "path": file.name,
        "mediatype": MEDIA_TYPES[".csv"].name,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }
