"""Who can one be in the made-up town, and which address signs one in as that person?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from bereik.house.coming_in.personas import Persona, in_the_story, personas
from bereik.terms.purposes import Purpose
from bereik.terms.text import Text


def lines(language: str, code: str = "", paper: Path | None = None) -> Iterator[str]:
    """The five of the story first, one line a person: who, where they stand, and the address. Then one of each other
    kind; all others are on a page. `code` is what the resident can type instead, `paper` her page as PDF."""
    with translation.override(language):
        five, also, others = in_the_story(personas())
    longest = max((len(_who(one)) for one in (*five, *also)), default=0)
    for heading, some in ((FIVE, five), (ALSO, also)):
        if some:
            yield heading.say(language)
        for one in some:
            yield f"  {_who(one):<{longest}}  {one.address}"
            if one.kind is Purpose.OWN and code:
                where = f"{settings.BEREIK_ADDRESS}{reverse('own_code')}"
                yield f"    {CODE.say(language).format(code=code, where=where)}"
            if one.kind is Purpose.OWN and paper is not None:
                yield f"    {ON_PAPER.say(language).format(paper=paper)}"
    if others:
        where = f"{settings.BEREIK_ADDRESS}{reverse('who_to_be')}"
        yield OTHERS.say(language).format(count=len(others), where=where)


def _who(one: Persona) -> str:
    return f"{one.name}, {one.place}"


FIVE = Text("Vijf mensen lopen samen één weg:", "Five people walk one way together:")
ALSO = Text("Wie er ook bij horen:", "Who belongs to it as well:")
CODE = Text("of typ haar code {code} op {where}", "or type her code {code} at {where}")
ON_PAPER = Text("of lees haar papier: {paper}", "or read her paper: {paper}")
OTHERS = Text("De andere {count} kiest u hier: {where}", "The other {count} can be picked here: {where}")
