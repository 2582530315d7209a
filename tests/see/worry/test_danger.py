"""Where does a serious worry go, and what stays of it with us?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bereik.house.coming_in.personas import persona_address
from bereik.see.models import HandedOver
from bereik.see.worry.rules import SERVICES, secrecy_of, stands_at
from bereik.terms.hand_overs import HAND_OVERS, HandOver
from bereik.terms.handing_over import HOW_TO
from bereik.terms.medical_secrecy import SecrecyOption
from bereik.terms.reporting_code import CODE_BINDS, REPORTING_STEPS, ReportingStep
from bereik.terms.senders import SENDERS, Sender
from bereik.trust.trail.chain import stores
from bereik.trust.wall.authorizer import trail_open
from tests.conftest import POSTGRES
from tests.making import make_account, make_placement, make_team
from tests.see.consulting.questions import rows_about_people
from tests.see.partners import come_in, make_partner

pytestmark = pytest.mark.django_db(transaction=True)


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_numbers_stand_first_as_telephone_links() -> None:
    page = words(come_in(make_partner()).get(reverse("danger"))).partition('id="inhoud"')[2]
    places = [page.index(f'href="tel:{number}"') for number in ("112", "08002000", "113", "08001205")]
    assert places == sorted(places)
    assert places[0] < page.index("<form method"), "to call comes before anything else"
    assert "<textarea" not in page and 'type="text"' not in page


def test_without_a_link_one_is_led_to_the_door() -> None:
    assert Client().get(reverse("danger")).status_code == 302


def test_every_service_on_the_page_says_how() -> None:
    for service in SERVICES:
        assert HAND_OVERS[service].phone
        assert len(HOW_TO[service].they_ask) >= 3


def test_looking_counts_nothing_and_a_tap_counts_once_in_a_session() -> None:
    link = make_partner()
    client = come_in(link)
    client.get(reverse("danger"))
    address = reverse("hand_over", args=["veilig_thuis"])
    client.get(address)
    assert HandedOver.objects.count() == 0
    for _ in range(3):
        assert client.post(address).headers["Location"] == address
        assert client.get(address).status_code == 200
    client.post(reverse("hand_over", args=["emergency"]))
    assert sorted(HandedOver.objects.values_list("sender_kind", "to")) == [
        ("school", "emergency"),
        ("school", "veilig_thuis"),
    ]
    assert {one.on for one in HandedOver.objects.all()} == {timezone.localdate()}
    # Coming in again is another time.
    come_in(link).post(address)
    assert HandedOver.objects.filter(to="veilig_thuis").count() == 2


def test_nothing_else_stays_no_row_no_line_and_no_word_in_the_session() -> None:
    client = come_in(make_partner())
    rows, lines = rows_about_people(), _lines()
    client.get(reverse("danger"))
    client.post(reverse("hand_over", args=["suicide_prevention"]))
    client.get(reverse("hand_over", args=["suicide_prevention"]))
    assert (rows_about_people(), _lines()) == (rows, lines)
    fields = {field.name for field in HandedOver._meta.get_fields()}
    assert fields == {"id", "on", "sender_kind", "to"}
    kept = "".join(str(one.get_decoded()) for one in Session.objects.all())
    # The number by itself: among the digits of a key it stands by chance.
    assert not re.search(r"suicide|(?<![0-9a-f-])113(?![0-9a-f-])", kept)


def _lines() -> int:
    """Lines of the trail that no test wrote itself."""
    found = 0
    with trail_open():
        for store in stores():
            with connections["owner" if POSTGRES else store].cursor() as cursor:
                cursor.execute("select count(*) from trust_trailline where because <> 'proef'")
                found += cursor.fetchone()[0]
    return found


def test_a_service_that_is_not_on_the_page_is_not_found() -> None:
    client = come_in(make_partner())
    for name in ("own_team", "outreach_care", "x", "' or 1=1"):
        assert client.post(f"/zien/gevaar/{name}/").status_code == 404
    assert HandedOver.objects.count() == 0


@pytest.mark.parametrize("sender", list(Sender))
def test_whom_the_code_binds_stands_at_the_last_step_and_all_others_may_ask(sender: Sender) -> None:
    assert stands_at(sender) is (ReportingStep.DECIDE if sender in CODE_BINDS else ReportingStep.CONSULT)
    assert bool(secrecy_of(sender)) is SENDERS[sender].keeps_medical_secrets


def test_the_code_binds_education_care_and_child_care_and_no_landlord() -> None:
    """Besluit verplichte meldcode: health care, education, child care, social support, youth help, justice."""
    assert {Sender.SCHOOL, Sender.GP, Sender.CHILD_CARE, Sender.HOME_CARE, Sender.YOUTH_HEALTH} <= set(
        CODE_BINDS
    )
    assert not {Sender.LANDLORD, Sender.EMPLOYER, Sender.COMMUNITY, Sender.NEIGHBOUR} & set(CODE_BINDS)
    assert len(REPORTING_STEPS) == 5


def test_a_school_reads_its_step_and_a_landlord_that_advice_is_always_possible() -> None:
    make_team()
    school = words(come_in(make_partner("school")).get(reverse("danger")))
    assert "De meldcode: u staat bij stap 5" in school
    assert "beroepsgeheim" not in school
    landlord = words(come_in(make_partner("landlord", "Woningcorporatie")).get(reverse("danger")))
    assert "Advies vragen mag altijd, ook zonder naam." in landlord


def test_a_doctor_reads_the_four_options_of_medical_secrecy() -> None:
    client = come_in(make_partner("gp", "Huisartsenpraktijk De Eik"))
    for page in (client.get(reverse("danger")), client.get(reverse("hand_over", args=["veilig_thuis"]))):
        assert all(term.label.nl in words(page) for term in secrecy_of(Sender.GP))
    assert len(SecrecyOption) == 4


def test_a_colleague_finds_the_numbers_too() -> None:
    team = make_team()
    els = make_account("Els")
    make_placement(els, team)
    client = Client()
    client.get(persona_address(els))
    assert 'href="tel:112"' in words(client.get(reverse("danger")))
    client.post(reverse("hand_over", args=[HandOver.WORRY_LINE.value]))
    assert HandedOver.objects.get().sender_kind == "ourselves"


def test_the_panel_in_the_form_leads_there() -> None:
    make_team()
    page = words(come_in(make_partner()).get(reverse("new_signal"), {"weet": "danger"}))
    assert f'href="{reverse("danger")}"' in page
