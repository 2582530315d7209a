"""Does what was found in the end agree with what was done and with what the signals say?

The words are those of the exchange model; what each result asks of the attempts stands in `bereik.terms.end_results`.
"""

from collections.abc import Iterator
from datetime import date

from bereik.house.exchange.ddas.codes import channel_of, ended_as, result_of, state_of
from bereik.house.exchange.ddas.delivery import Case, ContactTry
from bereik.house.exchange.ddas.finding import Finding, Level, Rule
from bereik.house.exchange.ddas.meaning.towns import PlacedCase, Town
from bereik.house.exchange.ddas.recognition import RecognitionKey, recognition_keys
from bereik.terms.channels import CHANNELS
from bereik.terms.end_results import END_RESULTS, Contact, EndResult
from bereik.terms.signal_states import SignalState
from bereik.terms.text import Text

_ASK = Text(
    nl="Kijk in het bronsysteem wat er echt is gebeurd, en pas aan wat niet klopt.",
    en="See in the source system what really happened, and change what is not right.",
)
_FIGURES = Text(
    nl="Hieruit wordt geteld wie wij bereikten. Spreekt het elkaar tegen, dan klopt dat cijfer niet.",
    en="From this is counted whom we reached. If it contradicts itself, that figure is not right.",
)


def _finding(name: str, what: Text, why: Text = _FIGURES, what_now: Text = _ASK) -> Rule:
    return Rule(name=name, level=Level.FINDING, what=what, why=why, what_now=what_now)


ATTEMPT_WITHOUT_DATE = _finding(
    "attempt-without-date",
    Text(nl="Bij deze contactpoging ontbreekt de datum.", en="This contact attempt has no date."),
    Text(
        nl="Zonder datum telt de poging niet mee in hoe snel wij kwamen.",
        en="Without a date the attempt does not count in how soon we came.",
    ),
)
ATTEMPT_WITHOUT_KIND = _finding(
    "attempt-without-kind",
    Text(nl="Bij deze contactpoging ontbreekt de soort.", en="This contact attempt has no kind."),
    Text(
        nl="Zonder soort kunnen wij niet leren welke manier mensen bereikt.",
        en="Without a kind we cannot learn which way reaches people.",
    ),
)
ATTEMPT_WITHOUT_REACHED = _finding(
    "attempt-without-reached",
    Text(
        nl="Bij deze contactpoging staat niet of de inwoner werd bereikt.",
        en="This contact attempt does not say whether the resident was reached.",
    ),
)
STATUS_AGAINST_RESULT = _finding(
    "status-against-result",
    Text(
        nl="De status van het signaal ({status}) past niet bij de zaak op {case}.",
        en="The status of the signal ({status}) does not fit the case at {case}.",
    ),
)
RESULT_MISSING = _finding(
    "result-missing",
    Text(
        nl="Een signaal van deze zaak is afgesloten ({status}), maar de zaak heeft geen resultaat.",
        en="A signal of this case is closed ({status}), but the case has no result.",
    ),
)
RESULT_WITHOUT_TAKING_UP = _finding(
    "result-without-taking-up",
    Text(
        nl="De zaak heeft een resultaat waarvoor iemand aan het werk ging, maar geen datum van oppakken.",
        en="The case has a result that somebody worked for, but no date of taking up.",
    ),
)
NOT_TAKEN_UP_YET_WORKED = _finding(
    "not-taken-up-yet-worked",
    Text(
        nl="Volgens het resultaat is de zaak niet opgepakt. Toch staat er een datum van oppakken of een contactpoging.",
        en="By its result the case was not taken up. Yet there is a date of taking up or a contact attempt.",
    ),
)
RESULT_AGAINST_ATTEMPTS = _finding(
    "result-against-attempts",
    Text(
        nl="Het resultaat past niet bij de contactpogingen: {how}.",
        en="The result does not fit the attempts: {how}.",
    ),
)
ATTEMPT_AFTER_END = _finding(
    "attempt-after-end",
    Text(
        nl="Deze contactpoging was nadat bekend was dat de inwoner is overleden of verhuisd.",
        en="This contact attempt was after it was known that the resident had died or moved away.",
    ),
    Text(
        nl="Voor nabestaanden is zo'n brief of bezoek pijnlijk.",
        en="To the family such a letter or visit is painful.",
    ),
    Text(
        nl="Kijk of dit klopt. Zo ja, stop alle berichten aan dit adres.",
        en="Check whether this is right. If so, stop all messages to this address.",
    ),
)
RULES = (
    ATTEMPT_WITHOUT_DATE,
    ATTEMPT_WITHOUT_KIND,
    ATTEMPT_WITHOUT_REACHED,
    STATUS_AGAINST_RESULT,
    RESULT_MISSING,
    RESULT_WITHOUT_TAKING_UP,
    NOT_TAKEN_UP_YET_WORKED,
    RESULT_AGAINST_ATTEMPTS,
    ATTEMPT_AFTER_END,
)

_SPOKEN_YET_NOT_REACHED = Text(
    nl="met de inwoner is gesproken, maar geen poging slaagde",
    en="the resident was spoken with, but no attempt succeeded",
)
_NOT_SPOKEN_YET_REACHED = Text(
    nl="er was geen contact, maar een poging slaagde wel",
    en="there was no contact, but an attempt did succeed",
)
_DECEASED_YET_REACHED = Text(
    nl="de inwoner is overleden, maar een poging bereikte de inwoner",
    en="the resident has died, but an attempt reached the resident",
)


