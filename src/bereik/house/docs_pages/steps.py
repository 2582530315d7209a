"""What does the page with the steps of the journey say?"""

from __future__ import annotations

from bereik.house.docs_pages.table import opening, table
from bereik.terms.endings import ENDINGS
from bereik.terms.faces import FACES
from bereik.terms.steps import STEPS


def steps_page() -> str:
    """The steps in their order, how a journey ends, and whose doing that is."""
    lines = opening("Stappen · Steps", "`terms/steps.py` en `terms/endings.py`")
    lines += [
        "Wij zijn het onderwerp van elke stap: wie tussen twee stappen wegvalt, verloren wij. *We are the subject of",
        "every step: a drop between two of them is our loss.*",
        "",
        "## De weg · The journey",
        "",
    ]
    lines += table(
        ["", "stap", "Nederlands", "English", "bron"],
        [
            (
                step.place + 1,
                f"`{step.value}`",
                f"**{term.label.nl}.** {term.meaning.nl}",
                f"**{term.label.en}.** {term.meaning.en}",
                term.source,
            )
            for step, term in STEPS.items()
        ],
    )
    lines += ["## Waarom een weg eindigt · Why a journey ends", ""]
    lines += table(
        ["einde", "Nederlands", "English", "van wie", "gezicht van niet bereiken"],
        [
            (
                f"`{reason.value}`",
                f"**{term.label.nl}.** {term.meaning.nl}",
                f"**{term.label.en}.** {term.meaning.en}",
                f"`{term.whose.value}`",
                FACES[term.face].label.nl if term.face else "–",
            )
            for reason, term in ENDINGS.items()
        ],
    )
    return "\n".join(lines)
