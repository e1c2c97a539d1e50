"""Defaults of options from the environment and from a file, `unkg.toml`.

What the command line says has precedence, then the environment, then the file.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperOption

from unkg.cli.usage_errors import UsageError

FILE: Final = Path("unkg.toml")
_PREFIX: Final = "UNKG_"
_STORE: Final = "store"
_LARGEST: Final = 1_000_000
"""Bytes of a file with settings; a device such as /dev/zero has no end."""
_ONLY_SAID: Final = frozenset({"config", "overwrite", "prune"})
"""Options without a setting: what discards something is said on the command line."""
_OF_ONE_COMMAND: Final = frozenset({"output", "format"})
"""Options whose values differ between commands, so that a setting names the command."""
_store_of_file: ContextVar[str | None] = ContextVar("_store_of_file", default=None)


@dataclass(frozen=True, slots=True)
class Setting:
    """A default for an option, and where it is set."""

    command: str | None
    """The only command that it is for; None: every command with the option."""
    option: str
    value: Any
    place: str
    """Name of a variable, or file and line."""

    @property
    def name(self) -> str:
        """The option, behind the command if it is for one: `build.workers`."""
        return f"{self.command}.{self.option}" if self.command else self.option


def store_set() -> str | None:
    """The store that commands read or write if none is named."""
    return os.environ.get(f"{_PREFIX}STORE") or _store_of_file.get()


class Command(TyperCommand):
    """A command whose options can be set by the environment: `--workers` of `build` by two variables.

    `UNKG_BUILD_WORKERS` is for this command, `UNKG_WORKERS` for every command with this option.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        """Name the variables."""
        super().__init__(*given, **named)
        for key, option in settable(self).items():
            # A store that is set does not keep a build from writing a dump: `store_set` is asked if none is named.
            option.envvar = [*variables(str(self.name), key)][: 1 if key == _STORE else None]
            option.show_envvar = False

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Take the arguments; an error in the value of a variable names the variable."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            named = getattr(error.param, "envvar", None) or ()
            source = ctx.get_parameter_source(str(getattr(error.param, "name", "")))
            if source is not None and source.name == "ENVIRONMENT":
                error.message += f" (from {next(name for name in named if os.environ.get(name))})"
            raise


def settable(command: Any) -> dict[str, TyperOption]:
    """The options of a command that have a setting, by name."""
    options = (one for one in command.params if isinstance(one, TyperOption) and not one.is_eager)
    named = {max(one.opts, key=len).removeprefix("--"): one for one in options}
    return {name: option for name, option in named.items() if name not in _ONLY_SAID}


def variables(command: str, option: str) -> Iterator[str]:
    """The environment variables of an option, the first that is set of which has precedence."""
    named = option.replace("-", "_").upper()
    yield f"{_PREFIX}{command.upper()}_{named}"
    if option not in _OF_ONE_COMMAND:
        yield f"{_PREFIX}{named}"


def apply_file(context: typer.Context, given: Path | None) -> Path | None:
    """Take the settings of a file as defaults for the options of a command. Raises UsageError."""
    if context.resilient_parsing or context.parent is None:
        return given
    commands = getattr(context.parent.command, "commands", {})
    found = {}
    for setting in settings_of(given, commands):
        option = settable(context.command).get(setting.option)
        if option is not None and setting.command in {None, context.command.name}:
            _check(setting, option, context)
            # What is for this command comes later in the file than what is for all.
            found[str(option.name)] = setting.value
    _store_of_file.set(found.pop(_STORE, None))
    context.default_map = found
    return given


def _check(setting: Setting, option: TyperOption, context: typer.Context) -> None:
    try:
        option.process_value(context, setting.value)
    except typer.BadParameter as error:
        raise UsageError(f"{setting.place}: {setting.name}: {error.message}") from None


def settings_of(file: Path | None, commands: Mapping[str, Any]) -> list[Setting]:
    """The settings of a file, by default `unkg.toml` if there is one. Raises UsageError and OSError."""
    if file is None and not FILE.is_file():
        return []
    file = file or FILE
    with file.open("rb") as stream:
        content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise UsageError(f"{file}: more than {_LARGEST:,} bytes; name a file with settings")
    try:
        text = content.decode("utf-8-sig")
        return list(_settings(file, text, tomllib.loads(text), commands))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: not TOML: {error}") from None


def _settings(file: Path, text: str, content: Mapping[str, Any], commands: Mapping[str, Any]) -> Iterator[Setting]:
    """The settings of a file, those of single commands last."""
    known = {command: frozenset(settable(parsed)) for command, parsed in commands.items()}
    of_any = frozenset[str]().union(*known.values())
    tables = {key: value for key, value in content.items() if key in known and isinstance(value, dict)}
    for key, value in content.items():
        if key not in tables:
            place = _place(file, text, (key,))
            if key in _OF_ONE_COMMAND:
                raise UsageError(f"{place}: {key}: write it in the table of a command, such as [fetch]")
            if key not in of_any:
                raise UsageError(f"{place}: {key}: unknown key; use an option without its dashes, such as workers")
            yield Setting(None, key, value, place)
    for command, table in tables.items():
        for key, value in table.items():
            place = _place(file, text, (command, key))
            if key not in known[command]:
                raise UsageError(f"{place}: {key}: unknown key; unkg {command} has no such option that can be set")
            yield Setting(command, key, value, place)


def _place(file: Path, text: str, keys: tuple[str, ...]) -> str:
    """The file, and the line where a key is set: the parser of the standard library tells no lines."""
    lines = text.splitlines(keepends=True)
    before = 0
    for number in range(1, len(lines) + 1):
        try:
            content: Any = tomllib.loads("".join(lines[:number]))
        except tomllib.TOMLDecodeError:  # in the middle of a value
            continue
        for key in keys:
            content = content.get(key) if isinstance(content, dict) else None
        if content is not None:
            return f"{file}, line {before + 1}"
        before = number
    return str(file)


def in_force(file: Path | None, commands: Mapping[str, Any]) -> Iterator[Setting]:
    """What is set for any command, by the environment or else by the file. Raises UsageError and OSError."""
    found = {}
    for command, parsed in commands.items():
        for key in settable(parsed):
            for only, variable in zip((command, None), variables(command, key), strict=False):
                if value := os.environ.get(variable):
                    found[variable] = Setting(only, key, value, variable)
    yield from found.values()
    for setting in settings_of(file, commands):
        if not any(name in found for name in variables(setting.command or "", setting.option)):
            yield setting


def unknown_variables(commands: Mapping[str, Any]) -> list[str]:
    """The variables that are named like those of options and are none: a slip, or another program's."""
    options = ((command, key) for command, parsed in commands.items() for key in settable(parsed))
    known = {variable for command, key in options for variable in variables(command, key)} | {f"{_PREFIX}CONFIG"}
    return sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
