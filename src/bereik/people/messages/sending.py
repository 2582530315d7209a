"""Is this message due, and did it go out?

A message goes out once, as far as that can be had: its turn is claimed and kept before anything is sent, and that it
was sent is kept right after. Only when the house is cut off between the two, the message may go out twice; it then
carries the same number (`Message-ID`), by which mail programs know it as one.

The claim stands before the sending and not around it, so that no transaction waits for a mail server.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from bereik.people.messages.addressing import Address, address_of
from bereik.people.messages.putting import BY_MACHINE, NAME
from bereik.people.messages.texting import text_sender
from bereik.people.models import Message
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access

PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
MOST_TRIES = len(PAUSES) + 1
PATIENCE = 20
"""Seconds that a mail server gets to answer."""

WHY = "Versturen wat klaarstaat"


class Outcome(StrEnum):
    SENT = "sent"
    NOT_YET = "not_yet"
    """It is due later: its task waits again."""
    AGAIN = "again"
    """It did not work out, and is tried again after a pause."""
    FAILED = "failed"
    NOTHING = "nothing"
    """It went out already, failed for good, is a person's to carry, or is no longer there."""


def send(message_id: UUID, at: datetime) -> Outcome:
    """Send one message if it is due. May be called twice, also at the same moment."""
    claimed = _claim(message_id, at)
    if isinstance(claimed, Outcome):
        return claimed
    message, address = claimed
    failure, for_good = _hand_over(message, address)
    return _write_down(message, failure, for_good, at)


def due_messages(at: datetime) -> list[UUID]:
    """What a machine should have sent by now. Opens an access of its own."""
    with house_access(Purpose.MESSAGING, WHY, at=at, page="due_messages"):
        waiting = Message.objects.filter(
            sent_at__isnull=True, failed_at__isnull=True, due_at__lte=at, channel__in=BY_MACHINE
        )
        return list(waiting.order_by("due_at", "id").values_list("id", flat=True))


def _claim(message_id: UUID, at: datetime) -> tuple[Message, Address | None] | Outcome:
    from bereik.people.messages.tasks import send_message

    with house_access(Purpose.MESSAGING, WHY, at=at, page="send_message") as access:
        message = Message.objects.filter(pk=message_id, channel__in=BY_MACHINE).first()
        if message is None or message.sent_at or message.failed_at:
            return Outcome.NOTHING
        if message.due_at > at:
            send_message.using(run_after=message.due_at).enqueue(str(message.pk))
            return Outcome.NOT_YET
        with access.deed("claim_message"):
            message.tries += 1
            # The row as it was just read: of two who claim at the same moment one finds it changed.
            claimed = Message.objects.filter(
                pk=message.pk, tries=message.tries - 1, sent_at__isnull=True
            ).update(tries=message.tries, due_at=at + PAUSES[min(message.tries, len(PAUSES)) - 1])
        if not claimed:
            return Outcome.NOTHING
        message.due_at = at + PAUSES[min(message.tries, len(PAUSES)) - 1]
        return message, address_of(message, at)


def _hand_over(message: Message, address: Address | None) -> tuple[str, bool]:
    """Hand it to whoever delivers. Returns why it failed ('' when it did not), and whether trying again is useless.

    The reason is a kind and never a server's own words, in which an address can stand.
    """
    if address is None:
        return "reader_gone", True
    to = address.email if message.channel == "email" else address.phone
    if not to:
        return f"no_{message.channel}", True
    text = message.text.replace(NAME, address.name or "lezer")
    try:
        if message.channel == "text":
            text_sender().send(to, text, str(message.id))
        else:
            _mail(message, to, text)
    except SMTPRecipientsRefused as why:
        return "SMTPRecipientsRefused", all(code >= 500 for code, _ in why.recipients.values())
    except Exception as why:  # whoever delivers may fail in any way; the message waits and is tried again
        return type(why).__name__, False
    return "", False


def _mail(message: Message, to: str, text: str) -> None:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    EmailMessage(
        message.subject,
        text,
        to=[to],
        headers={"Message-ID": f"<{message.id}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=PATIENCE),
    ).send()


def _write_down(message: Message, failure: str, for_good: bool, at: datetime) -> Outcome:
    from bereik.people.messages.tasks import send_message

    with house_access(Purpose.MESSAGING, WHY, at=at, page="send_message") as access:
        if not failure:
            with access.deed("send_message"):
                Message.objects.filter(pk=message.pk).update(sent_at=at, failure="")
            return Outcome.SENT
        if for_good or message.tries >= MOST_TRIES:
            with access.deed("give_up_message"):
                Message.objects.filter(pk=message.pk).update(failed_at=at, failure=failure)
            return Outcome.FAILED
        with access.deed("put_message_off"):
            Message.objects.filter(pk=message.pk).update(failure=failure)
            send_message.using(run_after=message.due_at).enqueue(str(message.pk))
        return Outcome.AGAIN
