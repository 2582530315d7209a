"""How does one file become part of the house, whole or not at all?

Checked first; one error refuses all of it. Then one transaction a file: whoever is killed in the middle leaves what
was there. Deliveries wait for each other, so that two that name the same person make one resident, and for the night
(`house.taking_turns`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from bereik.house.exchange.ddas.checking import Checked, check_file, without_tidying
from bereik.house.exchange.ddas.finding import Level
from bereik.house.exchange.ddas.importing import refusing
from bereik.house.exchange.ddas.importing.arriving import Arrivals, arrivals_of
from bereik.house.exchange.ddas.importing.held import HeldResident, hold
from bereik.house.exchange.ddas.importing.known_by import mark
from bereik.house.exchange.ddas.importing.laying import Rows
from bereik.house.exchange.ddas.importing.resident import take_in
from bereik.house.exchange.ddas.importing.result import Counted, Imported, Refusal
from bereik.house.exchange.ddas.importing.side_by_side import side_by_side
from bereik.house.exchange.ddas.importing.team import team_of
from bereik.house.exchange.ddas.importing.whose import find_out_whose
from bereik.house.exchange.ddas.importing.work import Taking, Told, Work
from bereik.house.exchange.ddas.reading import DEFAULT_LIMIT
from bereik.house.exchange.ddas.schema import ExchangeSchema
from bereik.house.taking_turns import our_turn
from bereik.house.upkeep import night
from bereik.municipality.models import ReachPolicy
from bereik.people.actions import objected_by_marks
from bereik.see.deliveries import Verdict, gone_by_mark, taken_in_before
from bereik.see.models import Delivery
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.trust.access import HOUSE, open_access
from bereik.trust.many import Written, lay_written

A_BATCH = 1_000
"""So many signals a deed, each with its own line in the trail."""
LONGEST_WAIT = 600.0
"""Seconds to wait for another delivery, or for the night."""
WHY = "Een levering van betalingsachterstanden inlezen"


def import_delivery(
    place: str | Path,
    *,
    synthetic: bool,
    by: UUID = HOUSE,
    schema: ExchangeSchema | None = None,
    at: datetime | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Imported:
    """Take in one file. What cannot come in is said in `refused`, and then nothing was stored.

    `schema` is the official one, where it is at hand. `by` is who hands it in, the house itself when nobody does.
    """
    if refused := refusing.wrong_house(synthetic):
        return Imported(refused=refused)
    checked = check_file(place, schema=schema, gemeentecode=ours(), limit=limit)
    return take_in_checked(checked, synthetic=synthetic, by=by, at=at)


def ours() -> str | None:
    """The one municipality that a delivery may be of; None in a synthetic house, which takes any."""
    return None if settings.BEREIK_SYNTHETIC else settings.BEREIK_GEMEENTECODE


def take_in_checked(
    checked: Checked, *, synthetic: bool, by: UUID = HOUSE, at: datetime | None = None
) -> Imported:
    """Take in what was read and checked before (against `ours()`), whole or not at all."""
    if refused := refusing.wrong_house(synthetic):
        return Imported(refused=refused)
    if checked.unreadable is not None:
        said = checked.unreadable
        return Imported(refused=Refusal(said.what, said.why, said.what_now), warnings=checked.warnings)
    told = Imported(
        errors=checked.errors,
        findings=tuple(one for one in checked.findings if one.level is Level.FINDING),
        warnings=checked.warnings,
        synthetic=synthetic,
        sha256=checked.delivery.sha256 if checked.delivery else "",
        parts=len(checked.delivery.parts) if checked.delivery else 0,
    )
    if checked.errors:
        return replace(told, refused=refusing.errors_in_it(checked.errors))
    with our_turn(LONGEST_WAIT) as ours_now:
        if not ours_now:
            at_it = refusing.THE_NIGHT_IS_AT_WORK if night.at_work() else refusing.ANOTHER_IS_COMING_IN
            return replace(told, refused=at_it)
        with without_tidying():
            try:
                return _take_in(checked, told, by, at or timezone.now())
            except IntegrityError:
                # Somebody passed on a signal about the same person at the same moment: now we see both.
                return _take_in(checked, told, by, at or timezone.now())


def _take_in(checked: Checked, told: Imported, by: UUID, at: datetime) -> Imported:
    delivery = checked.delivery
    assert delivery is not None
    # A delivery that says it was made tomorrow may not hold off those that are made today.
    stood_at = min(delivery.delivered_at or at, at)
    arrivals = arrivals_of(delivery, told.findings, stood_at)
    with (
        open_access(
            purpose=Purpose.DELIVERY,
            who=by,
            kind="house" if by == HOUSE else "account",
            law=Law.WGS,
            because=WHY,
            page="import_delivery",
            at=at,
        ) as access,
        transaction.atomic(),
    ):
        if taken_in_before(delivery.sha256):
            return _nothing_new(told, arrivals)
        team = team_of(synthetic=told.synthetic)
        if team is None:
            return replace(told, refused=refusing.NO_TEAM)
        # Whoever was erased since comes in no more by what was told about them before.
        mark(arrivals.signals)
        gone = gone_by_mark({(one.key[0], one.erased_key): one.key for one in arrivals.signals})
        arrivals = arrivals.without(gone) if gone else arrivals
        said_no = objected_by_marks(access, {one.key: one.noes for one in arrivals.signals})
        for signal in arrivals.signals:
            signal.said_no = signal.key in said_no
        new = find_out_whose(access, arrivals)
        parts = _lay_parts(checked, arrivals, told, at, by)
        taking = Taking(
            access, team, stood_at, told.synthetic, parts, tuple(ReachPolicy.objects.order_by("version"))
        )
        summed = Told()
        works = list(_works(arrivals))
        fresh = [one for one in works if one.resident in new and one.only_new]
        for laid in side_by_side(partial(_new_rows, taking), list(_batches(fresh))):
            _lay_new(taking, *laid, summed)
        strangers = {one.resident for one in fresh}
        for some in _batches(one for one in works if one.resident not in strangers):
            _take_in_batch(taking, some, new, summed)
        return replace(
            told,
            signals=Counted.of([*(one.verdict for one in arrivals.signals), *(Verdict.KNOWN for _ in gone)]),
            cases=Counted.of(one.verdict for one in arrivals.cases if one.part >= 0),
            residents=Counted(new=len(new), known=len({one.resident for one in arrivals.signals} - new)),
            attempts=summed.attempts,
            kept_open=summed.kept_open,
        )


def _new_rows(taking: Taking, works: Sequence[Work]) -> tuple[Written, Told]:
    """What stands of people who are new. Asks nothing of the house, so it may be worked out beside others."""
    rows, summed = Rows(), Told()
    for work in works:
        summed.add(take_in(taking, work, HeldResident(work.resident, new=True), rows))
    return rows.write_out(), summed


def _lay_new(taking: Taking, rows: Written, told: Told, summed: Told) -> None:
    with taking.access.deed("take_in_delivery"):
        lay_written(taking.access, rows)
        summed.add(told)


def _take_in_batch(taking: Taking, works: Sequence[Work], new: set[UUID], summed: Told) -> None:
    rows = Rows()
    changing = [one for one in works if one.changes]
    with taking.access.deed("take_in_delivery"):
        held = hold(taking.access, changing, new)
        for work in works:
            if not work.changes:
                rows.stood += work.stood()
                continue
            summed.add(take_in(taking, work, held[work.resident], rows))
        rows.lay(taking.access, taking.stood_at)


def _works(arrivals: Arrivals) -> Iterable[Work]:
    """All that came about one resident stays together."""
    works: dict[UUID, Work] = {}

    def of(resident: UUID) -> Work:
        return works.setdefault(resident, Work(resident))

    for signal in arrivals.signals:
        if signal.resident is not None:
            of(signal.resident).signals.append(signal)
        if signal.moved_from is not None:
            of(signal.moved_from).leaving.append(signal)
    for case in arrivals.cases:
        for resident in dict.fromkeys([*(one.resident for one in case.signals), *case.shares]):
            if resident is not None:
                of(resident).cases.append(case)
    return works.values()


def _batches(works: Iterable[Work]) -> Iterator[list[Work]]:
    """A thousand signals, or a little more."""
    batch: list[Work] = []
    size = 0
    for work in works:
        batch.append(work)
        size += len(work.signals) + len(work.leaving)
        if size >= A_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lay_parts(
    checked: Checked, arrivals: Arrivals, told: Imported, at: datetime, by: UUID
) -> dict[int, UUID]:
    """A row a part; a file of a period in which nothing happened has one row too, so that it is known again."""
    delivery = checked.delivery
    assert delivery is not None
    rows = [
        Delivery(
            sha256=delivery.sha256,
            supplier=delivery.supplier or "",
            gemeentecode=(part.municipality or "") if part else "",
            part=number,
            since=delivery.period_from,
            until=delivery.period_until,
            made_by_sender_at=delivery.delivered_at,
            received_at=at,
            by=by,
            figures={
                "signals": Counted.of(
                    one.verdict for one in arrivals.signals if one.part == number
                ).figures(),
                "cases": Counted.of(one.verdict for one in arrivals.cases if one.part == number).figures(),
                "findings": len(told.findings),
            },
            tied_to_nothing=arrivals.tied_to_nothing.get(number, []),
            synthetic=told.synthetic,
        )
        for number, part in enumerate(delivery.parts or (None,))
    ]
    Delivery.objects.bulk_create(rows)
    return {row.part: row.id for row in rows}


def _nothing_new(told: Imported, arrivals: Arrivals) -> Imported:
    return replace(
        told,
        again=True,
        signals=Counted(known=len(arrivals.signals)),
        cases=Counted(known=len(arrivals.cases)),
    )
