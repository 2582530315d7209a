"""Which answers are there to the question that decides the route, and in which order do they stand on the page?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bereik.terms.knowing import Knowing
from bereik.terms.routes import BY_REPORT, ROUTES
from bereik.terms.senders import Sender

DANGER_NOW = "danger"
ARREARS = "arrears"
ANSWERS = {
    Knowing.AGREES.value: _("Ja, en die vindt het goed"),
    Knowing.DOES_NOT_KNOW.value: _("Nee, dat heb ik nog niet gevraagd"),
    Knowing.DOES_NOT_AGREE.value: _("Ja, maar die wil het niet"),
    DANGER_NOW: _("Ik denk dat iemand nu gevaar loopt"),
    ARREARS: _("Het gaat om een betalingsachterstand"),
}

THROUGH = (Sender.OURSELVES, Sender.NEIGHBOUR, Sender.FAMILY, Sender.RESIDENT)
"""Whom a colleague of ours may write something down for."""


def answers_for(may_arrears: bool, today: date) -> list[tuple[str, Any]]:
    """The answers that this sender may give today. A route that waits for its law is no answer before."""
    given = [(value, label) for value, label in ANSWERS.items() if may_arrears or value != ARREARS]
    language = get_language() or "nl"
    reports = [
        (route.value, ROUTES[route].label.say(language))
        for route in BY_REPORT
        if ROUTES[route].is_open(today)
    ]
    return [*given, *reports]
