"""Which task sends a message? Its argument is a number, never words."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from bereik.people.messages.sending import Outcome, send


class NotSent(Exception):
    """A message did not go out and is not tried again by itself: the page of the work that ran shows it."""


@task()
def send_message(message: str) -> str:
    """Send one message that is due. Raises `NotSent` when it failed for good."""
    outcome = send(UUID(message), timezone.now())
    if outcome is Outcome.FAILED:
        raise NotSent
    return outcome.value
