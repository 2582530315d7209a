"""What stands in the trail after a look and after a deed, and does it hold against whoever has the file?"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from bereik.people.models import Identity, Journey, Resident
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, inner_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.refusals import Refused, TrailFailed, WrongPurpose
from bereik.trust.trail.chain import stores
from bereik.trust.trail.reading import inquire, own_part
from bereik.trust.trail.sealing import Head, drop_before, seal_lines
from bereik.trust.trail.verifying import read_words, verify_trail
from bereik.trust.wall.authorizer import trail_open
from tests.conftest import POSTGRES
from tests.making import make_account, make_journey, make_team
from tests.size import IN_PROOF, seed

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = (
    "line",
    "sort",
    "who",
    "kind",
    "purpose",
    "because",
    "what",
    "tables",
    "touched",
    "rows",
    "written",
)


def lines() -> list[dict[str, Any]]:
    """Every line, the oldest first, as the keeper of the trail reads them."""
    found = []
    with trail_open():
        for store in stores():
            with connections["owner" if POSTGRES else store].cursor() as cursor:
                cursor.execute(f"select {', '.join(COLUMNS)} from trust_trailline")
                found += [dict(zip(COLUMNS, one, strict=True)) for one in cursor.fetchall()]
    for one in found:
        for name in ("tables", "touched"):
            one[name] = json.loads(one[name]) if isinstance(one[name], str) else one[name]
    return sorted(found, key=lambda one: str(one["written"]))


@contextmanager
def emptied() -> Iterator[None]:
    """Only the lines of this block count: what made the ground is put away."""
    with past_everything() as bare:
        for one in bare:
            one("delete from trust_trailline")
    yield


@contextmanager
def past_everything() -> Iterator[list[Any]]:
    """As somebody who has the files, or the owner's password: statements that no wall of ours sees."""
    if POSTGRES:
        with connections["owner"].cursor() as cursor:
            yield [cursor.execute]
        return
    outside = [sqlite3.connect(connections[store].settings_dict["NAME"], timeout=20) for store in stores()]
    try:
        yield [one.execute for one in outside]
        for one in outside:
            one.commit()
    finally:
        for one in outside:
            one.close()


def upkeep() -> Any:
    return house_access(Purpose.UPKEEP, "proef", page="proef")


def test_a_list_is_one_line_that_names_everyone_on_it() -> None:
    journeys = [make_journey(make_team()) for _ in range(5)]
    with emptied(), upkeep():
        assert len(list(Journey.objects.all())) == 5
    [line] = lines()
    assert (line["sort"], line["purpose"], line["because"], line["what"], line["rows"]) == (
        "look", "upkeep", "proef", "proef", 5,
    )  # fmt: skip
    assert set(line["touched"]) == {str(one.resident_id) for one in journeys}
    assert line["tables"] == ["people.Journey"]


READ = {
    "rows": lambda rows: list(rows),
    "other columns": lambda rows: list(rows.values_list("law")),
    "as values": lambda rows: list(rows.values("law", "clock")),
    "without the person": lambda rows: list(rows.only("law")),
    "in pieces": lambda rows: list(rows.iterator(chunk_size=1)),
    "other columns, in pieces": lambda rows: list(rows.values_list("law").iterator(chunk_size=1)),
    "by number": lambda rows: rows.in_bulk(),
    "the first": lambda rows: rows.first(),
    "together": lambda rows: list(rows.union(rows)),
    "by hand": lambda rows: list(rows.raw("select * from people_journey")) if POSTGRES else list(rows),
}


@pytest.mark.parametrize("way", list(READ))
def test_whoever_is_read_is_named_whatever_was_asked(way: str) -> None:
    journey = make_journey(make_team())
    with emptied(), upkeep():
        READ[way](Journey.objects.all())
    [line] = lines()
    assert line["touched"] == [str(journey.resident_id)] and line["rows"] == 1


def test_what_is_only_counted_names_nobody() -> None:
    make_journey(make_team())
    with emptied(), upkeep():
        Journey.objects.count()
    [line] = lines()
    assert (line["touched"], line["rows"], line["tables"]) == ([], 0, ["people.Journey"])


def test_an_access_in_which_nothing_was_read_leaves_no_line() -> None:
    with emptied(), upkeep():
        list(make_account()._meta.model.objects.all())
    assert lines() == []


