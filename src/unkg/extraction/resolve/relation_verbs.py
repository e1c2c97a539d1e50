"""The verbs whose forms govern a clause, and with it the relation of what is cited there."""

from typing import Literal, NamedTuple

from unkg.authorities.language import Language
from unkg.model import OWN_VOICE, Relation, Section

DECIDED: frozenset[Relation] = frozenset({"establish", "extend", "amend", "terminate"})
"""What a chapeau decides about its own object, not about what its items cite."""
ACTS_OF_THE_CITED: frozenset[Relation] = DECIDED | {"request"}
"""What a preamble's participles say of the text that is recalled."""
_Kind = Literal["third", "ing", "past", "participle", "infinitive"]


class Verb(NamedTuple):
    """What a form of a verb that may govern a clause says."""

    relation: Relation | None
    """None for verbs whose object says it: “expresses its concern”."""
    kind: _Kind
    alike: "Verb | None" = None
    """The third person of a participle that is spelled like it, as in Chinese: what it is outside preambles."""

    def within(self, section: Section) -> "Verb":
        """Which of two verbs spelled alike stands in a section."""
        return self.alike if self.alike and section != "preamble" else self


def can_govern(verb: Verb, section: Section) -> bool:
    """Whether a form governs clauses in a section: not “approving” in “States approving the Agreement”."""
    match verb.kind:
        case "past":
            return section == "body"
        case "infinitive":
            return section == "operative"
        case "third":
            return section != "preamble"
        case "ing" if verb.relation and section == "operative":
            return verb.relation in OWN_VOICE
        case "ing" if section == "preamble":
            return verb.relation not in ACTS_OF_THE_CITED
    return True


def forms_of_verbs(language: Language) -> dict[str, Verb]:
    """Forms of the verbs that govern a clause.

    Of two forms spelled alike, the later kind counts.
    """
    table: dict[str, Verb] = {}
    governing = [(f, relation) for verb, relation in relations_of_verbs(language).items() for f in language.forms[verb]]
    table |= {forms[2]: Verb(relation, "past") for forms, relation in governing}
    table |= {form: Verb(relation, "participle") for form, relation in language.relation_participles.items()}
    table |= {form: Verb(relation, "infinitive") for form, relation in language.relation_infinitives.items()}
    table |= {forms[0]: Verb(relation, "third") for forms, relation in governing}
    table |= {form: Verb("cite", "third") for form in deciding(language)}
    third = {form: verb for form, verb in table.items() if verb.kind == "third"}
    table |= {forms[1]: Verb(relation, "ing", third.get(forms[1])) for forms, relation in governing}
    return {form: verb for form, verb in table.items() if not _only_extends(form, verb, table)}


def _only_extends(form: str, verb: Verb, table: dict[str, Verb]) -> bool:
    """Whether a shorter form says the same: “напоминает о” would hide the “напоминает” of “напоминает обо всех”."""
    words = form.split()
    return any(table.get(" ".join(words[:length])) == verb for length in range(1, len(words)))


def relations_of_verbs(language: Language) -> dict[str, Relation | None]:
    """The relation of each verb that states one, by its base form; None for verbs whose object says it."""
    relations: dict[str, Relation | None] = dict.fromkeys(language.action_words["expressing"])
    return relations | language.relation_verbs


def deciding(language: Language) -> list[str]:
    """What opens a clause that states no relation by itself: “decides”."""
    return [forms[0] for verb in language.relation_words["deciding"] for forms in language.forms[verb]]
