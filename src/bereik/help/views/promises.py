"""Making a promise, saying that it is done, naming another day, and explaining that it failed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bereik.help.actions import explain_promise, keep_promise, make_promise, move_promise, take_back_kept
from bereik.help.forms import ExplainForm, MoveForm, PromiseForm
from bereik.help.models import Promise
from bereik.help.promised import OnePromise, one_promise, whose
from bereik.help.views.leading_on import came_from, language, lead_on, said_no, unknown
from bereik.terms.promises import BrokenBecause
from bereik.terms.purposes import Purpose
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Een belofte opschrijven")
def promise(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """What do we promise, and by when?"""
    form = PromiseForm(
        request.POST if request.method == "POST" else None, today=access.today, language=language()
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = make_promise(
            access, journey, promise_id=said["promise_id"], what=said["what"], due_on=said["due_on"]
        )
        if made is None:
            return unknown(request)
        if isinstance(made, Verdict):
            return said_no(request, journey, made)
        if made.made_at != access.at:
            messages.info(
                request, _("Dit stond er al, het is één keer bewaard. Nog iets beloven? Begin dan opnieuw.")
            )
        return lead_on(request, journey, bewaard=made.pk)
    who = whose(access, journey)
    if who is None:
        return unknown(request, journey)
    return _page(request, "help/promise.html", form, {"journey": journey, "who": who})


@require_POST
@for_purpose(Purpose.HELPING, because="Opschrijven dat een belofte gedaan is")
def kept(request: HttpRequest, access: Access, promise: UUID) -> HttpResponse:
    """It is done."""
    done = keep_promise(access, promise)
    if done is None:
        return unknown(request)
    if isinstance(done, Verdict):
        return said_no(request, _journey_of(promise), done)
    return lead_on(request, done.journey_id, bewaard=done.pk)


@require_POST
@for_purpose(Purpose.HELPING, because="Een vinkje terugnemen dat niet klopte")
def not_kept_after_all(request: HttpRequest, access: Access, promise: UUID) -> HttpResponse:
    """It was a wrong tap."""
    verdict = take_back_kept(access, promise)
    if verdict is None:
        return unknown(request)
    if verdict.no:
        return said_no(request, _journey_of(promise), verdict)
    messages.success(request, verdict.reason.say(language()))
    return lead_on(request, _journey_of(promise))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Een belofte uitleggen en goedmaken")
def explain(request: HttpRequest, access: Access, promise: UUID) -> HttpResponse:
    """Why did it fail, what may the resident read, and what do we do now?"""
    page = one_promise(access, promise)
    if page is None:
        return unknown(request)
    form = ExplainForm(
        request.POST if request.method == "POST" else None,
        today=access.today,
        language=language(),
        initial={"what": page.promise.what, "now": ExplainForm.NEW_DAY},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = explain_promise(
            access,
            promise,
            because=BrokenBecause(said["because"]),
            words=said["words"],
            new_due_on=said["new_due_on"],
            what=said["what"],
        )
        return _after(request, page, done)
    return _page(request, "help/explain.html", form, {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Een belofte verzetten, met de inwoner")
def move(request: HttpRequest, access: Access, promise: UUID) -> HttpResponse:
    """Which other day, and does the resident know?"""
    page = one_promise(access, promise)
    if page is None:
        return unknown(request)
    form = MoveForm(
        request.POST if request.method == "POST" else None, today=access.today, language=language()
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = move_promise(
            access, promise, due_on=said["due_on"], promise_id=said["promise_id"], told=said["told"]
        )
        return _after(request, page, done)
    if not page.promise.may_move:
        messages.info(request, _("Verzetten kan alleen vóór de dag. Leg uit waarom het niet lukt."))
        return lead_on(request, page.journey)
    return _page(request, "help/move.html", form, {"page": page})


def _after(request: HttpRequest, page: OnePromise, done: Promise | Verdict | None) -> HttpResponse:
    if done is None:
        return unknown(request)
    if isinstance(done, Verdict):
        return said_no(request, page.journey, done)
    return lead_on(request, page.journey, bewaard=done.pk)


def _page(request: HttpRequest, template: str, form: Any, context: dict[str, Any]) -> HttpResponse:
    context |= {"form": form, "back": came_from(request)}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _journey_of(promise: UUID) -> UUID:
    journey: UUID = Promise.objects.values_list("journey", flat=True).get(pk=promise)
    return journey
