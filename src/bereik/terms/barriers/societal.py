"""Which barriers lie in how society thinks about help and about citizens?"""

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
        level=Level.SOCIETAL,
        frames=frozenset(frames),
        face=face,
    )


SOCIETAL: Mapping[Barrier, BarrierTerm] = MappingProxyType(
    {
        Barrier.SOCIAL_STIGMA: _barrier(
            Text("Stigma in de samenleving", "Stigma in society"),
            Text(
                "Hoe er over armoede en uitkeringen wordt gepraat.",
                "How people talk about poverty and benefits.",
            ),
            Frame.STIGMA,
            source=f"{_SOURCE}; Baumberg 2016 (claims and treatment stigma)",
        ),
        Barrier.SELF_RELIANT_CITIZEN: _barrier(
            Text("Het beeld van de zelfredzame burger", "The image of the self-reliant citizen"),
            Text(
                "Het idee dat iedereen zelf vraagt, alles begrijpt en een netwerk heeft.",
                "The idea that everybody asks, understands everything and has a network.",
            ),
            source=f"{_SOURCE}; WRR 2017",
        ),
        Barrier.COMPLEX_SYSTEM: _barrier(
            Text("Een ingewikkeld stelsel", "A complicated system"),
            Text(
                "Veel regelingen en loketten, met regels die elkaar tegenspreken.",
                "Many schemes and desks, with rules that contradict each other.",
            ),
            Frame.LEARNING,
            Frame.COMPLIANCE,
            Frame.SCHEME,
            source=f"{_SOURCE}; Janssens and Van Mechelen 2022",
        ),
        Barrier.GENERAL_DISTRUST: _barrier(
            Text("Wantrouwen in de overheid", "Distrust of government"),
            Text(
                "Na wat er met toeslagen gebeurde, bijvoorbeeld.",
                "After the childcare allowance affair, for instance.",
            ),
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.LABOUR_SHORTAGE: _barrier(
            Text("Te weinig mensen", "Too few people"),
            Text("Er zijn te weinig mensen om te helpen.", "There are too few people to help."),
            face=Face.UNAVAILABLE,
        ),
    }
)
