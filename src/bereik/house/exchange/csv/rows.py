"""What does one row say, in the words of the exchange model, or why can it not be read?

All reasons of a row are gathered, not the first only: whoever mends it then mends it once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from bereik.house.exchange.csv import reasons
from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.cells import cannot_be_kept, said
from bereik.house.exchange.csv.deciding import DAYS, Decided
from bereik.house.exchange.csv.encodings import came_out_wrong
from bereik.house.exchange.csv.fields import Field
from bereik.house.exchange.csv.table import Column, Row
from bereik.house.exchange.csv.values import plain
from bereik.house.exchange.csv.values.addresses import (
    Number,
    read_number,
    read_postcode,
    read_postcode_and_place,
    read_street_and_number,
)
from bereik.house.exchange.csv.values.amounts import read_amount, whole_euros
from bereik.house.exchange.csv.values.dates import read_date
from bereik.house.exchange.csv.values.names import Name, put_in_place, split_name
from bereik.house.exchange.csv.values.no import NOT_TEXT, No
from bereik.house.exchange.ddas.codes import VERSION
from bereik.house.exchange.ddas.delivery import ArrearsSignal
from bereik.house.exchange.ddas.finding import Finding
from bereik.house.exchange.ddas.recognition import identity_of
from bereik.house.exchange.ddas.structure import canonical, read_object
from bereik.people.marks import letters, person_mark, valid_bsn
from bereik.see.differences import BEYOND
from bereik.terms.ddas.codes import SENDER_CODES, written

Value = TypeVar("Value")
Mark = Callable[[str], str]
"""Makes the ID of a row without a reference. In a house it is keyed: nobody finds a BSN by trying them all."""


@dataclass(frozen=True, slots=True, repr=False)
class Good:
    line: int
    signal: ArrearsSignal
    named: bool
    """By a reference of the sender, and not by whom it is about and when."""
    notices: tuple[Finding, ...] = ()
    exact: Decimal | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Bad:
    row: Row
    reasons: tuple[Finding, ...]


@dataclass(slots=True)
class _Reading:
    """One row under way."""

    cells: dict[Field, str]
    columns: dict[Field, Column]
    bad: list[Finding] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)

    def keep(self, which: Field, read: Value | No) -> Value | None:
        """The value; a no is written down with the column it is about."""
        if isinstance(read, No):
            self.bad.append(read.at(self.columns[which].header))
            return None
        return read


class RowReader:
    """Reads the rows of one list, by what was agreed and decided for its columns."""

    def __init__(self, agreed: Agreed, decided: Decided, width: int, today: date, mark: Mark) -> None:
        self.agreed, self.decided, self.width, self.today, self.mark = agreed, decided, width, today, mark

    def read(self, row: Row) -> Good | Bad:
        if len(row.cells) != self.width:
            return Bad(row, (reasons.RAGGED.at("$", has=len(row.cells), should=self.width),))
        reading = _Reading({}, self.decided.columns)
        for which, column in self.decided.columns.items():
            if cell := said(raw := row.cells[column.place]):
                if cannot_be_kept(raw):
                    reading.bad.append(No(NOT_TEXT).at(column.header))
                elif came_out_wrong(cell):
                    reading.notices.append(reasons.CAME_OUT_WRONG.at(column.header, column=column.header))
                reading.cells[which] = cell
        fragment, exact = self._signal(reading)
        fragment["client"] = self._client(reading)
        phone, email = self._ways_in(reading)
        if not reading.cells.keys() & {Field.SURNAME, Field.FULL_NAME} and not valid_bsn(
            fragment["client"].get("Burgerservicenummer", "")
        ):
            reading.bad.append(reasons.NOBODY.at("$"))
        if reading.bad:
            return Bad(row, tuple(reading.bad))
        as_sent = {column.header: row.cells[column.place] for column in self.decided.columns.values()}
        beyond = {"bedrag_zoals_gestuurd": exact and str(exact), "telefoon": phone, "email": email}
        return self._made(
            row.line, fragment, {name: one for name, one in beyond.items() if one}, as_sent, reading, exact
        )

    def _signal(self, reading: _Reading) -> tuple[dict[str, Any], Decimal | None]:
        cells = reading.cells
        found: dict[str, Any] = {}
        days: dict[Field, str] = {}
        for which in DAYS[:2]:
            if which in cells:
                day = reading.keep(which, read_date(cells[which], self.decided.days[which], self.today))
                days[which] = day.isoformat() if day else ""
        if Field.SIGNALLED not in cells:
            if self.agreed.signalled is not None and Field.SIGNALLED not in self.decided.columns:
                days[Field.SIGNALLED] = self.agreed.signalled.isoformat()
            else:
                reading.keep(Field.SIGNALLED, No(reasons.NO_DAY))
        exact = (
            reading.keep(Field.AMOUNT, read_amount(cells[Field.AMOUNT], self.decided.amount))
            if Field.AMOUNT in cells
            else None
        )
        if exact is not None:
            found["bedrag"] = whole_euros(exact)
        for which, name in ((Field.CRISIS, "crisissignaal"), (Field.WARM_HANDOVER, "warmeOverdracht")):
            if (
                which in cells
                and (answer := reading.keep(which, plain.read_yes_no(cells[which]))) is not None
            ):
                found[name] = answer
        kind = self.agreed.kind
        if Field.KIND in cells:
            kind = reading.keep(Field.KIND, plain.read_kind(cells[Field.KIND]))
        elif kind is None:
            reading.keep(Field.KIND, No(reasons.NO_KIND))
        if kind is not None:
            found["signaalpartner"] = {"type": written(SENDER_CODES, kind, VERSION)}
        named = {"ontstaansdatum": days.get(Field.AROSE), "signaaldatum": days.get(Field.SIGNALLED)}
        return found | {name: day for name, day in named.items() if day}, exact

    def _client(self, reading: _Reading) -> dict[str, str]:
        cells = reading.cells
        name = self._name(cells)
        born = None
        if Field.BORN in cells:
            born = reading.keep(
                Field.BORN, read_date(cells[Field.BORN], self.decided.days[Field.BORN], self.today)
            )
        street, number = self._house(reading)
        postcode, place = None, cells.get(Field.PLACE)
        if Field.POSTCODE_AND_PLACE in cells:
            both = reading.keep(
                Field.POSTCODE_AND_PLACE, read_postcode_and_place(cells[Field.POSTCODE_AND_PLACE])
            )
            postcode, place = (both[0], place or both[1]) if both else (None, place)
        if Field.POSTCODE in cells:
            postcode = reading.keep(Field.POSTCODE, read_postcode(cells[Field.POSTCODE]))
        bsn = reading.keep(Field.BSN, plain.read_bsn(cells[Field.BSN])) if Field.BSN in cells else None
        client = {
            "Burgerservicenummer": bsn,
            "Voorletters": name.initials,
            "Voorvoegsel": name.prefix,
            "Achternaam": name.surname,
            "Geboortedatum": born and born.isoformat(),
            "Straatnaam": street,
            "Huisnummer": number.number,
            "Huisnummertoevoeging": number.addition,
            "Postcode": postcode,
            "Plaatsnaam": place,
        }
        return {key: value for key, value in client.items() if value}

    def _name(self, cells: dict[Field, str]) -> Name:
        whole = split_name(cells[Field.FULL_NAME]) if Field.FULL_NAME in cells else Name()
        parts = [cells.get(which, "") for which in (Field.INITIALS, Field.PREFIX, Field.SURNAME)]
        if not any(parts):
            return whole
        initials, prefix, surname = parts
        name = put_in_place(initials, prefix, surname or whole.surname, names=self.decided.first_names)
        return replace(
            name,
            initials=name.initials or whole.initials,
            prefix=name.prefix or ("" if surname else whole.prefix),
        )

    def _house(self, reading: _Reading) -> tuple[str | None, Number]:
        cells = reading.cells
        street, number = cells.get(Field.STREET), Number()
        if Field.STREET_AND_NUMBER in cells and Field.HOUSE_NUMBER in cells:
            street = (
                street or cells[Field.STREET_AND_NUMBER]
            )  # the number stands in a column of its own after all
        elif Field.STREET_AND_NUMBER in cells:
            both = reading.keep(
                Field.STREET_AND_NUMBER, read_street_and_number(cells[Field.STREET_AND_NUMBER])
            )
            street, number = (street or both[0], both[1]) if both else (street, number)
        behind = (cells.get(Field.LETTER, ""), cells.get(Field.ADDITION, ""))
        if Field.HOUSE_NUMBER in cells:
            number = (
                reading.keep(Field.HOUSE_NUMBER, read_number(cells[Field.HOUSE_NUMBER], *behind)) or number
            )
        elif number.number and any(behind):
            read = read_number(f"{number.number} {number.addition}", *behind)
            number = number if isinstance(read, No) else read
        return street, number

    def _ways_in(self, reading: _Reading) -> tuple[str, str]:
        """Phone and e-mail. One that is no number keeps no signal out: it is left away, and that is said."""
        found = []
        for which, read, left_out in (
            (Field.PHONE, plain.read_phone, reasons.PHONE_LEFT_OUT),
            (Field.EMAIL, plain.read_email, reasons.EMAIL_LEFT_OUT),
        ):
            value = read(reading.cells[which]) if which in reading.cells else ""
            if which in reading.cells and not value:
                header = reading.columns[which].header
                reading.notices.append(left_out.at(header, column=header))
            found.append(value)
        return found[0], found[1]

    def _made(
        self,
        line: int,
        fragment: dict[str, Any],
        beyond: dict[str, str],
        as_sent: dict[str, str],
        reading: _Reading,
        exact: Decimal | None,
    ) -> Good:
        client = read_object(ArrearsSignal, fragment).client
        assert client is not None
        client = replace(client, phone=beyond.get("telefoon"), email=beyond.get("email"))
        reference, named = self._reference(reading.cells, fragment)
        if not named:
            number = valid_bsn(client.bsn or "")
            whom = identity_of(client)
            who = f"bsn|{number}" if number else person_mark(whom) or "|".join(map(letters, whom.values()))
            reference = "rij-" + self.mark(f"{who}|{fragment['signaaldatum']}")
        fragment["ID"] = reference
        digest = hashlib.sha256(canonical({**fragment, BEYOND: beyond}).encode("utf-8", "surrogatepass"))
        signal = replace(
            read_object(ArrearsSignal, fragment),
            client=client,
            sent=canonical({**fragment, BEYOND: {**beyond, "rij": as_sent}}),
            digest=digest.hexdigest(),
        )
        return Good(line, signal, named, tuple(reading.notices), exact)

    def _reference(self, cells: dict[Field, str], fragment: dict[str, Any]) -> tuple[str, bool]:
        """The sender's own, or else that of the customer with the day: a customer comes again next month.

        A BSN is no reference: what knows a signal again stands in clear.
        """
        bsn = valid_bsn(fragment["client"].get("Burgerservicenummer", ""))
        for which in (Field.REFERENCE, Field.CUSTOMER):
            said_ = cells.get(which, "")
            if not said_ or (valid_bsn(said_) and (not bsn or valid_bsn(said_) == bsn)):
                continue
            return (said_ if which is Field.REFERENCE else f"{said_} {fragment['signaaldatum']}"), True
        return "", False
