"""Footnotes of a web page: markers that lead to them, and the elements that hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml.etree import _Element as Element

_MARKER = re.compile(r"[\s\[(]*(\d{1,3}|[*†‡]{1,3}|[ivx]{1,5}|[a-z])[\s\])]*")
"""The words of a link that is a footnote's marker: `[1]`, `12`, `*`; not `2004`, nor `see note 3`."""
_BACK: Final = frozenset({"↩", "↑", "^", "↩︎", "⏎", "back", "top"})
_HOLDERS: Final = frozenset({"li", "p", "div", "dd", "aside", "td", "tr", "section"})
_SECTIONS: Final = frozenset({"section", "div", "aside", "ol", "ul", "table", "tbody"})


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page, by the elements that mark and hold them."""

    markers: dict[Element, str] = field(default_factory=dict)
    """Links in the running text, each with its marker."""
    held: dict[Element, str] = field(default_factory=dict)
    """Elements that hold a footnote, each with its marker, in the order of the markers."""
    back: frozenset[Element] = frozenset()
    """Links inside footnotes that lead back, and the markers repeated there."""

    def marker(self, element: Element) -> str:
        """The marker that an element of the running text is; empty where it is none."""
        return self.markers.get(element, "")

    def holds(self, element: Element) -> bool:
        """Whether an element is printed at the end, or not at all."""
        return element in self.held or element in self.back

    def in_order(self) -> Iterator[tuple[str, Element]]:
        """Each footnote's marker and the element that holds it."""
        return ((marker, element) for element, marker in self.held.items())

    def inside(self, element: Element) -> "Notes":
        """The same for printing one footnote."""
        return replace(self, held={other: marker for other, marker in self.held.items() if other is not element})


def words_of(element: Element) -> str:
    """All words inside an element, as they stand in the file."""
    return "".join(map(str, element.itertext()))


def notes_of(root: Element) -> Notes:
    """The footnotes that a page marks by links to places further down."""
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
        markers[_raised(link)] = marker[1]
        held.setdefault(holder, marker[1])
    return Notes(markers, held, frozenset(_ways_back(held)))


def _inside_any(element: Element, holders: dict[Element, str]) -> bool:
    return any(holder in holders for holder in element.iterancestors())


def _contains(holder: Element, element: Element) -> bool:
    return any(other is holder for other in element.iterancestors())


def _holder(target: Element) -> Element | None:
    """The element with all words of a footnote: the one that a link leads to, else the block around it."""
    if target.tag in _HOLDERS and words_of(target).strip():
        return target
    return next((element for element in target.iterancestors() if element.tag in _HOLDERS), None)


def _raised(link: Element) -> Element:
    """The element that raises a marker, so that its digits are not raised twice: the `sup` around the link alone."""
    around = link.getparent()
    if around is not None and around.tag == "sup" and len(around) == 1 and not (around.text or link.tail or "").strip():
        return around
    return link


def _ways_back(held: dict[Element, str]) -> Iterator[Element]:
    """What a footnote says of itself: links back, and its marker before its words."""
    for holder, marker in held.items():
        for element in holder.iterdescendants("a", "sup"):
            words = words_of(element).strip()
            bare = words.strip("[]().")
            if bare == marker or words.lower() in _BACK:
                yield element
