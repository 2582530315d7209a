"""Which route is open when, and what does each let pass?"""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from bereik.terms.between_laws import BETWEEN_LAWS
from bereik.terms.laws import LAWS, TEAM_LAWS, Law
from bereik.terms.routes import ROUTES, Route

TODAY = date(2026, 11, 1)


def test_four_routes_are_open_and_two_wait_for_a_law() -> None:
    assert [term.number for term in ROUTES.values()] == ["R1", "R2", "R3", "R4", "R5", "R6"]
    assert [term.number for term in ROUTES.values() if term.is_open(TODAY)] == ["R1", "R2", "R3", "R4"]


@pytest.mark.parametrize("route", [Route.WORRY_REPORT, Route.PROACTIVE_NOTICE])
def test_a_route_that_waits_stays_closed_whatever_the_day(route: Route) -> None:
    assert ROUTES[route].opens is None
    assert not any(ROUTES[route].is_open(date(year, 1, 1)) for year in range(2015, 2050))


def test_a_date_alone_opens_nothing_before_the_law_is_in_force() -> None:
    dated = replace(ROUTES[Route.WORRY_REPORT], opens=date(2026, 1, 1))
    assert not dated.is_open(TODAY)


def test_with_its_law_in_force_and_a_date_a_route_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force = replace(LAWS[Law.WAMS], in_force_from=date(2028, 1, 1))
    monkeypatch.setattr("bereik.terms.routes.LAWS", {**LAWS, Law.WAMS: in_force})
    dated = replace(ROUTES[Route.WORRY_REPORT], opens=date(2028, 7, 1))
    assert not dated.is_open(date(2028, 6, 30))
    assert dated.is_open(date(2028, 7, 1))
    assert not ROUTES[Route.WORRY_REPORT].is_open(date(2028, 7, 1)), "no date, no route"


def test_one_route_obliges_us_and_says_by_which_article() -> None:
    assert {route: term.duty for route, term in ROUTES.items() if term.duty} == {
        Route.ARREARS: "Wgs art. 3(1)(b)"
    }


def test_the_arrears_route_opened_with_its_law() -> None:
    assert not ROUTES[Route.ARREARS].is_open(date(2020, 12, 31))
    assert ROUTES[Route.ARREARS].is_open(date(2021, 1, 1))


@pytest.mark.parametrize("route", [Route.WITHOUT_NAME, Route.SERIOUS_WORRY])
def test_two_routes_keep_nothing_about_a_person(route: Route) -> None:
    assert not ROUTES[route].keeps_a_person


def test_every_route_gives_a_sentence_to_say_to_the_resident() -> None:
    for term in ROUTES.values():
        assert term.sentence.nl.endswith((".", "?"))
        assert term.sentence.en.endswith((".", "?"))


def test_no_open_route_leans_on_a_bill() -> None:
    leaning = {route for route, term in ROUTES.items() if not LAWS[term.law].in_force(TODAY)}
    assert leaning == {Route.WORRY_REPORT, Route.PROACTIVE_NOTICE}
    assert {law for law in Law if not LAWS[law].in_force(TODAY)} == {Law.WAMS, Law.PROACTIVE_SERVICE}


def test_every_pair_of_laws_asks_the_resident() -> None:
    assert set(TEAM_LAWS) == {Law.WGS, Law.WMO, Law.JEUGDWET, Law.PARTICIPATIEWET}
    assert set(BETWEEN_LAWS) == set(permutations(TEAM_LAWS, 2))
    assert all(crossing.asks_the_resident for crossing in BETWEEN_LAWS.values())
    assert BETWEEN_LAWS[Law.WGS, Law.WMO].source == "Wmo 2015 art. 5.1.1(4)"
    assert BETWEEN_LAWS[Law.WMO, Law.WGS].source == "Wgs art. 8d"
