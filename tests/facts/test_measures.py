"""Do the measures in SQL say of each journey what a person would say who reads it by hand?"""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.measures import ask, measure, prepare
from bereik.facts.periods import FollowUp, HalfYear, half_years
from bereik.facts.rows import JourneyFact
from bereik.terms.steps import Step
from tests.facts.journeys import MONDAY, TONIGHT, journey

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
MEASURES = ("reach_by_whole", "reach_by_quarter", "reach_by_wijk", "reach_by_partner", "losses_by_reason")


def way(
    folder: Path, *rows: JourneyFact, by: str = "whole", still: bool = True
) -> dict[tuple[str, ...], int]:
    make_inside(folder, rows, made_at=TONIGHT, rng=Random(1))
    with reading_inside(folder) as connection:
        prepare(connection)
        name = "losses_by_reason" if by == "reason" else f"reach_by_{by}"
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
    in_time.discard(Step.STILL_MET)
    in_time |= {Step.STILL_MET} if row.days.get(Step.STILL_MET, 999) <= WINDOW.days else set()
    found: dict[str, str] = {Step.WE_SAW: "reached"}
    implying = {Step.NEED_MET, Step.STILL_MET}
    for place, step in enumerate(CONTACT[1:], 1):
        if in_time & ({*CONTACT[place:]} | implying):
            found[step] = "reached"
            continue
        ended = row.ended is not None and row.ended <= WINDOW.days
        whose = row.ended_whose if ended else "ours"
        found[step] = {"residents_choice": "own_choice", "neither": "otherwise", "together": "otherwise"}.get(
            whose, "lost"
        )
        return found
    if row.word_broken is not None and row.word_broken <= WINDOW.days:
        found[Step.WE_KEPT_OUR_WORD] = "lost"
    else:
        found[Step.WE_KEPT_OUR_WORD] = "reached" if Step.WE_KEPT_OUR_WORD in in_time else "unknown"
    found[Step.NEED_MET] = _last_answer(row, Step.NEED_MET, WINDOW.days)
    if found[Step.NEED_MET] == "reached":
        followed = row.observed_until - row.opened >= timedelta(days=WINDOW.still_days + 6)
        found[Step.STILL_MET] = (
            _last_answer(row, Step.STILL_MET, WINDOW.still_days) if followed else "unknown"
        )
    return found


def _last_answer(row: JourneyFact, step: Step, window: int) -> str:
    answers = [(row.days.get(step), "reached"), (row.said_no.get(step), "lost")]
    given_in_time = [
        (day, said == "lost", said) for day, said in answers if day is not None and day <= window
    ]
    return max(given_in_time)[2] if given_in_time else "unknown"


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


def test_our_reasons_stand_at_the_step_where_we_lost(tmp_path: Path) -> None:
    ended = journey(Step.WE_MAY, ended=50, ended_because="we_had_no_people", ended_whose="ours")
    waiting = journey(Step.WE_MAY, Step.WE_WENT)
    chose = journey(Step.WE_MAY, ended=50, ended_because="resident_said_no", ended_whose="residents_choice")
    assert way(tmp_path, ended, waiting, waiting, chose, by="reason") == {
        ("we_met", "not_yet"): 2,
        ("we_went", "we_had_no_people"): 1,
    }


def test_a_met_need_mends_no_broken_promise_and_a_broken_one_undoes_no_met_need(tmp_path: Path) -> None:
    found = of_one(tmp_path, journey(*CONTACT[1:], Step.WE_KEPT_OUR_WORD, Step.NEED_MET, word_broken=60))
    assert (found["we_kept_our_word"], found["need_met"]) == ("lost", "reached")


def test_the_last_answer_counts_and_silence_is_no_answer(tmp_path: Path) -> None:
    def answered(yes: int | None, no: int | None) -> str:
        days = {Step.WE_STARTED: 20} | ({Step.NEED_MET: yes} if yes is not None else {})
        row = journey(days=days, said_no={} if no is None else {Step.NEED_MET: no})
        return of_one(tmp_path, row)["need_met"]

    assert answered(50, None) == "reached"
    assert answered(None, 50) == "lost"
    assert answered(None, None) == "unknown"
    assert answered(50, 70) == "lost"
    assert answered(70, 50) == "reached"
    assert answered(50, 101) == "reached"


def test_still_met_waits_for_its_own_window(tmp_path: Path) -> None:
    row = journey(days={Step.WE_STARTED: 20, Step.NEED_MET: 50, Step.STILL_MET: 240})
    assert of_one(tmp_path, row)["still_met"] == "reached"
    assert "still_met" not in of_one(tmp_path, row, still=False)


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
journeys = st.builds(
    lambda steps, no, ended, whose, broken, followed, week: journey(
        opened=MONDAY + timedelta(weeks=week),
        observed_until=MONDAY + timedelta(weeks=week, days=followed),
        days=steps,
        said_no=no,
        word_broken=broken,
        ended=ended,
        ended_because="" if ended is None else "because",
        ended_whose="" if ended is None else whose,
    ),
    st.dictionaries(st.sampled_from(list(Step)), days, max_size=8),
    st.dictionaries(st.sampled_from([Step.NEED_MET, Step.STILL_MET]), days, max_size=2),
    st.none() | days,
    st.sampled_from(["ours", "residents_choice", "neither", "together", ""]),
    st.none() | days,
    st.integers(0, 400),
    st.integers(0, 24),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(journeys, min_size=1, max_size=40))
def test_sql_and_hand_agree_on_any_journeys(tmp_path: Path, rows: list[JourneyFact]) -> None:
    expected = Counter(("*", step, outcome) for row in rows for step, outcome in by_hand(row).items())
    assert way(tmp_path, *rows) == dict(expected)


# What they say of themselves.


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_says_what_it_is_and_what_it_is_not_for(name: str) -> None:
    found = measure(name)
    assert found.name == name
    assert found.version >= 1
    assert found.question.endswith("?")
    assert found.source
    assert found.do_not_use_to


def test_every_sql_file_is_known() -> None:
    folder = Path(measure.__wrapped__.__code__.co_filename).parent
    assert {path.stem for path in folder.glob("*.sql")} == {*MEASURES, "way"}


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
