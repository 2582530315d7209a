"""Can we know whom a signal is about?"""

from collections.abc import Iterator

from bereik.house.exchange.ddas.finding import Finding, Level, Rule
from bereik.house.exchange.ddas.meaning.towns import Town
from bereik.house.exchange.ddas.recognition import recognition_key, valid_bsn
from bereik.terms.text import Text

BSN_ELEVEN_CHECK = Rule(
    name="bsn-eleven-check",
    level=Level.FINDING,
    what=Text(
        nl="Dit burgerservicenummer bestaat niet: het heeft geen negen cijfers of faalt op de 11-proef.",
        en="This citizen service number does not exist: it lacks nine digits or fails the 11-check.",
    ),
    why=Text(
        nl="Een verkeerd nummer zou ons bij de verkeerde persoon brengen. Wij herkennen er niemand aan.",
        en="A wrong number would bring us to the wrong person. We recognise nobody by it.",
    ),
    what_now=Text(
        nl="Vraag de signaalpartner om het nummer na te kijken.",
        en="Ask the partner who sent the signal to check the number.",
    ),
)
NOBODY_TO_RECOGNISE = Rule(
    name="nobody-to-recognise",
    level=Level.FINDING,
    what=Text(
        nl="Er is geen geldig burgerservicenummer. Ook zijn voorletters, achternaam, geboortedatum, postcode en "
        "huisnummer niet alle vijf ingevuld.",
        en="There is no valid citizen service number. Nor are initials, surname, birth date, postcode and house number "
        "all five filled in.",
    ),
    why=Text(
        nl="Wij kunnen niet zien of wij deze inwoner al kennen. Het signaal blijft apart staan.",
        en="We cannot see whether we already know this resident. The signal stays on its own.",
    ),
    what_now=Text(
        nl="Zoek zelf na om wie het gaat, of vraag de signaalpartner om de ontbrekende gegevens.",
        en="Find out yourself whom it is about, or ask the partner for what is missing.",
    ),
)
RULES = (BSN_ELEVEN_CHECK, NOBODY_TO_RECOGNISE)


def findings(towns: tuple[Town, ...]) -> Iterator[Finding]:
    for town in towns:
        for placed in town.signals:
            if (client := placed.signal.client) is None:
                continue
            path = f"{placed.path}.client"
            if client.bsn is not None and client.bsn.strip() and valid_bsn(client.bsn) is None:
                yield BSN_ELEVEN_CHECK.at(f"{path}.Burgerservicenummer")
            if recognition_key(client) is None:
                yield NOBODY_TO_RECOGNISE.at(path)
