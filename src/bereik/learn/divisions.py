"""By what do we compare: the wijk, the kind of partner, the quarter; and what is asked of each?"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bereik.learn.page import Page, PartTable


@dataclass(frozen=True, slots=True)
class Division:
    """One table with its question; `id` ties the heading to the table."""

    id: str
    heading: str
    name: str
    table: PartTable


_ASKED = (
    ("wijk", gettext_noop("Spreken wij in elke wijk evenveel mensen?"), gettext_noop("Wijk")),
    ("partner", gettext_noop("Maakt het uit wie het doorgaf?"), gettext_noop("Wie het doorgaf")),
    ("quarter", gettext_noop("Is het veranderd?"), gettext_noop("Kwartaal")),
)


def divisions_of(page: Page) -> list[Division]:
    """The tables that are published, in a fixed order."""
    return [
        Division(by, _(heading), _(name), page.tables[by]) for by, heading, name in _ASKED if by in page.tables
    ]
