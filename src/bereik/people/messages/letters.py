"""How does a letter come on paper? As one PDF a letter, printed and posted by a person.

A letter says that there is news and whom to call, over the name and number of a person; nothing about why.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string

from bereik.people.messages.addressing import Address, address_of
from bereik.people.messages.putting import NAME
from bereik.people.models import Message
from bereik.terms.purposes import Purpose
from bereik.terms.saying import say_date
from bereik.trust.access import Access, inner_access


def letters_waiting(access: Access) -> list[Message]:
    """Letters that wait to be printed and posted, among the messages that this purpose shows; oldest first."""
    waiting = Message.objects.filter(channel="letter", sent_at__isnull=True, due_at__lte=access.at)
    return list(waiting.order_by("due_at", "id")[:100])


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


def letter_posted(access: Access, message_id: UUID, at: datetime) -> bool:
    """The deed: a person printed and posted this letter. False when it was posted already, or is not theirs."""
    message = Message.objects.filter(pk=message_id, channel="letter", sent_at__isnull=True).first()
    if message is None:
        return False
    with (
        inner_access(access, Purpose.MESSAGING, "Een brief is op de post gedaan") as inner,
        inner.deed("post_letter"),
    ):
        posted = Message.objects.filter(pk=message_id, sent_at__isnull=True).update(sent_at=at)
    return bool(posted)


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
            "house": settings.BEREIK_NAME or "Gemeente",
            "day": say_date(message.due_at.date(), "nl"),
        },
    )
    look = CSS(string=render_to_string("people/letter.css"))
    letter = HTML(string=page, url_fetcher=_nothing_from_outside)
    pdf: bytes = letter.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[look])
    return pdf


def _nothing_from_outside(address: str, *args: object, **kwargs: object) -> dict[str, object]:
    raise ValueError(f"A letter fetches nothing: {address}")
