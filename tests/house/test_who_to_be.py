"""Can one look around as anyone in a synthetic house, and nowhere else?"""

from __future__ import annotations

import importlib
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches
from django.utils import timezone

from bereik.house.coming_in import urls
from bereik.house.coming_in.personas import NotHere, in_the_story, persona_address, personas
from bereik.house.deploy import for_real_residents
from bereik.municipality.models import Organisation
from bereik.terms.purposes import Purpose
from bereik.trust.links.actions import make_link, revoke_link
from tests.house.entering import colleague, enter_as, give_authenticator, path_of, sign_in
from tests.making import make_account

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def a_link() -> object:
    school = Organisation.objects.create(kind="school", name="De Wilgen")
    now = timezone.now()
    return make_link(
        purpose=Purpose.SIGNALLING, holder="Zorgcoördinator", until=now + timedelta(days=9), at=now, by=None,
        organisation=school.pk,
    ).link  # fmt: skip


def test_one_line_a_person_and_one_tap_is_in() -> None:
    colleague("policy_officer", "Reiger")
    colleague(name="Merel")
    make_account("Zonderplek")
    a_link()
    client = Client()
    page = client.get("/wie/").content.decode()
    assert "Reiger" in page and "Professional, Wijkteam Noord" in page and "De Wilgen" in page
    assert "Zonderplek" not in page
    people = re.findall(r'name="who" value="([^"]+)"', page)
    assert len(people) == 3
    starts = {client.post("/wie/", {"who": one}, follow=True).redirect_chain[-1][0] for one in people}
    assert starts == {"/leren/bereik/", "/helpen/vandaag/", "/zien/"}


@pytest.mark.parametrize(
    ("function", "start"),
    [
        ("professional", "/helpen/vandaag/"), ("team_lead", "/helpen/team/"), ("policy_officer", "/leren/bereik/"),
        ("council_member", "/leren/bereik/"), ("experience_expert", "/leren/bereik/"),
        ("delivery_officer", "/leren/bereik/"), ("privacy_officer", "/nakijken/"), ("housekeeper", "/beheer/"),
    ],
)  # fmt: skip
def test_each_day_begins_on_its_own_page(function: str, start: str) -> None:
    client = enter_as(colleague(function))
    assert client.get("/").headers["Location"] == start


def test_the_five_of_the_story_come_first_and_everyone_is_there_once() -> None:
    for number in range(3):
        colleague("professional", f"Merel{number}")
    colleague("council_member", "Reiger")
    colleague("policy_officer", "Kievit")
    colleague("privacy_officer", "Zwaluw")
    a_link()
    five, also, others = in_the_story(personas())
    assert [one.name for one in five] == ["Zorgcoördinator", "Merel0", "Kievit", "Reiger"]
    # A colleague of the professional, and one of each other kind.
    assert [one.name for one in also] == ["Merel1", "Zwaluw"]
    assert [one.name for one in others] == ["Merel2"]
    page = Client().get("/wie/").content.decode()
    assert len(re.findall(r'name="who" value="([^"]+)"', page)) == 7
    assert page.index("Zorgcoördinator") < page.index("Merel0") < page.index("Zwaluw") < page.index("Merel2")


def test_an_address_signs_in_whoever_opens_it() -> None:
    account = colleague()
    client = Client()
    answer = client.get(path_of(persona_address(account)))
    assert answer.status_code == 302 and answer.headers["Referrer-Policy"] == "no-referrer"
    assert account.name in client.get("/account/").content.decode()


def test_a_made_up_address_opens_nothing() -> None:
    address = path_of(persona_address(colleague()))
    for wrong in (address[:-3] + "x/", "/word/WyJhY2NvdW50Il0:abc/", "/word/zomaar/"):
        assert Client().get(wrong).status_code == 404
    assert Client().post("/wie/", {"who": "zomaar"}).status_code == 404
    assert Client().post("/wie/", {}).status_code == 404


def test_who_left_or_lost_the_link_cannot_be_picked() -> None:
    account, link = colleague(), a_link()
    addresses = [path_of(persona_address(one)) for one in (account, link)]  # type: ignore[arg-type]
    account.left_at = timezone.now()
    account.save()
    revoke_link(link, at=timezone.now())  # type: ignore[arg-type]
    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    assert 'name="who"' not in Client().get("/wie/").content.decode()


class TestInARealHouse:
    def test_the_pages_do_not_exist(self) -> None:
        account = colleague()
        address = path_of(persona_address(account))
        with override_settings(BEREIK_SYNTHETIC=False):
            assert [Client().get(path).status_code for path in ("/wie/", address)] == [404, 404]
            assert Client().post("/wie/", {"who": address.split("/")[2]}).status_code == 404
            assert "Kies wie u bent" not in Client().get("/").content.decode()
            with pytest.raises(NotHere):
                persona_address(account)

    def test_not_even_their_addresses_do(self) -> None:
        try:
            with override_settings(BEREIK_SYNTHETIC=False):
                names = {one.name for one in importlib.reload(urls).urlpatterns}
            assert "sign_in" in names and not {"who_to_be", "become"} & names
        finally:
            importlib.reload(urls)
            clear_url_caches()
        assert {"who_to_be", "become"} <= {one.name for one in urls.urlpatterns}

    def test_who_was_picked_is_nobody_there(self) -> None:
        client = enter_as(colleague("housekeeper"))
        assert client.get("/beheer/").status_code == 200
        with override_settings(BEREIK_SYNTHETIC=False):
            assert client.get("/beheer/").status_code == 302

    def test_who_came_in_that_way_is_named_before_a_real_house_opens(self) -> None:
        enter_as(colleague("housekeeper"))
        said = [(finding.setting, finding.what.en) for finding in for_real_residents()]
        assert any(
            setting == "BEREIK_DATABASE_URL" and "1 accounts came in" in what for setting, what in said
        )


def test_who_is_here_takes_four_queries() -> None:
    """Session, account, second factor, place: asked at every request, so that leaving holds at once."""
    account = colleague("housekeeper")
    client = Client()
    sign_in(client, account, give_authenticator(account))
    client.get("/account/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/leren/bereik/")
    assert len(queries) == 4, [query["sql"][:90] for query in queries.captured_queries]
    nobody = Client()
    with CaptureQueriesContext(connection) as queries:
        nobody.get("/aanmelden/")
    assert len(queries) == 0


def test_the_menu_shows_what_is_open_and_marks_where_one_is() -> None:
    def menu(client: Client, path: str) -> list[str]:
        page = client.get(path).content.decode()
        return re.findall(r'class="rooms__room" href="([^"]+)"( aria-current="page")?', page)  # type: ignore[return-value]

    keeper = menu(enter_as(colleague("housekeeper")), "/beheer/partners/")
    assert ("/beheer/partners/", ' aria-current="page"') in keeper and ("/beheer/", "") in keeper
    officer = {address for address, _ in menu(enter_as(colleague("policy_officer")), "/leren/bereik/")}
    assert officer == {"/leren/bereik/", "/account/"}
    assert menu(Client(), "/") == []
