"""Two public methods to find citations, reimplemented from their descriptions for comparison on the same files.

- *every number with a year*: each `n (yyyy)` is a resolution of the Security Council; `n/m` and `n (ROMAN)` are
  resolutions of the General Assembly, as are full symbols. This is the rule of CR-UNSC, the published citation network
  of Security Council resolutions.
- *runs after the noun*: numbers after “resolution(s)” or “decision(s)”, separated by commas and “and” only. Their organ
  is the last one named in the preceding sixty characters, else the usual one for the form of the number; `n (yyyy)` is
  always the Security Council. Full symbols are taken literally.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Found = dict[str, Any]
Baseline = Callable[[str], Iterator[Found]]

_SECURITY_COUNCIL = re.compile(r"\b(?P<number>\d{1,4})\s*\((?P<year>(?:19|20)\d\d)\)")
_ASSEMBLY = (
    (re.compile(r"\bA/RES/(?P<number>\d{1,2}/\d{1,3})"), "A/RES/{number}"),
    (re.compile(r"(?<![\w/.-])(?P<number>\d{2}/\d{1,3})(?![\w/])"), "A/RES/{number}"),
    (re.compile(r"\b(?P<number>\d{1,4}) ?\((?P<year>[IVXLC]+)\)"), "A/RES/{number}({year})"),
)


def every_number_with_a_year(text: str) -> Iterator[Found]:
    """The rule of CR-UNSC, with its patterns for the General Assembly."""
    for match in _SECURITY_COUNCIL.finditer(text):
        yield _found(match.span(), f"S/RES/{match['number']}({match['year']})")
    taken: set[int] = set()
    for pattern, template in _ASSEMBLY:
        for match in pattern.finditer(text):
            if match.start("number") not in taken:
                taken.add(match.start("number"))
                yield _found(match.span(), template.format(**match.groupdict()))


_ITEM = r"(?:\d{1,4} ?\((?:(?:19|20)\d\d|[IVXLC]+)\)|(?:S-)?\d{1,4}/\d{1,4}(?: [A-Z]\b)?)"
_RUN = re.compile(rf"\b(?P<noun>resolutions?|decisions?)\s+(?P<run>{_ITEM}(?:(?:,? and |, ){_ITEM})*)", re.IGNORECASE)
_NUMBER = re.compile(_ITEM)
_SYMBOL = re.compile(r"(?<![\w/])(?:A|S|E|ST|TD|[A-Z]{3,5})(?:/[A-Z0-9](?:[\w.-]*\w)?)+(?:\((?:\d{4}|[IVXLC]+)\))?")
_ORGANS = re.compile(
    r"(?P<HRC>Human Rights Council)|(?P<ECOSOC>Economic and Social Council)|(?P<SC>Security Council)"
    r"|(?P<CHR>Commission on Human Rights)|(?P<GA>General Assembly|Assembly)"
)
_SERIES = {"HRC": "A/HRC", "ECOSOC": "E", "SC": "S", "CHR": "E/CN.4", "GA": "A"}
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_WINDOW = 60


def runs_after_the_noun(text: str) -> Iterator[Found]:
    """The best public set of patterns known; its runs end at a date."""
    for run in _RUN.finditer(text):
        named = [match.lastgroup for match in _ORGANS.finditer(text, max(0, run.start() - _WINDOW), run.start())]
        kind = "DEC" if run["noun"].lower().startswith("decision") else "RES"
        for item in _NUMBER.finditer(text, run.start("run"), run.end("run")):
            number = item[0].replace(" ", "")
            stated = _SERIES[named[-1]] if named and named[-1] else None
            series = "S" if _YEAR.search(number) else stated or _usual(number)
            yield _found(item.span(), f"{series}/{kind}/{number}")
    for symbol in _SYMBOL.finditer(text):
        yield _found(symbol.span(), symbol[0])


def _usual(number: str) -> str:
    """The default organ for a form of number: ECOSOC for a year before a slash, else the General Assembly."""
    return "E" if re.match(r"(?:19|20)\d\d/", number) else "A"


def _found(span: tuple[int, int], target: str) -> Found:
    kind = "decision" if "/DEC/" in target else "resolution" if "/RES/" in target else "document"
    return {"start": span[0], "end": span[1], "kind": kind, "target": target}


BASELINES: dict[str, Baseline] = {
    "every number with a year": every_number_with_a_year,
    "runs after the noun": runs_after_the_noun,
}
