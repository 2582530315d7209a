"""Which pages does a partner see: their start, the form, the receipt?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from bereik.see.actions import NobodyGoesThere, receipt_of, receive_signal
from bereik.see.answers import answers_of, laws_of, texts_to_read_out, way_of
from bereik.see.consulting.asking import lines_of
from bereik.see.consulting.carrying import Carried, carried
from bereik.see.forms import ARREARS, SignalForm, answers_for
from bereik.see.partner import (
    MOST_TEAMS,
    Partner,
    areas_used,
    partner,
    passed_on,
    passed_on_lately,
    teams_of,
    teams_to_call,
)
from bereik.see.receipt import thread_of
from bereik.see.room import as_the_house, outlook_of, rooms_under
from bereik.see.rules import may_pass_on_arrears
from bereik.terms.authority import CHILDREN
from bereik.terms.knowing import Knowing
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import HOW_TO_ASK
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="Eigen signalen teruglezen")
def my_signals(request: HttpRequest, access: Access) -> HttpResponse:
    here = partner(request.standing)  # type: ignore[attr-defined]
    after = request.GET.get("na", "")
    passing = passed_on(access, after) if after else passed_on_lately(access)
    with as_the_house(access, "Zeggen wat wij kunnen beloven, en waarom iets te laat is") as house:
        rooms = rooms_under(house, laws_of(way_of(Knowing.AGREES, here.kind, access.today)))
        passing = passing.explained(house)
    teams = [room.team for room in rooms[:MOST_TEAMS]]
    return render(
        request,
        "see/my_signals.html",
        {
            "partner": here,
            "may_arrears": may_pass_on_arrears(here.kind, access.today),
            "teams": teams,
            "passing": passing,
            "further": bool(after),
            "asked": () if after else lines_of(access),
            "outlook": outlook_of(rooms, access.today),
            "how_to_ask": HOW_TO_ASK.say(get_language() or "nl").format(
                team=teams[0].name if len(teams) == 1 else house_in_words()
            ),
        },
    )


def house_in_words() -> str:
    """What the municipality is called in a sentence: *iemand van de gemeente Voorbeeldstad*."""
    name: str = settings.BEREIK_NAME
    kind, _space, town = name.partition(" ")
    if kind == "Gemeente" and town:
        return _("de gemeente %(town)s") % {"town": town}
    return name or _("de gemeente")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.SIGNALLING, because="Een signaal doorgeven")
def new_signal(request: HttpRequest, access: Access) -> HttpResponse:
    here = partner(request.standing)  # type: ignore[attr-defined]
    named = may_pass_on_arrears(here.kind, access.today)
    asked = request.GET.get("weet", "")
    before = carried(access, question=request.GET.get("raad", ""), card=request.GET.get("kaart", ""))
    form = SignalForm(
        request.POST if request.method == "POST" else None,
        by_link=here.by_link,
        may_arrears=named,
        today=access.today,
        house=house_in_words(),
        used_before=areas_used(access),
        initial={"knowing": asked} if asked in dict(answers_for(named, access.today)) else before.answers,
    )
    if request.method != "POST":
        return _ask(request, access, here, form, before=before)
    way = way_of(form.answer, form.for_whom or here.kind, access.today)
    if form.answer and way.verdict.no:
        # Nothing is kept, and nothing is checked: the rest of the form is not asked by this route.
        return _ask(request, access, here, form.as_typed(), refused=way.verdict, status=422)
    if not form.is_valid():
        return _ask(request, access, here, form, status=422)
    told = form.told(here.kind)
    try:
        receipt = receive_signal(access, told, way)
    except NobodyGoesThere:
        form.add_error("area", _nobody_goes_there(told.agreed is not None and told.agreed.age in CHILDREN))
        return _ask(request, access, here, form, status=422)
    if receipt.signal is None:
        return _ask(request, access, here, form, refused=receipt.verdict, status=422)
    if receipt.differs:
        form.renew_key(
            _(
                "Dit formulier was al verstuurd. Geeft u nu iets anders door? Klik dan nog een keer op ‘Geef door’."
            )
        )
        return _ask(request, access, here, form, status=422)
    if receipt.again:
        had = Reason(SignalReason.RECEIVED_BEFORE, date=localdate(receipt.signal.received_at))
        messages.info(
            request, _("Dit hadden wij al. U hoeft niets te doen.") + " " + had.say(get_language() or "nl")
        )
    return redirect("signal_receipt", signal=receipt.signal.id)


def _nobody_goes_there(child: bool) -> str:
    """That no team of ours goes there, and whom to call."""
    if child:
        said = _("In deze buurt werkt nog geen team van ons voor kinderen en jongeren.")
    else:
        said = _("In deze buurt werkt nog geen team van ons.")
    return said + " " + _("Bel ons, dan zoeken wij het uit: %(phone)s.") % {"phone": settings.BEREIK_PHONE}


def _ask(
    request: HttpRequest,
    access: Access,
    here: Partner,
    form: SignalForm,
    *,
    refused: Any = None,
    before: Carried | None = None,
    status: int = 200,
) -> HttpResponse:
    panels = answers_of(access, form, here.kind)
    outlook = next((one.outlook for one in panels if one.outlook), None)
    return render(
        request,
        "see/new_signal.html",
        {
            "carried": bool(before and before.answers),
            "card_unknown": before.unknown if before else None,
            "form": form,
            "partner": here,
            "refused": refused,
            "answers": panels,
            "arrears_place": next((one.place for one in panels if one.answer == ARREARS), 0),
            **texts_to_read_out(house_in_words(), get_language() or "nl"),
            "teams": outlook.teams[:MOST_TEAMS] if outlook else teams_to_call(),
        },
        status=status,
    )


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="Een eigen signaal teruglezen")
def signal_receipt(request: HttpRequest, access: Access, signal: UUID) -> HttpResponse:
    own = receipt_of(access, signal)
    if own is None:
        # Another's and an unknown one get the same answer.
        reason = Reason(SignalReason.NOT_YOURS)
        return render(request, "see/not_yours.html", {"reason": reason}, status=404)
    return render(
        request,
        "see/receipt.html",
        {"signal": own, "thread": thread_of(access, own), "teams": teams_of(own)},
    )
