"""Why may a delivery not come into this house, and what can be done about it?"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import connections

from bereik.house.exchange.ddas.finding import Finding
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.terms.text import Text


def wrong_house(synthetic: bool) -> Refusal | None:
    """A house is either synthetic or real, and what comes in says which of the two it is."""
    if settings.BEREIK_SYNTHETIC:
        if synthetic:
            return None
        return ONLY_MADE_UP_HERE if connections["default"].vendor == "sqlite" else THIS_HOUSE_IS_SYNTHETIC
    if synthetic:
        return THIS_HOUSE_IS_REAL
    return None if settings.BEREIK_GEMEENTECODE else WHOSE_HOUSE


def errors_in_it(errors: Sequence[Finding]) -> Refusal:
    first = errors[0]
    one = len(errors) == 1
    return Refusal(
        what=Text(
            f"In deze levering {'zit één fout' if one else f'zitten {len(errors)} fouten'}; er is niets van bewaard. "
            f"{'Die' if one else 'De eerste'} staat op {first.path}: {first.what.nl}",
            f"This delivery has {'one error' if one else f'{len(errors)} errors'}; nothing of it was kept. "
            f"{'It' if one else 'The first'} stands at {first.path}: {first.what.en}",
        ),
        why=first.why,
        now=Text(
            "Alle fouten ziet u met:  bereik ddas check BESTAND. Vraag de leverancier om een levering zonder die fouten.",
            "See all errors with:  bereik ddas check FILE. Ask the supplier for a delivery without those errors.",
        ),
    )


ONLY_MADE_UP_HERE = Refusal(
    what=Text(
        "Dit huis staat op SQLite en is alleen voor verzonnen inwoners. Er is niets bewaard.",
        "This house stands on SQLite and is for made-up residents only. Nothing was kept.",
    ),
    why=Text(
        "Gegevens van echte inwoners horen in PostgreSQL: daar bewaakt de database zelf wie wat ziet.",
        "Data about real residents belongs in PostgreSQL: there the database itself guards who sees what.",
    ),
    now=Text(
        "Is de levering verzonnen? Voeg dan --synthetic toe: elke regel krijgt dat merk. Is zij echt? Zet het adres van "
        "PostgreSQL in BEREIK_DATABASE_URL, doe  bereik database prepare  en daarna  bereik check --deploy: dat noemt "
        "wat er nog ontbreekt (docs/how-to/set-up-a-real-house.md).",
        "Is the delivery made up? Then add --synthetic: every row gets that mark. Is it real? Put the address of "
        "PostgreSQL in BEREIK_DATABASE_URL, run  bereik database prepare  and then  bereik check --deploy: it names "
        "what is still missing (docs/how-to/set-up-a-real-house.md).",
    ),
)
THIS_HOUSE_IS_SYNTHETIC = Refusal(
    what=Text(
        "Dit huis is voor verzonnen inwoners (BEREIK_SYNTHETIC). Er is niets bewaard.",
        "This house is for made-up residents (BEREIK_SYNTHETIC). Nothing was kept.",
    ),
    why=Text(
        "Echt en verzonnen gaan niet samen in één huis.", "Real and made-up do not go together in one house."
    ),
    now=Text(
        "Is de levering verzonnen, voeg dan --synthetic toe. Is zij echt, gebruik dan een huis zonder BEREIK_SYNTHETIC.",
        "If the delivery is made up, add --synthetic. If it is real, use a house without BEREIK_SYNTHETIC.",
    ),
)
THIS_HOUSE_IS_REAL = Refusal(
    what=Text(
        "Dit huis is voor echte inwoners; een verzonnen levering komt er niet in. Er is niets bewaard.",
        "This house is for real residents; a made-up delivery does not come in. Nothing was kept.",
    ),
    why=Text(
        "Echt en verzonnen gaan niet samen in één huis.", "Real and made-up do not go together in one house."
    ),
    now=Text(
        "Is de levering echt, laat --synthetic dan weg. Is zij verzonnen, gebruik dan een ander huis:  bereik demo",
        "If the delivery is real, leave --synthetic out. If it is made up, use another house:  bereik demo",
    ),
)
WHOSE_HOUSE = Refusal(
    what=Text(
        "Niet ingesteld is van welke gemeente dit huis is. Er is niets bewaard.",
        "It is not set whose municipality this house is. Nothing was kept.",
    ),
    why=Text(
        "Gegevens van inwoners van een andere gemeente mogen wij niet bewaren.",
        "We may not keep data about residents of another municipality.",
    ),
    now=Text(
        "Zet de code van vier cijfers in BEREIK_GEMEENTECODE, zoals 0518.",
        "Put the code of four digits in BEREIK_GEMEENTECODE, such as 0518.",
    ),
)
NO_TEAM = Refusal(
    what=Text(
        "Geen team van de gemeente werkt onder de Wgs. Er is niets bewaard.",
        "No team of the municipality works under the Wgs. Nothing was kept.",
    ),
    why=Text(
        "Signalen over achterstanden komen op de daglijst van dat team; zonder team ziet niemand ze.",
        "Signals about arrears come on that team's day list; without a team nobody sees them.",
    ),
    now=Text(
        "Maak bij Beheer een team aan met de Wet gemeentelijke schuldhulpverlening, en probeer het opnieuw.",
        "Add a team under the Wet gemeentelijke schuldhulpverlening in Housekeeping, and try again.",
    ),
)
ANOTHER_IS_COMING_IN = Refusal(
    what=Text(
        "Er wordt al een andere levering ingelezen. Er is niets van deze bewaard.",
        "Another delivery is being taken in. Nothing of this one was kept.",
    ),
    why=Text(
        "Leveringen gaan na elkaar, zodat niemand dubbel in het huis komt.",
        "Deliveries go one after the other, so that nobody comes into the house twice.",
    ),
    now=Text("Probeer het straks opnieuw.", "Try again later."),
)
THE_NIGHT_IS_AT_WORK = Refusal(
    what=Text(
        "Het nachtwerk loopt nog. Er is niets van deze levering bewaard.",
        "The night's work is still running. Nothing of this delivery was kept.",
    ),
    why=Text(
        "Het nachtwerk maakt cijfers en vernietigt wat over de termijn is; een levering wacht tot dat klaar is.",
        "The night's work makes figures and destroys what is past its term; a delivery waits until that is done.",
    ),
    now=Text(
        "Probeer het straks opnieuw. Op de pagina Werk dat draaide staat hoe ver het is.",
        "Try again later. The page Work that ran says how far it is.",
    ),
)
