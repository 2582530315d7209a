"""How does a letter come on paper? As one PDF a letter, printed and posted by a person.

A letter says that there is news and whom to call, over the name and number of a person; nothing about why.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string

from bereik.people.messages.addressing import Address, address_of
from bereik.people.messages.putting import NAME
from bereik.people.models import Message
from bereik.terms.made_up import NOBODY_IS_REAL
from bereik.terms.purposes import Purpose
from bereik.terms.saying import say_date
from bereik.trust.access import Access, inner_access


def letter_on_paper(access: Access, message_id: UUID) -> bytes | None:
    """One letter as PDF, None when this purpose does not show it or its reader.

    Whoever prints it reads the name and the address on it, so it opens the identity under the purpose in force.
    """
    message = Message.objects.filter(pk=message_id, channel="letter").first()
    if message is None:
        return None
    address = address_of(message, access.at)
    if address is None or not address.street:
        return None
    return render_letter(message, address)


def letter_of_team(access: Access, message_id: UUID) -> bytes | None:
    """One letter of the team as PDF, under OUTREACH; None when it is not theirs to print, or has no reader.

    What a professional put ready for their own resident only they print; what the house put ready (a resident reads
    that somebody passed something on with their yes) anybody of the team may post. Whoever prints reads name and
    address on it: that is a look of its own.
    """
    message = Message.objects.filter(pk=message_id, team=access.team, channel="letter").first()
    if message is None or (message.law and message.by != access.who):
        return None
    with inner_access(access, Purpose.MESSAGING, "Een brief aan de inwoner afdrukken") as inner:
        return letter_on_paper(inner, message_id)


def render_letter(message: Message, address: Address) -> bytes:
    """The letter as tagged PDF (PDF/UA), without anything from outside."""
    from weasyprint import CSS, HTML  # takes more than a second to load

    text = message.text.replace(NAME, address.name or "lezer")
    page = render_to_string(
        "people/letter.html",
        {
            "address": address,
            "paragraphs": [part.split("\n") for part in text.split("\n\n")],
            "subject": message.subject,
            "made_up": NOBODY_IS_REAL.nl if settings.BEREIK_SYNTHETIC else "",
            "house": settings.BEREIK_NAME or "Gemeente",
            "day": say_date(message.due_at.date(), "nl"),
        },
    )
    look = CSS(string=render_to_string("people/letter.css"))
    letter = HTML(string=page, url_fetcher=nothing_from_outside)
    pdf: bytes = letter.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[look])
    return pdf


def nothing_from_outside(address: str, *args: object, **kwargs: object) -> dict[str, object]:
    """For what makes a PDF: no picture, no sheet, no font comes from an address."""
    raise ValueError(f"A letter fetches nothing: {address}")
