"""Generated collections of any size: short documents in the style of the United Nations that cite each other.

Only the number of documents varies with the size. The years are 1976 to 2024, the shares of series are constant, a
resolution has a dozen references, a report fewer; two thirds of them are to recent documents, the others to a few old,
frequently cited ones. The same size gives the same documents.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Final

FIRST, LAST = 1976, 2024
"""Years of the first and last documents, which are in order of date."""
_SERIES: Final = "aaaaGaaasaaGaassaaGaasasaGaassEaGaassHsaGsaasCaHsaGs"
"""The series of 52 successive documents: reports to Assembly and Council, resolutions of the bodies in `_MADE`."""
_RECENT: Final = 0.65
"""Share of citations of documents from the last few years."""
_MONTHS: Final = "March", "June", "July", "September", "October", "December"
_VERBS: Final = "Recalling", "Reaffirming", "Taking note of", "Welcoming", "Bearing in mind", "Recalling also"
_ASKS: Final = (
    "Urges all States to implement the International Covenant on Civil and Political Rights and to report on it",
    "Requests the Secretary-General to submit a report on the implementation of the present resolution",
    "Calls upon the Democratic People's Republic of Korea to cooperate with the special procedures",
    "Encourages Governments to strengthen national institutions for the protection of human rights",
    "Invites the High Commissioner for Human Rights to provide technical assistance upon request",
    "Decides to extend the mandate of the Special Rapporteur for a period of one year",
)
_FILLER: Final = (
    "the programme supported local communities through training and equipment while partners reported steady "
    "progress in water health and schooling across several districts where teams had met farmers teachers nurses "
    "and young people during the dry season and noted that prices of grain fuel and seed remained high although "
    "markets had opened again staff visited clinics and workshops collected figures on attendance and wages and "
    "discussed plans for roads bridges and small loans with families whose harvest had been poor"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A document without its text."""

    symbol: str
    organ: str
    """The issuer of a resolution, or the addressee of a report."""
    cited_as: str
    """The words of a citation: `resolution 59/12`, `document A/59/12`."""
    date: str


def collection(documents: int) -> list[Item]:
    """This many documents, the oldest first."""
    counts: Counter[tuple[str, int]] = Counter()
    items = []
    for number, series in zip(range(documents), cycle(_SERIES), strict=False):
        year = FIRST + number * (LAST + 1 - FIRST) // documents
        items.append(_item(series, year, counts))
    return items


def _item(series: str, year: int, counts: Counter[tuple[str, int]]) -> Item:
    series = {"H": "H" if year > 2006 else "N", "s": "s" if year > 1993 else "a"}.get(series, series)
    counts[series, year] += 1
    n = counts[series, year]
    symbol, organ, words = _MADE[series](year, n)
    return Item(symbol, organ, words, f"{1 + n % 28} {_MONTHS[n % 6]} {year}")


def _assembly(year: int, n: int) -> tuple[str, str, str]:
    number = f"{year - 1945}/{n}"
    return f"A/RES/{number}", "General Assembly", f"resolution {number}"


def _human_rights_council(year: int, n: int) -> tuple[str, str, str]:
    number = f"{3 * (year - 2006) + 1 + n % 3}/{1 + n // 3}"
    return f"A/HRC/RES/{number}", "Human Rights Council", f"resolution {number}"


def _commission(year: int, n: int) -> tuple[str, str, str]:
    return f"E/CN.4/RES/{year}/{n}", "Commission on Human Rights", f"resolution {year}/{n}"


def _economic_council(year: int, n: int) -> tuple[str, str, str]:
    return f"E/RES/{year}/{n}", "Economic and Social Council", f"resolution {year}/{n}"


def _security_council(year: int, n: int) -> tuple[str, str, str]:
    number = f"{383 + 48 * (year - FIRST) + n} ({year})"
    return f"S/RES/{number}", "Security Council", f"resolution {number}"


def _to_the_assembly(year: int, n: int) -> tuple[str, str, str]:
    symbol = f"A/{year - 1945}/{n}"
    return symbol, "General Assembly", f"the report of the Secretary-General ({symbol})"


def _to_the_council(year: int, n: int) -> tuple[str, str, str]:
    symbol = f"S/{year}/{n}"
    return symbol, "Security Council", f"the letter contained in document {symbol}"


_MADE: Final[dict[str, Callable[[int, int], tuple[str, str, str]]]] = {
    "G": _assembly,
    "H": _human_rights_council,
    "N": _commission,
    "E": _economic_council,
    "C": _security_council,
    "a": _to_the_assembly,
    "s": _to_the_council,
}


def lines(documents: int) -> Iterator[str]:
    """This many documents as JSON Lines, about a kilobyte each."""
    drawn, items = random.Random(documents), collection(documents)
    for number, item in enumerate(items):
        cited = [items[_cited(number, documents, drawn)] for _ in range(12)] if number else []
        text = _resolution(item, cited, drawn) if "RES" in item.symbol else _report(item, cited[:4], drawn)
        yield json.dumps({"symbol": item.symbol, "text": text}, ensure_ascii=False)


def _cited(number: int, documents: int, drawn: random.Random) -> int:
    """Index of the cited document, an earlier one."""
    if drawn.random() < _RECENT:
        return max(0, number - 1 - int(drawn.expovariate(1 / (0.04 * documents))))
    return int(number * drawn.random() ** 3)


def _resolution(item: Item, cited: list[Item], drawn: random.Random) -> str:
    preamble = [f"{drawn.choice(_VERBS)} {_named(one, item)}," for one in cited]
    asks = [f"{at}. {words};" for at, words in enumerate(drawn.sample(_ASKS, 4), 1)]
    close = f"5. Decides to remain seized of the matter of item {len(item.symbol)}.\n"
    return "\n\n".join([item.symbol, f"The {item.organ},", *preamble, *asks, close])


def _report(item: Item, cited: list[Item], drawn: random.Random) -> str:
    asked = [f"{at}. The {one.organ} considered {_named(one, item)}." for at, one in enumerate(cited, 2)]
    first = f"1. The present report is submitted to the {item.organ} for the year {item.date[-4:]}."
    return "\n\n".join([item.symbol, first, *asked, _prose(drawn, 60)]) + "\n"


def _named(cited: Item, by: Item) -> str:
    if not cited.cited_as.startswith("resolution"):
        return cited.cited_as
    whose = "its" if cited.organ == by.organ and "RES" in by.symbol else cited.organ
    return f"{whose} {cited.cited_as} of {cited.date}"


def prose(kilobytes: int, seed: int) -> str:
    """Filler text in long paragraphs with a reference at the end of each, every five kilobytes."""
    drawn, paragraphs, size = random.Random(seed), [], 0
    while size < 1000 * kilobytes:
        number = f"60/{1 + (seed + len(paragraphs)) % 200}"
        paragraphs.append(f"{_prose(drawn, 800)} This was asked for in General Assembly resolution {number}.")
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def _prose(drawn: random.Random, words: int) -> str:
    words_drawn = drawn.choices(_FILLER.split(), k=words)
    for at in range(0, words, 20):
        words_drawn[at] = words_drawn[at].capitalize()
        words_drawn[min(at + 19, words - 1)] += "."
    return " ".join(words_drawn)
