"""Who a client is, and of how many something is remembered."""

from collections.abc import MutableMapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Final, TypeVar

Noted = TypeVar("Noted")

_CLIENTS: Final = 10_000
"""Clients of which something is remembered."""


def client_of(scope: MutableMapping[str, Any]) -> str:
    """The client of a request: its address, or the /64 network of an IPv6 address, which one household or host has.

    Behind a trusted proxy the scope has the address that the proxy names.
    """
    host = (scope.get("client") or ("unknown", 0))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def remember(by_client: dict[str, Noted], client: str, noted: Noted) -> None:
    """Note something of a client. If there are too many, the one forgotten had nothing noted for the longest time."""
    by_client.pop(client, None)
    # Put last, so that the first is the one to forget.
    by_client[client] = noted
    if len(by_client) > _CLIENTS:
        del by_client[next(iter(by_client))]
