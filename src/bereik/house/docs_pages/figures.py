"""What does the page with our figures say: each number the house goes by, its source, and what not to use it for?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files

from bereik.house.docs_pages.setting_terms import SETTINGS
from bereik.house.docs_pages.table import opening, table
from bereik.house.upkeep.clearing import FAILED_TASKS_KEPT, MADE_KEPT, TASKS_KEPT
from bereik.house.work.left_behind import MOST_STARTS
from bereik.people.messages.sending import MOST_TRIES, PAUSES
from bereik.people.rules import ENOUGH
from bereik.terms.consultation import ANSWER_WITHIN, CALL_WITHIN, CARD_WORKS
from bereik.terms.law_clocks import CLOCKS
from bereik.terms.retention import RETENTION

RATES = "rates.toml"
_LINE = re.compile(r"^(?P<name>\w+) = (?P<value>[^#]+?)\s*(?:# (?P<source>.+))?$")
_OWN = "keuze van Bereik · own choice of Bereik"
_ANSWER = f"{_OWN}; OPaZ 2019: hoe later de dag, hoe meer twijfel · the later the date, the more doubt"


def figures_page() -> str:
    """Terms set by law, terms of keeping, the house's own thresholds, and the rates of the made-up town."""
    lines = opening("Cijfers en hun bron · Figures and their source", "de code waar zij gelden")
    lines += ["## Termijnen in de wet · Terms set by law", ""]
    lines += table(
        ["klok", "termijn", "telt vanaf", "bron"],
        [(one.label.nl, one.period.say("nl"), one.starts.nl, one.source) for one in CLOCKS.values()],
    )
    lines += ["## Hoe lang wij bewaren · How long we keep things", ""]
    lines += table(
        ["wat", "termijn", "telt vanaf", "bron"],
        [(one.label.nl, one.period.say("nl"), one.starts.nl, one.source) for one in RETENTION.values()],
    )
    lines += ["## Drempels van het huis · The house's own thresholds", ""]
    lines += table(["wat", "cijfer", "bron"], _thresholds())
    lines += [
        "## De verzonnen stad · The made-up town",
        "",
        "Niet gebruiken om te plannen, te vergelijken of iets te zeggen over een echte gemeente. *Do not use for planning,",
        "comparing, or saying anything about a real municipality.*",
        "",
    ]
    lines += table(["deel", "cijfer", "waarde", "bron"], _rates())
    return "\n".join(lines)


def _thresholds() -> Iterator[tuple[str, str, str]]:
    for name in (
        "BEREIK_MINIMUM_CELL",
        "BEREIK_ROUNDING_BASE",
        "BEREIK_IDLE_MINUTES",
        "BEREIK_CONSULTATION_DAYS",
    ):
        yield SETTINGS[name].what.nl, SETTINGS[name].otherwise, f"{_OWN}; `{name}`"
    yield "Zo snel antwoorden wij op een vraag zonder naam.", ANSWER_WITHIN.say("nl"), _ANSWER
    yield "Zo ver vooruit kunnen wij samen bellen.", CALL_WITHIN.say("nl"), _OWN
    yield "Zo lang werkt de code op een kaart.", CARD_WORKS.say("nl"), _OWN
    yield "Zo vaak proberen wij een bericht te versturen.", str(MOST_TRIES), _OWN
    yield "De pauzes daartussen.", ", ".join(_spoken(pause) for pause in PAUSES), _OWN
    yield "Zo vaak begint een afgebroken taak opnieuw.", str(MOST_STARTS), _OWN
    yield "Zo lang bewaren wij dat een taak gedaan is.", _spoken(TASKS_KEPT), _OWN
    yield "Zo lang bewaren wij dat een taak mislukte.", _spoken(FAILED_TASKS_KEPT), _OWN
    yield "Zo lang bewaren wij wat 's nachts draaide.", _spoken(MADE_KEPT), _OWN
    yield "Zoveel wegen lijken op wat er van een gewiste inwoner overblijft.", str(ENOUGH), _OWN


def _spoken(span: timedelta) -> str:
    if span >= timedelta(days=1):
        return f"{span.days} dagen"
    minutes = span.seconds // 60
    return f"{minutes // 60} uur" if minutes % 60 == 0 else f"{minutes} minuten"


def _rates() -> Iterator[tuple[str, str, str, str]]:
    """The lines of the rates file with the source that stands behind or above them."""
    part, above = "", ""
    text = files("bereik.house.demonstration").joinpath(RATES).read_text(encoding="utf-8")
    for line in text.splitlines()[2:]:
        if line.startswith("["):
            part = line.strip("[]")
        elif line.startswith("# "):
            above = line[2:]
        elif found := _LINE.match(line):
            source = found["source"] or above or "zie boven"
            yield part, f"`{found['name']}`", found["value"].strip(), source
        else:
            above = ""
