"""Which facts does each room tell tonight, and do they come together as one nameless row a journey?

One look for the whole night: the line in the trail says how many rows were read. `fact_of` says what one journey tells;
what is made at night is the same, asked of whole tables at once (`facts.joining`). What happened after the moment
that counts is left out, so that a night that was missed can be done later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import SystemRandom

from django.conf import settings
from django.utils import timezone

from bereik.facts.inside import journeys_in
from bereik.facts.joining import Night, make_inside_of_tables
from bereik.facts.published import make_published
from bereik.facts.reader import published_funnel
from bereik.facts.rows import ANSWERS, JourneyFact, PromiseFact, SaidFact
from bereik.help import facts as help_given
from bereik.help.facts import PromisePart, SaidPart, Tries, promises, said, tries
from bereik.house.upkeep.night import Figures
from bereik.people import facts as people
from bereik.people.facts import JourneyPart, journeys
from bereik.reckon.release import DisclosureSettings
from bereik.see import facts as see
from bereik.see.facts import Kinds, kinds
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.purposes import Purpose
from bereik.terms.steps import Step
from bereik.trust.access import Access, house_access
from bereik.trust.written_out import write_out


def make_facts(at: datetime, day: date) -> Figures:
    """Make `inside` from every journey, told by the rooms as whole tables. Raises `FactsFault`; what stood before then still stands."""
    with house_access(Purpose.UPKEEP, "Cijfers maken zonder namen", at=at, page="make_facts") as access:
        tables = people.told(access) | see.told(access) | help_given.told(access)
        made = make_inside_of_tables(
            Path(settings.BEREIK_FACTS),
            lambda table, to: write_out(access, tables[table], to),
            Night(at, day, people.wijken()),
            made_at=at,
            rng=SystemRandom(),
        )
    return {"journeys": journeys_in(made)}


def publish_figures(at: datetime, day: date) -> Figures:
    """Make `published` from the `inside` in force, protected beside what was published before. Raises `FactsFault`.

    `months_that_do_not_fit`: so many months of which the stock is not what came and went; the page names them.
    """
    strictly = DisclosureSettings(minimum=settings.BEREIK_MINIMUM_CELL, base=settings.BEREIK_ROUNDING_BASE)
    with house_access(Purpose.UPKEEP, "Beschermde cijfers publiceren", at=at, page="publish_figures"):
        made = make_published(
            Path(settings.BEREIK_FACTS), made_at=at, settings=strictly, made_up=settings.BEREIK_SYNTHETIC
        )
    found = published_funnel(made)
    return {"file": made.name, "months_that_do_not_fit": len(found.months.do_not_fit) if found else 0}


def facts_of_all(access: Access, at: datetime, day: date) -> Iterator[JourneyFact]:
    """One row a journey, read batch by batch: what `make_facts` makes at once (a test holds the two side by side)."""
    after = None
    while batch := journeys(access, after):
        ids = [part.id for part in batch]
        came, tried = kinds(access, ids), tries(access, ids)
        promised, own = promises(access, ids), said(access, ids)
        for part in batch:
            if part.opened_at <= at:
                yield fact_of(part, came[part.id], tried[part.id], at, day, promised[part.id], own[part.id])
        after = batch[-1].id


def fact_of(
    part: JourneyPart,
    came: Kinds,
    tried: Tries,
    at: datetime,
    day: date,
    promised: Sequence[PromisePart] = (),
    own: Sequence[SaidPart] = (),
) -> JourneyFact:
    """What one journey tells: weeks, counts and codes."""
    opened = timezone.localdate(part.opened_at)

    def on(day: date) -> int:
        return max((day - opened).days, 0)

    def days(moment: datetime | None) -> int | None:
        """None too for what happened after the moment that counts."""
        return on(timezone.localdate(moment)) if moment and moment <= at else None

    ending = part.ending_at if part.ending_at and part.ending_at <= at and part.ended_because else None
    closed = part.ended_at if part.ended_at and part.ended_at <= at else None
    return JourneyFact(
        opened=monday_of(opened),
        # Today is not over; a journey that opened today is at least known on that day.
        observed_until=max(day - timedelta(days=1), opened),
        wijk=part.wijk,
        age_band=part.age_band,
        partner_kind=part.came_through or came.sender,
        route=came.route,
        law=part.law,
        days={
            step: on(timezone.localdate(moment))
            for name, moment in part.steps.items()
            if moment <= at and (step := Step(name)) not in ANSWERS
        },
        tries=tried.channels,
        promises=tuple(
            PromiseFact(
                made=on(timezone.localdate(one.made_at)),
                due=on(one.due_on),
                kept=days(one.kept_at),
                moved=days(one.moved_at),
                broken=days(one.broken_at),
                disputed=days(one.disputed_at),
                repaired=days(one.repaired_at),
                let_go=days(one.let_go_at),
                because=one.because if one.broken_at and one.broken_at <= at else "",
            )
            for one in promised
            if one.made_at <= at
        ),
        said=tuple(
            SaidFact(
                kind=one.kind,
                day=on(timezone.localdate(one.at)),
                yes=one.yes,
                until=on(one.until) if one.until else None,
            )
            for one in own
            if one.at <= at
        ),
        partner_due=on(came.told_by) if came.told_by else None,
        partner_told=days(came.told_at),
        ended=days(ending),
        ended_week=monday_of(timezone.localdate(ending)) if ending else None,
        ended_because=part.ended_because if ending else "",
        ended_whose=ENDINGS[EndingReason(part.ended_because)].whose.value if ending else "",
        closed_week=monday_of(timezone.localdate(closed)) if closed else None,
        re_entered=part.reentered,
    )


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
