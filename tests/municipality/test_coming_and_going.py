"""Do places, standing in and partners begin and end with one deed, and is everything that hung on them over with it?"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from bereik.municipality.actions import (
    arrange_stand_in,
    end_partner,
    end_place,
    end_stand_in,
    is_last_housekeeper,
    leave,
    place,
)
from bereik.municipality.first import SomeoneIsHere, invite_first, own_organisation
from bereik.municipality.models import Organisation, Placement, StandIn
from bereik.municipality.standing import standing_today
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.accounts.invitations import AlreadyHere, find_invitation
from bereik.trust.links.actions import make_link
from bereik.trust.models import SignIn
from tests.house.entering import colleague, give_authenticator, place_of, sign_in
from tests.making import make_account, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_team_function_needs_a_team_of_the_same_organisation() -> None:
    account, team, today = make_account(), make_team(), timezone.localdate()
    other = Organisation.objects.create(kind="welfare", name="Welzijn")
    with pytest.raises(ValueError, match="needs a team"):
        place(account, function=Function.PROFESSIONAL, organisation=team.organisation, team=None, since=today)
    with pytest.raises(ValueError, match="has no team"):
        place(account, function=Function.HOUSEKEEPER, organisation=team.organisation, team=team, since=today)
    with pytest.raises(ValueError, match="another organisation"):
        place(account, function=Function.PROFESSIONAL, organisation=other, team=team, since=today)
    assert not Placement.objects.exists()


def test_a_place_that_ends_is_over_the_same_minute_also_on_its_first_day() -> None:
    account = colleague(since=timezone.localdate())
    end_place(place_of(account), today=timezone.localdate())
    assert standing_today(account.pk, None) is None


def test_leaving_ends_everything_together() -> None:
    account, today = colleague(), timezone.localdate()
    team = place_of(account).team
    assert team is not None
    later = place(
        account,
        function=Function.TEAM_LEAD,
        organisation=team.organisation,
        team=team,
        since=today + timedelta(days=9),
    )
    friend = colleague(name="Vriend", team=team)
    running = StandIn.objects.create(
        professional=friend, stand_in=account, since=today - timedelta(days=3), until=today, by=friend.pk
    )
    StandIn.objects.create(professional=friend, stand_in=account, since=today, until=today, by=friend.pk)
    for_them = StandIn.objects.create(
        professional=account, stand_in=friend, since=today, until=today, by=friend.pk
    )
    client = Client()
    sign_in(client, account, give_authenticator(account))
    assert client.get("/account/").status_code == 200

    assert leave(account, at=timezone.now(), today=today) == 1

    assert client.get("/account/").headers["Location"].startswith("/aanmelden/")
    account.refresh_from_db()
    assert account.left_at is not None and not account.has_usable_password()
    assert not Placement.objects.in_force(today).filter(account=account).exists()
    assert not Placement.objects.in_force(today + timedelta(days=30)).filter(pk=later.pk).exists()
    running.refresh_from_db()
    assert running.until < today
    assert list(StandIn.objects.filter(until__gte=today)) == [for_them]
    assert not SignIn.objects.filter(ended_at__isnull=True).exists()


def test_the_last_housekeeper_is_the_last_who_ever_came_in() -> None:
    today = timezone.localdate()
    one, invited = colleague("housekeeper"), colleague("housekeeper", "Nieuw")
    assert is_last_housekeeper(one, today)
    invited.last_login = timezone.now()
    invited.save()
    assert not is_last_housekeeper(one, today)
    assert not is_last_housekeeper(colleague(), today)


def test_standing_in_is_for_someone_else_and_for_named_days() -> None:
    one, other, today = make_account(), make_account("Ander"), timezone.localdate()
    for since, until, professional in ((0, 1, other), (1, 0, one), (0, 63, one)):
        with pytest.raises(ValueError, match=r"stands in|named days"):
            arrange_stand_in(
                professional,
                other,
                since=today + timedelta(days=since),
                until=today + timedelta(days=until),
                by=one.pk,
            )
    made = arrange_stand_in(
        one, other, since=today - timedelta(days=2), until=today + timedelta(days=2), by=one.pk
    )
    end_stand_in(made, today=today)
    assert made.until == today - timedelta(days=1)
    begun_today = arrange_stand_in(one, other, since=today, until=today, by=one.pk)
    end_stand_in(begun_today, today=today)
    assert list(StandIn.objects.all()) == [made]


def test_a_partner_that_stops_holds_no_link() -> None:
    school = Organisation.objects.create(kind="school", name="De Wilgen")
    now = timezone.now()
    made = make_link(
        purpose=Purpose.SIGNALLING, holder="zorgcoördinator", until=now + timedelta(days=9), at=now, by=uuid4(),
        organisation=school.pk,
    )  # fmt: skip
    assert end_partner(school, at=now) == 1
    made.link.refresh_from_db()
    assert made.link.revoked_at == now


class TestFirst:
    def invited(self, email: str = "specht@voorbeeld.nl") -> str:
        first = invite_first(
            email=email, name="Specht", house_name="Gemeente Voorbeeldstad", at=timezone.now()
        )
        return first.invited.token

    def test_the_first_housekeeper_gets_a_place_in_the_municipality(self) -> None:
        token = self.invited()
        found, _ = find_invitation(token, address="192.0.2.7", at=timezone.now())
        assert found is not None
        here = standing_today(found.account.pk, None)
        assert (
            here is not None
            and here.function == "housekeeper"
            and here.organisation_name == "Gemeente Voorbeeldstad"
        )

    def test_asked_again_it_is_sent_again(self) -> None:
        first, second = self.invited(), self.invited("SPECHT@voorbeeld.nl")
        assert find_invitation(first, address="192.0.2.7", at=timezone.now())[0] is None
        assert find_invitation(second, address="192.0.2.7", at=timezone.now())[0] is not None
        assert Placement.objects.count() == 1 and Organisation.objects.count() == 1

    def test_a_mistyped_address_shuts_nobody_out(self) -> None:
        self.invited("spehct@voorbeeld.nl")
        assert find_invitation(self.invited(), address="192.0.2.7", at=timezone.now())[0] is not None

    def test_once_a_housekeeper_came_in_they_invite(self) -> None:
        self.invited()
        keeper = Placement.objects.get().account
        keeper.last_login = timezone.now()
        keeper.save()
        with pytest.raises(SomeoneIsHere):
            self.invited("ander@voorbeeld.nl")

    def test_an_address_in_use_is_told(self) -> None:
        account = make_account()
        with pytest.raises(AlreadyHere):
            self.invited(account.email)
        assert not Placement.objects.exists()

    def test_the_municipality_is_made_once(self) -> None:
        assert own_organisation("Een") == own_organisation("Twee")
