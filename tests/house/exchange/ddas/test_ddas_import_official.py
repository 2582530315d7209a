"""Do the two official example deliveries come into the house as what they tell?

They overlap: VS-2025-0001 is in both, with the same content, and its zaak has other tries. All counts were made by hand
from the files.
"""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from bereik.help.day_list import waiting_list
from bereik.house.exchange.ddas.importing import Counted
from bereik.people.models import DataKey, Identity, Journey, Resident
from bereik.see.models import DeliveredItem, Delivery, Signal
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.terms.senders import SENDERS, Sender
from bereik.trust.access import house_access, open_access
from tests.house.exchange.ddas.import_samples import (
    AT,
    counts,
    journeys,
    residents_of,
    standing_items,
    taken_in,
)
from tests.house.exchange.ddas.samples import MULTIPLE, SINGLE, needs_official_files, official_schema
from tests.making import make_account

pytestmark = [pytest.mark.django_db(transaction=True), needs_official_files]

FIRST, SECOND, THIRD, FOURTH = (
    frozenset({key}) for key in ("VS-2025-0001", "VS-2025-0002", "VS-2025-0101", "VS-2025-0102")
)


def test_the_single_example_is_one_signal_with_its_case(tmp_path: Path) -> None:
    told = taken_in(SINGLE, tmp_path, schema=official_schema())
    assert (told.refused, told.again, told.parts, told.warnings) == (None, False, 1, ())
    assert (told.signals, told.cases, told.residents) == (Counted(new=1), Counted(new=1), Counted(new=1))
    assert (told.attempts, len(told.findings), told.errors) == (2, 2, ())
    found = journeys()
    assert found.keys() == {FIRST}
    assert found[FIRST]["steps"] == {
        "we_saw": "2025-01-05",
        "we_may": "2025-01-05",
        "we_went": "2025-01-10",
        "we_met": "2025-01-15",
    }
    assert found[FIRST]["tries"] == [
        ("home_visit", "2025-01-15", "afternoon", True),
        ("phone", "2025-01-10", "morning", False),
    ]
    assert found[FIRST]["added_up"] == (2, "2025-01-15", "2025-01-15")


def test_all_four_of_the_multiple_example_come_in(tmp_path: Path) -> None:
    told = taken_in(MULTIPLE, tmp_path)
    assert (told.parts, told.signals, told.cases) == (2, Counted(new=4), Counted(new=4))
    assert (told.residents, told.attempts, len(told.findings)) == (Counted(new=4), 6, 13)
    found = journeys()
    assert found.keys() == {FIRST, SECOND, THIRD, FOURTH}
    # The supplier calls these two closed, in status and result: they end on the last day known of them.
    assert found[SECOND]["ended"] == ("2025-01-13", "others_help")
    assert found[FOURTH]["ended"] == ("2025-01-19", "we_never_met")
    # And these two "not yet taken up", although a result stands in their case: a person looks.
    assert found[FIRST]["open"]
    assert found[THIRD]["open"]
    assert found[FOURTH]["steps"].keys() == {"we_saw", "we_may", "we_went"}
    # A letter was sent and nobody was met: the law's four weeks from 5 January end on a Sunday, so on Monday.
    assert found[FIRST]["clock"] == ("wgs_signal_first_talk", "2025-02-03")
    # By telephone they spoke on 11 January, so that term is met.
    assert found[THIRD]["clock"] == ("", None)
    assert [found[one]["urgent"] for one in (FIRST, SECOND)] == [False, True]


