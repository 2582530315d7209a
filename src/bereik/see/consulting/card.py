"""What does the card say with which a resident comes by themselves? Whom to call, when, and a code; nothing about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from bereik.see.models import Consultation
from bereik.terms.clocks import legal_end
from bereik.terms.consultation import CARD_WORKS


@dataclass(frozen=True)
class Card:
    """One card. `code` leads a colleague to the choices of a question, never to a person."""

    code: str
    team: str
    phone: str
    hours: str
    works_until: date
    house: str
    made_up: bool


def card_of(question: Consultation) -> Card:
    """The card of an answered question that has one."""
    team = question.team
    return Card(
        code=question.card or "",
        team=team.name,
        phone=team.phone or settings.BEREIK_PHONE,
        hours=team.hours_text,
        works_until=legal_end(localdate(question.answered_at), CARD_WORKS),
        house=settings.BEREIK_NAME,
        made_up=settings.BEREIK_SYNTHETIC,
    )


def card_on_paper(card: Card) -> bytes:
    """The card as tagged PDF (PDF/UA), without anything from outside."""
    from weasyprint import CSS, HTML  # takes more than a second to load

    page = render_to_string("see/consulting/card_paper.html", {"card": card})
    look = CSS(string=render_to_string("see/consulting/card_paper.css"))
    paper: bytes = HTML(string=page, url_fetcher=_nothing_from_outside).write_pdf(
        pdf_variant="pdf/ua-1", stylesheets=[look]
    )
    return paper


def _nothing_from_outside(address: str, *args: object, **kwargs: object) -> dict[str, object]:
    raise ValueError(f"A card fetches nothing: {address}")
