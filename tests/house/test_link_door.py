"""Does a link open its one page, tell its secret to nobody, and close when it should?"""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from bereik.house.logs import WithoutLinks, without_links
from bereik.municipality.models import Organisation
from bereik.terms.purposes import Purpose
from bereik.trust.links.actions import WRONG_AT_THE_DOOR, MadeLink, make_link, revoke_link
from bereik.trust.models import Link
from tests.house.entering import addresses_in_mail, colleague, enter_as, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def a_school() -> Organisation:
    return Organisation.objects.create(kind="school", name="Basisschool De Wilgen")


def a_link(
    organisation: UUID | None = None, purpose: Purpose = Purpose.SIGNALLING, days: int = 30
) -> MadeLink:
    now = timezone.now()
    return make_link(
        purpose=purpose, holder="Zorgcoördinator", until=now + timedelta(days=days), at=now, by=uuid4(),
        organisation=organisation or (a_school().pk if purpose == Purpose.SIGNALLING else None),
        subject=uuid4() if purpose == Purpose.OWN else None, email="zorg@school.nl",
    )  # fmt: skip


def test_it_opens_its_one_page_and_the_address_is_clean() -> None:
    made, client = a_link(), Client()
    door = client.get(path_of(made.address))
    assert (door.status_code, door.headers["Location"]) == (302, "/")
    assert door.headers["Referrer-Policy"] == "no-referrer" and "no-store" in door.headers["Cache-Control"]
    answer = client.get("/", follow=True)
    assert answer.redirect_chain == [("/zien/", 302)]
    page = answer.content.decode()
    assert "Zorgcoördinator, Basisschool De Wilgen" in page
    # The secret stands in no later page, header, cookie or session.
    told = page + str(answer.headers) + str(client.cookies) + str(dict(client.session))
    assert made.token not in told
    for elsewhere in ("/helpen/vandaag/", "/uw/", "/account/", "/beheer/", "/leren/bereik/"):
        assert client.get(elsewhere).status_code == 403


def test_a_residents_link_opens_the_own_page_only() -> None:
    client = Client()
    assert (
        client.get(path_of(a_link(purpose=Purpose.OWN).address), follow=True).redirect_chain[-1][0] == "/uw/"
    )
    assert client.get("/zien/").status_code == 403


def test_unknown_ended_and_taken_back_lead_to_a_person() -> None:
    ended, taken = a_link(days=1), a_link()
    revoke_link(taken.link, at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        answers = {
            name: Client().get(path)
            for name, path in {
                "unknown": "/via/zomaar-iets/", "ended": path_of(ended.address), "taken": path_of(taken.address),
            }.items()
        }  # fmt: skip
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "unknown": 404,
        "ended": 410,
        "taken": 410,
    }
    pages = {name: answer.content.decode() for name, answer in answers.items()}
    assert all("14 0000" in page and "/nieuwe-link/" in page for page in pages.values())
    assert pages["unknown"] == pages["taken"]
    assert "Deze link werkte tot en met" in pages["ended"] and "Deze link werkte" not in pages["unknown"]
    assert all(answer.headers["Referrer-Policy"] == "no-referrer" for answer in answers.values())


def test_trying_too_often_is_told_with_whom_to_call() -> None:
    made, client = a_link(), Client()
    for number in range(WRONG_AT_THE_DOOR.tries):
        assert client.get(f"/via/fout-{number}/").status_code == 404
    answer = client.get(path_of(made.address))
    assert answer.status_code == 429 and "14 0000" in answer.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.9").get(path_of(made.address)).status_code == 302


def test_taken_back_it_is_over_at_the_next_step() -> None:
    made, client = a_link(), Client()
    client.get(path_of(made.address))
    assert client.get("/zien/").status_code == 200
    revoke_link(made.link, at=timezone.now())
    answer = client.get("/zien/")
    assert answer.status_code == 410 and "Deze link werkt niet meer" in answer.content.decode()
    assert client.get("/").status_code == 200 and "_link" not in str(dict(client.session))
    assert client.get("/zien/").status_code == 302


@pytest.mark.parametrize("what", ["ended", "partner stopped", "purpose gone"])
def test_whatever_ends_it_ends_it_at_once(what: str) -> None:
    school = a_school()
    made, client = a_link(school.pk), Client()
    client.get(path_of(made.address))
    if what == "ended":
        Link.objects.update(until=timezone.now())
    elif what == "partner stopped":
        Organisation.objects.update(ended_at=timezone.now())
    else:
        Link.objects.update(purpose="helping")
    assert client.get("/zien/").status_code == 410
    if what != "purpose gone":
        assert Client().get(path_of(made.address)).status_code == 410


def test_opening_a_link_changes_the_key_and_ends_whoever_was_in() -> None:
    client = enter_as(colleague("housekeeper"))
    before = client.session.session_key
    client.get(path_of(a_link().address))
    assert client.session.session_key != before
    assert client.get("/beheer/").status_code == 403 and client.get("/zien/").status_code == 200
    # A door that does not open leaves who is in alone.
    keeper = enter_as(colleague("housekeeper", "Reiger"))
    keeper.get("/via/zomaar-iets/")
    assert keeper.get("/beheer/").status_code == 200


def test_signing_in_ends_the_link_in_this_browser() -> None:
    client = Client()
    client.get(path_of(a_link().address))
    client.cookies.update(enter_as(colleague("housekeeper")).cookies)
    assert client.get("/zien/").status_code == 403