def test_a_deed_names_whom_it_touched_in_its_own_transaction() -> None:
    journey, other = make_journey(make_team()), make_journey(make_team())
    with emptied(), upkeep() as access, access.deed("change_clock"):
        Journey.objects.filter(pk=journey.pk).update(clock="x")
    [deed] = lines()
    assert (deed["sort"], deed["what"], deed["touched"]) == (
        "deed",
        "change_clock",
        [str(journey.resident_id)],
    )
    with emptied(), upkeep() as access:
        row = Journey.objects.get(pk=other.pk)
        with access.deed("save"):
            row.save()
        with access.deed("remove"):
            row.delete()
    assert [(one["what"], one["touched"]) for one in lines() if one["sort"] == "deed"] == [
        ("save", [str(other.resident_id)]),
        ("remove", [str(other.resident_id)]),
    ]


def test_a_deed_that_failed_leaves_no_line_and_the_look_stays() -> None:
    journey = make_journey(make_team())
    with emptied(), pytest.raises(ZeroDivisionError), upkeep() as access:
        list(Journey.objects.all())
        with access.deed("fails"):
            Journey.objects.update(clock="x")
            _ = 1 / 0
    assert [(one["sort"], one["touched"]) for one in lines()] == [("look", [str(journey.resident_id)])]
    with upkeep():
        assert Journey.objects.get().clock != "x"


def test_an_access_inside_an_access_has_a_line_of_its_own() -> None:
    make_journey(make_team())
    with emptied(), upkeep() as outer:
        list(Journey.objects.all())
        with inner_access(outer, Purpose.RECOGNITION, "herkennen"):
            list(Resident.objects.all())
    assert {(one["purpose"], tuple(one["tables"])) for one in lines()} == {
        ("upkeep", ("people.Journey",)),
        ("recognition", ("people.Resident",)),
    }


def test_looks_inside_an_access_are_kept_when_it_fails_afterwards() -> None:
    journey = make_journey(make_team())
    with (
        emptied(),
        pytest.raises(ZeroDivisionError),
        open_access(
            purpose=Purpose.HELPING, who=new_id(), kind="account", law="wmo2015", because="proef"
        ) as outer,
    ):
        with (
            inner_access(outer, Purpose.RECOGNITION, "herkennen") as middle,
            inner_access(middle, Purpose.UPKEEP, "nakijken"),
        ):
            list(Journey.objects.all())
        _ = 1 / 0
    assert [(one["purpose"], one["touched"]) for one in lines()] == [("upkeep", [str(journey.resident_id)])]


@contextmanager
def no_trail() -> Iterator[None]:
    """The looks cannot be written: the right is taken away, or the file is full."""
    if POSTGRES:
        looks = connections["looks"].settings_dict["USER"]
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"revoke insert on trust_trailline from {looks}")
            cursor.execute(
                "select string_agg(attname, ', ') from pg_attribute where attrelid = 'trust_trailline'::regclass and attnum > 0"
            )
            cursor.execute(f"revoke insert ({cursor.fetchone()[0]}) on trust_trailline from {looks}")
        try:
            yield
        finally:
            from bereik.trust.wall.roles import MAY_ADD

            with connections["owner"].cursor() as cursor:
                cursor.execute(f"grant insert ({MAY_ADD}) on trust_trailline to {looks}")
        return
    with sqlite3.connect(connections["looks"].settings_dict["NAME"], timeout=20) as outside:
        outside.execute(
            "create trigger full before insert on trust_trailline begin select raise(abort, 'full'); end"
        )
    try:
        yield
    finally:
        with sqlite3.connect(connections["looks"].settings_dict["NAME"], timeout=20) as outside:
            outside.execute("drop trigger full")


def test_a_look_that_cannot_be_recorded_is_not_shown() -> None:
    make_journey(make_team())
    shown: list[Any] = []
    with no_trail(), pytest.raises(TrailFailed), upkeep():
        shown.append(Journey.objects.count())
    with no_trail(), pytest.raises(TrailFailed), upkeep():
        shown.append(list(Journey.objects.all()) and 1 / 0)
    # A page that reads nobody needs no trail.
    with no_trail(), upkeep():
        pass
    with upkeep():
        assert Journey.objects.count() == 1


def test_a_line_that_is_not_sealed_yet_is_signed() -> None:
    """Between writing and sealing there is a minute; a line that the house did not write is found in it as well."""
    make_journey(make_team())
    for statement, what in (
        ("update trust_trailline set because = 'x'", "changed"),
        ("update trust_trailline set rows = rows + 1", "changed"),
        ("update trust_trailline set line = '{other}'", "slipped_in"),
    ):
        with emptied(), upkeep():
            list(Journey.objects.all())
        assert verify_trail().whole
        with past_everything() as bare:
            for one in bare:
                one(statement.format(other=new_id().hex))
        verdict = verify_trail()
        assert verdict.first is not None and verdict.first.what == what
        # Sealing does not make it good.
        seal_lines()
        assert not verify_trail().whole


