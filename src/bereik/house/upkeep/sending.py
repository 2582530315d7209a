"""What should have gone out by now, and does it?"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from bereik.house.upkeep.night import Figures
from bereik.house.work.working import work_until_empty
from bereik.people.messages.sending import due_messages
from bereik.people.messages.tasks import send_message
from bereik.people.models import Message
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access


def send_what_is_due(at: datetime, day: date) -> Figures:
    """Put every message that is due in the queue once more, do what waits there, and count what became of them.

    Through the queue, so that one that fails stands on the same page as all other work that failed.
    """
    due = due_messages(at)
    for message in due:
        send_message.enqueue(str(message))
    tasks = work_until_empty()
    became: Counter[str] = Counter()
    with house_access(Purpose.MESSAGING, "Tellen wat verstuurd is", at=at, page="send_what_is_due"):
        for start in range(0, len(due), 500):
            rows = Message.objects.filter(pk__in=due[start : start + 500])
            for sent, failed in rows.values_list("sent_at", "failed_at"):
                became["sent" if sent else "failed" if failed else "tried_again_later"] += 1
    return {"due": len(due), "sent": 0, "failed": 0, "tried_again_later": 0, **became, "tasks": tasks}
