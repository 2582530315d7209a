"""Does a message go out once, say nothing about anyone, and fail where somebody sees it?"""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from bereik.people.messages.again import try_again
from bereik.people.messages.by_hand import carried
from bereik.people.messages.letters import letter_of_team, letter_on_paper
from bereik.people.messages.putting import WhomToCall, put_ready
from bereik.people.messages.sending import MOST_TRIES, PAUSES, Outcome, due_messages, send
from bereik.people.messages.tasks import NotSent, send_message
from bereik.people.models import Message
from bereik.terms.outgoing import OUTGOING, Outgoing
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.models import Account, Link
from bereik.trust.refusals import NoDeed
from bereik.trust.standing import Standing
from bereik.trust.trail.chain import read_lines, stores
from bereik.trust.wall.authorizer import trail_open
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

CALL = WhomToCall("Sanne", "010 000 0000")


def ready(**values: Any) -> Message:
    values = {"to_kind": "account", "channel": "email", "call": CALL, **values}
    values.setdefault("to", make_account("Merel").pk if values["to_kind"] == "account" else None)
    outgoing = values.pop("outgoing", Outgoing.NEWS_FOR_COLLEAGUE)
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("put_ready"):
        return put_ready(access, outgoing, **values)


def as_it_stands(message: Message) -> Message:
    with house_access(Purpose.MESSAGING, "proef"):
        return Message.objects.get(pk=message.pk)


# Putting ready


def test_a_message_and_its_task_stand_together_or_not_at_all() -> None:
    class Halfway(Exception):
        pass

    to = make_account().pk
    with (
        pytest.raises(Halfway),
        house_access(Purpose.RECOGNITION, "proef") as access,
        access.deed("put_ready"),
    ):
        put_ready(access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=to, channel="email")
        assert DBTaskResult.objects.count() == 1
        raise Halfway
    assert DBTaskResult.objects.count() == 0
    with house_access(Purpose.MESSAGING, "proef"):
        assert Message.objects.count() == 0

    message = ready()
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [str(message.pk)], "kwargs": {}}


def test_the_task_knows_a_number_and_no_words() -> None:
    message = ready()
    kept = str(DBTaskResult.objects.values().get())
    assert str(message.pk) in kept
    assert "Merel" not in kept and "@" not in kept and CALL.phone not in kept


def test_without_a_deed_nothing_is_put_ready() -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, pytest.raises(NoDeed):
        put_ready(
            access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=make_account().pk, channel="email"
        )


def test_every_text_names_a_person_to_call_and_nothing_else_can_be_filled_in() -> None:
    """The texts are the only ones, so holding them holds every message."""
    for term in OUTGOING.values():
        assert term.body.blanks() <= {"name", "by", "phone", "house"}
        assert "phone" in term.body.blanks()
        assert term.subject.blanks() == frozenset()
        for words in (term.subject.nl, term.body.nl):
            for about in (
                "schuld",
                "achterstand",
                "zorg",
                "jeugd",
                "wmo",
                "wijkteam",
                "melding",
                "signaal",
                "betal",
            ):
                assert about not in words.lower()


def test_a_name_is_not_stored_with_the_text() -> None:
    resident = make_resident("Mees", "Linde", email="mees@voorbeeld.nl")
    message = ready(to_kind="resident", to=resident, outgoing=Outgoing.NEWS_FOR_RESIDENT)
    stored = as_it_stands(message)
    assert "Linde" not in stored.text and "{name}" in stored.text
    assert stored.resident_id == resident


def test_without_a_sender_of_text_messages_a_person_calls() -> None:
    message = ready(channel="text")
    assert message.channel == "call"
    assert DBTaskResult.objects.count() == 0


class Sms:
    channel = "text"
    sent: list[tuple[str, str, str]] = []

    def send(self, phone: str, text: str, number: str) -> None:
        self.sent.append((phone, text, number))


