"""The publisher's metadata in an Akoma Ntoso file; what does not hold is left out with a note."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Literal

from lxml.etree import _Element as Element

from unkg import symbols
from unkg.authorities.states import state_code
from unkg.model import Authorities, DocumentType, Header, RelatedDocument, Role, Subject, Vote
from unkg.readers import states
from unkg.readers.akoma_ntoso.text import name_of, words_of

_TYPES: dict[str, DocumentType] = {
    "resolution": "resolution",
    "decision": "decision",
    "presidentialStatement": "statement",
    "draftResolution": "draft resolution",
    "draft resolution": "draft resolution",
    "draftDecision": "draft decision",
    "draft decision": "draft decision",
}
_KINDS = {"resolution": "resolution", "decision": "decision", "statement": "statement"}
_BODIES = {
    "unga": "General Assembly",
    "unga-hrc": "Human Rights Council",
    "unsc": "Security Council",
    "unecosoc": "Economic and Social Council",
}
"""Bodies by the fifth segment of a work's IRI: `/akn/un/statement/deliberation/unsc/…`."""
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh"}
_PLACEHOLDER = "0001-01-01"
_INNER = {"attachments", "components", "embeddedStructure"}
"""Elements whose content is not about the document itself."""
_PRINTED_DATE = re.compile(r"(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LEADING_SYMBOL = re.compile(r"[A-Z][\w./()-]*/[\w./()-]*[\w)]")
# "Security Council resolution 2646 (2022) [on extension]", which is given as that of resolution 2674; no other title.
_NUMBERED_TITLE = re.compile(r"Security Council resolution (\d+) \((\d{4})\)")
_AUTOMATIC = "metadata.un.org/sdg"
"""Source of automatic classifications: Sustainable Development Goals and the concepts linked to them."""
_SUBMITTED = re.compile(r"submitted|introduced|the representative|report", re.IGNORECASE)
"""The beginning of the words on who submitted a draft for a committee."""
# "report of the Secretary-General", as who submitted a draft: the step names the report, not the draft.
_REPORT = re.compile(r"\s*report of the ", re.IGNORECASE)
_OUTCOMES = {"adoptedWithoutVote", "adoptedByConsensus", "adoptedByAcclamation"}
_SIDES = ("inFavour", "against", "abstaining")


def language_of(root: Element) -> str:
    """ISO 639-1 code of the expression's language; English if the file does not state it."""
    code = next((e.get("language") or "" for e in _all(root, "FRBRlanguage")), "eng")
    return _LANGUAGES.get(code, code or "en")


def header_of(root: Element, authorities: Authorities) -> Header:
    """The header by metadata, cover page and conclusions; its notes name what was left out, and why."""
    notes: list[str] = []
    kind = _type(root)
    iri = _work_iri(root)
    voting = next((e for e in _own(root, "voting")), None)
    adopted = None if kind in {"draft resolution", "draft decision"} else _adopted(root, notes)
    symbol = _symbol(root, kind, notes)
    return Header(
        symbol=symbol,
        type=kind,
        title=_title(root, symbol, notes),
        body=_body(root, iri),
        session=_session(root, notes),
        adopted=adopted,
        distributed=_distributed(root, adopted, notes),
        published=_date(_dated(root, "FRBRExpression", "publication"), "publication", notes),
        agenda_item=_agenda_item(root),
        agenda_title=_agenda_title(root),
        sponsors=_sponsors(root, authorities, notes),
        meeting=_meeting(root),
        akn_iri=_valid_iri(iri, notes),
        subjects=_subjects(root),
        related=_related(root, notes),
        vote=_vote(voting, authorities, notes) if voting is not None else None,
        notes=tuple(dict.fromkeys(notes)),
    )


# ---- search ------------------------------------------------------------------------------------------------------


def _all(element: Element, name: str) -> Iterator[Element]:
    return element.iter("{*}" + name)


