"""Which column did a person say is what, and what is still to be said before anything may be read?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bereik.house.exchange.csv.fields import FIELDS, REASON_KEYS, Field
from bereik.house.exchange.csv.table import Column, Table, key_of
from bereik.house.exchange.csv.values.plain import kinds
from bereik.house.exchange.ddas.finding import Finding, Level, Rule, shown
from bereik.house.exchange.ddas.formats import day_of
from bereik.terms.senders import Sender
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Agreed:
    """`fields`: by the key of a header; None for a column that is not used. Who says nothing about a column is asked."""

    fields: Mapping[str, Field | None] = field(default_factory=dict)
    kind: Sender | None = None
    """The kind of creditor, where no column says it."""
    signalled: date | None = None
    """The day of all signals, where no column says it. Of one list: never remembered."""

    def field_of(self, column: Column) -> Field | None:
        return self.fields.get(column.key)

    def as_json(self, table: Table | None = None) -> dict[str, Any]:
        """By headers as they stand in this list, or else by their keys."""
        headers = {column.key: column.header for column in table.columns} if table else {}
        return {
            "columns": {headers.get(key, key): field and field.value for key, field in self.fields.items()},
            "kind": self.kind and self.kind.value,
            "signalled": self.signalled and self.signalled.isoformat(),
        }


def asked_about(table: Table, agreed: Agreed) -> tuple[Column, ...]:
    """The columns of this list that nobody said anything about yet; the reasons that we put behind a row are ours."""
    return tuple(
        column
        for column in table.columns
        if column.key not in agreed.fields and column.key not in REASON_KEYS
    )


def wanting(table: Table, agreed: Agreed, today: date) -> tuple[Finding, ...]:
    """What must still be said before a row can be read."""
    placed = [one for column in table.columns if (one := agreed.field_of(column)) is not None]
    found: list[Finding] = []
    if not {Field.BSN, Field.SURNAME, Field.FULL_NAME} & set(placed):
        found.append(NO_WHO.at("$"))
    if Field.KIND not in placed and agreed.kind is None:
        found.append(NO_KIND.at("$"))
    if Field.SIGNALLED not in placed and agreed.signalled is None:
        found.append(NO_DAY.at("$"))
    if agreed.signalled is not None and agreed.signalled > today:
        found.append(DAY_AHEAD.at("$"))
    twice = (TWICE.at("$", field=FIELDS[two].label) for two in FIELDS if placed.count(two) > 1)
    found.extend(twice)
    return tuple(found)


def agreed_from(document: object) -> Agreed | Finding:
    """Read what somebody wrote in a file: the answer of `--check --json`, or only its `columns`."""
    if not isinstance(document, dict) or not isinstance(columns := document.get("columns"), dict):
        return NOT_COLUMNS.at("$")
    fields: dict[str, Field | None] = {}
    for header, name in columns.items():
        if name is not None and name not in FIELDS:
            return UNKNOWN_FIELD.at(
                "$", header=shown(str(header)), name=shown(str(name)), names=", ".join(Field)
            )
        fields[key_of(header)] = Field(name) if name is not None else None
    kind, signalled = document.get("kind"), document.get("signalled")
    if kind is not None and kind not in kinds():
        return UNKNOWN_KIND.at("$", name=shown(str(kind)), names=", ".join(kinds()))
    if signalled is not None and day_of(signalled) is None:
        return NO_SUCH_DAY.at("$", name=shown(str(signalled)))
    return Agreed(fields, Sender(kind) if kind is not None else None, day_of(signalled))


def agreed_from_text(text: str) -> Agreed | Finding:
    try:
        return agreed_from(json.loads(text))
    except (ValueError, RecursionError):
        return NOT_COLUMNS.at("$")


def choices(one: Sequence[Field] = tuple(Field)) -> tuple[tuple[Field, Text], ...]:
    return tuple((each, FIELDS[each].label) for each in one)


def _rule(name: str, what: Text, why: Text, what_now: Text) -> Rule:
    return Rule(name=f"columns-{name}", level=Level.ERROR, what=what, why=why, what_now=what_now)


NO_WHO = _rule(
    "no-who",
    Text("Geen kolom zegt om wie het gaat.", "No column says who it is about."),
    Text(
        "Zonder naam of burgerservicenummer kunnen wij niemand bereiken.",
        "Without a name or a BSN we can reach nobody.",
    ),
    Text(
        "Kies de kolom met het BSN, de achternaam of de hele naam.",
        "Choose the column with the BSN, the surname or the whole name.",
    ),
)
NO_KIND = _rule(
    "no-kind",
    Text("Nergens staat welke soort schuldeiser dit is.", "It says nowhere which kind of creditor this is."),
    Text("Daarvan hangt af welke wet geldt.", "It decides which law holds."),
    Text(
        "Kies de soort voor de hele lijst (--kind), of een kolom.",
        "Choose the kind for the whole list (--kind), or a column.",
    ),
)
NO_DAY = _rule(
    "no-day",
    Text("Geen kolom zegt van welke dag de signalen zijn.", "No column says of which day the signals are."),
    Text(
        "Vanaf die dag loopt de termijn van de wet, en eraan herkennen wij een rij die nog eens komt.",
        "The term of the law runs from that day, and by it we know a row that comes again.",
    ),
    Text(
        "Vul de datum in voor de hele lijst (--date), of kies een kolom.",
        "Fill in the date for the whole list (--date), or choose a column.",
    ),
)
TWICE = _rule(
    "twice",
    Text("Twee kolommen zijn gekozen als {field}.", "Two columns are chosen as {field}."),
    Text("Wij weten dan niet welke geldt.", "Then we do not know which one counts."),
    Text("Kies er één, en zet de andere op niet gebruiken.", "Choose one, and set the other to not used."),
)
DAY_AHEAD = _rule(
    "day-ahead",
    Text("De datum van de signalen moet nog komen.", "The date of the signals is still to come."),
    Text("Wat nog niet gebeurd is, kan niet gemeld zijn.", "What has not happened cannot have been told."),
    Text("Kijk het jaar en de maand na.", "Check the year and the month."),
)
NOT_COLUMNS = _rule(
    "file",
    Text("Het bestand met kolommen is niet te lezen.", "The file with columns cannot be read."),
    Text("Er hoort JSON in met een lijst columns.", "It must be JSON with a list columns."),
    Text(
        "Maak het met:  bereik ddas csv BESTAND --check --json",
        "Make it with:  bereik ddas csv FILE --check --json",
    ),
)
UNKNOWN_FIELD = _rule(
    "unknown-field",
    Text(
        "Bij de kolom {header} staat {name}; dat kennen wij niet.",
        "The column {header} has {name}; we do not know that.",
    ),
    Text("Elke kolom is een van onze velden, of null.", "Each column is one of our fields, or null."),
    Text("Kies uit: {names}.", "Choose from: {names}."),
)
UNKNOWN_KIND = _rule(
    "unknown-kind",
    Text("De soort schuldeiser {name} kennen wij niet.", "We do not know the kind of creditor {name}."),
    Text(
        "Alleen de soorten uit het besluit mogen achterstanden doorgeven.",
        "Only the kinds in the decree may pass on arrears.",
    ),
    Text("Kies uit: {names}.", "Choose from: {names}."),
)
NO_SUCH_DAY = _rule(
    "no-such-day",
    Text("{name} is geen dag.", "{name} is no day."),
    Text(
        "Van alle signalen in de lijst wordt dit de datum.",
        "This becomes the date of all signals in the list.",
    ),
    Text("Schrijf de dag als 2026-03-01.", "Write the day as 2026-03-01."),
)
RULES = (NO_WHO, NO_KIND, NO_DAY, DAY_AHEAD, TWICE, NOT_COLUMNS, UNKNOWN_FIELD, UNKNOWN_KIND, NO_SUCH_DAY)
