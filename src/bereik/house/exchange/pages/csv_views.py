"""How does a list in CSV go from a file to signals: handed in, its columns agreed, looked at, and taken in?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.house.exchange.csv.remembering import known_senders
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.house.exchange.held import holding
from bereik.house.exchange.held.books import book_pages
from bereik.house.exchange.held.sealing import Sealed
from bereik.house.exchange.held.upload import file_limit, taken_file, takes_file
from bereik.house.exchange.pages import csv_deciding as deciding
from bereik.house.exchange.pages.csv_forms import ColumnsForm, sender_or_why_not
from bereik.house.exchange.pages.held_views import gone
from bereik.house.exchange.pages.reading import number_asked, pages_of
from bereik.house.exchange.pages.report import to_say
from bereik.house.exchange.pages.state import as_held
from bereik.see.models import HeldFile
from bereik.terms.purposes import Purpose
from bereik.terms.text import Text
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

WHY = "Lijsten met betalingsachterstanden nakijken en inlezen"


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def csv_delivery(request: HttpRequest, access: Access) -> HttpResponse:
    """Where a list is handed in, and which lists wait."""
    return _start(request, access)


@takes_file
@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def csv_hand_in(request: HttpRequest, access: Access) -> HttpResponse:
    """A list is handed in: held sealed, and looked at before anything of it is part of the house."""
    taken = taken_file(request)
    sender, missing = sender_or_why_not(request.POST.get("sender", ""))
    if missing or not isinstance(taken, Sealed):
        refusal = None if isinstance(taken, Sealed) else taken
        return _start(request, access, refusal=refusal, missing=missing, status=422)
    held = holding.hold(access, taken, sort=deciding.CSV)
    if (no := deciding.look_at(access, held, sender)) is not None:
        holding.throw_away(access, held)
        return _start(request, access, refusal=Refusal(no.what, no.why, no.what_now), status=422)
    return redirect("csv_list", held.pk)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def csv_list(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """One list, as far as it is: its columns are asked, its rows are shown, or it is in."""
    found = _held(access, held)
    if found is None:
        return gone(request)
    if found.taken_at is not None:
        return render(request, "exchange/csv_taken.html", {"file": found, "said": found.figures})
    if found.asked_at is not None:
        return render(
            request,
            "exchange/csv_busy.html",
            {"file": found, "name": found.read_name(), "failed": _failed(access, found)},
        )
    if found.checked_at is None:
        return redirect("csv_columns", found.pk)
    return render(request, "exchange/csv_preview.html", _preview(request, access, found))


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def csv_columns(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """Which column is what: our suggestion, and the answer of a person."""
    found = _held(access, held)
    if found is None:
        return gone(request)
    if found.asked_at is not None or found.taken_at is not None:
        return redirect("csv_list", found.pk)
    columns = deciding.columns_of(access, found)
    status = 200
    if request.method == "POST":
        form = ColumnsForm(columns, request.POST)
        if form.is_valid():
            wants = deciding.agree(access, found, form.agreed(), keep=form.cleaned_data["remember"])
            if not wants:
                return redirect("csv_list", found.pk)
            form.want(wants)
        status = 422
    else:
        before = deciding.agreed_before(access, found) if found.checked_at else None
        form = ColumnsForm(columns, agreed=before, kind=found.figures.get("kind", ""))
    context = {
        "file": found,
        "name": found.read_name(),
        "said": found.figures,
        "warnings": list(map(to_say, found.figures.get("warnings", []))),
        "form": form,
    }
    return render(request, "exchange/csv_columns.html", context, status=status)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_GET
def csv_back(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """The rows that could not come in, as a file for the sender."""
    found = _held(access, held)
    if found is None or not found.figures.get("bad"):
        return gone(request)
    answer = HttpResponse(deciding.bad_rows(access, found), content_type="text/csv")
    # Named after nobody: the file lies in a folder of downloads afterwards.
    answer["Content-Disposition"] = 'attachment; filename="terug-naar-afzender.csv"'
    return answer


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def csv_take_in(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """Somebody says: take the good rows in."""
    found = _held(access, held)
    if found is None:
        return gone(request)
    if found.asked_at is not None and _failed(access, found):
        deciding.begin_again(access, found)
    deciding.ask_to_take_in(access, found)
    return redirect("csv_list", found.pk)


@never_cache
@for_purpose(Purpose.DELIVERY, because=WHY)
@require_POST
def csv_throw_away(request: HttpRequest, access: Access, held: UUID) -> HttpResponse:
    """The list goes, whole; what was taken in of it stays."""
    found = _held(access, held)
    if found is not None:
        holding.throw_away(access, found)
    messages.success(request, _("Het bestand is weggegooid."))
    return redirect("csv_delivery")


def _held(access: Access, held: UUID) -> HeldFile | None:
    found = holding.held_file(access, held)
    return found if found is not None and found.sort == deciding.CSV else None


def _failed(access: Access, found: HeldFile) -> bool:
    return as_held([found], access.at)[0].failed


def _start(
    request: HttpRequest,
    access: Access,
    *,
    refusal: Refusal | None = None,
    missing: str = "",
    status: int = 200,
) -> HttpResponse:
    held = [one for one in holding.held_files(access) if one.sort == deciding.CSV]
    context = {
        "held": [(one, one.read_name() if one.wrapped else one.figures.get("sender", "")) for one in held],
        "senders": known_senders(),
        "refusal": refusal,
        "missing": missing,
        "sender": request.POST.get("sender", "") if request.method == "POST" else "",
        "limit": f"{file_limit() / 1_000_000:g}",
    }
    return render(request, "exchange/csv_start.html", context, status=status)


def _preview(request: HttpRequest, access: Access, found: HeldFile) -> dict[str, Any]:
    pages = max(1, pages_of(int(found.figures.get("bad", 0))))
    page = min(number_asked(request.GET.get("blad", ""), 1), pages)
    books = book_pages(access, found, [(deciding.FIRST, 1), (deciding.DECIDED, 1), (deciding.BAD, page)])
    bad = [
        {"line": one["line"], "why": [(Text(*words[:2]), Text(*words[2:])) for words in one["what"]]}
        for one in books.get((deciding.BAD, page), [])
    ]
    refused = found.refused
    agreed = deciding.agreed_before(access, found)
    return {
        "file": found,
        "name": found.read_name(),
        "said": found.figures,
        "first": books.get((deciding.FIRST, 1), []),
        "decided": [(header, Text(nl, en)) for header, nl, en in books.get((deciding.DECIDED, 1), [])],
        "signalled": agreed.signalled if agreed else None,
        "left_out": [(Text(nl, en), count) for nl, en, count in found.figures.get("left_out", [])],
        "warnings": list(map(to_say, found.figures.get("warnings", []))),
        "bad": bad,
        "page": page,
        "pages": pages,
        "refused": {name: to_say(words) for name, words in refused.items()} if refused else None,
    }
