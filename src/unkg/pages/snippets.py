"""How to ask a question elsewhere: on the command line, in Python, with curl."""

import shlex
from collections.abc import Sequence

Given = Sequence[tuple[str, str]]
"""Parameters with their values; a parameter may have several."""


def by_name(given: Given) -> dict[str, list[str]]:
    """The values of each parameter, as `queries.execute` takes them."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    return values


def command(name: str, given: Given) -> str:
    """The command line that answers a canned query."""
    return " ".join(["unkg query", name, *(f"{one}={shlex.quote(value)}" for one, value in given)])


def python(name: str, given: Given, address: str) -> str:
    """A program that asks the endpoint at an address."""
    written = "".join(f", {one}={(some[0] if len(some) == 1 else some)!r}" for one, some in by_name(given).items())
    return (
        "import unkg\n\n"
        f"with unkg.open({address + 'sparql'!r}) as graph:\n"
        f"    for row in graph.query({name!r}{written}):\n"
        "        print(row)\n"
    )


def curl(name: str, given: Given, address: str) -> str:
    """A command that fetches the answer as CSV."""
    data = (f"--data-urlencode {shlex.quote(f'{one}={value}')}" for one, value in given)
    return " \\\n  ".join([f"curl --get {shlex.quote(f'{address}questions/{name}.csv')}", *data])
