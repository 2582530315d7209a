"""How long do the night's figures take over 10,000,000 steps of journeys, and how near is that to copying them out?

`make_facts` itself, the job of the night, on PostgreSQL as the app role: guarded, with its line in the trail. Beside it in
the same run: COPY of the same steps to nowhere (what any way of reading them takes at least), and the same job done one
journey at a time by the rows of Django (`facts_of_all`), over a part of them and reckoned to the whole.

    make bench ARGS=facts
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from typing import Any

from bench.memory import peak_mb

STEPS = 10_000_000
A_JOURNEY = 4
"""Steps a journey, and 53 tries, 7 promises, 13 things said and 24 endings to each 100 steps: as in the made-up town."""
PART = 60_000
"""Journeys that are done one at a time."""
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def add_options(reader: argparse.ArgumentParser) -> None:
    reader.add_argument("--steps", type=int, default=STEPS, help="steps of journeys for the night's figures")


def measure(asked: argparse.Namespace) -> None:
    """Fill, measure, print."""
    steps = asked.steps
    from django.test.utils import override_settings

    from bench.million import _row_security
    from bereik.trust.wall.roles import prepare_database

    prepare_database()
    _empty()
    began = time.perf_counter()
    _row_security("disable")
    try:
        rows = _fill(steps // A_JOURNEY)
    finally:
        _row_security("enable")
    print(
        f"{rows['people_step']:,} steps of {rows['people_journey']:,} journeys ({sum(rows.values()):,} rows in all) filled "
        f"in {time.perf_counter() - began:.0f} s; load {os.getloadavg()[0]:.1f}"
    )
    with TemporaryDirectory() as folder, override_settings(BEREIK_FACTS=Path(folder)):
        copied = _copied()
        night = _night()
        peak = peak_mb()
        plain = _one_at_a_time(Path(folder) / "plain", rows["people_journey"])
    print(f"{'way':44} {'seconds':>8} {'ratio':>7}")
    for way, seconds, remark in (
        ("COPY of the steps alone, to nowhere", copied, "the least that reading them takes"),
        ("the night (make_facts), all tables", night, "aim: under 30 s"),
        ("one journey at a time, reckoned from a part", plain, f"from {PART:,} journeys"),
    ):
        print(f"{way:44} {seconds:8.1f} {seconds / night:7.2f}   ({remark})")
    print(f"peak memory of the night {peak:,.0f} MB; load {os.getloadavg()[0]:.1f}")


def _empty() -> None:
    """Whatever another section filled."""
    from django.db import connections

    tables = connections["owner"].introspection.django_table_names(only_existing=True, include_views=False)
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"truncate {', '.join(tables)} cascade")


def _night() -> float:
    """The job as the night does it."""
    from bereik.house.upkeep.facts import make_facts

    began = time.perf_counter()
    make_facts(NOW, NOW.date())
    return time.perf_counter() - began


def _copied() -> float:
    """The steps alone, read by the app role under the night's purpose, and thrown away."""
    from bereik.people.models import Step
    from bereik.terms.purposes import Purpose
    from bereik.trust.access import house_access
    from bereik.trust.written_out import write_out

    began = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere, house_access(Purpose.UPKEEP, "bench", at=NOW) as access:
        write_out(access, Step.objects.order_by().values_list("journey", "step", "at"), nowhere)
    return time.perf_counter() - began


def _one_at_a_time(folder: Path, journeys: int) -> float:
    """The same figures of a part, row by row, reckoned to all of them."""
    from bereik.facts.inside import make_inside
    from bereik.house.upkeep.facts import facts_of_all
    from bereik.terms.purposes import Purpose
    from bereik.trust.access import house_access

    began, part = time.perf_counter(), min(PART, journeys)
    with house_access(Purpose.UPKEEP, "bench", at=NOW) as access:
        facts = islice(facts_of_all(access, NOW, NOW.date()), part)
        make_inside(folder, facts, made_at=NOW, rng=SystemRandom())
    return (time.perf_counter() - began) * journeys / part


def _fill(journeys: int) -> dict[str, int]:
    """Journeys of nobody, by the owner: how many rows each table got."""
    from django.db import connections

    from bereik.municipality.models import Area, Organisation, ReachPolicy, Team
    from bereik.trust.models import Account

    organisation = Organisation.objects.create(kind="municipality", name="Gemeente Voorbeeldstad")
    team = Team.objects.create(organisation=organisation, name="Wijkteam", law="wmo2015", phone="14 0000")
    account = Account.objects.create(email="bench@voorbeeld.nl", name="Bench", made_at=NOW)
    ReachPolicy.objects.create(
        version=1, adopted_by="college", adopted_on=NOW.date(), in_force_from=NOW.date(), text="-"
    )
    whole = Area.objects.create(code="GM9999", kind="gemeente", name="Voorbeeldstad")
    for wijk in range(1, 7):
        within = Area.objects.create(code=f"WK99990{wijk}", kind="wijk", name=f"Wijk {wijk}", within=whole)
        Area.objects.create(code=f"BU99990{wijk}01", kind="buurt", name=f"Buurt {wijk}", within=within)
    rows = {}
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '256MB'"
        )
        cursor.execute(
            "create unlogged table made as select n, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as r, "
            "('018f0000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid as j, "
            "%s::timestamptz - (60 + n %% 700) * interval '1 day' - n %% 30000 * interval '1 second' as came "
            "from generate_series(1, %s) n",
            [NOW, journeys],
        )
        indexes = _take_down(cursor)
        for table, statement in _STATEMENTS.items():
            cursor.execute(statement, {"team": team.pk, "who": account.pk})
            rows[table] = cursor.rowcount
        for index in indexes:
            cursor.execute(index)
        cursor.execute("drop table made")
        cursor.execute("analyze")
    return rows


