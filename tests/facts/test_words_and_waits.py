"""Do the figures beside the funnel count what a person would count: our word to people and partners, and the weeks?"""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.measures import ask, prepare
from bereik.facts.periods import FollowUp, HalfYear
from bereik.facts.published import make_published
from bereik.facts.reader import read_funnel
from bereik.facts.rows import JourneyFact, PromiseFact
from bereik.facts.waiting_tables import waiting_tables, weeks_in
from bereik.facts.word_tables import word_tables
from bereik.reckon.release import DisclosureSettings
from bereik.reckon.waiting import Half
from bereik.terms.steps import Step
from tests.facts.journeys import TONIGHT, journey, town
from tests.facts.test_measures import WINDOW, word_at_end

SPRING = HalfYear(2025, 1)
MET = (Step.WE_MAY, Step.WE_WENT, Step.WE_MET)


def asked(
    folder: Path, name: str, *rows: JourneyFact, window: FollowUp = WINDOW
) -> dict[tuple[Any, ...], int]:
    make_inside(folder, rows, made_at=TONIGHT, rng=Random(1))
    with reading_inside(folder) as connection:
        prepare(connection)
        found = ask(connection, name, SPRING, window, True)
    return {tuple(list(row.values())[:-1]): int(str(row["journeys"])) for row in found}


def promise(**days: int) -> PromiseFact:
    return PromiseFact(**({"made": 22, "due": 30} | days))


@pytest.mark.parametrize(
    ("promises", "made", "state", "moved", "said"),
    [
        ([promise(kept=28)], "one", "kept", "no", "no"),
        ([promise(kept=28), promise(due=120)], "two", "kept", "no", "no"),
        ([promise(moved=29), promise(due=40, kept=39)], "two", "kept", "yes", "no"),
        ([promise(kept=31), promise(kept=28)], "two", "mended", "no", "no"),
        ([promise(broken=29, because="away", repaired=50)], "one", "mended", "no", "no"),
        ([promise(kept=28), promise(), promise(kept=28)], "more", "broken", "no", "no"),
        ([promise(kept=28, disputed=35)], "one", "broken", "no", "yes"),
        ([promise(kept=28, disputed=35, repaired=36)], "one", "mended", "no", "yes"),
        ([promise(due=101)], "one", "open", "no", "no"),
        ([promise(moved=25), promise(due=120)], "two", "open", "yes", "no"),
    ],
)
def test_how_our_word_to_one_resident_stands(
    tmp_path: Path, promises: list[Any], made: str, state: str, moved: str, said: str
) -> None:
    """Of all that was promised the worst counts; what is due after the window does not count yet."""
    found = asked(tmp_path, "words", journey(*MET, promises=tuple(promises)))
    told = {what: outcome for what, outcome in found if what != "partner"}
    assert told == {"made": made, "word": state, "moved": moved, "said_not_kept": said}


def test_who_was_promised_nothing_counts_as_such_and_who_we_did_not_meet_not_at_all(tmp_path: Path) -> None:
    found = asked(tmp_path, "words", journey(*MET), journey(Step.WE_MAY, promises=(promise(),)))
    assert {key: many for key, many in found.items() if key[0] != "partner"} == {("made", "none"): 1}


@pytest.mark.parametrize(
    ("due", "told", "outcome"),
    [
        (14, 14, "in_time"),
        (14, 15, "late"),
        (14, 101, "not"),
        (14, None, "not"),
        (101, 99, "none"),
        (None, 5, "none"),
    ],
)
def test_a_partner_hears_in_time_late_or_not(
    tmp_path: Path, due: int | None, told: int | None, outcome: str
) -> None:
    found = asked(tmp_path, "words", journey(partner_due=due, partner_told=told))
    assert found == {("partner", outcome): 1}


def test_the_words_of_a_town_are_those_counted_one_by_one(tmp_path: Path) -> None:
    rows = list(town(8, 250))
    told: Counter[tuple[str, str]] = Counter()
    after = [Step.WE_MET, Step.WE_LISTENED, Step.WE_AGREED, Step.WE_STARTED]
    for row in rows:
        if not any(row.days.get(step, 999) <= WINDOW.days for step in after) and not any(
            one.yes and one.day <= WINDOW.days for one in row.said
        ):
            continue
        made = [one for one in row.promises if one.made <= WINDOW.days]
        told["made", {0: "none", 1: "one", 2: "two"}.get(len(made), "more")] += 1
        if made:
            states = {word_at_end(one) for one in made}
            worst = ("broken" in states and "broken") or ({"late", "repaired"} & states and "mended")
            told["word", worst or ("kept" if "kept" in states else "open")] += 1
            told["moved", "yes" if "moved" in states else "no"] += 1
            said = any(one.disputed is not None and one.disputed <= WINDOW.days for one in made)
            told["said_not_kept", "yes" if said else "no"] += 1
    found = asked(tmp_path, "words", *rows)
    assert {key: many for key, many in found.items() if key[0] != "partner"} == dict(told)
    tables = word_tables({(str(what), str(outcome)): many for (what, outcome), many in found.items()})
    assert tables.counts["whole", "*", "we_met", "reached"] == sum(
        many for (what, _), many in told.items() if what == "made"
    )


# How long it takes.


