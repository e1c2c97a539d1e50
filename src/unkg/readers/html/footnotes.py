"""Footnotes of a web page: the links that mark them and the elements that contain them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml.etree import _Element as Element

_MARKER = re.compile(r"[\s\[(]*(\d{1,3}|[*†‡]{1,3}|[ivx]{1,5}|[a-z])[\s\])]*")
"""The text of a link that is a footnote marker: `[1]`, `12`, `*`; not `2004` or `see note 3`."""
_BACK: Final = frozenset({"↩", "↑", "^", "↩︎", "⏎", "back", "top"})
_HOLDERS: Final = frozenset({"li", "p", "div", "dd", "aside", "td", "tr", "section"})
_SECTIONS: Final = frozenset({"section", "div", "aside", "ol", "ul", "table", "tbody"})


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page, by the elements that mark and contain them."""

    markers: dict[Element, str] = field(default_factory=dict)
    """Marker of each link in the running text."""
    held: dict[Element, str] = field(default_factory=dict)
    """Marker of each element that contains a footnote, in the order of the markers."""
    back: frozenset[Element] = frozenset()
    """Links back to the text and repeated markers inside footnotes."""
    printed: Element | None = None
    """The element of the footnote whose content is printed."""

    def marker(self, element: Element) -> str:
        """The marker of an element of the running text; empty if it is none."""
        return self.markers.get(element, "")

    def holds(self, element: Element) -> bool:
        """Whether an element is left out of the running text."""
        return (element in self.held and element is not self.printed) or element in self.back

    def in_order(self) -> Iterator[tuple[str, Element]]:
        """The marker and element of each footnote."""
        return ((marker, element) for element, marker in self.held.items())

    def inside(self, element: Element) -> "Notes":
        """The notes for printing the content of one footnote."""
        return replace(self, printed=element)


def words_of(element: Element) -> str:
    """The text of an element, unchanged."""
    return "".join(map(str, element.itertext()))


def notes_of(root: Element) -> Notes:
    """The footnotes of a page, found by links to places further down."""
    places = {element: place for place, element in enumerate(root.iter())}
    named = {name: element for element in root.iter() for name in (element.get("name"), element.get("id")) if name}
    markers: dict[Element, str] = {}
    held: dict[Element, str] = {}
    for link in root.iter("a"):
        marker = _MARKER.fullmatch(words_of(link))
        target = named.get((link.get("href") or "").removeprefix("#")) if (link.get("href") or "")[:1] == "#" else None
        if not marker or target is None or places[target] < places[link] or _inside_any(link, held):
            continue
        holder = _holder(target)
        if holder is None or _contains(holder, link):
            continue
        markers[_marker_element(link)] = marker[1]
        held.setdefault(holder, marker[1])
    return Notes(markers, held, frozenset(_ways_back(held)))


def _inside_any(element: Element, holders: dict[Element, str]) -> bool:
    return any(holder in holders for holder in element.iterancestors())


def _contains(holder: Element, element: Element) -> bool:
    return any(other is holder for other in element.iterancestors())


def _holder(target: Element) -> Element | None:
    """The element that contains a footnote: the target of its link, or else the block around the target."""
    if target.tag in _HOLDERS and words_of(target).strip():
        return target
    return next((element for element in target.iterancestors() if element.tag in _HOLDERS), None)


def _marker_element(link: Element) -> Element:
    """The `sup` around a link and nothing else, or else the link, so that digits are not raised twice."""
    around = link.getparent()
    if around is not None and around.tag == "sup" and len(around) == 1 and not (around.text or link.tail or "").strip():
        return around
    return link


def _ways_back(held: dict[Element, str]) -> Iterator[Element]:
    """The links back to the text and the markers before the words of footnotes."""
    for holder, marker in held.items():
        for element in holder.iterdescendants("a", "sup"):
            words = words_of(element).strip()
            bare = words.strip("[]().")
            if bare == marker or words.lower() in _BACK:
                yield element
