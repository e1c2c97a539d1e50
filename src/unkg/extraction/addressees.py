"""Who is asked to act: the names and classes between an operative verb and what it asks."""

import re
from bisect import bisect_left
from functools import lru_cache

from unkg.authorities.language import Language
from unkg.extraction.antecedents import Named

_REACH = 600
"""Characters behind a verb within which its addressees stand."""
_NEAR = 5
"""Characters of article before a name that still begin a list item with it."""
# Where the list of those addressed ends: "to take", "that it", "in accordance"; a comma before "to" belongs to the list.
_END = re.compile(
    r",? (?P<word>(?<!as well as )to|that|not to|in accordance|in consultation|through|by|with a view|when|where|under|as a matter|within|in support|in order|at its|at their|"
    r"for (?:the|its|their)|on (?:the|its|their)|which|who|whose|towards?|shall|should|will|must|may)\b|[;:]"
)
# Asides that say nothing of who is addressed: "States that have not yet done so", "those in a position to do so", "in each region".
_ASIDE = re.compile(
    r"(?:,? (?:and|or) those)?,?(?: (?:that|which|who) (?:have|has) not (?:yet |already )?(?:done so|signed|ratified|acceded)[^,;]{0,60}?(?=,| to )"
    r"| (?:that are |which are )?(?:in a position|able) to do so| in each region| at all levels| where appropriate| as appropriate),?"
)
_JOIN = re.compile(r",? and (?:in particular |especially |also )?|, as well as |,? as well as | or |, ")
_INCLUDING = re.compile(
    r"^(?:including|inter alia|such as|especially|particularly|in particular|notably|as appropriate|within|at all levels|where|on a voluntary basis|particularly those|in partnership|in cooperation|in coordination|together|with|as)\b"
)
_ARTICLE = re.compile(r"^(?:the|a|an|both|each|every|all|its|any|those|as well as|to) ", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"^(?:the |both )?(?:transitional |new |present )?(?:governments?|authorities|leadership|people|régime) of ",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?: (?:also|again|once again|further|strongly|in this regard,?|in particular|in that context,?))* ?"
)
_PASSED_ON = re.compile(r" ?(?:to|upon|on|that) ")
_DOERS = (
    r"authorit(?:y|ies)|boards?|planners|institut(?:es?|ions?)|Institute for [\w ]+|organi[sz]ations?|agenc(?:y|ies)|bod(?:y|ies)|compan(?:y|ies)|enterprises|businesses|part(?:y|ies)|"
    r"communit(?:y|ies)|leaders|actors|stakeholders(?: in \w+)?|donors|partners|practitioners|professionals|teachers|employers|parliaments?|courts?|ministr(?:y|ies)|providers|media|others|"
    r"universities|schools|corporations|funds|programmes|makers|workers|lawyers|judges|officials|personnel|forces|police|service|commissions?|committees?|entities|foundations|countries"
)
ACTOR = re.compile(rf"(?:{_DOERS})$")
"""Words that end the name of somebody who can act."""
_ACTORS = re.compile(rf"(?:[A-Za-z-]+ ){{0,4}}?(?:{_DOERS})\b")
_ADJECTIVE = re.compile(
    r"(?:^|[ -])(?:governmental|intergovernmental|national|regional|international|subregional|local|bilateral|multilateral|public)$"
)
_PRONOUN = re.compile(r"(?:it|them|him|her|they|he|she)\Z")
# An office of the Secretary-General's that no authority need hold: addressed by its title as printed.
_OFFICE = re.compile(
    r"(?:Special|Personal|Deputy Special|Executive) (?:Representative|Envoy|Adviser|Coordinator) of the Secretary-General(?: (?:for|on|to) (?:the )?[A-Z][\w'-]+(?:(?: |,? and )[A-Z][\w'-]+)*)?"
)
_AMONG = re.compile(
    r"^(?:the )?(?:cooperation|coordination|collaboration|dialogue) (?:among|between|of) (?:the |all )?"
)
_ACTS = re.compile(r"^(?:shall|should|will|must|may)$")
# Deeds, not doers: "encourages cooperation with", "calls for efforts to"; "institutions" and "foundations" are doers.
_DEED = re.compile(
    r"(?:tion|sion|ment|ance|ence|ing|ity|ship|ress|support|use|work|dialogue|efforts|steps|measures|initiatives|activities|contributions|consultations|discussions|"
    r"negotiations|actions|exchanges?|need|respect|end|return|release|start|assistance|investments)$"
)


