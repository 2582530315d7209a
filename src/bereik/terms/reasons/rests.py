"""Why does it rest for a while? Not now is an answer, never an ending."""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_REST = "Own choice of Bereik: it rests with a date and a reason; reach policy: quiet period"


class RestReason(ReasonTerm):
    NOT_NOW = "rest_not_now"
    ASKED_FOR_QUIET = "rest_asked_for_quiet"
    DATE_AGREED = "rest_date_agreed"
    QUIET_PERIOD = "rest_quiet_period"
    AWAY = "rest_away"
    OTHERS_HELP = "rest_others_help"
    WAITS_FOR_DECISION = "rest_waits_for_decision"
    WAITS_FOR_PLACE = "rest_waits_for_place"
    NO_PEOPLE = "rest_no_people"


REST_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        RestReason.NOT_NOW: ReasonWords(
            Text("De inwoner zei: nu niet.", "The resident said: not now."), _REST
        ),
        RestReason.ASKED_FOR_QUIET: ReasonWords(
            Text(
                "De inwoner wil met rust gelaten worden. De deur blijft open.",
                "The resident wants to be left alone. The door stays open.",
            ),
            _REST,
        ),
        RestReason.DATE_AGREED: ReasonWords(
            Text("Met de inwoner is een dag afgesproken.", "A day was agreed with the resident."), _REST
        ),
        RestReason.QUIET_PERIOD: ReasonWords(
            Text(
                "Na {count} pogingen wachten wij even, zoals wij hebben afgesproken.",
                "After {count} attempts we wait for a while, as we agreed.",
            ),
            _REST,
        ),
        RestReason.AWAY: ReasonWords(
            Text("De inwoner is er een tijd niet.", "The resident is away for a time."), _REST
        ),
        RestReason.OTHERS_HELP: ReasonWords(
            Text(
                "Iemand anders helpt nu. Wij kijken later of dat genoeg was.",
                "Somebody else is helping now. We look later whether it was enough.",
            ),
            _REST,
        ),
        RestReason.WAITS_FOR_DECISION: ReasonWords(
            Text("Wij wachten op een besluit.", "We wait for a decision."), _REST
        ),
        RestReason.WAITS_FOR_PLACE: ReasonWords(
            Text("De hulp die past, heeft een wachtlijst.", "The help that fits has a waiting list."),
            "SCP 2024: support that is not available",
        ),
        RestReason.NO_PEOPLE: ReasonWords(
            Text("Wij hebben nu te weinig mensen.", "We have too few people now."),
            "SCP 2024: capacity is part of reach",
        ),
    }
)
