"""On which level does a barrier lie, and in which frames can it be seen?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.barriers.codes import Frame, Level
from bereik.terms.term import Term
from bereik.terms.text import Text

_LEVELS = (
    "SCP 2024, Zien, luisteren en helpen: causes on three levels; the personal level is what residents show"
)
_COSTS = "Herd and Moynihan 2018, Administrative Burden"
_PATH = "Van Oorschot 1991: threshold, trade-off, application"

LEVELS: Mapping[Level, Term] = MappingProxyType(
    {
        Level.PERSONAL: Term(
            label=Text("Leefwereld", "Life world"),
            meaning=Text(
                "Wat een inwoner laat zien. Wat dat oproept, ligt meestal bij ons.",
                "What a resident shows. What brings it on mostly lies with us.",
            ),
            source=_LEVELS,
        ),
        Level.SOCIETAL: Term(
            label=Text("Samenleving", "Society"),
            meaning=Text(
                "Hoe er in het land over hulp en burgers wordt gedacht.",
                "How the country thinks about help and citizens.",
            ),
            source=_LEVELS,
        ),
        Level.ADMINISTRATIVE: Term(
            label=Text("Bestuur en beleid", "Government and policy"),
            meaning=Text(
                "Keuzes van bestuur: wetten, geld, regels, visie.",
                "Choices of government: laws, money, rules, vision.",
            ),
            source=_LEVELS,
        ),
        Level.SERVICE: Term(
            label=Text("Dienstverlening", "Service"),
            meaning=Text(
                "Hoe wij het werk doen, van balie tot brief.", "How we do the work, from desk to letter."
            ),
            source=_LEVELS,
        ),
    }
)

FRAMES: Mapping[Frame, Term] = MappingProxyType(
    {
        Frame.LEARNING: Term(
            label=Text("Uitzoekkosten", "Learning costs"),
            meaning=Text(
                "Moeite om te ontdekken dat er hulp is en voor wie.",
                "The effort of finding out that there is help, and for whom.",
            ),
            source=_COSTS,
        ),
        Frame.COMPLIANCE: Term(
            label=Text("Regelkosten", "Compliance costs"),
            meaning=Text(
                "Moeite om aan formulieren, bewijs en afspraken te voldoen.",
                "The effort of meeting forms, proof and appointments.",
            ),
            source=_COSTS,
        ),
        Frame.PSYCHOLOGICAL: Term(
            label=Text("Gevoelskosten", "Psychological costs"),
            meaning=Text(
                "Stress, schaamte en verlies van grip die het vragen kost.",
                "The stress, shame and loss of grip that asking costs.",
            ),
            source=_COSTS,
        ),
        Frame.STIGMA: Term(
            label=Text("Stigma", "Stigma"),
            meaning=Text(
                "Minder waard gevonden worden, of je dat voelen.",
                "Being thought less of, or feeling so.",
            ),
            source="Baumberg 2016: personal, social and institutional stigma",
        ),
        Frame.THRESHOLD: Term(
            label=Text("Eerste drempel", "Threshold"),
            meaning=Text(
                "Pas wie nood ziet en weet dat er iets is, begint aan de weg.",
                "Only who sees a need and knows there is something sets out.",
            ),
            source=_PATH,
        ),
        Frame.TRADE_OFF: Term(
            label=Text("Afweging", "Trade-off"),
            meaning=Text(
                "Weegt op tegen de moeite en het risico, of niet.", "Worth the effort and the risk, or not."
            ),
            source=_PATH,
        ),
        Frame.ACTING_POWER: Term(
            label=Text("Doenvermogen", "Acting power"),
            meaning=Text(
                "Weten is nog geen doen, zeker niet onder stress.",
                "Knowing is not yet doing, least of all under stress.",
            ),
            source="WRR 2017, Weten is nog geen doen",
        ),
        Frame.SCHEME: Term(
            label=Text("Ontwerp van de regeling", "Design of the scheme"),
            meaning=Text("De regeling zelf maakt het moeilijk.", "The scheme itself makes it hard."),
            source="Janssens and Van Mechelen 2022: client, administration, scheme, society",
        ),
    }
)
