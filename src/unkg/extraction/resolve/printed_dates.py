"""The date that is printed behind a number: “resolution 60/251 of 15 March 2006”."""

from datetime import date

from unkg.authorities.language import Language
from unkg.extraction.patterns.citation_patterns import citation_patterns
from unkg.extraction.patterns.dates import read_date


class PrintedDates:
    """The dates behind the numbers of one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.pattern = citation_patterns(language).date_follows
        self.cache: dict[int, tuple[date | None, int]] = {}

    def day(self, end: int) -> date | None:
        """The day of the date that follows an offset."""
        return self._read(end)[0]

    def end(self, end: int) -> int:
        """Where the words of the date that follows an offset end: at the offset itself where none follows."""
        return self._read(end)[1]

    def _read(self, end: int) -> tuple[date | None, int]:
        if end not in self.cache:
            match = None if is_followed_by_figure(self.text, end) else self.pattern.match(self.text, end)
            day = read_date(self.text, self.language, end, match.end()) if match else None
            self.cache[end] = day, match.end() if match else end
        return self.cache[end]


def is_followed_by_figure(text: str, end: int) -> bool:
    """Whether a further figure stands directly behind, “60/251, 60/252”, and so no date, organ or other body."""
    return text.startswith(", ", end) and text[end + 2 : end + 3].isdecimal()
