"""Which pieces of advice can we give somebody who asks without a name, in words they can use at once?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Advice(StrEnum):
    SAY_WHAT_YOU_SEE = "say_what_you_see"
    ASK_FOR_A_YES = "ask_for_a_yes"
    PARENTS_FIRST = "parents_first"
    LEAVE_THE_DOOR_OPEN = "leave_the_door_open"
    STAY_IN_TOUCH = "stay_in_touch"
    WHAT_HELP_EXISTS = "what_help_exists"
    HELP_WITH_MONEY = "help_with_money"
    BESIDE_YOU = "beside_you"
    GO_TOGETHER = "go_together"
    GIVE_THE_CARD = "give_the_card"
    CALL_TOGETHER = "call_together"
    THE_GP = "the_gp"
    VEILIG_THUIS = "veilig_thuis"
    REPORTING_CODE = "reporting_code"
    NOTHING_NOW = "nothing_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceTerm(Term):
    """`label` is what the adviser chooses, `meaning` what the sender reads, `sentence` what they can say."""

    sentence: Text


_OWN = (
    f"Own words of Bereik; SCP 2024: go to people, one trusted professional, no judgement; {TO_BE_CONFIRMED}"
)
_GUIDE = "SCP 2023: being seen, heard and not judged; Own words of Bereik"

ADVICE: Mapping[Advice, AdviceTerm] = MappingProxyType(
    {
        Advice.SAY_WHAT_YOU_SEE: AdviceTerm(
            label=Text("Zeg wat u ziet", "Say what you see"),
            meaning=Text(
                "Noem één ding dat u zelf zag. Zeg niet wat u ervan denkt. Wacht dan rustig op antwoord.",
                "Name one thing that you saw yourself. Do not say what you think of it. Then wait for an answer.",
            ),
            sentence=Text(
                "Ik zie dat u stiller bent dan eerst. Hoe gaat het met u?",
                "I see that you are quieter than before. How are you?",
            ),
            source=_GUIDE,
        ),
        Advice.ASK_FOR_A_YES: AdviceTerm(
            label=Text("Vraag of wij mogen bellen", "Ask whether we may call"),
            meaning=Text(
                "Vraag het op een rustig moment. Zeg erbij dat nee ook goed is. Laat lezen wat u doorgeeft.",
                "Ask at a quiet moment. Say that no is fine too. Let them read what you pass on.",
            ),
            sentence=Text(
                "Mag ik iemand vragen om u te bellen? U mag altijd nee zeggen.",
                "May I ask somebody to call you? You may always say no.",
            ),
            source=_GUIDE,
        ),
        Advice.PARENTS_FIRST: AdviceTerm(
            label=Text("Vraag het wie erover gaat", "Ask whose decision it is"),
            meaning=Text(
                "Onder de twaalf vraagt u de ouders. Tussen twaalf en zestien vraagt u allebei. Vanaf zestien beslist de jongere. Wonen ouders apart? Vraag het hun los van elkaar.",
                "Under twelve you ask the parents. Between twelve and sixteen you ask both. From sixteen the young person decides. Do parents live apart? Ask them separately.",
            ),
            sentence=Text(
                "Ik wil graag hulp vragen. Vindt u dat goed, en vindt uw kind dat goed?",
                "I would like to ask for help. Is that all right with you, and with your child?",
            ),
            source=f"Jeugdwet art. 7.3.4, 7.3.5; BW art. 7:447, 7:450; {TO_BE_CONFIRMED}",
        ),
        Advice.LEAVE_THE_DOOR_OPEN: AdviceTerm(
            label=Text("Na een nee: laat de deur open", "After a no: leave the door open"),
            meaning=Text(
                "Een nee is een nee. Dring niet aan. Zeg wel dat het later ook kan.",
                "A no is a no. Do not press. Do say that later is possible too.",
            ),
            sentence=Text(
                "Dat is goed. Als u later toch wilt, help ik u met bellen.",
                "That is all right. If you want to later, I will help you call.",
            ),
            source=_GUIDE,
        ),
        Advice.STAY_IN_TOUCH: AdviceTerm(
            label=Text("Blijf gewoon komen", "Just keep coming"),
            meaning=Text(
                "Vertrouwen groeit langzaam. Kom terug op de dag die u noemt. Een klein gesprek is ook contact.",
                "Trust grows slowly. Come back on the day you name. A short talk is contact too.",
            ),
            sentence=Text("Ik kom donderdag weer even langs.", "I will drop by again on Thursday."),
            source="SCP 2024: one trusted professional who keeps coming; Own words of Bereik",
        ),
        Advice.WHAT_HELP_EXISTS: AdviceTerm(
            label=Text("Welke hulp er is", "Which help there is"),
            meaning=Text(
                "Iemand van ons komt thuis, of waar de persoon wil. Eerst praten wij alleen. Dat kost niets en hoeft niet bewezen te worden.",
                "Somebody of ours comes to the home, or wherever the person wants. First we only talk. It costs nothing and needs no proof.",
            ),
            sentence=Text(
                "Er komt iemand met u praten. Daarna beslist u zelf.",
                "Somebody comes and talks with you. After that you decide.",
            ),
            source="Wmo 2015 art. 2.3.2; Own words of Bereik",
        ),
        Advice.HELP_WITH_MONEY: AdviceTerm(
            label=Text("Hulp bij geldzorgen", "Help with money worries"),
            meaning=Text(
                "De gemeente helpt gratis bij schulden. Wat hulp betekent voor een uitkering, rekenen wij eerst samen uit.",
                "The municipality helps with debts for free. What help means for a benefit, we first work out together.",
            ),
            sentence=Text(
                "Geldzorgen heeft bijna iedereen weleens. De gemeente kijkt gratis met u mee.",
                "Almost everybody has money worries at times. The municipality looks at it with you for free.",
            ),
            source=f"Wgs art. 3, 4; {TO_BE_CONFIRMED}",
        ),
        Advice.BESIDE_YOU: AdviceTerm(
            label=Text("Iemand naast de persoon", "Somebody beside the person"),
            meaning=Text(
                "Er is gratis hulp van iemand die niet bij de gemeente werkt. Die gaat mee naar gesprekken.",
                "There is free help from somebody who does not work for the municipality. They come along to talks.",
            ),
            sentence=Text(
                "U hoeft niet alleen te gaan. Er kan iemand naast u zitten, gratis.",
                "You need not go alone. Somebody can sit beside you, for free.",
            ),
            source="Wmo 2015 art. 2.2.4, 2.3.2(3)",
        ),
        Advice.GO_TOGETHER: AdviceTerm(
            label=Text("Ga samen", "Go together"),
            meaning=Text(
                "Bied aan om mee te gaan. Of nodig ons uit op een plek die de persoon kent.",
                "Offer to come along. Or invite us to a place that the person knows.",
            ),
            sentence=Text(
                "Zullen we samen gaan? Dan zit ik naast u.", "Shall we go together? I will sit beside you."
            ),
            source="SCP 2024: going along to the desk helped; Own words of Bereik",
        ),
        Advice.GIVE_THE_CARD: AdviceTerm(
            label=Text("Geef de kaart", "Give the card"),
            meaning=Text(
                "Op de kaart staan ons nummer en een code. De persoon belt zelf, wanneer die wil. Zo hoeft niemand alles opnieuw te vertellen.",
                "The card has our number and a code. The person calls when they want to. So nobody has to tell everything again.",
            ),
            sentence=Text(
                "Hier is een nummer. U belt alleen als u wilt. Zeg de code, dan weten zij waarover het gaat.",
                "Here is a number. Call only if you want to. Say the code, then they know what it is about.",
            ),
            source=_OWN,
        ),
        Advice.CALL_TOGETHER: AdviceTerm(
            label=Text("Bel met ons", "Call with us"),
            meaning=Text(
                "Wij denken aan de telefoon met u mee. Ook dan noemt u geen naam. Wil de persoon meepraten? Dat kan.",
                "We think along with you on the telephone. Then too you give no name. Does the person want to join? They can.",
            ),
            sentence=Text(
                "Zullen we samen bellen? U hoeft uw naam niet te zeggen.",
                "Shall we call together? You need not say your name.",
            ),
            source=_OWN,
        ),
        Advice.THE_GP: AdviceTerm(
            label=Text("Begin bij de huisarts", "Begin with the GP"),
            meaning=Text(
                "Gaat het om pijn, slapen of somberheid? Dan is de huisarts een goed begin. Bied aan om mee te gaan.",
                "Is it about pain, sleep or gloom? Then the GP is a good beginning. Offer to come along.",
            ),
            sentence=Text("Zal ik met u meegaan naar uw huisarts?", "Shall I come with you to your GP?"),
            source=_OWN,
        ),
        Advice.VEILIG_THUIS: AdviceTerm(
            label=Text("Vraag advies aan Veilig Thuis", "Ask Veilig Thuis for advice"),
            meaning=Text(
                "Denkt u dat het thuis niet veilig is? Bel 0800-2000 en vraag advies. Dat is gratis, dag en nacht, en zonder naam.",
                "Do you think that home is not safe? Call 0800-2000 and ask for advice. It is free, day and night, and without a name.",
            ),
            sentence=Text(
                "Ik maak me zorgen of u thuis veilig bent. Mag ik daarover advies vragen?",
                "I worry whether you are safe at home. May I ask for advice about that?",
            ),
            source="Wmo 2015 art. 4.1.1(3): advice on asking; Besluit verplichte meldcode (Stb. 2013, 324) art. 2",
        ),
        Advice.REPORTING_CODE: AdviceTerm(
            label=Text("Volg de meldcode", "Follow the reporting code"),
            meaning=Text(
                "Werkt u in onderwijs, zorg of opvang? Dan geldt de meldcode. Overleg vandaag met uw aandachtsfunctionaris.",
                "Do you work in education, care or child care? Then the reporting code holds. Consult the person for it in your organisation today.",
            ),
            sentence=Text(
                "Ik wil eerst met u bespreken wat ik zie, voordat ik met een ander overleg.",
                "I want to talk with you first about what I see, before I consult somebody else.",
            ),
            source="Besluit verplichte meldcode (Stb. 2013, 324; changed by Stb. 2017, 291)",
        ),
        Advice.NOTHING_NOW: AdviceTerm(
            label=Text("Nu is niets doen goed", "Doing nothing now is fine"),
            meaning=Text(
                "Wat u ziet, hoort bij het leven van mensen. Houd contact. Verandert er iets? Vraag het ons opnieuw.",
                "What you see belongs to people's lives. Stay in touch. Does something change? Ask us again.",
            ),
            sentence=Text(
                "Fijn dat ik u even sprak. Ik ben er, als er iets is.",
                "Good to have spoken with you. I am here, if there is anything.",
            ),
            source="SCP 2024: delimit how far outreach should go; Own words of Bereik",
        ),
    }
)
