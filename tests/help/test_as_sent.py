"""Does whoever helps a resident read what deliveries sent about them: as sent, amended, odd, gone, and how often?"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.entering import colleague, enter_as
from tests.house.exchange.ddas.import_samples import bsn, case, delivery, person, signal, taken_in

pytestmark = pytest.mark.django_db(transaction=True)

APRIL, MAY, JUNE = (f"2025-{month:02}-02T09:00:00+02:00" for month in (4, 5, 6))
MOST = 12
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def over(document: dict[str, Any], month: int) -> dict[str, Any]:
    """The same, of another month."""
    last = {2: 28, 4: 30}.get(month, 31)
    return document | {
        "startdatumLevering": f"2025-{month:02}-01",
        "einddatumLevering": f"2025-{month:02}-{last}",
    }


def helper() -> tuple[Client, UUID]:
    """The trusted professional of the one journey there is, and its number."""
    client = enter_as(colleague("professional", "Merel", team=Team.objects.get(law=Law.WGS)))
    with house_access(Purpose.UPKEEP, "proef"):
        journey = Journey.objects.get().pk
    answer = client.post(reverse("take_on", args=[journey]))
    assert answer.headers["Location"] == reverse("journey", args=[journey])
    return client, journey


def file_of(client: Client, journey: UUID) -> str:
    with (
        CaptureQueriesContext(connections["default"]) as page,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        answer = client.get(reverse("journey", args=[journey]))
    asked = [one["sql"] for one in (*page.captured_queries, *looks.captured_queries)]
    asked = [one for one in asked if not one.startswith(BRACKETS)]
    assert len(asked) <= MOST, "\n".join(one[:160] for one in asked)
    return str(answer.content.decode())


def test_they_read_what_was_sent_and_never_a_bsn(tmp_path: Path) -> None:
    whom = person(1, Burgerservicenummer=bsn(1))
    taken_in(delivery([signal("a", whom, bedrag=-5)], [case("a")], made=APRIL), tmp_path)
    text = file_of(*helper())
    assert "Zoals het gestuurd is" in text and "Nergensweg" in text
    assert "kleiner dan nul" in text and "juiste bedrag in hele euro" in text
    assert bsn(1) not in text


def test_what_was_sent_otherwise_stands_beside_what_it_is_now(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    taken_in(delivery([signal("a", person(1), bedrag=250)], made=MAY), tmp_path)
    client, journey = helper()
    text = file_of(client, journey)
    assert "100</del>" in text and "250</ins>" in text


def test_what_a_later_delivery_does_not_have_any_more_is_said(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", person(1))], made=APRIL), tmp_path)
    client, journey = helper()
    assert "staat niet meer in de laatste levering" not in file_of(client, journey)
    # Of another month, and of another supplier: neither says anything about this one.
    taken_in(over(delivery([], made=MAY), 4), tmp_path)
    taken_in(delivery([], made=MAY, supplier="SYNTHETISCH-2"), tmp_path)
    assert "staat niet meer in de laatste levering" not in file_of(client, journey)
    taken_in(delivery([], made=JUNE), tmp_path)
    assert "staat niet meer in de laatste levering" in file_of(client, journey)


def test_a_signal_that_keeps_coming_is_told_by_its_months(tmp_path: Path) -> None:
    for month, made in ((2, APRIL), (3, MAY), (4, JUNE)):
        sent = delivery([signal(f"m{month}", person(1), f"2025-{month:02}-03")], made=made)
        taken_in(over(sent, month), tmp_path)
    text = file_of(*helper())
    assert "dit signaal kwam in 3 maanden:" in text
    assert "februari 2025" in text and "maart 2025" in text and "april 2025" in text


def test_who_has_nothing_from_a_delivery_reads_nothing_of_it() -> None:
    from tests.help.residents import someone_helped

    helped = someone_helped()
    text = file_of(enter_as(helped.merel), helped.journey.pk)
    assert "Zoals het gestuurd is" not in text
