"""How does the key of a second factor get from the page onto a telephone?"""

from __future__ import annotations

from typing import Any

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.trust.accounts.second_factor import key_in_groups


def shown(device: TOTPDevice) -> dict[str, Any]:
    """Three ways for one key: to scan, to tap on the telephone itself, to type."""
    return {
        "qr": qr_code(device.config_url),
        "tap": device.config_url,
        "key": key_in_groups(device),
    }


def qr_code(text: str) -> SafeString:
    """A QR code as SVG in the page itself: no style, no script, nothing fetched. Dark on white, whatever the theme."""
    drawn = segno.make(text, error="m").svg_inline(
        scale=5, border=4, dark="#15242D", light="#FFFFFF", svgclass=None, lineclass=None
    )
    return format_html(
        '<div role="img" aria-label="{}">{}</div>', _("QR-code voor de app op uw telefoon"), mark_safe(drawn)
    )
