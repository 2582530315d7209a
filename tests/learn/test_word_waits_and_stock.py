"""Do our word, the weeks and the count of the months stand on the page as they are published, each with its doubt?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.facts.funnel import PublishedFunnel
from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.facts.reader import read_funnel
from bereik.facts.rows import JourneyFact
from bereik.facts.word_tables import BROKEN, KEPT, MADE, MENDED, SOME, STATE
from bereik.learn.page import Page, page_of
from bereik.learn.stock import stock_on_page
from bereik.reckon.release import DisclosureSettings, Withheld
from bereik.reckon.waiting import Half
from tests.facts.journeys import ended_in_its_week
from tests.house.entering import colleague, enter_as
from tests.learn.test_reach_page import words_of
from tests.learn.town_page import NIGHT, two_half_years

in_a_house = pytest.mark.django_db(transaction=True)


def published(folder: Path, rows: list[JourneyFact]) -> PublishedFunnel:
    make_inside(folder, rows, made_at=NIGHT, rng=Random(1))
    make_published(folder, made_at=NIGHT, settings=DisclosureSettings(), rng=Random(1))
    found = read_funnel(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("facts")
    published(made, list(two_half_years()))
    return made


@pytest.fixture(scope="module")
def funnel(folder: Path) -> PublishedFunnel:
    found = read_funnel(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(funnel: PublishedFunnel) -> Page:
    found = page_of(funnel, "", {})
    assert found is not None
    return found


def test_a_word_kept_never_stands_alone(page: Page) -> None:
    word = page.word
    assert word is not None and word.kept is not None
    assert word.kept.low < word.kept.high
    assert word.promised is not None, "to how many we promised something at all"
    assert word.said_not_kept is not None, "what the residents themselves say"
    assert word.moved is not None, "how often we named another day"
    assert word.partners is not None


def test_the_bar_of_our_word_is_all_to_whom_we_promised_something(
    page: Page, funnel: PublishedFunnel
) -> None:
    assert page.word is not None
    figures = funnel.words["2025-H2"].figures
    whole = figures[MADE, SOME].count
    assert whole
    width = {part.kind: part.width for part in page.word.bar}
    for kind, state in (("kept", KEPT), ("ours", MENDED), ("lost", BROKEN)):
        count = figures[STATE, state].count
        if count is not None:
            assert width[kind] == pytest.approx(100 * count / whole, abs=0.01)
    assert sum(width.values()) == pytest.approx(100, abs=0.1)


def test_each_wait_has_its_half_and_its_shares(page: Page, funnel: PublishedFunnel) -> None:
    assert page.waits is not None
    assert [row.asked.en for row in page.waits.rows] == [
        "Until we went",
        "Until we met",
        "From talk to agreement",
        "From agreement to a word kept",
    ]
    for row, wait in zip(page.waits.rows, funnel.waits["2025-H2"], strict=True):
        assert row.half == wait.half
        assert 0 <= row.low_at <= 100 and 0 <= row.width <= 100 - row.low_at + 0.01
        assert [point.weeks for point in row.points] == [point.until for point in wait.points]


def test_an_open_end_runs_to_the_end_of_the_axis(page: Page) -> None:
    assert page.waits is not None
    row = page.waits.rows[0]
    assert replace(row, half=Half(4, 8), axis=26).width == pytest.approx(100 * 4 / 26, abs=0.01)
    open_end = replace(row, half=Half(13, None), axis=26)
    assert (open_end.low_at, open_end.width) == (50.0, 50.0)


def test_half_a_year_ago_is_compared_in_all_three_sentences(page: Page) -> None:
    assert page.former == "2025-H1"
    assert page.word is not None and page.waits is not None
    for change in (page.finding.met_change, page.word.kept_change, page.waits.soon_change):
        assert change in ("better", "worse", "unknown")


def test_the_need_met_is_of_everybody_and_silence_is_said(page: Page, funnel: PublishedFunnel) -> None:
    whole = funnel.whole("2025-H2")
    assert whole is not None
    stage = next(one for one in whole.stages if one.step == "need_met")
    need = page.finding.need
    assert need is not None and need.best is not None and whole.n.count
    assert stage.reached.count is not None and stage.unknown is not None and stage.unknown.count is not None
    assert need.best == round(100 * stage.reached.count / whole.n.count)
    assert need.low <= need.best < need.high
    assert need.high >= 100 * (stage.reached.count + stage.unknown.count) / whole.n.count, (
        "each silence may be a yes"
    )
    assert page.finding.silent == round(100 * stage.unknown.count / whole.n.count)


def test_a_step_and_the_finding_say_the_same_of_the_same_people(page: Page, funnel: PublishedFunnel) -> None:
    """Of all who set out, at every step: else "5 of the 100" above is "6 of the 100" below."""
    whole = funnel.whole("2025-H2")
    assert whole is not None and whole.n.count
    by_step = {row.stage.step: row for row in page.steps}
    assert by_step["need_met"].of_start == page.finding.need
    for row in page.steps[1:]:
        if row.of_start and row.stage.reached.count is not None:
            assert row.of_start.best == round(100 * row.stage.reached.count / whole.n.count)
            assert row.of_start.low <= row.of_start.best <= row.of_start.high


def test_bands_of_weeks_have_one_axis(page: Page) -> None:
    assert page.waits is not None
    assert {row.axis for row in page.waits.rows} == {page.waits.longest} == {26}


def test_reasons_that_are_not_shown_are_said_to_be_so(page: Page) -> None:
    for row in page.steps:
        for of, reasons, not_all in (
            (row.stage.lost, row.reasons, row.why_not_all),
            (row.stage.own_choice, row.own_reasons, row.own_why_not_all),
        ):
            if of and of.count and (reasons or not_all):
                assert not_all is (sum(reason.count for reason in reasons) < of.count)
    assert any(row.hidden for row in page.steps)


def test_of_people_not_followed_for_so_long_the_page_says_from_when_it_can_tell(
    page: Page, funnel: PublishedFunnel
) -> None:
    told = [row.stage.step for row in page.steps]
    coming = [one for one in funnel.coming if one.step and one.period == page.period.name]
    assert ("still_met" in told) is (page.still_from is None)
    assert page.still_from == (coming[0].ripe_on if coming else None)


def test_the_newest_month_stands_first_and_columns_follow_the_year(
    page: Page, funnel: PublishedFunnel
) -> None:
    periods = [row.figures.period for row in page.stock.rows]
    assert periods == [one.period for one in reversed(funnel.months.stock)]
    assert len(page.stock.columns) == len(funnel.months.stock)
    tallest = max(page.stock.columns, key=lambda column: column.height)
    assert tallest.top == 0.0
    assert page.stock.wrong == ()


def test_a_month_that_is_withheld_is_dotted_and_not_nothing(funnel: PublishedFunnel) -> None:
    one = funnel.months.stock[-1]
    hidden = replace(one, now=replace(one.now, count=None, spread=None))
    stock = stock_on_page(replace(funnel.months, stock=(*funnel.months.stock[:-1], hidden)))
    assert stock.columns[-1].hidden and stock.columns[-1].height > 0


# What the reader gets


@pytest.fixture
def figures_here(settings: Any, folder: Path) -> None:
    settings.BEREIK_FACTS = folder


@in_a_house
def test_the_policy_officer_reads_word_weeks_and_count(figures_here: None) -> None:
    words = words_of(enter_as(colleague("policy_officer")))
    order = [
        "Bereiken wij de mensen die ons nodig hebben?",
        "is volgens henzelf gedaan wat nodig was",
        "zij gaven geen antwoord",
        "Hier raken wij mensen kwijt",
        "Houden wij ons woord?",
        "zelf: dit is niet gebeurd",
        "Onze stappen, één voor één",
        "Hoe lang wachten mensen op ons?",
        "Klopt de telling?",
        "Niets is onverklaard.",
        "Spreken wij langs elke weg evenveel mensen?",
        "Geen cijfer hier gaat over één persoon.",
    ]
    places = [words.find(one) for one in order]
    assert -1 not in places and places == sorted(places)
    due = r"Van elke 100 mensen bij wie een belofte aan de beurt was, deden wij bij \d+ alles op tijd"
    assert re.search(due + r" \(tussen \d+ en \d+\)", words), "not of all to whom we promised something"
    assert re.search(r"Binnen 4 weken spraken wij \d+ van elke 100 mensen \(tussen \d+ en \d+\)", words)
    assert "wij hadden te weinig mensen" in words


@in_a_house
def test_of_a_few_people_it_is_not_said_that_at_most_so_many_say_it_was_not_done(
    settings: Any, tmp_path: Path
) -> None:
    published(tmp_path, list(two_half_years(100)))
    settings.BEREIK_FACTS = tmp_path
    found = read_funnel(tmp_path)
    assert found is not None
    page = page_of(found, "", {})
    assert page is not None and page.word is not None and page.word.said_because is Withheld.SMALL
    words = words_of(enter_as(colleague("policy_officer")))
    assert "hoogstens" not in words.partition("Houden wij ons woord?")[2].partition("Toon als tabel")[0]
    assert "zelf zeggen: dit is niet gebeurd? Niet getoond: het gaat om minder dan 10 mensen." in words


@in_a_house
def test_who_came_back_is_said_to_be_few_only_when_that_is_why_it_is_withheld(page: Page) -> None:
    from django.template.loader import render_to_string

    row = page.stock.rows[0]
    whole = {"before": 200, "came_in": 50, "went_out": 40, "now": 215}
    figures = {name: replace(row.figures.before, count=count, withheld=None) for name, count in whole.items()}

    def said(because: Withheld) -> str:
        back = replace(row.figures.before, count=None, spread=None, withheld=because)
        shown = replace(row, figures=replace(row.figures, re_entered=back, **figures))
        return render_to_string(
            "learn/_stock_sentence.html", {"row": shown, "stock": page.stock, "page": page}
        )

    assert "Minder dan 10 kwamen terug." in said(Withheld.SMALL)
    for because in (Withheld.COMPLEMENT, Withheld.DIFFERENCE):
        assert "Minder dan" not in said(because)
        assert "Hoeveel er terugkwamen, tonen wij niet." in said(because)


@in_a_house
def test_the_council_member_reads_three_sentences_each_better_worse_or_not_known(figures_here: None) -> None:
    words = words_of(enter_as(colleague("council_member", "Omar")))
    opening = words.partition("Gehoord van")[0]
    verdicts = re.findall(r"(?:beter is|beter|slechter) dan een half jaar eerder", opening)
    assert len(verdicts) == 3
    for sentence in ("spraken wij er", "alles op tijd", "Binnen 4 weken spraken wij"):
        assert opening.count(sentence) == 1


@in_a_house
def test_a_month_that_does_not_fit_is_a_brick_box_with_what_to_do(settings: Any, tmp_path: Path) -> None:
    torn = {
        "opened": date(2025, 2, 3),
        "observed_until": NIGHT.date(),
        "ended": 200,
        "ended_because": "need_met",
    }
    rows = [*two_half_years(150), JourneyFact(**ended_in_its_week(torn | {"closed_week": None}))]
    published(tmp_path, rows)
    settings.BEREIK_FACTS = tmp_path
    client = enter_as(colleague("policy_officer"))
    words = words_of(client)
    assert "De telling van deze maand klopt niet: augustus 2025." in words
    assert "Dat is onze fout." in words
    assert "Geef dit door aan de beheerder" in words
    assert "Niets is onverklaard." not in words
    assert 'role="alert"' in client.get("/leren/bereik/").content.decode()
