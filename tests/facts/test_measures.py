"""Do the measures in SQL say of each journey what a person would say who reads it by hand?"""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.measures import ask, measure, prepare
from bereik.facts.periods import FollowUp, HalfYear, half_years
from bereik.facts.rows import JourneyFact, PromiseFact, SaidFact
from bereik.terms.own_words import OwnKind
from bereik.terms.steps import Step
from tests.facts.journeys import MONDAY, TONIGHT, answer, ended_in_its_week, journey

WINDOW = FollowUp(days=100, still_days=300)
SPRING = HalfYear(2025, 1)
CONTACT = (
    Step.WE_SAW,
    Step.WE_MAY,
    Step.WE_WENT,
    Step.WE_MET,
    Step.WE_LISTENED,
    Step.WE_AGREED,
    Step.WE_STARTED,
)
MEASURES = (
    "reach_by_whole",
    "reach_by_quarter",
    "reach_by_wijk",
    "reach_by_route",
    "reach_by_partner",
    "stopped_by_reason",
)
BESIDE = ("words", "waiting", "stock")
"""Tried in test_words_and_waits.py and test_stock.py."""


def way(
    folder: Path, *rows: JourneyFact, by: str = "whole", still: bool = True
) -> dict[tuple[str, ...], int]:
    make_inside(folder, rows, made_at=TONIGHT, rng=Random(1))
    with reading_inside(folder) as connection:
        prepare(connection)
        name = "stopped_by_reason" if by == "reason" else f"reach_by_{by}"
        found = ask(connection, name, SPRING, WINDOW, still)
    return {
        tuple(str(value) for value in list(row.values())[:-1]): int(str(row["journeys"])) for row in found
    }


def of_one(folder: Path, row: JourneyFact, still: bool = True) -> dict[str, str]:
    """What became of one journey at each step that it could have taken."""
    return {step: outcome for _, step, outcome in way(folder, row, still=still)}


def by_hand(row: JourneyFact) -> dict[str, str]:
    """The same, said step by step as in the explanation of the funnel, without a thought for speed."""
    if row.observed_until - row.opened < timedelta(days=WINDOW.days + 6):
        return {}
    in_time = {step for step, day in row.days.items() if day <= WINDOW.days}
    answered_yes = any(one.yes and one.day <= WINDOW.days for one in row.said)
    found: dict[str, str] = {Step.WE_SAW: "reached"}
    for place, step in enumerate(CONTACT[1:], 1):
        if in_time & {*CONTACT[place:]} or answered_yes:
            found[step] = "reached"
            continue
        found[step] = _why_no_further(row)
        return found
    words = [word_at_end(one) for one in row.promises if one.made <= WINDOW.days]
    if "broken" in words:
        found[Step.WE_KEPT_OUR_WORD] = "lost"
    elif Step.WE_KEPT_OUR_WORD in in_time:
        found[Step.WE_KEPT_OUR_WORD] = "reached"
    else:
        found[Step.WE_KEPT_OUR_WORD] = "lost" if "late" in words else "unknown"
    found[Step.NEED_MET] = _last_answer(row, OwnKind.NEED_MET, WINDOW.days)
    if found[Step.NEED_MET] == "reached":
        followed = row.observed_until - row.opened >= timedelta(days=WINDOW.still_days + 6)
        found[Step.STILL_MET] = (
            _last_answer(row, OwnKind.STILL_MET, WINDOW.still_days) if followed else "unknown"
        )
    return found


def _why_no_further(row: JourneyFact) -> str:
    ended = row.ended is not None and row.ended <= WINDOW.days
    if ended and row.ended_whose != "ours" and row.ended_whose:
        return "own_choice" if row.ended_whose == "residents_choice" else "otherwise"
    for one in row.said:
        if one.day <= WINDOW.days and one.kind is OwnKind.NO:
            return "own_choice"
        still_resting = one.until is not None and one.until >= WINDOW.days
        if one.day <= WINDOW.days and one.kind is OwnKind.NOT_NOW and still_resting and not ended:
            return "own_choice"
    return "lost"


def word_at_end(promise: PromiseFact) -> str:
    """Walk through what happened to one promise, in the order of the days (what was done on a day counts before what
    the resident said of it, and that before what we put right)."""
    order = ("moved", "broken", "kept", "disputed", "repaired")
    happened = sorted(
        (day, place, what)
        for place, what in enumerate(order)
        if (day := getattr(promise, what)) is not None and day <= WINDOW.days
    )
    state = "open"
    for day, _, what in happened:
        if what == "kept":
            failed = promise.broken is not None and promise.broken <= day
            state = "kept" if day <= promise.due and not failed else "late"
        elif state != "moved":
            state = {"disputed": "broken"}.get(what, what)
    return "broken" if state == "open" and promise.due <= WINDOW.days else state


