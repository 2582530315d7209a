"""How is a verdict said on a page, in the reader's language?"""

from django.utils.translation import get_language

from bereik.terms.verdict import Verdict


def say_verdict(verdict: Verdict) -> str:
    """The reason, and what to do instead."""
    language = get_language() or "nl"
    said = (verdict.reason, verdict.instead)
    return " ".join(one.say(language) for one in said if one is not None)
