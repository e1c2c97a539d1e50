"""The operations as tools of a language model, by the Model Context Protocol over standard input and output."""

import json
from typing import TYPE_CHECKING, Any, Final

import unkg
from unkg import extras
from unkg.errors import Error
from unkg.queries import QueryInputError
from unkg.serving import reading
from unkg.serving.given_texts import LARGEST, GivenText
from unkg.serving.openapi import SUMMARY
from unkg.serving.operations import OPERATIONS, Operation, Parameter
from unkg.serving.pool import Pool
from unkg.serving.schemas import bundled
from unkg.serving.settings import Settings
from unkg.serving.site import version_of

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.types import CallToolResult, Tool

_CLIENT: Final = "model"
_EXTRACT: Final = "extract"
_INSTRUCTIONS: Final = (
    f"{SUMMARY} A document that is cited but not held says so: that its citations are missing does not mean that it "
    "has none. Quote the words that a statement rests on, and link to the official text, which is authoritative."
)


def require_extra() -> None:
    """Raise extras.MissingExtraError if the SDK of the protocol is not installed."""
    extras.require("mcp", "answering a language model")


async def serve(settings: Settings) -> None:
    """Answer on standard input and output until the client closes them."""
    from mcp.server.stdio import stdio_server

    async with Pool(settings, lambda: version_of(settings.store)) as pool, stdio_server() as (reading_end, writing_end):
        server = _server(pool)
        await server.run(reading_end, writing_end, server.create_initialization_options())


def _server(pool: Pool) -> "Server[Any]":
    from mcp.server import Server
    from mcp.types import ListToolsResult

    async def tools(*_: object) -> ListToolsResult:
        return ListToolsResult(tools=[*map(_tool, OPERATIONS.values()), _text_tool()])

    async def call(_: object, params: Any) -> "CallToolResult":
        return await _called(pool, params.name, params.arguments or {})

    return Server(
        "unkg", version=unkg.__version__, title="UN documents", instructions=_INSTRUCTIONS, on_list_tools=tools,
        on_call_tool=call,
    )  # fmt: skip


def _tool(operation: Operation) -> "Tool":
    from mcp.types import Tool

    properties = {one.name: one.schema | {"description": _described(one)} for one in operation.parameters}
    required = [one.name for one in operation.parameters if one.is_required]
    return Tool(
        name=operation.name,
        title=operation.title,
        description=operation.tells,
        input_schema={"type": "object", "properties": properties, "required": required, "additionalProperties": False},
        output_schema=bundled(operation.name),
        annotations=_read_only(),
    )


def _described(parameter: Parameter) -> str:
    return f"{parameter.meaning} For example {parameter.example}."


def _text_tool() -> "Tool":
    from mcp.types import Tool

    properties = {
        "text": {"type": "string", "description": "The text of a document, or some sentences.", "maxLength": LARGEST},
        "language": {"type": "string", "description": "Code of its language. Default: as its words tell."},
    }
    return Tool(
        name=_EXTRACT,
        title="Read a text",
        description="The references, actions and mandate events of a text, each reference with its target and "
        "evidence, or the reason why it is unresolved.",
        input_schema={"type": "object", "properties": properties, "required": ["text"], "additionalProperties": False},
        output_schema=bundled(_EXTRACT),
        annotations=_read_only(),
    )


def _read_only() -> Any:
    from mcp.types import ToolAnnotations

    return ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


async def _called(pool: Pool, name: str, arguments: dict[str, Any]) -> "CallToolResult":
    """The answer of a tool; what is wrong with the question is an answer that the model can read."""
    from mcp.types import CallToolResult, TextContent

    try:
        found = await _answer(pool, name, arguments)
    except Error as error:
        return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)
    text = json.dumps(found, ensure_ascii=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=found)


async def _answer(pool: Pool, name: str, arguments: dict[str, Any]) -> Any:
    if name == _EXTRACT:
        words = str(arguments.get("text", "")).encode("utf-8", "replace")
        text = GivenText("text.txt", words, str(arguments.get("language", "")) or None)
        if not words.strip() or len(words) > LARGEST:
            raise QueryInputError(f"text: from 1 to {LARGEST:,} bytes")
        return json.loads(await pool.call(reading.data, text, "json", client=_CLIENT))
    if name not in OPERATIONS:
        raise QueryInputError(f"{name}: unknown tool; the tools are {', '.join(OPERATIONS)}, {_EXTRACT}")
    operation = OPERATIONS[name]
    values = operation.values({key: str(value) for key, value in arguments.items() if value is not None})
    return await pool.call(operation.work, *values, client=_CLIENT)
