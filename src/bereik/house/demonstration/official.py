"""Are the official example deliveries at hand, and what came of taking them in?

They come from the association of Dutch municipalities and are no part of this project: somebody names their folder in
BEREIK_DDAS_EXAMPLES, or they lie beside the project.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bereik.terms.text import Text

EXAMPLES = ("enkelvoudigVoorbeeld.json", "meervoudigVoorbeeld.json")
BESIDE_THE_PROJECT = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "ddas-vroegsignalering"


def examples_at_hand() -> list[Path]:
    """The official examples that are here, in their own order; none when their folder is elsewhere."""
    folder = Path(os.environ.get("BEREIK_DDAS_EXAMPLES") or BESIDE_THE_PROJECT)
    return [folder / name for name in EXAMPLES if (folder / name).is_file()]


def take_in_examples() -> Iterator[Text]:
    """Take them in the way any delivery comes in; one line for each, also when nothing was at hand or taken in."""
    from bereik.house.exchange.ddas.importing import import_delivery

    at_hand = examples_at_hand()
    if not at_hand:
        yield NOT_AT_HAND
    for path in at_hand:
        taken = import_delivery(path, synthetic=True)
        if taken.refused:
            refused = taken.refused
            yield Text(
                f"{path.name}: {refused.what.nl} {refused.why.nl}",
                f"{path.name}: {refused.what.en} {refused.why.en}",
            )
            continue
        signals, cases = taken.signals.new, taken.cases.new
        yield Text(
            f"Officiële voorbeeldlevering {path.name}: nieuwe signalen: {signals}, nieuwe zaken: {cases}.",
            f"Official example delivery {path.name}: {signals} new signals, {cases} new cases.",
        )


NOT_AT_HAND = Text(
    "De officiële voorbeeldlevering is niet bij de hand. Noem haar map in BEREIK_DDAS_EXAMPLES om haar mee te nemen.",
    "The official example delivery is not at hand. Name its folder in BEREIK_DDAS_EXAMPLES to take it along.",
)
