"""How does somebody without a house use our sums? `bereik reckon funnel` and `bereik reckon protect`.

CSV in, JSON or a small table out. No settings, no database, no house. Everything heavy is imported when it is needed.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from bereik.reckon.refusal import answer

reckon = typer.Typer(
    name="reckon",
    help="Sommen zonder huis: geef een CSV, krijg cijfers met hun onzekerheid.",
    no_args_is_help=True,
    rich_markup_mode=None,  # opens in a tenth of a second instead of half a second
    add_completion=False,
    pretty_exceptions_enable=False,
)

Source = Annotated[
    str, typer.Argument(metavar="BESTAND", help="CSV in UTF-8, met komma of puntkomma; - leest de invoer.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Geef één JSON-document (docs/reference/schema/).")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="BESTAND", help="Schrijf het antwoord hierheen, heel of niet."),
]


@reckon.command("funnel")
def funnel_command(
    source: Source,
    as_json: AsJson = False,
    output: Output = None,
    level: Annotated[float, typer.Option(min=0.5, max=0.999, help="Hoe zeker het interval is.")] = 0.95,
) -> None:
    """Waar verliezen wij mensen, hoe zeker is dat, en waardoor?

    Kolommen: step en reached (nodig); start, could, own_choice, otherwise, unknown, too_young, after, group, en één
    kolom lost_REDEN per reden van ons. Eén regel per stap, in de volgorde van de weg.
    """

    def make() -> str:
        from bereik.reckon.as_lines import funnel_lines
        from bereik.reckon.funnel_file import funnel_document

        document = funnel_document(source, level)
        return _as_text(document) if as_json else funnel_lines(document)

    answer(make, output)


@reckon.command("protect")
def protect_command(
    source: Source,
    as_json: AsJson = False,
    output: Output = None,
    minimum: Annotated[int, typer.Option(min=1, help="Het kleinste aantal dat getoond wordt.")] = 10,
    base: Annotated[int, typer.Option(min=1, help="Op welk veelvoud wordt afgerond.")] = 5,
    width: Annotated[
        int, typer.Option(min=1, help="Zo ver liggen de grenzen van een verborgen getal uit elkaar.")
    ] = 10,
    previous: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BESTAND",
            help="De JSON van een vorige keer, de oudste eerst; geef er een per keer dat iemand bewaard kan hebben.",
        ),
    ] = None,
) -> None:
    """Welke cijfers uit deze tabellen mogen samen naar buiten?

    Kolommen: row en count (nodig); column en table. Geef alle tabellen in één bestand, zonder totalen: die reken ik
    uit. Tabellen met dezelfde kolommen en dezelfde totalen gelden als tellingen van dezelfde mensen.
    """

    def make() -> str:
        from bereik.reckon.as_lines import protected_lines
        from bereik.reckon.protect_file import protect_document

        document = protect_document(source, minimum=minimum, base=base, width=width, previous=previous or ())
        return _as_text(document) if as_json else protected_lines(document)

    answer(make, output)


def _as_text(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
