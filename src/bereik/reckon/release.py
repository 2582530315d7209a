"""What of a set of tables may be shown: which figure, or why not?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.reckon.spread import Spread
from bereik.reckon.tables import Key


class Withheld(StrEnum):
    """Why a figure is not shown."""

    SMALL = "small"
    """It is about fewer people than the minimum (nobody is fewer too)."""
    COMPLEMENT = "complement"
    """Another withheld figure could be reckoned back from it. Says nothing about its size."""
    DIFFERENCE = "difference"
    """Held beside the former release it would show how a few people moved. Says nothing about its size."""


@dataclass(frozen=True, slots=True)
class DisclosureSettings:
    """How strictly is protected? Whole numbers of people.

    `minimum`: the smallest count that is shown (10: what CBS-like tables per wijk and buurt keep to; a setting,
    since no bound is laid down for all tables). `base`: shown counts are multiples of it. `width`: how far apart
    the ends must lie between which a withheld count can be reckoned. Raises ValueError for what cannot be kept.
    """

    minimum: int = 10
    base: int = 5
    width: int = 10

    def __post_init__(self) -> None:
        if min(self.minimum, self.base, self.width) < 1:
            raise ValueError("Minimum, rounding base and width are 1 or more")
        if self.minimum % self.base:
            raise ValueError(
                f"A minimum of {self.minimum} is no multiple of {self.base}: it would be rounded below itself"
            )

    @property
    def width_beside_small(self) -> int:
        """How far apart the ends are for who knows the rules: a cell that hides behind a small one cannot be known
        less well than the small one itself, which is 0 to the minimum less one."""
        return min(self.width, self.minimum - 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell as a reader meets it: a figure, or the reason why there is none (exactly one of the two).

    `kept`: the figure of an older edition, left standing because too few people were added or went. `once`: of a
    withheld cell the last figure that was shown of it, which readers may still have. `within`: the figure (this one or
    `once`) lay at most so far from the count it stood for, on the day that it was made.
    """

    count: int | None
    withheld: Withheld | None = None
    kept: bool = False
    once: int | None = None
    within: int = 0

    def __post_init__(self) -> None:
        if (self.count is None) == (self.withheld is None):
            raise ValueError("A cell shows a figure or a reason for showing none, and not both")

    def says(self) -> tuple[int | None, bool, int]:
        """What a reader is told: a figure and how near it is, or that it is small, or nothing. That is all an old edition
        can betray."""
        return self.count, self.withheld is Withheld.SMALL, 0 if self.count is None else self.within


SILENT = (None, False, 0)


@dataclass(frozen=True, slots=True)
class Release:
    """A whole set of tables as shown."""

    settings: DisclosureSettings
    cells: Mapping[Key, Shown]

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))

    @property
    def within(self) -> int:
        """How far a shown figure lies from the count it stands for, at most."""
        return max((cell.within for cell in self.cells.values() if cell.count is not None), default=0)

    def spread(self, key: Key) -> Spread | None:
        """Between which counts does a shown cell lie, on the day that its figure was made? None when withheld."""
        cell = self.cells[key]
        if cell.count is None:
            return None
        return Spread(max(self.settings.minimum, cell.count - cell.within), cell.count + cell.within)

    def of(self, keys: Collection[Key]) -> "Release":
        """As much of it as is about these cells."""
        return Release(self.settings, {key: cell for key, cell in self.cells.items() if key in keys})

    def says_all_of(self, older: "Release") -> bool:
        """Does whoever reads this know all that the older one says?"""
        return all(
            then.says() == SILENT
            or (
                (now := self.cells.get(key))
                and now.says()[:2] == then.says()[:2]
                and now.within <= then.within
            )
            for key, then in older.cells.items()
        )

    def spoken(self) -> dict[Key, tuple[int | None, bool, int, bool]]:
        """All that it says, and of which cells it says nothing: a row that is not named is another thing to suppose. A figure
        that was fresh says more than the same one left standing."""
        return {key: (*cell.says(), cell.kept) for key, cell in self.cells.items()}


def unlike(editions: Sequence[Release]) -> tuple[Release, ...]:
    """Those (the oldest first) that do not say exactly what a later one says.

    One that says only *less* than a later one is kept: whoever has that one and not the later can suppose more.
    """
    spoken = [one.spoken() for one in editions]
    return tuple(one for place, one in enumerate(editions) if spoken[place] not in spoken[place + 1 :])


def adding(editions: Sequence[Release], newest: Release) -> tuple[Release, ...]:
    """Which of these say something that the newest does not: only beside those is there something to reckon."""
    return tuple(one for one in editions if not newest.says_all_of(one))


def at_hand(older: Sequence[Release]) -> list[list[Release]]:
    """Beside which of these can somebody hold the newest: each by itself, and all at once."""
    return [[one] for one in older] + ([list(older)] if len(older) > 1 else [])
