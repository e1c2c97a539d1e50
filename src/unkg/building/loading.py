"""Choose which documents' graphs go into a store: new ones, changed ones, and one of several with the same symbol."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol
from urllib.parse import unquote

from pyoxigraph import NamedNode

from unkg import readers
from unkg.building.documents import (
    CATALOGUE_RECORD,
    CONTRADICTED,
    BuiltGraph,
    Job,
    WorkItem,
    digest_of,
    is_of_version,
)
from unkg.building.overrides import Overrides, unmarked
from unkg.building.register import Claim, Register
from unkg.building.skipping import Skips, as_named
from unkg.readers import ReadError, Reading, Skipped, Source, Unreadable
from unkg.store import Input
from unkg.vocabulary import is_version_graph, primary_graph


class Target(Protocol):
    """What documents are loaded into: a new version of a store, or shards."""

    def keep(self, graph: str, packed: bytes, made_from: Input) -> int:
        """Keep the packed statements of one graph, even if the build is interrupted; returns a number for `put`."""
        ...

    def kept(self, digest: str) -> list[tuple[int, str, Input]]:
        """Graphs of an interrupted build whose digest has this prefix: number, graph, and what it was made from."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all graphs of the block, or none."""
        ...

    def put(self, graph: str, number: int, made_from: Input) -> None:
        """Replace a graph by the kept statements with this number."""
        ...

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        ...


class Told(Protocol):
    """Functions that are called with a line about an input."""

    @property
    def notify(self) -> Callable[[str], None]:
        """For an input that is set aside."""
        ...

    @property
    def failed(self) -> Callable[[str], None]:
        """For an input that cannot be read."""
        ...


