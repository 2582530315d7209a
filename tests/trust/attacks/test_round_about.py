"""Does a row come out round about: joined, copied, kept for later, by another thread, in a dump, in a migration?"""

from __future__ import annotations

import asyncio
import io
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Thread
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    Func,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    TextField,
)
from django.db.models.deletion import Collector, ProtectedError
from django.db.models.expressions import RawSQL
from django.db.models.sql import Query

from bereik.municipality.models import Area, Organisation, Team
from bereik.people.models import Identity, Journey, Resident, Step
from bereik.people.ties import journey_is_seen
from bereik.see.models import Signal, SignalWords
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, inner_access, open_access
from bereik.trust.models import Account
from bereik.trust.refusals import (
    HiddenField,
    NoAccess,
    NoDeed,
    OtherAccess,
    Refused,
    SecondTable,
    WrongPurpose,
    WrongThread,
)
from bereik.trust.wall.tables import as_policy
from tests.trust.attacks.ground import HIDDEN, SHOWN, Ground, spoken, whole_store

NO = (Refused, DatabaseError)
BACK = "+"
"""How Django names the way back of a relation that hides it."""


def theirs(ground: Ground) -> Journey:
    found = ground.theirs[Journey][0]
    assert isinstance(found, Journey)
    return found


JOINED: dict[str, Callable[[], Any]] = {
    "the hidden way back, filtered": lambda: list(Team.objects.filter(**{f"{BACK}__clock": HIDDEN})),
    "the hidden way back of a team": lambda: list(Team.objects.filter(**{f"{BACK}__isnull": False})),
    "the hidden way back of an area": lambda: list(Area.objects.filter(**{f"{BACK}__pk__isnull": False})),
    "the hidden way back, as values": lambda: list(Team.objects.values(f"{BACK}__clock")),
    "the hidden way back, counted": lambda: Team.objects.aggregate(n=Count(BACK)),
    "the hidden way back, in the order": lambda: list(Team.objects.order_by(f"{BACK}__clock")),
    "the hidden way back, annotated": lambda: list(Team.objects.annotate(n=Max(f"{BACK}__pk"))),
    "the hidden way back, under another name": lambda: list(
        Team.objects.annotate(x=FilteredRelation(BACK)).filter(x__pk__isnull=False)
    ),
    "selected along": lambda: list(Step.objects.select_related("journey")),
    "a second guarded table": lambda: list(Step.objects.filter(journey__clock=HIDDEN)),
    "the same table a second time": lambda: list(Journey.objects.filter(former__clock=HIDDEN)),
    "values of a second table": lambda: list(Signal.objects.values("journey__clock")),
    "the order of a second table": lambda: list(Signal.objects.order_by("journey__clock")),
    "a table named by hand": lambda: list(Team.objects.extra(tables=["people_journey"])),
    "a table named by hand beside its like": lambda: list(Journey.objects.extra(tables=["people_identity"])),
}


@pytest.mark.parametrize("way", list(JOINED))
def test_a_guarded_table_is_never_joined(ground: Ground, way: str) -> None:
    with pytest.raises(NO):
        JOINED[way]()
    with ground.helping(), pytest.raises((SecondTable, NoAccess, DatabaseError)), transaction.atomic():
        JOINED[way]()


def sub_query(field: str = "clock") -> Any:
    return Journey.objects.filter(team=OuterRef("pk")).values(field)[:1]


ASKED: dict[str, Callable[[], Any]] = {
    "a sub-query from an unguarded table": lambda: list(
        Team.objects.annotate(x=Subquery(sub_query())).values("x")
    ),
    "whether there is one": lambda: list(Team.objects.filter(Exists(sub_query())).values_list("name")),
    "among those of another table": lambda: list(
        Account.objects.filter(pk__in=Journey.objects.values("trusted")).values_list("name", "pk")
    ),
    "a second query": lambda: list(
        Journey.objects.prefetch_related("steps", "signals", "resident", "attempts")
    ),
    "a second query of one's own": lambda: [
        (one, one.kept)
        for one in Journey.objects.prefetch_related(
            Prefetch("steps", Step._base_manager.all(), to_attr="kept")
        )
    ],
    "together": lambda: list(
        Journey.objects.values("pk").union(
            Resident.objects.values("pk"), Step.objects.order_by().values("pk")
        )
    ),
    "together, narrowed": lambda: list(Journey.objects.filter(clock=HIDDEN).union(Journey.objects.all())),
    "in common": lambda: list(Journey.objects.all().intersection(Journey.objects.exclude(clock="x"))),
    "what is left": lambda: list(Journey.objects.all().difference(Journey.objects.filter(clock="x"))),
    "counted as one": lambda: Journey.objects.values("law").annotate(n=Count("pk")).order_by("law")[:9],
    "counted in a sub-query": lambda: list(
        Team.objects.annotate(
            n=Subquery(
                Journey.objects.filter(team=OuterRef("pk")).values("team").annotate(c=Count("pk")).values("c")
            )
        ).values_list("name", "n")
    ),
    "or all of them": lambda: list(Journey.objects.filter(Q(clock="x") | ~Q(clock="x"))),
    "either of two query sets": lambda: list(Journey.objects.filter(clock="x") | Journey.objects.all()),
    "not the ones that are shown": lambda: list(Journey.objects.exclude(clock=SHOWN)),
    "the first few": lambda: list(Journey.objects.order_by("-clock")[:2]),
    "each once": lambda: list(Journey.objects.values_list("clock").distinct()),
    "a bare query": lambda: list(Query(Journey).get_compiler("default").results_iter()),
    "a query from Django's own insides": lambda: list(
        Journey._base_manager.using("default").all().query.get_compiler("default").execute_sql()
    ),
}


