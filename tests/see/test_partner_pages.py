"""What does a partner see in a browser, and what comes of what they send?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bereik.house.coming_in.personas import persona_address
from bereik.municipality.models import Team
from bereik.people.models import Journey, Resident
from bereik.see.models import Signal
from bereik.terms.laws import LAWS, Law
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import ROUTES, Route
from bereik.trust.access import house_access, open_access
from bereik.trust.links.actions import MadeLink, revoke_link
from bereik.trust.trail.reading import own_part
from tests.making import make_account, make_journey, make_placement, make_resident, make_team
from tests.see.partners import area, come_in, filled_in, make_partner, signal_number, signalling

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def partner() -> MadeLink:
    make_team()
    return make_partner()


def send(client: Client, **values: Any) -> HttpResponse:
    return client.post(reverse("new_signal"), filled_in(client, **values))  # type: ignore[return-value]


def signals() -> int:
    with house_access(Purpose.UPKEEP, "proef"):
        return Signal.objects.count()


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_without_a_link_there_is_no_form() -> None:
    assert Client().get(reverse("new_signal")).status_code == 302
    assert Client().post(reverse("new_signal"), {"knowing": "agrees"}).status_code in (302, 403)


def test_a_link_that_was_taken_back_opens_nothing_any_more(partner: MadeLink) -> None:
    client = come_in(partner)
    revoke_link(partner.link, at=timezone.now())
    assert client.get(reverse("my_signals")).status_code != 200


def test_the_start_says_who_you_are_and_asks_one_thing(partner: MadeLink) -> None:
    page = words(come_in(partner).get(reverse("my_signals")))
    assert "zorgcoördinator" in page
    assert "Basisschool De Voorbeeld" in page
    for answer in ("Ja, en het mag", "Nee, of nog niet", "Er is nu gevaar"):
        assert answer in page
    assert "Betalingsachterstand" not in page
    assert "Wat u eerder doorgaf" not in page


@pytest.mark.parametrize("where", ["my_signals", "danger", "ask_without_name"])
def test_the_menu_says_begin_and_not_that_one_reads_what_was_passed_on(partner: MadeLink, where: str) -> None:
    text = words(come_in(partner).get(reverse(where)))
    (here,) = re.findall(r'<a[^>]*aria-current="page"[^>]*>(.*?)</a>', text)
    assert re.sub(r"<[^>]+>", "", here).strip() == "Begin"
    assert text.index("Begin</a>") < text.index("Doorgeven</a>")


def test_arrears_are_asked_only_of_whom_the_law_names() -> None:
    make_team("wgs", "Schuldhulp")
    page = words(come_in(make_partner("landlord", "Woningcorporatie Thuis")).get(reverse("my_signals")))
    assert "Betalingsachterstand doorgeven" in page


@pytest.mark.parametrize("answer", ["agrees", "does_not_know", "does_not_agree", "danger"])
def test_an_answer_from_the_start_is_chosen_already(partner: MadeLink, answer: str) -> None:
    page = come_in(partner).get(reverse("new_signal"), {"weet": answer})
    assert page.context["form"].initial["knowing"] == answer


def test_a_signal_leads_to_a_receipt_with_dates(partner: MadeLink) -> None:
    client = come_in(partner)
    answer = send(client)
    assert answer.status_code == 302
    with signalling(partner):
        signal = Signal.objects.get()
    assert signal_number(answer.headers["Location"]) == signal.id
    receipt = words(client.get(answer.headers["Location"]))
    assert "Wij gaan erheen" in receipt
    assert "leerling groep 7" in receipt
    assert "Merel" not in receipt


def test_a_receipt_of_what_is_closed_does_not_ask_whether_it_can_wait(partner: MadeLink) -> None:
    client = come_in(partner)
    receipt = send(client).headers["Location"]
    assert "Kan het niet wachten?" in words(client.get(receipt))
    with house_access(Purpose.UPKEEP, "proef") as house, house.deed("proef"):
        Signal.objects.update(told_at=timezone.now(), told="closed")
    page = words(client.get(receipt))
    assert "Maakt u zich nog zorgen?" in page and "Kan het niet wachten?" not in page


def test_without_scripts_the_form_is_plain_html(partner: MadeLink) -> None:
    page = words(come_in(partner).get(reverse("new_signal")))
    assert "<script" not in page
    assert 'method="post"' in page


def test_sending_twice_is_one_signal_and_says_so(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled_in(client)
    first = client.post(reverse("new_signal"), form)
    again = client.post(reverse("new_signal"), form, follow=True)
    assert again.redirect_chain[-1][0] == first.headers["Location"]
    assert "Dit hadden wij al. U hoeft niets te doen." in words(again)
    assert signals() == 1


def test_a_form_asked_for_anew_and_sent_with_the_same_is_the_same_signal(partner: MadeLink) -> None:
    """What a browser's back button does: the page is asked for again, under a new key, and what was typed stands in it."""
    client = come_in(partner)
    first, renewed = filled_in(client), filled_in(client, phone="0600000031")
    assert first["key"] != renewed["key"]
    sent = client.post(reverse("new_signal"), first)
    again = client.post(reverse("new_signal"), renewed, follow=True)
    assert again.redirect_chain[-1][0] == sent.headers["Location"]
    assert "Dit hadden wij al. U hoeft niets te doen." in words(again)
    assert signals() == 1
    assert send(client, call_name="Wilg").headers["Location"] != sent.headers["Location"]
    assert signals() == 2


