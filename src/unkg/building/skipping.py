"""Skip files in folders: count them by reason, and remember those that had to be read to know."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from unkg.building.documents import Job
from unkg.building.outcome import NAMED, NOTHING_FOUND
from unkg.model import SkipReason
from unkg.readers import Skipped
from unkg.store import Input

_NOTHING_FOUND: Final[SkipReason] = "nothing-found"
"""The only reason that an option takes back (`all_texts`) for a file that has been read."""


class Skips:
    """The files that a build skips."""

    def __init__(
        self, remembered: dict[str, SkipReason], report: Callable[[Skipped], None], *, all_texts: bool, prune: bool
    ) -> None:
        """`remembered` holds reasons by digest, and is changed; `report` gets each file that is skipped."""
        self.counts: Counter[SkipReason] = Counter()
        """Number of files by reason."""
        self.extensions: Counter[str] = Counter()
        """Number of files of unknown formats by extension."""
        self._remembered = remembered
        self._report = report
        self._all_texts = all_texts
        self._prune = prune
        self._seen: set[tuple[str, str]] = set()
        self._digests: set[str] = set()

    def add(self, skipped: Skipped, digest: str = "") -> None:
        """Count and report a file, once; with the digest of its content, remember it."""
        if digest:
            self._remembered[digest] = skipped.reason
            self._digests.add(digest)
        if (skipped.source, skipped.key) not in self._seen:
            self._seen.add((skipped.source, skipped.key))
            self.counts[skipped.reason] += 1
            if skipped.extension:
                self.extensions[skipped.extension] += 1
            self._report(skipped)

    def forget(self, digest: str) -> None:
        """Note that all documents of a file are used."""
        self._remembered.pop(digest, None)

    def forget_others(self) -> None:
        """Forget all files that this build did not meet."""
        for digest in self._remembered.keys() - self._digests:
            del self._remembered[digest]

    def knows(self, job: Job) -> bool:
        """Whether an unchanged file was skipped by an earlier build and is so by this one; counts it if so."""
        reason = self._remembered.get(job.digest)
        if reason is None or not job.found_in_folder or (self._all_texts and reason == _NOTHING_FOUND):
            return False
        self.add(job.skipped(reason), job.digest)
        return True

    def takes_back(self, job: Job, made_from: Input) -> bool:
        """Whether a document in the store was taken in only for `all_texts`, which this build has not."""
        if self._all_texts or not job.found_in_folder or NOTHING_FOUND not in made_from.tally:
            return False
        if NAMED in made_from.tally and not self._prune:
            return False
        self.add(job.skipped(_NOTHING_FOUND), job.digest)
        return True


def as_named(made_from: Input, job: Job) -> Input:
    """The record of a document without anything of the United Nations, marked if its file was named itself."""
    if NOTHING_FOUND in made_from.tally and not job.found_in_folder:
        return replace(made_from, tally={**made_from.tally, NAMED: 1})
    return made_from
