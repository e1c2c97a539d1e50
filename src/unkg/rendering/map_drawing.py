"""Draw the network of a store as a map: communities are circles, documents are dots as large as they are much cited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from unkg.authorities.issuing import body_name
from unkg.rendering import labels
from unkg.rendering.boxes import GREY, INK, PALE, PAPER, SMALL
from unkg.rendering.caption import Caption
from unkg.rendering.drawing import MARGIN, add_head, head_height, head_lines, root_element
from unkg.rendering.fonts import first_lines, lines, width
from unkg.rendering.map_layout import NAME_WIDTH, Map, lay_out_map, members
from unkg.rendering.marks import REST, REST_MARK, Mark, marks
from unkg.rendering.network import edges, node
from unkg.rendering.paper import PAGE, Paper
from unkg.rendering.selection import Selection, chosen
from unkg.rendering.svg import Drawn, add, add_note, add_shape, add_text

if TYPE_CHECKING:
    import networkx as nx

    from unkg.model import Authorities

_COMMUNITIES: Final = 24
"""Communities on a map: smaller ones could not be told apart."""
_FEWEST: Final = 4
"""Documents that each community on the map has at least, if it has so many."""
_CITATIONS: Final = 1_500
"""Lines between documents: more make the map grey."""
_TIES: Final = 40
_LINE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Area:
    """What of a network is on a map."""

    selection: Selection
    """The documents that are drawn, and the citations among them that are."""
    whole: "nx.DiGraph[str]"
    communities: dict[int, list[str]]
    """The documents that are drawn of each community that is drawn."""


def select_area(graph: "nx.DiGraph[str]", limit: int, authorities: "Authorities") -> Area:
    """Select the largest communities of a network, and of these the documents that are cited most, at most `limit`."""
    of_all = members(graph)
    shown = dict(list(of_all.items())[: min(_COMMUNITIES, max(1, limit // _FEWEST))])
    first = [name for some in shown.values() for name in some[:_FEWEST]]
    rest = sorted(
        (name for some in shown.values() for name in some[_FEWEST:]),
        key=lambda name: (-node(graph, name).get("cited_by", 0), name),
    )
    names = dict.fromkeys([*first, *rest][:limit])
    drawn = {number: [name for name in some if name in names] for number, some in shown.items()}
    selection = chosen(graph, names, authorities)
    lines_shown = sorted(
        selection.graph.edges,
        key=lambda ends: (-sum(node(graph, name).get("cited_by", 0) for name in ends), ends),
    )
    selection.graph.remove_edges_from(lines_shown[_CITATIONS:])
    return Area(selection, graph, {number: some for number, some in drawn.items() if some})


def draw_map(area: Area, caption: Caption, paper: Paper | None) -> Drawn:
    """The map, as wide as the paper, with a list of its communities below."""
    across = (paper or PAGE).across
    head = head_lines(caption, across)
    top, room = head_height(head) + 8, across - 2 * MARGIN
    found = lay_out_map(area.whole, area.communities, (room, _height(paper or PAGE, top)))
    looks = marks(body for name in found.documents if (body := node(area.whole, name).get("body")))
    below = [*_listed(area, caption, room)]
    start = top + found.height + 34
    legend = _legend(looks, area, room)
    end = start + (len(legend) + len(below)) * _LINE + 12
    root = root_element(across, end + MARGIN, caption)
    add_head(root, head)
    at = (MARGIN + (room - found.width) / 2, top)
    _add_communities(root, area, found, at)
    _add_citations(root, area, found, at)
    _add_documents(root, area, found, looks, caption, at)
    _add_names(root, area, found, at)
    cuts = _add_words(root, legend, below, start)
    return Drawn(root, (0.0, *cuts, end + MARGIN))


def _height(paper: Paper, top: float) -> float:
    """The height of a map on paper: on a slide what is left of it, else that of the width."""
    left = paper.down - top - 2 * MARGIN
    return left if paper.across > paper.down else min(left, paper.across - 2 * MARGIN)


def _add_communities(root: Element, area: Area, found: Map, at: tuple[float, float]) -> None:
    group = add(root, "g", class_="communities")
    strongest = sorted(found.ties.items(), key=lambda tie: (-tie[1], tie[0]))[:_TIES]
    most = strongest[0][1] if strongest else 1
    for (one, other), count in strongest:
        start, end = found.communities[one], found.communities[other]
        line = add(
            group, "line", x1=start.x + at[0], y1=start.y + at[1], x2=end.x + at[0], y2=end.y + at[1],
            stroke="#C9D0D6", stroke_width=0.8 + 9 * (count / most) ** 0.5,
        )  # fmt: skip
        add_note(line, f"{_name(area, one)}\n{_name(area, other)}\n{count:,} citations between them")
    for number, circle in found.communities.items():
        shape = add(
            group, "circle", cx=circle.x + at[0], cy=circle.y + at[1], r=circle.radius,
            fill=PALE, stroke="#8C97A1", stroke_width=0.8,
        )  # fmt: skip
        add_note(shape, _name(area, number))


def _add_names(root: Element, area: Area, found: Map, at: tuple[float, float]) -> None:
    group = add(root, "g", class_="names")
    for number, words in _short_names(area).items():
        circle = found.communities[number]
        label = first_lines(f"{number} {words}", SMALL, max(2 * circle.radius, NAME_WIDTH), 2)
        for place, line in enumerate(label):
            x, y = circle.x + at[0], circle.y - circle.radius + at[1] - 5 - (len(label) - 1 - place) * 12
            wide = width(line, SMALL) + 2
            add(group, "rect", class_="behind", x=x - wide / 2, y=y - 9, width=wide, height=11.5, fill=PAPER)
            add_text(group, line, (x, y), SMALL, INK, text_anchor="middle")


def _short_names(area: Area) -> dict[int, str]:
    """The first subject of each community that no larger one is called by."""
    used: dict[int, str] = {}
    for number in area.communities:
        name = _name(area, number)
        # Without the body in parentheses at the end, if there is one.
        subjects = (name.rpartition(" (")[0] or name).split("; ")
        used[number] = next((one for one in subjects if one not in used.values()), subjects[0])
    return used


def _name(area: Area, number: int) -> str:
    return node(area.whole, area.communities[number][0]).get("community_name", "")


def _add_citations(root: Element, area: Area, found: Map, at: tuple[float, float]) -> None:
    group = add(root, "g", class_="citations", stroke="#AEB7BF", stroke_width=0.4)
    # The main path is drawn last, on top.
    for citing, cited, attributes in sorted(
        edges(area.selection.graph), key=lambda one: one[2].get("main_path", False)
    ):
        start, end = found.documents[citing], found.documents[cited]
        line = add(group, "g", class_="citation", data_citing=citing, data_cited=cited)
        add_note(line, labels.citation(citing, cited, attributes))
        one, other = (node(area.whole, name).get("community") for name in (citing, cited))
        if attributes.get("main_path"):
            line.attrib |= {"stroke": INK, "stroke-width": "1.6"}
        elif one != other:  # paler: the bands between communities show the same
            line.attrib |= {"stroke": "#DDE2E7"}
        add(line, "line", x1=start.x + at[0], y1=start.y + at[1], x2=end.x + at[0], y2=end.y + at[1])


def _add_documents(
    root: Element, area: Area, found: Map, looks: Mapping[str, Mark], caption: Caption, at: tuple[float, float]
) -> None:
    group = add(root, "g", class_="documents")
    for name, dot in found.documents.items():
        attributes = node(area.whole, name)
        held = bool(attributes.get("held"))
        box = add(
            group, "g", class_="document", data_symbol=name, data_body=attributes.get("body", ""),
            data_held=str(held).lower(),
        )  # fmt: skip
        note = labels.note(name, attributes, area.selection.bodies)
        add_note(box, f"{note}\ncited by {attributes.get('cited_by', 0):,} documents")
        address = caption.address(name)
        mark = looks.get(attributes.get("body", ""), REST_MARK)
        fill = mark.colour if held else PAPER
        inner = add(box, "a", href=address) if address else box
        add_shape(
            inner,
            _large(mark),
            (dot.x + at[0], dot.y + at[1]),
            max(dot.radius - 0.4, 1.0),
            fill=fill,
            stroke=mark.colour,
        )


def _large(mark: Mark) -> Mark:
    """The mark on a map, where the size of a dot says how often it is cited: a dot is a circle."""
    return Mark(mark.colour, "circle") if mark.shape == "dot" else mark


def _legend(looks: Mapping[str, Mark], area: Area, room: float) -> list[list[tuple[str, Mark]]]:
    named = {
        REST if mark == REST_MARK else body_name(body, area.selection.bodies): mark for body, mark in looks.items()
    }
    rows: list[list[tuple[str, Mark]]] = [[]]
    used = 0.0
    for words, mark in named.items():
        wide = width(words, SMALL) + 40
        if used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append((words, mark))
        used += wide
    return rows


def _add_words(
    root: Element, legend: list[list[tuple[str, Mark]]], below: Sequence[tuple[str, str]], y: float
) -> list[float]:
    """Add what stands below the map; the result are the heights between its lines."""
    group = add(root, "g", class_="legend")
    cuts = [y - 20]
    for row in legend:
        x = MARGIN
        for words, mark in row:
            add_shape(group, _large(mark), (x + 7, y - 3.5))
            add_text(group, words, (x + 18, y), SMALL, INK)
            x += width(words, SMALL) + 40
        y += _LINE
    for line, colour in below:
        add_text(group, line, (MARGIN, y + 4), SMALL, colour)
        y += _LINE
        cuts.append(y - 7)
    return cuts[:-1]


def _listed(area: Area, caption: Caption, room: float) -> Iterator[tuple[str, str]]:
    """Lines and their colours."""
    whole = members(area.whole)
    for number in area.communities:
        yield from ((line, INK) for line in first_lines(_line(area, number, whole[number]), SMALL, room, 2))
    for sentence in (*_notes(area, whole), caption.source, f"Drawn by: {caption.command}"):
        yield from ((line, GREY) for line in lines(sentence, SMALL, room))


def _line(area: Area, number: int, documents: Sequence[str]) -> str:
    years = [year for name in documents for year in (node(area.whole, name).get("year_from"),) if year]
    held = sum(bool(node(area.whole, name).get("held")) for name in documents)
    span = f", {min(years)}–{max(years)}" if years else ""
    return (
        f"{number}  {_name(area, number)}: {len(documents):,} documents ({held:,} held){span}; "
        f"most cited {', '.join(documents[:2])}"
    )


def _notes(area: Area, whole: Mapping[int, Sequence[str]]) -> Iterator[str]:
    drawn, graph = area.selection.graph, area.whole
    yield (
        "Circles are communities: groups of documents that cite one another more than others. Marks are documents, as "
        "large as the number of documents that cite them; hollow ones are not held. Grey bands are citations between "
        "communities, thin lines citations between documents, dark ones the main path."
    )
    wholly = len(graph) - sum(len(whole[number]) for number in area.communities)
    yield (
        f"Left out: {len(graph) - len(drawn):,} of {len(graph):,} documents, those that are cited least, with them all "
        f"{wholly:,} of {len(whole) - len(area.communities)} small communities; and "
        f"{graph.number_of_edges() - drawn.number_of_edges():,} of {graph.number_of_edges():,} citations."
    )
