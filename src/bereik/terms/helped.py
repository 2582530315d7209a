"""What helped, in the words of people who were reached?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Helped(StrEnum):
    TRUSTED_PERSON = "G1"
    KEPT_COMING = "G2"
    NO_JUDGEMENT = "G3"
    KEPT_WORD = "G4"
    BASICS_FIRST = "G5"
    WENT_ALONG = "G6"
    ONE_PLAN = "G7"
    ROOM_IN_RULES = "G8"
    SOMEONE_WHO_KNOWS = "G9"
    QUICK_FOLLOW_UP = "G10"
    DECIDED_TOGETHER = "G11"
    OWN_STRENGTH = "G12"


_STORIES = "SCP 2023, Gezien, gehoord en geholpen willen worden"
_PRACTICE = "SCP 2024, Zien, luisteren en helpen"

HELPED: Mapping[Helped, Term] = MappingProxyType(
    {
        Helped.TRUSTED_PERSON: Term(
            label=Text("Een vaste, vertrouwde professional", "One trusted professional"),
            meaning=Text("Steeds hetzelfde gezicht.", "The same face every time."),
            source=_PRACTICE,
        ),
        Helped.KEPT_COMING: Term(
            label=Text("Bleef komen", "Kept coming"),
            meaning=Text("Gaf niet op na een dichte deur.", "Did not give up after a closed door."),
            source=_PRACTICE,
        ),
        Helped.NO_JUDGEMENT: Term(
            label=Text("Oprecht en zonder oordeel", "Sincere and without judgement"),
            meaning=Text("Ik hoefde me niet te schamen.", "I did not have to be ashamed."),
            source=_PRACTICE,
        ),
        Helped.KEPT_WORD: Term(
            label=Text("Afspraak nagekomen", "Kept a promise"),
            meaning=Text("Deed wat er gezegd was.", "Did what was said."),
            source=_STORIES,
        ),
        Helped.BASICS_FIRST: Term(
            label=Text("Eerst de basis", "Basics first"),
            meaning=Text(
                "Eerst een dak, eten en rust, en dan de rest.", "First a roof, food and calm, then the rest."
            ),
            source=_PRACTICE,
        ),
        Helped.WENT_ALONG: Term(
            label=Text("Ging mee", "Went along"),
            meaning=Text("Ging mee naar het loket of het gesprek.", "Went along to the desk or the talk."),
            source=_PRACTICE,
        ),
        Helped.ONE_PLAN: Term(
            label=Text("Eén plan", "One plan"),
            meaning=Text(
                "Alles kwam in één plan, met één persoon.", "Everything came into one plan, with one person."
            ),
            source=_PRACTICE,
        ),
        Helped.ROOM_IN_RULES: Term(
            label=Text("Ruimte in de regels", "Room in the rules"),
            meaning=Text("Iemand zocht wat wél kon.", "Somebody looked for what was possible."),
            source=f"{_PRACTICE}; Stimulansz, omgekeerde toets",
        ),
        Helped.SOMEONE_WHO_KNOWS: Term(
            label=Text("Iemand die het zelf kent", "Somebody who knows it"),
            meaning=Text(
                "Een lotgenoot of ervaringsdeskundige.",
                "A companion in the same boat, or an expert by experience.",
            ),
            source=_PRACTICE,
        ),
        Helped.QUICK_FOLLOW_UP: Term(
            label=Text("Er gebeurde snel iets", "Something happened soon"),
            meaning=Text("Na het gesprek volgde snel een stap.", "A step followed soon after the talk."),
            source="OPaZ 2019, Van overleven naar leven: the later the date, the more doubt",
        ),
        Helped.DECIDED_TOGETHER: Term(
            label=Text("Samen bepaald", "Decided together"),
            meaning=Text("Wij bepaalden samen wat en wanneer.", "Together we decided what and when."),
            source=_STORIES,
        ),
        Helped.OWN_STRENGTH: Term(
            label=Text("Eigen kracht en eigen mensen telden", "Own strength and own people counted"),
            meaning=Text(
                "Er werd gekeken naar wat ik kan en wie ik ken.",
                "They looked at what I can do and whom I know.",
            ),
            source=_STORIES,
        ),
    }
)
