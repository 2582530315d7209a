"""What does every page show around its own part? Nothing that queries a room."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from bereik.house.coming_in.rooms import rooms_for
from bereik.house.look import look_in_force
from bereik.trust.calling import call_hours, call_name


def frame(request: HttpRequest) -> dict[str, Any]:
    """Name of the house, whom to call, which rooms are open, and whether the people in it are made up."""
    look = look_in_force()
    return {
        "house_name": settings.BEREIK_NAME,
        "house_theme": look.theme,
        "house_logo": look.logo,
        "synthetic": settings.BEREIK_SYNTHETIC,
        "call_name": call_name(),
        "call_phone": settings.BEREIK_PHONE,
        "call_hours": call_hours(),
        "standing": getattr(request, "standing", None),
        "rooms": rooms_for(request),
    }
