"""The words around what an action concerns, as patterns of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from unkg.authorities.language import Language
from unkg.extraction.patterns.anchors import Anchored, anchored
from unkg.extraction.patterns.words import ELIDED, RAISED, SMALL, any_of, any_of_each, before_next, optional
from unkg.model import OWN_VOICE

_CUES = (
    "neutral", "modifiers", "conformity", "party_to", "amendment", "reservation", "recommendation", "procedure",
    "submitting", "requesting", "inviting", "cooperating", "reporting", "ratifying", "joining", "ratified",
    "implementing",
)  # fmt: skip
"""Purposes of words in the order in which they are tried: “in cooperation with” is a modifier, not cooperation."""
STOPS = ".?!("
"""Characters that the end of a clause can begin with; `str.find` looks for each much faster than a pattern for all."""
_AS_GROUNDS = frozenset({"bear-in-mind", "guided-by", "pursuant-to"})
"""Relations of words that say how something is to be done: “…, bearing in mind the Guidelines” is asked too."""


class OwnerPatterns(NamedTuple):
    """The words around a body that only says whose another thing is."""

    inside: re.Pattern[str]
    """Between a body and the number of its document: “, in paragraph 3 of its resolution”; for text as printed.

    Never “ on the implementation of its resolution” behind the Secretary-General.
    """
    before: re.Pattern[str]
    """Before the number of a document of the body behind it: “in its resolution 5/1, the Council called”."""
    behind: re.Pattern[str]
    """Between the two: “ of 5 May 2031, the ”, never “ to the ”; for text as printed."""
    office: re.Pattern[str]
    """Before whoever's an office is: “the Special Representative of the ”."""


class AskedPatterns(NamedTuple):
    """The words that tell who is asked from what is to be done."""

    some: re.Pattern[str]
    """Before the names of some of those asked: “the United Nations system, in particular”."""
    taking_part: re.Pattern[str]
    """Between those asked and what only says who they are: “States participating in the”."""
    with_others: re.Pattern[str] | None
    """Before those with whom others should act, who are not asked: “in consultation with”.

    None in a language that does not list it; `some` then finds only who is named directly behind it.
    """
    to_do: re.Pattern[str]
    acts: re.Pattern[str]
    """Where those asked end and what they are to do begins."""


class RatifyingPatterns(NamedTuple):
    """The words around “ratify” and “adherence” that tell whether a treaty is to be ratified."""

    told: re.Pattern[str]
    """Before what is only told of: “report on the status of”."""
    keeping: re.Pattern[str]
    """Behind “adherence” that is no accession: “ to its obligations under”."""
    asked: re.Pattern[str] | None
    """Behind “have not ratified”, what says that this is asked: “to consider doing so”.

    None in a language that does not list it, where it is asked always.
    """
    not_yet: re.Pattern[str]
    yet: re.Pattern[str]
    """Before “parties to”: “not yet”, “become”, never the “not” of “States not parties to”."""
    joined: re.Pattern[str]
    """What stands behind “join” if a treaty is joined; for text as printed."""
    protocol: re.Pattern[str]
    """Before the treaty of protocols that no name holds: “Protocols I and II of 1977 to the”."""


class PassivePatterns(NamedTuple):
    """The words around what a passive says is to be implemented."""

    done: re.Pattern[str]
    subject: re.Pattern[str]
    """From “que” to the first thing named; never with a relative clause."""
    behind: re.Pattern[str]
    """Between the last thing named and the passive."""


class ConcernPatterns(NamedTuple):
    """The patterns of a language; all are for lower-case text but `stop` and `reported`."""

    classes: Anchored
    stop: re.Pattern[str]
    """Where a clause ends."""
    grounds: re.Pattern[str]
    """Where the issuer goes on with what it recalls."""
    narrated: re.Pattern[str]
    """Where a narrative goes on with what its speaker only remarks."""
    cue: Anchored
    """A word that says what is asked; its group is the purpose."""
    cues: tuple[re.Pattern[str], ...]
    """For each beginning of a cue, the same with those purposes only that have a word that begins so."""
    joint: re.Pattern[str]
    """What joins two verbs that share their objects."""
    of_body: re.Pattern[str]
    """What stands between a name and the body it belongs to."""
    on_body: re.Pattern[str]
    """What of this stands between no two bodies: “report of the Secretary-General on the Mission”."""
    possessive: re.Pattern[str]
    """What stands between a body and a document of its own: “the Committee's general comment”."""
    owner: OwnerPatterns
    becoming: re.Pattern[str]
    party: re.Pattern[str]
    not_ratified: re.Pattern[str]
    """The beginning of an instrument's name that says that it is not ratified."""
    past: re.Pattern[str]
    ratifying: RatifyingPatterns
    reserving: re.Pattern[str]
    accepting: re.Pattern[str]
    conforming: re.Pattern[str]
    ensuring: re.Pattern[str]
    adhering: re.Pattern[str]
    report: re.Pattern[str]
    report_to: re.Pattern[str]
    requesting: re.Pattern[str]
    visit: re.Pattern[str]
    no_noun: re.Pattern[str]
    """A word of reporting that is a verb wherever it stands: “reporting”, never “report”."""
    says: re.Pattern[str]
    """Behind a body, what it says: “UPR recommendations”, “ILO and CESCR recommendations”."""
    telling: re.Pattern[str]
    listed: re.Pattern[str]
    """What stands between two items of one list."""
    asked: AskedPatterns
    by_itself: re.Pattern[str]
    """What stands before a verb, not before a noun: “to report”, never “its report”."""
    passive: re.Pattern[str]
    passive_behind: PassivePatterns | None
    """None in a language that does not list such passives."""