def addressees_of(
    text: str, start: int, end: int, names: list[Named], language: Language, *, passage: int, whole: bool = False
) -> tuple[str, ...]:
    """The addressees that the words from `start` (a verb's end) name, in order, each once.

    `names` are those of the view in order, `passage` is where the paragraph begins: a pronoun stands for the last one named in it.
    With `whole` the words from `start` to `end` are the list itself, as the subject of a sentence is.
    """
    start = _LEAD.match(text, start, end).end()  # type: ignore[union-attr]
    if start and text[start - 1] == " ":
        start -= 1
    that = None if whole else _PASSED_ON.match(text, start, end)
    if that:
        start = that.end()
    stop = min(end, start + _REACH)
    here = _between(names, start, stop)
    kept = _kept_whole(text, start, stop, here, language)
    limit, word = (end, "to") if whole else _limit(text, start, stop, kept)
    subject_of_clause = bool(that and that[0].strip() == "that")
    if subject_of_clause and not _ACTS.match(word):
        limit = _end_of_subject(text, start, stop, here, language)
    together = _AMONG.match(text[start : start + 60].lstrip())
    known_only = subject_of_clause or (
        not together and word not in {"to", "not to"} and not re.search(r",? to [a-z]", text[limit:stop])
    )
    found: list[str] = []
    for a, b in _items(text, start, limit, kept):
        for who in _read(text, a, b, here, language, known_only=known_only) or _antecedent(text, a, b, names, passage):
            if who not in found:
                found.append(who)
    return tuple(_with_noun(found))


def _with_noun(found: list[str]) -> list[str]:
    """“international governmental and non-governmental organizations”: the noun that the first adjective shares with the next item."""
    return [
        f"{who} {following.split()[-1]}" if _ADJECTIVE.search(who) and " " in following else who
        for who, following in zip(found, [*found[1:], ""], strict=False)
    ]


Spans = list[tuple[int, int]]


def _kept_whole(text: str, start: int, stop: int, here: list[Named], language: Language) -> Spans:
    """Spans that no list ends or parts in: names, classes (“regional and subregional organizations”), asides."""
    classes = [m.span("words") for m in _class_pattern(language).finditer(text, start, stop)]
    asides = [m.span() for m in _ASIDE.finditer(text, start, stop)]
    offices = [m.span() for m in _OFFICE.finditer(text, start, stop)]
    return [(n.start, n.end) for n in here] + classes + asides + offices


def _between(names: list[Named], start: int, stop: int) -> list[Named]:
    first = bisect_left(names, (start,))
    last = bisect_left(names, (stop,))
    return names[first:last]


def _limit(text: str, start: int, stop: int, kept: Spans) -> tuple[int, str]:
    """Where the list ends and by which word: the first ending word outside what is kept whole."""
    for match in _END.finditer(text, start, stop):
        if not any(a < match.end() and match.start() < b for a, b in kept):
            return match.start(), match["word"] or ""
    return stop, ""


def _end_of_subject(text: str, start: int, stop: int, here: list[Named], language: Language) -> int:
    """Where the subject of “that South Africa and Member States withdraw” ends: behind the last name or class joined to its first."""
    end = start
    position = start
    while True:
        article = re.compile(r"(?:the |all |its )?").match(text, position, stop)
        begins = article.end() if article else position
        name = next((n for n in here if n.start == begins and n.keys), None)
        named = _class_pattern(language).match(text, position, stop)
        office = _OFFICE.match(text, begins, stop)
        actors = _ACTORS.match(text, begins, stop)
        match = office or (None if name else named or actors)
        if name is None and match is None:
            return end
        end = match.end() if match else name.end  # type: ignore[union-attr]
        join = _JOIN.match(text, end, stop)
        if join is None:
            return end
        position = join.end()


