"""What does the form of a signal begin with, when a question without a name or a card went before?

Choices are carried over, and no tie: neither row knows of the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bereik.see.consulting.sealing import card_as_typed
from bereik.see.models import Consultation
from bereik.terms.authority import Age
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.terms.senders import Sender
from bereik.terms.verdict import Reason
from bereik.trust.access import Access, inner_access


@dataclass(frozen=True)
class Carried:
    """What is filled in already; `unknown` when a code was typed that leads nowhere."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    unknown: Reason | None = None


def carried(access: Access, *, question: str = "", card: str = "") -> Carried:
    """What was chosen in one's own question, or in the question that a card belongs to."""
    if card:
        chosen = on_the_card(access, card)
        unknown = Reason(ConsultReason.CARD_UNKNOWN) if chosen is None else None
        return Carried(chosen or {}, unknown)
    return Carried(for_a_signal(access, question) if question else {})


def for_a_signal(access: Access, question: str) -> Mapping[str, Any]:
    """The answers that one's own question gives already; nothing for another's or an unknown one."""
    try:
        mine = Consultation.objects.filter(pk=UUID(question), sender=access.who)
    except ValueError:
        return {}
    found = mine.only("domains", "age", "own_words").first()
    return {**_chosen(found), "own_words": found.own_words} if found else {}


def on_the_card(access: Access, typed: str) -> Mapping[str, Any] | None:
    """The answers that belong to a card. None: no such card.

    Nobody of the team sees another's question, so the house looks; choices come back, and nothing of whoever asked.
    """
    code = card_as_typed(typed)
    if not code or access.kind != "account":
        return None
    with inner_access(access, Purpose.UPKEEP, "De keuzes bij een kaart lezen"):
        found = Consultation.objects.filter(card=code).only("domains", "age").first()
    return {**_chosen(found), "through": Sender.RESIDENT.value} if found else None


def _chosen(question: Consultation) -> dict[str, Any]:
    return {
        "knowing": Knowing.AGREES.value,
        "domains": [one for one in question.domains if one in list(LifeDomain)],
        "age": question.age if question.age in list(Age) else "",
    }
