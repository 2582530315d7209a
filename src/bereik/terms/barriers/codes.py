"""Which barriers can stand between people and help, on which level, and how have others framed them?

A personal barrier is what a resident shows; what triggers it lies with us. So a personal code asks for at
least one code of another level beside it, or the explicit words that no trigger was found.
"""

from dataclasses import dataclass
from enum import StrEnum

from bereik.terms.faces import Face
from bereik.terms.term import Term


class Barrier(StrEnum):
    SHAME = "P1"
    DISTRUST_FROM_EXPERIENCE = "P2"
    FEAR_OF_REPAYMENT = "P3"
    FEAR_OF_INTERVENTION = "P4"
    UNAWARE_OF_SUPPORT = "P5"
    SEEMS_NOT_FOR_ME = "P6"
    NEED_NOT_RECOGNISED = "P7"
    NO_STRENGTH_TO_ACT = "P8"
    LANGUAGE_AND_DIGITAL = "P9"
    NO_NETWORK = "P10"
    OWN_WAY = "P11"
    TOO_LITTLE_FOR_THE_EFFORT = "P12"

    SOCIAL_STIGMA = "M1"
    SELF_RELIANT_CITIZEN = "M2"
    COMPLEX_SYSTEM = "M3"
    GENERAL_DISTRUST = "M4"
    LABOUR_SHORTAGE = "M5"

    SUPPLY_DRIVEN = "B1"
    NO_CHOICE_WHOM_TO_REACH = "B2"
    COST_CONTAINMENT = "B3"
    SILOS = "B4"
    FUNDING_AND_INDICATION = "B5"
    UNCLEAR_DATA_RULES = "B6"
    NO_LEARNING = "B7"
    NO_SHARED_VISION = "B8"
    ENFORCEMENT_LOGIC = "B9"

    PASSIVE_DESK = "D1"
    HOOPS = "D2"
    BURDEN_OF_PROOF = "D3"
    RETELLING = "D4"
    BROKEN_PROMISE = "D5"
    CHANGING_FACES = "D6"
    DELAY = "D7"
    NEED_UNDERRATED = "D8"
    SELF_RELIANCE_OVERRATED = "D9"
    BOXED_IN = "D10"
    NOT_HEARD = "D11"
    PARTIAL_HELP = "D12"
    REFERRAL_CAROUSEL = "D13"
    TREATMENT = "D14"
    NO_TIME = "D15"
    LOST_SIGNAL = "D16"
    LETTER = "D17"


class Level(StrEnum):
    PERSONAL = "personal"
    SOCIETAL = "societal"
    ADMINISTRATIVE = "administrative"
    SERVICE = "service"


class Frame(StrEnum):
    """How research has framed the same barrier; one barrier may stand in several frames."""

    LEARNING = "learning"
    COMPLIANCE = "compliance"
    PSYCHOLOGICAL = "psychological"
    STIGMA = "stigma"
    THRESHOLD = "threshold"
    TRADE_OFF = "trade_off"
    ACTING_POWER = "acting_power"
    SCHEME = "scheme"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierTerm(Term):
    level: Level
    frames: frozenset[Frame] = frozenset()
    face: Face | None = None

    @property
    def asks_for_a_trigger(self) -> bool:
        return self.level is Level.PERSONAL
