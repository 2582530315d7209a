"""Why could a cell not be read, and what does the sender do about it?

The rules quote the name of a column, never what stands in the cell: that goes back to the sender with the row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bereik.house.exchange.ddas.finding import Finding, Level, Rule
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class No:
    rule: Rule
    values: dict[str, Any] = field(default_factory=dict)

    def at(self, column: str) -> Finding:
        """Said about a column of the row."""
        return self.rule.at(column, column=column, **self.values)


def bad(name: str, what: Text, why: Text, what_now: Text) -> Rule:
    """A row with this goes back."""
    return Rule(name=name, level=Level.ERROR, what=what, why=why, what_now=what_now)


def notice(name: str, what: Text, why: Text, what_now: Text) -> Rule:
    """A row with this comes in, and it is shown beside the signal."""
    return Rule(name=name, level=Level.FINDING, what=what, why=why, what_now=what_now)


_GUESS = Text("Wij raden niet: dan klopt het misschien niet.", "We do not guess: it might be wrong.")

NOT_TEXT = bad(
    "cell-not-text",
    Text(
        "{column}: hier staat een teken dat geen tekst is.",
        "{column}: a character stands here that is no text.",
    ),
    Text("Zo'n teken kunnen wij niet bewaren.", "We cannot keep such a character."),
    Text("Typ de cel opnieuw.", "Type the cell again."),
)
AMOUNT_UNREAD = bad(
    "amount-unread",
    Text("{column}: dit is geen bedrag.", "{column}: this is no amount."),
    _GUESS,
    Text("Vul een bedrag in zoals 75,00.", "Fill in an amount such as 75,00."),
)
AMOUNT_UNDECIDED = bad(
    "amount-undecided",
    Text(
        "{column}: de punt of komma kan hier duizend betekenen, of centen.",
        "{column}: the point or comma may mean thousands here, or cents.",
    ),
    Text(
        "In de hele kolom staat niets waaruit wij zien welke van de twee.",
        "Nothing in the whole column shows which of the two.",
    ),
    Text("Schrijf de centen erachter, zoals 1.234,00.", "Write the cents behind it, as in 1.234,00."),
)
DATE_UNREAD = bad(
    "date-unread",
    Text("{column}: dit is geen datum.", "{column}: this is no date."),
    _GUESS,
    Text(
        "Vul een datum in zoals 01-03-2026. Is de datum niet bekend, laat de cel dan leeg.",
        "Fill in a date such as 01-03-2026. If the date is not known, leave the cell empty.",
    ),
)
DATE_IMPOSSIBLE = bad(
    "date-impossible",
    Text("{column}: deze dag bestaat niet.", "{column}: there is no such day."),
    _GUESS,
    Text(
        "Kijk de datum na. Is hij niet helemaal bekend, laat de cel dan leeg.",
        "Check the date. If it is not wholly known, leave the cell empty.",
    ),
)
DATE_UNDECIDED = bad(
    "date-undecided",
    Text(
        "{column}: wij zien niet wat hier de dag is en wat de maand.",
        "{column}: we cannot see which is the day here and which the month.",
    ),
    Text("In deze kolom staan beide volgordes door elkaar.", "Both orders stand in this column."),
    Text("Schrijf de maand voluit, zoals 3 april 2026.", "Write the month in full, as in 3 april 2026."),
)
DATE_AHEAD = bad(
    "date-ahead",
    Text("{column}: deze dag moet nog komen.", "{column}: this day is still to come."),
    Text("Wat nog niet gebeurd is, kan niet gemeld zijn.", "What has not happened cannot have been told."),
    Text("Kijk het jaar en de maand na.", "Check the year and the month."),
)
DATE_LONG_AGO = bad(
    "date-long-ago",
    Text(
        "{column}: deze dag ligt te ver terug om waar te zijn.",
        "{column}: this day is too long ago to be true.",
    ),
    Text(
        "Systemen vullen zo'n datum in als er geen bekend is.",
        "Systems fill in such a date when none is known.",
    ),
    Text(
        "Kijk de datum na. Is hij niet bekend, laat de cel dan leeg.",
        "Check the date. If it is not known, leave the cell empty.",
    ),
)
POSTCODE_UNREAD = bad(
    "postcode-unread",
    Text("{column}: dit is geen Nederlandse postcode.", "{column}: this is no Dutch postcode."),
    Text(
        "Met een verkeerde postcode komen wij bij de verkeerde deur.",
        "A wrong postcode brings us to the wrong door.",
    ),
    Text(
        "Vul vier cijfers en twee letters in. Of laat de cel leeg.",
        "Fill in four digits and two letters. Or leave the cell empty.",
    ),
)
HOUSE_NUMBER_UNREAD = bad(
    "house-number-unread",
    Text("{column}: hier staat geen huisnummer.", "{column}: no house number stands here."),
    Text(
        "Met een verkeerd nummer komen wij bij de verkeerde deur.",
        "A wrong number brings us to the wrong door.",
    ),
    Text(
        "Vul een nummer in, zoals 12 of 12 bis. Of laat de cel leeg.",
        "Fill in a number, such as 12 or 12 bis. Or leave the cell empty.",
    ),
)
DIGITS_LOST = bad(
    "digits-lost",
    Text(
        "{column}: het rekenblad heeft hier cijfers weggelaten (E+).",
        "{column}: the spreadsheet left out digits here (E+).",
    ),
    Text("Wat weg is, kunnen wij niet terugrekenen.", "What is gone we cannot reckon back."),
    Text(
        "Maak de kolom op als tekst en bewaar de lijst opnieuw.",
        "Make the column text and save the list again.",
    ),
)
YES_NO_UNREAD = bad(
    "yes-no-unread",
    Text("{column}: hier hoort ja of nee.", "{column}: yes or no belongs here."),
    Text(
        "Hieraan hangt of het spoed heeft, of wat er gedeeld mag worden.",
        "It tells whether it is urgent, or what may be shared.",
    ),
    Text("Vul ja of nee in.", "Fill in ja or nee."),
)
KIND_UNREAD = bad(
    "kind-unread",
    Text(
        "{column}: deze soort schuldeiser kennen wij niet.", "{column}: we do not know this kind of creditor."
    ),
    Text(
        "Alleen de soorten uit het besluit mogen achterstanden doorgeven.",
        "Only the kinds in the decree may pass on arrears.",
    ),
    Text("Kies uit: {kinds}.", "Choose from: {kinds}."),
)
RULES = (
    NOT_TEXT, AMOUNT_UNREAD, AMOUNT_UNDECIDED, DATE_UNREAD, DATE_IMPOSSIBLE, DATE_UNDECIDED, DATE_AHEAD, DATE_LONG_AGO,
    POSTCODE_UNREAD, HOUSE_NUMBER_UNREAD, DIGITS_LOST, YES_NO_UNREAD, KIND_UNREAD,
)  # fmt: skip
