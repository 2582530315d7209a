"""How does one make the return for the national statistics, and see what is in it before it goes?

Choosing a period reads nothing. Looking and taking are posted, for both open what was sent about residents: each leaves
its lines in the trail, and what is taken away a line of its own.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bereik.house.coming_in.housekeeping.forms import day_field
from bereik.house.exchange.ddas.exporting import Given, Period, give_return, write_down
from bereik.house.exchange.ddas.exporting.judged import in_order
from bereik.house.exchange.ddas.exporting.period import last_whole_month, month_of
from bereik.house.exchange.ddas.exporting.telling import left_out
from bereik.house.exchange.ddas.finding import Level, shown
from bereik.house.exchange.ddas.schema import ExchangeSchema, SchemaUnusable, read_schema
from bereik.terms.purposes import Purpose
from bereik.terms.text import Text
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

WHY = "Opgave CBS"
MONTHS_AT_HAND = 3
WAIT = 3.0
"""So many seconds a page waits for a delivery that is coming in."""


class PeriodForm(forms.Form):
    """From which day to which?"""

    since = day_field(gettext_lazy("Eerste dag"))
    until = day_field(gettext_lazy("Laatste dag"), gettext_lazy("Deze dag telt ook mee."))

    def period(self) -> Period:
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_http_methods(["GET", "POST"])
def statistics_return(request: HttpRequest, access: Access) -> HttpResponse:
    """Choose a period; then what is in its return, what is not, and what our own check says."""
    if request.method == "GET":
        return _page(request, access.today, PeriodForm(initial=_days(last_whole_month(access.today))))
    form = PeriodForm(request.POST)
    if not form.is_valid():
        return _page(request, access.today, form, status=422)
    given = give_return(form.period(), inside=access, schema=_schema()[0], at=timezone.now(), wait=WAIT)
    return _page(request, access.today, form, given=given, status=422 if given.refused else 200)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def statistics_return_file(request: HttpRequest, access: Access) -> HttpResponse:
    """The file itself, made anew: whole and checked, or not."""
    form = PeriodForm(request.POST)
    if not form.is_valid():
        return _page(request, access.today, form, status=422)
    period = form.period()
    given = give_return(period, inside=access, schema=_schema()[0], at=timezone.now(), wait=WAIT)
    if given.refused:
        return _page(request, access.today, form, given=given, status=422)
    write_down(given, inside=access)
    # A page with guarded rows is made whole inside its access; in memory it was pressed until here.
    answer = HttpResponse(b"".join(given.pieces()), content_type="application/json")
    made_up = "synthetisch-" if settings.BEREIK_SYNTHETIC else ""
    answer["Content-Disposition"] = (
        f'attachment; filename="{made_up}opgave-cbs-{period.since}-{period.until}.json"'
    )
    return answer


def _page(
    request: HttpRequest, today: date, form: PeriodForm, *, given: Given | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "choices": _choices(today),
        "given": given,
        "no_schema": _schema()[1] if given is not None else None,
    }
    if given is not None and given.refused is None:
        context |= {
            "left_out": left_out(given),
            "findings": [
                {
                    "count": said.count,
                    "finding": said.first,
                    "signals": [shown(one) for one in said.signals],
                    "more": said.count > len(said.signals),
                }
                for _rule, said in in_order(given.judged)
                if said.level is Level.FINDING
            ],
            "file_form": _days(given.period),
        }
    return render(request, "exchange/statistics_return.html", context, status=status)


def _choices(today: date) -> list[dict[str, Any]]:
    """The last whole months and the last whole quarter, one tap each."""
    months = [last_whole_month(today)]
    while len(months) < MONTHS_AT_HAND:
        months.append(month_of(months[-1].since - timedelta(days=1)))
    found: list[dict[str, Any]] = [_days(one) | {"month": one.since} for one in months]
    ends = last_whole_month(today)
    while ends.until.month % 3:
        ends = month_of(ends.since - timedelta(days=1))
    quarter = Period(ends.until.replace(month=ends.until.month - 2, day=1), ends.until)
    return [*found, _days(quarter) | {"quarter": ends.until.month // 3, "year": ends.until.year}]


def _days(period: Period) -> dict[str, date]:
    return {"since": period.since, "until": period.until}


def _schema() -> tuple[ExchangeSchema | None, Text | None]:
    """The official schema where the setting names it; and what to say where it is not at hand."""
    if not settings.BEREIK_DDAS_SCHEMA:
        return None, _NO_SCHEMA
    found = read_schema(settings.BEREIK_DDAS_SCHEMA)
    return (None, found.finding.what) if isinstance(found, SchemaUnusable) else (found, None)


_NO_SCHEMA = Text(
    "Nagekeken met wat Bereik zelf weet van de standaard (versie 0.9). Het officiële schema staat niet in de instellingen.",
    "Checked with what Bereik itself knows of the standard (version 0.9). The official schema is not in the settings.",
)
