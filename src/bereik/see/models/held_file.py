"""Which files did somebody hand in that wait for a decision, and what did the check say about them?

Nothing of such a file is part of the house yet. It lies here sealed, under a key of its own, for whoever handed it in,
until it is taken in or thrown away; a day later the night throws it away (`terms.retention`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie
from bereik.trust.sealing import open_text, place, seal_text, unwrap, wrap


def _of_who_handed_it_in() -> dict[Purpose, Rule]:
    return {
        Purpose.DELIVERY: Rule(
            Q(by=Tie.who),
            adds=Q(by=Tie.who),
            changes=True,
            removes=True,
            why="Wie het bestand inleverde, tot het besluit",
        ),
        Purpose.UPKEEP: Rule(EVERYTHING, removes=True, why="Nachtwerk: na een dag weggooien"),
    }


class HeldFile(Guarded):
    """One file that was handed in. Its name and content are sealed; `wrapped` is the key, empty once they are gone.

    `sort` is the way it came (a DDAS delivery, a CSV). `figures` are counts of the check. `task` is the work that is
    being done on it and `waits_for` why that does not begin yet. `asked_at`: somebody said "take it in"; `refused` why
    that was not done, in both languages.
    """

    guard = Guard(_of_who_handed_it_in)

    by = models.UUIDField()
    sort = models.CharField(max_length=20)
    wrapped = models.BinaryField(default=b"")
    name = models.BinaryField(null=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    held_at = models.DateTimeField()
    task = models.UUIDField(null=True)
    waits_for = models.CharField(max_length=20, blank=True, default="")
    figures = models.JSONField(default=dict)
    checked_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    refused = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-held_at", "id"]
        indexes = [models.Index(fields=["by", "held_at"], name="heldfile_by")]

    def lay(self, key: bytes, name: str) -> None:
        """Lay the key, wrapped, and the name under it (not saved yet)."""
        self.wrapped = wrap(key, self.id)
        self.name = seal_text(key, name, self._place())

    def key(self) -> bytes:
        """The key of this file. Raises `CannotOpen`, also when the content is gone."""
        return unwrap(bytes(self.wrapped), self.id)

    def read_name(self) -> str:
        """How the file was called; '' when that is gone. Raises `CannotOpen`."""
        return open_text(self.key(), bytes(self.name), self._place()) if self.name else ""

    def _place(self) -> bytes:
        return place(self._meta.db_table, "name", self.id)


class HeldPiece(Guarded):
    """A sealed piece of what is held: of the file itself, or of what the check said. `book` says which, `number` the
    order; `by` stands here too, so that a piece is guarded without looking at another table."""

    touches = "file_id"
    guard = Guard(_of_who_handed_it_in)

    by = models.UUIDField()
    file = models.ForeignKey(HeldFile, on_delete=models.PROTECT, related_name="+", db_index=False)
    book = models.CharField(max_length=100)
    number = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint("file", "book", "number", name="heldpiece_once")]
