"""Is a try written down by one tap, explained when it cannot be, and taken back when it was a mistake?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bereik.help.actions import record_attempt, take_back_attempt
from bereik.help.forms import AttemptForm
from bereik.help.models import Attempt
from bereik.help.rules import left_open
from bereik.municipality.models import Team
from bereik.people.models import Journey, Step
from bereik.see.actions import receive_signal
from bereik.see.models import Signal
from bereik.see.rules import route_for
from bereik.terms.channels import Channel
from bereik.terms.knowing import Knowing
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import TryReason
from bereik.terms.saying import say_date
from bereik.terms.senders import Sender
from bereik.trust.access import Access, house_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.help.words import at_work
from tests.house.entering import enter_as
from tests.making import make_account, make_journey, make_placement, make_resident, make_team
from tests.see.partners import make_partner, signalling, told

pytestmark = pytest.mark.django_db(transaction=True)

Here = tuple[Team, Account, Client, Journey]


@pytest.fixture
def here() -> Here:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    journey = make_journey(team, make_resident("Lieke", "Lijster"), trusted=merel)
    return team, merel, enter_as(merel), journey


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def tries() -> list[Attempt]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Attempt.objects.order_by("written_at", "pk"))


def the_row(journey: Journey) -> Journey:
    with house_access(Purpose.UPKEEP, "proef"):
        return Journey.objects.get(pk=journey.pk)


def steps_of(journey: Journey) -> set[str]:
    with house_access(Purpose.UPKEEP, "proef"):
        return set(Step.objects.filter(journey=journey.pk).values_list("step", flat=True))


def sent(**values: Any) -> dict[str, Any]:
    """The form as a page gives it: all that is filled in beforehand, and the tap."""
    return {
        "attempt_id": str(new_id()),
        "channel": "phone",
        "on": timezone.localdate().isoformat(),
        "part_of_day": "morning",
        "outcome": "no_answer",
        **values,
    }


def try_once(access: Access, journey: Journey, outcome: Outcome, **values: Any) -> Attempt:
    made = record_attempt(
        access,
        journey.pk,
        attempt_id=new_id(),
        channel=values.get("channel", Channel.HOME_VISIT),
        outcome=outcome,
        on=values.get("on", access.today),
        part_of_day=PartOfDay.MORNING,
    )
    assert isinstance(made, Attempt)
    return made


def test_one_tap_saves_and_the_strip_says_what_is_next(here: Here) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/poging/"
    done = client.post(address, sent(back="vandaag"), follow=True)
    assert done.redirect_chain[-1][0].startswith("/helpen/vandaag/?bewaard=")
    page = words(done)
    assert "Bewaard: Lieke Lijster, telefoon," in page and "geen antwoord." in page
    assert "Volgende keer anders: huisbezoek, in de middag." in page and "Ongedaan maken" in page


def test_the_form_offers_another_way_than_the_last_and_now(here: Here) -> None:
    _, _, client, journey = here
    client.post(f"/helpen/traject/{journey.pk}/poging/", sent(channel="home_visit", outcome="nobody_there"))
    page = client.get(f"/helpen/traject/{journey.pk}/poging/").content.decode()
    assert re.search(r'value="phone"\s+checked', page)
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert page.count("checked") == 2


def test_at_most_four_things_are_asked(here: Here) -> None:
    _, _, client, journey = here
    page = client.get(f"/helpen/traject/{journey.pk}/poging/").content.decode()
    form = page.split('class="form tries"')[1].split("</form>")[0]
    asked = {
        name for tag, name in re.findall(r'<(input|button|select|textarea)[^>]*name="(\w+)"', form) if tag
    }
    assert asked - {"csrfmiddlewaretoken", "attempt_id", "back"} == {
        "channel",
        "on",
        "part_of_day",
        "outcome",
    }


def test_enter_in_a_field_saves_nothing(here: Here) -> None:
    """A browser presses the first button of a form: it must not be an outcome."""
    _, _, client, journey = here
    page = client.get(f"/helpen/traject/{journey.pk}/poging/").content.decode()
    first = re.findall(r"<button[^>]*>", page.split('class="form tries"')[1])[0]
    assert 'name="outcome" value=""' in first
    answer = client.post(f"/helpen/traject/{journey.pk}/poging/", sent(outcome=""))
    assert answer.status_code == 422 and "Kies wat ervan kwam." in words(answer)
    assert not tries()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31-4-2026", "31 april 2026 bestaat niet: die maand heeft 30 dagen."),
        ("2031-05-05", "Deze dag komt nog."),
        ("2019-05-05", "Dit is meer dan een jaar geleden."),
        ("gisteren", "Schrijf de dag als 17-4-2026, of kies hem."),
    ],
)
def test_a_day_that_cannot_be_is_explained_and_what_was_chosen_stays(here: Here, day: str, said: str) -> None:
    _, _, client, journey = here
    answer = client.post(f"/helpen/traject/{journey.pk}/poging/", sent(on=day, channel="letter"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in words(answer) and "Er is nog niets bewaard." in page
    assert re.search(r'value="letter"\s+checked', page) and f'value="{day}"' in page
    assert not tries()


def test_the_evening_of_today_is_not_there_in_the_morning() -> None:
    morning = datetime(2026, 3, 29, 7, 30, tzinfo=UTC)
    answers = sent(on="2026-03-29", part_of_day="evening")
    form = AttemptForm(answers, now=morning, language="nl")
    assert form.errors == {"part_of_day": ["Dit deel van vandaag komt nog. Schrijf op wat gebeurd is."]}
    assert AttemptForm(answers | {"on": "2026-03-28"}, now=morning, language="nl").is_valid()


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 5, 5)])
def test_on_the_sunday_of_summer_time_the_part_of_the_day_is_kept(here: Here, day: date) -> None:
    team, merel, _, _ = here
    later = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
    journey = make_journey(team, make_resident("Mees", "Linde"), trusted=merel, at=later - timedelta(days=9))
    with at_work(merel, team, at=later) as access:
        made = try_once(access, journey, Outcome.NOBODY_THERE, on=day)
    assert made.happened_at.astimezone(timezone.get_default_timezone()).hour == 10
    assert timezone.localdate(made.happened_at) == day


def test_a_wrong_tap_is_taken_back_on_the_same_day(here: Here) -> None:
    team, merel, client, journey = here
    done = client.post(f"/helpen/traject/{journey.pk}/poging/", sent(back="vandaag"), follow=True)
    number = done.redirect_chain[-1][0].split("bewaard=")[1]
    assert (the_row(journey).tries, steps_of(journey)) == (1, {"we_went"})
    back = client.post(f"/helpen/poging/{number}/terug/", {"back": "vandaag"}, follow=True)
    assert "Teruggenomen. Deze poging telt niet meer mee." in words(back)
    row = the_row(journey)
    assert (row.tries, row.tried_at, steps_of(journey)) == (0, None, set())
    assert [bool(one.amended_at) for one in tries()] == [True]
    # Twice is once.
    client.post(f"/helpen/poging/{number}/terug/")
    assert the_row(journey).tries == 0
    with at_work(merel, team) as access:
        try_once(access, journey, Outcome.NOBODY_THERE)
    assert (the_row(journey).tries, steps_of(journey)) == (1, {"we_went"})


def test_the_back_button_doubles_nothing_and_loses_nothing(here: Here) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/poging/"
    form = sent()
    client.post(address, form)
    again = client.post(address, form | {"outcome": "spoken"}, follow=True)
    assert "Dit stond er al, het is één keer bewaard." in words(again)
    assert [one.outcome for one in tries()] == ["no_answer"]
    client.post(f"/helpen/poging/{form['attempt_id']}/terug/")
    # Undone, back, and now the right one: it is written down, and once.
    for _ in range(2):
        client.post(address, form | {"outcome": "spoken"})
    assert [(one.outcome, bool(one.amended_at)) for one in tries()] == [
        ("no_answer", True),
        ("spoken", False),
    ]


def test_taken_back_leaves_what_another_try_had_earned(here: Here) -> None:
    team, merel, _, journey = here
    noon = timezone.now()
    with at_work(merel, team, at=noon - timedelta(minutes=9)) as access:
        first = try_once(access, journey, Outcome.NOBODY_THERE)
    with at_work(merel, team, at=noon) as access:
        second = try_once(access, journey, Outcome.NO_ANSWER, channel=Channel.PHONE)
        assert take_back_attempt(access, first.pk).yes
    row = the_row(journey)
    assert (row.tries, row.tried_at) == (1, second.happened_at)
    assert steps_of(journey) == {"we_went"}


def test_what_we_promised_the_sender_is_promised_again(here: Here) -> None:
    team, merel, _, _ = here
    journey = a_school_passed_it_on(merel)
    promised = the_row(journey).promised_on
    assert promised is not None
    with at_work(merel, team) as access:
        one = try_once(access, journey, Outcome.NOBODY_THERE)
    assert the_row(journey).promised_on is None
    with at_work(merel, team) as access:
        take_back_attempt(access, one.pk)
    assert the_row(journey).promised_on == promised


def test_once_the_partner_was_told_it_is_not_taken_back_and_the_strip_says_so(here: Here) -> None:
    _, merel, client, _ = here
    journey = a_school_passed_it_on(merel)
    done = client.post(
        f"/helpen/traject/{journey.pk}/poging/", sent(outcome="spoken", back="vandaag"), follow=True
    )
    page = words(done)
    assert "Wie het doorgaf, hoorde al dát er contact was." in page
    assert "Wat spraken we af?" in page and "Ongedaan maken" not in page
    number = done.redirect_chain[-1][0].split("bewaard=")[1]
    refused = client.post(f"/helpen/poging/{number}/terug/", follow=True)
    assert "Wie het doorgaf, hoorde al dát er contact was." in words(refused)
    assert the_row(journey).tries == 1 and "we_met" in steps_of(journey)


def test_a_later_talk_told_nobody_and_can_be_taken_back(here: Here) -> None:
    team, merel, _, _ = here
    journey = a_school_passed_it_on(merel)
    now = timezone.now()
    with at_work(merel, team, at=now) as access:
        first = try_once(access, journey, Outcome.SPOKEN)
    with at_work(merel, team, at=now + timedelta(minutes=1)) as access:
        second = try_once(access, journey, Outcome.SPOKEN, channel=Channel.PHONE)
        assert take_back_attempt(access, second.pk).yes
    assert the_row(journey).met_at == first.happened_at
    assert {"we_went", "we_met"} <= steps_of(journey)


def test_a_first_talk_that_told_nobody_gives_the_clock_back(here: Here) -> None:
    _, merel, _, _ = here
    debts = make_team("wgs", "Vroegsignalering")
    opened = timezone.now() - timedelta(days=3)
    journey = make_journey(
        debts, trusted=merel, at=opened, clock="wgs_signal_first_talk", clock_on=date(2027, 1, 4)
    )
    with at_work(merel, debts) as access:
        one = try_once(access, journey, Outcome.SPOKEN)
    assert the_row(journey).clock == ""
    with at_work(merel, debts) as access:
        assert take_back_attempt(access, one.pk).yes
    row = the_row(journey)
    assert (row.clock, row.met_at) == ("wgs_signal_first_talk", None)
    assert row.clock_on and row.clock_on > opened.date() and steps_of(journey) == set()
    assert row.keep_until and row.keep_until > row.clock_on


def test_not_now_leads_on_to_a_day_and_a_no_to_which_no_it_is(here: Here) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/poging/"
    done = client.post(address, sent(outcome="not_now", back="vandaag"), follow=True)
    assert "Tot wanneer?" in words(done)
    further = client.get(f"/helpen/traject/{journey.pk}/nee/?zegt=not_now").content.decode()
    assert re.search(r'value="not_now"[^>]*checked', further)
    said_no = client.post(address, sent(outcome="said_no", back="vandaag"))
    assert said_no.url == f"/helpen/traject/{journey.pk}/nee/"


def test_not_tomorrow_and_not_by_a_colleague(here: Here) -> None:
    team, merel, _, journey = here
    berk = make_account("Berk")
    make_placement(berk, team)
    with at_work(merel, team) as access:
        one = try_once(access, journey, Outcome.NOBODY_THERE)
    assert enter_as(berk).post(f"/helpen/poging/{one.pk}/terug/").status_code == 404
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        Journey.objects.filter(pk=journey.pk).update(second=berk)
    with at_work(berk, team) as access:
        assert take_back_attempt(access, one.pk).reason.term is TryReason.NOT_YOURS
    with at_work(merel, team, at=timezone.now() + timedelta(days=1)) as access:
        assert take_back_attempt(access, one.pk).reason.term is TryReason.NOT_THE_SAME_DAY


def test_own_residents_are_chosen_by_name_also_who_rests(here: Here) -> None:
    team, merel, client, journey = here
    resting = make_journey(
        team, make_resident("Anna", "Acacia"), trusted=merel,
        rests_until=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    make_journey(team, make_resident("Van", "Ander"), trusted=make_account("Berk"))
    page = client.get("/helpen/contact/")
    text = words(page)
    assert text.index("Anna Acacia") < text.index("Lieke Lijster") and "Ander" not in text
    assert f"/helpen/traject/{resting.pk}/poging/?back=vandaag" in page.content.decode()
    assert f"/helpen/traject/{journey.pk}/poging/" in page.content.decode()


def a_school_passed_it_on(trusted: Account) -> Journey:
    link = make_partner("school")
    way = route_for(sender=Sender.SCHOOL, today=timezone.localdate(), knowing=Knowing.AGREES)
    with signalling(link) as access:
        received = receive_signal(access, told(identity={"call_name": "Bo", "phone": "06 00000055"}), way)
    assert received.signal is not None
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        journey = Signal.objects.get(pk=received.signal.pk).journey
        assert journey is not None
        Journey.objects.filter(pk=journey.pk).update(trusted=trusted, trusted_at=access.at)
    return journey


def test_nobody_went_before_we_heard_of_it(here: Here) -> None:
    _, _, client, journey = here
    heard = timezone.localdate(journey.opened_at)
    address = f"/helpen/traject/{journey.pk}/poging/"
    refused = client.post(
        address, sent(on=(heard - timedelta(days=1)).isoformat(), channel="letter", outcome="sent")
    )
    assert refused.status_code == 422 and not tries()
    assert f"Wij hoorden dit pas op {say_date(heard, 'nl')}." in words(refused)
    assert re.search(r'value="letter"[^>]*checked', refused.content.decode()), "what was chosen stays"
    assert client.post(address, sent(on=heard.isoformat(), outcome="sent")).status_code == 302
    assert len(tries()) == 1


def test_a_not_now_that_was_passed_by_stays_asked_until_there_is_a_day(here: Here) -> None:
    _, _, client, journey = here
    at, asked = f"/helpen/traject/{journey.pk}/", "Tot wanneer, weten wij nog niet."
    saved = words(client.post(f"{at}poging/", sent(outcome="not_now", back="vandaag"), follow=True))
    assert "Weet je het nog niet? Dan blijft deze vraag op je lijst staan." in saved
    day = words(client.get("/helpen/vandaag/"))
    assert asked in day and "Tot wanneer?" in day
    assert "Er hoeft nu niets." not in day, "they said not now, and nobody knows until when"
    assert asked in words(client.get(at))
    client.post(
        f"{at}nee/",
        {
            "word_id": str(new_id()),
            "answer": "not_now",
            "until": (timezone.localdate() + timedelta(days=20)).isoformat(),
            "how": "spoken",
        },
    )
    assert asked not in words(client.get(at))


def test_a_no_that_was_passed_by_stays_asked_until_we_know_which(here: Here) -> None:
    _, _, client, journey = here
    at, asked = f"/helpen/traject/{journey.pk}/", "Welk nee het is, weten wij nog niet."
    client.post(f"{at}poging/", sent(outcome="said_no", back="vandaag"))
    assert asked in words(client.get("/helpen/vandaag/")) and asked in words(client.get(at))
    client.post(
        f"{at}nee/",
        {
            "word_id": str(new_id()),
            "answer": "not_this_way",
            "words": "Liever eerst bellen.",
            "how": "spoken",
        },
    )
    assert asked not in words(client.get("/helpen/vandaag/")) and asked not in words(client.get(at))


def test_what_was_left_open_ends_with_a_rest_a_later_talk_or_an_answer() -> None:
    at = datetime(2026, 11, 10, 12, tzinfo=UTC)
    one = [("no_answer", at - timedelta(days=3)), ("not_now", at)]
    found = left_open(one, met_at=at, rests_until=None, answered=[])
    assert found and found.not_now and found.on == date(2026, 11, 10)
    letter = [*one, ("sent", at + timedelta(days=1))]
    assert (
        left_open(letter, met_at=at, rests_until=date(2026, 11, 2), answered=[at - timedelta(days=9)])
        == found
    )
    assert left_open(one, met_at=at, rests_until=date(2026, 11, 20), answered=[]) is None
    assert left_open(one, met_at=at, rests_until=None, answered=[at]) is None
    assert left_open(one, met_at=at + timedelta(days=2), rests_until=None, answered=[]) is None
    spoken = [*one, ("spoken", at + timedelta(days=1))]
    assert left_open(spoken, met_at=at + timedelta(days=1), rests_until=None, answered=[]) is None
