"""How is a delivery made: read, written, checked, and only then given?

While it is made no delivery comes in, so that a zaak and its signals are of one moment. Each batch is read in an access
of its own, with its own line in the trail; nothing is given before all of it passed our own check.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from django.utils import timezone

from bereik.house.exchange.ddas.checking import without_tidying
from bereik.house.exchange.ddas.exporting import refusing
from bereik.house.exchange.ddas.exporting.batch import open_batch
from bereik.house.exchange.ddas.exporting.judged import Judged
from bereik.house.exchange.ddas.exporting.left_out import left_out
from bereik.house.exchange.ddas.exporting.ours import organisation, supplier_code
from bereik.house.exchange.ddas.exporting.period import Period, may_give
from bereik.house.exchange.ddas.exporting.pieces import Entry, Part, Pieces
from bereik.house.exchange.ddas.exporting.planned import plan_of
from bereik.house.exchange.ddas.exporting.result import Given
from bereik.house.exchange.ddas.exporting.senders import senders_of
from bereik.house.exchange.ddas.importing.taking_in import ours
from bereik.house.exchange.ddas.schema import ExchangeSchema, own_schema
from bereik.house.exchange.ddas.schema_rules import NOT_AT_HAND
from bereik.house.taking_turns import our_turn
from bereik.house.upkeep import night
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.trust.access import HOUSE, Access, inner_access, open_access

WHY = "Opgave CBS"
PAGE = "statistics_return"

Opened = Callable[[Purpose], AbstractContextManager[Access]]


def give_return(
    period: Period,
    *,
    inside: Access | None = None,
    schema: ExchangeSchema | None = None,
    at: datetime | None = None,
    wait: float = 600.0,
) -> Given:
    """Make the delivery over this period. What cannot be given is said in `refused`.

    `inside` is the access of the page that asks; without one the house itself does. `wait`: so many seconds for a
    delivery that is coming in.
    """
    moment = at or timezone.now()
    if refused := may_give(period, timezone.localdate(moment)) or refusing.whose_house():
        return Given(period, refused=refused)
    opened = partial(_for_page, inside) if inside is not None else partial(_for_house, moment)
    with our_turn(wait) as alone:
        if not alone:
            at_it = refusing.THE_NIGHT_IS_AT_WORK if night.at_work() else refusing.A_DELIVERY_IS_COMING_IN
            return Given(period, refused=at_it)
        with without_tidying():
            return _Making(period, opened, schema, moment).make()


def write_down(given: Given, *, inside: Access | None = None) -> None:
    """That it was given, by whom: a line of its own in the trail, before anything leaves the house."""
    assert given.made_at is not None
    opened = partial(_for_page, inside) if inside is not None else partial(_for_house, given.made_at)
    with opened(Purpose.DELIVERY) as access, access.deed("give_statistics_return"):
        pass


def _for_house(at: datetime, purpose: Purpose) -> AbstractContextManager[Access]:
    return open_access(purpose=purpose, who=HOUSE, kind="house", law=Law.WGS, because=WHY, page=PAGE, at=at)


def _for_page(outer: Access, purpose: Purpose) -> AbstractContextManager[Access]:
    return inner_access(outer, purpose, WHY)


@dataclass(slots=True)
class _Making:
    period: Period
    opened: Opened
    given_schema: ExchangeSchema | None
    at: datetime
    judged: Judged = field(default_factory=Judged)
    attempts: int = 0
    ours: int = 0

    def make(self) -> Given:
        schema = self.given_schema or own_schema()
        with self.opened(Purpose.DELIVERY):
            senders = senders_of(self.period)
            plan = plan_of(self.period, senders)
        content = Pieces(self._head())
        who = organisation()
        for town in sorted({*plan.towns(), *senders.loose}):
            part = Part(
                {"teller": len(content.parts) + 1, "gemeentecode": town, "aanleverende_organisatie": who}
            )
            for residents in plan.batches(town):
                with self.opened(Purpose.DELIVERY) as access:
                    batch = open_batch(access, town, residents, senders, self.period)
                self._add(content, part, batch.signals, batch.cases, schema)
                self.attempts += batch.attempts
                self.ours += batch.ours
            loose = [Entry(date.max, one, json.loads(one)) for one in senders.loose.get(town, ())]
            self._add(content, part, [], loose, schema)
            if not part.empty:
                content.parts.append(part)
        with self.opened(Purpose.UPKEEP):
            out = left_out(self.period)
        many = sum(part.signals.count for part in content.parts)
        self.judged.judge_whole(content.head, many, schema, ours())
        given = Given(
            self.period,
            made_at=self.at,
            supplier=content.head["codeGegevensleverancier"],
            signals=many,
            cases=sum(part.cases.count for part in content.parts),
            attempts=self.attempts,
            ours=self.ours,
            left_out=out,
            judged=self.judged,
            warnings=() if self.given_schema is not None else (NOT_AT_HAND,),
            content=content,
        )
        if self.judged.errors:
            return replace(given, refused=refusing.errors_in_it(self.judged.errors), content=Pieces())
        return given

    def _head(self) -> dict[str, Any]:
        return {
            "startdatumLevering": str(self.period.since),
            "einddatumLevering": str(self.period.until),
            "aanleverdatumEnTijd": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "codeGegevensleverancier": supplier_code(),
        }

    def _add(
        self,
        content: Pieces,
        part: Part,
        signals: list[Entry],
        cases: list[Entry],
        schema: ExchangeSchema,
    ) -> None:
        if not (signals or cases):
            return
        self.judged.judge(
            content.head,
            len(content.parts),
            part.head,
            [one.document for one in signals],
            [one.document for one in cases],
            schema=schema,
            gemeentecode=ours(),
        )
        part.signals.add(signals)
        part.cases.add(cases)
