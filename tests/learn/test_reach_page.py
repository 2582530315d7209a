"""Does the page of our reach say what is published, with its doubt, and nothing more?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.test import Client

from bereik.facts.figures import Figure
from bereik.facts.funnel import PublishedFunnel
from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.facts.reader import read_funnel
from bereik.facts.rows import JourneyFact
from bereik.learn.page import Page, page_of
from bereik.municipality.models import Area
from bereik.reckon.release import DisclosureSettings, Withheld
from bereik.terms.steps import Step
from bereik.trust.refusals import NoAccess
from tests.facts.journeys import ended_in_its_week
from tests.house.entering import colleague, enter_as

TONIGHT = datetime(2026, 2, 1, 2, 0, tzinfo=UTC)
AREAS = {"WK999901": "Oude Stad", "WK999902": "Molenwijk", "WK999903": "Het Laag"}
in_a_house = pytest.mark.django_db(transaction=True)


def journey(n: int, wijk: str, *steps: Step, **more: Any) -> JourneyFact:
    days = {Step.WE_SAW: 0, **{step: 7 * number for number, step in enumerate(steps, 1)}}
    told = {
        "opened": date(2025, 1, 6) + timedelta(weeks=n % 24),
        "observed_until": date(2026, 1, 31),
        "wijk": wijk,
        "partner_kind": "landlord",
        "route": "arrears",
        "days": days,
    }
    return JourneyFact(**ended_in_its_week(told | more))


def a_half_year() -> Iterator[JourneyFact]:
    """308 journeys. Oude Stad: 163, met 122. Molenwijk: 139, met 31. Het Laag: 6, all met. Before WE_MET 103 were lost: 89
    to silence, 14 because we came too late; before WE_WENT 46: 33 for want of people, 13 without a reason. No exact count
    is a multiple of five: none may stand on the page."""
    went, met = (Step.WE_MAY, Step.WE_WENT), (Step.WE_MAY, Step.WE_WENT, Step.WE_MET)
    silence = {"ended": 60, "ended_because": "we_never_met", "ended_whose": "ours"}
    late = {"ended": 60, "ended_because": "we_came_too_late", "ended_whose": "ours"}
    nobody = {"ended": 50, "ended_because": "we_had_no_people", "ended_whose": "ours"}
    did_not_go = {"ended": 50, "ended_because": "we_did_not_go", "ended_whose": "ours"}
    told: list[tuple[int, str, tuple[Step, ...], dict[str, Any]]] = [
        (122, "WK999901", met, {}),
        (41, "WK999901", went, silence),
        (31, "WK999902", met, {}),
        (48, "WK999902", went, silence),
        (14, "WK999902", went, late),
        (33, "WK999902", (Step.WE_MAY,), nobody),
        (13, "WK999902", (Step.WE_MAY,), did_not_go),
        (6, "WK999903", met, {}),
    ]
    for many, wijk, steps, more in told:
        yield from (journey(n, wijk, *steps, **more) for n in range(many))


EXACT = {308, 163, 139, 159, 122, 31, 103, 89, 46, 33, 262}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("facts")
    make_inside(made, a_half_year(), made_at=TONIGHT, rng=Random(1))
    make_published(made, made_at=TONIGHT, settings=DisclosureSettings(), rng=Random(1))
    return made


@pytest.fixture(scope="module")
def funnel(folder: Path) -> PublishedFunnel:
    found = read_funnel(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(funnel: PublishedFunnel) -> Page:
    found = page_of(funnel, "", AREAS)
    assert found is not None
    return found


# What the page is made of


def test_it_opens_with_the_share_we_spoke_with_and_its_doubt(page: Page) -> None:
    """159 of 308 is 51.62; rounding to fives leaves it within a few, and the margin holds the truth."""
    met = page.finding.met
    assert met is not None and met.best is not None
    assert 50 <= met.best <= 53
    assert met.low < 51.62 < met.high


def test_the_largest_loss_is_ours_with_our_reason(page: Page) -> None:
    assert page.loss is not None
    assert page.loss.after.label.en == "We met" and page.loss.before.label.en == "We went"
    assert page.loss.lost.count is not None and 98 <= page.loss.lost.count <= 108
    assert page.loss.why is not None
    assert page.loss.why.words.nl == "het lukte ons niet contact te krijgen"


def test_two_wijken_that_certainly_differ_are_named_with_the_difference(page: Page) -> None:
    """122 of 163 (75) and 31 of 139 (22): 53 of the 100 between them."""
    table = next(one for one in page.tables if one.division == "wijk")
    assert table.uneven is not None
    assert (table.uneven.more.nl, table.uneven.less.nl) == ("Oude Stad", "Molenwijk")
    assert table.uneven.low < 53 < table.uneven.high


def test_each_wijk_says_how_far_people_came_step_by_step(page: Page) -> None:
    """Of 163 in the Oude Stad 122 were spoken with (75); what may not be shown of the small one is not shown in a step."""
    table = next(one for one in page.tables if one.division == "wijk")
    assert [one.label.en for one in table.steps] == ["We went", "We met", "We started", "The need is met"]
    first = next(one for one in table.rows if one.name.nl == "Oude Stad")
    met = next(one for one in first.steps if one.step.label.en == "We met")
    assert met.of_hundred is not None and met.of_hundred.low < 75 < met.of_hundred.high
    small = next(one for one in table.rows if one.name.nl == "Het Laag")
    assert [(one.reached, one.of_hundred) for one in small.steps] == [(None, None)] * 4


def test_a_small_wijk_has_a_reason_and_no_figure(page: Page) -> None:
    table = next(one for one in page.tables if one.division == "wijk")
    small = next(one for one in table.rows if one.name.nl == "Het Laag")
    assert small.seen is small.spoken is small.met is None
    assert small.because is Withheld.SMALL
    for row in table.rows:
        assert (row.seen is None or row.spoken is None) == (row.because is not None)


def test_with_one_half_year_nothing_is_said_about_change(page: Page) -> None:
    assert page.former == ""
    assert page.finding.met_change == "unknown"


def test_an_unknown_half_year_gives_the_newest(funnel: PublishedFunnel, page: Page) -> None:
    asked = page_of(funnel, "2019-H1' or 1=1", AREAS)
    assert asked is not None and asked.period == page.period


# What the reader gets


def published_numbers(funnel: PublishedFunnel) -> set[int]:
    """Every count that may be shown."""
    figures: list[Figure | None] = []
    for table in funnel.tables:
        figures.append(table.n)
        for one in table.stages:
            figures += [one.reached, one.lost, one.own_choice, one.otherwise, one.unknown]
            figures += [figure for _, figure in (*one.reasons, *one.own_reasons)]
    for words in funnel.words.values():
        figures += words.figures.values()
    for month in funnel.months.stock:
        figures += [month.before, month.came_in, month.re_entered, month.went_out, month.now]
    return {one.count for one in figures if one is not None and one.count is not None}


@pytest.fixture
def figures_here(settings: Any, folder: Path) -> None:
    settings.BEREIK_FACTS = folder
    for code, name in AREAS.items():
        Area.objects.create(code=code, kind="wijk", name=name)


def words_of(client: Client, address: str = "/leren/bereik/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert "style=" not in main and "<script" not in main
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&nbsp;", " ").split())


@in_a_house
def test_no_count_stands_on_the_page_that_is_not_published(
    figures_here: None, funnel: PublishedFunnel
) -> None:
    html = enter_as(colleague("policy_officer")).get("/leren/bereik/").content.decode()
    cells = {int(one) for one in re.findall(r'class="table__figure"[^>]*>(\d+)</td>', html)}
    assert cells and cells <= published_numbers(funnel)
    words = re.sub(r"<[^>]+>", " ", html.partition("<main")[2])
    assert not EXACT & {int(one) for one in re.findall(r"\b\d{2,4}\b(?! tot|\))", words)}


@in_a_house
def test_the_policy_officer_reads_the_finding_first_the_council_member_plain_words(
    figures_here: None,
) -> None:
    officer = words_of(enter_as(colleague("policy_officer", "Petra")))
    council = words_of(enter_as(colleague("council_member", "Omar")))
    assert "Bereiken wij de mensen die ons nodig hebben?" in officer[:120]
    assert "Van elke 100 mensen over wie wij iets hoorden, spraken wij er" in officer[:250]
    assert "Waar loopt het vast? Zo gaat het, in gewone woorden" in council[:150]
    for words in (officer, council):
        assert re.search(r"spraken wij er \d+ \(tussen \d+ en \d+\)", words)
        assert "Hier raken wij mensen kwijt" in words
        assert "Niet gebruiken om" in words
        assert "Niet getoond: het gaat om minder dan 10 mensen." in words
        assert "Zo rekenen wij" in words
    assert "Hier staan geen namen en niets over één bewoner of één medewerker." in council
    assert "Geen cijfer hier gaat over één persoon." in officer


@in_a_house
def test_no_row_about_a_person_is_asked_for(figures_here: None, django_assert_max_num_queries: Any) -> None:
    client = enter_as(colleague("policy_officer"))
    client.get("/leren/bereik/")
    with django_assert_max_num_queries(8):
        client.get("/leren/bereik/")
    from bereik.people.models import Journey

    with pytest.raises(NoAccess):
        Journey.objects.count()


@in_a_house
def test_who_is_not_here_is_brought_to_the_door() -> None:
    answer = Client().get("/leren/bereik/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/aanmelden/")


@in_a_house
def test_before_the_first_figures_the_page_says_from_when(settings: Any, tmp_path: Path) -> None:
    client = enter_as(colleague("policy_officer"))
    settings.BEREIK_FACTS = tmp_path
    assert "Er zijn nog geen cijfers." in words_of(client)
    young = [journey(0, "WK999901"), journey(1, "WK999901")]
    early = datetime(2025, 3, 1, 2, 0, tzinfo=UTC)
    young = [JourneyFact(opened=one.opened, observed_until=date(2025, 2, 28)) for one in young]
    make_inside(tmp_path, young, made_at=early, rng=Random(1))
    make_published(tmp_path, made_at=early, settings=DisclosureSettings(), rng=Random(1))
    # The week of Monday 30 June ends on 6 July; 26 weeks after it is 4 January, and then it is over.
    assert "op zijn vroegst op 5 januari 2026" in words_of(client)


@in_a_house
def test_figures_that_cannot_be_read_are_said_and_nothing_else_breaks(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "published.duckdb").write_bytes(b"not figures at all" * 100)
    settings.BEREIK_FACTS = tmp_path
    answer = enter_as(colleague("policy_officer")).get("/leren/bereik/")
    assert answer.status_code == 503
    words = answer.content.decode()
    assert "De cijfers kunnen niet gelezen worden." in words
    assert "bereik upkeep" in words
