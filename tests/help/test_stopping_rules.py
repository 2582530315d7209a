"""May it rest, may it end, and when is there a question: the rules alone, without a house."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.help.rules import Answer, Stand, may_end, may_rest, may_try, question_due
from bereik.help.rules.stopping import erase_after_no
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.own_words import OwnKind
from bereik.terms.reasons import StoppingReason, TakingOnReason
from bereik.terms.steps import Step

TODAY = date(2027, 3, 27)  # the night after, the clock goes forward
FRESH = Stand()
MET = Stand(tries=3, met=True)


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        (date(2027, 3, 28), StoppingReason.RESTS),
        (date(2027, 5, 5), StoppingReason.RESTS),
        (date(2028, 3, 27), StoppingReason.RESTS),
        (date(2028, 3, 28), StoppingReason.TOO_LONG),
        (date(2027, 3, 27), StoppingReason.DAY_PASSED),
        (date(2026, 5, 5), StoppingReason.DAY_PASSED),
    ],
)
def test_a_rest_is_from_tomorrow_to_a_year_from_now(until: date, reason: StoppingReason) -> None:
    assert may_rest(FRESH, until, TODAY).reason.term is reason


def test_what_ended_does_not_rest_and_after_a_no_it_says_why() -> None:
    ended = Stand(ended_on=TODAY, ended_because="we_lost_touch")
    assert may_rest(ended, TODAY + timedelta(days=9), TODAY).reason.term is TakingOnReason.ENDED
    no = Stand(ended_on=TODAY, ended_because="resident_said_no")
    refused = may_rest(no, TODAY + timedelta(days=9), TODAY)
    assert refused.reason.term is StoppingReason.SAID_NO
    assert refused.instead is not None and refused.instead.term is StoppingReason.COME_BACK


def test_a_try_before_the_ending_may_still_be_told_and_one_after_it_not() -> None:
    no = Stand(ended_on=TODAY, ended_because="resident_said_no")
    assert may_try(no, TODAY) is None
    after = may_try(no, TODAY + timedelta(days=1))
    assert after is not None and after.reason.term is StoppingReason.SAID_NO
    assert may_try(FRESH, TODAY) is None


@pytest.mark.parametrize("because", [EndingReason.RESIDENT_SAID_NO, EndingReason.RESIDENT_OBJECTED])
@pytest.mark.parametrize("tries", [0, 1, 30])
@pytest.mark.parametrize("met", [True, False])
def test_a_no_is_never_read_from_closed_doors_or_a_bad_talk(
    because: EndingReason, tries: int, met: bool
) -> None:
    verdict = may_end(Stand(tries=tries, met=met), because, by_a_person=True)
    assert verdict.no and verdict.reason.term is StoppingReason.NOT_SAID
    said = Stand(tries=tries, met=met, said=frozenset({OwnKind.NO}))
    assert may_end(said, because, by_a_person=True).yes


def test_that_it_is_enough_only_the_resident_says() -> None:
    assert may_end(MET, EndingReason.NEED_MET, by_a_person=True).reason.term is StoppingReason.NOT_SAID_MET
    said = Stand(tries=3, met=True, said=frozenset({OwnKind.NEED_MET}))
    assert may_end(said, EndingReason.NEED_MET, by_a_person=True).yes


@pytest.mark.parametrize(
    ("stand", "because", "reason"),
    [
        (MET, EndingReason.WE_NEVER_MET, StoppingReason.WE_MET),
        (MET, EndingReason.WE_DID_NOT_GO, StoppingReason.WE_MET),
        (Stand(tries=1), EndingReason.WE_DID_NOT_GO, StoppingReason.WE_WENT),
        (FRESH, EndingReason.WE_NEVER_MET, StoppingReason.NOT_TRIED),
        (Stand(tries=1), EndingReason.WE_LOST_TOUCH, StoppingReason.NEVER_MET),
        (Stand(tries=1), EndingReason.OTHERS_HELP, StoppingReason.NEVER_MET),
        (Stand(tries=1), EndingReason.RESIDENT_GOES_ON_ALONE, StoppingReason.NEVER_MET),
    ],
)
def test_a_reason_must_be_true(stand: Stand, because: EndingReason, reason: StoppingReason) -> None:
    assert may_end(stand, because, by_a_person=True).reason.term is reason


@given(st.sampled_from(EndingReason), st.booleans(), st.integers(0, 3))
def test_nobody_is_closed_by_itself(because: EndingReason, met: bool, tries: int) -> None:
    verdict = may_end(Stand(met=met, tries=tries, said=frozenset(OwnKind)), because, by_a_person=False)
    assert verdict.no and verdict.reason.term is StoppingReason.NEEDS_A_PERSON


@given(st.sampled_from(EndingReason), st.booleans(), st.integers(0, 3))
def test_what_we_still_owe_comes_before_an_ending_of_ours(
    because: EndingReason, met: bool, tries: int
) -> None:
    said = frozenset({OwnKind.NO, OwnKind.NEED_MET})
    owing = Stand(met=met, tries=tries, said=said, word_due_on=TODAY)
    asked = Stand(met=met, tries=tries, said=said, asked_on=TODAY)
    free = may_end(Stand(met=met, tries=tries, said=said), because, by_a_person=True)
    if ENDINGS[because].whose is Whose.OURS:
        assert may_end(owing, because, by_a_person=True).no
        assert may_end(asked, because, by_a_person=True).no
    else:
        assert may_end(owing, because, by_a_person=True) == free


def test_after_a_no_the_person_is_erased_within_a_month_unless_help_had_begun() -> None:
    assert erase_after_no(date(2027, 1, 31), started=False) == date(2027, 2, 28)
    assert erase_after_no(TODAY, started=True) is None


# Questions


def at(*days: tuple[Step, date]) -> dict[Step, date]:
    return dict(days)


STARTED = date(2026, 1, 10)


@pytest.mark.parametrize("step", [Step.WE_STARTED, Step.WE_KEPT_OUR_WORD])
def test_the_question_comes_when_we_began_or_kept_a_word(step: Step) -> None:
    assert question_due({step: STARTED}, [], TODAY) is OwnKind.NEED_MET
    assert question_due({Step.WE_MET: STARTED, Step.WE_AGREED: STARTED}, [], TODAY) is None


def test_half_a_year_after_a_yes_it_is_asked_whether_it_still_is_so() -> None:
    steps = {Step.WE_STARTED: STARTED, Step.NEED_MET: date(2026, 8, 31)}
    yes = Answer(OwnKind.NEED_MET, True, date(2026, 8, 31))
    assert question_due(steps, [yes], date(2027, 2, 27)) is None
    assert question_due(steps, [yes], date(2027, 2, 28)) is OwnKind.STILL_MET
    still = Answer(OwnKind.STILL_MET, True, date(2027, 2, 28))
    assert question_due(steps, [yes, still], date(2029, 1, 1)) is None


def test_a_no_may_be_answered_anew_but_is_not_asked_again_the_same_day() -> None:
    no = Answer(OwnKind.NEED_MET, False, TODAY)
    steps = {Step.WE_STARTED: STARTED}
    assert question_due(steps, [no], TODAY) is None
    assert question_due(steps, [no], TODAY + timedelta(days=1)) is OwnKind.NEED_MET
    later = {**steps, Step.NEED_MET: STARTED}
    gone = Answer(OwnKind.STILL_MET, False, TODAY)
    assert question_due(later, [gone], TODAY) is None
    assert question_due(later, [gone], TODAY + timedelta(days=1)) is OwnKind.STILL_MET


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
ANSWERS = st.lists(
    st.builds(Answer, st.sampled_from([OwnKind.NEED_MET, OwnKind.STILL_MET]), st.booleans(), DAYS), max_size=6
)


@given(ANSWERS, DAYS)
def test_still_met_is_never_asked_without_the_residents_own_earlier_yes(
    answers: list[Answer], today: date
) -> None:
    known = [one for one in answers if one.on <= today]
    asked = question_due({Step.WE_STARTED: date(2026, 1, 1)}, known, today)
    yes = [one.on for one in known if one.kind is OwnKind.NEED_MET and one.yes]
    if asked is OwnKind.STILL_MET:
        assert yes and (today - min(yes)).days >= 181
    if asked is OwnKind.NEED_MET:
        assert not yes
