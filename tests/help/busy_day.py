"""What does a full day look like: everything that can stand on a professional's day page, at once?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bereik.help.actions.on_the_row import keep_word_due
from bereik.help.models import Attempt, Promise
from bereik.municipality.models import StandIn, Team
from bereik.people.models import Journey, ReasonedLook
from bereik.people.names import read_keys
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.models import Account
from tests.help.words import says
from tests.making import make_account, make_journey, make_placement, make_resident


@dataclass
class Day:
    """Who is on it, by what brings them there."""

    team: Team
    who: Account
    journeys: dict[str, Journey] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)


def busy_day(team: Team, who: Account, now: datetime) -> Day:
    """One resident for each reason, one of a colleague who is away, one where one is second, and two who wait."""
    day, today = Day(team, who), now.date()
    away = make_account("Joris")
    make_placement(away, team)
    StandIn.objects.create(
        professional=away, stand_in=who, since=today, until=today + timedelta(days=4), by=who.id
    )

    def on_the_list(name: str, surname: str, trusted: Account = who, **values: object) -> Journey:
        journey = make_journey(
            team,
            make_resident(name, surname, phone="06 0000 0017", street="Wilgenlaan", house_number="3"),
            trusted=trusted,
            at=values.pop("at", now - timedelta(days=12)),
            came_through="school",
            about=["money"],
            **values,
        )
        day.journeys[name] = journey
        return journey

    late = on_the_list(
        "Mees", "Merel", met_at=now - timedelta(days=9), tries=2, tried_at=now - timedelta(days=9)
    )
    day.promises["late"] = promised(late, who, now, -1, "Bellen over de brief van het energiebedrijf")
    due = on_the_list("Bo", "Berk", met_at=now - timedelta(days=3), tries=1, tried_at=now - timedelta(days=3))
    day.promises["due"] = promised(due, who, now, 0, "Samen naar het spreekuur, 10.30 uur")
    taken_over = on_the_list("Wim", "Wilg", away, met_at=now - timedelta(days=4))
    day.promises["away"] = promised(taken_over, away, now, 0, "Terugbellen vóór 12 uur")
    on_the_list("Els", "Eik", clock="wgs_threat", clock_on=today + timedelta(days=2), danger="cut_off")
    asked = on_the_list(
        "Kees", "Kwik", met_at=now - timedelta(days=20), tries=3, tried_at=now - timedelta(days=20)
    )
    says(
        asked,
        OwnKind.OTHER_DAY,
        words="Woensdag is mijn moeder er. Mag het donderdag?",
        at=now - timedelta(days=2),
    )
    rested = on_the_list("Hanna", "Hazelaar", rests_until=today, tries=1, tried_at=now - timedelta(days=30))
    says(rested, OwnKind.NOT_NOW, words="Na de vakantie.", at=now - timedelta(days=30))
    tried = on_the_list("Lieke", "Lijster", tries=3, tried_at=now - timedelta(days=2))
    for days, channel, part, outcome in (
        (9, "letter", "morning", "sent"),
        (5, "phone", "morning", "no_answer"),
        (2, "phone", "morning", "no_answer"),
    ):
        tried_before(tried, who, now - timedelta(days=days), channel, part, outcome)
    on_the_list("Pim", "Populier", promised_on=today + timedelta(days=3))
    on_the_list("Ans", "Appel", met_at=now - timedelta(days=40), tries=2, tried_at=now - timedelta(days=40))
    on_the_list("Tom", "Tamarisk", make_account("Sanne"), second=who, at=now - timedelta(days=60))
    for days in (15, 4):
        make_journey(team, at=now - timedelta(days=days), came_through="gp", about=["home"])
    _looked(day, away, now)
    return day


def promised(journey: Journey, by: Account, now: datetime, days: int, what: str) -> Promise:
    """A promise for so many days from now, made a week before."""
    with house_access(Purpose.UPKEEP, "proef", at=now) as access, access.deed("proef"):
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        made = Promise(
            journey_id=journey.pk,
            resident_id=journey.resident_id,
            by=by,
            due_on=access.today + timedelta(days=days),
            made_at=now - timedelta(days=7),
        )
        made.lay(key, what=what)
        made.save(force_insert=True)
        keep_word_due(journey.pk)
    return made


def tried_before(journey: Journey, by: Account, at: datetime, channel: str, part: str, outcome: str) -> None:
    """A try of some days ago, as it stands in the file; the journey's own row is laid by who makes it."""
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Attempt.objects.create(
            journey_id=journey.pk,
            resident_id=journey.resident_id,
            by=by.pk,
            channel=channel,
            part_of_day=part,
            outcome=outcome,
            reached=False,
            happened_at=at,
            written_at=at,
            received_at=at,
        )


def _looked(day: Day, colleague: Account, now: datetime) -> None:
    journey = day.journeys["Ans"]
    with (
        open_access(purpose=Purpose.RECOGNITION, who=colleague.id, kind="account", because="proef") as access,
        access.deed("proef"),
    ):
        ReasonedLook.objects.create(
            journey=journey.pk,
            resident_id=journey.resident_id,
            law=day.team.law,
            by=colleague,
            reason="De huisarts belde over een verhuizing.",
            at=now - timedelta(hours=2),
            until=now.date(),
            told=day.who,
        )
