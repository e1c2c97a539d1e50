"""The organ that a pronoun means where it asks to be told: “prie le Secrétaire général de lui présenter un rapport”."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.layout.normalized_text import NormalizedText
from unkg.extraction.patterns.verbs import verbs_of
from unkg.extraction.patterns.words import any_of, any_of_each
from unkg.extraction.resolve.resolved import ResolvedName
from unkg.model import ASKING


def find_recipients(normalized: NormalizedText, issuer: str, language: Language) -> list[ResolvedName]:
    """The pronouns by which an organ asks in its own text that it be told, in order of place.

    Where the text reports what another asked for (“du rapport que l'Assemblée a prié le Secrétaire général de lui
    présenter”), the pronoun means another.
    """
    if not language.name_words.get("told"):
        return []
    return [
        ResolvedName(start, end, "body", (issuer,), "possessive", None, short=True)
        for start, end in _pronouns(normalized, _patterns(language))
    ]


class _Patterns(NamedTuple):
    told: re.Pattern[str]
    asking: re.Pattern[str]
    """The verb of who asks, in the group `own` where the text itself does."""


def _pronouns(normalized: NormalizedText, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    lower = normalized.lower
    for passage in normalized.passages:
        if passage.paragraph.section != "operative":
            continue
        for told in patterns.told.finditer(lower, passage.content, passage.end):
            asked = [m["own"] for m in patterns.asking.finditer(lower, passage.content, told.start())]
            if not asked or asked[-1]:
                yield told.span("to" if told["to"] else "of")


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    words, verbs = any_of_each(language.name_words), verbs_of(language).base_of
    asking = (form for form, base in verbs.items() if language.strengths.get(base) in ASKING)
    return _Patterns(
        told=_told(language, words),
        # "prie le Secrétaire général"; never "l'Assemblée a prié", "demandé par le Conseil".
        asking=re.compile(rf"\b(?:(?P<own>{any_of(asking)})|{words['asked_before']})(?![\w'])"),
    )


def _told(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“lui en rendre compte”, “l'informer”; never “lui permettre”, where the pronoun is those who are asked.

    In a language that has verbs first, “يقدم إليها تقريرا”.
    """
    telling = rf"(?P<to>{words['told']}) (?:{words['before_telling']} )?{words['telling']}"
    if language.script.is_construct:
        telling = rf"{words['telling']} (?P<to>{words['told']})"
    informing = rf"(?P<of>{any_of(language.name_words['informed'])}) ?{words['informing']}"
    return re.compile(rf"\b(?:{telling}|{informing})(?![\w'])")
