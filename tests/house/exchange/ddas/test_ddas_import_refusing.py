"""What does not come in, and is nothing of it kept?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bereik.house.exchange.ddas.importing import Counted
from bereik.municipality.models import Organisation, Team
from bereik.people.models import Journey
from bereik.see.models import DeliveredItem, Delivery, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import (
    attempt,
    case,
    counts,
    delivery,
    journeys,
    person,
    signal,
    taken_in,
    the_journey,
)
from tests.making import make_team

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = [signal("a", person(1))]
NOTHING = dict.fromkeys(("Resident", "Journey", "Signal", "DeliveredItem", "Attempt", "Step", "Ending"), 0)


@pytest.fixture
def real_house(settings: Any) -> Any:
    settings.BEREIK_SYNTHETIC = False
    settings.BEREIK_GEMEENTECODE = "0999"
    return settings


def test_one_error_refuses_all_of_it(tmp_path: Path) -> None:
    told = taken_in(delivery([*SMALL, signal("b", person(2))], [case("b"), case("nergens")]), tmp_path)
    assert told.refused is not None
    assert "reference-to-nothing" in [one.rule for one in told.errors]
    assert "$.leveringen[0].vroegsignaalzaken[1]" in told.refused.what.nl
    assert (counts(), Delivery.objects.count(), Team.objects.count()) == (NOTHING, 0, 0)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_bytes(b'{"leveringen": [')
    assert taken_in(path, tmp_path).refused is not None
    assert taken_in(tmp_path / "nergens.json", tmp_path).refused is not None
    assert counts() == NOTHING


@pytest.mark.sqlite
def test_the_embedded_house_takes_made_up_residents_only(tmp_path: Path) -> None:
    told = taken_in(delivery(SMALL), tmp_path, synthetic=False)
    assert told.refused is not None
    said = told.refused.now.nl
    assert all(
        word in said
        for word in ("--synthetic", "BEREIK_DATABASE_URL", "bereik database prepare", "check --deploy")
    )
    assert counts() == NOTHING


@pytest.mark.postgres
def test_a_synthetic_house_takes_made_up_residents_only(tmp_path: Path) -> None:
    told = taken_in(delivery(SMALL), tmp_path, synthetic=False)
    assert told.refused is not None
    assert "BEREIK_SYNTHETIC" in told.refused.what.nl
    assert counts() == NOTHING


def test_a_real_house_takes_no_made_up_residents(real_house: Any, tmp_path: Path) -> None:
    make_team("wgs")
    told = taken_in(delivery(SMALL), tmp_path)
    assert told.refused is not None
    assert "--synthetic" in told.refused.now.nl
    assert counts() == NOTHING


def test_a_real_house_takes_its_own_municipality_only(real_house: Any, tmp_path: Path) -> None:
    make_team("wgs")
    told = taken_in(delivery(SMALL, municipality="0518"), tmp_path, synthetic=False)
    assert [one.rule for one in told.errors] == ["municipality-not-ours"]
    assert counts() == NOTHING
    assert taken_in(delivery(SMALL), tmp_path, synthetic=False).signals == Counted(new=1)
    with house_access(Purpose.UPKEEP, "proef"):
        assert not Signal.objects.get().synthetic
        assert not Journey.objects.get().synthetic


def test_a_real_house_must_know_whose_it_is(real_house: Any, tmp_path: Path) -> None:
    make_team("wgs")
    real_house.BEREIK_GEMEENTECODE = ""
    told = taken_in(delivery(SMALL), tmp_path, synthetic=False)
    assert told.refused is not None
    assert "BEREIK_GEMEENTECODE" in told.refused.now.nl


def test_a_real_house_without_a_debt_team_is_told_what_to_set_up(real_house: Any, tmp_path: Path) -> None:
    make_team("wmo2015")
    make_team("wgs", kind="landlord")  # a partner's team is not the municipality's
    told = taken_in(delivery(SMALL), tmp_path, synthetic=False)
    assert told.refused is not None
    assert "team" in told.refused.now.nl
    assert (counts(), Delivery.objects.count()) == (NOTHING, 0)


def test_a_synthetic_house_makes_its_debt_team_once(tmp_path: Path) -> None:
    for number in range(2):
        taken_in(delivery([signal(f"s{number}", person(number))]), tmp_path)
    assert (Team.objects.get().law, Organisation.objects.get().kind) == ("wgs", "municipality")


def test_the_team_that_is_there_gets_them(tmp_path: Path) -> None:
    team = make_team("wgs")
    make_team("wgs", name="Later")
    taken_in(delivery(SMALL), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.get().team_id == team.id


# ------------------------------------------------------------------------- odd, but it can be kept as it was sent


def test_an_empty_period_comes_in_once(tmp_path: Path) -> None:
    document = delivery([])
    del document["leveringen"]
    first, again = (taken_in(document, tmp_path) for _ in range(2))
    assert (first.refused, first.again, first.parts, again.again) == (None, False, 0, True)
    assert Delivery.objects.count() == 1


def test_a_case_tied_to_nothing_is_kept_with_the_delivery(tmp_path: Path) -> None:
    loose = case(resultaat="Definitief geen contact kunnen krijgen")
    del loose["vroegsignalen"]
    told = taken_in(delivery(SMALL, [loose]), tmp_path)
    assert [one.rule for one in told.findings] == ["case-without-signals"]
    assert told.cases == Counted()
    (kept,) = Delivery.objects.get().tied_to_nothing
    assert "Definitief geen contact" in kept
    assert the_journey()["open"]


def test_a_signal_that_stands_twice_counts_once(tmp_path: Path) -> None:
    told = taken_in(delivery([*SMALL, *SMALL]), tmp_path)
    assert (told.signals, [one.rule for one in told.findings]) == (Counted(new=1), ["signal-twice"])


def test_of_a_case_that_stands_twice_the_last_counts(tmp_path: Path) -> None:
    tries = [attempt("2025-03-07"), attempt("2025-03-09", kind="Brief")]
    twice = [case("a", contactpogingen=[one]) for one in tries]
    told = taken_in(delivery(SMALL, twice), tmp_path)
    assert (told.cases, [one[0] for one in the_journey()["tries"]]) == (Counted(new=1), ["letter"])


def test_what_is_missing_is_not_made_up(tmp_path: Path) -> None:
    """No date, no kind, no word on whether it reached: a try, in an unknown way, that we do not call a meeting."""
    bare = {"ID": "a", "client": {}, "signaalpartner": {}}
    tries = [{}, {"soort": "Telefoon", "datum": "2025-03-07"}]
    told = taken_in(delivery([bare], [case("a", contactpogingen=tries)]), tmp_path)
    assert told.refused is None
    now = the_journey()
    # The case's last known day is the 7th; the signal is of the day on which it was delivered.
    assert now["tries"] == [("phone", "2025-03-07", "", False), ("unknown", "2025-03-07", "", False)]
    assert (now["opened"], now["steps"].keys()) == ("2025-04-02", {"we_saw", "we_may", "we_went"})
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.get().sender_kind == "other_creditor"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_day_of_the_calendar(day: str, tmp_path: Path) -> None:
    document = delivery(
        [signal("a", person(1, Geboortedatum=day), day, ontstaansdatum=day)],
        [case("a", since=day, matchingsdatum=day, datum_opgepakt=day, contactpogingen=[attempt(day)])],
    )
    assert taken_in(document, tmp_path).signals == Counted(new=1)
    assert the_journey()["opened"] == day
    assert taken_in(document | {"einddatumLevering": "2025-03-30"}, tmp_path).signals == Counted(known=1)


def test_an_amount_and_an_id_of_any_size(tmp_path: Path) -> None:
    ids = ["x" * 5000 + "1", "x" * 5000 + "2", "a'; drop table see_signal; --", "🦔"]
    signals = [signal(id_, person(place), bedrag=2**53 - 1) for place, id_ in enumerate(ids)]
    cases = [case(ids[0]), case(ids[0], ids[1])]
    document = delivery(signals, cases, supplier="s" * 3000, municipality="gemeente " * 50)
    told = taken_in(document, tmp_path)
    assert (told.signals, told.cases) == (Counted(new=4), Counted(new=2))
    again = taken_in(document | {"einddatumLevering": "2025-03-30"}, tmp_path)
    assert (again.signals, again.cases) == (Counted(known=4), Counted(known=2))
    assert len(journeys()) == 4


def test_two_deliveries_made_apart_in_time_zones_are_the_same_moment(tmp_path: Path) -> None:
    taken_in(delivery(SMALL, made="2025-04-02T09:00:00+02:00"), tmp_path)
    told = taken_in(delivery([signal("a", person(1), bedrag=7)], made="2025-04-02T08:59:00+02:00"), tmp_path)
    assert told.signals == Counted(older=1)
    with house_access(Purpose.UPKEEP, "proef"):
        assert DeliveredItem.objects.count() == 2
