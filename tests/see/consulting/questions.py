"""What does a test of questions without a name need: a question, somebody who asks, somebody who answers?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from bereik.municipality.models import Team
from bereik.see.consulting.answering import Answer, Answered, answer_question, take_question
from bereik.see.consulting.asking import AskedOutcome, Question, ask_without_a_name
from bereik.see.consulting.known import known_here
from bereik.see.models import Consultation
from bereik.terms.advice import Advice
from bereik.terms.authority import Age
from bereik.terms.consultation import Asked, EndsIn, Since, Wants
from bereik.terms.life_domains import LifeDomain
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.actions import MadeLink
from bereik.trust.models import Account
from bereik.trust.wall.tables import GUARDED
from tests.see.partners import signalling

MONDAY = datetime(2026, 11, 9, 11, tzinfo=UTC)
TEXT = "Een moeder van drie kinderen komt al weken niet meer buiten."


def question(team: Team, **values: Any) -> Question:
    """What a school asks."""
    chosen: dict[str, Any] = {
        "key": str(new_id()),
        "sender": Sender.SCHOOL,
        "team": team.pk,
        "domains": [LifeDomain.MONEY, LifeDomain.CHILDREN],
        "age": Age.ADULT,
        "since": Since.WEEKS,
        "asked": Asked.NOTHING,
        "wants": Wants.HOW_TO_ASK,
        "text": TEXT,
        "own_words": "ouder van groep 7",
    }
    return Question(**{**chosen, **values})


def ask(link: MadeLink, what: Question, at: datetime = MONDAY) -> AskedOutcome:
    with signalling(link, at=at) as access:
        return ask_without_a_name(access, what, known_here())


@contextmanager
def reaching_out(account: Account, team: Team, at: datetime = MONDAY) -> Iterator[Access]:
    """The access that a page of this colleague opens."""
    with open_access(
        purpose=Purpose.OUTREACH,
        who=account.pk,
        kind="account",
        organisation=team.organisation_id,
        team=team.pk,
        law=team.law,
        because="proef",
        at=at,
    ) as access:
        yield access


def take(account: Account, team: Team, which: UUID, at: datetime = MONDAY) -> Any:
    with reaching_out(account, team, at) as access:
        return take_question(access, which)


def answer(
    account: Account, team: Team, which: UUID, at: datetime = MONDAY, **values: Any
) -> Answered | None:
    said: dict[str, Any] = {"advice": [Advice.SAY_WHAT_YOU_SEE], "ends_in": EndsIn.ADVICE, "text": ""}
    with reaching_out(account, team, at) as access:
        return answer_question(access, which, Answer(**{**said, **values}), known_here())


def stored() -> Consultation:
    """The one question, as it lies in the table."""
    with house_access(Purpose.UPKEEP, "proef"):
        return Consultation.objects.get()


def rows_about_people() -> dict[str, int]:
    """How many rows each guarded table has, but for the questions themselves."""
    with house_access(Purpose.UPKEEP, "proef"):
        return {
            table: model.objects.count()  # type: ignore[attr-defined]
            for table, model in GUARDED.items()
            if model is not Consultation
        }
