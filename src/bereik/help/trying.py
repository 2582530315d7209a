"""What was tried, as it is read on a page, and what may be chosen for the next try?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from bereik.help.models import Attempt, OwnWord
from bereik.help.rules import HERE, WAYS, Way, next_way
from bereik.help.said import WISHES, Said, read_said
from bereik.people.models import Journey
from bereik.people.names import read_people
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.outcomes import OUTCOMES, Outcome, OutcomeTerm
from bereik.terms.parts_of_day import PARTS_OF_DAY, PartOfDay, part_of_day
from bereik.terms.term import Term, stored_term
from bereik.terms.text import Text
from bereik.trust.access import Access
from bereik.trust.ids import new_id

ICONS: dict[Channel, str] = {
    Channel.HOME_VISIT: "door",
    Channel.PHONE: "phone",
    Channel.TEXT_MESSAGE: "chat",
    Channel.CARD: "pen",
    Channel.OUT_AND_ABOUT: "people",
    Channel.LETTER: "letter",
}

RESULTS: dict[Outcome, Any] = {
    Outcome.SPOKEN: _("wat spraken we af?"),
    Outcome.NOT_NOW: _("tot wanneer?"),
    Outcome.SAID_NO: _("hoe gaan we verder?"),
    Outcome.NOBODY_THERE: "",
    Outcome.NO_ANSWER: "",
    Outcome.MESSAGE_LEFT: "",
    Outcome.SENT: "",
    Outcome.WRONG_PLACE: "",
}
"""What a try may have brought, and what is asked after it; where nothing is, every word less is read sooner."""

FITS: dict[Outcome, frozenset[Channel]] = {
    Outcome.NOBODY_THERE: frozenset({Channel.HOME_VISIT}),
    Outcome.NO_ANSWER: frozenset({Channel.PHONE}),
    Outcome.MESSAGE_LEFT: frozenset({Channel.HOME_VISIT, Channel.PHONE, Channel.CARD}),
    Outcome.SENT: frozenset({Channel.TEXT_MESSAGE, Channel.LETTER}),
    Outcome.WRONG_PLACE: frozenset({Channel.HOME_VISIT, Channel.PHONE, Channel.TEXT_MESSAGE, Channel.LETTER}),
}
"""Which outcomes are asked after which channel only; the others always. A browser hides the rest, we refuse none."""


@dataclass(frozen=True)
class Tried:
    """One try."""

    at: datetime
    channel: Term | None
    part_of_day: Term | None
    outcome: OutcomeTerm | None
    reached: bool
    delivered: bool = False


def tried_of(
    at: datetime,
    channel: str,
    part_of_day: str,
    outcome: str,
    *,
    reached: bool | None = None,
    delivered: bool = False,
) -> Tried:
    """A stored try in words; `reached` follows from the outcome where it is not told."""
    came = stored_term(OUTCOMES, outcome)
    return Tried(
        at=at,
        channel=stored_term(CHANNELS, channel),
        part_of_day=stored_term(PARTS_OF_DAY, part_of_day),
        outcome=came,
        reached=reached if reached is not None else bool(came and came.reach.met),
        delivered=delivered,
    )


@dataclass(frozen=True)
class Choice:
    """One answer on a form: what is kept, what is read, an icon, and what comes after it."""

    value: str
    label: Text
    icon: str = ""
    next: str = ""
    fits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """What the form for a try offers, the same for everybody on a page; the moment is filled in."""

    channels: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    day: date
    part: PartOfDay

    @property
    def part_now(self) -> Term:
        return PARTS_OF_DAY[self.part]


def offer_at(moment: datetime) -> Offer:
    """The form as it is offered at this moment."""
    now = moment.astimezone(HERE)
    return Offer(
        channels=tuple(Choice(one.value, CHANNELS[one].label, ICONS[one]) for one in WAYS),
        parts=tuple(Choice(one.value, term.label) for one, term in PARTS_OF_DAY.items()),
        outcomes=tuple(
            Choice(
                one.value,
                OUTCOMES[one].label,
                next=str(after),
                fits=tuple(sorted(FITS.get(one, frozenset()))),
            )
            for one, after in RESULTS.items()
        ),
        day=now.date(),
        part=part_of_day(now.time()),
    )


@dataclass(frozen=True)
class TryPage:
    """Whom it is about, what they wish, how we tried before, and what is offered first."""

    journey: UUID
    who: str
    area: str
    wishes: tuple[Said, ...]
    tried: tuple[Tried, ...]
    try_id: UUID
    way: Way


def try_page(access: Access, journey: UUID) -> TryPage | None:
    """The page to write down one try; None when there is none for who looks. Four queries: the file stays closed."""
    found = Journey.objects.select_related("area").filter(pk=journey, law=access.law).first()
    if found is None:
        return None
    known = read_people(access, {found.resident_id}).get(found.resident_id)
    words = OwnWord.objects.filter(journey=journey, kind__in=WISHES).order_by("-at", "-pk")[:2]
    said = (read_said(one, known.key if known else None) for one in words)
    attempts = list(
        Attempt.objects.filter(journey=journey, amended_at__isnull=True).order_by("happened_at", "pk")
    )
    return TryPage(
        journey=found.pk,
        who=known.named.name if known else "",
        area=found.area.name if found.area else "",
        wishes=tuple(one for one in said if one is not None),
        tried=tuple(
            tried_of(one.happened_at, one.channel, one.part_of_day, one.outcome) for one in attempts[-3:]
        ),
        try_id=new_id(),
        way=next_way([(one.channel, one.part_of_day) for one in attempts]),
    )
