"""Within how many weeks had how many come to the next step, and when was it half?

Not everybody is followed equally long: who came late in the window to the step before was followed for a few weeks
only. Leaving them out loses what they do tell; counting them as not come makes us look slow. So each counts as long as
they were followed: the product-limit estimate for right-censored times (E.L. Kaplan, P. Meier (1958), JASA
53:457-481).

An ending is no leaving from sight. Who said no, moved, or was let go by us will not come any more, and "half" is half
of *everybody* who came to the step before, not of who happened to stay. So endings are competing events: whoever ended
stays among those who could have come, to the end of the time they would have been followed, which is known here because
windows end on a fixed day. With such complete censoring times the product-limit over the remaining ones is the
cumulative incidence (J.P. Fine, R.J. Gray (1999), JASA 94:496-509, section 3.1). Where everybody was followed to the
end it is the plain share, as the estimate of O.O. Aalen and S. Johansen (1978), Scand. J. Statist. 5:141-150, is.

The doubt is Wilson's, of as many people as came or were followed to the end of the band: never more than there is, and
exactly that where nobody left. Of counts that are rounded or withheld, the ends are those of the least and the most
favourable counts that what is shown leaves open (tests/reckon/test_waiting.py tries them all).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bereik.reckon.intervals import LEVEL, Interval, wilson
from bereik.reckon.spread import Spread

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """A count as far as it is known: between which numbers it lies, and the best single one (None where there is none)."""

    spread: Spread
    best: int | None = None

    @classmethod
    def exactly(cls, count: int) -> "Known":
        return cls(Spread(count, count), count)


@dataclass(frozen=True, slots=True)
class Left:
    """Who were followed for more than `after` weeks and no more than `until`, and had not come by then."""

    after: int
    until: int
    count: Known


@dataclass(frozen=True, slots=True)
class Came:
    """The share that came within `until` weeks; None where shown counts give no single best value."""

    until: int
    share: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class Half:
    """Half had come after more than `after` weeks (0: maybe at once) and within `within` (None: maybe never, or later)."""

    after: int
    within: int | None


def came_within(
    start: Known, within: Mapping[int, Known], left: Sequence[Left] = (), level: float = LEVEL
) -> tuple[Came, ...]:
    """The share that came within so many weeks, of all who started. `within`: how many came within so many weeks, in
    their order (it never falls). Nobody started: nothing is known (0 to 1).

    Raises ValueError for weeks that are not in order, and for leaving between weeks that are not among them.
    """
    weeks = list(within)
    if weeks != sorted(weeks) or not {one.after for one in left} | {one.until for one in left} <= {0, *weeks}:
        raise ValueError(f"Weeks in their order, and people who leave between two of them: {weeks}, {left}")
    return tuple(
        _at(start, dict(list(within.items())[: place + 1]), left, level) for place in range(len(weeks))
    )


def half_of(points: Sequence[Came]) -> Half | None:
    """When half had come, from the points of `came_within`: the times at which a half is not ruled out (R. Brookmeyer,
    J. Crowley (1982), Biometrics 38:29-41). None when it certainly was not half by the last one."""
    if not points or points[-1].interval.high < HALF:
        return None
    after = max((point.until for point in points if point.interval.high < HALF), default=0)
    return Half(after, next((point.until for point in points if point.interval.low >= HALF), None))


def _at(start: Known, within: Mapping[int, Known], left: Sequence[Left], level: float) -> Came:
    """Few came, and nobody left before they had to; or many came, and who left did so as soon as they could."""
    until = list(within)[-1]
    *before, last = (came.spread for came in within.values())
    few = _share(
        start.spread.high,
        dict(zip(within, [*(min(one.high, last.low) for one in before), last.low], strict=True)),
        [(one.until, one.count.spread.low) for one in left],
    )
    # No more can have left than did not come.
    room = max(start.spread.low - last.high, 0)
    early = []
    for one in left:
        early.append((one.after, min(one.count.spread.high, room)))
        room -= early[-1][1]
    many = _share(
        start.spread.low, dict(zip(within, [*(one.low for one in before), last.high], strict=True)), early
    )
    seen = start.spread.low - sum(one.count.spread.high for one in left if one.after < until)
    return Came(
        until,
        _best(start, within, left),
        Interval(wilson(few, seen, level).low, wilson(many, seen, level).high),
    )


def _best(start: Known, within: Mapping[int, Known], left: Sequence[Left]) -> float | None:
    """Of who left half did so as soon as they could and half as late (S.J. Cutler, F. Ederer (1958), J. Chron. Dis.
    8:699-712)."""
    until = list(within)[-1]
    last = within[until].best
    leaving = [one for one in left if one.after < until]
    if not start.best or last is None or last > start.best:
        return None
    if not leaving:
        return last / start.best
    came = {week: one.best for week, one in within.items() if one.best is not None}
    gone = [
        (week, one.count.best / 2)
        for one in leaving
        if one.count.best is not None
        for week in (one.after, one.until)
    ]
    whole = len(came) == len(within) and len(gone) == 2 * len(leaving)
    in_order = list(came.values()) == sorted(came.values())
    if not whole or not in_order or last + sum(many for week, many in gone if week < until) > start.best:
        return None
    return _share(start.best, came, gone)


def _share(start: float, within: Mapping[int, float], left: Sequence[tuple[int, float]]) -> float:
    """The product-limit. `left`: after which week how many left. Of counts that stand just over the edge of the possible
    no more come than there are."""
    at_risk = max(start - sum(many for week, many in left if week == 0), 0)
    remain, before = 1.0, 0.0
    for until, so_many in within.items():
        came = min(max(so_many - before, 0), at_risk)
        if came:
            remain *= 1 - came / at_risk
        at_risk = max(at_risk - came - sum(many for week, many in left if week == until), 0)
        before = max(so_many, before)
    return 1 - remain
