"""Do thousands of rows in one statement come under the same rules as one row, and land as one row would?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, ProgrammingError, connections
from django.utils import timezone

from bereik.municipality.models import Team
from bereik.people.models import Journey, Objection, Resident, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, inner_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.many import add_many, change_many, row_of
from bereik.trust.models import Account
from bereik.trust.refusals import NoAccess, NoDeed, WrongPurpose
from bereik.trust.wall.authorizer import trail_open
from bereik.trust.wall.tables import GUARDED
from tests.making import make_account, make_journey, make_team
from tests.trust.town import Town

in_a_house = pytest.mark.django_db(transaction=True)


@contextmanager
def laying(access: AbstractContextManager[Access]) -> Iterator[Access]:
    """A deed in an access that is opened for it."""
    with access as opened, opened.deed("lay"):
        yield opened


def upkeep() -> AbstractContextManager[Access]:
    return house_access(Purpose.UPKEEP, "proef")


def helping(who: Account, team: Team) -> AbstractContextManager[Access]:
    return open_access(purpose=Purpose.HELPING, who=who.id, kind="account", law=team.law, because="proef")


def steps(journey: Journey, count: int = 3, **values: Any) -> list[Step]:
    now = timezone.now()
    return [
        Step(
            journey=journey, resident_id=journey.resident_id, step="we_saw", at=now, written_at=now, **values
        )
        for _ in range(count)
    ]


def stored(journey: Journey) -> int:
    with house_access(Purpose.UPKEEP, "proef"):
        return Step.objects.filter(journey=journey.pk).count()


@in_a_house
def test_many_rows_come_in_by_one_deed_with_one_line_that_says_whom_they_touch() -> None:
    journeys = [make_journey(team) for team in [make_team()] * 3]
    rows = [row for journey in journeys for row in steps(journey)]
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("lay_steps"):
        assert add_many(access, rows) == 9
        assert add_many(access, []) == 0
    assert [stored(one) for one in journeys] == [3, 3, 3]
    line = next(one for one in trail() if one["what"] == "lay_steps")
    assert sorted(line["touched"]) == sorted({str(one.resident_id) for one in journeys})
    assert line["tables"] == ["people.Step"]
    assert not rows[0]._state.adding


def trail() -> list[dict[str, Any]]:
    from bereik.trust.models import TrailLine

    alias = "owner" if connections["default"].vendor == "postgresql" else "default"
    with trail_open():
        return list(TrailLine.objects.using(alias).values("what", "touched", "tables"))


@in_a_house
def test_without_an_access_or_a_deed_nothing_comes_in() -> None:
    journey = make_journey(make_team())
    with house_access(Purpose.UPKEEP, "proef") as ended:
        pass
    with pytest.raises(NoAccess):
        add_many(ended, steps(journey))
    with house_access(Purpose.UPKEEP, "proef") as access, pytest.raises(NoDeed):
        add_many(access, steps(journey))
    with (
        house_access(Purpose.UPKEEP, "proef") as outer,
        inner_access(outer, Purpose.RECOGNITION, "herkennen") as inner,
        inner.deed("lay_steps"),
        pytest.raises(NoAccess),
    ):
        add_many(outer, steps(journey))
    assert stored(journey) == 0


@in_a_house
def test_a_purpose_that_may_not_add_adds_none() -> None:
    journey, who = make_journey(make_team()), make_account()
    leading = open_access(purpose=Purpose.LEADING, who=who.id, kind="account", because="proef")
    with pytest.raises(WrongPurpose), laying(leading) as access:
        add_many(access, steps(journey))
    assert stored(journey) == 0


@in_a_house
def test_one_row_that_is_another_s_takes_all_others_of_its_deed_with_it() -> None:
    """HELPING adds to the own residents' files alone: the rule that PostgreSQL's policies hold, and SQLite afterwards."""
    team, who = make_team(), make_account()
    mine, theirs = make_journey(team, trusted=who), make_journey(team, trusted=make_account("Mus"))
    with laying(helping(who, team)) as access:
        add_many(access, steps(mine))
    with pytest.raises((WrongPurpose, ProgrammingError)) as refused, laying(helping(who, team)) as access:
        add_many(access, [*steps(mine), *steps(theirs, 1)])
    assert "may not add" in str(refused.value) or "row-level security" in str(refused.value)
    assert (stored(mine), stored(theirs)) == (3, 0)


@in_a_house
def test_a_mistake_in_one_row_leaves_nothing_of_the_deed() -> None:
    journey = make_journey(make_team())
    twice = steps(journey, 2)
    twice[1].id = twice[0].id
    with pytest.raises(IntegrityError), laying(upkeep()) as access:
        add_many(access, steps(journey))
        add_many(access, twice)
    nobody = steps(journey, 1)
    nobody[0].resident_id = new_id()
    with pytest.raises(IntegrityError), laying(upkeep()) as access:
        add_many(access, nobody)
    assert stored(journey) == 0


@in_a_house
def test_rows_of_two_models_and_values_that_the_database_works_out_are_refused() -> None:
    from django.db.models import Value

    journey = make_journey(make_team())
    now = timezone.now()
    with pytest.raises(TypeError, match="one model"), laying(upkeep()) as access:
        add_many(access, [*steps(journey), Resident(made_at=now)])
    if connections["default"].vendor == "sqlite":
        with pytest.raises(TypeError, match="work out"), laying(upkeep()) as access:
            add_many(access, steps(journey, 1) + steps(journey, 1, delivered=Value(None)))
    assert stored(journey) == 0


@in_a_house
@pytest.mark.postgres
def test_a_text_that_is_too_long_is_refused_and_not_cut_short() -> None:
    from django.db import DataError

    journey = make_journey(make_team())
    row = steps(journey, 1)
    row[0].step = "x" * 31
    with pytest.raises(DataError), laying(upkeep()) as access:
        add_many(access, row)
    assert stored(journey) == 0


@in_a_house
def test_it_takes_more_rows_than_one_statement_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bereik.trust.many.AT_A_TIME", 7)
    today = timezone.localdate()
    rows = [Objection(mark=bytes([n]) * 32, made_on=today - timedelta(days=n)) for n in range(30)]
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("lay"):
        assert add_many(access, rows) == 30
    with house_access(Purpose.RECOGNITION, "proef"):
        assert {(bytes(one.mark), one.made_on) for one in Objection.objects.all()} == {
            (one.mark, one.made_on) for one in rows
        }


def test_a_row_of_columns_is_the_row_that_the_model_makes() -> None:
    for model in GUARDED.values():
        number = new_id()
        quick, plain = row_of(model, id=number), model(id=number)
        assert {**vars(quick), "_state": None} == {**vars(plain), "_state": None}
        assert quick._state.adding and quick._state.db is None
        assert quick == plain
    with pytest.raises(TypeError, match="no column journey"):
        row_of(Step, journey=None)
    about = [row_of(Journey, law="wgs").about for _ in range(2)]
    assert about == [[], []] and about[0] is not about[1]
    assert row_of(Step, step="we_saw").id != row_of(Step, step="we_saw").id


def test_every_kind_of_row_lands_as_the_engine_itself_would_write_it(town: Town) -> None:
    """The town of these tests was laid by `add_many`: each value is found again by the engine's own form of it."""
    asked = 0
    with house_access(Purpose.UPKEEP, "proef"):
        for model in GUARDED.values():
            assert town.laid[model], f"nobody laid a {model._meta.label}"
            for row in town.laid[model][:40]:
                given = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
                same = {name: value for name, value in given.items() if value is not None}
                nothing = {f"{name}__isnull": True for name, value in given.items() if value is None}
                assert model.objects.filter(**same, **nothing).count() == 1, (model, given)
                asked += 1
    assert asked > 200


