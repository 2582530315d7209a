"""By which route may somebody pass something on, and what do they hear otherwise?"""

from __future__ import annotations

from datetime import date

import pytest

from bereik.see.rules import may_pass_on_arrears, route_for
from bereik.terms.hand_overs import HandOver
from bereik.terms.knowing import Knowing
from bereik.terms.laws import Law
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.verdict import Reason

TODAY = date(2026, 11, 9)


def test_who_says_yes_may_be_passed_on() -> None:
    way = route_for(sender=Sender.SCHOOL, today=TODAY, knowing=Knowing.AGREES)
    assert (way.route, way.may_come_in) == (Route.WITH_AGREEMENT, True)
    assert way.verdict.reason == Reason(RouteReason.AGREED)


def test_who_asked_for_it_is_reported_on_their_behalf() -> None:
    way = route_for(sender=Sender.GP, today=TODAY, knowing=Knowing.ASKED_FOR_IT)
    assert way.verdict.reason == Reason(RouteReason.ON_BEHALF)


def test_a_resident_may_always_ask() -> None:
    way = route_for(sender=Sender.RESIDENT, today=TODAY, knowing=Knowing.ASKED_FOR_IT)
    assert way.verdict.reason == Reason(RouteReason.OWN_REQUEST)


@pytest.mark.parametrize("knowing", [Knowing.DOES_NOT_KNOW, None])
def test_who_does_not_know_yet_is_asked_first(knowing: Knowing | None) -> None:
    way = route_for(sender=Sender.SCHOOL, today=TODAY, knowing=knowing)
    assert (way.route, way.may_come_in) == (Route.WITHOUT_NAME, False)
    assert way.verdict.reason == Reason(RouteReason.RESIDENT_DOES_NOT_KNOW)
    assert way.verdict.instead == Reason(
        RouteReason.ASK_FIRST, sentence=ROUTES[Route.WITH_AGREEMENT].sentence
    )


def test_a_no_is_a_no() -> None:
    way = route_for(sender=Sender.POLICE, today=TODAY, knowing=Knowing.DOES_NOT_AGREE)
    assert not way.may_come_in
    assert way.verdict.reason == Reason(RouteReason.NOT_AGREED)


@pytest.mark.parametrize("knowing", [None, *Knowing])
def test_danger_goes_to_the_phone_whatever_else_was_said(knowing: Knowing | None) -> None:
    way = route_for(sender=Sender.ENERGY, today=TODAY, knowing=knowing, danger=True, arrears=True, tried=True)
    assert (way.route, way.may_come_in) == (Route.SERIOUS_WORRY, False)
    assert way.verdict.instead == Reason(RouteReason.CALL_NOW, channel=HandOver.EMERGENCY, phone="112")


# Besluit gemeentelijke schuldhulpverlening (Stb. 2020, 240): landlords, energy, water, health insurers.
NAMED = {Sender.LANDLORD, Sender.ENERGY, Sender.WATER, Sender.HEALTH_INSURER}


@pytest.mark.parametrize("sender", list(Sender))
def test_arrears_come_unasked_only_from_whom_the_law_names(sender: Sender) -> None:
    way = route_for(sender=sender, today=TODAY, arrears=True, tried=True)
    assert way.may_come_in is (sender in NAMED)
    assert may_pass_on_arrears(sender, TODAY) is (sender in NAMED)
    if sender in NAMED:
        assert way.verdict.reason == Reason(RouteReason.STATUTORY, law=Law.WGS)
    else:
        assert way.verdict.reason == Reason(RouteReason.SENDER_HAS_NO_STATUTE, sender=sender)


def test_a_pilot_is_not_a_law() -> None:
    pilots = [one for one, term in SENDERS.items() if term.statute is Statute.PILOT]
    assert pilots
    assert not any(may_pass_on_arrears(one, TODAY) for one in pilots)


def test_a_creditor_tries_first() -> None:
    way = route_for(sender=Sender.LANDLORD, today=TODAY, arrears=True, tried=False)
    assert not way.may_come_in
    assert way.verdict.reason == Reason(RouteReason.SENDER_DID_NOT_TRY)


def test_before_the_law_was_in_force_arrears_did_not_come_in() -> None:
    way = route_for(sender=Sender.LANDLORD, today=date(2020, 12, 31), arrears=True, tried=True)
    assert way.verdict.reason == Reason(RouteReason.LAW_NOT_IN_FORCE, law=Law.WGS)


def test_every_no_says_what_to_do_or_whom_to_call() -> None:
    for sender in Sender:
        for knowing in (None, *Knowing):
            for danger in (False, True):
                way = route_for(sender=sender, today=TODAY, knowing=knowing, danger=danger)
                assert way.verdict.yes or way.verdict.instead is not None
