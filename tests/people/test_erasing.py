"""Is nothing left of a resident who was erased, and do the figures stay?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from bereik.house.upkeep.erasing import erase_everywhere, erase_whose_day_came
from bereik.municipality.models import Area, Team
from bereik.people.erasing import ENOUGH, coarsen, mark_for_erasure
from bereik.people.models import DataKey, Ending, Identity, Journey, Message, ReasonedLook, Resident, Step
from bereik.see.models import Signal, SignalWords
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.models import Link
from bereik.trust.rows import Guarded
from bereik.trust.sealing import CannotOpen, open_text, place
from bereik.trust.wall.tables import GUARDED
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timezone.now()
SECRET = "Mees Linde, Merelstraat 7"


def with_a_signal(journey: Journey, words: str = SECRET) -> UUID:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("make_signal"):
        signal = Signal.objects.create(
            resident_id=journey.resident_id,
            journey=journey,
            sender=UUID(int=1),
            sender_kind="school",
            key=f"klant 12345 {journey.pk}",
            route="concern",
            ground="agreed",
            law=journey.law,
            happened_on=date(2026, 11, 1),
            received_at=NOW,
            own_words="leerling groep 7",
            danger="eviction",
            amount=1200,
        )
        row = SignalWords(signal=signal, journey=journey, resident_id=journey.resident_id)
        row.lay(DataKey.objects.get(resident=journey.resident_id).key(), words=words)
        row.save(force_insert=True)
    return signal.pk


def erase(resident: UUID) -> None:
    with house_access(Purpose.UPKEEP, "proef") as access:
        erase_everywhere(access, resident)


@pytest.fixture
def team() -> Team:
    return make_team()


def test_the_key_the_name_and_the_words_are_gone_and_the_dates_stay(team: Team) -> None:
    resident = make_resident("Mees", "Linde", bsn="111222333")
    journey = make_journey(team, resident, trusted=make_account(), about=["money"], came_through="school")
    signal = with_a_signal(journey)
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("step"):
        Step.objects.create(journey=journey, resident_id=resident, step="we_saw", at=NOW, written_at=NOW)
    Link.objects.create(hash=b"x", purpose="own", subject=resident, holder="inwoner", made_at=NOW, until=NOW)

    erase(resident)

    with house_access(Purpose.UPKEEP, "proef"):
        assert not DataKey.objects.filter(resident=resident).exists()
        assert not Identity.objects.filter(resident=resident).exists()
        assert not SignalWords.objects.filter(resident=resident).exists()
        assert not Message.objects.filter(resident=resident).exists()
        kept = Journey.objects.get(pk=journey.pk)
        assert kept.opened_at == journey.opened_at
        assert (kept.trusted_id, kept.second_id, kept.household_id) == (None, None, None)
        assert kept.ended_at is not None
        assert Ending.objects.get(journey=journey.pk).because == "resident_objected"
        assert Step.objects.get(journey=journey.pk).at == NOW
        row = Signal.objects.get(pk=signal)
        assert (row.own_words, row.danger, row.amount, row.domains) == ("", "", None, [])
        assert row.received_at == NOW
        person = Resident.objects.get(pk=resident)
        assert (person.area_id, person.age_band) == (None, "")
        assert person.erased_at is not None
    assert not Link.objects.filter(subject=resident).exists()


def test_no_column_of_any_room_still_says_who_it_was(team: Team) -> None:
    """Every guarded table, found by itself: a room that comes later is held to this too."""
    resident = make_resident("Mees", "Linde", bsn="111222333", phone="06 12 34 56 78")
    journey = make_journey(team, resident)
    with_a_signal(journey)
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("look"):
        pass
    erase(resident)

    with house_access(Purpose.UPKEEP, "proef"):
        for model in GUARDED.values():
            if Purpose.UPKEEP not in model.guard or not hasattr(model, "resident_id"):
                continue
            for row in model.objects.filter(resident=resident):
                assert_nothing_sealed_or_said(row)


def assert_nothing_sealed_or_said(row: Guarded) -> None:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, bytes | memoryview):
            assert not bytes(value), f"{row._meta.label}.{field.name} still holds something sealed"
        if isinstance(value, str):
            assert "klant" not in value and "leerling" not in value, (
                f"{row._meta.label}.{field.name}: {value}"
            )


def test_a_copy_that_was_made_before_does_not_open_any_more(team: Team) -> None:
    """What a backup still holds is sealed under a key that is gone."""
    resident = make_resident("Mees", "Linde")
    with house_access(Purpose.UPKEEP, "proef"):
        copy = Identity.objects.get(resident=resident)
        sealed, where = bytes(copy.surname), place("people_identity", "surname", copy.pk)
        assert open_text(DataKey.objects.get(resident=resident).key(), sealed, where) == "Linde"
    other = make_resident("Iemand", "Anders")
    erase(resident)
    with house_access(Purpose.UPKEEP, "proef"), pytest.raises(CannotOpen):
        open_text(DataKey.objects.get(resident=other).key(), sealed, where)


def test_that_somebody_looked_stays_and_what_they_wrote_does_not(team: Team) -> None:
    journey = make_journey(team)
    account = make_account()
    from bereik.trust.access import open_access

    with (
        open_access(purpose=Purpose.RECOGNITION, who=account.pk, kind="account", because="proef") as access,
        access.deed("look"),
    ):
        ReasonedLook.objects.create(
            journey=journey.pk,
            resident_id=journey.resident_id,
            by=account,
            reason=SECRET,
            at=NOW,
            until=date(2026, 12, 1),
        )
    erase(journey.resident_id)
    with house_access(Purpose.UPKEEP, "proef"):
        assert ReasonedLook.objects.get().reason == ""


def test_erasing_twice_changes_nothing_more(team: Team) -> None:
    journey = make_journey(team)
    erase(journey.resident_id)
    with house_access(Purpose.UPKEEP, "proef"):
        first = list(Journey.objects.values())
    erase(journey.resident_id)
    with house_access(Purpose.UPKEEP, "proef"):
        assert list(Journey.objects.values()) == first
        assert Ending.objects.count() == 1


def test_a_deed_that_breaks_off_leaves_everything_as_it_was(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = make_journey(team)
    with_a_signal(journey)

    class Halfway(Exception):
        pass

    def fail(journey: Journey) -> None:
        raise Halfway

    monkeypatch.setattr("bereik.people.erasing.coarsen", fail)
    with pytest.raises(Halfway):
        erase(journey.resident_id)
    with house_access(Purpose.UPKEEP, "proef"):
        assert DataKey.objects.filter(resident=journey.resident_id).exists()
        assert SignalWords.objects.count() == 1


def test_the_nightly_work_erases_whose_day_came_and_nobody_else(team: Team) -> None:
    today = timezone.localdate(NOW)
    due, later, never = make_resident(), make_resident(), make_resident()
    with house_access(Purpose.UPKEEP, "proef", at=NOW) as access, access.deed("mark_for_erasure"):
        mark_for_erasure(access, due, today)
        mark_for_erasure(access, later, today + timedelta(days=1))
    assert erase_whose_day_came(NOW, today) == {"residents": 1}
    assert erase_whose_day_came(NOW, today) == {"residents": 0}
    with house_access(Purpose.UPKEEP, "proef"):
        keys = set(DataKey.objects.values_list("resident_id", flat=True))
    assert keys == {later, never}


# What is left is shared with at least nine others


def many(team: Team, count: int, **values: Any) -> list[Journey]:
    return [make_journey(team, **values) for _ in range(count)]


def towns(team: Team) -> tuple[Area, Area, Area]:
    town = Area.objects.create(code="GM0001", kind="gemeente", name="Voorbeeldstad")
    wijk = Area.objects.create(code="WK000101", kind="wijk", name="Noord", within=town)
    buurt = Area.objects.create(code="BU00010101", kind="buurt", name="Kade", within=wijk)
    return town, wijk, buurt


@pytest.mark.parametrize(
    ("same_buurt", "same_wijk", "elsewhere", "left"),
    [
        (ENOUGH - 1, 0, 0, "BU00010101"),
        (ENOUGH - 2, 0, 0, None),
        (0, ENOUGH - 1, 0, "WK000101"),
        (0, 0, ENOUGH - 1, None),
    ],
)
def test_the_area_is_as_fine_as_ten_who_share_it(
    team: Team, same_buurt: int, same_wijk: int, elsewhere: int, left: str | None
) -> None:
    _, wijk, buurt = towns(team)
    other = Area.objects.create(code="BU00010102", kind="buurt", name="Werf", within=wijk)
    many(team, same_buurt, area=buurt)
    many(team, same_wijk, area=other)
    many(team, elsewhere)
    journey = make_journey(team, area=buurt)
    with transaction.atomic(), house_access(Purpose.UPKEEP, "proef"):
        row = Journey.objects.get(pk=journey.pk)
        coarsen(row)
    assert row.area_id == left
