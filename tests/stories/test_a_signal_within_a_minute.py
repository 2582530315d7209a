"""A partner passes on a worry between two lessons: does it take less than a minute, and how many taps?

Given a link on a phone, a town with twenty buurten, and a school that passed somebody on before; when it passes on one
grown-up who said yes, from the first paint of the start page to the button; then a person's pace makes that less than
sixty seconds, with about six taps and two short fields.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bereik.see.actions import receive_signal
from bereik.see.rules import route_for
from bereik.terms.knowing import Knowing
from bereik.terms.senders import Sender
from tests.making import make_team
from tests.see.partners import agreed, area, make_partner, signalling, told
from tests.stories.pace import HumanPace

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_signal_takes_a_partner_less_than_a_minute(
    live_server: Any, page: Page, human_pace: HumanPace
) -> None:
    make_team()
    school = make_partner()
    for number in range(2, 22):
        area(f"BU000001{number:02}", f"Buurt {number}")
    with signalling(school) as access:
        way = route_for(sender=Sender.SCHOOL, today=access.today, knowing=Knowing.AGREES)
        assert receive_signal(access, told(agreed=agreed(access.today)), way).signal
    page.goto(f"{live_server.url}/via/{school.token}/")
    question = page.get_by_role("heading", name="Weet deze persoon dat u dit doorgeeft?")
    yes = page.get_by_role("link", name="Ja, en het mag")
    human_pace.reads(page.get_by_role("heading", level=1), question, yes)
    human_pace.taps(yes)

    about = page.locator("fieldset", has=page.locator("input[name=domains]"))
    human_pace.reads(about)
    human_pace.taps(page.locator("input[name=domains][value=money]"))

    panel = page.locator(".route--may")
    human_pace.reads(panel.locator(".route__verdict"), panel.locator(".route__reason"))

    age = page.locator("fieldset", has=page.locator("input[name=age]"))
    human_pace.reads(age)
    human_pace.taps(page.locator("input[name=age][value=adult]"))

    human_pace.reads(page.get_by_role("heading", name="Hoe komen wij in contact?"))
    human_pace.reads(page.locator("label[for=id_call_name]"))
    human_pace.types(page.locator("input[name=call_name]"), "Merel")
    human_pace.reads(page.locator("label[for=id_phone]"))
    human_pace.types(page.locator("input[name=phone]"), "0600000031")
    human_pace.reads(page.locator("label[for=id_area]"))
    human_pace.chooses(page.locator("select[name=area]"), "BU00000101")

    # The label of the question that may stay empty is met on the way down.
    human_pace.reads(page.locator("label[for=id_words]"), page.locator("label[for=id_own_words]"))

    human_pace.reads(page.get_by_role("heading", name="Lees dit voor"))
    human_pace.reads(page.locator("form blockquote:visible").last)
    how = page.locator("fieldset", has=page.locator("input[name=how]"))
    human_pace.reads(how)
    human_pace.taps(page.locator("input[name=how][value=spoken]"))

    send = page.get_by_role("button", name="Geef door")
    human_pace.reads(send)
    human_pace.taps(send)
    expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))
    print(f"\n{human_pace.said()}")
    assert human_pace.seconds < 60, human_pace.said()
