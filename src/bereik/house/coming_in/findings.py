"""What about coming in must be mended before real people's data come into this house?"""

from __future__ import annotations

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice

from bereik.house.coming_in.here import PERSONA
from bereik.municipality.models import Placement
from bereik.terms.functions import Function


def coming_in_findings() -> list[tuple[str, str]]:
    """What is wrong, as (setting, what). Empty when a real house may open its door."""
    found = []
    if settings.BEREIK_SYNTHETIC:
        found.append(
            ("BEREIK_SYNTHETIC", "this is a house of made-up people: anyone can pick who to be (/wie/)")
        )
    else:
        try:
            reverse("who_to_be")
            found.append(
                ("BEREIK_SYNTHETIC", "the page to pick who to be (/wie/) still has an address: start anew")
            )
        except NoReverseMatch:
            pass
        if number := StaticDevice.objects.filter(name=PERSONA).count():
            found.append(
                (
                    "BEREIK_DATABASE_URL",
                    f"{number} accounts came in by the page to pick who to be: begin with an empty database",
                )
            )
    if not settings.BEREIK_ADDRESS.startswith("https://"):
        found.append(
            ("BEREIK_ADDRESS", "links, invitations and passwords travel in the open: give an https address")
        )
    if not settings.BEREIK_PHONE:
        found.append(
            ("BEREIK_PHONE", "every page that says no names a person to call: give a telephone number")
        )
    keepers = Placement.objects.in_force(timezone.localdate()).filter(
        function=Function.HOUSEKEEPER.value, account__left_at__isnull=True
    )
    if not keepers.exists():
        found.append(("BEREIK_DATABASE_URL", "nobody looks after accounts yet: run `bereik invite`"))
    return found
