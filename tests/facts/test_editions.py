"""Can nobody who kept every file that was ever published reckon a withheld figure back?

Whole (`tests/size.py`): twenty towns of up to 250 journeys, four nights each; otherwise a small one and two nights.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.facts.inside import make_inside
from bereik.facts.periods import FollowUp
from bereik.facts.published import _counted, make_published
from bereik.facts.published_file import Publication, read_publication
from bereik.facts.rows import JourneyFact
from bereik.facts.stock import stock_tables
from bereik.reckon.exposure import look
from bereik.reckon.release import DisclosureSettings, Release, adding, at_hand
from bereik.reckon.tables import Key, TableSet, together
from bereik.terms.steps import Step
from tests.facts.journeys import TONIGHT, journey, town
from tests.size import IN_PROOF, seed

TOWNS, SIZES, WIJKEN = (20, (60, 120, 250), 3) if IN_PROOF else (1, (60,), 2)
SO_LONG, NIGHTS = ("four nights", (0, 1, 31, 62)) if IN_PROOF else ("two nights", (0, 62))
BETRAYED = [("813509711/5", (60, 120, 250)), ("508252259/0", (60, 120))]
"""Towns that once betrayed something: a wijk that was named later, and a stock beside a quarter."""
USUAL = DisclosureSettings()


def publish(folder: Path, rows: Sequence[JourneyFact], night: int) -> Publication:
    at = TONIGHT + timedelta(days=night)
    make_inside(folder, rows, made_at=at, rng=Random(night))
    make_published(folder, made_at=at, settings=USUAL, rng=Random(night))
    found = read_publication((folder / "published.duckdb").resolve())
    assert found is not None
    return found


def both_sets(folder: Path, night: int, published: Sequence[Key]) -> TableSet:
    """The funnel and the stock, as one."""
    counted = _counted(folder, TONIGHT + timedelta(days=night), FollowUp(), published)
    stock = stock_tables(counted.months, published, USUAL.minimum, counted.quarters())
    return together([counted.funnel, stock], {})


def corrected(chance: Random, rows: list[JourneyFact]) -> list[JourneyFact]:
    """A delivery that came late, people of whom the area is let go, and one who was forgotten."""
    late = [
        journey(Step.WE_MAY, Step.WE_WENT, wijk="WK012301", partner_kind="energy", route="arrears")
    ] * chance.choice((0, 3, 40))
    coarser = [replace(row, wijk="") if chance.random() < chance.choice((0.0, 0.02)) else row for row in rows]
    return [*coarser, *late, journey(wijk="WK012304")]


@pytest.mark.proof
def test_no_two_files_of_all_betray_a_withheld_figure(tmp_path: Path, measured: Any) -> None:
    attacked, exposed, kept = 0, [], 0
    drawn = [(f"{seed()}/{number}", SIZES) for number in range(TOWNS)] + (BETRAYED if IN_PROOF else [])
    for number, (name, sizes) in enumerate(drawn):
        chance = Random(name)
        folder = tmp_path / str(number)
        rows = list(town(chance.randrange(10**6), chance.choice(sizes), wijken=WIJKEN))
        published: list[Release] = []
        for night in NIGHTS:
            tables = tables_after(folder, rows, night, published)
            newest = published[-1]
            older = adding(published[:-1], newest)
            kept += len(older)
            for balances, some in product(tables.adding_up(newest.cells), [[], *at_hand(older)]):
                sight = look(newest, balances, some, tables.harmless)
                attacked += sight.tried
                exposed += [(number, night, narrow) for narrow in sight.exposed]
            rows = corrected(chance, rows)
    print(exposed[:5])
    assert exposed == []
    assert attacked > 0
    measured(
        f"published files: {SO_LONG}, every pair and all at once",
        seed=seed(), towns=len(drawn), editions_that_say_something_else=kept, attacked=attacked, exposed=len(exposed),
    )  # fmt: skip


def tables_after(folder: Path, rows: Sequence[JourneyFact], night: int, published: list[Release]) -> TableSet:
    before = list(published[-1].cells) if published else []
    published.append(publish(folder, rows, night).release)
    return both_sets(folder, night, before)


def test_a_file_keeps_what_was_said_before_and_is_not_said_any_more(tmp_path: Path) -> None:
    rows = list(town(4, 300, wijken=3))
    first = publish(tmp_path, rows, 0)
    assert first.editions == ()
    again = publish(tmp_path, rows, 1)
    assert len(again.editions) == 1, "figures that were fresh say more than the same ones left standing"
    assert len(publish(tmp_path, rows, 1).editions) == 1, (
        "a file that says the same as an older one stands for it"
    )
    late = [journey(Step.WE_MAY, Step.WE_WENT, wijk="WK012301", partner_kind="energy")] * 120
    second = publish(tmp_path, [*rows, *late], 2)
    moved = not second.release.says_all_of(first.release)
    assert len(second.editions) == 1 + int(moved)
    for edition in second.editions:
        assert edition.says_all_of(
            Release(USUAL, {key: cell for key, cell in first.release.cells.items() if key in edition.cells})
        )


def test_a_small_correction_moves_nothing_and_a_new_cell_joins_what_stands(tmp_path: Path) -> None:
    rows = list(town(4, 300, wijken=3))
    first = publish(tmp_path, rows, 0)
    second = publish(tmp_path, [*rows, journey(Step.WE_MAY, wijk="WK012399")], 1)
    assert second.release.says_all_of(first.release)
    assert {key[2] for key in set(second.release.cells) - set(first.release.cells)} == {"WK012399"}


def test_a_file_of_an_older_version_counts_as_none(tmp_path: Path) -> None:
    import duckdb

    publish(tmp_path, list(town(4, 60)), 0)
    path = (tmp_path / "published.duckdb").resolve()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update release set version = 1")
    assert read_publication(path) is None
    assert publish(tmp_path, list(town(4, 60)), 1).editions == ()
