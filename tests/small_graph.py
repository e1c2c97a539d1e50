"""Four short documents of the DPRK country mandate as records, and the store that describes them."""

from collections.abc import Iterable
from pathlib import Path

from unkg import authorities, graph, network
from unkg.model import (
    Action,
    Concern,
    Document,
    Extraction,
    Header,
    MandateEvent,
    Paragraph,
    Reference,
    ReportSubmission,
)
from unkg.store import writer

MANDATE = "Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea"
HELD = {"mandate": MANDATE}
CONCERNED = (
    ("Convention against Torture", "CAT", "instrument", "art 21(1)", ("ratify",)),
    ("special procedures", "special procedures", None, None, ("invite",)),
)
COUNCIL, COMMISSION = "Human Rights Council", "Commission on Human Rights"


def record(header: Header, lines: list[tuple[str, str]], **found) -> Extraction:
    """An extraction from lines, each a paragraph with its label."""
    text = "".join(f"{words}\n" for _, words in lines)
    paragraphs, start = [], 0
    for label, words in lines:
        kind, section = ("preambular", "preamble") if label.startswith("PP") else ("operative", "operative")
        part = label.lower().replace(" ", "")
        paragraphs.append(Paragraph(label, kind, section, start, start + len(words), part, start))
        start += len(words) + 1

    def place(words: str) -> tuple[int, int, Paragraph]:
        at = text.index(words)
        return at, at + len(words), next(p for p in paragraphs if p.start <= at < p.end)

    references, actions, events, submissions = [], [], [], []
    for words, kind, target, fields in found.get("references", []):
        at, end, paragraph = place(words)
        references.append(Reference(at, end, words, kind, target, paragraph.section, paragraph.label, **fields))
    for words, verb, strength, addressees, *fields in found.get("actions", []):
        at, end, paragraph = place(words)
        more = fields[0] if fields else {}
        if "concerns" in more:
            more = more | {"concerns": tuple(Concern(*place(words)[:2], *of) for words, *of in more["concerns"])}
        actions.append(Action(at, end, verb, strength, (header.body,), addressees, paragraph.label, **more))
    for words, kind, act, fields in found.get("events", []):
        at, end, paragraph = place(words)
        events.append(MandateEvent(kind, act=act, start=at, end=end, paragraph=paragraph.label, **HELD | fields))
    for words, report, request, fields in found.get("submissions", []):
        at, end, paragraph = place(words)
        submissions.append(ReportSubmission(report, request, at, end, paragraph.label, **fields))
    document = Document(header.symbol, header.symbol, text, header=header, paragraphs=tuple(paragraphs))
    return Extraction(
        document,
        header,
        tuple(paragraphs),
        tuple(references),
        tuple(actions),
        tuple(events),
        tuple(submissions),
    )


def resolution(symbol: str, body: str, adopted: str) -> Header:
    return Header(symbol, "resolution", "Situation of human rights in the DPRK", body, adopted=adopted)


def extractions() -> list[Extraction]:
    explicit = {"evidence": "organ-named", "relation": "recall"}
    return [
        record(
            resolution("E/CN.4/RES/2004/13", COMMISSION, "2004-04-15"),
            [
                (
                    "PP 1",
                    "Recalling its resolution 2003/10 and the International Covenant on Civil and Political Rights,",
                ),
                ("OP 5", "Requests its Chair to appoint a Special Rapporteur;"),
            ],
            references=[
                ("2003/10", "resolution", "E/CN.4/RES/2003/10", {"evidence": "possessive", "relation": "recall"}),
                (
                    "International Covenant on Civil and Political Rights",
                    "instrument",
                    "ICCPR",
                    {"evidence": "full-name", "relation": "recall"},
                ),
            ],
            events=[("appoint a Special Rapporteur", "established", "E/CN.4/RES/2004/13", {})],
        ),
        record(
            resolution("A/HRC/RES/7/15", COUNCIL, "2008-03-27"),
            [
                ("PP 1", "Recalling Commission on Human Rights resolution 2004/13,"),
                ("OP 1", "Decides to extend the mandate for a period of one year;"),
            ],
            references=[("2004/13", "resolution", "E/CN.4/RES/2004/13", explicit)],
            events=[("extend the mandate", "extended", "A/HRC/RES/7/15", {"until": "a period of one year"})],
        ),
        record(
            resolution("A/HRC/RES/22/13", COUNCIL, "2013-03-21"),
            [
                (
                    "PP 1",
                    "Recalling its resolution 7/15 and Commission resolution 2004/13, which established the mandate,",
                ),
                ("PP 2", "Guided by article 19, paragraph 2, of the Covenant,"),
                ("OP 4", "Extends the mandate for one year; and urges the Government to cooperate;"),
            ],
            references=[
                ("7/15", "resolution", "A/HRC/RES/7/15", {"evidence": "possessive", "relation": "recall"}),
                ("2004/13", "resolution", "E/CN.4/RES/2004/13", {"evidence": "antecedent", "relation": "establish"}),
                ("Covenant", "instrument", "ICCPR", {"relation": "guided-by", "pinpoint": "art 19(2)"}),
            ],
            actions=[("Extends", "extend", "decide", ()), ("urges", "urge", "urge", ("PRK",), {"category": "general"})],
            events=[
                ("Extends the mandate", "extended", "A/HRC/RES/22/13", {}),
                ("established the mandate", "established", "E/CN.4/RES/2004/13", {"reported": True}),
            ],
        ),
        record(
            resolution("A/HRC/RES/58/17", COUNCIL, "2025-04-03"),
            [
                ("PP 1", "Recalling General Assembly resolution 60/251, and paragraph 5 of its resolution 22/13,"),
                ("PP 2", "Recalling resolution 9/99, of an organ unnamed,"),
                ("OP 1", "Demands that the State comply, and invites the Office and the Government to report;"),
                (
                    "OP 2",
                    "Urges the Government to ratify the Convention against Torture and let the special procedures in;",
                ),
            ],
            references=[
                ("60/251", "resolution", "A/RES/60/251", explicit),
                ("22/13", "resolution", "A/HRC/RES/22/13", explicit | {"pinpoint": "para 5", "evidence": "possessive"}),
                ("9/99", "resolution", None, {"reason": "no-organ"}),
                ("Convention against Torture", "instrument", "CAT", {"pinpoint": "art 21(1)"}),
            ],
            actions=[
                ("Demands", "demand", "demand", ("PRK",)),
                (
                    "invites",
                    "invite",
                    "invite",
                    ("PRK", "Office of the United Nations High Commissioner for Human Rights"),
                    {"asks_for_report": True, "category": "general", "stated_category": "specific"},
                ),
                (
                    "Urges",
                    "urge",
                    "urge",
                    ("PRK",),
                    {"response": "noted", "category": "specific", "concerns": CONCERNED},
                ),
            ],
        ),
    ]


def stored(
    folder: Path, found: Iterable[Extraction], versions: Iterable[Extraction] = (), *, with_authorities: bool = False
) -> Path:
    """The folder of a store, after writing the graphs of documents, versions and authorities into it."""
    known = authorities.load()
    with writer(folder, index=network.write_edge_index) as target:
        for extraction in found:
            target.add(graph.nquads(extraction, known))
        for extraction in versions:
            target.add(graph.nquads_of_version(extraction, known))
        if with_authorities:
            target.add(graph.nquads_of_authorities(known))
    return folder


def write_small_graph(folder: Path) -> None:
    """Write the store: the documents' graphs and the authorities' own."""
    stored(folder, extractions(), with_authorities=True)
