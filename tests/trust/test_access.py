"""What does an access give, and what does it leave behind?"""

from __future__ import annotations

from threading import Thread
from uuid import uuid4

import pytest
from django.db import transaction

from bereik.people.models import Identity, Journey
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, inner_access, open_access
from bereik.trust.refusals import NoAccess, NoDeed, Refused, WrongPurpose, WrongThread
from tests.making import make_account, make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_is_read_without_an_access() -> None:
    with pytest.raises(NoAccess):
        Journey.objects.count()


def test_a_team_sees_its_own_law_only() -> None:
    team = make_team("wmo2015")
    make_journey(team)
    someone = make_account()
    for law, number in (("wmo2015", 1), ("wgs", 0)):
        with open_access(
            purpose=Purpose.OUTREACH,
            who=someone.id,
            kind="account",
            team=team.id,
            law=law,
            because="daglijst",
        ):
            assert Journey.objects.count() == number


def test_writing_needs_a_deed() -> None:
    team = make_team()
    with house_access(Purpose.UPKEEP, "proef"), pytest.raises(NoDeed), transaction.atomic():
        Journey.objects.update(law="wgs")
    assert team


def test_the_outer_access_comes_back_after_an_inner_one() -> None:
    journey = make_journey(make_team())
    someone = make_account()
    with open_access(
        purpose=Purpose.HELPING, who=someone.id, kind="account", law="wmo2015", because="traject"
    ) as outer:
        assert Journey.objects.count() == 0
        with inner_access(outer, Purpose.RECOGNITION, "herkennen"):
            assert Journey.objects.get().pk == journey.pk
        assert Journey.objects.count() == 0


def test_an_access_stays_in_its_thread() -> None:
    raised: list[BaseException] = []

    def look(context: object) -> None:
        try:
            context.run(Journey.objects.count)  # type: ignore[attr-defined]
        except Refused as why:
            raised.append(why)

    from contextvars import copy_context

    with house_access(Purpose.UPKEEP, "proef"):
        thread = Thread(target=look, args=(copy_context(),))
        thread.start()
        thread.join()
    assert [type(one) for one in raised] == [WrongThread]


def test_a_purpose_that_is_not_named_sees_nothing() -> None:
    with (
        open_access(purpose=Purpose.LEADING, who=uuid4(), kind="account", because="team") as _,
        pytest.raises(WrongPurpose),
    ):
        Identity.objects.count()


def test_settings_come_back_before_the_next_statement_and_after_a_savepoint_too() -> None:
    """On PostgreSQL the outer access is told again only when something runs; going back to a savepoint must not wear
    the inner one's settings."""
    journey, someone = make_journey(make_team()), make_account()
    with open_access(
        purpose=Purpose.HELPING, who=someone.id, kind="account", law="wmo2015", because="traject"
    ) as outer:
        with inner_access(outer, Purpose.RECOGNITION, "herkennen"):
            assert Journey.objects.get().pk == journey.pk
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert Journey.objects.count() == 0
            _ = 1 / 0
        assert Journey.objects.count() == 0
        with inner_access(outer, Purpose.RECOGNITION, "herkennen"):
            pass
        with inner_access(outer, Purpose.RECOGNITION, "herkennen"):
            assert Journey.objects.count() == 1
        assert Journey.objects.count() == 0
    with open_access(purpose=Purpose.OWN, who=uuid4(), kind="link", subject=uuid4(), because="pagina"):
        assert Journey.objects.count() == 0
