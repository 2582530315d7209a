"""Why does a whole row go back, and what is only noticed about it?"""

from bereik.house.exchange.csv.values.no import bad, notice
from bereik.terms.text import Text

RAGGED = bad(
    "row-ragged",
    Text(
        "Deze rij heeft {has} cellen en de kop {should}.", "This row has {has} cells and the header {should}."
    ),
    Text(
        "Dan staat niet vast welke cel bij welke kolom hoort.",
        "So it is not certain which cell belongs to which column.",
    ),
    Text(
        "Staat er een scheidingsteken of een nieuwe regel in een cel? Zet die cel tussen aanhalingstekens.",
        "Is there a delimiter or a new line inside a cell? Put that cell between quotation marks.",
    ),
)
NOBODY = bad(
    "row-nobody",
    Text(
        "Deze rij noemt niemand: geen achternaam en geen geldig BSN.",
        "This row names nobody: no surname and no valid BSN.",
    ),
    Text("Wij kunnen dan niemand bereiken.", "Then we can reach nobody."),
    Text("Vul de achternaam in, of een BSN dat klopt.", "Fill in the surname, or a BSN that is right."),
)
NO_DAY = bad(
    "row-no-day",
    Text("{column}: de datum van het signaal is leeg.", "{column}: the date of the signal is empty."),
    Text("Vanaf die dag loopt de termijn van de wet.", "The term of the law runs from that day."),
    Text("Vul de datum in.", "Fill in the date."),
)
NO_KIND = bad(
    "row-no-kind",
    Text("{column}: de soort schuldeiser is leeg.", "{column}: the kind of creditor is empty."),
    Text("Daarvan hangt af welke wet geldt.", "It decides which law holds."),
    Text("Vul de soort in, zoals Huur of Energie.", "Fill in the kind, such as Huur or Energie."),
)
REFERENCE_TWICE = bad(
    "reference-twice",
    Text(
        "Dit kenmerk staat ook op regel {lines}, met andere inhoud.",
        "This reference also stands on line {lines}, with other content.",
    ),
    Text("Wij weten niet welke van de rijen klopt.", "We do not know which of the rows is right."),
    Text(
        "Zijn het twee signalen, geef ze dan elk een eigen kenmerk. Is het er één, laat dan de juiste rij staan.",
        "If they are two signals, give each its own reference. If it is one, leave the right row.",
    ),
)
SAME_PERSON_SAME_DAY = bad(
    "same-person-same-day",
    Text(
        "Regel {lines} gaat over dezelfde inwoner en dezelfde dag, met andere inhoud.",
        "Line {lines} is about the same resident and the same day, with other content.",
    ),
    Text(
        "De rijen hebben geen eigen kenmerk, dus wij zien niet of het één signaal is of twee.",
        "The rows have no reference of their own, so we cannot see whether it is one signal or two.",
    ),
    Text(
        "Zet een kolom met een kenmerk in de lijst, of tel de bedragen op tot één rij.",
        "Put a column with a reference in the list, or add the amounts up into one row.",
    ),
)
CAME_OUT_WRONG = notice(
    "letters-came-out-wrong",
    Text(
        "{column}: letters met een teken zijn onderweg kapotgegaan.",
        "{column}: letters with a mark broke on the way.",
    ),
    Text(
        "De lijst is bij de afzender in een andere tekenset gelezen dan geschreven.",
        "The sender read the list in another encoding than it was written in.",
    ),
    Text(
        "Kijk na hoe de naam hoort. Vraag de afzender om de lijst in UTF-8.",
        "See how the name should be. Ask the sender for the list in UTF-8.",
    ),
)
PHONE_LEFT_OUT = notice(
    "phone-left-out",
    Text(
        "{column}: dit is geen telefoonnummer; het is niet overgenomen.",
        "{column}: this is no phone number; it was not taken over.",
    ),
    Text(
        "Met een half nummer bereiken wij niemand, of iemand anders.",
        "With half a number we reach nobody, or somebody else.",
    ),
    Text(
        "Vraag de afzender om het nummer als u het nodig hebt.",
        "Ask the sender for the number when you need it.",
    ),
)
EMAIL_LEFT_OUT = notice(
    "email-left-out",
    Text(
        "{column}: dit is geen e-mailadres; het is niet overgenomen.",
        "{column}: this is no e-mail address; it was not taken over.",
    ),
    Text(
        "Een bericht erheen komt niet aan, of bij een ander.",
        "A message to it does not arrive, or reaches somebody else.",
    ),
    Text(
        "Vraag de afzender om het adres als u het nodig hebt.",
        "Ask the sender for the address when you need it.",
    ),
)
RULES = (
    RAGGED, NOBODY, NO_DAY, NO_KIND, REFERENCE_TWICE, SAME_PERSON_SAME_DAY, CAME_OUT_WRONG, PHONE_LEFT_OUT, EMAIL_LEFT_OUT,
)  # fmt: skip
