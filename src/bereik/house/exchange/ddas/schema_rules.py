"""How do we say that something does not keep to the exchange model?"""

from bereik.house.exchange.ddas.finding import Level, Rule
from bereik.terms.text import Text

_WHY = Text(
    nl="Het landelijke uitwisselmodel schrijft dit voor. Anders begrijpen systemen elkaar niet.",
    en="The national exchange model prescribes this. Otherwise systems do not understand each other.",
)
_AT_THE_SOURCE = Text(
    nl="Pas het aan in het bronsysteem en lever opnieuw, of vraag dit aan de leverancier.",
    en="Change it in the source system and deliver again, or ask the supplier to.",
)


def _breach(name: str, what: Text, why: Text = _WHY, what_now: Text = _AT_THE_SOURCE) -> Rule:
    return Rule(name=name, level=Level.ERROR, what=what, why=why, what_now=what_now)


MISSING = _breach(
    "schema-required",
    Text(nl="Het veld {key} ontbreekt.", en="The field {key} is missing."),
)
NOT_ALLOWED = _breach(
    "schema-additional-properties",
    Text(nl="Het veld {key} mag hier niet staan.", en="The field {key} may not stand here."),
    what_now=Text(
        nl="Kijk of de naam precies goed is gespeld, ook de hoofdletters. Hoort het veld er niet, haal het dan weg.",
        en="Check that the name is spelled exactly right, capitals too. If it does not belong here, remove it.",
    ),
)
NOT_IN_LIST = _breach(
    "schema-enum",
    Text(nl="Dit woord staat niet in de lijst.", en="This word is not in the list."),
    what_now=Text(
        nl="Kies een woord uit de lijst, precies zo gespeld: {words}.",
        en="Choose a word from the list, spelled exactly so: {words}.",
    ),
)
OTHER_TYPE = _breach(
    "schema-type",
    Text(nl="Hier hoort {kind} te staan.", en="Here should stand {kind}."),
)
NO_DATE = _breach(
    "schema-format",
    Text(nl="Dit is geen bestaande datum.", en="This is no existing date."),
    what_now=Text(
        nl="Schrijf jaar-maand-dag, zoals 2025-01-31, en kijk of die dag bestaat.",
        en="Write year-month-day, such as 2025-01-31, and check that the day exists.",
    ),
)
NO_MOMENT = _breach(
    "schema-format",
    Text(
        nl="Dit is geen bestaande datum en tijd met tijdzone.",
        en="This is no existing date and time with a time zone.",
    ),
    what_now=Text(
        nl="Schrijf het zoals 2025-02-05T10:30:00Z of 2025-02-05T11:30:00+01:00.",
        en="Write it like 2025-02-05T10:30:00Z or 2025-02-05T11:30:00+01:00.",
    ),
)
NO_EMAIL = _breach(
    "schema-format",
    Text(nl="Dit is geen e-mailadres.", en="This is no e-mail address."),
    why=Text(
        nl="Naar dit adres gaat het bericht over de kwaliteit van de levering.",
        en="The report on the quality of the delivery goes to this address.",
    ),
    what_now=Text(
        nl="Vul een adres in zoals naam@gemeente.nl, of laat het veld weg.",
        en="Fill in an address such as name@municipality.nl, or leave the field out.",
    ),
)
OTHER_FORMAT = _breach(
    "schema-format",
    Text(nl="Dit heeft niet de vorm '{kind}'.", en="This does not have the form '{kind}'."),
)
TOO_FEW = _breach(
    "schema-min-items",
    Text(nl="Deze lijst heeft minstens {least} nodig.", en="This list needs at least {least}."),
    what_now=Text(
        nl="Vul de lijst. Is er niets te melden, laat het veld dan weg als dat mag.",
        en="Fill the list. If there is nothing to report, leave the field out where that is allowed.",
    ),
)
NOT_ONCE_EACH = _breach(
    "schema-unique-items",
    Text(nl="In deze lijst staat iets dubbel.", en="Something stands twice in this list."),
    what_now=Text(nl="Laat het één keer staan.", en="Leave it once."),
)
OTHER_BREACH = _breach(
    "schema-other",
    Text(
        nl="Dit voldoet niet aan de regel '{keyword}' van het schema.",
        en="This does not meet the schema's rule '{keyword}'.",
    ),
)
POINTS_OUTSIDE = _breach(
    "schema-points-outside",
    Text(
        nl="Het schema verwijst naar een ander bestand. Daarom kon niet alles worden nagekeken.",
        en="The schema refers to another file. So not everything could be checked.",
    ),
    why=Text(
        nl="Bereik haalt bij het nakijken niets op van buiten.",
        en="Bereik fetches nothing from outside while checking.",
    ),
    what_now=Text(
        nl="Gebruik een schema dat in één bestand staat.",
        en="Use a schema that stands in one file.",
    ),
)