def test_weeks_are_counted_from_the_step_before(tmp_path: Path) -> None:
    """Met on day 20, agreed on day 34: three weeks until we met, two until we agreed; kept on day 35: within a week."""
    days = {Step.WE_MAY: 1, Step.WE_WENT: 7, Step.WE_MET: 20, Step.WE_AGREED: 34, Step.WE_KEPT_OUR_WORD: 35}
    assert asked(tmp_path, "waiting", journey(days=days)) == {
        ("we_went", "within", 1): 1,
        ("we_met", "within", 3): 1,
        ("we_agreed", "within", 2): 1,
        ("we_kept_our_word", "within", 1): 1,
    }


def test_who_did_not_come_was_followed_to_the_end_of_the_window_whatever_ended(tmp_path: Path) -> None:
    """A window of 100 days. Met on day 20 and then nothing: 80 days followed, twelve weeks, also when it ended."""
    days = {Step.WE_MAY: 1, Step.WE_WENT: 7, Step.WE_MET: 20}
    ended = {"ended": 30, "ended_because": "moved_away", "ended_whose": "neither"}
    for more in ({}, ended):
        found = asked(tmp_path, "waiting", journey(days=days, **more))
        assert ("we_agreed", "left", 12) in found
        assert not any(step == "we_kept_our_word" for step, *_ in found), (
            "what did not begin is not waited for"
        )


def test_a_step_after_the_window_is_not_seen(tmp_path: Path) -> None:
    found = asked(tmp_path, "waiting", journey(days={Step.WE_WENT: 10, Step.WE_MET: 101}))
    assert found == {("we_went", "within", 2): 1, ("we_met", "left", 15): 1}


def test_bands_add_up_to_who_came_and_who_left_to_who_started(tmp_path: Path) -> None:
    found = asked(tmp_path, "waiting", *town(8, 250))
    tables = waiting_tables(
        {(str(step), str(what), int(weeks)): many for (step, what, weeks), many in found.items()}, 100
    )
    assert weeks_in(100) == [1, 2, 4, 8, 13, 15]
    assert weeks_in(182) == [1, 2, 4, 8, 13, 26]
    came = tables.counts["whole", "*", "we_agreed", "reached"]
    left = sum(
        many for key, many in tables.counts.items() if key[2] == "we_agreed" and key[3].startswith("left:")
    )
    assert tables.counts["whole", "*", "we_met", "reached"] == came + left
    assert tables.counts["waiting", "*", "we_met", "within:08"] == sum(
        many
        for (step, what, weeks), many in found.items()
        if (step, what) == ("we_met", "within") and weeks <= 8
    )


# As it is published.


def test_our_word_is_published_with_its_doubt_and_never_alone(tmp_path: Path) -> None:
    """Of 240 that we met 180 were promised something; with 120 of the 165 of whom something was due we kept it."""
    rows = [journey(*MET)] * 60
    rows += [journey(*MET, promises=(promise(kept=29),))] * 120
    rows += [journey(*MET, promises=(promise(),))] * 45
    rows += [journey(*MET, promises=(promise(due=999),))] * 15
    rows += [journey(Step.WE_MAY)] * 160
    make_inside(tmp_path, rows, made_at=TONIGHT, rng=Random(1))
    make_published(tmp_path, made_at=TONIGHT, settings=DisclosureSettings(), rng=Random(1))
    funnel = read_funnel(tmp_path)
    assert funnel is not None
    words = funnel.words["2025-H1"]
    assert words.promised is not None and words.kept is not None
    assert 180 / 240 in words.promised.interval
    assert 120 / 165 in words.kept.interval
    assert words.kept.share is not None and abs(words.kept.share - 120 / 165) < 0.05
    assert words.said_not_kept is not None and words.said_not_kept.share is None
    assert words.said_not_kept.interval.low == 0.0


def test_half_of_everybody_is_half_of_who_came_in_sight_too(tmp_path: Path) -> None:
    """Of 400, 300 were spoken with: 80 within two weeks, 160 more within four, 30 within eight and 30 within 13."""
    rows = [journey(days={Step.WE_WENT: 5, Step.WE_MET: 12})] * 80
    rows += [journey(days={Step.WE_WENT: 5, Step.WE_MET: 25})] * 160
    rows += [journey(days={Step.WE_WENT: 5, Step.WE_MET: 50})] * 30
    rows += [journey(days={Step.WE_WENT: 5, Step.WE_MET: 90})] * 30
    rows += [journey(Step.WE_MAY, ended=40, ended_because="moved_away", ended_whose="neither")] * 100
    make_inside(tmp_path, rows, made_at=TONIGHT, rng=Random(1))
    make_published(tmp_path, made_at=TONIGHT, settings=DisclosureSettings(), rng=Random(1))
    funnel = read_funnel(tmp_path)
    assert funnel is not None
    met = next(one for one in funnel.waits["2025-H1"] if one.step is Step.WE_MET)
    assert met.half == Half(2, 4)
    four = next(point for point in met.points if point.until == 4)
    assert 0.6 in four.interval
    assert four.share is not None and abs(four.share - 0.6) < 0.06


def test_what_is_withheld_lies_between_what_is_shown_before_and_after_it(tmp_path: Path) -> None:
    make_inside(tmp_path, town(3, 230), made_at=TONIGHT, rng=Random(1))
    make_published(tmp_path, made_at=TONIGHT, settings=DisclosureSettings(), rng=Random(1))
    funnel = read_funnel(tmp_path)
    assert funnel is not None
    for wait in funnel.waits["2025-H1"]:
        lows = [point.interval.low for point in wait.points]
        if wait.since is Step.WE_SAW:
            assert lows == sorted(lows)
            assert (
                any(figure.count is None for figure in wait.within.values())
                or wait.points[-1].share is not None
            )
