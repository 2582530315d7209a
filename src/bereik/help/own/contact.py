"""Whom does the resident call, and when do they hear from us next?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from bereik.help.own.rows import Rows
from bereik.help.rules import is_open
from bereik.people.models import Journey
from bereik.trust.calling import call_hours, call_name


@dataclass(frozen=True)
class Contact:
    """Whom to call. `trusted` is false while a team has it and nobody in particular; `comes_by` is the day by which
    the team said it would be in touch."""

    name: str
    phone: str
    team: str
    hours: str
    trusted: bool
    stands_in: str = ""
    stands_in_phone: str = ""
    comes_by: date | None = None


@dataclass(frozen=True)
class Next:
    """The next thing that was promised, and by whom."""

    promise: UUID
    journey: UUID
    what: str
    by: str
    due_on: date
    is_today: bool


def contact_of(journey: Journey, today: date) -> Contact:
    """The one face, or the team as long as there is none."""
    team, face = journey.team, journey.trusted
    if face is None:
        by = journey.promised_on if journey.promised_on and journey.promised_on >= today else None
        return Contact(team.name, team.phone, team.name, team.hours_text, trusted=False, comes_by=by)
    second = journey.second
    return Contact(
        face.name,
        face.phone or team.phone,
        team.name,
        team.hours_text,
        trusted=True,
        stands_in=second.name if second else team.name,
        stands_in_phone=(second.phone if second else "") or team.phone,
    )


def reader_of(journey: Journey | None) -> Contact:
    """Who reads what the resident says about this journey; the house where nothing runs."""
    if journey is None:
        return Contact(call_name(), settings.BEREIK_PHONE, "", call_hours(), trusted=False)
    return contact_of(journey, date.max)


def next_of(rows: Rows, today: date) -> Next | None:
    """The open promise that is due first; what is late stands with what we broke, not here."""
    running = {one.pk for one in rows.open()}
    coming = [
        one
        for one in rows.promises
        if one.journey_id in running and is_open(one) and not one.disputed_at and one.due_on >= today
    ]
    if not coming:
        return None
    first = coming[0]
    return Next(
        promise=first.pk,
        journey=first.journey_id,
        what=rows.read(first)["what"],
        by=first.by.name,
        due_on=first.due_on,
        is_today=first.due_on == today,
    )
