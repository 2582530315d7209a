"""Which made-up town was asked for, can it be made, and is it the one that stands in this home already?

A town says in its home which one it is (`MARK`), once it is whole. The same one again is served again; another one is
refused: nothing that stands is written over.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bereik.house.command.answers import Unusable
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.lives import first_day_of
from bereik.house.demonstration.plan import OUR_OWN, TOWNS, WHOLE
from bereik.terms.routes import ROUTES, Route
from bereik.terms.text import Text

MARK = "town.ready"
SEED = 2026
LARGEST = 250_000
"""Residents: a fourth more than a town was ever measured at (`bench/town.py`)."""
LARGEST_SEED = 10**18


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None where nothing was said of it. `until` is the last day on which something happened."""

    town: str | None = None
    residents: int | None = None
    seed: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One town, with nothing left open."""

    town: str
    residents: int
    seed: int
    until: date

    @property
    def at(self) -> datetime:
        """The moment at which its past ends: midnight here, after its last day."""
        return datetime.combine(self.until + timedelta(days=1), time(), HERE)

    def command(self) -> str:
        """What somebody types to get the same town again."""
        return f"bereik demo --town {self.town} --residents {self.residents} --seed {self.seed} --until {self.until.isoformat()}"


def wanted(asked: Asked, today: date) -> Wanted:
    """The town that was asked for. Raises `Unusable` for one that cannot be made.

    Two years that end on the last day of the month before today; of our own town, that stands at no date but today, yesterday.
    """
    town = asked.town or OUR_OWN
    if town not in (OUR_OWN, *TOWNS):
        raise _unknown_town(town)
    residents = WHOLE if asked.residents is None else asked.residents
    if not 1 <= residents <= LARGEST:
        raise _wrong_size(residents)
    seed = SEED if asked.seed is None else asked.seed
    if not 0 <= seed <= LARGEST_SEED:
        raise _wrong_seed(seed)
    ended = today - timedelta(days=1) if town == OUR_OWN else today.replace(day=1) - timedelta(days=1)
    found = Wanted(town, residents, seed, asked.until or ended)
    if found.until >= today:
        raise _not_over(found.until, today)
    if not ROUTES[Route.ARREARS].is_open(first_day_of(found.at).date()):
        raise _before_the_law(found.until)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What a home says of the town in it. `wanted` is None for a town of before towns said which one they are."""

    code: str
    wanted: Wanted | None


def standing(folder: Path) -> Standing | None:
    """The town that stands whole in this home, if one does."""
    try:
        said = (folder / MARK).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    if not said.startswith("{"):
        return Standing(said, None)
    found = json.loads(said)
    until = date.fromisoformat(found["until"])
    return Standing(found["code"], Wanted(found["town"], found["residents"], found["seed"], until))


def note(folder: Path, what: Wanted, code: str) -> None:
    """The town is whole. The code is kept nowhere else: the next time it is said again."""
    said = asdict(what) | {"until": what.until.isoformat(), "code": code}
    (folder / MARK).write_text(json.dumps(said) + "\n", encoding="utf-8")


def same_town(folder: Path, there: Standing, asked: Asked) -> None:
    """Raises `Unusable` when something else was asked for than what stands here. What nobody asked for is as it stands."""
    stands = there.wanted
    for name in ("town", "residents", "seed", "until"):
        value = getattr(asked, name)
        if value is not None and (stands is None or value != getattr(stands, name)):
            raise _another_town(folder, stands)


def _unknown_town(town: str) -> Unusable:
    known = ", ".join((*TOWNS, OUR_OWN))
    return Unusable(
        Text(f"De stad {town!r} is er niet.", f"There is no town {town!r}."),
        Text(
            f"Er zijn vier verzonnen gemeenten: {known}.", f"There are four made-up municipalities: {known}."
        ),
        Text(
            f"Kies een van die vier:  bereik demo --town {TOWNS[0]}",
            f"Choose one of those:  bereik demo --town {TOWNS[0]}",
        ),
    )


def _wrong_size(residents: int) -> Unusable:
    return Unusable(
        Text(f"{residents} inwoners kan niet.", f"{residents} residents is not possible."),
        Text(
            f"Een verzonnen stad heeft er 1 tot en met {LARGEST}; groter is nooit gemeten.",
            f"A made-up town has 1 to {LARGEST}; larger was never measured.",
        ),
        Text(
            "Kies een aantal daartussen:  --residents 20000",
            "Choose a number between those:  --residents 20000",
        ),
    )


def _wrong_seed(seed: int) -> Unusable:
    return Unusable(
        Text(f"De seed {seed} kan niet.", f"The seed {seed} is not possible."),
        Text(
            f"Een seed is een geheel getal van 0 tot en met {LARGEST_SEED}.",
            f"A seed is a whole number from 0 to {LARGEST_SEED}.",
        ),
        Text("Kies er een:  --seed 2026", "Choose one:  --seed 2026"),
    )


def _not_over(until: date, today: date) -> Unusable:
    return Unusable(
        Text(f"{until.isoformat()} is nog niet voorbij.", f"{until.isoformat()} is not over yet."),
        Text(
            "In een verzonnen stad is alles al gebeurd.", "In a made-up town everything has happened already."
        ),
        Text(
            f"Kies een dag vóór vandaag ({today.isoformat()}):  --until JJJJ-MM-DD",
            f"Choose a day before today ({today.isoformat()}):  --until YYYY-MM-DD",
        ),
    )


def _before_the_law(until: date) -> Unusable:
    opens = ROUTES[Route.ARREARS].opens
    return Unusable(
        Text(f"{until.isoformat()} is te vroeg.", f"{until.isoformat()} is too early."),
        Text(
            f"De twee jaar daarvoor beginnen vóór {opens}; toen mocht niemand een achterstand doorgeven.",
            f"The two years before it begin before {opens}; then nobody was allowed to pass on arrears.",
        ),
        Text(f"Kies een latere dag:  --until {_earliest()}", f"Choose a later day:  --until {_earliest()}"),
    )


def _earliest() -> date:
    """The first last day of a town whose years all lie after the law began."""
    day = ROUTES[Route.ARREARS].opens or date(2021, 1, 1)
    while not ROUTES[Route.ARREARS].is_open(first_day_of(datetime.combine(day, time(), HERE)).date()):
        day += timedelta(days=1)
    return day - timedelta(days=1)


def _another_town(folder: Path, stands: Wanted | None) -> Unusable:
    what = stands.command() if stands else "bereik demo"
    return Unusable(
        Text(f"In {folder} staat een andere stad.", f"Another town stands in {folder}."),
        Text(f"Dat is de stad van:  {what}", f"That is the town of:  {what}"),
        Text(
            "Zet die weer aan met:  bereik demo. Of noem een lege map in BEREIK_HOME voor de nieuwe.",
            "Serve that one again with:  bereik demo. Or name an empty folder in BEREIK_HOME for the new one.",
        ),
    )
