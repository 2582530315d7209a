"""Which pages does a colleague see who answers questions without a name: what waits, and one to answer?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.see.consulting import answering
from bereik.see.consulting.drafts import what_may_wait
from bereik.see.consulting.forms import AnswerForm
from bereik.see.consulting.known import known_here
from bereik.see.consulting.views import chosen_of
from bereik.see.models import Consultation
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.terms.senders import SENDERS
from bereik.terms.term import stored_term
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

WHY = "Een vraag zonder naam beantwoorden"


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="Welke vragen zonder naam wachten er")
def questions(request: HttpRequest, access: Access) -> HttpResponse:
    """What waits for the team, oldest first. No text: only whoever takes one reads it."""
    waiting = [_line(one, access) for one in answering.waiting_questions(access)]
    return render(request, "see/consulting/waiting.html", {"waiting": waiting, "today": access.today})


def _line(question: Consultation, access: Access) -> dict[str, object]:
    return {
        "question": question,
        "asked_on": localdate(question.asked_at),
        "late": bool(question.answer_by and question.answer_by < access.today),
        "today": question.answer_by == access.today,
        "mine": question.adviser_id == access.who,
        "chosen": chosen_of(question),
        "sender": stored_term(SENDERS, question.sender_kind),
    }


@require_POST
@for_purpose(Purpose.OUTREACH, because=WHY)
def take(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """Become the one who reads it."""
    verdict = answering.take_question(access, question)
    if verdict is None:
        messages.info(request, _("Deze vraag is er niet (meer) voor jouw team."))
        return redirect("questions")
    if verdict.no:
        messages.info(request, verdict.reason.say(get_language() or "nl"))
        return redirect("questions")
    return redirect("answer_question", question=question)


@require_POST
@for_purpose(Purpose.OUTREACH, because=WHY)
def put_back(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """It waits for the team again."""
    if answering.put_back_question(access, question):
        messages.success(request, _("De vraag wacht weer op het team."))
    return redirect("questions")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.OUTREACH, because=WHY)
def answer(request: HttpRequest, access: Access, question: UUID) -> HttpResponse:
    """Read it and write back."""
    read = answering.read_question(access, question)
    if read is None:
        messages.info(request, _("Deze vraag is al beantwoord, of een collega leest haar."))
        return redirect("questions")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = answering.answer_question(access, question, form.answer(), known_here())
        if done is not None and done.verdict:
            messages.success(request, _("Je antwoord is verstuurd. De tekst van de vraag is gewist."))
            return redirect("questions")
        if done is None or done.verdict.reason.term is ConsultReason.ANSWERED_BEFORE:
            messages.info(request, _("Deze vraag is al beantwoord. Er is niets veranderd."))
            return redirect("questions")
        if done.found:
            form.say_found(done.found)
        else:
            form.add_error("call_day", done.verdict.reason.say(get_language() or "nl"))
    found, text = read
    return render(
        request,
        "see/consulting/answer.html",
        {"form": form, "text": text, **_line(found, access)},
        status=422 if form.errors else 200,
    )


answer.what_may_wait = what_may_wait  # type: ignore[attr-defined]
