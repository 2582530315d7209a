"""How does a table look in a generated page?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MADE = "Deze bladzijde is gemaakt uit {where}: verander haar daar en doe `make docs`. *This page is made from {where}.*"


def opening(title: str, where: str) -> list[str]:
    """The first lines of a generated page."""
    return [f"# {title}", "", MADE.format(where=where), ""]


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table in Markdown, with a blank line after it."""
    lines = [_row(columns), _row(["---"] * len(columns)), *(_row(cells) for cells in rows)]
    return [*lines, ""]


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
