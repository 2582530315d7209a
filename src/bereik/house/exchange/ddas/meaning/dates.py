"""Do the dates follow each other as things happen?

Arrears arise, a partner signals, the signals are matched, a case is taken up, somebody tries to reach the resident. A
date that is not there is passed over: the next one is held against the last one known.
"""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bereik.house.exchange.ddas.delivery import Delivery
from bereik.house.exchange.ddas.finding import Finding, Level, Rule
from bereik.house.exchange.ddas.meaning.towns import PlacedCase, PlacedSignal, Town
from bereik.terms.saying import say_date
from bereik.terms.text import Text

_HERE = ZoneInfo("Europe/Amsterdam")
_LOOK = Text(
    nl="Kijk in het bronsysteem welke van de twee datums niet klopt.",
    en="See in the source system which of the two dates is wrong.",
)
_CLOCK = Text(
    nl="Uit deze datums volgt hoe lang een inwoner wacht. Met een verkeerde datum klopt dat niet.",
    en="These dates tell how long a resident waits. With a wrong date that is not right.",
)


def _order(name: str, later: Text, earlier: Text) -> Rule:
    return Rule(
        name=name,
        level=Level.FINDING,
        what=Text(
            nl=f"{later.nl} ({{day}}) ligt vóór {earlier.nl} ({{before}}).",
            en=f"{later.en} ({{day}}) is before {earlier.en} ({{before}}).",
        ),
        why=_CLOCK,
        what_now=_LOOK,
    )


SIGNAL_DATE_ORDER = _order(
    "signal-date-order",
    Text(nl="De signaaldatum", en="The date of the signal"),
    Text(nl="de dag waarop de achterstand ontstond", en="the day the arrears arose"),
)
MATCHING_PERIOD_ORDER = _order(
    "matching-period-order",
    Text(nl="Het einde van de matchingperiode", en="The end of the matching period"),
    Text(nl="het begin ervan", en="its start"),
)
MATCHING_DATE_ORDER = _order(
    "matching-date-order",
    Text(nl="De matchingsdatum", en="The matching date"),
    Text(nl="de datum van een van de signalen", en="the date of one of the signals"),
)
TAKEN_UP_DATE_ORDER = _order(
    "taken-up-date-order",
    Text(nl="De dag van oppakken", en="The day of taking up"),
    Text(nl="de dag van de matching of van het signaal", en="the day of the matching or of the signal"),
)
ATTEMPT_DATE_ORDER = _order(
    "attempt-date-order",
    Text(nl="De contactpoging", en="The contact attempt"),
    Text(nl="de dag waarop de zaak werd opgepakt of gematcht", en="the day the case was taken up or matched"),
)
DELIVERY_PERIOD_ORDER = _order(
    "delivery-period-order",
    Text(nl="Het einde van de periode van deze levering", en="The end of the period of this delivery"),
    Text(nl="het begin ervan", en="its start"),
)
DELIVERED_BEFORE_END = _order(
    "delivered-before-end",
    Text(nl="Het moment van aanleveren", en="The moment of delivery"),
    Text(nl="het einde van de periode van deze levering", en="the end of the period of this delivery"),
)
MATCHING_OUTSIDE_PERIOD = Rule(
    name="matching-outside-period",
    level=Level.FINDING,
    what=Text(
        nl="De matchingsdatum ({day}) valt buiten de matchingperiode van deze zaak.",
        en="The matching date ({day}) is outside the matching period of this case.",
    ),
    why=Text(
        nl="De matching hoort in de periode waarover zij gaat.",
        en="Matching belongs in the period it is about.",
    ),
    what_now=_LOOK,
)
OUTSIDE_DELIVERY_PERIOD = Rule(
    name="outside-delivery-period",
    level=Level.FINDING,
    what=Text(
        nl="Deze datum ({day}) valt buiten de periode van deze levering.",
        en="This date ({day}) is outside the period of this delivery.",
    ),
    why=Text(
        nl="Een signaal hoort bij de periode van zijn signaaldatum of van de zaak die het noemt. "
        "Nu telt het misschien twee keer, of nooit.",
        en="A signal belongs to the period of its date, or of the case that names it. "
        "Now it may count twice, or never.",
    ),
    what_now=Text(
        nl="Vraag de leverancier of dit in een andere levering hoort.",
        en="Ask the supplier whether this belongs in another delivery.",
    ),
)
DATE_AFTER_DELIVERY = Rule(
    name="date-after-delivery",
    level=Level.FINDING,
    what=Text(
        nl="Deze datum ({day}) ligt na het moment van aanleveren.",
        en="This date ({day}) is after the moment of delivery.",
    ),
    why=Text(
        nl="Toen het bestand werd gemaakt, was dit nog niet gebeurd.",
        en="When the file was made, this had not happened yet.",
    ),
    what_now=_LOOK,
)
RULES = (
    DELIVERY_PERIOD_ORDER,
    DELIVERED_BEFORE_END,
    SIGNAL_DATE_ORDER,
    MATCHING_PERIOD_ORDER,
    MATCHING_DATE_ORDER,
    MATCHING_OUTSIDE_PERIOD,
    TAKEN_UP_DATE_ORDER,
    ATTEMPT_DATE_ORDER,
    OUTSIDE_DELIVERY_PERIOD,
    DATE_AFTER_DELIVERY,
)


