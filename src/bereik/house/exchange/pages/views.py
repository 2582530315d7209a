"""What does whoever takes care of deliveries see first, and how does a file come in?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.house.exchange.held import holding
from bereik.house.exchange.held.sealing import Sealed
from bereik.house.exchange.held.upload import taken_file, takes_file
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

WHY = "Leveringen van betalingsachterstanden nakijken en inlezen"
DDAS = "ddas"


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def deliveries(request: HttpRequest, access: Access) -> HttpResponse:
    """What came in, what waits for a decision, and where a file goes."""
    return render(request, "exchange/deliveries.html", {"held": holding.held_files(access)})


@takes_file
@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def hand_in(request: HttpRequest, access: Access) -> HttpResponse:
    """A file is handed in: held sealed, and checked before anything of it is part of the house."""
    taken = taken_file(request)
    if not isinstance(taken, Sealed):
        context = {"held": holding.held_files(access), "refusal": taken}
        return render(request, "exchange/deliveries.html", context, status=422)
    held = holding.hold(access, taken, sort=DDAS)
    return redirect("held_delivery", held.pk)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def held_delivery(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """One file that waits for a decision."""
    found = holding.held_file(access, held)
    if found is None:
        return render(request, "exchange/held_gone.html", status=404)
    return render(request, "exchange/held.html", {"file": found})


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def throw_away(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """The file goes, whole."""
    found = holding.held_file(access, held)
    if found is not None:
        holding.throw_away(access, found)
    messages.success(request, _("Het bestand is weggegooid. Er is niets van bewaard."))
    return redirect("deliveries")
