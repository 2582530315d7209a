"""May this now, and why does this stand here?

Pure: rows and days go in, verdicts and named reasons come out. Nothing is weighed or added up.
"""

from bereik.help.rules.reaching import (
    DUE_WITHIN_DAYS,
    HERE,
    SHORTEST_REASON,
    Untaken,
    may_look,
    may_take_on,
    met,
    moment_of,
    went,
)

__all__ = [
    "DUE_WITHIN_DAYS",
    "HERE",
    "SHORTEST_REASON",
    "Untaken",
    "may_look",
    "may_take_on",
    "met",
    "moment_of",
    "went",
]
