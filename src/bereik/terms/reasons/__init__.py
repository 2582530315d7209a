"""Which reasons may a rule of this house give? Every theme is a closed list; here they stand together."""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.reasons.agreeing import AGREE_REASONS, AgreeReason
from bereik.terms.reasons.capacity import CAPACITY_REASONS, CapacityReason
from bereik.terms.reasons.consulting import CONSULT_REASONS, ConsultReason
from bereik.terms.reasons.day_list import DAY_LIST_REASONS, DayListReason
from bereik.terms.reasons.feedback import SIGNAL_REASONS, SignalReason
from bereik.terms.reasons.links import LINK_REASONS, LinkReason
from bereik.terms.reasons.looks import LOOK_REASONS, LookReason
from bereik.terms.reasons.promising import PROMISE_REASONS, PromiseReason
from bereik.terms.reasons.rests import REST_REASONS, RestReason
from bereik.terms.reasons.routes import ROUTE_REASONS, RouteReason
from bereik.terms.reasons.stopping import STOPPING_REASONS, StoppingReason
from bereik.terms.reasons.taking_on import TAKING_ON_REASONS, TakingOnReason
from bereik.terms.reasons.trying import TRY_REASONS, TryReason
from bereik.terms.text import Text

__all__ = [
    "AGREE_REASONS",
    "CAPACITY_REASONS",
    "CONSULT_REASONS",
    "DAY_LIST_REASONS",
    "LINK_REASONS",
    "LOOK_REASONS",
    "PROMISE_REASONS",
    "REASONS",
    "REST_REASONS",
    "ROUTE_REASONS",
    "SIGNAL_REASONS",
    "STOPPING_REASONS",
    "TAKING_ON_REASONS",
    "THEMES",
    "TRY_REASONS",
    "AgreeReason",
    "CapacityReason",
    "ConsultReason",
    "DayListReason",
    "LinkReason",
    "LookReason",
    "PromiseReason",
    "ReasonTerm",
    "ReasonWords",
    "RestReason",
    "RouteReason",
    "SignalReason",
    "StoppingReason",
    "TakingOnReason",
    "TryReason",
    "reason_term",
]

THEMES: Mapping[type[ReasonTerm], Text] = MappingProxyType(
    {
        RouteReason: Text("Redenen bij een weg", "Reasons about a route"),
        AgreeReason: Text("Redenen bij een ja", "Reasons about a yes"),
        SignalReason: Text("Redenen bij een signaal", "Reasons about a signal"),
        TakingOnReason: Text("Redenen bij oppakken", "Reasons about taking on"),
        CapacityReason: Text("Redenen bij ruimte", "Reasons about room"),
        DayListReason: Text("Redenen op de daglijst", "Reasons on the day list"),
        TryReason: Text("Redenen bij een poging", "Reasons about an attempt"),
        PromiseReason: Text("Redenen bij een belofte", "Reasons about a promise"),
        RestReason: Text("Redenen om te rusten", "Reasons to rest"),
        StoppingReason: Text("Redenen bij rusten en eindigen", "Reasons about resting and ending"),
        LinkReason: Text("Redenen bij een link", "Reasons about a link"),
        LookReason: Text("Redenen bij kijken", "Reasons about looking"),
        ConsultReason: Text("Redenen bij een vraag zonder naam", "Reasons about a question without a name"),
    }
)

REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        **ROUTE_REASONS,
        **AGREE_REASONS,
        **SIGNAL_REASONS,
        **TAKING_ON_REASONS,
        **CAPACITY_REASONS,
        **DAY_LIST_REASONS,
        **TRY_REASONS,
        **PROMISE_REASONS,
        **REST_REASONS,
        **STOPPING_REASONS,
        **LINK_REASONS,
        **LOOK_REASONS,
        **CONSULT_REASONS,
    }
)

_BY_NAME: Mapping[str, ReasonTerm] = MappingProxyType({term.value: term for term in REASONS})


def reason_term(name: str) -> ReasonTerm:
    """The term that a stored name stands for: what was written down as a word is read back as a word."""
    return _BY_NAME[name]
