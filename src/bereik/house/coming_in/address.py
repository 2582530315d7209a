"""From which address on the network does someone come? Only counted, never stored."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_address(request: HttpRequest) -> str:
    """The address to count tries by. Of IPv6 the first 64 bits: one household or office has all of the rest.

    Behind a proxy (BEREIK_BEHIND_PROXY) the last address it wrote; what stands before it anyone can make up.
    """
    given = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER is not None:
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2].strip() or given
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given[:60]
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)