def test_going_back_and_writing_about_somebody_else_is_not_swallowed(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled_in(client)
    client.post(reverse("new_signal"), form)
    other = client.post(reverse("new_signal"), form | {"call_name": "Wilg"})
    assert other.status_code == 422
    assert "Dit formulier was al verstuurd" in words(other)
    renewed = other.context["form"]
    assert renewed["call_name"].value() == "Wilg"
    assert renewed["key"].value() != form["key"]
    assert (
        client.post(
            reverse("new_signal"), form | {"call_name": "Wilg", "key": renewed["key"].value()}
        ).status_code
        == 302
    )
    assert signals() == 2


@pytest.mark.parametrize("answer", ["does_not_know", "does_not_agree", "danger"])
def test_without_a_yes_nothing_is_kept_and_the_page_says_what_to_do(partner: MadeLink, answer: str) -> None:
    client = come_in(partner)
    page = send(client, knowing=answer)
    assert page.status_code == 422
    assert "Wij hebben niets bewaard." in words(page)
    assert signals() == 0


def test_with_danger_the_page_gives_numbers_to_call(partner: MadeLink) -> None:
    page = words(come_in(partner).get(reverse("new_signal"), {"weet": "danger"}))
    assert 'href="tel:112"' in page
    assert 'href="tel:08002000"' in page


def test_a_school_cannot_send_arrears_by_hand(partner: MadeLink) -> None:
    page = send(come_in(partner), knowing="arrears", amount="350", tried="on")
    assert page.status_code == 422
    assert signals() == 0


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("domains", None, "Kies waar het over gaat"),
        ("domains", ["money", "diagnose"], "Kies uit de lijst"),
        ("knowing", None, "Kies een antwoord"),
        ("knowing", "misschien", "Kies één van deze antwoorden"),
        ("call_name", "", "Vul een naam in"),
        ("call_name", "M" * 61, "hoogstens 60 tekens"),
        ("phone", "", "Vul een telefoonnummer in, of straat en huisnummer."),
        ("phone", "12", "te kort"),
        ("phone", "0" * 31, "te lang"),
        ("street", "Wilgenlaan", "Vul ook het huisnummer in."),
        ("house_number", "3", "Vul ook de straat in."),
        ("area", "", "Kies een buurt."),
        ("area", "BU99999999", "Deze buurt kennen wij niet."),
        ("words", "w" * 2001, "hoogstens 2000 tekens"),
        ("own_words", "o" * 61, "hoogstens 60 tekens"),
        ("postcode", "1234 ABCDEFG", "Deze postcode is te lang."),
        ("age", None, "Kies hoe oud deze persoon is."),
        ("age", "oud", "Kies één van deze antwoorden"),
        ("age", "not_known", "Zonder leeftijd weten wij niet wie ja mag zeggen."),
        ("how", None, "Lees de tekst voor en kies hoe u het ja kreeg."),
        ("how", "page", "Kies één van deze antwoorden"),
        ("yes_from", "buurvrouw", "Kies uit de lijst"),
        ("agreed_on", "", "Kies de dag waarop het ja gezegd is."),
        ("agreed_on", "31-02-2026", "Deze dag bestaat niet."),
        ("agreed_on", "2099-05-05", "5 mei 2099 moet nog komen."),
        ("agreed_on", "2020-05-05", "langer dan drie maanden geleden"),
        ("key", "", "Klik nog een keer"),
        ("key", "' or 1=1 --", "Klik nog een keer"),
        ("key", "k" * 500, "Klik nog een keer"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    partner: MadeLink, field: str, value: Any, says: str
) -> None:
    client = come_in(partner)
    given = {"phone": ""} if field in ("street", "house_number") else {}
    page = send(client, **{"words": "Dit staat er nog.", **given, field: value})
    assert page.status_code == 422
    assert says in words(page)
    if field != "words":
        assert "Dit staat er nog." in words(page)
    assert signals() == 0


def test_a_form_without_a_key_gets_one_and_can_be_sent_again(partner: MadeLink) -> None:
    client = come_in(partner)
    form = filled_in(client, key="geen sleutel")
    page = client.post(reverse("new_signal"), form)
    answer = client.post(reverse("new_signal"), form | {"key": page.context["form"]["key"].value()})
    assert answer.status_code == 302


@pytest.mark.parametrize("hostile", ["Me\x00rel", "Me\x07rel", "Me\u202erel", "Me\x1b[31mrel"])
def test_characters_that_cannot_be_kept_are_taken_out_and_named(partner: MadeLink, hostile: str) -> None:
    client = come_in(partner)
    form = filled_in(client, call_name=hostile)
    page = client.post(reverse("new_signal"), form)
    assert page.status_code == 422
    assert "Er stonden tekens in die wij niet kunnen bewaren." in words(page)
    mended = page.context["form"]["call_name"].value()
    assert mended in ("Merel", "Me[31mrel")
    assert client.post(reverse("new_signal"), form | {"call_name": mended}).status_code == 302


def test_markup_is_shown_as_text(partner: MadeLink) -> None:
    client = come_in(partner)
    answer = send(client, own_words="<script>alert(1)</script>")
    assert "<script" not in words(client.get(answer.headers["Location"]))
    assert "&lt;script&gt;" in words(client.get(reverse("my_signals")))


def test_arrears_are_taken_in_with_an_amount_and_no_words() -> None:
    make_team("wgs", "Schuldhulp")
    client = come_in(make_partner("energy", "Energie voor U"))
    arrears = {"knowing": "arrears", "domains": None, "words": None}
    page = send(client, **arrears)
    assert "Vul in hoe hoog de achterstand is." in words(page)
    assert "Zoek eerst zelf contact met de inwoner" in words(page)
    page = send(client, **arrears | {"amount": "350", "tried": "on", "words": "Zij is ziek."})
    assert "Haal deze tekst weg." in words(page)
    assert signals() == 0
    assert send(client, **arrears, amount="350", tried="on", threat="cut_off").status_code == 302
    with house_access(Purpose.UPKEEP, "proef"):
        signal = Signal.objects.get()
    assert (signal.law, signal.amount, signal.danger) == ("wgs", 350, "cut_off")


def test_where_no_team_goes_the_page_says_whom_to_call() -> None:
    team = make_team()
    team.areas.clear()
    team.law = "jeugdwet"
    team.save()
    page = send(come_in(make_partner()))
    assert "In deze buurt werkt nog geen team van ons." in words(page)
    assert "Bel ons, dan zoeken wij het uit: 14 0000." in words(page)
    assert signals() == 0


def stored() -> Signal:
    with house_access(Purpose.UPKEEP, "proef"):
        return Signal.objects.get()


def test_a_grown_ups_yes_is_kept_with_its_day_and_how_it_was_said(partner: MadeLink) -> None:
    assert send(come_in(partner), how="phone").status_code == 302
    signal = stored()
    assert (signal.age, signal.agreed_by, signal.agreed_how) == ("adult", ["self"], "phone")
    assert signal.agreed_on == timezone.localdate()


def test_a_child_goes_to_the_youth_team_with_the_yes_of_both_parents(partner: MadeLink) -> None:
    youth = make_team("jeugdwet", "Jeugdteam Noord")
    client = come_in(partner)
    page = send(client, age="under_12", yes_from=["parent"])
    assert page.status_code == 422
    assert "Wonen zij apart? Vraag het dan elk apart." in words(page)
    assert page.context["form"]["yes_from"].value() == ["parent"], "what was chosen stands there still"
    assert signals() == 0
    assert send(client, age="under_12", yes_from=["parent", "other_parent"]).status_code == 302
    signal = stored()
    assert (signal.law, signal.ground, signal.agreed_by) == (
        "jeugdwet",
        "youth_request",
        ["other_parent", "parent"],
    )
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.get().team_id == youth.id


def test_where_no_youth_team_stands_the_page_says_whom_to_call(partner: MadeLink) -> None:
    page = send(come_in(partner), age="from_16")
    assert page.status_code == 422
    assert (
        "nog geen team van ons voor kinderen en jongeren. Bel ons, dan zoeken wij het uit: 14 0000."
        in words(page)
    )
    assert signals() == 0


def test_what_a_partner_ticked_for_a_child_does_not_count_for_a_grown_up(partner: MadeLink) -> None:
    assert send(come_in(partner), age="adult", yes_from=["parent", "other_parent"]).status_code == 302
    assert stored().agreed_by == ["self"]


def test_no_age_is_chosen_beforehand(partner: MadeLink) -> None:
    page = come_in(partner).get(reverse("new_signal"), {"weet": "agrees"})
    assert page.context["form"]["age"].value() is None
    assert 'name="age" value="adult" checked' not in words(page)


def test_each_age_has_its_text_to_read_out(partner: MadeLink) -> None:
    page = words(come_in(partner).get(reverse("new_signal"), {"weet": "agrees"}))
    for said in ("uw naam, hoe zij u bereiken", "de naam van uw kind", "de naam van de jongere"):
        assert said in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Gemeente Voorbeeldstad", "Mag ik aan de gemeente Voorbeeldstad doorgeven:"),
        ("Voorbeeldstad", "Mag ik aan Voorbeeldstad doorgeven:"),
        ("", "Mag ik aan de gemeente doorgeven:"),
    ],
)
def test_what_is_read_out_is_a_sentence(partner: MadeLink, settings: Any, name: str, said: str) -> None:
    settings.BEREIK_NAME = name
    assert said in words(come_in(partner).get(reverse("new_signal"), {"weet": "agrees"}))


