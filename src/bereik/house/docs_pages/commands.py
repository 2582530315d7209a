"""What does the page with all commands say? Made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bereik.house.command.front import ENTRIES, load
from bereik.house.docs_pages.table import opening, table

EXITS = (
    (0, "een antwoord, ook als dat “nee” is", "an answer, also when it is “no”"),
    (
        1,
        "bevindingen (alleen `check`, `docs --check`, `ddas check` en `trail verify`)",
        "findings (only those four)",
    ),
    (2, "wat gegeven werd, is niet te gebruiken", "what was given cannot be used"),
    (
        3,
        "onze fout, met een nummer in `errors.log` onder BEREIK_HOME",
        "our own fault, with a number in `errors.log`",
    ),
    (
        130,
        "gestopt met Ctrl-C; wat er stond, staat er nog",
        "stopped with Ctrl-C; what was there is still there",
    ),
)
_HELP = {"--help", "-h"}


def commands_page() -> str:
    """Every command with its arguments and options, and what an exit code means."""
    lines = opening("Commando's · Commands", "`bereik --help`")
    lines += table(["uitgang", "betekenis", "meaning"], EXITS)
    lines += [
        "Bij 2 en 3 blijft standaarduitvoer leeg en staat op standaardfout één bericht: wat, waarom, wat nu. Met `--json`",
        "staat op standaarduitvoer één document en verder niets; hun schema's staan in [schema/](schema/).",
        "",
    ]
    for name in ENTRIES:
        for path, command in _walk(f"bereik {name}", load(name)):
            lines += _described(path, command)
    return "\n".join(lines)


def _walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner:
        for name in sorted(inner):
            yield from _walk(f"{path} {name}", inner[name])
    else:
        yield path, command


def _described(path: str, command: Any) -> list[str]:
    lines = [f"## {path}", "", *(line.strip() for line in (command.help or "").strip().splitlines()), ""]
    rows = [
        _parameter(one)
        for one in command.params
        if not _HELP & set(one.opts) and not getattr(one, "hidden", False)
    ]
    if rows:
        lines += table(["geeft u mee", "wat het is", "anders"], rows)
    return lines


def _parameter(one: Any) -> tuple[str, str, str]:
    if one.param_type_name == "argument":
        name = one.metavar or (one.name or "").upper()
        shown = f"`{name}`"
    else:
        names = ", ".join(f"`{option}`" for option in [*one.opts, *one.secondary_opts])
        shown = names if getattr(one, "is_flag", False) or one.metavar is None else f"{names} `{one.metavar}`"
    otherwise = "" if one.required or one.default in (None, False, "") else f"`{one.default}`"
    return shown, " ".join((one.help or "").split()), "nodig" if one.required else otherwise
