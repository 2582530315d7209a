"""Do we keep our word, and what stands beside that figure so that it cannot flatter us?

Who promises little keeps it easily; who moves a date in time breaks nothing; and what we call done the resident may not.
So the share of words kept never stands alone: to how many we promised something, how often we named another day, and
how many say themselves that it was not done.
"""

from __future__ import annotations

from dataclasses import dataclass

from bereik.facts.beside_funnel import PublishedWords
from bereik.facts.figures import Figure
from bereik.facts.word_tables import (
    BROKEN,
    IN_TIME,
    KEPT,
    LATE,
    MADE,
    MENDED,
    MORE,
    MOVED,
    NOT,
    ONE,
    OPEN,
    SAID_NOT_KEPT,
    SOME,
    STATE,
    TO_PARTNER,
    TWO,
    YES,
)
from bereik.learn.bars import LEAST_WIDTH, Part, PerHundred
from bereik.learn.change import Change, change
from bereik.learn.finding import hundred
from bereik.reckon.release import Withheld
from bereik.terms.text import Text

_BAR = (("kept", KEPT), ("ours", MENDED), ("lost", BROKEN), ("unknown", OPEN))


@dataclass(frozen=True, slots=True)
class WordRow:
    """One line of the table: what, how many people, and of the hundred of whom. `whose`: kept, lost, own or nothing."""

    what: Text
    figure: Figure
    of_hundred: PerHundred | None
    whose: str = ""


@dataclass(frozen=True, slots=True)
class OurWord:
    """`kept`: of the hundred of whom something was due, with how many everything was done in time. `moved_because`,
    `said_because`: why that figure is not shown; "at most 77 of the 100" would then say no more, and alarm."""

    kept: PerHundred | None
    kept_change: Change
    promised: PerHundred | None
    moved: PerHundred | None
    said_not_kept: PerHundred | None
    moved_because: Withheld | None
    said_because: Withheld | None
    partners: PerHundred | None
    bar: tuple[Part, ...]
    rows: tuple[WordRow, ...]


def our_word(words: PublishedWords | None, former: PublishedWords | None) -> OurWord | None:
    if words is None:
        return None
    return OurWord(
        kept=hundred(words.kept),
        kept_change=change(words.kept, former.kept if former else None),
        promised=hundred(words.promised),
        moved=hundred(words.moved),
        said_not_kept=hundred(words.said_not_kept),
        moved_because=words.figures[MOVED, YES].withheld,
        said_because=words.figures[SAID_NOT_KEPT, YES].withheld,
        partners=hundred(words.partners),
        bar=_bar(words),
        rows=_rows(words),
    )


def _bar(words: PublishedWords) -> tuple[Part, ...]:
    """All to whom we promised something; what is withheld is dotted, with what is not due yet."""
    whole = words.figures[MADE, SOME].count
    if not whole or words.figures[STATE, KEPT].count is None:
        return ()
    parts, at = [], 0.0
    for kind, state in _BAR[:-1]:
        width = min(100.0 * (words.figures[STATE, state].count or 0) / whole, 100.0 - at)
        if width >= LEAST_WIDTH:
            parts.append(Part(kind, round(at, 2), round(width, 2)))
            at += width
    if 100.0 - at >= LEAST_WIDTH:
        parts.append(Part(_BAR[-1][0], round(at, 2), round(100.0 - at, 2)))
    return tuple(parts)


def _rows(words: PublishedWords) -> tuple[WordRow, ...]:
    def row(
        nl: str, en: str, at: tuple[str, str], share: PerHundred | None = None, whose: str = ""
    ) -> WordRow:
        return WordRow(Text(nl, en), words.figures[at], share, whose)

    return (
        row("Iets beloofd", "Something promised", (MADE, SOME), hundred(words.promised)),
        row("Eén keer", "Once", (MADE, ONE)),
        row("Twee keer", "Twice", (MADE, TWO)),
        row("Vaker", "More often", (MADE, MORE)),
        row("Alles op tijd gedaan", "Everything done in time", (STATE, KEPT), hundred(words.kept), "kept"),
        row("Te laat, of goedgemaakt", "Late, or put right", (STATE, MENDED)),
        row("Niet gedaan", "Not done", (STATE, BROKEN), whose="lost"),
        row("Nog niets aan de beurt", "Nothing due yet", (STATE, OPEN)),
        row(
            "Een andere dag genoemd, op tijd",
            "Another day named, in time",
            (MOVED, YES),
            hundred(words.moved),
        ),
        row(
            "De inwoner zegt: dit is niet gebeurd",
            "The resident says: this was not done",
            (SAID_NOT_KEPT, YES),
            hundred(words.said_not_kept),
            "own",
        ),
        row(
            "Partner op tijd bericht", "Partner heard in time", (TO_PARTNER, IN_TIME), hundred(words.partners)
        ),
        row("Partner te laat bericht", "Partner heard late", (TO_PARTNER, LATE)),
        row("Partner geen bericht", "Partner did not hear", (TO_PARTNER, NOT), whose="lost"),
    )
