"""Whom does somebody call who would rather call, said in the language they read?

A municipality says it in its own words, and those stay as they are. The words we give where it says nothing are ours,
and are there in English too. Letters do not ask here: they are Dutch, whatever language the page around them has.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

OURS = (gettext_noop("het wijkteam"), gettext_noop("werkdagen 9 tot 17 uur"))


def call_name() -> str:
    """Who answers."""
    return _said(settings.BEREIK_CALL_NAME)


def call_hours() -> str:
    """When they answer; '' where nobody said."""
    return _said(settings.BEREIK_CALL_HOURS)


def _said(words: str) -> str:
    return gettext(words) if words in OURS else words
