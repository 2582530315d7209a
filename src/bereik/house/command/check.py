"""Does the house stand as it should? (`bereik check`, `bereik check --deploy`)"""

from __future__ import annotations

from typing import Annotated

import typer

from bereik.house.command.answers import FINDINGS, give, give_json, language
from bereik.house.command.house import is_postgresql, load_rooms, open_house
from bereik.terms.text import Text

app = typer.Typer(name="check", add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    deploy: Annotated[bool, typer.Option("--deploy", help="Ook wat nodig is voor echte inwoners")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-document op standaarduitvoer")] = False,
) -> None:
    """Kijk na of het huis goed staat. Uitgang: 0 niets gevonden, 1 als er iets ontbreekt, één regel per stuk."""
    load_rooms()
    if not is_postgresql():
        open_house()
    from bereik.house.deploy import for_everyone, for_real_residents

    found = for_real_residents() if deploy else for_everyone()
    spoken = language()
    if as_json:
        give_json(
            {
                "deploy": deploy,
                "findings": [{"setting": one.setting, "what": one.what.say(spoken)} for one in found],
            }
        )
    elif found:
        give(f"{one.setting}: {one.what.say(spoken)}" for one in found)
    else:
        give([Text("In orde: niets gevonden.", "In order: nothing found.").say(spoken)])
    if found:
        raise typer.Exit(FINDINGS)
