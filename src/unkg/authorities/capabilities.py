"""What can be read in a language, which follows from the words that its table has."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from unkg.authorities.language import Language
from unkg.model import Authorities

CAPABILITIES: Final[Mapping[str, Callable[[Language], object]]] = {
    "citations": lambda language: language.citation["resolution"],
    "dates": lambda language: language.months,
    "mastheads": lambda language: language.types,
    "pinpoints": lambda language: language.units["para"],
    "relations": lambda language: language.leads or language.relation_verbs,
    "short forms of names": lambda language: language.short_forms or language.code == "en",
    "treaties in other words": lambda language: language.treaty_words,
    "names outside the authorities": lambda language: language.unlisted_names,
    "actions": lambda language: language.forms,
    "addressees": lambda language: language.addressees,
    "deadlines": lambda language: language.deadline_words["by"],
    "what actions concern": lambda language: language.asked_words,
    "submissions of reports": lambda language: language.report_words["report"],
    "recommendations of reports": lambda language: language.recommendation_words["speaking"],
    "recommendations of reviews": lambda language: language.review_words,
    "action categories": lambda language: language.category_words,
    "mandate events": lambda language: language.mandate_clauses,
    "reported mandate events": lambda language: language.reported_words,
    "damage by OCR": lambda language: language.damage["words"],
}
"""Each thing that extraction finds, with the words without which it finds none."""


@lru_cache(maxsize=16)
def lacking(language: Language | None) -> tuple[str, ...]:
    """What is not read in a language: nothing for English, all that needs words for one without a table."""
    return tuple(name for name, words in CAPABILITIES.items() if language is None or not words(language))


def names_known(authorities: Authorities) -> Counter[str]:
    """The number of names of bodies, mechanisms, instruments and States by language, short forms and acronyms aside."""
    kinds = (authorities.bodies, authorities.mechanisms, authorities.instruments, authorities.states)
    records = [record for kind in kinds for record in kind.values()]
    counts = Counter(language for record in records for language, _ in record.labels)
    counts["en"] = sum(1 + len(record.names) for record in records)
    return counts
