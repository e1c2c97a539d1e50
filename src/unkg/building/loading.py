"""Which documents' graphs go into a store: new ones, changed ones, and one where several carry the same symbol."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode

from unkg import readers
from unkg.building.documents import Job, Made, Piece, digest_of
from unkg.readers import ReadError, Reading, Source, Unreadable
from unkg.store import Input, Writer


class Loading:
    """One build's documents on their way into a store."""

    def __init__(self, target: Writer, tell: Callable[[str], None]) -> None:
        """`tell` is given a line for each input that is unreadable or set aside."""
        self.counts: Counter[str] = Counter()
        """How many inputs were `read`, `unchanged`, `set aside`, `unreadable`, and the `bytes` of text read."""
        self._target = target
        self._tell = tell
        self._graphs: defaultdict[str, list[str]] = defaultdict(list)
        for graph, made_from in target.inputs.items():
            self._graphs[made_from.digest].append(graph)
        self._claims: dict[str, Input] = {}

    def jobs(self, pieces: Iterable[Piece], reading: Reading, run: NamedNode) -> Iterator[Job]:
        """What is to be done: everything but the documents that the store holds already, made by the same rules."""
        for piece in pieces:
            job = _job(piece, reading, run)
            if isinstance(job.piece, Unreadable) or not self._unchanged(job.digest, job.piece.key):
                yield job

    def _unchanged(self, digest: str, key: str) -> bool:
        graphs = [graph for graph in self._graphs.get(digest, ()) if self._target.inputs[graph].digest == digest]
        for graph in graphs:
            self.counts["unchanged"] += 1
            held = self._target.inputs[graph]
            self._claims[graph] = Input(digest, held.rank, min(key, held.key), held.tally)
        return bool(graphs)

    def load(self, done: Iterable[tuple[Job, list[Made | Unreadable]]]) -> None:
        """Put each result into the store, or say why not."""
        for job, results in done:
            for result in results:
                if isinstance(result, Unreadable):
                    self.counts["unreadable"] += 1
                    self._tell(result.message)
                else:
                    self.counts["read"] += 1
                    self.counts["bytes"] += result.size
                    self._load(result, result.made_from(job.digest))

    def _load(self, made: Made, new: Input) -> None:
        rival = self._claims.get(made.graph)
        if rival:
            # Among the inputs of one build the key decides between equals, so that their order does not.
            wins = (new.rank, new.key) < (rival.rank, rival.key)
        else:
            # What an earlier build read makes way for an equal: so a document is brought up to date.
            rival = self._held_of_better_format(made)
            wins = rival is None
        if rival:
            self._set_aside(made.document, *((rival, new) if wins else (new, rival)))
        if wins:
            self._target.replace(made.graph, made.nquads, new)
        self._claims[made.graph] = rival if rival and not wins else new

    def _held_of_better_format(self, made: Made) -> Input | None:
        held = self._target.inputs.get(made.graph)
        return held if held and held.rank < made.rank else None

    def _set_aside(self, document: str, loser: Input, winner: Input) -> None:
        self.counts["set aside"] += 1
        if loser.digest != winner.digest:
            self._tell(f"{loser.key}: set aside, {winner.key} is {document} too and goes first")


def _job(piece: Piece, reading: Reading, run: NamedNode) -> Job:
    if isinstance(piece, Source):
        try:
            piece = readers.looked_at(piece)
        except ReadError as error:
            piece = error.about(piece.key, piece.name)
    return Job(piece, "" if isinstance(piece, Unreadable) else digest_of(piece, reading, run))
