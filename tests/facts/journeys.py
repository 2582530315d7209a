"""Which journeys do the tests of the facts tell? Small ones by hand, and a town of them by chance."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from bereik.facts.rows import JourneyFact
from bereik.terms.steps import Step

MONDAY = date(2025, 1, 6)
"""In the first half of 2025, ripe (with the usual window) from 6 January 2026."""
TONIGHT = datetime(2026, 2, 1, 2, 0, tzinfo=UTC)
YESTERDAY = date(2026, 1, 31)
GOING_ON = {
    Step.WE_MAY: 0.97,
    Step.WE_WENT: 0.9,
    Step.WE_MET: 0.55,
    Step.WE_LISTENED: 0.9,
    Step.WE_AGREED: 0.6,
    Step.WE_STARTED: 0.85,
}


def journey(*steps: Step, **more: Any) -> JourneyFact:
    """A journey that took these steps a week apart."""
    values = {
        "opened": MONDAY,
        "observed_until": YESTERDAY,
        "wijk": "WK012301",
        "partner_kind": "landlord",
        "days": {Step.WE_SAW: 0, **{step: 7 * number for number, step in enumerate(steps, 1)}},
    }
    return JourneyFact(**(values | more))


def town(
    seed: int, journeys: int, wijken: int = 5, first: date = MONDAY, weeks: int = 25
) -> Iterator[JourneyFact]:
    """Journeys as in a small town: most are lost before we meet, wijken and partners of unequal size."""
    chance = Random(seed)
    shares = [chance.expovariate(1) + 0.2 for _ in range(wijken)]
    for _ in range(journeys):
        day, days, said_no, ended = 0, {Step.WE_SAW: 0}, {}, {}
        for step, share in GOING_ON.items():
            day += int(chance.expovariate(1 / 12))
            if chance.random() > share:
                whose = chance.choice(
                    [("we_had_no_people", "ours"), ("resident_said_no", "residents_choice")]
                )
                ended = dict(zip(("ended", "ended_because", "ended_whose"), (day + 9, *whose), strict=True))
                break
            days[step] = day
        else:
            days |= {Step.WE_KEPT_OUR_WORD: day + 9} if chance.random() < 0.8 else {}
            answer = chance.random()
            if answer < 0.4:
                days[Step.NEED_MET] = day + 40
            elif answer < 0.6:
                said_no[Step.NEED_MET] = day + 40
        yield JourneyFact(
            opened=first + timedelta(weeks=chance.randrange(weeks)),
            observed_until=first + timedelta(days=1500),
            wijk=f"WK01230{chance.choices(range(wijken), shares)[0]}",
            partner_kind=chance.choice(["landlord", "energy", "school", ""]),
            age_band=chance.choice(["27-44", "45-66"]),
            days=days,
            said_no=said_no,
            tries={"phone": chance.randint(0, 3), "letter": 1},
            **(ended if chance.random() < 0.6 else {}),
        )
