"""Which other ways with deliveries stand in this house? A way that is not there is not shown."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

_WAYS = {"csv_address": "csv_delivery", "return_address": "statistics_return"}


def addresses() -> dict[str, str]:
    """Of the CSV way and of the national return; '' for one that is not there."""
    return {name: _address(view) for name, view in _WAYS.items()}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
