"""How does a promise of ours stand, and why did one fail? The reasons are ours, never the resident's."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class PromiseState(StrEnum):
    MADE = "made"
    DUE = "due"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    REPAIRED = "repaired"
    MOVED = "moved"
    LET_GO = "let_go"


class BrokenBecause(StrEnum):
    NO_PEOPLE = "no_people"
    AWAY = "away"
    FORGOTTEN = "forgotten"
    WAITS_FOR_ANOTHER = "waits_for_another"
    RULE_IN_THE_WAY = "rule_in_the_way"
    PROMISED_TOO_MUCH = "promised_too_much"
    NOT_UNDERSTOOD = "not_understood"


_STATE = "Own choice of Bereik; SCP 2023: promises that are not kept damage trust"
_OURS = "Own choice of Bereik; SCP 2024: administrative and service barriers"

PROMISE_STATES: Mapping[PromiseState, Term] = MappingProxyType(
    {
        PromiseState.MADE: Term(
            label=Text("Beloofd", "Promised"),
            meaning=Text("De dag is er nog niet.", "The day has not come yet."),
            source=_STATE,
        ),
        PromiseState.DUE: Term(
            label=Text("Vandaag", "Today"),
            meaning=Text("Vandaag moet het gebeurd zijn.", "It has to be done today."),
            source=_STATE,
        ),
        PromiseState.KEPT: Term(
            label=Text("Gedaan", "Done"),
            meaning=Text("Op tijd gedaan.", "Done in time."),
            source=_STATE,
        ),
        PromiseState.LATE: Term(
            label=Text("Te laat gedaan", "Done late"),
            meaning=Text("Gedaan, na de dag die wij noemden.", "Done, after the day we named."),
            source=_STATE,
        ),
        PromiseState.BROKEN: Term(
            label=Text("Niet gedaan", "Not done"),
            meaning=Text(
                "De dag is voorbij en het is niet gebeurd, of de inwoner zegt dat.",
                "The day has passed and it was not done, or the resident says so.",
            ),
            source=_STATE,
        ),
        PromiseState.REPAIRED: Term(
            label=Text("Niet gedaan, uitgelegd en goedgemaakt", "Not done, explained and put right"),
            meaning=Text(
                "Wij legden het uit en maakten het goed. Het telt als niet gedaan en als goedgemaakt.",
                "We explained and put it right. It counts as not done and as put right.",
            ),
            source=_STATE,
        ),
        PromiseState.MOVED: Term(
            label=Text("Verzet", "Moved"),
            meaning=Text(
                "Vóór de dag kwam er een andere dag, en de inwoner weet het. Een verzette belofte telt apart.",
                "Before the day another day was named, and the resident knows. A moved promise counts apart.",
            ),
            source=_STATE,
        ),
        PromiseState.LET_GO: Term(
            label=Text("Hoeft niet meer", "No longer needed"),
            meaning=Text(
                "Vóór de dag stopte het, en niet door ons. Het telt niet als gedaan en niet als niet gedaan.",
                "It stopped before the day, and not by us. It counts neither as done nor as not done.",
            ),
            source=_STATE,
        ),
    }
)

BROKEN_BECAUSE: Mapping[BrokenBecause, Term] = MappingProxyType(
    {
        BrokenBecause.NO_PEOPLE: Term(
            label=Text("Wij hadden te weinig mensen", "We had too few people"),
            meaning=Text("Er was niemand om het te doen.", "There was nobody to do it."),
            source="SCP 2024: capacity is part of reach",
        ),
        BrokenBecause.AWAY: Term(
            label=Text("Degene die het beloofde was er niet", "Whoever promised it was away"),
            meaning=Text(
                "Ziek of vrij, en niemand nam het over. Dat hadden wij moeten regelen.",
                "Ill or off, and nobody took over. We should have arranged that.",
            ),
            source=_OURS,
        ),
        BrokenBecause.FORGOTTEN: Term(
            label=Text("Wij vergaten het", "We forgot"),
            meaning=Text("Het is ons ontschoten.", "It slipped our mind."),
            source=_OURS,
        ),
        BrokenBecause.WAITS_FOR_ANOTHER: Term(
            label=Text("Een ander moest eerst iets doen", "Somebody else had to act first"),
            meaning=Text(
                "Wij wachten op een ander team of een andere organisatie.",
                "We wait for another team or organisation.",
            ),
            source=_OURS,
        ),
        BrokenBecause.RULE_IN_THE_WAY: Term(
            label=Text("Een regel stond in de weg", "A rule was in the way"),
            meaning=Text("Het mocht niet, of het kon niet zo.", "It was not allowed, or not in this way."),
            source="SCP 2024: administrative causes of non-reach",
        ),
        BrokenBecause.PROMISED_TOO_MUCH: Term(
            label=Text("Wij beloofden te veel", "We promised too much"),
            meaning=Text("Het was niet haalbaar op die dag.", "It could not be done by that day."),
            source=_OURS,
        ),
        BrokenBecause.NOT_UNDERSTOOD: Term(
            label=Text("Wij begrepen elkaar verkeerd", "We misunderstood each other"),
            meaning=Text(
                "Wij dachten aan iets anders dan de inwoner.", "We meant something else than the resident."
            ),
            source=_OURS,
        ),
    }
)