def test_many_write_while_others_seal_and_the_trail_is_whole() -> None:
    journey = make_journey(make_team())

    def write(number: int) -> None:
        try:
            for _ in range(6 if IN_PROOF else 3):
                with upkeep() as access:
                    list(Journey.objects.all())
                    with access.deed(f"deed {number}"):
                        Journey.objects.filter(pk=journey.pk).update(clock=str(number))
        finally:
            connections.close_all()

    def seal(_: int) -> None:
        try:
            for _ in range(4):
                seal_lines()
        finally:
            connections.close_all()

    with emptied(), ThreadPoolExecutor(18) as pool:
        for done in [
            *(pool.submit(write, number) for number in range(16)),
            *(pool.submit(seal, one) for one in range(2)),
        ]:
            done.result(120)
    seal_lines()
    verdict = verify_trail()
    written = 16 * (6 if IN_PROOF else 3) * 2
    assert (verdict.first, verdict.sealed, verdict.not_sealed) == (None, written, 0)


def last_batch() -> tuple[int, int]:
    """The number of the last sealing, and of its first seal."""
    with trail_open(), connections["owner" if POSTGRES else "default"].cursor() as cursor:
        cursor.execute("select batch, min(number) from trust_seal group by batch order by batch desc limit 1")
        batch, number = cursor.fetchone()
        return batch, number


def tamperings(chance: random.Random, head: Head) -> tuple[list[str], int, set[str]]:
    """One thing somebody could do: the statements, the number of the first misfit, and what it may be called."""
    number = chance.randrange(2, head.number)
    batch, first_of_batch = last_batch()
    of_line = f"(select line from trust_seal where number = {number})"
    text, time = f"'{chance.randrange(10**6)}'", "'2019-01-01 00:00:00'"
    fresh = f"'{new_id().hex}'"
    changes = {
        # Not a value that a line may have already: a change to the same is no change.
        "sort": "'none'", "who": fresh, "kind": text, "organisation": fresh, "purpose": text, "because": text,
        "what": text, "tables": "'[]'", "touched": "'[1]'", "rows": "rows + 1", "happened": time, "written": time,
        "place": "-place", "mac": "X'00'" if not POSTGRES else "'\\x00'",
    }  # fmt: skip
    if POSTGRES:
        changes |= {"tables": "'[1]'", "entered": "1"}
    column = chance.choice(sorted(changes))
    ways: list[tuple[list[str], int, set[str]]] = [
        (
            [f"update trust_trailline set {column} = {changes[column]} where line = {of_line}"],
            number,
            {"changed", "seal_changed"},
        ),
        ([f"delete from trust_trailline where line = {of_line}"], number, {"removed"}),
        (
            [f"update trust_seal set link = {changes['mac']} where number = {number}"],
            number,
            {"seal_changed", "changed"},
        ),
        (
            [f"update trust_seal set written = {time} where number = {number}"],
            number,
            {"seal_changed", "changed"},
        ),
        ([f"update trust_seal set line = {fresh} where number = {number}"], number, {"removed"}),
        ([f"delete from trust_seal where number = {number}"], number, {"seal_removed"}),
        ([f"delete from trust_seal where number >= {number}"], number, {"tail_removed"}),
        (
            [
                f"delete from trust_seal where batch = {batch}",
                f"delete from trust_sealbatch where number = {batch}",
            ],
            first_of_batch,
            {"tail_removed"},
        ),
        (
            [f"update trust_seal set number = {head.number + 5} where number = {number}"],
            number,
            {"seal_removed"},
        ),
    ]
    if not POSTGRES:
        # Lines and seals stand in two files: the statement about the line names no seal.
        ways = [way for way in ways if of_line not in way[0][0]]
    return chance.choice(ways)


def test_whatever_was_done_to_it_the_first_misfit_is_named() -> None:
    make_journey(make_team())
    chance = random.Random(seed())
    for _ in range(60 if IN_PROOF else 8):
        with past_everything() as bare:
            for one in bare:
                for table in ("trust_trailline", "trust_seal", "trust_sealbatch", "trust_sealedmonth"):
                    with suppress(sqlite3.OperationalError):
                        one(f"delete from {table}")
        for _ in range(chance.randrange(2, 5)):
            for _ in range(chance.randrange(1, 4)):
                with upkeep() as access:
                    list(Journey.objects.all())
                    with access.deed("deed"):
                        Journey.objects.update(clock="x")
            head = seal_lines().head
        assert verify_trail(head).whole
        statements, number, words = tamperings(chance, head)
        with past_everything() as bare:
            for statement in statements:
                for one in bare:
                    with suppress(sqlite3.OperationalError):
                        one(statement)
        first = verify_trail(head).first
        assert first is not None and first.number == number and first.what in words, (statements, first)
        assert not verify_trail(read_words(str(head))).whole