@pytest.mark.parametrize(
    "order", list(permutations([SINGLE, MULTIPLE])), ids=["single first", "multiple first"]
)
def test_in_either_order_and_twice_they_are_the_same_four(order: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (taken_in(path, tmp_path) for path in order)
    before, told = counts(), journeys()
    again = [taken_in(path, tmp_path) for path in order]
    assert [one.again for one in (first, second, *again)] == [False, False, True, True]
    assert (counts(), journeys()) == (before, told)
    assert before["Resident"] == before["Journey"] == before["Signal"] == 4
    # Four signals and four cases, and one case that came in two ways. Tries: 2 in the one file, 2 + 1 + 1 + 2 in the other.
    assert (before["DeliveredItem"], before["Attempt"]) == (4 + 4 + 1, 2 + 6)
    assert told.keys() == {FIRST, SECOND, THIRD, FOURTH}
    assert first.signals.new + second.signals.new == 4
    assert (second.signals.known, second.cases.amended) == (1, 1)
    # Both say they were made at the same moment: what came in last counts.
    last = {SINGLE: [("home_visit", True), ("phone", False)], MULTIPLE: [("letter", False)]}[order[1]]
    assert [(one[0], one[3]) for one in told[FIRST]["tries"]] == last
    assert ("we_met" in told[FIRST]["steps"]) is (order[1] == SINGLE)
    assert standing_items() == dict.fromkeys(
        map(str, ("VS-2025-0001", "VS-2025-0002", "VS-2025-0101", "VS-2025-0102")), 1
    )


def test_what_was_sent_is_kept_word_for_word_and_sealed(tmp_path: Path) -> None:
    taken_in(SINGLE, tmp_path)
    sent = json.loads(SINGLE.read_text(encoding="utf-8"))["leveringen"][0]
    with open_access(
        purpose=Purpose.DELIVERY, who=make_account().id, kind="account", law="wgs", because="proef"
    ):
        kept = {}
        for item in DeliveredItem.objects.all():
            key = DataKey.objects.get(resident=item.resident_id).key()
            kept[item.sort] = json.loads(item.read(key))
            assert b"Dijk" not in bytes(item.as_sent)
            assert "Dijk" not in json.dumps([item.read_as, item.findings, item.key])
            assert [one["rule"] for one in item.findings] == {
                "signal": ["bsn-eleven-check", "status-against-result"],
                "case": [],
            }[item.sort]
        assert kept == {"signal": sent["vroegsignalen"][0], "case": sent["vroegsignaalzaken"][0]}


def test_who_it_is_lies_in_the_vault_and_a_failing_bsn_does_not(tmp_path: Path) -> None:
    taken_in(SINGLE, tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        identity = Identity.objects.get()
        named = identity.read(DataKey.objects.get().key())
        resident = Resident.objects.get()
    assert {name: value for name, value in named.items() if value} == {
        "initials": "A.",
        "prefix": "van",
        "surname": "Dijk",
        "birth_date": "1985-06-15",
        "street": "Voorbeeldstraat",
        "house_number": "10 A",
        "postcode": "1234AB",
        "place": "Voorbeeldstad",
    }
    assert bytes(identity.bsn_index) == b""
    assert bytes(identity.person_index) != b""
    # Born 15 June 1985, taken in on 2 March 2026: forty years old.
    assert (resident.age_band, resident.area, resident.synthetic) == ("30-49", None, True)


def test_each_signal_says_by_which_right_it_came(tmp_path: Path) -> None:
    taken_in(MULTIPLE, tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        rows = {one.key: one for one in Signal.objects.all()}
        laid = list(Delivery.objects.order_by("part"))
    water = rows["VS-2025-0002"]
    assert (water.route, water.ground, water.law) == ("arrears", "arrears_signal", Law.WGS)
    assert (water.sender_kind, water.amount, water.urgent, str(water.happened_on)) == (
        "water",
        1200,
        True,
        "2025-01-10",
    )
    assert water.domains == ["money"]
    assert (water.contact_by, water.told_by, water.received_at, water.synthetic) == (None, None, AT, True)
    # Two municipalities number their signals apart.
    assert water.sender == rows["VS-2025-0001"].sender != rows["VS-2025-0101"].sender
    assert [(one.supplier, one.gemeentecode, one.part) for one in laid] == [
        ("SOFT-123", "0518", 0),
        ("SOFT-123", "0307", 1),
    ]
    assert laid[1].figures["signals"]["new"] == 2
    assert all(one.synthetic for one in laid)


def test_who_waits_stands_on_the_day_list_of_the_debt_team_and_of_no_other(tmp_path: Path) -> None:
    """The list that the team reads: open, and taken on by nobody."""
    taken_in(MULTIPLE, tmp_path)
    about = residents_of()
    with house_access(Purpose.UPKEEP, "proef"):
        team = Journey.objects.order_by("id").values_list("team", flat=True).distinct().get()
    for law, waiting in (("wgs", ["VS-2025-0001", "VS-2025-0101"]), ("wmo2015", [])):
        with open_access(
            purpose=Purpose.OUTREACH,
            who=make_account().id,
            kind="account",
            team=team,
            law=law,
            because="daglijst",
        ) as access:
            assert [one.resident_id for one in Journey.objects.open().nobody_yet(access.team)] == [
                about[one] for one in waiting
            ]
            rows = waiting_list(access).rows
            assert [one.came_through and one.came_through.label.nl for one in rows] == [
                SENDERS[one].label.nl for one in (Sender.ENERGY, Sender.CAK_INSURANCE)
            ][: len(waiting)]
            assert [[term.label.nl for term in one.about] for one in rows] == [["Geld"]] * len(waiting)
            assert [one.tries for one in rows] == [1, 1][: len(waiting)]