def _take_down(cursor: Any) -> list[str]:
    """Foreign keys go, and every index but the keys, while tables fill: returns how the indexes are made again."""
    tables = list(_STATEMENTS)
    cursor.execute(
        "select format('alter table %%s drop constraint %%I', conrelid::regclass, conname) from pg_constraint "
        "where contype = 'f' and conrelid::regclass::text = any(%s)",
        [tables],
    )
    drops = [one for (one,) in cursor.fetchall()]
    cursor.execute(
        "select indexname, indexdef from pg_indexes where tablename = any(%s) and indexname not in "
        "(select conname from pg_constraint)",
        [tables],
    )
    indexes = cursor.fetchall()
    for drop in (*drops, *(f'drop index "{name}"' for name, _ in indexes)):
        cursor.execute(drop)
    return [definition for _, definition in indexes]


_STATEMENTS = {
    "people_resident": """
        insert into people_resident (id, area_id, age_band, synthetic, made_at)
        select r, 'BU99990' || 1 + n %% 6 || '01', case n %% 3 when 0 then '' when 1 then '27-44' else '45-66' end, true, came
        from made
    """,
    "people_journey": """
        insert into people_journey (id, resident_id, law, team_id, area_id, opened_at, ended_at, clock, came_through,
            trusted_id, trusted_at, synthetic, policy_id)
        select j, r, 'wmo2015', %(team)s, 'BU99990' || 1 + n %% 6 || '01', came,
            case when n %% 20 > 0 then came + interval '50 days' end, '',
            case n %% 4 when 0 then 'school' when 1 then 'gp' when 2 then 'energy' else '' end, %(who)s, came, true, 1
        from made
    """,
    "people_step": """
        insert into people_step (id, journey_id, resident_id, step, at, written_at)
        select ('018f0000-0000-7000-900' || k || '-' || lpad(to_hex(n), 12, '0'))::uuid, j, r,
            (array['we_saw', 'we_may', 'we_went', 'we_met', 'we_listened', 'we_agreed', 'we_started', 'we_kept_our_word'])[k],
            came + (k - 1) * interval '5 days', came
        from made, generate_series(1, 8) k
        where k <= (array[2, 2, 3, 3, 3, 3, 4, 4, 8, 8])[1 + n %% 10]
    """,
    "people_ending": """
        insert into people_ending (id, journey_id, resident_id, by, at, because)
        select ('018f0000-0000-7000-a003-' || lpad(to_hex(n), 12, '0'))::uuid, j, r, %(who)s, came + interval '50 days',
            (array['we_never_met', 'need_met', 'we_lost_touch', 'resident_said_no'])[1 + n %% 4]
        from made where n %% 20 > 0
    """,
    "see_signal": """
        insert into see_signal (id, resident_id, journey_id, sender, sender_kind, key, print, route, ground, law, domains,
            urgent, danger, area_id, happened_on, received_at, told_by, told_at, told, own_words, synthetic, age, agreed_how,
            agreed_by)
        select ('018f0000-0000-7000-a004-' || lpad(to_hex(n), 12, '0'))::uuid, r, j, %(who)s, 'school', n::text, '', 'with_agreement', 'agreement', 'wmo2015', '[]', false,
            '', 'BU99990' || 1 + n %% 6 || '01', came::date, came,
            case when n %% 2 = 0 then came::date + 14 end, case when n %% 4 = 0 then came + interval '9 days' end, '', '',
            true, '', '', '[]'
        from made
    """,
    "help_attempt": """
        insert into help_attempt (id, journey_id, resident_id, by, channel, part_of_day, reached, outcome, happened_at,
            written_at, received_at)
        select ('018f0000-0000-7000-b00' || k || '-' || lpad(to_hex(n), 12, '0'))::uuid, j, r, %(who)s, (array['letter', 'phone', 'home_visit'])[k], 'morning', k = 3,
            (array['sent', 'no_answer', 'welcome'])[k], came + k * interval '4 days', came, came
        from made, generate_series(1, 3) k where k <= 1 + n %% 3
    """,
    "help_promise": """
        insert into help_promise (id, journey_id, resident_id, by_id, due_on, made_at, because, kept_at, synthetic)
        select ('018f0000-0000-7000-a005-' || lpad(to_hex(n), 12, '0'))::uuid, j, r, %(who)s, came::date + 40, came + interval '30 days', '',
            case when n %% 7 < 6 then came + interval '38 days' end, true
        from made where n %% 10 < 3
    """,
    "help_ownword": """
        insert into help_ownword (id, journey_id, resident_id, kind, how, yes, at, written_by, synthetic, answer)
        select ('018f0000-0000-7000-a006-' || lpad(to_hex(n), 12, '0'))::uuid, j, r, case when n %% 2 = 0 then 'needs' else 'need_met' end, 'phone',
            case when n %% 2 = 0 then null else n %% 3 = 0 end, came + interval '45 days', %(who)s, true, ''
        from made where n %% 2 = 0 or n %% 20 = 1
    """,
}  # fmt: skip
