"""How does a promise stand, and what may be done with it, on every day there is?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.help.rules import (
    answers_for,
    asks_about_day,
    clock_change,
    is_open,
    may_explain,
    may_keep,
    may_move,
    may_promise,
    state_of,
)
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.promises import PromiseState
from bereik.terms.reasons import PromiseReason

TODAY = date(2026, 4, 20)
NOON = datetime(2026, 4, 20, 10, tzinfo=UTC)


@dataclass
class Said:
    """A promise, as plain dates."""

    due_on: date = TODAY
    kept_at: datetime | None = None
    broken_at: datetime | None = None
    repaired_at: datetime | None = None
    moved_at: datetime | None = None
    let_go_at: datetime | None = None
    disputed_at: datetime | None = None


@pytest.mark.parametrize(
    ("promise", "state"),
    [
        (Said(TODAY + timedelta(days=1)), PromiseState.MADE),
        (Said(), PromiseState.DUE),
        (Said(TODAY - timedelta(days=1)), PromiseState.BROKEN),
        (Said(kept_at=NOON), PromiseState.KEPT),
        (Said(TODAY - timedelta(days=1), kept_at=NOON), PromiseState.LATE),
        (Said(TODAY + timedelta(days=1), broken_at=NOON), PromiseState.BROKEN),
        (Said(TODAY + timedelta(days=9), moved_at=NOON), PromiseState.MOVED),
        (Said(TODAY - timedelta(days=9), moved_at=NOON), PromiseState.MOVED),
        (Said(TODAY + timedelta(days=9), let_go_at=NOON), PromiseState.LET_GO),
        (Said(TODAY - timedelta(days=9), let_go_at=NOON), PromiseState.LET_GO),
        (Said(TODAY - timedelta(days=9), let_go_at=NOON, disputed_at=NOON), PromiseState.BROKEN),
        (Said(kept_at=NOON, disputed_at=NOON), PromiseState.BROKEN),
        (Said(TODAY - timedelta(days=3), broken_at=NOON, repaired_at=NOON), PromiseState.REPAIRED),
        (Said(kept_at=NOON, disputed_at=NOON, broken_at=NOON, repaired_at=NOON), PromiseState.REPAIRED),
    ],
)
def test_a_promise_stands_as_its_dates_say(promise: Said, state: PromiseState) -> None:
    assert state_of(promise, TODAY) is state


@pytest.mark.parametrize(
    ("due_on", "kept_at", "in_time"),
    [
        # Half past midnight here is still the evening before in UTC, before and after the clock is put forward.
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, 30, tzinfo=UTC), False),
        (date(2026, 3, 29), datetime(2026, 3, 28, 23, 30, tzinfo=UTC), True),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, tzinfo=UTC), True),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 0, tzinfo=UTC), False),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, tzinfo=UTC), True),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 0, tzinfo=UTC), False),
    ],
)
def test_in_time_is_until_midnight_here_also_when_the_clock_changes(
    due_on: date, kept_at: datetime, in_time: bool
) -> None:
    state = state_of(Said(due_on, kept_at=kept_at), due_on + timedelta(days=5))
    assert state is (PromiseState.KEPT if in_time else PromiseState.LATE)


def test_a_day_of_another_clock_is_known() -> None:
    assert clock_change(date(2026, 3, 29)) == timedelta(hours=1)
    assert clock_change(date(2026, 10, 25)) == timedelta(hours=-1)
    assert clock_change(date(2026, 3, 30)) is None


@pytest.mark.parametrize(
    ("due_on", "word"),
    [
        (TODAY, PromiseReason.DAY_NAMED),
        (date(2027, 4, 20), PromiseReason.DAY_NAMED),
        (TODAY - timedelta(days=1), PromiseReason.DAY_PASSED),
        (date(2027, 4, 21), PromiseReason.TOO_FAR),
        (date(2026, 5, 5), PromiseReason.FREE_DAY),
        (date(2026, 4, 27), PromiseReason.FREE_DAY),
        (date(2026, 5, 3), PromiseReason.FREE_DAY),
        (date(2026, 5, 2), PromiseReason.FREE_DAY),
    ],
)
def test_a_day_is_promised_refused_or_asked_about(due_on: date, word: PromiseReason) -> None:
    verdict = may_promise(due_on, TODAY)
    assert verdict.reason.term is word
    assert verdict.yes is (word in (PromiseReason.DAY_NAMED, PromiseReason.FREE_DAY))
    assert asks_about_day(verdict) is (word is PromiseReason.FREE_DAY)


def test_the_free_day_is_called_by_its_name() -> None:
    said = may_promise(date(2026, 5, 5), TODAY).reason.say("nl")
    assert said == "5 mei 2026 is een vrije dag (Bevrijdingsdag). Klopt dat?"
    assert "(zondag)" in may_promise(date(2026, 5, 3), TODAY).reason.say("nl")


def test_from_a_leap_day_a_year_on_is_the_last_of_february() -> None:
    assert may_promise(date(2029, 2, 28), date(2028, 2, 29)).yes
    assert may_promise(date(2029, 3, 1), date(2028, 2, 29)).no


def test_another_day_is_named_before_the_day_and_the_resident_knows() -> None:
    tomorrow = Said(TODAY + timedelta(days=1))
    assert may_move(tomorrow, TODAY, told=True).yes
    assert may_move(tomorrow, TODAY, told=False).reason.term is PromiseReason.TELL_FIRST
    for late in (Said(), Said(TODAY - timedelta(days=1))):
        assert may_move(late, TODAY, told=True).reason.term is PromiseReason.DAY_HAS_COME


def test_what_was_done_in_time_needs_no_explanation_unless_the_resident_says_otherwise() -> None:
    assert may_explain(Said(kept_at=NOON), TODAY).no
    assert may_explain(Said(kept_at=NOON, disputed_at=NOON), TODAY).yes
    assert may_explain(Said(TODAY - timedelta(days=2), kept_at=NOON), TODAY).yes
    assert may_explain(Said(repaired_at=NOON), TODAY).no


def test_our_tick_is_no_answer_to_the_resident() -> None:
    assert may_keep(Said(disputed_at=NOON)).reason.term is PromiseReason.RESIDENT_SAYS_NOT
    assert may_keep(Said(TODAY - timedelta(days=5))).yes


def test_what_was_moved_put_right_or_let_go_is_not_done_once_more() -> None:
    ahead = TODAY + timedelta(days=3)
    assert may_keep(Said(ahead, moved_at=NOON)).reason.term is PromiseReason.ALREADY_MOVED
    put_right = Said(ahead, broken_at=NOON, repaired_at=NOON)
    assert may_keep(put_right).reason.term is PromiseReason.ALREADY_PUT_RIGHT
    let_go = Said(ahead, let_go_at=NOON)
    for verdict in (may_keep(let_go), may_explain(let_go, TODAY), may_move(let_go, TODAY, told=True)):
        assert verdict.reason.term is PromiseReason.LET_GO


moments = st.none() | st.integers(0, 364 * 24).map(
    lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)
promises = st.builds(
    Said,
    due_on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    kept_at=moments,
    broken_at=moments,
    repaired_at=moments,
    moved_at=moments,
    disputed_at=moments,
)


@given(promises, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 200))
def test_no_day_makes_a_broken_promise_whole(promise: Said, today: date, days: int) -> None:
    now, later = (state_of(promise, day) for day in (today, today + timedelta(days=days)))
    if now in (PromiseState.MADE, PromiseState.DUE):
        assert later in (PromiseState.MADE, PromiseState.DUE, PromiseState.BROKEN)
    else:
        assert later is now


@given(promises, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_the_resident_says_is_kept_by_nothing_but_putting_right(promise: Said, today: date) -> None:
    if promise.disputed_at and not promise.repaired_at:
        assert state_of(promise, today) is PromiseState.BROKEN
        assert may_keep(promise).no


@given(promises, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_each_promise_that_is_not_whole_can_be_explained_or_kept(promise: Said, today: date) -> None:
    """Nothing ends in a state with no way on, and nothing that is finished is done again."""
    state = state_of(promise, today)
    if state is PromiseState.BROKEN:
        assert may_explain(promise, today).yes
    if state in (PromiseState.REPAIRED, PromiseState.KEPT, PromiseState.MOVED):
        assert may_explain(promise, today).no
    if is_open(promise) and not promise.disputed_at:
        assert may_keep(promise).yes
    if state in (PromiseState.REPAIRED, PromiseState.MOVED):
        assert may_keep(promise).no


def test_each_question_has_answers_and_what_asks_nothing_has_none() -> None:
    for kind, term in OWN_KINDS.items():
        assert bool(answers_for(kind)) is term.asks
    assert set(answers_for(OwnKind.NOT_KEPT, about_a_promise=True)) == {
        OwnAnswer.PUT_RIGHT,
        OwnAnswer.LOOKED_TOGETHER,
    }
    assert OwnAnswer.PUT_RIGHT not in answers_for(OwnKind.NOT_KEPT)
    assert OwnAnswer.LOOKED_TOGETHER not in answers_for(OwnKind.OTHER_DAY, about_a_promise=True)
