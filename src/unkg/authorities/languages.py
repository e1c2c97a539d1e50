"""The languages of a folder, each read when it is first asked for: a process seldom needs more than one or two."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from unkg.authorities.language import Language, language_from
from unkg.authorities.language_tables import read_script, read_table
from unkg.authorities.rows import AuthorityError

FIRST: Final = "en"
"""The language whose base forms identify the verbs of all languages."""


class Signs(NamedTuple):
    """What a text in a language is recognized by."""

    alphabet: re.Pattern[str] | None
    """A letter that no other official language has; None where all letters are shared."""
    common: frozenset[str]
    """The commonest words that are words of no other official language in the same letters."""


class Languages(Mapping[str, Language]):
    """The languages with a file in a folder, by code; that there are some and what tells them apart is known unread.

    Asking for a language raises AuthorityError as `read_table` does. `labels` are names of records by language.
    """

    def __init__(self, folder: Path, labels: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        self._labels = labels
        self._paths = {path.stem: path for path in sorted(folder.glob("*.toml"))}
        self._read: dict[str, Language] = {}
        if FIRST not in self._paths:
            raise AuthorityError(folder / f"{FIRST}.toml", 1, "(all)", "no such file; all other languages depend on it")

    def __getitem__(self, code: str) -> Language:
        if code not in self._read:
            table = read_table(self._paths[code], FIRST)
            first = None if code == FIRST else self[FIRST]
            # Of two threads that read it at once, both get the first one's: patterns are kept by its identity.
            self._read.setdefault(code, language_from(table, first, self._labels.get(code, ())))
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, code: object) -> bool:
        return code in self._paths

    @cached_property
    def signs(self) -> Mapping[str, Signs]:
        """What texts in each language are recognized by, which the beginning of its file states."""
        return {code: _signs(path) for code, path in self._paths.items()}

    def read_all(self) -> None:
        """Read every language: for a process that is forked, whose children then share them."""
        for code in self:
            self[code]


def _signs(path: Path) -> Signs:
    script = read_script(path, FIRST)
    letters = "".join(script["alphabet"])
    return Signs(re.compile(f"[{letters}]") if letters else None, frozenset(script["common"]))
