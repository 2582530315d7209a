"""Is the database ready for this version of the house? (`bereik database prepare`)"""

from __future__ import annotations

import typer

from bereik.house.command.answers import give, language
from bereik.house.command.house import is_postgresql, need_owner, open_house
from bereik.terms.text import Text

app = typer.Typer(name="database", add_completion=False, rich_markup_mode=None)


@app.callback()
def database() -> None:
    """De database klaarmaken voor deze versie."""


@app.command()
def prepare() -> None:
    """Maak rollen, tabellen, rechten en regels zoals deze versie ze vraagt. Mag vaker."""
    open_house(prepared=False)
    need_owner()
    from bereik.house.one_at_a_time import holding
    from bereik.trust.wall.roles import prepare_database

    with holding("prepare", wait=True):
        policies = prepare_database()
    if is_postgresql():
        said = Text(
            "De database is klaar: {policies} regels op rijen.",
            "The database is ready: {policies} row policies.",
        )
    else:
        said = Text("De database is klaar.", "The database is ready.")
    give([said.say(language()).format(policies=policies)])
