"""What does a resident read on the own page, and what not of anyone else?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from bereik.help.actions import answer_own_word, explain_promise, say_own
from bereik.help.models import OwnWord
from bereik.help.own.asked import heard_by
from bereik.help.own.looks import looks_of
from bereik.help.own.page import OwnPage, own_page_of
from bereik.people.models import Agreement, ReasonedLook
from bereik.see.models import Signal
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.promises import BrokenBecause, PromiseState
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.refusals import WrongPurpose
from bereik.trust.trail.reading import OwnLine, own_part
from tests.help.residents import SAID, Helped, someone_helped
from tests.help.test_list_queries import at_most
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def helped() -> Helped:
    return someone_helped()


def page_of(helped: Helped) -> OwnPage:
    with helped.own() as access:
        return own_page_of(access)


def says(helped: Helped, kind: OwnKind, **values: Any) -> OwnWord:
    with helped.own() as access:
        word = say_own(access, helped.journey.pk, kind, SaidHow.PAGE, word_id=new_id(), **values)
    assert word is not None
    return word


def words_of(page: str) -> str:
    """The text of the main part, as somebody reads it."""
    main = re.search(r"<main.*?</main>", page, re.S)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


class TestContact:
    def test_one_face_with_a_number_and_who_is_there_otherwise(self, helped: Helped) -> None:
        (contact,) = page_of(helped).contacts
        assert (contact.name, contact.phone, contact.trusted) == ("Merel Linde", "06 0000 0007", True)
        assert (contact.stands_in, contact.stands_in_phone) == ("Els Wilg", "06 0000 0008")

    def test_the_team_until_somebody_takes_it_on_with_the_day_by_which_they_come(self) -> None:
        team, resident = make_team(), make_resident()
        soon = timezone.localdate() + timedelta(days=4)
        make_journey(team, resident, promised_on=soon)
        with open_access(
            purpose=Purpose.OWN, who=new_id(), kind="link", subject=resident, because="proef"
        ) as access:
            (contact,) = own_page_of(access).contacts
        assert (contact.name, contact.phone, contact.comes_by) == (team.name, team.phone, soon)
        assert not contact.trusted


class TestPromises:
    def test_the_open_promise_that_is_due_first_is_the_next_appointment(self, helped: Helped) -> None:
        helped.promise(9, "Meegaan naar de bank")
        sooner = helped.promise(2, "Bellen over de huur")
        late = helped.promise(2, "De brief nalezen", at=timezone.now() - timedelta(days=6))
        page = page_of(helped)
        assert page.next is not None
        assert (page.next.promise, page.next.what, page.next.by) == (
            sooner.pk, "Bellen over de huur", "Merel Linde",
        )  # fmt: skip
        assert [one.id for one in page.promises.broken] == [late.pk]
        assert [one.what for one in page.promises.coming] == ["Bellen over de huur", "Meegaan naar de bank"]

    def test_what_we_broke_says_why_and_what_we_do_now(self, helped: Helped) -> None:
        old = helped.promise(3, "Bellen over de huur", at=helped.at + timedelta(days=3))
        with helped.at_work() as access:
            explain_promise(
                access,
                old.pk,
                because=BrokenBecause.AWAY,
                words="Ik was ziek.",
                new_due_on=access.today + timedelta(days=1),
            )
        page = page_of(helped)
        (broken,) = page.promises.broken
        assert (broken.state, broken.knot, broken.explanation) == (
            PromiseState.REPAIRED, "broken", "Ik was ziek.",
        )  # fmt: skip
        assert broken.instead is not None and page.next is not None
        assert broken.instead.id == page.next.promise
        assert broken.because is not None and not broken.may_dispute
        # Once that is done it is put right: it stands with what is done.
        with helped.at_work() as access:
            from bereik.help.actions import keep_promise

            keep_promise(access, page.next.promise)
        page = page_of(helped)
        assert page.promises.broken == [] and {one.knot for one in page.promises.done} == {"kept", "done"}

    def test_that_it_did_not_happen_can_be_said_once_its_day_has_come(self, helped: Helped) -> None:
        today = helped.promise(0, "Vandaag bellen")
        coming = helped.promise(3, "Later bellen")
        done = helped.promise(3, "Gebeld", at=helped.at + timedelta(days=3))
        helped.keep(done, at=helped.at + timedelta(days=4))
        ledger = page_of(helped).promises
        may = {one.id: one.may_dispute for one in (*ledger.broken, *ledger.coming, *ledger.done)}
        assert may == {today.pk: True, coming.pk: False, done.pk: True}
        says(helped, OwnKind.NOT_KEPT, about=done.pk)
        (broken,) = page_of(helped).promises.broken
        assert broken.id == done.pk and broken.said_not_on == timezone.localdate() and not broken.may_dispute


class TestSaid:
    def test_what_was_asked_stands_there_with_the_day_by_which_we_answer(self, helped: Helped) -> None:
        made = helped.promise(5, "Bellen")
        says(helped, OwnKind.OTHER_PLACE, about=made.pk, words="Liever in de bibliotheek.")
        (asked,) = page_of(helped).asked
        assert (asked.words, asked.answer) == ("Liever in de bibliotheek.", None)
        assert asked.by == heard_by(OwnKind.OTHER_PLACE, timezone.localdate())

    def test_our_answer_stands_with_it(self, helped: Helped) -> None:
        word = says(helped, OwnKind.NOT_RIGHT, about=helped.signal.pk, words="Ik heb geen schulden.")
        with helped.at_work() as access:
            answer_own_word(access, word.pk, answer=OwnAnswer.DONE, words="Wij haalden het weg.")
        (asked,) = page_of(helped).asked
        assert asked.answer_words == "Wij haalden het weg." and asked.answered_on == timezone.localdate()

    def test_needs_stand_there_in_their_own_words(self, helped: Helped) -> None:
        says(helped, OwnKind.NEEDS, words="Ik wil weer slapen.")
        assert [one.words for one in page_of(helped).needs] == ["Ik wil weer slapen."]

    def test_a_day_by_which_we_answer_is_a_working_day_and_a_month_for_data(self) -> None:
        from datetime import date

        friday = date(2026, 4, 24)  # Monday 27 April is the King's birthday
        assert heard_by(OwnKind.OTHER_DAY, friday) == date(2026, 4, 29)
        assert heard_by(OwnKind.NOT_KEPT, date(2026, 5, 4)) == date(2026, 5, 7)  # 5 May is a free day
        assert heard_by(OwnKind.TAKE_AWAY, date(2026, 1, 31)) == date(2026, 3, 2)  # 28 February is a Saturday


class TestKnown:
    def test_from_whom_what_on_which_ground_and_how_long(self, helped: Helped) -> None:
        (told,) = page_of(helped).told
        assert told.by == "Basisschool De Voorbeeld" and told.words == SAID
        assert told.law is not None and told.article == "2.3.2(1)" and told.why is not None
        assert told.kept.until or told.kept.period
        assert told.yes is not None and told.may_take_back and told.yes.text.endswith(SAID)
        assert told.yes.own and told.yes.by == () and told.may_ask

    def test_whose_yes_it_was_is_said_where_others_said_it(self, helped: Helped) -> None:
        with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
            Signal.objects.filter(pk=helped.signal.pk).update(agreed_by=["parent", "other_parent"])
        page = words_of(helped.come_in().get("/uw/").content.decode())
        assert "Daar is ja op gezegd" in page and "Ja zei: een ouder, de andere ouder." in page
        assert "U zei ja" not in page

    def test_a_yes_between_laws_stands_there_and_is_taken_back_with_one_tap(self, helped: Helped) -> None:
        with helped.at_work() as access:
            from bereik.help.actions import record_agreement

            record_agreement(access, helped.journey.pk, from_law="wgs", how="spoken")
        client = helped.come_in()
        page = client.get("/uw/").content.decode()
        (address,) = re.findall(r'action="(/uw/ja/[^"]+)"', page)
        assert client.post(address, follow=True).status_code == 200
        assert "/uw/ja/" not in client.get("/uw/").content.decode()
        with house_access(Purpose.UPKEEP, "proef"):
            assert Agreement.objects.get().withdrawn_on == timezone.localdate()


class TestLooks:
    def test_looks_of_one_day_for_one_reason_are_one_line(self) -> None:
        now = timezone.now()
        lines = [
            OwnLine(now - timedelta(minutes=n), "look", "account", Purpose.HELPING, "Lezen", True)
            for n in range(3)
        ]
        lines += [OwnLine(now, "look", "house", Purpose.UPKEEP, "Nacht", False)]
        lines += [OwnLine(now, "look", "link", Purpose.OWN, "Zelf", True)]
        lines += [OwnLine(now, "deed", "link", Purpose.OWN, "Zelf", True)]
        looks = looks_of(lines)
        days = {timezone.localdate(one.at) for one in lines[:3]}
        assert sum(one.times for one in looks.by_people) == 3 and len(looks.by_people) == len(days)
        assert len(looks.by_computer) == 1 and looks.own == 1

    def test_a_reason_without_english_words_is_said_to_be_dutch(self) -> None:
        line = OwnLine(timezone.now(), "look", "account", Purpose.HELPING, "Een reden van toen", True)
        with translation.override("en"):
            (look,) = looks_of([line]).by_people
        assert (look.because, look.because_in) == ("Een reden van toen", "nl")
        with translation.override("nl"):
            assert looks_of([line]).by_people[0].because_in == ""

    def test_a_look_with_a_reason_leads_to_the_reason(self, helped: Helped) -> None:
        berk = make_account("Berk")
        with (
            open_access(
                purpose=Purpose.RECOGNITION, who=berk.id, kind="account", because="Een reden"
            ) as access,
            access.deed("look"),
        ):
            ReasonedLook.objects.create(
                journey=helped.journey.pk,
                resident_id=helped.resident,
                law=helped.team.law,
                by=berk,
                reason="De politie belde over een ruzie.",
                at=access.at,
                until=access.today,
                told=helped.merel,
            )
        with open_access(
            purpose=Purpose.REASONED_LOOK,
            who=berk.id,
            kind="account",
            subject=helped.journey.pk,
            because="Een dossier van een ander openen, met een reden",
        ):
            type(helped.journey).objects.get(pk=helped.journey.pk)
        client = helped.come_in()
        assert "/uw/gekeken/" in client.get("/uw/").content.decode()
        page = words_of(client.get("/uw/gekeken/").content.decode())
        assert "De politie belde over een ruzie." in page and "Dit wordt nog nagekeken." in page
        assert "Berk" not in page

    def test_the_own_look_is_counted_as_their_own(self, helped: Helped) -> None:
        client = helped.come_in()
        client.get("/uw/")
        assert "U keek zelf 1 keer." in words_of(client.get("/uw/").content.decode())

    def test_the_own_part_is_for_the_own_page_alone(self) -> None:
        with (
            open_access(
                purpose=Purpose.HELPING,
                who=new_id(),
                kind="account",
                subject=make_resident(),
                because="nieuwsgierig",
            ) as access,
            pytest.raises(WrongPurpose),
        ):
            own_part(access)


class TestPage:
    def test_the_lines_come_in_one_order(self, helped: Helped) -> None:
        helped.promise(3, "Bellen over de huur")
        says(helped, OwnKind.NEEDS, words="Ik wil weer slapen.")
        page = helped.come_in().get("/uw/").content.decode()
        headings = [
            " ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in re.findall(r"<h2.*?</h2>", page, re.S)
        ]
        assert headings == [
            "Uw contactpersoon : Merel Linde",
            "Dit is de volgende afspraak",
            "Dit is beloofd",
            "Dit heeft u verteld",
            "Wat weten wij van u, en van wie?",
            "Wie heeft gekeken?",
            "Stoppen mag altijd",
            "Iets aangekruist?",
        ]
        assert page.count("<h1") == 1

    def test_every_act_has_a_name_of_its_own(self, helped: Helped) -> None:
        for number, what in enumerate(("Bellen over de huur", "Bellen over de boete")):
            helped.keep(helped.promise(3, what, at=helped.at + timedelta(days=number + 3)))
        page = helped.come_in().get("/uw/").content.decode()
        acts = re.findall(r'<a class="act" href="([^"]+)">(.*?)</a>', page, re.S)
        named = {re.sub(r"<[^>]+>", "", words).strip(): address for address, words in acts}
        assert len(named) == len(acts)
        assert {
            "Dit is niet gebeurd: Bellen over de huur",
            "Dit is niet gebeurd: Bellen over de boete",
        } <= set(named)

    def test_it_is_kept_by_no_browser_and_has_no_menu(self, helped: Helped) -> None:
        answer = helped.come_in().get("/uw/")
        assert "no-store" in answer.headers["Cache-Control"]
        assert 'class="rooms' not in answer.content.decode()

    def test_it_keeps_to_twelve_queries_however_much_there_is(self, helped: Helped) -> None:
        for number in range(25):
            made = helped.promise(1, f"Belofte {number}", at=helped.at + timedelta(days=3))
            if number % 2:
                helped.keep(made)
            says(helped, OwnKind.NOT_RIGHT, about=helped.signal.pk, words=f"Klopt niet {number}")
        says(helped, OwnKind.NEEDS, words="Ik wil weer slapen.")
        client = helped.come_in()
        client.get("/uw/")
        with at_most(12):
            assert "Belofte 24" in client.get("/uw/").content.decode()

    def test_another_residents_number_leads_nowhere(self, helped: Helped) -> None:
        other = someone_helped(team=helped.team)
        theirs = other.promise(0, "Van een ander")
        word = says(other, OwnKind.NEEDS, words="Van een ander")
        client = helped.come_in()
        assert client.get(f"/uw/zeg/niet-gebeurd/{theirs.pk}/").status_code == 302
        assert client.get(f"/uw/zeg/weg/{other.signal.pk}/").status_code == 302
        assert client.get(f"/uw/gezegd/{word.pk}/").status_code == 404
        assert "Van een ander" not in client.get("/uw/").content.decode()


@pytest.fixture
def leave_to() -> Iterator[None]:
    before = settings.BEREIK_LEAVE_TO
    settings.BEREIK_LEAVE_TO = "https://weer.voorbeeld/"
    yield
    settings.BEREIK_LEAVE_TO = before


def test_leaving_ends_the_session_and_leads_away_at_once(helped: Helped, leave_to: None) -> None:
    client = helped.come_in()
    answer = client.get("/uw/sluit/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://weer.voorbeeld/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/uw/").headers["Location"] == "/uw/code/"
    assert not client.session.keys()


def test_a_house_of_made_up_people_leads_to_an_empty_page() -> None:
    page = Client().get("/uw/sluit/", follow=True).content.decode()
    assert "Deze pagina is leeg" in page and "Bereik" not in page
