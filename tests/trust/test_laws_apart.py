"""Is what came under one law hidden in work under another, until the resident agreed? For every pair of laws."""

from __future__ import annotations

from itertools import permutations
from uuid import UUID

import pytest

from bereik.help.models import Attempt
from bereik.municipality.models import Team
from bereik.people.models import Agreement, Ending, Identity, Journey, Resting, Step
from bereik.see.models import DeliveredItem, Signal, SignalWords
from bereik.terms.laws import TEAM_LAWS
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

HANGING_ON = (Signal, SignalWords, Attempt, Step)


def seen(purpose: Purpose, who: Account, team: Team, law: str, journey: UUID) -> set[str]:
    """Names of the models of which rows of this journey come out."""
    with open_access(
        purpose=purpose, who=who.id, kind="account", team=team.id, law=law, because="proef", page="proef"
    ):
        found = {"Journey"} if Journey.objects.filter(pk=journey).exists() else set()
        for model in (*HANGING_ON, Ending, Resting, DeliveredItem):
            if purpose in model.guard and model.objects.filter(journey=journey).exists():
                found.add(model.__name__)
    return found


def fill(journey: Journey) -> None:
    """One row of everything that hangs on a journey."""
    common = {"journey": journey, "resident_id": journey.resident_id}
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("fill"):
        now = access.at
        signal = Signal.objects.create(
            **common,
            sender=new_id(),
            sender_kind="school",
            key=new_id().hex,
            route="with_agreement",
            ground="agreement",
            law=journey.law,
            happened_on=access.today,
            received_at=now,
        )
        SignalWords.objects.create(signal=signal, **common)
        Step.objects.create(step="we_saw", at=now, written_at=now, **common)
        Attempt.objects.create(
            by=new_id(),
            channel="phone",
            reached=False,
            happened_at=now,
            written_at=now,
            received_at=now,
            **common,
        )


@pytest.mark.parametrize(("came", "work"), list(permutations([law.value for law in TEAM_LAWS], 2)))
def test_what_came_under_one_law_opens_under_another_only_after_a_yes(came: str, work: str) -> None:
    theirs, mine = make_team(came, "Daar"), make_team(work, "Hier")
    merel, resident = make_account("Merel"), make_resident()
    own, other = make_journey(mine, resident, trusted=merel), make_journey(theirs, resident)
    fill(own)
    fill(other)
    everything = {"Journey", *(model.__name__ for model in HANGING_ON)}

    # Under the law of the work: the own journey whole, of the other nothing, whichever purpose and team is said.
    assert seen(Purpose.HELPING, merel, mine, work, own.id) == everything
    for purpose in (Purpose.HELPING, Purpose.OUTREACH, Purpose.LEADING):
        for team in (mine, theirs):
            assert seen(purpose, merel, team, work, other.id) == set(), (purpose, team)

    with (
        open_access(
            purpose=Purpose.HELPING, who=merel.id, kind="account", team=mine.id, law=work, because="proef"
        ) as access,
        access.deed("agree"),
    ):
        agreement = Agreement.objects.create(
            resident_id=resident,
            from_law=came,
            to_law=work,
            to_professional=merel,
            how="spoken",
            agreed_on=access.today,
        )
    assert seen(Purpose.HELPING, merel, mine, work, other.id) == everything
    # A yes is for one professional and one direction.
    assert seen(Purpose.HELPING, make_account("Berk"), mine, work, other.id) == set()
    assert seen(Purpose.HELPING, merel, mine, came, own.id) == set()

    with (
        open_access(
            purpose=Purpose.HELPING, who=merel.id, kind="account", team=mine.id, law=work, because="proef"
        ) as access,
        access.deed("take_back"),
    ):
        Agreement.objects.filter(pk=agreement.pk).update(withdrawn_on=access.today)
    assert seen(Purpose.HELPING, merel, mine, work, other.id) == set()


def test_the_vault_opens_for_who_helps_and_not_for_the_team() -> None:
    team, merel = make_team(), make_account()
    make_journey(team, trusted=None)
    with open_access(
        purpose=Purpose.OUTREACH, who=merel.id, kind="account", team=team.id, law=team.law, because="proef"
    ):
        assert Purpose.OUTREACH not in Identity.guard and Purpose.OUTREACH not in SignalWords.guard
    with open_access(
        purpose=Purpose.HELPING, who=merel.id, kind="account", team=team.id, law=team.law, because="proef"
    ):
        assert not Identity.objects.exists()
