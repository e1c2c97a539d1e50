"""Offices of the United Nations that every organization has, and a language may call by a common noun."""

import re
from collections.abc import Mapping
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of
from unkg.extraction.scan.gazetteer import NameMention
from unkg.model import Authorities

_OFFICES = frozenset({"Secretary-General of the United Nations", "United Nations Secretariat", "General Assembly"})
_ORGANIZATIONS = frozenset({"intergovernmental organization", "specialized agency", "related organization"})
"""Kinds of bodies that have them."""


def is_of_other_organization(
    mention: NameMention,
    full_names: Mapping[int, NameMention],
    text: str,
    language: Language,
    authorities: Authorities,
) -> bool:
    """Whether such an office is another organization's, named in full behind it.

    “الأمين العام للمنظمة البحرية الدولية”; not “تقرير الأمين العام لمجلس الأمن”, which is to the Council.
    """
    if not language.script.is_construct or mention.keys[0].id not in _OFFICES:
        return False
    of = _of(language).match(text, mention.end)
    owner = full_names.get(of.end()) if of else None
    record = authorities.bodies.get(owner.keys[0].id) if owner else None
    return record is not None and record.kind in _ORGANIZATIONS


@lru_cache(maxsize=8)
def _of(language: Language) -> re.Pattern[str]:
    return re.compile(rf" {any_of(language.name_words['longer_of'])} ")
