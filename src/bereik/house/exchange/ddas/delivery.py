"""What is in a delivery of early signals: which parts, signals, cases and tries, under which names?

The names in quotes are those of the exchange model (DDAS early signalling, schema v0.9), to the letter: also where it
is misspelt (`startdatum_matchtingperiode`, `contactpersoonen`) or has capitals (`Burgerservicenummer`).
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, ClassVar

from bereik.house.exchange.ddas.codes import CodeList
from bereik.house.exchange.ddas.structure import (
    DAY,
    EMAIL,
    MOMENT,
    TEXT,
    WHOLE,
    YES_NO,
    KeptAsSent,
    Sent,
    code,
    many,
    named,
    one,
    read_object,
)
from bereik.see.differences import BEYOND


@dataclass(slots=True, kw_only=True, unsafe_hash=True, repr=False)
class Client(Sent):
    """Whom a signal is about. "Client" is the exchange model's word; in this house it becomes a resident.

    Without a `repr` of its own: nothing about a person slips into a log with a traceback.
    """

    bsn: Annotated[str | None, named("Burgerservicenummer", TEXT)] = None
    initials: Annotated[str | None, named("Voorletters", TEXT)] = None
    prefix: Annotated[str | None, named("Voorvoegsel", TEXT)] = None
    surname: Annotated[str | None, named("Achternaam", TEXT)] = None
    born: Annotated[date | None, named("Geboortedatum", DAY)] = None
    street: Annotated[str | None, named("Straatnaam", TEXT)] = None
    postcode: Annotated[str | None, named("Postcode", TEXT)] = None
    house_number: Annotated[str | None, named("Huisnummer", TEXT)] = None
    house_number_addition: Annotated[str | None, named("Huisnummertoevoeging", TEXT)] = None
    town: Annotated[str | None, named("Plaatsnaam", TEXT)] = None
    phone: str | None = None
    email: str | None = None
    """These two are not in the exchange model: only a list that is no delivery in the standard has them."""


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class SignalPartner(Sent):
    kind: Annotated[str | None, named("type", code(CodeList.SENDER))] = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class ArrearsSignal(KeptAsSent):
    needed: ClassVar = ("client", "signaalpartner", "ID")
    closed: ClassVar = True

    id: Annotated[str | None, named("ID", TEXT)] = None
    crisis: Annotated[bool | None, named("crisissignaal", YES_NO)] = None
    warm_handover: Annotated[bool | None, named("warmeOverdracht", YES_NO)] = None
    amount: Annotated[int | None, named("bedrag", WHOLE)] = None
    """Whole euros."""
    arose: Annotated[date | None, named("ontstaansdatum", DAY)] = None
    signalled: Annotated[date | None, named("signaaldatum", DAY)] = None
    status: Annotated[str | None, named("status", code(CodeList.STATUS))] = None
    partner: Annotated[SignalPartner | None, one("signaalpartner", SignalPartner)] = None
    client: Annotated[Client | None, one("client", Client)] = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class SignalReference(Sent):
    needed: ClassVar = ("ID",)
    closed: ClassVar = True

    id: Annotated[str | None, named("ID", TEXT)] = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class ContactTry(Sent):
    kind: Annotated[str | None, named("soort", code(CodeList.CONTACT_KIND))] = None
    reached: Annotated[bool | None, named("bereikt", YES_NO)] = None
    day: Annotated[date | None, named("datum", DAY)] = None
    day_part: Annotated[str | None, named("dagdeel", code(CodeList.DAY_PART))] = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Case(KeptAsSent):
    """A `vroegsignaalzaak`: what was done about one or more signals in one matching period. It has no ID."""

    result: Annotated[str | None, named("resultaat", code(CodeList.RESULT))] = None
    matched: Annotated[date | None, named("matchingsdatum", DAY)] = None
    matching_from: Annotated[date | None, named("startdatum_matchtingperiode", DAY)] = None
    taken_up: Annotated[date | None, named("datum_opgepakt", DAY)] = None
    matching_until: Annotated[date | None, named("einddatum_matchingperiode", DAY)] = None
    signals: Annotated[
        tuple[SignalReference, ...], many("vroegsignalen", SignalReference, at_least=1, once_each=True)
    ] = ()
    tries: Annotated[tuple[ContactTry, ...], many("contactpogingen", ContactTry)] = ()

    @property
    def signal_ids(self) -> tuple[str, ...]:
        return tuple(reference.id for reference in self.signals if reference.id is not None)


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class ContactPerson(Sent):
    name: Annotated[str | None, named("naam", TEXT)] = None
    phone: Annotated[str | None, named("telefoonnummer", TEXT)] = None
    email: Annotated[str | None, named("email", EMAIL)] = None
    function: Annotated[str | None, named("functietitel", TEXT)] = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Organisation(Sent):
    name: Annotated[str | None, named("naam", TEXT)] = None
    kvk_number: Annotated[str | None, named("kvk-nummer", TEXT)] = None
    contacts: Annotated[
        tuple[ContactPerson, ...], many("contactpersoonen", ContactPerson, at_least=1, once_each=True)
    ] = ()


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Part(Sent):
    """One `levering`: the signals and cases of one municipality."""

    needed: ClassVar = ("aanleverende_organisatie", "gemeentecode", "teller")
    closed: ClassVar = True

    counter: Annotated[int | None, named("teller", WHOLE)] = None
    municipality: Annotated[str | None, named("gemeentecode", TEXT)] = None
    organisation: Annotated[Organisation | None, one("aanleverende_organisatie", Organisation)] = None
    signals: Annotated[tuple[ArrearsSignal, ...], many("vroegsignalen", ArrearsSignal)] = ()
    cases: Annotated[tuple[Case, ...], many("vroegsignaalzaken", Case)] = ()


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Delivery(Sent):
    """One file. A period in which nothing happened has no parts."""

    needed: ClassVar = (
        "aanleverdatumEnTijd",
        "einddatumLevering",
        "startdatumLevering",
        "codeGegevensleverancier",
    )
    closed: ClassVar = True

    supplier: Annotated[str | None, named("codeGegevensleverancier", TEXT)] = None
    period_from: Annotated[date | None, named("startdatumLevering", DAY)] = None
    period_until: Annotated[date | None, named("einddatumLevering", DAY)] = None
    delivered_at: Annotated[datetime | None, named("aanleverdatumEnTijd", MOMENT)] = None
    parts: Annotated[tuple[Part, ...], many("leveringen", Part, at_least=1, once_each=True)] = ()

    sha256: str = field(default="", compare=False)
    """Of the file, so that the same file is known again."""


def client_kept(fragment: object) -> Client | None:
    """Whom a signal that was kept is about, with what was kept beside the exchange model."""
    client = read_object(ArrearsSignal, fragment).client
    beyond = fragment.get(BEYOND) if isinstance(fragment, dict) else None
    if client is None or not isinstance(beyond, dict):
        return client
    return replace(client, phone=beyond.get("telefoon"), email=beyond.get("email"))


def delivery_of(document: object) -> Delivery:
    """Take a document apart. Never fails: what is not as it should be is for the checks to say."""
    return read_object(Delivery, document)
