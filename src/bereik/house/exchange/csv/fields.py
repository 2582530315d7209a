"""Which columns do we look for in a list, and under which names do senders write them?

The names are data: a Dutch header as somebody typed it. They are compared without capitals, spaces, dots and marks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from bereik.people.marks import letters
from bereik.terms.text import Text


class Field(StrEnum):
    REFERENCE = "reference"
    CUSTOMER = "customer"
    KIND = "kind"
    AMOUNT = "amount"
    AROSE = "arose"
    SIGNALLED = "signalled"
    CRISIS = "crisis"
    WARM_HANDOVER = "warm_handover"
    BSN = "bsn"
    INITIALS = "initials"
    PREFIX = "prefix"
    SURNAME = "surname"
    FULL_NAME = "full_name"
    BORN = "born"
    STREET = "street"
    STREET_AND_NUMBER = "street_and_number"
    HOUSE_NUMBER = "house_number"
    LETTER = "letter"
    ADDITION = "addition"
    POSTCODE = "postcode"
    POSTCODE_AND_PLACE = "postcode_and_place"
    PLACE = "place"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class FieldTerm:
    label: Text
    names: tuple[str, ...]


def _term(nl: str, en: str, names: str) -> FieldTerm:
    return FieldTerm(Text(nl, en), tuple(letters(name) for name in names.split(",")))


FIELDS: Mapping[Field, FieldTerm] = MappingProxyType({
    Field.REFERENCE: _term(
        "Kenmerk van het signaal", "Reference of the signal",
        "ID, signaal-ID, signaalnummer, signaalnr, signaal kenmerk, meldingsnummer, meldingnr, melding ID, kenmerk, "
        "uw kenmerk, ons kenmerk, kenmerk melding, kenmerk signaal, referentie, referentienummer, ref, ref.nr, refnr, "
        "uniek nummer, uniek ID, volgnummer melding, reference, zaaknummer, zaaknr, unieke sleutel, guid, uuid",
    ),
    Field.CUSTOMER: _term(
        "Klant- of dossiernummer", "Customer or file number",
        "klantnr, klantnummer, klant nr., klant-ID, klantcode, dossiernummer, dossiernr, dossier, dossier nr, dossierID, "
        "debiteurnummer, debiteurnr, debiteur, deb.nr, debnr, contractnummer, contractnr, contract, contract-ID, "
        "contractrekening, huurdernummer, huurdernr, relatienummer, relatienr, relatie, verzekerdennummer, polisnummer, "
        "polisnr, aansluitnummer, rekeningnummer klant, huurcontract, klantreferentie, customer number, EAN, EAN-code",
    ),
    Field.KIND: _term(
        "Soort schuldeiser", "Kind of creditor",
        "signaalpartner, type signaalpartner, soort signaalpartner, soort, type, soort schuldeiser, type schuldeiser, "
        "soort crediteur, soort achterstand, type achterstand, soort schuld, soort vordering, branche, sector, "
        "soort partner, vastelastenpartner, type vaste lasten",
    ),
    Field.AMOUNT: _term(
        "Bedrag van de achterstand", "Amount in arrears",
        "bedrag, openstaand bedrag, openstaand, openstaand saldo, openst. bedrag, saldo, saldo openstaand, achterstand, "
        "bedrag achterstand, achterstandsbedrag, hoogte achterstand, achterstand bedrag, hoogte betalingsachterstand, "
        "betalingsachterstand, schuld, schuldbedrag, hoofdsom, totaal openstaand, totaalbedrag, totaal achterstand, "
        "huurachterstand, bedrag in euro, bedrag euro, bedrag (€), vordering, amount, bedrag incl. btw, te betalen, "
        "openstaande vordering, openstaande schuld, totale achterstand, totaal bedrag",
    ),
    Field.AROSE: _term(
        "Datum waarop de achterstand ontstond", "Date the arrears arose",
        "ontstaansdatum, datum ontstaan, ontstaan, achterstand sinds, achterstand vanaf, datum achterstand, "
        "begindatum achterstand, startdatum achterstand, ontst.dat, ontstaansdatum achterstand, vervaldatum, "
        "oudste vervaldatum, oudste factuurdatum, factuurdatum, datum oudste factuur, datum eerste achterstand, "
        "eerste achterstand, verv.dat, datum ontstaan achterstand",
    ),
    Field.SIGNALLED: _term(
        "Datum van het signaal", "Date of the signal",
        "signaaldatum, datum signaal, sign.dat, meldingsdatum, datum melding, melddatum, datum aanlevering, "
        "aanleverdatum, leverdatum, datum levering, verzenddatum, peildatum, datum, datum doorgifte, datum aanmelding, "
        "aanmelddatum, signal date, datum van melding, datum verzending, exportdatum, maand",
    ),
    Field.CRISIS: _term(
        "Crisis (afsluiting of ontruiming dreigt)", "Crisis (cut off or eviction is near)",
        "crisissignaal, crisis, spoed, spoedmelding, urgent, urgentie, eindeleveringsmelding, einde levering, "
        "dreigende ontruiming, ontruiming aangezegd, afsluiting, dreigende afsluiting, aangekondigde afsluiting",
    ),
    Field.WARM_HANDOVER: _term(
        "Toestemming voor een warme overdracht", "Consent to a warm hand-over",
        "warme overdracht, warmeoverdracht, toestemming, toestemming inwoner, toestemming klant, akkoord klant, akkoord, "
        "warme overdracht toestemming, toestemming warme overdracht, toestemming overdracht, consent",
    ),
    Field.BSN: _term(
        "Burgerservicenummer (BSN)", "Citizen service number (BSN)",
        "BSN, burgerservicenummer, BSN-nummer, BSN nr, burgerservice nr, sofinummer, sofi-nummer, sofinr, sofi, BSN klant, "
        "burger service nummer",
    ),
    Field.INITIALS: _term(
        "Voorletters of voornamen", "Initials or first names",
        "voorletters, voorl., voorl, voorletter, voorletter(s), voornamen, voornaam, initialen, initials, vrl, vl, "
        "voornaam/voorletters, voorletters/voornaam, vnaam, first name",
    ),
    Field.PREFIX: _term(
        "Voorvoegsel", "Prefix",
        "voorvoegsel, voorvoegsels, tussenvoegsel, tussenvoegsels, tussenv., tussenv, voorv., voorv, tv, vv, tussen, "
        "tsv, tussenvgsl, prefix, voorvoegsel achternaam, tussenvoegsel(s)",
    ),
    Field.SURNAME: _term(
        "Achternaam", "Surname",
        "achternaam, familienaam, geslachtsnaam, geboortenaam, achternm, anaam, surname, last name, "
        "achternaam incl. voorvoegsel, achternaam incl. tussenvoegsel, achternaam (incl. tussenvoegsel), "
        "achternaam en voorvoegsel, achternaam met tussenvoegsel, achternaam klant, naam huurder",
    ),
    Field.FULL_NAME: _term(
        "Hele naam in één kolom", "Whole name in one column",
        "naam, volledige naam, naam klant, klantnaam, naam contractant, naam bewoner, naam inwoner, naam debiteur, "
        "debiteurnaam, NAW naam, tenaamstelling, name, naam en voorletters, naam + voorletters, naam voluit, "
        "contractant, hoofdhuurder, naam hoofdhuurder, volledigenaam",
    ),
    Field.BORN: _term(
        "Geboortedatum", "Birth date",
        "geboortedatum, geb.dat, gebdat, geb. datum, geb datum, geboorte datum, geboren, geboren op, geb, gebdatum, "
        "geboortedat, datum geboorte, gbdatum, birth date, date of birth, dob, g.datum",
    ),
    Field.STREET: _term(
        "Straat", "Street",
        "straat, straatnaam, straatnm, openbare ruimte, street",
    ),
    Field.STREET_AND_NUMBER: _term(
        "Straat en huisnummer in één kolom", "Street and house number in one column",
        "adres, straat en huisnummer, straat + huisnummer, straat + nr, straat + huisnr, straat en nummer, adresregel, "
        "adresregel 1, straat huisnummer, straat/huisnr, address, woonadres, adres 1, adreslijn 1, straat en nr",
    ),
    Field.HOUSE_NUMBER: _term(
        "Huisnummer (met toevoeging mag)", "House number (with addition is fine)",
        "huisnummer, huisnr, huisnr., huis nr, hnr, nummer, nr, nr., huisnr + toev, "
        "huisnummer en toevoeging, huisnr toev, huisnr/toev, huisnummer incl. toevoeging, "
        "huisnr + toevoeging, house number",
    ),
    Field.LETTER: _term(
        "Huisletter", "House letter",
        "huisletter, letter, hsltr, huislet, hltr, huisnr letter, huisnummerletter",
    ),
    Field.ADDITION: _term(
        "Toevoeging", "Addition",
        "toevoeging, toev., huisnummertoevoeging, toevoegsel, hnr toevoeging, hnrtoev, "
        "toevoeging huisnummer, huistoev, toevoeging huisnr",
    ),
    Field.POSTCODE: _term(
        "Postcode", "Postcode",
        "postcode, pc, p.c., postc, postkode, pcode, postal code, zip, zipcode, pc6",
    ),
    Field.POSTCODE_AND_PLACE: _term(
        "Postcode en plaats in één kolom", "Postcode and town in one column",
        "postcode en plaats, postcode + plaats, postcode plaats, postcode/plaats, postcode woonplaats, "
        "postcode en woonplaats, adresregel 2, pc + plaats, pc/plaats, pc plaats, adreslijn 2, adres 2",
    ),
    Field.PLACE: _term(
        "Plaats", "Town",
        "plaats, plaatsnaam, woonplaats, woonpl., woonpl, stad, city, plts, woonplaatsnaam",
    ),
    Field.PHONE: _term(
        "Telefoonnummer", "Phone number",
        "telefoon, telefoonnummer, tel, tel., telnr, tel.nr., tel nr, tel.nummer, mobiel, mobiel nummer, mobiele telefoon, "
        "06-nummer, 06, gsm, telefoonnr, telefoon mobiel, mobielnr, phone, telefoon 1, telefoonnummer 1, mob.nr, mobnr",
    ),
    Field.EMAIL: _term(
        "E-mailadres", "E-mail address",
        "e-mail, email, e-mailadres, emailadres, mail, mailadres, email adres, email 1, e-mailadres 1",
    ),
})  # fmt: skip

REASON, WHAT_NOW = Text("reden", "reason"), Text("wat nu", "what now")
"""The columns that we put behind a row that goes back."""
REASON_KEYS = (letters(REASON.nl), letters(WHAT_NOW.nl))
SIMILAR = 0.87
"""How alike a mistyped name must be (0 to 1, `difflib`). Only a suggestion hangs on it, and a person says yes."""
# Of whom the column is; the name itself comes after or before it.
_CONTEXT = frozenset(
    [
        "klant",
        "client",
        "clientgegevens",
        "debiteur",
        "huurder",
        "bewoner",
        "inwoner",
        "contractant",
        "persoon",
        "hoofdhuurder",
        "verzekerde",
        "naw",
        "adres",
        "woonadres",
        "aansluitadres",
        "leveradres",
        "cl",
        "kl",
        "deb",
        "de",
        "van",
        "het",
        "resident",
    ]
)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Field]:
    return {name: field for field, term in FIELDS.items() for name in term.names}


class Likeness(StrEnum):
    SAME = "same"
    """The header is one of the names."""
    ALMOST = "almost"
    """It is when the words about whom it is are left out, or with another letter or two."""


@lru_cache(maxsize=2048)
def field_named(header: str) -> tuple[Field, Likeness] | None:
    """Which field does this header name?"""
    names, key = _by_name(), letters(header)
    if not key:
        return None
    if key in names:
        return names[key], Likeness.SAME
    words = [word for word in re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", header) if word]
    own = letters("".join(word for word in words if letters(word) not in _CONTEXT))
    if own in names:
        return names[own], Likeness.ALMOST
    if len(key) >= 6 and (close := get_close_matches(key[:60], names, n=1, cutoff=SIMILAR)):
        return names[close[0]], Likeness.ALMOST
    return None


@lru_cache(maxsize=8192)
def is_known(cell: str) -> bool:
    """Is this, as it stands, a name that senders give to a column?"""
    return len(cell) <= 80 and letters(cell) in _by_name()
