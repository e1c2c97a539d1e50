"""What a build would do with each input and with what is there already, without reading documents or writing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from unkg import graph, store
from unkg.building.documents import Job, is_of_version
from unkg.building.fingerprint import versions
from unkg.building.inputs import overrides_among, reading_stage, work_items
from unkg.building.loading import Loader, document_of
from unkg.building.options import DEFAULT, Options
from unkg.building.overrides import unmarked
from unkg.building.register import MemoryRegister
from unkg.building.skipping import Skips
from unkg.model import SKIP_WORDS
from unkg.readers import Skipped, Unreadable
from unkg.store import Contents, Input
from unkg.store.shards import held_in_shards
from unkg.vocabulary import Minter, is_version_graph, primary_graph

Outcome = Literal["read", "kept", "skipped", "unreadable", "removed"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("read", "kept", "skipped", "unreadable", "removed")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a build would do with an input, or with a document that is there."""

    outcome: Outcome
    input: str
    """Key of the input, or of the one that the document was made from."""
    document: str | None
    """Symbol or other name of the document, if it is there: that of a new input is known when it has been read."""
    reason: str


class _Nothing:
    """What a build that is only planned would write to. Graphs of an interrupted build are not looked for."""

    def __init__(self) -> None:
        self.removed: list[str] = []

    def keep(self, _graph: str, _packed: bytes, _made_from: Input) -> int:
        """Never called: nothing is read."""
        raise NotImplementedError

    def kept(self, _digest: str) -> list[tuple[int, str, Input]]:
        """Return nothing."""
        return []

    def transaction(self) -> AbstractContextManager[None]:
        """Do nothing."""
        return nullcontext()

    def put(self, _graph: str, _number: int, _made_from: Input) -> None:
        """Do nothing."""

    def remove(self, graph: str) -> None:
        """Note a graph that would be removed."""
        self.removed.append(graph)


def plan(
    paths: Iterable[Path | str], folder: Path | None, options: Options = DEFAULT, *, shards: bool = False
) -> list[Planned]:
    """What `build`, or with `shards` `build_shards`, would do; a dump, which `folder` None means, is always new.

    Files are read only as far as their digests need it. Raises store.StoreError.
    """
    held = Contents() if folder is None else held_in_shards(folder) if shards else store.held_contents(folder)
    if not options.overwrite:
        return _steps(_Plan(list(paths), held.copy(), options))
    planned = _steps(_Plan(list(paths), Contents(), options))
    keys = {one.input for one in planned}
    dropped = ((name, one.key) for name, one in _told(held.inputs) if one.key not in keys)
    return [*planned, *(Planned("removed", key, document_of(name), "--overwrite") for name, key in dropped)]


def _told(inputs: Mapping[str, Input]) -> Iterator[tuple[str, Input]]:
    """What graphs are made from, without those of language versions that the document itself is made from too."""
    for name, made_from in inputs.items():
        document = inputs.get(primary_graph(name))
        if not is_version_graph(name) or document is None or document.key != made_from.key:
            yield name, made_from


def _steps(planned: "_Plan") -> list[Planned]:
    """The steps, each once: an input may be named, and be in a folder too."""
    return list(dict.fromkeys(planned.steps()))


class _Plan:
    def __init__(self, paths: list[Path | str], held: Contents, options: Options) -> None:
        self._paths, self._options = paths, options
        self._minter = Minter(options.base)
        self._run = graph.run_iri(versions(), self._minter)
        self._held = {one.key: one for one in (*held.aside.values(), *held.inputs.values())}
        self._documents = dict(held.inputs)
        self._same_rules = f"run {self._run.value}" in held.shared
        self._register = MemoryRegister(held)
        self._skipped: list[Planned] = []
        self._target = _Nothing()
        self._skips = Skips(held.skipped, self._skip, all_texts=options.all_texts, prune=options.prune)

    def _skip(self, file: Skipped) -> None:
        self._skipped.append(Planned("skipped", file.key, None, SKIP_WORDS[file.reason]))

    def steps(self) -> Iterator[Planned]:
        """What happens to the inputs in their order, then to what is kept, skipped and removed."""
        options = self._options
        overrides, bad_rows = overrides_among(self._paths, options, self._minter)
        yield from map(_unreadable, bad_rows)
        loader = Loader(self._target, self._register, _SILENT, overrides, self._skips, prune=options.prune)
        reading = options.reading()
        with reading_stage(self._paths, reading) as read:
            items = work_items(self._paths, reading, self._skips.add, _ignore, read)
            again = [self._again(job) for job in loader.jobs(items, reading, self._run)]
        yield from again
        keys = {one.input for one in again}
        yield from self._claimed(keys, loader.missing())
        loader.finish()
        yield from self._skipped
        removed = {name: self._documents[name] for name in self._target.removed}
        for name, made_from in _told(removed):
            if made_from.key not in keys:
                yield Planned("removed", made_from.key, document_of(name), "not among the inputs")

    def _claimed(self, keys: set[str], missing: set[str]) -> Iterator[Planned]:
        """What becomes of unchanged inputs, beside those with other `keys` that are read."""
        for name, claims in self._register.claims():
            held = self._documents.get(name)
            for made_from in (claim.made_from for claim in claims):
                if self._is_told_elsewhere(name, made_from, is_read=unmarked(made_from.digest) in missing):
                    continue
                if held is not None and (made_from.key, made_from.digest) == (held.key, held.digest):
                    yield Planned("kept", made_from.key, document_of(name), "unchanged")
                elif unmarked(made_from.digest) in missing and not (held and held.key in keys):
                    yield Planned("read", made_from.key, document_of(name), "what had precedence is gone")
                else:
                    yield Planned("kept", made_from.key, document_of(name), "unchanged; another input has precedence")

    def _is_told_elsewhere(self, name: str, made_from: Input, *, is_read: bool) -> bool:
        """Whether an input is told of as the document's own text rather than a language version, or the reverse."""
        document = self._documents.get(primary_graph(name))
        is_own = is_read or (document is not None and document.key == made_from.key)
        return is_of_version(made_from.rank) and is_own == is_version_graph(name)

    def _again(self, job: Job) -> Planned:
        """Why an input is to be read."""
        key = job.item.key
        if isinstance(job.item, Unreadable):
            return _unreadable(job.item)
        if self._register.in_place(job.digest):
            return Planned("read", key, None, "its corrections or its catalogue record have changed")
        if key not in self._held:
            return Planned("read", key, None, "new")
        return Planned("read", key, None, "changed" if self._same_rules else "unkg's rules have changed")


def _unreadable(one: Unreadable) -> Planned:
    place = f"{one.place}: " if one.place else ""
    return Planned("unreadable", one.key, None, f"{place}{one.problem}; {one.remedy}")


def _ignore(_: object) -> None:
    """Do nothing."""


class _Silent:
    notify = staticmethod(_ignore)
    failed = staticmethod(_ignore)


_SILENT: Final = _Silent()
