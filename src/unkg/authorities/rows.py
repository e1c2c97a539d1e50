"""CSV tables of `data/` as records: UTF-8, one header row, `;` between the values of a cell."""

import csv
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from inspect import get_annotations
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from unkg.errors import Error

Record = TypeVar("Record")
Pairs = Mapping[str, tuple[tuple[str, str], ...]]
"""The key of a record → pairs of a language or scheme with what it has there."""
_LABEL_LANGUAGE = re.compile(r"(?!en$)[a-z]{2}")
"""ISO 639-1 code of a language of labels: any but English, the language of the names."""
_OF_OTHERS = ("labels", "identifiers")
"""Fields of records that other tables fill."""
LABELLED = ("body", "mechanism", "instrument", "state")


class AuthorityError(Error):
    """An invalid row or key in `data/`; the message names file, line, and column or key."""

    def __init__(self, path: Path, line: int, column: str, wrong: str) -> None:
        what = "key" if path.suffix == ".toml" else "column"
        super().__init__(f"{path.name}, line {line}, {what} {column}: {wrong}")
        self.path, self.line, self.column, self.wrong = path, line, column, wrong

    def __reduce__(self) -> tuple[type["AuthorityError"], tuple[Path, int, str, str]]:
        """How pickle makes it again, for the process that asked."""
        return AuthorityError, (self.path, self.line, self.column, self.wrong)


class Row(Struct, Generic[Record], frozen=True):
    """A record with its key and its line in the file; the header is line 1."""

    line: int
    key: str
    record: Record


class Table(Struct, Generic[Record], frozen=True):
    """The rows of one CSV file."""

    path: Path
    rows: tuple[Row[Record], ...]

    def keys(self) -> set[str]:
        """The keys of all rows."""
        return {row.key for row in self.rows}


class Column(Struct, frozen=True):
    """A column, typed by the field of the record: one or several values, number or text, required or optional."""

    name: str
    many: bool
    needed: bool
    number: type[int] | type[float] | None


class Label(Struct, frozen=True):
    """A record's name in another official language."""

    of: str
    """Kind of the record, one of `LABELLED`."""
    key: str
    label: str
    source: str


class LabelTables(Struct, frozen=True):
    """The files of `labels/` by the language that names them."""

    tables: Mapping[str, Table[Label]]

    def of(self, kind: str) -> Pairs:
        """Labels of one kind of record: key to (language, name) pairs, by language and then as in its file."""
        return pairs_of(
            (row.key, (language, row.record.label))
            for language, table in self.tables.items()
            for row in table.rows
            if row.record.of == kind
        )

    def by_language(self) -> dict[str, list[str]]:
        """All labels by their language."""
        return {language: [row.record.label for row in table.rows] for language, table in self.tables.items()}


def pairs_of(rows: Iterable[tuple[str, tuple[str, str]]]) -> Pairs:
    """The pairs of each key, by their first and then in the order given."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, pair in rows:
        found.setdefault(key, []).append(pair)
    return {key: tuple(sorted(pairs, key=itemgetter(0))) for key, pairs in found.items()}


def read(path: Path, record: Callable[..., Record], key: str, **of_others: Pairs) -> Table[Record]:
    """The rows of `path` as instances of the dataclass `record`, in file order; its fields name the columns.

    `key` is the column that identifies a row; `of_others`, from other tables, fill the fields of their names.
    Raises AuthorityError for a missing file or one that is not UTF-8, a missing or unknown column, a row with too many
    or too few cells, an empty cell in a required column, a cell with leading or trailing spaces, and an invalid number.
    """
    columns = _columns(record)
    names = [column.name for column in columns]
    at = names.index(key)
    rows = []
    for line, cells in _lines(path, names):
        values: dict[str, Any] = {
            column.name: _value(path, line, column, cell) for cell, column in zip(cells, columns, strict=True)
        }
        values |= {name: pairs.get(cells[at], ()) for name, pairs in of_others.items()}
        rows.append(Row(line, cells[at], record(**values)))
    return Table(path, tuple(rows))


def check_unique(table: "Table[Any]", *columns: str) -> None:
    """Raise AuthorityError for the first row that repeats the values of an earlier row in these columns."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in table.rows:
        cells = tuple(getattr(row.record, column) for column in columns)
        first = seen.setdefault(cells, row.line)
        if first != row.line:
            values = ", ".join("" if cell is None else str(cell) for cell in cells)
            raise AuthorityError(table.path, row.line, columns[-1], f"'{values}' duplicates line {first}")


