"""The operations that programs ask for, once for the JSON API, its description, `llms.txt` and the tools of a model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Final

from unkg.queries import QueryInputError
from unkg.serving import records
from unkg.serving.records import Record

Value = str | int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    meaning: str
    example: Value
    default: Value | None = None
    """None: it is required."""
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    is_date: bool = False
    """Whether it is a date, the default being the day of the request."""

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is None and not self.is_date

    @property
    def schema(self) -> dict[str, Any]:
        """Its values in JSON Schema."""
        if isinstance(self.example, int):
            return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}
        found: dict[str, Any] = {"type": "string"}
        found |= {"enum": list(self.choices), "default": self.default} if self.choices else {"maxLength": _LONGEST}
        return found | ({"format": "date"} if self.is_date else {})

    def read(self, text: str | None) -> Value:
        """The value of a text. Raises QueryInputError."""
        if text is None or not text.strip():
            return self._left_out()
        if isinstance(self.example, int):
            return self._number(text)
        if len(text) > _LONGEST:
            raise QueryInputError(f"{self.name}: at most {_LONGEST} characters")
        if self.choices and text not in self.choices:
            raise QueryInputError(f"{self.name}: one of {', '.join(self.choices)}")
        return _date(self.name, text) if self.is_date else text.strip()

    def _left_out(self) -> Value:
        if self.is_date:
            return datetime.now(UTC).date().isoformat()
        if self.default is None:
            raise QueryInputError(f"{self.name}: is required; for example {self.example}")
        return self.default

    def _number(self, text: str) -> int:
        least, most = self.least or 0, self.most or 0
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
            raise QueryInputError(f"{self.name}: a number from {least} to {most}")
        return int(text)


_LONGEST: Final = 300
"""Characters of a value."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that programs ask."""

    name: str
    title: str
    tells: str
    """What the answer says, and what it cannot."""
    parameters: tuple[Parameter, ...]
    work: Callable[..., Record]
    """A function of the graph and the values of the parameters, in their order."""

    def values(self, given: Mapping[str, str]) -> tuple[Value, ...]:
        """The values of its parameters. Raises QueryInputError."""
        known = [one.name for one in self.parameters]
        if unknown := sorted(set(given) - set(known)):
            raise QueryInputError(f"{unknown[0]}: unknown parameter; the parameters are {', '.join(known)}")
        return tuple(one.read(given.get(one.name)) for one in self.parameters)


_SYMBOL: Final = Parameter(
    "symbol",
    "Symbol of a document, in any common spelling: A/HRC/RES/58/17, UNSCR 1325, HRC res 58/17.",
    "A/RES/60/251",
)
_OPERATIONS: Final = (
    Operation(
        "document",
        "Look a document up",
        "Title, type, body, dates, drafting history and subjects of a document; whether its text is held. "
        "A document that is not held is known from citations only, and what it cites is not known.",
        (_SYMBOL,),
        records.document,
    ),
    Operation(
        "citations",
        "Citations of a document",
        "What a document cites, or what cites it: each citation with its paragraph, the part cited, how it is put "
        "(relation) and the words. References that could not be resolved are not among them.",
        (
            _SYMBOL,
            Parameter("direction", "Citations in the document, or of it in others.", "cites", "cites",
                      ("cites", "cited-by")),
            Parameter("limit", "Maximum number of citations.", 100, 100, least=1, most=1000),
            Parameter("offset", "Number of citations to leave out from the first on.", 0, 0, least=0, most=1_000_000),
        ),
        records.citations,
    ),
    Operation(
        "lineage",
        "Lineage of a document",
        "What a document builds on, or what builds on it, as a tree of citations. `ends` says why a branch ends; "
        "`not held` means that the text is not in the graph, not that it cites nothing.",
        (
            _SYMBOL,
            Parameter("depth", "Maximum number of citations from the document.", 3, 2, least=1, most=10),
            Parameter("direction", "ancestors: what it cites; descendants: what cites it.", "ancestors", "ancestors",
                      ("ancestors", "descendants")),
        ),
        records.lineage,
    ),
    Operation(
        "mandate",
        "A mandate and whether it is in force",
        "The acts that established, extended, changed or ended a mandate, in chronological order, each with its date, "
        "paragraph, end and words; and its status on a date: in force, ended, or not known. "
        "Acts that no held document mentions are missing; `remark` names the gaps.",
        (
            Parameter("holder", "The mechanism or body that holds the mandate, by words of its name, or acronym.",
                      "UNFICYP"),
            Parameter("date", "The day on which the mandate was in force, or not. Default: today.", "2020-01-01",
                      is_date=True),
        ),
        records.mandate,
    ),
    Operation(
        "evidence",
        "Evidence for a citation",
        "The words in the citing document from which a citation was read, their offsets in the text with that SHA-256, "
        "the clause around them, and the class of evidence.",
        (
            Parameter("citing", "Symbol of the citing document.", "A/HRC/RES/58/17"),
            Parameter("cited", "Symbol of the cited document.", "A/HRC/RES/55/21"),
        ),
        records.evidence,
    ),
    Operation(
        "search",
        "Search by name",
        "Documents, bodies, mechanisms, mandates, instruments, States, sessions and subjects whose names have the "
        "words, the best match first; a symbol finds its document.",
        (
            Parameter("words", "A name or words of it, in any official language; an acronym; a symbol.",
                      "human rights council"),
            Parameter("limit", "Maximum number of results.", 20, 20, least=1, most=100),
        ),
        records.search,
    ),
)  # fmt: skip
OPERATIONS: Final[Mapping[str, Operation]] = MappingProxyType({one.name: one for one in _OPERATIONS})


def _date(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise QueryInputError(f"{name}: a date such as 2020-01-31") from None
