"""Whom has nobody of the team taken on yet? Reason, day, area and clock; who it is, only the one who takes it on sees."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, Q, Subquery
from django.db.models.functions import Coalesce

from bereik.help.day_list.rows import PAGE, Page, row_of
from bereik.help.term.lists import of_the_team
from bereik.people.models import Journey
from bereik.see.consulting.answering import answers_questions, questions_counted
from bereik.trust.access import Access


def waiting_list(access: Access, after: str = "", *, most: int = PAGE) -> Page:
    """Danger that somebody named first, then who waits longest. Under OUTREACH; 1 query.

    It also counts who asks without a name, and says whether a term comes near, as parts of the same query: so not
    where nobody waits.
    """
    rows = Journey.objects.open().nobody_yet(access.team)
    rows = rows.filter(Q(rests_until__isnull=True) | Q(rests_until__lte=access.today))
    if after and (place := _place(after)):
        urgent, opened, key = place
        later = Q(opened_at__gt=opened) | Q(opened_at=opened, pk__gt=key)
        rows = rows.filter((Q(urgent=urgent) & later) | (Q(urgent=False) if urgent else Q(pk__in=[])))
    rows = rows.annotate(
        questions=Coalesce(Subquery(questions_counted(access)), 0), terms=Exists(of_the_team(access))
    )
    found = list(rows.order_by(F("urgent").desc(), "opened_at", "pk").select_related("area")[: most + 1])
    shown = found[:most]
    last = shown[-1] if len(found) > most else None
    more = f"{0 if last.urgent else 1}_{last.opened_at.isoformat()}_{last.pk}" if last else ""
    uncounted = None if answers_questions(access) else 0
    questions = found[0].questions if found else uncounted
    terms = bool(found) and found[0].terms
    return Page(tuple(row_of(journey, "", access.today) for journey in shown), more, questions, terms)


def _place(after: str) -> tuple[bool, str, UUID] | None:
    """Where a page begins, as it stood in the link; None when somebody wrote it by hand."""
    try:
        urgent, opened, key = after.split("_", 2)
        date.fromisoformat(opened[:10])
        return urgent == "0", opened, UUID(key)
    except ValueError:
        return None
