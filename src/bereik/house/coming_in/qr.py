"""How does a telephone read an address from a page?"""

from __future__ import annotations

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def qr_code(text: str) -> SafeString:
    """A QR code as SVG in the page itself: no style, no script, nothing fetched. Dark on white, whatever the theme."""
    drawn = segno.make(text, error="m").svg_inline(
        scale=5, border=4, dark="#15242D", light="#FFFFFF", svgclass=None
    )
    return format_html(
        '<div role="img" aria-label="{}">{}</div>', _("QR-code voor de app op uw telefoon"), mark_safe(drawn)
    )
