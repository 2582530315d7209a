"""Which barriers lie in how we do the work, from desk to letter?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.barriers.codes import Barrier, BarrierTerm, Frame, Level
from bereik.terms.faces import Face
from bereik.terms.text import Text

_STORIES = "SCP 2023, Gezien, gehoord en geholpen willen worden"
_SYSTEM = "SCP 2024, Zien, luisteren en helpen"


def _barrier(
    label: Text, meaning: Text, *frames: Frame, source: str = _STORIES, face: Face | None = None
) -> BarrierTerm:
    return BarrierTerm(
        label=label,
        meaning=meaning,
        source=source,
        level=Level.SERVICE,
        frames=frozenset(frames),
        face=face,
    )


SERVICE: Mapping[Barrier, BarrierTerm] = MappingProxyType(
    {
        Barrier.PASSIVE_DESK: _barrier(
            Text("Afwachtend loket", "Passive desk"),
            Text("Wij wachten tot iemand vraagt.", "We wait until somebody asks."),
            Frame.THRESHOLD,
            source=_SYSTEM,
            face=Face.INVISIBLE,
        ),
        Barrier.HOOPS: _barrier(
            Text("Onmogelijke hoepels", "Impossible hoops"),
            Text(
                "Stappen en formulieren die niet te doen zijn als het leven vastloopt.",
                "Steps and forms that cannot be done when life is stuck.",
            ),
            Frame.COMPLIANCE,
        ),
        Barrier.BURDEN_OF_PROOF: _barrier(
            Text("Steeds moeten bewijzen", "Having to prove it again"),
            Text("Steeds opnieuw bewijzen wat niet kan.", "Proving over and over what one cannot do."),
            Frame.COMPLIANCE,
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.RETELLING: _barrier(
            Text("Steeds opnieuw vertellen", "Telling it again"),
            Text("Elk loket begint van voren af aan.", "Every desk starts from the beginning."),
            Frame.COMPLIANCE,
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.BROKEN_PROMISE: _barrier(
            Text("Belofte niet nagekomen", "Broken promise"),
            Text("Gezegd, niet gedaan, niet uitgelegd.", "Said, not done, not explained."),
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.CHANGING_FACES: _barrier(
            Text("Steeds een ander gezicht", "Changing faces"),
            Text("Vertrouwen krijgt geen kans te groeien.", "Trust gets no chance to grow."),
            Frame.PSYCHOLOGICAL,
            source=_SYSTEM,
        ),
        Barrier.DELAY: _barrier(
            Text("Wachten", "Waiting"),
            Text("De hulp komt te laat of nooit.", "Help comes too late or never."),
            source=_SYSTEM,
            face=Face.TIMING,
        ),
        Barrier.NEED_UNDERRATED: _barrier(
            Text("Ernst onderschat", "Seriousness underrated"),
            Text("Wij maakten het kleiner dan het is.", "We made it smaller than it is."),
        ),
        Barrier.SELF_RELIANCE_OVERRATED: _barrier(
            Text("Te veel overgelaten aan de inwoner", "Too much left to the resident"),
            Text("Wij zeiden: dat kunt u zelf.", "We said: you can do that yourself."),
            Frame.ACTING_POWER,
        ),
        Barrier.BOXED_IN: _barrier(
            Text("In een hokje gezet", "Boxed in"),
            Text("Een etiket bepaalde de hulp.", "A label decided the help."),
            Frame.PSYCHOLOGICAL,
            Frame.STIGMA,
        ),
        Barrier.NOT_HEARD: _barrier(
            Text("Niet gehoord", "Not heard"),
            Text("Ons eigen doel ging voor.", "Our own agenda came first."),
            source=_SYSTEM,
            face=Face.NOT_FITTING,
        ),
        Barrier.PARTIAL_HELP: _barrier(
            Text("Halve hulp", "Partial help"),
            Text(
                "Hulp op één punt, terwijl de rest het tegenhoudt.",
                "Help on one point, while the rest holds it back.",
            ),
            source=_SYSTEM,
            face=Face.INCOMPLETE,
        ),
        Barrier.REFERRAL_CAROUSEL: _barrier(
            Text("Van het kastje naar de muur", "Referral carousel"),
            Text(
                "A wacht op B en B wacht op A, zoals schuldhulp en ggz.",
                "A waits for B and B for A, such as debt help and mental health care.",
            ),
            Frame.COMPLIANCE,
            source="Movisie; Instituut voor Publieke Waarden",
            face=Face.UNAVAILABLE,
        ),
        Barrier.TREATMENT: _barrier(
            Text("Bejegening", "Treatment"),
            Text("Het voelde als een oordeel.", "It felt like a judgement."),
            Frame.PSYCHOLOGICAL,
            Frame.STIGMA,
        ),
        Barrier.NO_TIME: _barrier(
            Text("Geen tijd om erop af te gaan", "No time to go out"),
            Text(
                "Volle dagen en veel papierwerk voor de professional.",
                "Full days and much paperwork for the professional.",
            ),
            source=_SYSTEM,
            face=Face.UNAVAILABLE,
        ),
        Barrier.LOST_SIGNAL: _barrier(
            Text("Signaal verdween", "Lost signal"),
            Text("Een partner zag het, en er gebeurde niets.", "A partner saw it, and nothing happened."),
            source=_SYSTEM,
            face=Face.INVISIBLE,
        ),
        Barrier.LETTER: _barrier(
            Text("Een brief die afschrikt", "A letter that puts off"),
            Text(
                "Te moeilijk, te streng of op de verkeerde manier gestuurd.",
                "Too hard, too stern, or sent in the wrong way.",
            ),
            Frame.LEARNING,
            Frame.PSYCHOLOGICAL,
            source=_SYSTEM,
        ),
    }
)
