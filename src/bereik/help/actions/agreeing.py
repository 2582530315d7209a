"""Did the resident say that what came under one law may be used in work under another?"""

from __future__ import annotations

from uuid import UUID

from bereik.people.models import Agreement, Journey
from bereik.terms.laws import TEAM_LAWS
from bereik.terms.reasons import LookReason
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.access import Access


def record_agreement(access: Access, journey: UUID, *, from_law: str, how: str) -> Verdict | None:
    """Keep the resident's yes: from which law, to the law of this work, for the one who looks. None: not theirs."""
    found = Journey.objects.of(access.who).filter(pk=journey, law=access.law).first()
    if found is None:
        return None
    if from_law not in TEAM_LAWS or from_law == access.law:
        return may_not(Reason(LookReason.NO_PURPOSE))
    said = Agreement.objects.filter(
        resident=found.resident_id, from_law=from_law, to_law=access.law, withdrawn_on__isnull=True
    )
    if not said.exists():
        with access.deed("record_agreement"):
            Agreement.objects.create(
                resident_id=found.resident_id,
                from_law=from_law,
                to_law=access.law,
                to_professional_id=access.who,
                how=how,
                agreed_on=access.today,
            )
    return may(Reason(LookReason.TRUSTED))


def withdraw_agreement(access: Access, agreement: UUID) -> bool:
    """The resident took the yes back: from now on it is not shown any more. False: no such agreement."""
    with access.deed("withdraw_agreement"):
        mine = Agreement.objects.filter(pk=agreement, withdrawn_on__isnull=True)
        return bool(mine.update(withdrawn_on=access.today))
