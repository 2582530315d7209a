"""Which closed lists are there, and what is a member of one called?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from bereik.terms.advice import ADVICE, Advice
from bereik.terms.authority import AGES, SAYS_YES, Age, SaysYes
from bereik.terms.barriers import BARRIERS, FRAMES, LEVELS, Barrier, Frame, Level
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.consultation import ASKED, ENDS_IN, SINCE, WANTS, Asked, EndsIn, Since, Wants
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.ddas.versions import VERSIONS, Version
from bereik.terms.end_results import END_RESULTS, EndResult
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.faces import FACES, Face
from bereik.terms.functions import FUNCTIONS, Function
from bereik.terms.grounds import GROUNDS, Ground
from bereik.terms.hand_overs import HAND_OVERS, HandOver
from bereik.terms.helped import HELPED, Helped
from bereik.terms.knowing import KNOWING, Knowing
from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.laws import LAWS, Law
from bereik.terms.life_domains import LIFE_DOMAINS, LifeDomain
from bereik.terms.medical_secrecy import SECRECY_OPTIONS, SecrecyOption
from bereik.terms.needs import NEEDS, Need
from bereik.terms.outcomes import OUTCOMES, REACHES, Outcome, Reach
from bereik.terms.outgoing import OUTGOING, Outgoing
from bereik.terms.own_answers import OWN_ANSWERS, OwnAnswer
from bereik.terms.own_words import OWN_KINDS, SAID_HOW, OwnKind, SaidHow
from bereik.terms.parts_of_day import PARTS_OF_DAY, PartOfDay
from bereik.terms.promises import BROKEN_BECAUSE, PROMISE_STATES, BrokenBecause, PromiseState
from bereik.terms.purposes import PURPOSES, Purpose
from bereik.terms.recognisable import RECOGNISABLE, Recognisable
from bereik.terms.reporting_code import REPORTING_STEPS, ReportingStep
from bereik.terms.retention import RETENTION, Kept
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.signal_states import SIGNAL_STATES, SignalState
from bereik.terms.steps import STEPS, Step
from bereik.terms.term import Term
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class ClosedList:
    title: Text
    members: type[StrEnum]
    terms: Mapping[Any, Term]


LISTS: tuple[ClosedList, ...] = (
    ClosedList(Text("Stappen van de weg", "Steps of the journey"), Step, STEPS),
    ClosedList(Text("Vijf gezichten van niet bereiken", "Five faces of non-reach"), Face, FACES),
    ClosedList(Text("Wegen voor een signaal", "Routes for a signal"), Route, ROUTES),
    ClosedList(Text("Gronden", "Grounds"), Ground, GROUNDS),
    ClosedList(Text("Wie een signaal geeft", "Who gives a signal"), Sender, SENDERS),
    ClosedList(Text("Wat de inwoner weet", "What the resident knows"), Knowing, KNOWING),
    ClosedList(Text("Hoe oud iemand is", "How old somebody is"), Age, AGES),
    ClosedList(Text("Wie ja zegt", "Who says yes"), SaysYes, SAYS_YES),
    ClosedList(Text("Gevaar dat iemand noemt", "Danger that somebody names"), Danger, DANGERS),
    ClosedList(Text("Waar ernstige zorg heen gaat", "Where a serious worry goes"), HandOver, HAND_OVERS),
    ClosedList(
        Text("Stappen van de meldcode", "Steps of the reporting code"), ReportingStep, REPORTING_STEPS
    ),
    ClosedList(
        Text("Wanneer het beroepsgeheim ruimte laat", "When medical secrecy leaves room"),
        SecrecyOption,
        SECRECY_OPTIONS,
    ),
    ClosedList(Text("Hoe lang iets al speelt", "How long something is going on"), Since, SINCE),
    ClosedList(Text("Wat al gevraagd is", "What was asked already"), Asked, ASKED),
    ClosedList(Text("Wat een partner wil weten", "What a partner wants to know"), Wants, WANTS),
    ClosedList(Text("Raad die wij geven", "Advice that we give"), Advice, ADVICE),
    ClosedList(Text("Waar een vraag op uitkomt", "What a question ends in"), EndsIn, ENDS_IN),
    ClosedList(
        Text("Waaraan iemand te herkennen is", "By what somebody can be recognised"),
        Recognisable,
        RECOGNISABLE,
    ),
    ClosedList(Text("Leefgebieden", "Life domains"), LifeDomain, LIFE_DOMAINS),
    ClosedList(Text("Niveaus van drempels", "Levels of barriers"), Level, LEVELS),
    ClosedList(Text("Drempels", "Barriers"), Barrier, BARRIERS),
    ClosedList(Text("Hoe onderzoek drempels indeelt", "How research frames barriers"), Frame, FRAMES),
    ClosedList(Text("Wat hielp", "What helped"), Helped, HELPED),
    ClosedList(Text("Wat mensen willen", "What people want"), Need, NEEDS),
    ClosedList(Text("Manieren om contact te zoeken", "Ways to seek contact"), Channel, CHANNELS),
    ClosedList(Text("Dagdelen", "Parts of the day"), PartOfDay, PARTS_OF_DAY),
    ClosedList(Text("Hoe dichtbij wij kwamen", "How near we came"), Reach, REACHES),
    ClosedList(Text("Wat een poging opleverde", "What an attempt brought"), Outcome, OUTCOMES),
    ClosedList(Text("Wat een inwoner zelf zegt", "What a resident says themself"), OwnKind, OWN_KINDS),
    ClosedList(Text("Wat wij daarop antwoorden", "What we answer to it"), OwnAnswer, OWN_ANSWERS),
    ClosedList(Text("Hoe het gezegd is", "How it was said"), SaidHow, SAID_HOW),
    ClosedList(Text("Stand van een belofte", "State of a promise"), PromiseState, PROMISE_STATES),
    ClosedList(Text("Waarom een belofte niet lukte", "Why a promise failed"), BrokenBecause, BROKEN_BECAUSE),
    ClosedList(Text("Waarom een weg eindigt", "Why a journey ends"), EndingReason, ENDINGS),
    ClosedList(
        Text("Eindresultaten voor een levering", "End results for a delivery"), EndResult, END_RESULTS
    ),
    ClosedList(Text("Stand van een signaal", "State of a signal"), SignalState, SIGNAL_STATES),
    ClosedList(Text("Versies van DDAS", "Versions of DDAS"), Version, VERSIONS),
    ClosedList(Text("Wetten", "Laws"), Law, LAWS),
    ClosedList(Text("Termijnen in de wet", "Terms set by law"), Clock, CLOCKS),
    ClosedList(Text("Hoe lang wij bewaren", "How long we keep things"), Kept, RETENTION),
    ClosedList(Text("Waarvoor iemand iets opent", "What somebody opens something for"), Purpose, PURPOSES),
    ClosedList(Text("Functies", "Functions"), Function, FUNCTIONS),
    ClosedList(Text("Berichten die het huis verlaten", "Messages that leave the house"), Outgoing, OUTGOING),
)

TERMS: Mapping[type[StrEnum], Mapping[Any, Term]] = MappingProxyType(
    {one.members: one.terms for one in LISTS}
)


def term_of(member: StrEnum) -> Term:
    return TERMS[type(member)][member]


def label_of(member: StrEnum) -> Text:
    return term_of(member).label


def choices(members: Iterable[StrEnum], language: str) -> list[tuple[str, str]]:
    """For a form or a column: the value that is kept, and the label that is read."""
    return [(member.value, label_of(member).say(language)) for member in members]
