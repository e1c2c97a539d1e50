"""Several editions of a text in order: what each added, and how old each paragraph of the last one is."""

from collections.abc import Sequence
from itertools import pairwise

from unkg.authorities import Knowledge
from unkg.editions.comparison import compare
from unkg.editions.records import Age, Comparison, Lineage
from unkg.model import Extraction, Paragraph


def lineage(editions: Sequence[Extraction], knowledge: Knowledge) -> Lineage:
    """Each edition compared with the one before, and the ages of the paragraphs of the last one.

    A paragraph that an edition leaves out and a later one takes up again is new there.
    """
    steps = tuple(compare(one, other, knowledge) for one, other in pairwise(editions))
    ages: dict[Paragraph, Age] = {}
    for number, step in enumerate(steps):
        ages = dict(_aged(step, number, ages))
    return Lineage(tuple(editions), steps, tuple(ages.values()))


def _aged(step: Comparison, number: int, before: dict[Paragraph, Age]) -> "list[tuple[Paragraph, Age]]":
    """The ages of the paragraphs of the later edition of a step; `number` is that of the earlier one."""
    found = []
    for change in step.changes:
        known = [before.get(one) or Age(one, number, ()) for one in change.earlier]
        since = min((age.since for age in known), default=number + 1)
        changed = sorted({at for age in known for at in age.changed})
        if known and change.status != "same" and not change.is_update:
            changed.append(number + 1)
        found += [(one, Age(one, since, tuple(changed))) for one in change.later]
    return found
