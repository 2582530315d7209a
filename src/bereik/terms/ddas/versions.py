"""Which versions of the standard are there, and what do their fields and lists hold?

The lists drift: version 1.0 dropped *Overige* as a kind of contact and 1.2 brought it back beside *Onbekend*;
the Gemeentelijk Gegevensmodel 2.5.1 mixes the kinds of 1.0 with the results of 0.9. Hence one list a version.
The schema has no licence to carry it along; codes are facts, its texts stay where they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Version(StrEnum):
    V0_9 = "0.9"
    V1_0 = "1.0"
    V1_1_DRAFT = "1.1-draft"
    V1_2 = "1.2"
    GGM_2_5_1 = "ggm-2.5.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTerm(Term):
    """`can_be_delivered`: a model that only names the same lists is read from, never delivered in."""

    can_be_delivered: bool = True


_REPOSITORY = "VNG-Realisatie, ddas-vroegsignalering"

VERSIONS: Mapping[Version, VersionTerm] = MappingProxyType(
    {
        Version.V0_9: VersionTerm(
            label=Text("DDAS-Vroegsignalering 0.9", "DDAS-Vroegsignalering 0.9"),
            meaning=Text(
                "De versie van de twee officiële voorbeeldleveringen.",
                "The version of the two official example deliveries.",
            ),
            source=f"{_REPOSITORY}, v0.9/json_schema_Uitwisselmodel.json",
            proper_name=True,
        ),
        Version.V1_0: VersionTerm(
            label=Text("DDAS-Vroegsignalering 1.0", "DDAS-Vroegsignalering 1.0"),
            meaning=Text(
                "Afspraak op locatie erbij, Overige weg; twee eindresultaten anders genoemd.",
                "Appointment on location added, Other gone; two end results renamed.",
            ),
            source=f"{_REPOSITORY}, v1.0/json_schema_Uitwisselmodel.json",
            proper_name=True,
        ),
        Version.V1_1_DRAFT: VersionTerm(
            label=Text("DDAS-Vroegsignalering 1.1 (concept)", "DDAS-Vroegsignalering 1.1 (draft)"),
            meaning=Text(
                "Dezelfde lijsten als 1.0; minder gegevens over de persoon.",
                "The same lists as 1.0; less data about the person.",
            ),
            source=f"{_REPOSITORY}, v1.1-draft/json_schema_Uitwisselmodel.json",
            proper_name=True,
        ),
        Version.V1_2: VersionTerm(
            label=Text("DDAS-Vroegsignalering 1.2", "DDAS-Vroegsignalering 1.2"),
            meaning=Text(
                "Overige terug, Onbekend erbij, velden anders geschreven, twee statussen en een resultaat erbij.",
                "Other back, Unknown added, fields spelled anew, two states and one result added.",
            ),
            source=f"{_REPOSITORY}, v1.2/json_schema_Uitwisselmodel.json",
            proper_name=True,
        ),
        Version.GGM_2_5_1: VersionTerm(
            label=Text("Gemeentelijk Gegevensmodel 2.5.1", "Gemeentelijk Gegevensmodel 2.5.1"),
            meaning=Text(
                "Dezelfde lijsten in een ander model: soorten contact van 1.0, resultaten van 0.9.",
                "The same lists in another model: kinds of contact of 1.0, results of 0.9.",
            ),
            source="Gemeente Delft, Gemeentelijk Gegevensmodel 2.5.1, Model Vroegsignalering",
            proper_name=True,
            can_be_delivered=False,
        ),
    }
)

_BEFORE_1_2 = {
    "organisation": "aanleverende_organisatie",
    "contacts": "contactpersoonen",
    "taken_up_on": "datum_opgepakt",
    "period_start": "startdatum_matchtingperiode",
    "period_end": "einddatum_matchingperiode",
}
_PERSON_BEFORE_1_1 = {
    "bsn": "Burgerservicenummer",
    "initials": "Voorletters",
    "prefix": "Voorvoegsel",
    "surname": "Achternaam",
    "born_on": "Geboortedatum",
    "street": "Straatnaam",
    "postcode": "Postcode",
    "house_number": "Huisnummer",
    "addition": "Huisnummertoevoeging",
    "town": "Plaatsnaam",
}
_PERSON_SINCE_1_1 = {
    "bsn": "burgerservicenummer",
    "sex": "geslachtsaanduiding",
    "born_on": "geboortedatum",
    "postcode": "postcode",
    "house_number": "huisnummer",
    "addition": "huisnummertoevoeging",
}

# The fields whose spelling differs between versions; all others are written alike in every version.
# `startdatum_matchtingperiode` is misspelt in the standard itself, and must stay so where it is asked for.
FIELDS: Mapping[Version, Mapping[str, str]] = MappingProxyType(
    {
        Version.V0_9: MappingProxyType({**_BEFORE_1_2, **_PERSON_BEFORE_1_1}),
        Version.V1_0: MappingProxyType({**_BEFORE_1_2, **_PERSON_BEFORE_1_1}),
        Version.V1_1_DRAFT: MappingProxyType({**_BEFORE_1_2, **_PERSON_SINCE_1_1}),
        Version.V1_2: MappingProxyType(
            {
                "organisation": "aanleverendeOrganisatie",
                "contacts": "contactpersonen",
                "taken_up_on": "datumOpgepakt",
                "period_start": "startdatumMatchingperiode",
                "period_end": "einddatumMatchingperiode",
                **_PERSON_SINCE_1_1,
            }
        ),
    }
)