@pytest.mark.parametrize(("kind", "answer"), [("school", "agrees"), ("landlord", "arrears")])
def test_what_is_missing_is_named_in_the_order_of_the_page(kind: str, answer: str) -> None:
    make_team()
    make_team("wgs", "Schuldhulp")
    client = come_in(make_partner(kind, "Voorbeeld"))
    key = client.get(reverse("new_signal")).context["form"].initial["key"]
    page = client.post(reverse("new_signal"), {"key": key, "knowing": answer}).content.decode()
    named = re.findall(r'<li><a href="#id_([a-z_]+?)(?:_0)?">', page)
    assert len(named) >= 5
    places = [re.search(rf'id="id_{name}(?:_0)?"', page).start() for name in named]  # type: ignore[union-attr]
    assert places == sorted(places), named


def test_two_numbers_in_one_field_cannot_be_called_and_are_asked_for_again(partner: MadeLink) -> None:
    client = come_in(partner)
    page = send(client, phone="06 00000031 / 06 00000032")
    assert page.status_code == 422 and "Vul één telefoonnummer in." in words(page)
    assert send(client, phone="00 31 6 00000031").status_code == 302


def test_for_a_child_the_number_of_a_parent_is_asked(partner: MadeLink) -> None:
    page = come_in(partner).get(reverse("new_signal"), {"weet": "agrees"}).content.decode()
    assert re.search(r'class="hint more-for-1">Jonger dan 12\? Geef de naam van het kind', page)


