"""Does each signal stand once, and does each case refer to a signal that is there?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from bereik.house.exchange.ddas.finding import Finding, Level, Rule, shown
from bereik.house.exchange.ddas.meaning.towns import PlacedCase, Town
from bereik.house.exchange.ddas.recognition import CaseKey, case_key
from bereik.terms.text import Text

ID_WITH_TWO_CONTENTS = Rule(
    name="id-with-two-contents",
    level=Level.ERROR,
    what=Text(
        nl="Het signaal {id} staat al op {first}, met andere inhoud.",
        en="The signal {id} already stands at {first}, with other content.",
    ),
    why=Text(
        nl="Een ID hoort bij één signaal. Wij kunnen niet weten welk van de twee klopt.",
        en="An ID belongs to one signal. We cannot know which of the two is right.",
    ),
    what_now=Text(
        nl="Zijn het twee signalen, geef ze dan elk een eigen ID. Is het er één, laat dan het juiste staan.",
        en="If they are two signals, give each an ID of its own. If it is one, leave the right one.",
    ),
)
SIGNAL_TWICE = Rule(
    name="signal-twice",
    level=Level.FINDING,
    what=Text(
        nl="Het signaal {id} staat al op {first}, met dezelfde inhoud.",
        en="The signal {id} already stands at {first}, with the same content.",
    ),
    why=Text(nl="Het telt één keer mee.", en="It counts once."),
    what_now=Text(
        nl="U hoeft niets te doen. Gebeurt het vaker, meld het dan aan de leverancier.",
        en="You need not do anything. If it happens more often, tell the supplier.",
    ),
)
REFERENCE_TO_NOTHING = Rule(
    name="reference-to-nothing",
    level=Level.ERROR,
    what=Text(
        nl="Deze zaak verwijst naar signaal {id}, maar dat zit niet in de levering.",
        en="This case refers to signal {id}, but that is not in the delivery.",
    ),
    why=Text(
        nl="Zonder het signaal weten wij niet om wie de zaak gaat.",
        en="Without the signal we do not know whom the case is about.",
    ),
    what_now=Text(
        nl="Lever het signaal mee, of kijk of het ID goed is overgenomen.",
        en="Deliver the signal with it, or check whether the ID was copied right.",
    ),
)
CASE_WITHOUT_SIGNALS = Rule(
    name="case-without-signals",
    level=Level.FINDING,
    what=Text(nl="Deze zaak noemt geen enkel signaal.", en="This case names no signal at all."),
    why=Text(
        nl="Zonder signaal weten wij niet om wie de zaak gaat. De zaak wordt bewaard, maar nergens aan gekoppeld.",
        en="Without a signal we do not know whom it is about. The case is kept, but tied to nothing.",
    ),
    what_now=Text(
        nl="Vraag de leverancier bij welk signaal deze zaak hoort.",
        en="Ask the supplier which signal this case belongs to.",
    ),
)
CASE_TWICE = Rule(
    name="case-twice",
    level=Level.FINDING,
    what=Text(
        nl="Dezelfde zaak staat ook op {first}: dezelfde signalen, dezelfde start van de periode.",
        en="The same case also stands at {first}: the same signals, the same start of the period.",
    ),
    why=Text(
        nl="Een zaak heeft geen ID, dus hieraan herkennen wij haar. De laatste in het bestand telt.",
        en="A case has no ID, so this is how we know it. The last one in the file counts.",
    ),
    what_now=Text(
        nl="Kijk of het echt twee zaken zijn. Zo ja, dan klopt de periode van een van de twee niet.",
        en="Check whether they really are two cases. If so, the period of one of them is wrong.",
    ),
)
SIGNAL_IN_TWO_CASES = Rule(
    name="signal-in-two-cases",
    level=Level.FINDING,
    what=Text(
        nl="Het signaal {id} zit in dezelfde matchingperiode ook in de zaak op {first}.",
        en="The signal {id} is, in the same matching period, also in the case at {first}.",
    ),
    why=Text(
        nl="Een signaal hoort per periode bij één zaak. Anders krijgt een inwoner twee keer bezoek.",
        en="In one period a signal belongs to one case. Otherwise a resident is visited twice.",
    ),
    what_now=Text(
        nl="Kijk welke zaak de goede is en voeg ze samen in het bronsysteem.",
        en="See which case is the right one and join them in the source system.",
    ),
)
RULES = (
    ID_WITH_TWO_CONTENTS,
    SIGNAL_TWICE,
    REFERENCE_TO_NOTHING,
    CASE_WITHOUT_SIGNALS,
    CASE_TWICE,
    SIGNAL_IN_TWO_CASES,
)


def findings(towns: tuple[Town, ...]) -> Iterator[Finding]:
    for town in towns:
        yield from _signals_once(town)
        for placed in town.cases:
            yield from _references(town, placed)
        yield from _cases_once(town)


def _signals_once(town: Town) -> Iterator[Finding]:
    for placed in town.signals:
        if (id_ := placed.signal.id) is None or (first := town.by_id[id_]) is placed:
            continue
        rule = SIGNAL_TWICE if first.signal.digest == placed.signal.digest else ID_WITH_TWO_CONTENTS
        yield rule.at(f"{placed.path}.ID", id=shown(id_), first=first.path)


def _references(town: Town, placed: PlacedCase) -> Iterator[Finding]:
    if not placed.case.signals and "vroegsignalen" not in placed.case.unread:
        yield CASE_WITHOUT_SIGNALS.at(placed.path)
    for place, reference in enumerate(placed.case.signals):
        if reference.id is not None and reference.id not in town.by_id:
            yield REFERENCE_TO_NOTHING.at(f"{placed.path}.vroegsignalen[{place}].ID", id=shown(reference.id))


def _cases_once(town: Town) -> Iterator[Finding]:
    known: dict[CaseKey, str] = {}
    again: set[str] = set()
    for placed in town.cases:
        key = case_key(town.municipality, placed.case)
        if key.signal_ids and known.setdefault(key, placed.path) != placed.path:
            again.add(placed.path)
            yield CASE_TWICE.at(placed.path, first=known[key])
    cases: dict[str, list[tuple[PlacedCase, int]]] = defaultdict(list)
    for placed in town.cases:
        if placed.path not in again:
            for place, reference in enumerate(placed.case.signals):
                if reference.id is not None:
                    cases[reference.id].append((placed, place))
    for id_, found in cases.items():
        yield from _one_case_a_period(id_, found)


def _one_case_a_period(id_: str, cases: list[tuple[PlacedCase, int]]) -> Iterator[Finding]:
    """In order of their start, a case overlaps an earlier one if it starts before the furthest end so far."""
    dated = [
        (start, placed, place) for placed, place in cases if (start := placed.case.matching_from) is not None
    ]
    first: PlacedCase | None = None
    until = date.min
    for start, placed, place in sorted(dated, key=lambda each: each[0]):
        if first is not None and start <= until and placed is not first:
            yield SIGNAL_IN_TWO_CASES.at(
                f"{placed.path}.vroegsignalen[{place}].ID", id=shown(id_), first=first.path
            )
        end = max(start, placed.case.matching_until or start)
        if first is None or end > until:
            first, until = placed, end
