"""Does everything that leaves a house of made-up people say so: pages, mails, texts, the call list, letters on paper?

And does nothing of it stand in a real house?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pypdf
import pytest
from django.core import mail
from django.test import Client, RequestFactory, override_settings
from django.urls import get_resolver
from django.utils import timezone, translation

from bereik.facts.standing import in_force
from bereik.house import errors
from bereik.house.upkeep.jobs import FACTS, PUBLISH
from bereik.people.messages.addressing import Address
from bereik.people.messages.by_hand import carried
from bereik.people.messages.letters import render_letter
from bereik.people.messages.putting import put_ready
from bereik.people.messages.sending import send
from bereik.people.models import Message
from bereik.terms.made_up import MADE_UP, NOBODY_IS_REAL
from bereik.terms.outgoing import Outgoing
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.accounts.mails import mail as mail_now
from bereik.trust.accounts.mails import tell_changed
from tests.house.tree import ROOT
from tests.making import make_account, make_resident

in_a_house = pytest.mark.django_db(transaction=True)
STRIP = "Verzonnen gegevens: niemand hier bestaat echt"


def put(outgoing: Outgoing, channel: Any, language: str = "nl") -> Message:
    to = make_resident("Mees", "Linde", email="mees@voorbeeldstad.example", phone="0600000001")
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("put_ready"):
        return put_ready(access, outgoing, to_kind="resident", to=to, channel=channel, language=language)


# Messages


@in_a_house
@pytest.mark.parametrize("outgoing", list(Outgoing))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_message_says_so_in_its_subject_and_its_first_line(outgoing: Outgoing, language: str) -> None:
    message = put(outgoing, "email", language)
    assert message.subject.startswith(f"{MADE_UP.say(language)}: ")
    assert message.text.splitlines()[0] == NOBODY_IS_REAL.say(language)
    send(message.pk, timezone.now())
    (sent,) = mail.outbox
    assert (sent.subject, sent.body.splitlines()[0]) == (message.subject, NOBODY_IS_REAL.say(language))


@in_a_house
@override_settings(BEREIK_TEXT_MESSAGES="tests.house.test_made_up_everywhere.Texts")
def test_a_text_message_and_a_line_on_the_call_list_say_so_too() -> None:
    send(put(Outgoing.WE_CAME_BY, "text").pk, timezone.now())
    with override_settings(BEREIK_TEXT_MESSAGES="bereik.people.messages.texting.CallList"):
        call = put(Outgoing.WE_CAME_BY, "call")
        (line,) = carried([call])
    assert Texts.sent and Texts.sent[0].startswith(NOBODY_IS_REAL.nl)
    assert line.text.startswith(NOBODY_IS_REAL.nl)


class Texts:
    """Sends nothing."""

    channel = "text"
    sent: list[str] = []

    def send(self, phone: str, text: str, number: str) -> None:
        self.sent.append(text)


@in_a_house
def test_every_mail_to_who_works_here_says_so_in_the_reader_s_language() -> None:
    for language in ("nl", "en"):
        account = make_account(f"Merel{language}")
        account.language = language
        tell_changed(account, "password")
        with translation.override(language):
            mail_now("iris@voorbeeldstad.example", "Nieuws", "Er is nieuws.")
        for sent in mail.outbox[-2:]:
            assert sent.subject.startswith(f"{MADE_UP.say(language)}: ")
            assert sent.body.splitlines()[0] == NOBODY_IS_REAL.say(language)


def test_no_mail_leaves_by_another_door() -> None:
    """The two modules above are the only ones that write one; a third must be looked at here first."""
    source = ROOT / "src" / "bereik"
    found = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if re.search(
            r"EmailMessage\(|EmailMultiAlternatives\(|send_mail\(|mail_managers\(|mail_admins\(",
            path.read_text(),
        )
    }
    assert found == {"people/messages/sending.py", "trust/accounts/mails.py"}


# On paper


@in_a_house
@pytest.mark.parametrize("made_up", [True, False])
def test_the_file_of_figures_says_so_in_itself(settings: Any, tmp_path: Path, made_up: bool) -> None:
    settings.BEREIK_FACTS, settings.BEREIK_SYNTHETIC = tmp_path, made_up
    now = timezone.now()
    for job in (FACTS, PUBLISH):
        job.do(now, now.date())
    file = in_force(tmp_path, "published")
    assert file
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("select made_up from release").fetchall() == [(made_up,)]


def words_of(pdf: bytes) -> list[str]:
    """The words on each sheet."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def a_letter(paragraphs: int) -> bytes:
    text = "\n\n".join(["Beste {name},", *["Dit is een zin over niemand. " * 12] * paragraphs])
    message = Message(subject="Nieuws", text=text, due_at=timezone.now())
    return render_letter(message, Address("Mees Linde", street="Lindelaan 1", place="1234 AB  Voorbeeldstad"))


