"""By which routes may a signal come to us, and what may be passed on by each?

Four are open. Two wait for a law: they stand here with their law and article, closed until the law is in force and a date
stands in `opens`, and no sender is shown them before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.grounds import Ground
from bereik.terms.laws import LAWS, Law
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Route(StrEnum):
    ARREARS = "arrears"
    WITH_AGREEMENT = "with_agreement"
    WITHOUT_NAME = "without_name"
    SERIOUS_WORRY = "serious_worry"
    WORRY_REPORT = "worry_report"
    PROACTIVE_NOTICE = "proactive_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteTerm(Term):
    """One route. `opens` is None as long as nobody switched it on; `duty` says which law obliges us to act on what comes
    in by it ('' where none does); `works_under` is the law of the team that goes there, where that is another one."""

    number: str
    law: Law
    article: str
    ground: Ground
    may_pass_on: Text
    sentence: Text
    opens: date | None
    closes: date | None = None
    keeps_a_person: bool = True
    duty: str = ""
    works_under: Law | None = None

    def is_open(self, day: date) -> bool:
        """A route is open between its own dates, and only while its law is in force."""
        if self.opens is None or day < self.opens or (self.closes is not None and day > self.closes):
            return False
        return LAWS[self.law].in_force(day)

    @property
    def team_law(self) -> Law:
        """The law under which a team goes there."""
        return self.works_under or self.law


ROUTES: Mapping[Route, RouteTerm] = MappingProxyType(
    {
        Route.ARREARS: RouteTerm(
            label=Text("Betalingsachterstand", "Payment arrears"),
            meaning=Text(
                "Een schuldeiser die de wet noemt, geeft een achterstand door. De gemeente moet de inwoner een gesprek aanbieden.",
                "A creditor named by law passes on arrears. The municipality must offer the resident a conversation.",
            ),
            source=f"Wgs art. 3(1)(b), 8b; Stb. 2020, 240; {TO_BE_CONFIRMED}",
            number="R1",
            law=Law.WGS,
            article="3(1)(b)",
            ground=Ground.ARREARS_SIGNAL,
            may_pass_on=Text(
                "Contactgegevens en de hoogte van de achterstand. Niet meer dan dat.",
                "Contact details and the amount of the arrears. No more than that.",
            ),
            sentence=Text(
                "Wij geven aan de gemeente door dat u achterloopt met betalen. De gemeente biedt u hulp aan; u beslist zelf of u die wilt.",
                "We tell the municipality that you are behind with payments. It offers you help; you decide whether you want it.",
            ),
            opens=date(2021, 1, 1),
            duty="Wgs art. 3(1)(b)",
        ),
        Route.WITH_AGREEMENT: RouteTerm(
            label=Text("Met instemming van de inwoner", "With the resident's agreement"),
            meaning=Text(
                "U meldt namens de inwoner, of draagt samen warm over. De inwoner zag de tekst eerst.",
                "You report on the resident's behalf, or hand over warmly together. The resident saw the text first.",
            ),
            source=f"Wmo 2015 art. 2.3.2(1): by or on behalf of; {TO_BE_CONFIRMED}",
            number="R2",
            law=Law.WMO,
            article="2.3.2(1)",
            ground=Ground.WMO_REPORT,
            may_pass_on=Text(
                "Wat de inwoner goed vindt: naam, hoe wij kunnen langskomen en wat er speelt, in woorden van de inwoner.",
                "What the resident agrees to: name, how we can come by and what is going on, in the resident's words.",
            ),
            sentence=Text(
                "Ik ken mensen die bij u langs kunnen komen. Vindt u het goed dat ik uw naam en nummer geef? U leest eerst mee wat ik opschrijf.",
                "I know people who can come by. Is it all right if I give them your name and number? You read first what I write down.",
            ),
            opens=date(2015, 1, 1),
        ),
        Route.WITHOUT_NAME: RouteTerm(
            label=Text("Overleg zonder naam", "Consultation without a name"),
            meaning=Text(
                "U beschrijft wat u ziet zonder naam of adres. U krijgt advies over hoe u het kunt vragen. Wij bewaren niets over een persoon.",
                "You describe what you see without name or address. You get advice on how to ask. We keep nothing about a person.",
            ),
            source=f"AVG recital 26; own design of the four routes; {TO_BE_CONFIRMED}",
            number="R3",
            law=Law.AVG,
            article="recital 26",
            ground=Ground.NO_PERSON_KNOWN,
            may_pass_on=Text(
                "Wat u ziet, zonder iets waaraan de inwoner te herkennen is.",
                "What you see, with nothing by which the resident can be recognised.",
            ),
            sentence=Text(
                "Ik maak me zorgen over u. Ik heb zonder uw naam te noemen gevraagd wat zou kunnen helpen. Zal ik vertellen wat ik hoorde?",
                "I worry about you. I asked what might help, without giving your name. Shall I tell you what I heard?",
            ),
            opens=date(2018, 5, 25),
            keeps_a_person=False,
        ),
        Route.SERIOUS_WORRY: RouteTerm(
            label=Text("Ernstige zorg", "Serious worry"),
            meaning=Text(
                "Er is gevaar. U belt de dienst die daarvoor is. Wij schrijven alleen op dat het is overgedragen.",
                "There is danger. You call the service that is there for it. We write down only that it was handed over.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; Wvggz art. 5:2; {TO_BE_CONFIRMED}",
            number="R4",
            law=Law.WMO,
            article="5.2.6",
            ground=Ground.HANDED_OVER,
            may_pass_on=Text(
                "Aan die dienst: wat nodig is om gevaar af te wenden. Aan ons: niets over de persoon.",
                "To that service: what is needed to avert danger. To us: nothing about the person.",
            ),
            sentence=Text(
                "Ik maak me zo veel zorgen dat ik nu iemand bel. Ik doe dat liever met u samen.",
                "I am so worried that I am calling somebody now. I would rather do that together with you.",
            ),
            opens=date(2015, 1, 1),
            keeps_a_person=False,
        ),
        Route.WORRY_REPORT: RouteTerm(
            label=Text("Zorg melden volgens de Wams", "Reporting a worry under the Wams"),
            meaning=Text(
                "Het wetsvoorstel wil een meldpunt voor zorgen over iemand. Het is nog geen wet: deze weg staat uit.",
                "The bill wants a line for worries about somebody. It is not law yet: this route is switched off.",
            ),
            source=f"Kamerstukken 36295, bill art. 2.2.5; {TO_BE_CONFIRMED}",
            number="R5",
            law=Law.WAMS,
            article="2.2.5",
            ground=Ground.WORRY_REPORT,
            may_pass_on=Text(
                "Wat nodig is om te kijken of er hulp nodig is: naam, hoe wij kunnen langskomen en wat u ziet.",
                "What is needed to see whether help is needed: name, how we can come by and what you see.",
            ),
            sentence=Text(
                "Ik maak me zorgen om u. Ik meld dat bij de gemeente en vertel u wat ik meld.",
                "I worry about you. I report that to the municipality and tell you what I report.",
            ),
            opens=None,
            works_under=Law.WMO,
        ),
        Route.PROACTIVE_NOTICE: RouteTerm(
            label=Text("Zelf wijzen op een recht", "Pointing out a right ourselves"),
            meaning=Text(
                "Het wetsvoorstel wil dat de overheid mensen zelf op hun recht wijst. Het is nog geen wet: deze weg staat uit.",
                "The bill wants government to point people to their rights. It is not law yet: this route is switched off.",
            ),
            source=f"Kamerstukken 36799; {TO_BE_CONFIRMED}",
            number="R6",
            law=Law.PROACTIVE_SERVICE,
            article="bill",
            ground=Ground.PROACTIVE_NOTICE,
            may_pass_on=Text(
                "Niets door een partner. De gemeente gebruikt alleen de eigen gegevens die de wet noemt.",
                "Nothing by a partner. The municipality uses only those of its own data that the law names.",
            ),
            sentence=Text(
                "U heeft misschien ergens recht op. Wij leggen het u graag uit; u beslist zelf.",
                "You may be entitled to something. We would like to explain it; you decide.",
            ),
            opens=None,
            works_under=Law.PARTICIPATIEWET,
        ),
    }
)

HOW_TO_ASK = Text(
    "Ik maak me zorgen om u. Mag ik iemand van {team} vragen om u te bellen? U mag altijd nee zeggen.",
    "I worry about you. May I ask somebody of {team} to call you? You may always say no.",
)
"""A sentence with which a partner can ask; `{team}` is who would call."""

BY_REPORT: tuple[Route, ...] = (Route.WORRY_REPORT,)
"""Routes by which a sender may pass something on because a law says so and not because the resident agrees, once open."""
