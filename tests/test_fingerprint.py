"""What a run is made of."""

from pathlib import Path

import unkg
from unkg.building.fingerprint import PROGRAM, digest_below, program_digest

PACKAGE = Path(unkg.__file__).parent
LATER = {"building", "cli", "network", "publishing", "queries", "rendering", "store", "validation"}


def test_every_room_that_decides_on_statements_counts() -> None:
    whole, empty = program_digest(*PROGRAM), digest_below(PACKAGE / "no such room", "*.py")
    for room in PROGRAM:
        assert digest_below(PACKAGE / room, "*.py") != empty
        assert program_digest(*(other for other in PROGRAM if other != room)) != whole


def test_every_room_is_known_to_decide_on_statements_or_not_to() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == {*PROGRAM, *LATER}
