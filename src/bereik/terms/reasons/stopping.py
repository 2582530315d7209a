"""May it rest, may it end, and who says so? A resident's no is theirs to say; silence says nothing."""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_REST = "Own choice of Bereik: it rests with a date and a reason"
_NO = "AVG art. 21(1); SCP 2024: a clear no is the resident's own"
_OURS = "SCP 2024, five faces of non-reach: nobody is closed by silence"


class StoppingReason(ReasonTerm):
    RESTS = "stopping_rests"
    DAY_PASSED = "stopping_day_passed"
    TOO_LONG = "stopping_too_long"
    CHOOSE_DAY = "stopping_choose_day"
    MAY_END = "stopping_may_end"
    SAID_NO = "stopping_said_no"
    COME_BACK = "stopping_come_back"
    NOT_SAID = "stopping_not_said"
    WRITE_DOWN = "stopping_write_down"
    NOT_SAID_MET = "stopping_not_said_met"
    ASK = "stopping_ask"
    WE_MET = "stopping_we_met"
    NEVER_MET = "stopping_never_met"
    WE_WENT = "stopping_we_went"
    NOT_TRIED = "stopping_not_tried"
    OTHER_REASON = "stopping_other_reason"
    PROMISE_STANDS = "stopping_promise_stands"
    KEEP_OR_EXPLAIN = "stopping_keep_or_explain"
    ASKED = "stopping_asked"
    ANSWER_FIRST = "stopping_answer_first"
    NEEDS_A_PERSON = "stopping_needs_a_person"


STOPPING_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        StoppingReason.RESTS: ReasonWords(
            Text(
                "Het rust tot {date}. Dan vragen wij het nog eens.",
                "It rests until {date}. Then we ask again.",
            ),
            _REST,
        ),
        StoppingReason.DAY_PASSED: ReasonWords(
            Text("{date} is al geweest.", "{date} has already been."), _REST
        ),
        StoppingReason.TOO_LONG: ReasonWords(
            Text(
                "Langer dan een jaar laten wij niets rusten.", "We let nothing rest for longer than a year."
            ),
            _REST,
        ),
        StoppingReason.CHOOSE_DAY: ReasonWords(
            Text("Kies een dag na vandaag, uiterlijk {date}.", "Choose a day after today, by {date}."), _REST
        ),
        StoppingReason.MAY_END: ReasonWords(
            Text("Dit mag eindigen, met deze reden.", "This may end, for this reason."), _OURS
        ),
        StoppingReason.SAID_NO: ReasonWords(
            Text(
                "De inwoner zei duidelijk nee, op {date}. Wij doen niets meer, behalve bij gevaar.",
                "The resident clearly said no, on {date}. We do nothing more, except in danger.",
            ),
            _NO,
        ),
        StoppingReason.COME_BACK: ReasonWords(
            Text(
                "Terugkomen mag altijd. Dat zegt de inwoner dan zelf.",
                "Coming back is always possible. The resident will say so.",
            ),
            _NO,
        ),
        StoppingReason.NOT_SAID: ReasonWords(
            Text(
                "Alleen de inwoner zelf zegt nee. Een dichte deur of een slechte dag is geen nee.",
                "Only the resident says no. A closed door or a bad day is no no.",
            ),
            _NO,
        ),
        StoppingReason.WRITE_DOWN: ReasonWords(
            Text(
                "Zei of schreef de inwoner het zelf? Schrijf op hoe.",
                "Did the resident say or write it? Write down how.",
            ),
            _NO,
        ),
        StoppingReason.NOT_SAID_MET: ReasonWords(
            Text("Of het genoeg is, zegt de inwoner zelf.", "Whether it is enough, the resident says."),
            "SCP 2023: the need in the resident's own words",
        ),
        StoppingReason.ASK: ReasonWords(
            Text("Vraag het, en schrijf het antwoord op.", "Ask, and write down the answer."),
            "SCP 2023: the need in the resident's own words",
        ),
        StoppingReason.WE_MET: ReasonWords(
            Text(
                "Wij spraken deze inwoner. Dan klopt deze reden niet.",
                "We spoke with this resident. Then this reason is not true.",
            ),
            _OURS,
        ),
        StoppingReason.NEVER_MET: ReasonWords(
            Text(
                "Wij spraken deze inwoner niet. Dan kunnen wij dit niet weten.",
                "We did not speak with this resident. Then we cannot know this.",
            ),
            _OURS,
        ),
        StoppingReason.WE_WENT: ReasonWords(
            Text(
                "Wij zijn wel gegaan. Dan klopt deze reden niet.", "We did go. Then this reason is not true."
            ),
            _OURS,
        ),
        StoppingReason.NOT_TRIED: ReasonWords(
            Text(
                "Wij hebben het nog niet geprobeerd. Dan is de reden dat wij niet gingen.",
                "We have not tried yet. Then the reason is that we did not go.",
            ),
            _OURS,
        ),
        StoppingReason.OTHER_REASON: ReasonWords(
            Text("Kies de reden die wel klopt.", "Choose the reason that is true."), _OURS
        ),
        StoppingReason.PROMISE_STANDS: ReasonWords(
            Text("Wij beloofden nog iets, voor {date}.", "We still promised something, by {date}."),
            "SCP 2023: promises that are not kept damage trust",
        ),
        StoppingReason.KEEP_OR_EXPLAIN: ReasonWords(
            Text("Doe het eerst, of leg uit waarom het niet lukt.", "Do it first, or explain why it fails."),
            "SCP 2023: promises that are not kept damage trust",
        ),
        StoppingReason.ASKED: ReasonWords(
            Text(
                "De inwoner vroeg ons iets, op {date}, en wacht op antwoord.",
                "The resident asked us something, on {date}, and waits for an answer.",
            ),
            _OURS,
        ),
        StoppingReason.ANSWER_FIRST: ReasonWords(Text("Geef eerst antwoord.", "Answer first."), _OURS),
        StoppingReason.NEEDS_A_PERSON: ReasonWords(
            Text(
                "Niemand wordt vanzelf afgesloten. Een mens beslist, met een reden.",
                "Nobody is closed by itself. A person decides, with a reason.",
            ),
            _OURS,
        ),
    }
)
