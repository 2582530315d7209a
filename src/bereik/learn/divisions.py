"""Which question does each table answer, and what stands above its first column?"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bereik.learn.page import Page
from bereik.learn.parts import PartTable

_ASKED = {
    "wijk": (gettext_noop("Spreken wij in elke wijk evenveel mensen?"), gettext_noop("Wijk")),
    "route": (gettext_noop("Spreken wij langs elke weg evenveel mensen?"), gettext_noop("Weg")),
    "partner": (
        gettext_noop("Spreken wij evenveel mensen, wie het ook doorgeeft?"),
        gettext_noop("Wie het doorgaf"),
    ),
    "quarter": (gettext_noop("Veranderde het in dit half jaar?"), gettext_noop("Maanden")),
}


@dataclass(frozen=True, slots=True)
class Division:
    """One table with its question; `id` ties the heading to the table."""

    id: str
    heading: str
    name: str
    table: PartTable


def divisions_of(page: Page) -> list[Division]:
    """The tables that are published, in a fixed order, in the language of the reader."""
    asked = ((one, *_ASKED[one.division]) for one in page.tables)
    return [Division(table.division, _(heading), _(name), table) for table, heading, name in asked]
