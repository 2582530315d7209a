"""Which deliveries can a newcomer take in by hand? Two months of payment arrears of a made-up town, and a list as a
housing association really sends it.

The first month; then the next one, in which signals come again, were amended, are gone and are new, and in which three
things are odd, so that the page of deliveries has something to tell. Some are about residents of the town, found again by initials, surname, birth date,
postcode and house number; the others nobody here has heard of. Drawn from the seed; no number is anybody's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from stdnum.nl import bsn

from bereik.house.demonstration.chances import HERE, Chances, moment_on, working_day
from bereik.house.demonstration.lives import Life, lives_of, slices_of
from bereik.house.demonstration.names import Names, Naming
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.rent_list import rent_list
from bereik.terms.laws import Law
from bereik.terms.senders import Sender

A_MONTH = 0.004
"""Signals of arrears a month for each inhabitant, 2023 (Divosa Monitor); the town's residents are its inhabitants here."""
FEWEST, KNOWN = 40, 14
TAKEN_UP, AGAIN, AMENDED, GONE = 0.5, 0.15, 0.125, 0.1
"""Of the first month: signals that are taken up before its end, people of whom another signal comes, signals with another
amount, signals that are there no more. Own assumptions."""
UNHEARD_OF = 5_000_000
"""Names from so far on in the town's list are nobody's in the town."""
TEST_NUMBERS = 999_900_000
"""Citizen service numbers from here on are for tests: no person has one (Logisch Ontwerp BRP)."""
PARTNERS: Mapping[Sender, str] = {
    Sender.HEALTH_INSURER: "Zorg", Sender.ENERGY: "Energie", Sender.LANDLORD: "Huur", Sender.WATER: "Water",
}  # fmt: skip
WORKED = (
    (
        "Definitief geen contact kunnen krijgen",
        (("Brief", False), ("Telefoon", False), ("Huisbezoek", False)),
    ),
    ("Inwoner hoeft geen hulp vanuit vroegsignalering", (("Brief", False), ("Telefoon", True))),
    ("(Budget)advies en/of quick fix", (("Telefoon", False), ("Huisbezoek", True))),
)

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month that is over."""

    first: date

    @property
    def last(self) -> date:
        return self.after().first - timedelta(days=1)

    def after(self) -> Month:
        return Month((self.first + timedelta(days=32)).replace(day=1))

    def before(self) -> Month:
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"


def leave_deliveries(folder: Path, town: Town, seed: int, until: date, residents: int) -> list[Path]:
    """Write the files into `folder`; the same town, seed, day and size give the same files."""
    made = dict(deliveries_of(town, seed, until, residents))
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def deliveries_of(town: Town, seed: int, until: date, residents: int) -> Iterator[tuple[str, bytes]]:
    """Each file by its name: two deliveries, and the list of a housing association."""
    last = month_that_is_over(until)
    sending = Sending(town, seed, last, signals_a_month(residents), _known(town, seed, until, residents))
    for month, part in ((last.before(), sending.first()), (last, sending.next())):
        document = sending.document(last.before(), month, part)
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        yield f"{month.name}-vroegsignalen.json", text.encode()
    yield (
        f"{last.name}-huurachterstanden.csv",
        rent_list(town, sending.draw, sending.naming, last.last, sending.size),
    )


def signals_a_month(residents: int) -> int:
    """In proportion, and never so few that there is nothing to tell."""
    return max(FEWEST, round(residents * A_MONTH))


def month_that_is_over(until: date) -> Month:
    """The newest month that was over at the end of that day."""
    month = Month(until.replace(day=1))
    return month if month.last == until else month.before()


def _known(town: Town, seed: int, until: date, residents: int) -> list[Names]:
    """A few residents of the town whom arrears were signalled of before, and who are still known."""
    at = datetime.combine(until + timedelta(days=1), datetime.min.time(), HERE)
    newest = slices_of(residents, at)[-1]
    lives: Sequence[Life] = lives_of(town, seed, at, newest)
    people = {life.person.id: life.person for life in lives if life.team.law == Law.WGS}.values()
    return [one.names for one in people if one.names and not one.erased and not one.said_no_on][:KNOWN]


class Sending:
    """Draws what the town's own package would send for two months."""

    def __init__(self, town: Town, seed: int, last: Month, size: int, known: Sequence[Names]) -> None:
        self.town, self.month, self.size = town, last, size
        chance = Random(f"deliveries-{seed}-{town.key}")
        self.draw, self.naming = Chances(chance), Naming(town, chance, Random(seed), UNHEARD_OF)
        self.clients = [_client(one, "") for one in known]
        self.signals: list[Document] = []
        self.cases: list[Document] = []

    def document(self, begins: Month, ends: Month, part: Document) -> Document:
        """One delivery, about everything since `begins` until the end of `ends`."""
        sent = moment_on(self.draw.chance, working_day(ends.last + timedelta(days=4)))
        return {
            "codeGegevensleverancier": "SYNTHETISCH-VERZONNEN-STAD-1",
            "startdatumLevering": begins.first.isoformat(),
            "einddatumLevering": ends.last.isoformat(),
            "aanleverdatumEnTijd": sent.isoformat(),
            "leveringen": [part],
        }

    def first(self) -> Document:
        while len(self.signals) < self.size:
            self.signals.append(self._signal(self.month.before(), self._somebody(len(self.signals))))
        for one in self.signals[: self._of_the_month(TAKEN_UP)]:
            self._take_up(one)
        return self._part()

    def next(self) -> Document:
        """The month after: what came before stands in it as well, as it is now."""
        worked = {one["ID"] for case in self.cases for one in case["vroegsignalen"]}
        waiting = [one for one in self.signals if one["ID"] not in worked]
        amended, gone, again, others = self._parted(waiting)
        for one in amended:
            one["bedrag"] += self.draw.between(40, 400)
        no_more = {one["ID"] for one in gone}
        self.signals = [one for one in self.signals if one["ID"] not in no_more]
        clients = [one["client"] for one in again]
        for number in range(self.size):
            client = clients[number] if number < len(clients) else self._somebody(self.size + number)
            self.signals.append(self._signal(self.month, client))
        for one in others:
            self._take_up(one)
        self._slip()
        return self._part()

    def _parted(self, waiting: Sequence[Document]) -> Iterator[Sequence[Document]]:
        """Those whose amount changes, those that go, those of whose people another comes, and all others."""
        begin = 0
        for share in (AMENDED, GONE, AGAIN):
            end = begin + self._of_the_month(share)
            yield waiting[begin:end]
            begin = end
        yield waiting[begin:]

    def _of_the_month(self, share: float) -> int:
        return max(1, round(self.size * share))

    def _take_up(self, signal: Document) -> None:
        signal.pop("status", None)
        self.cases.append(self._case(signal, *WORKED[len(self.cases) % len(WORKED)]))

    def _slip(self) -> None:
        """Three things that one really meets, and that refuse no delivery: a number that fails its check, somebody
        without a birth date, a try that was written down on a day before the signal came."""
        unlucky, undated = self.signals[-2:]
        unlucky["client"] = {"Burgerservicenummer": _failing_number(self.draw)} | {
            name: said for name, said in unlucky["client"].items() if name != "Burgerservicenummer"
        }
        undated["client"] = {
            name: said
            for name, said in undated["client"].items()
            if name not in ("Burgerservicenummer", "Geboortedatum")
        }
        case = self.cases[-1]
        (about,) = (one for one in self.signals if one["ID"] == case["vroegsignalen"][0]["ID"])
        signalled = date.fromisoformat(about["signaaldatum"])
        case["contactpogingen"][0]["datum"] = (signalled - timedelta(days=1)).isoformat()

    def _part(self) -> Document:
        part = {
            "teller": 1,
            "gemeentecode": self.town.gemeentecode,
            "aanleverende_organisatie": {
                "naam": self.town.name,
                "kvk-nummer": "00000000",
                "contactpersoonen": [
                    {
                        "naam": "Team leveringen",
                        "telefoonnummer": self.town.phone,
                        "email": f"leveringen@{self.town.domain}",
                    }
                ],
            },
            "vroegsignalen": self.signals,
            "vroegsignaalzaken": self.cases,
        }
        # As it is now: the next month changes what stands in it.
        copied: Document = json.loads(json.dumps(part))
        return copied

    def _somebody(self, number: int) -> Document:
        """Every third is a resident of the town, as long as there are; else somebody new."""
        if number % 3 == 0 and self.clients:
            return self.clients.pop(0)
        born = self.month.first - timedelta(days=self.draw.between(19 * 365, 78 * 365))
        number_for_tests = _test_number(self.draw) if self.draw.so(0.6) else ""
        return _client(self.naming.draw(born), number_for_tests)

    def _signal(self, month: Month, client: Document) -> Document:
        draw = self.draw
        signalled = month.first + timedelta(days=draw.between(0, (month.last - month.first).days - 9))
        sender = Sender(draw.one_of(self.town.rates[Law.WGS].senders))
        return {
            "ID": f"VS-{month.name}-{draw.between(100_000, 999_999)}-{len(self.signals)}",
            "crisissignaal": draw.so(0.06),
            "warmeOverdracht": False,
            "bedrag": max(75, round(draw.chance.lognormvariate(5.9, 0.8))),
            "ontstaansdatum": (signalled - timedelta(days=draw.between(20, 60))).isoformat(),
            "signaaldatum": signalled.isoformat(),
            "status": "Nog niet opgepakt",
            "signaalpartner": {"type": PARTNERS[sender]},
            "client": client,
        }

    def _case(self, signal: Document, result: str, tries: Sequence[tuple[str, bool]]) -> Document:
        """A case is matched and taken up a day later, and tried every few days."""
        matched = working_day(date.fromisoformat(signal["signaaldatum"]) + timedelta(days=1))
        month = Month(matched.replace(day=1))
        days = [working_day(matched + timedelta(days=1 + 2 * place)) for place in range(len(tries))]
        return {
            "resultaat": result,
            "matchingsdatum": matched.isoformat(),
            "startdatum_matchtingperiode": month.first.isoformat(),
            "einddatum_matchingperiode": month.last.isoformat(),
            "datum_opgepakt": days[0].isoformat(),
            "vroegsignalen": [{"ID": signal["ID"]}],
            "contactpogingen": [
                {
                    "soort": kind,
                    "bereikt": reached,
                    "datum": day.isoformat(),
                    "dagdeel": self.draw.any_of(("Ochtend", "Middag")),
                }
                for day, (kind, reached) in zip(days, tries, strict=True)
            ],
        }


def _client(names: Names, number: str) -> Document:
    said = {
        "Burgerservicenummer": number,
        "Voorletters": f"{names.call_name[0]}.",
        "Voorvoegsel": names.prefix,
        "Achternaam": names.surname,
        "Geboortedatum": names.birth_date.isoformat(),
        "Straatnaam": names.street,
        "Postcode": names.postcode,
        "Huisnummer": names.house_number,
        "Plaatsnaam": names.place,
    }
    return {name: value for name, value in said.items() if value}


def _test_number(draw: Chances) -> str:
    """A citizen service number of the range for tests that passes the 11-check."""
    while not bsn.is_valid(number := _of_the_range(draw)):
        pass
    return number


def _failing_number(draw: Chances) -> str:
    """One of that range that fails it: nobody is recognised by it."""
    while bsn.is_valid(number := _of_the_range(draw)):
        pass
    return number


def _of_the_range(draw: Chances) -> str:
    return str(TEST_NUMBERS + draw.between(0, 99_999))
