"""How does a delivery go wrong at random? For the tests that must hold whatever comes in."""

import copy
from typing import Any

from hypothesis import strategies as st

from tests.house.exchange.ddas.samples import clean

Place = tuple[list[Any] | dict[str, Any], Any]

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.sampled_from(
        [
            "",
            " ",
            "2025-02-30",
            "2025-02-28",
            "2025-3-1",
            "2025-02-28T10:00:00Z",
            "2025-02-28T24:00:00Z",
            "0001-01-01",
            "9999-12-31T23:59:59-23:00",
            "a@b",
            "Energie",
            "Inwoner is overleden",
            "Overige",
            "a",
            "b",
            "0999",
        ]
    ),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
    st.just([{"ID": "a"}]),
    st.just([{"ID": "a"}, {"ID": "a"}]),
    st.just([1, 1.0, True]),
    st.lists(st.one_of(st.none(), st.integers(0, 2), st.text(max_size=2)), max_size=3),
    st.dictionaries(st.sampled_from(["ID", "datum", "client", "x"]), st.integers(0, 2), max_size=2),
)
KEYS = st.one_of(
    st.sampled_from(
        ["ID", "datum", "soort", "bedrag", "client", "leveringen", "startdatum_matchingperiode", "kvk-nummer"]
    ),
    st.text(max_size=5),
)


def places_in(value: Any) -> list[Place]:
    """Every spot that can be changed: (what holds it, under which key)."""
    found: list[Place] = []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        found.append((value, key))
        found.extend(places_in(item))
    return found


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    document = clean()
    for _ in range(draw(st.integers(1, 4))):
        found = places_in(document)
        if not found:
            break
        holder, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["junk", "remove", "add", "again", "rename"])):
            case "junk":
                holder[key] = copy.deepcopy(draw(JUNK))
            case "remove":
                del holder[key]
            case "add" if isinstance(holder, dict):
                holder[draw(KEYS)] = copy.deepcopy(draw(JUNK))
            case "again" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case "rename" if isinstance(holder, dict):
                holder[draw(KEYS)] = holder.pop(key)
    return document
