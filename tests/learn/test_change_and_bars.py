"""Do comparisons keep their doubt, and do bars and dots show what the figures say?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bereik.facts.figures import Figure, PublishedStage, ShareFigure
from bereik.learn.bars import Part, dots_of, parts_of, per_hundred
from bereik.learn.change import Change, change, difference
from bereik.reckon.intervals import Interval, share_interval
from bereik.reckon.release import Withheld
from bereik.reckon.spread import Spread
from bereik.terms.steps import Step

TODAY = datetime(2026, 2, 1, tzinfo=UTC)
HIDDEN = Figure(None, None, Withheld.SMALL, False, TODAY)
SEEN = 200


def figure(count: int) -> Figure:
    return Figure(count, Spread(count, count), None, False, TODAY)


def share(count: int, of: int) -> ShareFigure:
    return ShareFigure(count / of, share_interval(count, of))


def stage(step: Step, reached: int, lost: int = 0, own: int | None = 0, other: int = 0) -> PublishedStage:
    return PublishedStage(
        step=step.value,
        after=None,
        reached=figure(reached),
        lost=figure(lost),
        own_choice=HIDDEN if own is None else figure(own),
        otherwise=figure(other),
        unknown=None,
        of_start=share(reached, SEEN),
        of_before=None,
        reasons=(),
    )


def asked(step: Step, reached: int, lost: Figure, unknown: Figure) -> PublishedStage:
    """A step at which the resident says it: there is an answer, or none."""
    return PublishedStage(step.value, None, figure(reached), lost, None, None, unknown, None, None, ())


def test_the_interval_of_a_difference_is_newcombes() -> None:
    """Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10: 56/70 against 48/80: 0.0524 to 0.3339."""
    between = difference(share(56, 70), share(48, 80))
    assert between is not None
    assert (round(between.low, 4), round(between.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        # The first and last rows of the same table: 9/10 against 3/10 is certain (0.1705 to 0.8090), 0 is outside it.
        (share(56, 70), share(48, 80), Change.BETTER),
        (share(48, 80), share(56, 70), Change.WORSE),
        (share(9, 10), share(3, 10), Change.BETTER),
        (share(5, 10), share(3, 10), Change.UNKNOWN),
        (None, share(3, 10), Change.UNKNOWN),
        (ShareFigure(None, Interval(0.8, 0.9)), share(3, 10), Change.UNKNOWN),
    ],
)
def test_better_and_worse_are_said_only_when_chance_is_ruled_out(
    now: ShareFigure | None, then: ShareFigure | None, said: Change
) -> None:
    assert change(now, then) is said


def test_a_wider_interval_never_makes_us_surer() -> None:
    exact, rounded = share(56, 70), ShareFigure(0.8, Interval(0.5, 0.95))
    assert change(exact, share(48, 80)) is Change.BETTER
    assert change(rounded, share(48, 80)) is Change.UNKNOWN


def test_the_margin_is_rounded_outwards() -> None:
    said = per_hundred(ShareFigure(0.384, Interval(0.3461, 0.4112)))
    assert (said.best, said.low, said.high, said.width) == (38, 34, 42, 8)
    whole = per_hundred(ShareFigure(0.38, Interval(0.34, 0.42)))
    assert (whole.low, whole.high) == (34, 42), "what is a whole number stays one"


def test_a_bar_is_as_long_as_who_came_that_far() -> None:
    """200 set out, 160 came to this step: 90 met, 40 lost by us, 20 chose otherwise, 10 ended otherwise."""
    bar = parts_of(stage(Step.WE_MET, 90, 40, 20, 10), figure(SEEN), figure(160))
    assert bar == (
        Part("ours", 0.0, 45.0),
        Part("lost", 45.0, 20.0),
        Part("own", 65.0, 10.0),
        Part("other", 75.0, 5.0),
    )


def test_what_is_withheld_is_dotted_and_not_lost() -> None:
    bar = parts_of(stage(Step.WE_MET, 100, 40, own=None), figure(SEEN), figure(160))
    assert bar == (Part("ours", 0.0, 50.0), Part("lost", 50.0, 20.0), Part("unknown", 70.0, 10.0))


def test_who_did_not_answer_is_dotted_and_reaching_the_goal_has_the_colour_of_a_word_kept() -> None:
    bar = parts_of(asked(Step.NEED_MET, 40, figure(20), figure(40)), figure(SEEN), figure(100))
    assert bar == (Part("kept", 0.0, 20.0), Part("lost", 20.0, 10.0), Part("unknown", 30.0, 20.0))


def test_no_bar_is_drawn_of_what_is_withheld() -> None:
    hidden = PublishedStage(Step.WE_MET.value, None, HIDDEN, HIDDEN, HIDDEN, HIDDEN, None, None, None, ())
    assert parts_of(hidden, figure(SEEN), figure(160)) == ()
    assert parts_of(stage(Step.WE_MET, 90, 40), HIDDEN, HIDDEN) == ()
    assert dots_of([hidden], figure(SEEN), Step.WE_MET) == ()


WENT = stage(Step.WE_WENT, 160, 40)


def counted(dots: tuple[str, ...]) -> list[int]:
    assert len(dots) == 100
    return [dots.count(kind) for kind in ("ours", "own", "open", "unknown", "lost")]


def test_a_hundred_dots_are_a_hundred_people() -> None:
    """200 set out; 40 lost before WE_WENT; before WE_MET 50 lost, 20 chose otherwise, 10 ended otherwise; 80 met."""
    dots = dots_of(
        [stage(Step.WE_SAW, 200), WENT, stage(Step.WE_MET, 80, 50, 20, 10)], figure(SEEN), Step.WE_MET
    )
    assert counted(dots) == [40, 10, 5, 0, 45]


def test_withheld_people_are_dots_of_which_we_say_nothing() -> None:
    dots = dots_of(
        [stage(Step.WE_SAW, 200), WENT, stage(Step.WE_MET, 80, 60, own=None)], figure(SEEN), Step.WE_MET
    )
    assert counted(dots) == [40, 0, 0, 10, 50]


def test_what_comes_after_the_step_is_not_among_its_dots() -> None:
    later = stage(Step.WE_LISTENED, 40, 40)
    dots = dots_of(
        [stage(Step.WE_SAW, 200), WENT, stage(Step.WE_MET, 80, 80), later], figure(SEEN), Step.WE_MET
    )
    assert counted(dots) == [40, 0, 0, 0, 60]
