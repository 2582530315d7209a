"""Does what we did go out without anybody registering it twice, and nothing that does not belong there?

Taking on, tries, endings, our own form's signals; erased residents, school and doctor, what came twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.exporting import Period, give_return, planned
from bereik.house.upkeep.erasing import erase_everywhere
from bereik.municipality.models import Team
from bereik.people.actions import open_journey
from bereik.people.models import Ending, Journey
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.purposes import Purpose
from bereik.terms.routes import ROUTES, Route
from bereik.trust.access import house_access
from bereik.trust.trail.models import TrailLine
from tests.house.exchange.ddas.export_samples import (
    MARCH,
    YEAR,
    given,
    given_whole,
    house,
    new_house,
    schema_if_there,
    without_the_moment,
)
from tests.house.exchange.ddas.import_samples import attempt, bsn, case, delivery, person, signal, taken_in
from tests.house.exchange.ddas.samples import checked
from tests.making import make_account, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

BOB = person(7, Burgerservicenummer=bsn(7))


def at(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC)


def journey_of(key: str) -> Journey:
    with house_access(Purpose.UPKEEP, "proef"):
        return Journey.objects.get(pk=Signal.objects.get(key=key).journey_id)


def take_on(journey: Journey, day: str) -> None:
    who = make_account()
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("take_on"):
        Journey.objects.filter(pk=journey.pk).update(trusted=who, trusted_at=at(day))


def go(journey: Journey, day: str, *, channel: str = "phone", reached: bool = False, **more: Any) -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("go"):
        Attempt.objects.create(
            **({
                "journey": journey, "resident_id": journey.resident_id, "by": UUID(int=9), "channel": channel,
                "part_of_day": "morning", "reached": reached, "outcome": "spoken" if reached else "no_answer",
                "happened_at": at(day), "written_at": at(day), "received_at": at(day),
            } | more)
        )  # fmt: skip


def end(journey: Journey, day: str, because: str) -> None:
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("end"):
        Ending.objects.filter(journey=journey).delete()
        Journey.objects.filter(pk=journey.pk).update(ended_at=at(day, 20))
        Ending.objects.create(
            journey=journey, resident_id=journey.resident_id, by=UUID(int=9), at=at(day, 20), because=because
        )


def by_form(
    key: str, on: str, *, kind: str = "landlord", route: Route = Route.ARREARS, team: Team, who: UUID
) -> Signal:
    law = ROUTES[route].team_law
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("by_form"):
        journey = open_journey(access, resident=who, law=law, team=team.id, came_through=kind, synthetic=True)
        return Signal.objects.create(
            resident_id=who, journey=journey, sender=UUID(int=77), sender_kind=kind, key=key, route=route,
            ground=ROUTES[route].ground, law=ROUTES[route].law, domains=["money"], amount=310,
            happened_on=date.fromisoformat(on), received_at=at(on), synthetic=True,
        )  # fmt: skip


def the_part(document: dict[str, Any]) -> dict[str, Any]:
    (only,) = document["leveringen"]
    return dict(only)


def the_case(document: dict[str, Any]) -> dict[str, Any]:
    (only,) = the_part(document)["vroegsignaalzaken"]
    return dict(only)


def goes_round(first: dict[str, Any], tmp_path: Path, period: Period = YEAR) -> None:
    """It has no errors, may come in elsewhere, and comes out of there the same."""
    assert not checked(first, schema=schema_if_there()).errors
    new_house()
    assert taken_in(first, tmp_path).refused is None
    assert without_the_moment(given(period)) == without_the_moment(first)


def test_a_try_of_ours_joins_the_zaak_that_was_sent(tmp_path: Path) -> None:
    sent = case("a", contactpogingen=[attempt("2025-03-07")])
    taken_in(delivery([signal("a", BOB, status="Nog niet opgepakt")], [sent]), tmp_path)
    journey = journey_of("a")
    go(journey, "2025-03-07")  # the very try that was sent
    go(
        journey,
        "2025-03-12",
        channel="out_and_about",
        part_of_day="",
        reached=True,
        happened_at=at("2025-03-12", 17),
    )
    go(journey, "2025-03-13", outcome="we_did_not_go")
    go(journey, "2025-03-14", amended_at=at("2025-03-15"))
    made = given_whole()
    assert (made.attempts, made.ours) == (2, 1)
    document = given()
    assert the_case(document) == sent | {
        "contactpogingen": [
            *sent["contactpogingen"],
            {"soort": "Overige", "bereikt": True, "datum": "2025-03-12", "dagdeel": "Avond"},
        ]
    }
    # For what was taken up and goes on, version 0.9 has no status.
    assert "status" not in the_part(document)["vroegsignalen"][0]
    goes_round(document, tmp_path)


def test_what_was_not_touched_keeps_its_findings(tmp_path: Path) -> None:
    odd = signal("a", BOB, status="Niet opgepakt: andere reden", bedrag=-3)
    sent = case("a", resultaat="Geen reactie na eerder contact", startdatum_matchingperiode="2025-03-01")
    taken_in(delivery([odd], [sent]), tmp_path)
    document = given()
    assert the_part(document)["vroegsignalen"] == [odd]
    assert the_case(document) == sent
    said = given_whole().judged
    assert not said.errors
    assert {"amount-negative", "unknown-key", "status-against-result"} <= set(said.findings)
    assert said.rules["amount-negative"].signals == ["a"]


def test_signals_without_a_zaak_get_one_once_we_did_something(tmp_path: Path) -> None:
    taken_in(
        delivery(
            [signal("a", BOB, "2025-02-20"), signal("b", BOB, "2025-03-04"), signal("c", BOB, "2025-03-20")]
        ),
        tmp_path,
    )
    assert the_part(given())["vroegsignaalzaken"] == []
    journey = journey_of("a")
    take_on(journey, "2025-03-06")
    go(journey, "2025-03-10", channel="home_visit", reached=True)
    go(journey, "2025-03-25")
    document = given()
    first, later = the_part(document)["vroegsignaalzaken"]
    assert first == {
        "startdatum_matchtingperiode": "2025-02-01",
        "einddatum_matchingperiode": "2025-03-31",
        "matchingsdatum": "2025-03-04",
        "datum_opgepakt": "2025-03-06",
        "vroegsignalen": [{"ID": "a"}, {"ID": "b"}],
        "contactpogingen": [
            {"soort": "Huisbezoek", "bereikt": True, "datum": "2025-03-10", "dagdeel": "Ochtend"}
        ],
    }
    assert later == {
        "startdatum_matchtingperiode": "2025-03-01",
        "einddatum_matchingperiode": "2025-03-31",
        "matchingsdatum": "2025-03-20",
        "datum_opgepakt": "2025-03-20",
        "vroegsignalen": [{"ID": "c"}],
        "contactpogingen": [
            {"soort": "Telefoon", "bereikt": False, "datum": "2025-03-25", "dagdeel": "Ochtend"}
        ],
    }
    # A zaak takes the signals that it names along, also those of an earlier month; never a zaak of another month.
    march = given(MARCH)
    assert [one["ID"] for one in the_part(march)["vroegsignalen"]] == ["a", "b", "c"]
    february = the_part(given(Period(date(2025, 2, 1), date(2025, 2, 28))))
    assert [one["ID"] for one in february["vroegsignalen"]] == ["a"]
    assert february["vroegsignaalzaken"] == []
    assert not given_whole(MARCH).judged.rules
    goes_round(document, tmp_path)


@pytest.mark.parametrize(
    ("because", "met", "result", "status"),
    [
        ("resident_said_no", True, "Inwoner hoeft geen hulp vanuit vroegsignalering", None),
        ("need_met", True, "(Budget)advies en/of quick fix", None),
        ("we_never_met", False, "Definitief geen contact kunnen krijgen", None),
        ("we_lost_touch", True, "Geen reactie na eerder contact", None),
        ("others_help", True, "Inwoner heeft al een ander lopend traject", None),
        ("handed_over", False, "Verwijzing zonder contact", None),
        ("moved_away", False, "Persoon is geen inwoner (meer) in de gemeente", "Persoon is geen inwoner (meer) in de gemeente"),
        ("deceased", False, "Inwoner is overleden", "Inwoner is overleden"),
    ],
)  # fmt: skip
def test_an_ending_by_a_person_is_the_result(
    because: str, met: bool, result: str, status: str | None, tmp_path: Path
) -> None:
    taken_in(delivery([signal("a", BOB, "2025-03-03", status="Nog niet opgepakt")]), tmp_path)
    journey = journey_of("a")
    take_on(journey, "2025-03-04")
    if because not in ("moved_away", "deceased"):
        go(journey, "2025-03-05", reached=met)
    end(journey, "2025-03-20", because)
    document = given()
    assert the_case(document)["resultaat"] == result
    assert the_part(document)["vroegsignalen"][0].get("status") == status
    assert not given_whole(MARCH).judged.rules
    goes_round(document, tmp_path)


def test_that_we_had_no_people_is_told_to_nobody_and_called_not_taken_up(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", BOB, "2025-03-03", status="Nog niet opgepakt")]), tmp_path)
    journey = journey_of("a")
    take_on(journey, "2025-03-04")  # on paper: nobody went
    end(journey, "2025-03-20", "we_had_no_people")
    document = given(MARCH)
    made = the_case(document)
    assert made["resultaat"] == "Niet opgepakt: andere reden"
    assert "datum_opgepakt" not in made
    assert the_part(document)["vroegsignalen"][0]["status"] == "Niet opgepakt: andere reden"
    assert "people" not in str(document) and "personeel" not in str(document)
    assert not given_whole(MARCH).judged.rules


def test_help_longer_than_thirty_days_is_no_quick_fix(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", BOB, "2025-03-03")]), tmp_path)
    journey = journey_of("a")
    take_on(journey, "2025-03-04")
    go(journey, "2025-03-05", reached=True)
    end(journey, "2025-04-04", "need_met")
    assert the_case(given())["resultaat"] == "Vervolghulp en/of verwijzing financieel"
    end(journey, "2025-04-03", "need_met")
    assert the_case(given())["resultaat"] == "(Budget)advies en/of quick fix"


def test_a_sent_result_that_says_the_same_stays_and_another_gives_way(tmp_path: Path) -> None:
    tries = [attempt("2025-03-07", reached=True)]
    sent = case("a", resultaat="Inwoner al bekend bij schuldhulpverlening", contactpogingen=tries)
    taken_in(delivery([signal("a", BOB)], [sent]), tmp_path)
    journey = journey_of("a")
    end(journey, "2025-03-20", "others_help")
    assert the_case(given()) == sent
    end(journey, "2025-03-20", "we_lost_touch")
    assert the_case(given()) == sent | {"resultaat": "Geen reactie na eerder contact"}


def test_an_amended_zaak_goes_out_as_it_is_now_with_what_we_did(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", BOB)], [case("a")], made="2025-04-02T09:00:00Z"), tmp_path)
    go(journey_of("a"), "2025-03-08", reached=True)
    newer = case("a", contactpogingen=[attempt("2025-03-07")])
    taken_in(delivery([signal("a", BOB, bedrag=900)], [newer], made="2025-05-02T09:00:00Z"), tmp_path)
    older = delivery(
        [signal("a", BOB, bedrag=1)],
        [case("a", resultaat="Inwoner is overleden")],
        made="2025-03-30T09:00:00Z",
    )
    taken_in(older, tmp_path)
    document = given()
    assert the_part(document)["vroegsignalen"][0]["bedrag"] == 900
    assert the_case(document)["contactpogingen"] == [
        attempt("2025-03-07"),
        attempt("2025-03-08", reached=True),
    ]
    assert "resultaat" not in the_case(document)
    goes_round(document, tmp_path)


def test_of_who_was_erased_nothing_goes_out_and_a_shared_zaak_goes_without_them(tmp_path: Path) -> None:
    ann = person(8, Burgerservicenummer=bsn(8))
    taken_in(delivery([signal("a", BOB), signal("b", ann)], [case("a", "b")]), tmp_path)
    with house_access(Purpose.UPKEEP, "proef") as access:
        erase_everywhere(access, journey_of("b").resident_id)
    document = given()
    assert [one["ID"] for one in the_part(document)["vroegsignalen"]] == ["a"]
    assert the_case(document)["vroegsignalen"] == [{"ID": "a"}]
    assert "Niemand8" not in str(document) and bsn(8) not in str(document)
    with house_access(Purpose.UPKEEP, "proef") as access:
        erase_everywhere(access, journey_of("a").resident_id)
    assert "leveringen" not in given()


def test_a_creditor_s_form_goes_out_and_school_and_doctor_never(tmp_path: Path, settings: Any) -> None:
    settings.BEREIK_GEMEENTECODE = "0999"
    debts, care = make_team("wgs"), make_team("wmo2015", "Wijkteam Zuid")
    who = make_resident(
        "Bob", "Niemand", initials="B.", bsn=bsn(7), birth_date="1970-01-01", street="Nergensweg",
        house_number="10 bis", postcode="9999 ZZ", place="Nergenshuizen", phone="06 12345678",
    )  # fmt: skip
    ours = by_form("Bob achter in de gang", "2025-03-03", team=debts, who=who)
    for number in range(11):
        by_form(f"s{number}", "2025-03-04", kind="school", route=Route.WITH_AGREEMENT, team=care, who=who)
    by_form("g", "2025-03-04", kind="gp", route=Route.WITH_AGREEMENT, team=care, who=who)
    by_form("l", "2025-03-04", kind="landlord", route=Route.WITH_AGREEMENT, team=care, who=who)
    made = given_whole(MARCH)
    assert made.left_out == {"school": 10, "gp": None, "landlord": None}  # rounded, and never one
    document = given(MARCH)
    assert the_part(document)["gemeentecode"] == "0999"
    assert the_part(document)["vroegsignalen"] == [
        {
            "ID": f"BEREIK-{ours.id}",
            "bedrag": 310,
            "crisissignaal": False,
            "signaaldatum": "2025-03-03",
            "signaalpartner": {"type": "Huur"},
            "status": "Nog niet opgepakt",
            "client": {
                "Burgerservicenummer": bsn(7),
                "Voorletters": "B.",
                "Achternaam": "Niemand",
                "Geboortedatum": "1970-01-01",
                "Straatnaam": "Nergensweg",
                "Huisnummer": "10",
                "Huisnummertoevoeging": "bis",
                "Postcode": "9999 ZZ",
                "Plaatsnaam": "Nergenshuizen",
            },
        }
    ]
    said = str(document)
    # Nor the telephone number: the client above is compared key by key.
    assert "gang" not in said and "school" not in said.lower()
    assert not made.judged.rules
    goes_round(document, tmp_path, MARCH)


def test_two_senders_with_the_same_id_are_kept_apart(tmp_path: Path) -> None:
    ann = person(8, Burgerservicenummer=bsn(8))
    taken_in(delivery([signal("1", BOB)], [case("1")], supplier="EEN-1"), tmp_path)
    taken_in(delivery([signal("1", ann), signal("2", ann)], [case("1", "2")], supplier="TWEE-2"), tmp_path)
    document = given()
    ids = [one["ID"] for one in the_part(document)["vroegsignalen"]]
    assert len(set(ids)) == 3 and {"1", "2"} < set(ids)
    (other,) = set(ids) - {"1", "2"}
    assert other.startswith("1~")
    named = sorted(
        [ref["ID"] for ref in one["vroegsignalen"]] for one in the_part(document)["vroegsignaalzaken"]
    )
    assert named == sorted([["1"], [other, "2"]])
    # Who came first keeps the ID, and that they were erased hands it to nobody else.
    by_id = {one["ID"]: one["client"] for one in the_part(document)["vroegsignalen"]}
    assert by_id["1"] == BOB
    with house_access(Purpose.UPKEEP, "proef") as access:
        first = DeliveredItem.objects.filter(key="1").order_by("id").first()
        assert first is not None
        erase_everywhere(access, first.resident_id)
    assert sorted(one["ID"] for one in the_part(given())["vroegsignalen"]) == sorted([other, "2"])


def test_given_and_taken_in_again_and_again_nothing_grows(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", BOB)], [case("a")]), tmp_path)
    first = given()
    assert first["codeGegevensleverancier"].startswith("SYNTHETISCH Bereik ")
    for _ in range(2):
        here = house()
        new_house()
        taken_in(given_from := first, tmp_path)
        assert house() == here
        first = given()
        assert without_the_moment(first) == without_the_moment(given_from)
    # A newer version of the product goes on with the same numbering: nothing comes twice.
    newer = first | {
        "codeGegevensleverancier": "SYNTHETISCH Bereik 9.1.0",
        "aanleverdatumEnTijd": "2027-01-01T00:00:00Z",
    }
    again = taken_in(newer, tmp_path)
    assert (again.signals.new, again.signals.known, again.cases.known) == (0, 1, 1)


def test_a_period_in_which_nothing_happened_has_no_leveringen(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", BOB)]), tmp_path)
    document = given(Period(date(2024, 5, 1), date(2024, 5, 31)))
    assert set(document) == {
        "startdatumLevering", "einddatumLevering", "aanleverdatumEnTijd", "codeGegevensleverancier",
    }  # fmt: skip
    assert not checked(document, schema=schema_if_there()).findings


def test_it_is_refused_before_anything_is_read() -> None:
    turned = give_return(Period(date(2025, 3, 2), date(2025, 3, 1)))
    assert turned.refused is not None and "ends before" in turned.refused.what.en
    later = give_return(Period(date(2999, 1, 1), date(2999, 1, 31)))
    assert later.refused is not None and "still to begin" in later.refused.what.en


def test_a_real_house_says_whose_it_is(settings: Any) -> None:
    settings.BEREIK_SYNTHETIC, settings.BEREIK_GEMEENTECODE = False, ""
    said = give_return(MARCH).refused
    assert said is not None and "BEREIK_GEMEENTECODE" in said.now.en


def test_an_error_of_our_own_holds_it_back_and_names_the_signals(tmp_path: Path, settings: Any) -> None:
    taken_in(delivery([signal("a", BOB)]), tmp_path)
    settings.BEREIK_STATISTICS_EMAIL = "geen adres"
    said = give_return(MARCH, schema=schema_if_there())
    assert said.refused is not None and list(said.pieces()) == [b"{\n", b"\n}\n"]
    settings.BEREIK_STATISTICS_EMAIL = ""
    settings.BEREIK_SYNTHETIC, settings.BEREIK_GEMEENTECODE = False, "0518"
    other = give_return(MARCH).refused  # made in another town's house
    assert other is not None and "municipality-not-ours" in other.what.en


def test_each_batch_has_one_line_in_the_trail_that_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bereik.trust.trail.writing import trail_open

    monkeypatch.setattr(planned, "A_BATCH", 2)
    people = [person(number, Burgerservicenummer=bsn(number)) for number in range(5)]
    taken_in(delivery([signal(f"s{n}", one) for n, one in enumerate(people)]), tmp_path)
    given_whole(MARCH)
    alias = "owner" if connections["default"].vendor == "postgresql" else "looks"
    with trail_open():
        lines = list(TrailLine.objects.using(alias).filter(because="Opgave CBS").order_by("place"))
    assert {(one.sort, one.what) for one in lines} == {("look", "statistics_return")}
    opened = [one for one in lines if "people.DataKey" in one.tables]
    assert {one.purpose for one in opened} == {"delivery"}
    assert [len(one.touched) for one in opened] == [2, 2, 1]
