"""Why does this resident stand on today's list, and why here? In this order, and never by a score."""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.text import Text

_WORD = "SCP 2023: promises that are not kept damage trust"
_NO_SCORE = "Own choice of Bereik: named reasons, no score"


class DayListReason(ReasonTerm):
    """The order of the members is the order of the list."""

    DANGER_NAMED = "day_danger_named"
    PROMISE_BROKEN = "day_promise_broken"
    PROMISE_DUE = "day_promise_due"
    CONTACT_LATE = "day_contact_late"
    CONTACT_DUE = "day_contact_due"
    CLOCK_PASSED = "day_clock_passed"
    CLOCK_DUE = "day_clock_due"
    ASKED_BY_RESIDENT = "day_asked_by_resident"
    REST_OVER = "day_rest_over"
    PROMISE_SOON = "day_promise_soon"
    CONTACT_SOON = "day_contact_soon"
    TRY_PLANNED = "day_try_planned"
    NOT_YET_TRIED = "day_not_yet_tried"
    TRIED_BEFORE = "day_tried_before"
    BY_LOT = "day_by_lot"
    IN_TOUCH = "day_in_touch"

    @property
    def place(self) -> int:
        return list(DayListReason).index(self)


DAY_LIST_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        DayListReason.DANGER_NAMED: ReasonWords(
            Text(
                "{name} noemde gevaar, op {date}: {what}.",
                "{name} named danger, on {date}: {what}.",
            ),
            "Wgs art. 4(2); Wmo 2015 art. 2.3.3: a person says it, not a sum",
        ),
        DayListReason.PROMISE_BROKEN: ReasonWords(
            Text(
                "Beloofd aan de inwoner, uiterlijk {date}. Leg het uit en maak het goed.",
                "Promised to the resident, by {date}. Explain, and put it right.",
            ),
            _WORD,
        ),
        DayListReason.PROMISE_DUE: ReasonWords(
            Text("Beloofd aan de inwoner, uiterlijk {date}.", "Promised to the resident, by {date}."), _WORD
        ),
        DayListReason.CONTACT_LATE: ReasonWords(
            Text(
                "Wij beloofden uiterlijk {date} contact te zoeken. Dat is voorbij.",
                "We promised to seek contact by {date}. That day has passed.",
            ),
            _WORD,
        ),
        DayListReason.CONTACT_DUE: ReasonWords(
            Text(
                "Wij beloofden uiterlijk {date} contact te zoeken.",
                "We promised to seek contact by {date}.",
            ),
            _WORD,
        ),
        DayListReason.CLOCK_PASSED: ReasonWords(
            Text(
                "De termijn van de {law} is voorbij sinds {date}.", "The term of the {law} passed on {date}."
            ),
            "Wgs art. 4; Wmo 2015 art. 2.3.2, 2.3.5",
        ),
        DayListReason.CLOCK_DUE: ReasonWords(
            Text("De termijn van de {law} eindigt op {date}.", "The term of the {law} ends on {date}."),
            "Wgs art. 4; Wmo 2015 art. 2.3.2, 2.3.5",
        ),
        DayListReason.ASKED_BY_RESIDENT: ReasonWords(
            Text("De inwoner vroeg hier zelf om, op {date}.", "The resident asked for this, on {date}."),
            "SCP 2023: to be heard",
        ),
        DayListReason.REST_OVER: ReasonWords(
            Text(
                "Dit rustte tot {date}. Kijk of het nu wel kan.",
                "This rested until {date}. See whether now is better.",
            ),
            _NO_SCORE,
        ),
        DayListReason.PROMISE_SOON: ReasonWords(
            Text("Beloofd aan de inwoner, uiterlijk {date}.", "Promised to the resident, by {date}."), _WORD
        ),
        DayListReason.CONTACT_SOON: ReasonWords(
            Text(
                "Wij beloofden uiterlijk {date} contact te zoeken.",
                "We promised to seek contact by {date}.",
            ),
            _WORD,
        ),
        DayListReason.TRY_PLANNED: ReasonWords(
            Text(
                "Voor vandaag staat een poging gepland: {channel}, {part_of_day}.",
                "An attempt is planned for today: {channel}, {part_of_day}.",
            ),
            _NO_SCORE,
        ),
        DayListReason.NOT_YET_TRIED: ReasonWords(
            Text(
                "Wij zijn hier nog niet geweest. Gezien op {date}.",
                "We have not been there yet. Seen on {date}.",
            ),
            _NO_SCORE,
        ),
        DayListReason.TRIED_BEFORE: ReasonWords(
            Text(
                "{count} keer geprobeerd, het laatst op {date}. Nu anders.",
                "Tried {count} times, the last on {date}. Another way now.",
            ),
            "Verwey-Jonker and CBS 2024: number of tries and channel explain contact",
        ),
        DayListReason.BY_LOT: ReasonWords(
            Text("Gekozen door loting.", "Chosen by lot."),
            "Algoritmekader: a random share keeps the order honest",
        ),
        DayListReason.IN_TOUCH: ReasonWords(
            Text(
                "Jullie spraken elkaar op {date}. Er hoeft nu niets.",
                "You spoke on {date}. Nothing is needed now.",
            ),
            _NO_SCORE,
        ),
    }
)
