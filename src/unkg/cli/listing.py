"""The command that lists what is set: settings."""

import json

import typer

from unkg.cli.application import RowFormat
from unkg.cli.messages import notify
from unkg.cli.settings import in_force, unknown_variables


def settings(context: typer.Context, *, form: RowFormat = "table") -> None:
    """List the options that are set by the environment or by unkg.toml.

    An option of every command, such as --workers 2, is set by a line of unkg.toml (workers = 2) or by a variable
    (UNKG_WORKERS=2); for one command, below the line [build] or by UNKG_BUILD_WORKERS. The command line has precedence,
    then the environment, then the file.

    Example: unkg settings --config project.toml
    """
    from unkg.cli.output import FORMATS, destination
    from unkg.queries import Table

    commands = getattr(context.find_root().command, "commands", {})
    found = list(in_force(context.params["config"], commands))
    rows = tuple((one.name, _written(one.value), one.place) for one in found)
    with destination(None) as file:
        if rows or form == "json":
            FORMATS[form](Table(("setting", "value", "from"), rows), file)
    if not found:
        notify("nothing is set: no unkg.toml, no variable such as UNKG_WORKERS")
    for variable in unknown_variables(commands):
        notify(f"{variable}: no option of this name")


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
