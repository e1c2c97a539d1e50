"""Offices of the United Nations that every organization has, and a text may call by the same words."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import any_of, optional
from unkg.extraction.scan.gazetteer import NameMention
from unkg.model import Authorities

_OFFICES = frozenset({"Secretary-General of the United Nations", "United Nations Secretariat", "General Assembly"})
_HEAD: Final = "Secretary-General of the United Nations"
_ORGANIZATIONS = frozenset({"intergovernmental organization", "specialized agency", "related organization"})
"""Kinds of bodies that have them."""
_BEFORE = 10
"""Characters that hold “by the” before an office."""


class Offices(Struct, frozen=True):
    """Tells the offices of other organizations from those of the United Nations in one text."""

    text: str
    by_start: Mapping[int, NameMention]
    by_end: Mapping[int, NameMention]
    """Full names and acronyms by where they end."""
    language: Language
    authorities: Authorities

    @classmethod
    def of(cls, mentions: list[NameMention], text: str, language: Language, authorities: Authorities) -> "Offices":
        """The reader for a text."""
        by_end = {m.end: m for m in mentions if m.form != "short"}
        return cls(text, {m.start: m for m in mentions}, by_end, language, authorities)

    def is_office(self, mention: NameMention) -> bool:
        """Whether a name is that of such an office."""
        return mention.keys[0].id in _OFFICES

    def is_of_other_organization(self, mention: NameMention) -> bool:
        """Whether such an office is that of the organization named behind it or directly before it.

        “Secretary-General of the World Tourism Organization”, “INTERPOL General Assembly”, “Secretary-General of the
        Authority”; never “report of the Secretary-General to UNESCO”, “appointment by the Secretary-General of the
        Panel”. Where names decline, only the genitive directly behind tells: “Генеральный секретарь Лиги”.
        """
        if not self.is_office(mention):
            return False
        if self.language.declension.nouns:
            owner = self.by_start.get(mention.end + 1)
            return owner is not None and self._is_organization(owner) and self._is_genitive(owner)
        before = self.by_end.get(mention.start - 1) if self.text[mention.start - 1 : mention.start] == " " else None
        if before is not None and self._is_organization(before):
            return True
        of = _of(self.language).match(self.text, mention.end)
        owner = self.by_start.get(of.end()) if of else None
        if owner is None:
            return False
        return self._is_organization(owner) if owner.form != "short" else self._is_head_of(mention, owner)

    def _is_genitive(self, owner: NameMention) -> bool:
        """Whether a name says “of” by its case: “Лиги”, never the dative of “союзу”; acronyms do not decline."""
        labels = self.authorities.bodies[owner.keys[0].id].labels
        names = (label for code, label in labels if code == self.language.code)
        genitives = {form.lower() for name in names for form in self.language.declension.forms(name)[1:2]}
        return owner.form == "acronym" or owner.words.lower() in genitives

    def _is_organization(self, name: NameMention) -> bool:
        record = self.authorities.bodies.get(name.keys[0].id)
        return record is not None and record.kind in _ORGANIZATIONS

    def _is_head_of(self, mention: NameMention, owner: NameMention) -> bool:
        """Whether a Secretary-General heads what a short form with a capital names, and does nothing to it."""
        if mention.keys[0].id != _HEAD or owner.keys[0].kind != "body" or not owner.words[0].isupper():
            return False
        by = self.language.name_words.get("acting_by", ())
        return bool(by) and not _by(self.language).search(self.text, max(0, mention.start - _BEFORE), mention.start)


@lru_cache(maxsize=8)
def _of(language: Language) -> re.Pattern[str]:
    """“ of the ”."""
    words = language.name_words
    return re.compile(rf" {any_of(words['longer_of'])} {optional(words['the'])}")


@lru_cache(maxsize=8)
def _by(language: Language) -> re.Pattern[str]:
    """“appointment by the ”, whose object may follow."""
    return re.compile(rf"\b{any_of(language.name_words['acting_by'])} {optional(language.name_words['the'])}$")
