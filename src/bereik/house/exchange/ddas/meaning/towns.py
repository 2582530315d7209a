"""What belongs together in a delivery: which signals and cases are of one municipality, and where do they stand?

IDs are a municipality's own: two towns may both have a signal "1". Two parts of the same town share theirs.
"""

from dataclasses import dataclass, field

from bereik.house.exchange.ddas.delivery import ArrearsSignal, Case, Delivery
from bereik.house.exchange.ddas.finding import step


@dataclass(frozen=True, slots=True)
class PlacedSignal:
    path: str
    signal: ArrearsSignal


@dataclass(frozen=True, slots=True)
class PlacedCase:
    path: str
    case: Case
    signals: tuple[PlacedSignal, ...]
    """Those it refers to, as far as they are in the delivery."""


@dataclass(frozen=True, slots=True)
class Town:
    municipality: str
    signals: list[PlacedSignal] = field(default_factory=list)
    by_id: dict[str, PlacedSignal] = field(default_factory=dict)
    cases: list[PlacedCase] = field(default_factory=list)


def towns_of(delivery: Delivery) -> tuple[Town, ...]:
    towns: dict[str, Town] = {}
    placed = [(step("$.leveringen", place), part) for place, part in enumerate(delivery.parts)]
    for path, part in placed:
        name = part.municipality or ""
        town = towns.setdefault(name or path, Town(name))
        for place, signal in enumerate(part.signals):
            found = PlacedSignal(f"{path}.vroegsignalen[{place}]", signal)
            town.signals.append(found)
            if signal.id is not None:
                town.by_id.setdefault(signal.id, found)
    for path, part in placed:  # after all signals: a case may stand in another part than its signal
        town = towns[(part.municipality or "") or path]
        for place, case in enumerate(part.cases):
            signals = tuple(town.by_id[each] for each in case.signal_ids if each in town.by_id)
            town.cases.append(PlacedCase(f"{path}.vroegsignaalzaken[{place}]", case, signals))
    return tuple(towns.values())
