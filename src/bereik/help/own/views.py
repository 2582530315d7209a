"""What does a resident see who opens their own page, and what may they say and do on it?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.help.actions import withdraw_agreement
from bereik.help.actions.looking import IN_ORDER
from bereik.help.models import OwnWord
from bereik.help.own.asked import heard_by
from bereik.help.own.contact import reader_of
from bereik.help.own.page import own_page_of
from bereik.help.own.paper import Sheet, print_sheet
from bereik.help.own.rows import read_rows
from bereik.help.own.saying import SAID_AS, Subject, said_already, say_it, subject_of
from bereik.help.own.words import SayForm, asked_as, form_for
from bereik.help.rules import day_of
from bereik.people.models import ReasonedLook
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.accounts.sign_ins import end_here
from bereik.trust.links.codes import PARENT
from bereik.trust.purpose import for_purpose

READS = gettext_noop("De inwoner leest de eigen pagina")
SAYS = gettext_noop("De inwoner zegt iets op de eigen pagina")


@never_cache
@require_GET
@for_purpose(Purpose.OWN, because=READS)
def own_page(request: HttpRequest, access: Access) -> HttpResponse:
    """Contact person, what was promised, who told us what, who looked and why, and stopping."""
    page = own_page_of(access, child=_of_a_child(request))
    question = None
    if page.question:
        question = form_for(page.question.kind, None, today=access.today, child=page.child)
    context = {"page": page, "question": question, "child": page.child}
    return render(request, "help/own_page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.OWN, because=SAYS)
def say(request: HttpRequest, access: Access, act: str, about: UUID | None = None) -> HttpResponse:
    """What happens when this is said, and who reads it; then it is said."""
    kind = SAID_AS.get(act)
    if kind is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    if posted is not None and (before := _said_before(posted.get("word_id", ""))) is not None:
        return redirect("own_said", word=before)  # sent twice, or back and sent again
    rows = read_rows(access)
    subject = subject_of(rows, kind, about, access.today)
    if subject is None:
        messages.info(request, _("Dit staat er al, of het kan nu niet meer. Hieronder staat hoe het nu is."))
        return redirect("own_page")
    needs_words = kind is OwnKind.NOT_KEPT and about is None
    form = form_for(kind, posted, today=access.today, needs_words=needs_words, child=_of_a_child(request))
    if not form.is_valid():
        return _ask(request, access, subject, form)
    given = form.cleaned_data
    said: dict[str, Any] = {
        "words": given.get("words", ""),
        "until": given.get("rests_until"),
        "yes": given.get("yes"),
    }
    word = said_already(rows, subject, at=access.at, **said) or say_it(
        access, subject, word_id=given["word_id"], **said
    )
    if word is None:
        raise Http404
    return redirect("own_said", word=word.pk)


def _ask(request: HttpRequest, access: Access, subject: Subject, form: SayForm) -> HttpResponse:
    context = {
        "child": _of_a_child(request),
        "form": form,
        "kind": subject.kind.value,
        "term": OWN_KINDS[subject.kind],
        "subject": subject,
        "reader": subject.reader,
        "by": subject.heard_by(access.today),
        "sooner": bool(subject.promise and subject.promise.due_on <= subject.heard_by(access.today)),
    }
    return render(request, "help/own/say.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_GET
@for_purpose(Purpose.OWN, because=READS)
def said(request: HttpRequest, access: Access, word: UUID) -> HttpResponse:
    """What was kept, what happens next, by which day, and who reads it. Reading it again changes nothing."""
    found = OwnWord.objects.filter(pk=word).first()
    if found is None or found.kind not in list(OwnKind):
        raise Http404
    rows, kind = read_rows(access), OwnKind(found.kind)
    journey = rows.journey(found.journey_id)
    promise = next((one for one in rows.promises if one.pk == found.about), None)
    signal = next((one for one in rows.signals if one.pk == found.about), None)
    context = {
        "child": _of_a_child(request),
        "word": found,
        "kind": kind.value,
        "term": OWN_KINDS[kind],
        "question": asked_as(kind, _of_a_child(request)),
        "words": rows.read(found)["words"],
        "what": rows.read(promise)["what"] if promise else "",
        "signal": signal,
        "runs": bool(rows.open()),
        "reader": reader_of(journey),
        "by": heard_by(kind, day_of(found.at)),
        "sooner": promise is not None and promise.due_on <= heard_by(kind, day_of(found.at)),
    }
    return render(request, "help/own/said.html", context)


@never_cache
@require_GET
@for_purpose(Purpose.OWN, because="De inwoner print de eigen pagina")
def own_paper(request: HttpRequest, access: Access) -> HttpResponse:
    """The same on paper, on three sheets at most, with boxes to tick and room to write."""
    pdf = print_sheet(Sheet(own_page_of(access, child=_of_a_child(request))), get_language() or "nl")
    return HttpResponse(pdf, headers={"Content-Type": "application/pdf", "Content-Disposition": "inline"})


@never_cache
@require_GET
@for_purpose(Purpose.OWN, because=READS)
def reasons(request: HttpRequest, access: Access) -> HttpResponse:
    """Who opened the file though it was not theirs, with the reason they wrote and what the review said."""
    looks = ReasonedLook.objects.order_by("-at", "-pk")[:100]
    return render(request, "help/own/reasons.html", {"looks": list(looks), "in_order": IN_ORDER})


@require_POST
@for_purpose(Purpose.OWN, because=SAYS)
def take_back_yes(request: HttpRequest, access: Access, agreement: UUID) -> HttpResponse:
    """A yes between two laws is taken back, as easily as it was given."""
    if withdraw_agreement(access, agreement):
        messages.success(request, _("U nam uw ja terug. Vanaf nu wordt dit niet meer gebruikt."))
    return redirect("own_page")


@never_cache
@for_purpose(Purpose.PUBLIC)
def leave(request: HttpRequest) -> HttpResponse:
    """Away at once: the session ends here, and what comes next gives nothing away. A link, so that it works always."""
    if Purpose.OWN in request.standing.purposes:  # type: ignore[attr-defined]
        end_here(request, at=timezone.now())
    answer = (
        HttpResponseRedirect(settings.BEREIK_LEAVE_TO) if settings.BEREIK_LEAVE_TO else redirect("own_left")
    )
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@never_cache
@for_purpose(Purpose.PUBLIC)
def left(request: HttpRequest) -> HttpResponse:
    """An empty page, where no other address was set."""
    return render(request, "help/own/left.html")


def _of_a_child(request: HttpRequest) -> bool:
    """Whether a parent or guardian reads: the code was given to them."""
    return bool(request.standing.name == PARENT)  # type: ignore[attr-defined]


def _said_before(given: str) -> UUID | None:
    try:
        number = UUID(given)
    except ValueError:
        return None
    return number if OwnWord.objects.filter(pk=number).exists() else None
