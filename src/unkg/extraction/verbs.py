"""Verbs of a language as patterns: those that act in a document's own voice, and those that govern a citation."""

import re
from dataclasses import dataclass
from functools import lru_cache

from unkg.authorities.language import Language


@dataclass(frozen=True, slots=True, eq=False)
class Verbs:
    """Patterns over forms of verbs, and the way back to base forms; all lower case."""

    third: dict[str, str]
    """Third person ("requests") to base form."""
    past: dict[str, str]
    ing: dict[str, str]
    opening: re.Pattern[str]
    """The verb that opens an operative paragraph, adverbs before and behind included; group `verb`."""
    second: re.Pattern[str]
    """A further verb of the same subject later in the paragraph; group `verb`."""
    governing: re.Pattern[str]
    """A form that governs a clause in the document's own voice; group `verb`."""
    reported: re.Pattern[str]
    """The same in the past, for narrative; group `verb`."""


@lru_cache(maxsize=8)
def verbs_of(language: Language) -> Verbs:
    """The verb patterns of a language, built once."""
    strong = {v: f for v, f in language.forms.items() if v in language.strengths}
    third = {f[0]: v for v, f in strong.items()}
    past = {f[2]: v for v, f in strong.items()}
    ing = {f[1]: v for v, f in strong.items()}
    governing = {form: v for v in language.relation_verbs for form in language.forms[v][:2]}
    adverbs = "|".join(re.escape(a) for a in sorted(language.structure["adverbs"], key=len, reverse=True))
    behind = r"(?: (?:also|further|again|once again|once more|in particular|strongly|however))?"
    phrasal = r"(?: (?:upon|on|for)\b)?"
    verb = _any(third)
    return Verbs(
        third,
        past,
        ing,
        opening=re.compile(
            rf"[\"'*_ ]*(?P<words>(?:(?:{adverbs}),? )*(?P<verb>{verb}){behind}{phrasal})(?![\w'])", re.IGNORECASE
        ),
        second=re.compile(
            rf"(?:,| and|;)(?: and)?(?:,? in (?:this|that) (?:regard|respect|context|connection),?|,? to (?:this|that) end,?)?(?: (?P<words>(?:(?:{adverbs}) )*(?P<verb>{verb}){behind}{phrasal}))(?= (?:the|all|its|that|to|upon|on|for|again|with|in|these|those|this|any|each|it|them|such|both|as|also|his|her|their|further|member|states|parties|cooperation|continued|efforts|[A-Z]))"
        ),
        governing=re.compile(rf"\b(?P<verb>{_any(governing)}|guided by|guided|concerned|alarmed)\b", re.IGNORECASE),
        reported=re.compile(
            rf"\b(?P<verb>{_any({language.forms[v][2] for v in language.relation_verbs})})\b", re.IGNORECASE
        ),
    )


def _any(forms: dict[str, str] | set[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))
