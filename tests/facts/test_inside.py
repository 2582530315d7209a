"""Does `inside` hold every journey once, under a number of tonight, in a file that is in force whole or not at all?"""

import os
import stat
from datetime import date, timedelta
from pathlib import Path
from random import Random

import duckdb
import pytest

from bereik.facts.fault import FactsFault
from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.rows import JourneyFact, PromiseFact, SaidFact
from bereik.terms.own_words import OwnKind
from bereik.terms.steps import Step
from tests.facts.journeys import MONDAY, TONIGHT, YESTERDAY, answer, journey, town


def make(folder: Path, *rows: JourneyFact, night: int = 0, seed: int = 1) -> Path:
    return make_inside(folder, rows, made_at=TONIGHT + timedelta(days=night), rng=Random(seed))


def asked(folder: Path, question: str) -> list[tuple[object, ...]]:
    with reading_inside(folder) as connection:
        return connection.execute(question).fetchall()


def test_a_journey_is_kept_as_it_was_told(tmp_path: Path) -> None:
    make(
        tmp_path,
        journey(
            Step.WE_MAY,
            Step.WE_WENT,
            wijk="WK 'o\"; drop",
            age_band="27-44",
            route="arrears",
            law="wgs",
            tries={"phone": 2, "letter": 1},
            promises=(
                PromiseFact(made=14, due=20, kept=19),
                PromiseFact(made=15, due=30, broken=31, because="no_people", disputed=33, repaired=40),
            ),
            said=(
                answer(OwnKind.NEED_MET, 60, yes=False),
                SaidFact(kind=OwnKind.NOT_NOW, day=70, until=90),
            ),
            partner_due=10,
            partner_told=12,
            ended=80,
            ended_because="we_had_no_people",
            ended_whose="ours",
            re_entered=True,
        ),
    )
    (row,) = asked(
        tmp_path,
        """
        select opened, observed_until, wijk, age_band, partner_kind, route, law, day_we_saw, day_we_may, day_we_went,
            day_we_met, partner_due, partner_told, ended, ended_week, closed_week, ended_because, ended_whose, re_entered
        from journeys
        """,
    )
    week = date(2025, 3, 24)
    assert row == (
        *(MONDAY, YESTERDAY, "WK 'o\"; drop", "27-44", "landlord", "arrears", "wgs", 0, 7, 14),
        *(None, 10, 12, 80, week, week, "we_had_no_people", "ours", True),
    )
    assert asked(
        tmp_path,
        "select made, due, kept, moved, broken, disputed, repaired, because from promises order by made",
    ) == [
        (14, 20, 19, None, None, None, None, ""),
        (15, 30, None, None, 31, 33, 40, "no_people"),
    ]
    assert asked(tmp_path, "select kind, day, yes, until from said order by day") == [
        ("need_met", 60, False, None),
        ("not_now", 70, None, 90),
    ]
    assert asked(tmp_path, "select channel, tries from tries order by channel") == [
        ("letter", 1),
        ("phone", 2),
    ]


def test_there_is_no_text_and_no_lasting_number_in_it(tmp_path: Path) -> None:
    make(tmp_path, journey())
    columns = {
        name
        for table in ("journeys", "tries", "promises", "said")
        for name, *_ in asked(tmp_path, f"describe {table}")
    }
    assert not columns & {"id", "journey", "resident", "name", "bsn", "note", "text", "account", "team"}
    texts = {name for name, kind, *_ in asked(tmp_path, "describe journeys") if kind == "VARCHAR"}
    assert texts == {"wijk", "age_band", "partner_kind", "route", "law", "ended_because", "ended_whose"}


def test_each_night_has_its_own_numbers_and_its_own_order(tmp_path: Path) -> None:
    rows = list(town(1, 400))
    nights = []
    for night in range(2):
        make(tmp_path, *rows, night=night, seed=night)
        nights.append(asked(tmp_path, "select number, opened, wijk, day_we_met from journeys order by rowid"))
    assert not {row[0] for row in nights[0]} & {row[0] for row in nights[1]}
    assert sorted(map(str, (row[1:] for row in nights[0]))) == sorted(
        map(str, (row[1:] for row in nights[1]))
    )
    told = [(row.opened, row.wijk, row.days.get(Step.WE_MET)) for row in rows]
    for found in nights:
        assert [row[0] for row in found] == sorted(row[0] for row in found)
        same_place = sum(row[1:] == one for row, one in zip(found, told, strict=True))
        assert same_place < 60, "the place in the file must not lead back to the order of the house"


def test_what_was_gathered_on_the_way_is_not_in_the_file(tmp_path: Path) -> None:
    path = make(tmp_path, *town(1, 300))
    with duckdb.connect(str(path), read_only=True) as connection:
        assert {name for (name,) in connection.execute("show tables").fetchall()} == {
            "about",
            "journeys",
            "promises",
            "said",
            "tries",
        }
    assert sorted(os.listdir(tmp_path)) == sorted([".inside.lock", path.name, "inside.duckdb"])


