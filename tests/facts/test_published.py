"""Is what is published protected, true to its word, and the same again the next night?"""

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import duckdb
import pytest

from bereik.facts.fault import FactsFault
from bereik.facts.figures import Figure, PublishedTable
from bereik.facts.funnel import PublishedFunnel
from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.measures import prepare
from bereik.facts.periods import FollowUp, HalfYear
from bereik.facts.published import make_published
from bereik.facts.published_file import read_publication
from bereik.facts.reader import published_funnel, read_funnel
from bereik.facts.rows import JourneyFact
from bereik.facts.stock import STOCK
from bereik.facts.tables import Ripe, tables_of
from bereik.reckon.exposure import look
from bereik.reckon.intervals import share_interval
from bereik.reckon.release import DisclosureSettings, Release, Withheld
from bereik.reckon.tables import TableSet
from bereik.terms.own_words import OwnKind
from bereik.terms.steps import Step
from tests.facts.journeys import MONDAY, TONIGHT, answer, journey, town

USUAL = DisclosureSettings()
NEXT_YEAR = TONIGHT + timedelta(days=365)


def publish(folder: Path, rows: list[JourneyFact], at: datetime = TONIGHT, **more: object) -> PublishedFunnel:
    make_inside(folder, rows, made_at=at, rng=Random(1))
    make_published(folder, made_at=at, settings=USUAL, rng=Random(1), **more)  # type: ignore[arg-type]
    found = read_funnel(folder)
    assert found is not None
    return found


def counted(folder: Path, period: HalfYear, still: bool = False) -> TableSet:
    with reading_inside(folder) as connection:
        prepare(connection)
        return tables_of(connection, Ripe(period, still), FollowUp(), ())


def said(folder: Path) -> Release:
    """What the published file in force shows."""
    found = read_publication((folder / "published.duckdb").resolve())
    assert found is not None
    return found.release


def of_funnels(release: Release) -> Release:
    """Without the stock, that is a set of its own."""
    return Release(release.settings, {key: cell for key, cell in release.cells.items() if key[1] != STOCK})


def whole(funnel: PublishedFunnel) -> PublishedTable:
    found = funnel.whole()
    assert found is not None
    return found


def figures(table: PublishedTable) -> list[Figure]:
    return [
        figure
        for stage in table.stages
        for figure in (
            *(stage.reached, stage.lost, stage.own_choice, stage.otherwise, stage.unknown),
            *(figure for _, figure in stage.reasons),
        )
        if figure is not None
    ]


def test_a_town_of_four_hundred_journeys(tmp_path: Path) -> None:
    funnel = publish(tmp_path, list(town(4, 400)))
    assert funnel.periods == ("2025-H1",)
    table = whole(funnel)
    assert [stage.step for stage in table.stages] == [
        step.value for step in Step if step is not Step.STILL_MET
    ]
    assert table.n.count == 400
    exact = counted(tmp_path, HalfYear(2025, 1)).counts
    for stage in table.stages:
        truth = exact["2025-H1", "whole", "*", stage.step, "reached"]
        if stage.reached.count is None:
            continue
        assert stage.reached.spread is not None
        assert stage.reached.spread.low <= truth <= stage.reached.spread.high
        if stage.of_start:
            own = share_interval(truth, 400)
            assert stage.of_start.interval.low <= own.low
            assert own.high <= stage.of_start.interval.high
    met = next(stage for stage in table.stages if stage.step == "we_met")
    assert met.lost is not None
    assert met.lost.count is not None
    assert next(reason for reason, _ in met.reasons) in ("not_yet", "we_had_no_people")
    assert table.largest_loss is met
    assert table.largest_loss_is_clear
    assert {division.part for division in funnel.of("quarter")} == {"2025-Q1", "2025-Q2"}
    assert len(list(funnel.of("wijk"))) == 5
    assert {division.part for division in funnel.of("partner")} == {"landlord", "energy", "school", "unknown"}
    assert {division.part for division in funnel.of("route")} == {"arrears", "with_agreement", "unknown"}


@pytest.mark.parametrize(("seed", "journeys"), [(1, 60), (2, 250), (3, 900)])
def test_nobody_can_reckon_a_withheld_figure_back(tmp_path: Path, seed: int, journeys: int) -> None:
    publish(tmp_path, list(town(seed, journeys)))
    release = of_funnels(said(tmp_path))
    tables = counted(tmp_path, HalfYear(2025, 1))
    assert set(release.cells) == set(tables.counts)
    sight = look(release, tables.balances, (), tables.harmless)
    assert sight.tried > 0
    assert sight.exposed == ()
    for key, cell in release.cells.items():
        if cell.count is not None:
            assert cell.count >= 10
            assert cell.count % 5 == 0
            assert abs(cell.count - tables.counts[key]) <= cell.within
        if cell.withheld is Withheld.SMALL:
            assert tables.counts[key] < 10
    for balance in tables.balances:
        cells = [release.cells[key].count for key in (*balance.wholes, *balance.parts)]
        if None not in cells:
            whole_of_it = sum(release.cells[key].count or 0 for key in balance.wholes)
            assert whole_of_it == sum(release.cells[key].count or 0 for key in balance.parts)


