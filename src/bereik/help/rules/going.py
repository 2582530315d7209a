"""How do we try next, differently from before, and how many talks fit in today?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from bereik.terms.channels import Channel
from bereik.terms.free_days import is_free
from bereik.terms.parts_of_day import PartOfDay

Kind = TypeVar("Kind", bound=str)

WAYS = (
    Channel.HOME_VISIT,
    Channel.PHONE,
    Channel.TEXT_MESSAGE,
    Channel.CARD,
    Channel.OUT_AND_ABOUT,
    Channel.LETTER,
)
"""In which order another way is offered. How often and how variously we try explains whether we meet, and a letter
alone least of all (Verwey-Jonker and CBS 2024); which of the others works best differs between towns."""

PARTS = (PartOfDay.AFTERNOON, PartOfDay.EVENING, PartOfDay.MORNING)


@dataclass(frozen=True)
class Way:
    """By which channel, in which part of the day."""

    channel: Channel
    part_of_day: PartOfDay


def next_way(tried: Sequence[tuple[str, str]]) -> Way:
    """Another way than the last one: the channel and the part of the day that were used least (`tried`: oldest first,
    as channel and part of day; what is no term of ours counts for nothing)."""
    channels, parts = [channel for channel, _ in tried], [part for _, part in tried]
    return Way(_other(WAYS, channels), _other(PARTS, parts))


def _other(offered: Sequence[Kind], used: Sequence[str]) -> Kind:
    often, last = Counter(used), used[-1] if used else None
    return min((one for one in offered if one != last), key=lambda one: often[one])


@dataclass(frozen=True)
class RoomToday:
    """`share`: how many talks one colleague has time for today; `due`: what must be done today already; `left`: what
    remains for other talks. `team`: talks a week of the whole team, `colleagues`: how many share them."""

    team: int
    colleagues: int
    share: int
    due: int

    @property
    def left(self) -> int:
        return max(self.share - self.due, 0)


def room_today(today: date, *, talks_a_week: int, colleagues: int, due: int) -> RoomToday | None:
    """A colleague's share of the team's talks, over the working days of this week, less what is due. None on a free
    day, or where nobody shares the work: then there is nothing to reckon."""
    if is_free(today) or colleagues < 1 or talks_a_week < 1:
        return None
    monday = today - timedelta(days=today.weekday())
    days = sum(not is_free(monday + timedelta(days=n)) for n in range(7))
    share = int(talks_a_week / colleagues / days + 0.5)
    return RoomToday(team=talks_a_week, colleagues=colleagues, share=share, due=due)
