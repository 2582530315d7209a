"""Who becomes the one trusted professional, and who was it by a wrong tap?"""

from __future__ import annotations

from uuid import UUID

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.help.rules import HERE, Untaken, may_put_back, may_take_on
from bereik.municipality.models import Placement
from bereik.people.models import Journey
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import TakingOnReason
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.access import Access, inner_access
from bereik.trust.links.codes import living_code


def take_on(access: Access, journey: UUID) -> Verdict | None:
    """Become the trusted professional of a journey that waits for the team. None: no such journey for this team.

    Two who do so at once: the first is it, the second hears who was first.
    """
    with access.deed("take_on"):
        free = Journey.objects.open().nobody_yet(access.team).filter(pk=journey)
        if free.update(trusted=access.who, trusted_at=access.at):
            return may(Reason(TakingOnReason.FREE_TO_TAKE))
    found = Journey.objects.select_related("trusted").filter(pk=journey).first()
    if found is None:
        return None
    return may_take_on(
        Untaken(
            trusted=found.trusted_id,
            trusted_name=found.trusted.name if found.trusted else "",
            trusted_on=found.trusted_at.astimezone(HERE).date() if found.trusted_at else None,
            ended_on=found.ended_at.astimezone(HERE).date() if found.ended_at else None,
        ),
        access.who,
    )


def put_back(access: Access, journey: UUID) -> Verdict | None:
    """Put back what was taken on by a wrong tap: it waits for the team again. None: not of who looks, or it ended.

    That the file was open stays in the trail, and the resident can read it.
    """
    found = Journey.objects.open().of(access.who).filter(pk=journey).first()
    if found is None:
        return None
    since = [
        *Attempt.objects.filter(journey=journey, amended_at__isnull=True).values_list(
            "written_at", flat=True
        ),
        *Promise.objects.filter(journey=journey).values_list("made_at", flat=True),
        *OwnWord.objects.filter(journey=journey).values_list("at", flat=True),
    ]
    if (code := living_code(found.resident_id, access.at)) is not None:
        since.append(code.made_at)
    verdict = may_put_back(found.trusted_at, since, access.today)
    if verdict.yes:
        # The row is nobody's afterwards: who worked with it does not see it any more, and may not write that.
        with (
            inner_access(access, Purpose.RECOGNITION, "Terugleggen wat per ongeluk is opgepakt") as house,
            house.deed("put_back"),
        ):
            mine = Journey.objects.open().filter(pk=journey, trusted=access.who)
            mine.update(trusted=None, trusted_at=None, second=None)
    return verdict


def name_second(access: Access, journey: UUID, colleague: UUID | None) -> Verdict | None:
    """Say who is the second person, or nobody any more. Only the trusted professional does, only for a team mate."""
    mine = Journey.objects.open().of(access.who).filter(pk=journey)
    if colleague is not None and colleague not in {one for one, _ in colleagues(access)}:
        return may_not(Reason(TakingOnReason.NOT_YOUR_FUNCTION))
    with access.deed("name_second"):
        changed = mine.update(second=colleague)
    return may(Reason(TakingOnReason.ALREADY_YOURS)) if changed else None


def colleagues(access: Access) -> list[tuple[UUID, str]]:
    """The other professionals of the team, by name."""
    places = Placement.objects.in_force(access.today).filter(team=access.team, function=Function.PROFESSIONAL)
    people = places.exclude(account=access.who).filter(account__left_at__isnull=True)
    return list(people.order_by("account__name").values_list("account_id", "account__name").distinct())
