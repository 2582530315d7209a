"""How is a message put ready? In the deed that causes it: the row and its task stand in the deed's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings

from bereik.people.messages.texting import text_channel
from bereik.people.models import Message
from bereik.terms.made_up import made_up_subject, made_up_text
from bereik.terms.outgoing import OUTGOING, Outgoing
from bereik.trust.access import HOUSE, Access, in_force
from bereik.trust.models import Account
from bereik.trust.refusals import NoDeed

ToKind = Literal["link", "account", "resident"]
Way = Literal["email", "letter", "call", "text"]
BY_MACHINE = ("email", "text")
"""What the queue sends; letters and calls wait for a person."""

NAME = "{name}"
"""Stands in the stored text until it is sent: a name is never stored in clear."""


@dataclass(frozen=True)
class WhomToCall:
    """The person behind a message, and the number on which they answer."""

    name: str
    phone: str


def the_house() -> WhomToCall:
    """Whom to call when nobody in particular wrote: the name and number of the house itself."""
    return WhomToCall(settings.BEREIK_CALL_NAME, settings.BEREIK_PHONE)


def put_ready(
    access: Access,
    outgoing: Outgoing,
    *,
    to_kind: ToKind,
    to: UUID,
    channel: Way,
    resident: UUID | None = None,
    team: UUID | None = None,
    call: WhomToCall | None = None,
    due_at: datetime | None = None,
    language: str = "",
    of_the_house: bool = False,
) -> Message:
    """Put one message ready, inside a deed; its words are those of `terms.outgoing` and no others. From a house of made-up
    people they say so, in the subject and in the first line.

    `resident` is whom the message is about, for the trail. `of_the_house`: nobody in particular wrote it, and anybody of
    the team may carry it. A text message becomes a line on the call list where no sender of text messages is set. Raises
    `NoDeed` outside a deed.
    """
    live = in_force(Message._meta.label)
    if live.access is not access or live.deed is None:
        raise NoDeed(Message._meta.label)
    from bereik.people.messages.tasks import send_message

    spoken = language or _language_of(to_kind, to)
    call = call or the_house()
    term = OUTGOING[outgoing]
    values = {"name": NAME, "by": call.name, "phone": call.phone, "house": settings.BEREIK_NAME}
    subject, text = term.subject.say(spoken), term.body.say(spoken).format(**values).strip()
    if settings.BEREIK_SYNTHETIC:
        subject, text = made_up_subject(subject, spoken), made_up_text(text, spoken)
    message = Message(
        resident_id=resident or (to if to_kind == "resident" else None),
        team=team,
        law="" if of_the_house else access.law,
        to_kind=to_kind,
        to=to,
        channel=text_channel() if channel == "text" else channel,
        subject=subject,
        text=text,
        by=HOUSE if of_the_house else access.who,
        made_at=access.at,
        due_at=due_at or access.at,
    )
    message.save(force_insert=True)
    if message.channel in BY_MACHINE:
        later = message.due_at if message.due_at > access.at else None
        send_message.using(run_after=later).enqueue(str(message.id))
    return message


def _language_of(to_kind: ToKind, to: UUID) -> str:
    """A colleague reads their own language; everyone else Dutch, the language of our letters."""
    if to_kind == "account":
        return Account.objects.filter(pk=to).values_list("language", flat=True).first() or "nl"
    return "nl"
