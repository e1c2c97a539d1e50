"""Names for bodies that no authority holds: by their own words, or by the act that founds them."""

import re
from collections.abc import Collection

from unkg.authorities.language import Language
from unkg.extraction.act.mandates.names_by_act import name_by_act
from unkg.extraction.act.mandates.own_acts.object_patterns import ObjectPatterns

# "Commission of Inquiry on Burundi", "Panel for Evidence"; not "Preparatory committee", "Group of experts".
_SUBJECT = re.compile(r" (?:on|for|in|to) ")
_ACRONYM = re.compile(r" \(([A-Z]{3,}[\w /-]*)\)")
_LONGEST = 160


def name_as_written(text: str, start: int, end: int, patterns: ObjectPatterns) -> str:
    """The noun phrase that begins at one offset and whose head ends at another, up to where the clause goes on."""
    stop = patterns.name_end.search(text, end, end + _LONGEST)
    words = text[start : stop.start() if stop else end]
    # "the multidisciplinary Independent Panel": what precedes a name is no part of it.
    words = re.sub(r"^the (?:[a-z-]+ )*(?=[A-Z])|^(?:the|an?|its|another) ", "", words).strip()
    return _capital(re.sub(r"^UN(?= )", "United Nations", words))


def name_of_new_body(text: str, start: int, end: int, act: str, patterns: ObjectPatterns, language: Language) -> str:
    """The noun phrase of a body that an act founds; with its acronym or its act if it fits many: “a commission”."""
    words = name_as_written(text, start, end, patterns)
    topic = patterns.topic.match(text, end)
    if topic and not _SUBJECT.search(words):
        return f"{words} on {topic['topic']}"
    if _SUBJECT.search(words) or _is_proper(words, language):
        return words
    acronym = _ACRONYM.match(text, end)
    if acronym:
        return f"{words} ({acronym[1]})"
    return name_by_act(words, act, language)


def _is_proper(words: str, language: Language) -> bool:
    """Whether a name has a capital behind its first word that is not of words which many bodies share."""
    shared = {*language.mandate_clauses["generic"], *" ".join(language.mandate_clauses["head_nouns"]).split()}
    return any(word[0].isupper() and word.strip(",") not in shared for word in words.split()[1:])


def is_sanctions_body(head: str, language: Language) -> bool:
    """Whether bodies of this kind are known by the act that founds them: panels, groups and committees."""
    heads: Collection[str] = language.mandate_clauses["sanctions_heads"]
    return head.lower() in heads


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
