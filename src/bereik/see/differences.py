"""In which fields do two contents of one signal or case differ?

The names are those under which they were sent. What says whom a signal is about is named and not quoted here: whoever
takes care of deliveries needs to know that it changed, and not into what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SAYS_WHO = "client"
"""The part of a signal that says whom it is about."""
NUMBER = "Burgerservicenummer"
BEYOND = "buiten_de_standaard"
"""Under this key is kept what a list said that the exchange model has no place for: a phone number, the exact amount,
and the row as it was written."""
ROW = f"{BEYOND}.rij."
"""The row itself is kept and not shown: its values stand in the fields, and its BSN in nobody's sight."""
WAYS_IN = frozenset({f"{BEYOND}.telefoon", f"{BEYOND}.email"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field that was sent otherwise: under which name, and what it said. Both None where it says who it is about:
    then the name alone is told."""

    field: str
    was: str | None = None
    now: str | None = None


def differences(former: str, now: str, *, with_who: bool = False) -> tuple[Change, ...]:
    """Which fields of two contents differ, in the order of their names.

    `with_who`: for whoever helps this person; the BSN is never quoted.
    """
    was, new = (dict(_flat(json.loads(one))) for one in (former, now))
    return tuple(
        _change(field, was.get(field, ""), new.get(field, ""), with_who)
        for field in sorted(was.keys() | new.keys())
        if was.get(field) != new.get(field) and not field.startswith(ROW)
    )


def contents(sent: str) -> tuple[tuple[str, str], ...]:
    """What was sent, field by field, for whoever helps this person; without the BSN."""
    return tuple(
        (field.removeprefix(f"{SAYS_WHO}.").removeprefix(f"{BEYOND}."), value)
        for field, value in _flat(json.loads(sent))
        if value and not field.endswith(NUMBER) and not field.startswith(ROW)
    )


def _change(field: str, was: str, now: str, with_who: bool) -> Change:
    about, _, name = field.partition(".")
    if about != SAYS_WHO and field not in WAYS_IN:
        return Change(field.removeprefix(f"{BEYOND}."), was, now)
    return Change(name, was, now) if with_who and name != NUMBER else Change(name)


def _flat(content: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Each value by its name; of a list how many there are, and what they say."""
    for name, value in content.items() if isinstance(content, dict) else ():
        place = f"{under}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{place}.")
        else:
            yield place, _said(value)


def _said(value: Any) -> str:
    match value:
        case True:
            return "ja"
        case False:
            return "nee"
        case list():
            return "; ".join(_said(one) for one in value)
        case dict():
            return ", ".join(f"{name}: {_said(one)}" for name, one in value.items())
    return "" if value is None else str(value)
