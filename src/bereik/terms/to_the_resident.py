"""How do we say to the resident's own face why we may know something, who looked, and how long it is kept?

The other terms are about the resident; these are said to them, in short sentences. The law itself comes after.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.grounds import Ground
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.terms.retention import Kept
from bereik.terms.text import Text

WHY_WE_MAY: Mapping[Ground, Text] = MappingProxyType(
    {
        Ground.ARREARS_SIGNAL: Text(
            "De wet laat dit toe bij een rekening die openstaat. De gemeente moet u dan hulp aanbieden.",
            "The law allows this when a bill is unpaid. The municipality must then offer you help.",
        ),
        Ground.DEBT_REQUEST: Text(
            "U vroeg zelf om hulp bij schulden.", "You asked for help with debts yourself."
        ),
        Ground.WMO_REPORT: Text(
            "U vroeg om steun, of iemand deed dat voor u.", "You asked for support, or somebody did for you."
        ),
        Ground.YOUTH_REQUEST: Text(
            "U vroeg om hulp, of zei ja.",
            "You asked for help, or said yes.",
        ),
        Ground.INCOME_REQUEST: Text(
            "U vroeg om inkomen of hulp bij werk.", "You asked for income or help with work."
        ),
        Ground.AGREEMENT: Text(
            "U zei ja. Dat mag u altijd terugnemen.", "You said yes. You may always take that back."
        ),
        Ground.OWN_MOTION: Text(
            "Iemand van ons zag het in het eigen werk.", "One of us saw it in their own work."
        ),
        Ground.HANDED_OVER: Text(
            "Er was gevaar. Wij schreven alleen op dat het is doorgegeven.",
            "There was danger. We wrote down only that it was handed over.",
        ),
        Ground.NO_PERSON_KNOWN: Text("Er is zonder naam raad gevraagd.", "Advice was asked without a name."),
        Ground.WORRY_REPORT: Text(
            "Iemand meldde een zorg om u. De wet laat dit toe.",
            "Somebody reported a worry about you. The law allows this.",
        ),
        Ground.PROACTIVE_NOTICE: Text(
            "De gemeente zag dat u misschien ergens recht op heeft. De wet laat dit toe.",
            "The municipality saw that you may have a right to something. The law allows this.",
        ),
    }
)

WHO_LOOKED: Mapping[Purpose, Text] = MappingProxyType(
    {
        Purpose.OUTREACH: Text("Iemand van het team", "Somebody of the team"),
        Purpose.HELPING: Text(
            "Uw contactpersoon, of wie die vervangt", "Your contact person, or who stands in"
        ),
        Purpose.LEADING: Text(
            "De teamleider, alleen datums en aantallen", "The team lead, only dates and counts"
        ),
        Purpose.REASONED_LOOK: Text("Iemand anders, met een reden", "Somebody else, with a reason"),
        Purpose.SIGNALLING: Text("Wie iets over u doorgaf", "Who passed on something about you"),
        Purpose.DELIVERY: Text(
            "De gemeente, bij een lijst met rekeningen die openstaan",
            "The municipality, with a list of unpaid bills",
        ),
        Purpose.PRIVACY: Text(
            "Wie nakijkt of er goed met gegevens wordt omgegaan", "Who checks that data is handled well"
        ),
        Purpose.RECOGNITION: Text(
            "De computer, om te zien of wij u al kennen", "The computer, to see whether we know you"
        ),
        Purpose.MESSAGING: Text("De computer, om iets te versturen", "The computer, to send something"),
        Purpose.UPKEEP: Text("De computer, ’s nachts", "The computer, at night"),
        Purpose.OWN: Text("Uzelf", "Yourself"),
    }
)
"""By what for; a name of a colleague stands with the promise or the contact, never with a look."""

BY_COMPUTER = frozenset({Purpose.RECOGNITION, Purpose.MESSAGING, Purpose.UPKEEP})
"""Where the house itself looks and nobody reads along."""

FILE_OF: Mapping[Law, Kept] = MappingProxyType(
    {
        Law.WMO: Kept.WMO_FILE,
        Law.JEUGDWET: Kept.YOUTH_FILE,
        Law.PARTICIPATIEWET: Kept.PARTICIPATION_FILE,
        Law.WGS: Kept.WGS_FILE,
    }
)
"""Which term holds for what we keep under a law, once we spoke with somebody."""

COUNTED_FROM: Mapping[Kept, Text] = MappingProxyType(
    {
        Kept.WMO_FILE: Text(
            "de laatste keer dat wij iets opschreven", "the last time we wrote something down"
        ),
        Kept.YOUTH_FILE: Text(
            "de laatste keer dat wij iets opschreven", "the last time we wrote something down"
        ),
        Kept.PARTICIPATION_FILE: Text("het einde van de hulp", "the end of the help"),
        Kept.WGS_FILE: Text("het einde van de hulp", "the end of the help"),
    }
)
"""From when those years run, as `RETENTION` says it, to the resident."""
