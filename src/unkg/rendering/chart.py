"""Numbers over years as a chart: what is drawn."""

from dataclasses import dataclass
from typing import Final

MOST_SERIES: Final = 7
"""Series that have colours."""


@dataclass(frozen=True, slots=True)
class Series:
    """A name and its number in each year of a chart."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over years, which follow one another without gaps, in `MOST_SERIES` series at most."""

    years: tuple[int, ...]
    series: tuple[Series, ...]

    @property
    def highest(self) -> int:
        """The largest sum of a year."""
        return max(sum(one.numbers[at] for one in self.series) for at in range(len(self.years)))