# Changing


@in_a_house
def test_many_rows_change_by_one_deed_with_one_line_that_says_whom_they_touch() -> None:
    journeys = [make_journey(make_team()) for _ in range(3)]
    days = [timezone.localdate() + timedelta(days=n) for n in range(3)]
    for row, day in zip(journeys, days, strict=True):
        row.rests_until, row.about, row.urgent = day, ["money", f'"{day}\\'], True
    with laying(upkeep()) as access:
        assert change_many(access, journeys, ("rests_until", "about", "urgent")) == 3
        assert change_many(access, [], ("rests_until",)) == 0
    with upkeep():
        for row, day in zip(journeys, days, strict=True):
            now = Journey.objects.get(pk=row.pk)
            assert (now.rests_until, now.about, now.urgent) == (day, ["money", f'"{day}\\'], True)
            assert (now.resident_id, now.opened_at) == (row.resident_id, row.opened_at)
    line = [one for one in trail() if one["what"] == "lay"][-1]
    assert sorted(line["touched"]) == sorted({str(one.resident_id) for one in journeys})
    assert line["tables"] == ["people.Journey"]


@in_a_house
def test_without_an_access_a_deed_or_a_purpose_that_may_nothing_changes() -> None:
    journey = make_journey(make_team())
    journey.urgent = True
    with house_access(Purpose.UPKEEP, "proef") as ended:
        pass
    with pytest.raises(NoAccess):
        change_many(ended, [journey], ("urgent",))
    with house_access(Purpose.UPKEEP, "proef") as access, pytest.raises(NoDeed):
        change_many(access, [journey], ("urgent",))
    reads = next(one for one, rule in Journey.guard.items() if rule.changes is False)
    others = {purpose for model in GUARDED.values() for purpose in model.guard} - set(Journey.guard)
    for purpose in {reads, *others}:
        with pytest.raises(WrongPurpose), laying(house_access(purpose, "proef")) as access:
            change_many(access, [journey], ("urgent",))
    with pytest.raises(TypeError, match="one model"), laying(upkeep()) as access:
        change_many(access, [journey, *steps(journey, 1)], ("id",))
    with pytest.raises(FieldDoesNotExist), laying(upkeep()) as access:
        change_many(access, [journey], ("no_such_field",))
    with upkeep():
        assert not Journey.objects.get(pk=journey.pk).urgent


