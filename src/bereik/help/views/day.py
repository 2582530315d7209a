"""What does a professional see first, and a team lead?"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.help.calling import call_lines, just_done, set_done, take_back_done
from bereik.help.day_list import day_page, waiting_list
from bereik.help.team import team_now
from bereik.help.term.lists import any_waiting_terms
from bereik.help.trying import offer_at
from bereik.help.views.leading_on import TODAY, number
from bereik.people.messages.by_hand import THE_RESIDENT, reader_of
from bereik.people.messages.putting import NAME
from bereik.see.consulting.answering import how_many_wait
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because="De eigen daglijst")
def day_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Whom do I go to today, and why?"""
    after = request.GET.get("na", "")
    context = {
        "page": day_page(access, after, number(request.GET.get("bewaard"))),
        "further": bool(after),
        "today": access.today,
        "offer": offer_at(access.at),
        "back": TODAY,
    }
    return render(request, "help/day_list.html", context)


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="Wie wacht er op het team")
def waiting(request: HttpRequest, access: Access) -> HttpResponse:
    """Whom has nobody of the team taken on yet?"""
    after = request.GET.get("na", "")
    page = waiting_list(access, after)
    context = {
        "page": page,
        "further": bool(after),
        "questions_wait": how_many_wait(access) if page.questions is None else page.questions,
        "today": access.today,
        "terms": any_waiting_terms(access),
    }
    return render(request, "help/waiting.html", context)


@never_cache
@require_GET
@for_purpose(Purpose.LEADING, because="Datums en aantallen van het team")
def team(request: HttpRequest, access: Access) -> HttpResponse:
    """How does it go in the team?"""
    return render(request, "help/team.html", {"now": team_now(access), "today": access.today})


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="De bellijst en de brieven van het team")
def call_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Which calls and letters wait for somebody of the team?"""
    return render(
        request,
        "help/call_list.html",
        {
            "lines": call_lines(access),
            "today": access.today,
            "done": just_done(access, number(request.GET.get("gedaan"))),
        },
    )


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="Een inwoner bellen van de bellijst")
def whom_to_call(request: HttpRequest, access: Access, message: UUID) -> HttpResponse:
    """Name and number of one resident on the call list, and what to say."""
    found = reader_of(access, message)
    if found is None:
        return render(request, "help/not_to_call.html", status=404)
    line, reader = found
    text = line.text.replace(NAME, reader.name or THE_RESIDENT)
    return render(request, "help/whom_to_call.html", {"line": line, "reader": reader, "text": text})


@require_POST
@for_purpose(Purpose.OUTREACH, because="De bellijst en de brieven van het team")
def message_done(request: HttpRequest, access: Access, message: UUID) -> HttpResponse:
    """This call was made, this letter is in the post."""
    if not set_done(access, message):
        return redirect("call_list")
    return redirect(f"{reverse('call_list')}?gedaan={message}")


@require_POST
@for_purpose(Purpose.OUTREACH, because="Een tik terugnemen die niet klopte")
def message_not_done(request: HttpRequest, access: Access, message: UUID) -> HttpResponse:
    """It was a wrong tap: the call or letter waits again."""
    if take_back_done(access, message):
        messages.success(request, _("Teruggenomen. Het staat weer op de lijst."))
    else:
        messages.info(request, _("Dit kan niet meer terug. Terugnemen kan een kwartier lang."))
    return redirect("call_list")
