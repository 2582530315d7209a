"""How is what the check said kept beside a file, so that a page about fifty signals reads fifty and not fifty thousand?

A book is a list of lines (JSON), cut in pages of fifty that are each sealed by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bereik.house.exchange.held.sealing import open_page, seal_page
from bereik.see.models import HeldFile, HeldPiece
from bereik.trust.access import Access

A_PAGE = 50
_AT_ONCE = 200

Line = Any
"""Something that JSON knows."""


def lay_books(access: Access, held: HeldFile, books: Mapping[str, Sequence[Line]]) -> None:
    """Lay these books beside the file, in place of those of the same names. Inside a deed."""
    key = held.key()
    HeldPiece.objects.filter(file=held.pk, book__in=list(books)).delete()
    rows = (
        HeldPiece(by=held.by, file=held, book=book, number=number,
                  sealed=seal_page(key, held.id, book, number, _written(lines)))
        for book, all_lines in books.items()
        for number, lines in enumerate(_pages(all_lines), start=1)
    )  # fmt: skip
    some: list[HeldPiece] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            HeldPiece.objects.bulk_create(some)
            some = []
    if some:
        HeldPiece.objects.bulk_create(some)


def forget_books(access: Access, held: HeldFile, *, but: Iterable[str]) -> None:
    """Take away every book but these. Inside a deed."""
    HeldPiece.objects.filter(file=held.pk).exclude(book__in=list(but)).delete()


def book_page(access: Access, held: HeldFile, book: str, number: int = 1) -> list[Line]:
    """The lines of one page, counted from 1; none where there is no such page."""
    pages = book_pages(access, held, [(book, number)])
    return pages.get((book, number), [])


def book_pages(
    access: Access, held: HeldFile, wanted: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], list[Line]]:
    """Several of them in one question: those that there are. Raises `CannotOpen`."""
    pages = set(wanted)
    rows = HeldPiece.objects.filter(
        file=held.pk, book__in={book for book, _ in pages}, number__in={number for _, number in pages}
    )
    key = held.key()
    return {
        (book, number): json.loads(open_page(key, held.id, book, number, bytes(sealed)))
        for book, number, sealed in rows.values_list("book", "number", "sealed")
        if (book, number) in pages
    }


def whole_book(access: Access, held: HeldFile, book: str) -> Iterator[Line]:
    """Every line, for a file to hand back."""
    key = held.key()
    rows = HeldPiece.objects.filter(file=held.pk, book=book).order_by("number")
    for number, sealed in rows.values_list("number", "sealed"):
        yield from json.loads(open_page(key, held.id, book, number, bytes(sealed)))


def _pages(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for first in range(0, len(lines), A_PAGE):
        yield lines[first : first + A_PAGE]


def _written(lines: Sequence[Line]) -> bytes:
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