def _last_answer(row: JourneyFact, kind: OwnKind, window: int) -> str:
    answers = [(one.day, not one.yes) for one in row.said if one.kind is kind and one.day <= window]
    if not answers:
        return "unknown"
    return "lost" if max(answers)[1] else "reached"


# By hand, one at a time.


def test_who_met_us_was_also_seen_and_visited(tmp_path: Path) -> None:
    found = of_one(tmp_path, journey(days={Step.WE_SAW: 0, Step.WE_MET: 30}))
    assert found == {
        "we_saw": "reached",
        "we_may": "reached",
        "we_went": "reached",
        "we_met": "reached",
        "we_listened": "lost",
    }


def test_what_came_after_the_window_does_not_count(tmp_path: Path) -> None:
    assert of_one(tmp_path, journey(days={Step.WE_MET: 100}))["we_met"] == "reached"
    assert "we_met" not in of_one(tmp_path, journey(days={Step.WE_MET: 101}))


def test_a_journey_that_is_too_young_counts_nowhere_also_when_it_arrived(tmp_path: Path) -> None:
    young = journey(*CONTACT[1:], observed_until=MONDAY + timedelta(days=105))
    assert of_one(tmp_path, young) == {}
    old_enough = journey(*CONTACT[1:], observed_until=MONDAY + timedelta(days=106))
    assert of_one(tmp_path, old_enough)["we_started"] == "reached"


def test_an_ending_in_time_says_whose_it_was(tmp_path: Path) -> None:
    def stopped(whose: str, day: int = 50) -> str:
        row = journey(Step.WE_MAY, Step.WE_WENT, ended=day, ended_because="x", ended_whose=whose)
        return of_one(tmp_path, row)["we_met"]

    assert stopped("ours") == "lost"
    assert stopped("residents_choice") == "own_choice"
    assert stopped("neither") == stopped("together") == "otherwise"
    assert stopped("residents_choice", day=101) == "lost", "after the window we were still at a loss"


def test_reasons_stand_at_the_step_where_it_stopped(tmp_path: Path) -> None:
    ended = journey(Step.WE_MAY, ended=50, ended_because="we_had_no_people", ended_whose="ours")
    waiting = journey(Step.WE_MAY, Step.WE_WENT)
    chose = journey(Step.WE_MAY, ended=50, ended_because="resident_said_no", ended_whose="residents_choice")
    forgotten = PromiseFact(made=40, due=50, broken=51, because="forgotten")
    broken = journey(*CONTACT[1:], promises=(forgotten,))
    assert way(tmp_path, ended, waiting, waiting, chose, broken, by="reason") == {
        ("we_kept_our_word", "lost", "forgotten"): 1,
        ("we_met", "lost", "not_yet"): 2,
        ("we_went", "lost", "we_had_no_people"): 1,
        ("we_went", "own_choice", "resident_said_no"): 1,
    }


def test_a_met_need_mends_no_broken_promise_and_a_broken_one_undoes_no_met_need(tmp_path: Path) -> None:
    row = journey(
        *CONTACT[1:],
        Step.WE_KEPT_OUR_WORD,
        promises=(PromiseFact(made=40, due=45, kept=44), PromiseFact(made=40, due=60)),
        said=(answer(OwnKind.NEED_MET, 70, yes=True),),
    )
    found = of_one(tmp_path, row)
    assert (found["we_kept_our_word"], found["need_met"]) == ("lost", "reached")