_FORMATS = {"date": NO_DATE, "date-time": NO_MOMENT, "email": NO_EMAIL}
_KINDS = {
    "object": Text(nl="een blok met velden { }", en="a block with fields {{ }}"),
    "array": Text(nl="een lijst [ ]", en="a list [ ]"),
    "string": Text(nl="tekst tussen aanhalingstekens", en="text between quotation marks"),
    "boolean": Text(nl="true of false, zonder aanhalingstekens", en="true or false, without quotation marks"),
    "integer": Text(
        nl="een heel getal, zonder aanhalingstekens",
        en="a whole number, without quotation marks",
    ),
    "number": Text(nl="een getal, zonder aanhalingstekens", en="a number, without quotation marks"),
    "null": Text(nl="null", en="null"),
}


def format_rule(name: object) -> Rule:
    return _FORMATS.get(str(name), OTHER_FORMAT)


def kind_said(kinds: object) -> Text:
    """The kinds a `type` allows, as words: it is one name or a list of names."""
    names = kinds if isinstance(kinds, list) else [kinds]
    said = [_KINDS.get(str(name), Text(nl=str(name), en=str(name))) for name in names]
    return Text(nl=" of ".join(each.nl for each in said), en=" or ".join(each.en for each in said))


_CHOOSE = Text(
    nl="Geef het pad van het officiële schema op met --schema of in BEREIK_DDAS_SCHEMA.",
    en="Give the path of the official schema with --schema or in BEREIK_DDAS_SCHEMA.",
)
NO_SCHEMA = _breach(
    "schema-not-found",
    Text(
        nl="Het schema {place} kan niet worden gelezen ({fault}).",
        en="The schema {place} cannot be read ({fault}).",
    ),
    Text(
        nl="Zonder het schema kan er niet aan worden getoetst.",
        en="Without the schema nothing can be checked against it.",
    ),
    _CHOOSE,
)
NOT_A_SCHEMA = _breach(
    "schema-not-a-schema",
    Text(
        nl="{place} is geen JSON-schema (versie 2020-12).",
        en="{place} is not a JSON Schema (version 2020-12).",
    ),
    Text(
        nl="Zonder het schema kan er niet aan worden getoetst.",
        en="Without the schema nothing can be checked against it.",
    ),
    _CHOOSE,
)
OTHER_VERSION = _breach(
    "schema-other-version",
    Text(
        nl="{place} is geen schema van versie {ours} van DDAS vroegsignalering.",
        en="{place} is no schema of version {ours} of DDAS early signalling.",
    ),
    Text(
        nl="Andere versies spellen velden anders. Bereik zou lezen alsof er niets staat.",
        en="Other versions spell fields differently. Bereik would read as if nothing stood there.",
    ),
    _CHOOSE,
)
NOT_AT_HAND = Text(
    nl="Let op: het officiële schema is niet opgegeven. De opbouw is nagekeken met wat Bereik zelf weet (versie 0.9). "
    "Wie Bereik inricht, kan het opgeven: in BEREIK_DDAS_SCHEMA, of met --schema bij de opdracht.",
    en="Note: the official schema was not given. The structure was checked with what Bereik knows itself (version 0.9). "
    "Whoever sets Bereik up can give it: in BEREIK_DDAS_SCHEMA, or with --schema in the command.",
)

RULES = (
    MISSING,
    NOT_ALLOWED,
    NOT_IN_LIST,
    OTHER_TYPE,
    NO_DATE,
    NO_MOMENT,
    NO_EMAIL,
    OTHER_FORMAT,
    TOO_FEW,
    NOT_ONCE_EACH,
    OTHER_BREACH,
    POINTS_OUTSIDE,
)
