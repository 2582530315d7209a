"""How often was this tried lately, and is it one time too many?

Kept in the database, so that all processes count together. Two fixed stretches make one sliding window: what is left
of the former stretch counts for the part that still lies inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from bereik.trust.links.models import Tally
from bereik.trust.links.tokens import hash_of


@dataclass(frozen=True)
class Limit:
    """At most this many tries in this many minutes, for each thing that is counted."""

    name: str
    tries: int
    minutes: int

    def key(self, what: tuple[str, ...]) -> bytes:
        """A keyed hash of what is counted: the table tells no address, e-mail or link."""
        return hash_of(f"tally:{self.name}", "\0".join(what))

    def stretch(self, at: datetime) -> datetime:
        """The beginning of the stretch in which this moment falls."""
        seconds = self.minutes * 60
        return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, UTC)

    def tries_until(self, at: datetime, *what: str) -> float:
        """How many tries lie in the window that ends now."""
        window = timedelta(minutes=self.minutes)
        now = self.stretch(at)
        found = dict(
            Tally.objects.filter(key=self.key(what), stretch__in=[now, now - window])
            .order_by()
            .values_list("stretch", "tries")
        )
        return found.get(now, 0) + found.get(now - window, 0) * (1 - (at - now) / window)

    def reached(self, at: datetime, *what: str) -> bool:
        """Whether there is no try left."""
        return self.tries_until(at, *what) >= self.tries

    def count(self, at: datetime, *what: str) -> bool:
        """Count one try; whether it was one too many.

        Counted before it is judged: of many tries at once none slips through between looking and counting.
        """
        stretch = {"key": self.key(what), "stretch": self.stretch(at)}
        if not Tally.objects.filter(**stretch).update(tries=F("tries") + 1):
            try:
                with transaction.atomic():
                    Tally.objects.create(**stretch, tries=1)
            except IntegrityError:
                Tally.objects.filter(**stretch).update(tries=F("tries") + 1)
        return self.tries_until(at, *what) > self.tries

    def take_back(self, at: datetime, *what: str) -> None:
        """The try that was just counted went well: it does not count after all."""
        found = Tally.objects.filter(key=self.key(what), stretch=self.stretch(at), tries__gt=0)
        found.update(tries=F("tries") - 1)

    def forget(self, *what: str) -> None:
        """It went well: what went wrong before no longer counts."""
        Tally.objects.filter(key=self.key(what)).delete()


LONGEST_WINDOW = timedelta(days=2)


def clear_tallies(at: datetime) -> int:
    """Take away what no window reaches any more. Nightly; returns how many."""
    return Tally.objects.filter(stretch__lt=at - LONGEST_WINDOW).delete()[0]
