"""Where a document is by its symbol, and which hosts may be asked for it."""

from dataclasses import dataclass
from string import Formatter
from typing import Final, Literal
from urllib.parse import quote, urljoin, urlsplit

from unkg.fetching.errors import FetchError
from unkg.symbols import file_stem

Form = Literal["pdf", "docx"]
_OF_THE_UN: Final = ("un.org", "undocs.org")
_NO_PROGRAMS: Final = "digitallibrary.un.org"
"""Its terms of use allow no automated downloads without approval."""
_SLOTS: Final = frozenset({"symbol", "language", "form"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to be fetched, in a language and a format."""

    symbol: str
    """Canonical."""
    language: str
    form: Form

    @property
    def stem(self) -> str:
        """The name of its file without the extension."""
        return file_stem(self.symbol, self.language)


def check_template(template: str) -> str:
    """An address with slots as given. Raises FetchError for one that gives no address of a document."""
    try:
        slots = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
        parts = urlsplit(template)
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:  # a brace without its other, or no port
        slots, usable = set(), None
    if not usable or "symbol" not in slots or slots - _SLOTS:
        raise FetchError(
            f"{template!r} is no address with a place for the symbol",
            "write one such as https://host/{symbol}?l={language}&t={form}",
        )
    return template


def address_of(template: str, wanted: Wanted) -> str:
    """The address of a document. Slashes of the symbol stay as they are in a path, not in a query."""
    path, mark, query = template.partition("?")
    rest = {"language": wanted.language, "form": wanted.form}
    path = path.format(symbol=quote(wanted.symbol, safe="/()"), **rest)
    return path + mark + query.format(symbol=quote(wanted.symbol, safe="()"), **rest)


def redirected(address: str, location: str) -> str:
    """The address that another leads to. Raises FetchError if it is none."""
    try:
        led_to = urljoin(address, location)
        urlsplit(led_to)
    except ValueError:
        raise FetchError(f"the server leads to {location!r}, which is no address", "try it again later") from None
    return led_to


def check_host(address: str, template: str) -> None:
    """Raise FetchError unless an address is one of the web that the named server may lead to: its own, or the UN's."""
    parts = urlsplit(address)
    host, own = (parts.hostname or "").lower(), (urlsplit(template).hostname or "").lower()
    if parts.scheme not in {"http", "https"}:
        raise FetchError(f"the server leads to an address of another kind, {address}", "open it in a browser")
    if host == _NO_PROGRAMS:
        raise FetchError(
            f"it is at {host}, whose terms of use allow no automated downloads",
            f"open {address} in a browser",
        )
    if host != own and not any(host == known or host.endswith(f".{known}") for known in _OF_THE_UN):
        raise FetchError(f"the server leads to another host, {host}", f"open {address} in a browser")