def _own(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name that are about the document itself, not a part or annex."""
    for found in _all(element, name):
        if not any(name_of(holder) in _INNER for holder in _up_to(element, found)):
            yield found


def _up_to(element: Element, inner: Element) -> Iterator[Element]:
    return takewhile(lambda holder: holder is not element, inner.iterancestors())


def _refers(element: Element, concept: str) -> bool:
    return (element.get("refersTo") or "").lstrip("#") == concept


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in _own(root, "inline") if element.get("name") == name)


# ---- what it is --------------------------------------------------------------------------------------------------


def _type(root: Element) -> DocumentType:
    named = [statement.get("name") or "" for statement in _all(root, "statement")]
    return _TYPES.get(named[0], "other") if named else "other"


def _symbol(root: Element, kind: DocumentType, notes: list[str]) -> str | None:
    printed = list(dict.fromkeys(words_of(e) for e in _own(root, "docNumber") if _refers(e, "symbol")))
    if len(printed) != 1:
        notes.append(f"The file gives {'several symbols: ' + ', '.join(printed) if printed else 'no symbol'}.")
        return None
    try:
        symbol = symbols.parse(printed[0])
    except symbols.SymbolError as error:
        notes.append(f"The symbol is left out: {error}")
        return None
    if kind in _KINDS and symbol.kind in _KINDS and symbol.kind != kind:
        notes.append(f"The symbol {symbol.canonical} is a {symbol.kind}'s, but the file says {kind}; it is left out.")
        return None
    return symbol.canonical


def _title(root: Element, symbol: str | None, notes: list[str]) -> str | None:
    """The printed title, or else the one that the library gave a Security Council resolution, if of its number."""
    wanted = {"resolutionTitle", "decisionTitle", "title1"}
    printed = (words_of(e) for e in _own(root, "docTitle") if (e.get("refersTo") or "").lstrip("#") in wanted)
    given = (e.get("showAs") or "" for e in _own(root, "keyword") if _refers(e, "title"))
    title = next((title for title in map(_plain, (*printed, *given)) if title), None)
    named = _NUMBERED_TITLE.match(title or "")
    if named and symbol and named.expand(r"S/RES/\1(\2)") != symbol:
        notes.append(f"The title is left out: it is that of {named[0]}.")
        return None
    return title


def _plain(title: str) -> str:
    """The title without characters that only keep a line together, which differ between texts of one title."""
    return " ".join(title.replace("\u2011", "-").split())


def _body(root: Element, iri: str | None) -> str | None:
    step = iri.split("/")[5] if iri and iri.count("/") > 5 else ""
    printed = {e.get("refersTo"): words_of(e) for e in _own(root, "docAuthority")}
    return _BODIES.get(step) or printed.get("#subsidiaryBody") or printed.get("#issuingBody")


def _session(root: Element, notes: list[str]) -> int | None:
    for session in _own(root, "session"):
        value = session.get("value") or ""
        if value.isdecimal():
            return int(value)
        if value:
            notes.append(f"The session {value!r} is no number and is left out.")
    return None


def _agenda_item(root: Element) -> str | None:
    for item in _named(root, "agenda item"):
        printed = re.search(r"\d.*", words_of(item))
        if words := (item.get("title") or (printed.group() if printed else "")).strip():
            return words
    return None


def _agenda_title(root: Element) -> str | None:
    """The title of the agenda item, as printed, or else by the keyword that refers to the agenda."""
    printed = next((words for item in _named(root, "agenda item name") if (words := words_of(item).strip())), None)
    agenda = [k.get("showAs") or "" for k in _all(root, "keyword") if _refers(k, "agenda")]
    return _plain(printed or (agenda[0].strip(" .") if len(agenda) == 1 else "")) or None


def _meeting(root: Element) -> str | None:
    inline = (words_of(e) for e in (*_named(root, "adoptionMeeting"), *_all_meetings(root)))
    return next((words for words in inline if words), None)


def _all_meetings(root: Element) -> Iterator[Element]:
    yield from (e for e in _own(root, "location") if _refers(e, "adoptionMeeting"))
    yield from (e for e in _all(root, "inline") if e.get("name") == "adoptionMeeting")


def _work_iri(root: Element) -> str | None:
    work = next(_own(root, "FRBRWork"), None)
    iri = next((e.get("value") or "" for e in _all(work, "FRBRuri")), "") if work is not None else ""
    return iri.rstrip("/").removesuffix("/!main") or None


def _valid_iri(iri: str | None, notes: list[str]) -> str | None:
    """The work's IRI, unless it contains a placeholder, which makes it ambiguous."""
    if iri and _PLACEHOLDER in iri:
        notes.append(f"The work IRI {iri} holds a placeholder for its date and is left out.")
        return None
    return iri


# ---- dates -------------------------------------------------------------------------------------------------------


def _dated(root: Element, level: str, name: str) -> Element | None:
    found = (e for frbr in _own(root, level) for e in _own(frbr, "FRBRdate") if e.get("name") == name)
    return next(found, None)


def _date(element: Element | None, what: str, notes: list[str]) -> str | None:
    """The ISO date of an element; None if it has none, or an invalid one, or one before 1945."""
    given = element.get("date") if element is not None else None
    if not given:
        return None
    try:
        year = date.fromisoformat(given).year
    except ValueError:
        year = 0
    if year < 1945:
        notes.append(f"The date of {what} {given!r} is {'a placeholder' if given == _PLACEHOLDER else 'no date'}.")
        return None
    return given


def _adopted(root: Element, notes: list[str]) -> str | None:
    """The date of adoption; if metadata, tags and printed words differ, the date of two of the three."""
    tagged = next((e for e in (*_own(root, "docDate"), *_all(root, "docDate")) if _refers(e, "adoptionDate")), None)
    dates = [
        _date(_dated(root, "FRBRWork", "adoption"), "adoption", notes),
        _date(tagged, "adoption", notes),
        _printed_date(tagged),
    ]
    votes = Counter(day for day in dates if day)
    if not votes:
        return None
    (first, count), *others = votes.most_common()
    if not others:
        return first
    notes.append(f"The file gives several dates of adoption: {', '.join(sorted(votes))}.")
    return first if count > others[0][1] else None


def _distributed(root: Element, adopted: str | None, notes: list[str]) -> str | None:
    tagged = next((e for e in _own(root, "docDate") if _refers(e, "dateOfIssuance")), None)
    day = _date(tagged, "issuance", notes)
    if day and adopted and day < adopted:
        notes.append(f"The date of issuance {day} is earlier than that of adoption {adopted}.")
    return day


def _printed_date(element: Element | None) -> str | None:
    match = _PRINTED_DATE.search(words_of(element)) if element is not None else None
    if not match or match[2] not in _MONTHS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])).isoformat()
    except ValueError:
        return None


