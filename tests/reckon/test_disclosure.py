"""Is everything withheld that must be, and nothing said that gives it away? By hand, on tables that can be followed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bereik.reckon.disclosure import DisclosureSettings, Release, Shown, Withheld, betrays, protect
from bereik.reckon.exposure import look
from bereik.reckon.release import unlike
from bereik.reckon.tables import WHOLE, Balance, TableSet, one_way, together, two_way

USUAL = DisclosureSettings()
UNROUNDED = DisclosureSettings(minimum=10, base=1, width=10)


def counts(release: Release) -> dict[tuple[str, ...], int | None]:
    return {key: cell.count for key, cell in release.cells.items()}


def reasons(release: Release) -> dict[tuple[str, ...], Withheld | None]:
    return {key: cell.withheld for key, cell in release.cells.items()}


def test_without_rounding_one_small_cell_takes_a_rectangle_with_it() -> None:
    """The textbook case (Hundepool e.a. 2012, chapter 4): 3 can be subtracted back along its row and its column, so
    one more cell must go in each, and the corner that joins those two."""
    table = two_way(
        "t", {("a", "x"): 3, ("a", "y"): 40, ("b", "x"): 50, ("b", "y"): 60, ("c", "x"): 70, ("c", "y"): 80}
    )
    release = protect(table, UNROUNDED)
    why = reasons(release)
    assert why["t", "a", "x"] is Withheld.SMALL
    assert why["t", "a", "y"] is Withheld.COMPLEMENT
    hidden = {key[1:] for key, reason in why.items() if reason}
    assert hidden in ({("a", "x"), ("a", "y"), (row, "x"), (row, "y")} for row in "bc")
    assert counts(release)["t", WHOLE, WHOLE] == 303
    assert look(release, table.balances).exposed == ()


def test_rounding_can_be_protection_enough() -> None:
    """5 of 60 hides between roundings: 55 and 60 leave anything from 0 to 9 open, and no second figure is lost."""
    table = one_way("t", {"north": 55, "south": 5})
    release = protect(table, USUAL)
    assert counts(release) == {
        ("t", "north", WHOLE): 55,
        ("t", "south", WHOLE): None,
        ("t", WHOLE, WHOLE): 60,
    }
    assert look(release, table.balances).exposed == ()


def test_a_row_with_everybody_in_one_cell_tells_of_each_of_them() -> None:
    """22 of 22 lost: shown beside their total it would say of every neighbour that we lost them. Nobody is small too."""
    table = two_way("t", {("a", "lost"): 22, ("a", "met"): 0, ("b", "lost"): 30, ("b", "met"): 45})
    release = protect(table, USUAL)
    assert reasons(release)["t", "a", "met"] is Withheld.SMALL
    assert not {("t", "a", "lost"), ("t", "a", WHOLE)} <= {
        key for key, count in counts(release).items() if count
    }


def test_two_small_cells_do_not_betray_each_other_through_their_total() -> None:
    """9 and 3 of 12: "both under 10" beside a total of 10 to 14 says that the 9 is at least 1, and the 3 too."""
    table = one_way("t", {"a": 9, "b": 3})
    release = protect(table, USUAL)
    sight = look(release, table.balances)
    assert sight.exposed == ()
    assert Withheld.COMPLEMENT in reasons(release).values()


def test_a_cell_in_two_tables_is_one_cell() -> None:
    by_area = two_way("wijk", {("a", "met"): 31, ("a", "lost"): 12, ("b", "met"): 22, ("b", "lost"): 48})
    by_sender = two_way(
        "partner", {("school", "met"): 50, ("school", "lost"): 57, ("gp", "met"): 3, ("gp", "lost"): 3}
    )
    shared = {key: ("wijk", *key[1:]) for key in by_sender.counts if key[1] == WHOLE}
    both = together([by_area, by_sender], shared)
    release = protect(both, USUAL)
    assert ("partner", WHOLE, "met") not in release.cells
    assert look(release, both.balances).exposed == ()
    with pytest.raises(ValueError, match="not the same cell"):
        together([by_area, two_way("partner", {("school", "met"): 1, ("school", "lost"): 1})], shared)


def test_a_town_too_small_for_figures_gets_none() -> None:
    release = protect(two_way("t", {("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 0, ("b", "y"): 3}), USUAL)
    assert set(counts(release).values()) == {None}


def test_what_is_shown_says_how_far_it_may_lie_from_the_count() -> None:
    release = protect(one_way("t", {"a": 12, "b": 13, "c": 50}), USUAL)
    for key, count in {("t", "a", WHOLE): 12, ("t", "b", WHOLE): 13, ("t", "c", WHOLE): 50}.items():
        spread = release.spread(key)
        assert spread is not None
        assert spread.low <= count <= spread.high
        assert spread.low >= USUAL.minimum, "whoever knows the rule knows that less is not shown"


def north_and_south(north: int, south: int) -> TableSet:
    return two_way("t", {("n", "met"): north, ("n", "lost"): 40, ("s", "met"): south, ("s", "lost"): 60})


def test_the_same_counts_give_the_same_release() -> None:
    first = protect(north_and_south(33, 4), USUAL)
    again = protect(north_and_south(33, 4), USUAL)
    assert first.cells == again.cells
    beside = protect(north_and_south(33, 4), USUAL, [first])
    assert counts(beside) == counts(first)
    assert reasons(beside) == reasons(first)
    assert all(cell.kept for cell in beside.cells.values() if cell.count is not None)


@pytest.mark.parametrize("more", range(-9, 10))
def test_a_few_people_more_or_less_do_not_move_a_figure(more: int) -> None:
    first = protect(north_and_south(33, 30), USUAL)
    second = protect(north_and_south(33, 30 + more), USUAL, [first])
    moved = {key for key in first.cells if counts(first)[key] != counts(second)[key]}
    for key in moved:
        before, after = counts(first)[key], counts(second)[key]
        assert before is None or after is None or abs(before - after) >= USUAL.minimum


def test_many_people_more_do() -> None:
    first = protect(north_and_south(33, 30), USUAL)
    second = protect(north_and_south(33, 90), USUAL, [first])
    assert counts(second)["t", "s", "met"] in (90, 85, 95)
    assert counts(second)["t", "n", "met"] == counts(first)["t", "n", "met"]
    assert second.cells["t", "n", "met"].kept
    assert not second.cells["t", "s", "met"].kept
    assert look(second, north_and_south(33, 90).balances, [first]).exposed == ()


def test_what_was_small_stays_withheld_until_it_has_grown_beyond_doubt() -> None:
    first = protect(north_and_south(33, 4), USUAL)
    assert reasons(first)["t", "s", "met"] is Withheld.SMALL
    grown = {south: protect(north_and_south(33, south), USUAL, [first]) for south in (9, 10, 19, 120)}
    assert reasons(grown[9])["t", "s", "met"] is Withheld.SMALL
    assert reasons(grown[10])["t", "s", "met"] is not None, "10 after at most 9 may be one person more"
    assert reasons(grown[19])["t", "s", "met"] is not None
    assert counts(grown[120])["t", "s", "met"] is not None


def test_a_new_row_that_what_stands_would_betray_is_not_even_named() -> None:
    former = protect(one_way("t", {"a": 30, "b": 40}), UNROUNDED)
    one_more = one_way("t", {"a": 30, "b": 40, "c": 1})
    # The whole is 70 and stands; a and b are 30 and 40: whatever is named beside them holds nobody, or a few.
    naming = Release(UNROUNDED, {**former.cells, ("t", "c", WHOLE): Shown(None, Withheld.DIFFERENCE)})
    assert look(naming, one_more.balances).exposed
    release = protect(one_more, UNROUNDED, [former])
    assert release.cells.keys() == former.cells.keys()
    assert counts(release) == counts(former)
    # It stays so, until so many stand in the row that it can be named with a figure.
    assert protect(one_more, UNROUNDED, [former, release]).cells == release.cells
    many = protect(one_way("t", {"a": 30, "b": 40, "c": 60}), UNROUNDED, [former, release])
    assert (counts(many)["t", "c", WHOLE], counts(many)["t", WHOLE, WHOLE]) == (60, 130)


def test_an_edition_that_names_fewer_rows_is_another_edition() -> None:
    cells = protect(one_way("t", {"a": 30, "b": 40}), USUAL).cells
    fewer = Release(USUAL, cells)
    more = Release(USUAL, {**cells, ("t", "c", WHOLE): Shown(None, Withheld.DIFFERENCE)})
    assert unlike([fewer, more]) == (fewer, more)
    assert unlike([fewer, fewer, more]) == (fewer, more)


def test_two_sets_that_are_safe_apart_can_betray_something_together() -> None:
    """A quarter of 95 lies within a whole of 100 beside a small cell; in the stock it is 93 who came and a few more."""
    whole, quarter, small, came, more = [(name,) for name in ("whole", "quarter", "small", "came", "more")]
    funnel = TableSet({whole: 100, quarter: 95, small: 5}, (Balance((whole,), (quarter, small)),))
    stock = TableSet({quarter: 95, came: 93, more: 2}, (Balance((quarter,), (came, more)),))
    cells = {
        whole: Shown(100), quarter: Shown(None, Withheld.COMPLEMENT), small: Shown(None, Withheld.SMALL),
        came: Shown(93), more: Shown(None, Withheld.DIFFERENCE),
    }  # fmt: skip
    release = Release(UNROUNDED, cells)
    for tables in (funnel, stock):
        assert look(release.of(tables.counts), tables.balances).exposed == ()
    both = together([funnel, stock], {})
    assert betrays(release, both, [])
    assert not betrays(release.of(funnel.counts), both, []), "the funnel alone may be shown"


def test_a_stricter_rule_withdraws_what_a_looser_one_showed() -> None:
    loose = DisclosureSettings(minimum=5, base=5, width=5)
    table = one_way("t", {"a": 6, "b": 40, "c": 35})
    first = protect(table, loose)
    assert counts(first)["t", "a", WHOLE] == 5
    second = protect(table, USUAL, [first])
    assert counts(second)["t", "a", WHOLE] is None


def test_tables_with_nothing_in_common_are_protected_apart() -> None:
    both = together([one_way("one", {"a": 30, "b": 31}), one_way("two", {"a": 3, "b": 2})], {})
    assert len(both.blocks()) == 2
    release = protect(both, USUAL)
    assert counts(release)["one", "a", WHOLE] == 30


@pytest.mark.parametrize(
    "numbers", [{"minimum": 0}, {"base": 0}, {"width": 0}, {"minimum": 8, "base": 5}, {"minimum": -5}]
)
def test_rules_that_cannot_be_kept_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"1 or more|multiple"):
        DisclosureSettings(**numbers)


def test_a_cell_shows_a_figure_or_a_reason() -> None:
    with pytest.raises(ValueError, match="not both"):
        Shown(10, Withheld.SMALL)
    with pytest.raises(ValueError, match="not both"):
        Shown(None)


def test_tables_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="hold"):
        TableSet({("a",): 1, ("b",): 3}, (Balance((("b",),), (("a",),)),))
    with pytest.raises(ValueError, match="not among the cells"):
        TableSet({("a",): 1}, (Balance((("b",),), (("a",),)),))
    with pytest.raises(ValueError, match="0 or more"):
        TableSet({("a",): -1})


rules = st.sampled_from([USUAL, UNROUNDED, DisclosureSettings(5, 5, 5), DisclosureSettings(6, 3, 5)])
tables = st.lists(
    st.lists(st.one_of(st.integers(0, 12), st.integers(0, 90)), min_size=2, max_size=4),
    min_size=2,
    max_size=4,
).map(lambda rows: [row[: min(map(len, rows))] for row in rows])


@settings(max_examples=40, deadline=None)
@given(tables, rules)
def test_any_table_under_any_rule(rows: list[list[int]], rule: DisclosureSettings) -> None:
    table = two_way("t", {(f"r{i}", f"c{j}"): n for i, row in enumerate(rows) for j, n in enumerate(row)})
    release = protect(table, rule)
    shown = {key: count for key, count in counts(release).items() if count is not None}
    for key, count in shown.items():
        assert count >= rule.minimum
        assert count % rule.base == 0
        assert abs(count - table.counts[key]) <= release.within
    for balance in table.balances:
        if all(key in shown for key in (*balance.wholes, *balance.parts)):
            assert sum(shown[key] for key in balance.wholes) == sum(shown[key] for key in balance.parts)
    assert all(
        table.counts[key] < rule.minimum for key, why in reasons(release).items() if why is Withheld.SMALL
    )
    assert look(release, table.balances).exposed == ()
