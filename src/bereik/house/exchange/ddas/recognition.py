"""When are two signals about the same person, and when are two cases the same case?

Two ways, and no third: a citizen service number (BSN) that passes its own check, or initials, surname, birth date,
postcode and house number all together and all alike. A BSN that fails the check recognises nobody.

The exchange model's own advice leaves the initials out, and so makes one person of twins. With the initials in, twins
with the same initials at one address still look like one. So whoever compares keys must never join two people who
each have a valid BSN and whose numbers differ, whatever the rest says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bereik.house.exchange.ddas.delivery import Case, Client
from bereik.people import marks


@dataclass(frozen=True, slots=True)
class RecognitionKey:
    """Meant for a blind index. The value says who it is, so it stays out of `repr` and out of every log."""

    kind: Literal["bsn", "person"]
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CaseKey:
    """A zaak has no ID of its own: it is known by municipality, its signals, and where its matching period starts."""

    municipality: str
    signal_ids: tuple[str, ...]
    matching_from: date | None


def valid_bsn(sent: str | None) -> str | None:
    """Nine digits that pass the 11-check, without the spaces or dots they may have been sent with."""
    return marks.valid_bsn(sent or "") or None


def recognition_keys(client: Client) -> Iterator[RecognitionKey]:
    """All keys this person may be known by, the strongest first."""
    if (number := valid_bsn(client.bsn)) is not None:
        yield RecognitionKey("bsn", number)
    if (person := _person(client)) is not None:
        yield RecognitionKey("person", person)


def recognition_key(client: Client) -> RecognitionKey | None:
    return next(recognition_keys(client), None)


def case_key(municipality: str, case: Case) -> CaseKey:
    return CaseKey(municipality, tuple(sorted(set(case.signal_ids))), case.matching_from)


def identity_of(client: Client) -> dict[str, str]:
    """Who it is, under the names that the house has for it; what was not sent is left out, and a failing BSN too.

    A prefix stays as sent: some senders write it in the surname, and the mark takes both together.
    """
    number = f"{client.house_number} {client.house_number_addition or ''}" if client.house_number else None
    named = {
        "initials": client.initials,
        "prefix": client.prefix,
        "surname": client.surname,
        "birth_date": client.born.isoformat() if client.born else None,
        "bsn": valid_bsn(client.bsn),
        "street": client.street,
        "house_number": number,
        "postcode": client.postcode,
        "place": client.town,
        "phone": client.phone,
        "email": client.email,
    }
    return {name: said for name, value in named.items() if (said := " ".join((value or "").split()))}


def _person(client: Client) -> str | None:
    return marks.person_mark(identity_of(client)) or None
