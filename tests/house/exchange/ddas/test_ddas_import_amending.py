"""What counts when a signal or a case comes again with other content?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.importing import Counted
from bereik.people.models import DataKey, Ending, Identity, Journey
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import (
    AT,
    attempt,
    bsn,
    case,
    counts,
    delivery,
    journeys,
    person,
    residents_of,
    signal,
    standing_items,
    taken_in,
    the_journey,
)
from tests.making import make_account

pytestmark = pytest.mark.django_db(transaction=True)

APRIL, MAY, JUNE = (f"2025-{month:02}-02T09:00:00+02:00" for month in (4, 5, 6))
ENDED = {"resultaat": "Definitief geen contact kunnen krijgen"}


def test_the_same_signal_in_another_file_is_known(tmp_path: Path) -> None:
    for made, expected in ((APRIL, Counted(new=1)), (MAY, Counted(known=1))):
        told = taken_in(delivery([signal("a", person(1))], [case("a")], made=made), tmp_path)
        assert (told.signals, told.cases) == (expected, expected)
    assert not told.changed
    assert standing_items() == {"a": 1}


def test_the_newest_counts_and_the_former_stays(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    told = taken_in(delivery([signal("a", person(1), bedrag=250, crisissignaal=True)], made=MAY), tmp_path)
    assert (told.signals, told.residents) == (Counted(amended=1), Counted(known=1))
    with house_access(Purpose.UPKEEP, "proef"):
        row = Signal.objects.get()
        former, now = DeliveredItem.objects.order_by("stood_at")
    assert (row.amount, row.urgent) == (250, True)
    assert (former.replaced_by, now.replaced_by) == (now.id, None)
    assert the_journey()["clock"][0] == "wgs_threat"


def test_an_older_delivery_that_comes_later_changes_nothing_and_is_kept(tmp_path: Path) -> None:
    newer = delivery([signal("a", person(1), bedrag=250)], [case("a", **ENDED)], made=MAY)
    older = delivery(
        [signal("a", person(1))], [case("a", contactpogingen=[attempt("2025-03-08")])], made=APRIL
    )
    taken_in(newer, tmp_path)
    before = journeys()
    told = taken_in(older, tmp_path)
    assert (told.signals, told.cases) == (Counted(older=1), Counted(older=1))
    assert journeys() == before
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.get().amount == 250
        assert DeliveredItem.objects.count() == 4
        assert DeliveredItem.objects.filter(replaced_by__isnull=True).count() == 2
    again = taken_in(older | {"einddatumLevering": "2025-03-30"}, tmp_path)
    assert (again.signals, again.cases) == (Counted(known=1), Counted(known=1))


def test_a_content_that_stood_in_may_is_not_put_aside_by_one_of_april(tmp_path: Path) -> None:
    """In March it was 100, in May still; a delivery of April that said 250 comes in at last."""
    for made, amount in ((APRIL, 100), (JUNE, 100), (MAY, 250)):
        taken_in(delivery([signal("a", person(1), bedrag=amount)], made=made), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.get().amount == 100


def test_an_older_content_that_we_have_already_does_not_count_again(tmp_path: Path) -> None:
    closed = {"status": "Niet opgepakt: andere reden"}
    taken_in(delivery([signal("a", person(1), **closed)], made=APRIL), tmp_path)
    taken_in(delivery([signal("a", person(1))], made=JUNE), tmp_path)
    told = taken_in(delivery([signal("a", person(1), **closed)], [case("a")], made=MAY), tmp_path)
    assert told.signals == Counted(known=1)
    assert the_journey()["open"]


def test_a_delivery_of_tomorrow_does_not_hold_off_those_of_today(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1), bedrag=1)], made="9999-12-31T00:00:00Z"), tmp_path)
    told = taken_in(delivery([signal("a", person(1), bedrag=2)], made="2026-03-02T09:00:00Z"), tmp_path)
    assert told.signals == Counted(amended=1)


def test_tries_that_are_no_longer_there_are_marked_and_steps_follow(tmp_path: Path) -> None:
    met = attempt("2025-03-10", kind="Huisbezoek", reached=True)
    first = case("a", contactpogingen=[attempt("2025-03-07"), met])
    taken_in(delivery([signal("a", person(1))], [first], made=APRIL), tmp_path)
    assert the_journey()["steps"].keys() == {"we_saw", "we_may", "we_went", "we_met"}
    later = case("a", contactpogingen=[attempt("2025-03-07"), attempt("2025-03-11", kind="Brief")])
    told = taken_in(delivery([signal("a", person(1))], [later], made=MAY), tmp_path)
    assert (told.cases, told.attempts) == (Counted(amended=1), 1)
    now = the_journey()
    assert [one[0] for one in now["tries"]] == ["letter", "phone"]
    assert now["steps"].keys() == {"we_saw", "we_may", "we_went"}
    assert now["added_up"] == (2, "2025-03-11", None)
    with house_access(Purpose.UPKEEP, "proef"):
        (gone,) = Attempt.objects.filter(amended_at__isnull=False)
    assert (gone.channel, gone.reached, gone.amended_at) == ("home_visit", True, AT)


def test_a_result_that_comes_later_ends_it_and_one_that_is_taken_back_opens_it(tmp_path: Path) -> None:
    for made, result, ended in (
        (APRIL, {}, None),
        (MAY, ENDED, ("2025-03-06", "we_never_met")),
        (JUNE, {"resultaat": "Geen reactie na eerder contact"}, ("2025-03-06", "we_lost_touch")),
        ("2025-07-02T09:00:00Z", {}, None),
    ):
        taken_in(delivery([signal("a", person(1))], [case("a", **result)], made=made), tmp_path)
        now = the_journey()
        assert (now["ended"], now["open"]) == (ended, ended is None)
        assert bool(now["clock"][0]) is (ended is None)


def test_a_signal_after_an_ending_opens_a_journey_that_names_the_former(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], [case("a", **ENDED)], made=APRIL), tmp_path)
    taken_in(delivery([signal("b", person(1), "2025-04-20")], made=MAY), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        first, second = Journey.objects.order_by("opened_at")
    assert (second.former_id, first.former_id) == (first.id, None)
    assert [first.ended_at is None, second.ended_at is None] == [False, True]


def test_a_repeated_signal_belongs_to_the_journey_it_repeats(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], [case("a", **ENDED)], made=APRIL), tmp_path)
    again = signal("b", person(1), "2025-04-20", status="Niet opgepakt: herhaalde melding")
    taken_in(delivery([again], made=MAY), tmp_path)
    assert journeys().keys() == {frozenset("ab")}
    assert the_journey()["ended"] == ("2025-03-06", "we_never_met")


def test_a_case_that_grows_by_a_signal_does_not_double_its_tries(tmp_path: Path) -> None:
    """Then it has another key, for a zaak is known by its signals: the house sees two, and one and the same try."""
    tries = [attempt("2025-03-07"), attempt("2025-03-10", reached=True)]
    taken_in(delivery([signal("a", person(1))], [case("a", contactpogingen=tries)], made=APRIL), tmp_path)
    both = [signal("a", person(1)), signal("b", person(1))]
    grown = case("a", "b", contactpogingen=[*tries, attempt("2025-03-12")])
    taken_in(delivery(both, [grown], made=MAY), tmp_path)
    assert len(the_journey()["tries"]) == 3


# ----------------------------------------------------------------------------------------- whom a signal is about


def test_a_corrected_number_stays_the_same_person(tmp_path: Path) -> None:
    """The very thing our finding asks for: look up the BSN that failed the check."""
    failing = {"Voorletters": "N.", "Achternaam": "Niemand", "Burgerservicenummer": "123456789"}
    taken_in(delivery([signal("a", failing)], made=APRIL), tmp_path)
    before = residents_of()
    told = taken_in(delivery([signal("a", failing | {"Burgerservicenummer": bsn(1)})], made=MAY), tmp_path)
    assert (told.signals, told.residents) == (Counted(amended=1), Counted(known=1))
    assert residents_of() == before


def test_a_corrected_address_is_corrected_in_the_vault(tmp_path: Path) -> None:
    whom = person(1, Burgerservicenummer=bsn(1))
    taken_in(delivery([signal("a", whom)], made=APRIL), tmp_path)
    taken_in(
        delivery([signal("a", whom | {"Huisnummer": "12", "Straatnaam": "Nergenslaan"})], made=MAY), tmp_path
    )
    with house_access(Purpose.UPKEEP, "proef"):
        identity, key = Identity.objects.get(), DataKey.objects.get().key()
        assert identity.read(key, "house_number", "street") == {"house_number": "12", "street": "Nergenslaan"}
    assert taken_in(
        delivery([signal("b", person(12, Straatnaam="x", Achternaam="Niemand1"))]), tmp_path
    ).residents == (Counted(known=1))


def test_what_one_of_us_wrote_in_the_vault_stays(tmp_path: Path) -> None:
    whom = person(1, Burgerservicenummer=bsn(1))
    taken_in(delivery([signal("a", whom)], made=APRIL), tmp_path)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("write"):
        identity, key = Identity.objects.get(), DataKey.objects.get().key()
        identity.lay(key, {"street": "Ergensweg"})
        identity.save(update_fields=["street"])
    taken_in(delivery([signal("a", whom | {"Straatnaam": "Nergenslaan"})], made=MAY), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Identity.objects.get().read(key, "street") == {"street": "Ergensweg"}


def moved(tmp_path: Path, cases_again: list[dict[str, Any]]) -> None:
    tries = [attempt("2025-03-07", reached=True)]
    taken_in(delivery([signal("a", person(1))], [case("a", contactpogingen=tries)], made=APRIL), tmp_path)
    taken_in(delivery([signal("a", person(2))], cases_again, made=MAY), tmp_path)


@pytest.mark.parametrize("with_case", [True, False])
def test_a_signal_that_was_about_somebody_else_moves_with_its_case(with_case: bool, tmp_path: Path) -> None:
    tries = [attempt("2025-03-07", reached=True)]
    moved(tmp_path, [case("a", contactpogingen=tries)] if with_case else [])
    found = journeys()
    wrong, right = found.pop(frozenset({"none-2025-03-03"})), found.pop(frozenset("a"))
    assert found == {}
    assert (wrong["open"], wrong["ended"][1], wrong["tries"]) == (False, "mistaken", [])
    assert wrong["steps"].keys() == {"we_saw", "we_may"}
    assert (right["open"], len(right["tries"])) == (True, 1)
    assert "we_met" in right["steps"]
    with house_access(Purpose.UPKEEP, "proef"):
        owner = Signal.objects.get().resident_id
        standing = DeliveredItem.objects.filter(replaced_by__isnull=True)
        assert {one.resident_id for one in standing} == {owner}
        assert sorted(one.sort for one in standing) == ["case", "signal"]
        key = DataKey.objects.get(resident=owner).key()
        assert all("ID" in one.read(key) for one in standing)


def test_one_of_two_signals_of_a_case_moves_and_the_case_is_about_both(tmp_path: Path) -> None:
    both = [signal("a", person(1)), signal("b", person(1))]
    tries = [attempt("2025-03-07")]
    taken_in(delivery(both, [case("a", "b", contactpogingen=tries)], made=APRIL), tmp_path)
    taken_in(delivery([signal("b", person(2))], made=MAY), tmp_path)
    found = journeys()
    assert found.keys() == {frozenset("a"), frozenset("b")}
    assert all(len(one["tries"]) == 1 and one["open"] for one in found.values())


def test_an_older_file_about_somebody_else_is_kept_with_that_person(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(2))], made=MAY), tmp_path)
    told = taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    assert (told.signals, told.residents) == (Counted(older=1), Counted(new=1))
    found = journeys()
    assert found[frozenset("a")]["open"]
    assert found[frozenset({"none-2025-03-03"})]["ended"][1] == "mistaken"


# ---------------------------------------------------------------------------------------------- what one of us did


def test_no_delivery_ends_what_one_of_us_works_on(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], [case("a")], made=APRIL), tmp_path)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("take_on"):
        Journey.objects.update(trusted=make_account(), trusted_at=AT)
    told = taken_in(
        delivery(
            [signal("a", person(1))], [case("a", contactpogingen=[attempt("2025-03-07")], **ENDED)], made=MAY
        ),
        tmp_path,
    )
    assert told.kept_open == 1
    assert (the_journey()["open"], len(the_journey()["tries"])) == (True, 1)


def test_no_delivery_opens_again_what_one_of_us_ended(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], [case("a")], made=APRIL), tmp_path)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("end"):
        journey = Journey.objects.get()
        Ending.objects.create(
            journey=journey, resident_id=journey.resident_id, by=make_account().id, at=AT, because="need_met"
        )
        Journey.objects.update(ended_at=AT)
    taken_in(delivery([signal("a", person(1), bedrag=5)], [case("a")], made=MAY), tmp_path)
    assert the_journey()["ended"] == ("2026-03-02", "need_met")
    # What comes new, dated before that ending and still open, nobody has looked at: it opens a journey of its own.
    taken_in(delivery([signal("b", person(1), "2025-05-01")], made=JUNE), tmp_path)
    assert journeys()[frozenset("b")]["open"]


def test_a_known_file_leaves_every_count_as_it_was(tmp_path: Path) -> None:
    document = delivery([signal("a", person(1))], [case("a", contactpogingen=[attempt("2025-03-07")])])
    taken_in(document, tmp_path)
    before = counts()
    for _ in range(2):
        taken_in(document, tmp_path)
    taken_in(document | {"einddatumLevering": "2025-03-30"}, tmp_path)
    assert counts() == before
