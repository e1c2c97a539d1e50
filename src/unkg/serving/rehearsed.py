"""What query processes have besides before they are forked: the modules of their work, what draws, and templates."""

from unkg.pages import html, pictures
from unkg.serving import describing, operations, processes, questioning
from unkg.serving.preloaded import KNOWLEDGE

__all__ = ["describing", "operations", "processes", "questioning"]

pictures.prepare(KNOWLEDGE)
html.prepare()
