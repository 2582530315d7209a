"""Who can one be in the made-up town, and which address signs one in as that person?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from bereik.house.coming_in.personas import Persona, personas
from bereik.terms.functions import FUNCTIONS


def lines(language: str) -> Iterator[str]:
    """One line a person: who, where they stand, and the address. In the order of the story: who passes on comes first."""
    with translation.override(language):
        functions = [term.label.say(language) for term in FUNCTIONS.values()]
        everybody = sorted(personas(), key=lambda one: _place_in_story(one, functions))
    longest = max((len(_who(one)) for one in everybody), default=0)
    for one in everybody:
        yield f"{_who(one):<{longest}}  {one.address}"


def _place_in_story(one: Persona, functions: list[str]) -> int:
    """Partners and residents come by a link and have no function: they come before everyone who works here."""
    return next((at for at, label in enumerate(functions) if one.place.startswith(label)), -1)


def _who(one: Persona) -> str:
    return f"{one.name}, {one.place}"
