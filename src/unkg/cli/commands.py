"""Every verb, in the order in which the help lists them."""

from unkg.cli import graphs, pictures, publishing, questions, reading, searches
from unkg.cli.application import app

__all__ = ["app"]

_VERBS = (
    reading.extract,
    reading.audit,
    reading.text,
    reading.symbol,
    graphs.build,
    graphs.validate,
    questions.query,
    questions.lineage,
    searches.path,
    searches.find,
    pictures.render,
    pictures.network,
    publishing.publish,
)
_NEED_NO_ARGUMENT = frozenset({graphs.validate})

for _verb in _VERBS:
    app.command(no_args_is_help=_verb not in _NEED_NO_ARGUMENT)(_verb)
