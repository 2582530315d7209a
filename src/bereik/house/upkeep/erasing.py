"""Whose day of erasure came, and is nothing of them left in any room?

One deed a resident: either everything of them is gone or nothing is yet. What was said about them in words, and what
was kept as sent, goes; that a signal came, when and along which route, stays with the journey of nobody.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from bereik.house.upkeep.night import Figures
from bereik.people.erasing import erase_resident, residents_to_erase
from bereik.people.models import Journey
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
        SignalWords.objects.filter(resident=resident).delete()
        DeliveredItem.objects.filter(resident=resident).delete()
        erase_resident(access, resident)
        left = {journey.pk: journey for journey in Journey.objects.filter(resident=resident).order_by("id")}
        for signal in Signal.objects.filter(resident=resident).order_by("id"):
            # The sender's own key can hold a customer number; ours takes its place and is as unique.
            signal.key, signal.print, signal.own_words = f"erased:{signal.id}", b"", ""
            signal.danger, signal.amount, signal.domains = "", None, []
            signal.age, signal.agreed_how, signal.agreed_by = "", "", []
            # No finer than what is left of the journey.
            if journey := left.get(signal.journey_id) if signal.journey_id else None:
                signal.area_id, signal.sender_kind = journey.area_id, journey.came_through
            signal.save()