def findings(towns: tuple[Town, ...]) -> Iterator[Finding]:
    for town in towns:
        for placed in town.cases:
            for place, attempt in enumerate(placed.case.tries):
                yield from _complete(f"{placed.path}.contactpogingen[{place}]", attempt)
            yield from _status(placed)
            yield from _taking_up(placed)
            yield from _attempts(placed)
        yield from _after_the_end(town)


def _complete(path: str, attempt: ContactTry) -> Iterator[Finding]:
    if attempt.lacks("datum"):
        yield ATTEMPT_WITHOUT_DATE.at(path)
    if attempt.lacks("soort"):
        yield ATTEMPT_WITHOUT_KIND.at(path)
    if attempt.lacks("bereikt"):
        yield ATTEMPT_WITHOUT_REACHED.at(path)


def _status(placed: PlacedCase) -> Iterator[Finding]:
    case, result = placed.case, _result(placed.case)
    closed: str | None = None
    for each in placed.signals:
        state = state_of(each.signal.status) if each.signal.status else None
        if state is None:
            continue
        end = ended_as(state)
        if end is not None:
            closed = closed or each.signal.status
            against = result is not None and result is not end
        else:
            worked = result is not None or case.taken_up is not None or bool(case.tries)
            against = state is SignalState.NOT_YET_TAKEN_UP and worked
        if against:
            yield STATUS_AGAINST_RESULT.at(f"{each.path}.status", status=each.signal.status, case=placed.path)
    if closed is not None and case.lacks("resultaat"):
        yield RESULT_MISSING.at(placed.path, status=closed)


def _taking_up(placed: PlacedCase) -> Iterator[Finding]:
    case, result = placed.case, _result(placed.case)
    if result is None:
        return
    term, path = END_RESULTS[result], f"{placed.path}.resultaat"
    if term.taken_up and term.contact is not Contact.EITHER and case.lacks("datum_opgepakt"):
        yield RESULT_WITHOUT_TAKING_UP.at(path)
    if not term.taken_up and (case.taken_up is not None or any(map(_went_out, case.tries))):
        yield NOT_TAKEN_UP_YET_WORKED.at(path)


def _went_out(attempt: ContactTry) -> bool:
    channel = channel_of(attempt.kind) if attempt.kind else None
    return channel is None or CHANNELS[channel].is_a_try


def _attempts(placed: PlacedCase) -> Iterator[Finding]:
    case, result = placed.case, _result(placed.case)
    if result is None:
        return
    contact = END_RESULTS[result].contact
    reached = any(attempt.reached for attempt in case.tries)
    unsure = any(attempt.reached is None for attempt in case.tries) or "contactpogingen" in case.unread
    how: Text | None = None
    if contact is Contact.NEEDED and not reached and not unsure:
        how = _SPOKEN_YET_NOT_REACHED
    elif contact is Contact.EXCLUDED and reached:
        how = _NOT_SPOKEN_YET_REACHED
    elif result is EndResult.DECEASED and reached:
        how = _DECEASED_YET_REACHED
    if how is not None:
        yield RESULT_AGAINST_ATTEMPTS.at(f"{placed.path}.resultaat", how=how)


def _result(case: Case) -> EndResult | None:
    return result_of(case.result) if case.result else None


_GONE = frozenset({EndResult.DECEASED, EndResult.NOT_OUR_RESIDENT})


def _gone_by_status(status: str | None) -> bool:
    state = state_of(status) if status else None
    return state is not None and ended_as(state) in _GONE


def _after_the_end(town: Town) -> Iterator[Finding]:
    """The model holds no date of death or moving. By a signal's status it was known before any attempt; by a result,
    once somebody was reached or the matching period was over, and for the same person's other cases after the last
    attempt of this one.
    """
    known: dict[RecognitionKey, tuple[date, PlacedCase]] = {}
    found: set[str] = set()
    for placed in town.cases:
        if any(_gone_by_status(each.signal.status) for each in placed.signals):
            found.update(
                f"{placed.path}.contactpogingen[{place}]" for place, _ in enumerate(placed.case.tries)
            )
        elif _result(placed.case) in _GONE:
            found.update(_tries_after(placed, _known_within(placed.case)))
            if (day := _last_day(placed.case)) is not None:
                for key in _people(placed):
                    known[key] = min(known.get(key, (day, placed)), (day, placed), key=lambda each: each[0])
    for placed in town.cases if known else ():
        for key in _people(placed):
            day, ended = known.get(key, (None, placed))
            if placed is not ended:
                found.update(_tries_after(placed, day))
    for path in sorted(found):
        yield ATTEMPT_AFTER_END.at(path)


def _people(placed: PlacedCase) -> set[RecognitionKey]:
    return {
        key for each in placed.signals if each.signal.client for key in recognition_keys(each.signal.client)
    }


def _tries_after(placed: PlacedCase, day: date | None) -> Iterator[str]:
    for place, attempt in enumerate(placed.case.tries):
        if day is not None and attempt.day is not None and attempt.day > day:
            yield f"{placed.path}.contactpogingen[{place}]"


def _known_within(case: Case) -> date | None:
    days = [attempt.day for attempt in case.tries if attempt.reached and attempt.day is not None]
    return min([*days, *([case.matching_until] if case.matching_until else [])], default=None)


def _last_day(case: Case) -> date | None:
    days = [case.matched, case.taken_up, *(attempt.day for attempt in case.tries)]
    return max((day for day in days if day is not None), default=None)
