"""Does the protection hold against somebody who tries, and would the attack notice if it did not?

Whole (`tests/size.py`): 1,000 random sets of tables, each published four times; BEREIK_CHAINS asks for fewer, and the
figures then say so. `attack_tables(n, seed)` repeats what was seen.
"""

import os
from typing import Any

import pytest

from bereik.reckon.attack import attack_tables
from bereik.reckon.disclosure import DisclosureSettings, Release, Shown, Withheld, protect
from bereik.reckon.exposure import look
from bereik.reckon.tables import WHOLE, TableSet, one_way, two_way
from tests.size import IN_PROOF, seed

HOW_MANY = int(os.environ.get("BEREIK_CHAINS", "1000")) if IN_PROOF else 3


@pytest.mark.proof
def test_no_attack_gets_nearer_than_the_width(measured: Any) -> None:
    figures = attack_tables(HOW_MANY, seed())
    # Before anything is asked of them: what is found wrong is a figure too.
    measured("disclosure: linear bounds on every withheld cell", seed=seed(), **figures.as_numbers())
    assert (figures.chains, figures.releases) == (HOW_MANY, 4 * HOW_MANY)
    assert figures.attacked > 0
    assert figures.shown > 0, "a release that shows nothing is safe and of no use"
    assert figures.exposed == 0
    assert figures.narrowest is not None
    assert figures.narrowest >= DisclosureSettings().width
    wrong = ("shown_below_minimum", "shown_unrounded", "shown_too_far", "totals_that_do_not_add_up")
    assert {name: figures.as_numbers()[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert figures.changed_by_fewer_than_minimum == 0


def test_the_same_seed_repeats_what_was_seen() -> None:
    assert attack_tables(1, 5) == attack_tables(1, 5)


def only_small_withheld(table: TableSet, base: int = 5) -> Release:
    """What many tables do: round to the nearest, hide what is small, and stop there."""
    cells = {
        key: Shown(None, Withheld.SMALL)
        if count < 10
        else Shown(base * round(count / base), within=base // 2)
        for key, count in table.counts.items()
    }
    return Release(DisclosureSettings(base=base), cells)


def test_the_attack_finds_a_small_cell_that_is_only_left_out() -> None:
    table = two_way("t", {("a", "x"): 3, ("a", "y"): 40, ("b", "x"): 50, ("b", "y"): 60})
    sight = look(only_small_withheld(table), table.balances)
    found = next(narrow for narrow in sight.exposed if narrow.who == "reader")
    assert found.key == ("t", "a", "x")
    assert found.low <= 3 <= found.high
    assert found.high - found.low < 10
    assert sight.narrowest == found.high - found.low


def test_the_attack_finds_the_exact_count_where_nothing_is_rounded() -> None:
    table = one_way("t", {"a": 3, "b": 40})
    (found, *_) = look(only_small_withheld(table, base=1), table.balances).exposed
    assert (found.key, found.low, found.high) == (("t", "a", WHOLE), 3, 3)


def test_the_attack_knows_what_the_reason_gives_away() -> None:
    """Both *small* beside a total of 15 (11 to 19 people): the figures alone leave 0 to 19 open, the reasons 2 to 9."""
    table = one_way("t", {"a": 9, "b": 6})
    cells = {
        key: Shown(None, Withheld.SMALL) if key[1] != WHOLE else Shown(15, within=4) for key in table.counts
    }
    sight = look(Release(DisclosureSettings(), cells), table.balances)
    assert {(found.who, found.low, found.high) for found in sight.exposed} == {("insider", 2, 9)}


def test_the_attack_subtracts_one_release_from_another() -> None:
    """The same people, published twice with other cells withheld: what one hides, the other shows."""
    table = two_way(
        "t", {("a", "x"): 4, ("a", "y"): 41, ("b", "x"): 52, ("b", "y"): 63, ("c", "x"): 71, ("c", "y"): 80}
    )
    first = protect(table, DisclosureSettings(base=1))
    rows = {"b", "c"}
    hidden_row = next(key[1] for key, cell in first.cells.items() if cell.withheld and key[1] in rows)
    (other_row,) = rows - {hidden_row}
    swap = {hidden_row: other_row, other_row: hidden_row}
    second = Release(
        first.settings,
        {
            key: Shown(None, mirrored)
            if (mirrored := first.cells[key[0], swap.get(key[1], key[1]), key[2]].withheld)
            else Shown(count)
            for key, count in table.counts.items()
        },
    )
    assert look(first, table.balances).exposed == ()
    assert look(second, table.balances).exposed == ()
    beside = look(second, table.balances, [first])
    assert ("t", "a", "x") in {found.key for found in beside.exposed}
