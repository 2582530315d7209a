"""What never led to contact and is past its term: who decides, what is left, and do the figures stay as they were?"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from bereik.facts.periods import FollowUp, half_year_of
from bereik.facts.published_file import read_publication
from bereik.facts.standing import in_force
from bereik.help.actions import end_journey, make_promise, record_attempt, say_own, take_on
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import TermState, over_before, seen_until, term_of
from bereik.house.upkeep.erasing import erase_everywhere, erase_whose_day_came
from bereik.house.upkeep.facts import facts_of_all, make_facts, publish_figures
from bereik.house.upkeep.term import end_terms
from bereik.municipality.models import Area, Team
from bereik.people.actions import open_journey, take_step
from bereik.people.models import Ending, Identity, Journey, Message, Resident, Step
from bereik.people.rules import kept_until
from bereik.reckon.disclosure import DisclosureSettings
from bereik.see.models import Signal
from bereik.terms import steps
from bereik.terms.channels import Channel
from bereik.terms.endings import EndingReason
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import SignalReason
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.making import make_account, make_journey, make_placement, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

CAME_IN = datetime(2026, 1, 31, 9, tzinfo=UTC)
LAST_DAY = date(2026, 7, 31)


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def merel(team: Team) -> Account:
    account = make_account("Merel")
    make_placement(account, team)
    return account


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)


def passed_on(
    team: Team, resident: UUID | None = None, came_in: datetime = CAME_IN, key: str = ""
) -> Journey:
    """A signal by a school, and the journey that opened with it."""
    resident = resident or make_resident()
    with house_access(Purpose.RECOGNITION, "proef", at=came_in) as access, access.deed("receive"):
        journey = open_journey(
            access, resident=resident, law=team.law, team=team.pk, came_through="school", came_in_at=came_in
        )
        take_step(access, journey, steps.Step.WE_SAW, at=came_in)
        Signal(
            journey=journey,
            resident_id=resident,
            sender=new_id(),
            sender_kind="school",
            key=key or str(new_id()),
            route="with_agreement",
            ground="agreement",
            law=team.law,
            happened_on=timezone.localdate(came_in),
            received_at=came_in,
        ).save(force_insert=True)
    return journey


def now_of(journey: Journey) -> Journey:
    with house_access(Purpose.UPKEEP, "proef"):
        return Journey.objects.get(pk=journey.pk)


def because_of(journey: Journey) -> str:
    with house_access(Purpose.UPKEEP, "proef"):
        return Ending.objects.get(journey=journey.pk).because


def try_at_the_door(
    merel: Account, team: Team, journey: Journey, outcome: Outcome, on: date = date(2026, 2, 3)
) -> None:
    with open_access(
        purpose=Purpose.OUTREACH,
        who=merel.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="p",
        at=at(on),
    ) as access:
        take_on(access, journey.pk)
    with open_access(
        purpose=Purpose.HELPING,
        who=merel.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="p",
        at=at(on),
    ) as access:
        record_attempt(
            access, journey.pk, attempt_id=new_id(), channel=Channel.HOME_VISIT, outcome=outcome, on=on,
            part_of_day=PartOfDay.MORNING,
        )  # fmt: skip


def night(day: date) -> dict[str, Any]:
    done = end_terms(at(day), day)
    erase_whose_day_came(at(day), day)
    return done


# The term


def test_the_term_runs_from_the_last_signal(team: Team) -> None:
    journey = passed_on(team)
    assert now_of(journey).keep_until == LAST_DAY
    passed_on(team, journey.resident_id, datetime(2026, 3, 15, 9, tzinfo=UTC))
    assert now_of(journey).keep_until == date(2026, 9, 15)


@pytest.mark.parametrize(("outcome", "kept"), [(Outcome.NOBODY_THERE, True), (Outcome.NOT_NOW, False)])
def test_the_first_talk_takes_the_term_away_and_a_try_does_not_move_it(
    team: Team, merel: Account, outcome: Outcome, kept: bool
) -> None:
    journey = passed_on(team)
    try_at_the_door(merel, team, journey, outcome)
    assert now_of(journey).keep_until == (LAST_DAY if kept else None)
    # A later signal gives somebody whom we met no such term again.
    passed_on(team, journey.resident_id, datetime(2026, 3, 15, 9, tzinfo=UTC))
    assert now_of(journey).keep_until == (date(2026, 9, 15) if kept else None)


def test_whoever_said_something_themself_has_been_met(team: Team) -> None:
    journey = passed_on(team)
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=journey.resident_id, because="p", at=CAME_IN
    ) as access:
        say_own(access, journey.pk, OwnKind.OTHER_DAY, SaidHow.PAGE, word_id=new_id())
    assert now_of(journey).keep_until is None
    assert night(date(2030, 1, 1))["ended_by_the_house"] == 0


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        # A month before the last day of July is the first: June has no 31st.
        (date(2026, 6, 30), TermState.FAR),
        (date(2026, 7, 1), TermState.COMING),
        (LAST_DAY, TermState.COMING),
        (date(2026, 8, 1), TermState.PAST),
        (date(2026, 8, 14), TermState.PAST),
        (date(2026, 8, 15), TermState.OVER),
    ],
)
def test_it_is_seen_a_month_before_and_left_to_the_lead_two_weeks_after(
    today: date, stands: TermState
) -> None:
    assert term_of(LAST_DAY, today) is stands
    assert (seen_until(today) >= LAST_DAY) == (stands is not TermState.FAR)
    assert (over_before(today) > LAST_DAY) == (stands is TermState.OVER)
    assert term_of(None, today) is TermState.FAR


# Who decides


def test_what_somebody_ended_is_forgotten_at_the_term_and_not_before(team: Team, merel: Account) -> None:
    journey = passed_on(team)
    with open_access(
        purpose=Purpose.OUTREACH, who=merel.pk, kind="account", team=team.pk, law=team.law, because="p",
        at=at(date(2026, 7, 10)),
    ) as access:  # fmt: skip
        verdict = end_journey(access, journey.pk, because=EndingReason.WE_HAD_NO_PEOPLE)
        assert verdict is not None and verdict.yes
    assert night(LAST_DAY)["residents"] == 0
    assert night(LAST_DAY + timedelta(days=1))["residents"] == 1
    with house_access(Purpose.UPKEEP, "proef"):
        assert not Identity.objects.filter(resident=journey.resident_id).exists()
        assert Step.objects.filter(journey=journey.pk).count() == 1
    assert because_of(journey) == EndingReason.WE_HAD_NO_PEOPLE


@pytest.mark.parametrize(
    ("tried", "because"), [(True, EndingReason.WE_NEVER_MET), (False, EndingReason.WE_DID_NOT_GO)]
)
def test_what_nobody_decided_the_house_ends_two_weeks_later_with_the_true_reason_of_ours(
    team: Team, merel: Account, tried: bool, because: EndingReason
) -> None:
    journey = passed_on(team)
    if tried:
        try_at_the_door(merel, team, journey, Outcome.NOBODY_THERE)
    for day in (LAST_DAY, LAST_DAY + timedelta(days=1), LAST_DAY + timedelta(days=14)):
        assert night(day)["ended_by_the_house"] == 0
    done = night(LAST_DAY + timedelta(days=15))
    assert (done["ended_by_the_house"], done["residents"]) == (1, 1)
    assert because_of(journey) == because
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.get().told == SignalReason.CLOSED
        assert Resident.objects.get(pk=journey.resident_id).erased_at is not None
        assert not Message.objects.filter(to_kind="resident").exists()


def test_after_nights_that_were_missed_it_is_done_later_and_once(team: Team) -> None:
    passed_on(team)
    assert night(date(2027, 3, 28))["ended_by_the_house"] == 1
    assert night(date(2027, 3, 28)) == {"terms_set": 0, "ended_by_the_house": 0, "residents": 0, "in_part": 0}


def test_whom_we_met_no_term_of_this_kind_ends(team: Team, merel: Account) -> None:
    journey = passed_on(team)
    try_at_the_door(merel, team, journey, Outcome.SPOKEN)
    night(date(2030, 1, 1))
    assert now_of(journey).ended_at is None


def test_of_somebody_with_whom_another_goes_on_only_what_was_told_about_this_one_goes(
    team: Team, merel: Account
) -> None:
    money = make_team("wgs", "Schuldhulp")
    never = passed_on(team)
    going_on = make_journey(money, never.resident_id, merel, met_at=CAME_IN)
    done = night(LAST_DAY + timedelta(days=15))
    assert (done["residents"], done["in_part"]) == (0, 1)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Identity.objects.filter(resident=never.resident_id).exists()
        assert Signal.objects.get().key.startswith("erased:")
    assert now_of(going_on).ended_at is None
    assert night(LAST_DAY + timedelta(days=16))["in_part"] == 0


def test_a_journey_that_came_in_without_a_term_gets_one_that_the_team_sees_coming(team: Team) -> None:
    old = make_journey(team, at=datetime(2024, 1, 1, tzinfo=UTC))
    young = make_journey(team, at=datetime(2026, 7, 1, tzinfo=UTC))
    today = date(2026, 7, 15)
    assert night(today)["terms_set"] == 2
    assert now_of(old).keep_until == seen_until(today) == date(2026, 8, 15)
    assert now_of(young).keep_until == kept_until(date(2026, 7, 1))


# What is left


def test_words_of_promises_and_of_the_resident_go_and_their_dates_stay(team: Team, merel: Account) -> None:
    journey = passed_on(team)
    try_at_the_door(merel, team, journey, Outcome.SPOKEN)
    with open_access(
        purpose=Purpose.HELPING, who=merel.pk, kind="account", team=team.pk, law=team.law, because="p",
        at=at(date(2026, 2, 4)),
    ) as access:  # fmt: skip
        make_promise(
            access, journey.pk, promise_id=new_id(), what="Mees bellen over de huur", due_on=date(2026, 3, 1)
        )
        say_own(access, journey.pk, OwnKind.NEEDS, SaidHow.SPOKEN, word_id=new_id(), words="Rust in huis")
    with house_access(Purpose.UPKEEP, "proef", at=at(date(2026, 2, 10))) as access:
        erase_everywhere(access, journey.resident_id)
        promise, word = Promise.objects.get(), OwnWord.objects.get()
    assert (promise.what, promise.explanation, word.words, word.answer_words) == (None, None, None, None)
    assert (promise.due_on, word.kind) == (date(2026, 3, 1), OwnKind.NEEDS)
    # Erasing is not our breaking a promise for a day that was still to come.
    assert promise.let_go_at is not None


def test_a_senders_own_key_leaves_a_mark_that_names_nobody(team: Team) -> None:
    one, other = passed_on(team, key="klant 12345"), passed_on(team, key="klant 12346")
    for journey in (one, other):
        with house_access(Purpose.UPKEEP, "proef") as access:
            erase_everywhere(access, journey.resident_id)
    with house_access(Purpose.UPKEEP, "proef") as access:
        keys = set(Signal.objects.values_list("key", flat=True))
        erase_everywhere(access, one.resident_id)
        assert keys == set(Signal.objects.values_list("key", flat=True)), "twice is once"
    assert len(keys) == 2 and not any("1234" in key for key in keys)


# The figures


KINDS = ("school", "gp", "housing", "police")
PERIOD = half_year_of(date(2025, 3, 1))


@pytest.fixture
def published_town(team: Team, settings: Any, tmp_path: Any) -> list[Journey]:
    """A half-year of 320 journeys in four wijken, by four kinds of partner; a good half of them never met."""
    settings.BEREIK_FACTS = tmp_path / "facts"
    chance = random.Random(11)
    town = Area.objects.create(code="GM0001", kind="gemeente", name="Voorbeeldstad")
    buurten = []
    for number in range(4):
        wijk = Area.objects.create(code=f"WK00010{number}", kind="wijk", name=f"Wijk {number}", within=town)
        for own in range(2):
            buurten.append(
                Area.objects.create(
                    code=f"BU00010{number}{own}", kind="buurt", name=f"Buurt {number}{own}", within=wijk
                )
            )
    laid = []
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("lay"):
        for number in range(320):
            day = PERIOD.first_day + timedelta(days=chance.randrange(170))
            met = chance.random() < 0.4
            # Few by the police in the last wijk: their combination is rare, and is coarsened.
            buurt = buurten[chance.randrange(8)]
            kind = KINDS[min(int(chance.expovariate(1)), 3)]
            person = Resident.objects.create(made_at=at(day), area=buurt, age_band="25-44")
            journey = Journey(
                resident=person, law=team.law, team=team, area=buurt, opened_at=at(day), came_through=kind,
                about=["money"] if number % 3 else ["care", "money"], tries=1 if met or number % 2 else 0,
                met_at=at(day) if met else None, keep_until=None if met else kept_until(day),
            )  # fmt: skip
            journey.save(force_insert=True)
            gone = [steps.Step.WE_SAW, steps.Step.WE_MAY]
            gone += [steps.Step.WE_WENT] if journey.tries else []
            gone += [steps.Step.WE_MET] if met else []
            for lag, step in enumerate(gone):
                take_step(access, journey, step, at=at(day + timedelta(days=lag)))
            Signal(
                journey=journey, resident=person, sender=new_id(), sender_kind=kind, key=str(number),
                route="with_agreement", ground="agreement", law=team.law, happened_on=day, received_at=at(day),
                area=buurt, domains=journey.about,
            ).save(force_insert=True)  # fmt: skip
            if not met and number % 5 == 0:
                journey.ended_at = at(day + timedelta(days=90))
                journey.save()
                Ending.objects.create(
                    journey=journey, resident=person, by=new_id(), at=journey.ended_at,
                    because=EndingReason.WE_HAD_NO_PEOPLE,
                )  # fmt: skip
            laid.append(journey)
    return laid


def cells(folder: Any) -> dict[Any, Any]:
    path = in_force(folder, "published")
    assert path is not None
    published = read_publication(path)
    assert published is not None
    return {key: (cell.count, cell.withheld) for key, cell in published.release.cells.items()}


def inside(day: date) -> list[Any]:
    with house_access(Purpose.UPKEEP, "proef", at=at(day)) as access:
        return list(facts_of_all(access, at(day), day))


def test_term_ended_persons_erased_figures_unmoved(published_town: list[Journey], settings: Any) -> None:
    # The half-year is ripe, and its figures are out; every journey that never met is past its term.
    day = PERIOD.ripe_on(FollowUp().days) + timedelta(days=14)
    make_facts(at(day), day)
    publish_figures(at(day), day)
    before, rows = cells(settings.BEREIK_FACTS), inside(day)
    shown = [count for count, _ in before.values() if count is not None]
    assert len(shown) > 40, "or there is nothing that could move"

    done = night(day)
    never_met = sum(journey.met_at is None for journey in published_town)
    assert done["residents"] == never_met > 150 and done["ended_by_the_house"] > 100
    with house_access(Purpose.UPKEEP, "proef"):
        assert Resident.objects.filter(erased_at__isnull=False).count() == never_met

    make_facts(at(day), day)
    publish_figures(at(day), day)
    assert cells(settings.BEREIK_FACTS) == before

    # Inside too: the steps, routes and weeks are the same ones, and of where and by whom no more went than may.
    after = inside(day)
    assert Counter(_steps(one) for one in after) == Counter(_steps(one) for one in rows)
    minimum = DisclosureSettings().minimum
    for name in ("wijk", "partner_kind"):
        was, now = (Counter(getattr(one, name) for one in some) for some in (rows, after))
        for part, count in was.items():
            assert count - now[part] < minimum, f"{name} {part}: {count} became {now[part]}"


def _steps(fact: Any) -> tuple[Any, ...]:
    days = tuple(sorted((step, day) for step, day in fact.days.items()))
    return fact.opened, fact.route, fact.law, days


def test_at_least_ten_share_what_is_left_of_each(published_town: list[Journey]) -> None:
    day = PERIOD.ripe_on(FollowUp().days) + timedelta(days=14)
    night(day)
    with house_access(Purpose.UPKEEP, "proef"):
        everyone = list(Journey.objects.select_related("area"))
        erased = set(Resident.objects.filter(erased_at__isnull=False).values_list("pk", flat=True))
    fine = 0
    for one in everyone:
        if one.resident_id not in erased:
            continue
        here = [other for other in everyone if one.area_id is None or one.area_id in _around(other.area)]
        so = [other for other in everyone if one.came_through in ("", other.came_through)]
        assert len(here) >= 10 and len(so) >= 10, (one.area_id, one.came_through)
        if one.about or (one.area and one.area.kind == "buurt"):
            # Finer than what figures show stays only where ten share all of it.
            alike = [
                other for other in here if other in so and other.about == one.about and other.law == one.law
            ]
            assert len(alike) >= 10, (one.area_id, one.came_through, one.about)
            fine += 1
    assert 0 < fine < len(erased), "some combinations are rare and some are not, or this proves little"


def _around(area: Area | None) -> list[str]:
    found = []
    while area is not None:
        found.append(area.code)
        area = area.within
    return found
