"""In which part of the day was it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfDayTerm(Term):
    """From `begins` up to the next part; the evening lasts until midnight."""

    begins: time


_DDAS = "DDAS-Vroegsignalering, EnumDagdeel"

PARTS_OF_DAY: Mapping[PartOfDay, PartOfDayTerm] = MappingProxyType(
    {
        PartOfDay.MORNING: PartOfDayTerm(
            label=Text("Ochtend", "Morning"),
            meaning=Text("Tot 12.00 uur.", "Until 12:00."),
            source=_DDAS,
            begins=time(0, 0),
        ),
        PartOfDay.AFTERNOON: PartOfDayTerm(
            label=Text("Middag", "Afternoon"),
            meaning=Text("Van 12.00 tot 18.00 uur.", "From 12:00 to 18:00."),
            source=_DDAS,
            begins=time(12, 0),
        ),
        PartOfDay.EVENING: PartOfDayTerm(
            label=Text("Avond", "Evening"),
            meaning=Text("18.00 uur of later.", "18:00 or later."),
            source=_DDAS,
            begins=time(18, 0),
        ),
    }
)


def part_of_day(moment: time) -> PartOfDay:
    """The clock on the wall here (Europe/Amsterdam): the edge that knows the zone converts first."""
    return max(
        (part for part, term in PARTS_OF_DAY.items() if term.begins <= moment.replace(tzinfo=None)),
        key=lambda part: PARTS_OF_DAY[part].begins,
    )
