"""What did we promise, and did we keep it: which cells, and which add up to which?

Of the whole of a half-year. Keys are (division, part, what, outcome): ("word", "*", "word", "kept"). They hang on the
funnel: who we met were promised nothing or something, once, twice or more often; each who was promised something stands
in one of the outcomes of `word`, of `moved` and of `said_not_kept`. And of all who came in sight: was the partner
promised word, and did it come in time?
"""

from collections.abc import Mapping

from bereik.reckon.funnel_tables import ENTIRE, REACHED
from bereik.reckon.tables import WHOLE, Balance, Key, TableSet
from bereik.terms.steps import Step

WORD = "word"
MADE, STATE, MOVED, SAID_NOT_KEPT, TO_PARTNER = "made", "word", "moved", "said_not_kept", "partner"
NONE, SOME, ONE, TWO, MORE = "none", "some", "one", "two", "more"
DUE, OPEN, KEPT, MENDED, BROKEN = "due", "open", "kept", "mended", "broken"
YES, NO = "yes", "no"
IN_TIME, LATE, NOT = "in_time", "late", "not"

_PARTS: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...] = (
    ((MADE, SOME), ((MADE, ONE), (MADE, TWO), (MADE, MORE))),
    ((STATE, DUE), ((STATE, KEPT), (STATE, MENDED), (STATE, BROKEN))),
    ((MADE, SOME), ((STATE, DUE), (STATE, OPEN))),
    ((MADE, SOME), ((MOVED, YES), (MOVED, NO))),
    ((MADE, SOME), ((SAID_NOT_KEPT, YES), (SAID_NOT_KEPT, NO))),
    ((TO_PARTNER, DUE), ((TO_PARTNER, IN_TIME), (TO_PARTNER, LATE), (TO_PARTNER, NOT))),
)
"""Each whole and its parts."""
_IN_FUNNEL = (
    (Step.WE_MET, ((MADE, NONE), (MADE, SOME))),
    (Step.WE_SAW, ((TO_PARTNER, NONE), (TO_PARTNER, DUE))),
)
"""What the cells of the funnel are the whole of."""


def key(what: str, outcome: str) -> Key:
    return (WORD, WHOLE, what, outcome)


def word_tables(counts: Mapping[tuple[str, str], int]) -> TableSet:
    """The cells of one half-year beside those of the funnel, whose two cells (we saw, we met) they hang on."""
    cells = {key(*one): counts.get(one, 0) for _, parts in _PARTS for one in parts if one != (STATE, DUE)}
    cells |= {key(*one): counts.get(one, 0) for _, parts in _IN_FUNNEL for one in parts}
    balances = []
    for whole, parts in _PARTS:
        of = tuple(key(*one) for one in parts)
        cells[key(*whole)] = sum(cells[one] for one in of)
        balances.append(Balance((key(*whole),), of))
    for step, parts in _IN_FUNNEL:
        of = tuple(key(*one) for one in parts)
        cells[*ENTIRE, step, REACHED] = sum(cells[one] for one in of)
        balances.append(Balance(((*ENTIRE, step, REACHED),), of))
    wholes = {key(*whole) for whole, _ in _PARTS}
    return TableSet(cells, tuple(balances), {one: 6.0 if one in wholes else 3.0 for one in cells})
