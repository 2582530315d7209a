"""Which settings are there, what does each say, and what holds when nothing is said?

The one list of settings; a test holds it against what the code reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bereik.house.docs_pages.table import opening, table
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the environment. `real`: a house with real residents cannot do without it."""

    what: Text
    otherwise: str = ""
    real: bool = False


_SECRETS = "eigen sleutel in BEREIK_HOME (alleen SQLite)"

SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "BEREIK_HOME": Setting(
            Text("De map waarin een huis op SQLite alles bewaart, en waar `errors.log` staat.",
                 "The folder in which a house on SQLite keeps everything, and where `errors.log` stands."),
            "`./var`",
        ),
        "BEREIK_DATABASE_URL": Setting(
            Text("PostgreSQL, als de rol van de pagina's. Leeg: een verzonnen huis op SQLite.",
                 "PostgreSQL, as the role of the pages. Empty: a made-up house on SQLite."),
            real=True,
        ),
        "BEREIK_LOOKS_URL": Setting(
            Text("PostgreSQL, als de rol die alleen het spoor van wie keek aanvult.",
                 "PostgreSQL, as the role that only adds to the trail of who looked."),
            "BEREIK_DATABASE_URL",
            real=True,
        ),
        "BEREIK_OWNER_URL": Setting(
            Text("PostgreSQL, als de eigenaar: `database prepare`, `trail`, `upkeep`, en verzegelen in `work`.",
                 "PostgreSQL, as the owner: `database prepare`, `trail`, `upkeep`, and sealing in `work`."),
            real=True,
        ),
        "BEREIK_SECRET_KEY": Setting(
            Text("Ondertekent sessies en formulieren; minstens 50 tekens, of wat `bereik key` maakt.",
                 "Signs sessions and forms; at least 50 characters, or what `bereik key` makes."),
            _SECRETS,
            real=True,
        ),
        "BEREIK_KEYS": Setting(
            Text("Verzegelt wat een mens noemt: `nummer:sleutel,nummer:sleutel`, de nieuwste eerst.",
                 "Seals what names a person: `number:key,number:key`, newest first."),
            _SECRETS,
            real=True,
        ),
        "BEREIK_INDEX_KEY": Setting(
            Text("Vindt verzegelde waarden terug en ketent het spoor; verandert nooit.",
                 "Finds sealed values again and chains the trail; never changes."),
            _SECRETS,
            real=True,
        ),
        "BEREIK_ADDRESS": Setting(
            Text("Waar het huis te vinden is, met https://; staat in links en e-mails.",
                 "Where the house is found, with https://; stands in links and e-mails."),
            "`http://127.0.0.1:8000`",
            real=True,
        ),
        "BEREIK_HOSTS": Setting(
            Text("De namen waaronder het huis antwoordt, met komma's ertussen.",
                 "The names under which the house answers, with commas between them."),
            "`127.0.0.1,localhost` op SQLite",
            real=True,
        ),
        "BEREIK_BEHIND_PROXY": Setting(
            Text("`1`: een eigen webserver ervoor doet https en zegt dat in X-Forwarded-Proto.",
                 "`1`: a web server in front does https and says so in X-Forwarded-Proto."),
            "uit",
        ),
        "BEREIK_GEMEENTECODE": Setting(
            Text("De code van de gemeente, vier cijfers (CBS).", "The municipality's code, four digits (CBS)."), real=True
        ),
        "BEREIK_LOOK": Setting(
            Text("Een map met de eigen kleuren (`tokens.css`) en het logo (`logo.svg` of `logo.png`) van de gemeente.",
                 "A folder with the municipality's own colours (`tokens.css`) and logo (`logo.svg` or `logo.png`)."),
        ),
        "BEREIK_NAME": Setting(Text("De naam van de gemeente.", "The municipality's name."), real=True),
        "BEREIK_CALL_HOURS": Setting(
            Text("Wanneer dat nummer opneemt, zoals het op de pagina komt: `werkdagen 9 tot 17 uur`.",
                 "When that number answers, as it comes on the page: `werkdagen 9 tot 17 uur`."),
        ),
        "BEREIK_LEAVE_TO": Setting(
            Text("Waar wie snel weg moet van de eigen pagina terechtkomt: een adres dat niets verraadt. "
                 "Leeg: een lege pagina van ons.",
                 "Where somebody who must leave their own page quickly ends up: an address that gives nothing away. "
                 "Empty: an empty page of ours."),
            "`https://www.knmi.nl/`",
        ),
        "BEREIK_PHONE": Setting(
            Text("Het nummer dat iedereen mag bellen.", "The number that anybody may call."),
            "`14 0000` in een verzonnen huis",
            real=True,
        ),
        "BEREIK_CALL_NAME": Setting(Text("Wie er dan opneemt.", "Who answers it."), "`het wijkteam`"),
        "BEREIK_SYNTHETIC": Setting(
            Text("`1`: alle inwoners zijn verzonnen. Op SQLite altijd.", "`1`: all residents are made up. Always so on SQLite."),
            "uit op PostgreSQL",
        ),
        "BEREIK_DEBUG": Setting(
            Text("`1`: een fout toont alles. Nooit met echte inwoners.", "`1`: an error shows all. Never with real residents."),
            "uit",
        ),
        "BEREIK_IDLE_MINUTES": Setting(
            Text("Na zoveel minuten stilte moet men opnieuw inloggen.", "After so many idle minutes one signs in again."), "`30`"
        ),
        "BEREIK_MINIMUM_CELL": Setting(
            Text("Het kleinste aantal mensen dat een gepubliceerd cijfer noemt.",
                 "The smallest number of people that a published figure names."),
            "`10`",
        ),
        "BEREIK_ROUNDING_BASE": Setting(
            Text("Gepubliceerde aantallen worden hierop afgerond.", "Published counts are rounded to this."), "`5`"
        ),
        "BEREIK_CONSULTATION_DAYS": Setting(
            Text("Na zoveel dagen is de tekst van een vraag zonder naam weg, ook zonder antwoord; 1 tot 14.",
                 "After so many days the text of a question without a name is gone, also without an answer; 1 to 14."),
            "`14`",
        ),
        "BEREIK_DDAS_SCHEMA": Setting(
            Text("Het officiële schema van DDAS Vroegsignalering, als u het hebt.",
                 "The official schema of DDAS early signalling, when you have it."),
            "eigen regels naar de specificatie",
        ),
        "BEREIK_KVK": Setting(
            Text("Het nummer van de gemeente in het Handelsregister, voor de opgave aan het CBS.",
                 "The municipality's number in the trade register, for the return to Statistics Netherlands."),
            "niet genoemd in de opgave",
        ),
        "BEREIK_STATISTICS_EMAIL": Setting(
            Text("Waar het CBS heen mailt wat er niet klopt aan een opgave.",
                 "Where Statistics Netherlands mails what is not right in a return."),
            "niet genoemd in de opgave",
        ),
        "BEREIK_DDAS_EXAMPLES": Setting(
            Text(
                "De map met de officiële voorbeeldleveringen, die `bereik demo` inleest.",
                "The folder with the official example deliveries, which `bereik demo` takes in.",
            ),
            "geen voorbeelden",
        ),
        "BEREIK_DELIVERY_LIMIT_MB": Setting(
            Text("Hoe groot een levering mag zijn.", "How large a delivery may be."), "de grens in de code"
        ),
        "BEREIK_TEXT_MESSAGES": Setting(
            Text("De klasse die sms'jes verstuurt (`people/messages/texting.py`).",
                 "The class that sends text messages (`people/messages/texting.py`)."),
            "de bellijst: een mens belt",
        ),
        "BEREIK_EMAIL_BACKEND": Setting(
            Text("Hoe e-mail weggaat (Django).", "How e-mail goes out (Django)."),
            "smtp; in een verzonnen huis bestanden in `mail/`",
        ),
        "BEREIK_EMAIL_HOST": Setting(Text("De mailserver.", "The mail server."), "`localhost`", real=True),
        "BEREIK_EMAIL_PORT": Setting(Text("Zijn poort.", "Its port."), "`25`"),
        "BEREIK_EMAIL_USER": Setting(Text("De naam voor de mailserver.", "The name for the mail server.")),
        "BEREIK_EMAIL_PASSWORD": Setting(Text("Het wachtwoord daarbij.", "The password with it.")),
        "BEREIK_EMAIL_TLS": Setting(Text("`1`: versleuteld naar de mailserver.", "`1`: encrypted to the mail server."), "uit"),
        "BEREIK_EMAIL_FROM": Setting(
            Text("De afzender.", "The sender."), "`bereik@localhost`", real=True
        ),
        "BEREIK_LANGUAGE": Setting(
            Text("De taal van de commando's: `nl` of `en`.", "The language of the commands: `nl` or `en`."), "`nl`"
        ),
        "BEREIK_LOG_LEVEL": Setting(
            Text("Vanaf welke ernst iets op standaardfout komt.", "From which severity something goes to standard error."),
            "`WARNING`",
        ),
    }
)  # fmt: skip


def settings_page() -> str:
    """Every setting, what it says and what holds otherwise."""
    lines = opening("Instellingen · Settings", "`house/docs_pages/setting_terms.py`")
    lines += [
        "Alle instellingen komen uit de omgeving (environment). **Echt**: een huis met echte inwoners kan er niet zonder;",
        "`bereik check --deploy` noemt wat nog ontbreekt. *Real: a house with real residents cannot do without it.*",
        "",
    ]
    lines += table(
        ["instelling", "Nederlands", "English", "anders", "echt"],
        [
            (f"`{name}`", one.what.nl, one.what.en, one.otherwise or "–", "ja" if one.real else "")
            for name, one in SETTINGS.items()
        ],
    )
    return "\n".join(lines)
