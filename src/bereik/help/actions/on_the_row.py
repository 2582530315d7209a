"""What does the journey's own row say, so that a list can be ordered by it without asking other tables?

Parts of a deed: who calls them changed a promise or a question, and has the deed open.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Min

from bereik.help.models import OwnWord, Promise
from bereik.people.models import Journey
from bereik.terms.own_words import OWN_KINDS

ASKING = tuple(kind.value for kind, term in OWN_KINDS.items() if term.asks)
OPEN = {"kept_at": None, "broken_at": None, "repaired_at": None, "moved_at": None, "let_go_at": None}
"""What `help.rules.is_open` says of a promise, as a filter."""


def keep_word_due(journey: UUID) -> None:
    """The first day on which an open promise is due, None when none is."""
    waits = Promise.objects.filter(journey=journey, **OPEN)
    Journey.objects.filter(pk=journey).update(word_due_on=waits.aggregate(first=Min("due_on"))["first"])


def keep_asked(journey: UUID) -> None:
    """Since when the oldest thing that the resident asked waits for us, None when nothing does."""
    waits = OwnWord.objects.filter(journey=journey, kind__in=ASKING, answered_at__isnull=True)
    Journey.objects.filter(pk=journey).update(asked_at=waits.aggregate(first=Min("at"))["first"])
