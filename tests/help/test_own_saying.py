"""What can a resident say on the own page, and does each saying hold, once, with what follows and who reads it?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from bereik.help.day_list import own_list
from bereik.help.models import OwnWord, Promise
from bereik.help.own.asked import heard_by
from bereik.help.own.words import NotNowForm
from bereik.people.models import Ending, Journey, Resting, Step
from bereik.people.names import read_keys
from bereik.see.models import Signal
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.terms.saying import say_date
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from tests.help.residents import SAID, Helped, someone_helped
from tests.making import make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def helped() -> Helped:
    return someone_helped()


def kept(kind: OwnKind | None = None) -> list[OwnWord]:
    with house_access(Purpose.UPKEEP, "proef"):
        said = OwnWord.objects.order_by("at", "pk")
        return list(said.filter(kind=kind) if kind else said)


def form_of(client: Client, address: str) -> dict[str, str]:
    """The form as the page gives it: its number was made beforehand."""
    answer = client.get(address)
    assert answer.status_code == 200, answer
    found = re.search(r'name="word_id" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return {"word_id": found[1]}


def say(client: Client, address: str, **values: str) -> str:
    """Say it, and read what is answered."""
    answer = client.post(address, {**form_of(client, address), **values}, follow=True)
    assert answer.status_code == 200
    assert re.match(r"/uw/gezegd/[0-9a-f-]{36}/$", answer.redirect_chain[-1][0]), answer.redirect_chain
    page = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def day(on: date) -> str:
    """A day as it stands in a sentence, without its year."""
    return say_date(on, "nl").rsplit(" ", 1)[0]


class TestNotKept:
    def test_it_disputes_the_promise_and_says_who_reads_it_by_when(self, helped: Helped) -> None:
        made = helped.promise(0, "Bellen over de huur")
        client = helped.come_in()
        before = client.get(f"/uw/zeg/niet-gebeurd/{made.pk}/").content.decode()
        by = day(heard_by(OwnKind.NOT_KEPT, timezone.localdate()))
        assert "Bellen over de huur" in before and by in before and "Merel Linde leest dit" in before
        after = say(client, f"/uw/zeg/niet-gebeurd/{made.pk}/", words="Ik wachtte de hele middag.")
        assert "Ik wachtte de hele middag." in after and by in after and "Merel Linde leest dit" in after
        (word,) = kept()
        assert (word.kind, word.about, word.how) == (OwnKind.NOT_KEPT, made.pk, "page")
        with house_access(Purpose.UPKEEP, "proef"):
            assert Promise.objects.get(pk=made.pk).disputed_at is not None
        assert helped.now().asked_at is not None

    def test_it_is_said_once(self, helped: Helped) -> None:
        made = helped.promise(0, "Bellen over de huur")
        client, address = helped.come_in(), f"/uw/zeg/niet-gebeurd/{made.pk}/"
        form = form_of(client, address)
        first, again = client.post(address, form), client.post(address, form)
        assert first.headers["Location"] == again.headers["Location"]
        # Another tab that stood open: it says what we know already, and keeps nothing twice.
        other = client.post(address, {"word_id": str(new_id())}, follow=True)
        assert other.redirect_chain[-1][0] == "/uw/" and len(kept()) == 1

    def test_what_is_not_on_the_list_needs_a_few_words(self, helped: Helped) -> None:
        client = helped.come_in()
        form = form_of(client, "/uw/zeg/niet-gebeurd/")
        answer = client.post("/uw/zeg/niet-gebeurd/", form)
        assert answer.status_code == 422 and "Eén zin is genoeg" in answer.content.decode()
        say(client, "/uw/zeg/niet-gebeurd/", words="U zou een brief sturen.")
        assert [one.about for one in kept()] == [None]


class TestAnother:
    @pytest.mark.parametrize("slug", ["andere-dag", "andere-plek"])
    def test_the_appointment_stays_until_another_is_made(self, helped: Helped, slug: str) -> None:
        made = helped.promise(3, "Bellen over de huur")
        after = say(helped.come_in(), f"/uw/zeg/{slug}/{made.pk}/", words="Dinsdag kan wel.")
        assert "Dinsdag kan wel." in after
        with house_access(Purpose.UPKEEP, "proef"):
            still = Promise.objects.get(pk=made.pk)
        assert still.due_on == made.due_on and helped.now().asked_at is not None

    @pytest.mark.parametrize(("days", "sooner"), [(0, True), (9, False)])
    def test_an_appointment_before_our_answer_is_for_the_telephone(
        self, helped: Helped, days: int, sooner: bool
    ) -> None:
        address = f"/uw/zeg/andere-dag/{helped.promise(days, 'Bellen over de huur').pk}/"
        client = helped.come_in()
        call = "Misschien antwoorden wij pas na de afspraak. Bel ook even: 06 0000 0007."
        assert (call in client.get(address).content.decode()) is sooner
        assert (call in say(client, address)) is sooner

    def test_back_and_once_more_is_said_once_and_something_else_is_kept(self, helped: Helped) -> None:
        made = helped.promise(3, "Bellen over de huur")
        client, address = helped.come_in(), f"/uw/zeg/andere-dag/{made.pk}/"
        for words in ("Dinsdag kan wel.", "Dinsdag kan wel.", "Of woensdag.", "Dinsdag kan wel."):
            say(client, address, words=words)
        with house_access(Purpose.RECOGNITION, "proef") as access:
            key = read_keys(access, [helped.now().resident_id])[helped.now().resident_id]
        said = [word.read(key)["words"] for word in kept()]
        assert said == ["Dinsdag kan wel.", "Of woensdag.", "Dinsdag kan wel."]

    def test_it_cannot_be_asked_of_what_was_done_meanwhile(self, helped: Helped) -> None:
        made = helped.promise(3, "Bellen over de huur")
        client, address = helped.come_in(), f"/uw/zeg/andere-dag/{made.pk}/"
        form = form_of(client, address)
        helped.keep(made)
        answer = client.post(address, form, follow=True)
        assert answer.redirect_chain[-1][0] == "/uw/" and kept() == []
        assert "Hieronder staat hoe het nu is" in answer.content.decode()


class TestNotNow:
    def test_it_rests_until_the_day_and_the_list_is_quiet_until_then(self, helped: Helped) -> None:
        client = helped.come_in()
        until = timezone.localdate() + timedelta(days=7)
        after = say(client, "/uw/zeg/nu-niet/", until="week")
        assert day(until) in after and "Merel Linde leest dit" in after
        assert helped.now().rests_until == until
        with helped.at_work() as access:
            assert own_list(access).rows == ()
        with helped.at_work(at=timezone.now() + timedelta(days=7)) as access:
            assert [row.journey for row in own_list(access).rows] == [helped.journey.pk]
        page = client.get("/uw/").content.decode()
        assert "U zei: nu even niet" in page and "Ik wil toch contact" in page

    def test_whoever_wants_contact_after_all_is_no_longer_left_alone(self, helped: Helped) -> None:
        client = helped.come_in()
        say(client, "/uw/zeg/nu-niet/", until="month")
        after = say(client, "/uw/zeg/toch-contact/")
        assert day(heard_by(OwnKind.COME_BACK, timezone.localdate())) in after
        assert helped.now().rests_until is None and helped.now().asked_at is not None

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({}, "Kies tot wanneer."),
            ({"until": "day"}, "Vul de dag in."),
            ({"until": "day", "day": "31-02-2027"}, "Dit is geen dag."),
            ({"until": "ooit"}, "Selecteer een geldige keuze"),
        ],
    )
    def test_a_day_that_is_missing_is_asked_for(
        self, helped: Helped, values: dict[str, str], said: str
    ) -> None:
        client = helped.come_in()
        answer = client.post("/uw/zeg/nu-niet/", {**form_of(client, "/uw/zeg/nu-niet/"), **values})
        assert answer.status_code == 422 and said in answer.content.decode()
        assert kept() == [] and helped.now().rests_until is None

    @pytest.mark.parametrize("days", [-1, 0, 400])
    def test_a_day_that_has_been_or_lies_far_off_is_explained(self, helped: Helped, days: int) -> None:
        client = helped.come_in()
        chosen = timezone.localdate() + timedelta(days=days)
        form = {**form_of(client, "/uw/zeg/nu-niet/"), "until": "day", "day": chosen.isoformat()}
        answer = client.post("/uw/zeg/nu-niet/", form)
        assert answer.status_code == 422 and "Kies een dag na vandaag" in answer.content.decode()
        assert kept() == []

    @pytest.mark.parametrize("on", ["2026-05-05", "2026-03-29", "2026-10-25", "2027-01-01"])
    def test_a_free_day_or_a_day_on_which_the_clock_changes_is_a_day_like_any(self, on: str) -> None:
        today = date.fromisoformat(on) - timedelta(days=3)
        form = NotNowForm(
            {"word_id": str(new_id()), "until": "day", "day": on}, kind=OwnKind.NOT_NOW, today=today
        )
        assert form.is_valid() and form.cleaned_data["rests_until"] == date.fromisoformat(on)

    def test_a_month_from_the_thirty_first_is_the_last_of_the_month(self) -> None:
        form = NotNowForm(
            {"word_id": str(new_id()), "until": "month"}, kind=OwnKind.NOT_NOW, today=date(2027, 1, 31)
        )
        assert form.is_valid() and form.cleaned_data["rests_until"] == date(2027, 2, 28)

    def test_a_day_of_next_year_says_so(self) -> None:
        form = NotNowForm(None, kind=OwnKind.NOT_NOW, today=date(2026, 11, 27))
        said = [str(label) for _, label in form.fields["until"].choices]  # type: ignore[attr-defined]
        assert said[:3] == [
            "Een week: vrijdag 4 december",
            "Een maand: zondag 27 december",
            "Drie maanden: zaterdag 27 februari 2027",
        ]

    def test_it_holds_for_everything_that_runs_each_said_once(self, helped: Helped) -> None:
        other = make_journey(make_team("wgs"), helped.resident)
        client = helped.come_in()
        form = {**form_of(client, "/uw/zeg/nu-niet/"), "until": "week"}
        for _ in range(2):
            client.post("/uw/zeg/nu-niet/", form)
        assert {one.journey_id for one in kept()} == {helped.journey.pk, other.pk} and len(kept()) == 2
        with house_access(Purpose.UPKEEP, "proef"):
            assert Resting.objects.count() == 2


class TestNo:
    def test_what_happens_stands_there_before_and_how_to_come_back_after(self, helped: Helped) -> None:
        client = helped.come_in()
        before = client.get("/uw/zeg/nee/").content.decode()
        for said in ("Wij stoppen met alles", "Alleen bij gevaar", "Terugkomen mag altijd", "06 0000 0007"):
            assert said in before
        assert helped.now().ended_at is None
        after = say(client, "/uw/zeg/nee/")
        assert "Wij stoppen" in after and "Zo komt u terug" in after and "06 0000 0007" in after
        assert helped.now().ended_at is not None
        with house_access(Purpose.UPKEEP, "proef"):
            assert [one.because for one in Ending.objects.all()] == ["resident_said_no"]

    def test_the_page_still_opens_and_shows_who_looked_and_how_to_come_back(self, helped: Helped) -> None:
        client = helped.come_in()
        say(client, "/uw/zeg/nee/")
        page = client.get("/uw/").content.decode()
        assert "U zei: laat mij met rust" in page and "Wie heeft gekeken?" in page
        assert page.count("Ik wil toch contact") == 1 and "/uw/zeg/nee/" not in page
        assert client.get("/uw/zeg/nee/", follow=True).redirect_chain[-1][0] == "/uw/"

    def test_nothing_is_asked_for_that_nobody_would_read(self, helped: Helped) -> None:
        client = helped.come_in()
        say(client, f"/uw/zeg/klopt-niet/{helped.signal.pk}/", words="Ik heb geen schulden.")
        say(client, "/uw/zeg/nee/")
        page = client.get("/uw/").content.decode()
        assert "van ons" not in page[page.index("<main") :] and "/uw/zeg/klopt-niet/" not in page
        assert "of moet er iets weg? Bel Merel Linde: 06 0000 0007" in page
        again = client.get(f"/uw/zeg/klopt-niet/{helped.signal.pk}/", follow=True)
        assert again.redirect_chain[-1][0] == "/uw/"

    def test_coming_back_opens_the_door_again_with_the_one_they_knew(self, helped: Helped) -> None:
        client = helped.come_in()
        say(client, "/uw/zeg/nee/")
        after = say(client, "/uw/zeg/toch-contact/", words="Het gaat toch niet.")
        assert "Het gaat toch niet." in after
        with house_access(Purpose.UPKEEP, "proef"):
            again = Journey.objects.open().get(resident=helped.resident)
        assert (again.former_id, again.trusted_id) == (helped.journey.pk, helped.merel.pk)
        page = client.get("/uw/").content.decode()
        assert "U zei: laat mij met rust" not in page and "Merel Linde" in page


class TestAboutData:
    def test_within_a_month_they_hear_what_we_do_with_it(self, helped: Helped) -> None:
        client = helped.come_in()
        after = say(client, f"/uw/zeg/klopt-niet/{helped.signal.pk}/", words="Ik heb geen schulden.")
        assert day(heard_by(OwnKind.NOT_RIGHT, timezone.localdate())) in after
        (word,) = kept()
        assert (word.kind, word.about) == (OwnKind.NOT_RIGHT, helped.signal.pk)

    def test_a_yes_is_taken_back_at_once_and_what_was_written_is_gone(self, helped: Helped) -> None:
        client = helped.come_in()
        address = f"/uw/zeg/weg/{helped.signal.pk}/"
        assert "Ik neem mijn ja terug" in client.get(address).content.decode()
        after = say(client, address)
        assert "U nam uw ja terug" in after and "mag u nog wel helpen" in after
        with house_access(Purpose.UPKEEP, "proef"):
            assert Signal.objects.get(pk=helped.signal.pk).withdrawn_on == timezone.localdate()
        page = client.get("/uw/").content.decode()
        assert SAID not in page and "U nam uw ja terug op" in page and address not in page
        # We spoke: whoever wants no help either says so apart.
        assert helped.now().ended_at is None

    def test_where_we_never_spoke_and_nothing_else_came_in_we_stop(self) -> None:
        helped = someone_helped(talk=False)
        after = say(helped.come_in(), f"/uw/zeg/weg/{helped.signal.pk}/")
        assert "Wij zoeken geen contact meer" in after
        with house_access(Purpose.UPKEEP, "proef"):
            assert [one.because for one in Ending.objects.all()] == ["we_may_not"]
            assert [one.kind for one in OwnWord.objects.all()] == ["take_away"]


class TestQuestion:
    @pytest.fixture
    def asked(self, helped: Helped) -> Helped:
        """A promise was kept: from then on we may ask."""
        helped.keep(
            helped.promise(5, "Bellen", at=helped.at + timedelta(days=3)), at=helped.at + timedelta(days=4)
        )
        return helped

    def test_it_stands_there_on_the_days_it_is_due(self, helped: Helped) -> None:
        client = helped.come_in()
        assert "Is gedaan wat u nodig had?" not in client.get("/uw/").content.decode()
        assert client.get("/uw/zeg/gedaan/", follow=True).redirect_chain[-1][0] == "/uw/"

    @pytest.mark.parametrize(("yes", "steps"), [("ja", 1), ("nee", 0)])
    def test_only_their_own_yes_is_our_step(self, asked: Helped, yes: str, steps: int) -> None:
        client = asked.come_in()
        assert "Is gedaan wat u nodig had?" in client.get("/uw/").content.decode()
        say(client, "/uw/zeg/gedaan/", yes=yes, words="Het hielp.")
        with house_access(Purpose.UPKEEP, "proef"):
            assert Step.objects.filter(step="need_met").count() == steps
        assert "Is gedaan wat u nodig had?" not in client.get("/uw/").content.decode()

    def test_skipping_keeps_nothing(self, asked: Helped) -> None:
        client = asked.come_in()
        answer = client.post("/uw/zeg/gedaan/", form_of(client, "/uw/zeg/gedaan/"))
        assert answer.status_code == 422 and "Overslaan mag ook" in answer.content.decode()
        assert kept() == [] and "Is gedaan wat u nodig had?" in client.get("/uw/").content.decode()

    def test_it_is_not_asked_of_who_wants_to_be_left_alone_for_a_while(self, asked: Helped) -> None:
        client = asked.come_in()
        say(client, "/uw/zeg/nu-niet/", until="week")
        assert "Is gedaan wat u nodig had?" not in client.get("/uw/").content.decode()

    def test_half_a_year_later_we_ask_whether_it_is_still_good(self, asked: Helped) -> None:
        client = asked.come_in()
        say(client, "/uw/zeg/gedaan/", yes="ja")
        assert "Is het nu nog goed?" not in client.get("/uw/").content.decode()
        with time_machine.travel(timezone.now() + timedelta(days=190)):
            client = asked.come_in()
            assert "Is het nu nog goed?" in client.get("/uw/").content.decode()
            say(client, "/uw/zeg/nog-goed/", yes="ja")
            with house_access(Purpose.UPKEEP, "proef"):
                assert Step.objects.filter(step="still_met").count() == 1


@pytest.mark.parametrize(
    "address", ["/uw/zeg/iets-anders/", "/uw/zeg/needs/", "/uw/gezegd/01a21de4-b687-7f1c-9dd0-7b5730c29727/"]
)
def test_an_address_that_no_page_has_is_only_not_there(helped: Helped, address: str) -> None:
    assert helped.come_in().get(address).status_code == 404


@pytest.mark.parametrize("word_id", ["", "geen-nummer", "00000000"])
def test_a_form_that_lost_its_number_gets_one(helped: Helped, word_id: str) -> None:
    posted = {"word_id": word_id, "words": "U zou een brief sturen."}
    answer = helped.come_in().post("/uw/zeg/niet-gebeurd/", posted)
    assert answer.status_code == 302 and len(kept()) == 1


def test_much_text_is_told_and_not_cut(helped: Helped) -> None:
    client = helped.come_in()
    long: Any = {**form_of(client, "/uw/zeg/niet-gebeurd/"), "words": "x" * 2001}
    answer = client.post("/uw/zeg/niet-gebeurd/", long)
    assert answer.status_code == 422 and "Dit is te lang" in answer.content.decode()
    assert "x" * 2001 in answer.content.decode() and kept() == []