def test_a_municipality_can_name_a_sender_of_text_messages(settings: Any) -> None:
    settings.BEREIK_TEXT_MESSAGES = f"{__name__}.Sms"
    import sys

    sys.modules.setdefault(__name__, sys.modules[Sms.__module__])
    Sms.sent.clear()
    message = ready(channel="text", to=make_account("Merel", phone="06 00 00 00 12").pk)
    assert send(message.pk, timezone.now()) is Outcome.SENT
    ((phone, text, number),) = Sms.sent
    assert (phone, number) == ("06 00 00 00 12", str(message.pk))
    assert "Merel" in text


# Sending


def test_an_email_goes_out_once_to_whoever_it_is_for() -> None:
    account = make_account("Merel")
    message = ready(to=account.pk)
    assert send_message.call(str(message.pk)) == "sent"
    assert send_message.call(str(message.pk)) == "nothing"
    (sent,) = mail.outbox
    assert sent.to == [account.email]
    assert "Merel" in sent.body and "010 000 0000" in sent.body
    assert str(message.pk) in sent.extra_headers["Message-ID"]
    assert as_it_stands(message).sent_at is not None


def test_a_resident_gets_it_at_the_address_in_the_vault() -> None:
    resident = make_resident("Mees", "Linde", email="mees@voorbeeld.nl")
    message = ready(to_kind="resident", to=resident, outgoing=Outgoing.NEWS_FOR_RESIDENT)
    assert send(message.pk, timezone.now()) is Outcome.SENT
    assert mail.outbox[0].to == ["mees@voorbeeld.nl"]
    assert "\n\nBeste Mees Linde," in mail.outbox[0].body


def test_opening_the_address_stands_in_the_trail() -> None:
    resident = make_resident(email="mees@voorbeeld.nl")
    message = ready(to_kind="resident", to=resident, outgoing=Outgoing.NEWS_FOR_RESIDENT)
    send(message.pk, timezone.now())
    with trail_open():
        said = [line.words for store in stores() for line in read_lines(store, "1 = 1", [])]
    assert any("people.Identity" in line and '"look"' in line and '"messaging"' in line for line in said)
    assert any('"send_message"' in line and '"deed"' in line for line in said)


def test_what_is_due_later_waits() -> None:
    now = timezone.now()
    message = ready(due_at=now + timedelta(hours=1))
    assert DBTaskResult.objects.get().run_after == message.due_at
    assert send(message.pk, now) is Outcome.NOT_YET
    assert mail.outbox == []
    assert due_messages(now) == []
    assert due_messages(now + timedelta(hours=2)) == [message.pk]
    assert send(message.pk, now + timedelta(hours=2)) is Outcome.SENT


def failing(monkeypatch: pytest.MonkeyPatch, why: Exception) -> None:
    def fail(self: Any, messages: Any) -> int:
        raise why

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)


def test_a_mail_server_that_fails_is_asked_again_with_longer_pauses_and_then_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, SMTPServerDisconnected("merel@voorbeeld.nl kent hij niet"))
    message = ready()
    at = message.due_at
    for number in range(1, MOST_TRIES):
        assert send(message.pk, at) is Outcome.AGAIN
        now = as_it_stands(message)
        assert (now.tries, now.due_at) == (number, at + PAUSES[number - 1])
        assert DBTaskResult.objects.filter(run_after=now.due_at).count() == 1
        at = now.due_at
    assert send(message.pk, at) is Outcome.FAILED
    given_up = as_it_stands(message)
    assert given_up.failed_at == at
    assert given_up.failure == "SMTPServerDisconnected", "the server's own words can hold an address"
    assert send(message.pk, at + timedelta(days=3)) is Outcome.NOTHING


def test_an_address_that_does_not_exist_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, SMTPRecipientsRefused({"x@y.nl": (550, b"no such user")}))
    assert send(ready().pk, timezone.now()) is Outcome.FAILED


def test_who_left_is_not_written_to() -> None:
    account = make_account("Merel", left_at=timezone.now())
    message = ready(to=account.pk)
    with pytest.raises(NotSent):
        send_message.call(str(message.pk))
    assert as_it_stands(message).failure == "reader_gone"
    assert mail.outbox == []


