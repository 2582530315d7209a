"""What can be wrong with a file before we even look at what it says?"""

from bereik.house.exchange.ddas.finding import Level, Rule
from bereik.terms.text import Text

_SEND_AGAIN = Text(
    nl="Vraag de leverancier om het bestand opnieuw te maken en te sturen.",
    en="Ask the supplier to make the file anew and send it again.",
)
_AS_UTF8 = Text(
    nl="Vraag de leverancier om het bestand in UTF-8 te leveren. De standaard schrijft dat voor.",
    en="Ask the supplier to deliver the file in UTF-8. The standard prescribes it.",
)
_NOT_HALF = Text(
    nl="Een half gelezen levering zou signalen kwijtraken. Daarom is er niets uit dit bestand gebruikt.",
    en="A half-read delivery would lose signals. So nothing from this file was used.",
)


def _unreadable(name: str, what: Text, why: Text, what_now: Text = _SEND_AGAIN) -> Rule:
    return Rule(name=name, level=Level.ERROR, what=what, why=why, what_now=what_now)


NO_FILE = _unreadable(
    "unreadable-no-file",
    Text(nl="Dit bestand is er niet.", en="There is no such file."),
    Text(nl="Op deze plek staat niets met deze naam.", en="Nothing stands at this place under this name."),
    Text(
        nl="Kijk de naam en de map na. Met - leest de opdracht van standaardinvoer.",
        en="Check the name and the folder. With - the command reads standard input.",
    ),
)
FOLDER = _unreadable(
    "unreadable-folder",
    Text(nl="Dit is een map en geen bestand.", en="This is a folder and not a file."),
    Text(nl="Een levering is één bestand.", en="A delivery is one file."),
    Text(nl="Noem het bestand in de map.", en="Name the file in the folder."),
)
NO_PERMISSION = _unreadable(
    "unreadable-no-permission",
    Text(nl="Dit bestand mag niet worden gelezen.", en="This file may not be read."),
    Text(
        nl="Het account waaronder Bereik draait heeft geen leesrecht.",
        en="The account that Bereik runs under has no right to read it.",
    ),
    Text(
        nl="Geef leesrecht op het bestand en probeer het opnieuw.",
        en="Grant the right to read it and try again.",
    ),
)
FILE_FAULT = _unreadable(
    "unreadable-file-fault",
    Text(nl="Het lezen van het bestand ging mis ({fault}).", en="Reading the file went wrong ({fault})."),
    Text(
        nl="De computer kon het bestand niet openen of niet uitlezen.",
        en="The computer could not open it or read it to the end.",
    ),
    Text(
        nl="Zet het bestand op een eigen schijf en probeer het opnieuw.",
        en="Put the file on a disk of your own and try again.",
    ),
)
TOO_LARGE = _unreadable(
    "unreadable-too-large",
    Text(nl="Het bestand is groter dan {limit} MB.", en="The file is larger than {limit} MB."),
    Text(
        nl="Zo'n groot bestand is geen gewone levering, en het zou het huis stilzetten.",
        en="A file of that size is no ordinary delivery, and it would bring the house to a halt.",
    ),
    Text(
        nl="Vraag om kleinere leveringen. Of laat de beheerder BEREIK_DELIVERY_LIMIT_MB hoger zetten.",
        en="Ask for smaller deliveries. Or have the operator raise BEREIK_DELIVERY_LIMIT_MB.",
    ),
)
TOO_MANY_VALUES = _unreadable(
    "unreadable-too-many-values",
    Text(
        nl="Het bestand bestaat uit een ongewoon groot aantal heel kleine stukjes.",
        en="The file consists of an unusually large number of very small pieces.",
    ),
    Text(
        nl="Een echte levering ziet er niet zo uit, en dit zou het geheugen vullen.",
        en="A real delivery does not look like this, and it would fill the memory.",
    ),
)
EMPTY = _unreadable(
    "unreadable-empty",
    Text(nl="Het bestand is leeg.", en="The file is empty."),
    Text(
        nl="Ook een levering zonder signalen heeft een periode en een leverancier.",
        en="Even a delivery without signals has a period and a supplier.",
    ),
)
PACKED = _unreadable(
    "unreadable-packed",
    Text(nl="Dit is geen JSON maar een {kind}-bestand.", en="This is not JSON but a {kind} file."),
    Text(
        nl="Een levering is een los JSON-bestand. Ingepakte bestanden worden niet uitgepakt.",
        en="A delivery is a plain JSON file. Packed files are not unpacked.",
    ),
    Text(nl="Pak het bestand uit en geef het JSON-bestand op.", en="Unpack the file and give the JSON file."),
)
OTHER_UNICODE = _unreadable(
    "unreadable-encoding",
    Text(
        nl="Het bestand staat in {encoding} en niet in UTF-8.",
        en="The file is in {encoding} and not in UTF-8.",
    ),
    Text(
        nl="Dan zouden namen verkeerd worden gelezen.",
        en="Names would be read wrongly.",
    ),
    _AS_UTF8,
)
ENCODING = _unreadable(
    "unreadable-encoding",
    Text(
        nl="Regel {line} heeft een teken (byte {byte}) dat geen UTF-8 is.",
        en="Line {line} has a character (byte {byte}) that is not UTF-8.",
    ),
    Text(
        nl="Waarschijnlijk staat het bestand in Windows-1252 of Latin-1. Dan zouden namen verkeerd worden gelezen.",
        en="The file is probably in Windows-1252 or Latin-1. Names would be read wrongly.",
    ),
    _AS_UTF8,
)
TOO_DEEP = _unreadable(
    "unreadable-too-deep",
    Text(
        nl="De haken in het bestand zijn meer dan {deepest} diep genest.",
        en="The brackets in the file are nested more than {deepest} deep.",
    ),
    Text(
        nl="Een echte levering is zes diep. Dit is een fout of een poging tot verstoring.",
        en="A real delivery is six deep. This is a mistake or an attempt to disturb.",
    ),
)
TRAILING = _unreadable(
    "unreadable-trailing",
    Text(
        nl="Na het einde van de levering staat nog iets op regel {line}.",
        en="Something still stands after the end of the delivery, on line {line}.",
    ),
    Text(
        nl="Een bestand is één levering. Staan er twee in, dan weten wij niet welke geldt.",
        en="A file is one delivery. With two in it we do not know which one counts.",
    ),
    Text(
        nl="Vraag om één levering per bestand, of haal weg wat erachter staat.",
        en="Ask for one delivery a file, or take away what comes after it.",
    ),
)
CUT_SHORT = _unreadable(
    "unreadable-cut-short",
    Text(
        nl="Het bestand houdt plotseling op, op regel {line}.",
        en="The file stops abruptly, on line {line}.",
    ),
    _NOT_HALF,
    Text(
        nl="Haal het bestand opnieuw op. Blijft het zo, vraag de leverancier om het opnieuw te sturen.",
        en="Fetch the file again. If it stays like this, ask the supplier to send it again.",
    ),
)
NOT_JSON_BUT = _unreadable(
    "unreadable-not-json",
    Text(nl="Dit is geen JSON maar {kind}.", en="This is not JSON but {kind}."),
    Text(nl="Een levering is een JSON-bestand.", en="A delivery is a JSON file."),
)
NOT_JSON = _unreadable(
    "unreadable-not-json",
    Text(
        nl="Op regel {line}, teken {column} is dit geen geldige JSON meer.",
        en="On line {line}, character {column} this is no longer valid JSON.",
    ),
    _NOT_HALF,
)

