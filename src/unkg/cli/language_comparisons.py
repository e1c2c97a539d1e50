"""Output formats of comparisons of language versions: for people, and JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO, get_args

from unkg.cli.output import show
from unkg.cli.terminal import escaped
from unkg.editions import LanguageComparison, language_record
from unkg.editions.language_output import clause_of, words_of_paragraph
from unkg.editions.languages import Contrast, Difference, Value, What, counts
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
    yield 0, Text(_agreement(made))
    number = counts(made)
    found = ", ".join(f"{number[what]} {what}{'s' * (number[what] != 1)}" for what in get_args(What) if number[what])
    yield 0, Text(f"Differences: {found or 'none'}")
    for contrast in made.contrasts:
        yield 0, Text(f"\n{contrast.label or 'Heading'}", style="bold")
        for one in contrast.differences:
            yield _INDENT // 2, _told(one, codes)
        for code, words in zip(codes, _words(contrast, made), strict=True):
            if words:
                yield _INDENT, Text(f"{code}  ", style="dim").append(escaped(words if whole else _cut(words)))


def _agreement(made: LanguageComparison) -> str:
    """How much both state, by measure."""
    told = (
        f"{name} {one.both} of {max(one.one, one.other)}" for name, one in made.agreement.items() if one.f1 is not None
    )
    return f"Alike: {', '.join(told) or 'nothing is stated'}"


def _told(difference: Difference, codes: tuple[str, str]) -> "Text":
    """What only one version states, or what two state differently."""
    from rich.text import Text

    found, (one, other) = difference.found, (difference.one, difference.other)
    line = Text(f"{found.what} ")
    if one and other:
        pairs = [(a, b) for a, b in zip(one.fields, other.fields, strict=True) if a != b]
        subject = "" if ("verb", one.subject) in one.fields else f"{escaped(one.subject)}: "
        each = (
            f"{name} {_shown(mine)} in {codes[0]}, {_shown(theirs)} in {codes[1]}"
            for (name, mine), (_, theirs) in pairs
        )
        return line.append(f"{subject}{'; '.join(each)}", style="yellow")
    more = ", ".join(
        _shown(value) for _, value in found.fields if value and value != found.subject and value is not True
    )
    subject = escaped(found.subject) + (f" ({more})" if more else "")
    return line.append(f"{subject}: only in {codes[0] if one else codes[1]}", style="green" if other else "red")


def _shown(value: Value) -> str:
    return "none" if value is None else escaped(str(value))


def _words(contrast: Contrast, made: LanguageComparison) -> tuple[str, str]:
    """The words of the paragraph in both versions; under a heading those of the clause of the first difference."""
    sides = ((contrast.one, made.one, "one"), (contrast.other, made.other, "other"))
    found = []
    for paragraph, version, side in sides:
        statement = next((each for one in contrast.differences if (each := getattr(one, side))), None)
        if paragraph:
            found.append(words_of_paragraph(paragraph, version))
        else:
            found.append(clause_of(statement, version) if statement else "")
    return found[0], found[1]


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"
