"""The forms that the numbered series of the principal organs and of the human rights bodies have, as `docs/symbols.md` lists them."""

import re

_BY_SESSION = r"(?:\d{1,3}|E?S-\d{1,2})/\d{1,3}"
_THROUGH_SESSIONS = r"\d{1,4}\((?:E?S-)?[IVXL]+\)"
_BY_YEAR = r"(?:19|20)\d\d/(?:S-\d+/)?\d{1,3}"
_COMMISSIONS = rf"{_BY_YEAR}|\d{{1,3}}\([IVXL]+\)|S-\d+/\d{{1,3}}"

_NUMBERS = {
    "A": rf"{_BY_SESSION}|{_THROUGH_SESSIONS}",
    "S": r"\d{1,4}\((?:19|20)\d\d\)",
    "E": rf"{_BY_YEAR}|\d{{1,4}}\((?:S-)?[IVXL]+\)",
    "A/HRC": r"(?:S-)?\d{1,3}/\d{1,3}",
    "E/CN.4": _COMMISSIONS,
    "E/CN.4/Sub.2": _COMMISSIONS,
}
_STATEMENTS = {"S": r"(?:19|20)\d\d/\d{1,3}", "A/HRC": r"(?:OS/)?(?:S-)?\d{1,3}/\d{1,3}"}
_LETTERS = r"(?:[A-Z]{1,2}(?:-[A-Z]{1,3})?)?"
_SUFFIXES = r"(?:/(?:Add|Corr|Rev|Amend)\.\d+)*"

_FORMS = {
    **{f"{organ}/RES": re.compile(f"(?:{form}){_LETTERS}{_SUFFIXES}") for organ, form in _NUMBERS.items()},
    **{
        f"{organ}/DEC": re.compile(f"(?:{form}){_LETTERS}{_SUFFIXES}")
        for organ, form in _NUMBERS.items()
        if organ != "S"
    },
    **{f"{organ}/PRST": re.compile(f"(?:{form}){_SUFFIXES}") for organ, form in _STATEMENTS.items()},
}
_SERIES = re.compile(r"(.*?/(?:RES|DEC|PRST))/")


def has_form_of_series(symbol: str) -> bool:
    """Whether a canonical symbol is numbered as its series is: `A/RES/78/218` is, `S/RES/1255` lacks its year.

    True for every series whose form is not laid down here. The check of the shapes that bears the same name says the same of a graph.
    """
    series = _SERIES.match(symbol)
    form = _FORMS.get(series[1]) if series else None
    return form is None or bool(form.fullmatch(symbol, series.end()))  # type: ignore[union-attr]
