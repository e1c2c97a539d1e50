"""Titles, addressees and deadlines in the letters of a text that is searched in others."""

import pytest

from known import KNOWLEDGE
from unkg.extraction import extract
from unkg.model import Document

RUSSIAN = """A/HRC/RES/58/99

58/99. Учёт колодцев

Совет по правам человека,

1. просит все группы учёта вод рыть колодцы.
"""
CHINESE = """A/HRC/RES/58/99

58/99. 各国的
水井问题

人权理事会，

1. 请水井管理委员会挖掘水井。
"""
ARABIC = """A/HRC/RES/58/99

58/99. حالة الآبار في الإقليم

إن مجلس حقوق الإنسان،

1. يطلب إلى هيئة الآبار أن تحفر.
"""


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("ru", RUSSIAN, "Учёт колодцев"),
        ("zh", CHINESE, "各国的水井问题"),
        ("ar", ARABIC, "حالة الآبار في الإقليم"),
    ],
)
def test_a_title_is_as_printed(language: str, text: str, title: str) -> None:
    assert extract(Document("x", "x", text, language), KNOWLEDGE).header.title == title


@pytest.mark.parametrize(("language", "text"), [("ru", RUSSIAN), ("zh", CHINESE), ("ar", ARABIC)])
def test_an_addressee_in_words_is_as_printed(language: str, text: str) -> None:
    (action,) = extract(Document("x", "x", text, language), KNOWLEDGE).actions
    assert action.verb == "request"
    assert all(who in text for who in action.addressees), action.addressees
