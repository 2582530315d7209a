"""What stands on the resident's own page, in which order, on a screen and on paper?

Only what the own part gives: the row rules of the purpose OWN. Nothing here can be reached by anyone else's purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bereik.help.own.asked import Asked, Needs, Question, asked_of, needs_of, question_of, said_no
from bereik.help.own.contact import Contact, Next, contact_of, next_of, reader_of
from bereik.help.own.known import Shared, Told, shared_of, told_of
from bereik.help.own.looks import Looks, looks_of
from bereik.help.own.promised import Ledger, ledger_of
from bereik.help.own.rows import Rows, read_rows
from bereik.help.rules import day_of
from bereik.people.models import Agreement
from bereik.trust.access import Access
from bereik.trust.trail.reading import own_part


@dataclass(frozen=True)
class OwnPage:
    """Everything on the page, in the order of the page.

    `erase_on`: the day on which we take away what we know. `rests_until`: the resident said *not now*; `said_no_on`: leave me alone. `former` is whom they knew, where nothing
    runs any more. `child`: a parent or guardian reads it. `looks` is None on the sheet that a professional prints: the whole list is the resident's alone.
    """

    erase_on: date | None
    contacts: list[Contact]
    former: Contact
    rests_until: date | None
    said_no_on: date | None
    next: Next | None
    promises: Ledger
    asked: list[Asked]
    needs: list[Needs]
    told: list[Told]
    shared: list[Shared]
    looks: Looks | None
    question: Question | None
    today: date
    rows: Rows = field(repr=False)
    child: bool = False

    @property
    def runs(self) -> bool:
        """Whether anything runs."""
        return bool(self.contacts)

    @property
    def hand_in(self) -> Contact:
        """To whom a sheet with ticks goes."""
        return self.contacts[0] if self.contacts else self.former


def own_page_of(access: Access, *, child: bool = False) -> OwnPage:
    """Gather the page for the one whose page this is, or for a parent; at most nine queries."""
    agreements = Agreement.objects.filter(withdrawn_on__isnull=True).select_related("to_professional")
    shared = shared_of(list(agreements.order_by("agreed_on", "pk")))
    return page_from(access, read_rows(access), shared, looks_of(own_part(access)), child=child)


def page_from(
    access: Access, rows: Rows, shared: list[Shared], looks: Looks | None, *, child: bool = False
) -> OwnPage:
    """The same page from these rows, whatever purpose read them."""
    today, running = access.today, rows.open()
    rests = [one.rests_until for one in running if one.rests_until and one.rests_until > today]
    no = said_no(rows)
    return OwnPage(
        erase_on=rows.erase_on,
        contacts=[contact_of(one, today) for one in running],
        former=reader_of(rows.journeys[-1] if rows.journeys else None),
        rests_until=max(rests) if rests and len(rests) == len(running) else None,
        said_no_on=day_of(no.at) if no else None,
        next=next_of(rows, today),
        promises=ledger_of(rows, today),
        asked=asked_of(rows, access.at),
        needs=needs_of(rows),
        told=told_of(rows),
        shared=shared,
        looks=looks,
        question=question_of(rows, today),
        today=today,
        rows=rows,
        child=child,
    )
