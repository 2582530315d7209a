"""Which words do we never use about a person, and what do we say instead?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Avoided:
    instead: Text
    because: Text
    source: str


_REACH = "SCP 2024: not *niet-gebruiker* but *niet bereikt*"
_CHOICE = "Own choice of Bereik"

AVOIDED: Mapping[str, Avoided] = MappingProxyType(
    {
        "client": Avoided(
            Text("inwoner", "resident"),
            Text("Een mens is meer dan de hulp die hij krijgt.", "A person is more than the help they get."),
            _CHOICE,
        ),
        "cliënt": Avoided(
            Text("inwoner", "resident"),
            Text("Een mens is meer dan de hulp die hij krijgt.", "A person is more than the help they get."),
            _CHOICE,
        ),
        "non-user": Avoided(
            Text("niet bereikt", "not reached"),
            Text("Niet bereiken is iets wat wij doen.", "Not reaching is something we do."),
            _REACH,
        ),
        "niet-gebruiker": Avoided(
            Text("niet bereikt", "not reached"),
            Text("Niet bereiken is iets wat wij doen.", "Not reaching is something we do."),
            _REACH,
        ),
        "target": Avoided(
            Text("mensen die wij willen bereiken", "people we want to reach"),
            Text("Mensen zijn geen doelwit.", "People are not something to aim at."),
            _CHOICE,
        ),
        "doelgroep": Avoided(
            Text("mensen die wij willen bereiken", "people we want to reach"),
            Text("Mensen zijn geen doelwit.", "People are not something to aim at."),
            _CHOICE,
        ),
        "risk score": Avoided(
            Text("reden", "reason"),
            Text(
                "Bereik geeft inwoners geen cijfer; wij meten ons eigen werk.",
                "Bereik never scores residents; we measure our own work.",
            ),
            "Rechtbank Den Haag, 5 February 2020 (SyRI); " + _CHOICE,
        ),
        "risicoscore": Avoided(
            Text("reden", "reason"),
            Text(
                "Bereik geeft inwoners geen cijfer; wij meten ons eigen werk.",
                "Bereik never scores residents; we measure our own work.",
            ),
            "Rechtbank Den Haag, 5 February 2020 (SyRI); " + _CHOICE,
        ),
        "no-show": Avoided(
            Text("wij troffen elkaar niet", "we did not meet"),
            Text("Het kan ook aan onze afspraak liggen.", "It may well be our appointment."),
            _CHOICE,
        ),
        "refuser": Avoided(
            Text("wil deze hulp niet", "does not want this help"),
            Text("Een nee tegen onze hulp is geen nee tegen hulp.", "A no to our help is not a no to help."),
            _CHOICE,
        ),
        "weigeraar": Avoided(
            Text("wil deze hulp niet", "does not want this help"),
            Text("Een nee tegen onze hulp is geen nee tegen hulp.", "A no to our help is not a no to help."),
            _CHOICE,
        ),
        "zorgmijder": Avoided(
            Text("niet bereikt", "not reached"),
            Text("Wie weg blijft, heeft daar reden voor.", "Who stays away has reason to."),
            _REACH,
        ),
        "multiprobleemgezin": Avoided(
            Text("gezin dat op meer punten hulp nodig heeft", "family that needs help on more points"),
            Text("Het woord kleineert, zeggen mensen zelf.", "The word belittles, people say."),
            "OPaZ 2019, Van overleven naar leven",
        ),
    }
)


def avoided_in(words: str) -> frozenset[str]:
    """Which of the words to avoid stand in these words?"""
    lowered = words.lower()
    return frozenset(word for word in AVOIDED if word in lowered)
