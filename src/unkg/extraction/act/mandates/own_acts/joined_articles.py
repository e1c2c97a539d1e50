"""Nouns of bodies in a language that joins its article to them, and lets them stand side by side: Arabic."""

import re
from collections.abc import Collection

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of, any_of_each

_NOTHING = re.compile("(?!)")


def article_patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """What tells a known body from a new one, and a body from its owner; in other languages they match nothing."""
    heads, article = language.mandate_clauses["head_nouns"], language.script.article
    of_head = re.compile(rf"\b{any_of(heads)} $") if language.script.is_construct else _NOTHING
    return {
        "without_article": _without_article(language) if article else _NOTHING,
        "with_article": _with_article(heads, article) if article else _NOTHING,
        "new_name": _new_name(article) if article else _NOTHING,
        # "بعثة | الاتحاد الأفريقي": a noun before its owner; not "قوة | بعثة", two bodies.
        "of_head": of_head,
        "behind_of_head": re.compile(rf"{any_of(heads)}\b"),
    }


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