# ---- how it came about -------------------------------------------------------------------------------------------


def _steps(root: Element, outcome: str) -> Iterator[Element]:
    return (step for step in _own(root, "step") if re.fullmatch(outcome, step.get("outcome") or ""))


def _sponsors(root: Element, authorities: Authorities, notes: list[str]) -> tuple[str, ...]:
    """The sponsors of the draft, in the file's order, without those who submitted it for a committee."""
    names: list[str] = []
    for step in _steps(root, "draft(?:Resolution|Decision)(?:AdditionalSponsors)?"):
        words = " ".join((step.get("by") or "").split())
        by = words.rpartition("sponsored by ")[2]
        for name in [by] if _SUBMITTED.match(by) else states.split(by, authorities):
            if state_code(name, authorities):
                names.append(name)
            else:
                notes.append(f"No sponsor is known in {name!r}.")
    return tuple(dict.fromkeys(names))


def _related(root: Element, notes: list[str]) -> tuple[RelatedDocument, ...]:
    drafts: list[str] = []
    for step in _steps(root, "draft(?:Resolution|Decision)"):
        if _REPORT.match(step.get("by") or ""):
            notes.append(f"{step.get('as')} is a report, not a draft.")
        else:
            drafts.append(step.get("as") or "")
    reports = [step.get("as") or "" for step in _steps(root, "recommendedForAdoption")]
    origins = [words_of(inline) for inline in _named(root, "originating document")]
    related = [RelatedDocument("draft", symbol) for symbol in _leading_symbols(drafts, notes)]
    for symbol in _leading_symbols([*origins, *reports], notes):
        role: Role = "draft" if re.search(r"/L\.\d", symbol) else "committee-report"
        related.append(RelatedDocument(role, symbol))
    return tuple(dict.fromkeys(related))


