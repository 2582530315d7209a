"""Is each value one that can be true: whose municipality, what amount, which field names, how many?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from bereik.house.exchange.ddas.delivery import Delivery, Part
from bereik.house.exchange.ddas.finding import Finding, Level, Rule, shown, step
from bereik.house.exchange.ddas.structure import Sent, fields_of
from bereik.terms.text import Text

# An estimate of our own, to catch cents sent as euros and slips of the key. Not a norm: do not select people by it.
PLAUSIBLE_AMOUNT = 100_000
# The largest page of early signals in the national exchange (API description of DDAS early signalling, 2026).
LARGEST_PAGE = 50_000
_FOUR_DIGITS = re.compile(r"[0-9]{4}", re.ASCII)

MUNICIPALITY_NOT_OURS = Rule(
    name="municipality-not-ours",
    level=Level.ERROR,
    what=Text(
        nl="Dit deel is van gemeente {sent}, en dit huis is van gemeente {ours}.",
        en="This part is of municipality {sent}, and this house is of municipality {ours}.",
    ),
    why=Text(
        nl="Gegevens van inwoners van een andere gemeente mogen wij niet bewaren.",
        en="We may not keep data about residents of another municipality.",
    ),
    what_now=Text(
        nl="Vraag de leverancier om een levering met alleen uw gemeente. Gooi dit bestand weg.",
        en="Ask the supplier for a delivery with your municipality only. Throw this file away.",
    ),
)
MUNICIPALITY_CODE_FORM = Rule(
    name="municipality-code-form",
    level=Level.FINDING,
    what=Text(
        nl="De gemeentecode heeft geen vier cijfers.", en="The municipality code does not have four digits."
    ),
    why=Text(
        nl="Het CBS geeft elke gemeente een code van vier cijfers, zoals 0518.",
        en="Statistics Netherlands gives each municipality a code of four digits, such as 0518.",
    ),
    what_now=Text(
        nl="Vul de code van vier cijfers in, met de nullen ervoor en zonder letters.",
        en="Fill in the code of four digits, with its leading zeros and without letters.",
    ),
)
AMOUNT_NEGATIVE = Rule(
    name="amount-negative",
    level=Level.FINDING,
    what=Text(
        nl="Het bedrag van de achterstand is kleiner dan nul.", en="The amount in arrears is below zero."
    ),
    why=Text(nl="Een achterstand is nul of meer.", en="Arrears are zero or more."),
    what_now=Text(
        nl="Vraag de signaalpartner om het juiste bedrag in hele euro's.",
        en="Ask the partner for the right amount in whole euros.",
    ),
)
AMOUNT_IMPLAUSIBLE = Rule(
    name="amount-implausible",
    level=Level.FINDING,
    what=Text(
        nl="Het bedrag is hoger dan {limit} euro. Dat komt bijna niet voor.",
        en="The amount is above {limit} euro. That hardly ever occurs.",
    ),
    why=Text(
        nl="Misschien zijn het centen in plaats van euro's, of is er een cijfer te veel.",
        en="Perhaps it is cents instead of euros, or there is a digit too many.",
    ),
    what_now=Text(nl="Vraag de signaalpartner of dit klopt.", en="Ask the partner whether this is right."),
)
UNKNOWN_KEY = Rule(
    name="unknown-key",
    level=Level.FINDING,
    what=Text(
        nl="Het uitwisselmodel kent het veld {key} hier niet.",
        en="The exchange model does not know the field {key} here.",
    ),
    why=Text(
        nl="Wat erin staat wordt bewaard zoals het kwam, maar nergens gebruikt.",
        en="What it says is kept as it came, but used nowhere.",
    ),
    what_now=Text(
        nl="Kijk of de naam precies is gespeld als in het model, ook waar het model zelf een spelfout heeft.{instead}",
        en="Check that the name is spelled exactly as in the model, also where the model itself is misspelt.{instead}",
    ),
)
PART_COUNTED_TWICE = Rule(
    name="part-counted-twice",
    level=Level.FINDING,
    what=Text(
        nl="Een eerder deel van dit bestand heeft ook teller {counter}.",
        en="An earlier part of this file also has counter {counter}.",
    ),
    why=Text(
        nl="De teller nummert de delen. Twee gelijke kan betekenen dat een deel ontbreekt of dubbel is.",
        en="The counter numbers the parts. Two alike may mean that one is missing or double.",
    ),
    what_now=Text(
        nl="Vraag de leverancier of alle delen erin zitten.",
        en="Ask the supplier whether all parts are there.",
    ),
)
PAGE_TOO_LARGE = Rule(
    name="page-too-large",
    level=Level.FINDING,
    what=Text(
        nl="Er staan {count} signalen in. De landelijke uitwisseling neemt er hooguit {limit} per keer aan.",
        en="There are {count} signals in it. The national exchange takes {limit} at most at a time.",
    ),
    why=Text(
        nl="Hier kan het wel worden ingelezen, maar zo doorsturen lukt niet.",
        en="It can be read in here, but it cannot be passed on like this.",
    ),
    what_now=Text(nl="Deel de periode op als u doorlevert.", en="Split the period when you pass it on."),
)
RULES = (
    MUNICIPALITY_NOT_OURS,
    MUNICIPALITY_CODE_FORM,
    AMOUNT_NEGATIVE,
    AMOUNT_IMPLAUSIBLE,
    UNKNOWN_KEY,
    PART_COUNTED_TWICE,
    PAGE_TOO_LARGE,
)


def findings(delivery: Delivery, gemeentecode: str | None) -> Iterator[Finding]:
    counters: set[int] = set()
    for place, part in enumerate(delivery.parts):
        path = step("$.leveringen", place)
        yield from _municipality(path, part, gemeentecode)
        if part.counter is not None and part.counter in counters:
            yield PART_COUNTED_TWICE.at(f"{path}.teller", counter=part.counter)
        if part.counter is not None:
            counters.add(part.counter)
        for number, signal in enumerate(part.signals):
            yield from _amount(f"{path}.vroegsignalen[{number}].bedrag", signal.amount)
        yield from _unknown_in_part(path, part)
    if (count := sum(len(part.signals) for part in delivery.parts)) > LARGEST_PAGE:
        yield PAGE_TOO_LARGE.at("$.leveringen", count=count, limit=LARGEST_PAGE)


def _municipality(path: str, part: Part, ours: str | None) -> Iterator[Finding]:
    if part.municipality is None:
        return
    if ours is not None and part.municipality != ours:
        yield MUNICIPALITY_NOT_OURS.at(f"{path}.gemeentecode", sent=shown(part.municipality), ours=ours)
    elif not _FOUR_DIGITS.fullmatch(part.municipality):
        yield MUNICIPALITY_CODE_FORM.at(f"{path}.gemeentecode")


def _amount(path: str, amount: int | None) -> Iterator[Finding]:
    if amount is None:
        return
    if amount < 0:
        yield AMOUNT_NEGATIVE.at(path)
    elif amount > PLAUSIBLE_AMOUNT:
        yield AMOUNT_IMPLAUSIBLE.at(path, limit=PLAUSIBLE_AMOUNT)


def _unknown_in_part(path: str, part: Part) -> Iterator[Finding]:
    if (organisation := part.organisation) is not None:
        place = f"{path}.aanleverende_organisatie"
        yield from _unknown(place, organisation)
        for number, person in enumerate(organisation.contacts):
            yield from _unknown(f"{place}.contactpersoonen[{number}]", person)
    for number, signal in enumerate(part.signals):
        place = f"{path}.vroegsignalen[{number}]"
        yield from _unknown(f"{place}.client", signal.client)
        yield from _unknown(f"{place}.signaalpartner", signal.partner)
    for number, case in enumerate(part.cases):
        place = f"{path}.vroegsignaalzaken[{number}]"
        yield from _unknown(place, case)
        for count, attempt in enumerate(case.tries):
            yield from _unknown(f"{place}.contactpogingen[{count}]", attempt)


def _unknown(path: str, sent: Sent | None) -> Iterator[Finding]:
    """Only where the model lets other keys in: elsewhere the schema refuses them by itself."""
    if sent is None or sent.closed:
        return
    for key in sent.unknown:
        yield UNKNOWN_KEY.at(
            step(path, key), key=shown(key), instead=_instead(tuple(fields_of(type(sent))), key)
        )


@lru_cache(maxsize=4096)
def _instead(model: tuple[str, ...], key: str) -> Text:
    known = {each.casefold(): each for each in model}
    close = get_close_matches(key[:100].casefold(), known, n=1, cutoff=0.8)
    if not close:
        return Text(nl="", en="")
    meant = known[close[0]]
    return Text(nl=f" Is {meant} bedoeld?", en=f" Was {meant} meant?")
