"""Which facts does each room tell tonight, and do they come together as one nameless row a journey?

One look for the whole night: the line in the trail says how many journeys were read. What happened after the moment
that counts is left out, so that a night that was missed can be done later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import SystemRandom

from django.conf import settings
from django.utils import timezone

from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.facts.rows import JourneyFact
from bereik.help.facts import Tries, tries
from bereik.house.upkeep.night import Figures
from bereik.people.facts import JourneyPart, journeys
from bereik.reckon.release import DisclosureSettings
from bereik.see.facts import Kinds, kinds
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.purposes import Purpose
from bereik.terms.steps import Step
from bereik.trust.access import Access, house_access


def make_facts(at: datetime, day: date) -> Figures:
    """Make `inside` from every journey. Raises `FactsFault`; what stood before then still stands."""
    count = 0

    def counted(access: Access) -> Iterator[JourneyFact]:
        nonlocal count
        for fact in facts_of_all(access, at, day):
            count += 1
            yield fact

    with house_access(Purpose.UPKEEP, "Cijfers maken zonder namen", at=at, page="make_facts") as access:
        make_inside(Path(settings.BEREIK_FACTS), counted(access), made_at=at, rng=SystemRandom())
    return {"journeys": count}


def publish_figures(at: datetime, day: date) -> Figures:
    """Make `published` from the `inside` in force, protected beside what was published before. Raises `FactsFault`."""
    strictly = DisclosureSettings(minimum=settings.BEREIK_MINIMUM_CELL, base=settings.BEREIK_ROUNDING_BASE)
    with house_access(Purpose.UPKEEP, "Beschermde cijfers publiceren", at=at, page="publish_figures"):
        made = make_published(Path(settings.BEREIK_FACTS), made_at=at, settings=strictly)
    return {"file": made.name}


def facts_of_all(access: Access, at: datetime, day: date) -> Iterator[JourneyFact]:
    """One row a journey, read batch by batch."""
    after = None
    while batch := journeys(access, after):
        ids = [part.id for part in batch]
        came, tried = kinds(access, ids), tries(access, ids)
        for part in batch:
            if part.opened_at <= at:
                yield fact_of(part, came[part.id], tried[part.id], at, day)
        after = batch[-1].id


def fact_of(part: JourneyPart, came: Kinds, tried: Tries, at: datetime, day: date) -> JourneyFact:
    """What one journey tells: weeks, counts and codes."""
    opened = timezone.localdate(part.opened_at)

    def days(moment: datetime) -> int:
        return max((timezone.localdate(moment) - opened).days, 0)

    ended = part.ended_at if part.ended_at and part.ended_at <= at and part.ended_because else None
    late = min(came.told, came.promised) - came.told_in_time
    return JourneyFact(
        opened=opened - timedelta(days=opened.weekday()),
        # Today is not over; a journey that opened today is at least known on that day.
        observed_until=max(day - timedelta(days=1), opened),
        wijk=part.wijk,
        age_band=part.age_band,
        partner_kind=part.came_through or came.sender,
        route=came.route,
        law=part.law,
        days={Step(name): days(moment) for name, moment in part.steps.items() if moment <= at},
        tries=tried.channels,
        promises_made=came.promised,
        promises_kept=came.told_in_time,
        promises_broken=max(late, 0),
        ended=days(ended) if ended else None,
        ended_because=part.ended_because if ended else "",
        ended_whose=ENDINGS[EndingReason(part.ended_because)].whose.value if ended else "",
        re_entered=part.reentered,
    )
