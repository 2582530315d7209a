"""Why is no delivery given, and what can be done about it?"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from bereik.house.exchange.ddas.exporting.judged import Said
from bereik.house.exchange.ddas.finding import shown
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.terms.text import Text


def whose_house() -> Refusal | None:
    """A real delivery says of which municipality it is."""
    return None if settings.BEREIK_SYNTHETIC or settings.BEREIK_GEMEENTECODE else WHOSE_HOUSE


def errors_in_it(errors: Mapping[str, Said]) -> Refusal:
    """Our own check found what Statistics Netherlands would send back: which rules, and about which signals."""
    count = sum(one.count for one in errors.values())
    first = next(one.first for one in errors.values())
    about = list(dict.fromkeys(id_ for one in errors.values() for id_ in one.signals))
    named = ", ".join(shown(one) for one in about) or "-"
    return Refusal(
        what=Text(
            f"Deze opgave heeft {count} {'fout' if count == 1 else 'fouten'} ({', '.join(errors)}); er is niets gegeven. "
            f"Het gaat om signaal {named}. De eerste: {first.what.nl}",
            f"This return has {count} {'error' if count == 1 else 'errors'} ({', '.join(errors)}); nothing was given. "
            f"It is about signal {named}. The first: {first.what.en}",
        ),
        why=first.why,
        now=first.what_now,
    )


WHOSE_HOUSE = Refusal(
    what=Text(
        "Niet ingesteld is van welke gemeente dit huis is. Er is niets gegeven.",
        "It is not set whose municipality this house is. Nothing was given.",
    ),
    why=Text(
        "Een opgave zegt voor elke levering van welke gemeente zij is.",
        "A return says of each part of which municipality it is.",
    ),
    now=Text(
        "Zet de code van vier cijfers in BEREIK_GEMEENTECODE, zoals 0518.",
        "Put the code of four digits in BEREIK_GEMEENTECODE, such as 0518.",
    ),
)
A_DELIVERY_IS_COMING_IN = Refusal(
    what=Text("Er wordt nu een levering ingelezen.", "A delivery is being taken in now."),
    why=Text(
        "Een opgave van halverwege noemt zaken zonder hun signalen.",
        "A return from halfway names zaken without their signals.",
    ),
    now=Text("Probeer het straks opnieuw.", "Try again later."),
)
THE_NIGHT_IS_AT_WORK = Refusal(
    what=Text("Het nachtwerk loopt nog.", "The night's work is still running."),
    why=Text(
        "Het wist en vernietigt wat over de termijn is; een opgave van halverwege klopt niet.",
        "It erases and destroys what is past its term; a return from halfway is not right.",
    ),
    now=Text("Probeer het straks opnieuw.", "Try again later."),
)
