"""Is a file that is handed in held whole and sealed, opened by whoever handed it in alone, and gone afterwards?"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from bereik.house.exchange.held import holding
from bereik.house.exchange.held.books import A_PAGE, book_page, lay_books, whole_book
from bereik.house.exchange.held.sealing import CONTENT, OpenedStream, Sealer, seal_bytes
from bereik.see.models import HeldFile, HeldPiece
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.sealing import CannotOpen

pytestmark = pytest.mark.django_db(transaction=True)

RIK, SOMEBODY_ELSE = uuid4(), uuid4()
NAMED = b'{"Achternaam": "Pimpelmees"}'


def desk(who: UUID = RIK, **values: Any) -> Any:
    return open_access(purpose=Purpose.DELIVERY, who=who, kind="account", because="proef", **values)


def held(content: bytes = NAMED, who: UUID = RIK, **values: Any) -> HeldFile:
    with desk(who, **values) as access:
        return holding.hold(access, seal_bytes(content, name="mei.json"), sort="ddas")


def sent(access: Access, file: HeldFile) -> bytes:
    with holding.open_held(access, file) as stream:
        return stream.read()


def all_rows() -> tuple[int, int]:
    with house_access(Purpose.UPKEEP, "proef"):
        return HeldFile.objects.count(), HeldPiece.objects.count()


def test_what_was_sent_comes_out_as_it_went_in() -> None:
    seed = Random().randrange(10**9)
    print(f"seed {seed}")
    # Does not compress: more than one piece.
    content = Random(seed).randbytes(1_700_000)
    file = held(content)
    assert all_rows()[1] > 2
    with desk() as access:
        assert sent(access, file) == content
        assert file.sha256 == hashlib.sha256(content).hexdigest()
        assert (file.size, file.read_name()) == (len(content), "mei.json")


@pytest.mark.parametrize("content", [b"", b"{", b"a" * 3_000_000])
def test_small_empty_and_dull_files_come_out_whole_too(content: bytes) -> None:
    file = held(content)
    with desk() as access:
        assert sent(access, file) == content


def test_nothing_of_it_lies_in_clear() -> None:
    file = held()
    with desk() as access:
        lay_books_in_deed(access, file, {"findings": [{"who": "Pimpelmees"}]})
        rows = list(HeldPiece.objects.values_list("sealed", flat=True))
        names = list(HeldFile.objects.values_list("name", flat=True))
    assert rows and names
    for one in [*rows, *names]:
        assert b"Pimpelmees" not in bytes(one) and b"mei" not in bytes(one)


def test_only_who_handed_it_in_sees_it() -> None:
    file = held()
    with desk(SOMEBODY_ELSE) as access:
        assert holding.held_file(access, file.pk) is None
        assert holding.held_files(access) == []
        assert not HeldPiece.objects.exists()
        # Whoever got hold of the row all the same throws nothing away with it.
        holding.throw_away(access, file)
    assert all_rows() == (1, 1)
    with desk() as access:
        assert [one.pk for one in holding.held_files(access)] == [file.pk]


def test_pieces_do_not_change_places_and_none_may_be_missing() -> None:
    sealer = Sealer()
    sealer.write(Random(7).randbytes(1_200_000))
    sealed = sealer.finish("x")
    first, second, *more = sealed.pieces
    for wrong in ([second, first, *more], [first, *more], [first], []):
        stream = OpenedStream(sealed.key, sealed.file, sealed.size, wrong)
        with pytest.raises(CannotOpen):
            stream.readall()


def test_thrown_away_nothing_is_left() -> None:
    file = held()
    with desk() as access:
        holding.throw_away(access, file)
        assert holding.held_file(access, file.pk) is None
    assert all_rows() == (0, 0)


def test_done_only_says_so() -> None:
    file = held()
    with desk() as access:
        holding.content_done(access, file)
        again = holding.held_file(access, file.pk)
        assert again is not None and again.taken_at is not None
        assert again.read_name() == ""
        with pytest.raises(CannotOpen), holding.open_held(access, again) as stream:
            stream.read()
    assert all_rows() == (1, 0)


def test_the_night_throws_away_what_lay_for_a_day() -> None:
    now = timezone.now()
    old, new = held(at=now - timedelta(days=1, seconds=1)), held(at=now - timedelta(hours=23))
    with desk(at=now) as access:
        assert holding.held_file(access, old.pk) is None, "after a day it is not shown either"
    assert holding.throw_away_old(now) == 1
    assert all_rows() == (1, 1)
    with desk(at=now) as access:
        assert sent(access, new) == NAMED


def test_a_page_of_a_book_is_fifty_lines() -> None:
    file = held()
    lines = [{"number": number} for number in range(2 * A_PAGE + 1)]
    with desk() as access:
        lay_books_in_deed(access, file, {"findings": lines, "new": []})
        assert book_page(access, file, "findings", 2) == lines[A_PAGE : 2 * A_PAGE]
        assert book_page(access, file, "findings", 3) == lines[2 * A_PAGE :]
        assert book_page(access, file, "findings", 4) == book_page(access, file, "new") == []
        assert list(whole_book(access, file, "findings")) == lines
        # Laid again it takes the place of the former.
        lay_books_in_deed(access, file, {"findings": lines[:1]})
        assert list(whole_book(access, file, "findings")) == lines[:1]
        assert HeldPiece.objects.filter(book=CONTENT).count() == 1


def lay_books_in_deed(access: Access, file: HeldFile, books: dict[str, list[Any]]) -> None:
    with access.deed("check_file"):
        lay_books(access, file, books)
