"""Folders of all kinds of files, built again and again with other options and other files.

After each build the store holds what a new store would, every file is used, skipped for the expected reason, or
unreadable, and no unchanged file has been read again.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from bad_files import GOOD
from unkg.building import Limits, Options, Summary, build
from unkg.store import open_store

_STRICT: Final = Options(validate=False, limits=Limits(processes=0), prune=True)
_TEXTS: Final = {
    "list": "Shopping list\n\n- milk\n- 2 eggs\n",
    "passwords": "mail.example.org ann hunter2\nbank 1234/5678\n",
    "un": "The United Nations, in a sentence without a reference.\n",
    "note": "They spoke of resolution 60/251.\n",
    "good": GOOD,
}
"""Texts by name; nothing is found in the first two."""
_NOTHING_FOUND: Final = ("list", "passwords")
_OTHERS: Final = {
    "contacts.csv": (b"Name,Phone\nAnn,1\n", "other-content"),
    "pom.xml": (b"<?xml version='1.0'?><project/>", "other-content"),
    "a.png": (b"x", "unknown-format"),
    "no extension": (b"x", "unknown-format"),
    ".hidden.txt": (GOOD.encode(), "hidden"),
    "broken.txt": (b"\xff\xff", "unreadable"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unreadable"),
}
"""Content of other files by name, and what becomes of them."""


def run(folder: Path, seed: int) -> Iterator[str]:
    """Build changing folders; raises AssertionError for a build that is not as a new one."""
    random = Random(seed)
    built, found, fresh = folder / "store", folder / "in", folder / "fresh"
    found.mkdir(exist_ok=True)
    while True:
        _change(found, folder / "outside.txt", random)
        named = [path for path in sorted(found.glob("*.txt")) if path.is_file() and random.random() < 0.1]
        options = replace(_STRICT, all_texts=random.random() < 0.4, follow_links=random.random() < 0.2)
        paths = random.sample([found, *named], 1 + len(named))
        if random.random() < 0.3:  # what one build without pruning leaves must not matter to the next one with it
            build(paths, built, replace(options, prune=False, all_texts=random.random() < 0.5))
        shutil.rmtree(fresh, ignore_errors=True)
        summary, new, again = build(paths, built, options), build(paths, fresh, options), build(paths, built, options)
        _compare(summary, new, again)
        assert _graphs(built) == _graphs(fresh)
        _check_counts(summary, found, options)
        yield "as a new build"


def _change(found: Path, outside: Path, random: Random) -> None:
    """Add, change and remove a few files."""
    outside.write_text(GOOD, encoding="utf-8")
    for _ in range(random.randrange(1, 6)):
        if random.random() < 0.3:
            name = random.choice(list(_OTHERS))
            (found / name).write_bytes(_OTHERS[name][0])
        elif random.random() < 0.2:
            (found / "link.txt").unlink(missing_ok=True)
            (found / "link.txt").symlink_to(outside)
        else:
            name = f"{random.choice('ab')}.{random.choice(('txt', 'md'))}"
            (found / name).write_text(random.choice(list(_TEXTS.values())), encoding="utf-8")
    for path in sorted(found.iterdir()):
        if random.random() < 0.15:
            path.unlink()


def _compare(summary: Summary, new: Summary, again: Summary) -> None:
    """What a build of an older store counts is what a build of a new one does; the next one reads nothing."""
    for counted in (summary, again):
        assert (counted.documents, counted.skipped, counted.unknown_formats, counted.unreadable) == (
            new.documents, new.skipped, new.unknown_formats, new.unreadable,
        )  # fmt: skip
    assert (again.read, again.removed) == (0, 0)


def _graphs(store: Path) -> list[str]:
    with open_store(store) as opened:
        return list(opened.graphs())


def _check_counts(summary: Summary, found: Path, options: Options) -> None:
    """Each file of the folder has become what it is made to become."""
    expected = Counter(_fate(path, options) for path in found.iterdir())
    unreadable = expected.pop("unreadable", 0)
    used = expected.pop("used", 0)
    if not used and not unreadable and not expected["other-content"] and not expected["nothing-found"]:
        unreadable += 1  # the folder itself: nothing in it can be read
    assert summary.skipped == +expected, (summary, expected)
    assert summary.unreadable >= unreadable


def _fate(path: Path, options: Options) -> str:
    if path.name in _OTHERS:
        return _OTHERS[path.name][1]
    if path.is_symlink() and not options.follow_links:
        return "symbolic-link"
    dull = path.read_text(encoding="utf-8") in [_TEXTS[name] for name in _NOTHING_FOUND]
    return "nothing-found" if dull and not options.all_texts else "used"