def test_a_letter_says_so_on_every_sheet() -> None:
    sheets = words_of(a_letter(14))
    assert len(sheets) > 1
    assert all(STRIP in sheet.replace("\n", " ") for sheet in sheets)


@in_a_house
def test_the_resident_s_sheet_and_the_card_of_an_answer_say_so_on_every_side() -> None:
    from bereik.help.own.paper import print_sheet, sheet_for
    from bereik.house.demonstration import town
    from bereik.house.demonstration.deeds import Stage
    from bereik.house.demonstration.thread import run_thread
    from bereik.see.consulting.card import card_of, card_on_paper
    from bereik.see.models import Consultation

    filled = town(2026, residents=20)
    thread, stage = run_thread(filled), Stage(filled, filled.town.goes)
    with stage.helping("Het blad voor de inwoner printen", "sheet", filled.at) as access:
        sheet = sheet_for(access, thread.followed, thread.code)
    with house_access(Purpose.UPKEEP, "proef"):
        answered = Consultation.objects.select_related("team").filter(answered_at__isnull=False).first()
    assert sheet and answered
    answered.card = "KR-4827"
    card = words_of(card_on_paper(card_of(answered)))
    assert card and all(NOBODY_IS_REAL.nl.rstrip(".") in side.replace("\n", " ") for side in card)
    for language in ("nl", "en"):
        sides = [side.replace("\n", " ") for side in words_of(print_sheet(sheet, language))]
        assert sides
        for side in sides:
            assert NOBODY_IS_REAL.say(language).rstrip(".") in side, side[:300]


# Pages


@in_a_house
def test_every_page_that_opens_without_a_number_wears_the_strip(opened: dict[str, str]) -> None:
    assert len(opened) > 12, sorted(opened)
    # Where a resident goes who must close the own page quickly: whoever looks over a shoulder sees nothing at all.
    empty = opened.pop("/uw/leeg/")
    assert len(empty) < 500
    for path, page in opened.items():
        assert STRIP in page, path


@pytest.fixture
def opened() -> dict[str, str]:
    """Every page, opened by somebody who has a place for it; what leads elsewhere is met there."""
    from tests.house.entering import colleague, enter_as

    functions = (
        "professional",
        "team_lead",
        "policy_officer",
        "privacy_officer",
        "housekeeper",
        "council_member",
    )
    clients = [
        Client(),
        *(enter_as(colleague(function, f"Merel{n}")) for n, function in enumerate(functions)),
    ]
    found: dict[str, str] = {}
    for path in paths(get_resolver().url_patterns):
        for client in clients:
            answer = client.get(path, follow=False)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found[path] = answer.content.decode()
                break
    return found


def paths(patterns: Any, before: str = "/") -> Iterator[str]:
    for one in patterns:
        path = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from paths(one.url_patterns, path)
        elif "<" not in path and "static" not in path:
            yield path


@pytest.mark.parametrize("fault", ["bad_request", "not_allowed", "not_found", "our_fault", "csrf_failure"])
def test_a_page_about_what_went_wrong_wears_it_too(fault: str) -> None:
    page = getattr(errors, fault)(RequestFactory().get("/nergens/"))
    assert STRIP in page.content.decode()


# And in a real house


@in_a_house
def test_nothing_of_it_stands_in_a_real_house() -> None:
    with override_settings(BEREIK_SYNTHETIC=False):
        message = put(Outgoing.NEWS_FOR_RESIDENT, "email")
        mail_now("iris@voorbeeldstad.example", "Nieuws", "Er is nieuws.")
        page = errors.not_found(RequestFactory().get("/nergens/")).content.decode()
        sheets = words_of(a_letter(1))
    assert "erzonnen" not in message.subject + message.text + mail.outbox[0].subject + str(
        mail.outbox[0].body
    )
    assert "erzonnen" not in page + " ".join(sheets)


def test_the_words_on_pages_and_on_messages_are_the_same() -> None:
    strip = (ROOT / "src" / "bereik" / "house" / "templates" / "house" / "bare.html").read_text()
    assert STRIP in strip
    assert NOBODY_IS_REAL.nl.rstrip(".") == STRIP
    with translation.override("en"):
        assert translation.gettext(STRIP) == NOBODY_IS_REAL.en.rstrip(".")
