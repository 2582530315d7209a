"""What comes of a list: which rows are signals, which go back and why, and what delivery do the good ones make?"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bereik.house.exchange.csv import reasons
from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.deciding import Decided, decide
from bereik.house.exchange.csv.rows import Bad, Good, Mark, RowReader
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.ddas.checking import Checked, without_tidying
from bereik.house.exchange.ddas.delivery import Delivery, Organisation, Part
from bereik.house.exchange.ddas.finding import Finding, in_file_order
from bereik.house.exchange.ddas.meaning import check_meaning
from bereik.house.exchange.ddas.structure import canonical

LINES_NAMED = 5
"""So many other lines are named where several rows bear one reference."""


@dataclass(frozen=True, slots=True)
class Outcome:
    good: tuple[Good, ...]
    bad: tuple[Bad, ...]
    doubles: tuple[int, ...]
    """Lines that say the same as an earlier one: they count once."""
    decided: Decided

    def rules(self) -> dict[str, int]:
        """How often each reason occurs; a row with two reasons counts in both."""
        found: dict[str, int] = {}
        for bad in self.bad:
            for rule in dict.fromkeys(one.rule for one in bad.reasons):
                found[rule] = found.get(rule, 0) + 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def look_only(said: str) -> str:
    """The mark of a row where nothing is kept: good enough to find doubles by."""
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def read_rows(table: Table, agreed: Agreed, *, today: date, mark: Mark = look_only) -> Outcome:
    """Every row, as agreed. `today`: what is later has not happened yet."""
    with without_tidying():
        decided = decide(table, agreed)
        reader = RowReader(agreed, decided, len(table.columns), today, mark)
        read = [(row, reader.read(row)) for row in table.rows]
    by_reference: dict[str, list[Good]] = defaultdict(list)
    for _, one in read:
        if isinstance(one, Good):
            by_reference[one.signal.id or ""].append(one)
    good: list[Good] = []
    bad: list[Bad] = []
    doubles: list[int] = []
    for row, one in read:
        if isinstance(one, Bad):
            bad.append(one)
            continue
        alike = by_reference[one.signal.id or ""]
        if any(other.signal.digest != one.signal.digest for other in alike):
            others = [str(other.line) for other in alike if other is not one]
            rule = reasons.REFERENCE_TWICE if one.named else reasons.SAME_PERSON_SAME_DAY
            more = ", …" if len(others) > LINES_NAMED else ""
            bad.append(Bad(row, (rule.at("$", lines=", ".join(others[:LINES_NAMED]) + more),)))
        elif alike[0] is not one:
            doubles.append(one.line)
        else:
            good.append(one)
    return Outcome(tuple(good), tuple(bad), tuple(doubles), decided)


def delivery_of(outcome: Outcome, *, sender: str, gemeentecode: str | None) -> Checked:
    """The good rows as one delivery of this sender, checked as every delivery is. Not for an outcome without good rows.

    It is known again by what it says, not by the bytes of the file: the same list read otherwise is another delivery.
    It has no period: a list does not say that it holds all signals of one, so what is not in it has not vanished.
    """
    signals = tuple(one.signal for one in outcome.good)
    said = canonical([sender, gemeentecode, [signal.digest for signal in signals]])
    delivery = Delivery(
        supplier=sender,
        parts=(
            Part(
                counter=1,
                municipality=gemeentecode or None,
                organisation=Organisation(name=sender),
                signals=signals,
            ),
        ),
        sha256=hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    findings = [*check_meaning(delivery, gemeentecode=gemeentecode or None), *_noticed(outcome.good)]
    return Checked(delivery, None, in_file_order(findings))


def line_of(finding: Finding, good: Sequence[Good]) -> int | None:
    """On which line of the file stands what a finding of the delivery is about?"""
    _, _, rest = finding.path.partition("vroegsignalen[")
    place = rest.partition("]")[0]
    return good[int(place)].line if place.isdigit() else None


def _noticed(good: Sequence[Good]) -> list[Finding]:
    return [
        Finding(
            f"$.leveringen[0].vroegsignalen[{place}]", one.rule, one.level, one.what, one.why, one.what_now
        )
        for place, row in enumerate(good)
        for one in row.notices
    ]
