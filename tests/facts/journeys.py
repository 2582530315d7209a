"""Which journeys do the tests of the facts tell? Small ones by hand, and a town of them by chance."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from bereik.facts.rows import JourneyFact, PromiseFact, SaidFact
from bereik.terms.own_words import OwnKind
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
    """A journey that took these steps a week apart. An ending closes it in its own week, unless something else is said."""
    values = {
        "opened": MONDAY,
        "observed_until": YESTERDAY,
        "wijk": "WK012301",
        "partner_kind": "landlord",
        "days": {Step.WE_SAW: 0, **{step: 7 * number for number, step in enumerate(steps, 1)}},
    }
    return JourneyFact(**ended_in_its_week(values | more))


def ended_in_its_week(values: dict[str, Any]) -> dict[str, Any]:
    """The week of the ending, for who only says its day: as if the journey opened on its Monday."""
    if values.get("ended") is None:
        return values
    day = values["opened"] + timedelta(days=values["ended"])
    week = day - timedelta(days=day.weekday())
    return {"ended_week": week, "closed_week": week} | values


def answer(kind: OwnKind, day: int, yes: bool) -> SaidFact:
    return SaidFact(kind=kind, day=day, yes=yes)


def town(
    seed: int, journeys: int, wijken: int = 5, first: date = MONDAY, weeks: int = 25
) -> Iterator[JourneyFact]:
    """Journeys as in a small town: most are lost before we meet, wijken and partners of unequal size, a promise kept,
    late or broken, an answer or none, now and then *not now*."""
    chance = Random(seed)
    shares = [chance.expovariate(1) + 0.2 for _ in range(wijken)]
    for _ in range(journeys):
        day, days, ended = 0, {Step.WE_SAW: 0}, {}
        promises: list[PromiseFact] = []
        said: list[SaidFact] = []
        for step, share in GOING_ON.items():
            day += int(chance.expovariate(1 / 12))
            if chance.random() > share:
                whose = chance.choice(
                    [("we_had_no_people", "ours"), ("resident_said_no", "residents_choice")]
                )
                ended = dict(zip(("ended", "ended_because", "ended_whose"), (day + 9, *whose), strict=True))
                if chance.random() < 0.2:
                    said.append(SaidFact(kind=OwnKind.NOT_NOW, day=day, until=day + chance.randrange(300)))
                break
            days[step] = day
            if step is Step.WE_AGREED:
                promises = [_promise(chance, day) for _ in range(chance.choice((1, 1, 2, 4)))]
        else:
            in_time = [one for one in promises if one.kept is not None and one.kept <= one.due]
            days |= {Step.WE_KEPT_OUR_WORD: min(one.kept or 0 for one in in_time)} if in_time else {}
            drawn = chance.random()
            if drawn < 0.6:
                said.append(answer(OwnKind.NEED_MET, day + 40, drawn < 0.4))
        yield JourneyFact(
            **ended_in_its_week(
                {
                    "opened": first + timedelta(weeks=chance.randrange(weeks)),
                    "observed_until": first + timedelta(days=1500),
                    "wijk": f"WK01230{chance.choices(range(wijken), shares)[0]}",
                    "partner_kind": chance.choice(["landlord", "energy", "school", ""]),
                    "route": chance.choice(["arrears", "arrears", "with_agreement", ""]),
                    "age_band": chance.choice(["27-44", "45-66"]),
                    "days": days,
                    "said": tuple(said),
                    "promises": tuple(promises),
                    "partner_due": 14 if chance.random() < 0.7 else None,
                    "partner_told": chance.randrange(30) if chance.random() < 0.8 else None,
                    "tries": {"phone": chance.randint(0, 3), "letter": 1},
                    "re_entered": chance.random() < 0.06,
                    **(ended if chance.random() < 0.6 else {}),
                }
            )
        )


def _promise(chance: Random, day: int) -> PromiseFact:
    due = day + chance.randrange(3, 21)
    drawn = chance.random()
    if drawn < 0.7:
        return PromiseFact(made=day, due=due, kept=chance.randint(day, due))
    if drawn < 0.8:
        return PromiseFact(made=day, due=due, kept=due + 5)
    if drawn < 0.85:
        return PromiseFact(made=day, due=due, moved=due - 1)
    if drawn < 0.92:
        return PromiseFact(made=day, due=due, broken=due + 1, because="no_people", repaired=due + 9)
    return PromiseFact(made=day, due=due, disputed=due + 3)
