"""Does a code that is given in person open one page, tell a stranger nothing, and rest when it is guessed at?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bereik.terms.reasons.links import LinkReason
from bereik.trust.ids import new_id
from bereik.trust.links import codes
from bereik.trust.links.codes import (
    CODE_LASTS,
    WRONG_CODE,
    WRONG_HERE,
    CodeOpening,
    MadeCode,
    end_codes,
    is_code_of,
    is_whole,
    living_code,
    make_code,
    open_code,
    read_code,
    rests_until,
)
from bereik.trust.links.tally import clear_tallies
from bereik.trust.models import Link, Tally

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def a_code(subject: UUID | None = None, at: datetime = NOON, number: UUID | None = None) -> MadeCode:
    return make_code(subject=subject or uuid4(), at=at, by=uuid4(), number=number or new_id())


def knock(code: str, at: datetime = NOON, address: str = "") -> CodeOpening:
    # Another address each time, unless the test is about addresses.
    return open_code(code, address=address or str(uuid4()), at=at, phone="14 0000")


def wrong(code: str) -> str:
    """The same code with another last letter."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def test_it_is_three_groups_without_look_alikes_and_only_its_hash_is_kept() -> None:
    made = a_code()
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", made.written)
    kept = str(Link.objects.values().get())
    assert made.code not in kept and made.code[4:] not in kept and made.code not in repr(made)
    assert len(bytes(made.link.code_hash or b"")) == 32


@pytest.mark.parametrize(
    "typing",
    [
        lambda written: f"  {written} ",
        lambda written: written.lower(),
        lambda written: written.replace("-", ""),
        lambda written: written.replace("-", " – "),
        lambda written: "\t".join(written),
    ],
    ids=["spaces around", "small letters", "no hyphens", "long hyphens", "apart"],
)
def test_how_it_is_typed_does_not_matter(typing: Callable[[str], str]) -> None:
    made = a_code()
    assert read_code(typing(made.written)) == made.code


def test_what_looks_alike_is_read_as_what_was_meant() -> None:
    assert read_code("o0il-1LuV-oooo") == "001111VV0000"
    assert is_whole(read_code("oilu-oilu-oilu"))


@pytest.mark.parametrize("typed", ["", "abc", "a" * 13, "ABCD-EFGH-JK!M", "é" * 12, "\x00" * 12, "😀" * 12])
def test_what_is_no_code_is_seen_before_anything_is_asked(typed: str) -> None:
    assert not is_whole(read_code(typed))


def test_it_opens_until_its_end_and_says_then_until_when_it_worked() -> None:
    made = a_code()
    assert knock(made.code).link == made.link
    assert Link.objects.get().used_at == NOON
    assert knock(made.code, NOON + CODE_LASTS - timedelta(seconds=1)).verdict
    ended = knock(made.code, NOON + CODE_LASTS)
    assert ended.verdict.reason.term is LinkReason.CODE_EXPIRED and ended.link is None


def test_a_new_code_ends_the_old_one_and_nobody_elses() -> None:
    mees, other = uuid4(), a_code()
    old, new = a_code(mees), a_code(mees)
    assert living_code(mees, NOON) == new.link
    assert not knock(old.code).verdict and knock(new.code).verdict and knock(other.code).verdict
    assert is_code_of(mees, new.code, NOON) and not is_code_of(mees, old.code, NOON)
    assert not is_code_of(mees, other.code, NOON)


def test_the_same_number_twice_is_one_code_that_is_shown_once() -> None:
    mees, number = uuid4(), new_id()
    first, again = a_code(mees, number=number), a_code(mees, number=number)
    assert again.link == first.link and again.code == ""
    assert knock(first.code).verdict


def test_taken_back_it_opens_nothing_and_says_what_an_unknown_one_says() -> None:
    mees = uuid4()
    made = a_code(mees)
    assert end_codes(mees, at=NOON) == 1
    taken, unknown = knock(made.code), knock("000000000000")
    assert (taken.verdict, taken.left) == (unknown.verdict, unknown.left)