@pytest.mark.parametrize(
    ("promise", "outcome"),
    [
        ({"kept": 48}, "reached"),
        ({"kept": 50}, "reached"),
        ({"kept": 60}, "lost"),
        ({}, "lost"),
        ({"broken": 49}, "lost"),
        ({"broken": 49, "repaired": 55}, "reached"),
        ({"broken": 49, "repaired": 101}, "lost"),
        ({"kept": 48, "disputed": 52}, "lost"),
        ({"kept": 48, "disputed": 52, "repaired": 55}, "reached"),
        ({"kept": 48, "disputed": 101}, "reached"),
        ({"moved": 49}, "unknown"),
        ({"let_go": 49}, "unknown"),
        ({"let_go": 49, "disputed": 51}, "lost"),
        ({"due": 101}, "unknown"),
        ({"due": 101, "disputed": 99}, "lost"),
    ],
)
def test_a_word_is_kept_mended_or_broken(tmp_path: Path, promise: dict[str, int], outcome: str) -> None:
    """Due on day 50, looked at on day 100. Late and unmended is not kept; another day in time is neither."""
    one = PromiseFact(**({"made": 42, "due": 50} | promise))
    kept_or_mended = {"reached": (Step.WE_KEPT_OUR_WORD,)}.get(outcome, ())
    days = {Step.WE_STARTED: 40, **dict.fromkeys(kept_or_mended, 60)}
    assert of_one(tmp_path, journey(days=days, promises=(one,)))["we_kept_our_word"] == outcome


@pytest.mark.parametrize(
    ("said", "more", "outcome", "why"),
    [
        (("not_now", 30, 120), {}, "own_choice", "not_now"),
        (("not_now", 30, 100), {}, "own_choice", "not_now"),
        (("not_now", 30, 99), {}, "lost", "not_yet"),
        (("not_now", 101, 300), {}, "lost", "not_yet"),
        (("no", 30, None), {}, "own_choice", "resident_said_no"),
        (("no", 101, None), {}, "lost", "not_yet"),
        (("not_this_way", 30, None), {}, "lost", "not_yet"),
        (("not_now", 30, 120), {"ended": 90, "ended_whose": "ours"}, "lost", "we_had_no_people"),
        (("not_now", 30, 120), {"ended": 102, "ended_whose": "ours"}, "own_choice", "not_now"),
    ],
)
def test_a_no_and_a_not_now_that_still_holds_are_the_residents_choice(
    tmp_path: Path, said: tuple[str, int, int | None], more: dict[str, Any], outcome: str, why: str
) -> None:
    """A not now that ran out on its day is ours again: we did not come back. And we may not hide our ending behind it."""
    kind, day, until = said
    because = {"ended_because": "we_had_no_people"} if more else {}
    word = SaidFact(kind=OwnKind(kind), day=day, until=until)
    row = journey(Step.WE_MAY, Step.WE_WENT, said=(word,), **because, **more)
    assert of_one(tmp_path, row)["we_met"] == outcome
    assert way(tmp_path, row, by="reason") == {("we_met", outcome, why): 1}


def test_the_last_answer_counts_and_silence_is_no_answer(tmp_path: Path) -> None:
    def answered(*given: tuple[int, bool]) -> str:
        said = tuple(answer(OwnKind.NEED_MET, day, yes) for day, yes in given)
        return of_one(tmp_path, journey(days={Step.WE_STARTED: 20}, said=said))["need_met"]

    assert answered((50, True)) == "reached"
    assert answered((50, False)) == "lost"
    assert answered() == "unknown"
    assert answered((50, True), (70, False)) == "lost"
    assert answered((50, False), (70, True)) == "reached"
    assert answered((50, True), (70, False), (90, True)) == "reached"
    assert answered((50, True), (101, False)) == "reached"
    assert answered((50, True), (50, False)) == "lost"


def test_still_met_waits_for_its_own_window(tmp_path: Path) -> None:
    said = (answer(OwnKind.NEED_MET, 50, yes=True), answer(OwnKind.STILL_MET, 240, yes=True))
    row = journey(days={Step.WE_STARTED: 20}, said=said)
    assert of_one(tmp_path, row)["still_met"] == "reached"
    assert "still_met" not in of_one(tmp_path, row, still=False)


def test_an_unknown_route_is_called_unknown_and_a_known_one_by_its_name(tmp_path: Path) -> None:
    found = way(tmp_path, journey(route=""), journey(route="arrears"), by="route")
    assert {part for part, *_ in found} == {"unknown", "arrears"}


def test_a_week_belongs_to_the_period_of_its_monday(tmp_path: Path) -> None:
    last = journey(opened=date(2025, 6, 30))
    after = journey(opened=date(2025, 7, 7))
    before = journey(opened=date(2024, 12, 30))
    assert way(tmp_path, last, after, before, journey(), by="quarter") == {
        ("2025-Q1", "we_may", "lost"): 1,
        ("2025-Q1", "we_saw", "reached"): 1,
        ("2025-Q2", "we_may", "lost"): 1,
        ("2025-Q2", "we_saw", "reached"): 1,
    }


def test_an_unknown_wijk_is_called_unknown(tmp_path: Path) -> None:
    found = way(tmp_path, journey(wijk=""), journey(wijk="WK012302"), by="wijk")
    assert {part for part, *_ in found} == {"unknown", "WK012302"}