def test_every_figure_says_all_that_a_reader_must_know(tmp_path: Path) -> None:
    publish(tmp_path, list(town(4, 300)))
    with duckdb.connect(str((tmp_path / "published.duckdb").resolve()), read_only=True) as connection:
        rows = connection.execute(
            "select period, count, low, high, withheld, as_of, measure, measure_version, do_not_use_to from figures"
        ).fetchall()
        assert {name for (name,) in connection.execute("show tables").fetchall()} == {
            *("release", "figures", "shares", "coming", "months", "editions", "said_before")
        }
    for period, count, low, high, withheld, as_of, measure, version, do_not_use_to in rows:
        assert period
        assert (count is None) == (withheld is not None) == (low is None) == (high is None)
        assert as_of is not None
        assert measure.startswith(("reach_by_", "stopped_by_")) or measure in ("words", "waiting", "stock")
        assert version >= 1
        assert do_not_use_to


def test_towns_that_differ_by_less_than_the_rounding_publish_the_same(tmp_path: Path) -> None:
    """All that is in the file follows from what is shown: nothing in it tells 51 from 52."""
    steps = (Step.WE_MAY, Step.WE_WENT, Step.WE_MET)
    files = []
    for more in (0, 1):
        rows = [journey(*steps)] * (51 + more) + [journey()] * 60
        funnel = publish(tmp_path / str(more), rows)
        files.append(
            [
                (stage.step, stage.reached.count, stage.of_start, stage.of_before)
                for stage in whole(funnel).stages
            ]
        )
    assert files[0] == files[1]


def test_the_next_night_says_the_same_and_since_when(tmp_path: Path) -> None:
    rows = list(town(4, 300))
    first = publish(tmp_path, rows)
    again = publish(tmp_path, rows, TONIGHT + timedelta(days=1))
    assert again.made_at == TONIGHT + timedelta(days=1)
    for before, after in zip(first.tables, again.tables, strict=True):
        for then, now in zip(figures(before), figures(after), strict=True):
            assert (now.count, now.withheld) == (then.count, then.withheld)
            assert now.as_of == TONIGHT
            assert now.kept == (now.count is not None)


def test_one_forgotten_journey_moves_no_figure(tmp_path: Path) -> None:
    rows = list(town(4, 300))
    first = publish(tmp_path, rows)
    steps = (Step.WE_MAY, Step.WE_WENT, Step.WE_MET, Step.WE_LISTENED)
    again = publish(tmp_path, [*rows, journey(*steps, wijk="WK012304")], TONIGHT + timedelta(days=1))
    for before, after in zip(first.tables, again.tables, strict=True):
        assert [(one.count, one.withheld) for one in figures(before)] == [
            (one.count, one.withheld) for one in figures(after)
        ]


def test_a_wijk_that_nobody_spoke_of_before_shows_nothing_and_tells_nothing(tmp_path: Path) -> None:
    rows = list(town(4, 300, wijken=3))
    first = publish(tmp_path, rows)
    former = of_funnels(said(tmp_path))
    again = publish(tmp_path, [*rows, journey(wijk="WK012399")], TONIGHT + timedelta(days=1))
    (new,) = [table for table in again.of("wijk") if table.part == "WK012399"]
    assert {figure.count for figure in figures(new)} == {None}
    assert [figure.count for figure in figures(whole(again))] == [
        figure.count for figure in figures(whole(first))
    ]
    release = of_funnels(said(tmp_path))
    tables = counted(tmp_path, HalfYear(2025, 1))
    assert look(release, tables.balances, [former], tables.harmless).exposed == ()