def test_a_resident_without_email_is_not_written_to() -> None:
    message = ready(to_kind="resident", to=make_resident(), outgoing=Outgoing.NEWS_FOR_RESIDENT)
    assert send(message.pk, timezone.now()) is Outcome.FAILED
    assert as_it_stands(message).failure == "no_email"


def test_cut_off_between_sending_and_writing_it_down_it_is_due_again_after_the_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The one moment at which a message may go out twice; it then carries the same number."""

    class PowerCut(BaseException):
        pass

    def cut(*given: Any) -> None:
        raise PowerCut

    message = ready()
    monkeypatch.setattr("bereik.people.messages.sending._write_down", cut)
    with pytest.raises(PowerCut):
        send(message.pk, message.due_at)
    monkeypatch.undo()
    claimed = as_it_stands(message)
    assert claimed.sent_at is None and claimed.due_at == message.due_at + PAUSES[0]
    assert send(message.pk, message.due_at) is Outcome.NOT_YET
    assert send(message.pk, claimed.due_at) is Outcome.SENT
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_message_that_failed_gets_another_chance_when_somebody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, SMTPRecipientsRefused({"x@y.nl": (550, b"no such user")}))
    message = ready()
    send(message.pk, timezone.now())
    monkeypatch.undo()
    with house_access(Purpose.MESSAGING, "proef") as access:
        assert try_again(access, message.pk)
        assert not try_again(access, message.pk)
    assert send(message.pk, timezone.now()) is Outcome.SENT


def test_a_number_that_is_no_message_is_nothing() -> None:
    assert send(UUID(int=7), timezone.now()) is Outcome.NOTHING


# Letters


HOME = {"street": "Merelstraat", "house_number": "7", "postcode": "1234 AB", "place": "Voorbeeldstad"}


def test_a_letter_waits_for_a_person_and_is_no_work_for_the_queue() -> None:
    message = ready(
        to_kind="resident", to=make_resident(**HOME), channel="letter", outgoing=Outgoing.NEWS_FOR_RESIDENT
    )
    assert DBTaskResult.objects.count() == 0
    assert send(message.pk, timezone.now()) is Outcome.NOTHING


def test_the_team_prints_what_the_house_put_ready_and_each_their_own() -> None:
    team, elsewhere = make_team(), make_team("wgs", "Elders")
    merel, els = make_account("Merel"), make_account("Els")
    resident = make_resident("Mees", "Linde", **HOME)
    letter: dict[str, Any] = {"to_kind": "resident", "to": resident, "channel": "letter", "team": team.id}
    with house_access(Purpose.RECOGNITION, "proef") as house, house.deed("confirm"):
        of_the_house = put_ready(house, Outgoing.NEWS_FOR_RESIDENT, **letter).pk
    with (
        open_access(
            purpose=Purpose.HELPING, who=merel.id, kind="account", team=team.id, law=team.law, because="proef"
        ) as work,
        work.deed("write"),
    ):
        of_merel = put_ready(work, Outgoing.NEWS_FOR_RESIDENT, **letter).pk

    def prints(who: Any, place: Any, message: UUID) -> bool:
        ways: dict[str, Any] = {"who": who.id, "kind": "account", "team": place.id, "law": place.law}
        with open_access(purpose=Purpose.OUTREACH, because="proef", **ways) as access:
            return letter_of_team(access, message) is not None

    assert prints(els, team, of_the_house)
    assert prints(merel, team, of_merel)
    assert not prints(els, team, of_merel)
    assert not prints(els, elsewhere, of_the_house)


def test_a_letter_on_paper_names_the_reader_the_writer_and_the_number() -> None:
    from io import BytesIO

    from pypdf import PdfReader

    resident = make_resident("Mees", "Linde", **HOME)
    message = ready(to_kind="resident", to=resident, channel="letter", outgoing=Outgoing.NEWS_FOR_RESIDENT)
    with house_access(Purpose.MESSAGING, "proef") as access:
        paper = letter_on_paper(access, message.pk)
    assert paper is not None
    read = PdfReader(BytesIO(paper))
    assert len(read.pages) == 1
    words = read.pages[0].extract_text()
    for part in ("Mees Linde", "Merelstraat 7", "1234 AB", "Sanne", "010 000 0000", "Ik heb nieuws voor u"):
        assert part in words
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"], "tagged, for who listens to it"  # type: ignore[index]


def test_a_letter_without_an_address_is_not_printed() -> None:
    message = ready(
        to_kind="resident", to=make_resident(), channel="letter", outgoing=Outgoing.NEWS_FOR_RESIDENT
    )
    with house_access(Purpose.MESSAGING, "proef") as access:
        assert letter_on_paper(access, message.pk) is None


def test_two_senders_at_once_send_one_message() -> None:
    """The claim is one statement: whoever comes second finds the row changed."""
    from threading import Barrier, Thread

    from django.db import connections

    message = ready()
    start, became = Barrier(4), []

    def one() -> None:
        try:
            start.wait(10)
            became.append(send(message.pk, message.due_at))
        finally:
            connections.close_all()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(40)
    assert sorted(became).count(Outcome.SENT) == 1
    assert len(mail.outbox) == 1


# Carried by a person


def test_who_calls_reads_name_and_number_of_a_partner_and_not_of_a_resident() -> None:
    partner = Link.objects.create(
        hash=b"x",
        purpose="signalling",
        holder="Zorgcoördinator Iris",
        phone="010 111 1111",
        made_at=timezone.now(),
        until=timezone.now() + timedelta(days=30),
    )
    to_partner = ready(to_kind="link", to=partner.pk, channel="call", outgoing=Outgoing.NEWS_FOR_PARTNER)
    resident = make_resident("Mees", "Linde", phone="06 99 99 99 99")
    to_resident = ready(to_kind="resident", to=resident, channel="call", outgoing=Outgoing.NEWS_FOR_RESIDENT)
    with house_access(Purpose.MESSAGING, "proef"):
        rows = list(Message.objects.filter(pk__in=[to_partner.pk, to_resident.pk]).order_by("made_at", "id"))
    first, second = carried(rows)
    assert (first.name, first.phone) == ("Zorgcoördinator Iris", "010 111 1111")
    assert "\n\nBeste Zorgcoördinator Iris," in first.text
    assert (second.name, second.phone) == ("", "")
    assert "de inwoner" in second.text and "{" not in second.text


def test_a_letter_is_printed_by_whoever_put_it_ready_and_works_with_the_resident() -> None:
    from bereik.house.work.letters import letter

    merel, other, team = make_account("Merel"), make_account("Iris"), make_team()
    resident = make_resident("Mees", "Linde", **HOME)
    make_journey(team, resident, trusted=merel)

    def asks(who: Account, message: UUID) -> Any:
        request = RequestFactory().get("/")
        request.standing = Standing(  # type: ignore[attr-defined]
            kind="account",
            who=who.pk,
            organisation=team.organisation_id,
            team=team.pk,
            law=team.law,
            purposes=frozenset({Purpose.HELPING, Purpose.OUTREACH}),
        )
        return letter(request, message=message)

    with (
        open_access(
            purpose=Purpose.HELPING, who=merel.pk, kind="account", law=team.law, team=team.pk, because="proef"
        ) as access,
        access.deed("write_letter"),
    ):
        message = put_ready(
            access,
            Outgoing.NEWS_FOR_RESIDENT,
            to_kind="resident",
            to=resident,
            channel="letter",
            team=team.pk,
            call=CALL,
        )
    paper = asks(merel, message.pk)
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert "Linde" not in paper["Content-Disposition"]
    assert asks(other, message.pk).status_code == 404
    assert asks(merel, UUID(int=9)).status_code == 404
