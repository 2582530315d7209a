"""How does a municipality's own look come in: its colours and its logo?

One folder (`BEREIK_LOOK`) with `tokens.css` (custom properties, petrol only), and `logo.svg` or `logo.png`. Both may be
absent. Moss, brick and honey mean something and stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

UNDER = "municipality"
"""Where the folder stands among the static files."""
TOKENS = "tokens.css"
LOGOS = ("logo.svg", "logo.png")
OUR_50 = "#eef6f6"
ENOUGH = 4.5
"""Contrast of text with its ground, WCAG 2.2 criterion 1.4.3 (AA)."""

_COLOUR = re.compile(r"--petrol-(\d{2,3})\s*:\s*#([0-9a-fA-F]{6})\s*;")


@dataclass(frozen=True, slots=True)
class Look:
    """Paths among the static files; '' where the municipality gave none."""

    theme: str = ""
    logo: str = ""


def look_of(folder: str) -> Look:
    """What stands in that folder; nothing for '' or a folder that is not there."""
    if not folder:
        return Look()
    place = Path(folder)
    logo = next((name for name in LOGOS if (place / name).is_file()), "")
    return Look(
        theme=f"{UNDER}/{TOKENS}" if (place / TOKENS).is_file() else "",
        logo=f"{UNDER}/{logo}" if logo else "",
    )


def look_in_force() -> Look:
    """The look of this house."""
    return look_of(settings.BEREIK_LOOK)


def too_pale(tokens: str) -> list[str]:
    """Grounds on which the municipality's 500 could not be read, as hexadecimal colours: contrast under 4.5.

    Filled buttons are white on 500, links 500 on white and on 50. Colours that are not given stay ours.
    """
    given = {number: f"#{value}" for number, value in _COLOUR.findall(tokens)}
    if "500" not in given:
        return []
    return [
        ground for ground in ("#ffffff", given.get("50", OUR_50)) if _contrast(given["500"], ground) < ENOUGH
    ]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