def test_who_was_passed_on_lately_puts_their_area_first(partner: MadeLink) -> None:
    area("BU00000199", "Aan de Dijk")
    client = come_in(partner)
    assert client.get(reverse("new_signal")).context["form"].fields["area"].choices[1][0] != "Eerder gekozen"
    send(client)
    first = client.get(reverse("new_signal")).context["form"].fields["area"].choices[1]
    assert (str(first[0]), first[1]) == ("Eerder gekozen", [("BU00000101", "De Wilgen")])


def test_opening_the_form_for_another_is_no_look_at_who_was_passed_on_before(partner: MadeLink) -> None:
    """Each time it would have stood on the page of every resident whom this partner passed on."""
    client = come_in(partner)
    send(client)
    with house_access(Purpose.UPKEEP, "proef"):
        resident = Resident.objects.get().id

    def read() -> int:
        own = open_access(purpose=Purpose.OWN, who=resident, kind="link", subject=resident, because="proef")
        with own as access:
            return sum(line.purpose is Purpose.SIGNALLING for line in own_part(access) if line.sort == "look")

    before = read()
    client.get(reverse("new_signal"), {"weet": "agrees"})
    assert read() == before
    client.get(reverse("my_signals"))
    assert read() == before + 1  # that list is theirs to see, and the resident reads it