@pytest.mark.parametrize("way", list(ASKED))
def test_what_is_asked_round_about_keeps_to_the_rows(ground: Ground, way: str) -> None:
    with pytest.raises(NO):
        spoken(ASKED[way]())
    with ground.helping():
        assert not ground.leaks(ASKED[way]())


def test_a_row_leads_only_to_rows_that_are_seen(ground: Ground) -> None:
    mine, hidden = ground.mine[Journey], theirs(ground)
    made = Journey(pk=hidden.pk, resident_id=hidden.resident_id)
    made._state.adding, made._state.db = False, "default"
    for lead in (
        lambda: list(made.steps.all()),
        lambda: made.resident.made_at,
        lambda: made.ending.because,
        lambda: Resident(pk=hidden.resident_id).identity.surname,
        lambda: list(Resident(pk=hidden.resident_id).journeys.all()),
    ):
        with pytest.raises(NO):
            lead()
        with ground.helping():
            try:
                found = lead()
            except (Refused, ObjectDoesNotExist) as why:
                found = str(why)
            assert not ground.leaks(found)
    with ground.helping():
        assert [one.journey_id for one in mine.steps.all()] == [mine.pk]


def test_what_is_removed_elsewhere_takes_no_rows_along(ground: Ground) -> None:
    before = whole_store()
    for parent in (theirs(ground).team, theirs(ground).trusted, theirs(ground).team.organisation):
        for remove in (
            parent.delete,
            lambda parent=parent: Collector("default").collect([parent]),
            lambda parent=parent: type(parent).objects.filter(pk=parent.pk).delete(),
            lambda parent=parent: type(parent).objects.filter(pk=parent.pk)._raw_delete("default"),
        ):
            with pytest.raises((*NO, ProtectedError)), transaction.atomic():
                remove()
    assert whole_store() == before


def test_a_query_set_follows_the_access_in_which_it_is_read(ground: Ground) -> None:
    with house_access(Purpose.UPKEEP, "attack"):
        everything = Journey.objects.order_by("pk")
        kept = pickle.dumps(everything.query)
        assert everything.count() == 4
    with pytest.raises(NoAccess):
        list(everything.all())
    with ground.helping():
        assert [one.pk for one in everything.all()] == [ground.mine[Journey].pk]
        other = Journey.objects.all()
        other.query = pickle.loads(kept)
        assert [one.pk for one in other] == [ground.mine[Journey].pk]


def test_rows_are_not_read_on_in_another_access(ground: Ground) -> None:
    with house_access(Purpose.UPKEEP, "attack") as access:
        rows = Journey.objects.order_by("pk").iterator(chunk_size=1)
        next(rows)
        with inner_access(access, Purpose.OUTREACH, "attack"), pytest.raises((OtherAccess, DatabaseError)):
            list(rows)
        rows = Journey.objects.values_list("clock").iterator(chunk_size=1)
        next(rows)
    with pytest.raises((Refused, DatabaseError)):
        next(rows)


def test_a_deferred_field_is_read_in_the_access_of_that_moment(ground: Ground) -> None:
    with house_access(Purpose.UPKEEP, "attack"):
        one = Journey.objects.only("law").get(pk=theirs(ground).pk)
    with pytest.raises(NoAccess):
        _ = one.clock
    with ground.helping(), pytest.raises(Journey.DoesNotExist):
        _ = one.clock


def test_an_access_is_of_one_thread_and_one_time(ground: Ground) -> None:
    def look() -> int:
        return Journey.objects.count()

    with ground.helping():
        copied, later = copy_context(), copy_context()
        assert look() == 1
        with ThreadPoolExecutor(1) as pool:
            for ask in (look, lambda: copied.run(look)):
                with pytest.raises((NoAccess, WrongThread)):
                    pool.submit(ask).result(20)
    # A copy of the context remembers the access; the access does not remember the copy.
    with pytest.raises(NoAccess):
        later.run(look)
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            later.run(look)
        except Refused as why:
            raised.append(why)

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join(20)
    assert len(raised) == 1


