"""Who a client is."""

from collections.abc import MutableMapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any


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
