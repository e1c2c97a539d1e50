"""What query processes have before they are forked: modules, and the tables, which take a third of a second to read."""

from unkg import authorities, network, queries, rendering, searching
from unkg.serving import asking

__all__ = ["KNOWLEDGE", "asking", "network", "queries", "rendering", "searching"]

KNOWLEDGE = authorities.load()
