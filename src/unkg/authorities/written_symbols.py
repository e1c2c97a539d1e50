"""Which symbols people mean by what they write: `UNSCR 1325`, `HRC res 58/17`, `S/RES/1325`."""

from collections.abc import Iterator

from unkg.authorities.numbering import Numbering, Rule, session_order
from unkg.symbols import Shorthand, SymbolError, canonical, shorthand, symbol_of

_AHEAD = 2
"""Sessions after the last known one that a number may name."""


def symbols_written(text: str, numbering: Numbering) -> tuple[str, ...]:
    """Every symbol that words can mean, the likeliest first; none where they are no way of writing one.

    A complete symbol means itself. A number of the Security Council gets its year from the table of its years.
    """
    symbol = symbol_of(text)
    written = shorthand(text)
    if written:
        found = tuple(dict.fromkeys(_meant(written, numbering)))
        if found:
            return found
    if symbol is None:
        return ()
    whole = numbering.completed(symbol.canonical)
    return (whole or symbol.canonical,)


def symbol_written(text: str, numbering: Numbering) -> str:
    """The one symbol that words mean; raises `SymbolError`, which lists them where there are several."""
    found = symbols_written(text, numbering)
    if len(found) > 1:
        raise SymbolError(f"“{text}” could be {', '.join(found[:-1])} or {found[-1]}: write one of them.")
    if not found and shorthand(text):
        raise SymbolError(f"“{text}” is the number of no known text.")
    return found[0] if found else canonical(text)


def _meant(written: Shorthand, numbering: Numbering) -> Iterator[str]:
    shape = "year-parenthesis" if written.shape == "bare" else written.shape
    # Decisions of a regular session are numbered beside its resolutions, those of a special one with a word for them.
    unsaid = ("resolution", "decision") if written.shape in {"session", "year"} else ("resolution",)
    kinds = (written.kind,) if written.kind else unsaid
    for kind in kinds:
        for rule in numbering.rules.get((kind, shape), ()):
            symbol = rule.symbol(written.number) + written.letters
            if _is_of(rule, written, numbering) and (whole := numbering.completed(symbol)):
                yield canonical(whole)


def _is_of(rule: Rule, written: Shorthand, numbering: Numbering) -> bool:
    """Whether a body's rule admits what is written."""
    organ = rule.template.partition("/RES/")[0].partition("/DEC/")[0].partition("/PRST/")[0]
    if written.organ not in {None, organ}:
        return False
    if written.shape == "bare":
        return True
    order, last = session_order(written.number), numbering.last.get(rule.body)
    return rule.admits(written.number) and (order is None or last is None or order <= last + _AHEAD)