def test_a_delivery_forgotten_for_half_a_year_does_move_them_and_betrays_nobody(tmp_path: Path) -> None:
    rows = list(town(4, 300, wijken=3))
    publish(tmp_path, rows)
    former = of_funnels(said(tmp_path))
    late = [journey(Step.WE_MAY, Step.WE_WENT, wijk="WK012301", partner_kind="energy") for _ in range(120)]
    again = publish(tmp_path, rows + late, TONIGHT + timedelta(days=1))
    found = read_publication((tmp_path / "published.duckdb").resolve())
    assert found is not None
    release, since = of_funnels(found.release), found.as_of
    tables = counted(tmp_path, HalfYear(2025, 1))
    assert look(release, tables.balances, [former], tables.harmless).exposed == ()
    assert whole(again).n.count in (300, 415, 420, 425)
    for key, cell in release.cells.items():
        then = former.cells[key]
        if cell.count is not None and then.count is not None:
            assert cell.count == then.count or abs(cell.count - then.count) >= USUAL.minimum
        if (cell.count, cell.withheld) == (then.count, then.withheld):
            assert since[key] == TONIGHT.replace(tzinfo=None)


def test_what_is_too_young_is_named_with_its_day(tmp_path: Path) -> None:
    early = publish(tmp_path, list(town(4, 300)), datetime(2025, 9, 1, 2, 0, tzinfo=TONIGHT.tzinfo))
    assert early.tables == ()
    assert early.whole() is None
    assert early.first_ripe_on() == HalfYear(2025, 1).ripe_on(182) == date(2026, 1, 5)
    assert [(one.period, one.step) for one in early.coming] == [("2025-H1", ""), ("2025-H2", "")]


def test_still_met_joins_later_without_moving_the_rest(tmp_path: Path) -> None:
    rows = [*town(4, 300, wijken=3)]
    for still, many in ((True, 40), (False, 25)):
        answers = (answer(OwnKind.NEED_MET, 60, yes=True), answer(OwnKind.STILL_MET, 250, yes=still))
        one = journey(days={Step.WE_STARTED: 20}, said=answers, observed_until=NEXT_YEAR.date())
        rows += [one] * many
    first = publish(tmp_path, rows)
    assert Step.STILL_MET not in [stage.step for stage in whole(first).stages]
    assert ("2025-H1", "still_met") in [(one.period, one.step) for one in first.coming]
    later = publish(tmp_path, rows, NEXT_YEAR)
    table = next(table for table in later.tables if (table.period, table.division) == ("2025-H1", "whole"))
    assert [stage.reached.count for stage in table.stages][:9] == [
        stage.reached.count for stage in whole(first).stages
    ]
    still = table.stages[-1]
    assert still.step == Step.STILL_MET
    assert still.after == Step.NEED_MET
    assert still.reached.count in (35, 40, 45)
    tables = counted(tmp_path, HalfYear(2025, 1), still=True)
    only = {key: cell for key, cell in said(tmp_path).cells.items() if key[0] == "2025-H1"}
    assert look(Release(USUAL, only), tables.balances, (), tables.harmless).exposed == ()


def test_a_shorter_window_makes_it_ripe_sooner(tmp_path: Path) -> None:
    autumn = datetime(2025, 9, 1, 2, 0, tzinfo=TONIGHT.tzinfo)
    funnel = publish(tmp_path, list(town(4, 300)), autumn, follow_up=FollowUp(28, 28))
    assert funnel.periods == ("2025-H1",)
    assert funnel.follow_up == FollowUp(28, 28)


def test_four_half_years_are_published_and_older_ones_dropped(tmp_path: Path) -> None:
    rows = list(town(4, 900, first=date(2023, 1, 2), weeks=150))
    funnel = publish(tmp_path, rows, datetime(2026, 9, 1, 2, 0, tzinfo=TONIGHT.tzinfo))
    assert funnel.periods == ("2024-H1", "2024-H2", "2025-H1", "2025-H2")


def test_before_the_first_night_there_is_nothing(tmp_path: Path) -> None:
    assert read_funnel(tmp_path) is None
    with pytest.raises(FactsFault, match="no figures yet"):
        make_published(tmp_path, made_at=TONIGHT, settings=USUAL)
    empty = publish(tmp_path, [])
    assert (empty.tables, empty.coming, empty.whole(), empty.first_ripe_on()) == ((), (), None, None)


def test_the_file_reads_the_same_where_it_was_handed_over(tmp_path: Path) -> None:
    funnel = publish(tmp_path / "house", list(town(4, 300)))
    handed_over = tmp_path / "raad.duckdb"
    handed_over.write_bytes((tmp_path / "house" / "published.duckdb").read_bytes())
    assert published_funnel(handed_over) == funnel


def test_a_town_of_very_few_shows_that_it_shows_nothing(tmp_path: Path) -> None:
    funnel = publish(
        tmp_path, [journey(Step.WE_MAY, opened=MONDAY + timedelta(weeks=week)) for week in range(6)]
    )
    assert {figure.withheld for table in funnel.tables for figure in figures(table)} <= {
        Withheld.SMALL,
        Withheld.COMPLEMENT,
    }
    assert whole(funnel).largest_loss is None
