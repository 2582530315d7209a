"""How does a term read in the language of the reader?"""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language

register = template.Library()


@register.filter
def say(text: object) -> str:
    """A `Text`, a `Reason` or a term's label in the reader's language."""
    spoken = getattr(text, "say", None)
    return str(spoken(_language())) if callable(spoken) else str(text)


@register.filter
def inside(term: object) -> str:
    """A term in the middle of a sentence: *via school*, but *via DUO*."""
    spoken = getattr(term, "inside", None)
    return str(spoken(_language())) if callable(spoken) else str(term)


@register.filter
def brief(day: date, before: str = "") -> str:
    """A day where there is little room: *23 nov*, and in English *23 Nov*. `before`: with its weekday (D)."""
    return date_format(day, f"{before} {'j M' if _language() == 'en' else 'j b'}".strip())


@register.filter(expects_localtime=True)
def on_day(day: date | None, before: str = "") -> str:
    """A day as it is said: *9 november*, and with its year where that is not this one. `before`: with its weekday (l)."""
    if day is None:
        return ""
    year = "" if day.year == timezone.localdate().year else " Y"
    return date_format(day, f"{before} j F{year}".strip())


def _language() -> str:
    return get_language() or "nl"
