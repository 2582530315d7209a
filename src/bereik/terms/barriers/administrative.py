"""Which barriers lie in the choices of government: its laws, money, rules and vision?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.barriers.codes import Barrier, BarrierTerm, Frame, Level
from bereik.terms.faces import Face
from bereik.terms.text import Text

_SOURCE = "SCP 2024, Zien, luisteren en helpen"


def _barrier(
    label: Text, meaning: Text, *frames: Frame, source: str = _SOURCE, face: Face | None = None
) -> BarrierTerm:
    return BarrierTerm(
        label=label,
        meaning=meaning,
        source=source,
        level=Level.ADMINISTRATIVE,
        frames=frozenset(frames),
        face=face,
    )


ADMINISTRATIVE: Mapping[Barrier, BarrierTerm] = MappingProxyType(
    {
        Barrier.SUPPLY_DRIVEN: _barrier(
            Text("Denken vanuit het aanbod", "Thinking from the supply"),
            Text(
                "De nood wordt vertaald naar wat er al is.",
                "The need is translated into what there already is.",
            ),
            Frame.SCHEME,
            face=Face.NOT_FITTING,
        ),
        Barrier.NO_CHOICE_WHOM_TO_REACH: _barrier(
            Text("Geen keuze wie wij willen bereiken", "No choice whom we want to reach"),
            Text(
                "Nergens staat wie wij in elk geval bereiken, en tot hoe ver wij gaan.",
                "Nowhere does it say whom we reach at least, and how far we go.",
            ),
            face=Face.INVISIBLE,
        ),
        Barrier.COST_CONTAINMENT: _barrier(
            Text("Kosten in de hand houden", "Keeping costs down"),
            Text(
                "Er wordt gestuurd op minder instroom, met drempels.",
                "Steering on less inflow, with thresholds.",
            ),
            Frame.SCHEME,
            face=Face.UNAVAILABLE,
        ),
        Barrier.SILOS: _barrier(
            Text("Hokjes van wet en geld", "Silos of law and money"),
            Text(
                "Wmo, Jeugdwet, Participatiewet en Wgs werken langs elkaar heen.",
                "Wmo, Jeugdwet, Participatiewet and Wgs work past each other.",
            ),
            Frame.COMPLIANCE,
            face=Face.INCOMPLETE,
        ),
        Barrier.FUNDING_AND_INDICATION: _barrier(
            Text("Inkoop en indicatie", "Funding and indication"),
            Text(
                "Hulp wordt ingekocht per product en per uur; wat past, valt erbuiten.",
                "Help is bought by product and hour; what fits falls outside.",
            ),
            Frame.SCHEME,
            face=Face.NOT_FITTING,
        ),
        Barrier.UNCLEAR_DATA_RULES: _barrier(
            Text("Onduidelijke regels over gegevens", "Unclear rules on data"),
            Text(
                "Er is geen grond om te delen, of men is er bang voor.",
                "There is no ground to share, or people are afraid to.",
            ),
            source=f"{_SOURCE}; VNG on the AVG in the social domain",
        ),
        Barrier.NO_LEARNING: _barrier(
            Text("Beleid leert niet", "Policy does not learn"),
            Text(
                "Verhalen van mensen veranderen de regels niet.", "People's stories do not change the rules."
            ),
        ),
        Barrier.NO_SHARED_VISION: _barrier(
            Text("Geen gedeelde visie", "No shared vision"),
            Text(
                "Inwoners en medewerkers weten niet wat de gemeente belooft.",
                "Residents and staff do not know what the municipality promises.",
            ),
        ),
        Barrier.ENFORCEMENT_LOGIC: _barrier(
            Text("Controle voorop", "Control comes first"),
            Text("Eerst argwaan, dan pas hulp.", "Suspicion first, help after."),
            Frame.PSYCHOLOGICAL,
            Frame.STIGMA,
            source="Inspectie SZW 2021; Stimulansz",
        ),
    }
)
