"""What do a partner and a colleague see in a browser, and what comes of what they send?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bereik.house.coming_in.personas import persona_address
from bereik.municipality.models import Area, Team
from bereik.see.consulting.sealing import text_key
from bereik.see.models import Consultation
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.links.actions import MadeLink
from bereik.trust.models import Account
from tests.making import make_account, make_journey, make_placement, make_resident, make_team
from tests.see.consulting.questions import TEXT, ask, question, stored, take
from tests.see.partners import come_in, make_partner

pytestmark = pytest.mark.django_db(transaction=True)

ASK = "ask_without_name"


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def partner(team: Team) -> MadeLink:
    return make_partner()


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def filled(client: Client, **values: Any) -> dict[str, Any]:
    page = client.get(reverse(ASK))
    answers = {
        "key": page.context["form"].initial["key"],
        "domains": ["money"],
        "wants": "how_to_ask",
        "age": "adult",
        "text": TEXT,
        "own_words": "ouder van groep 7",
    }
    return {name: value for name, value in {**answers, **values}.items() if value is not None}


def send(client: Client, **values: Any) -> HttpResponse:
    return client.post(reverse(ASK), filled(client, **values))  # type: ignore[return-value]


def colleague(team: Team, name: str = "Els") -> tuple[Account, Client]:
    account = make_account(name)
    make_placement(account, team)
    client = Client()
    assert client.get(persona_address(account)).status_code == 302
    return account, client


def number(address: str) -> UUID:
    found = re.search(r"[0-9a-f-]{36}", address)
    assert found is not None
    return UUID(found[0])


def questions() -> int:
    with house_access(Purpose.UPKEEP, "proef"):
        return Consultation.objects.count()


def test_without_a_link_there_is_no_form() -> None:
    assert Client().get(reverse(ASK)).status_code == 302
    assert Client().post(reverse(ASK), {}).status_code in (302, 403)


def test_the_start_leads_there_and_to_the_numbers(partner: MadeLink) -> None:
    page = words(come_in(partner).get(reverse("my_signals")))
    assert f'href="{reverse(ASK)}"' in page
    assert f'href="{reverse("danger")}"' in page
    assert "Wat u eerder vroeg" not in page


def test_a_question_leads_to_a_page_that_says_by_when(partner: MadeLink) -> None:
    client = come_in(partner)
    answer = send(client)
    assert answer.status_code == 302
    page = words(client.get(answer.headers["Location"]))
    assert "Dank u. Wij denken mee." in page
    assert "ouder van groep 7" in page
    assert "drie kinderen" not in page, "what was typed is shown to nobody but the adviser"
    start = words(client.get(reverse("my_signals")))
    assert "Wat u eerder vroeg" in start and "ouder van groep 7" in start


def test_a_name_is_said_and_what_was_typed_stands_in_the_form_again(partner: MadeLink) -> None:
    client = come_in(partner)
    page = send(client, text="Jeroen uit de molenstraat komt niet meer buiten.")
    assert page.status_code == 422
    said = words(page)
    assert "‘Jeroen’ is een naam. Schrijf: deze persoon, zij, hij." in said
    assert "‘molenstraat’ is een straat." in said
    assert "Jeroen uit de molenstraat komt niet meer buiten." in said
    assert "is geen naam of plaats" not in said, "a name cannot be kept"
    assert questions() == 0
    with house_access(Purpose.UPKEEP, "proef"):
        stays = "".join(str(one.get_decoded()) for one in Session.objects.all())
    assert "Jeroen" not in stays


def test_a_word_that_names_nobody_stays_after_one_tap(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled(client, text="Zij gaat naar Kringwinkelhuis.")
    page = client.post(reverse(ASK), form)
    assert page.status_code == 422
    assert "‘Kringwinkelhuis’ is geen naam of plaats" in words(page)
    assert client.post(reverse(ASK), form | {"kept": ["Kringwinkelhuis"]}).status_code == 302
    assert questions() == 1


def test_a_tap_does_not_let_a_name_through(partner: MadeLink) -> None:
    client = come_in(partner)
    page = send(client, text="Jeroen drinkt.", kept=["Jeroen", "x" * 500, "<b>"])
    assert page.status_code == 422
    assert questions() == 0


def test_sending_twice_is_one_question_and_says_so(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled(client)
    first = client.post(reverse(ASK), form)
    again = client.post(reverse(ASK), form, follow=True)
    assert again.redirect_chain[-1][0] == first.headers["Location"]
    assert "Deze vraag hadden wij al." in words(again)
    assert questions() == 1


def test_going_back_and_asking_about_somebody_else_is_not_swallowed(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled(client)
    client.post(reverse(ASK), form)
    other = client.post(reverse(ASK), form | {"text": "Een heel andere zorg."})
    assert other.status_code == 422
    assert "Dit formulier was al verstuurd." in words(other)
    renewed = other.context["form"]["key"].value()
    assert renewed != form["key"]
    assert (
        client.post(reverse(ASK), form | {"text": "Een heel andere zorg.", "key": renewed}).status_code == 302
    )
    assert questions() == 2


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("domains", None, "Kies waar het over gaat"),
        ("domains", ["money", "diagnose"], "Kies uit de lijst"),
        ("wants", None, "Kies wat u wilt weten."),
        ("wants", "alles", "Kies één van deze antwoorden."),
        ("age", "tachtig", "Kies één van deze antwoorden."),
        ("text", "w" * 1501, "hoogstens 1500 tekens"),
        ("own_words", "o" * 61, "hoogstens 60 tekens"),
        ("text", "a\x00b", "Er stonden tekens in"),
        ("key", "", "Klik nog een keer"),
        ("key", "' or 1=1 --", "Klik nog een keer"),
        ("key", "k" * 500, "Klik nog een keer"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    partner: MadeLink, field: str, value: Any, says: str
) -> None:
    client = come_in(partner)
    page = send(client, **{"text": "Dit staat er nog.", field: value})
    assert page.status_code == 422
    assert says in words(page)
    if field != "text":
        assert "Dit staat er nog." in words(page)
    assert questions() == 0


def test_markup_is_shown_as_text(partner: MadeLink) -> None:
    page = send(come_in(partner), text="<script>alert(1)</script> jeroen")
    assert "<script" not in words(page)
    assert "&lt;script&gt;" in words(page)


def test_one_team_is_not_asked_for_and_two_are(partner: MadeLink, team: Team) -> None:
    client = come_in(partner)
    assert 'name="team"' not in words(client.get(reverse(ASK)))
    south = make_team(name="Wijkteam Zuid")
    wijk = Area.objects.create(code="WK000002", kind="wijk", name="Zuid")
    south.areas.set([Area.objects.create(code="BU00000201", kind="buurt", name="De Lepelaar", within=wijk)])
    page = words(client.get(reverse(ASK)))
    assert "Zuid (Wijkteam Zuid)" in page and "De Lepelaar" not in page
    assert "Kies een deel van de gemeente." in words(send(client))
    assert send(client, team=str(uuid4())).status_code == 422
    assert send(client, team=str(south.pk)).status_code == 302
    assert stored().team_id == south.pk


def test_a_team_under_another_law_answers_no_questions(partner: MadeLink) -> None:
    debts = make_team("wgs", "Schuldhulp")
    client = come_in(partner)
    assert 'name="team"' not in words(client.get(reverse(ASK)))
    send(client, team=str(debts.pk))
    assert stored().team_id != debts.pk


def test_where_no_team_answers_the_page_says_whom_to_call() -> None:
    page = come_in(make_partner()).get(reverse(ASK))
    assert page.status_code == 404
    assert "Hier kunt u nog niets vragen" in words(page) and "tel:" in words(page)


def test_another_partners_question_answers_like_an_unknown_one(partner: MadeLink) -> None:
    mine = come_in(partner)
    which = number(send(mine).headers["Location"])
    other = come_in(make_partner("gp", "Huisartsenpraktijk De Eik"))
    for name in ("own_question", "card", "card_on_paper"):
        foreign = other.get(reverse(name, args=[which]))
        unknown = other.get(reverse(name, args=[uuid4()]))
        assert foreign.status_code == unknown.status_code == 404
        assert _bare(foreign) == _bare(unknown)
    assert other.post(reverse("resident_agreed", args=[which])).status_code == 404
    assert stored().agreed_on is None


def _bare(response: Any) -> str:
    """The page without its own address and token."""
    return re.sub(r'value="[^"]*"', "", words(response))


def test_a_partner_is_no_adviser_and_an_adviser_without_a_team_neither(partner: MadeLink) -> None:
    client = come_in(partner)
    which = number(send(client).headers["Location"])
    for name in ("answer_question", "questions"):
        assert client.get(reverse(name, args=[which] if name != "questions" else [])).status_code == 403
    assert client.post(reverse("take_question", args=[which])).status_code == 403


def test_the_whole_way_from_question_to_card_to_signal(partner: MadeLink, team: Team) -> None:
    asks, (_, els) = come_in(partner), colleague(team)
    address = send(asks).headers["Location"]
    which = number(address)
    waiting = words(els.get(reverse("questions")))
    # It lies under the sender's address; an adviser reads it, and did not pass anything on.
    assert reverse("my_signals") in waiting and 'aria-current="page"' not in waiting
    assert "School" in waiting and "drie kinderen" not in waiting
    assert "Een partner vraagt raad zonder naam" in words(els.get(reverse("waiting")))
    taken = els.post(reverse("take_question", args=[which]))
    assert taken.headers["Location"] == reverse("answer_question", args=[which])
    assert "drie kinderen" in words(els.get(taken.headers["Location"]))
    sent = els.post(
        taken.headers["Location"],
        {"advice": ["ask_for_a_yes", "give_the_card"], "ends_in": "card", "text": "Geef de kaart rustig."},
        follow=True,
    )
    assert "De tekst van de vraag is gewist." in words(sent)
    assert stored().text is None
    page = words(asks.get(address))
    code = stored().card
    assert code is not None and code in page
    assert "Mag ik iemand vragen om u te bellen?" in page
    assert "Geef de kaart rustig." in page
    card = words(asks.get(reverse("card", args=[which])))
    assert code in card and team.phone in card
    assert "groep 7" not in card and "Basisschool" not in card
    paper = asks.get(reverse("card_on_paper", args=[which]))
    assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    agreed = asks.post(reverse("resident_agreed", args=[which]))
    assert agreed.headers["Location"] == f"{reverse('new_signal')}?raad={which}"
    form = asks.get(agreed.headers["Location"]).context["form"]
    assert (form.initial["knowing"], form.initial["domains"]) == ("agrees", ["money"])
    assert (form.initial["age"], form.initial["own_words"]) == ("adult", "ouder van groep 7")
    # The resident comes by themselves: a colleague types the code.
    by_card = els.get(reverse("new_signal"), {"kaart": code.lower()})
    assert by_card.context["form"].initial["through"] == "resident"
    assert by_card.context["form"].initial["domains"] == ["money"]
    assert "Deze code kennen wij niet" in words(els.get(reverse("new_signal"), {"kaart": "ZZ-2222"}))


def test_a_partner_is_asked_for_no_card(partner: MadeLink) -> None:
    assert "Kaartcode" not in words(come_in(partner).get(reverse("new_signal")))


def test_two_colleagues_at_once_and_one_is_told_kindly(partner: MadeLink, team: Team) -> None:
    which = number(send(come_in(partner)).headers["Location"])
    (els, first), (_, second) = colleague(team), colleague(team, "Jan")
    first.post(reverse("take_question", args=[which]))
    told = second.post(reverse("take_question", args=[which]), follow=True)
    assert f"{els.name} was je net voor en leest deze vraag." in words(told)
    assert second.get(reverse("answer_question", args=[which])).status_code == 302


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"advice": []}, "Kies minstens één stuk raad."),
        ({"ends_in": "brief"}, "Kies één van deze antwoorden."),
        ({"ends_in": "call"}, "Kies een dag om samen te bellen."),
        ({"ends_in": "call", "call_day": "2020-01-06", "call_time": "10:00"}, "Dat moment is al voorbij."),
        ({"ends_in": "call", "call_day": "2026-02-30", "call_time": "10:00"}, "Deze dag bestaat niet."),
        ({"ends_in": "call", "call_day": "9999-12-31", "call_time": "10:00"}, "Kies een dag uiterlijk"),
        ({"ends_in": "call", "call_day": "0001-01-01", "call_time": "10:00"}, "Dat moment is al voorbij."),
        ({"text": "Vraag jeroen mee."}, "‘jeroen’ is een naam."),
    ],
)
def test_an_answer_that_is_not_right_is_said_and_nothing_is_lost(
    partner: MadeLink, team: Team, values: dict[str, Any], says: str
) -> None:
    which = number(send(come_in(partner)).headers["Location"])
    _, els = colleague(team)
    els.post(reverse("take_question", args=[which]))
    given = {"advice": ["the_gp"], "ends_in": "advice", "text": "Kom terug op donderdag.", **values}
    page = els.post(reverse("answer_question", args=[which]), given)
    assert page.status_code == 422
    assert says in words(page)
    assert given["text"] in words(page)
    assert "drie kinderen" in words(page), "the question is still there to read"
    assert stored().answered_at is None


def test_a_call_together_is_read_by_both(partner: MadeLink, team: Team) -> None:
    client = come_in(partner)
    address = send(client).headers["Location"]
    _, els = colleague(team)
    els.post(reverse("take_question", args=[number(address)]))
    from bereik.terms.clocks import working_days_after

    day = working_days_after(timezone.localdate(), 1)
    sent = els.post(
        reverse("answer_question", args=[number(address)]),
        {"advice": ["call_together"], "ends_in": "call", "call_day": day.isoformat(), "call_time": "10:30"},
    )
    assert sent.status_code == 302
    page = words(client.get(address))
    assert "Wij bellen samen" in page and "10.30 uur" in page and "Els" in page
    assert team.phone in page
    # Its day is past: the page does not say any more that somebody waits for a call.
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        later = words(come_in(partner).get(address))
    assert "Wij bellen samen" not in later and "Is dat niet gelukt? Bel ons." in later
    assert team.phone in later


def test_answering_twice_from_two_tabs_changes_nothing(partner: MadeLink, team: Team) -> None:
    which = number(send(come_in(partner)).headers["Location"])
    _, els = colleague(team)
    els.post(reverse("take_question", args=[which]))
    address = reverse("answer_question", args=[which])
    given = {"advice": ["the_gp"], "ends_in": "advice", "text": "Het eerste."}
    els.post(address, given)
    again = els.post(address, given | {"text": "Het tweede."}, follow=True)
    assert "al beantwoord" in words(again)
    assert stored().read(text_key())["advice_text"] == "Het eerste."


def test_after_the_day_the_page_says_that_we_failed(partner: MadeLink, team: Team) -> None:
    at = timezone.now() - timedelta(days=14)
    made = ask(partner, question(team), at=at).question
    assert made is not None
    page = words(come_in(partner).get(reverse("own_question", args=[made.id])))
    assert "Wij gaven u geen antwoord." in page and "Het spijt ons." in page
    assert team.phone in page


def test_fifty_waiting_questions_are_at_most_twelve_queries(partner: MadeLink, team: Team) -> None:
    for place in range(50):
        ask(partner, question(team), at=timezone.now() - timedelta(hours=place))
    els, client = colleague(team)
    take(els, team, stored_first(), at=timezone.now())
    for address in (reverse("questions"), reverse("waiting"), reverse("day_list")):
        client.get(address)
        with (
            CaptureQueriesContext(connections["default"]) as page,
            CaptureQueriesContext(connections["looks"]) as looks,
        ):
            assert client.get(address).status_code == 200
        brackets = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
        asked = [one["sql"] for one in (*page, *looks) if not one["sql"].startswith(brackets)]
        assert len(asked) <= 12, "\n".join(asked)


def stored_first() -> UUID:
    with house_access(Purpose.UPKEEP, "proef"):
        found: UUID = Consultation.objects.order_by("asked_at").values_list("id", flat=True)[0]
    return found


def test_a_form_that_came_too_late_waits_without_a_text_that_names_somebody(
    partner: MadeLink, settings: Any
) -> None:
    """Half an hour away: the choices wait, and what was written too, unless somebody can be recognised in it."""
    for text, waits in (
        ("Een moeder komt niet meer buiten.", True),
        ("Jeroen komt niet meer buiten.", False),
    ):
        client = come_in(partner)
        form = filled(client, text=text)
        with time_machine.travel(timezone.now() + timedelta(minutes=45)):
            client.post(reverse(ASK), form)
            back = client.get(reverse("link_door", args=[partner.token]), follow=True)
            assert back.redirect_chain[-1][0] == reverse("resume")
            assert (text in words(back)) is waits
            assert 'name="domains" value="money"' in words(back)
    assert questions() == 0


def test_the_day_page_says_how_many_ask_and_nothing_when_nobody_does(partner: MadeLink, team: Team) -> None:
    _, els = colleague(team)
    # Nobody waits for the team: then there is no query in which to count, and the page asks back.
    assert "Vraagt een partner raad zonder naam?" in words(els.get(reverse("day_list")))
    make_journey(team, make_resident())
    assert "raad zonder naam" not in words(els.get(reverse("day_list")))
    for own_words in ("ouder van groep 7", "ouder van groep 3"):
        send(come_in(partner), own_words=own_words)
    page = words(els.get(reverse("day_list")))
    assert "2 partners vragen raad zonder naam" in page
    assert f'href="{reverse("questions")}"' in page
    # A team under another law answers none.
    _, debts = colleague(make_team("wgs", "Schuldhulp"), "Jan")
    assert "raad zonder naam" not in words(debts.get(reverse("day_list")))
