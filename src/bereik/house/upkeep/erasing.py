"""Whose day of erasure came, and is nothing of them left in any room?

One deed a resident: either everything of them is gone or nothing is yet. What was said about them in words, and what
was kept as sent, goes; that a signal came, when and along which route, stays with the journey of nobody.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from bereik.help.actions.erasing import erase_words
from bereik.house.upkeep.night import Figures
from bereik.people.erasing import erase_resident, residents_to_erase
from bereik.people.models import Journey
from bereik.see.erased import erased_key
from bereik.see.models import DeliveredItem, Signal, SignalWords
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access

WHY = "Vernietigen wat niet langer bewaard mag worden"


def erase_whose_day_came(at: datetime, day: date) -> Figures:
    """Erase everyone whose day came; a count."""
    with house_access(Purpose.UPKEEP, WHY, at=at, page="erase_whose_day_came") as access:
        due = residents_to_erase(access)
    for resident in due:
        with house_access(Purpose.UPKEEP, WHY, at=at, page="erase_resident") as access:
            erase_everywhere(access, resident)
    return {"residents": len(due)}


def erase_everywhere(access: Access, resident: UUID) -> None:
    """Erase one resident in every room, in one deed."""
    with access.deed("erase_resident"):
        erase_words(access, resident)
        erase_resident(access, resident)
        for journey in Journey.objects.filter(resident=resident).order_by("id"):
            erase_what_was_told(access, journey)
            # No finer than what is left of the journey.
            Signal.objects.filter(journey=journey.pk).update(
                area=journey.area_id, sender_kind=journey.came_through
            )


def erase_what_was_told(access: Access, journey: Journey) -> None:
    """What others told us about one journey: words, amounts and what was sent go; that it came, when and how, stays.

    Inside a deed, under UPKEEP.
    """
    SignalWords.objects.filter(journey=journey.pk).delete()
    DeliveredItem.objects.filter(journey=journey.pk).delete()
    for signal in Signal.objects.filter(journey=journey.pk).order_by("id"):
        signal.key, signal.print, signal.own_words = erased_key(signal.sender, signal.key), b"", ""
        signal.danger, signal.amount, signal.domains = "", None, []
        signal.age, signal.agreed_how, signal.agreed_by = "", "", []
        signal.save()
