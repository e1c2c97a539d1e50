"""The typography of runs in a Word file: italic, raised, hidden, language; by their properties or styles."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml.etree import _Element as Element

from unkg.readers.word.package import W, value

_OFF: Final = frozenset({"0", "false", "off"})
_DEEPEST: Final = 20
"""Styles based on each other: more are a cycle."""


@dataclass(frozen=True, slots=True)
class Face:
    """The typography of a run."""

    italic: bool = False
    raised: bool = False
    hidden: bool = False
    language: str = ""


class Styles:
    """The styles of a file, by id."""

    def __init__(self, tree: Element | None) -> None:
        found = () if tree is None else tree.iterfind(f"{W}style")
        self._styles = {value(style, "styleId"): style for style in found}
        default = tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if tree is not None else None
        self._language = value(default.find(f"{W}lang")) if default is not None else ""
        self._of = lru_cache(maxsize=1024)(self._chain)

    def face(self, run: Element, paragraph_style: str) -> Face:
        """The typography of a run in a paragraph of some style."""
        own = run.find(f"{W}rPr")
        character_style = value(own.find(f"{W}rStyle")) if own is not None else ""
        layers = [own] if own is not None else []
        layers += [*self._of(character_style), *self._of(paragraph_style)]
        return Face(
            _switch(layers, "i"),
            next((value(a) for p in layers if (a := p.find(f"{W}vertAlign")) is not None), "") == "superscript",
            _switch(layers, "vanish"),
            next((value(a) for p in layers if (a := p.find(f"{W}lang")) is not None and value(a)), self._language),
        )

    def numbering(self, style: str) -> Element | None:
        """The numbering that a style gives to its paragraphs."""
        for element in self._based_on(style):
            found = element.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def _chain(self, style: str) -> list[Element]:
        """The run properties of a style and of those that it is based on, its own first."""
        found = (element.find(f"{W}rPr") for element in self._based_on(style))
        return [properties for properties in found if properties is not None]

    def _based_on(self, style: str) -> list[Element]:
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(found[-1].find(f"{W}basedOn"))
        return found


def _switch(layers: list[Element], name: str) -> bool:
    """Whether a property is on, by the first layer that states it."""
    for properties in layers:
        found = properties.find(f"{W}{name}")
        if found is not None:
            return value(found) not in _OFF
    return False
