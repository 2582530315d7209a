"""How is a file sealed while it streams by, so that it never lies anywhere in clear?

Compressed first (a delivery shrinks to a tenth), then cut in pieces that are each sealed under the file's own key. The
associated data say which file, which book and which piece, so that pieces cannot change places.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from bereik.trust.ids import new_id
from bereik.trust.sealing import CannotOpen, new_data_key, place, seal, unseal

A_PIECE = 1 << 19
"""So many compressed bytes a piece."""
CONTENT = "content"
TABLE = "see_heldpiece"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was handed in, sealed, and not stored yet. `name` is how its sender called it."""

    file: UUID
    key: bytes = field(repr=False)
    name: str = field(repr=False)
    size: int
    sha256: str
    pieces: tuple[bytes, ...] = field(repr=False)


class Sealer:
    """Takes a file in as it comes by, and lets go of what is clear at once."""

    def __init__(self) -> None:
        self.file, self.size = new_id(), 0
        self._key = new_data_key()
        self._digest = hashlib.sha256()
        self._press = zlib.compressobj(1)
        self._waits = bytearray()
        self._pieces: list[bytes] = []

    def write(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self._digest.update(chunk)
        self._waits += self._press.compress(chunk)
        while len(self._waits) >= A_PIECE:
            self._seal(A_PIECE)

    def finish(self, name: str) -> Sealed:
        self._waits += self._press.flush()
        while self._waits:
            self._seal(A_PIECE)
        return Sealed(self.file, self._key, name, self.size, self._digest.hexdigest(), tuple(self._pieces))

    def _seal(self, most: int) -> None:
        piece = bytes(self._waits[:most])
        del self._waits[:most]
        self._pieces.append(seal(self._key, piece, place_of(self.file, CONTENT, len(self._pieces))))


def seal_bytes(content: bytes, *, name: str) -> Sealed:
    """Seal what we made ourselves of a file that is held."""
    sealer = Sealer()
    sealer.write(content)
    return sealer.finish(name)


def place_of(file: UUID, book: str, number: int) -> bytes:
    return place(TABLE, f"{book}:{number}", file)


def seal_page(key: bytes, file: UUID, book: str, number: int, content: bytes) -> bytes:
    return seal(key, zlib.compress(content, 1), place_of(file, book, number))


def open_page(key: bytes, file: UUID, book: str, number: int, sealed: bytes) -> bytes:
    """Raises `CannotOpen`."""
    return zlib.decompress(unseal(key, sealed, place_of(file, book, number)))


class OpenedStream(io.RawIOBase):
    """What was sent, as a stream: one piece is open at a time. Raises `CannotOpen` where a piece is missing."""

    def __init__(self, key: bytes, file: UUID, size: int, pieces: Iterable[bytes]) -> None:
        self._left = size
        self._clear = self._opened(key, file, pieces)
        self._waits = b""

    @staticmethod
    def _opened(key: bytes, file: UUID, pieces: Iterable[bytes]) -> Iterator[bytes]:
        press = zlib.decompressobj()
        for number, piece in enumerate(pieces):
            yield press.decompress(unseal(key, piece, place_of(file, CONTENT, number)))
        yield press.flush()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._waits:
            found = next(self._clear, None)
            if found is None:
                if self._left:
                    raise CannotOpen("A piece of this file is missing.")
                return 0
            self._waits = found
        some = self._waits[: len(view)]
        self._waits = self._waits[len(some) :]
        view[: len(some)] = some
        self._left -= len(some)
        return len(some)
