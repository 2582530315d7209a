"""Which rooms are open to whoever is here, and where does their day begin?

By purpose, function and nothing else. A room that does not stand in this house is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.standing import Standing


@dataclass(frozen=True)
class Room:
    """One entry of the main menu."""

    label: str
    url: str
    icon: str
    current: bool = False


_ROOMS: tuple[tuple[Purpose, str, str, str], ...] = (
    (Purpose.LEADING, "team", gettext_noop("Team"), "people"),
    (Purpose.HELPING, "day_list", gettext_noop("Vandaag"), "sun"),
    (Purpose.OUTREACH, "waiting", gettext_noop("Wie wacht"), "door"),
    (Purpose.SIGNALLING, "new_signal", gettext_noop("Doorgeven"), "pen"),
    (Purpose.SIGNALLING, "my_signals", gettext_noop("Wat u doorgaf"), "list"),
    (Purpose.OUTREACH, "call_list", gettext_noop("Bellijst"), "phone"),
    (Purpose.OWN, "own_page", gettext_noop("Uw pagina"), "person"),
    (Purpose.PRIVACY, "looks_to_review", gettext_noop("Nakijken"), "eye"),
    (Purpose.DELIVERY, "deliveries", gettext_noop("Leveringen"), "letter"),
    (Purpose.HOUSEKEEPING, "housekeeping", gettext_noop("Accounts"), "people"),
    (Purpose.HOUSEKEEPING, "partners", gettext_noop("Partners"), "partner"),
    (Purpose.HOUSEKEEPING, "teams", gettext_noop("Teams"), "door"),
    (Purpose.HOUSEKEEPING, "work_that_ran", gettext_noop("Werk"), "clock"),
    (Purpose.PUBLISHED, "reach_funnel", gettext_noop("Bereik"), "thread"),
    (Purpose.ACCOUNT, "stand_ins", gettext_noop("Waarnemen"), "calendar"),
    (Purpose.ACCOUNT, "my_account", gettext_noop("Uw account"), "lock"),
)

_AT_A_LINK = {"my_signals": gettext_noop("Begin")}
"""What a room is called for who comes in by a link. It is where a partner's day begins, and advice and danger lie under
it: on those pages the menu must not say that one reads what was passed on."""

_START: dict[str, tuple[str, ...]] = {
    Function.PROFESSIONAL: ("day_list",),
    Function.TEAM_LEAD: ("team",),
    Function.DELIVERY_OFFICER: ("deliveries", "reach_funnel"),
    Function.POLICY_OFFICER: ("reach_funnel",),
    Function.COUNCIL_MEMBER: ("reach_funnel",),
    Function.EXPERIENCE_EXPERT: ("reach_funnel",),
    Function.PRIVACY_OFFICER: ("looks_to_review",),
    Function.HOUSEKEEPER: ("housekeeping",),
}
_START_OF_LINK: dict[Purpose, tuple[str, ...]] = {
    Purpose.SIGNALLING: ("my_signals", "new_signal"),
    Purpose.OWN: ("own_page",),
}
STANDS_IN = frozenset({Function.PROFESSIONAL.value, Function.TEAM_LEAD.value})


def start_of(here: Standing) -> str | None:
    """The address at which this person's day begins; None for who has no place here yet."""
    if here.kind == "link":
        names = [name for purpose in here.purposes for name in _START_OF_LINK.get(purpose, ())]
    elif here.kind == "account":
        names = [*_START.get(here.function, ()), "my_account"]
    else:
        names = []
    return next((address for name in names if (address := _address(name))), None)


def rooms_for(request: HttpRequest) -> list[Room]:
    """The main menu of whoever is here; nobody has none."""
    here: Standing | None = getattr(request, "standing", None)
    if here is None or here.kind == "nobody":
        return []
    rooms: dict[str, Room] = {}
    for purpose, name, label, icon in _ROOMS:
        if purpose not in here.purposes or (name == "stand_ins" and here.function not in STANDS_IN):
            continue
        if here.kind == "link":
            label = _AT_A_LINK.get(name, label)
        if (address := _address(name)) and name not in rooms:
            rooms[name] = Room(_(label), address, icon)
    if here.kind == "link":
        rooms = dict(sorted(rooms.items(), key=lambda one: one[0] not in _AT_A_LINK))
    within = {name for purpose, name, *_rest in _ROOMS if _purpose_of_page(request) in (purpose, None)}
    now = max(
        (name for name, room in rooms.items() if name in within and request.path.startswith(room.url)),
        key=lambda name: len(rooms[name].url),
        default="",
    )
    return [Room(room.label, room.url, room.icon, current=name == now) for name, room in rooms.items()]


def _purpose_of_page(request: HttpRequest) -> Purpose | None:
    """An address may lie under a room's and be opened for another reason: an adviser's questions under the sender's."""
    page = request.resolver_match.func if request.resolver_match else None
    return getattr(page, "purpose", None)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
