"""The partner is told no more than is allowed: received, spoken, closed, and by which day.

Given a school that passed on a child's mother with her yes; when a professional takes it on, tries, speaks with her,
promises something and ends it; then the school reads three states in turn and never who goes there, how, what was said
or why it ended; another partner reads nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.help.actions import end_journey, make_promise, record_attempt, say_own, take_on
from bereik.house.work.working import work_until_empty
from bereik.people.models import Journey
from bereik.see.models import Signal
from bereik.terms.channels import Channel
from bereik.terms.endings import EndingReason
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.making import make_account, make_placement, make_team
from tests.see.partners import make_partner
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)

NAME, PHONE, STREET = "Roodborst Wilgenroos", "06 0000 0012", "Lijsterbeslaan"
SAID = "Zij heeft geen geld voor brood."
NEEDS, PROMISE, COLLEAGUE = "Ik wil de huur kunnen betalen.", "de verhuurder bellen", "Sanne Linde"
SECRETS = (
    NAME,
    "Roodborst",
    "0000 0012",
    STREET,
    SAID,
    "brood",
    NEEDS,
    "huur",
    PROMISE,
    "verhuurder",
    COLLEAGUE,
    "Sanne",
)
HOW_WE_WORK = (
    "huisbezoek",
    "thuis langs",
    "telefoontje",
    "niet thuis",
    "geen gehoor",
    "belofte",
    "poging",
    "mensen hadden",
)


@pytest.fixture
def colleague() -> tuple[Account, Any]:
    team = make_team()
    account = make_account(COLLEAGUE)
    make_placement(account, team)
    return account, team


@pytest.mark.parametrize("by", HANDS)
def test_the_partner_is_told_no_more_than_allowed(
    hands: Hands, colleague: tuple[Account, Any], live_server: Any, scan: Callable[[Page], None]
) -> None:
    page = hands.page
    school = make_partner("school")
    receipt = a_school_passes_her_on(hands, live_server.url, school.token)
    journey = _journey()
    read = Reader(page, live_server.url, receipt)
    read.says("Uw signaal kwam bij ons binnen.", "zoekt iemand van ons contact")
    scan(page)

    with at_work(colleague, Purpose.OUTREACH) as access:
        take_on(access, journey)
    with at_work(colleague, Purpose.HELPING) as access:
        _try(access, journey, Channel.HOME_VISIT, Outcome.NO_ANSWER)
    read.says("Uw signaal kwam bij ons binnen.", "zoekt iemand van ons contact")

    with at_work(colleague, Purpose.HELPING) as access:
        _try(access, journey, Channel.PHONE, Outcome.SPOKEN)
        say_own(access, journey, OwnKind.NEEDS, SaidHow.SPOKEN, word_id=new_id(), words=NEEDS)
        make_promise(
            access, journey, promise_id=new_id(), what=PROMISE, due_on=access.today + timedelta(days=7)
        )
    read.says("Er is gesproken.", "Iemand heeft de inwoner gesproken.")
    scan(page)

    with at_work(colleague, Purpose.HELPING) as access:
        verdict = end_journey(access, journey, because=EndingReason.OTHERS_HELP)
    assert verdict is not None and verdict.yes, verdict
    read.says("Wij hebben dit afgerond.", "Wij hebben uw signaal afgerond.")
    scan(page)

    what_was_mailed_says_that_there_is_news(school.link.email)
    another_partner_reads_nothing(page, live_server.url, receipt)


class Reader:
    """The school looks at its start page and its receipt, in both languages."""

    def __init__(self, page: Page, house: str, receipt: str) -> None:
        self.page, self.house, self.receipt = page, house, receipt

    def says(self, on_the_receipt: str, on_the_list: str) -> None:
        for language in ("en", "nl"):
            for address, expected in ((f"{self.house}/zien/", on_the_list), (self.receipt, on_the_receipt)):
                self.page.context.add_cookies(
                    [{"name": "django_language", "value": language, "url": self.house}]
                )
                self.page.goto(address)
                if language == "nl":
                    expect(self.page.get_by_text(expected).first).to_be_visible()
                _tells_nothing(self.page.content())


def a_school_passes_her_on(hands: Hands, house: str, token: str) -> str:
    page = hands.page
    hands.go(f"{house}/via/{token}/")
    hands.tap(page.get_by_role("link", name="Ja, en het mag"))
    hands.tap(page.locator("input[name=domains][value=money]"))
    hands.tap(page.locator("input[name=age][value=adult]"))
    hands.write(page.locator("input[name=call_name]"), NAME)
    hands.write(page.locator("input[name=phone]"), PHONE)
    hands.tap(page.locator("summary", has_text="Geen nummer? Geef een adres."))
    hands.write(page.locator("input[name=street]"), STREET)
    hands.write(page.locator("input[name=house_number]"), "12")
    hands.choose(page.locator("select[name=area]"), "BU00000101")
    hands.write(page.locator("textarea[name=words]"), SAID)
    hands.write(page.locator("input[name=own_words]"), "leerling groep 7")
    hands.tap(page.locator("input[name=how][value=spoken]"))
    hands.tap(page.get_by_role("button", name="Geef door"))
    expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))
    return page.url


def what_was_mailed_says_that_there_is_news(email: str) -> None:
    work_until_empty()
    sent = [one for one in mail.outbox if one.to == [email]]
    assert len(sent) == 2, "once that there was contact, once that it is closed"
    for message in sent:
        _tells_nothing(f"{message.subject} {message.body}")


def another_partner_reads_nothing(page: Page, house: str, receipt: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{house}/via/{make_partner('gp', 'Huisartsenpraktijk De Eik').token}/")
    answer = page.goto(receipt)
    assert answer is not None and answer.status == 404
    expect(page.get_by_role("heading", name="Dit kunnen wij u niet tonen")).to_be_visible()
    _tells_nothing(page.content())
    assert "leerling groep 7" not in page.content()


def _tells_nothing(page: str) -> None:
    found = [one for one in (*SECRETS, *HOW_WE_WORK) if one.lower() in page.lower()]
    assert not found, found


@contextmanager
def at_work(colleague: tuple[Account, Any], purpose: Purpose) -> Iterator[Access]:
    account, team = colleague
    with open_access(
        purpose=purpose,
        who=account.pk,
        kind="account",
        organisation=team.organisation_id,
        team=team.pk,
        law=team.law,
        because="proef",
    ) as access:
        yield access


def _try(access: Access, journey: UUID, channel: Channel, outcome: Outcome) -> None:
    made = record_attempt(
        access,
        journey,
        attempt_id=new_id(),
        channel=channel,
        outcome=outcome,
        on=timezone.localdate(),
        part_of_day=PartOfDay.MORNING,
    )
    assert made is not None


def _journey() -> UUID:
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.count() == 1
        return Journey.objects.get().pk
