"""What is done with a file that is held: checked, taken in, or nothing yet because something else comes first?

Each of these may be done again after a death in the middle: the check lays its books anew, and what was taken in
already is known by its content.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_tasks.base import Task

from bereik.house.exchange.ddas.checking import Checked, check_stream
from bereik.house.exchange.ddas.importing import ours, take_in_checked
from bereik.house.exchange.ddas.importing.foreseeing import foresee
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.house.exchange.ddas.schema import SchemaUnusable, read_schema
from bereik.house.exchange.held import holding as held_files
from bereik.house.exchange.held.books import forget_books, lay_books
from bereik.house.exchange.held.sealing import CONTENT
from bereik.house.exchange.held.upload import file_limit
from bereik.house.exchange.pages.report import as_said, books_of, figures_of
from bereik.house.one_at_a_time import holding
from bereik.house.taking_turns import TURN
from bereik.house.upkeep import night
from bereik.see.models import HeldFile
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, open_access

CHECKING = "Een levering nakijken voordat zij wordt ingelezen"
TAKING_IN = "Een levering van betalingsachterstanden inlezen"
ANOTHER, NIGHT = "delivery", "night"


def check(access: Access, held: HeldFile) -> None:
    """The deed: say what there is to say about this file, and what taking it in would change. Nothing is taken in."""
    checked = _checked(access, held)
    foreseen = foresee(access, checked, access.at) if checked.may_come_in else None
    books = books_of(checked, foreseen, access.at)
    with access.deed("check_file"):
        forget_books(access, held, but=[CONTENT])
        lay_books(access, held, books)
        held.figures, held.checked_at, held.refused = figures_of(books), access.at, {}
        held.save(update_fields=["figures", "checked_at", "refused"])


def _checked(access: Access, held: HeldFile) -> Checked:
    official = read_schema(settings.BEREIK_DDAS_SCHEMA) if settings.BEREIK_DDAS_SCHEMA else None
    if isinstance(official, SchemaUnusable):
        return Checked(None, official.finding, ())
    with held_files.open_held(access, held) as stream:
        return check_stream(stream, schema=official, gemeentecode=ours(), limit=file_limit())


def check_by(held: UUID, who: UUID, at: datetime) -> None:
    """The work of the queue: check this file for whoever handed it in."""
    with desk(who, CHECKING, "check_held", at) as access:
        found = held_files.held_file(access, held)
        if found is not None and found.taken_at is None:
            check(access, found)


def what_comes_first() -> str:
    """What a delivery waits for now: another that is being taken in, the night's work, or '' for nothing."""
    if night.at_work():
        return NIGHT
    with holding(TURN) as free:
        return "" if free else ANOTHER


def take_in_by(held: UUID, who: UUID, at: datetime) -> str:
    """The work of the queue: take this file in, as one deed. Returns what it waits for, '' when it is done or refused."""
    first = what_comes_first()
    with desk(who, TAKING_IN, "take_in_held", at) as access:
        found = held_files.held_file(access, held)
        if found is None or found.asked_at is None or found.taken_at is not None:
            return ""
        if found.waits_for != first:
            note(access, found, waits_for=first)
        if first:
            return first
        checked = _checked(access, found)
    # What is taken in has accesses and transactions of its own, one for the whole file.
    imported = take_in_checked(checked, synthetic=settings.BEREIK_SYNTHETIC, by=who, at=at)
    with desk(who, TAKING_IN, "take_in_held", timezone.now()) as access:
        again = held_files.held_file(access, held)
        if again is None:
            return ""
        if imported.refused is None:
            held_files.content_done(access, again)
        else:
            note(access, again, refused=written(imported.refused), asked_at=None)
    return ""


def follow(held: UUID, who: UUID, task: UUID, at: datetime) -> None:
    """Say on the file which work of the queue is about it now."""
    with desk(who, TAKING_IN, "follow_held", at) as access:
        found = held_files.held_file(access, held)
        if found is not None and found.taken_at is None:
            note(access, found, task=task)


def start_checking(access: Access, held: HeldFile) -> None:
    """The deed: this file is checked by the queue; what was said before does not count any more."""
    from bereik.house.exchange.pages.tasks import check_held

    with access.deed("start_checking"):
        task = check_held.enqueue(str(held.pk), str(access.who))
        held.task, held.checked_at, held.figures, held.refused = UUID(task.id), None, {}, {}
        held.save(update_fields=["task", "checked_at", "figures", "refused"])


def ask_to_take_in(access: Access, held: HeldFile) -> bool:
    """The deed: somebody said "take it in". False where that was said already, or it may not come in."""
    if not may_be_taken_in(held):
        return False
    from bereik.house.exchange.pages.tasks import take_in_held

    return ask_the_queue(access, held, take_in_held)


def ask_the_queue(access: Access, held: HeldFile, work: Task[[str, str], str]) -> bool:
    """The deed: somebody said "take it in", and this work of the queue does it. False where that was said already."""
    with access.deed("ask_to_take_in"):
        mine = HeldFile.objects.filter(pk=held.pk, asked_at__isnull=True, taken_at__isnull=True)
        if not mine.update(asked_at=access.at, refused={}, waits_for=""):
            return False
        task = work.enqueue(str(held.pk), str(access.who))
        HeldFile.objects.filter(pk=held.pk).update(task=UUID(str(task.id)))
    return True


def try_again(access: Access, held: HeldFile) -> None:
    """The deed: the work on this file that failed is begun anew."""
    with access.deed("try_again"):
        if held.asked_at is None:
            start_checking(access, held)
        else:
            HeldFile.objects.filter(pk=held.pk).update(asked_at=None)
            ask_to_take_in(access, held)


def may_be_taken_in(held: HeldFile) -> bool:
    """Checked, readable and without an error."""
    figures = held.figures
    return held.checked_at is not None and not figures.get("unreadable") and not figures.get("errors")


def note(access: Access, held: HeldFile, **values: object) -> None:
    """The deed: write this down on the file."""
    with access.deed("note_on_file"):
        for name, value in values.items():
            setattr(held, name, value)
        held.save(update_fields=list(values))


def written(refused: Refusal) -> dict[str, list[str]]:
    """Why it was refused, as it is noted on the file."""
    return {"what": as_said(refused.what), "why": as_said(refused.why), "now": as_said(refused.now)}


def desk(who: UUID, because: str, page: str, at: datetime) -> AbstractContextManager[Access]:
    """An access for whoever handed a file in, while the queue works on it."""
    return open_access(
        purpose=Purpose.DELIVERY, who=who, kind="account", law=Law.WGS, because=because, page=page, at=at
    )