def test_a_task_that_outlives_the_access_reads_nothing(ground: Ground) -> None:
    async def look() -> int:
        return Journey.objects.count()

    async def page() -> Any:
        with ground.helping():
            inside = await look()
            task = asyncio.create_task(look())
        return inside, await asyncio.gather(task, return_exceptions=True)

    inside, [after] = asyncio.run(page())
    assert inside == 1 and isinstance(after, NoAccess)


def test_an_async_way_keeps_to_the_rows(ground: Ground) -> None:
    async def look() -> list[Any]:
        return [one async for one in Journey.objects.values_list("clock", flat=True)]

    with ground.helping():
        assert async_to_sync(look)() == [SHOWN]

    async def from_the_loop() -> None:
        with ground.helping():
            await sync_to_async(Journey.objects.count, thread_sensitive=False)()

    with pytest.raises((WrongThread, NoAccess)):
        asyncio.run(from_the_loop())


def test_nothing_is_dumped(ground: Ground) -> None:
    for label in ("people.Journey", "people", "see.SignalWords"):
        for options in ({}, {"use_base_manager": True}):
            with pytest.raises((CommandError, *NO)), transaction.atomic():
                call_command("dumpdata", label, stdout=(out := io.StringIO()), **options)
            assert HIDDEN not in out.getvalue()
    with ground.helping():
        call_command("dumpdata", "people.Journey", stdout=(out := io.StringIO()))
        assert SHOWN in out.getvalue() and HIDDEN not in out.getvalue()


def test_nothing_is_loaded_or_flushed(ground: Ground, tmp_path: Any) -> None:
    before = whole_store()
    with house_access(Purpose.UPKEEP, "attack"):
        call_command("dumpdata", "people.Journey", stdout=(out := io.StringIO()))
    file = tmp_path / "rows.json"
    file.write_text(out.getvalue().replace(HIDDEN, "GELADEN"))
    with pytest.raises(NO), transaction.atomic():
        call_command("loaddata", str(file), verbosity=0)
    with pytest.raises((CommandError, *NO)):
        call_command("flush", interactive=False, verbosity=0)
    assert whole_store() == before


def test_a_migration_opens_an_access_like_anyone(ground: Ground) -> None:
    """The models of a migration's state are other classes, without our managers: the same tables, the same guard."""
    using = "owner" if connections["default"].vendor == "postgresql" else "default"
    state = MigrationLoader(connections[using]).project_state()
    Old = state.apps.get_model("people", "Journey")
    assert MigrationExecutor(connections[using]).loader.graph.leaf_nodes()
    assert Old is not Journey
    rows = Old.objects.using(using)
    for read in (lambda: list(rows.all()), rows.count, lambda: list(rows.values_list("clock"))):
        with pytest.raises(NO):
            read()
    with pytest.raises(NoAccess):
        rows.update(clock="x")
    with house_access(Purpose.UPKEEP, "attack", using=using) as access:
        assert rows.count() == 4 and len(list(rows.all())) == 4
        with pytest.raises(NoDeed), transaction.atomic(using=using):
            rows.update(clock="x")
        with access.deed("migrate") as deed:
            assert rows.filter(pk=theirs(ground).pk).update(clock=HIDDEN) == 1
        assert list(deed.touched) == [theirs(ground).resident_id]


def test_another_connection_knows_of_no_access(ground: Ground) -> None:
    with ground.helping():
        for alias in connections:
            if alias != "default":
                with pytest.raises(NO):
                    list(Journey.objects.using(alias).all())


RAW_IN_A_QUERY: dict[str, Callable[[], Any]] = {
    "raw words from an unguarded table": lambda: list(
        Team.objects.annotate(x=RawSQL("(select max(clock) from people_journey)", [])).values("x")
    ),
    "raw words beside the own rows": lambda: list(
        Journey.objects.annotate(x=RawSQL("(select max(clock) from people_journey)", [])).values("x")
    ),
    "extra words": lambda: list(
        Journey.objects.extra(select={"x": "(select max(clock) from people_journey)"})
    ),
    "extra words, in the where": lambda: list(
        Journey.objects.extra(
            where=["exists (select 1 from people_journey z where z.clock = %s)"], params=[HIDDEN]
        )
    ),
    "a function with a query in it": lambda: list(
        Journey.objects.annotate(
            x=Func(template="(select max(clock) from people_journey)", output_field=TextField())
        ).values("x")
    ),
    "raw words in the order": lambda: list(
        Journey.objects.order_by(RawSQL("(select max(clock) from people_journey)", [])).values("pk")
    ),
    "raw words laid down in another table": lambda: (
        Team.objects.filter(name=SHOWN).update(
            hours_text=RawSQL("(select max(trusted_id || clock) from people_journey)", [])
        ),
        list(Team.objects.values_list("hours_text")),
    ),
}


