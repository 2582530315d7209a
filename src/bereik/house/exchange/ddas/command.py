"""What does one type to have a delivery checked? (`bereik ddas check FILE`)"""

import json
import os
from typing import Annotated, NoReturn

import typer

from bereik.house.command.answers import language as spoken
from bereik.house.exchange.ddas.checking import Checked, check_file
from bereik.house.exchange.ddas.finding import Finding, Level
from bereik.house.exchange.ddas.reading import DEFAULT_LIMIT
from bereik.house.exchange.ddas.schema import ExchangeSchema, SchemaUnusable, read_schema
from bereik.terms.text import Text

FINDINGS, UNUSABLE = 1, 2
SCHEMA_SETTING = "BEREIK_DDAS_SCHEMA"
LIMIT_SETTING = "BEREIK_DELIVERY_LIMIT_MB"

ddas = typer.Typer(
    name="ddas",
    help="Leveringen van betalingsachterstanden (DDAS vroegsignalering). / Deliveries of payment arrears.",
    no_args_is_help=True,
    add_completion=False,
)


def _spoken_here(context: typer.Context, language: str) -> str:
    """What was asked for, or else the language of all commands (BEREIK_LANGUAGE)."""
    source = context.get_parameter_source("language")
    if source is None or source.name == "DEFAULT":
        return spoken()
    if language not in ("nl", "en"):
        raise typer.BadParameter("nl of en / nl or en")
    return language


@ddas.callback()
def deliveries() -> None:
    """Leveringen van betalingsachterstanden (DDAS vroegsignalering). / Deliveries of payment arrears."""


@ddas.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON-bestand, of - voor standaardinvoer")],
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-lijst op standaarduitvoer")] = False,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", metavar="PATH", help=f"Pad van het officiële schema (anders: {SCHEMA_SETTING})"
        ),
    ] = None,
    gemeentecode: Annotated[
        str | None,
        typer.Option(
            "--gemeentecode", metavar="CODE", help="Alleen deze gemeente mag erin staan (vier cijfers)"
        ),
    ] = None,
    language: Annotated[
        str,
        typer.Option("--language", metavar="nl|en", help="Taal van de meldingen", callback=_spoken_here),
    ] = "nl",
) -> None:
    """Kijk een levering na, zonder iets te bewaren. Uitgang: 0 in orde, 1 bevindingen, 2 niet te lezen."""
    checked = check_file(
        file,
        schema=schema_at_hand(schema, language),
        gemeentecode=_four_digits(gemeentecode),
        limit=delivery_limit(language),
    )
    if checked.unreadable is not None:
        refuse(checked.unreadable, language, file)
    for warning in checked.warnings:
        typer.echo(warning.say(language), err=True)
    if as_json:
        said = [finding.as_json(language) for finding in checked.findings]
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        _print(checked, language)
    if checked.findings:
        raise typer.Exit(FINDINGS)


def schema_at_hand(place: str | None, language: str) -> ExchangeSchema | None:
    """The official schema, from the option or the setting; a place that does not hold one is a reason to stop."""
    place = place or os.environ.get(SCHEMA_SETTING)
    if not place:
        return None
    found = read_schema(place)
    if isinstance(found, SchemaUnusable):
        refuse(found.finding, language)
    return found


def delivery_limit(language: str) -> int:
    said = os.environ.get(LIMIT_SETTING)
    if not said:
        return DEFAULT_LIMIT
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= 10_000):
        typer.echo(_LIMIT_UNUSABLE.say(language).format(said=said), err=True)
        raise typer.Exit(UNUSABLE)
    return int(said) * 1_000_000


_LIMIT_UNUSABLE = Text(
    nl=f"{LIMIT_SETTING}={{said}} is geen heel aantal MB tussen 1 en 10000.",
    en=f"{LIMIT_SETTING}={{said}} is not a whole number of MB between 1 and 10000.",
)


def refuse(finding: Finding, language: str, file: str = "") -> NoReturn:
    """One message and nothing on standard output: what, why, what now."""
    place = f"{file}: " if file else ""
    lines = (finding.what, finding.why, finding.what_now)
    typer.echo(place + " ".join(line.say(language) for line in lines), err=True)
    raise typer.Exit(UNUSABLE)


def _four_digits(code: str | None) -> str | None:
    if code is not None and not (len(code) == 4 and code.isascii() and code.isdigit()):
        raise typer.BadParameter("vier cijfers, zoals 0518 / four digits, such as 0518")
    return code


def _print(checked: Checked, language: str) -> None:
    for finding in checked.findings:
        name = _LEVELS[finding.level].say(language)
        typer.echo(f"{name} {finding.rule} {finding.path}")
        for line in (finding.what, finding.why, finding.what_now):
            typer.echo(f"  {line.say(language)}")
    errors = len(checked.errors)
    words = _SUM if checked.findings else _CLEAN
    typer.echo(words.say(language).format(errors=errors, findings=len(checked.findings) - errors))


_LEVELS = {Level.ERROR: Text(nl="FOUT", en="ERROR"), Level.FINDING: Text(nl="BEVINDING", en="FINDING")}
_CLEAN = Text(nl="In orde: niets gevonden.", en="In order: nothing found.")
_SUM = Text(
    nl="Fouten: {errors}. Bevindingen: {findings}. Met fouten komt de levering niet binnen; met bevindingen wel.",
    en="Errors: {errors}. Findings: {findings}. With errors the delivery does not come in; with findings it does.",
)
