"""Does the funnel say where we lose people, without counting the young as lost or the silent as a no?"""

import random
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.reckon.funnel import UNNAMED, StageCount, funnel, is_clearly_more
from bereik.reckon.intervals import Interval, share_interval
from bereik.reckon.spread import Spread


def way(*reached: int, **more: object) -> list[StageCount]:
    steps = [f"step{number}" for number in range(len(reached))]
    could = [reached[0], *reached]
    return [
        StageCount(step, reached[0], able, came)
        for step, able, came in zip(steps, could, reached, strict=False)
    ]


def test_a_hundred_people_worked_out_by_hand() -> None:
    found = funnel(
        [
            StageCount("we_saw", start=100, could=100, reached=100),
            StageCount(
                "we_met",
                start=100,
                could=100,
                reached=60,
                own_choice=6,
                lost_because={"no_people": 20, "late": 4},
            ),
            StageCount("we_started", start=100, could=60, reached=30, own_choice=10, otherwise=2),
            StageCount("need_met", start=100, could=30, reached=9, unknown=12),
        ]
    )
    seen, met, started, need = found.stages
    assert (seen.after, met.after, started.after, need.after) == (None, "we_saw", "we_met", "we_started")
    assert [stage.lost for stage in found.stages] == [0, 34, 18, 9]
    assert met.share == 0.6
    assert met.interval == share_interval(60, 100)
    assert started.share == 0.5
    assert started.share_of_start == 0.3
    assert need.share == 0.5, "of the 18 who answered, 9 said yes"
    assert need.interval == Interval(share_interval(9, 30).low, share_interval(21, 30).high)
    assert need.share_of_start == 9 / 88
    assert [(reason.reason, reason.count, reason.share) for reason in met.reasons] == [
        ("no_people", 20, 0.2),
        (UNNAMED, 10, 0.1),
        ("late", 4, 0.04),
    ]
    assert (found.largest_drop, found.largest_drop_is_clear) == ("we_met", True)


def test_the_silent_stay_silent_at_what_comes_after() -> None:
    found = funnel(
        [
            StageCount("start", 50, 50, 50),
            StageCount("need_met", 50, 50, 20, unknown=10),
            StageCount("still_met", 50, 20, 8, unknown=5),
        ]
    )
    still = found.stages[2]
    assert still.share == 8 / 15
    assert still.share_of_start == 8 / 35, "15 of the 50 never told us"
    assert still.interval_of_start.high == share_interval(23, 50).high


def test_a_step_may_hang_on_another_than_the_one_before() -> None:
    """Whether the need was met is asked of all where help started, also where we broke a promise."""
    found = funnel(
        [
            StageCount("we_started", 40, 40, 40),
            StageCount("we_kept_our_word", 40, 40, 25),
            StageCount("need_met", 40, 40, 30, after="we_started"),
        ]
    )
    assert found.stages[2].after == "we_started"
    assert found.stages[2].share == 0.75


def test_nobody_there_is_no_share_and_no_error() -> None:
    found = funnel([StageCount("we_saw", 0, 0, 0), StageCount("we_met", 0, 0, 0)])
    assert [stage.share for stage in found.stages] == [None, None]
    assert found.stages[1].interval == Interval(0.0, 1.0)
    assert (found.largest_drop, found.largest_drop_is_clear) == (None, False)


def test_when_nobody_answered_the_share_is_left_open() -> None:
    found = funnel([StageCount("we_started", 20, 20, 20), StageCount("need_met", 20, 20, 0, unknown=20)])
    assert found.stages[1].share is None
    assert found.stages[1].interval == Interval(0.0, 1.0)
    assert found.largest_drop is None, "silence is no loss"


def test_a_narrow_lead_is_called_chance() -> None:
    close = funnel(way(100, 80, 62))
    assert (close.largest_drop, close.largest_drop_is_clear) == ("step1", False)
    far = funnel(way(100, 50, 40))
    assert (far.largest_drop, far.largest_drop_is_clear) == ("step1", True)


def test_a_lead_must_survive_its_rounding() -> None:
    assert is_clearly_more(Spread(40, 40), Spread(20, 20))
    assert not is_clearly_more(Spread(36, 44), Spread(16, 24))


@pytest.mark.parametrize(
    "numbers",
    [
        {"start": 10, "could": 11, "reached": 5},
        {"start": 10, "could": 10, "reached": 11},
        {"start": 10, "could": 10, "reached": 5, "unknown": 6},
        {"start": 10, "could": 10, "reached": 5, "own_choice": -1},
        {"start": 10, "could": 10, "reached": 5, "lost_because": {"late": 6}},
    ],
)
def test_counts_that_do_not_fit_together_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="step"):
        StageCount("step", **numbers)  # type: ignore[arg-type]


def test_a_step_stands_once_and_after_one_that_stands_before_it() -> None:
    with pytest.raises(ValueError, match="twice"):
        funnel([StageCount("a", 5, 5, 5), StageCount("a", 5, 5, 5)])
    with pytest.raises(ValueError, match="after"):
        funnel([StageCount("a", 5, 5, 5, after="b")])


@given(st.lists(st.integers(0, 80), min_size=1, max_size=8).map(lambda drops: list(accumulate(drops))[::-1]))
def test_nobody_gets_lost_in_the_reckoning(reached: list[int]) -> None:
    found = funnel(way(*reached))
    assert found.stages[-1].reached + sum(stage.lost for stage in found.stages) == reached[0]
    for stage in found.stages:
        assert stage.share is None or stage.share in stage.interval
        assert stage.share_of_start is None or stage.share_of_start in stage.interval_of_start
        assert sum(reason.count for reason in stage.reasons) == stage.lost


def test_the_young_are_neither_lost_nor_gained() -> None:
    """Six in ten are met, after 0 to 60 days; half of the journeys opened in the last 30 days. Only counting those
    that were followed the whole window gives 0.6; the two usual mistakes are far off, one each way."""
    chance, window = random.Random(11), 60
    followed = [
        chance.randint(0, 30) if chance.random() < 0.5 else chance.randint(60, 400) for _ in range(6000)
    ]
    met_on = [chance.randint(0, 60) if chance.random() < 0.6 else None for _ in followed]
    seen = [(age, day is not None and day <= age) for age, day in zip(followed, met_on, strict=True)]
    old_enough = [met for age, met in seen if age >= window]
    found = funnel(
        [
            StageCount("we_saw", len(old_enough), len(old_enough), len(old_enough)),
            StageCount(
                "we_met",
                len(old_enough),
                len(old_enough),
                sum(old_enough),
                too_young=len(seen) - len(old_enough),
            ),
        ]
    )
    assert 0.6 in found.stages[1].interval
    all_counted = [met for _, met in seen]
    assert share_interval(sum(all_counted), len(all_counted)).high < 0.5
    arrived_or_old = [met for age, met in seen if met or age >= window]
    assert share_interval(sum(arrived_or_old), len(arrived_or_old)).low > 0.61
