"""How many people are on their way with us, month by month, and does the count fit what came and went?

A week belongs to the month of its Monday. Each month: who were there before, who came, who came back (their journey
names a former one), who went, and who are there now. Before + came + came back = went + now. The two sides are counted
from two places (`measures/stock.sql`); what is left over is `unexplained`, an error of ours that is shown, not hidden.

A month is published when it is settled: deliveries of the month before come in during the next. Months with few are
taken together by the quarter, and what was once published by the month or by the quarter stays so. The cells hang on
those of the funnel: who came into sight in a quarter are those who came and came back in its months.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

import duckdb

from bereik.facts.measures import ask_between
from bereik.reckon.tables import WHOLE, Balance, Key, TableSet

STOCK = "stock"
FORMER, CAME_IN, RE_ENTERED, WENT_OUT, NOW = "former", "came_in", "re_entered", "went_out", "now"
MONTHS = 24
"""So many are published: two years, as the half-years of the funnel."""
SETTLED = timedelta(days=31)
"""After the last week of a month is over: then a delivery of that month has come in. Own choice."""


@dataclass(frozen=True, slots=True)
class StockMonth:
    """One month, counted exactly: it stays inside. `month` is its first day; `torn`: of so many journeys two places
    do not say the same."""

    month: date
    former: int
    came_in: int
    re_entered: int
    went_out: int
    now: int
    unexplained: int
    torn: int

    @property
    def fits(self) -> bool:
        return not self.unexplained and not self.torn

    @property
    def quarter(self) -> str:
        return f"{self.month.year}-Q{(self.month.month + 2) // 3}"


def stock_of(connection: duckdb.DuckDBPyConnection, today: date) -> list[StockMonth]:
    """The settled months, the oldest first; none before the first journey. `prepare` the connection first."""
    first, *_ = connection.execute("select min(opened) from journeys").fetchone() or (None,)
    last = last_settled(today)
    if first is None or first > last:
        return []
    since = max(first.replace(day=1), _months_before(last, MONTHS - 1))
    rows = ask_between(connection, STOCK, since, last)
    return [StockMonth(**{str(name): value for name, value in row.items()}) for row in rows]  # type: ignore[arg-type]


def last_settled(today: date) -> date:
    """The first day of the last month of which every week, and the wait for its deliveries, is over."""
    month = today.replace(day=1)
    while _first_monday(_months_before(month, -1)) + SETTLED > today:
        month = _months_before(month, 1)
    return month


def stock_tables(
    months: Sequence[StockMonth],
    published: Collection[Key],
    minimum: int,
    quarters: Mapping[str, tuple[Key, int]],
) -> TableSet:
    """The cells of the stock, tied to those of the funnel. `published`: the keys of the former release. `quarters`: of
    each published quarter its cell in the funnel and how many came into sight in it."""
    periods = _periods(months, published, minimum)
    cells: dict[Key, int] = {}
    balances: list[Balance] = []
    came: dict[str, list[Key]] = {}
    for name, taken in periods:
        if not cells:
            cells[key(_name_before(name, published), NOW)] = taken[0].former
        before = list(cells)[-1]
        flow = {
            CAME_IN: sum(one.came_in for one in taken),
            RE_ENTERED: sum(one.re_entered for one in taken),
            WENT_OUT: sum(one.went_out for one in taken),
        }
        # What we cannot explain must not stop the night: it is shown as such, and counted as gone.
        flow[WENT_OUT] += sum(one.unexplained for one in taken)
        cells |= {key(name, kind): many for kind, many in flow.items()}
        cells[key(name, NOW)] = taken[-1].now
        balances.append(
            Balance(
                (before, key(name, CAME_IN), key(name, RE_ENTERED)), (key(name, WENT_OUT), key(name, NOW))
            )
        )
        came.setdefault(taken[0].quarter, []).extend(key(name, kind) for kind in (CAME_IN, RE_ENTERED))
    for quarter, (cell, count) in quarters.items():
        parts = came.get(quarter, [])
        if parts and sum(cells[one] for one in parts) == count:
            cells[cell] = count
            balances.append(Balance((cell,), tuple(parts)))
    return TableSet(cells, tuple(balances), {one: 4.0 for one in cells if one[4] == NOW})


def key(period: str, kind: str) -> Key:
    return (period, STOCK, WHOLE, "", kind)


def _periods(
    months: Sequence[StockMonth], published: Collection[Key], minimum: int
) -> list[tuple[str, list[StockMonth]]]:
    """By the month, or three together: as it was published, else by the month when neither this quarter so far nor the
    one before has a month with few."""
    named = {one[0] for one in published if one[1] == STOCK}
    found: list[tuple[str, list[StockMonth]]] = []
    before: list[StockMonth] = []
    for quarter, group in groupby(months, lambda one: one.quarter):
        taken = list(group)
        enough = all(min(one.came_in, one.went_out) >= minimum for one in (*before, *taken))
        by_month = not named.isdisjoint(name_of(one.month) for one in taken)
        if by_month or (quarter not in named and enough):
            found += [(name_of(one.month), [one]) for one in taken]
        elif len(taken) == 3:
            found.append((quarter, taken))
        before = taken
    # A gap (a quarter that is not whole yet, between others) would leave the chain without a link.
    return _last_unbroken(found)


def _last_unbroken(found: list[tuple[str, list[StockMonth]]]) -> list[tuple[str, list[StockMonth]]]:
    breaks = [
        place
        for place, ((_, one), (_, other)) in enumerate(pairwise(found), 1)
        if _months_before(one[-1].month, -1) != other[0].month
    ]
    return found[breaks[-1] :] if breaks else found


def name_of(month: date) -> str:
    return f"{month:%Y-%m}"


def _name_before(name: str, published: Collection[Key]) -> str:
    """What stands before the first period: as it was published; else the month before a month, the quarter before a
    quarter."""
    year, part = name.split("-")
    first = date(int(year), 3 * int(part[1]) - 2 if part.startswith("Q") else int(part), 1)
    month = _months_before(first, 1)
    quarter = f"{month.year}-Q{(month.month + 2) // 3}"
    names = (quarter, name_of(month)) if part.startswith("Q") else (name_of(month), quarter)
    return next((one for one in names if key(one, NOW) in published), names[0])


def _months_before(month: date, many: int) -> date:
    number = month.year * 12 + month.month - 1 - many
    return date(number // 12, number % 12 + 1, 1)


def _first_monday(month: date) -> date:
    return month + timedelta(days=-month.weekday() % 7)