KEY_TWICE = Rule(
    name="key-twice",
    level=Level.ERROR,
    what=Text(
        nl="Het veld {key} staat twee keer op dezelfde plek.",
        en="The field {key} stands twice in the same place.",
    ),
    why=Text(
        nl="Wij kunnen niet weten welke van de twee klopt.",
        en="We cannot know which of the two is right.",
    ),
    what_now=Text(
        nl="Laat het veld één keer staan, met de juiste inhoud.",
        en="Leave the field once, with the right content.",
    ),
)
NOT_A_NUMBER = Rule(
    name="not-a-number",
    level=Level.ERROR,
    what=Text(
        nl="Hier staat NaN of Infinity: dat is geen getal.",
        en="NaN or Infinity stands here: that is no number.",
    ),
    why=Text(
        nl="JSON kent deze woorden niet. Meestal is er iets misgegaan bij het rekenen.",
        en="JSON does not know these words. Usually a sum went wrong.",
    ),
    what_now=Text(
        nl="Vul het echte getal in, of laat het veld weg als het niet bekend is.",
        en="Fill in the real number, or leave the field out when it is not known.",
    ),
)
NUMBER_NOT_KEPT = Rule(
    name="number-not-kept",
    level=Level.ERROR,
    what=Text(
        nl="Dit getal is te groot of te lang om precies te bewaren.",
        en="This number is too large or too long to be kept exactly.",
    ),
    why=Text(
        nl="Boven 9 007 199 254 740 991, of met meer dan 15 cijfers, maken systemen er verschillende getallen van.",
        en="Above 9,007,199,254,740,991, or with more than 15 digits, systems make different numbers of it.",
    ),
    what_now=Text(
        nl="Vul het echte getal in. Is het een kenmerk, zet het dan tussen aanhalingstekens.",
        en="Fill in the real number. If it is an identifier, put it between quotation marks.",
    ),
)
UNSTORABLE = Rule(
    name="unstorable-character",
    level=Level.ERROR,
    what=Text(
        nl="Hier staat een teken dat geen database kan bewaren (\\u0000 of een half teken).",
        en="A character stands here that no database can keep (\\u0000 or half a character).",
    ),
    why=Text(
        nl="Wij zouden de tekst moeten veranderen om die te bewaren, en dat doen wij niet.",
        en="We would have to change the text to keep it, and that we do not do.",
    ),
    what_now=Text(
        nl="Haal het teken weg. Vaak komt het van een verkeerde omzetting in het bronsysteem.",
        en="Remove the character. It often comes from a wrong conversion in the source system.",
    ),
)
UNREADABLE = (
    NO_FILE,
    FOLDER,
    NO_PERMISSION,
    FILE_FAULT,
    TOO_LARGE,
    TOO_MANY_VALUES,
    EMPTY,
    PACKED,
    OTHER_UNICODE,
    ENCODING,
    TOO_DEEP,
    TRAILING,
    CUT_SHORT,
    NOT_JSON_BUT,
    NOT_JSON,
)
RULES = (KEY_TWICE, NOT_A_NUMBER, NUMBER_NOT_KEPT, UNSTORABLE)
