"""Does the resident's page come on paper, on three sheets at most, with what may stand there and nothing more?"""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from pypdf import PdfReader

from bereik.help.actions import explain_promise, say_own, take_back_yes
from bereik.help.models import Promise
from bereik.help.own.paper import MOST_SHEETS
from bereik.help.rules import HERE
from bereik.people.models import Resident
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.promises import BrokenBecause
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from tests.help.residents import SAID, Helped, someone_helped
from tests.house.entering import colleague, enter_as
from tests.making import make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)

STRIP = "Verzonnen gegevens: niemand hier bestaat echt"


@pytest.fixture
def helped() -> Helped:
    return someone_helped()


def read(answer: Any) -> tuple[PdfReader, list[str]]:
    """The sheets, and the words on each."""
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    pdf = PdfReader(BytesIO(answer.content))
    return pdf, [" ".join(page.extract_text().split()) for page in pdf.pages]


def test_the_lines_come_in_the_order_of_the_page_with_boxes_and_where_to_hand_it_in(helped: Helped) -> None:
    helped.promise(3, "Bellen over de huur")
    helped.promise(1, "De brief nalezen", at=helped.at + timedelta(days=3))
    _, sheets = read(helped.come_in().get("/uw/papier.pdf"))
    text = " ".join(sheets)
    parts = [
        "Uw contactpersoon", "06 0000 0007", "Els Wilg", "Dit is de volgende afspraak", "Bellen over de huur",
        "Liever een andere dag:", "Nu even niet, tot:", "Dit is beloofd", "De brief nalezen", "Dit is niet gebeurd",
        "Wat weten wij van u, en van wie?", "Basisschool De Voorbeeld", SAID, "Ik neem mijn ja terug",
        "Wie heeft gekeken?", "Stoppen mag altijd", "Nee, laat mij met rust", "Geef dit blad aan Merel Linde",
        "Uw code",
    ]  # fmt: skip
    places = []
    for part in parts:
        places.append(text.find(part, places[-1] if places else 0))
        assert places[-1] >= 0, (part, text)


def test_it_is_tagged_for_who_listens_and_says_that_everyone_is_made_up(helped: Helped) -> None:
    pdf, sheets = read(helped.come_in().get("/uw/papier.pdf"))
    catalogue = pdf.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "nl"
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    assert all(STRIP in sheet for sheet in sheets)


def test_however_much_there_is_it_fits_three_sheets(helped: Helped) -> None:
    for number in range(15):
        made = helped.promise(
            1, f"Belofte {number} " + "over de huur en de bank " * 3, at=helped.at + timedelta(days=3)
        )
        if number % 2:
            helped.keep(made)
    with helped.own() as access:
        for _ in range(8):
            say_own(
                access, helped.journey.pk, OwnKind.NOT_RIGHT, SaidHow.PAGE, word_id=new_id(),
                about=helped.signal.pk, words="Dit klopt niet, want ik heb dat niet zo gezegd. " * 30,
            )  # fmt: skip
        say_own(
            access,
            helped.journey.pk,
            OwnKind.NEEDS,
            SaidHow.PAGE,
            word_id=new_id(),
            words="Ik wil rust. " * 100,
        )
    pdf, sheets = read(helped.come_in().get("/uw/papier.pdf"))
    assert len(pdf.pages) <= MOST_SHEETS
    assert "Stoppen mag altijd" in " ".join(sheets)


