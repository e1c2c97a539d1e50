"""Hypothesis strategies for the records of the model: any values that their types allow, with valid offsets."""

from dataclasses import replace
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from unkg import authorities, model
from unkg.model import (
    Action,
    Authorities,
    Body,
    Concern,
    Correction,
    Document,
    Extraction,
    Header,
    Instrument,
    MandateEvent,
    Mechanism,
    Paragraph,
    Reference,
    RelatedDocument,
    ReportSubmission,
    State,
    Subject,
    Vote,
)

AUTHORITIES = Authorities(
    bodies={name: Body(name, "organ") for name in ("General Assembly", "Human Rights Council", "Security Council")},
    mechanisms={"Universal Periodic Review": Mechanism("Universal Periodic Review", "review")},
    instruments={"ICCPR": Instrument("ICCPR", "International Covenant on Civil and Political Rights", "treaty")},
    states={"JPN": State("JPN", "392", "Japan"), "PRK": State("PRK", "408", "Democratic People's Republic of Korea")},
)
KNOWLEDGE = replace(authorities.load(), authorities=AUTHORITIES)
"""The knowledge that ships, with few authorities."""

SYMBOLS = [
    "A/RES/60/251",
    "A/RES/57/270B",
    "A/RES/926(X)",
    "A/HRC/RES/S-7/1",
    "S/RES/2371(2017)",
    "A/HRC/37/56/Add.1",
    "A/72/L.59/Rev.1/Add.1",
    "E/CN.4/SUB.2/RES/1998/12",
    "general comment No. 32 (Human Rights Committee)",
    "CAT communication 351/2008",
    "Conference of the Parties: resolution 12/2019",
]
NAMES = [*AUTHORITIES.bodies, *AUTHORITIES.mechanisms, "Panel of Elders", "Комитет по диалогу", "  "]
PINPOINTS = ["para 9", "paras 4-6", "para 2(b)", "art 14(3)(d); art 21", "annex II, para 15", "sect II", "schedule 9"]
DATES = st.dates(min_value=date(1946, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
ENDS = st.dates(min_value=date(2100, 1, 1), max_value=date(2199, 12, 31)).map(date.isoformat)
"""Later than any of DATES, because an end is later than its beginning."""
WORDS = st.text("aeR 59/1().;\n’é中\u00a0", min_size=1, max_size=12)


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def optional(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def paragraphs(draw: st.DrawFn, length: int) -> Paragraph:
    start, end = draw(spans(length))
    return Paragraph(
        label=draw(st.sampled_from(["PP 1", "OP 2(b)", "fn 4", "", "annex OP 1"])),
        kind=draw(one_of(model.ParagraphKind)),
        section=draw(one_of(model.Section)),
        start=start,
        end=end,
        part=draw(optional(st.sampled_from(["pp1", "op2.b", "fn4", "annex1.op1"]))),
        anchor=draw(st.none() | st.integers(0, length - 1)),
    )


def targets(kind: str) -> st.SearchStrategy[str]:
    if kind == "instrument":
        return st.sampled_from(["ICCPR", "Treaty on Pears", "договор"])
    return st.sampled_from(NAMES[:-1] if kind in {"body", "mechanism"} else SYMBOLS)


@st.composite
def references(draw: st.DrawFn, text: str) -> Reference:
    start, end = draw(spans(len(text)))
    kind = draw(one_of(model.ReferenceKind))
    resolved = draw(st.booleans())
    return Reference(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        target=draw(targets(kind)) if resolved else None,
        section=draw(one_of(model.Section)),
        paragraph="",
        pinpoint=draw(optional(st.sampled_from(PINPOINTS))),
        relation=draw(optional(one_of(model.Relation))),
        evidence=draw(one_of(model.Evidence).filter(lambda one: one != "corrected")) if resolved else None,
        confidence=draw(st.none() | st.floats(0, 1)) if resolved else None,
        reason=None if resolved else draw(one_of(model.Reason)),
    )


@st.composite
def actions(draw: st.DrawFn, length: int) -> Action:
    start, end = draw(spans(length))
    actors = st.lists(st.sampled_from(["PRK", "Human Rights Council", "Member States", "all armed groups"]), max_size=3)
    return Action(
        start=start,
        end=end,
        verb=draw(st.sampled_from(["urge", "call upon", "decide", "amend"])),
        strength=draw(one_of(model.Strength)),
        issuers=tuple(draw(actors)),
        addressees=tuple(draw(actors)),
        label=draw(st.sampled_from(["OP 2(b)", ""])),
        second=draw(st.booleans()),
        deadline=draw(optional(DATES | st.sampled_from(["2030", "Human Rights Council, 60", "within six months"]))),
        asks_for_report=draw(st.booleans()),
        concerns=tuple(draw(st.lists(concerns(length), max_size=2))),
    )


@st.composite
def concerns(draw: st.DrawFn, length: int) -> Concern:
    start, end = draw(spans(length))
    kind = draw(one_of(model.ReferenceKind))
    ratifiable = kind == "instrument"
    asks = draw(st.lists(one_of(model.Ask).filter(lambda one: ratifiable or one != "ratify"), max_size=2))
    return Concern(start, end, draw(targets(kind)), kind, draw(optional(st.sampled_from(PINPOINTS))), tuple(asks))


@st.composite
def events(draw: st.DrawFn, length: int) -> MandateEvent:
    start, end = draw(spans(length))
    mandate = draw(optional(st.sampled_from(NAMES[:-1])))
    return MandateEvent(
        kind=draw(one_of(model.MandateEventKind)),
        mandate=mandate,
        act=draw(st.sampled_from(SYMBOLS)),
        start=start,
        end=end,
        paragraph="",
        act_part=draw(optional(st.sampled_from(PINPOINTS))),
        date=draw(optional(DATES)),
        until=draw(optional(ENDS | st.just("a period of one year"))),
        ends=draw(optional(ENDS)),
        reported=draw(st.booleans()),
        re_established=draw(st.booleans()),
        reason=None if mandate else draw(one_of(model.Reason)),
    )


@st.composite
def submissions(draw: st.DrawFn, length: int) -> ReportSubmission:
    start, end = draw(spans(length))
    report, request = draw(st.permutations(SYMBOLS[8:]))[:2]  # none is the symbol of a document drawn
    part = draw(optional(st.sampled_from(PINPOINTS)))
    if draw(st.booleans()):
        return ReportSubmission(report, request, start, end, "", part, reported=draw(st.booleans()))
    author, year = draw(optional(st.sampled_from(sorted(AUTHORITIES.bodies)))), draw(optional(st.integers(1946, 2030)))
    return ReportSubmission(None, request, start, end, "", part, reported=True, author=author, year=year)


@st.composite
def corrections(draw: st.DrawFn, length: int) -> Correction:
    start, end = draw(spans(length))
    kind = draw(one_of(model.ReferenceKind))
    target, instead = draw(optional(targets(kind))), draw(optional(targets(kind)))
    return Correction(start, end, kind, target, instead, draw(st.sampled_from(["A. Reader", "読者"])), "Look at it.")


def corrected(text: str, one: Correction) -> Reference:
    """A reference with a correction as evidence."""
    words = text[one.start : one.end]
    return Reference(one.start, one.end, words, one.kind, one.target, "body", "", evidence="corrected")


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    count = st.none() | st.integers(0, 193)
    voters = draw(st.permutations(["JPN", "PRK", "CHL"]))
    return Vote(draw(st.sampled_from(["without-vote", "vote", "unknown"])), draw(count), draw(count), draw(count),
                (voters[0],), (voters[1],), (voters[2],))  # fmt: skip


@st.composite
def headers(draw: st.DrawFn) -> Header:
    iris = st.sampled_from(["http://metadata.un.org/thesaurus/1001684", "not an IRI", "/relative"])
    return Header(
        symbol=draw(optional(st.sampled_from(SYMBOLS[:8]))),
        type=draw(one_of(model.DocumentType)),
        title=draw(optional(WORDS)),
        body=draw(optional(st.sampled_from(NAMES[:-1]))),
        session=draw(st.none() | st.integers(1, 99)),
        adopted=draw(optional(DATES | st.just("1993-06") | st.just("1993"))),
        distributed=draw(optional(DATES)),
        published=draw(optional(DATES)),
        agenda_item=draw(optional(st.sampled_from(["68 (c)", "136 and 148"]))),
        agenda_title=draw(optional(WORDS)),
        sponsors=tuple(draw(st.lists(st.sampled_from(["Japan", "PRK", "Group of Friends"]), max_size=3))),
        meeting=draw(optional(st.just("46th meeting"))),
        akn_iri=draw(optional(st.just("/akn/un/statement/deliberation/unga-hrc/2023-10-11/54-14"))),
        subjects=tuple(draw(st.lists(st.builds(Subject, WORDS, optional(iris), WORDS, st.booleans()), max_size=3))),
        related=tuple(
            draw(st.lists(st.builds(RelatedDocument, st.sampled_from(["draft", "committee-report"]),
                                    st.sampled_from(SYMBOLS[:8])), max_size=2))
        ),
        vote=draw(st.none() | votes()),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
    )  # fmt: skip


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(st.text("aeR 59/1().;\n’é中", min_size=1, max_size=80))
    put_right = draw(st.lists(corrections(len(text)), max_size=2))
    return Extraction(
        document=Document(key="k", source="s", text=text, language=draw(st.sampled_from(["en", "fr", "zh", "no tag"]))),
        header=draw(headers()),
        paragraphs=tuple(draw(st.lists(paragraphs(len(text)), max_size=4))),
        references=(
            *draw(st.lists(references(text), max_size=6)),
            *(corrected(text, one) for one in put_right if one.target),
        ),
        actions=tuple(draw(st.lists(actions(len(text)), max_size=3))),
        events=tuple(draw(st.lists(events(len(text)), max_size=3))),
        submissions=tuple(draw(st.lists(submissions(len(text)), max_size=2))),
        corrections=tuple(put_right),
    )
