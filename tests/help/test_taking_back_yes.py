"""A resident takes back a yes: what goes, what is proof, who hears it, and where does it end?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from bereik.help.actions import take_back_yes
from bereik.house.coming_in.personas import persona_address
from bereik.people.models import Ending, Journey, Message, Resident
from bereik.see.actions import receive_signal
from bereik.see.models import Signal, SignalWords
from bereik.see.rules import route_for
from bereik.terms.authority import Age, SaysYes
from bereik.terms.endings import EndingReason
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.senders import Sender
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.actions import MadeLink
from bereik.trust.models import Account
from tests.making import make_account, make_placement, make_team
from tests.see.partners import READ_OUT, agreed, make_partner, signalling, told

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 9, 11, tzinfo=UTC)
LATER = NOON + timedelta(days=2)
BORN = {"initials": "M.", "surname": "Linde", "birth_date": "1990-01-01", "postcode": "1234 AB"}
MEREL = {"call_name": "Merel", "phone": "06 00000031", "street": "Wilgenlaan", "house_number": "3", **BORN}


def pass_on(partner: MadeLink, at: datetime = NOON, *, arrears: bool = False, **values: Any) -> Signal:
    what = told(identity=MEREL, **values)
    way = route_for(
        sender=what.sender, today=at.date(), knowing=Knowing.AGREES, arrears=arrears, tried=arrears
    )
    with signalling(partner, at=at) as access:
        signal = receive_signal(access, what, way).signal
    assert signal is not None
    return signal


@contextmanager
def own(resident: UUID) -> Iterator[Access]:
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=resident, because="proef", at=LATER
    ) as access:
        yield access


def take_on(signal: Signal, **values: Any) -> Account:
    someone = make_account()
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Journey.objects.filter(pk=signal.journey_id).update(
            trusted=someone.pk, trusted_at=access.at, **values
        )
    return someone


@contextmanager
def helping(who: Account, law: str = "wmo2015") -> Iterator[Access]:
    with open_access(
        purpose=Purpose.HELPING, who=who.pk, kind="account", law=law, because="proef", at=LATER
    ) as access:
        yield access


def seen(signal: Signal) -> tuple[Signal, SignalWords, Journey]:
    with house_access(Purpose.UPKEEP, "proef"):
        return (
            Signal.objects.get(pk=signal.pk),
            SignalWords.objects.get(signal=signal.pk),
            Journey.objects.get(pk=signal.journey_id),
        )


def messages(**which: Any) -> list[Message]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Message.objects.filter(**which).order_by("id"))


# The confirmation


def test_a_letter_says_that_something_was_passed_on_with_a_yes_and_how_to_take_it_back() -> None:
    team = make_team("wmo2015", "Schuldenteam Noord")
    signal = pass_on(make_partner())
    (letter,) = messages(to_kind="resident")
    assert (letter.channel, letter.to, letter.team, letter.law) == ("letter", signal.resident_id, team.pk, "")
    assert "U mag uw ja altijd terugnemen." in letter.text
    assert team.phone in letter.text
    for telling in (
        "Merel",
        "huur",
        "Geld",
        "school",
        "zorgcoördinator",
        "De Voorbeeld",
        team.name,
        "schuld",
    ):
        assert telling.lower() not in (letter.text + letter.subject).lower()


def test_the_confirmation_is_not_the_senders_to_see() -> None:
    make_team()
    partner = make_partner()
    pass_on(partner)
    with signalling(partner):
        assert not Message.objects.exists()


def test_without_an_address_somebody_of_the_team_calls() -> None:
    make_team()
    with signalling(make_partner(), at=NOON) as access:
        way = route_for(sender=Sender.SCHOOL, today=NOON.date(), knowing=Knowing.AGREES)
        receive_signal(access, told(), way)
    (call,) = messages(to_kind="resident")
    assert call.channel == "call"


@pytest.mark.parametrize("age", [Age.UNDER_12, Age.FROM_12])
def test_about_a_child_somebody_calls_each_parent_apart(age: Age) -> None:
    make_team("jeugdwet", "Jeugdteam")
    by = (SaysYes.SELF, SaysYes.PARENT, SaysYes.OTHER_PARENT)
    pass_on(make_partner(), agreed=agreed(NOON.date(), age=age, by=by))
    (call,) = messages(to_kind="resident")
    assert call.channel == "call"
    assert "elke ouder met gezag" in call.text and "Elk apart" in call.text


def test_what_a_law_brings_in_is_no_yes_and_is_not_confirmed_as_one() -> None:
    make_team("wgs", "Schuldhulp")
    pass_on(make_partner("energy", "Energie"), arrears=True, sender=Sender.ENERGY, agreed=None, words="")
    assert messages(to_kind="resident") == []


# Taken back


def test_a_resident_takes_back_a_yes_on_their_own_page() -> None:
    make_team()
    signal = pass_on(make_partner())
    with own(signal.resident_id) as access:
        taken = take_back_yes(access, signal.pk)
    assert taken is not None and taken.must_end
    now, words, journey = seen(signal)
    assert (now.withdrawn_on, now.domains) == (LATER.date(), [])
    assert (words.words, words.how_to_come_by, words.agreed_text) == (None, None, None)
    # That a yes was said stays: AVG art. 7(1).
    assert (now.agreed_on, now.agreed_by) == (NOON.date(), ["self"])
    assert (journey.ended_at, journey.about) == (LATER, [])
    with house_access(Purpose.UPKEEP, "proef"):
        assert Ending.objects.get(journey=journey.pk).because == EndingReason.WE_MAY_NOT
        # One month after 11 November.
        assert Resident.objects.get().erase_on == date(2026, 12, 11)


def test_the_sender_hears_that_it_is_closed_and_not_why() -> None:
    make_team()
    partner = make_partner()
    signal = pass_on(partner)
    with own(signal.resident_id) as access:
        take_back_yes(access, signal.pk)
    assert seen(signal)[0].told == SignalReason.CLOSED
    (news,) = messages(to_kind="link")
    assert news.to == partner.link.pk
    assert "terug" not in news.text


def test_a_letter_that_was_not_posted_yet_does_not_go_any_more() -> None:
    make_team()
    signal = pass_on(make_partner())
    with own(signal.resident_id) as access:
        take_back_yes(access, signal.pk)
    assert messages(to_kind="resident") == []


def test_a_professional_who_hears_it_takes_it_back_for_them() -> None:
    make_team()
    signal = pass_on(make_partner())
    with helping(take_on(signal)) as access:
        taken = take_back_yes(access, signal.pk)
    assert taken is not None
    now, words, journey = seen(signal)
    assert (now.withdrawn_on, words.words, journey.ended_at) == (LATER.date(), None, LATER)


def test_twice_is_once() -> None:
    make_team()
    signal = pass_on(make_partner())
    with own(signal.resident_id) as access:
        assert take_back_yes(access, signal.pk) is not None
        assert take_back_yes(access, signal.pk) is None
    assert len(messages(to_kind="link")) == 1


def test_somebody_elses_yes_is_not_theirs_to_take_back() -> None:
    make_team()
    signal, stranger = pass_on(make_partner()), make_account("Els")
    for way in (own(new_id()), helping(stranger), helping(take_on(signal), "wgs")):
        with way as access:
            assert take_back_yes(access, signal.pk) is None
    assert seen(signal)[0].withdrawn_on is None


def test_where_another_yes_holds_the_journey_goes_on_about_that() -> None:
    make_team()
    signal = pass_on(make_partner())
    other = pass_on(make_partner("gp", "Huisartsenpraktijk De Eik"), domains=[LifeDomain.BODY])
    assert other.journey_id == signal.journey_id, "the same person, by all five marks"
    with own(signal.resident_id) as access:
        taken = take_back_yes(access, signal.pk)
    assert taken is not None and taken.another_ground and not taken.must_end
    _, _, journey = seen(signal)
    assert (journey.ended_at, journey.about) == (None, ["body"])
    assert seen(other)[1].words is not None
    with house_access(Purpose.UPKEEP, "proef"):
        assert Resident.objects.get().erase_on is None


def test_who_was_met_already_is_not_left_by_a_yes_taken_back() -> None:
    make_team()
    signal = pass_on(make_partner())
    with helping(take_on(signal, met_at=LATER)) as access:
        taken = take_back_yes(access, signal.pk)
    assert taken is not None and taken.met and not taken.must_end
    assert seen(signal)[2].ended_at is None


def test_arrears_are_no_yes_and_cannot_be_taken_back_so() -> None:
    make_team("wgs", "Schuldhulp")
    signal = pass_on(
        make_partner("energy", "Energie"), arrears=True, sender=Sender.ENERGY, agreed=None, words=""
    )
    with own(signal.resident_id) as access:
        assert take_back_yes(access, signal.pk) is None


def test_who_has_another_journey_with_us_is_not_erased() -> None:
    make_team()
    make_team("wgs", "Schuldhulp")
    signal = pass_on(make_partner())
    pass_on(make_partner("energy", "Energie"), arrears=True, sender=Sender.ENERGY, agreed=None, words="")
    with own(signal.resident_id) as access:
        taken = take_back_yes(access, signal.pk)
    assert taken is not None and taken.must_end, "another law is another journey"
    with house_access(Purpose.UPKEEP, "proef"):
        assert Resident.objects.get().erase_on is None


# On the professional's page


def enter(who: Account) -> Client:
    client = Client()
    assert client.get(persona_address(who)).status_code == 302
    return client


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def helper_of(signal: Signal, team: Any, **values: Any) -> Client:
    someone = take_on(signal, **values)
    make_placement(someone, team)
    return enter(someone)


def test_the_file_shows_to_what_the_resident_said_yes_and_takes_it_back_by_one_tap() -> None:
    team = make_team()
    signal = pass_on(make_partner())
    client = helper_of(signal, team, met_at=LATER)
    address = reverse("journey", args=[signal.journey_id])
    page = words(client.get(address))
    assert "Ja gezegd op 9 november 2026 · in een gesprek" in page
    assert READ_OUT in page
    answer = client.post(reverse("take_back_yes", args=[signal.journey_id, signal.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == address
    assert "Ja teruggenomen op" in words(answer)
    assert READ_OUT not in words(answer)
    assert "Merel zegt dat de huur niet lukt." not in words(answer)


def test_where_nothing_else_holds_the_page_leads_back_to_the_day() -> None:
    team = make_team()
    signal = pass_on(make_partner())
    client = helper_of(signal, team)
    answer = client.post(reverse("take_back_yes", args=[signal.journey_id, signal.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("day_list"))
    again = client.post(reverse("take_back_yes", args=[signal.journey_id, signal.pk]))
    assert again.status_code == 404


def test_a_stranger_takes_nothing_back() -> None:
    team = make_team()
    signal = pass_on(make_partner())
    take_on(signal)
    stranger = make_account("Els")
    make_placement(stranger, team)
    answer = enter(stranger).post(reverse("take_back_yes", args=[signal.journey_id, signal.pk]))
    assert answer.status_code == 404
    assert seen(signal)[0].withdrawn_on is None
