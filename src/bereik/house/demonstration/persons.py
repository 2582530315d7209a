"""Who can one be in the made-up town, and which address signs one in as that person?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from bereik.house.coming_in.personas import Persona, personas


def lines(language: str) -> Iterator[str]:
    """One line a person: who, where they stand, and the address. Everybody at once, in one order each time."""
    with translation.override(language):
        everybody = list(personas())
    who = max((len(_who(one)) for one in everybody), default=0)
    for one in everybody:
        yield f"{_who(one):<{who}}  {one.address}"


def _who(one: Persona) -> str:
    return f"{one.name}, {one.place}"
