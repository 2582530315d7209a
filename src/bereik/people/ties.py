"""What ties somebody to a resident's rows? Said once, used by every model that hangs on a journey."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Condition, Rule


def journey_is_seen(journey: str = "journey_id", **also: object) -> Condition:
    """The row's journey is one that the purpose in force sees: the journey's own rule holds in the sub-query too."""
    from bereik.people.models.journey import Journey

    return Exists(Journey.objects.filter(pk=OuterRef(journey), **also))


def resident_is_seen(resident: str = "resident_id") -> Condition:
    """The row's resident has a journey that the purpose in force sees."""
    from bereik.people.models.journey import Journey

    return Exists(Journey.objects.filter(resident=OuterRef(resident)))


def file_rules(
    sees: Condition,
    *,
    own: Condition | None,
    writes: bool = True,
    deliveries: bool = False,
    own_adds: bool = False,
    own_changes: bool = False,
    own_removes: bool = False,
    hides: tuple[str, ...] = (),
) -> dict[Purpose, Rule]:
    """The rules of a row that belongs to a resident's file.

    The trusted professional, the second person and a stand-in see and write it; someone with a written reason sees
    it; the resident sees it (`own`, None where it is not shown on the own page) and may add, change or remove it where
    that is said; the night's work keeps it. `hides` are fields that the work itself does not show.
    """
    rules = {
        Purpose.HELPING: Rule(
            sees,
            adds=writes and sees,
            changes=writes,
            hides=hides,
            why="Vaste contactpersoon, tweede of vervanger",
        ),
        Purpose.REASONED_LOOK: Rule(sees, hides=hides, why="Iemand anders, met een geschreven reden"),
        Purpose.RECOGNITION: Rule(
            EVERYTHING, adds=True, changes=True, why="Herkennen en toevoegen, door het huis"
        ),
        Purpose.UPKEEP: Rule(
            EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk: bewaren en vernietigen"
        ),
    }
    if own is not None:
        rules[Purpose.OWN] = Rule(
            own, adds=own_adds and own, changes=own_changes, removes=own_removes, why="De inwoner zelf"
        )
    if deliveries:
        rules[Purpose.DELIVERY] = Rule(sees, adds=True, changes=True, why="Levering van achterstanden (Wgs)")
    return rules


def delivered_rule() -> Rule:
    """A row that deliveries may also take back: a later one tells what really happened (`delivered` says which)."""
    return Rule(
        journey_is_seen(),
        adds=True,
        changes=True,
        removes=True,
        why="Levering van achterstanden (Wgs), en verbeteren",
    )
