"""What became of a signal, in the size that its sender may know?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text

_SIZE = f"DDAS: the partner learns that, never why; {TO_BE_CONFIRMED}"


class SignalReason(ReasonTerm):
    RECEIVED = "signal_received"
    WE_GO_BEFORE = "signal_we_go_before"
    RECEIVED_BEFORE = "signal_received_before"
    SPOKEN_WITH = "signal_spoken_with"
    CLOSED = "signal_closed"
    NOT_TAKEN_UP = "signal_not_taken_up"
    NOT_YOURS = "signal_not_yours"
    LATE_NO_PEOPLE = "signal_late_no_people"
    LATE_TOOK_LONGER = "signal_late_took_longer"


SIGNAL_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        SignalReason.RECEIVED: ReasonWords(
            Text("Wij hebben uw signaal ontvangen op {date}.", "We received your signal on {date}."),
            _SIZE,
        ),
        SignalReason.WE_GO_BEFORE: ReasonWords(
            Text(
                "Wij zoeken contact met de inwoner, uiterlijk op {date}.",
                "We will seek contact with the resident, by {date} at the latest.",
            ),
            "Wgs art. 4; Wmo 2015 art. 2.3.2(1)",
        ),
        SignalReason.RECEIVED_BEFORE: ReasonWords(
            Text(
                "Dit signaal hadden wij al op {date}. Het telt één keer.",
                "We already had this signal on {date}. It counts once.",
            ),
            "Own choice of Bereik: a key is unique per sender",
        ),
        SignalReason.SPOKEN_WITH: ReasonWords(
            Text("Iemand heeft de inwoner gesproken.", "Somebody has spoken with the resident."),
            _SIZE,
        ),
        SignalReason.CLOSED: ReasonWords(
            Text("Wij hebben uw signaal afgerond.", "We have closed your signal."), _SIZE
        ),
        SignalReason.NOT_TAKEN_UP: ReasonWords(
            Text("Wij hebben uw signaal niet opgepakt.", "We have not taken up your signal."), _SIZE
        ),
        SignalReason.NOT_YOURS: ReasonWords(
            Text(
                "Dit signaal kunnen wij u niet tonen. U ziet alleen signalen die u zelf gaf.",
                "We cannot show you this signal. You see only signals that you gave yourself.",
            ),
            "AVG art. 5(1)(c)",
        ),
        SignalReason.LATE_NO_PEOPLE: ReasonWords(
            Text("Wij hadden te weinig mensen.", "We had too few people."),
            "Own choice of Bereik: a reason of ours, never about the resident; SCP 2024 on capacity",
        ),
        SignalReason.LATE_TOOK_LONGER: ReasonWords(
            Text("Wij hadden meer tijd nodig dan wij dachten.", "We needed more time than we thought."),
            "Own choice of Bereik: a reason of ours, never about the resident",
        ),
    }
)
