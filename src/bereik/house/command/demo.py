"""How does somebody see Bereik in a minute? (`bereik demo`)"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from bereik.house.command.answers import Unusable
from bereik.house.home import home_folder
from bereik.terms.text import Text

app = typer.Typer(name="demo", add_completion=False, rich_markup_mode=None)


@app.command()
def demo(
    town: Annotated[
        str | None,
        typer.Option(help="Welke gemeente: student-city, provincial-town, rural of voorbeeldstad (gewoon)"),
    ] = None,
    residents: Annotated[int | None, typer.Option(help="Hoeveel verzonnen inwoners (gewoon 20000)")] = None,
    seed: Annotated[int | None, typer.Option(help="Hetzelfde getal geeft dezelfde stad")] = None,
    until: Annotated[
        str | None,
        typer.Option(help="Laatste dag van de twee jaar, JJJJ-MM-DD (gewoon het einde van vorige maand)"),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Zet ook de pagina's aan")] = True,
    port: Annotated[int, typer.Option(min=1, max=65535, envvar="PORT", help="Poort")] = 8000,
) -> None:
    """Bouw een verzonnen stad in BEREIK_HOME, zet de pagina's aan en zeg hoe u binnenkomt. Tot Ctrl-C."""
    from bereik.house.demonstration import run_demo
    from bereik.house.demonstration.asked import Asked

    asked = Asked(town, residents, seed, _day(until) if until is not None else None)
    raise typer.Exit(run_demo(home_folder(), port, asked, serve=serve))


def _day(said: str) -> date:
    try:
        return datetime.strptime(said, "%Y-%m-%d").date()  # noqa: DTZ007, a day and not a moment
    except ValueError as why:
        raise Unusable(
            Text(f"{said!r} is geen dag.", f"{said!r} is no day."),
            Text("Een dag heeft een jaar, een maand en een dag.", "A day has a year, a month and a day."),
            Text("Schrijf hem zo:  --until 2026-10-31", "Write it like this:  --until 2026-10-31"),
        ) from why
