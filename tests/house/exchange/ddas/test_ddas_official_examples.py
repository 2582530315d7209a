"""Do the two official example deliveries come through as the standard's makers sent them?"""

import json
from datetime import UTC, date, datetime

import pytest

from bereik.house.exchange.ddas.codes import channel_of, part_of_day_of, result_of, sender_of, state_of
from bereik.house.exchange.ddas.delivery import delivery_of
from bereik.house.exchange.ddas.finding import Level
from bereik.terms.channels import Channel
from bereik.terms.end_results import EndResult
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState
from tests.house.exchange.ddas.samples import (
    MULTIPLE,
    SINGLE,
    checked_bytes,
    needs_official_files,
    official_schema,
    places,
)

pytestmark = needs_official_files

PART, OTHER_PART = "$.leveringen[0]", "$.leveringen[1]"


@pytest.mark.parametrize("with_schema", [True, False])
def test_the_single_example_has_these_findings_and_no_error(with_schema: bool) -> None:
    """Read by hand: its BSN 123456789 fails the 11-check (147 is no multiple of 11), and its signal is called not
    yet taken up while its case has a result.
    """
    found = checked_bytes(SINGLE.read_bytes(), schema=official_schema() if with_schema else None)
    assert places(found.findings) == [
        ("bsn-eleven-check", f"{PART}.vroegsignalen[0].client.Burgerservicenummer"),
        ("status-against-result", f"{PART}.vroegsignalen[0].status"),
    ]
    assert found.errors == ()
    assert found.may_come_in
    assert bool(found.warnings) is not with_schema


def test_the_multiple_example_has_these_findings_and_no_error() -> None:
    """Read by hand: all four BSNs fail the 11-check; each signal's status contradicts its case; four tries were made
    before their case was taken up; and somebody was spoken with although the only letter reached nobody.
    """
    found = checked_bytes(MULTIPLE.read_bytes(), schema=official_schema())
    cases, signals = "vroegsignaalzaken", "vroegsignalen"
    assert sorted(places(found.findings)) == sorted(
        [
            *(
                (rule, f"$.leveringen[{part}].{signals}[{place}].{field}")
                for part in (0, 1)
                for place in (0, 1)
                for rule, field in (
                    ("bsn-eleven-check", "client.Burgerservicenummer"),
                    ("status-against-result", "status"),
                )
            ),
            ("attempt-date-order", f"{PART}.{cases}[0].contactpogingen[0].datum"),
            ("attempt-date-order", f"{PART}.{cases}[1].contactpogingen[0].datum"),
            ("attempt-date-order", f"{OTHER_PART}.{cases}[1].contactpogingen[0].datum"),
            ("attempt-date-order", f"{OTHER_PART}.{cases}[1].contactpogingen[1].datum"),
            ("result-against-attempts", f"{PART}.{cases}[1].resultaat"),
        ]
    )
    assert {finding.level for finding in found.findings} == {Level.FINDING}
    assert found.may_come_in


def test_every_field_of_the_single_example_is_read() -> None:
    delivery = delivery_of(json.loads(SINGLE.read_text(encoding="utf-8")))
    assert (delivery.supplier, delivery.period_from, delivery.period_until) == (
        "SOFT-123",
        date(2025, 1, 1),
        date(2025, 1, 31),
    )
    assert delivery.delivered_at == datetime(2025, 2, 5, 10, 30, tzinfo=UTC)
    (part,) = delivery.parts
    assert (part.counter, part.municipality) == (1, "0518")
    assert part.organisation is not None
    assert (part.organisation.name, part.organisation.kvk_number) == ("Gemeente Voorbeeld", "12345678")
    (person,) = part.organisation.contacts
    assert (person.name, person.phone, person.email, person.function) == (
        "J. de Vries",
        "010-1234567",
        "j.devries@gemeentevoorbeeld.nl",
        "Beleidsmedewerker schuldhulpverlening",
    )
    (signal,) = part.signals
    assert (signal.id, signal.crisis, signal.warm_handover, signal.amount) == (
        "VS-2025-0001",
        False,
        False,
        450,
    )
    assert (signal.arose, signal.signalled) == (date(2024, 12, 10), date(2025, 1, 5))
    assert signal.status is not None
    assert state_of(signal.status) is SignalState.NOT_YET_TAKEN_UP
    assert signal.partner is not None
    assert signal.partner.kind is not None
    assert sender_of(signal.partner.kind) is Sender.ENERGY
    client = signal.client
    assert client is not None
    assert (client.bsn, client.initials, client.prefix, client.surname) == ("123456789", "A.", "van", "Dijk")
    assert (client.born, client.street, client.postcode) == (date(1985, 6, 15), "Voorbeeldstraat", "1234AB")
    assert (client.house_number, client.house_number_addition, client.town) == ("10", "A", "Voorbeeldstad")
    (case,) = part.cases
    assert (case.matched, case.matching_from, case.matching_until, case.taken_up) == (
        date(2025, 1, 6),
        date(2024, 12, 1),
        date(2025, 1, 31),
        date(2025, 1, 10),
    )
    assert case.result is not None
    assert result_of(case.result) is EndResult.NEEDS_NO_HELP
    assert case.signal_ids == ("VS-2025-0001",)
    phone, visit = case.tries
    assert phone.kind is not None
    assert phone.day_part is not None
    assert (channel_of(phone.kind), phone.reached, phone.day) == (Channel.PHONE, False, date(2025, 1, 10))
    assert part_of_day_of(phone.day_part) is PartOfDay.MORNING
    assert visit.reached is True


@pytest.mark.parametrize("example", [SINGLE, MULTIPLE])
def test_signals_and_cases_are_kept_as_sent(example: object) -> None:
    document = json.loads(example.read_text(encoding="utf-8"))
    delivery = delivery_of(document)
    for part, sent in zip(delivery.parts, document["leveringen"], strict=True):
        assert [json.loads(signal.sent) for signal in part.signals] == sent["vroegsignalen"]
        assert [json.loads(case.sent) for case in part.cases] == sent["vroegsignaalzaken"]
        assert all(len(each.digest) == 64 for each in (*part.signals, *part.cases))


def test_nothing_about_a_person_stands_in_a_traceback() -> None:
    delivery = delivery_of(json.loads(SINGLE.read_text(encoding="utf-8")))
    for secret in ("123456789", "Dijk", "1985", "Voorbeeldstraat", "1234AB"):
        assert secret not in repr(delivery)
