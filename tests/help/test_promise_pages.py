"""Making a promise, explaining one, moving one, and answering: what does a form ask, keep and refuse?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from bereik.help.forms.days import why_no_day
from bereik.help.models import OwnWord, Promise
from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.models import Account
from tests.help.busy_day import promised
from tests.help.words import says
from tests.house.entering import enter_as
from tests.making import make_account, make_journey, make_placement, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

Here = tuple[Team, Account, Client, Journey]


@pytest.fixture
def here() -> Here:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    journey = make_journey(team, make_resident("Mees", "Merel"), trusted=merel)
    return team, merel, enter_as(merel), journey


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def promises() -> list[Promise]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Promise.objects.order_by("made_at"))


def a_working_day() -> date:
    from bereik.terms.free_days import is_free

    day = timezone.localdate() + timedelta(days=2)
    while is_free(day):
        day += timedelta(days=1)
    return day


def filled(client: Client, address: str, **values: Any) -> dict[str, Any]:
    """The form as the page gave it, with these answers."""
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value()} | values


def test_a_promise_is_one_line_and_a_day(here: Here) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/belofte/"
    sent = filled(client, address, what="Bellen over de huur", due_on=a_working_day().isoformat())
    made = client.post(address, sent, follow=True)
    assert "Beloofd: Mees Merel · Bellen over de huur" in words(made)
    # The back button: the same form once more is the same promise.
    again = client.post(address, sent, follow=True)
    assert "Dit stond er al, het is één keer bewaard." in words(again)
    assert len(promises()) == 1


def test_a_free_day_is_asked_about_once_and_then_promised(here: Here) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/belofte/"
    liberation = date(timezone.localdate().year + 1, 5, 5)
    liberation = (
        liberation
        if liberation <= timezone.localdate() + timedelta(days=365)
        else liberation.replace(year=liberation.year - 1)
    )
    sent = filled(client, address, what="Koffie", due_on=liberation.isoformat())
    asked = client.post(address, sent)
    assert asked.status_code == 422
    assert f"5 mei {liberation.year} is een vrije dag (Bevrijdingsdag). Klopt dat?" in words(asked)
    assert 'name="sure"' in asked.content.decode() and not promises()
    client.post(address, sent | {"sure": "on"})
    assert [one.due_on for one in promises()] == [liberation]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-03", "3 januari 2020 is al voorbij."),
        ("31-4-2027", "31 april 2027 bestaat niet: die maand heeft 30 dagen."),
        ("29-02-2027", "29 februari 2027 bestaat niet: die maand heeft 28 dagen."),
        ("5-13-2027", "Er is geen maand 13."),
        ("morgen", "Schrijf de dag als 17-4-2026"),
        ("2031-01-03", "3 januari 2031 is meer dan een jaar weg."),
        ("", "Kies een dag."),
    ],
)
def test_a_day_that_cannot_be_is_explained_and_nothing_is_lost(here: Here, day: str, said: str) -> None:
    _, _, client, journey = here
    address = f"/helpen/traject/{journey.pk}/belofte/"
    answer = client.post(address, filled(client, address, what="Bellen over de huur", due_on=day))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Bellen over de huur" in answer.content.decode()
    assert not promises()


def test_words_for_days_that_are_none() -> None:
    assert why_no_day("2026-02-30").startswith("30 februari 2026 bestaat niet")
    assert "Het jaar 26 kan niet kloppen" in why_no_day("1-1-26")


def test_a_broken_promise_is_explained_on_one_page(here: Here) -> None:
    _, merel, client, journey = here
    late = promised(journey, merel, timezone.now(), -1, "Bellen over de brief")
    address = f"/helpen/belofte/{late.pk}/uitleg/"
    assert "Bellen over de brief" in words(client.get(address))
    nothing = client.post(address, {"now": "new_day"})
    assert nothing.status_code == 422
    for missing in ("Kies een reden. Het is altijd een van ons.", "Schrijf in één zin", "Kies een dag."):
        assert missing in words(nothing)
    sent = filled(
        client,
        address,
        because="forgotten",
        words="Het spijt me, ik vergat het.",
        now="new_day",
        new_due_on=a_working_day().isoformat(),
    )
    done = client.post(address, sent | {"back": "vandaag"}, follow=True)
    assert "Niet gedaan, uitgelegd en goedgemaakt: Mees Merel · Bellen over de brief" in words(done)
    assert len(promises()) == 2
    client.post(address, sent)
    assert len(promises()) == 2


def test_put_right_today_needs_no_day_even_if_one_stood_there(here: Here) -> None:
    _, merel, client, journey = here
    late = promised(journey, merel, timezone.now(), -1, "Bellen over de brief")
    client.post(
        f"/helpen/belofte/{late.pk}/uitleg/",
        {"because": "away", "words": "Ik was ziek.", "now": "today", "new_due_on": "2020-01-01", "what": ""},
    )
    (one,) = promises()
    assert one.repaired_at and one.kept_at and one.because == "away"


def test_another_day_needs_that_the_resident_knows(here: Here) -> None:
    _, merel, client, journey = here
    one = promised(journey, merel, timezone.now(), 5, "Samen naar het spreekuur")
    address = f"/helpen/belofte/{one.pk}/andere-dag/"
    sent = filled(client, address, due_on=a_working_day().isoformat())
    untold = client.post(address, sent)
    assert untold.status_code == 422 and "Vertel het eerst aan de inwoner." in words(untold)
    told = client.post(address, sent | {"told": "on"}, follow=True)
    assert "Beloofd: Mees Merel · Samen naar het spreekuur" in words(told)
    assert [bool(promise.moved_at) for promise in promises()] == [True, False]


def test_on_the_day_itself_it_is_not_moved_but_explained(here: Here) -> None:
    _, merel, client, journey = here
    one = promised(journey, merel, timezone.now(), 0, "Bellen")
    answer = client.get(f"/helpen/belofte/{one.pk}/andere-dag/", follow=True)
    assert "Verzetten kan alleen vóór de dag." in words(answer)


def test_what_they_asked_stands_in_their_words_and_is_answered(here: Here) -> None:
    _, _, client, journey = here
    word = says(journey, OwnKind.OTHER_PLACE, words="Liever in het buurthuis.")
    assert "“Liever in het buurthuis.”" in words(client.get(f"/helpen/traject/{journey.pk}/"))
    address = f"/helpen/gevraagd/{word.pk}/"
    empty = client.post(address, {})
    assert empty.status_code == 422 and "Kies wat je antwoordt." in words(empty)
    done = client.post(address, {"answer": "otherwise", "words": "Het kan in de bibliotheek."}, follow=True)
    assert "Bewaard. De inwoner kan dit lezen." in words(done)
    again = client.post(address, {"answer": "cannot", "words": "Toch niet."}, follow=True)
    assert "Hier was al een antwoord op gegeven." in words(again)
    with house_access(Purpose.UPKEEP, "proef"):
        assert OwnWord.objects.get(pk=word.pk).answer == "otherwise"


def test_we_shall_do_that_leads_on_to_a_promise(here: Here) -> None:
    _, _, client, journey = here
    word = says(journey, OwnKind.OTHER_DAY, words="Liever donderdag.")
    done = client.post(
        f"/helpen/gevraagd/{word.pk}/", {"answer": "we_will", "words": "Donderdag is goed."}, follow=True
    )
    assert done.redirect_chain[-1][0].startswith(f"/helpen/traject/{journey.pk}/belofte/")


def test_another_day_that_is_good_leads_on_to_moving_the_promise(here: Here) -> None:
    _, merel, client, journey = here
    promised(journey, merel, timezone.now(), 0, "Vandaag bellen")
    later = promised(journey, merel, timezone.now(), 6, "Samen naar het spreekuur")
    word = says(journey, OwnKind.OTHER_DAY, words="Liever donderdag.")
    done = client.post(
        f"/helpen/gevraagd/{word.pk}/", {"answer": "we_will", "words": "Donderdag is goed."}, follow=True
    )
    assert done.redirect_chain[-1][0].startswith(f"/helpen/belofte/{later.pk}/andere-dag/")


def test_not_kept_leads_to_the_explanation(here: Here) -> None:
    _, merel, client, journey = here
    one = promised(journey, merel, timezone.now(), -1, "Bellen over de brief")
    word = says(journey, OwnKind.NOT_KEPT, words="Er is niet gebeld.", about=one.pk)
    page = client.get(f"/helpen/gevraagd/{word.pk}/")
    assert "Leg het uit en maak het goed" in words(page)
    assert f"/helpen/belofte/{one.pk}/uitleg/" in page.content.decode()
    assert "put_right" not in page.content.decode()


def test_a_question_about_data_names_the_day_of_the_law(here: Here) -> None:
    _, _, client, journey = here
    word = says(journey, OwnKind.TAKE_AWAY, words="Haal mijn oude adres weg.")
    assert "De wet vraagt een antwoord vóór of op" in words(client.get(f"/helpen/gevraagd/{word.pk}/"))


def test_nobody_answers_for_a_colleague(here: Here) -> None:
    team, _, _, journey = here
    word = says(journey, OwnKind.OTHER_DAY, words="Liever donderdag.")
    berk = make_account("Berk")
    make_placement(berk, team)
    other = enter_as(berk)
    assert other.get(f"/helpen/gevraagd/{word.pk}/").status_code == 404
    assert other.get(f"/helpen/traject/{journey.pk}/belofte/").status_code == 404


def test_what_does_not_open_is_not_shown_and_breaks_no_page(here: Here) -> None:
    _, merel, client, journey = here
    promised(journey, merel, timezone.now(), 0, "Bellen")
    from bereik.trust.sealing import CannotOpen

    with patch("bereik.trust.sealed_rows.open_text", side_effect=CannotOpen("x")):
        assert client.get("/helpen/vandaag/").status_code == 200
        assert client.get(f"/helpen/traject/{journey.pk}/").status_code == 200


def test_the_look_with_a_reason_shows_the_same_and_can_do_nothing(here: Here) -> None:
    team, merel, _, journey = here
    promised(journey, merel, timezone.now(), 0, "Bellen over de huur")
    says(journey, OwnKind.OTHER_DAY, words="Liever donderdag.")
    berk = make_account("Berk")
    make_placement(berk, team)
    other = enter_as(berk)
    address = f"/helpen/inzage/{journey.pk}/"
    other.post(address, {"reason": "De politie belde over dit adres."})
    page = other.get(address)
    assert "Bellen over de huur" in words(page) and "Liever donderdag." in words(page)
    for deed in ("gedaan/", "uitleg/", "gevraagd/", "poging/"):
        assert deed not in page.content.decode()


def test_the_journey_page_shows_promises_with_their_state(here: Here) -> None:
    _, merel, client, journey = here
    promised(journey, merel, timezone.now(), -1, "Gemist")
    promised(journey, merel, timezone.now(), 4, "Komt nog")
    page = words(client.get(f"/helpen/traject/{journey.pk}/"))
    assert page.index("Niet gedaan") < page.index("Gemist") < page.index("Contact opschrijven")
    assert "Komt nog" in page and "Andere dag" in page and "Hoe ver zijn wij?" in page
