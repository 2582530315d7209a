"""How does one hand a serious worry over to a service: when is it there, what will they ask, what may one say?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bereik.terms.hand_overs import HandOver
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HowTo:
    """What stands on the page of one service. `first` is one sentence: what to do now."""

    first: Text
    hours: Text
    they_ask: tuple[Text, ...]
    may_say: Text
    to_the_person: Text
    source: str


_NAMELESS = Text(
    "Voor advies noemt u geen naam. Meldt u iemand, dan noemt u wat nodig is, en niet meer.",
    "For advice you give no name. When you report somebody, you give what is needed, and no more.",
)

HOW_TO: Mapping[HandOver, HowTo] = MappingProxyType(
    {
        HandOver.EMERGENCY: HowTo(
            first=Text(
                "Bel 112 en blijf aan de lijn. Blijf bij de persoon als dat veilig is.",
                "Call 112 and stay on the line. Stay with the person if that is safe.",
            ),
            hours=Text("Dag en nacht, gratis.", "Day and night, free."),
            they_ask=(
                Text(
                    "Wie heeft u nodig: politie, ambulance of brandweer?",
                    "Whom do you need: police, ambulance or fire brigade?",
                ),
                Text(
                    "Waar is het? Noem plaats, straat en nummer.",
                    "Where is it? Give town, street and number.",
                ),
                Text("Wat is er nu aan de hand?", "What is going on at this moment?"),
                Text("Is er iemand gewond, of is er een wapen?", "Is anybody hurt, or is there a weapon?"),
            ),
            may_say=Text(
                "Bij gevaar voor een leven mag u alles zeggen wat helpt. Ook als u een beroepsgeheim hebt.",
                "With danger to a life you may say anything that helps. Also when you are bound by secrecy.",
            ),
            to_the_person=Text("Ik bel nu hulp. Ik blijf bij u.", "I am calling help now. I stay with you."),
            source=f"European emergency number; Wetboek van Strafrecht art. 40, 450; {TO_BE_CONFIRMED}",
        ),
        HandOver.VEILIG_THUIS: HowTo(
            first=Text(
                "Bel en zeg of u advies wilt of wilt melden. Twijfelt u? Vraag advies.",
                "Call and say whether you want advice or want to report. In doubt? Ask for advice.",
            ),
            hours=Text("Dag en nacht, gratis.", "Day and night, free."),
            they_ask=(
                Text("Wat zag of hoorde u zelf, en wanneer?", "What did you see or hear, and when?"),
                Text(
                    "Is er nu gevaar? Zijn er kinderen in huis?",
                    "Is there danger now? Are there children in the home?",
                ),
                Text("Weet de persoon dat u belt?", "Does the person know that you are calling?"),
                Text("Wat deed u al, en wie helpt er al?", "What did you do, and who is helping already?"),
            ),
            may_say=_NAMELESS,
            to_the_person=Text(
                "Ik maak me zorgen of u thuis veilig bent. Ik wil daarover bellen. Liefst met u samen.",
                "I worry whether you are safe at home. I want to call about that. Preferably together with you.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; {TO_BE_CONFIRMED}",
        ),
        HandOver.SUICIDE_PREVENTION: HowTo(
            first=Text(
                "Vraag het gewoon: denkt u aan zelfdoding? Erover praten brengt niemand op het idee. Bel samen.",
                "Just ask: are you thinking of suicide? Talking about it gives nobody the idea. Call together.",
            ),
            hours=Text("Dag en nacht, gratis, zonder naam.", "Day and night, free, without a name."),
            they_ask=(
                Text(
                    "Belt u voor uzelf of voor een ander?",
                    "Are you calling for yourself or for somebody else?",
                ),
                Text("Is er nu gevaar? Dan belt u 112.", "Is there danger now? Then you call 112."),
                Text(
                    "Is er een plan, of iets in huis waarmee het kan?",
                    "Is there a plan, or something in the home to do it with?",
                ),
                Text("Wie kan vandaag bij deze persoon zijn?", "Who can be with this person today?"),
            ),
            may_say=Text(
                "U mag bellen zonder naam, ook namens een ander.",
                "You may call without a name, also on behalf of somebody else.",
            ),
            to_the_person=Text(
                "Denkt u weleens aan de dood? Ik schrik daar niet van. Zullen we samen bellen?",
                "Do you ever think of death? It does not frighten me. Shall we call together?",
            ),
            source=f"Wmo 2015, chapter 3a; 113 free of charge since October 2025; {TO_BE_CONFIRMED}",
        ),
        HandOver.WORRY_LINE: HowTo(
            first=Text(
                "Bel als iemand in de war is of zichzelf verwaarloost. Bij gevaar belt u 112.",
                "Call when somebody is confused or neglects themselves. With danger you call 112.",
            ),
            hours=Text(
                "Gratis. U wordt doorverbonden met iemand in uw regio.",
                "Free. You are put through to somebody in your region.",
            ),
            they_ask=(
                Text("Wat ziet u, en hoe lang al?", "What do you see, and for how long?"),
                Text("Waar is de persoon nu?", "Where is the person now?"),
                Text(
                    "Is er gevaar voor die persoon of voor anderen?",
                    "Is there danger to that person or to others?",
                ),
                Text("Wie kent deze persoon al?", "Who knows this person already?"),
            ),
            may_say=_NAMELESS,
            to_the_person=Text(
                "Ik zie dat het niet goed gaat. Ik vraag iemand om mee te denken.",
                "I see that you are not well. I will ask somebody to think along.",
            ),
            source=f"Wvggz art. 5:2; {TO_BE_CONFIRMED}",
        ),
    }
)
