"""What does one type to have a delivery taken in? (`bereik ddas import FILE`)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bereik.house.command.answers import Unusable, give, give_json, tell
from bereik.house.command.answers import language as spoken
from bereik.house.command.house import open_house
from bereik.house.exchange.ddas.command import SCHEMA_SETTING, ddas, delivery_limit, schema_at_hand
from bereik.terms.text import Text

if TYPE_CHECKING:
    from bereik.house.exchange.ddas.importing.result import Imported


@ddas.command("import")
def take_in(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON-bestand, of - voor standaardinvoer")],
    synthetic: Annotated[
        bool, typer.Option("--synthetic", help="De inwoners in de levering zijn verzonnen")
    ] = False,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", metavar="PATH", help=f"Pad van het officiële schema (anders: {SCHEMA_SETTING})"
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-document op standaarduitvoer")] = False,
) -> None:
    """Lees een levering in: helemaal, of helemaal niet. Uitgang: 0 ingelezen, 2 geweigerd, 3 onze fout."""
    language = spoken()
    official, limit = schema_at_hand(schema, language), delivery_limit(language)
    open_house()
    from bereik.house.exchange.ddas.importing import import_delivery

    imported = import_delivery(file, synthetic=synthetic, schema=official, limit=limit)
    if imported.refused is not None:
        said = imported.refused
        raise Unusable(said.what, said.why, said.now)
    for warning in imported.warnings:
        tell(warning.say(language))
    if as_json:
        give_json(document(file, imported, language))
    else:
        give(lines(imported, language))


def document(file: str, imported: Imported, language: str) -> dict[str, Any]:
    """The answer as one document: docs/reference/schema/ddas-import.json."""
    return {
        "file": file,
        "sha256": imported.sha256,
        "synthetic": imported.synthetic,
        "again": imported.again,
        "parts": imported.parts,
        "signals": imported.signals.figures(),
        "cases": imported.cases.figures(),
        "residents": {"new": imported.residents.new, "known": imported.residents.known},
        "attempts": imported.attempts,
        "kept_open": imported.kept_open,
        "findings": len(imported.findings),
        "warnings": [warning.say(language) for warning in imported.warnings],
    }


def lines(imported: Imported, language: str) -> list[str]:
    """The answer in words."""
    if imported.again:
        return [AGAIN.say(language)]
    said = [
        SUMMED.say(language).format(what=name.say(language), **counted.figures())
        for name, counted in ((SIGNALS, imported.signals), (CASES, imported.cases))
    ]
    said.append(RESIDENTS.say(language).format(**imported.residents.figures()))
    said.append(ATTEMPTS.say(language).format(attempts=imported.attempts))
    if imported.kept_open:
        said.append(KEPT_OPEN.say(language).format(journeys=imported.kept_open))
    if imported.findings:
        said.append(FINDINGS.say(language).format(findings=len(imported.findings)))
    if not imported.changed:
        said.append(NOTHING_NEW.say(language))
    return said


SIGNALS, CASES = Text("Signalen", "Signals"), Text("Zaken", "Cases")
SUMMED = Text(
    "{what}: {new} nieuw, {known} al bekend, {amended} verbeterd, {older} van vóór wat wij al hadden.",
    "{what}: {new} new, {known} known already, {amended} amended, {older} from before what we had.",
)
RESIDENTS = Text("Inwoners: {new} nieuw, {known} herkend.", "Residents: {new} new, {known} recognised.")
ATTEMPTS = Text("Contactpogingen erbij: {attempts}.", "Contact attempts added: {attempts}.")
KEPT_OPEN = Text(
    "{journeys} keer zegt de levering dat het klaar is, maar een collega is ermee bezig: dat blijft open.",
    "{journeys} times the delivery says it is done, but a colleague is working on it: that stays open.",
)
FINDINGS = Text(
    "Bevindingen: {findings}. Ze zijn bewaard bij het signaal; lees ze na met:  bereik ddas check BESTAND",
    "Findings: {findings}. They are kept beside the signal; read them with:  bereik ddas check FILE",
)
AGAIN = Text(
    "Dit bestand was al ingelezen. Er is niets veranderd.",
    "This file had been taken in already. Nothing changed.",
)
NOTHING_NEW = Text("Alles was al bekend. Er is niets veranderd.", "All of it was known. Nothing changed.")
