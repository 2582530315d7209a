"""Which day does somebody mean, and why is it none?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WRITTEN = re.compile(r"^\s*(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\s*$")
FIRST_YEAR, LAST_YEAR = 1900, 2200


class SaidDay(forms.DateField):
    """A day, chosen or written by hand; a day that does not exist is explained and not only refused."""

    def __init__(self, **named: Any) -> None:
        named.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        named.setdefault("error_messages", {"required": gettext_lazy("Kies een dag.")})
        super().__init__(**named)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as why:
            raise forms.ValidationError(why_no_day(str(value)), code="invalid") from why


def why_no_day(written: str) -> str:
    """In words, what is wrong with a day that was written by hand."""
    found = _WRITTEN.match(written)
    if found is None:
        return _("Schrijf de dag als 17-4-2026, of kies hem.")
    first, month, last = (int(part) for part in found.groups())
    day, year = (last, first) if len(found[1]) == 4 else (first, last)
    if not 1 <= month <= 12:
        return _("Er is geen maand %(month)d. Schrijf eerst de dag, dan de maand.") % {"month": month}
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _("Het jaar %(year)d kan niet kloppen. Schrijf het met vier cijfers.") % {"year": year}
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return _("%(day)d %(month)s %(year)d bestaat niet: die maand heeft %(days)d dagen.") % {
            "day": day,
            "month": MONTHS[month],
            "year": year,
            "days": days,
        }
    return _("Schrijf de dag als 17-4-2026, of kies hem.")
