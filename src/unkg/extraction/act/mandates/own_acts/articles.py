"""Nouns of bodies where no word for an article tells a new one: Arabic joins it to them, Russian has none."""

import re
from collections.abc import Collection

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import CAPITAL, SMALL, any_of, any_of_each

_NOTHING = re.compile("(?!)")


def article_patterns(language: Language, adjectives: str) -> dict[str, re.Pattern[str]]:
    """What tells a known body from a new one, and a body from its owner; in other languages they match nothing."""
    owned = _owned_head(language, adjectives)
    heads, article = language.mandate_clauses["head_nouns"], language.script.article
    of_head = re.compile(rf"\b{any_of(heads)} $") if language.script.is_construct else _NOTHING
    return {
        # In a language without articles, a noun with an owner is of a new body: “рабочую группу | Шестого комитета”.
        "without_article": _without_article(language) if article else re.compile(rf"{owned}(?=[{CAPITAL}])"),
        "owned_head": re.compile(owned),
        "with_article": _with_article(heads, article) if article else _NOTHING,
        "new_name": _new_name(article) if article else _NOTHING,
        # "بعثة | الاتحاد الأفريقي": a noun before its owner; not "قوة | بعثة", two bodies.
        "of_head": of_head,
        "behind_of_head": re.compile(rf"{any_of(heads)}\b"),
    }


def _owned_head(language: Language, adjectives: str) -> str:
    """A noun that the body behind it has, in the genitive, where the case says “of”."""
    if not language.declension.nouns:
        return _NOTHING.pattern
    return rf"{adjectives}?(?=[{SMALL}])(?P<head>{any_of(language.mandate_clauses['head_nouns'])}) "


def _without_article(language: Language) -> re.Pattern[str]:
    """“فريقا عاملا معنيا ب”; never “لجنة الجزاءات”, a known one.

    A noun may begin as the article does: “آلية”, of which there is an “الآلية”.
    """
    listed, article = language.mandate_clauses, language.script.article
    heads = listed["head_nouns"]
    bare = any_of(head for head in heads if not head.startswith(article) or article + head in heads)
    compound = any_of_each(listed)["compound"]
    return re.compile(rf"(?P<head>{bare})\b(?! (?:{article}|{compound}\b))")


def _with_article(heads: Collection[str], article: str) -> re.Pattern[str]:
    """“الفريق العامل”, “فريق الخبراء”: a noun of a body that is known; never “آلية”."""
    joined = (head for head in heads if head.startswith(article) and head.removeprefix(article) in heads)
    return re.compile(any_of((*joined, *(head for head in heads if f" {article}" in head))))


def _new_name(article: str) -> re.Pattern[str]:
    """“مقررا خاصا معنيا ب”; never “لجنة حقوق الطفل”, which has an article."""
    word = rf"(?!{article})\w+"
    return re.compile(rf"{word} {word} {word}")
