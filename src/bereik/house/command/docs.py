"""Are the generated pages what the code says now? (`bereik docs`, `bereik docs --check`)"""

from __future__ import annotations

from typing import Annotated

import typer

from bereik.house.command.answers import FINDINGS, Unusable, give, language
from bereik.house.command.house import load_rooms
from bereik.terms.text import Text

app = typer.Typer(name="docs", add_completion=False, rich_markup_mode=None)


@app.command()
def docs(
    check: Annotated[bool, typer.Option("--check", help="Schrijf niets; noem wat niet meer klopt")] = False,
) -> None:
    """Maak de gemaakte bladzijden opnieuw. Met --check: uitgang 0 als alles klopt, 1 als een bladzijde oud is."""
    load_rooms()
    from bereik.house.docs_pages import pages
    from bereik.house.docs_pages.writing import docs_folder, stale, write

    folder = docs_folder()
    if folder is None:
        raise Unusable(
            Text("Er is geen map docs naast de code.", "There is no folder docs beside the code."),
            Text("De bladzijden horen bij het project en niet bij een losse installatie.",
                 "The pages belong to the project and not to a bare installation."),
            Text("Doe het in een kloon van het project.", "Do it in a clone of the project."),
        )  # fmt: skip
    made = pages()
    spoken = language()
    if check:
        old = stale(folder, made)
        if old:
            now = Text(
                "Doe:  make docs  en lees wat er veranderde.", "Do:  make docs  and read what changed."
            )
            give(
                [
                    *(Text(f"docs/{name} is oud.", f"docs/{name} is stale.").say(spoken) for name in old),
                    now.say(spoken),
                ]
            )
            raise typer.Exit(FINDINGS)
        give([Text(f"Alle {len(made)} bladzijden kloppen.", f"All {len(made)} pages are fresh.").say(spoken)])
        return
    changed = write(folder, made)
    give(
        [
            *(f"docs/{name}" for name in changed),
            Text(f"Geschreven: {len(changed)}.", f"Written: {len(changed)}.").say(spoken),
        ]
    )
