"""How does a row keep a few texts sealed, so that the table says nothing without the key?"""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from bereik.trust.rows import Guarded
from bereik.trust.sealing import CannotOpen, open_text, place, seal_text


class SealedRow(Guarded):
    """A guarded row of which the columns in `SEALED` hold sealed text."""

    SEALED: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def lay(self, key: bytes, **values: str) -> None:
        """Seal these texts into the row (not saved yet); '' empties one. Unknown names raise `KeyError`."""
        for name, text in values.items():
            if name not in self.SEALED:
                raise KeyError(name)
            setattr(self, name, seal_text(key, text, self._place(name)) if text else None)

    def read(self, key: bytes) -> dict[str, str]:
        """All of them in clear, '' where there is nothing. Raises `CannotOpen`."""
        return {name: open_text(key, getattr(self, name), self._place(name)) for name in self.SEALED}

    def _place(self, column: str) -> bytes:
        return place(self._meta.db_table, column, self.id)


def open_sealed(
    model: type[SealedRow], column: str, row: UUID, sealed: bytes | memoryview | None, key: bytes | None
) -> str:
    """One sealed text of a row that was read as values. '' where there is nothing, or it does not open."""
    if column not in model.SEALED:
        raise KeyError(column)
    if not key or not sealed:
        return ""
    try:
        return open_text(key, bytes(sealed), place(model._meta.db_table, column, row))
    except CannotOpen:
        return ""
