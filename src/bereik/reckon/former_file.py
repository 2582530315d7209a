"""What did we publish last time, according to the file that says so?"""

import json
from collections.abc import Mapping
from typing import Any

from bereik.reckon.refusal import Refusal, system_says
from bereik.reckon.release import DisclosureSettings, Release, Shown, Withheld
from bereik.reckon.tables import WHOLE, Key
from bereik.terms.text import Text


def read_former(previous: str) -> Release:
    """The release that `bereik reckon protect --json` wrote. Raises Refusal when it is something else."""
    try:
        with open(previous, encoding="utf-8-sig") as file:
            document = json.load(file)
        within = int(document["within"])
        cells = {_key(cell): _shown(cell, within) for cell in document["cells"]}
        return Release(DisclosureSettings(**document["settings"]), cells)
    except OSError as error:
        raise Refusal(
            Text(f"{previous} kan niet gelezen worden.", f"{previous} cannot be read."),
            system_says(error),
            Text("Kijk de naam van het bestand na.", "Check the name of the file."),
        ) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refusal(
            Text(
                f"{previous} is niet de JSON van een vorige keer.",
                f"{previous} is not the JSON of a former time.",
            ),
            Text(
                "Er ontbreekt iets, of het is een ander bestand.",
                "Something is missing, or it is another file.",
            ),
            Text(
                "Geef de uitvoer van `bereik reckon protect --json`.",
                "Give what `bereik reckon protect --json` gave.",
            ),
        ) from None


def _key(cell: Mapping[str, Any]) -> Key:
    return tuple(WHOLE if cell[name] is None else str(cell[name]) for name in ("table", "row", "column"))


def _shown(cell: Mapping[str, Any], within: int) -> Shown:
    count, withheld = cell["count"], cell["withheld"]
    if count is not None and (not isinstance(count, int) or count < 0):
        raise ValueError(count)
    return Shown(
        count, None if withheld is None else Withheld(withheld), bool(cell["kept"]), cell["once"], within
    )
