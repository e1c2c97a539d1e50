"""The exceptions of unkg have one base class."""

import importlib
import inspect
import pkgutil

import pytest

import unkg
from unkg import symbols

INTERNAL = {
    "_IncomparableError": "never leaves validation: pySHACL gave up, and the values are compared by unkg",
    "Disconnected": "never leaves the server: the client went away, and nobody is answered",
    "ProcessLost": "never leaves the pool of the server, which says whether it was time or memory",
}


def exceptions() -> dict[str, type[Exception]]:
    """Every exception class that a module of unkg defines, by its name."""
    names = (module.name for module in pkgutil.walk_packages(unkg.__path__, "unkg.") if module.name != "unkg.__main__")
    return {
        name: kind
        for module in map(importlib.import_module, names)
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == module.__name__
    }


def test_every_exception_is_an_error_of_unkg() -> None:
    classes = exceptions()
    assert {"SymbolError", "ReadError", "StoreError", "QueryInputError", "DumpError", *INTERNAL} <= classes.keys()
    assert {name for name, kind in classes.items() if not issubclass(kind, unkg.Error)} == INTERNAL.keys()


def test_one_except_clause_catches_what_users_can_cause(tmp_path) -> None:
    with pytest.raises(unkg.Error, match="no store"):
        unkg.open(tmp_path / "absent")
    with pytest.raises(unkg.Error, match="has no number"):
        symbols.parse("A/RES")
