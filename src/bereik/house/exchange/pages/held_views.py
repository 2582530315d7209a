"""What does one see of a file that waits for a decision, and what can be decided?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from bereik.house.exchange.held import holding
from bereik.house.exchange.pages import deciding, handing_back
from bereik.house.exchange.pages.came_in import came_in_as, newest
from bereik.house.exchange.pages.reading import change_page, rule_page, summary_of
from bereik.house.exchange.pages.report import to_say
from bereik.house.exchange.pages.state import Held, Stage, as_held
from bereik.house.exchange.pages.views import WHY
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


def _found(access: Access, held: UUID) -> Held | None:
    row = holding.held_file(access, held)
    return as_held([row], access.at)[0] if row else None


def gone(request: HttpRequest) -> HttpResponse:
    """The same answer for what was thrown away, what another handed in, and what never was."""
    return render(request, "exchange/held_gone.html", status=404)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def held_delivery(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """One file: what the check says, what taking it in would change, and the two buttons."""
    found = _found(access, held)
    if found is None:
        return gone(request)
    context: dict[str, Any] = {"file": found}
    came_in = came_in_as(found.row.sha256)
    if found.stage is Stage.TAKEN_IN and came_in is not None:
        return redirect("delivery", came_in)
    if found.stage is Stage.DECIDE:
        last = newest()
        context |= {
            "said": summary_of(access, found.row),
            "came_in_as": came_in,
            "refused": {name: to_say(one) for name, one in found.row.refused.items()},
            "is_old": found.row.checked_at is not None and last is not None and last > found.row.checked_at,
        }
    return render(request, "exchange/held.html", context)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def state_of_held(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """For a page that follows the work: nothing while nothing changes, the page anew when it is done."""
    found = _found(access, held)
    if found is None or not found.busy:
        return (
            HttpResponseClientRefresh()
            if request.headers.get("HX-Request")
            else redirect("held_delivery", held)
        )
    if request.GET.get("was") == found.seen_as:
        return HttpResponse(status=204)
    return render(request, "exchange/_state.html", {"file": found})


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def places_of_rule(request: HttpRequest, access: Access, held: UUID, rule: str) -> HttpResponse:
    """Every place where one rule was broken, fifty at a time."""
    found = _found(access, held)
    page = rule_page(access, found.row, rule, request.GET.get("bladzijde", "")) if found else None
    if found is None or page is None:
        return gone(request)
    return render(request, "exchange/places_of_rule.html", {"file": found, "page": page})


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def changes_to_come(request: HttpRequest, access: Access, held: UUID, kind: str) -> HttpResponse:
    """Which signals are new, amended, gone or come again, fifty at a time."""
    found = _found(access, held)
    page = change_page(access, found.row, kind, request.GET.get("bladzijde", "")) if found else None
    if found is None or page is None:
        return gone(request)
    return render(request, "exchange/changes_to_come.html", {"file": found, "page": page, "kind": kind})


@never_cache
@for_purpose(Purpose.DELIVERY, because="Regels van een levering teruggeven aan wie haar stuurde")
@require_GET
def hand_back(request: HttpRequest, access: Access, held: UUID, which: str, form: str) -> HttpResponse:
    """The rows in error as a file, to send to whoever made them."""
    found = _found(access, held)
    if found is None or found.stage is not Stage.DECIDE or not handing_back.there_is(which, form):
        return gone(request)
    return handing_back.file_of(access, found, which, form)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def check_again(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """Check once more: after a fault of ours, or because another delivery came in meanwhile."""
    found = _found(access, held)
    if found is None:
        return gone(request)
    if found.failed:
        deciding.try_again(access, found.row)
    elif found.stage is Stage.DECIDE:
        deciding.start_checking(access, found.row)
    return redirect("held_delivery", held)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def take_in(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """Take it in: one deed, done by the queue. Pressed twice, it is done once."""
    found = _found(access, held)
    if found is None:
        return gone(request)
    if found.stage is Stage.DECIDE and not deciding.ask_to_take_in(access, found.row):
        messages.info(request, _("Er zitten fouten in. Een levering met fouten komt niet binnen."))
    return redirect("held_delivery", held)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def throw_away(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """The file goes, whole."""
    found = _found(access, held)
    if found is None:
        messages.info(request, _("Dit bestand was er al niet meer."))
    elif found.stage in (Stage.TAKING_IN, Stage.TAKEN_IN):
        messages.info(request, _("Deze levering wordt al ingelezen. Weggooien kan niet meer."))
        return redirect("held_delivery", held)
    else:
        holding.throw_away(access, found.row)
        messages.success(request, _("Het bestand is weggegooid. Er is niets van bewaard."))
    return redirect("deliveries")
