"""Which barriers does a resident show, and what would that resident call them?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.barriers.codes import Barrier, BarrierTerm, Frame, Level
from bereik.terms.faces import Face
from bereik.terms.text import Text

_STORIES = "SCP 2023, Gezien, gehoord en geholpen willen worden"


def _barrier(
    label: Text, meaning: Text, *frames: Frame, source: str = _STORIES, face: Face | None = None
) -> BarrierTerm:
    return BarrierTerm(
        label=label,
        meaning=meaning,
        source=source,
        level=Level.PERSONAL,
        frames=frozenset(frames),
        face=face,
    )


PERSONAL: Mapping[Barrier, BarrierTerm] = MappingProxyType(
    {
        Barrier.SHAME: _barrier(
            Text("Schaamte", "Shame"),
            Text("Hulp vragen voelt als falen.", "Asking for help feels like failing."),
            Frame.PSYCHOLOGICAL,
            Frame.STIGMA,
            source=f"{_STORIES}; Baumberg 2016 (personal stigma)",
        ),
        Barrier.DISTRUST_FROM_EXPERIENCE: _barrier(
            Text("Wantrouwen door ervaring", "Distrust from experience"),
            Text(
                "Blijft weg omdat een instantie eerder teleurstelde.",
                "Stays away because an agency let them down before.",
            ),
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.FEAR_OF_REPAYMENT: _barrier(
            Text("Angst voor terugbetalen", "Fear of repayment"),
            Text(
                "Verwacht dat geld of een recht wordt teruggehaald.",
                "Expects that money or a right will be taken back.",
            ),
            Frame.PSYCHOLOGICAL,
            source=f"{_STORIES}; CPB 2019 on corrected allowances",
        ),
        Barrier.FEAR_OF_INTERVENTION: _barrier(
            Text("Angst voor ingrijpen", "Fear of intervention"),
            Text(
                "Is bang om kinderen, huis of verblijf te verliezen.",
                "Fears losing children, home or the right to stay.",
            ),
            Frame.PSYCHOLOGICAL,
        ),
        Barrier.UNAWARE_OF_SUPPORT: _barrier(
            Text("Weet niet dat hulp bestaat", "Unaware of support"),
            Text("Kent het aanbod of de deur niet.", "Does not know the offer or the door."),
            Frame.LEARNING,
            Frame.THRESHOLD,
            face=Face.INVISIBLE,
        ),
        Barrier.SEEMS_NOT_FOR_ME: _barrier(
            Text("Denkt: dat is niet voor mij", "Thinks: that is not for me"),
            Text(
                "Denkt er geen recht op te hebben, of dat anderen het harder nodig hebben.",
                "Thinks they have no right to it, or that others need it more.",
            ),
            Frame.LEARNING,
            Frame.THRESHOLD,
            source="Simonse et al. 2023: the strongest factor in their survey",
        ),
        Barrier.NEED_NOT_RECOGNISED: _barrier(
            Text("Ziet de eigen nood niet", "Own need not recognised"),
            Text(
                "Is eraan gewend, maakt het klein, of ziet het pas laat.",
                "Is used to it, plays it down, or sees it late.",
            ),
            Frame.THRESHOLD,
            face=Face.INVISIBLE,
        ),
        Barrier.NO_STRENGTH_TO_ACT: _barrier(
            Text("Geen kracht meer om te doen", "No strength left to act"),
            Text(
                "Weet het wel, maar kan niet beginnen of volhouden door stress, ziekte of beperking.",
                "Knows, but cannot begin or keep going, through stress, illness or impairment.",
            ),
            Frame.COMPLIANCE,
            Frame.ACTING_POWER,
            source="WRR 2017, Weten is nog geen doen",
        ),
        Barrier.LANGUAGE_AND_DIGITAL: _barrier(
            Text("Taal, lezen, digitaal", "Language, reading, digital"),
            Text("Kan niet uit de voeten met de tekst of de weg.", "Cannot use the text or the way in."),
            Frame.LEARNING,
            Frame.COMPLIANCE,
        ),
        Barrier.NO_NETWORK: _barrier(
            Text("Geen of uitgeput netwerk", "No network, or a worn out one"),
            Text(
                "Er is niemand die kan helpen, of zij kunnen niet meer.",
                "There is nobody who can help, or they cannot go on.",
            ),
            source="SCP 2023, Zicht op zorgen",
        ),
        Barrier.OWN_WAY: _barrier(
            Text("Wil het zelf doen", "Wants to do it their own way"),
            Text(
                "Wil deze vorm van hulp niet; dat is iets anders dan geen hulp willen.",
                "Does not want this form of help; that is not the same as wanting no help.",
            ),
            Frame.TRADE_OFF,
            face=Face.NOT_FITTING,
        ),
        Barrier.TOO_LITTLE_FOR_THE_EFFORT: _barrier(
            Text("Te weinig voor de moeite", "Too little for the effort"),
            Text("Wat het oplevert is klein of onzeker.", "What it brings is small or uncertain."),
            Frame.TRADE_OFF,
            source="CPB 2019",
        ),
    }
)
