"""Does measuring a part anew leave the other figures, each with its own day?"""

from __future__ import annotations

from typing import Any

import pytest

from proof.__main__ import _page, _rows_of


def figures(**values: Any) -> dict[str, list[dict[str, object]]]:
    return {"SQLite": [{"what": what, "figures": {"towns": value}} for what, value in values.items()]}


def test_a_part_keeps_what_it_did_not_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["proof"])
    whole = _page(figures(attack=1, editions=2), "7", "")
    today = _rows_of(whole, "SQLite")["attack"][0].rpartition(" | ")[2]
    earlier = whole.replace(today, "2026-01-02")
    monkeypatch.setattr("sys.argv", ["proof", "-k", "editions"])
    part = _rows_of(_page(figures(editions=3), "8", earlier), "SQLite")
    assert part == {"attack": ["towns | 1 | 2026-01-02"], "editions": [f"towns | 3 | {today}"]}
    monkeypatch.setattr("sys.argv", ["proof"])
    assert _rows_of(_page(figures(editions=3), "8", earlier), "SQLite") == {
        "editions": [f"towns | 3 | {today}"]
    }


def test_a_figure_of_a_page_without_days_has_the_day_of_the_page() -> None:
    page = "- date: 2026-01-02\n\n## SQLite\n\n| what | figure | value |\n|---|---|---|\n| attack | towns | 1 |\n"
    assert _rows_of(page, "SQLite") == {"attack": ["towns | 1 | 2026-01-02"]}
