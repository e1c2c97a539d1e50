"""Addresses of the parts of an answer: its pages, its order, its data."""

from dataclasses import dataclass
from urllib.parse import urlencode

from unkg.pages.questions import View
from unkg.pages.snippets import Given

SORT, PAGE, RUN = "_sort", "_page", "_run"
"""Parameters of the page, which no query has."""


@dataclass(frozen=True, slots=True)
class AnswerLinks:
    """The addresses of an answer that `page` shows for what is given; its data have those of `data_page`."""

    page_address: str
    data_address: str
    """With `{}` in the place of the format."""
    given: Given
    view: View

    def sort(self, column: str) -> str:
        """The same in the order of a column; reversed if it already is."""
        return self._with((SORT, f"-{column}" if self.view.sort == column else column))

    def page(self, number: int) -> str:
        """Another page of the same."""
        sort = [(SORT, self.view.sort)] if self.view.sort else []
        return self._with(*sort, (PAGE, str(number)))

    def data(self, form: str) -> str:
        """All rows in a format."""
        return self.data_address.format(form) + ("&" if "?" in self.data_address else "?") + urlencode(self.given)

    def replaced(self, name: str, value: str) -> str:
        """The same question with another value of a parameter."""
        return (
            f"{self.page_address}?{urlencode([*((one, old) for one, old in self.given if one != name), (name, value)])}"
        )

    def _with(self, *more: tuple[str, str]) -> str:
        return f"{self.page_address}?{urlencode([*self.given, (RUN, '1'), *more])}#answer"
