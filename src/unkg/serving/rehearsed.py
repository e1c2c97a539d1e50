"""What query processes have besides before they are forked, and the server has no use for: drawing, and templates."""

from unkg.pages import html, pictures
from unkg.serving.preloaded import KNOWLEDGE

pictures.prepare(KNOWLEDGE)
html.prepare()
