"""Addressees and deadlines in the words of a text, in a script whose texts are not searched as they are printed."""

from bisect import bisect_right

from msgspec.structs import replace

from unkg.extraction.layout.printed_words import as_printed
from unkg.extraction.resolve.context import Context
from unkg.model import Action


def with_printed_words(actions: list[Action], context: Context) -> list[Action]:
    """The actions with the words of their addressees and deadlines as printed; those with a name or date keep it."""
    if not context.language.script.is_changed:
        return actions
    return [_printed(action, context) for action in actions]


def _printed(action: Action, context: Context) -> Action:
    passages = context.normalized.passages
    index = bisect_right(passages, action.start, key=lambda passage: passage.paragraph.start) - 1
    if index < 0:
        return action
    start, end = passages[index].start, passages[index].end
    printed = [as_printed(who, context.normalized, context.document.text, start, end) for who in action.addressees]
    deadline = action.deadline and as_printed(action.deadline, context.normalized, context.document.text, start, end)
    return replace(action, addressees=tuple(printed), deadline=deadline)
