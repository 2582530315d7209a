"""What do senders hear about whom nothing is kept, because that person objected, and when is that forgotten too?

They hear it on the day that was promised, and in the words in which an ordinary signal is closed. A partner cannot tell
which it was, and neither can we.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from bereik.people.actions import team_for
from bereik.see.erased import erased_key
from bereik.see.feedback import tell_sender
from bereik.see.models import Signal
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.retention import RETENTION, Kept
from bereik.trust.access import Access

FIRST_HOUR, MINUTES = time(9), 7 * 60
"""Word that there is news goes out between nine and four, as when a person closes something; not in the night."""

_NOBODY = Q(resident__isnull=True, journey__isnull=True)


def close_whom_we_leave_alone(access: Access) -> int:
    """Tell the senders whose promised day has come that their signal is closed. Under UPKEEP; a count.

    Where no day was promised, because the team had no hours, on the day on which what never led to contact ends.
    """
    untold = Signal.objects.filter(_NOBODY, told_at__isnull=True)
    due = [
        one
        for one in untold.filter(Q(told_by__lte=access.today) | Q(told_by__isnull=True)).order_by("id")
        if one.told_by or _forgotten_on(one) <= access.today
    ]
    for signal in due:
        team = team_for(signal.law, signal.area_id) if signal.area_id else None
        with access.deed("close_left_alone"):
            if team is None:
                Signal.objects.filter(pk=signal.pk).update(told_at=access.at, told=SignalReason.CLOSED)
            else:
                tell_sender(access, signal, SignalReason.CLOSED, team, due_at=_in_the_day(access, signal))
    return len(due)


def forget_whom_we_leave_alone(access: Access) -> int:
    """Take away the sender's own words and keys once an ordinary signal that led to nothing would be erased. A count."""
    old = [
        one
        for one in Signal.objects.filter(_NOBODY, told_at__isnull=False, area__isnull=False).order_by("id")
        if _forgotten_on(one) <= access.today
    ]
    if old:
        with access.deed("forget_left_alone"):
            for signal in old:
                signal.key, signal.print, signal.own_words = erased_key(signal.sender, signal.key), b"", ""
                signal.area = None
                signal.save(update_fields=["key", "print", "own_words", "area"])
    return len(old)


def _forgotten_on(signal: Signal) -> date:
    return RETENTION[Kept.NEVER_MET].ends(timezone.localdate(signal.received_at))


def _in_the_day(access: Access, signal: Signal) -> datetime:
    """A moment of today in working hours, another one for each signal; now when that has passed."""
    first = datetime.combine(access.today, FIRST_HOUR, timezone.get_current_timezone())
    return max(first + timedelta(minutes=signal.id.int % MINUTES), access.at)
