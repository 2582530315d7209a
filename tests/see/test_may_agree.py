"""Who may say yes at which age, and when does a yes no longer hold?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bereik.see.rules import may_agree
from bereik.terms.authority import AGES, CHILDREN, Age, SaysYes
from bereik.terms.laws import Law
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.verdict import Reason, Verdict

TODAY = date(2026, 11, 9)
SELF, PARENT, OTHER, ONLY = SaysYes.SELF, SaysYes.PARENT, SaysYes.OTHER_PARENT, SaysYes.ONLY_PARENT


def said(age: Age, by: Collection[SaysYes], on: date = TODAY) -> Verdict:
    return may_agree(age, by, on=on, today=TODAY)


@pytest.mark.parametrize("by", [{PARENT, OTHER}, {ONLY}, {SELF, PARENT, OTHER}])
def test_under_twelve_everyone_with_authority_says_yes(by: set[SaysYes]) -> None:
    verdict = said(Age.UNDER_12, by)
    assert verdict.yes
    assert verdict.reason == Reason(AgreeReason.PARENTS_SAID_YES)


@pytest.mark.parametrize("by", [set(), {SELF}])
def test_a_child_under_twelve_cannot_say_yes_alone(by: set[SaysYes]) -> None:
    verdict = said(Age.UNDER_12, by)
    assert verdict.reason == Reason(AgreeReason.PARENTS_NOT_ASKED)
    assert verdict.instead == Reason(AgreeReason.ASK_PARENTS)


@pytest.mark.parametrize(
    ("age", "by"),
    [
        (Age.UNDER_12, {PARENT}),
        (Age.UNDER_12, {OTHER}),
        (Age.FROM_12, {SELF, PARENT}),
        (Age.FROM_12, {SELF, OTHER}),
    ],
)
def test_one_parents_yes_is_not_the_others(age: Age, by: set[SaysYes]) -> None:
    verdict = said(age, by)
    assert verdict.reason == Reason(AgreeReason.OTHER_PARENT_NOT_ASKED)
    assert verdict.instead is not None
    assert "apart" in verdict.instead.say("nl")


@pytest.mark.parametrize("by", [{SELF, PARENT, OTHER}, {SELF, ONLY}])
def test_from_twelve_to_sixteen_both_say_yes(by: set[SaysYes]) -> None:
    assert said(Age.FROM_12, by).reason == Reason(AgreeReason.BOTH_SAID_YES)


def test_from_twelve_the_young_person_is_asked_too() -> None:
    assert said(Age.FROM_12, {PARENT, OTHER}).reason == Reason(AgreeReason.YOUNG_PERSON_NOT_ASKED)


def test_to_sixteen_the_parents_are_asked_too_and_the_page_says_whom_to_call() -> None:
    verdict = said(Age.FROM_12, {SELF})
    assert verdict.reason == Reason(AgreeReason.PARENTS_TOO)
    assert verdict.instead is not None
    assert "noem geen naam" in verdict.instead.say("nl")


@pytest.mark.parametrize("age", [Age.FROM_16, Age.ADULT])
def test_from_sixteen_one_decides_and_nobody_else(age: Age) -> None:
    assert said(age, {SELF}).yes
    for others in (set(), {PARENT, OTHER}, {ONLY}):
        assert said(age, others).reason == Reason(AgreeReason.SELF_NOT_ASKED)


def test_without_an_age_nobody_can_say_yes_and_the_page_says_what_to_do() -> None:
    verdict = said(Age.NOT_KNOWN, set(SaysYes))
    assert verdict.reason == Reason(AgreeReason.AGE_NOT_KNOWN)
    assert verdict.instead == Reason(AgreeReason.ASK_AGE)


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2026, 11, 10), Reason(AgreeReason.DAY_STILL_TO_COME, date=date(2026, 11, 10))),
        (date(2026, 8, 8), Reason(AgreeReason.TOO_LONG_AGO, date=date(2026, 8, 8))),
        (date(2026, 8, 9), Reason(AgreeReason.SELF_SAID_YES)),
        (TODAY, Reason(AgreeReason.SELF_SAID_YES)),
    ],
)
def test_a_yes_holds_from_its_day_on_for_three_months(on: date, reason: Reason) -> None:
    assert said(Age.ADULT, {SELF}, on).reason == reason


def test_a_child_goes_by_the_youth_act_and_a_grown_up_by_the_wmo() -> None:
    assert {age: AGES[age].law for age in Age} == {
        Age.UNDER_12: Law.JEUGDWET,
        Age.FROM_12: Law.JEUGDWET,
        Age.FROM_16: Law.JEUGDWET,
        Age.ADULT: Law.WMO,
        Age.NOT_KNOWN: None,
    }
    assert frozenset({Age.UNDER_12, Age.FROM_12, Age.FROM_16}) == CHILDREN


@given(age=some.sampled_from(Age), by=some.sets(some.sampled_from(SaysYes)), more=some.sampled_from(SaysYes))
def test_one_more_yes_never_takes_a_yes_away(age: Age, by: set[SaysYes], more: SaysYes) -> None:
    if said(age, by).yes:
        assert said(age, by | {more}).yes


@given(age=some.sampled_from(Age), by=some.sets(some.sampled_from(SaysYes)))
def test_every_no_says_what_to_do_instead(age: Age, by: set[SaysYes]) -> None:
    verdict = said(age, by)
    assert verdict.yes or verdict.instead is not None
