"""What does one type to give the national statistics their return? (`bereik ddas export --from D --to D`)"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bereik.house.command.answers import Unusable, tell
from bereik.house.command.answers import language as spoken
from bereik.house.command.house import open_house
from bereik.house.command.whole_file import draft_of, put
from bereik.house.exchange.ddas.command import SCHEMA_SETTING, ddas, schema_at_hand
from bereik.house.exchange.ddas.formats import day_of
from bereik.terms.text import Text


@ddas.command("export")
def give_out(
    since: Annotated[str, typer.Option("--from", metavar="D", help="De eerste dag, zoals 2026-03-01")],
    until: Annotated[str, typer.Option("--to", metavar="D", help="De laatste dag, zoals 2026-03-31")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Bestand, in plaats van standaarduitvoer"),
    ] = None,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", metavar="PATH", help=f"Pad van het officiële schema (anders: {SCHEMA_SETTING})"
        ),
    ] = None,
) -> None:
    """Maak de opgave aan het CBS over een periode. Uitgang: 0 gemaakt, 2 geweigerd, 3 onze fout."""
    language = spoken()
    first, last = _day("--from", since), _day("--to", until)
    official = schema_at_hand(schema, language)
    place = None if output in (None, "-") else Path(str(output))
    if place is not None:
        _may_be_written(place)
    open_house()
    from bereik.house.exchange.ddas.exporting import Period, give_return, write_down
    from bereik.house.exchange.ddas.exporting.telling import lines

    given = give_return(Period(first, last), schema=official)
    if given.refused is not None:
        said = given.refused
        raise Unusable(said.what, said.why, said.now)
    write_down(given)
    for line in lines(given, language):
        tell(line)
    if place is None:
        _to_standard_output(given.pieces())
    else:
        write_whole(place, given.pieces())


def _day(option: str, said: str) -> date:
    found = day_of(said)
    if found is None:
        raise Unusable(
            Text(f"{option} {said} is geen datum.", f"{option} {said} is no date."),
            Text(
                "Een dag wordt geschreven als jaar, maand en dag met streepjes.",
                "A day is written as year, month and day with dashes.",
            ),
            Text("Schrijf bijvoorbeeld:  2026-03-31", "Write for instance:  2026-03-31"),
        )
    return found


def _may_be_written(place: Path) -> None:
    """Said before all the work is done. Raises `Unusable`."""
    if place.is_dir() or not place.absolute().parent.is_dir():
        raise _cannot_write(place)


def write_whole(place: Path, pieces: Iterable[bytes]) -> None:
    """The whole file or none: written beside it for us alone to read, and renamed. Raises `Unusable`."""
    if place.exists() and not place.is_file():  # a pipe or a device is no file that could be half there
        with place.open("wb") as stream:
            stream.writelines(pieces)
        return
    try:
        place = place.resolve()
        put(draft_of(place, pieces), place)
    except OSError as why:
        raise _cannot_write(place) from why


def _cannot_write(place: Path) -> Unusable:
    return Unusable(
        Text(f"{place} is niet te schrijven.", f"{place} cannot be written."),
        Text("Er is niets geschreven.", "Nothing was written."),
        Text(
            "Kijk of de map bestaat, of u erin mag schrijven en of er ruimte is.",
            "Check that the folder exists, that you may write in it and that there is room.",
        ),
    )


def _to_standard_output(pieces: Iterable[bytes]) -> None:
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if stream is None:
            sys.stdout.write(piece.decode())
        else:
            stream.write(piece)
    sys.stdout.flush()