def _leading_symbols(values: list[str], notes: list[str]) -> Iterator[str]:
    """The symbol at the beginning of each value: the report in `A/79/613, para. 15`, none in `Adopted 24-8-15`."""
    for value in dict.fromkeys(" ".join(value.split()) for value in values if value.strip()):
        match = _LEADING_SYMBOL.match(value)
        try:
            yield symbols.parse(match.group() if match else value).canonical
        except symbols.SymbolError as error:
            notes.append(f"A related document is left out: {error}")


def _vote(voting: Element, authorities: Authorities, notes: list[str]) -> Vote | None:
    outcome = voting.get("outcome") or ""
    counts = {(e.get("refersTo") or "").lstrip("#"): e for e in _all(voting, "count")}
    if not outcome and not counts:
        return None
    if outcome not in {"", "adoptedRecordedVote", *_OUTCOMES}:
        notes.append(f"The outcome of voting {outcome!r} is not a known one and is left out.")
    figures = {side: _count(counts.get(side), notes) for side in _SIDES}
    named = {side: _voters(counts.get(side), figures[side], authorities, notes) for side in _SIDES}
    voters = _one_side_each(named, notes)
    return Vote(
        outcome=_outcome(outcome, counted=bool(counts)),
        in_favour=figures["inFavour"],
        against=figures["against"],
        abstaining=figures["abstaining"],
        states_in_favour=voters["inFavour"],
        states_against=voters["against"],
        states_abstaining=voters["abstaining"],
    )


def _one_side_each(voters: dict[str, tuple[str, ...]], notes: list[str]) -> dict[str, tuple[str, ...]]:
    """The voters of each side without those that the file names on two sides."""
    times = Counter(code for side in voters.values() for code in side)
    twice = {code for code, number in times.items() if number > 1}
    notes.extend(f"The file names {code} on two sides of the vote; it is left out of both." for code in sorted(twice))
    return {side: tuple(code for code in codes if code not in twice) for side, codes in voters.items()}


def _outcome(named: str, *, counted: bool) -> Literal["without-vote", "vote", "unknown"]:
    if named in _OUTCOMES:
        return "without-vote"
    return "vote" if counted or named == "adoptedRecordedVote" else "unknown"


def _count(count: Element | None, notes: list[str]) -> int | None:
    value = (count.get("value") or "").strip() if count is not None else ""
    if value and not value.isdecimal():
        notes.append(f"The count of votes {value!r} is no number and is left out.")
    return int(value) if value.isdecimal() else None


def _voters(count: Element | None, figure: int | None, authorities: Authorities, notes: list[str]) -> tuple[str, ...]:
    """ISO codes of the States on a side."""
    if count is None:
        return ()
    names = [name for e in _all(count, "organization") for name in states.split(words_of(e), authorities)]
    codes = {name: state_code(name, authorities) for name in names}
    notes.extend(f"No State is known by the name of the voter {name!r}." for name, code in codes.items() if not code)
    if figure is not None and names and figure != len(names):
        notes.append(f"The file counts {figure} votes and names {len(names)} voters.")
    return tuple(dict.fromkeys(code for code in codes.values() if code))


def _subjects(root: Element) -> tuple[Subject, ...]:
    """The subject headings, without the keywords that refer to a title or an agenda."""
    found = []
    for classification in _own(root, "classification"):
        curated = _AUTOMATIC not in (classification.get("source") or "")
        for keyword in _all(classification, "keyword"):
            label = " ".join((keyword.get("showAs") or keyword.get("value") or "").split())
            iri = (keyword.get("href") or "").strip()
            if label and not keyword.get("refersTo"):
                scheme = keyword.get("dictionary") or classification.get("source") or ""
                found.append(Subject(label, iri if iri.startswith("http") else None, scheme, curated))
    return tuple(dict.fromkeys(found))
