"""Can a housekeeper look after accounts, partners, links and teams, and does each deed leave a line?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.municipality.models import Area, Organisation, Placement, StandIn, Team
from bereik.terms.functions import Function
from bereik.trust.accounts import second_factor
from bereik.trust.models import Account, Invitation, Link, TrailLine
from bereik.trust.trail.writing import trail_open
from tests.conftest import POSTGRES
from tests.house.entering import addresses_in_mail, colleague, enter_as, give_authenticator, path_of, place_of
from tests.making import make_account, make_placement, make_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def deeds() -> list[tuple[str, str]]:
    """The deeds in the trail, in order: name and purpose. Read as the owner: the app may only add."""
    with trail_open():
        lines = (
            TrailLine.objects.using("owner" if POSTGRES else "default").filter(sort="deed").order_by("place")
        )
        return [(line.what, line.purpose) for line in lines]


@contextmanager
def at_most(number: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as queries:
        yield
    said = "\n".join(query["sql"][:150] for query in queries.captured_queries)
    assert len(queries) <= number, f"{len(queries)} queries:\n{said}"


@pytest.fixture
def keeper() -> Client:
    return enter_as(colleague("housekeeper", "Specht"))


def text(answer: Any) -> str:
    return str(answer.content.decode())


class TestWhoMay:
    PAGES = (
        "/beheer/",
        "/beheer/accounts/nieuw/",
        "/beheer/partners/",
        "/beheer/teams/",
        "/beheer/teams/nieuw/",
    )

    @pytest.mark.parametrize("function", sorted(set(Function) - {Function.HOUSEKEEPER}))
    def test_nobody_else_keeps_house(self, function: Function) -> None:
        client = enter_as(colleague(function.value))
        assert {client.get(page).status_code for page in self.PAGES} == {403}

    def test_a_name_opens_nothing(self) -> None:
        account = make_account("Beheerder")
        make_placement(account, make_team(), "beheerder")
        assert enter_as(account).get("/beheer/").status_code == 403


class TestAccounts:
    def invitation(self, **values: object) -> dict[str, object]:
        return {
            "name": "Sanne Linde", "email": "sanne@voorbeeld.nl", "language": "nl", "function": "professional",
            "team": make_team().pk, **values,
        }  # fmt: skip

    def test_what_is_missing_or_does_not_fit_is_told_and_nothing_is_made(self, keeper: Client) -> None:
        for wrong, said in (
            ({"name": ""}, "Vul een naam in"),
            ({"email": "sanne"}, "Dit is geen heel e-mailadres"),
            ({"function": "keizer"}, "Kies een functie"),
            ({"team": ""}, "Kies een team"),
            ({"function": "housekeeper"}, "Deze functie hoort niet bij een team"),
            (
                {"organisation": Organisation.objects.create(kind="school", name="School").pk},
                "Dit team hoort bij",
            ),
            ({"email": Account.objects.get().email}, "heeft al een account"),
        ):
            page = text(keeper.post("/beheer/accounts/nieuw/", self.invitation(**wrong)))
            assert said in page and "Nog één ding" in page, (wrong, said)
        assert Account.objects.count() == 1 and mail.outbox == [] and deeds() == []

    def test_an_invitation_is_a_deed_with_a_line(self, keeper: Client) -> None:
        keeper.post("/beheer/accounts/nieuw/", self.invitation())
        assert deeds() == [("invite_account", "housekeeping")]
        made = Account.objects.get(email="sanne@voorbeeld.nl")
        assert place_of(made).function == "professional" and place_of(made).since == timezone.localdate()

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
    )
    def test_a_mail_that_fails_is_shown_and_can_be_sent_again(self, keeper: Client) -> None:
        page = text(keeper.post("/beheer/accounts/nieuw/", self.invitation(), follow=True))
        assert "De mail ging niet weg" in page and "Connection refused" in page
        assert "Mail ging niet weg" in text(keeper.get("/beheer/"))
        made = Account.objects.get(email="sanne@voorbeeld.nl")
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            page = text(keeper.post(f"/beheer/accounts/{made.pk}/opnieuw/", follow=True))
        assert "De uitnodiging is verstuurd" in page and "Mail ging niet weg" not in page
        assert Invitation.objects.filter(void_at__isnull=True).count() == 1

    def test_a_lost_telephone_only_after_checking_who_it_is(self, keeper: Client) -> None:
        account = colleague()
        give_authenticator(account)
        second_factor.new_codes(account)
        theirs = enter_as(account)
        page = text(keeper.post(f"/beheer/accounts/{account.pk}/telefoon/", follow=True))
        assert "Er is niets veranderd" in page and second_factor.has_device(account)
        keeper.post(f"/beheer/accounts/{account.pk}/telefoon/", {"checked": "yes"})
        assert not second_factor.has_device(account) and theirs.get("/account/").status_code == 302
        assert deeds()[-1][0] == "replace_lost_factor"
        # The mail asks for the password first, and says nothing in one's place.
        browser = Client()
        page = text(browser.get(path_of(addresses_in_mail()[0]), follow=True))
        assert "Uw nieuwe telefoon" in page
        assert "niet uw wachtwoord" in text(browser.post("/welkom/wachtwoord/", {"password": "gok"}))
        assert browser.get("/welkom/telefoon/").headers["Location"] == "/welkom/wachtwoord/"
        browser.post("/welkom/wachtwoord/", {"password": "een-lang-wachtwoord"})
        assert browser.get("/welkom/telefoon/").status_code == 200
        # Sent again it is still about the telephone: the password is not given away with the mail.
        keeper.post(f"/beheer/accounts/{account.pk}/opnieuw/")
        assert browser.get("/welkom/telefoon/").status_code == 410
        assert Invitation.objects.get(void_at__isnull=True).why == "lost_factor"

    def test_ones_own_place_and_account_are_for_a_colleague(self) -> None:
        account = colleague("housekeeper")
        client = enter_as(account)
        own = place_of(account)
        for path in (f"/beheer/plekken/{own.pk}/stop/", f"/beheer/accounts/{account.pk}/weg/"):
            assert "collega-beheerder" in text(client.post(path, follow=True))
        client.post(f"/beheer/accounts/{account.pk}/", {"function": "professional", "team": make_team().pk})
        assert list(Placement.objects.filter(account=account)) == [own]
        client.post(f"/beheer/accounts/{account.pk}/telefoon/", {"checked": "yes"})
        assert client.get("/beheer/").status_code == 200 and deeds() == []

    def test_a_place_more_and_a_place_less(self, keeper: Client) -> None:
        account, team = colleague(), make_team("wgs", "Schuldhulp")
        theirs = enter_as(account)
        keeper.post(f"/beheer/accounts/{account.pk}/", {"function": "team_lead", "team": team.pk})
        assert "Werk als Teamleider, Schuldhulp" in text(theirs.get("/account/"))
        for one in Placement.objects.filter(account=account):
            keeper.post(f"/beheer/plekken/{one.pk}/stop/")
        assert theirs.get("/helpen/vandaag/").status_code == 403
        assert [name for name, _ in deeds()] == ["give_place", "end_place", "end_place"]

    def test_a_house_keeps_a_housekeeper(self) -> None:
        """Of two keepers one may go; the last one who ever came in may not."""
        one, other = colleague("housekeeper", "Specht"), colleague("housekeeper", "Reiger")
        client = enter_as(one)
        page = text(client.post(f"/beheer/accounts/{other.pk}/weg/", follow=True))
        assert "Alle toegang is nu voorbij" in page
        assert "Weg sinds" in page

    def test_the_list_finds_and_shows_who_left(self, keeper: Client) -> None:
        colleague(name="Merel"), colleague(name="Mees")
        left = colleague(name="Weggegaan")
        keeper.post(f"/beheer/accounts/{left.pk}/weg/", follow=True)
        page = text(keeper.get("/beheer/?zoek=me"))
        assert "Merel" in page and "Mees" in page and "Weggegaan" not in page
        assert "Weggegaan" in text(keeper.get("/beheer/?weg=1"))
        assert "Niemand gevonden" in text(keeper.get("/beheer/?zoek=%00<script>"))

    def test_fifty_rows_take_no_more_queries_than_five(self, keeper: Client) -> None:
        team = make_team()
        for number in range(50):
            account = make_account(f"Vogel{number}")
            make_placement(account, team)
            TOTPDevice.objects.create(user=account, name="authenticator")
        with at_most(12):
            keeper.get("/beheer/")

    def test_get_changes_nothing(self, keeper: Client) -> None:
        account = colleague()
        for what in ("weg", "telefoon", "opnieuw"):
            assert keeper.get(f"/beheer/accounts/{account.pk}/{what}/").status_code == 405


class TestPartners:
    def test_a_partner_gets_a_link_that_is_shown_once(self, keeper: Client) -> None:
        answer = keeper.post(
            "/beheer/partners/nieuw/",
            {"name": "De Wilgen", "kind": "school", "phone": "010 000 0001", "email": ""},
        )
        page = answer.headers["Location"]
        until = timezone.localdate() + timedelta(days=10)
        shown = text(
            keeper.post(
                page, {"holder": "zorgcoördinator", "email": "zorg@school.nl", "until": until.isoformat()}
            )
        )
        (address,) = re.findall(r"https?://\S+/via/\S+/", shown)
        assert "De link is voor De Wilgen" in shown and "14 0000" in shown
        assert address not in text(keeper.get(page))
        link = Link.objects.get()
        assert link.purpose == "signalling" and link.last_day == until and link.by is not None
        browser = Client()
        assert browser.get(path_of(address), follow=True).redirect_chain[-1][0] == "/zien/"
        assert "werkt niet meer" in text(keeper.post(f"/beheer/links/{link.pk}/intrekken/", follow=True))
        assert browser.get("/zien/").status_code == 410
        assert [name for name, _ in deeds()] == ["add_partner", "make_link", "revoke_link"]

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"holder": ""}, "Vul in wie de link krijgt"),
            ({"until": "2020-01-01"}, "al voorbij"),
            ({"until": "2099-01-01"}, "hoogstens twee jaar"),
            ({"until": "morgen"}, "Dit is geen dag"),
            ({"email": "zorg"}, "geen heel e-mailadres"),
        ],
    )
    def test_what_does_not_fit_is_told_at_the_field(
        self, keeper: Client, wrong: dict[str, str], said: str
    ) -> None:
        school = Organisation.objects.create(kind="school", name="De Wilgen")
        until = (timezone.localdate() + timedelta(days=10)).isoformat()
        given = {"holder": "zorgcoördinator", "email": "", "until": until, **wrong}
        assert said in text(keeper.post(f"/beheer/partners/{school.pk}/", given))
        assert not Link.objects.exists()

    def test_a_form_sent_twice_is_one_link(self, keeper: Client) -> None:
        school = Organisation.objects.create(kind="school", name="De Wilgen")
        page = f"/beheer/partners/{school.pk}/"
        (number,) = re.findall(r'name="number" value="([^"]+)"', text(keeper.get(page)))
        until = (timezone.localdate() + timedelta(days=10)).isoformat()
        given = {"number": number, "holder": "zorgcoördinator", "until": until}
        assert "/via/" in text(keeper.post(page, given))
        again = text(keeper.post(page, given, follow=True))
        assert "al gemaakt" in again and "/via/" not in again
        assert [str(one.pk) for one in Link.objects.all()] == [number]

    def test_a_partner_that_stops_loses_every_link(self, keeper: Client) -> None:
        school = Organisation.objects.create(kind="school", name="De Wilgen")
        until = (timezone.localdate() + timedelta(days=10)).isoformat()
        for holder in ("een", "twee"):
            keeper.post(f"/beheer/partners/{school.pk}/", {"holder": holder, "until": until})
        assert "Ingetrokken links: 2" in text(keeper.post(f"/beheer/partners/{school.pk}/stop/", follow=True))
        assert not Link.objects.filter(revoked_at__isnull=True).exists()
        assert keeper.get(f"/beheer/partners/{school.pk}/").status_code == 404

    def test_the_municipality_is_no_partner(self, keeper: Client) -> None:
        own = Organisation.objects.get(kind="municipality")
        for path in ("", "stop/", "wijzig/"):
            assert keeper.post(f"/beheer/partners/{own.pk}/{path}").status_code == 404

    def test_fifty_partners_take_no_more_queries_than_five(self, keeper: Client) -> None:
        until = (timezone.localdate() + timedelta(days=10)).isoformat()
        schools = [Organisation.objects.create(kind="school", name=f"School {n}") for n in range(50)]
        for school in schools[:3]:
            keeper.post(f"/beheer/partners/{school.pk}/", {"holder": "een", "until": until})
        with at_most(12):
            keeper.get("/beheer/partners/")
        with at_most(12):
            keeper.get(f"/beheer/partners/{schools[0].pk}/")


class TestTeams:
    def test_a_team_is_made_and_its_law_stays(self, keeper: Client) -> None:
        area = Area.objects.create(code="BU00000109", kind="buurt", name="De Wilgen")
        given = {
            "name": "Schuldhulp", "law": "wgs", "phone": "010 000 0002", "hours_text": "", "talks_a_week": "8",
            "areas": [area.pk],
        }  # fmt: skip
        keeper.post("/beheer/teams/nieuw/", given)
        team = Team.objects.get(name="Schuldhulp")
        assert (team.law, team.talks_a_week, list(team.areas.all())) == ("wgs", 8, [area])
        keeper.post(f"/beheer/teams/{team.pk}/", {**given, "name": "Team Schuldhulp", "law": "jeugdwet"})
        team.refresh_from_db()
        assert (team.name, team.law) == ("Team Schuldhulp", "wgs")
        assert "Team Schuldhulp" in text(keeper.get("/beheer/teams/"))
        assert "Vul een telefoonnummer in" in text(
            keeper.post("/beheer/teams/nieuw/", {**given, "phone": ""})
        )

    def test_fifty_teams_take_no_more_queries_than_five(self, keeper: Client) -> None:
        for number in range(50):
            make_placement(make_account(f"Vogel{number}"), make_team(name=f"Team {number}"))
        with at_most(12):
            keeper.get("/beheer/teams/")


class TestStandIns:
    def days(self, since: int = 1, until: int = 3) -> dict[str, str]:
        today = timezone.localdate()
        return {
            "since": (today + timedelta(days=since)).isoformat(), "until": (today + timedelta(days=until)).isoformat(),
        }  # fmt: skip

    def test_a_professional_arranges_it_for_oneself_only(self) -> None:
        team = make_team()
        one, other = colleague(team=team), colleague(name="Ander", team=team)
        client = enter_as(one)
        assert client.get("/waarnemen/").status_code == 200
        page = client.post(
            "/waarnemen/", {"professional": one.pk, "stand_in": other.pk, **self.days()}, follow=True
        )
        assert "Ander neemt waar voor Merel" in text(page)
        client.post("/waarnemen/", {"professional": other.pk, "stand_in": one.pk, **self.days()})
        made = StandIn.objects.get()
        assert (made.professional, made.stand_in, made.by) == (one, other, one.pk)
        assert deeds() == [("arrange_stand_in", "account")]

    def test_a_lead_arranges_it_in_the_team_and_nowhere_else(self) -> None:
        team, elsewhere = make_team(), make_team("wgs", "Schuldhulp")
        one, other = colleague(team=team), colleague(name="Ander", team=team)
        stranger = colleague(name="Vreemd", team=elsewhere)
        lead = enter_as(colleague("team_lead", "Leider", team=team))
        lead.post("/waarnemen/", {"professional": one.pk, "stand_in": stranger.pk, **self.days()})
        lead.post("/waarnemen/", {"professional": stranger.pk, "stand_in": one.pk, **self.days()})
        assert not StandIn.objects.exists()
        lead.post("/waarnemen/", {"professional": one.pk, "stand_in": other.pk, **self.days(0, 0)})
        made = StandIn.objects.get()
        stop = f"/waarnemen/{made.pk}/stop/"
        for who in (stranger, other):  # neither another team's colleague nor the one who stands in
            enter_as(who).post(stop)
        assert StandIn.objects.exists()
        assert "vanaf nu voorbij" in text(lead.post(stop, follow=True))
        assert not StandIn.objects.exists() and deeds()[-1] == ("end_stand_in", "account")

    @pytest.mark.parametrize(
        ("since", "until", "said"),
        [(3, 1, "ligt voor de eerste"), (-9, -8, "al voorbij"), (0, 90, "hoogstens twee maanden")],
    )
    def test_days_that_do_not_fit_are_told(self, since: int, until: int, said: str) -> None:
        team = make_team()
        one, other = colleague(team=team), colleague(name="Ander", team=team)
        given = {"professional": one.pk, "stand_in": other.pk, **self.days(since, until)}
        assert said in text(enter_as(one).post("/waarnemen/", given))

    def test_nobody_stands_in_for_oneself(self) -> None:
        team = make_team()
        one = colleague(team=team)
        colleague(name="Ander", team=team)
        lead = enter_as(colleague("team_lead", "Leider", team=team))
        page = lead.post("/waarnemen/", {"professional": one.pk, "stand_in": one.pk, **self.days()})
        assert "Niemand neemt waar voor zichzelf" in text(page)

    @pytest.mark.parametrize(
        "function", ["housekeeper", "policy_officer", "council_member", "privacy_officer"]
    )
    def test_others_have_nothing_to_do_with_it(self, function: str) -> None:
        client = enter_as(colleague(function))
        assert client.get("/waarnemen/").status_code == 403
        assert client.post("/waarnemen/", self.days()).status_code == 403
