"""`python -m benchmarks.facts [FILE…]`: contradictions between the facts of `data/` and what English texts say.

FILE is a JSON Lines file of documents, compressed or not; without any, the English texts of the corpora are read. Each
contradiction is printed with its sentence, unless `benchmarks/facts-explained.csv` says why the record is right.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.claims import Claim, claims, text_of, title_of
from benchmarks.corpora import ROOT, SHARED, lines
from unkg import artefacts, authorities
from unkg.authorities import Knowledge
from unkg.authorities.acronyms import load_expansions
from unkg.authorities.numbering import session_of

EXPLAINED = ROOT / "benchmarks" / "facts-explained.csv"
_LONGEST_DELAY = 5


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact of a record that texts state otherwise, or that only texts state."""

    record: str
    column: str
    ours: str
    """Empty: the record does not have it."""
    says: str
    documents: tuple[str, ...]
    sentence: str
    """The first sentence that says so."""

    def __str__(self) -> str:
        more = f" and {len(self.documents) - 1} more" if len(self.documents) > 1 else ""
        where = f"{self.documents[0]}{more}"
        return f"{self.record} | {self.column} {self.ours} | texts: {self.says}\n    {where}: “{self.sentence}”"


def contradictions(found: Iterable[Claim], knowledge: Knowledge) -> tuple[list[Contradiction], Counter[str]]:
    """The claims that differ from the facts, an entry for each value, and by column the number that agree."""
    agree = Counter[str]()
    differing: dict[tuple[str, str, str, str], list[Claim]] = {}
    facts = _Facts(knowledge)
    for claim in found:
        for record, column, ours, agrees in facts.compared(claim):
            if agrees:
                agree[column] += 1
            else:
                differing.setdefault((record, column, ours, claim.says), []).append(claim)
    listed = [
        Contradiction(*key, tuple(dict.fromkeys(c.document for c in group)), group[0].sentence)
        for key, group in sorted(differing.items())
    ]
    return listed, agree


class _Facts:
    """The facts of the records, by what texts say of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        known = knowledge.authorities
        self.holders = {**known.bodies, **known.mechanisms}
        self.instruments = known.instruments
        self.comments = {f"{c.body} {c.number}": c.year for c in knowledge.general_comments}
        self.numbering = knowledge.numbering
        self.expansions = {(row.acronym, row.expansion) for row in load_expansions(artefacts.DATA)}
        self.by_act: dict[str, list[tuple[str, str, str]]] = {}
        for key, holder in self.holders.items():
            if holder.established_by and holder.since:
                self.by_act.setdefault(_plain(holder.established_by), []).append((key, "since", holder.since))
        for key, instrument in self.instruments.items():
            if instrument.adopted_by and instrument.adopted:
                self.by_act.setdefault(_plain(instrument.adopted_by), []).append((key, "adopted", instrument.adopted))

    def compared(self, claim: Claim) -> Iterator[tuple[str, str, str, bool]]:
        """The facts that a claim is about: record, column, value, and whether the claim agrees."""
        if claim.fact == "act":
            holder, instrument = self.holders.get(claim.record), self.instruments.get(claim.record)
            act = (holder.established_by if holder else instrument and instrument.adopted_by) or ""
            column = "established_by" if holder else "adopted_by"
            yield claim.record, column, act, bool(act) and _same_act(act, claim.says)
        elif claim.fact == "dated":
            for key, column, day in self.by_act.get(_plain(claim.record), ()):
                yield key, column, day, _dates_agree(column, day, claim.says)
        elif claim.fact == "adopted":
            day = self.instruments[claim.record].adopted or ""
            yield claim.record, "adopted", day, bool(day) and claim.says.startswith(day)
        elif claim.fact == "acronym":
            record = self.holders.get(claim.record) or self.instruments[claim.record]
            ambiguous = any((claim.says, name) in self.expansions for name in (title_of(record), *record.names))
            yield claim.record, "acronyms", ";".join(record.acronyms), ambiguous
        elif claim.fact == "unts":
            number = self.instruments[claim.record].unts
            yield claim.record, "unts", number or "", number in claim.says.split()
        elif claim.fact == "comment":
            year = self.comments.get(claim.record, "")
            yield claim.record, "year", year, year == claim.says
        elif claim.fact == "session":
            yield from self._session(claim)
        else:
            year = str(self.numbering.council_year(int(claim.says)))
            yield f"S/RES/{claim.says}", "year", year, year == claim.record

    def _session(self, claim: Claim) -> Iterator[tuple[str, str, str, bool]]:
        """Whether a document was adopted in the session of its symbol."""
        prefix, number = re.split(r"(?<=/RES/|/DEC/)", claim.record, maxsplit=1)
        body = self.numbering.series.get(prefix.casefold(), "")
        window = self.numbering.window(body, number)
        if window:
            session = f"{session_of(number)} ({window[0]} to {window[1]})"
            inside = self.numbering.on_date(body, number, date.fromisoformat(claim.says)) is True
            yield f"{body}, session", "opened", session, inside


def _plain(symbol: str) -> str:
    """A symbol without its letter: `A/RES/53/78`."""
    return re.sub(r"(?<=[\d)])[A-Z]$", "", symbol)


def _same_act(ours: str, said: str) -> bool:
    """Whether two symbols are of one act; a text that names no organ is compared by number."""
    ours, said = _plain(ours), _plain(said)
    return ours.endswith(said[1:]) if said.startswith("?") else ours == said


def _dates_agree(column: str, ours: str, said: str) -> bool:
    """A body is not older than its act, nor its act much older; an instrument is adopted by then."""
    if column == "adopted":
        return ours <= said[: len(ours)]
    return said[: len(ours)] <= ours and int(ours[:4]) - int(said[:4]) <= _LONGEST_DELAY


def load_explained(path: Path = EXPLAINED) -> dict[tuple[str, str, str], str]:
    """(record, column, what texts say) to the reason why the record is right."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["record"], row["column"], row["says"]): row["because"] for row in csv.DictReader(file)}


def english_texts(folder: Path = SHARED) -> list[Path]:
    """The English files of the corpora."""
    return sorted((folder / "corpus").glob("*/*.en.jsonl.gz"))


def main() -> int:
    """Print the contradictions that are not explained. Exit code: 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description="Compare data/ with texts.")
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines files (default: the English corpora)")
    parser.add_argument("--all", action="store_true", help="print explained contradictions too")
    parser.add_argument("--absent", action="store_true", help="print what texts state and data/ does not hold")
    options = parser.parse_args()
    files = options.files or english_texts()
    if not files:
        print(f"no corpora at {SHARED}: the facts of data/ are not compared")
        return 0
    knowledge, explained = authorities.load(), load_explained()
    texts = (text_of(line) for path in files for line in lines(path))
    differing, agree = contradictions(claims(texts, knowledge), knowledge)
    found, absent = [c for c in differing if c.ours], [c for c in differing if not c.ours]
    unexplained = [c for c in found if (c.record, c.column, c.says) not in explained]
    for contradiction in [*(found if options.all else unexplained), *(absent if options.absent else ())]:
        print(contradiction)
    for column, count in sorted(agree.items()):
        print(f"{column}: {count} statements agree")
    print(f"{len(found) - len(unexplained)} contradictions explained, {len(unexplained)} not")
    if not options.files:
        for record, column, says in sorted(set(explained) - {(c.record, c.column, c.says) for c in found}):
            print(f"explained, but in no text: {record} | {column} | {says}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
