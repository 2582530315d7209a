"""When does the text of a question go, and what becomes of one that nobody answered?

The night's work. What somebody took and left is put back for the team once it is late; what nobody answered before its
day is ours, and whoever asked is told.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bereik.see.consulting.rules import HERE
from bereik.see.consulting.telling import tell_asker
from bereik.see.models import Consultation
from bereik.terms.clocks import months_after
from bereik.terms.consultation import CARD_WORKS
from bereik.trust.access import Access

LEFT_AFTER = timedelta(days=2)
"""A question that was taken this long ago and is late waits for the team again. House default."""


def keep_questions(access: Access) -> dict[str, int]:
    """Erase every text whose day came, put back what was taken and left, end old cards. Under UPKEEP; counts."""
    with access.deed("keep_questions"):
        return {
            "questions_never_answered": _say_that_we_failed(access),
            "questions_erased": _erase(access),
            "questions_put_back": _put_back(access),
            "cards_ended": _end_cards(access),
        }


def _say_that_we_failed(access: Access) -> int:
    failed = Consultation.objects.filter(
        erase_on__lte=access.today, erased_at__isnull=True, answered_at__isnull=True
    )
    rows = list(failed.select_related("team").defer("text", "advice_text"))
    for row in rows:
        tell_asker(access, row)
    return len(rows)


def _erase(access: Access) -> int:
    """What anybody wrote goes, the sender's own word for it too; the choices remain (`terms.retention`)."""
    due = Consultation.objects.filter(erase_on__lte=access.today, erased_at__isnull=True)
    return due.update(text=None, advice_text=None, own_words="", erased_at=access.at)


def _put_back(access: Access) -> int:
    left = Consultation.objects.filter(
        adviser__isnull=False, answered_at__isnull=True, erased_at__isnull=True, answer_by__lt=access.today
    )
    return left.filter(taken_at__lt=access.at - LEFT_AFTER).update(adviser=None, taken_at=None)


def _end_cards(access: Access) -> int:
    first_day = months_after(access.today, -CARD_WORKS.amount)
    old = Consultation.objects.filter(card__isnull=False)
    return old.filter(answered_at__lt=datetime.combine(first_day, time.min, HERE)).update(card=None)
