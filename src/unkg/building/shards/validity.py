"""Validation of shards: each once per state of its files and set of shapes, in parallel, then what crosses them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unkg.building.shards.filling import write_json
from unkg.building.validity import report_from, rules_digest
from unkg.stages import stage
from unkg.store import DamagedError, StoreError, only_writer
from unkg.store.shards import File, Manifest, check_file, damaged_shards, describe_file, read_manifest
from unkg.vocabulary import digest
from unkg.workers import Limits, WorkerLost, in_order

if TYPE_CHECKING:
    from unkg.validation import Engine, Report
    from unkg.validation.by_shard import Judged, Shard

VALIDATION: Final = "validation"
_REPORT: Final = "report.json"


@dataclass(frozen=True, slots=True)
class _Task:
    """A shard to be validated, unless it has been."""

    folder: Path
    graphs: File
    shared: File
    base: str
    rules: str
    engine: "Engine | None"

    @property
    def name(self) -> str:
        """How the names of the results begin: a shard that changes has others."""
        return f"{self.graphs.name.removesuffix('.nq.gz')}.{digest(self.shared.sha256, self.rules)[:12]}"

    @property
    def noted(self) -> Path:
        """The file with what the shard decides, written last."""
        return self.folder / VALIDATION / f"{self.name}.json"

    @property
    def shard(self) -> "Shard":
        """The shard as validation knows it."""
        from unkg.validation.by_shard import Shard

        extract = self.folder / VALIDATION / f"{self.name}.extract"
        return Shard(self.folder / self.graphs.name, self.folder / self.shared.name, self.base, extract)

    @property
    def is_done(self) -> bool:
        """Whether there are results, in files that are as they were written."""
        try:
            for file in json.loads(self.noted.read_text(encoding="utf-8"))["files"]:
                check_file(self.noted.parent, File(**file))
        except (DamagedError, OSError, ValueError, KeyError, TypeError):
            return False
        return True


def validated_shards(folder: Path, limits: Limits, engine: "Engine | None" = None) -> "Report":
    """Validate the shards in a folder; the report is that of a store with all of them.

    Results for shards, and the report, are kept in the folder and hold as long as the shards and the shapes are the
    same. `engine` is that of validation.validate. Raises StoreError if the shards are damaged, or another process
    writes them.
    """
    manifest = read_manifest(folder)
    try:
        with only_writer(folder):
            for file in (manifest.shared_graphs, *(shard.graphs for shard in manifest.shards)):
                check_file(folder, file)
            (folder / VALIDATION).mkdir(exist_ok=True)
            return _report(folder, manifest, limits, engine)
    except DamagedError as error:
        raise damaged_shards(folder, error) from None
    except OSError as error:
        raise StoreError(f"{folder}: cannot write the results of validation ({error})") from error


def _report(folder: Path, manifest: Manifest, limits: Limits, engine: "Engine | None") -> "Report":
    from unkg.validation.by_shard import validate_extracts

    rules = digest(rules_digest(), engine)
    files = (shard.graphs for shard in manifest.shards)
    tasks = [_Task(folder, file, manifest.shared_graphs, manifest.base, rules, engine) for file in files]
    of = digest(manifest.shared_graphs.sha256, *(task.name for task in tasks))
    path = folder / VALIDATION / _REPORT
    if (report := _kept(path, of)) is not None:
        return report
    _validate([task for task in tasks if not task.is_done], limits)
    judged = [(task.shard, _judged(task)) for task in tasks]
    report = validate_extracts(judged, engine=engine, workers=limits.threads)
    write_json(path, {"of": of, "report": asdict(report)})
    _remove_others(folder / VALIDATION, tasks)
    return report


def _validate(tasks: list[_Task], limits: Limits) -> None:
    pool = replace(limits.at_most(len(tasks)), seconds=None)
    with stage("validating the shards", len(tasks)) as advance:
        for task, lost in in_order(_validate_one, tasks, pool):
            if isinstance(lost, WorkerLost):
                raise StoreError(f"{task.folder}: {task.graphs.name} was not validated: {lost.problem}; {lost.remedy}")
            advance(what=task.graphs.name)


def _validate_one(task: _Task) -> None:
    from unkg.validation.by_shard import validate_shard

    shard = task.shard
    judged = asdict(validate_shard(shard, engine=task.engine))
    write_json(task.noted, {"files": [asdict(describe_file(path)) for path in (shard.extract, shard.parts)], **judged})


def _judged(task: _Task) -> "Judged":
    from unkg.validation import Finding
    from unkg.validation.by_shard import Judged

    found: dict[str, Any] = json.loads(task.noted.read_text(encoding="utf-8"))
    nodes = ((tuple((kind, name) for kind, name in targets), number) for targets, number in found["nodes"])
    return Judged(tuple(nodes), tuple(Finding(**one) for one in found["findings"]), tuple(found["suspects"]))


def _kept(path: Path, of: str) -> "Report | None":
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return report_from(found["report"]) if found["of"] == of else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remove_others(folder: Path, tasks: list[_Task]) -> None:
    """Remove the results for shards that are no more."""
    named = {_REPORT, *(path.name for task in tasks for path in _files(task))}
    for path in folder.iterdir():
        if path.name not in named:
            path.unlink()


def _files(task: _Task) -> Iterator[Path]:
    shard = task.shard
    yield from (task.noted, shard.extract, shard.parts)