@lru_cache(maxsize=8)
def concern_patterns(language: Language) -> ConcernPatterns:
    """The patterns of a language, built once."""
    words, cue = any_of_each(language.asked_words), _cue(language)
    determiner, before_party = (optional(language.asked_words[key]) for key in ("determiners", "before_party"))
    return ConcernPatterns(
        classes=_classes(language),
        stop=_stop(language),
        grounds=_grounds(language),
        narrated=_narrated(language),
        cue=cue,
        cues=tuple(_cue_pattern(language, _purposes(language, beginning)) for beginning in cue.beginnings),
        joint=re.compile(rf" ?{words['joints']}(?: {words['adverbs']})* ?"),
        of_body=_of_body(language),
        on_body=re.compile(rf" {words['on_body']} "),
        possessive=re.compile(r" |'s? "),
        owner=_owner(language, words, determiner),
        becoming=re.compile(rf"\b(?:{words['becoming']}|{words['not_yet']}) {before_party}$"),
        party=re.compile(rf"\b{words['party_to']} {determiner}$"),
        not_ratified=_not_ratified(language, words),
        past=re.compile(rf"\b{words['past']} (?:[{SMALL}]+ ){{0,2}}$"),
        ratifying=_ratifying(language, words, determiner, before_party),
        reserving=re.compile(rf"\b{words['reserving']}\b"),
        accepting=re.compile(rf"\b{words['accepting']}\b"),
        conforming=re.compile(rf"\b{words['conforming']}\b"),
        ensuring=_ensuring(words),
        adhering=re.compile(rf"\b{words['adhering']}\b"),
        report=re.compile(rf"\b{words['report']}\b"),
        report_to=re.compile(rf"\b{words['report_to']} {determiner}(?:[{SMALL}]+ )?$"),
        requesting=re.compile(words["requesting"]),
        no_noun=re.compile(words["no_noun"]),
        says=re.compile(rf"(?:,? {words['and']} [{SMALL}]+)? {words['recommendation']}\b"),
        telling=_telling(language, words),
        visit=re.compile(rf"\b{words['visit']}\b"),
        listed=_listed(words),
        asked=_asked(language, words, determiner),
        by_itself=_by_itself(language, words),
        passive=re.compile(rf"\b{words['passive']} [{SMALL}]+$"),
        passive_behind=_passive_behind(language, words),
    )


def _passive_behind(language: Language, words: dict[str, str]) -> PassivePatterns | None:
    """“veiller à ce que les dispositions de ses résolutions 60/1 et 60/251 soient pleinement appliquées”."""
    if "implemented" not in language.asked_words:
        return None
    that, relative = any_of(language.action_words["that"]), any_of(language.action_words["relative"])
    word = rf"(?!{relative}\b)[{SMALL}'-]+"
    return PassivePatterns(
        done=re.compile(rf"\b{words['passive']} (?:[{SMALL}]+ ){{0,4}}?{words['implemented']}\b"),
        subject=re.compile(rf"\b{that} (?:{word},? ){{0,14}}(?:{word})?$"),
        behind=re.compile(rf"[{RAISED}]*(?: {word}){{0,8}} "),
    )


def _classes(language: Language) -> Anchored:
    """“special procedures”, “treaty bodies”, by all their words."""
    classes = [name for name, meant in language.addressees.items() if meant in language.asked_words["classes"]]
    return anchored(rf"\b(?P<words>{any_of(classes)})\b", classes)