class Loader:
    """Loads the documents of one build into a store or into shards."""

    def __init__(
        self,
        target: Target,
        register: Register,
        told: Told,
        overrides: Overrides,
        skips: Skips,
        *,
        prune: bool,
    ) -> None:
        """`told` gets a line for each input that is unreadable or set aside; `prune` removes what is not an input."""
        self.counts: Counter[str] = Counter()
        """Inputs `read`, `resumed`, `unchanged`, `set aside`, `unreadable`, `removed`; `bytes` read."""
        self._skips = skips
        self._taken_back: set[str] = set()
        self._target = target
        self._register = register
        self._told = told
        self._overrides = overrides
        self._prune = prune
        self._unreadable: set[str] = set()

    # ---- selecting the work ---------------------------------------------------------------------------------------

    def jobs(
        self, items: Iterable[WorkItem], reading: Reading, run: NamedNode, only: Collection[str] | None = None
    ) -> Iterator[Job]:
        """Yield the inputs to process: all that neither the store nor an interrupted build has a graph of.

        With `only`, yield the inputs with these digests instead.
        """
        for item in items:
            job = _job(item, reading, run)
            if only is None:
                if isinstance(job.item, Unreadable) or not self._known(job, job.item.key):
                    yield job
            elif job.digest in only:
                yield job

    def _known(self, job: Job, key: str) -> bool:
        claims = list(self._in_store(job)) or self._kept(job)
        if not claims:
            return self._skips.knows(job)
        is_alone = len({primary_graph(claim.graph) for claim in claims}) == 1
        for claim in claims:
            if self._skips.takes_back(job, claim.made_from):
                self._taken_back.add(claim.graph)
                continue
            self._count("unchanged" if claim.number is None else "resumed", claim.graph)
            named = replace(claim.made_from, key=key) if is_alone else claim.made_from
            self._register.add(replace(claim, made_from=as_named(named, job)))
        return True

    def _count(self, what: str, graph: str) -> None:
        """Count a document; the graph of a language version is none."""
        self.counts[what] += not is_version_graph(graph)

    def _kept(self, job: Job) -> list[Claim]:
        kept = self._target.kept(job.digest)
        whole = all(made_from.digest == job.digest + self._overrides.mark(graph) for _, graph, made_from in kept)
        return [Claim(graph, made_from, number) for number, graph, made_from in kept] if whole else []

    def _in_store(self, job: Job) -> Iterator[Claim]:
        held = self._register.in_place(job.digest)
        # If the corrections of one document have changed, its whole file is read again.
        if any(made_from.digest != job.digest + self._overrides.mark(graph) for graph, made_from in held.items()):
            return
        set_aside = self._register.set_aside(job.digest)
        if set_aside and not job.can_be_read_again:
            return  # it is read now, because it may be needed when the others are known
        yield from (Claim(graph, made_from, None) for graph, made_from in held.items())
        for graph in set_aside:
            aside = self._register.aside.get((graph, job.digest + self._overrides.mark(graph)))
            if aside is not None:
                yield Claim(graph, aside, None)

    def load(self, processed: Iterable[tuple[Job, list[list[BuiltGraph] | Unreadable | Skipped]]]) -> None:
        """Keep each result, or report why there is none."""
        for job, results in processed:
            whole = not any(isinstance(result, Unreadable) for result in results)
            # A file that gave only some of its documents is tried again by the next build.
            digest = job.digest if whole else f"{job.digest}, in part"
            if not any(isinstance(result, Skipped) for result in results):
                self._skips.forget(job.digest)
            with self._target.transaction():
                for result in results:
                    if isinstance(result, Unreadable):
                        self.reject(result)
                    elif isinstance(result, Skipped):
                        self._skips.add(result, job.digest)
                    else:
                        for built in result:
                            self._keep(built, as_named(built.made_from(digest), job))

    def reject(self, unreadable: Unreadable) -> None:
        """Report and count an input that cannot be read."""
        self.counts["unreadable"] += 1
        self._unreadable.add(unreadable.key)
        self._told.failed(unreadable.message)

    def _keep(self, built: BuiltGraph, made_from: Input) -> None:
        self._count("read", built.graph)
        self.counts["bytes"] += 0 if is_version_graph(built.graph) else built.size
        number = self._target.keep(built.graph, built.packed, made_from)
        self._register.add(Claim(built.graph, made_from, number))

    # ---- precedence ----------------------------------------------------------------------------------------------

    def missing(self) -> set[str]:
        """Digests of inputs that must be read because those that had precedence in an earlier build are gone."""
        best = ((graph, min(claims, key=_order)) for graph, claims in self._register.claims())
        return {
            unmarked(claim.made_from.digest)
            for graph, claim in best
            if self._goes_first(graph, claim) and self._lacks(claim)
        }

    def finish(self) -> None:
        """Put the best input of each graph in place, report those set aside, and remove what is no longer an input."""
        if self._prune:
            self._remove_others()
            self._skips.forget_others()
        self._take_back()
        for graph, claims in self._register.claims():
            available = [claim for claim in claims if not self._lacks(claim)]
            best = min(available, key=_order, default=None)
            if best and self._goes_first(graph, best):
                self._put(best)
            if winner := self._register.inputs.get(graph):
                self._set_aside(graph, claims, winner)

    def _set_aside(self, graph: str, claims: list[Claim], winner: Input) -> None:
        for loser in {(one.made_from.key, one.made_from.digest): one.made_from for one in claims}.values():
            if (loser.key, loser.digest) == (winner.key, winner.digest):
                continue
            is_other = loser.digest != winner.digest
            if is_other:
                self._register.aside[graph, loser.digest] = loser
            if is_of_version(loser.rank) and not is_version_graph(graph):
                continue  # it is the language version, or set aside for another of the same language
            self.counts["set aside"] += 1
            completes = loser.rank == CATALOGUE_RECORD > winner.rank
            if is_other and not completes:
                doubt = "; its file name or type contradicts that symbol" if loser.rank >= CONTRADICTED else ""
                self._told.notify(
                    f"{loser.key}: set aside, {winner.key} is also {document_of(graph)} and has precedence{doubt}"
                )

    def _put(self, claim: Claim) -> None:
        self._register.aside.pop((claim.graph, claim.made_from.digest), None)
        if self._is_in_place(claim):
            self._register.inputs[claim.graph] = claim.made_from
        elif claim.number is not None:
            self._target.put(claim.graph, claim.number, claim.made_from)

    def _goes_first(self, graph: str, claim: Claim) -> bool:
        """Whether an input has precedence over what the store holds; at equal rank the new input has."""
        held = self._register.inputs.get(graph)
        return (
            held is None or self._is_gone(graph, held) or held.rank >= claim.made_from.rank or self._is_in_place(claim)
        )

    def _is_in_place(self, claim: Claim) -> bool:
        held = self._register.inputs.get(claim.graph)
        return held is not None and held.digest == claim.made_from.digest

    def _lacks(self, claim: Claim) -> bool:
        return claim.number is None and not self._is_in_place(claim)

    def _is_gone(self, graph: str, held: Input) -> bool:
        """Whether to remove what an earlier build read: it is not an input of this one, not even an unreadable one."""
        is_input = any(claim.made_from.digest == held.digest for claim in self._register.of(graph))
        return self._prune and not is_input and held.key not in self._unreadable

    def _remove_others(self) -> None:
        held = self._register.inputs.items()
        for graph in [graph for graph, one in held if not self._register.of(graph) and self._is_gone(graph, one)]:
            self._target.remove(graph)
            self._count("removed", graph)
        self._register.aside.clear()

    def _take_back(self) -> None:
        """Remove the documents that were taken in only for `all_texts`, unless another input of this build is one."""
        graphs = {graph for graph in self._taken_back if not self._register.of(graph)}
        for graph in graphs:
            if graph in self._register.inputs:
                self._target.remove(graph)
                self._count("removed", graph)
        for graph, digest in [pair for pair in self._register.aside if graphs and pair[0] in graphs]:
            del self._register.aside[graph, digest]


def _order(claim: Claim) -> tuple[int, str, str, bool]:
    """The precedence among the inputs of one build: format, then key. The order of the inputs does not count."""
    return claim.made_from.rank, claim.made_from.key, claim.made_from.digest, claim.number is None


def document_of(graph: str) -> str:
    """The document of a graph as messages name it: `A/RES/77/16`, for a language version `fr/A/RES/77/16`."""
    return unquote(graph.partition("/id/graph/")[2])


def _job(item: WorkItem, reading: Reading, run: NamedNode) -> Job:
    if isinstance(item, Source):
        try:
            item = readers.with_digest(item)
        except ReadError as error:
            item = error.about(item.key, item.name)
    return Job(item, "" if isinstance(item, Unreadable) else digest_of(item, reading, run))
