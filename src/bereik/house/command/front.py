"""Which commands are there? Their names stand here; what a command needs is loaded when it is called.

`bereik --help` and `bereik reckon --help` must answer in under half a second, so nothing here imports Django, numpy or
a room.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


@dataclass(frozen=True)
class Entry:
    """One command of the first level: where its typer app stands (`module:name`), and its one line."""

    where: str
    line: str
    more: tuple[str, ...] = ()
    """Modules that add their own commands to the same app when they are imported."""


ENTRIES: dict[str, Entry] = {
    "demo": Entry(
        "bereik.house.command.demo:app",
        "Bouw een verzonnen stad en zeg hoe u binnenkomt.",
    ),
    "serve": Entry("bereik.house.command.serve:app", "Zet de pagina's aan op deze machine, tot Ctrl-C."),
    "work": Entry("bereik.house.command.work:app", "Doe het werk dat wacht, zodra het er is, tot Ctrl-C."),
    "upkeep": Entry(
        "bereik.house.command.upkeep:app", "Doe het nachtwerk: cijfers, berichten, opruimen, verzegelen."
    ),
    "trail": Entry("bereik.house.command.trail:app", "Het spoor van wie keek: nakijken en verzegelen."),
    "database": Entry("bereik.house.command.database:app", "De database klaarmaken voor deze versie."),
    "check": Entry("bereik.house.command.check:app", "Kijk na of het huis goed staat."),
    "key": Entry("bereik.house.command.key:app", "Maak een nieuwe sleutel."),
    "invite": Entry("bereik.house.command.invite:app", "Nodig de eerste beheerder uit."),
    "docs": Entry(
        "bereik.house.command.docs:app",
        "Maak de gemaakte bladzijden opnieuw.",
    ),
    "reckon": Entry(
        "bereik.reckon.command:reckon", "Reken aan losse cijfers, zonder huis en zonder database."
    ),
    "ddas": Entry(
        "bereik.house.exchange.ddas.command:ddas",
        "Leveringen: nakijken, inlezen en de opgave aan het CBS.",
        more=(
            "bereik.house.exchange.ddas.importing_command",
            "bereik.house.exchange.csv.command",
            "bereik.house.exchange.ddas.exporting_command",
        ),
    ),
}


class Front(TyperGroup):
    """The first level: shows the lines above, and loads a command when it is the one called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(ENTRIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in ENTRIES and cmd_name not in self.commands:
            self.commands[cmd_name] = TyperCommand(name=cmd_name, help=ENTRIES[cmd_name].line)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] in ENTRIES:
            self.commands[args[0]] = load(args[0])
        else:
            self.list_for_suggestions(ctx)
        return super().resolve_command(ctx, args)

    def list_for_suggestions(self, ctx: Any) -> None:
        """So that a mistyped name is answered with the one that was meant."""
        for name in ENTRIES:
            self.get_command(ctx, name)


def load(name: str) -> Any:
    """One command with all that it needs."""
    entry = ENTRIES[name]
    module, _, attribute = entry.where.partition(":")
    app = getattr(import_module(module), attribute)
    for extra in entry.more:
        import_module(extra)
    command: Any = get_command(app)
    command.name = name
    _make_alike(command)
    return command


def _make_alike(command: Any) -> None:
    """Plain help everywhere; and a group without a command is exit 2 with one message, not a page of help."""
    command.rich_markup_mode = None
    command.no_args_is_help = False
    for inner in getattr(command, "commands", {}).values():
        _make_alike(inner)


app = typer.Typer(
    cls=Front,
    name="bereik",
    help="Bereik helpt een gemeente mensen te bereiken, in plaats van achter een balie te wachten.",
    add_completion=False,
    rich_markup_mode=None,  # laying out frames and colours takes longer than all the rest
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def first(context: typer.Context) -> None:
    """Bereik helpt een gemeente mensen te bereiken, in plaats van achter een balie te wachten."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


front = get_command(app)
