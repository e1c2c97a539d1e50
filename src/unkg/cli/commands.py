"""Every command, in the order of the help."""

from unkg.cli import (
    annotating,
    comparing,
    fetching,
    graphs,
    languages,
    networks,
    pictures,
    publishing,
    questions,
    reading,
    searches,
    serving,
)
from unkg.cli.application import app

__all__ = ["app"]

_COMMANDS = (
    reading.extract,
    reading.audit,
    reading.text,
    reading.symbol,
    languages.languages,
    annotating.annotate,
    fetching.fetch,
    comparing.compare,
    graphs.build,
    graphs.load,
    graphs.validate,
    graphs.verify,
    questions.query,
    questions.lineage,
    searches.path,
    searches.find,
    pictures.render,
    networks.network,
    publishing.publish,
    serving.serve,
    serving.mcp,
)
_RUN_WITHOUT_ARGUMENTS = frozenset({languages.languages, graphs.validate, graphs.verify, serving.serve, serving.mcp})

for _command in _COMMANDS:
    app.command(no_args_is_help=_command not in _RUN_WITHOUT_ARGUMENTS)(_command)
