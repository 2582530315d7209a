"""What does one type to have a list of arrears checked or taken in? (`bereik ddas csv FILE`)"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bereik.house.command.answers import Unusable, give, give_json, tell
from bereik.house.command.answers import language as spoken
from bereik.house.command.house import open_house
from bereik.house.command.whole_file import draft_of, forget, put
from bereik.house.exchange.csv.agreeing import (
    NO_SUCH_DAY,
    UNKNOWN_KIND,
    Agreed,
    agreed_from_text,
    asked_about,
    wanting,
)
from bereik.house.exchange.csv.answer import Answer, document, lines
from bereik.house.exchange.csv.handing_back import rows_handed_back
from bereik.house.exchange.csv.outcome import delivery_of, read_rows
from bereik.house.exchange.csv.reading import read_list_file
from bereik.house.exchange.csv.suggesting import suggest, suggested_columns
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.csv.values.dates import HERE
from bereik.house.exchange.csv.values.plain import kinds
from bereik.house.exchange.ddas.command import ddas, delivery_limit
from bereik.house.exchange.ddas.finding import Finding, shown
from bereik.house.exchange.ddas.formats import day_of
from bereik.people.marks import letters
from bereik.terms.senders import Sender
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.house.exchange.csv.remembering import KnownSender


@ddas.command("csv")
def take_in_list(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV-bestand, of - voor standaardinvoer")],
    sender: Annotated[str, typer.Option("--sender", metavar="NAME", help="Van wie de lijst is")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="Soort schuldeiser, als geen kolom die zegt: energy, landlord …"
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="D", help="Datum van alle signalen, als geen kolom die zegt"),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="MAPPING.json", help="Welke kolom wat is: het antwoord van --check --json"
        ),
    ] = None,
    bad: Annotated[
        str | None,
        typer.Option(
            "--bad", metavar="FILE.csv", help="Schrijf hierin de rijen die niet binnenkomen, met de redenen"
        ),
    ] = None,
    synthetic: Annotated[
        bool, typer.Option("--synthetic", help="De inwoners in de lijst zijn verzonnen")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Alleen kijken: geen huis nodig, niets bewaard")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-document op standaarduitvoer")] = False,
) -> None:
    """Lees een lijst met achterstanden (CSV): goede rijen komen binnen, slechte gaan terug. Uitgang: 0 gelezen, 2 niet."""
    language = spoken()
    said = _said_here(columns, kind, day)
    if not letters(sender):
        raise Unusable(*_NO_SENDER)
    answer = (
        _checked(file, sender, said, language)
        if check
        else _taken_in(file, sender, said, bad, synthetic, language)
    )
    if check and bad and answer.outcome:
        put(_draft(bad, rows_handed_back(answer.table, answer.outcome.bad, language)), Path(bad))
    answer = replace(answer, bad_file=bad)
    for warning in answer.warnings():
        tell(warning.say(language))
    if as_json:
        give_json(document(answer, language))
    else:
        give(lines(answer, language))


def _checked(file: str, sender: str, said: Agreed, language: str) -> Answer:
    """What would come of it, by what was said and what we suggest for the rest."""
    today = datetime.fromtimestamp(time.time(), HERE).date()
    table = _table(file, said, language)
    suggested = suggest(table, today, said if said.fields else None)
    agreed = suggested_columns(suggested, said)
    wants = wanting(table, agreed, today)
    outcome = None if wants else read_rows(table, agreed, today=today)
    findings = 0
    if outcome and outcome.good:
        findings = len(delivery_of(outcome, sender=sender, gemeentecode=None).findings)
    return Answer(file, sender, table, agreed, suggested, wants, outcome, findings=findings)


def _taken_in(
    file: str, sender: str, said: Agreed, bad: str | None, synthetic: bool, language: str
) -> Answer:
    open_house()
    from django.utils import timezone

    from bereik.house.exchange.csv.remembering import known_sender, remember, sender_name
    from bereik.house.exchange.csv.taking_in import read_for_house, take_in_rows
    from bereik.house.exchange.ddas.importing.refusing import wrong_house
    from bereik.trust.access import HOUSE

    if refused := wrong_house(synthetic):
        raise Unusable(refused.what, refused.why, refused.now)
    at = timezone.now()
    known = known_sender(sender)
    name = known.name if known else sender_name(sender)
    agreed = _with_remembered(said, known)
    table = _table(file, agreed, language)
    if unsaid := asked_about(table, agreed):
        raise Unusable(*_not_agreed(name, [column.header for column in unsaid]))
    if wants := wanting(table, agreed, timezone.localdate(at)):
        raise _unusable(wants[0])
    outcome = read_for_house(table, agreed, at)
    draft = _draft(bad, rows_handed_back(table, outcome.bad, language)) if bad else None
    try:
        imported = take_in_rows(outcome, sender=name, synthetic=synthetic, at=at) if outcome.good else None
        if imported is not None and imported.refused is not None:
            raise Unusable(imported.refused.what, imported.refused.why, imported.refused.now)
        remember(name, table, agreed, by=HOUSE, at=at)
        if draft and bad:
            put(draft, Path(bad))
    finally:
        if draft:
            forget(draft)
    findings = len(imported.findings) if imported else 0
    return Answer(file, name, table, agreed, (), (), outcome, imported, synthetic, findings)


def _said_here(columns: str | None, kind: str | None, day: str | None) -> Agreed:
    said = Agreed()
    if columns is not None:
        try:
            read = agreed_from_text(Path(columns).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, ValueError) as why:
            raise Unusable(*_no_columns_file(columns)) from why
        if isinstance(read, Finding):
            raise _unusable(read)
        said = read
    if kind is not None:
        if kind not in kinds():
            raise _unusable(UNKNOWN_KIND.at("$", name=shown(kind), names=", ".join(kinds())))
        said = replace(said, kind=Sender(kind))
    if day is not None:
        read_day: date | None = day_of(day)
        if read_day is None:
            raise _unusable(NO_SUCH_DAY.at("$", name=shown(day)))
        said = replace(said, signalled=read_day)
    return said


def _with_remembered(said: Agreed, known: KnownSender | None) -> Agreed:
    """What was said now goes before what was said last time."""
    if known is None:
        return said
    return replace(said, fields={**known.agreed.fields, **said.fields}, kind=said.kind or known.agreed.kind)


def _table(file: str, said: Agreed, language: str) -> Table:
    read = read_list_file(file, limit=delivery_limit(language), remembered=said.fields.keys())
    if isinstance(read, Finding):
        raise _unusable(read, file)
    return read


def _unusable(finding: Finding, file: str = "") -> Unusable:
    what = Text(f"{file}: {finding.what.nl}", f"{file}: {finding.what.en}") if file else finding.what
    return Unusable(what, finding.why, finding.what_now)


def _draft(place: str, content: bytes) -> Path:
    """The rows to hand back, written before anything is taken in. Raises `Unusable`."""
    try:
        return draft_of(Path(place), [content])
    except OSError as why:
        raise Unusable(
            Text(f"In {place} kan niet geschreven worden.", f"{place} cannot be written."),
            Text(
                "Zonder dat bestand zouden de slechte rijen kwijt zijn. Er is niets bewaard.",
                "Without that file the bad rows would be lost. Nothing was kept.",
            ),
            Text("Noem bij --bad een andere plek.", "Name another place with --bad."),
        ) from why


def _no_columns_file(place: str) -> tuple[Text, Text, Text]:
    return (
        Text(f"{place} is niet te lezen.", f"{place} cannot be read."),
        Text("Daarin hoort te staan welke kolom wat is.", "It should say which column is what."),
        Text(
            "Maak het met:  bereik ddas csv BESTAND --check --json",
            "Make it with:  bereik ddas csv FILE --check --json",
        ),
    )


def _not_agreed(sender: str, headers: list[str]) -> tuple[Text, Text, Text]:
    named = ", ".join(shown(header) for header in headers[:8]) + (", …" if len(headers) > 8 else "")
    return (
        Text(
            f"Van {sender} heeft nog niemand gezegd wat deze kolommen zijn: {named}.",
            f"Nobody said yet what these columns of {sender} are: {named}.",
        ),
        Text(
            "Een kolom die verkeerd gelezen wordt, geeft verkeerde signalen. Er is niets bewaard.",
            "A column that is read wrongly gives wrong signals. Nothing was kept.",
        ),
        Text(
            "Doe eerst  bereik ddas csv BESTAND --sender NAAM --check --json > kolommen.json , kijk dat na, en geef het "
            "mee met --columns kolommen.json. De volgende keer hoeft dat niet meer.",
            "First  bereik ddas csv FILE --sender NAME --check --json > columns.json , look it over, and give it with "
            "--columns columns.json. Next time that is not needed.",
        ),
    )


_NO_SENDER = (
    Text("Er staat niet van wie de lijst is.", "It does not say whose list it is."),
    Text(
        "De kenmerken van een signaal horen bij één afzender.",
        "The references of a signal belong to one sender.",
    ),
    Text("Geef de naam met --sender.", "Give the name with --sender."),
)
