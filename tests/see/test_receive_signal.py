"""What happens when somebody passes something on?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from bereik.help.models import Attempt
from bereik.people.models import Identity, Journey, Resident, Step
from bereik.people.names import read_identity, read_keys
from bereik.see.actions import NobodyGoesThere, Receipt, Told, receive_signal, receiving
from bereik.see.models import Signal, SignalWords
from bereik.see.room import room_of
from bereik.see.rules import Way, route_for
from bereik.terms.authority import Age, SaysYes
from bereik.terms.dangers import Danger
from bereik.terms.knowing import Knowing
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.senders import Sender
from bereik.trust.access import house_access, open_access
from bereik.trust.links.actions import MadeLink
from bereik.trust.refusals import WrongPurpose
from bereik.trust.trail.reading import own_part
from tests.making import make_account, make_journey, make_team
from tests.see.partners import READ_OUT, agreed, make_partner, signalling, told

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 9, 11, tzinfo=UTC)


def yes() -> Way:
    return route_for(sender=Sender.SCHOOL, today=NOON.date(), knowing=Knowing.AGREES)


def receive(
    partner: MadeLink, what: Told | None = None, way: Way | None = None, at: datetime = NOON
) -> Receipt:
    with signalling(partner, at=at) as access:
        return receive_signal(access, what or told(), way or yes())


def counts() -> tuple[int, ...]:
    with house_access(Purpose.UPKEEP, "proef"):
        return tuple(one.objects.count() for one in (Resident, Identity, Journey, Signal, SignalWords, Step))


def test_a_signal_opens_a_journey_with_its_ground_and_promise() -> None:
    team, partner = make_team(), make_partner()
    receipt = receive(partner)
    assert receipt.signal is not None
    with house_access(Purpose.UPKEEP, "proef"):
        signal, journey = Signal.objects.get(), Journey.objects.get()
        assert [one.step for one in Step.objects.order_by("id")] == ["we_saw", "we_may"]
        assert not Attempt.objects.exists()
    assert signal.id == receipt.signal.id
    assert (signal.route, signal.ground, signal.law) == ("with_agreement", "wmo_report", "wmo2015")
    assert (signal.sender, signal.sender_kind) == (partner.link.id, "school")
    assert (journey.team_id, journey.came_through, journey.about) == (team.id, "school", ["money"])
    # Ten days after Monday 9 November; Wmo 2015 art. 2.3.2(1): six weeks.
    assert signal.contact_by == journey.promised_on == date(2026, 11, 19)
    assert journey.clock_on == date(2026, 12, 21)


def test_what_was_said_stands_sealed_under_the_residents_own_key() -> None:
    make_team()
    receive(make_partner())
    with house_access(Purpose.RECOGNITION, "proef") as access:
        words = SignalWords.objects.get()
        key = read_keys(access, [words.resident_id])[words.resident_id]
        assert b"huur" not in bytes(words.words)
        assert words.read(key) == {
            "words": "Merel zegt dat de huur niet lukt.",
            "how_to_come_by": "Merel, 06 00000031",
            "agreed_text": f"{READ_OUT}\n\nGeld\n\nMerel zegt dat de huur niet lukt.",
        }
        assert read_identity(access, words.resident_id)["call_name"] == "Merel"


def test_the_same_key_twice_is_one_signal() -> None:
    make_team()
    partner, what = make_partner(), told("een-sleutel")
    first, again = receive(partner, what), receive(partner, what)
    assert first.signal is not None and again.signal is not None
    assert (again.again, again.differs) == (True, False)
    assert again.signal.id == first.signal.id
    assert counts() == (1, 1, 1, 1, 1, 2)


def test_the_same_content_is_one_signal_for_a_day_and_as_long_as_nothing_was_told() -> None:
    make_team()
    partner, other = make_partner(), make_partner(name="Een andere school")
    first = receive(partner)
    assert receive(partner, at=NOON + timedelta(hours=2)).again
    assert not receive(other).again
    assert not receive(partner, at=NOON + timedelta(days=2)).again
    with house_access(Purpose.UPKEEP, "proef") as house, house.deed("proef"):
        Signal.objects.update(told_at=NOON, told="closed")
    assert first.signal is not None
    assert not receive(partner, at=NOON + timedelta(hours=3)).again


def test_the_same_key_with_another_content_changes_nothing_and_says_so() -> None:
    make_team()
    partner = make_partner()
    receive(partner, told("een-sleutel"))
    again = receive(partner, told("een-sleutel", identity={"call_name": "Wilg", "phone": "06 00000032"}))
    assert (again.again, again.differs) == (True, True)
    assert counts() == (1, 1, 1, 1, 1, 2)


def test_a_key_is_unique_for_one_sender_and_not_over_all() -> None:
    make_team()
    what = told("een-sleutel")
    assert not receive(make_partner(), what).again
    assert not receive(make_partner("gp", "Huisartsenpraktijk De Eik"), what).again
    assert counts()[3] == 2


def test_the_same_form_twice_at_the_same_moment_is_one_signal() -> None:
    make_team()
    partner, what = make_partner(), told("een-sleutel")
    receipts: list[Receipt] = []

    def come() -> None:
        try:
            receipts.append(receive(partner, what))
        finally:
            connections.close_all()

    threads = [Thread(target=come) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(receipts) == 5
    assert sum(not one.again for one in receipts) == 1
    assert counts() == (1, 1, 1, 1, 1, 2)


@pytest.mark.parametrize(
    "answer",
    [
        {"knowing": Knowing.DOES_NOT_KNOW},
        {"knowing": Knowing.DOES_NOT_AGREE},
        {"danger": True},
        {"arrears": True},
    ],
)
def test_by_a_closed_route_nothing_is_stored(answer: dict[str, Any]) -> None:
    make_team()
    way = route_for(sender=Sender.SCHOOL, today=NOON.date(), **answer)
    receipt = receive(make_partner(), way=way)
    assert receipt.signal is None
    assert receipt.verdict.no
    assert counts() == (0, 0, 0, 0, 0, 0)


def test_arrears_come_under_the_wgs_with_amount_and_clock() -> None:
    make_team("wmo2015")
    debts = make_team("wgs", "Schuldhulp")
    what = told(sender=Sender.ENERGY, amount=350, danger=Danger.CUT_OFF, words="")
    way = route_for(sender=Sender.ENERGY, today=NOON.date(), arrears=True, tried=True)
    receive(make_partner("energy", "Energie voor U"), what, way)
    with house_access(Purpose.UPKEEP, "proef"):
        signal, journey = Signal.objects.get(), Journey.objects.get()
    assert (signal.route, signal.ground, signal.amount) == ("arrears", "arrears_signal", 350)
    assert (journey.law, journey.team_id) == ("wgs", debts.id)
    assert (journey.urgent, journey.danger) == (True, "cut_off")
    # Wgs art. 4(2): three working days after Monday 9 November.
    assert journey.clock_on == signal.contact_by == date(2026, 11, 12)


def test_where_no_team_goes_nothing_is_stored() -> None:
    make_team("wgs")
    with pytest.raises(NobodyGoesThere):
        receive(make_partner())
    assert counts() == (0, 0, 0, 0, 0, 0)


def test_a_fault_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    make_team()

    def break_down(*given: object) -> None:
        raise RuntimeError("halverwege")

    monkeypatch.setattr(receiving, "_seal_words", break_down)
    with pytest.raises(RuntimeError):
        receive(make_partner())
    assert counts() == (0, 0, 0, 0, 0, 0)


def test_a_full_team_is_said_in_the_promise() -> None:
    team = make_team()
    team.talks_a_week = 1
    team.save()
    promised = [receive(make_partner(), at=NOON).signal for _ in range(4)]
    # One a week: the first has a turn within a week, the second needs more than the policy's ten days.
    assert [one.contact_by for one in promised if one] == [
        date(2026, 11, 19),
        date(2026, 11, 23),
        date(2026, 11, 30),
        date(2026, 12, 7),
    ]


def test_room_counts_who_waits_and_who_was_taken_on_and_not_met() -> None:
    team, someone = make_team(), make_account()
    make_journey(team)
    make_journey(team, trusted=someone)
    make_journey(team, trusted=someone, rests_until=date(2026, 11, 9))
    for no_talk_to_come in (
        {"met_at": NOON},
        {"ended_at": NOON},
        {"rests_until": date(2026, 11, 10)},
        {"team": make_team("wmo2015", "Wijkteam Zuid"), "law": "jeugdwet"},
    ):
        make_journey(no_talk_to_come.pop("team", team), trusted=someone, **no_talk_to_come)
    with signalling(make_partner(), at=NOON) as access:
        found = room_of(access, team.id)
    assert (found.waiting, found.taken_on, found.first_talks) == (1, 2, 3)


def test_whoever_was_taken_on_and_not_met_yet_comes_first() -> None:
    team = make_team()
    team.talks_a_week = 1
    team.save()
    make_journey(team, trusted=make_account())
    # One a week: this one is the second, and fourteen days are more than the policy's ten.
    assert [one.contact_by for one in [receive(make_partner()).signal] if one] == [date(2026, 11, 23)]


def test_just_after_midnight_on_a_summer_time_sunday_it_is_that_sunday() -> None:
    make_team()
    night = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    signal = receive(make_partner(), told(agreed=agreed(date(2026, 3, 29))), at=night).signal
    assert signal is not None
    assert (signal.happened_on, signal.contact_by) == (date(2026, 3, 29), date(2026, 4, 8))


@pytest.mark.parametrize(
    ("said", "term"),
    [
        (None, AgreeReason.NOTHING_WRITTEN_DOWN),
        ({"age": Age.NOT_KNOWN}, AgreeReason.AGE_NOT_KNOWN),
        ({"age": Age.UNDER_12, "by": (SaysYes.PARENT,)}, AgreeReason.OTHER_PARENT_NOT_ASKED),
        ({"on": date(2026, 11, 10)}, AgreeReason.DAY_STILL_TO_COME),
        ({"on": date(2026, 5, 5)}, AgreeReason.TOO_LONG_AGO),
    ],
)
def test_without_a_yes_that_holds_nothing_is_stored(said: dict[str, Any] | None, term: AgreeReason) -> None:
    make_team()
    what = told(agreed=None if said is None else agreed(**{"on": NOON.date(), **said}))
    receipt = receive(make_partner(), what)
    assert receipt.signal is None
    assert receipt.verdict.reason.term is term
    assert counts() == (0, 0, 0, 0, 0, 0)


def test_a_partner_sees_the_own_signals_and_nothing_else() -> None:
    make_team()
    one, other = make_partner(), make_partner("gp", "Huisartsenpraktijk De Eik")
    receive(one)
    with signalling(one):
        assert Signal.objects.count() == 1
    with signalling(other):
        assert Signal.objects.count() == 0
        for model in (Journey, SignalWords, Identity, Resident, Step):
            with pytest.raises(WrongPurpose):
                model.objects.count()


def test_the_trail_tells_that_it_was_received_and_that_somebody_was_recognised() -> None:
    make_team()
    partner = make_partner()
    receive(partner)
    with house_access(Purpose.UPKEEP, "proef"):
        resident = Resident.objects.get().id
    with open_access(
        purpose=Purpose.OWN, who=resident, kind="link", subject=resident, because="proef"
    ) as access:
        deeds = {line.purpose for line in own_part(access) if line.sort == "deed"}
    assert deeds == {Purpose.SIGNALLING, Purpose.RECOGNITION}


def test_the_team_reads_reason_date_area_and_clock_and_no_words() -> None:
    team = make_team()
    receive(make_partner())
    with open_access(
        purpose=Purpose.OUTREACH, who=UUID(int=7), kind="account", team=team.id, law=team.law, because="proef"
    ):
        journey, signal = Journey.objects.get(), Signal.objects.get()
        assert (journey.about, journey.area_id, signal.sender_kind) == (["money"], "BU00000101", "school")
        for model in (Identity, SignalWords):
            with pytest.raises(WrongPurpose):
                model.objects.count()
