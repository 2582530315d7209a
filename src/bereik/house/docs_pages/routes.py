"""What does the page with all addresses say? Each address with the purpose under which it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from bereik.house.docs_pages.table import opening, table
from bereik.terms.purposes import PURPOSES, Purpose


def routes_page() -> str:
    """Every address of the house, in the order of the alphabet."""
    lines = opening("Adressen · Routes", "de kamers (`urls.py`)")
    lines += [
        "Elk adres noemt zijn doel; zonder doel is er geen pagina. *Every address names its purpose.* De doelen staan in",
        "de [woordenlijst](../glossary.md), wie wat ziet in [wie ziet wat](who-sees-what.md).",
        "",
    ]
    rows = sorted(_row(path, pattern) for path, pattern in walk_routes())
    lines += table(["adres", "naam", "doel", "waarom het opengaat"], rows)
    return "\n".join(lines)


def walk_routes(resolver: Any = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern, includes unfolded."""
    for one in (resolver or get_resolver()).url_patterns:
        path = before + _plain(str(one.pattern))
        if isinstance(one, URLResolver):
            yield from walk_routes(one, path)
        else:
            yield path, one


def _plain(pattern: str) -> str:
    return re.sub(r"[\^$]|\\(?=/)", "", pattern).replace("\\Z", "")


def _row(path: str, pattern: URLPattern) -> tuple[str, str, str, str]:
    purpose = getattr(pattern.callback, "purpose", None)
    said = f"`{purpose.value}` {PURPOSES[purpose].label.nl}" if isinstance(purpose, Purpose) else "–"
    return (
        f"`{path}`",
        f"`{pattern.name}`" if pattern.name else "–",
        said,
        getattr(pattern.callback, "because", "") or "–",
    )
