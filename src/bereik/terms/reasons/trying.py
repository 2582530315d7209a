"""May a try be written down for this day, may it be taken back, and why not?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_UNDO = "Own choice of Bereik: undo instead of asking whether one is sure"


class TryReason(ReasonTerm):
    TAKEN_BACK = "try_taken_back"
    NOT_THE_SAME_DAY = "try_not_the_same_day"
    NOT_YOURS = "try_not_yours"
    PARTNER_WAS_TOLD = "try_partner_was_told"
    ENDED_SINCE = "try_ended_since"
    BEFORE_WE_HEARD = "try_before_we_heard"


TRY_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        TryReason.TAKEN_BACK: ReasonWords(
            Text("Teruggenomen. Deze poging telt niet meer mee.", "Taken back. This attempt counts no more."),
            _UNDO,
        ),
        TryReason.NOT_THE_SAME_DAY: ReasonWords(
            Text(
                "Dit is opgeschreven op {date}. Terugnemen kan alleen op dezelfde dag.",
                "This was written down on {date}. It can be taken back on the same day only.",
            ),
            _UNDO,
        ),
        TryReason.NOT_YOURS: ReasonWords(
            Text(
                "Een collega schreef dit op. Vraag het je collega.",
                "A colleague wrote this down. Ask your colleague.",
            ),
            _UNDO,
        ),
        TryReason.PARTNER_WAS_TOLD: ReasonWords(
            Text(
                "Wie het doorgaf, hoorde al dát er contact was. Dat nemen wij niet terug.",
                "Whoever passed it on has heard that there was contact. We do not take that back.",
            ),
            _UNDO + "; what was told stays",
        ),
        TryReason.ENDED_SINCE: ReasonWords(
            Text(
                "Sindsdien is dit geëindigd, op {date}. De poging blijft staan.",
                "Since then this ended, on {date}. The attempt stays.",
            ),
            _UNDO,
        ),
        TryReason.BEFORE_WE_HEARD: ReasonWords(
            Text(
                "Wij hoorden dit pas op {date}. Kies die dag, of een dag erna.",
                "We heard of this on {date} only. Choose that day, or a later one.",
            ),
            "Own choice of Bereik: we cannot have gone for what we had not heard of",
        ),
    }
)
