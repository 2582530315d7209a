"""How does a professional hand the resident a way in: a code, once, and the same page on paper?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bereik.help.actions import end_code, give_code
from bereik.help.own.paper import own_code_address, print_sheet, sheet_for
from bereik.people.models import Journey
from bereik.people.names import read_names
from bereik.see.models import Signal
from bereik.terms.authority import Age
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.ids import new_id
from bereik.trust.links.codes import PARENT, living_code, rests_until
from bereik.trust.purpose import for_purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Een code geven voor de eigen pagina")
def give_way_in(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Whom is it for, does a code work already, and here is a new one: shown now and nowhere later."""
    found = Journey.objects.filter(pk=journey, law=access.law).first()
    if found is None:
        return _unknown(request)
    context: dict[str, object] = {"journey": found, "number": new_id()}
    if request.method == "POST":
        number, to_parent = _number(request.POST.get("number", "")), request.POST.get("reader") == "parent"
        made = give_code(access, journey, number=number, to_parent=to_parent)
        if made is None:
            return _unknown(request)
        context["made"] = made
        if not made.code:
            messages.info(request, _("Deze code is al getoond. Kwijt? Maak dan een nieuwe."))
    named = read_names(access, {found.resident_id}).get(found.resident_id)
    living = living_code(found.resident_id, access.at)
    context |= {
        "code_address": own_code_address(),
        "who": named.name if named else "",
        "living": living,
        "living_parent": living is not None and living.holder == PARENT,
        "young": found.law == Law.JEUGDWET,
        "under_12": found.law == Law.JEUGDWET and _under_12(journey),
        "rests": rests_until(living, access.at) if living else None,
    }
    return render(request, "help/give_code.html", context)


@require_POST
@for_purpose(Purpose.HELPING, because="Een code laten stoppen")
def stop_way_in(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The paper is lost, or somebody else has it."""
    if not end_code(access, journey):
        return _unknown(request)
    messages.success(request, _("De code werkt niet meer. Wie ermee binnen was, is er nu uit."))
    return redirect("give_code", journey=journey)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Het blad voor de inwoner printen")
def sheet(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The resident's page on paper, in Dutch or (`taal=en`) in English; sent from the page that shows a new code, with
    that code on it."""
    made = sheet_for(access, journey, request.POST.get("code", "") if request.method == "POST" else "")
    if made is None:
        return _unknown(request)
    pdf = print_sheet(made, "en" if request.GET.get("taal") == "en" else "nl")
    return HttpResponse(pdf, headers={"Content-Type": "application/pdf", "Content-Disposition": "inline"})


def _under_12(journey: UUID) -> bool:
    """Whether who passed them on last said so: then it is a parent who reads, unless the professional says otherwise."""
    ages = Signal.objects.filter(journey=journey).exclude(age="").order_by("-received_at", "-pk")
    return ages.values_list("age", flat=True).first() == Age.UNDER_12


def _number(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return new_id()


def _unknown(request: HttpRequest) -> HttpResponse:
    """Not for who looks, or never there: the same answer."""
    return render(request, "help/not_yours.html", {"journey": None}, status=404)