@in_a_house
def test_a_row_of_another_stays_as_it_is_and_none_changes_out_of_sight() -> None:
    team, who, other = make_team(), make_account(), make_account("Mus")
    mine, theirs = make_journey(team, trusted=who), make_journey(team, trusted=other)
    for row in (mine, theirs):
        row.rests_until = timezone.localdate()
    with laying(helping(who, team)) as access:
        assert change_many(access, [mine, theirs], ("rests_until",)) == 1
    with upkeep():
        assert [Journey.objects.get(pk=one.pk).rests_until for one in (mine, theirs)] == [
            mine.rests_until,
            None,
        ]
    mine.law = "another"
    with pytest.raises((WrongPurpose, ProgrammingError)), laying(helping(who, team)) as access:
        change_many(access, [mine], ("law",))
    with upkeep():
        assert Journey.objects.get(pk=mine.pk).law == team.law


def test_every_kind_of_value_is_written_as_the_engine_itself_would_write_it(town: Town) -> None:
    """Each row is given the values of another, field by field, and is found by the engine's own form of them."""
    changed = 0
    for model in GUARDED.values():
        rule = model.guard.get(Purpose.UPKEEP)
        rows = town.laid[model][:20]
        if rule is None or rule.changes is not True or len(rows) < 2:
            continue
        free = [
            one
            for one in model._meta.concrete_fields
            if not one.primary_key and not one.unique and not _in_a_constraint(one)
        ]
        for column in free:
            before = [getattr(row, column.attname) for row in rows]
            try:
                for row, value in zip(rows, [*before[1:], before[0]], strict=True):
                    setattr(row, column.attname, value)
                with laying(upkeep()) as access:
                    assert change_many(access, rows, (column.name,)) == len(rows)
                with upkeep():
                    for row in rows:
                        value = getattr(row, column.attname)
                        same = {f"{column.name}__isnull": True} if value is None else {column.attname: value}
                        assert model.objects.filter(pk=row.pk, **same).count() == 1, (model, column, value)
                        changed += 1
            finally:
                for row, value in zip(rows, before, strict=True):
                    setattr(row, column.attname, value)
                with laying(upkeep()) as access:
                    change_many(access, rows, (column.name,))
    assert changed > 200


def _in_a_constraint(field: Any) -> bool:
    for one in field.model._meta.constraints:
        if field.name in getattr(one, "fields", ()) or field.name in str(getattr(one, "condition", "")):
            return True
        if field.name in str(getattr(one, "expressions", "")):
            return True
    return False
