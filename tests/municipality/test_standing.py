"""Does the place decide what an account may open, and nothing else?"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from bereik.municipality.models import Organisation, Placement
from bereik.municipality.standing import standing_today
from bereik.terms.functions import PURPOSES_OF, Function
from bereik.terms.purposes import Purpose
from tests.making import make_account, make_placement, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_professional_stands_in_a_team_under_its_law() -> None:
    account, team = make_account(), make_team("wgs", "Schuldhulp")
    make_placement(account, team)
    here = standing_today(account.pk, None)
    assert here is not None
    assert (here.who, here.team, here.law, here.organisation) == (
        account.pk,
        team.pk,
        "wgs",
        team.organisation_id,
    )
    assert here.place == "Professional, Schuldhulp" and here.others == ()
    assert Purpose.HELPING in here.purposes and Purpose.LEADING not in here.purposes


@pytest.mark.parametrize("function", list(Function))
def test_each_function_opens_its_own_purposes(function: Function) -> None:
    account = make_account()
    make_placement(account, make_team(), function.value)
    here = standing_today(account.pk, None)
    assert here is not None and here.purposes == PURPOSES_OF[function]


@pytest.mark.parametrize(
    ("since", "until", "stands"),
    [(0, None, True), (0, 0, True), (-9, -1, False), (1, None, False), (-9, 9, True)],
)
def test_a_place_holds_from_its_first_to_its_last_day(since: int, until: int | None, stands: bool) -> None:
    account, today = make_account(), timezone.localdate()
    days: dict[str, date | None] = {"since": today + timedelta(days=since)}
    days["until"] = None if until is None else today + timedelta(days=until)
    make_placement(account, make_team(), **days)
    assert (standing_today(account.pk, None) is not None) == stands


def test_nobody_stands_who_left_or_whose_organisation_ended() -> None:
    left, partner = make_account(), make_account("Partner")
    make_placement(left, make_team())
    left.left_at = timezone.now()
    left.save()
    organisation = Organisation.objects.create(kind="welfare", name="Welzijn", ended_at=timezone.now())
    Placement.objects.create(
        account=partner, organisation=organisation, function="council_member", since=date(2020, 1, 1)
    )
    assert standing_today(left.pk, None) is None
    assert standing_today(partner.pk, None) is None
    assert standing_today(uuid4(), None) is None


def test_a_name_that_is_no_function_gives_nothing() -> None:
    """No right hangs on what something is called: a group "beheerders" or a function we do not know opens nothing."""
    account = make_account()
    make_placement(account, make_team(), "superuser")
    assert standing_today(account.pk, None) is None


def test_one_stands_in_one_place_at_a_time_and_can_change() -> None:
    account, debt, care = make_account(), make_team("wgs", "Schuldhulp"), make_team("wmo2015", "Wijkteam")
    first = make_placement(account, debt, since=date(2020, 1, 1))
    second = make_placement(account, care, "team_lead", since=date(2021, 1, 1))
    here = standing_today(account.pk, None)
    assert here is not None and here.law == "wgs" and here.others == ((second.pk, "Teamleider, Wijkteam"),)
    there = standing_today(account.pk, second.pk)
    assert (
        there is not None
        and there.law == "wmo2015"
        and there.others == ((first.pk, "Professional, Schuldhulp"),)
    )
    assert Purpose.HELPING not in there.purposes
    # Someone else's place is not to be had by naming it.
    other = make_placement(make_account("Ander"), make_team("jeugdwet", "Jeugd"))
    elsewhere = standing_today(account.pk, other.pk)
    assert elsewhere is not None and elsewhere.law == "wgs"