def findings(delivery: Delivery, towns: tuple[Town, ...]) -> Iterator[Finding]:
    start, end = delivery.period_from, delivery.period_until
    delivered = _day_here(delivery.delivered_at)
    yield from _before(DELIVERY_PERIOD_ORDER, "$.einddatumLevering", end, start)
    yield from _before(DELIVERED_BEFORE_END, "$.aanleverdatumEnTijd", delivered, end)
    for town in towns:
        for signal in town.signals:
            path = f"{signal.path}.signaaldatum"
            yield from _before(SIGNAL_DATE_ORDER, path, signal.signal.signalled, signal.signal.arose)
        for case in town.cases:
            yield from _in_case(case)
        yield from _in_period(town, start, end)
        yield from _not_yet(town, delivered)


def _in_case(placed: PlacedCase) -> Iterator[Finding]:
    case, path = placed.case, placed.path
    yield from _before(
        MATCHING_PERIOD_ORDER, f"{path}.einddatum_matchingperiode", case.matching_until, case.matching_from
    )
    signalled = max(
        (day for each in placed.signals if (day := each.signal.signalled or each.signal.arose)), default=None
    )
    yield from _before(MATCHING_DATE_ORDER, f"{path}.matchingsdatum", case.matched, signalled)
    if case.matched and not _within(case.matched, case.matching_from, case.matching_until):
        yield MATCHING_OUTSIDE_PERIOD.at(f"{path}.matchingsdatum", day=_said(case.matched))
    matched = case.matched or signalled
    yield from _before(TAKEN_UP_DATE_ORDER, f"{path}.datum_opgepakt", case.taken_up, matched)
    for place, attempt in enumerate(case.tries):
        yield from _before(
            ATTEMPT_DATE_ORDER,
            f"{path}.contactpogingen[{place}].datum",
            attempt.day,
            case.taken_up or matched,
        )


def _in_period(town: Town, start: date | None, end: date | None) -> Iterator[Finding]:
    """A signal of an earlier month comes along rightly when a case of this month names it."""
    along: set[str] = set()
    for placed in town.cases:
        if (day := placed.case.matched) is None or _within(day, start, end):
            along.update(each.path for each in placed.signals)
        else:
            yield OUTSIDE_DELIVERY_PERIOD.at(f"{placed.path}.matchingsdatum", day=_said(day))
    for signal in town.signals:
        day = signal.signal.signalled
        if day is not None and signal.path not in along and not _within(day, start, end):
            yield OUTSIDE_DELIVERY_PERIOD.at(f"{signal.path}.signaaldatum", day=_said(day))


def _not_yet(town: Town, delivered: date | None) -> Iterator[Finding]:
    if delivered is None:
        return
    for signal in town.signals:
        for path, day in _days_of_signal(signal):
            if day is not None and day > delivered:
                yield DATE_AFTER_DELIVERY.at(path, day=_said(day))
    for case in town.cases:
        for path, day in _days_of_case(case):
            if day is not None and day > delivered:
                yield DATE_AFTER_DELIVERY.at(path, day=_said(day))


def _days_of_signal(placed: PlacedSignal) -> Iterator[tuple[str, date | None]]:
    signal = placed.signal
    yield f"{placed.path}.ontstaansdatum", signal.arose
    yield f"{placed.path}.signaaldatum", signal.signalled
    if signal.client is not None:
        yield f"{placed.path}.client.Geboortedatum", signal.client.born


def _days_of_case(placed: PlacedCase) -> Iterator[tuple[str, date | None]]:
    yield f"{placed.path}.matchingsdatum", placed.case.matched
    yield f"{placed.path}.datum_opgepakt", placed.case.taken_up
    for place, attempt in enumerate(placed.case.tries):
        yield f"{placed.path}.contactpogingen[{place}].datum", attempt.day


def _before(rule: Rule, path: str, day: date | None, earlier: date | None) -> Iterator[Finding]:
    if day is not None and earlier is not None and day < earlier:
        yield rule.at(path, day=_said(day), before=_said(earlier))


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def _day_here(moment: datetime | None) -> date | None:
    if moment is None:
        return None
    try:
        return moment.astimezone(_HERE).date()
    except OverflowError:  # the very first or last day of the calendar
        return moment.date()


def _said(day: date) -> Text:
    return Text(nl=say_date(day, "nl"), en=say_date(day, "en"))
