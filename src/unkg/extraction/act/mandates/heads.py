"""The nouns that bodies are called by, as their canonical names have them."""

from collections.abc import Mapping
from functools import lru_cache

from unkg.authorities.language import Language


def canonical_heads(head: str, language: Language) -> tuple[str, ...]:
    """The nouns of canonical names that a noun of a text can stand for, in small letters.

    “Grupo de Expertos” is a panel of experts or a group of experts; in the language of the names itself it is itself.
    """
    return _heads(language).get(head.lower(), ()) if language.short_forms else (head.lower(),)


@lru_cache(maxsize=8)
def _heads(language: Language) -> Mapping[str, tuple[str, ...]]:
    heads: dict[str, dict[str, None]] = {}
    for canonical, words in language.short_forms.items():
        for word in words:
            for form in language.declension.forms(word):
                heads.setdefault(language.script.read(form).lower(), {})[canonical.lower()] = None
    return {head: tuple(found) for head, found in heads.items()}
