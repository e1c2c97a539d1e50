"""Every command, in the order of the help."""

from unkg.cli import (
    annotating,
    comparing,
    fetching,
    graphs,
    languages,
    listing,
    networks,
    pictures,
    publishing,
    questions,
    reading,
    searches,
    serving,
)
from unkg.cli.application import app
from unkg.cli.settings import Command
from unkg.cli.shared_options import with_shared_options

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
    listing.settings,
)
_RUN_WITHOUT_ARGUMENTS = frozenset(
    {languages.languages, graphs.validate, graphs.verify, serving.serve, serving.mcp, listing.settings}
)

for _command in _COMMANDS:
    app.command(cls=Command, no_args_is_help=_command not in _RUN_WITHOUT_ARGUMENTS)(with_shared_options(_command))
