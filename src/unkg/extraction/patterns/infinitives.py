"""What somebody is asked to do, as patterns of a language: “to provide”, “представить”."""

from unkg.authorities.language import Language
from unkg.extraction.patterns.words import SMALL, any_of, before_next


def to_act(language: Language) -> str:
    """What begins what those addressed are to do: “to provide”, or the infinitive itself (“представить”)."""
    return bare_infinitive(language) or any_of(language.addressee_words["to_act"]) + behind_to(language)


def bare_infinitive(language: Language) -> str:
    """An infinitive with its adverbs, in a language that has no word before it; empty in others."""
    listed = language.addressee_words
    if listed["to_act"] or not listed["infinitive_endings"]:
        return ""
    # Atomic: "своевременно" is listed and has the ending of an adverb.
    adverb = rf"(?>{before_next(listed['before_infinitive'])}|[{SMALL}]+{any_of(listed['adverb_endings'])} )"
    joined = rf"(?:{adverb}(?:{before_next(listed['and'])})?)*"
    return rf"{joined}[{SMALL}]*{any_of(listed['infinitive_endings'])}\b"


def behind_to(language: Language) -> str:
    """What follows the “to” of an infinitive; never the “ the” of “parties to the Agreement”."""
    return rf"(?:(?=[,:])| (?!{any_of(language.addressee_words['no_infinitive'])}\b)(?=[{SMALL}]))"
