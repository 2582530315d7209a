"""Why may a signal come in by this route, or not, and what then?"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.reason_term import ReasonTerm, ReasonWords
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text


class RouteReason(ReasonTerm):
    STATUTORY = "route_statutory"
    BY_LAW = "route_by_law"
    AGREED = "route_agreed"
    ON_BEHALF = "route_on_behalf"
    WITHOUT_NAME = "route_without_name"
    DANGER = "route_danger"
    OWN_REQUEST = "route_own_request"
    OWN_MOTION = "route_own_motion"
    NOT_AGREED = "route_not_agreed"
    RESIDENT_DOES_NOT_KNOW = "route_resident_does_not_know"
    SENDER_HAS_NO_STATUTE = "route_sender_has_no_statute"
    NOT_ABOUT_ARREARS = "route_not_about_arrears"
    SENDER_DID_NOT_TRY = "route_sender_did_not_try"
    LAW_NOT_IN_FORCE = "route_law_not_in_force"
    ASK_FIRST = "route_ask_first"
    CONSULT_WITHOUT_NAME = "route_consult_without_name"
    CALL_NOW = "route_call_now"
    CALL_WORRY_LINE = "route_call_worry_line"


ROUTE_REASONS: Mapping[ReasonTerm, ReasonWords] = MappingProxyType(
    {
        RouteReason.STATUTORY: ReasonWords(
            Text(
                "U mag dit doorgeven: de {law} geeft u daarvoor de ruimte. Alleen wat nodig is voor een aanbod.",
                "You may pass this on: the {law} allows it. Only what is needed to make an offer.",
            ),
            "Wgs art. 3(1)(b); Stb. 2020, 240",
        ),
        RouteReason.BY_LAW: ReasonWords(
            Text(
                "U mag dit doorgeven: de {law} laat dat toe.",
                "You may pass this on: the {law} allows it.",
            ),
            f"For a route that waits for its law (terms.routes); {TO_BE_CONFIRMED}",
        ),
        RouteReason.AGREED: ReasonWords(
            Text(
                "De inwoner weet het en vindt het goed.",
                "The resident knows and agrees.",
            ),
            f"Wmo 2015 art. 2.3.2(1); {TO_BE_CONFIRMED}",
        ),
        RouteReason.ON_BEHALF: ReasonWords(
            Text(
                "U doet deze melding namens de inwoner. De inwoner heeft de tekst gezien.",
                "You report this on behalf of the resident. The resident has seen the text.",
            ),
            f"Wmo 2015 art. 2.3.2(1); {TO_BE_CONFIRMED}",
        ),
        RouteReason.WITHOUT_NAME: ReasonWords(
            Text(
                "U vraagt advies zonder naam. Wij bewaren niets waaraan de inwoner te herkennen is.",
                "You ask for advice without a name. We keep nothing by which the resident can be recognised.",
            ),
            f"AVG recital 26; {TO_BE_CONFIRMED}",
        ),
        RouteReason.DANGER: ReasonWords(
            Text(
                "Er is gevaar. Dit gaat niet via dit formulier, maar meteen naar {channel}.",
                "There is danger. This does not go through this form, but to {channel} at once.",
            ),
            f"Wmo 2015 art. 4.1.1; Wvggz art. 5:2; {TO_BE_CONFIRMED}",
        ),
        RouteReason.OWN_REQUEST: ReasonWords(
            Text(
                "U vraagt zelf om hulp. Dat kan altijd.",
                "You ask for help yourself. That is always possible.",
            ),
            "Wmo 2015 art. 2.3.2(1); Wgs art. 4(1)",
        ),
        RouteReason.OWN_MOTION: ReasonWords(
            Text(
                "Wij zagen dit zelf tijdens ons werk onder de {law}. Wij gaan er zelf op af.",
                "We saw this ourselves in our work under the {law}. We go there ourselves.",
            ),
            f"Wgs art. 3(1); Wmo 2015 art. 2.1.1; {TO_BE_CONFIRMED}",
        ),
        RouteReason.NOT_AGREED: ReasonWords(
            Text(
                "De inwoner vindt het niet goed. Dan mag u de naam niet doorgeven.",
                "The resident does not agree. Then you may not pass on the name.",
            ),
            f"AVG art. 6; {TO_BE_CONFIRMED}",
        ),
        RouteReason.RESIDENT_DOES_NOT_KNOW: ReasonWords(
            Text(
                "De inwoner weet het nog niet. Dan mag u de naam nog niet doorgeven.",
                "The resident does not know yet. Then you may not pass on the name yet.",
            ),
            f"AVG art. 6; {TO_BE_CONFIRMED}",
        ),
        RouteReason.SENDER_HAS_NO_STATUTE: ReasonWords(
            Text(
                "Voor {sender} is er geen wet die doorgeven zonder instemming toestaat.",
                "For {sender} no law allows passing this on without agreement.",
            ),
            f"Stb. 2020, 240 names the senders; {TO_BE_CONFIRMED}",
        ),
        RouteReason.NOT_ABOUT_ARREARS: ReasonWords(
            Text(
                "Deze weg is alleen voor betalingsachterstanden. Andere zorgen gaan met instemming van de inwoner.",
                "This way is for payment arrears only. Other worries go with the resident's agreement.",
            ),
            "Wgs art. 3(1)(b); Stb. 2020, 240",
        ),
        RouteReason.SENDER_DID_NOT_TRY: ReasonWords(
            Text(
                "Zoek eerst zelf contact met de inwoner: bel of schrijf, en wijs op hulp bij schulden.",
                "First try to reach the resident yourself: phone or write, and point out help with debts.",
            ),
            "Stb. 2020, 240 (duties of the sender before a signal)",
        ),
        RouteReason.LAW_NOT_IN_FORCE: ReasonWords(
            Text(
                "Hiervoor is een wet nodig die nog niet geldt: {law}.",
                "This needs a law that is not in force yet: {law}.",
            ),
            "Kamerstukken 36295 (Wams); 36799 (Wet proactieve dienstverlening SZW)",
        ),
        RouteReason.ASK_FIRST: ReasonWords(
            Text(
                "Vraag het eerst aan de inwoner. U kunt zeggen: ‘{sentence}’",
                "Ask the resident first. You can say: ‘{sentence}’",
            ),
            f"Wmo 2015 art. 2.3.2(1); {TO_BE_CONFIRMED}",
        ),
        RouteReason.CONSULT_WITHOUT_NAME: ReasonWords(
            Text(
                "Overleg met ons zonder naam te noemen. Wij denken mee over hoe u het de inwoner kunt vragen.",
                "Consult us without giving a name. We think along about how you can ask the resident.",
            ),
            f"AVG recital 26; {TO_BE_CONFIRMED}",
        ),
        RouteReason.CALL_NOW: ReasonWords(
            Text("Bel nu {channel}: {phone}.", "Call {channel} now: {phone}."),
            "Wmo 2015 art. 2.3.3, 4.1.1; Wgs art. 4(2)",
        ),
        RouteReason.CALL_WORRY_LINE: ReasonWords(
            Text(
                "Is het niet meteen gevaarlijk, maar maakt u zich wel zorgen? Bel {channel}: {phone}.",
                "Is it not dangerous right now, but are you worried? Call {channel}: {phone}.",
            ),
            f"Wvggz art. 5:2; {TO_BE_CONFIRMED}",
        ),
    }
)
