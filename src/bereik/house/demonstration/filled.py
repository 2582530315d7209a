"""What does a house need to become the made-up town, and is this a house that may become one?"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.drawing import draw_town
from bereik.house.demonstration.filling import fill_people
from bereik.house.demonstration.laying import Laid, lay_links, lay_town
from bereik.house.demonstration.plan import OUR_OWN, WHOLE, Town, read_town
from bereik.house.demonstration.questions import fill_questions
from bereik.municipality.models import Organisation

SEED = 2026


class NotForReal(Exception):
    """This house is not synthetic, or somebody already lives in it: nothing was written."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The town as it stands. `links`: the number of each partner's link, by the organisation's key."""

    town: Town
    laid: Laid
    links: Mapping[str, UUID]
    at: datetime
    residents: int
    journeys: int
    rows: int


def fill_town(
    seed: int = SEED,
    *,
    at: datetime | None = None,
    residents: int = WHOLE,
    name: str = OUR_OWN,
    told: Callable[[int, int], None] | None = None,
) -> Filled:
    """Fill the open house with the town of that name (`plan.TOWNS`). The same town, seed, day and number of residents give
    the same rows, apart from the keys.

    All that happened happened before the day of `at` began. `told` hears now and then how many journeys of how many
    stand. Raises `NotForReal`.
    """
    if not settings.BEREIK_SYNTHETIC:
        raise NotForReal(
            "This house is not synthetic: a made-up town never comes where real residents may live."
        )
    if Organisation.objects.exists():
        raise NotForReal("Somebody already lives in this house: a made-up town only comes into an empty one.")
    morning = datetime.combine((at or timezone.now()).astimezone(HERE).date(), time(), HERE)
    town = read_town(name, residents)
    laid = lay_town(town, seed, morning)
    links = lay_links(town, laid, seed, morning)
    with _nothing_collected():
        drawn = draw_town(town, seed, morning, residents)
        whole = drawn.journeys
        rows = fill_people(
            town, laid, drawn, links, seed, morning, lambda stand: told(stand, whole) if told else None
        )
        rows += fill_questions(town, laid, links, seed, morning, residents)
    return Filled(town, laid, links, morning, residents, whole, rows)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Nothing here refers to itself in a circle: the collector would only walk past a million objects, over and over,
    and take a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
