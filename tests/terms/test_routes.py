"""Which route is open when, and what does each let pass?"""

from datetime import date
from itertools import permutations

import pytest

from bereik.terms.between_laws import BETWEEN_LAWS
from bereik.terms.laws import LAWS, TEAM_LAWS, Law
from bereik.terms.routes import ROUTES, Route

TODAY = date(2026, 11, 1)


def test_there_are_four_routes_and_all_are_open() -> None:
    assert [term.number for term in ROUTES.values()] == ["R1", "R2", "R3", "R4"]
    assert all(term.is_open(TODAY) for term in ROUTES.values())


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


def test_no_route_leans_on_a_bill() -> None:
    assert all(LAWS[term.law].in_force(TODAY) for term in ROUTES.values())
    assert {law for law in Law if not LAWS[law].in_force(TODAY)} == {Law.WAMS, Law.PROACTIVE_SERVICE}


def test_every_pair_of_laws_asks_the_resident() -> None:
    assert set(TEAM_LAWS) == {Law.WGS, Law.WMO, Law.JEUGDWET, Law.PARTICIPATIEWET}
    assert set(BETWEEN_LAWS) == set(permutations(TEAM_LAWS, 2))
    assert all(crossing.asks_the_resident for crossing in BETWEEN_LAWS.values())
    assert BETWEEN_LAWS[Law.WGS, Law.WMO].source == "Wmo 2015 art. 5.1.1(4)"
    assert BETWEEN_LAWS[Law.WMO, Law.WGS].source == "Wgs art. 8d"
