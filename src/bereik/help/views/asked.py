"""Answering what a resident asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bereik.help.actions import answer_own_word
from bereik.help.forms import AnswerForm
from bereik.help.said import one_question
from bereik.help.views.leading_on import came_from, language, lead_on, said_no, unknown
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.purposes import Purpose
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Antwoord geven aan een inwoner")
def answer(request: HttpRequest, access: Access, word: UUID) -> HttpResponse:
    """What did they ask, and what do we answer?"""
    page = one_question(access, word)
    if page is None:
        return unknown(request)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        kind=page.said.kind,
        about_a_promise=page.promise is not None,
        language=language(),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = answer_own_word(access, word, answer=OwnAnswer(said["answer"]), words=said["words"])
        if done is None:
            return unknown(request)
        if isinstance(done, Verdict):
            return said_no(request, page.journey, done)
        if done.answer != said["answer"]:
            messages.info(request, _("Hier was al een antwoord op gegeven. Dat blijft staan."))
            return lead_on(request, page.journey)
        messages.success(request, _("Bewaard. De inwoner kan dit lezen."))
        if done.answer == OwnAnswer.WE_WILL:
            # What we say we shall do gets a day: the promise is moved, or made, and can be kept.
            address = (
                reverse("move_promise", args=[page.to_move])
                if page.to_move
                else reverse("make_promise", args=[page.journey])
            )
            return HttpResponseRedirect(f"{address}?back={came_from(request)}")
        return lead_on(request, page.journey)
    context = {"page": page, "form": form, "back": came_from(request)}
    return render(request, "help/answer.html", context, status=422 if form.is_bound else 200)
