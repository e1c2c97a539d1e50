"""Whether two language versions of a document state the same."""

import pytest

from unkg import authorities
from unkg.editions.agreement import MEASURES, Meanings, Shared, has_one_name, meanings, shared, stated
from unkg.extraction import extract
from unkg.model import Document, Extraction

ENGLISH = """A/RES/77/990

The General Assembly,

Recalling its resolution 60/251 of 15 March 2006, paragraph 6 of resolution 60/251 and the Charter of the United \
Nations,

1. Urges all Member States to dig;

2. Requests the Secretary-General to dig.
"""
FRENCH = """A/RES/77/990

L’Assemblée générale,

Rappelant sa résolution 60/251 du 15 mars 2006 et la Charte des Nations Unies,

1. Prie instamment tous les États Membres de creuser ;

2. Engage le Secrétaire général à creuser.
"""


def read(text: str, language: str) -> Extraction:
    return extract(Document("key", "source", text, language=language), authorities.load())


def stated_in(text: str, language: str = "en") -> Meanings:
    return meanings(stated(read(text, language), authorities.load().authorities))


def test_a_version_agrees_with_itself() -> None:
    mine = stated_in(ENGLISH)
    assert all(one.f1 in {None, 1.0} for one in shared(mine, mine).values())
    assert list(shared(mine, mine)) == list(MEASURES)


def test_what_two_versions_share() -> None:
    found = shared(stated_in(ENGLISH), stated_in(FRENCH, "fr"))
    assert found["edges"] == Shared(1, 1, 1)
    assert found["citations"] == Shared(1, 2, 1)
    assert found["pinpoints"] == Shared(0, 1, 0)
    assert found["names"].f1 == 1.0
    assert found["actions"] == Shared(1, 2, 2)
    assert found["addressees"].f1 == 1.0
    assert found["events"].f1 is None


def test_sums_over_documents() -> None:
    assert Shared(1, 2, 1) + Shared(1, 1, 2) == Shared(2, 3, 3)
    assert (Shared(1, 2, 1) + Shared(1, 1, 2)).f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("addressee", "expected"),
    [
        ("PRK", True),
        ("Human Rights Council", True),
        ("Member States", True),
        ("the village elders", False),
    ],
)
def test_addressees_with_one_name_in_every_language(addressee: str, *, expected: bool) -> None:
    assert has_one_name(addressee, authorities.load().authorities) is expected
