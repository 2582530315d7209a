"""What may come in through the page, from whom, and is nothing of it written in clear on the way?"""

from __future__ import annotations

import builtins
import json
import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bereik.see.models import HeldFile, HeldPiece
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.entering import colleague, enter_as

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = json.dumps({"leveringen": [], "Achternaam": "Pimpelmees"}).encode()


def rows() -> tuple[int, int]:
    with house_access(Purpose.UPKEEP, "proef"):
        return HeldFile.objects.count(), HeldPiece.objects.count()


def names() -> list[str]:
    with house_access(Purpose.UPKEEP, "proef"):
        return [one.read_name() for one in HeldFile.objects.order_by("held_at", "id")]


@pytest.fixture
def rik() -> Client:
    return enter_as(colleague("delivery_officer", "Rik"))


def hand_in(client: Client, content: bytes = DOCUMENT, name: str = "mei.json", **values: Any) -> Any:
    file = SimpleUploadedFile(name, content, content_type=values.pop("content_type", "application/json"))
    return client.post(reverse("hand_in_delivery"), {**values, "file": file, "whole": "1"})


def test_a_file_that_is_handed_in_is_held(rik: Client) -> None:
    answer = hand_in(rik)
    assert answer.status_code == 302
    assert names() == ["mei.json"]
    assert rik.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("function", [one for one in Function if one is not Function.DELIVERY_OFFICER])
def test_nobody_else_comes_in_and_their_file_is_not_even_read(function: Function) -> None:
    client = enter_as(colleague(function.value))
    assert hand_in(client).status_code == 403
    assert client.get(reverse("deliveries")).status_code == 403
    assert rows() == (0, 0)


def test_who_is_not_here_is_brought_to_the_door_and_nothing_is_kept() -> None:
    assert hand_in(Client()).status_code == 403
    assert Client().get(reverse("deliveries")).status_code == 302
    assert rows() == (0, 0)


def test_a_form_that_is_not_ours_hands_nothing_in(rik: Client) -> None:
    rik.handler.enforce_csrf_checks = True
    assert hand_in(rik).status_code == 403
    assert rows() == (0, 0)
    token = rik.get(reverse("deliveries")).context["csrf_token"]
    assert hand_in(rik, csrfmiddlewaretoken=str(token)).status_code == 302
    assert rows()[0] == 1


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\rik\\mei.json", "mei.json"),
        ("<script>alert(1)</script>.json", "script>.json"),
        ("a\u202egnp.json", "agnp.json"),
        ("m" * 500 + ".json", "m" * 200),
    ],
)
def test_a_name_is_only_a_name(rik: Client, sent: str, shown: str) -> None:
    answer = hand_in(rik, name=sent)
    page = rik.get(answer.headers["Location"]).content.decode()
    assert "<script>alert" not in page
    assert names() == [shown]


def test_too_large_is_refused_without_being_kept(rik: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEREIK_DELIVERY_LIMIT_MB", "1")
    for size in (1_000_001, 1_200_000):
        answer = hand_in(rik, os.urandom(size))
        assert answer.status_code == 422
        assert "groter dan 1 MB" in answer.content.decode()
    assert hand_in(rik, os.urandom(1_000_000)).status_code == 302
    assert rows()[0] == 1


def test_ten_gigabytes_are_not_waited_for(rik: Client) -> None:
    class NeverRead:
        def read(self, *args: Any) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = rik.generic(
        "POST",
        reverse("hand_in_delivery"),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="10000000000",
        **{"wsgi.input": NeverRead()},
    )
    assert answer.status_code == 422
    assert rows() == (0, 0)


def test_no_file_is_said_and_two_files_are_one(rik: Client) -> None:
    assert "nog geen bestand gekozen" in rik.post(reverse("hand_in_delivery"), {}).content.decode()
    assert (
        "nog geen bestand gekozen"
        in rik.post(
            reverse("hand_in_delivery"), {"other": SimpleUploadedFile("x.json", b"{}")}
        ).content.decode()
    )
    two = [SimpleUploadedFile("een.json", b"{}"), SimpleUploadedFile("twee.json", b"{}")]
    assert rik.post(reverse("hand_in_delivery"), {"file": two, "whole": "1"}).status_code == 302
    assert names() == ["een.json"]


def test_cut_off_on_the_way_nothing_is_kept(rik: Client) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n{"half":'
    answer = rik.generic(
        "POST", reverse("hand_in_delivery"), body, content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 422
    assert "kwam niet helemaal over" in answer.content.decode()
    assert rows() == (0, 0)


def test_no_page_writes_a_file_in_clear(rik: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("a temporary file was made")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    real = builtins.open

    def watched(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        assert "w" not in mode and "a" not in mode, file
        return real(file, mode, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", watched)
    large = b" " * 3_000_000 + DOCUMENT
    assert hand_in(rik, large).status_code == 302
    # A page that takes no file lets it fall, and works as if there were none.
    answer = rik.post(reverse("deliveries"), {"file": SimpleUploadedFile("x.json", large)})
    assert answer.status_code == 405


def test_handed_in_after_the_time_was_up_nothing_is_kept(rik: Client) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = hand_in(rik)
        assert answer.headers["Location"] == "/aanmelden/"
        page = rik.get("/aanmelden/").content.decode()
    # It says that they were away, and does not say that a file was kept.
    assert "langer dan 30 minuten weg" in page and "is bewaard" not in page
    assert rows() == (0, 0)
    assert not any("kept" in one.get_decoded() for one in Session.objects.all())


def test_on_a_full_disk_nothing_is_half_held(rik: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    real, written = HeldPiece.save, []

    def full(self: HeldPiece, **options: Any) -> None:
        if written:
            raise OperationalError("database or disk is full")
        written.append(self)
        real(self, **options)

    monkeypatch.setattr(HeldPiece, "save", full)
    rik.raise_request_exception = False
    answer = hand_in(rik, os.urandom(1_500_000))
    assert answer.status_code == 500 and written
    assert rows() == (0, 0)


def test_the_disk_holds_nothing_of_it_in_clear(rik: Client, settings: Any) -> None:
    hand_in(rik)
    for path in Path(settings.BEREIK_HOME).rglob("*"):
        if path.is_file():
            assert b"Pimpelmees" not in path.read_bytes(), path