def check_known(table: "Table[Any]", column: str, known: Container[str], where: str) -> None:
    """Raise AuthorityError for the first value of a column not in `known`, which file `where` lists."""
    for row in table.rows:
        if getattr(row.record, column) not in known:
            wrong = f"'{getattr(row.record, column)}' is not in {where}"
            raise AuthorityError(table.path, row.line, column, wrong)


def read_labels(folder: Path) -> LabelTables:
    """The labels in `folder`; raises AuthorityError like `read`, for an unknown kind or a file of no language."""
    return LabelTables({path.stem: _read_labels(path) for path in sorted(folder.glob("*.csv"))})


def _read_labels(path: Path) -> Table[Label]:
    if not _LABEL_LANGUAGE.fullmatch(path.stem):
        raise AuthorityError(path, 1, "(all)", "the file's name must be a language's two-letter code other than en")
    table = read(path, Label, "key")
    for row in table.rows:
        if row.record.of not in LABELLED:
            raise AuthorityError(path, row.line, "of", f"must be one of {', '.join(LABELLED)}")
    return table


def _lines(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            _check_header(path, next(reader, []), columns)
            for cells in reader:
                if len(cells) != len(columns):
                    wrong = f"the row has {len(cells)} cells, the header {len(columns)}; quote cells that hold a comma"
                    raise AuthorityError(path, reader.line_num, "(all)", wrong)
                yield reader.line_num, cells
    except FileNotFoundError:
        raise AuthorityError(path, 1, "(all)", f"no such file: {path}") from None
    except UnicodeDecodeError as error:
        raise AuthorityError(path, 1, "(all)", f"not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except csv.Error as error:
        raise AuthorityError(path, reader.line_num, "(all)", f"not CSV: {error}") from None


def _check_header(path: Path, header: list[str], columns: list[str]) -> None:
    if header != columns:
        odd = [*(name for name in header if name not in columns), *(name for name in columns if name not in header)]
        column = odd[0] if odd else "(order)"
        raise AuthorityError(path, 1, column, f"the header must be {','.join(columns)}")


def _columns(record: Callable[..., Any]) -> list[Column]:
    many, optional = tuple[str, ...], (str | None, int | None)
    numbers: dict[Any, type[int] | type[float]] = {int: int, int | None: int, float: float}
    return [
        Column(name, many=kind == many, needed=kind != many and kind not in optional, number=numbers.get(kind))
        for name, kind in get_annotations(record).items()
        if name not in _OF_OTHERS
    ]


def _value(path: Path, line: int, column: Column, cell: str) -> str | int | float | tuple[str, ...] | None:
    if not cell:
        if column.needed:
            raise AuthorityError(path, line, column.name, "must not be empty")
        return () if column.many else None
    if cell[0].isspace() or cell[-1].isspace():
        raise AuthorityError(path, line, column.name, f"remove the spaces around '{cell.strip()}'")
    if column.number:
        return _number(path, line, column.name, column.number, cell)
    return _values(path, line, column.name, cell) if column.many else cell


def _number(path: Path, line: int, column: str, kind: type[int] | type[float], cell: str) -> int | float:
    # "1946", "0.9996"; never "1_946", "-3" and "nan", which Python also parses as numbers.
    if not re.fullmatch(r"[0-9]+" if kind is int else r"[0-9]+(?:\.[0-9]+)?", cell):
        wrong = "must be a whole number" if kind is int else "must be a number such as 0.95"
        raise AuthorityError(path, line, column, wrong)
    return kind(cell)


def _values(path: Path, line: int, column: str, cell: str) -> tuple[str, ...]:
    values = tuple(cell.split(";"))
    for value in values:
        if not value or value[0].isspace() or value[-1].isspace():
            raise AuthorityError(path, line, column, "has an empty value or spaces around a ';'")
    return values
