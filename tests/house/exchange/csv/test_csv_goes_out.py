"""What of a list goes out in the return for the national statistics? What the exchange model has a place for, and no more."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bereik.house.exchange.csv.taking_in import take_in_rows
from tests.house.exchange.csv.lists import HEAD, ROW, SENDER, outcome_of, text_of
from tests.house.exchange.ddas.export_samples import given, given_whole

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_row_as_it_was_written_and_how_somebody_is_reached_stay_here(settings: Any) -> None:
    settings.BEREIK_GEMEENTECODE = "0999"
    sent = (*ROW[:-1], "13-03-2025", "0612345678", "n.niemand@example.org", "belt liever niet")
    listed = text_of((*HEAD, "Telefoon", "E-mail", "Opmerking"), sent)
    assert take_in_rows(outcome_of(listed), sender=SENDER, synthetic=True).refused is None
    document = given()
    ((signal,),) = [part["vroegsignalen"] for part in document["leveringen"]]
    assert signal["bedrag"] == 76 and signal["signaaldatum"] == "2025-03-13"
    assert signal["client"]["Achternaam"] == "Niemand"
    assert not {"buiten_de_standaard", "rij"} & signal.keys()
    for said in ("0612345678", "n.niemand@example.org", "75,50", "Klantnr", "belt liever niet"):
        assert said not in json.dumps(document)
    assert "unknown-key" not in given_whole().judged.rules
