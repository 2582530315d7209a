"""How does the resident's page come on paper: the same lines in the same order, on at most three sheets?

Tagged PDF (PDF/UA), as our letters are. What could be said with a tap is a box to tick, with whom to hand it to. A
professional prints what belongs to their own journey; the whole list of who looked is the resident's alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from bereik.help.own.known import shared_of
from bereik.help.own.looks import Looks
from bereik.help.own.page import OwnPage, page_from
from bereik.help.own.rows import Rows, read_rows
from bereik.people.messages.letters import nothing_from_outside
from bereik.people.models import Agreement, ReasonedLook
from bereik.terms.authority import Age
from bereik.trust.access import Access
from bereik.trust.calling import call_hours, call_name
from bereik.trust.links.codes import CODE_GROUPS, PARENT, is_code_of, living_code, read_code, written
from bereik.trust.links.models import Link

MOST_SHEETS = 3


def own_code_address() -> str:
    """Where the code is typed, as it is written on paper."""
    return f"{settings.BEREIK_ADDRESS.partition('://')[2]}{reverse('own_code')}"


@dataclass(frozen=True)
class Room:
    """How much of each part the sheets hold; what is left out is named, with whom to ask."""

    broken: int
    coming: int
    done: int
    asked: int
    told: int
    looks: int
    letters: int


ROOMS = (
    Room(12, 12, 5, 6, 6, 16, 600),
    Room(6, 6, 2, 4, 4, 10, 240),
    Room(3, 3, 1, 1, 2, 6, 120),
    Room(2, 1, 0, 1, 1, 4, 60),
)
"""The first that fits; the last one always does."""


@dataclass(frozen=True)
class Sheet:
    """The page, a code to print on it ('' leaves room to write one), and what a professional may say about looks."""

    page: OwnPage
    code: str = ""
    reasoned: tuple[ReasonedLook, ...] = ()


def sheet_for(access: Access, journey: UUID, code: str = "") -> Sheet | None:
    """The sheet that a professional prints, under HELPING; None where there is no such journey for them.

    A code is printed when it is the one that works for this resident now, and nobody else's.
    """
    rows = read_rows(access, journey)
    if not rows.journeys or rows.journeys[0].law != access.law:
        return None
    resident = rows.journeys[0].resident_id
    agreements = Agreement.objects.filter(resident=resident, withdrawn_on__isnull=True)
    shared = shared_of(list(agreements.select_related("to_professional").order_by("agreed_on", "pk")))
    reasoned = ReasonedLook.objects.filter(journey=journey).order_by("-at", "-pk")[:10]
    code, living = read_code(code), living_code(resident, access.at)
    return Sheet(
        page_from(access, rows, shared, None, child=_for_a_parent(rows, living)),
        code=written(code) if code and is_code_of(resident, code, access.at) else "",
        reasoned=tuple(reasoned),
    )


def _for_a_parent(rows: Rows, living: Link | None) -> bool:
    """Who has the code reads the sheet; where nobody has one yet, a parent for a child under twelve."""
    if living is not None:
        return living.holder == PARENT
    ages = [one.age for one in rows.signals if one.age]
    return bool(ages) and ages[0] == Age.UNDER_12


def print_sheet(sheet: Sheet, language: str) -> bytes:
    """The sheet as tagged PDF, without anything from outside; the fullest that fits on three sheets."""
    from weasyprint import CSS, HTML  # takes more than a second to load

    with translation.override(language):
        look = CSS(string=render_to_string("help/own/sheet.css", {"synthetic": settings.BEREIK_SYNTHETIC}))
        for room in ROOMS:
            page = render_to_string("help/own/sheet.html", _context(sheet, room, language))
            document = HTML(string=page, url_fetcher=nothing_from_outside).render(
                stylesheets=[look], pdf_variant="pdf/ua-1"
            )
            if len(document.pages) <= MOST_SHEETS:
                break
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _context(sheet: Sheet, room: Room, language: str) -> dict[str, Any]:
    page, looks = sheet.page, sheet.page.looks
    ledger = page.promises
    shown = [*ledger.broken[: room.broken], *ledger.coming[: room.coming], *ledger.done[: room.done]]
    all_open = len(ledger.broken) + len(ledger.coming)
    return {
        "page": page,
        "child": page.child,
        "sheet": sheet,
        "room": room,
        "language": language,
        "promises": shown,
        "promises_more": all_open - len(ledger.broken[: room.broken]) - len(ledger.coming[: room.coming]),
        "needs": page.needs[: room.asked],
        "told": page.told[: room.told],
        "told_more": len(page.told[room.told :]),
        "asked": page.asked[: room.asked],
        "looks": looks.by_people[: room.looks] if isinstance(looks, Looks) else None,
        "looks_more": len(looks.by_people[room.looks :]) if isinstance(looks, Looks) else 0,
        "hand_in": page.hand_in,
        "groups": range(CODE_GROUPS),
        "code_address": own_code_address(),
        "house": settings.BEREIK_NAME,
        "call_name": call_name(),
        "call_phone": settings.BEREIK_PHONE,
        "call_hours": call_hours(),
    }
