"""How is a file held for whoever handed it in, opened again, and thrown away?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import BinaryIO, cast
from uuid import UUID

from bereik.house.exchange.held.sealing import CONTENT, OpenedStream, Sealed
from bereik.see.models import HeldFile, HeldPiece
from bereik.terms.purposes import Purpose
from bereik.terms.retention import RETENTION, Kept
from bereik.trust.access import Access, house_access

HELD_FOR = timedelta(days=RETENTION[Kept.HELD_FILE].period.amount)


def hold(access: Access, sealed: Sealed, *, sort: str) -> HeldFile:
    """The deed: what was handed in is held, whole or not at all. Under DELIVERY."""
    held = HeldFile(
        id=sealed.file,
        by=access.who,
        sort=sort,
        size=sealed.size,
        sha256=sealed.sha256,
        held_at=access.at,
    )
    held.lay(sealed.key, sealed.name)
    with access.deed("hold_file"):
        held.save(force_insert=True)
        for number, piece in enumerate(sealed.pieces):
            # One by one: together they may be as large as the file.
            HeldPiece(by=held.by, file=held, book=CONTENT, number=number, sealed=piece).save(
                force_insert=True
            )
    return held


def held_files(access: Access) -> list[HeldFile]:
    """Everything that whoever is here handed in and that is still held, the newest first."""
    return list(HeldFile.objects.filter(by=access.who, held_at__gt=access.at - HELD_FOR))


def held_file(access: Access, id_: UUID) -> HeldFile | None:
    """One of those; None also where somebody else handed it in."""
    return HeldFile.objects.filter(pk=id_, by=access.who, held_at__gt=access.at - HELD_FOR).first()


@contextmanager
def open_held(access: Access, held: HeldFile) -> Iterator[BinaryIO]:
    """What was sent, as a stream to be read once. Raises `CannotOpen` where the content is gone."""
    with io.BufferedReader(OpenedStream(held.key(), held.id, held.size, _pieces(held)), 1 << 16) as stream:
        yield cast(BinaryIO, stream)


def _pieces(held: HeldFile) -> Iterator[bytes]:
    number = 0
    rows = HeldPiece.objects.filter(file=held.pk, book=CONTENT)
    while (piece := rows.filter(number=number).values_list("sealed", flat=True).first()) is not None:
        yield bytes(piece)
        number += 1


def throw_away(access: Access, held: HeldFile) -> None:
    """The deed: nothing of it is left."""
    with access.deed("throw_away_file"):
        HeldPiece.objects.filter(file=held.pk).delete()
        HeldFile.objects.filter(pk=held.pk).delete()


def content_done(access: Access, held: HeldFile) -> None:
    """What was sent and what was said about it goes; the row stays for a day and says what became of it."""
    with access.deed("take_in_file"):
        HeldPiece.objects.filter(file=held.pk).delete()
        held.wrapped, held.name, held.taken_at, held.waits_for = b"", None, access.at, ""
        held.save(update_fields=["wrapped", "name", "taken_at", "waits_for"])


def throw_away_old(at: datetime) -> int:
    """What nobody decided about for a day, thrown away by the night; how many files."""
    with (
        house_access(
            Purpose.UPKEEP, "Ingeleverde bestanden weggooien na een dag", at=at, page="throw_away_old"
        ) as access,
        access.deed("throw_away_old"),
    ):
        old = HeldFile.objects.filter(held_at__lte=at - HELD_FOR)
        ids = list(old.values_list("pk", flat=True))
        HeldPiece.objects.filter(file__in=ids).delete()
        HeldFile.objects.filter(pk__in=ids).delete()
    return len(ids)
