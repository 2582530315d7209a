"""Under whose name does a delivery go out, and what is a signal of our own called in it?

The supplier's code is the product and its version, as the standard's questions and answers ask. Made-up residents
carry it in front: SYNTHETISCH. It is never taken over from what came in, so it does not grow when a delivery is taken
in and given again.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any
from uuid import UUID

from django.conf import settings

PRODUCT = "Bereik"
MADE_UP = "SYNTHETISCH"
NO_MUNICIPALITY = "0000"
"""Four digits that no municipality bears: for made-up signals of a house that says no code."""


def supplier_code() -> str:
    try:
        code = f"{PRODUCT} {version('bereik')}"
    except PackageNotFoundError:  # run from a folder, not installed
        code = PRODUCT
    return f"{MADE_UP} {code}" if settings.BEREIK_SYNTHETIC else code


def our_municipality() -> str:
    return settings.BEREIK_GEMEENTECODE or NO_MUNICIPALITY


def our_id(signal: UUID) -> str:
    """The ID of a signal that came in by our own form or list: lasting, and of the signal, not of the resident."""
    return f"BEREIK-{signal}"


def kept_apart(id_: str, sender: UUID) -> str:
    """Two senders gave the same ID: the one that came later carries a mark of its sender, the same in every delivery."""
    return f"{id_}~{sender.hex[:8]}"


def organisation() -> dict[str, Any]:
    """Who delivers, and whom Statistics Netherlands can reach about it."""
    reached = {
        "naam": "Vroegsignalering",
        "telefoonnummer": settings.BEREIK_PHONE,
        "email": settings.BEREIK_STATISTICS_EMAIL,
    }
    said: dict[str, Any] = {
        "naam": settings.BEREIK_NAME or ("Voorbeeldgemeente" if settings.BEREIK_SYNTHETIC else "Gemeente"),
        "contactpersoonen": [{name: value for name, value in reached.items() if value}],
    }
    return said | ({"kvk-nummer": settings.BEREIK_KVK} if settings.BEREIK_KVK else {})
