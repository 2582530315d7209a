"""How does a term read in the language of the reader?"""

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def say(text: object) -> str:
    """A `Text`, a `Reason` or a term's label in the reader's language."""
    language = "en" if (get_language() or "nl").startswith("en") else "nl"
    spoken = getattr(text, "say", None)
    return str(spoken(language)) if callable(spoken) else str(text)
