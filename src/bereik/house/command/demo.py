"""How does somebody see Bereik in a minute? (`bereik demo`)"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(name="demo", add_completion=False, rich_markup_mode=None)


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, envvar="PORT", help="Poort")] = 8000,
    residents: Annotated[int, typer.Option(min=1, max=20_000, help="Hoeveel verzonnen inwoners")] = 20_000,
) -> None:
    """Bouw een verzonnen stad in BEREIK_HOME, zet de pagina's aan en zeg hoe u binnenkomt. Tot Ctrl-C."""
    from bereik.house.demonstration import run_demo

    raise typer.Exit(run_demo(os.environ.get("BEREIK_HOME") or Path.home() / ".bereik", port, residents))