def test_the_form_itself_is_at_most_twelve_queries(partner: MadeLink) -> None:
    client = come_in(partner)
    send(client)
    with (
        CaptureQueriesContext(connections["default"]) as page,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        client.get(reverse("new_signal"), {"weet": "agrees"})
    brackets = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = [one["sql"] for one in (*page, *looks) if not one["sql"].startswith(brackets)]
    assert len(asked) <= 12, "\n".join(asked)


@pytest.mark.parametrize("answer", ["agrees", "does_not_know", "does_not_agree", "danger", "arrears"])
def test_every_route_shows_what_on_which_ground_and_a_sentence_before_anything_is_typed(answer: str) -> None:
    make_team()
    make_team("wgs", "Schuldhulp")
    page = come_in(make_partner("landlord", "Woningcorporatie Thuis")).get(reverse("new_signal"))
    panel = next(one for one in page.context["answers"] if one.answer == answer)
    shown = words(page)
    for part in (panel.may_pass_on.nl, panel.ground.label.nl, panel.sentence.nl, panel.article):
        assert " ".join(part.split()) in shown.replace("&#x27;", "'")


def test_once_its_law_is_in_force_and_a_date_is_set_a_route_is_an_answer_like_the_others(
    partner: MadeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force = replace(LAWS[Law.WAMS], in_force_from=date(2026, 1, 1))
    monkeypatch.setattr("bereik.terms.routes.LAWS", {**LAWS, Law.WAMS: in_force})
    opened = {**ROUTES, Route.WORRY_REPORT: replace(ROUTES[Route.WORRY_REPORT], opens=date(2026, 1, 1))}
    for module in ("rules.routes", "forms.answers", "answers"):
        monkeypatch.setattr(f"bereik.see.{module}.ROUTES", opened)
    client = come_in(partner)
    assert "Zorg melden volgens de Wams" in words(client.get(reverse("new_signal")))
    assert send(client, knowing="worry_report", age=None, how=None).status_code == 302
    signal = stored()
    assert (signal.route, signal.ground, signal.law) == ("worry_report", "worry_report", "wmo2015")
    assert (signal.agreed_on, signal.agreed_by) == (None, [])


def test_a_route_that_waits_for_its_law_is_shown_to_nobody(partner: MadeLink) -> None:
    client = come_in(partner)
    pages = words(client.get(reverse("new_signal"))) + words(client.get(reverse("my_signals")))
    assert "Wams" not in pages
    assert "worry_report" not in pages
    answer = send(client, knowing="worry_report")
    assert answer.status_code == 422
    assert signals() == 0


def test_another_ones_receipt_and_an_unknown_one_answer_alike(partner: MadeLink) -> None:
    mine = come_in(partner)
    address = send(mine).headers["Location"]
    other = come_in(make_partner("gp", "Huisartsenpraktijk De Eik"))
    foreign = other.get(address)
    unknown = other.get(reverse("signal_receipt", args=[uuid4()]))
    assert foreign.status_code == unknown.status_code == 404
    assert _bare(foreign) == _bare(unknown)
    assert mine.get(address).status_code == 200


def _bare(response: Any) -> str:
    """The page without its own address and token."""
    return re.sub(r'value="[^"]*"', "", words(response))


def test_what_was_passed_on_reads_as_own_words_with_what_became_of_it(partner: MadeLink) -> None:
    client = come_in(partner)
    send(client)
    assert "Uiterlijk" in words(client.get(reverse("my_signals")))
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Signal.objects.update(told_at=access.at, told=SignalReason.SPOKEN_WITH)
    page = words(client.get(reverse("my_signals")))
    assert "“leerling groep 7”" in page
    assert "Iemand heeft de inwoner gesproken." in page
    assert "Merel" not in page


def test_a_late_answer_says_sorry(partner: MadeLink) -> None:
    client = come_in(partner)
    address = send(client).headers["Location"]
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Signal.objects.update(told_by=access.today - timedelta(days=1))
    for page in (address, reverse("my_signals")):
        assert "Ons antwoord is te laat." in words(client.get(page))
        assert "Dit is waarom: Wij hadden te weinig mensen." in words(client.get(page))


def test_a_late_answer_gives_a_reason_of_ours_also_once_somebody_took_it_up(partner: MadeLink) -> None:
    client = come_in(partner)
    address = send(client).headers["Location"]
    colleague = make_account()
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Signal.objects.update(told_by=access.today - timedelta(days=1))
        Journey.objects.update(trusted=colleague.id, trusted_at=access.at)
    page = words(client.get(address))
    assert "Dit is waarom: Wij hadden meer tijd nodig dan wij dachten." in page
    assert colleague.name not in page


def test_to_whom_we_owe_an_answer_comes_before_what_is_new(partner: MadeLink) -> None:
    _many(partner, 9)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        oldest = Signal.objects.order_by("received_at").first()
        Signal.objects.filter(pk=oldest.pk).update(told_by=access.today - timedelta(days=1), told_at=None)
    shown = come_in(partner).get(reverse("my_signals")).context["passing"].passed
    assert shown[0].signal.pk == oldest.pk and shown[0].state == "broken"
    assert len({one.signal.pk for one in shown}) == 5


def test_fifty_to_a_page_and_the_rest_behind_a_link(partner: MadeLink) -> None:
    _many(partner, 53)
    client = come_in(partner)
    start = client.get(reverse("my_signals")).context["passing"]
    assert (len(start.passed), bool(start.onward)) == (5, True)
    first = client.get(reverse("my_signals"), {"na": start.onward}).context["passing"]
    second = client.get(reverse("my_signals"), {"na": first.onward}).context["passing"]
    assert (len(first.passed), len(second.passed), second.onward) == (50, 3, "")
    shown = [one.signal.id for one in (*first.passed, *second.passed)]
    assert len(set(shown)) == 53
    for written_by_hand in ("x", "%00", "MTIz", "2026-11-09 nul"):
        assert client.get(reverse("my_signals"), {"na": written_by_hand}).status_code == 200


@pytest.mark.parametrize(("begins", "shown"), [("", 5), ("alles", 50)], ids=["start", "whole list"])
@pytest.mark.parametrize("late", [False, True], ids=["waits", "late"])
def test_a_page_of_signals_is_at_most_twelve_queries(
    partner: MadeLink, begins: str, shown: int, late: bool
) -> None:
    promised = {"told_by": timezone.localdate() - timedelta(days=1)} if late else {}
    _many(partner, 51, **promised)
    client = come_in(partner)
    client.get(reverse("my_signals"))
    with (
        CaptureQueriesContext(connections["default"]) as page,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        answer = client.get(reverse("my_signals"), {"na": begins} if begins else {})
    assert len(answer.context["passing"].passed) == shown
    assert words(answer).count("Dit is waarom: Wij hadden te weinig mensen.") == (shown if late else 0)
    brackets = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = [one["sql"] for one in (*page, *looks) if not one["sql"].startswith(brackets)]
    assert len(asked) <= 12, "\n".join(asked)


def _many(partner: MadeLink, count: int, **values: Any) -> None:
    resident = make_resident()
    journey = make_journey(make_team(), resident)
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        assert Journey.objects.filter(pk=journey.pk).exists()
        Signal.objects.bulk_create(
            Signal(
                resident_id=resident,
                journey_id=journey.pk,
                sender=partner.link.id,
                sender_kind="school",
                key=f"k{number}",
                route="with_agreement",
                ground="wmo_report",
                law="wmo2015",
                happened_on=access.today,
                received_at=access.at - timedelta(hours=number),
                **values,
            )
            for number in range(count)
        )


def test_a_colleague_passes_on_by_the_same_rules(partner: MadeLink) -> None:
    colleague = make_account()
    make_placement(colleague, Team.objects.get())
    client = Client()
    assert client.get(persona_address(colleague)).status_code == 302
    assert send(client, through="ourselves", knowing="does_not_know").status_code == 422
    assert "Kies van wie u dit hoorde." in words(send(client))
    assert signals() == 0
    assert send(client, through="neighbour").status_code == 302
    with house_access(Purpose.UPKEEP, "proef"):
        signal = Signal.objects.get()
    assert (signal.sender, signal.sender_kind) == (colleague.id, "neighbour")
