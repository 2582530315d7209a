"""Does whoever was erased stay forgotten when a delivery names them once more, and does a delivery set their term?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bereik.house.exchange.ddas.importing import Counted
from bereik.house.upkeep.erasing import erase_everywhere
from bereik.people.models import Identity, Journey, Resident
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import AT, attempt, case, delivery, person, signal, taken_in

pytestmark = pytest.mark.django_db(transaction=True)

APRIL, MAY, JUNE = (f"2025-{month:02}-02T09:00:00+02:00" for month in (4, 5, 6))


def erase_all() -> None:
    with house_access(Purpose.UPKEEP, "proef", at=AT) as access:
        for resident in list(Resident.objects.values_list("pk", flat=True)):
            erase_everywhere(access, resident)


def test_the_same_signal_once_more_brings_nobody_back(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], [case("a")], made=APRIL), tmp_path)
    erase_all()
    both = delivery(
        [signal("a", person(1), bedrag=250), signal("b", person(2))], [case("a"), case("a", "b", since="2025-02-01")],
        made=MAY,
    )  # fmt: skip
    told = taken_in(both, tmp_path)
    assert told.signals == Counted(new=1, known=1)
    assert told.residents == Counted(new=1)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.count() == 2
        assert Signal.objects.count() == 2
        named = [one.resident_id for one in Identity.objects.all()]
        assert named == list(Resident.objects.filter(erased_at__isnull=True).values_list("pk", flat=True))


def test_a_new_signal_about_them_comes_in_as_new(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    erase_all()
    told = taken_in(delivery([signal("c", person(1), on="2025-05-20")], made=JUNE), tmp_path)
    assert (told.signals, told.residents) == (Counted(new=1), Counted(new=1))


def test_the_same_number_of_another_sender_is_another_signal(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    erase_all()
    told = taken_in(delivery([signal("a", person(2))], made=MAY, supplier="SYNTHETISCH-2"), tmp_path)
    assert told.signals == Counted(new=1)


def terms() -> list[date | None]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Journey.objects.order_by("opened_at").values_list("keep_until", flat=True))


def test_what_came_in_late_and_is_open_stands_as_long_as_the_team_sees_it_coming(tmp_path: Path) -> None:
    # Taken in on 2 March 2026: its own term, half a year after a signal of March 2025, is long past.
    taken_in(delivery([signal("a", person(1))]), tmp_path)
    assert terms() == [date(2026, 4, 2)]
    # Delivered once more with another amount it gets no month more.
    taken_in(delivery([signal("a", person(1), bedrag=250)], made=MAY), tmp_path)
    assert terms() == [date(2026, 4, 2)]
    taken_in(delivery([signal("b", person(1), on="2026-02-20")], made=JUNE), tmp_path)
    assert terms() == [date(2026, 8, 20)]


def test_what_ended_without_contact_has_the_term_of_its_last_signal_and_a_talk_takes_it_away(
    tmp_path: Path,
) -> None:
    never = {"resultaat": "Definitief geen contact kunnen krijgen"}
    taken_in(delivery([signal("a", person(1))], [case("a", **never)]), tmp_path)
    assert terms() == [date(2025, 9, 3)]
    spoken = case("a", contactpogingen=[attempt("2025-03-20", reached=True)])
    taken_in(delivery([signal("a", person(1))], [spoken], made=MAY), tmp_path)
    assert terms() == [None]


def test_somebody_who_said_no_comes_in_by_duty_and_the_journey_says_so(tmp_path: Path) -> None:
    from bereik.people.actions import register_objection

    taken_in(
        delivery(
            [signal("a", person(1))],
            [case("a", resultaat="Definitief geen contact kunnen krijgen")],
            made=APRIL,
        ),
        tmp_path,
    )
    with house_access(Purpose.RECOGNITION, "proef", at=AT) as access, access.deed("no"):
        resident = Resident.objects.get()
        register_objection(access, resident.pk)
        Resident.objects.filter(pk=resident.pk).update(erase_on=AT.date())
    taken_in(delivery([signal("b", person(1), on="2025-05-20"), signal("c", person(2))], made=JUNE), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        said = {one.resident_id == resident.pk: one.said_no_before for one in Journey.objects.open()}
        assert said == {True: True, False: False}
        assert Resident.objects.get(pk=resident.pk).erase_on is None, "who has a new journey is not erased"
