"""What query processes have before they are forked: modules, and the tables, which take a third of a second to read."""

from unkg import authorities, network, queries, rendering, searching
from unkg.pages import html, query_words, questions
from unkg.serving import asking

__all__ = ["KNOWLEDGE", "asking", "html", "network", "queries", "query_words", "questions", "rendering", "searching"]

KNOWLEDGE = authorities.load()
# Every process that is forked shares what has been read before.
KNOWLEDGE.languages.read_all()
