"""The knowledge that ships in `data/`, and readers bound to it."""

from functools import partial

from unkg import authorities, readers
from unkg.readers import Reading

KNOWLEDGE = authorities.load()
READING = Reading(KNOWLEDGE)
read = partial(readers.read, knowledge=KNOWLEDGE)
reference_text = partial(readers.reference_text, knowledge=KNOWLEDGE)