@pytest.mark.parametrize("way", list(RAW_IN_A_QUERY))
def test_words_written_by_hand_carry_no_rows_out(ground: Ground, way: str) -> None:
    with pytest.raises(NO), transaction.atomic():
        RAW_IN_A_QUERY[way]()
    with ground.helping():
        try:
            with transaction.atomic():
                answer = RAW_IN_A_QUERY[way]()
                transaction.set_rollback(True)
        except NO:
            return
        assert not ground.leaks(answer)


def test_adding_is_no_way_to_change_what_is_hidden(ground: Ground) -> None:
    hidden, before = ground.theirs[Signal][0], whole_store()
    copy = {field.attname: getattr(hidden, field.attname) for field in Signal._meta.concrete_fields}
    with ground.helping() as access, access.deed("attack"):
        clash = Signal(**copy | {"journey_id": ground.mine[Journey].pk, "route": "x"})
        with pytest.raises(NO), transaction.atomic():
            Signal.objects.bulk_create(
                [clash], update_conflicts=True, update_fields=["route"], unique_fields=["id"]
            )
        with pytest.raises(NO), transaction.atomic():
            # Hung on a journey that is not seen.
            Step.objects.bulk_create([Step(journey=theirs(ground), resident_id=hidden.resident_id, step="x",
                                           at=hidden.received_at, written_at=hidden.received_at)])  # fmt: skip
    assert whole_store() == before


def test_what_is_changed_stays_in_sight(ground: Ground) -> None:
    mine, before = ground.mine[Journey], whole_store()
    with ground.helping() as access, access.deed("attack"):
        for change in ({"trusted_id": theirs(ground).trusted_id}, {"law": "wgs"}):
            with pytest.raises(NO), transaction.atomic():
                Journey.objects.filter(pk=mine.pk).update(**change)
    assert whole_store() == before


def test_making_a_row_policy_is_no_way_to_read(ground: Ground) -> None:
    with as_policy(), pytest.raises((*NO, TypeError)):
        list(Journey.objects.all())
    with as_policy(), pytest.raises((*NO, TypeError)):
        list(Journey.objects.filter(journey_is_seen("pk")))


def test_a_deed_is_of_the_access_in_force(ground: Ground) -> None:
    with ground.helping() as outer:
        with ground.outreach(), pytest.raises(NoAccess), outer.deed("attack"):
            pass
        copied = pickle.loads(pickle.dumps(outer))
        with pytest.raises(NoAccess), copied.deed("attack"):
            pass
    with pytest.raises(NoAccess), outer.deed("attack"):
        pass


def test_a_field_that_a_purpose_does_not_show_comes_out_by_no_way(ground: Ground) -> None:
    asked: list[Callable[[], Any]] = [
        lambda: list(Signal.objects.values_list("own_words")),
        lambda: list(Signal.objects.values()),
        lambda: list(Signal.objects.only("own_words")),
        lambda: list(Signal.objects.filter(own_words=SHOWN)),
        lambda: list(Signal.objects.order_by("own_words").values("pk")),
        lambda: list(Signal.objects.annotate(x=F("own_words")).values("x")),
        lambda: Signal.objects.aggregate(x=Max("own_words")),
        lambda: list(Signal.objects.exclude(own_words="").values("pk")),
        lambda: Signal.objects.get().own_words,
        lambda: list(Team.objects.annotate(x=Subquery(Signal.objects.values("own_words")[:1])).values("x")),
        lambda: list(Signal.objects.values("law").annotate(n=Count("own_words"))),
        lambda: list(Signal.objects.all().union(Signal.objects.values_list("own_words"))),
    ]
    for way in asked:
        with ground.helping(), pytest.raises(HiddenField):
            way()
    with ground.helping():
        assert "own_words" not in Signal.objects.get().__dict__
    with open_access(
        purpose=Purpose.SIGNALLING, who=ground.mine[Signal].sender, kind="link", because="attack"
    ):
        assert Signal.objects.get().own_words == SHOWN


def test_a_purpose_that_is_not_named_gives_nothing(ground: Ground) -> None:
    for model in (Identity, SignalWords):
        with ground.outreach(), pytest.raises(WrongPurpose):
            list(model.objects.all())


def test_unguarded_tables_hold_nothing_of_residents(ground: Ground) -> None:
    """What may be read without an access was not filled by the guarded rows."""
    for model in (Organisation, Team, Area, Account):
        assert HIDDEN not in spoken(list(model.objects.all()))