class TestPrintedByWhoHelps:
    def test_it_is_a_look_and_holds_the_same_lines(self, helped: Helped) -> None:
        helped.promise(3, "Bellen over de huur")
        _, sheets = read(enter_as(helped.merel).get(f"/helpen/traject/{helped.journey.pk}/papier.pdf"))
        text = " ".join(sheets)
        for part in ("Bellen over de huur", SAID, "Merel Linde", "Schrijf hier de code op"):
            assert part in text
        page = helped.come_in().get("/uw/").content.decode()
        assert "Het blad voor de inwoner printen" in page

    def test_what_came_under_another_law_and_who_looked_there_is_not_on_it(self, helped: Helped) -> None:
        make_journey(make_team("wgs", name="Schuldhulp"), helped.resident)
        _, own = read(helped.come_in().get("/uw/papier.pdf"))
        assert "Schuldhulp" in " ".join(own)
        _, sheets = read(enter_as(helped.merel).get(f"/helpen/traject/{helped.journey.pk}/papier.pdf"))
        text = " ".join(sheets)
        assert "Schuldhulp" not in text
        assert (
            "Ik wil de hele lijst op papier" in text
            and "Een signaal bij de juiste inwoner leggen" not in text
        )

    def test_a_code_that_was_handed_over_just_now_is_printed_and_no_other(self, helped: Helped) -> None:
        client, other = enter_as(helped.merel), someone_helped(team=helped.team)
        address = f"/helpen/traject/{helped.journey.pk}/papier.pdf"
        code, theirs = helped.code(), other.code()
        assert code in " ".join(read(client.post(address, {"code": code}))[1])
        for wrong in (theirs, "0000-0000-0000", "<b>"):
            text = " ".join(read(client.post(address, {"code": wrong}))[1])
            assert wrong not in text and "Schrijf hier de code op" in text

    def test_the_page_with_a_new_code_offers_it(self, helped: Helped) -> None:
        client = enter_as(helped.merel)
        page = client.post(
            f"/helpen/traject/{helped.journey.pk}/code/", {"number": str(new_id())}
        ).content.decode()
        (code,) = re.findall(r'name="code" value="([0-9A-Z]{12})"', page)
        _, sheets = read(client.post(f"/helpen/traject/{helped.journey.pk}/papier.pdf", {"code": code}))
        assert f"{code[:4]}-{code[4:8]}-{code[8:]}" in " ".join(sheets)

    def test_it_is_in_dutch_unless_english_is_asked_for(self, helped: Helped) -> None:
        client = enter_as(helped.merel)
        address = f"/helpen/traject/{helped.journey.pk}/papier.pdf"
        assert read(client.get(address))[0].trailer["/Root"]["/Lang"] == "nl"
        assert read(client.get(f"{address}?taal=en"))[0].trailer["/Root"]["/Lang"] == "en"

    def test_a_curious_colleague_prints_nothing(self, helped: Helped) -> None:
        curious = enter_as(colleague(name="Specht", team=helped.team))
        answer = curious.get(f"/helpen/traject/{helped.journey.pk}/papier.pdf")
        assert answer.status_code == 404 and b"%PDF" not in answer.content


def test_after_a_no_it_says_so_and_how_to_come_back(helped: Helped) -> None:
    with helped.own() as access:
        say_own(access, helped.journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    text = " ".join(read(helped.come_in().get("/uw/papier.pdf"))[1])
    assert "U zei: laat mij met rust" in text and "Ik wil toch contact" in text
    assert timezone.localdate().strftime("%Y") in text


def test_what_was_put_right_and_what_we_are_late_with_read_as_on_the_screen(helped: Helped) -> None:
    old = helped.promise(1, "Bellen over de huur", at=helped.at + timedelta(days=3))
    when = helped.at + timedelta(days=6)
    with helped.at_work(at=when) as access:
        new_due_on = access.today + timedelta(days=4)
        explain_promise(
            access, old.pk, because=BrokenBecause.AWAY, words="Ik was ziek.", new_due_on=new_due_on
        )
        instead = Promise.objects.get(follows=old.pk)
    helped.keep(instead, at=when + timedelta(days=1))
    with helped.own(at=when) as access:
        say_own(
            access, helped.journey.pk, OwnKind.NOT_KEPT, SaidHow.PAGE, word_id=new_id(), words="De brief."
        )
    client = helped.come_in()
    page = client.get("/uw/").content.decode()
    screen = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())
    paper = " ".join(read(client.get("/uw/papier.pdf"))[1])
    for said in (
        "Merel Linde zou dit doen, uiterlijk",
        f"Dat is gedaan op {when.astimezone(HERE).date() + timedelta(days=1):%-d}",
        "van ons horen. Dat lukte niet. Bel gerust.",
    ):
        assert said in screen and said in paper, (said, paper)


def test_after_a_yes_taken_back_before_we_spoke_the_day_stands_on_which_all_goes() -> None:
    helped = someone_helped(talk=False)
    with helped.own() as access:
        take_back_yes(access, helped.signal.pk)
    with house_access(Purpose.UPKEEP, "proef"):
        on = Resident.objects.get(pk=helped.resident).erase_on
    assert on is not None
    client = helped.come_in()
    page = client.get("/uw/").content.decode()
    for said in (page, " ".join(read(client.get("/uw/papier.pdf"))[1])):
        assert "halen wij weg wat wij van u weten. Dan sluit ook deze pagina." in said
        assert f"{on:%-d}" in said
        assert "Wij bewaren dit" not in said and "Waarom mogen wij dit weten?" not in said
    # Who wants contact after all keeps it, and the page says for how long again.
    with helped.own() as access:
        say_own(access, helped.journey.pk, OwnKind.COME_BACK, SaidHow.PAGE, word_id=new_id())
    page = client.get("/uw/").content.decode()
    assert "halen wij weg wat wij van u weten" not in page and "Wij bewaren dit" in page
