"""Is what the night makes of whole tables, row by row, what `fact_of` says of one journey?"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import duckdb
import pytest

from bereik.facts.inside import make_inside
from bereik.facts.standing import in_force
from bereik.help.models import Attempt, OwnWord, Promise
from bereik.house.demonstration import town
from bereik.house.demonstration.chances import HERE
from bereik.house.upkeep.facts import facts_of_all, make_facts
from bereik.people.models import Journey, Step
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from bereik.trust.refusals import NoAccess
from bereik.trust.written_out import write_out
from tests.trust.test_trail_lines import lines

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = datetime(2026, 11, 23, tzinfo=HERE)
MOMENTS = {
    "tonight": TODAY + timedelta(hours=27),
    # A night that was missed: what happened later is not known yet. Twenty past midnight here, the day before in UTC.
    "a year ago": datetime(2025, 10, 26, 0, 20, tzinfo=HERE),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_whole_tables_tell_what_each_journey_tells(name: str, settings: Any, tmp_path: Path) -> None:
    at = MOMENTS[name]
    town(2026, at=TODAY, residents=150)
    _what_a_town_has_none_of(at)
    day = at.astimezone(HERE).date()
    made = make_facts(at, day)
    with house_access(Purpose.UPKEEP, "proef", at=at) as access:
        facts = list(facts_of_all(access, at, day))
    plain = make_inside(tmp_path / "plain", facts, made_at=at, rng=Random(1))
    quick = in_force(settings.BEREIK_FACTS, "inside")
    assert quick is not None
    assert made == {"journeys": len(facts)} and len(facts) > 50
    assert _rows(quick) == _rows(plain)
    assert not [one for one in quick.parent.iterdir() if ".building" in one.name], (
        "what was told is thrown away"
    )


def _rows(path: Path) -> Counter[Any]:
    """Each journey with all that hangs on it, without its number."""
    with duckdb.connect(str(path), read_only=True) as connection:
        hung: dict[int, list[Any]] = {}
        for table in ("tries", "promises", "said"):
            for number, *row in connection.execute(f"select * from {table}").fetchall():
                hung.setdefault(number, []).append((table, *map(str, row)))
        rows = connection.execute("select * from journeys").fetchall()
    return Counter((tuple(row), tuple(sorted(hung.get(number, [])))) for number, *row in rows)


def _what_a_town_has_none_of(at: datetime) -> None:
    """A try that a later delivery took back, a line that was no try, a step on the other side of midnight, a promise that
    two others followed, an answer without a yes, a second word promised to a sender."""
    with house_access(Purpose.UPKEEP, "proef", at=at) as access, access.deed("proef"):
        journeys = list(Journey.objects.order_by("opened_at", "id")[:40])
        for place, journey in enumerate(journeys):
            about: dict[str, Any] = {"journey": journey, "resident_id": journey.resident_id}
            came = journey.opened_at + timedelta(days=place % 9)
            tried = {
                "reached": False,
                "happened_at": came,
                "written_at": came,
                "received_at": came,
                "by": new_id(),
            }
            for channel, outcome, taken_back in (
                ("phone", "", None), ("administrative", "", None), ("letter", "sent", came), ("visit", "unheard_of", None),
            ):  # fmt: skip
                Attempt.objects.create(
                    **about, **tried, channel=channel, outcome=outcome, amended_at=taken_back
                )
            midnight = came.replace(hour=23, minute=40)
            Step.objects.create(**about, step="we_met", at=midnight, written_at=midnight)
            OwnWord.objects.create(
                **about, kind="need_met", how="phone", yes=None, at=came, written_by=new_id()
            )
            _a_promise_moved_twice(about, came)
            signal = Signal.objects.filter(journey=journey).order_by("received_at", "id").first()
            assert signal is not None
            signal.pk, signal.key, signal.told_by = new_id(), f"again-{place}", came.date()
            signal.received_at, signal.told_at = signal.received_at - timedelta(hours=1), None
            signal.save(force_insert=True)


def _a_promise_moved_twice(about: dict[str, Any], came: datetime) -> None:
    def promise(days: int, due: int, follows: UUID | None = None, **more: Any) -> UUID:
        made = came + timedelta(days=days)
        kept = Promise.objects.create(
            **about, **more, by_id=journey.trusted_id or _anybody(), made_at=made, due_on=(came + timedelta(days=due)).date(),
            follows_id=follows, synthetic=True,
        )  # fmt: skip
        return kept.pk

    journey = about["journey"]
    first = promise(0, 6)
    promise(3, 9, first)
    # Later than the first was due: it did not move it.
    promise(8, 20, first)
    broken = promise(1, 12, broken_at=came + timedelta(days=2), because="away")
    promise(2, 15, broken)


def _anybody() -> UUID:
    return Account.objects.order_by("made_at", "id")[0].pk


def test_reading_at_night_leaves_one_line_that_names_whom_it_read_while_they_are_few() -> None:
    town(2026, at=TODAY, residents=20)
    at = MOMENTS["tonight"]
    make_facts(at, at.date())
    (line,) = [one for one in lines() if one["what"] == "make_facts"]
    with house_access(Purpose.UPKEEP, "proef"):
        residents = {str(one) for one in Journey.objects.values_list("resident", flat=True)}
        steps = Step.objects.count()
    assert {"people.Journey", "people.Step", "see.Signal", "help.Promise"} <= set(line["tables"])
    assert set(line["touched"]) == residents and line["rows"] > steps


def test_columns_come_out_only_inside_the_house_s_own_access(tmp_path: Path) -> None:
    rows = Journey.objects.values_list("id")
    with (tmp_path / "out").open("wb") as to, house_access(Purpose.UPKEEP, "proef") as access:
        assert write_out(access, rows, to) == 0
    with (tmp_path / "out").open("wb") as to, pytest.raises(NoAccess):
        write_out(access, rows, to)
