"""What can be wrong with a list before we look at what it says, and what does the sender do about it?"""

from bereik.house.exchange.ddas.finding import Level, Rule
from bereik.terms.text import Text

_A_LIST = Text(
    "Wij lezen lijsten als CSV: gewone tekst, met elke rij op een regel.",
    "We read lists as CSV: plain text, with each row on a line.",
)


def _rule(name: str, what: Text, why: Text, what_now: Text) -> Rule:
    return Rule(name=f"unreadable-{name}", level=Level.ERROR, what=what, why=why, what_now=what_now)


SPREADSHEET = _rule(
    "spreadsheet",
    Text("Dit is een {kind}-bestand en geen CSV.", "This is a file of {kind} and not CSV."),
    _A_LIST,
    Text(
        "Open het bestand, kies Opslaan als, en bewaar als CSV (UTF-8). Stuur dat bestand.",
        "Open the file, choose Save as, and save it as CSV (UTF-8). Send that file.",
    ),
)
PACKED = _rule(
    "packed",
    Text("Dit is een ingepakt bestand ({kind}).", "This is a packed file ({kind})."),
    Text("Ingepakte bestanden pakken wij niet uit.", "We do not unpack packed files."),
    Text(
        "Pak het uit en stuur het CSV-bestand dat erin zit.", "Unpack it and send the CSV file that is in it."
    ),
)
JSON_FILE = _rule(
    "json",
    Text("Dit is JSON en geen CSV.", "This is JSON and not CSV."),
    Text(
        "Een levering in de standaard (DDAS) gaat een andere weg.",
        "A delivery in the standard (DDAS) goes another way.",
    ),
    Text(
        "Bied het aan als levering in JSON:  bereik ddas import BESTAND",
        "Hand it in as a delivery in JSON:  bereik ddas import FILE",
    ),
)
OTHER_FILE = _rule(
    "other-file",
    Text("Dit is {kind} en geen CSV.", "This is {kind} and not CSV."),
    _A_LIST,
    Text(
        "Vraag de afzender om de lijst als CSV, of bewaar haar in een rekenblad als CSV (UTF-8).",
        "Ask the sender for the list as CSV, or save it in a spreadsheet as CSV (UTF-8).",
    ),
)
EMPTY = _rule(
    "empty",
    Text("Er staat geen enkele rij in dit bestand.", "There is not a single row in this file."),
    Text(
        "Een lijst heeft een regel met kolomnamen en daaronder rijen.",
        "A list has a line of column names with rows below it.",
    ),
    Text("Kijk of dit het goede bestand is.", "See whether this is the right file."),
)
ONE_COLUMN = _rule(
    "one-column",
    Text("Wij zien in dit bestand geen kolommen.", "We see no columns in this file."),
    Text(
        "Tussen de cellen hoort een puntkomma, een komma, een tab of een rechte streep.",
        "Between the cells belongs a semicolon, a comma, a tab or a bar.",
    ),
    Text("Bewaar de lijst opnieuw als CSV.", "Save the list as CSV again."),
)
QUOTE_NOT_CLOSED = _rule(
    "quote-not-closed",
    Text(
        "Op regel {line} begint een aanhalingsteken dat nergens sluit.",
        "On line {line} a quotation mark opens that closes nowhere.",
    ),
    Text(
        "Dan lezen wij alle regels erna als één cel. Daarom is er niets uit dit bestand gebruikt.",
        "Then we read all lines after it as one cell. So nothing from this file was used.",
    ),
    Text(
        "Haal dat aanhalingsteken weg, of zet er een achter de cel.",
        "Remove that mark, or put one after the cell.",
    ),
)
TOO_MANY_ROWS = _rule(
    "too-many-rows",
    Text("Er staan meer dan {most} rijen in.", "There are more than {most} rows in it."),
    Text("Zo'n lijst past niet in één keer in het geheugen.", "Such a list does not fit in memory at once."),
    Text("Deel de lijst op, bijvoorbeeld per maand.", "Split the list, for instance by month."),
)
TOO_MANY_COLUMNS = _rule(
    "too-many-columns",
    Text("Er staan meer dan {most} kolommen in.", "There are more than {most} columns in it."),
    Text("Een lijst met achterstanden ziet er niet zo uit.", "A list of arrears does not look like that."),
    Text("Bewaar alleen de kolommen die nodig zijn.", "Save only the columns that are needed."),
)
RULES = (
    SPREADSHEET, PACKED, JSON_FILE, OTHER_FILE, EMPTY, ONE_COLUMN, QUOTE_NOT_CLOSED, TOO_MANY_ROWS, TOO_MANY_COLUMNS,
)  # fmt: skip