def test_a_link_left_alone_closes_and_gives_back_what_was_written() -> None:
    made, client = a_link(), Client()
    client.get(path_of(made.address))
    client.get("/zien/")
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = client.post(
            "/zien/", {"words": "Hij komt al twee weken niet naar school.", "domain": ["school", "thuis"]}
        )
        page = answer.content.decode()
        assert answer.status_code == 401 and "Wat u schreef, is bewaard" in page
        assert "twee weken" not in str(dict(client.session))
        # Someone else's link in the same browser shows nothing of it.
        other = Client()
        other.cookies.update(client.cookies)
        page = client.get(path_of(made.address), follow=True).content.decode()
        assert "“Hij komt al twee weken niet naar school.”" in page
        fields = re.findall(r'<input type="hidden" name="(words|domain)" value="([^"]*)">', page)
        assert fields == [
            ("words", "Hij komt al twee weken niet naar school."),
            ("domain", "school"),
            ("domain", "thuis"),
        ]
        sent = client.post("/zien/", {"words": fields[0][1]}).content.decode()
        assert 'id="sent">Hij komt al twee weken' in sent
        assert client.get("/aanmelden/verder/").headers["Location"] == "/"


def test_what_was_written_is_for_who_wrote_it() -> None:
    made, client = a_link(), Client()
    client.get(path_of(made.address))
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        client.post("/zien/", {"words": "Hij komt al twee weken niet naar school."})
        page = client.get(path_of(a_link().address), follow=True)
        assert page.redirect_chain[-1][0] == "/zien/" and "twee weken" not in page.content.decode()
        assert "twee weken" not in client.get("/aanmelden/verder/", follow=True).content.decode()


class TestRenewal:
    def test_asked_by_mail_the_answer_is_the_same_for_everyone(self) -> None:
        made = a_link()
        pages = []
        for email in ("zorg@school.nl", "iemand@elders.nl"):
            answer = Client().post("/nieuwe-link/", {"email": email})
            assert answer.status_code == 200
            pages.append(re.sub(r'value="[^"]{60,}"', "", answer.content.decode().replace(email, "…")))
        assert pages[0] == pages[1]
        (sent,) = mail.outbox
        assert sent.to == ["zorg@school.nl"] and "14 0000" in sent.body
        assert (
            "Wilgen" not in sent.body and "Zorgco" not in sent.body
        )  # only that there is a link, and whom to call
        client = Client()
        assert client.get(path_of(addresses_in_mail()[0]), follow=True).status_code == 200
        assert client.get("/zien/").status_code == 200
        assert Client().get(path_of(made.address)).status_code == 404

    def test_a_partner_that_stopped_gets_none(self) -> None:
        a_link()
        Organisation.objects.update(ended_at=timezone.now())
        Client().post("/nieuwe-link/", {"email": "zorg@school.nl"})
        assert mail.outbox == []

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
    )
    def test_a_mail_that_fails_is_shown_to_the_housekeeper(self) -> None:
        made = a_link()
        assert Client().post("/nieuwe-link/", {"email": "zorg@school.nl"}).status_code == 200
        keeper = enter_as(colleague("housekeeper"))
        assert (
            "Mail ging niet weg" in keeper.get(f"/beheer/partners/{made.link.organisation}/").content.decode()
        )
        assert "Mail ging niet weg" in keeper.get("/beheer/partners/").content.decode()

    def test_a_word_that_is_no_address_is_told_at_the_field(self) -> None:
        page = Client().post("/nieuwe-link/", {"email": "zorg"}).content.decode()
        assert "Dit is geen heel e-mailadres" in page and 'value="zorg"' in page


class TestLogs:
    TOKEN = "qT3-" + "x" * 39

    @pytest.mark.parametrize(
        "line",
        [
            "Not Found: /via/{}/", "GET /uitnodiging/{}/?next=/ 200", '"GET /word/{} HTTP/1.1"',
            "https://bereik.example/via/{}/iets", "next=%2Fvia%2F{}%2F&x=1", "Error handling request /via/{}",
        ],
    )  # fmt: skip
    def test_the_secret_part_is_taken_out(self, line: str) -> None:
        clean = without_links(line.format(self.TOKEN))
        assert self.TOKEN not in clean and "…" in clean

    @pytest.mark.parametrize(
        "name", ["django.request", "django.server", "gunicorn.access", "gunicorn.error", "wie.dan.ook"]
    )
    def test_no_logger_writes_it_whatever_its_own_handler(self, name: str) -> None:
        WithoutLinks()
        written: list[str] = []

        class Keeps(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                written.append(self.format(record))

        logger, handler = logging.getLogger(name), Keeps()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        try:
            logger.error("%s: %s", "Not Found", f"/via/{self.TOKEN}/")
            logger.error("%(r)s", {"r": f"GET /via/{self.TOKEN}/ HTTP/1.1"})
            try:
                raise RuntimeError(f"/uitnodiging/{self.TOKEN}/")
            except RuntimeError:
                logger.exception("Error handling request %s", f"/uitnodiging/{self.TOKEN}/")
        finally:
            logger.removeHandler(handler)
        assert len(written) == 3 and self.TOKEN not in "".join(written)
        assert "RuntimeError" in written[2]

    def test_a_real_request_leaves_none(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG):
            Client().get(f"/via/{self.TOKEN}/")
            Client().get(f"/via/{self.TOKEN}/verder/")
            Client().get(f"/uitnodiging/{self.TOKEN}/")
        text = caplog.text + "".join(str(record.__dict__.get("message")) for record in caplog.records)
        assert "Not Found" in text and self.TOKEN not in text


@pytest.mark.parametrize(
    "path",
    [
        "/via//",
        "/via/%00/",
        "/via/" + "x" * 5000 + "/",
        "/via/é/",
        "/via/..%2f..%2f/",
        "/uitnodiging/%F0%9F%98%80/",
    ],
)
def test_a_hostile_address_is_only_unknown(path: str) -> None:
    assert Client().get(path).status_code == 404
