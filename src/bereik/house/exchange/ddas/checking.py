"""What is there to say about this file, and may it come in?

One way in for the command, the import and the page: read, hold against the exchange model, hold against sense.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from bereik.house.exchange.ddas.delivery import Delivery, delivery_of
from bereik.house.exchange.ddas.finding import Finding, Level, Rule, in_file_order
from bereik.house.exchange.ddas.meaning import check_meaning
from bereik.house.exchange.ddas.reading import DEFAULT_LIMIT, Reading, read, read_file
from bereik.house.exchange.ddas.schema import ExchangeSchema, own_schema
from bereik.house.exchange.ddas.schema_rules import NOT_AT_HAND
from bereik.terms.text import Text

MOST_OF_ONE_RULE = 100_000
"""So many breaches of one rule are told one by one: twice the signals of the largest delivery. The others are counted, for
a file that says the same a million times would otherwise fill the memory with what is said about it."""


@dataclass(frozen=True, slots=True)
class Checked:
    delivery: Delivery | None
    """None where nothing could be read. With errors in it, it is there to look at and not to keep."""
    unreadable: Finding | None
    findings: tuple[Finding, ...]
    warnings: tuple[Text, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def may_come_in(self) -> bool:
        """Findings may: they are kept beside the signal. One error refuses the whole delivery."""
        return self.unreadable is None and not self.errors


def check_file(
    place: str | Path,
    *,
    schema: ExchangeSchema | None = None,
    gemeentecode: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Checked:
    with without_tidying():
        return _check(read_file(place, limit=limit), schema, gemeentecode)


def check_stream(
    stream: BinaryIO,
    *,
    schema: ExchangeSchema | None = None,
    gemeentecode: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Checked:
    with without_tidying():
        return _check(read(stream, limit=limit), schema, gemeentecode)


@contextmanager
def without_tidying() -> Iterator[None]:
    """Python keeps looking for rings among the millions of small objects of a delivery, and there are none: leaving
    that out halves the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check(reading: Reading, schema: ExchangeSchema | None, gemeentecode: str | None) -> Checked:
    warnings = () if schema is not None else (NOT_AT_HAND,)
    if reading.unreadable is not None:
        return Checked(None, reading.unreadable, (), warnings)
    document, found, sha256 = reading.document, list(reading.findings), reading.sha256
    seen = {finding.path for finding in found}
    breaches = (schema or own_schema()).findings(document)
    told: Counter[str] = Counter()
    found.extend(_bounded((breach for breach in breaches if breach.path not in seen), told))
    delivery = replace(delivery_of(document), sha256=sha256)
    del reading, document  # the largest thing in memory, and no longer needed
    found.extend(_bounded(check_meaning(delivery, gemeentecode=gemeentecode), told))
    found.extend(_and_more(told, found))
    return Checked(delivery, None, in_file_order(found), warnings)


def _bounded(findings: Iterable[Finding], told: Counter[str]) -> Iterator[Finding]:
    for finding in findings:
        told[finding.rule] += 1
        if told[finding.rule] <= MOST_OF_ONE_RULE:
            yield finding


def _and_more(told: Counter[str], found: Iterable[Finding]) -> list[Finding]:
    """How many more there are of each rule of which not all are told, at the level of that rule."""
    more = {rule: count - MOST_OF_ONE_RULE for rule, count in told.items() if count > MOST_OF_ONE_RULE}
    levels = {one.rule: one.level for one in found if one.rule in more} if more else {}
    return [AND_MORE[levels[rule]].at("$", count=count, rule=rule) for rule, count in more.items()]


AND_MORE = {
    level: Rule(
        name="and-more",
        level=level,
        what=Text(
            nl="Hetzelfde staat er nog {count} keer ({rule}).",
            en="The same stands there {count} more times ({rule}).",
        ),
        why=Text(
            nl=f"Van elke regel worden er hooguit {MOST_OF_ONE_RULE} één voor één genoemd.",
            en=f"Of each rule {MOST_OF_ONE_RULE} at most are named one by one.",
        ),
        what_now=Text(
            nl="Verbeter eerst wat hier genoemd is en kijk het bestand dan opnieuw na.",
            en="First mend what is named here, and then check the file again.",
        ),
    )
    for level in Level
}
