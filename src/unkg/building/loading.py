"""Which documents' graphs go into a store: new ones, changed ones, and one where several carry the same symbol."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from pyoxigraph import NamedNode

from unkg import readers
from unkg.building.documents import IN_DOUBT, OF_A_RECORD, Job, Made, Piece, digest_of
from unkg.building.overrides import Rulings, unmarked
from unkg.readers import ReadError, Reading, Source, Unreadable
from unkg.store import Input, Writer


@dataclass(frozen=True, slots=True)
class Claim:
    """That an input of this build is the document of a graph."""

    graph: str
    made_from: Input
    number: int | None
    """By which the graph is kept; None: it is in the store already, or was set aside by an earlier build."""


class Loading:
    """One build's documents on their way into a store."""

    def __init__(self, target: Writer, tell: Callable[[str], None], rulings: Rulings, *, prune: bool) -> None:
        """`tell` is given a line for each input that is unreadable or set aside; `prune` lets go of what is no input."""
        self.counts: Counter[str] = Counter()
        """How many were `read`, `resumed`, `unchanged`, `set aside`, `unreadable`, `passed over`, `removed`; `bytes` of text read."""
        self._target = target
        self._tell = tell
        self._rulings = rulings
        self._prune = prune
        self._held: defaultdict[str, list[str]] = defaultdict(list)
        for graph, made_from in target.inputs.items():
            self._held[unmarked(made_from.digest)].append(graph)
        self._aside = dict(target.contents.aside)
        self._held_aside: defaultdict[str, list[str]] = defaultdict(list)
        for graph, digest in self._aside:
            self._held_aside[unmarked(digest)].append(graph)
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        self._unreadable: set[str] = set()

    # ---- what is to be done --------------------------------------------------------------------------------------

    def jobs(
        self, pieces: Iterable[Piece], reading: Reading, run: NamedNode, only: Collection[str] | None = None
    ) -> Iterator[Job]:
        """What is to be done: everything but what the store holds already, or an interrupted build had made.

        With `only`, the inputs of these digests and no others.
        """
        for piece in pieces:
            job = _job(piece, reading, run)
            if only is None:
                if isinstance(job.piece, Unreadable) or not self._known(job, job.piece.key):
                    yield job
            elif job.digest in only:
                yield job

    def _known(self, job: Job, key: str) -> bool:
        claims = list(self._in_store(job)) or self._kept(job)
        for claim in claims:
            self.counts["unchanged" if claim.number is None else "resumed"] += 1
            named = replace(claim.made_from, key=key) if len(claims) == 1 else claim.made_from
            self._claims[claim.graph].append(replace(claim, made_from=named))
        return bool(claims)

    def _kept(self, job: Job) -> list[Claim]:
        kept = self._target.kept(job.digest)
        whole = all(made_from.digest == job.digest + self._rulings.mark(graph) for _, graph, made_from in kept)
        return [Claim(graph, made_from, number) for number, graph, made_from in kept] if whole else []

    def _in_store(self, job: Job) -> Iterator[Claim]:
        held = {graph: self._target.inputs[graph] for graph in self._held.get(job.digest, ())}
        # Where the corrections of one document have changed, its file is read again with all that it holds.
        if any(made_from.digest != job.digest + self._rulings.mark(graph) for graph, made_from in held.items()):
            return
        yield from (Claim(graph, made_from, None) for graph, made_from in held.items())
        for graph in self._held_aside.get(job.digest, ()) if job.can_be_read_again else ():
            aside = self._aside.get((graph, job.digest + self._rulings.mark(graph)))
            if aside is not None:
                yield Claim(graph, aside, None)

    def load(self, done: Iterable[tuple[Job, list[Made | Unreadable]]]) -> None:
        """Keep each result, or say why there is none."""
        for job, results in done:
            whole = not any(isinstance(result, Unreadable) for result in results)
            # What a file gave only in part is to be tried again.
            digest = job.digest if whole else f"{job.digest}, in part"
            self.counts["passed over"] += not results
            with self._target.together():
                for result in results:
                    if isinstance(result, Unreadable):
                        self.miss(result)
                    else:
                        self._keep(result, result.made_from(digest))

    def miss(self, unreadable: Unreadable) -> None:
        """Say what cannot be read, and count it."""
        self.counts["unreadable"] += 1
        self._unreadable.add(unreadable.key)
        self._tell(unreadable.message)

    def _keep(self, made: Made, made_from: Input) -> None:
        self.counts["read"] += 1
        self.counts["bytes"] += made.size
        number = self._target.keep(made.graph, made.packed, made_from)
        self._claims[made.graph].append(Claim(made.graph, made_from, number))

    # ---- what goes first -----------------------------------------------------------------------------------------

    def wanted(self) -> set[str]:
        """Digests of inputs that an earlier build set aside, for others that are gone by now: to be read after all."""
        best = ((graph, min(claims, key=_order)) for graph, claims in self._claims.items())
        return {
            unmarked(claim.made_from.digest)
            for graph, claim in best
            if self._goes_first(graph, claim) and self._lacks(claim)
        }

    def settle(self) -> None:
        """Put each graph's first input in place, say which make way for it, and let go of what is no input any more."""
        if self._prune:
            self._let_go()
        for graph, claims in self._claims.items():
            there = [claim for claim in claims if not self._lacks(claim)]
            best = min(there, key=_order, default=None)
            if best and self._goes_first(graph, best):
                self._put(best)
            if winner := self._target.inputs.get(graph):
                self._set_aside(graph, claims, winner)

    def _set_aside(self, graph: str, claims: list[Claim], winner: Input) -> None:
        for loser in {(one.made_from.key, one.made_from.digest): one.made_from for one in claims}.values():
            if (loser.key, loser.digest) == (winner.key, winner.digest):
                continue
            self.counts["set aside"] += 1
            if loser.digest != winner.digest:
                self._target.contents.aside[graph, loser.digest] = loser
                if loser.rank == OF_A_RECORD > winner.rank:  # it completes the other
                    continue
                doubt = "; its name or what it is contradicts that symbol" if loser.rank >= IN_DOUBT else ""
                self._tell(f"{loser.key}: set aside, {winner.key} is {_document(graph)} too and goes first{doubt}")

    def _put(self, claim: Claim) -> None:
        self._target.contents.aside.pop((claim.graph, claim.made_from.digest), None)
        if self._is_in_place(claim):
            self._target.inputs[claim.graph] = claim.made_from
        elif claim.number is not None:
            self._target.put(claim.graph, claim.number, claim.made_from)

    def _goes_first(self, graph: str, claim: Claim) -> bool:
        """Whether an input goes before what the store holds, which makes way for itself and for an equal."""
        held = self._target.inputs.get(graph)
        return (
            held is None or self._is_gone(graph, held) or held.rank >= claim.made_from.rank or self._is_in_place(claim)
        )

    def _is_in_place(self, claim: Claim) -> bool:
        held = self._target.inputs.get(claim.graph)
        return held is not None and held.digest == claim.made_from.digest

    def _lacks(self, claim: Claim) -> bool:
        return claim.number is None and not self._is_in_place(claim)

    def _is_gone(self, graph: str, held: Input) -> bool:
        """Whether what an earlier build read is to be let go of: it is no input of this one, nor one that is unreadable."""
        met = any(claim.made_from.digest == held.digest for claim in self._claims.get(graph, ()))
        return self._prune and not met and held.key not in self._unreadable

    def _let_go(self) -> None:
        for graph, held in list(self._target.inputs.items()):
            if graph not in self._claims and self._is_gone(graph, held):
                self._target.remove(graph)
                self.counts["removed"] += 1
        self._target.contents.aside.clear()


def _order(claim: Claim) -> tuple[int, str, str, bool]:
    """What decides between the inputs of one build: the format, then the key, so that their order does not."""
    return claim.made_from.rank, claim.made_from.key, claim.made_from.digest, claim.number is None


def _document(graph: str) -> str:
    return unquote(graph.partition("/id/graph/")[2])


def _job(piece: Piece, reading: Reading, run: NamedNode) -> Job:
    if isinstance(piece, Source):
        try:
            piece = readers.with_digest(piece)
        except ReadError as error:
            piece = error.about(piece.key, piece.name)
    return Job(piece, "" if isinstance(piece, Unreadable) else digest_of(piece, reading, run))
