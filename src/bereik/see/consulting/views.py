"""Which pages does somebody see who asks without a name: the form, the answer, the card?"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.see.consulting import asking
from bereik.see.consulting.card import card_of, card_on_paper
from bereik.see.consulting.drafts import what_may_wait
from bereik.see.consulting.forms import AskForm
from bereik.see.consulting.known import known_here
from bereik.see.consulting.rules import answered_before, kept_until, said_of, state_of
from bereik.see.models import Consultation
from bereik.see.partner import partner
from bereik.terms.advice import ADVICE
from bereik.terms.authority import AGES
from bereik.terms.consultation import ASKED, ENDS_IN, SINCE, WANTS, EndsIn
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.terms.term import Term, stored_term
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

CALL_TAKES = timedelta(hours=1)
"""So long after its hour a call together still stands as one to come: whoever is late can still call."""
WHY = "Raad vragen zonder naam"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.SIGNALLING, because=WHY)
def ask_without_name(request: HttpRequest, access: Access) -> HttpResponse:
    """Ask by choices. What could tell who somebody is, is not kept, also not for a moment."""
    teams = asking.teams_to_ask()
    if not teams:
        return render(request, "see/consulting/nobody_answers.html", status=404)
    form = AskForm(request.POST if request.method == "POST" else None, teams=teams)
    if request.method != "POST":
        return _ask(request, access, form)
    if not form.is_valid():
        return _ask(request, access, form, status=422)
    kind = partner(request.standing).kind  # type: ignore[attr-defined]
    outcome = asking.ask_without_a_name(access, form.question(kind), known_here())
    if outcome.question is None:
        form.say_found(outcome.found)
        return _ask(request, access, form, status=422)
    if outcome.differs:
        form.say_sent_before()
        return _ask(request, access, form, status=422)
    if outcome.again:
        messages.info(request, outcome.verdict.reason.say(get_language() or "nl"))
    return redirect("own_question", question=outcome.question.id)


def _ask(request: HttpRequest, access: Access, form: AskForm, status: int = 200) -> HttpResponse:
    erase_on = kept_until(access.today, settings.BEREIK_CONSULTATION_DAYS)
    context = {"form": form, "answer_by": answered_before(access.today, erase_on), "erase_on": erase_on}
    return render(request, "see/consulting/ask.html", context, status=status)


ask_without_name.what_may_wait = what_may_wait  # type: ignore[attr-defined]


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="De eigen vraag zonder naam teruglezen")
def own_question(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """The answer, or by when it is there."""
    found = asking.question_of(access, question)
    if found is None:
        return _not_yours(request)
    dates = asking.asking_of(found)
    return render(
        request,
        "see/consulting/own_question.html",
        {
            "question": found,
            "state": state_of(dates, access.today).value,
            "said": said_of(dates, access.today),
            "asked_on": localdate(found.asked_at),
            "chosen": chosen_of(found),
            "advice": [term for one in found.advice if (term := stored_term(ADVICE, one))],
            "written_back": asking.written_back(found),
            "card": card_of(found) if found.ends_in == EndsIn.CARD and found.card else None,
            "call_was": found.call_at is not None and found.call_at + CALL_TAKES < access.at,
            "ends_in": stored_term(ENDS_IN, found.ends_in),
            "teams": [found.team],
        },
    )


def chosen_of(question: Consultation) -> list[Term]:
    """What was chosen, as terms, in the order of the form."""
    terms: list[Term | None] = [
        *(stored_term(LIFE_DOMAINS, one) for one in question.domains),
        stored_term(WANTS, question.wants),
        stored_term(AGES, question.age),
        stored_term(SINCE, question.since),
        stored_term(ASKED, question.asked),
    ]
    return [term for term in terms if term]


@require_POST
@for_purpose(Purpose.SIGNALLING, because="De persoon zegt nu ja")
def agreed(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """One tap: to the form of a signal, with what was chosen filled in. The two are tied by nothing."""
    if not asking.resident_agreed(access, question):
        return _not_yours(request)
    return redirect(f"{reverse('new_signal')}?raad={question}")


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="De kaart voor de inwoner printen")
def card(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """The card, to print or to show."""
    found = asking.question_of(access, question)
    if found is None or not found.card:
        return _not_yours(request)
    return render(request, "see/consulting/card.html", {"card": card_of(found), "question": found})


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="De kaart voor de inwoner printen")
def card_pdf(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """The card on paper."""
    found = asking.question_of(access, question)
    if found is None or not found.card:
        return _not_yours(request)
    paper = HttpResponse(card_on_paper(card_of(found)), content_type="application/pdf")
    paper["Content-Disposition"] = f'inline; filename="{_("kaart")}-{found.card}.pdf"'
    return paper


def _not_yours(request: HttpRequest) -> HttpResponse:
    """Another's and an unknown one get the same answer."""
    reason = Reason(ConsultReason.NOT_YOURS)
    return render(request, "see/not_yours.html", {"reason": reason}, status=404)