def test_months_go_whole_and_leave_their_seal() -> None:
    make_journey(make_team())
    for _ in range(3):
        with upkeep():
            list(Journey.objects.all())
    head = seal_lines().head
    tomorrow = (timezone.now() + timedelta(days=2)).date()
    with upkeep():
        list(Journey.objects.all())
    gone = drop_before(tomorrow, dropped=timezone.now())
    # What was not sealed yet stays: a line leaves its seal, or it does not leave.
    assert gone == head.number and len(lines()) == 1
    assert verify_trail(head).whole
    seal_lines()
    verdict = verify_trail(head)
    assert (verdict.first, verdict.sealed, verdict.not_sealed, verdict.dropped) == (None, 1, 0, gone)
    # Who drops a month by hand has no key to say so.
    with past_everything() as bare:
        for one in bare:
            with suppress(sqlite3.OperationalError):
                one("update trust_sealedmonth set lines = lines + 1")
    assert not verify_trail().whole


def test_a_resident_reads_the_own_part_and_no_other() -> None:
    mine, other = make_journey(make_team()), make_journey(make_team())
    with emptied():
        for journey in (mine, other):
            with upkeep():
                Journey.objects.get(pk=journey.pk)
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=mine.resident_id, because="eigen pagina"
    ) as access:
        assert [(one.sort, one.because, one.opened) for one in own_part(access)] == [("look", "proef", True)]
    for purpose in (Purpose.HELPING, Purpose.PRIVACY, Purpose.UPKEEP):
        with (
            open_access(
                purpose=purpose, who=new_id(), kind="account", subject=mine.resident_id, because="proef"
            ) as access,
            pytest.raises(WrongPurpose),
        ):
            own_part(access)


def test_an_inquiry_is_for_the_privacy_officer() -> None:
    mine, other = make_journey(make_team()), make_journey(make_team())
    with emptied():
        for journey in (mine, other):
            with upkeep():
                Journey.objects.get(pk=journey.pk)
    since, until = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    with open_access(purpose=Purpose.PRIVACY, who=new_id(), kind="account", because="onderzoek") as access:
        assert len(inquire(access, since, until)) == 2
        [line] = inquire(access, since, until, mine.resident_id)
        assert line.touched == (mine.resident_id,)
        assert inquire(access, since - timedelta(days=9), since) == []
    with upkeep() as access, pytest.raises(WrongPurpose):
        inquire(access, since, until)


@pytest.mark.postgres
def test_the_reading_functions_ask_for_the_purpose_themselves() -> None:
    mine = make_journey(make_team())
    with upkeep():
        Journey.objects.get(pk=mine.pk)
    asked = (
        "select * from bereik_own_trail()",
        "select * from bereik_inquiry('2000-01-01', '2100-01-01', null)",
    )
    with connections["default"].cursor() as cursor:
        for statement in asked:
            cursor.execute(statement)
            assert cursor.fetchall() == []
    with open_access(
        purpose=Purpose.HELPING, who=new_id(), kind="account", subject=mine.resident_id, because="proef"
    ):
        for statement in asked:
            with connections["default"].cursor() as cursor:
                cursor.execute(statement)
                assert cursor.fetchall() == []


def test_nothing_reads_the_trail_but_its_own_code() -> None:
    for opened in (False, True):
        with pytest.raises((Refused, DatabaseError)), transaction.atomic():
            if opened:
                with upkeep(), connections["default"].cursor() as cursor:
                    cursor.execute("select * from trust_trailline")
            else:
                with connections["default"].cursor() as cursor:
                    cursor.execute("select * from trust_trailline")


def test_the_vault_opened_is_a_line() -> None:
    journey = make_journey(make_team())
    with emptied(), upkeep():
        Identity.objects.get(resident=journey.resident_id)
    assert [(one["tables"], one["touched"]) for one in lines()] == [
        (["people.Identity"], [str(journey.resident_id)])
    ]


def test_when_it_was_written_is_the_databases_to_say() -> None:
    make_journey(make_team())
    past = datetime(2001, 1, 1, tzinfo=UTC)
    with emptied(), house_access(Purpose.UPKEEP, "proef", at=past):
        list(Journey.objects.all())
    [line] = lines()
    assert str(line["written"]) > "2020"
