"""What of a set of tables may be shown: which figure, or why not?"""

from collections.abc import Mapping
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

    `kept`: the figure of the former release, left standing because too few people were added or went. `once`: of a
    withheld cell the last figure that was shown of it, which readers may still have.
    """

    count: int | None
    withheld: Withheld | None = None
    kept: bool = False
    once: int | None = None

    def __post_init__(self) -> None:
        if (self.count is None) == (self.withheld is None):
            raise ValueError("A cell shows a figure or a reason for showing none, and not both")


@dataclass(frozen=True, slots=True)
class Release:
    """A whole set of tables as shown. A shown count lies at most `within` from the count it stands for."""

    settings: DisclosureSettings
    within: int
    cells: Mapping[Key, Shown]

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))

    def spread(self, key: Key) -> Spread | None:
        """Between which counts does a shown cell lie, on the day that its figure was made? None when withheld."""
        count = self.cells[key].count
        if count is None:
            return None
        return Spread(max(self.settings.minimum, count - self.within), count + self.within)
