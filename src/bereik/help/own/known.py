"""What do we know about the resident, from whom, on which ground, for how long, and to what did they say yes?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bereik.help.own.rows import Rows
from bereik.help.rules import day_of
from bereik.help.yes import Yes, yes_of
from bereik.people.models import Agreement, Journey
from bereik.see.models import Signal
from bereik.terms.clocks import Period
from bereik.terms.grounds import GROUNDS, Ground
from bereik.terms.laws import LAWS, Law
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.own_words import SAID_HOW
from bereik.terms.retention import RETENTION
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.text import Text
from bereik.terms.to_the_resident import COUNTED_FROM, FILE_OF, WHY_WE_MAY


@dataclass(frozen=True)
class Kept:
    """Until when: a day, as long as we never spoke; else so long, counted from something (`since`). Empty where all of
    it goes on one day, which the page says once."""

    until: date | None = None
    period: Period | None = None
    since: Text | None = None


@dataclass(frozen=True)
class Told:
    """Who told us something, when, what, on which ground we may know it, and how long we keep it."""

    id: UUID
    by: str
    kind: Term | None
    on: date
    about: tuple[Term, ...]
    amount: int | None
    words: str
    why: Text | None
    law: Term | None
    article: str
    yes: Yes | None
    kept: Kept
    runs: bool

    @property
    def may_take_back(self) -> bool:
        """Whether it rests on a yes that still stands."""
        return self.yes is not None and self.yes.taken_back_on is None

    @property
    def may_ask(self) -> bool:
        """Whether somebody reads what is said about it: who has it still, and what was taken back is gone."""
        return self.runs and (self.yes is None or self.may_take_back)


@dataclass(frozen=True)
class Shared:
    """A yes to use what came under one law in work under another."""

    id: UUID
    from_law: Term | None
    to_law: Term | None
    to: str
    on: date
    how: Term | None


def told_of(rows: Rows) -> list[Told]:
    """Everything that was passed on to us, newest first."""
    return [_told(rows, one) for one in rows.signals]


def shared_of(agreements: list[Agreement]) -> list[Shared]:
    """Every yes between laws that stands."""
    return [
        Shared(
            id=one.pk,
            from_law=stored_term(LAWS, one.from_law),
            to_law=stored_term(LAWS, one.to_law),
            to=one.to_professional.name,
            on=one.agreed_on,
            how=stored_term(SAID_HOW, one.how),
        )
        for one in agreements
    ]


def _told(rows: Rows, signal: Signal) -> Told:
    texts = rows.read(rows.words.get(signal.pk))
    ground, journey = stored_term(GROUNDS, signal.ground), rows.journey(signal.journey_id)
    yes = yes_of(signal, texts.get("agreed_text", ""))
    if yes is not None and yes.taken_back_on is not None:
        ground = None  # what rested on that yes is gone: there is nothing left that we may know by it
    return Told(
        id=signal.pk,
        by=signal.organisation.name if signal.organisation else "",
        kind=stored_term(SENDERS, signal.sender_kind),
        on=day_of(signal.received_at),
        about=tuple(term for one in signal.domains if (term := stored_term(LIFE_DOMAINS, one))),
        amount=signal.amount,
        words=texts.get("words", ""),
        why=WHY_WE_MAY[Ground(signal.ground)] if ground else None,
        law=LAWS[ground.law] if ground else None,
        article=ground.article if ground else "",
        yes=yes,
        kept=Kept() if rows.erase_on else _kept(journey),
        runs=journey is not None and journey.ended_at is None,
    )


def _kept(journey: Journey | None) -> Kept:
    """As long as we never spoke a day stands on the journey; after that the law's term for such a file runs."""
    if journey is None or journey.law not in list(Law):
        return Kept()
    if journey.keep_until is not None:
        return Kept(until=journey.keep_until)
    kept = FILE_OF.get(Law(journey.law))
    return Kept(period=RETENTION[kept].period, since=COUNTED_FROM[kept]) if kept else Kept()
