"""Can the demonstration start here, and what does somebody read when it cannot?"""

from __future__ import annotations

import os
import socket
from pathlib import Path

from bereik.house.command.answers import NotDone, Unusable
from bereik.terms.text import Text


def usable_home(home: Path | str) -> Path:
    if not str(home or ""):
        raise Unusable(
            Text("BEREIK_HOME is leeg.", "BEREIK_HOME is empty."),
            Text("De verzonnen stad krijgt een eigen map.", "The made-up town gets a folder of its own."),
            Text("Noem een lege map, of doe:  make demo", "Name an empty folder, or do:  make demo"),
        )
    folder = Path(home).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        strange = sorted(one.name for one in folder.iterdir()) if not (folder / "keys.json").exists() else []
    except OSError as why:
        raise Unusable(
            Text(f"De map {folder} is niet te gebruiken.", f"The folder {folder} cannot be used."),
            Text(f"De machine zegt: {why.strerror}.", f"The machine says: {why.strerror}."),
            Text("Noem een andere map in BEREIK_HOME.", "Name another folder in BEREIK_HOME."),
        ) from why
    if strange:
        raise Unusable(
            Text(f"De map {folder} is niet leeg.", f"The folder {folder} is not empty."),
            Text(f"Er staat al iets anders in: {strange[0]}.", f"Something else is in it: {strange[0]}."),
            Text("Noem een lege map in BEREIK_HOME.", "Name an empty folder in BEREIK_HOME."),
        )
    return folder


def refuse_other_database() -> None:
    named = next((name for name in ("BEREIK_DATABASE_URL", "BEREIK_OWNER_URL") if os.environ.get(name)), "")
    if named:
        raise Unusable(
            Text(f"{named} noemt een database.", f"{named} names a database."),
            Text(
                "Daar kunnen echte inwoners in staan; de verzonnen stad komt daar nooit bij.",
                "Real residents may live there; the made-up town never comes beside them.",
            ),
            Text(f"Haal {named} weg en probeer het opnieuw.", f"Take {named} away and try again."),
        )


def refuse_taken_port(port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OverflowError as why:
        raise Unusable(
            Text(f"PORT={port} is geen poort.", f"PORT={port} is not a port."),
            Text("Een poort is een getal tot en met 65535.", "A port is a number up to 65535."),
            Text("Kies een andere:  PORT=8001", "Choose another:  PORT=8001"),
        ) from why
    except OSError as why:
        raise Unusable(
            Text(f"Poort {port} is niet vrij.", f"Port {port} is not free."),
            Text(f"De machine zegt: {why.strerror}.", f"The machine says: {why.strerror}."),
            Text(f"Kies een andere:  PORT={port % 65535 + 1}", f"Choose another:  PORT={port % 65535 + 1}"),
        ) from why


def runs_already(folder: Path) -> Unusable:
    return Unusable(
        Text(f"In {folder} draait al een demonstratie.", f"A demonstration already runs in {folder}."),
        Text("Twee tegelijk zouden elkaars stad veranderen.", "Two at once would change each other's town."),
        Text(
            "Stop de andere met Ctrl-C, of noem een andere map.",
            "Stop the other with Ctrl-C, or name another folder.",
        ),
    )


def half_filled(folder: Path) -> Unusable:
    return Unusable(
        Text(f"In {folder} staat al iets.", f"Something stands in {folder} already."),
        Text(
            "Het is een ander huis, of een stad waarvan het vullen is onderbroken.",
            "It is another house, or a town that was interrupted while it was filled.",
        ),
        Text(
            "Noem een lege map in BEREIK_HOME, of doe:  make demo",
            "Name an empty folder in BEREIK_HOME, or do:  make demo",
        ),
    )


def fell(name: str, log: Path, said: str) -> NotDone:
    what = (
        Text("De pagina's", "The pages")
        if name == "pages"
        else Text("Het werk in de wachtrij", "The work in the queue")
    )
    return NotDone(
        Text(f"{what.nl} draaien niet.", f"{what.en} do not run."),
        Text(f"Het laatste bericht: {said or 'geen'}.", f"The last message: {said or 'none'}."),
        Text(f"Meer staat in {log}.", f"More stands in {log}."),
    )


def night_failed(job: str, why: str) -> NotDone:
    return NotDone(
        Text(f"Een deel van het nachtwerk lukte niet: {job}.", f"A part of the nightly work failed: {job}."),
        Text(f"Het brak af bij {why}.", f"It broke off at {why}."),
        Text("Maak de map leeg en probeer het opnieuw.", "Empty the folder and try again."),
    )
