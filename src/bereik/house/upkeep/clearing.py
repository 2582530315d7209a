"""What ended so long ago that nobody needs it any more: links, invitations, sign-ins, files, work that was done?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.exchange.held.holding import throw_away_old
from bereik.house.upkeep.night import Figures
from bereik.municipality.models import Made
from bereik.trust.accounts.invitations import clear_invitations
from bereik.trust.accounts.sign_ins import clear_sign_ins
from bereik.trust.links.actions import clear_links
from bereik.trust.links.tally import clear_tallies

TASKS_KEPT = timedelta(days=14)
FAILED_TASKS_KEPT = timedelta(days=90)
MADE_KEPT = timedelta(days=400)
"""A little more than a year, so that last year's night stands beside this one."""


def clear_what_ended(at: datetime, day: date) -> Figures:
    """Clear each; a count for each."""
    return {
        "links": clear_links(at),
        "invitations": clear_invitations(at),
        "sign_ins": clear_sign_ins(at),
        "tallies": clear_tallies(at),
        "held_files": throw_away_old(at),
        "tasks": _clear_tasks(at),
        "made": Made.objects.filter(began__lt=at - MADE_KEPT).delete()[0],
    }


def _clear_tasks(at: datetime) -> int:
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - TASKS_KEPT)
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=at - FAILED_TASKS_KEPT
    )
    return done.delete()[0] + failed.delete()[0]
