"""Under which headings do the rows of a day stand? One section for each few reasons that follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from bereik.terms.reasons import DayListReason


@dataclass(frozen=True)
class Section:
    """One heading with its lines; shown only when there is one."""

    key: str
    title: Any
    lines: tuple[Any, ...]


TITLES: dict[str, Any] = {
    "danger": _("Iemand noemt gevaar"),
    "promised": _("Eerst dit: beloofd"),
    "law": _("Dit moet op tijd (wet)"),
    "asked": _("Zij vroegen om jou"),
    "rested": _("Rust tot vandaag"),
    "go": _("Naar wie je gaat"),
    "touch": _("Met wie je spreekt"),
}

SECTION_OF: dict[DayListReason, str] = {
    DayListReason.DANGER_NAMED: "danger",
    DayListReason.PROMISE_BROKEN: "promised",
    DayListReason.PROMISE_DUE: "promised",
    DayListReason.CONTACT_LATE: "promised",
    DayListReason.CONTACT_DUE: "promised",
    DayListReason.CLOCK_PASSED: "law",
    DayListReason.CLOCK_DUE: "law",
    DayListReason.ASKED_BY_RESIDENT: "asked",
    DayListReason.REST_OVER: "rested",
    DayListReason.PROMISE_SOON: "go",
    DayListReason.CONTACT_SOON: "go",
    DayListReason.TRY_PLANNED: "go",
    DayListReason.NOT_YET_TRIED: "go",
    DayListReason.TRIED_BEFORE: "go",
    DayListReason.BY_LOT: "go",
    DayListReason.IN_TOUCH: "touch",
}


def sections(lines: Iterable[Any]) -> Iterator[Section]:
    """Lines in today's order (each with a `row`) under their headings."""
    for key, some in groupby(lines, key=lambda line: SECTION_OF[line.row.kind]):
        yield Section(key, TITLES[key], tuple(some))
