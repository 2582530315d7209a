"""How do people get a place here, stand in for each other, and leave; how do partners come and go?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bereik.municipality.models import Organisation, Placement, StandIn, Team
from bereik.terms.functions import Function
from bereik.trust.accounts.leaving import close_account
from bereik.trust.links.actions import revoke_links_of
from bereik.trust.models import Account

IN_A_TEAM = frozenset({Function.PROFESSIONAL, Function.TEAM_LEAD})
"""Functions that only exist in a team: the team's law is the law they work under."""

LONGEST_STAND_IN = timedelta(days=62)


def place(
    account: Account, *, function: Function, organisation: Organisation, team: Team | None, since: date
) -> Placement:
    """Give an account a place. Raises `ValueError` when a function that needs a team has none, or one elsewhere."""
    if (team is None) == (function in IN_A_TEAM):
        raise ValueError(f"A {function} {'needs a' if team is None else 'has no'} team.")
    if team is not None and team.organisation_id != organisation.pk:
        raise ValueError("The team belongs to another organisation.")
    return Placement.objects.create(
        account=account, organisation=organisation, team=team, function=function.value, since=since
    )


def end_place(placement: Placement, *, today: date) -> None:
    """It ends now: yesterday was its last day, so that nothing opens by it from this moment on."""
    placement.until = today - timedelta(days=1)
    placement.save(update_fields=["until"])


def leave(account: Account, *, at: datetime, today: date) -> int:
    """Someone leaves: account, places and standing in end together, this minute. Returns how many sessions ended.

    Colleagues who stand in for the one who leaves go on: their residents must not lose both.
    """
    with transaction.atomic():
        Placement.objects.filter(account=account).filter(Q(until__isnull=True) | Q(until__gte=today)).update(
            until=today - timedelta(days=1)
        )
        for one in StandIn.objects.filter(stand_in=account, until__gte=today):
            end_stand_in(one, today=today)
        return close_account(account, at=at)


def is_last_housekeeper(account: Account, today: date) -> bool:
    """Whether nobody could look after accounts any more without this one."""
    keepers = Placement.objects.in_force(today).filter(
        function=Function.HOUSEKEEPER.value,
        account__left_at__isnull=True,
        organisation__ended_at__isnull=True,
    )
    others = keepers.exclude(account=account).filter(account__last_login__isnull=False)
    return keepers.filter(account=account).exists() and not others.exists()


def arrange_stand_in(
    professional: Account, stand_in: Account, *, since: date, until: date, by: UUID
) -> StandIn:
    """For these days the files of the one open for the other. Raises `ValueError` for oneself or too long."""
    if professional.pk == stand_in.pk:
        raise ValueError("Nobody stands in for oneself.")
    if not since <= until <= since + LONGEST_STAND_IN:
        raise ValueError("Standing in is for named days: from a first to a last day, two months at most.")
    return StandIn.objects.create(
        professional=professional, stand_in=stand_in, since=since, until=until, by=by
    )


def end_stand_in(stand_in: StandIn, *, today: date) -> None:
    """It ends now; one that never held for a whole day leaves no row, the trail keeps its line."""
    if stand_in.since >= today:
        stand_in.delete()
    else:
        stand_in.until = today - timedelta(days=1)
        stand_in.save(update_fields=["until"])


def end_partner(organisation: Organisation, *, at: datetime) -> int:
    """We no longer work with them: every link they hold is taken back. Returns how many."""
    with transaction.atomic():
        organisation.ended_at = at
        organisation.save(update_fields=["ended_at"])
        return revoke_links_of(organisation.pk, at=at)
