"""Does a sealed value open only where it was sealed, for as long as its key is there?"""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given as drawn
from hypothesis import settings as unhurried
from hypothesis import strategies as some

from bereik.people.marks import marks_of
from bereik.people.models import Identity
from bereik.trust import keys
from bereik.trust.sealing import (
    CannotOpen,
    blind_index,
    new_data_key,
    open_text,
    place,
    seal,
    seal_text,
    unseal,
    unwrap,
    wrap,
)

given = lambda *drawing: lambda test: unhurried(deadline=None, max_examples=60)(drawn(*drawing)(test))  # noqa: E731
KEYS = some.binary(min_size=32, max_size=32)
ROWS = some.uuids()
WORDS = some.text(min_size=1, max_size=60)
COLUMNS = some.sampled_from(Identity.SEALED)


def ring(*numbered: tuple[str, bytes]) -> str:
    return ",".join(f"{number}:{base64.b64encode(key).decode()}" for number, key in numbered)


@given(KEYS, some.binary(max_size=200), ROWS, COLUMNS)
def test_a_value_opens_in_its_own_place(key: bytes, value: bytes, row: UUID, column: str) -> None:
    where = place("people_identity", column, row)
    assert unseal(key, seal(key, value, where), where) == value


@given(KEYS, WORDS, ROWS, ROWS, COLUMNS, COLUMNS)
def test_a_value_opens_in_no_other_place(
    key: bytes, text: str, row: UUID, other_row: UUID, column: str, other_column: str
) -> None:
    sealed = seal_text(key, text, place("people_identity", column, row))
    assert open_text(key, sealed, place("people_identity", column, row)) == text
    for where in (
        place("people_identity", column, other_row),
        place("people_identity", other_column, row),
        place("see_signalwords", column, row),
    ):
        if where != place("people_identity", column, row):
            with pytest.raises(CannotOpen):
                open_text(key, sealed, where)


@given(KEYS, KEYS, WORDS, ROWS)
def test_a_value_opens_with_no_other_key(key: bytes, other: bytes, text: str, row: UUID) -> None:
    where = place("people_identity", "surname", row)
    if key != other:
        with pytest.raises(CannotOpen):
            open_text(other, seal_text(key, text, where), where)


@given(KEYS, WORDS, ROWS, some.data())
def test_one_bit_changed_opens_nothing(key: bytes, text: str, row: UUID, data: some.DataObject) -> None:
    where = place("people_identity", "surname", row)
    sealed = bytearray(seal_text(key, text, where))
    at = data.draw(some.integers(0, len(sealed) * 8 - 1))
    sealed[at // 8] ^= 1 << (at % 8)
    with pytest.raises(CannotOpen):
        open_text(key, bytes(sealed), where)
    with pytest.raises(CannotOpen):
        open_text(key, bytes(sealed)[: data.draw(some.integers(1, len(sealed) - 1))], where)


@given(KEYS, WORDS, ROWS)
def test_the_same_words_are_never_sealed_alike(key: bytes, text: str, row: UUID) -> None:
    where = place("people_identity", "surname", row)
    first, second = seal_text(key, text, where), seal_text(key, text, where)
    # 12 bytes nonce and 16 bytes tag (NIST SP 800-38D), and nothing that tells the words.
    assert first != second and len(first) == len(text.encode()) + 28
    assert text.encode() not in first or len(text.encode()) < 4


@given(ROWS, ROWS)
def test_a_data_key_opens_only_for_its_own_person(row: UUID, other: UUID) -> None:
    key = new_data_key()
    wrapped = wrap(key, row)
    assert unwrap(wrapped, row) == key and key not in wrapped
    if row != other:
        with pytest.raises(CannotOpen):
            unwrap(wrapped, other)


def test_a_new_master_key_seals_and_the_old_one_still_opens(settings: Any) -> None:
    row, old, new = UUID(int=7), b"o" * 32, b"n" * 32
    settings.BEREIK_KEYS = ring(("1", old))
    key = new_data_key()
    before = wrap(key, row)
    settings.BEREIK_KEYS = ring(("2", new), ("1", old))
    after = wrap(key, row)
    assert before.startswith(b"1\0") and after.startswith(b"2\0")
    assert unwrap(before, row) == unwrap(after, row) == key
    settings.BEREIK_KEYS = ring(("2", new))
    assert unwrap(after, row) == key
    with pytest.raises(CannotOpen, match="not in the ring"):
        unwrap(before, row)


def test_a_ring_with_another_key_under_the_same_number_opens_nothing(settings: Any) -> None:
    settings.BEREIK_KEYS = ring(("1", b"o" * 32))
    wrapped = wrap(new_data_key(), UUID(int=7))
    settings.BEREIK_KEYS = ring(("1", b"x" * 32))
    with pytest.raises(CannotOpen):
        unwrap(wrapped, UUID(int=7))


def test_what_stays_of_an_erased_key_opens_nothing() -> None:
    for left in (b"", b"\0", b"1", b"1\0", b"\xff\0abc"):
        with pytest.raises(CannotOpen):
            unwrap(left, UUID(int=7))


@pytest.mark.parametrize(
    "text", ["", "1", "1:", ":AAAA", "1:AAAA", "1:not base64!", "123456789:" + "A" * 43 + "=", "1:x,2"]
)
def test_a_ring_that_is_no_ring_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="number:key"):
        keys.read_ring(text)


@given(some.text(max_size=40), some.text(max_size=40), some.sampled_from(["bsn", "phone", "person"]))
def test_a_blind_index_finds_the_equal_and_only_that(one: str, other: str, kind: str) -> None:
    assert (blind_index(kind, one) == blind_index(kind, other)) == (one == other)
    assert len(blind_index(kind, one)) == (32 if one else 0)
    if one:
        assert blind_index(kind, one) != blind_index(f"{kind} other", one)
        assert one.encode() not in blind_index(kind, one) or len(one.encode()) < 4


def test_a_blind_index_hangs_on_its_own_key_and_not_on_the_ring(settings: Any) -> None:
    before = blind_index("bsn", "999990019")
    settings.BEREIK_KEYS = ring(("9", b"z" * 32))
    assert blind_index("bsn", "999990019") == before
    settings.BEREIK_INDEX_KEY = "another" * 8
    assert blind_index("bsn", "999990019") != before


PERSON = {
    "initials": "A.B.", "prefix": "van der", "surname": "Linde", "birth_date": "1961-05-05", "postcode": "1234 AB",
    "house_number": "12 a", "bsn": "999990019", "phone": "06 12345678", "email": "a@voorbeeld.nl",
}  # fmt: skip


@given(
    some.sampled_from(sorted(PERSON)),
    some.sampled_from([str.upper, str.lower, str.title]),
    some.integers(0, 2),
)
def test_the_marks_stay_the_same_however_it_was_written(name: str, write: Any, spaces: int) -> None:
    written = PERSON | {name: " " * spaces + write(PERSON[name]) + " " * spaces}
    assert marks_of(written) == marks_of(PERSON)


@given(some.sampled_from(["surname", "birth_date", "postcode", "house_number", "initials"]))
def test_another_person_has_another_mark(name: str) -> None:
    other = {
        "surname": "Berg",
        "birth_date": "1961-05-06",
        "postcode": "1234AC",
        "house_number": "13",
        "initials": "C",
    }
    assert marks_of(PERSON | {name: other[name]}).person != marks_of(PERSON).person
