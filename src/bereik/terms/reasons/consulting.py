"""What became of a question without a name, and why may somebody answer it, or not?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text

_ROUTE = f"Own design of the four routes; AVG recital 26; {TO_BE_CONFIRMED}"
_ONE_READER = "Own choice of Bereik: one adviser reads a question, and nobody else"


class ConsultReason(ReasonTerm):
    ASKED = "consult_asked"
    ASKED_BEFORE = "consult_asked_before"
    BEING_READ = "consult_being_read"
    ANSWERED = "consult_answered"
    LATE = "consult_late"
    NEVER_ANSWERED = "consult_never_answered"
    FREE_TO_ANSWER = "consult_free_to_answer"
    YOURS_TO_ANSWER = "consult_yours_to_answer"
    READ_BY_ANOTHER = "consult_read_by_another"
    ANSWERED_BEFORE = "consult_answered_before"
    ERASED = "consult_erased"
    STILL_NAMES = "consult_still_names"
    CALL_HAS_NO_DAY = "consult_call_has_no_day"
    CALL_IS_PAST = "consult_call_is_past"
    CALL_ON_A_FREE_DAY = "consult_call_on_a_free_day"
    CALL_OUT_OF_HOURS = "consult_call_out_of_hours"
    CALL_TOO_FAR = "consult_call_too_far"
    CALL_IS_SET = "consult_call_is_set"
    CARD_UNKNOWN = "consult_card_unknown"
    NOT_YOURS = "consult_not_yours"


CONSULT_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        ConsultReason.ASKED: ReasonWords(
            Text(
                "Wij hebben uw vraag. Uiterlijk {date} leest u hier ons antwoord.",
                "We have your question. By {date} at the latest you read our answer here.",
            ),
            _ROUTE,
        ),
        ConsultReason.ASKED_BEFORE: ReasonWords(
            Text(
                "Deze vraag hadden wij al. U hoeft niets te doen.",
                "We had this question already. You need not do anything.",
            ),
            "Own choice of Bereik: a key is unique per sender",
        ),
        ConsultReason.BEING_READ: ReasonWords(
            Text(
                "Eén collega leest uw vraag nu. Uiterlijk {date} leest u hier ons antwoord.",
                "One colleague is reading your question now. By {date} at the latest you read our answer here.",
            ),
            _ONE_READER,
        ),
        ConsultReason.ANSWERED: ReasonWords(
            Text("Wij antwoordden op {date}.", "We answered on {date}."),
            _ROUTE,
        ),
        ConsultReason.LATE: ReasonWords(
            Text(
                "Ons antwoord is te laat. Wij beloofden het op {date}.",
                "Our answer is late. We promised it by {date}.",
            ),
            "SCP 2023: promises that are not kept damage trust",
        ),
        ConsultReason.NEVER_ANSWERED: ReasonWords(
            Text(
                "Wij gaven u geen antwoord. Dat lag aan ons.",
                "We gave you no answer. That was our doing.",
            ),
            "Own choice of Bereik: it counts as ours",
        ),
        ConsultReason.FREE_TO_ANSWER: ReasonWords(
            Text("Niemand leest deze vraag nog.", "Nobody is reading this question yet."), _ONE_READER
        ),
        ConsultReason.YOURS_TO_ANSWER: ReasonWords(
            Text("Je leest deze vraag al.", "You are reading this question already."), _ONE_READER
        ),
        ConsultReason.READ_BY_ANOTHER: ReasonWords(
            Text(
                "{name} was je net voor en leest deze vraag. Jij hoeft niets te doen.",
                "{name} was just before you and reads this question. You need not do anything.",
            ),
            _ONE_READER,
        ),
        ConsultReason.ANSWERED_BEFORE: ReasonWords(
            Text("Deze vraag is al beantwoord op {date}.", "This question was answered already on {date}."),
            _ONE_READER,
        ),
        ConsultReason.ERASED: ReasonWords(
            Text(
                "Deze vraag is gewist. Antwoorden kan niet meer.",
                "This question was erased. It can no longer be answered.",
            ),
            "terms of keeping: at most fourteen days",
        ),
        ConsultReason.STILL_NAMES: ReasonWords(
            Text(
                "Er staat nog iets in waaraan iemand te herkennen is. Wij hebben niets verstuurd.",
                "There is still something in it by which somebody can be recognised. We sent nothing.",
            ),
            _ROUTE,
        ),
        ConsultReason.CALL_HAS_NO_DAY: ReasonWords(
            Text("Kies een dag en een tijd om samen te bellen.", "Choose a day and a time to call together."),
            "Own choice of Bereik",
        ),
        ConsultReason.CALL_IS_PAST: ReasonWords(
            Text(
                "Dat moment is al voorbij. Kies een later moment.",
                "That moment has passed. Choose a later one.",
            ),
            "Own choice of Bereik",
        ),
        ConsultReason.CALL_ON_A_FREE_DAY: ReasonWords(
            Text("{date} is een vrije dag. Kies een werkdag.", "{date} is a free day. Choose a working day."),
            "Algemene termijnenwet art. 3",
        ),
        ConsultReason.CALL_OUT_OF_HOURS: ReasonWords(
            Text(
                "Kies een tijd tussen {first} en {last} uur.",
                "Choose a time between {first} and {last} hours.",
            ),
            "House default: while somebody of the team is at work",
        ),
        ConsultReason.CALL_TOO_FAR: ReasonWords(
            Text("Kies een dag uiterlijk {date}.", "Choose a day by {date} at the latest."),
            "House default: as long as a question is kept",
        ),
        ConsultReason.CALL_IS_SET: ReasonWords(
            Text("Wij bellen samen op {date}.", "We call together on {date}."), "Own choice of Bereik"
        ),
        ConsultReason.CARD_UNKNOWN: ReasonWords(
            Text(
                "Deze code kennen wij niet, of hij is verlopen. Vraag het gewoon opnieuw.",
                "We do not know this code, or it has expired. Just ask again.",
            ),
            "Own choice of Bereik: the code leads to choices, never to a person",
        ),
        ConsultReason.NOT_YOURS: ReasonWords(
            Text(
                "Deze vraag kunnen wij u niet tonen. U ziet alleen wat u zelf vroeg.",
                "We cannot show you this question. You see only what you asked yourself.",
            ),
            "AVG art. 5(1)(c)",
        ),
    }
)