def test_a_stream_longer_than_one_part_is_kept_whole(tmp_path: Path) -> None:
    one = journey(Step.WE_MAY, tries={"phone": 2})
    make_inside(tmp_path, (one for _ in range(120_001)), made_at=TONIGHT, rng=Random(1))
    assert asked(tmp_path, "select count(*), count(distinct number) from journeys") == [(120_001, 120_001)]
    assert asked(tmp_path, "select sum(tries) from tries") == [(240_002,)]


def test_a_house_without_journeys_has_an_empty_file(tmp_path: Path) -> None:
    make(tmp_path)
    assert asked(tmp_path, "select count(*) from journeys") == [(0,)]


def test_the_file_is_only_for_its_owner(tmp_path: Path) -> None:
    path = make(tmp_path / "facts", journey())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_readers_of_the_former_file_read_on(tmp_path: Path) -> None:
    first = make(tmp_path, journey())
    with reading_inside(tmp_path) as before:
        second = make(tmp_path, journey(), journey(), night=1)
        assert second != first
        assert before.execute("select count(*) from journeys").fetchall() == [(1,)]
        assert asked(tmp_path, "select count(*) from journeys") == [(2,)]


def test_two_files_of_one_second_have_two_names(tmp_path: Path) -> None:
    names = {make(tmp_path, journey()).name for _ in range(3)}
    assert len(names) == 3


def test_the_last_three_stay(tmp_path: Path) -> None:
    made = [make(tmp_path, journey(), night=night) for night in range(5)]
    assert sorted(path.name for path in tmp_path.glob("inside-*.duckdb")) == sorted(
        path.name for path in made[2:]
    )
    assert (tmp_path / "inside.duckdb").resolve() == made[-1]


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/passwd')",
        "attach '/tmp/elsewhere.duckdb'",
        "copy journeys to '/tmp/elsewhere.csv'",
        "install httpfs",
        "set enable_external_access = true",
        "set threads = 8",
        "set memory_limit = '8GB'",
        "delete from journeys",
        "create table journeys2 as select * from journeys",
    ],
)
def test_a_reader_reads_this_file_and_nothing_else(tmp_path: Path, statement: str) -> None:
    make(tmp_path, journey())
    with reading_inside(tmp_path) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement)


def test_nothing_made_yet_is_said_and_not_an_empty_answer(tmp_path: Path) -> None:
    with pytest.raises(FactsFault, match="no figures yet"), reading_inside(tmp_path):
        pass


def test_when_the_house_cannot_tell_all_the_former_file_stays(tmp_path: Path) -> None:
    first = make(tmp_path, journey())

    def breaking_off() -> object:
        yield journey()
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        make_inside(tmp_path, breaking_off(), made_at=TONIGHT, rng=Random(2))  # type: ignore[arg-type]
    assert (tmp_path / "inside.duckdb").resolve() == first
    assert sorted(os.listdir(tmp_path)) == sorted([".inside.lock", first.name, "inside.duckdb"])


def test_a_file_that_does_not_hold_what_went_in_is_not_put_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number drawn twice would make two journeys one."""
    first = make(tmp_path, journey())

    class Stuck(Random):
        def getrandbits(self, k: int) -> int:
            return 4 if k > 16 else super().getrandbits(k)

    with pytest.raises(FactsFault, match="not right"):
        make_inside(tmp_path, [journey(), journey()], made_at=TONIGHT, rng=Stuck(1))
    assert (tmp_path / "inside.duckdb").resolve() == first


def test_two_nights_at_once_are_refused_kindly(tmp_path: Path) -> None:
    def meanwhile() -> object:
        yield journey()
        with pytest.raises(FactsFault, match="being made already"):
            make(tmp_path, journey(), night=1)
        yield journey()

    make_inside(tmp_path, meanwhile(), made_at=TONIGHT, rng=Random(1))  # type: ignore[arg-type]
    assert asked(tmp_path, "select count(*) from journeys") == [(2,)]


def test_a_folder_with_a_quote_in_its_name(tmp_path: Path) -> None:
    make(tmp_path / "burgemeester's huis", journey())
    assert asked(tmp_path / "burgemeester's huis", "select count(*) from journeys") == [(1,)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"opened": MONDAY + timedelta(days=1)},
        {"observed_until": MONDAY - timedelta(days=1)},
        {"ended_week": MONDAY},
        {"closed_week": MONDAY + timedelta(days=3)},
        {"days": {Step.NEED_MET: 30}},
        {"promises": (PromiseFact(made=3, due=8, kept=-1),)},
        {"said": (SaidFact(kind=OwnKind.NO, day=-1),)},
        {"days": {Step.WE_MET: -3}},
        {"tries": {"phone": -1}},
        {"ended": 5},
        {"ended_because": "we_had_no_people"},
    ],
)
def test_a_row_that_cannot_be_is_refused_where_it_is_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"journey|Observed|Monday|resident said"):
        journey(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": OwnKind.NEED_MET},
        {"kind": OwnKind.NOT_NOW, "yes": True},
        {"kind": OwnKind.STILL_MET, "until": 8},
    ],
)
def test_a_question_has_an_answer_and_what_is_no_question_has_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="yes or a no"):
        SaidFact(day=3, **wrong)  # type: ignore[arg-type]