def _owner(language: Language, words: dict[str, str], determiner: str) -> OwnerPatterns:
    own, dated = rf"{words['in_its']} (?:[{SMALL}-]+ ){{1,3}}", rf"[{SMALL}]+ \d{{1,2}} [A-Z]\w+ \d{{4}}"
    acting = any_of(language.citation.get("acting_in", ()))
    return OwnerPatterns(
        inside=re.compile(rf",? (?:{acting} (?:[{SMALL}]+ ){{1,2}}\d[\w(), -]{{0,30}}? |{dated} )?{own}"),
        before=re.compile(rf"\b{own}$"),
        behind=re.compile(rf"(?: {dated})?[{RAISED}]*,? {determiner}"),
        office=re.compile(rf"\b{words['offices_of']} $"),
    )


def _asked(language: Language, words: dict[str, str], determiner: str) -> AskedPatterns:
    asked, listed = any_of_each(language.addressee_words), language.asked_words.get("with_others")
    naming = asked["naming"]
    return AskedPatterns(
        some=re.compile(
            rf", {naming} (?!{asked['adjuncts']}\b){determiner}" if listed else rf", {naming} {determiner}$"
        ),
        taking_part=re.compile(
            rf"\b[{SMALL}]+{asked['adjunct_participles']} (?:{asked['parts_of_doers']} )?{determiner}$"
        ),
        with_others=re.compile(rf"\b{words['with_others']}\b") if listed else None,
        acts=re.compile(rf" {words['to_do']} (?!{words['determiners']}\b)[{SMALL}]"),
        to_do=re.compile(rf" {words['to_do']} (?![A-Z])"),
    )


def _of_body(language: Language) -> re.Pattern[str]:
    """“of the ”, “of the said ”; where case says “of”, the next name alone, never “Совету и Ассамблее”."""
    of = language.asked_words["of"]
    further = "" if "" in of else rf"(?:[{SMALL}]+ )??"
    return re.compile(rf" {before_next(of)}{further}$")


