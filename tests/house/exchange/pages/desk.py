"""How does a test hand a delivery in through the page, and do what waits in the queue?"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse

from bereik.house.work.working import work_until_empty
from tests.house.entering import colleague, enter_as

APRIL, MAY, JUNE = (f"2025-{month:02}-02T09:00:00+02:00" for month in (4, 5, 6))


def rik() -> Client:
    return enter_as(colleague("delivery_officer", "Rik"))


def hand_in(client: Client, sent: Any, name: str = "levering.json") -> str:
    """The address of what was handed in: a document, or bytes."""
    content = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    file = SimpleUploadedFile(name, content, content_type="text/html")
    answer = client.post(reverse("hand_in_delivery"), {"file": file, "whole": "1"})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def number_in(address: str) -> UUID:
    found: UUID = resolve(address).kwargs["held"]
    return found


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return str(answer.content.decode())


def take_in(client: Client, address: str) -> str:
    """Press the button, let the queue work, and give the address of the delivery that came in."""
    client.post(f"{address}inlezen/")
    work_until_empty()
    answer = client.get(address)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def taken_in(client: Client, sent: Any) -> str:
    return take_in(client, hand_in(client, sent))
