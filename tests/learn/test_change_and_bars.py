"""Do comparisons keep their doubt, and do bars and dots show what the figures say?"""

from __future__ import annotations

import pytest

from bereik.learn.bars import Part, dots_of, parts_of, per_hundred
from bereik.learn.change import Change, change, difference
from bereik.learn.figures import Count, Share, StepFigures
from bereik.reckon.intervals import Interval, share_interval
from bereik.reckon.release import Withheld
from bereik.terms.steps import Step

NONE = Count(None, Withheld.SMALL)


def share(count: int, of: int) -> Share:
    return Share(count / of, share_interval(count, of))


def figures(
    step: Step, start: int, could: int, reached: int, lost: int, own: int | None = 0, unknown: int = 0
) -> StepFigures:
    return StepFigures(
        step=step,
        start=Count(start),
        could=Count(could),
        reached=Count(reached),
        lost=Count(lost),
        own_choice=NONE if own is None else Count(own),
        unknown=Count(unknown),
        of_start=share(reached, start),
        of_could=share(reached, could),
    )


def test_the_interval_of_a_difference_is_newcombes() -> None:
    """Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10: 56/70 against 48/80: 0.0524 to 0.3339."""
    between = difference(share(56, 70), share(48, 80))
    assert between is not None
    assert (round(between.low, 4), round(between.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (share(56, 70), share(48, 80), Change.BETTER),
        (share(48, 80), share(56, 70), Change.WORSE),
        (share(9, 10), share(3, 10), Change.BETTER),
        # Newcombe's row d: 9/10 against 3/10 is certain enough; 5/10 against 3/10 is not.
        (share(5, 10), share(3, 10), Change.UNKNOWN),
        (None, share(3, 10), Change.UNKNOWN),
        (Share(None, Interval(0.8, 0.9)), share(3, 10), Change.UNKNOWN),
    ],
)
def test_better_and_worse_are_said_only_when_chance_is_ruled_out(
    now: Share | None, then: Share | None, said: Change
) -> None:
    assert change(now, then) is said


def test_a_wider_interval_never_makes_us_surer() -> None:
    exact, rounded = share(56, 70), Share(0.8, Interval(0.5, 0.95))
    assert change(exact, share(48, 80)) is Change.BETTER
    assert change(rounded, share(48, 80)) is Change.UNKNOWN


def test_the_margin_is_rounded_outwards() -> None:
    said = per_hundred(Share(0.384, Interval(0.3461, 0.4112)))
    assert (said.best, said.low, said.high, said.width) == (38, 34, 42, 8)
    whole = per_hundred(Share(0.38, Interval(0.34, 0.42)))
    assert (whole.low, whole.high) == (34, 42), "what is a whole number stays one"


def test_a_bar_is_as_long_as_who_came_that_far() -> None:
    """200 set out, 160 came to this step: 100 met, 40 lost by us, 20 chose otherwise."""
    bar = parts_of(figures(Step.WE_MET, 200, 160, 100, 40, 20))
    assert bar == (Part("ours", 0.0, 50.0), Part("lost", 50.0, 20.0), Part("own", 70.0, 10.0))


def test_what_is_withheld_is_dotted_and_not_lost() -> None:
    bar = parts_of(figures(Step.WE_MET, 200, 160, 100, 40, own=None))
    assert bar == (Part("ours", 0.0, 50.0), Part("lost", 50.0, 20.0), Part("unknown", 70.0, 10.0))


def test_reaching_the_goal_has_the_colour_of_a_word_that_was_kept() -> None:
    assert parts_of(figures(Step.NEED_MET, 100, 100, 50, 50))[0].kind == "kept"


def test_no_bar_is_drawn_where_even_the_beginning_is_withheld() -> None:
    hidden = StepFigures(Step.WE_MET, NONE, NONE, NONE, NONE, NONE, NONE, None, None)
    assert parts_of(hidden) == ()
    assert dots_of([hidden], Step.WE_MET) == ()


def test_a_hundred_dots_are_a_hundred_people() -> None:
    """200 set out; before WE_WENT 40 lost; before WE_MET 60 lost and 20 chose otherwise; 80 met: 40, 10, 0 and 50."""
    steps = [
        figures(Step.WE_SAW, 200, 200, 200, 0),
        figures(Step.WE_WENT, 200, 200, 160, 40),
        figures(Step.WE_MET, 200, 160, 80, 60, 20),
    ]
    dots = dots_of(steps, Step.WE_MET)
    assert len(dots) == 100
    assert [dots.count(kind) for kind in ("ours", "own", "unknown", "lost")] == [40, 10, 0, 50]


def test_withheld_people_are_dots_of_which_we_say_nothing() -> None:
    steps = [figures(Step.WE_SAW, 200, 200, 200, 0), figures(Step.WE_MET, 200, 200, 80, 100, own=None)]
    dots = dots_of(steps, Step.WE_MET)
    assert [dots.count(kind) for kind in ("ours", "own", "unknown", "lost")] == [40, 0, 10, 50]


def test_a_count_is_shown_or_withheld_and_not_both() -> None:
    with pytest.raises(ValueError, match="not both"):
        Count(12, Withheld.SMALL)
    with pytest.raises(ValueError, match="not both"):
        Count(None)
