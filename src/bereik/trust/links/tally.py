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


@dataclass(frozen=True)
class Struck:
    """How many tries stand on what was counted, this one with it; or until when it rests."""

    number: int = 0
    rests_until: datetime | None = None


@dataclass(frozen=True)
class Strikes:
    """So many wrong tries, each within `rests` of the first, and it rests for as long, counted from the last.

    Exact where a `Limit` is a sliding guess: a person hears how many tries are left, and until when it rests.
    """

    name: str
    tries: int
    rests: timedelta

    def rests_until(self, at: datetime, *what: str) -> datetime | None:
        """Until when it rests; None when it does not."""
        laid = Tally.objects.filter(key=self._key("rest", what), stretch__gt=at - self.rests)
        begun = laid.order_by("-stretch").values_list("stretch", flat=True).first()
        return begun + self.rests if begun else None

    def count(self, at: datetime, *what: str) -> Struck:
        """Count one try before it is judged; while it rests none is counted, or anyone could keep it resting."""
        if until := self.rests_until(at, *what):
            return Struck(rests_until=until)
        key = self._key("try", what)
        for _ in range(2):
            row = Tally.objects.filter(key=key, stretch__gt=at - self.rests).order_by("stretch").first()
            if row is not None and Tally.objects.filter(pk=row.pk).update(tries=F("tries") + 1):
                return Struck(Tally.objects.values_list("tries", flat=True).get(pk=row.pk))
            try:
                with transaction.atomic():
                    Tally.objects.create(key=key, stretch=at, tries=1)
                return Struck(1)
            except IntegrityError:
                continue  # another try at the very same moment made the row
        return Struck(self.tries)

    def rest_after(self, at: datetime, struck: Struck, *what: str) -> datetime | None:
        """The try that was counted was wrong: until when it rests now; None while tries are left."""
        if struck.number < self.tries:
            return None
        Tally.objects.get_or_create(key=self._key("rest", what), stretch=at)
        self.forget(*what)
        return at + self.rests

    def forget(self, *what: str) -> None:
        """It went well: what went wrong before no longer counts."""
        Tally.objects.filter(key=self._key("try", what)).delete()

    def _key(self, sort: str, what: tuple[str, ...]) -> bytes:
        return hash_of(f"tally:{self.name}:{sort}", "\0".join(what))


LONGEST_WINDOW = timedelta(days=2)


def clear_tallies(at: datetime) -> int:
    """Take away what no window reaches any more. Nightly; returns how many."""
    return Tally.objects.filter(stretch__lt=at - LONGEST_WINDOW).delete()[0]
