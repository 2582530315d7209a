"""Does a professional get from a waiting row to a talk, and does nobody see more than they may?"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from bereik.help.actions import (
    ask_to_look,
    name_second,
    put_back,
    record_agreement,
    record_attempt,
    take_on,
    withdraw_agreement,
)
from bereik.help.day_list import own_list, waiting_list
from bereik.help.file import open_file
from bereik.help.models import Attempt
from bereik.help.team import team_now
from bereik.municipality.models import StandIn, Team
from bereik.people.models import Journey, Step
from bereik.terms.channels import Channel
from bereik.terms.laws import LAWS, Law
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, inner_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.house.entering import enter_as
from tests.making import make_account, make_journey, make_placement, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def as_(purpose: Purpose, who: Account, team: Team) -> object:
    return open_access(
        purpose=purpose, who=who.id, kind="account", team=team.id, law=team.law, because="proef", page="proef"
    )


def try_once(
    access: Access, journey: UUID, outcome: Outcome, attempt_id: UUID | None = None
) -> Attempt | None:
    return record_attempt(
        access,
        journey,
        attempt_id=attempt_id or new_id(),
        channel=Channel.HOME_VISIT,
        outcome=outcome,
        on=access.today,
        part_of_day=PartOfDay.MORNING,
    )


def test_the_team_sees_why_and_where_and_not_who() -> None:
    team, merel = make_team(), make_account()
    journey = make_journey(team, make_resident("Mees", "Linde"), about=["money"])
    with as_(Purpose.OUTREACH, merel, team) as access:
        rows = waiting_list(access).rows
    assert [row.journey for row in rows] == [journey.id]
    assert rows[0].who == "" and "Linde" not in str(rows)


def test_who_takes_it_on_first_is_it_and_the_other_hears_so() -> None:
    team, merel, berk = make_team(), make_account("Merel"), make_account("Berk")
    journey = make_journey(team)
    with as_(Purpose.OUTREACH, merel, team) as access:
        assert take_on(access, journey.id).yes
    with as_(Purpose.OUTREACH, berk, team) as access:
        verdict = take_on(access, journey.id)
    assert verdict.no and "Merel" in verdict.reason.say("nl")
    with as_(Purpose.HELPING, merel, team) as access:
        assert own_list(access).rows[0].who == "Mees Linde"
    with as_(Purpose.HELPING, berk, team) as access:
        assert own_list(access).rows == () and open_file(access, journey.id) is None


def test_another_team_has_no_such_journey() -> None:
    journey = make_journey(make_team())
    other, berk = make_team(name="Wijkteam Zuid"), make_account("Berk")
    with as_(Purpose.OUTREACH, berk, other) as access:
        assert take_on(access, journey.id) is None


def test_the_first_try_is_we_went_and_the_first_talk_we_met() -> None:
    team, merel = make_team(), make_account()
    journey = make_journey(team, trusted=merel)
    with as_(Purpose.HELPING, merel, team) as access:
        try_once(access, journey.id, Outcome.NOBODY_THERE)
        assert set(Step.objects.values_list("step", flat=True)) == {"we_went"}
        try_once(access, journey.id, Outcome.NOT_NOW)
        assert set(Step.objects.values_list("step", flat=True)) == {"we_went", "we_met"}
        found = Journey.objects.get()
    assert (found.tries, found.met_at is not None, found.ended_at) == (2, True, None)


def test_the_same_try_sent_twice_is_one_try() -> None:
    team, merel = make_team(), make_account()
    journey, attempt = make_journey(team, trusted=merel), new_id()
    with as_(Purpose.HELPING, merel, team) as access:
        for _ in range(2):
            try_once(access, journey.id, Outcome.NO_ANSWER, attempt)
        assert Attempt.objects.count() == 1 and Journey.objects.get().tries == 1


def test_what_did_not_take_place_is_no_try() -> None:
    team, merel = make_team(), make_account()
    journey = make_journey(team, trusted=merel)
    with as_(Purpose.HELPING, merel, team) as access:
        try_once(access, journey.id, Outcome.WE_DID_NOT_GO)
        assert not Step.objects.exists() and Journey.objects.get().tries == 0


def test_the_order_is_danger_promise_clock_and_then_who_waits_longest() -> None:
    team, merel = make_team(), make_account()
    now = timezone.now()
    today = timezone.localdate(now)
    waits = make_journey(team, trusted=merel, at=now - timedelta(days=2))
    waits_longer = make_journey(team, trusted=merel, at=now - timedelta(days=9))
    clock = make_journey(team, trusted=merel, clock="wgs_threat", clock_on=today + timedelta(days=2))
    promise = make_journey(team, trusted=merel, promised_on=today)
    danger = make_journey(team, trusted=merel, urgent=True)
    resting = make_journey(team, trusted=merel, rests_until=today + timedelta(days=3))
    with as_(Purpose.HELPING, merel, team) as access:
        rows = own_list(access).rows
    assert [row.journey for row in rows] == [one.id for one in (danger, promise, clock, waits_longer, waits)]
    assert resting.id not in {row.journey for row in rows}
    assert all(row.reason is not None for row in rows)


def test_the_list_goes_on_where_the_page_ended() -> None:
    team, merel = make_team(), make_account()
    resident = make_resident()
    made = [make_journey(team, resident, trusted=merel).id for _ in range(53)]
    with as_(Purpose.HELPING, merel, team) as access:
        first = own_list(access)
        rest = own_list(access, first.more)
        assert own_list(access, "geen_plaats").rows == first.rows
    assert sorted(row.journey for row in (*first.rows, *rest.rows)) == sorted(made)
    assert (len(first.rows), len(rest.rows), rest.more) == (50, 3, "")


def test_a_second_person_opens_the_file_and_names_nobody() -> None:
    team, merel, berk, eik = make_team(), make_account("Merel"), make_account("Berk"), make_account("Eik")
    journey = make_journey(team, trusted=merel)
    for one in (merel, berk):
        make_placement(one, team)
    with as_(Purpose.HELPING, merel, team) as access:
        assert name_second(access, journey.id, eik.id).no
        assert name_second(access, journey.id, berk.id).yes
    with as_(Purpose.HELPING, berk, team) as access:
        assert open_file(access, journey.id).who.name == "Mees Linde"
        assert name_second(access, journey.id, None) is None


def test_a_file_of_somebody_else_opens_with_a_reason_until_the_day_ends() -> None:
    team, merel, berk = make_team(), make_account("Merel"), make_account("Berk")
    journey = make_journey(team, trusted=merel)

    def open_as_berk(at: object = None) -> object:
        with (
            open_access(
                purpose=Purpose.REASONED_LOOK,
                who=berk.id,
                kind="account",
                law=team.law,
                because="proef",
                at=at,
            ) as access,
            inner_access(access, Purpose.REASONED_LOOK, "proef", subject=journey.id) as inner,
        ):
            return open_file(inner, journey.id)

    assert open_as_berk() is None
    with as_(Purpose.REASONED_LOOK, berk, team) as access:
        assert ask_to_look(access, journey.id, "kort")[1] is None
        assert ask_to_look(access, journey.id, "De politie belde over dit adres.")[1] is not None
    assert open_as_berk().who.name == "Mees Linde"
    assert open_as_berk(timezone.now() + timedelta(days=1)) is None


def test_another_law_opens_after_a_yes_and_closes_when_it_is_taken_back() -> None:
    wmo, debts, merel = make_team("wmo2015"), make_team("wgs", "Vroegsignalering"), make_account("Merel")
    resident = make_resident()
    mine, theirs = make_journey(wmo, resident, trusted=merel), make_journey(debts, resident)
    with as_(Purpose.HELPING, merel, wmo) as access:
        assert open_file(access, theirs.id) is None
        assert record_agreement(access, mine.id, from_law="wgs", how="spoken").yes
        assert open_file(access, theirs.id) is not None
        (agreement,) = open_file(access, mine.id).agreements
        assert agreement.law is LAWS[Law.WGS] and agreement.journeys == (theirs.id,)
        assert withdraw_agreement(access, agreement.id)
        assert open_file(access, theirs.id) is None


def test_a_yes_is_said_and_never_set_beforehand_and_leads_to_what_may_be_read() -> None:
    wmo, debts, merel = make_team("wmo2015"), make_team("wgs", "Vroegsignalering"), make_account("Merel")
    make_placement(merel, wmo)
    resident = make_resident()
    mine, theirs = make_journey(wmo, resident, trusted=merel), make_journey(debts, resident)
    client, page = enter_as(merel), f"/helpen/traject/{mine.pk}/"
    assert 'value="" selected' in client.get(page).content.decode()
    nothing = client.post(f"{page}ja/", {"from_law": "", "how": ""})
    assert nothing.status_code == 422
    assert "Kies een wet." in nothing.content.decode()
    shown = client.post(f"{page}ja/", {"from_law": "wgs", "how": "spoken"}, follow=True).content.decode()
    assert "Ja voor Wet gemeentelijke schuldhulpverlening" in shown
    assert (
        f"/helpen/traject/{theirs.pk}/" in shown
        and client.get(f"/helpen/traject/{theirs.pk}/").status_code == 200
    )
    assert client.post(f"{page}ja/", {"from_law": "jeugdwet", "how": "spoken"}).status_code == 302
    assert "Daar is nu niets bekend." in client.get(page).content.decode()


def test_a_wrong_tap_on_taking_on_is_put_back_while_nothing_happened() -> None:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    journey = make_journey(team, make_resident("Mees", "Linde"))
    client, page = enter_as(merel), f"/helpen/traject/{journey.pk}/"
    shown = client.post(f"{page}oppakken/", follow=True).content.decode()
    assert "Leg het terug voor het team" in shown
    day = client.post(f"{page}terugleggen/", follow=True).content.decode()
    assert "Teruggelegd. Het wacht weer op het team." in day and "Ik pak dit op" in day
    assert "Mees" not in day and client.get(page).status_code == 404
    client.post(f"{page}oppakken/")
    with as_(Purpose.HELPING, merel, team) as access:
        assert try_once(access, journey.pk, Outcome.NOBODY_THERE) is not None
    assert "Leg het terug voor het team" not in client.get(page).content.decode()
    late = client.post(f"{page}terugleggen/", follow=True).content.decode()
    assert "zolang er niets is gedaan of beloofd" in late and client.get(page).status_code == 200


def test_not_tomorrow_and_only_what_is_ones_own_is_put_back() -> None:
    team, merel, berk = make_team(), make_account("Merel"), make_account("Berk")
    before = timezone.now() - timedelta(days=2)
    long_ago = make_journey(team, make_resident(), trusted=merel)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Journey.objects.filter(pk=long_ago.pk).update(trusted_at=before)
    with as_(Purpose.HELPING, merel, team) as access:
        assert put_back(access, long_ago.pk).no
        assert not open_file(access, long_ago.pk).may_put_back
    with as_(Purpose.HELPING, berk, team) as access:
        assert put_back(access, long_ago.pk) is None


def test_an_address_that_only_a_button_leads_to_says_so_when_it_is_opened() -> None:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    mine = make_journey(team, make_resident(), trusted=merel)
    answer = enter_as(merel).get(f"/helpen/traject/{mine.pk}/ja/")
    assert answer.status_code == 405 and answer["Allow"] == "POST"
    assert "Deze pagina is er niet" in answer.content.decode(), "a browser shows nothing for an empty answer"


def test_the_page_of_the_second_person_reads_well_without_a_name_and_not_after_an_ending() -> None:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    nameless = make_journey(team, make_resident("", ""), trusted=merel)
    client = enter_as(merel)
    shown = client.get(f"/helpen/traject/{nameless.pk}/tweede/").content.decode()
    assert "De tweede persoon ziet alles, en staat op" in shown
    ended = make_journey(team, make_resident(), trusted=merel, ended_at=timezone.now())
    assert "/tweede/" not in client.get(f"/helpen/traject/{ended.pk}/").content.decode()


def test_a_team_lead_reads_counts_and_no_one() -> None:
    team, lead = make_team(), make_account("Els")
    make_journey(team)
    make_journey(team, trusted=make_account("Merel"))
    with as_(Purpose.LEADING, lead, team) as access:
        now = team_now(access)
    assert (now.waiting, now.with_someone, now.clock_passed) == (1, 1, 0)


def test_who_stands_in_today_has_the_rows_of_the_colleague_on_the_list() -> None:
    team, merel, berk = make_team(), make_account("Merel"), make_account("Berk")
    journey, today = make_journey(team, trusted=merel), timezone.localdate()
    for since, seen in ((today - timedelta(days=1), True), (today + timedelta(days=1), False)):
        StandIn.objects.all().delete()
        StandIn.objects.create(
            professional=merel, stand_in=berk, since=since, until=since + timedelta(days=1), by=merel.id
        )
        with as_(Purpose.HELPING, berk, team) as access:
            rows = own_list(access).rows
        assert [(row.journey, row.instead_of) for row in rows] == ([(journey.id, "Merel")] if seen else [])
