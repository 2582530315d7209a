"""What never led to contact and is past its term: has somebody decided, and may it be forgotten now?

Nobody is closed by their own silence. What the team let pass, shown to them for a month and to their lead for two
weeks, the house ends with a reason of ours (docs/decisions/0011). Then the person is marked to be erased; somebody of
whom another journey goes on stays, and only what was told about this one goes.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from bereik.help.actions.ending import close
from bereik.help.models import OwnWord
from bereik.help.rules import our_reason, over_before, seen_until
from bereik.house.upkeep.erasing import erase_what_was_told
from bereik.house.upkeep.night import Figures
from bereik.people.erasing import mark_for_erasure
from bereik.people.models import Journey
from bereik.people.rules import kept_until
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access

WHY = "Wat nooit tot contact leidde: de termijn is om"
A_BATCH = 500


def end_terms(at: datetime, day: date) -> Figures:
    """End what nobody decided, and mark who may be forgotten; counts. May be done twice, and after missed nights."""
    with house_access(Purpose.UPKEEP, WHY, at=at, page="end_terms") as access:
        return {
            "terms_set": _set_terms(access, day),
            "ended_by_the_house": _end_undecided(access, day),
            **_forget(access, day),
        }


def _set_terms(access: Access, day: date) -> int:
    """Open journeys that came in without a term get theirs; the team sees each of them coming."""
    never_met = Journey.objects.open().filter(met_at__isnull=True, keep_until__isnull=True)
    never_met = never_met.exclude(Exists(OwnWord.objects.filter(journey=OuterRef("pk")))).order_by("id")
    count = 0
    while bare := list(never_met[:A_BATCH]):
        last = dict(
            Signal.objects.filter(journey__in=[one.pk for one in bare])
            .values_list("journey")
            .annotate(last=Max("received_at"))
            .order_by()
        )
        with access.deed("set_terms"):
            for one in bare:
                came_in = timezone.localdate(last.get(one.pk) or one.opened_at)
                one.keep_until = max(kept_until(came_in), seen_until(day))
                one.save(update_fields=["keep_until"])
        count += len(bare)
    return count


def _end_undecided(access: Access, day: date) -> int:
    """One deed each: its senders hear that it is closed, and it counts as our loss."""
    undecided = Journey.objects.open().filter(met_at__isnull=True, keep_until__lt=over_before(day))
    count = 0
    for one in undecided.select_related("team").order_by("keep_until", "id"):
        with access.deed("end_undecided"):
            count += close(access, one, our_reason(one.tries))
    return count


def _forget(access: Access, day: date) -> dict[str, int]:
    """Whose every journey ended, never led to contact and is past its term: they are erased tonight."""
    due: dict[UUID, list[Journey]] = defaultdict(list)
    past = Journey.objects.filter(ended_at__isnull=False, met_at__isnull=True, keep_until__lt=day)
    for one in past.order_by("keep_until", "id"):
        due[one.resident_id].append(one)
    forgotten = in_part = 0
    for resident, journeys in due.items():
        others = Journey.objects.filter(resident=resident).exclude(pk__in=[one.pk for one in journeys])
        if not others.exists():
            with access.deed("mark_for_erasure"):
                mark_for_erasure(access, resident, day)
            forgotten += 1
            continue
        with access.deed("forget_a_journey"):
            for one in journeys:
                erase_what_was_told(access, one)
                Journey.objects.filter(pk=one.pk).update(keep_until=None)
        in_part += 1
    return {"residents": forgotten, "in_part": in_part}