def _by_itself(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    adverb = rf"[{SMALL}]{any_of(language.word_forms['adverb_endings'])}"
    before = rf"\b{words['joints']}|\b{words['to_do']}|\b{words['adverbs']}|{adverb}"
    return re.compile(rf"(?:^|[;(]|{before}) ?$")


def _listed(words: dict[str, str]) -> re.Pattern[str]:
    small = rf"\b{words['joints']}\b|\b{words['determiners']}\b|\b{words['to_do']}\b"
    return re.compile(rf"(?:[ ,]|\([^()]*\)|{small})*")


def _yet(language: Language, words: dict[str, str], before_party: str) -> re.Pattern[str]:
    yet = any_of(word for word in language.asked_words["not_yet"] if " " in word)
    return re.compile(rf"\b{yet}\b|\b{words['becoming']} {before_party}$")


def _joined(words: dict[str, str]) -> re.Pattern[str]:
    """“the 1984 Convention”, “other human rights treaties”; never “the movement begun by the Convention”."""
    treaties = rf"(?:(?!{words['not_verbs']}\b)[{SMALL}-]+ ){{0,4}}{words['treaties']}\b"
    return re.compile(rf" (?:{words['determiners']} )*(?:[A-Z\d]|{treaties})")


def _not_ratified(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“Vell Declaration on Wells”, before its subject; never “Convention on the Declaration of Death”."""
    before = rf"(?:(?! {any_of(language.unlisted_names['to_subject'])} ).)*?"
    return re.compile(rf"{before}\b{words['not_ratified']}\b")


def _ensuring(words: dict[str, str]) -> re.Pattern[str]:
    """“ensure that it is”, “ensure the”, “reform the law to be”; never “ensure inquiries”, before “in line with”."""
    ensured = rf"\b{words['ensuring']}\b[^;.]*\b{words['being']} $|\b{words['ensuring']} $"
    return re.compile(rf"{ensured}|\b{words['to_do']} {words['passive']} $")


def _telling(language: Language, words: dict[str, str]) -> re.Pattern[str]:
    """“information on the”, “report on prisons and the steps taken to”; never “report and”, before “implement”."""
    tells = rf"\b(?:{words['report']}|{words['reporting']}) {words['on']}"
    elided = f"{any_of(word for word in language.citation['articles'] if word.endswith(ELIDED))}?"  # "sur l'"
    return re.compile(rf"{tells} (?:(?:[{SMALL}]+ ){{0,5}}{elided}|[^;.]*\b{words['taken']} (?:[{SMALL}]+ )??)$")


def _ratifying(language: Language, words: dict[str, str], determiner: str, before_party: str) -> RatifyingPatterns:
    """“on the status of signature and”, “inform the Assembly, by letter, of”; never “report and”, before “ratify”."""
    told = rf"\b{words['status_of']} (?:[{SMALL}]+,? ){{0,8}}"
    between = rf"(?: [ivx]+,?| {words['and']}| of \d{{4}})*"
    return RatifyingPatterns(
        told=re.compile(rf"(?:{told}|\b{words['reporting']}\b[^;.]* {words['reported_of']} )$"),
        keeping=re.compile(rf" {words['to']} (?:[{SMALL}]+ ){{0,4}}?{words['kept']}\b"),
        asked=re.compile(rf"[^;]{{,500}}?\b{words['asked_of_them']}\b")
        if "asked_of_them" in language.asked_words
        else None,
        not_yet=re.compile(rf"\b{words['not_yet']}\b"),
        yet=_yet(language, words, before_party),
        joined=_joined(words),
        protocol=re.compile(rf"\b{words['protocols']}{between} {words['to']} {determiner}$"),
    )


def _stop(language: Language) -> re.Pattern[str]:
    """The end of a sentence, or of what some States recommend: “(France, Mexico); ratify”.

    A note's number may stand behind the point, and an acronym before it. Never the point of “No. 169”, “Mr. Hissène” or
    “J. Smith”, nor the acronym of “the Convention (CEDAW); the Covenant”.
    """
    abbreviations = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in language.relation_words["abbreviations"])
    ended = rf"(?:(?<=[{SMALL}\d)\]\"'{RAISED}][.?!])|(?<=[A-Z]{{2}}[.?!]))"
    sentence = rf"{ended}{abbreviations}[\"')\]]?[\d{RAISED}]{{0,3}} +(?=[\"'(]?[A-Z]|__)"
    # One class of first letters, which is searched for fast.
    return re.compile(rf"[{STOPS}](?:{sentence}|(?<=\()[^()\d]*[{SMALL}][^()\d]*\)\d?;)")


def _grounds(language: Language) -> re.Pattern[str]:
    """“, recognizing that”; never “, bearing in mind”, which says how, nor “, including by noting”."""
    joint = f"(?:{any_of(language.asked_words['joints'])} )?"
    return re.compile(rf", {joint}{_adverb(language)}{any_of(form[1] for form in _remarks(language))}\b")


def _narrated(language: Language) -> re.Pattern[str]:
    """“and commended its” of the same narrator; never “and noted in the report”."""
    words = any_of_each(language.asked_words)
    past = any_of(form[2] for form in _remarks(language))
    return re.compile(rf" {words['and']} {_adverb(language)}{past} {words['narrated']}\b")


def _remarks(language: Language) -> list[tuple[str, str, str, str]]:
    """The forms of verbs by which a speaker asks nothing: notes, recalls, welcomes."""
    meant = OWN_VOICE - _AS_GROUNDS
    verbs = [verb for verb, relation in language.relation_verbs.items() if relation in meant]
    return [forms for verb in verbs for forms in language.forms.get(verb, ())]


def _adverb(language: Language) -> str:
    return rf"(?:{any_of(language.structure['adverbs'])} )?"


def _cue(language: Language) -> Anchored:
    listed = language.asked_words
    anchors = (word for purpose in (*_CUES, "and") for word in listed[purpose])
    return anchored(_cue_pattern(language, (*_CUES, "and")).pattern, anchors)


def _purposes(language: Language, beginning: str) -> tuple[str, ...]:
    """The purposes that have a word that begins so; `and` for verbs of other deeds."""
    listed = language.asked_words
    return tuple(
        purpose for purpose in (*_CUES, "and") if any(word.lower().startswith(beginning) for word in listed[purpose])
    )


@lru_cache(maxsize=64)
def _cue_pattern(language: Language, purposes: tuple[str, ...]) -> re.Pattern[str]:
    """A cue of one of some purposes; `other` is a verb of another deed: “and establish a body”, not “and all the”."""
    words = any_of_each(language.asked_words)
    cues = [rf"(?P<{purpose}>{words[purpose]})" for purpose in purposes if purpose != "and"]
    if "and" in purposes:
        ours = "|".join(words[purpose] for purpose in _CUES)
        adverb = rf"(?:[{SMALL}]+{any_of(language.word_forms['adverb_endings'])} )?"
        verb = rf"{adverb}(?!(?:{words['not_verbs']}|{ours})\b)[{SMALL}-]+"
        cues.append(rf"(?P<other>{words['and']} {verb} {words['determiners']})")
    return re.compile(rf"\b(?:{'|'.join(cues)})\b")
