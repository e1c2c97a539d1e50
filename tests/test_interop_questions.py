"""Questions, suggestions, search and the query page in a real browser: seen, clicked, searched, by keyboard.

Run by `make interop`.
"""

import re

import pytest

from browsing import STANDARDS, axe, browser, opened
from question_graph import write_question_graph
from serving import listening
from unkg.serving.routes.query import editor_is_there

__all__ = ["axe", "browser"]  # fixtures

pytestmark = pytest.mark.interop
PAGES = (
    "questions/",
    "questions/documents-citing",
    "questions/documents-citing?document=A/HRC/RES/22/13",
    "questions/documents-by-year?_run=1",
    "questions/votes-of-state?state=Nroway",
    "search?q=human+rights",
    "query",
    "query?query=SELECT+*+%7B+?s+a+?o+%7D+LIMIT+5",
    "query?query=SELECT",
)
"""The pages that a visitor sees; two of them say what is wrong."""
REFUSED = "Failed to load resource: the server responded with a status of 400 (Bad Request)"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of `unkg serve` over the graph of the query tests."""
    folder = tmp_path_factory.mktemp("asked")
    write_question_graph(folder)
    with listening(folder) as running:
        yield f"{running.address}/"
