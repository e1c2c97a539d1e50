"""Output formats of comparisons of language versions: for people, as a page, and JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from unkg.cli.output import show
from unkg.cli.terminal import escaped
from unkg.editions import LanguageComparison, language_record
from unkg.editions.language_output import agreement_line, differences_line, passages, told
from unkg.editions.languages import Difference
from unkg.editions.records import named

if TYPE_CHECKING:
    from rich.text import Text

_INDENT: Final = 4
_LONGEST: Final = 300
"""Characters of a paragraph that are printed."""


def as_json(made: Sequence[LanguageComparison], file: TextIO, *, whole: bool) -> None:
    """One object, by `docs/language-versions.schema.json`; it is always whole."""
    json.dump(language_record(made), file, ensure_ascii=False, indent=1)
    file.write("\n")


def as_html(made: Sequence[LanguageComparison], file: TextIO, *, whole: bool) -> None:
    """A page of its own, always whole."""
    from unkg.pages.html import compared_languages_file

    file.write(compared_languages_file(made))


def as_text(made: Sequence[LanguageComparison], file: TextIO, *, whole: bool) -> None:
    """For people: by paragraph, what differs, then the words of both versions; `whole` cuts none."""
    from rich.padding import Padding

    for number, comparison in enumerate(made):
        if number:
            file.write("\n")
        for indent, line in _lines(comparison, whole=whole):
            show(Padding(line, (0, 0, 0, indent)) if indent else line, file)


def _lines(made: LanguageComparison, *, whole: bool) -> "Iterator[tuple[int, Text]]":
    from rich.text import Text

    codes = made.one.document.language, made.other.document.language
    yield 0, Text(f"{escaped(named(made.one))}: {codes[0]} and {codes[1]}", style="bold")
    for version in (made.one, made.other):
        if version.header.title:
            yield 0, Text(escaped(version.header.title))
    yield 0, Text(agreement_line(made))
    yield 0, Text(differences_line(made))
    for contrast in made.contrasts:
        yield 0, Text(f"\n{contrast.label or 'Heading'}", style="bold")
        for one in contrast.differences:
            yield _INDENT // 2, _coloured(one, codes)
        for code, passage in zip(codes, passages(contrast, made), strict=True):
            words = "".join(piece.words for piece in passage)
            if words:
                yield _INDENT, Text(f"{code}  ", style="dim").append(escaped(words if whole else _cut(words)))


def _coloured(difference: Difference, codes: tuple[str, str]) -> "Text":
    from rich.text import Text

    style = "yellow" if difference.one and difference.other else "red" if difference.one else "green"
    return Text(escaped(told(difference, codes)), style=style)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


FORMATS: Final = {"text": as_text, "html": as_html, "json": as_json}
