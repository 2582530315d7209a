"""What does whoever takes care of deliveries see first, and how does a file come in?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.house.exchange.held import holding
from bereik.house.exchange.held.sealing import Sealed
from bereik.house.exchange.held.upload import file_limit, taken_file, takes_file
from bereik.house.exchange.pages.came_in import came_in
from bereik.house.exchange.pages.deciding import check, start_checking
from bereik.house.exchange.pages.state import Stage, as_held
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

WHY = "Leveringen van betalingsachterstanden nakijken en inlezen"
DDAS = "ddas"
AT_ONCE = 300_000
"""A file of so many bytes (some five hundred signals) is checked while one waits: less than a second."""


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def deliveries(request: HttpRequest, access: Access) -> HttpResponse:
    """What came in, what waits for a decision, and where a file goes."""
    return _page(request, access)


@takes_file
@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def hand_in(request: HttpRequest, access: Access) -> HttpResponse:
    """A file is handed in: held sealed, and checked before anything of it is part of the house."""
    taken = taken_file(request)
    if not isinstance(taken, Sealed):
        return _page(request, access, refusal=taken)
    held = holding.hold(access, taken, sort=DDAS)
    if held.size <= AT_ONCE:
        check(access, held)
    else:
        start_checking(access, held)
    return redirect("held_delivery", held.pk)


def _page(request: HttpRequest, access: Access, refusal: Refusal | None = None) -> HttpResponse:
    held = as_held(holding.held_files(access), access.at)
    context: dict[str, Any] = {
        "held": [one for one in held if one.stage is not Stage.TAKEN_IN],
        "came_in": came_in(request.GET.get("na", ""), access.who),
        "refusal": refusal,
        "limit": file_limit() // 1_000_000,
        "limit_bytes": file_limit(),
    }
    return render(request, "exchange/deliveries.html", context, status=422 if refusal else 200)