# Any journey.

days = st.integers(0, 320)
waits = st.integers(0, 60)


def _promised(made: int, wait: int, story: str, first: int, second: int) -> PromiseFact:
    due, day = made + wait, made + first
    told: dict[str, int] = {}
    for number, what in enumerate(filter(None, story.split())):
        told[what] = day + number * second
    if "moved" in told:
        told["moved"] = min(told["moved"], due)
    return PromiseFact(made=made, due=due, **told)


stories = st.sampled_from(
    [*("", "kept", "moved", "broken", "broken repaired", "broken kept", "disputed", "disputed kept"),
     *("disputed repaired", "kept disputed", "kept disputed repaired", "broken repaired disputed")]
)  # fmt: skip
promises = st.lists(st.builds(_promised, days, waits, stories, waits, st.integers(1, 60)), max_size=3)
words = st.lists(
    st.one_of(
        st.builds(answer, st.sampled_from([OwnKind.NEED_MET, OwnKind.STILL_MET]), days, st.booleans()),
        st.builds(
            lambda kind, day, rest: SaidFact(kind=kind, day=day, until=day + rest),
            st.sampled_from([OwnKind.NOT_NOW]),
            days,
            days,
        ),
        st.builds(
            lambda kind, day: SaidFact(kind=kind, day=day), st.sampled_from([OwnKind.NO, OwnKind.NEEDS]), days
        ),
    ),
    max_size=3,
)
steps = st.sampled_from([step for step in Step if step not in (Step.NEED_MET, Step.STILL_MET)])
journeys = st.builds(
    lambda steps, promises, said, ended, whose, followed, week: journey(
        **ended_in_its_week(
            {
                "opened": MONDAY + timedelta(weeks=week),
                "observed_until": MONDAY + timedelta(weeks=week, days=followed),
                "days": steps,
                "promises": tuple(promises),
                "said": tuple(said),
                "ended": ended,
                "ended_because": "" if ended is None else "because",
                "ended_whose": "" if ended is None else whose,
            }
        )
    ),
    st.dictionaries(steps, days, max_size=8),
    promises,
    words,
    st.none() | days,
    st.sampled_from(["ours", "residents_choice", "neither", "together", ""]),
    st.integers(0, 400),
    st.integers(0, 24),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(journeys, min_size=1, max_size=40))
def test_sql_and_hand_agree_on_any_journeys(tmp_path: Path, rows: list[JourneyFact]) -> None:
    expected = Counter(("*", step, outcome) for row in rows for step, outcome in by_hand(row).items())
    assert way(tmp_path, *rows) == dict(expected)


# What they say of themselves.


@pytest.mark.parametrize("name", [*MEASURES, *BESIDE])
def test_every_measure_says_what_it_is_and_what_it_is_not_for(name: str) -> None:
    found = measure(name)
    assert found.name == name
    assert found.version >= 1
    assert found.question.endswith("?")
    assert found.source
    assert found.do_not_use_to


def test_every_sql_file_is_known() -> None:
    folder = Path(measure.__wrapped__.__code__.co_filename).parent
    assert {path.stem for path in folder.glob("*.sql")} == {*MEASURES, *BESIDE, "way"}


def test_periods_meet_and_do_not_overlap() -> None:
    found = half_years(date(2023, 3, 1), date(2026, 2, 1))
    assert [period.name for period in found][:3] == ["2023-H1", "2023-H2", "2024-H1"]
    assert found[-1].name == "2026-H1"
    for one, other in pairwise(found):
        assert other.first_day - one.last_day == timedelta(days=1)
    assert SPRING.quarters == ("2025-Q1", "2025-Q2")


def test_a_half_year_is_ripe_when_its_youngest_journey_is() -> None:
    """Its last week may begin on its last day and a journey may open on the Sunday of that week."""
    ripe = HalfYear(2025, 2).ripe_on(182)
    youngest = date(2025, 12, 29) + timedelta(days=6)
    assert ripe - youngest > timedelta(days=182)
    assert ripe - (HalfYear(2025, 2).last_day + timedelta(days=6)) == timedelta(days=183)


@pytest.mark.parametrize(("days", "still"), [(0, 10), (-1, 10), (100, 50)])
def test_a_window_that_cannot_be_followed_is_refused(days: int, still: int) -> None:
    with pytest.raises(ValueError, match="window"):
        FollowUp(days, still)