def _items(text: str, start: int, limit: int, kept: Spans) -> Spans:
    asides = [
        (m.start(), min(m.end(), limit)) for m in _ASIDE.finditer(text, start, limit + _NEAR) if m.start() < limit
    ]
    joins = [
        m.span() for m in _JOIN.finditer(text, start, limit) if not any(a < m.end() and m.start() < b for a, b in kept)
    ]
    items = []
    position = start
    for a, b in (*sorted(asides + joins), (limit, limit)):
        if a >= position and text[position:a].strip():
            items.append((position + len(text[position:a]) - len(text[position:a].lstrip()), a))
        position = max(position, b)
    return items


@lru_cache(maxsize=8)
def _class_pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(language.addressees, key=len, reverse=True))
    return re.compile(
        rf"(?:all |other |relevant |concerned |interested |the |its |members of the )*(?P<words>{words})\b",
        re.IGNORECASE,
    )


def _read(
    text: str, start: int, end: int, here: list[Named], language: Language, *, known_only: bool
) -> tuple[str, ...]:
    words = text[start:end].strip(' ,"')
    inside = [n for n in here if start <= n.start and n.end <= end and n.keys and n.kind != "instrument"]
    if not words or (_INCLUDING.match(words) and not inside):
        return ()
    bare = _AMONG.sub("", _ARTICLE.sub("", _ARTICLE.sub("", words)))
    if office := _OFFICE.match(bare):
        return (_with_charge(office[0], text),)
    if bare.lower() in language.addressees:
        return (language.addressees[bare.lower()],)
    if bare == "Member":
        return ("Member States",)  # "Member and observer States"
    if words.lower() in language.addressees:
        return (language.addressees[words.lower()],)
    of_class = _class_pattern(language).match(bare)
    qualified = bool(of_class and re.match(r" (?:of|in|from) ", bare[of_class.end() :]))
    named = () if qualified else _named(words, start, inside)
    if named:
        return named
    if of_class and not qualified:
        return (language.addressees[of_class["words"].lower()],)
    if known_only or len(bare) >= 80 or _INCLUDING.match(bare) or _DEED.search(bare.split(" of ")[0].split(" in ")[0]):
        return ()
    return () if _PRONOUN.match(bare) else (bare.strip(),)


def _with_charge(office: str, text: str) -> str:
    """The office with what it is for, if the text names one charge for such an office: “Special Representative … for Iraq”."""
    if not office.endswith("Secretary-General"):
        return office
    title = office.partition(" of ")[0]
    charges = set(
        re.findall(rf"{title}(?: of the Secretary-General)? (for (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)", text)
    )
    return f"{office} {charges.pop()}" if len(charges) == 1 else office


def _named(words: str, start: int, inside: list[Named]) -> tuple[str, ...]:
    """The body, mechanism or State that an item names: at its beginning, as a Government, or as what a part belongs to."""
    for name in inside:
        at_the_beginning = name.start - start <= _NEAR
        if name.kind == "state" and (at_the_beginning or _GOVERNMENT.match(words)):
            return name.keys
        if name.kind in {"body", "mechanism"} and (at_the_beginning or (len(inside) == 1 and " of the " in words)):
            return name.keys
    return ()


def _antecedent(text: str, start: int, end: int, names: list[Named], passage: int) -> tuple[str, ...]:
    """Whom “it” or “them” stands for: the body, mechanism or State last named before in the paragraph."""
    if not _PRONOUN.match(text[start:end].strip()):
        return ()
    for name in reversed(_between(names, passage, start)):
        if name.kind in {"body", "mechanism"} and name.keys:
            return name.keys
    return ()
