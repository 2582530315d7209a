"""What is past its term, and is it gone?

Lines of the trail go by whole months and leave their seal. Files, deliveries and messages past their term are only
counted here: they go after a person has seen the list. What never led to contact the team sees coming and decides
(`house.upkeep.term`); what is counted of it here still waits for that.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bereik.house.upkeep.night import Figures
from bereik.people.models import Journey, Message
from bereik.see.models import DeliveredItem, Delivery
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.terms.retention import RETENTION, Kept
from bereik.trust.access import house_access
from bereik.trust.trail.sealing import drop_before

FILE_OF: dict[Law, Kept] = {
    Law.WMO: Kept.WMO_FILE,
    Law.JEUGDWET: Kept.YOUTH_FILE,
    Law.PARTICIPATIEWET: Kept.PARTICIPATION_FILE,
    Law.WGS: Kept.WGS_FILE,
}


def destroy_past_term(at: datetime, day: date) -> Figures:
    """Drop the months of the trail that are past their term, and count what else waits for a person's yes."""
    return {
        "trail_lines": drop_before(trail_kept_from(day), dropped=at),
        "waits_for_a_yes": past_term(at, day),
    }


def trail_kept_from(day: date) -> date:
    """The first day of the oldest month of the trail that is still kept on this day."""
    month = day.replace(day=1)
    while RETENTION[Kept.TRAIL].ends(_last_of_month_before(month)) >= day:
        month = _last_of_month_before(month).replace(day=1)
    return month


def _last_of_month_before(month: date) -> date:
    return month - timedelta(days=1)


def past_term(at: datetime, day: date) -> dict[str, int]:
    """How many files, deliveries and messages are past their term today, by the term's own name."""
    found: dict[str, int] = {}
    with house_access(Purpose.UPKEEP, "Tellen wat over de termijn is", at=at, page="past_term"):
        for law, kept in FILE_OF.items():
            edge = latest_start(kept, day)
            found[kept.value] = Journey.objects.filter(law=law.value, ended_at__date__lte=edge).count()
        found[Kept.NEVER_MET.value] = Journey.objects.filter(keep_until__lt=day, met_at__isnull=True).count()
        old = Delivery.objects.filter(received_at__date__lte=latest_start(Kept.DELIVERY, day))
        found[Kept.DELIVERY.value] = DeliveredItem.objects.filter(delivery__in=old.values("pk")).count()
        found[Kept.MESSAGE.value] = Message.objects.filter(
            sent_at__date__lte=latest_start(Kept.MESSAGE, day)
        ).count()
    return found


def latest_start(kept: Kept, day: date) -> date:
    """The last day on which something may have started to be past its term today."""
    start = day - timedelta(days=_days_at_most(kept))
    while RETENTION[kept].ends(start + timedelta(days=1)) < day:
        start += timedelta(days=1)
    return start


def _days_at_most(kept: Kept) -> int:
    """More days than the term can have, so that one walks towards its end and not past it."""
    period = RETENTION[kept].period
    return {"years": 367, "months": 32, "weeks": 8, "days": 2}[period.unit.value] * period.amount
