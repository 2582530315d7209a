"""Does each list page of HELP keep to twelve queries, access and trail line counted, however long the list is?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bereik.municipality.models import Placement, Team
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.help.busy_day import busy_day, tried_before
from tests.house.entering import colleague, enter_as
from tests.making import make_journey, make_resident

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 12
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@contextmanager
def at_most(most: int) -> Iterator[None]:
    with (
        CaptureQueriesContext(connections["default"]) as page,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        yield
    asked = [query["sql"] for query in (*page.captured_queries, *looks.captured_queries)]
    asked = [one for one in asked if not one.startswith(BRACKETS)]
    assert len(asked) <= most, "\n".join(one[:160] for one in asked)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def team_of(function: str) -> tuple[Client, Team, object]:
    account = colleague(function)
    team = Placement.objects.select_related("team").get(account=account).team
    assert team is not None
    return enter_as(account), team, account


@pytest.mark.parametrize("rows", [0, 3, 55])
def test_the_day_list(rows: int) -> None:
    client, team, account = team_of("professional")
    for number in range(min(rows, 3)):
        make_journey(team, make_resident(f"Mees{number}"), trusted=account)
    resident = make_resident("Bo")
    for _ in range(rows - 3):
        make_journey(team, resident, trusted=account)
    with at_most(MOST):
        assert shown(client, "/helpen/vandaag/").count("row__line") == min(rows, 50)


def test_the_day_list_of_a_full_day_at_fifty_rows() -> None:
    """Promises, questions, tries, a look to read, a colleague who is away, a second person and who waits: all at once."""
    client, team, account = team_of("professional")
    now = timezone.now()
    day = busy_day(team, account, now)
    for number in range(50):
        journey = make_journey(team, make_resident(f"Bo{number}"), trusted=account)
        tried_before(journey, account, now - timedelta(days=3), "phone", "morning", "no_answer")
    with at_most(MOST):
        page = shown(client, "/helpen/vandaag/")
    assert page.count("row__line") > 50
    for words in ("De huisarts belde", "donderdag?", "Terugbellen", "voor Joris", "Ik pak dit op"):
        assert words in page
    assert "Lieke Lijster" not in page  # on the next page
    with at_most(MOST):
        further = shown(client, f"/helpen/vandaag/?na={next_page(page)}")
    assert "Tom Tamarisk" in further and "Ik pak dit op" not in further
    assert len(day.journeys) == 10


def next_page(page: str) -> str:
    return page.split("?na=")[1].split('"')[0]


@pytest.mark.parametrize("rows", [0, 55])
def test_who_waits(rows: int) -> None:
    client, team, _ = team_of("professional")
    resident = make_resident()
    for _ in range(rows):
        make_journey(team, resident)
    with at_most(MOST):
        assert shown(client, "/helpen/wie-wacht/").count("row__line") == min(rows, 50)


@pytest.mark.parametrize(
    ("function", "address"),
    [
        ("professional", "/helpen/bellijst/"),
        ("team_lead", "/helpen/team/"),
        ("privacy_officer", "/helpen/inzage/"),
    ],
)
def test_the_other_lists(function: str, address: str) -> None:
    client = enter_as(colleague(function))
    with house_access(Purpose.UPKEEP, "proef"):
        pass
    with at_most(MOST):
        shown(client, address)
