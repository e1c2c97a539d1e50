"""What query processes have before they are forked: modules, and the tables, which take a third of a second to read."""

from unkg import authorities, network, queries, rendering
from unkg.serving import asking

__all__ = ["KNOWLEDGE", "asking", "network", "queries", "rendering"]

KNOWLEDGE = authorities.load()
