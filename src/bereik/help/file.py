"""What stands on one journey's page: who, what they asked, what we promised, how far we are, who told us what?

Opening it opens the identity: that is a look, and stands in the trail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from bereik.help.happened import Happened, SaidYes, WentThere, what_happened
from bereik.help.promised import Promised, promises_of
from bereik.help.rules import LeftOpen, Way, WrittenTry, day_of, left_open, may_put_back, next_way
from bereik.help.said import HOW_FURTHER, WISHES, Said, said_of
from bereik.help.saved import SavedPromise, SavedTry, saved_try
from bereik.help.trying import Tried, tried_of
from bereik.help.yes import Yes, yes_of
from bereik.people.models import Identity, Journey
from bereik.people.names import NOBODY, Named, read_people
from bereik.see.as_sent import AsSent, sent_about
from bereik.see.models import Signal, SignalWords
from bereik.terms import steps
from bereik.terms.endings import ENDINGS
from bereik.terms.grounds import GROUNDS
from bereik.terms.laws import LAWS
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.own_words import OwnKind
from bereik.terms.promises import PromiseState
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.rows import note_seen
from bereik.trust.sealed_rows import open_sealed

MOST_TRIES = 100


@dataclass(frozen=True)
class Told:
    """One signal: from whom, when, on which ground, what was said, and the yes with which it came."""

    id: UUID
    by: str
    kind: Term | None
    at: datetime
    ground: Term | None
    about: tuple[Term, ...]
    amount: int | None
    words: str
    how_to_come_by: str
    yes: Yes | None


@dataclass(frozen=True)
class Shared:
    """To which law the resident said yes, and what is known under it: the journeys that may be read now."""

    id: UUID
    law: Term | None
    on: date
    journeys: tuple[UUID, ...]


@dataclass(frozen=True)
class Taken:
    """One step of ours: when, None while it is still to come."""

    term: Term
    on: date | None


@dataclass(frozen=True)
class File:
    """One journey's page. `way` is the way that is offered first for the next try, `left_open` a *not now* or a *no* of
    which we did not ask on yet. `may_put_back`: taken on today, and nothing happened since. `works`: who looks works with this resident, and does not only read."""

    journey: Journey
    law: Term | None
    ended_because: Term | None
    who: Named
    told: tuple[Told, ...]
    tried: tuple[Tried, ...]
    promises: tuple[Promised, ...]
    said: tuple[Said, ...]
    steps: tuple[Taken, ...]
    way: Way
    left_open: LeftOpen | None
    agreements: tuple[Shared, ...]
    mine: bool
    may_put_back: bool
    works: bool
    saved_try: SavedTry | None
    saved_promise: SavedPromise | None
    sent: AsSent

    @property
    def asked(self) -> tuple[Said, ...]:
        """What waits for an answer, the oldest first; a wish stands by itself, before the call."""
        return tuple(one for one in reversed(self.said) if one.waits and one.kind not in WISHES)

    @property
    def owes(self) -> bool:
        """Whether a promise is due or broken: then it stands before anything new."""
        return any(one.state in (PromiseState.BROKEN, PromiseState.DUE) for one in self.promises)

    @property
    def answered(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.answered_at is not None)

    @property
    def wishes(self) -> tuple[Said, ...]:
        """The last thing they said about how and when we may come, of each kind."""
        last = {one.kind: one for one in reversed(self.said) if one.kind in WISHES}
        return tuple(sorted(last.values(), key=lambda one: one.at, reverse=True))

    @property
    def needs(self) -> tuple[Said, ...]:
        """What they told us they need, the newest first: so that nobody asks it again."""
        return tuple(one for one in self.said if one.kind is OwnKind.NEEDS)

    @property
    def how_to_come_by(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.how_to_come_by)


def open_file(access: Access, journey: UUID, just_saved: UUID | None = None) -> File | None:
    """The file, under HELPING or REASONED_LOOK, with a strip for the try or promise that was just saved; None when
    there is none for who looks. At most seven queries."""
    found, others = _journeys(journey)
    if found is None:
        return None
    signals = _signals(journey)
    known = read_people(access, {found.resident_id}, Identity.SEALED).get(found.resident_id)
    key = known.key if known else None
    mine = found.trusted_id == access.who
    happened = what_happened(found, mine=mine)
    attempts = happened.tries[:MOST_TRIES]
    who = known.named if known else NOBODY
    promises = promises_of(access, journey, key)
    said = said_of(access, journey, key)
    return File(
        journey=found,
        law=stored_term(LAWS, found.law),
        ended_because=stored_term(ENDINGS, happened.ended_because),
        who=who,
        told=tuple(_told(one, key) for one in signals),
        tried=tuple(_tried(one) for one in attempts),
        promises=promises,
        said=said,
        steps=_steps(happened),
        way=next_way([(one.channel, one.part_of_day) for one in reversed(attempts)]),
        left_open=left_open(
            [(one.outcome, one.happened_at) for one in reversed(attempts)],
            met_at=found.met_at,
            rests_until=found.rests_until,
            answered=[one.at for one in said if one.kind in HOW_FURTHER],
        ),
        agreements=_shared(others, happened.agreements),
        mine=mine,
        may_put_back=mine
        and found.ended_at is None
        and may_put_back(
            found.trusted_at,
            [*(one.written_at for one in attempts), *(one.at for one in said)],
            access.today,
        ).yes
        and not any(one.made_on == access.today for one in promises),
        works=found.law == access.law,
        saved_try=_saved_try(
            access, just_saved, journey, attempts, {one.told_at for one in signals}, who.name
        ),
        saved_promise=_saved_promise(just_saved, promises, journey, who.name),
        sent=sent_about(access, journey, key),
    )


def _journeys(journey: UUID) -> tuple[Journey | None, list[Journey]]:
    """The journey, and the others of the same resident that may be read now, the newest first. One query."""
    whose = Journey.objects.filter(pk=journey).values("resident")
    rows = list(
        Journey.objects.select_related("area", "trusted", "second")
        .filter(resident__in=whose)
        .order_by("-opened_at", "pk")
    )
    found = next((one for one in rows if one.pk == journey), None)
    return found, [one for one in rows if one.pk != journey]


def _shared(others: Sequence[Journey], agreements: Sequence[SaidYes]) -> tuple[Shared, ...]:
    """Where the resident said yes, the way to what may be read: without it a yes opens nothing."""
    return tuple(
        Shared(
            one.id,
            stored_term(LAWS, one.from_law),
            one.agreed_on,
            tuple(each.pk for each in others if each.law == one.from_law),
        )
        for one in agreements
    )


def _signals(journey: UUID) -> list[Signal]:
    """What was passed on, each with what was said with it still sealed; one query."""
    said = SignalWords.objects.filter(signal=OuterRef("pk")).order_by("id")
    sealed = {f"sealed_{name}": Subquery(said.values(name)[:1]) for name in ("id", *SignalWords.SEALED)}
    rows = Signal.objects.filter(journey=journey).select_related("organisation").annotate(**sealed)
    found = list(rows.order_by("received_at", "pk"))
    for one in found:
        if _sealed(one, "id") is not None:
            note_seen(SignalWords, one.resident_id)
    return found


def _sealed(signal: Signal, name: str) -> Any:
    return getattr(signal, f"sealed_{name}")


def _saved_try(
    access: Access,
    number: UUID | None,
    journey: UUID,
    attempts: Sequence[WentThere],
    told: set[datetime | None],
    who: str,
) -> SavedTry | None:
    one = next((one for one in attempts if one.id == number), None)
    if one is None:
        return None
    written = WrittenTry(
        by=one.by, written_on=day_of(one.written_at), told=one.reached and one.written_at in told
    )
    return saved_try(
        access,
        number=one.id,
        journey=journey,
        who=who,
        tried=_tried(one),
        outcome=one.outcome,
        written=written,
        tries=[(each.channel, each.part_of_day) for each in reversed(attempts)],
    )


def _saved_promise(
    number: UUID | None, promises: tuple[Promised, ...], journey: UUID, who: str
) -> SavedPromise | None:
    one = next((one for one in promises if one.id == number), None)
    if one is None:
        return None
    return SavedPromise(
        id=one.id,
        journey=journey,
        who=who,
        what=one.what,
        due_on=one.due_on,
        state=one.term,
        kept=one.state in (PromiseState.KEPT, PromiseState.LATE),
        late=one.state is PromiseState.LATE,
        undo=one.wrong_tap,
    )


def _steps(happened: Happened) -> tuple[Taken, ...]:
    """The steps as far as we came, and the one that is next; one we passed over stands there without a day."""
    taken = {step: day_of(at) for step, at in happened.steps.items()}
    furthest = max((one.place for one in steps.Step if one in taken), default=-1)
    return tuple(Taken(steps.STEPS[one], taken.get(one)) for one in steps.Step if one.place <= furthest + 1)


def _told(signal: Signal, key: bytes | None) -> Told:
    row = _sealed(signal, "id")
    said = {  # what does not open is not shown
        name: open_sealed(SignalWords, name, row, _sealed(signal, name), key) if row else ""
        for name in SignalWords.SEALED
    }
    return Told(
        id=signal.pk,
        by=signal.organisation.name if signal.organisation else "",
        kind=stored_term(SENDERS, signal.sender_kind),
        at=signal.received_at,
        ground=stored_term(GROUNDS, signal.ground),
        about=tuple(term for one in signal.domains if (term := stored_term(LIFE_DOMAINS, one))),
        amount=signal.amount,
        words=said["words"],
        how_to_come_by=said["how_to_come_by"],
        # What the sender wrote stands above it already.
        yes=yes_of(signal, said["agreed_text"].removesuffix(said["words"]).rstrip()),
    )


def _tried(attempt: WentThere) -> Tried:
    return tried_of(
        attempt.happened_at,
        attempt.channel,
        attempt.part_of_day,
        attempt.outcome,
        reached=attempt.reached,
        delivered=attempt.delivered,
    )
