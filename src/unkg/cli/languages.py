"""The command that says which languages are read: languages."""

from typing import TYPE_CHECKING

from unkg.cli.application import Output, RowFormat, SafeCsv

if TYPE_CHECKING:
    from unkg.queries import Table


def languages(*, form: RowFormat = "table", safe_csv: SafeCsv = None, output: Output = None) -> None:
    """List the languages that are read, and what is found in texts of each.

    Symbols such as A/RES/60/251 are found in texts of every language. `names` counts the names of bodies, mechanisms,
    instruments and States that are known in a language. What is found in a language follows from the words in its file,
    data/languages/CODE.toml.

    Example: unkg languages --format json
    """
    from unkg.cli.output import FORMATS, destination, form_for

    written = form_for(form, output, safe=safe_csv)
    with destination(output) as target:
        FORMATS[written](_table(), target)


def _table() -> "Table":
    """A row for each capability, a column for each language."""
    from unkg import authorities
    from unkg.authorities.capabilities import CAPABILITIES, names_known
    from unkg.queries import Table

    knowledge = authorities.load()
    read, names = knowledge.languages, names_known(knowledge.authorities)
    rows = [
        (what, *("yes" if words(language) else "no" for language in read.values()))
        for what, words in CAPABILITIES.items()
    ]
    return Table(("found", *read), (*rows, ("names", *(str(names[code]) for code in read))))
