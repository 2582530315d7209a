"""Somebody wants no contact, and a partner passes them on all the same: can the partner tell?

Two people, passed on by two partners of one kind in the same way: one objected, the other did not. Whatever a partner
can look at is laid side by side, on the day itself, after a second sending, and over half a year.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bereik.help.actions import end_journey
from bereik.house.upkeep.answering import answer_what_was_promised
from bereik.house.upkeep.erasing import erase_everywhere
from bereik.people.actions import is_objected, register_objection
from bereik.people.models import (
    DataKey,
    Identity,
    Journey,
    Message,
    Resident,
    Step,
)
from bereik.see.actions import Receipt, Told, receive_signal
from bereik.see.models import Signal, SignalWords
from bereik.see.rules import route_for
from bereik.terms.endings import EndingReason
from bereik.terms.knowing import Knowing
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.senders import Sender
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.actions import MadeLink
from bereik.trust.trail import writing
from tests.making import make_account, make_placement, make_resident, make_team
from tests.see.partners import come_in, filled_in, make_partner, signal_number, signalling, told

pytestmark = pytest.mark.django_db(transaction=True)

MEREL = {"call_name": "Merel", "phone": "06 00000031"}
NOON = datetime(2026, 11, 9, 11, tzinfo=UTC)


@pytest.fixture
def objection() -> None:
    """Merel said a clear no, and everything else about her is gone."""
    resident = make_resident("Merel", "Linde", phone="0600000031")
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        register_objection(access, resident)
        Identity.objects.filter(resident=resident).delete()
        DataKey.objects.filter(resident=resident).delete()
        Resident.objects.filter(pk=resident).delete()


def people() -> tuple[int, ...]:
    with house_access(Purpose.UPKEEP, "proef"):
        kept = (Resident, Identity, DataKey, Journey, Step, SignalWords, Message)
        return tuple(model.objects.count() for model in kept)


def stored(pk: Any) -> Signal:
    with house_access(Purpose.UPKEEP, "proef"):
        return Signal.objects.get(pk=pk)


# Nothing is kept


@pytest.mark.usefixtures("objection")
def test_about_somebody_who_objected_nothing_is_kept_but_a_row_for_the_sender() -> None:
    make_team()
    answer = _send(come_in(make_partner()), **MEREL)
    assert answer.status_code == 302
    assert people() == (0, 0, 0, 0, 0, 0, 0)
    signal = stored(signal_number(answer.headers["Location"]))
    assert (signal.resident_id, signal.journey_id) == (None, None)
    about_her = (
        signal.domains,
        signal.age,
        signal.agreed_how,
        signal.agreed_by,
        signal.amount,
        signal.danger,
    )
    assert about_her == ([], "", "", [], None, "")


@pytest.mark.usefixtures("objection")
def test_no_line_of_the_trail_says_whom_it_was_about(monkeypatch: pytest.MonkeyPatch) -> None:
    make_team()
    deeds = {}
    write = writing.write_deed

    def watched(access: Any, deed: Any) -> None:
        deeds[deed.name] = [one for one in deed.touched if one is not None]
        write(access, deed)

    monkeypatch.setattr(writing, "write_deed", watched)
    _send(come_in(make_partner()), **MEREL)
    assert deeds == {"receive_signal": [], "recognise_or_add": []}


@pytest.mark.usefixtures("objection")
def test_it_waits_on_no_list_and_takes_nobodys_turn() -> None:
    team = make_team()
    _send(come_in(make_partner()), **MEREL)
    with open_access(
        purpose=Purpose.OUTREACH, who=new_id(), kind="account", team=team.id, law=team.law, because="proef"
    ):
        assert not Journey.objects.exists()
        assert not Signal.objects.exists()


@pytest.mark.usefixtures("objection")
def test_what_a_duty_demands_comes_in_all_the_same_and_says_so() -> None:
    make_team("wgs", "Schuldhulp")
    receipt = _receive(
        make_partner("energy", "Energie voor U"),
        told(sender=Sender.ENERGY, identity=MEREL, amount=350, words="", agreed=None),
        arrears=True,
    )
    assert receipt.signal is not None
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.get().said_no_before
        assert not Message.objects.exists()


def test_without_an_objection_nobody_said_no_before() -> None:
    make_team("wgs", "Schuldhulp")
    _receive(
        make_partner("energy", "Energie voor U"),
        told(sender=Sender.ENERGY, identity=MEREL, amount=350, words="", agreed=None),
        arrears=True,
    )
    with house_access(Purpose.UPKEEP, "proef"):
        assert not Journey.objects.get().said_no_before


@pytest.mark.usefixtures("objection")
def test_who_asks_for_it_themself_takes_the_objection_back() -> None:
    make_team()
    receipt = _receive(make_partner(), told(sender=Sender.RESIDENT, identity=MEREL))
    assert receipt.signal is not None and receipt.signal.resident_id is not None
    with house_access(Purpose.UPKEEP, "proef") as access:
        assert not Journey.objects.get().said_no_before
        assert not is_objected(access, MEREL)
    again = _receive(make_partner("gp", "Huisartsenpraktijk De Eik"), told(identity=MEREL))
    assert again.signal is not None and again.signal.resident_id is not None


def test_a_housemate_on_the_same_number_is_somebody_else(objection: None) -> None:
    make_team()
    receipt = _receive(make_partner(), told(identity={**MEREL, "call_name": "Mus"}))
    assert receipt.signal is not None and receipt.signal.resident_id is not None


# The partner cannot tell


@pytest.fixture
def pair(objection: None) -> dict[str, tuple[Client, str]]:
    """Two partners alike; one passed on Merel, who objected, the other Mus, who did not. Each with the receipt."""
    make_team()
    made = {}
    for name in ("Merel", "Mus"):
        client = come_in(make_partner(email=f"{name.lower()}@voorbeeld.nl"))
        answer = _send(client, **{**MEREL, "call_name": name, "words": f"{name} slaapt slecht."})
        made[name] = (client, answer.headers["Location"])
    return made


def alike(pair: dict[str, tuple[Client, str]]) -> None:
    """The pages of both, without numbers of their own: fails when one word or field differs."""
    for page in ("receipt", reverse("my_signals"), reverse("new_signal")):
        seen = []
        for client, receipt in pair.values():
            answer = client.get(receipt if page == "receipt" else page)
            assert answer.status_code == 200
            seen.append(_bare(answer))
        assert seen[0] == seen[1], page


def _bare(answer: Any) -> str:
    """Without the numbers of rows, the token of the form, and the minute."""
    page = " ".join(answer.content.decode().split())
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "NUMBER", page)
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "TOKEN", page)
    return re.sub(r"\d{1,2}\.\d{2} uur", "MINUTE", page)


def test_the_receipts_are_equal_but_for_their_numbers(pair: dict[str, tuple[Client, str]]) -> None:
    alike(pair)
    for client, receipt in pair.values():
        page = " ".join(client.get(receipt).content.decode().split())
        assert "Dank u. Wij gaan erheen." in page
        assert "Dit is waar deze persoon ja op zei" in page


def test_sending_again_gives_the_same_answers(pair: dict[str, tuple[Client, str]]) -> None:
    same, changed = [], []
    for name, (client, receipt) in pair.items():
        mine = {**MEREL, "call_name": name, "words": f"{name} slaapt slecht."}
        form = {**filled_in(client, **mine), "key": stored(signal_number(receipt)).key}
        again = client.post(reverse("new_signal"), form, follow=True)
        assert again.redirect_chain[-1][0] == receipt
        same.append(_bare(again))
        another = client.post(reverse("new_signal"), {**form, "phone": "06 00000099"})
        assert another.status_code == 422
        changed.append(_bare(another).replace(name, "NAME"))
    assert same[0] == same[1]
    assert "Dit hadden wij al." in same[0]
    assert changed[0] == changed[1]
    assert "Dit formulier was al verstuurd" in changed[0]


def test_also_an_answer_that_is_late_reads_the_same(pair: dict[str, tuple[Client, str]]) -> None:
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Signal.objects.update(told_by=access.today - timedelta(days=1))
    alike(pair)
    client, receipt = pair["Merel"]
    assert "Dit is waarom: Wij hadden te weinig mensen." in " ".join(
        client.get(receipt).content.decode().split()
    )


def test_over_time_they_stay_alike_until_both_are_forgotten(pair: dict[str, tuple[Client, str]]) -> None:
    merel, other = (stored(signal_number(receipt)) for _, receipt in pair.values())
    assert (merel.contact_by, merel.told_by) == (other.contact_by, other.told_by)
    assert merel.told_by is not None
    promised = datetime.combine(merel.told_by, time(2), timezone.get_current_timezone())
    answer_what_was_promised(promised - timedelta(days=1), merel.told_by - timedelta(days=1))
    alike(pair)
    assert stored(merel.pk).told == ""

    # On the day itself a professional ends the other one, and the night closes hers.
    answer_what_was_promised(promised, merel.told_by)
    _end(other, promised + timedelta(hours=9))
    told = stored(merel.pk)
    assert (told.told, timezone.localdate(told.told_at)) == (SignalReason.CLOSED, merel.told_by)
    alike(pair)

    # Each partner gets one message in the same words, hers in working hours.
    with house_access(Purpose.UPKEEP, "proef"):
        news = list(Message.objects.filter(to_kind="link").order_by("made_at", "id"))
    assert len(news) == 2
    assert (news[0].subject, news[0].text, news[0].channel) == (
        news[1].subject,
        news[1].text,
        news[1].channel,
    )
    assert time(9) <= timezone.localtime(news[0].due_at).time() < time(16)

    # Half a year on nothing is left of either but that something was closed.
    late = promised + timedelta(days=200)
    with house_access(Purpose.UPKEEP, "proef", at=late) as access:
        erase_everywhere(access, other.resident_id)
    answer_what_was_promised(late, late.date())
    both = [stored(number) for number in (merel.pk, other.pk)]
    for gone, before in zip(both, (merel, other), strict=True):
        assert (gone.own_words, bytes(gone.print)) == ("", b"")
        assert gone.key.startswith("erased:") and before.key not in gone.key
    assert len(both[0].key) == len(both[1].key)
    alike(pair)


def test_the_night_does_its_work_once(pair: dict[str, tuple[Client, str]]) -> None:
    merel = stored(signal_number(pair["Merel"][1]))
    assert merel.told_by is not None
    promised = datetime.combine(merel.told_by, time(2), timezone.get_current_timezone())
    assert answer_what_was_promised(promised, merel.told_by) == {"closed": 1, "forgotten": 0}
    assert answer_what_was_promised(promised, merel.told_by) == {"closed": 0, "forgotten": 0}


def test_where_no_day_could_be_promised_it_is_closed_when_the_others_end(objection: None) -> None:
    team = make_team()
    team.talks_a_week = 0
    team.save()
    receipt = _receive(make_partner(), told(identity=MEREL))
    assert receipt.signal is not None and receipt.signal.told_by is None
    # Six months after 9 November.
    assert answer_what_was_promised(datetime(2027, 5, 8, 1, tzinfo=UTC), date(2027, 5, 8))["closed"] == 0
    assert answer_what_was_promised(datetime(2027, 5, 9, 1, tzinfo=UTC), date(2027, 5, 9))["closed"] == 1


def _send(client: Client, **values: Any) -> Any:
    return client.post(reverse("new_signal"), filled_in(client, **values))


def _receive(partner: MadeLink, what: Told, *, arrears: bool = False) -> Receipt:
    way = route_for(
        sender=what.sender, today=NOON.date(), knowing=Knowing.AGREES, arrears=arrears, tried=arrears
    )
    with signalling(partner, at=NOON) as access:
        return receive_signal(access, what, way)


def _end(signal: Signal, at: datetime) -> None:
    """Somebody of the team took it on and ends it, with a reason of ours."""
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        journey = Journey.objects.select_related("team").get(pk=signal.journey_id)
        colleague = make_account()
        make_placement(colleague, journey.team)
        Journey.objects.filter(pk=journey.pk).update(trusted=colleague.pk, trusted_at=access.at)
    with open_access(
        purpose=Purpose.HELPING,
        who=colleague.pk,
        kind="account",
        team=journey.team_id,
        law=journey.law,
        because="proef",
        at=at,
    ) as access:
        verdict = end_journey(access, journey.pk, because=EndingReason.WE_HAD_NO_PEOPLE)
    assert verdict is not None and verdict.yes, verdict
