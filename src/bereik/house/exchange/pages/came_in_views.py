"""What does one see of a delivery that came in?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bereik.house.exchange.pages import kept
from bereik.house.exchange.pages.came_in import CameIn, as_number, one_that_came_in
from bereik.house.exchange.pages.reading import number_asked
from bereik.house.exchange.pages.views import WHY
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

TO_COMPARE = "Zien wat een levering anders stuurde dan een eerdere"


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def delivery(request: HttpRequest, access: Access, delivery: UUID) -> HttpResponse:
    """One delivery: what came in, and what is not in it any more."""
    found = one_that_came_in(delivery, access.who)
    if found is None:
        return _unknown(request)
    if found.id != delivery:
        return redirect("delivery", found.id)
    missing = kept.not_in_it(access, found)
    return render(request, "exchange/delivery.html", {"file": found, "missing": len(missing)})


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def findings(request: HttpRequest, access: Access, delivery: UUID) -> HttpResponse:
    """The findings that were kept beside its signals and cases."""
    found = one_that_came_in(delivery, access.who)
    if found is None:
        return _unknown(request)
    page = kept.with_findings(access, found, _after(request))
    return _items(request, found, page, "findings")


@never_cache
@for_purpose(Purpose.DELIVERY, because=TO_COMPARE)
@require_GET
def amended(request: HttpRequest, access: Access, delivery: UUID) -> HttpResponse:
    """What it sent otherwise: only the differences, former and new. Opening them is a look in the trail."""
    found = one_that_came_in(delivery, access.who)
    if found is None:
        return _unknown(request)
    return _items(request, found, kept.amendments(access, found, _after(request)), "amended")


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def vanished(request: HttpRequest, access: Access, delivery: UUID) -> HttpResponse:
    """What stood in an earlier one and is not in it."""
    found = one_that_came_in(delivery, access.who)
    if found is None:
        return _unknown(request)
    missing = kept.not_in_it(access, found)
    first = number_asked(request.GET.get("vanaf", ""), 0)
    some = tuple(missing[first : first + kept.A_PAGE])
    onward = first + kept.A_PAGE if first + kept.A_PAGE < len(missing) else 0
    return _items(request, found, kept.Items(some, ""), "vanished", total=len(missing), onward=onward)


def _items(request: HttpRequest, found: CameIn, page: kept.Items, about: str, **more: Any) -> HttpResponse:
    return render(request, "exchange/items.html", {"file": found, "page": page, "about": about, **more})


def _after(request: HttpRequest) -> UUID | None:
    return as_number(request.GET.get("na", ""))


def _unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)