def test_two_codes_that_begin_alike_do_not_stand_in_each_others_way(monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_code()
    letters = iter(first.code[:4] + "A" * 8 + "Z" * 12)
    monkeypatch.setattr(codes.secrets, "choice", lambda _: next(letters))
    second = a_code()
    assert second.code == "Z" * 12
    assert knock(first.code).link == first.link and knock(second.code).link == second.link


class TestWrong:
    @pytest.mark.parametrize("exists", [True, False])
    def test_the_fifth_wrong_try_lets_it_rest_whether_or_not_there_is_such_a_code(self, exists: bool) -> None:
        code = a_code().code if exists else "777777777777"
        answers = [knock(wrong(code)) for _ in range(6)]
        assert [one.left for one in answers] == [4, 3, 2, 1, 0, 0]
        assert [one.verdict.reason.term for one in answers] == [LinkReason.CODE_WRONG] * 4 + [
            LinkReason.CODE_RESTS
        ] * 2
        assert answers[-1].rests_until == NOON + timedelta(days=1)
        assert answers[-1].verdict.instead is not None and "14 0000" in answers[-1].verdict.instead.say("nl")

    def test_while_it_rests_the_right_code_does_not_open_it_and_trying_makes_it_no_longer(self) -> None:
        made = a_code()
        for _ in range(5):
            knock(wrong(made.code))
        hours = [NOON + timedelta(hours=at) for at in (1, 12, 23)]
        assert [knock(made.code, at).verdict.reason.term for at in hours] == [LinkReason.CODE_RESTS] * 3
        assert rests_until(made.link, hours[0]) == NOON + timedelta(days=1)
        assert knock(made.code, NOON + timedelta(days=1)).verdict

    def test_after_its_rest_there_are_five_tries_again(self) -> None:
        made = a_code()
        for _ in range(5):
            knock(wrong(made.code))
        assert knock(wrong(made.code), NOON + timedelta(days=1)).left == 4

    def test_a_new_code_works_at_once(self) -> None:
        mees = uuid4()
        old = a_code(mees)
        for _ in range(5):
            knock(wrong(old.code))
        assert knock(a_code(mees).code).verdict

    def test_the_right_code_forgets_what_went_wrong(self) -> None:
        made = a_code()
        for _ in range(4):
            knock(wrong(made.code))
        assert knock(made.code).verdict
        assert knock(wrong(made.code)).left == 4

    def test_tries_that_lie_a_day_apart_do_not_add_up(self) -> None:
        made = a_code()
        days = [knock(wrong(made.code), NOON + timedelta(days=n, minutes=n)).left for n in range(7)]
        assert days == [4] * 7

    def test_midnight_is_no_new_beginning(self) -> None:
        made, late = a_code(), datetime(2026, 11, 20, 23, 58, tzinfo=UTC)
        left = [knock(wrong(made.code), late + timedelta(minutes=n)).left for n in range(4)]
        assert left == [4, 3, 2, 1]
        assert knock(wrong(made.code), late + timedelta(minutes=5)).rests_until is not None

    def test_one_address_that_tries_many_codes_must_wait(self) -> None:
        made = a_code()
        for number in range(WRONG_HERE.tries):
            guess = f"{number:04d}" + "0" * 8
            assert knock(guess, address="192.0.2.7").verdict.reason.term is LinkReason.CODE_WRONG
        refused = knock(made.code, address="192.0.2.7")
        assert refused.verdict.reason.term is LinkReason.RATE_LIMITED and refused.link is None
        assert knock(made.code, address="192.0.2.8").verdict

    def test_a_known_and_an_unknown_code_ask_the_same_of_the_database(self) -> None:
        made = a_code()
        asked = []
        for code in (wrong(made.code), "777777777777"):
            with CaptureQueriesContext(connection) as queries:
                knock(code)
            asked.append([re.sub(r"'[^']*'|\b\d+\b|[0-9a-f]{32}", "?", one["sql"]) for one in queries])
        assert [one.split("WHERE")[0] for one in asked[0]] == [one.split("WHERE")[0] for one in asked[1]]

    def test_what_was_counted_is_cleared_when_no_rest_can_hang_on_it(self) -> None:
        for _ in range(5):
            knock("777777777777")
        assert WRONG_CODE.rests < timedelta(days=2)
        clear_tallies(NOON + timedelta(days=3))
        assert not Tally.objects.exists()
