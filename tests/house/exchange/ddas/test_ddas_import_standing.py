"""What do signals and cases say together about a journey? Without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.house.exchange.ddas.importing.endings import ENDED_BECAUSE
from bereik.house.exchange.ddas.importing.joining import Stretch, Unit, former, joined
from bereik.house.exchange.ddas.importing.moments import HERE, IN_THE, began, day_of, ended, tried
from bereik.house.exchange.ddas.importing.read_as import CaseRead, SignalRead, TryRead
from bereik.house.exchange.ddas.importing.standing import StandingCase, StandingSignal, standing_of
from bereik.terms.channels import Channel
from bereik.terms.end_results import EndResult
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.law_clocks import Clock
from bereik.terms.parts_of_day import PartOfDay, part_of_day
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState

SENDER, OTHER_SENDER = UUID(int=1), UUID(int=2)
DELIVERED = datetime(2025, 4, 2, tzinfo=UTC)


def signal(day: int = 3, state: SignalState | None = None, *, crisis: bool = False) -> StandingSignal:
    return StandingSignal(SignalRead(date(2025, 3, day), Sender.WATER, state, crisis), DELIVERED)


def case(
    *names: str,
    result: EndResult | None = None,
    tries: tuple[TryRead, ...] = (),
    since: int = 1,
    last_day: int = 20,
    at: datetime = DELIVERED,
) -> StandingCase:
    read = CaseRead(names, date(2025, 3, since), date(2025, 3, last_day), result, tries)
    return StandingCase(read, at, SENDER)


def stands(signals: dict[str, StandingSignal], *cases: StandingCase, met: datetime | None = None):  # type: ignore[no-untyped-def]
    return standing_of({(SENDER, key): one for key, one in signals.items()}, cases, cases, met)


def a_try(day: int | None, *, reached: bool = False, channel: Channel = Channel.PHONE) -> TryRead:
    return TryRead(channel, reached, date(2025, 3, day) if day else None, PartOfDay.MORNING)


def test_a_signal_without_a_case_waits_and_the_law_counts_four_weeks() -> None:
    """3 March 2025 and four weeks is 31 March, a Monday."""
    now = stands({"a": signal(3)})
    assert (now.ended, now.went_at, now.clock, now.clock_on) == (
        None,
        None,
        Clock.WGS_SIGNAL_FIRST_TALK,
        date(2025, 3, 31),
    )


def test_a_crisis_counts_three_working_days() -> None:
    """Friday 7 March 2025: Monday, Tuesday, Wednesday 12 March."""
    now = stands({"a": signal(7, crisis=True)})
    assert (now.clock, now.clock_on, now.urgent) == (Clock.WGS_THREAT, date(2025, 3, 12), True)


def test_the_clock_stops_at_the_first_talk_and_runs_anew_for_a_signal_after_it() -> None:
    met = case("a", tries=(a_try(10, reached=True),))
    assert stands({"a": signal(3)}, met).clock is None
    later = stands({"a": signal(3), "b": signal(12)}, met)
    assert (later.clock, later.clock_on) == (Clock.WGS_SIGNAL_FIRST_TALK, date(2025, 4, 9))
    assert stands({"a": signal(3)}, met=datetime(2025, 3, 4, 9, tzinfo=UTC)).clock is None


def test_we_went_at_the_first_try_and_met_at_the_first_that_reached() -> None:
    now = stands(
        {"a": signal()}, case("a", tries=(a_try(12, reached=True), a_try(8), a_try(15, reached=True)))
    )
    assert (day_of(now.went_at), day_of(now.met_at)) == (date(2025, 3, 8), date(2025, 3, 12))


def test_what_was_only_administrative_is_no_try() -> None:
    paper = a_try(5, channel=Channel.ADMINISTRATIVE, reached=True)
    now = stands({"a": signal()}, case("a", tries=(paper,)))
    assert (now.went_at, now.met_at, len(now.tries)) == (None, None, 1)


def test_a_try_without_a_date_does_not_make_us_look_quicker() -> None:
    dated = stands({"a": signal()}, case("a", tries=(a_try(None), a_try(18)), last_day=18))
    assert day_of(dated.went_at) == date(2025, 3, 18)
    undated = stands({"a": signal()}, case("a", tries=(a_try(None),), last_day=20))
    assert day_of(undated.went_at) == date(2025, 3, 20)


def test_the_same_try_in_two_cases_is_one_try() -> None:
    both = (case("a", tries=(a_try(8), a_try(9))), case("a", "b", tries=(a_try(8), a_try(9), a_try(9))))
    now = stands({"a": signal(), "b": signal()}, *both)
    assert sum(now.tries.values()) == 3


def test_a_result_ends_it_on_the_last_day_known() -> None:
    now = stands({"a": signal()}, case("a", result=EndResult.NEVER_MET, last_day=20))
    assert (now.ended.on, now.ended.because) == (date(2025, 3, 20), EndingReason.WE_NEVER_MET)
    late = stands({"a": signal(28)}, case("a", result=EndResult.NEVER_MET, last_day=20))
    assert late.ended.on == date(2025, 3, 28)


def test_it_goes_on_while_one_signal_is_open() -> None:
    over = case("a", result=EndResult.QUICK_HELP)
    assert stands({"a": signal(), "b": signal()}, over).ended is None
    assert (
        stands({"a": signal(), "b": signal(5, SignalState.MISTAKEN)}, over).ended.result
        is EndResult.QUICK_HELP
    )


@pytest.mark.parametrize(
    ("state", "because"),
    [
        (SignalState.NOT_TAKEN_UP, EndingReason.WE_DID_NOT_GO),
        (SignalState.MISTAKEN, EndingReason.MISTAKEN),
        (SignalState.REPEATED, EndingReason.TAKEN_UP_BEFORE),
        (SignalState.DECEASED, EndingReason.DECEASED),
        (SignalState.NOT_OUR_RESIDENT, EndingReason.MOVED_AWAY),
    ],
)
def test_a_status_that_closes_ends_it_too(state: SignalState, because: EndingReason) -> None:
    now = stands({"a": signal(3, state)})
    assert (now.ended.on, now.ended.because) == (date(2025, 3, 3), because)
    assert stands({"a": signal(3, state)}, case("a")).ended.because is because


def test_a_result_goes_before_a_status_that_closes() -> None:
    now = stands({"a": signal(3, SignalState.REPEATED)}, case("a", result=EndResult.GOES_ON_WITH_MONEY))
    assert now.ended.because is EndingReason.OTHERS_HELP


def test_who_waits_for_us_by_its_status_is_not_ended_by_a_result() -> None:
    """They contradict each other (the check says so): then a person looks, and nobody is lost."""
    now = stands({"a": signal(3, SignalState.NOT_YET_TAKEN_UP)}, case("a", result=EndResult.NEEDS_NO_HELP))
    assert now.ended is None


def test_the_newest_case_over_a_signal_decides() -> None:
    first = case("a", result=EndResult.NEVER_MET, since=1)
    again = case("a", since=15)
    assert stands({"a": signal()}, first, again).ended is None
    assert stands({"a": signal()}, again, case("a", result=EndResult.LOST_TOUCH, since=16)).ended is not None


def test_a_case_of_another_sender_with_the_same_id_says_nothing() -> None:
    other = StandingCase(case("a", result=EndResult.NEVER_MET).read, DELIVERED, OTHER_SENDER)
    assert stands({"a": signal()}, other).ended is None


def test_the_last_end_counts_and_a_repeated_signal_only_where_nothing_else_is() -> None:
    now = stands(
        {"a": signal(), "b": signal(25, SignalState.REPEATED)}, case("a", result=EndResult.LOST_TOUCH)
    )
    assert (now.ended.on, now.ended.because) == (date(2025, 3, 20), EndingReason.WE_LOST_TOUCH)


def test_every_result_has_an_ending_and_none_says_that_a_need_was_met() -> None:
    assert ENDED_BECAUSE.keys() == set(EndResult)
    assert EndingReason.NEED_MET not in ENDED_BECAUSE.values()


@pytest.mark.parametrize(
    "result", [EndResult.NEVER_MET, EndResult.LOST_TOUCH, EndResult.NOT_TAKEN_UP, EndResult.WE_HAD_NO_PEOPLE]
)
def test_what_is_ours_is_called_ours(result: EndResult) -> None:
    assert ENDINGS[ENDED_BECAUSE[result]].whose is Whose.OURS


def test_the_order_of_a_day_is_signal_try_ending() -> None:
    day = date(2025, 7, 1)
    moments = [began(day), *(tried(day, part) for part in PartOfDay), ended(day)]
    assert moments == sorted(moments)
    assert {one.astimezone(UTC).date() for one in moments} == {day}
    for part, hour in IN_THE.items():
        assert part_of_day(hour) is part
        assert part_of_day(tried(day, part).astimezone(HERE).time()) is part


@given(st.dates())
def test_no_day_of_the_calendar_is_too_far(day: date) -> None:
    assert day_of(began(day)) == day_of(ended(day)) == day
    now = standing_of({(SENDER, "a"): StandingSignal(SignalRead(day, Sender.TAX), DELIVERED)}, (), ())
    assert now.clock_on is None or now.clock_on > day


@given(st.data())
def test_the_order_in_which_it_came_does_not_matter(data: st.DataObject) -> None:
    days = st.integers(1, 28)
    tries = st.builds(a_try, st.none() | days, reached=st.booleans(), channel=st.sampled_from(Channel))
    cases = data.draw(
        st.lists(
            st.builds(
                case,
                st.sampled_from("ab"),
                result=st.none() | st.sampled_from(EndResult),
                tries=st.lists(tries, max_size=3).map(tuple),
                since=days,
                last_day=days,
            ),
            max_size=4,
            unique_by=lambda one: (one.read.signals, one.read.since),
        )
    )
    signals = {
        key: signal(data.draw(days), data.draw(st.none() | st.sampled_from(SignalState))) for key in "ab"
    }
    mixed = data.draw(st.permutations(cases))
    assert stands(signals, *cases) == stands(dict(reversed(signals.items())), *mixed)


# ------------------------------------------------------------------------------------------- which journey is joined

ONE, TWO = UUID(int=11), UUID(int=12)


def unit(since: int, until: int | None, *, repeated: bool = False) -> Unit:
    return Unit(date(2025, 3, since), date(2025, 3, until) if until else None, repeated)


def stretch(id_: UUID, since: int, until: int | None, *, by_a_person: bool = False) -> Stretch:
    return Stretch(id_, date(2025, 3, since), date(2025, 3, until) if until else None, by_a_person)


@pytest.mark.parametrize(
    ("new", "there", "expected"),
    [
        (unit(5, None), [], None),
        (unit(5, None), [stretch(ONE, 1, None)], ONE),
        (unit(5, 9), [stretch(ONE, 1, None)], ONE),
        (unit(12, None), [stretch(ONE, 1, 10)], None),
        (unit(10, None), [stretch(ONE, 1, 10)], ONE),
        (unit(10, None), [stretch(ONE, 1, 10, by_a_person=True)], None),
        (unit(10, 12), [stretch(ONE, 1, 10, by_a_person=True)], ONE),
        (unit(5, None), [stretch(ONE, 1, 10), stretch(TWO, 8, None)], TWO),
        (unit(1, 3), [stretch(ONE, 5, None)], None),
        (unit(20, 20, repeated=True), [stretch(ONE, 1, 4), stretch(TWO, 6, 10)], TWO),
        (unit(20, 20, repeated=True), [], None),
    ],
)  # fmt: skip
def test_what_overlaps_belongs_to_it(new: Unit, there: list[Stretch], expected: UUID | None) -> None:
    assert joined(new, there) == expected


def test_what_comes_after_an_ending_names_the_former() -> None:
    there = [stretch(ONE, 1, 4), stretch(TWO, 6, 10)]
    assert former(unit(12, None), there) == TWO
    assert former(unit(5, None), there) == ONE
    assert former(unit(12, None), []) is None
