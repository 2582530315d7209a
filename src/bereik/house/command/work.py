"""Who does the work that waits? (`bereik work`)"""

from __future__ import annotations

from typing import Annotated

import typer

from bereik.house.command.answers import give, language
from bereik.house.command.house import open_house
from bereik.terms.text import Text

app = typer.Typer(name="work", add_completion=False, rich_markup_mode=None)


@app.command()
def work(
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="Stop zodra er niets meer klaarstaat")
    ] = False,
) -> None:
    """Doe het werk dat wacht, zodra het er is, tot Ctrl-C. Er mogen er meer naast elkaar draaien."""
    open_house()
    from bereik.house.work.working import work_until_empty, work_until_stopped

    if until_empty:
        done = work_until_empty()
        said = Text("Gedaan: {done}. Er staat niets meer klaar.", "Done: {done}. Nothing waits any more.")
        give([said.say(language()).format(done=done)])
    else:
        work_until_stopped()
