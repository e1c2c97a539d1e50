"""The inputs of a build: what is to be read, and what completes or corrects it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from unkg import authorities, readers
from unkg.building.catalogue_records import catalogue_headers
from unkg.building.documents import WorkItem
from unkg.building.options import Options
from unkg.building.overrides import Overrides, combine
from unkg.readers import Reading, Skipped, Unreadable
from unkg.stages import Advance, stage
from unkg.vocabulary import Minter

_LOG: Final = logging.getLogger(__name__)
Progress = Callable[[WorkItem], None]
OnSkip = Callable[[Skipped], None]


def reading_stage(paths: list[Path | str], reading: Reading) -> AbstractContextManager[Advance]:
    """The stage in which the inputs are read and extracted."""
    return stage("reading", partial(readers.number_of_pieces, paths, reading))


def work_items(
    paths: Iterable[Path | str], reading: Reading, skipped: OnSkip, progress: Progress, read: Advance
) -> Iterator[WorkItem]:
    """What is to be read; `skipped` is called with each file that is not, the others with each that is."""
    for item in readers.pieces(paths, reading):
        if isinstance(item, Skipped):
            skipped(item)
        else:
            _LOG.debug("reading %s", item.key, extra={"input": item.key})
            progress(item)
            read(what=item.key)
            yield item


def overrides_among(paths: list[Path | str], options: Options, minter: Minter) -> tuple[Overrides, list[Unreadable]]:
    """The corrections and catalogue records among the inputs, and the rows that cannot be used."""
    knowledge = authorities.load()
    records = {}
    if not options.ignore_metadata:
        records = catalogue_headers(paths, options.limits, follow_links=options.follow_links)
    rows = list(readers.corrections(paths, knowledge))
    good = (row for row in rows if not isinstance(row, Unreadable))
    return combine(good, records, minter), [row for row in rows if isinstance(row, Unreadable)]
