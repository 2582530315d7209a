"""What do people say they want from us, whatever the trouble is?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Need(StrEnum):
    SEEN = "N1"
    HEARD = "N2"
    UNDERSTOOD = "N3"
    HELPED_IN_TIME = "N4"
    HELPED_WHOLE = "N5"


_SOURCE = "SCP 2023, Gezien, gehoord en geholpen willen worden"

NEEDS: Mapping[Need, Term] = MappingProxyType(
    {
        Need.SEEN: Term(
            label=Text("Gezien", "Seen"),
            meaning=Text(
                "Iemand merkt dat het niet goed gaat.", "Somebody notices that things are not well."
            ),
            source=_SOURCE,
        ),
        Need.HEARD: Term(
            label=Text("Gehoord", "Heard"),
            meaning=Text("Iemand neemt de tijd om te luisteren.", "Somebody takes the time to listen."),
            source=_SOURCE,
        ),
        Need.UNDERSTOOD: Term(
            label=Text("Begrepen", "Understood"),
            meaning=Text(
                "Iemand ziet het hele leven, niet alleen de regel.",
                "Somebody sees the whole life, not only the rule.",
            ),
            source=_SOURCE,
        ),
        Need.HELPED_IN_TIME: Term(
            label=Text("Op tijd geholpen", "Helped in time"),
            meaning=Text("De hulp komt voordat het erger wordt.", "Help comes before it gets worse."),
            source=_SOURCE,
        ),
        Need.HELPED_WHOLE: Term(
            label=Text("Helemaal geholpen", "Helped in full"),
            meaning=Text(
                "De hulp gaat over alles wat knelt, niet over één stuk.",
                "Help covers everything that pinches, not one part.",
            ),
            source=_SOURCE,
        ),
    }
)
