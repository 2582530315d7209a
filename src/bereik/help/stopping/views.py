"""The pages of one journey on which it rests or ends, or on which we write down what the resident said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bereik.help.actions import end_journey, say_own
from bereik.help.actions import rest as let_rest
from bereik.help.stopping.forms import (
    NO,
    NOT_NOW,
    OTHERWISE,
    BackForm,
    EndForm,
    NeedsForm,
    NoForm,
    PaperForm,
    RestForm,
)
from bereik.help.stopping.page import (
    Stopping,
    copied_before,
    on_paper,
    reasons_offered,
    still_owed,
    stopping_of,
)
from bereik.help.views.leading_on import in_words, language, unknown
from bereik.terms.endings import EndingReason
from bereik.terms.lists import label_of
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import RestReason
from bereik.terms.saying import say_date
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Opschrijven wat de inwoner nodig heeft")
def needs(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """What does the resident need, in their own words?"""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    form = NeedsForm(request.POST or None, today=access.today, language=language())
    if request.method != "POST" or not form.is_valid():
        return _form(request, "needs", page, form)
    said = form.cleaned_data
    say_own(
        access, journey, OwnKind.NEEDS, SaidHow(said["how"]), word_id=said["word_id"], words=said["words"]
    )
    messages.success(request, _("Bewaard, in de woorden van de inwoner."))
    return redirect("journey", journey=journey)


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Laten rusten tot een dag")
def rest(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Until when, and why?"""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    form = RestForm(request.POST or None, today=access.today, language=language())
    if request.method != "POST" or not form.is_valid():
        return _form(request, "rest", page, form)
    verdict = let_rest(
        access,
        journey,
        until=form.cleaned_data["until"],
        because=RestReason(form.cleaned_data["because"]),
    )
    if verdict is None:
        return unknown(request)
    (messages.success if verdict.yes else messages.info)(request, in_words(verdict))
    return redirect("journey", journey=journey)


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Opschrijven welk nee de inwoner zei")
def said_no(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Which no was it? Only the third answer stops everything."""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    form = NoForm(
        request.POST or None,
        today=access.today,
        language=language(),
        initial={"answer": request.GET.get("zegt", "")},
    )
    if request.method != "POST" or not form.is_valid():
        return _form(request, "said_no", page, form)
    said = form.cleaned_data
    kind = OwnKind(said["answer"])
    say_own(
        access,
        journey,
        kind,
        SaidHow(said["how"]),
        word_id=said["word_id"],
        until=said["until"] if kind is OwnKind.NOT_NOW else None,
        words=said["words"] if kind is OwnKind.NOT_THIS_WAY else "",
    )
    messages.success(request, _after(kind, said["until"], ended=page.stand.ended_on is not None))
    return redirect("journey", journey=journey)


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Overnemen wat de inwoner op papier schreef")
def paper(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """What stands on the paper that the resident filled in?"""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    if request.method == "POST" and copied_before(access, page.journey, request.POST):
        return redirect("journey", journey=journey)  # the same paper, sent twice
    told = on_paper(access, page, language())
    form = PaperForm(
        request.POST or None,
        today=access.today,
        language=language(),
        promises=told.promises,
        question=told.question,
    )
    if request.method != "POST" or not form.is_valid():
        return _form(request, "paper", page, form)
    _copy(access, journey, form)
    messages.success(request, _("Overgenomen. Gooi het papier weg, of geef het terug."))
    return redirect("journey", journey=journey)


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Eindigen, met een reden")
def end(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Why does it end?"""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    groups = reasons_offered(page.stand)
    offered = [one for group in groups for one in group.reasons]
    form = EndForm(request.POST or None, offered=offered, language=language())
    if request.method != "POST" or not form.is_valid():
        named = [(group.whose.value, [_reason(one, form) for one in group.reasons]) for group in groups]
        return _form(request, "end", page, form, groups=named, owed=still_owed(page.stand))
    verdict = end_journey(access, journey, because=EndingReason(form.cleaned_data["because"]))
    if verdict is None:
        return unknown(request)
    if verdict.no:
        messages.info(request, in_words(verdict))
    else:
        messages.success(request, _("Geëindigd. Wie het doorgaf, hoort alleen dat het is afgerond."))
    return redirect("journey", journey=journey)


@never_cache
@read_or_write
@for_purpose(Purpose.HELPING, because="Een inwoner komt terug")
def back(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The resident wants contact after all."""
    page = stopping_of(access, journey)
    if page is None:
        return unknown(request)
    form = BackForm(request.POST or None, today=access.today, language=language())
    if request.method != "POST" or not form.is_valid():
        return _form(request, "back", page, form)
    word = say_own(
        access,
        journey,
        OwnKind.COME_BACK,
        SaidHow(form.cleaned_data["how"]),
        word_id=form.cleaned_data["word_id"],
    )
    if word is None:
        return unknown(request)
    messages.success(request, _("Welkom terug. Het begint opnieuw, bij wie de inwoner kent."))
    return redirect("journey", journey=word.journey_id)


def _copy(access: Access, journey: UUID, form: PaperForm) -> None:
    """Everything on one paper, or nothing. A no comes last: after it nothing else is said here."""
    said, how = form.cleaned_data, SaidHow.PAPER
    with access.deed("copy_paper"):
        if form.question is not None and said.get("need"):
            number = form.number_of("need")
            say_own(access, journey, form.question, how, word_id=number, yes=said["need"] == "yes")
        for promise in said["not_kept"]:
            say_own(
                access,
                journey,
                OwnKind.NOT_KEPT,
                how,
                word_id=form.number_of(promise),
                about=None if promise == OTHERWISE else UUID(promise),
                words=said["not_kept_words"],
            )
        for kind in said["also"]:
            say_own(
                access, journey, OwnKind(kind), how, word_id=form.number_of(kind), words=said["also_words"]
            )
        if said["no"] == NOT_NOW:
            say_own(
                access, journey, OwnKind.NOT_NOW, how, word_id=form.number_of(NOT_NOW), until=said["until"]
            )
        elif said["no"] == NO:
            say_own(access, journey, OwnKind.NO, how, word_id=form.number_of(NO))


def _after(kind: OwnKind, until: Any, *, ended: bool) -> str:
    if kind is OwnKind.NOT_NOW and ended:
        return _("Bewaard. Dit was al geëindigd: er komt niemand, tot de inwoner zelf contact zoekt.")
    if kind is OwnKind.NOT_NOW:
        return _("Bewaard. Het rust tot %(day)s. Dan vraag je het nog eens.") % {
            "day": say_date(until, language())
        }
    if kind is OwnKind.NOT_THIS_WAY:
        return _("Bewaard. Het staat bij jullie afspraken: zo wil de inwoner het wel.")
    return _("Alles is gestopt. Er komt niemand meer, tenzij de inwoner belt.")


def _reason(because: EndingReason, form: EndForm) -> dict[str, Any]:
    from bereik.terms.endings import ENDINGS

    return {
        "value": because.value,
        "label": label_of(because),
        "meaning": ENDINGS[because].meaning,
        "chosen": form.is_bound and form.data.get("because") == because.value,
    }


def _form(request: HttpRequest, name: str, page: Stopping, form: Any, **more: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"page": page, "journey": page.journey, "form": form, **more}
    return render(request, f"help/stopping/{name}.html", context, status=status)
