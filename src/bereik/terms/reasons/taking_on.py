"""Why may somebody take on a resident, or not, and what then?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_ONE_FACE = "SCP 2024: one trusted professional"
_UNDO = "Own choice of Bereik: undo instead of asking whether one is sure"


class TakingOnReason(ReasonTerm):
    FREE_TO_TAKE = "taking_on_free"
    ALREADY_YOURS = "taking_on_already_yours"
    TAKEN_BY_ANOTHER = "taking_on_taken_by_another"
    OTHER_TEAM = "taking_on_other_team"
    OTHER_LAW = "taking_on_other_law"
    RESTS = "taking_on_rests"
    ENDED = "taking_on_ended"
    NOT_YOUR_FUNCTION = "taking_on_not_your_function"
    HAND_OVER_TOLD_FIRST = "taking_on_hand_over_told_first"
    PUT_BACK = "taking_on_put_back"
    NOT_ANY_MORE = "taking_on_not_any_more"
    ASK_TEAM_LEAD = "taking_on_ask_team_lead"
    ASK_AGREEMENT = "taking_on_ask_agreement"


TAKING_ON_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        TakingOnReason.FREE_TO_TAKE: ReasonWords(
            Text(
                "Niemand heeft dit nog opgepakt. Je kunt de vaste persoon worden.",
                "Nobody has taken this on yet. You can become the trusted person.",
            ),
            _ONE_FACE,
        ),
        TakingOnReason.ALREADY_YOURS: ReasonWords(
            Text("Je bent hier al de vaste persoon.", "You are the trusted person here already."), _ONE_FACE
        ),
        TakingOnReason.PUT_BACK: ReasonWords(
            Text("Teruggelegd. Het wacht weer op het team.", "Put back. It waits for the team again."),
            _UNDO,
        ),
        TakingOnReason.NOT_ANY_MORE: ReasonWords(
            Text(
                "Terugleggen kan op de dag zelf, zolang er niets is gedaan of beloofd.",
                "It can be put back on the day itself, while nothing was done or promised.",
            ),
            _UNDO,
        ),
        TakingOnReason.TAKEN_BY_ANOTHER: ReasonWords(
            Text(
                "{name} heeft dit al opgepakt, op {date}.",
                "{name} has taken this on already, on {date}.",
            ),
            _ONE_FACE,
        ),
        TakingOnReason.OTHER_TEAM: ReasonWords(
            Text("Dit wacht bij een ander team: {team}.", "This waits with another team: {team}."),
            "Own choice of Bereik",
        ),
        TakingOnReason.OTHER_LAW: ReasonWords(
            Text(
                "Dit kwam binnen onder de {law}. Jouw team werkt onder een andere wet, en de inwoner heeft niet ingestemd.",
                "This came in under the {law}. Your team works under another law, and the resident has not agreed.",
            ),
            "Wmo 2015 art. 5.1.1; AVG art. 5(1)(b)",
        ),
        TakingOnReason.RESTS: ReasonWords(
            Text("Dit rust tot {date}: {because}.", "This rests until {date}: {because}."),
            "Own choice of Bereik: it rests, with a date and a reason",
        ),
        TakingOnReason.ENDED: ReasonWords(
            Text(
                "Dit is geëindigd op {date}. Een nieuw signaal opent het opnieuw.",
                "This ended on {date}. A new signal opens it again.",
            ),
            "Own choice of Bereik: re-entered",
        ),
        TakingOnReason.NOT_YOUR_FUNCTION: ReasonWords(
            Text(
                "Dit kan alleen een professional van het team doen.",
                "Only a professional of the team can do this.",
            ),
            "AVG art. 5(1)(b)",
        ),
        TakingOnReason.HAND_OVER_TOLD_FIRST: ReasonWords(
            Text(
                "Vertel het eerst aan de inwoner, en schrijf op waarom je het overdraagt.",
                "Tell the resident first, and write down why you hand over.",
            ),
            _ONE_FACE,
        ),
        TakingOnReason.ASK_TEAM_LEAD: ReasonWords(
            Text("Overleg met je teamleider.", "Talk to your team lead."), "SCP 2024: room for professionals"
        ),
        TakingOnReason.ASK_AGREEMENT: ReasonWords(
            Text(
                "Vraag de inwoner of het onder de {law} gedeeld mag worden.",
                "Ask the resident whether it may be shared under the {law}.",
            ),
            "Wmo 2015 art. 5.1.1",
        ),
    }
)
