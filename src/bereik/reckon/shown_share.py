"""Which share may be said of figures that are protected: from what is shown, and from nothing else?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bereik.reckon.intervals import LEVEL, Interval
from bereik.reckon.release import Release, Withheld
from bereik.reckon.spread import NOBODY, Spread, spread_share_interval
from bereik.reckon.tables import Key


@dataclass(frozen=True, slots=True)
class ShownShare:
    """`share` is None where shown counts give no single best value; the interval then says all there is."""

    share: float | None
    interval: Interval


def shown_share(
    release: Release, reached: Key, of: Key, silent: Sequence[Key] = (), level: float = LEVEL
) -> ShownShare | None:
    """The share that `reached` is of `of`; None when either is withheld.

    `silent`: cells of those within `of` who did not answer. They are left out of the share and widen the interval
    both ways, as in `funnel.py`; where their number is withheld there is an interval only. The interval holds that of
    every pair of counts that the rounding leaves open.
    """
    came, all_of_them = release.spread(reached), release.spread(of)
    came_shown, all_shown = release.cells[reached].count, release.cells[of].count
    if came is None or all_of_them is None or came_shown is None or all_shown is None:
        return None
    unknown = NOBODY
    answered: int | None = all_shown
    for key in silent:
        spread = _spread_of_silent(release, key, all_of_them)
        unknown = Spread(unknown.low + spread.low, unknown.high + spread.high)
        shown = release.cells[key].count
        answered = None if shown is None or answered is None else answered - shown
    interval = spread_share_interval(came, all_of_them, unknown, level)
    if not answered or answered < came_shown:
        return ShownShare(None, interval)
    return ShownShare(came_shown / answered, interval)


def _spread_of_silent(release: Release, key: Key, of: Spread) -> Spread:
    spread = release.spread(key)
    if spread is not None:
        return spread
    small = release.cells[key].withheld is Withheld.SMALL
    return Spread(0, min(of.high, release.settings.minimum - 1) if small else of.high)
