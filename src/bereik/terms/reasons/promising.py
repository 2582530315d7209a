"""May we promise this, keep it, move it or explain it, and why not?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_WORD = "SCP 2023: promises that are not kept damage trust"
_DAY = "Own choice of Bereik: a promise has a day, and keeps the day that was said"


class PromiseReason(ReasonTerm):
    DAY_NAMED = "promise_day_named"
    FREE_DAY = "promise_free_day"
    DAY_PASSED = "promise_day_passed"
    TOO_FAR = "promise_too_far"
    NAME_A_DAY = "promise_name_a_day"
    DONE = "promise_done"
    ALREADY_DONE = "promise_already_done"
    ALREADY_MOVED = "promise_already_moved"
    ALREADY_PUT_RIGHT = "promise_already_put_right"
    LET_GO = "promise_let_go"
    DAY_HAS_COME = "promise_day_has_come"
    TELL_FIRST = "promise_tell_first"
    RESIDENT_KNOWS = "promise_resident_knows"
    RESIDENT_SAYS_NOT = "promise_resident_says_not"
    SAID_IT_FAILED = "promise_said_it_failed"
    EXPLAIN_IT = "promise_explain_it"
    EXPLAINED = "promise_explained"
    NOT_THE_SAME_DAY = "promise_not_the_same_day"
    TAKEN_BACK = "promise_taken_back"


PROMISE_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        PromiseReason.DAY_NAMED: ReasonWords(
            Text("Beloofd voor {date}.", "Promised for {date}."),
            _DAY,
        ),
        PromiseReason.FREE_DAY: ReasonWords(
            Text(
                "{date} is een vrije dag ({day}). Klopt dat?", "{date} is a free day ({day}). Is that right?"
            ),
            _DAY + "; free days as in the Algemene termijnenwet art. 3",
        ),
        PromiseReason.DAY_PASSED: ReasonWords(
            Text(
                "{date} is al voorbij. Een belofte heeft een dag die nog komt.",
                "{date} has passed. A promise has a day that is still to come.",
            ),
            _DAY,
        ),
        PromiseReason.TOO_FAR: ReasonWords(
            Text(
                "{date} is meer dan een jaar weg. Klopt het jaartal?",
                "{date} is more than a year away. Is the year right?",
            ),
            _DAY,
        ),
        PromiseReason.NAME_A_DAY: ReasonWords(
            Text("Kies een dag, hoogstens een jaar vooruit.", "Choose a day, a year ahead at most."), _DAY
        ),
        PromiseReason.DONE: ReasonWords(Text("Dit is gedaan.", "This is done."), _WORD),
        PromiseReason.ALREADY_DONE: ReasonWords(
            Text("Dit is al gedaan, op {date}.", "This is done already, on {date}."), _WORD
        ),
        PromiseReason.ALREADY_MOVED: ReasonWords(
            Text(
                "Dit is al verzet, op {date}. Kijk naar de nieuwe belofte.",
                "This was moved already, on {date}. Look at the new promise.",
            ),
            _WORD,
        ),
        PromiseReason.ALREADY_PUT_RIGHT: ReasonWords(
            Text(
                "Dit is al uitgelegd en goedgemaakt, op {date}.",
                "This was explained and put right already, on {date}.",
            ),
            _WORD,
        ),
        PromiseReason.LET_GO: ReasonWords(
            Text("Dit hoeft niet meer, sinds {date}.", "This is no longer needed, since {date}."), _WORD
        ),
        PromiseReason.DAY_HAS_COME: ReasonWords(
            Text(
                "De dag is er: {date}. Verzetten kan alleen ervoor.",
                "The day has come: {date}. It can only be moved before.",
            ),
            _WORD,
        ),
        PromiseReason.TELL_FIRST: ReasonWords(
            Text(
                "Vertel het eerst aan de inwoner. Dan kun je de dag verzetten.",
                "Tell the resident first. Then you can move the day.",
            ),
            _WORD,
        ),
        PromiseReason.RESIDENT_KNOWS: ReasonWords(
            Text("De inwoner weet van de nieuwe dag.", "The resident knows of the new day."), _WORD
        ),
        PromiseReason.RESIDENT_SAYS_NOT: ReasonWords(
            Text(
                "De inwoner zegt dat dit niet gebeurd is.",
                "The resident says that this was not done.",
            ),
            _WORD,
        ),
        PromiseReason.SAID_IT_FAILED: ReasonWords(
            Text("Hier staat al dat dit niet lukte.", "It says here already that this failed."), _WORD
        ),
        PromiseReason.EXPLAIN_IT: ReasonWords(
            Text(
                "Leg uit waarom, en zeg wat je nu doet.",
                "Explain why, and say what you do now.",
            ),
            _WORD,
        ),
        PromiseReason.EXPLAINED: ReasonWords(
            Text("Dit kan worden uitgelegd en goedgemaakt.", "This can be explained and put right."), _WORD
        ),
        PromiseReason.NOT_THE_SAME_DAY: ReasonWords(
            Text(
                "Dit schreef je op {date} op. Terugnemen kan alleen op dezelfde dag.",
                "You wrote this down on {date}. It can be taken back on the same day only.",
            ),
            "Own choice of Bereik: undo instead of asking whether one is sure",
        ),
        PromiseReason.TAKEN_BACK: ReasonWords(
            Text("Teruggenomen. De belofte staat weer open.", "Taken back. The promise is open again."),
            "Own choice of Bereik: undo instead of asking whether one is sure",
        ),
    }
)
