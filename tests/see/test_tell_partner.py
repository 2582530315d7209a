"""What does whoever passed it on hear back?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bereik.people.models import Journey, Message
from bereik.see.feedback import answer_of, tell_partner
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason
from bereik.trust.access import house_access, open_access
from bereik.trust.links.actions import MadeLink
from bereik.trust.models import Account
from tests.making import make_account, make_team
from tests.see.partners import make_partner, signalling
from tests.see.test_receive_signal import receive

pytestmark = pytest.mark.django_db(transaction=True)

MET = datetime(2026, 11, 12, 14, tzinfo=UTC)


def taken_on(law: str = "wmo2015") -> tuple[Journey, Account]:
    """The one journey there is, taken on by somebody."""
    someone = make_account()
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Journey.objects.update(trusted=someone.id, trusted_at=access.at)
        return Journey.objects.select_related("team").get(), someone


def tell(journey: Journey, who: Account, what: SignalReason = SignalReason.SPOKEN_WITH) -> list[Signal]:
    with (
        open_access(
            purpose=Purpose.HELPING,
            who=who.id,
            kind="account",
            team=journey.team_id,
            law=journey.law,
            because="proef",
            at=MET,
        ) as access,
        access.deed("record_attempt"),
    ):
        return tell_partner(access, journey, what)


def own_signal(partner: MadeLink) -> Signal:
    with signalling(partner):
        return Signal.objects.get()


def messages() -> list[Message]:
    """What was put ready for senders."""
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Message.objects.exclude(to_kind="resident").order_by("id"))


def test_the_partner_reads_that_there_was_contact_and_not_what() -> None:
    make_team()
    partner = make_partner()
    receive(partner)
    assert len(tell(*taken_on())) == 1
    signal = own_signal(partner)
    assert answer_of(signal, MET.date()).reason == Reason(SignalReason.SPOKEN_WITH)
    assert signal.told_at == MET


def test_word_is_left_that_there_is_news_and_whom_to_call() -> None:
    team = make_team()
    partner = make_partner()
    receive(partner)
    tell(*taken_on())
    (message,) = messages()
    assert (message.to_kind, message.to, message.channel) == ("link", partner.link.id, "email")
    assert team.phone in message.text
    assert team.name in message.text
    for telling in ("Merel", "huur", "gesproken", "groep 7"):
        assert telling not in message.text + message.subject


def test_who_gave_no_e_mail_stands_on_the_call_list_of_the_team() -> None:
    team = make_team()
    receive(make_partner(email="", phone="06 00000012"))
    tell(*taken_on())
    (message,) = messages()
    assert (message.channel, message.team, message.sent_at) == ("call", team.id, None)


def test_a_sender_is_told_once() -> None:
    make_team()
    partner = make_partner()
    receive(partner)
    journey, someone = taken_on()
    tell(journey, someone)
    assert tell(journey, someone) == []
    assert own_signal(partner).told == SignalReason.SPOKEN_WITH
    assert len(messages()) == 1


def test_who_heard_of_contact_also_hears_that_it_is_closed_and_never_the_other_way_round() -> None:
    make_team()
    partner = make_partner()
    receive(partner)
    journey, someone = taken_on()
    tell(journey, someone)
    first = own_signal(partner).told_at
    assert len(tell(journey, someone, SignalReason.CLOSED)) == 1
    assert tell(journey, someone, SignalReason.CLOSED) == []
    assert tell(journey, someone) == []
    told = own_signal(partner)
    assert (told.told, told.told_at) == (SignalReason.CLOSED, first)
    assert len(messages()) == 2


def test_what_ends_without_a_talk_is_told_as_closed() -> None:
    make_team()
    partner = make_partner()
    receive(partner)
    tell(*taken_on(), SignalReason.CLOSED)
    assert answer_of(own_signal(partner), MET.date()).reason == Reason(SignalReason.CLOSED)


def test_outside_a_deed_nothing_is_told() -> None:
    from bereik.trust.refusals import NoDeed

    make_team()
    partner = make_partner()
    receive(partner)
    journey, someone = taken_on()
    with (
        open_access(
            purpose=Purpose.HELPING, who=someone.id, kind="account", law=journey.law, because="proef"
        ) as access,
        pytest.raises(NoDeed),
    ):
        tell_partner(access, journey)
    assert own_signal(partner).told == ""


@pytest.mark.parametrize(
    ("told_on", "today", "late"),
    [
        (None, date(2026, 11, 23), False),
        (None, date(2026, 11, 24), True),
        (date(2026, 11, 23), date(2026, 12, 1), False),
        (date(2026, 11, 24), date(2026, 12, 1), True),
    ],
)
def test_an_answer_is_late_from_the_day_after_the_promised_one(
    told_on: date | None, today: date, late: bool
) -> None:
    signal = Signal(
        id=UUID(int=1),
        received_at=datetime(2026, 11, 9, 11, tzinfo=UTC),
        told_by=date(2026, 11, 23),
        told_at=datetime.combine(told_on, datetime.min.time(), UTC) + timedelta(hours=11)
        if told_on
        else None,
        told=SignalReason.SPOKEN_WITH if told_on else "",
    )
    assert answer_of(signal, today).late is late
