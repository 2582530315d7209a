"""Why may somebody look, or not, and what then?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text


class LookReason(ReasonTerm):
    TRUSTED = "look_trusted"
    SECOND_PERSON = "look_second_person"
    STAND_IN = "look_stand_in"
    OWN_FILE = "look_own_file"
    WITH_REASON = "look_with_reason"
    NO_PURPOSE = "look_no_purpose"
    PURPOSE_NOT_YOURS = "look_purpose_not_yours"
    NOT_YOUR_RESIDENT = "look_not_your_resident"
    STAND_IN_OVER = "look_stand_in_over"
    OTHER_LAW = "look_other_law"
    REASON_MISSING = "look_reason_missing"
    TRAIL_FAILED = "look_trail_failed"
    WRITE_REASON = "look_write_reason"
    ASK_TRUSTED = "look_ask_trusted"
    CALL_HOUSEKEEPER = "look_call_housekeeper"


LOOK_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        LookReason.TRUSTED: ReasonWords(
            Text("U bent de vaste persoon van deze inwoner.", "You are this resident's trusted person."),
            "SCP 2024: one trusted professional",
        ),
        LookReason.SECOND_PERSON: ReasonWords(
            Text("U bent de tweede persoon voor deze inwoner.", "You are this resident's second person."),
            "Own choice of Bereik",
        ),
        LookReason.STAND_IN: ReasonWords(
            Text(
                "U vervangt de vaste persoon van {first} tot en met {last}.",
                "You stand in for the trusted person from {first} up to and including {last}.",
            ),
            "Own choice of Bereik: for named days",
        ),
        LookReason.OWN_FILE: ReasonWords(
            Text("Dit zijn uw eigen gegevens.", "These are your own data."), "AVG art. 15"
        ),
        LookReason.WITH_REASON: ReasonWords(
            Text(
                "U keek met een reden. De vaste persoon hoort dit, en het wordt nagekeken.",
                "You looked with a reason. The trusted person is told, and it is reviewed.",
            ),
            "AVG art. 5(2), 32",
        ),
        LookReason.NO_PURPOSE: ReasonWords(
            Text(
                "Er is niet gezegd waarvoor dit nodig is. Daarom blijft het dicht.",
                "Nobody said what this is needed for. So it stays closed.",
            ),
            "AVG art. 5(1)(b)",
        ),
        LookReason.PURPOSE_NOT_YOURS: ReasonWords(
            Text(
                "Dit hoort niet bij uw functie: {purpose}.",
                "This does not belong to your function: {purpose}.",
            ),
            "AVG art. 5(1)(b), 32",
        ),
        LookReason.NOT_YOUR_RESIDENT: ReasonWords(
            Text(
                "U bent niet de vaste persoon van deze inwoner.",
                "You are not this resident's trusted person.",
            ),
            "AVG art. 5(1)(b), (c)",
        ),
        LookReason.STAND_IN_OVER: ReasonWords(
            Text("U verving tot en met {date}.", "You stood in up to and including {date}."),
            "Own choice of Bereik: for named days",
        ),
        LookReason.OTHER_LAW: ReasonWords(
            Text(
                "Dit kwam binnen onder de {law}. De inwoner heeft niet ingestemd met gebruik daarbuiten.",
                "This came in under the {law}. The resident has not agreed to use outside it.",
            ),
            "Wmo 2015 art. 5.1.1; AVG art. 5(1)(b)",
        ),
        LookReason.REASON_MISSING: ReasonWords(
            Text("Schrijf eerst op waarom u dit wilt zien.", "First write down why you want to see this."),
            "AVG art. 5(2)",
        ),
        LookReason.TRAIL_FAILED: ReasonWords(
            Text(
                "Wij konden niet opschrijven dat u keek. Daarom tonen wij het niet. Meld het nummer {number}.",
                "We could not write down that you looked. So we do not show it. Report the number {number}.",
            ),
            "AVG art. 5(2), 32; Own choice of Bereik",
        ),
        LookReason.WRITE_REASON: ReasonWords(
            Text(
                "Is het echt nodig? Schrijf dan op waarom. De vaste persoon hoort het, en het wordt nagekeken.",
                "Is it really needed? Then write down why. The trusted person is told, and it is reviewed.",
            ),
            "AVG art. 5(2), 32",
        ),
        LookReason.ASK_TRUSTED: ReasonWords(
            Text("Vraag het aan de vaste persoon: {name}.", "Ask the trusted person: {name}."),
            "SCP 2024: one trusted professional",
        ),
        LookReason.CALL_HOUSEKEEPER: ReasonWords(
            Text(
                "Klopt dit niet? Bel de functioneel beheerder: {phone}.",
                "Is this not right? Call the housekeeper: {phone}.",
            ),
            "BIO2",
        ),
    }
)
