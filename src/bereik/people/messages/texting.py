"""Who sends our text messages? Nobody, until a municipality names someone: then a person calls instead.

BEREIK_TEXT_MESSAGES names a class (`package.module.Class`) with the two members of `TextSender`.
"""

from __future__ import annotations

from typing import Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class TextSender(Protocol):
    """Sends text messages. `channel` is 'call' where it hands them to the call list instead."""

    channel: Literal["text", "call"]

    def send(self, phone: str, text: str, number: str) -> None:
        """Hand over one message; `number` is always the same for the same message. Raises when that failed."""


class CallList:
    """No machine sends text messages here: each becomes a line on the call list."""

    channel: Literal["text", "call"] = "call"

    def send(self, phone: str, text: str, number: str) -> None:
        raise NotImplementedError("What stands on the call list is for a person.")


def text_sender() -> TextSender:
    """The sender that this house named."""
    sender: TextSender = import_string(settings.BEREIK_TEXT_MESSAGES)()
    return sender


def text_channel() -> Literal["text", "call"]:
    """The channel on which a text message is put ready."""
    return text_sender().channel
