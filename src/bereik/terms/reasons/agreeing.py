"""Did everyone say yes who has to, and what is to be done when somebody did not?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text


class AgreeReason(ReasonTerm):
    SELF_SAID_YES = "agree_self_said_yes"
    PARENTS_SAID_YES = "agree_parents_said_yes"
    BOTH_SAID_YES = "agree_both_said_yes"
    AGE_NOT_KNOWN = "agree_age_not_known"
    SELF_NOT_ASKED = "agree_self_not_asked"
    YOUNG_PERSON_NOT_ASKED = "agree_young_person_not_asked"
    PARENTS_NOT_ASKED = "agree_parents_not_asked"
    PARENTS_TOO = "agree_parents_too"
    OTHER_PARENT_NOT_ASKED = "agree_other_parent_not_asked"
    DAY_STILL_TO_COME = "agree_day_still_to_come"
    TOO_LONG_AGO = "agree_too_long_ago"
    NOTHING_WRITTEN_DOWN = "agree_nothing_written_down"
    ASK_AGE = "agree_ask_age"
    ASK_SELF = "agree_ask_self"
    ASK_PARENTS = "agree_ask_parents"
    ASK_PARENTS_TOO = "agree_ask_parents_too"
    ASK_OTHER_PARENT = "agree_ask_other_parent"
    ASK_AGAIN = "agree_ask_again"


_FROM_16 = f"Jeugdwet art. 7.3.5(1); BW 7:447(1); Wmo 2015 art. 2.3.2(1); {TO_BE_CONFIRMED}"
_FROM_12 = f"Jeugdwet art. 7.3.4(2); BW 7:450(2); UAVG art. 5; {TO_BE_CONFIRMED}"
_UNDER_12 = f"Jeugdwet art. 7.3.15(1); BW 7:465(1); UAVG art. 5; {TO_BE_CONFIRMED}"
_BOTH_PARENTS = (
    f"Jeugdwet art. 7.3.4(2), 7.3.15(1): the parents who have authority, in the plural; {TO_BE_CONFIRMED}"
)
_OWN = "Own choice of Bereik; AVG art. 7(1): we must be able to show that somebody said yes"

AGREE_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        AgreeReason.SELF_SAID_YES: ReasonWords(
            Text("Deze persoon beslist zelf en zei ja.", "This person decides for themself and said yes."),
            _FROM_16,
        ),
        AgreeReason.PARENTS_SAID_YES: ReasonWords(
            Text("Wie gezag heeft over het kind, zei ja.", "Whoever has authority over the child said yes."),
            _UNDER_12,
        ),
        AgreeReason.BOTH_SAID_YES: ReasonWords(
            Text(
                "De jongere zei ja, en wie gezag heeft ook.",
                "The young person said yes, and so did whoever has authority.",
            ),
            _FROM_12,
        ),
        AgreeReason.AGE_NOT_KNOWN: ReasonWords(
            Text(
                "Zonder leeftijd weten wij niet wie ja mag zeggen.",
                "Without an age we do not know who may say yes.",
            ),
            _OWN,
        ),
        AgreeReason.SELF_NOT_ASKED: ReasonWords(
            Text(
                "Vanaf 16 jaar beslist deze persoon zelf. Een ander kan geen ja zeggen.",
                "From 16 this person decides. Nobody else can say yes.",
            ),
            _FROM_16,
        ),
        AgreeReason.YOUNG_PERSON_NOT_ASKED: ReasonWords(
            Text(
                "Van 12 tot 16 jaar moet ook de jongere zelf ja zeggen.",
                "From 12 to 16 the young person has to say yes as well.",
            ),
            _FROM_12,
        ),
        AgreeReason.PARENTS_NOT_ASKED: ReasonWords(
            Text(
                "Onder de 12 jaar zegt een ouder met gezag ja, of de voogd.",
                "Under 12 a parent with authority says yes, or the guardian.",
            ),
            _UNDER_12,
        ),
        AgreeReason.PARENTS_TOO: ReasonWords(
            Text(
                "Van 12 tot 16 jaar moeten ook de ouders met gezag ja zeggen, of de voogd.",
                "From 12 to 16 the parents with authority have to say yes as well, or the guardian.",
            ),
            _FROM_12,
        ),
        AgreeReason.OTHER_PARENT_NOT_ASKED: ReasonWords(
            Text(
                "Hebben twee ouders gezag? Dan is het ja van de een niet het ja van de ander.",
                "Do two parents have authority? Then the yes of one is not the yes of the other.",
            ),
            _BOTH_PARENTS,
        ),
        AgreeReason.DAY_STILL_TO_COME: ReasonWords(
            Text(
                "{date} moet nog komen. Een ja telt pas als het gezegd is.",
                "{date} is still to come. A yes counts once it has been said.",
            ),
            _OWN,
        ),
        AgreeReason.TOO_LONG_AGO: ReasonWords(
            Text(
                "Dit ja is van {date}. Dat is langer dan drie maanden geleden.",
                "This yes is of {date}. That is more than three months ago.",
            ),
            f"{_OWN}; house default of three months, no legal term found; {TO_BE_CONFIRMED}",
        ),
        AgreeReason.NOTHING_WRITTEN_DOWN: ReasonWords(
            Text(
                "Wij weten niet wie ja zei, wanneer en op welke tekst.",
                "We do not know who said yes, when, and to which text.",
            ),
            _OWN,
        ),
        AgreeReason.ASK_AGE: ReasonWords(
            Text(
                "Vraag hoe oud deze persoon is. Of bel ons en noem geen naam.",
                "Ask how old this person is. Or call us and give no name.",
            ),
            _OWN,
        ),
        AgreeReason.ASK_SELF: ReasonWords(
            Text("Lees de tekst voor aan deze persoon zelf.", "Read the text out to this person."), _OWN
        ),
        AgreeReason.ASK_PARENTS: ReasonWords(
            Text(
                "Lees de tekst voor aan elke ouder met gezag. Wonen zij apart? Vraag het dan elk apart.",
                "Read the text out to each parent with authority. Do they live apart? Then ask each apart.",
            ),
            _BOTH_PARENTS,
        ),
        AgreeReason.ASK_PARENTS_TOO: ReasonWords(
            Text(
                "Vraag het ook aan elke ouder met gezag. Wil de jongere dat niet? Bel ons en noem geen naam: soms mag "
                "het dan toch.",
                "Ask each parent with authority as well. Does the young person not want that? Call us and give no name: "
                "sometimes it is allowed all the same.",
            ),
            f"Jeugdwet art. 7.3.4(2): after a refusal, when the young person keeps wanting it; {TO_BE_CONFIRMED}",
        ),
        AgreeReason.ASK_OTHER_PARENT: ReasonWords(
            Text(
                "Vraag het ook aan de andere ouder. Wonen zij apart? Vraag het dan elk apart.",
                "Ask the other parent as well. Do they live apart? Then ask each apart.",
            ),
            _BOTH_PARENTS,
        ),
        AgreeReason.ASK_AGAIN: ReasonWords(
            Text(
                "Vraag het nog een keer. Mensen mogen van gedachten veranderen.",
                "Ask once more. People may change their minds.",
            ),
            _OWN,
        ),
    }
)
