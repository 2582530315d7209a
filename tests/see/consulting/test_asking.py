"""What happens when somebody asks without a name?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connections

from bereik.people.models import Message
from bereik.see.consulting.asking import AskedOutcome, lines_of, question_of, resident_agreed
from bereik.see.consulting.carrying import for_a_signal
from bereik.see.consulting.sealing import text_key
from bereik.see.models import Consultation, Signal
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.terms.recognisable import Recognisable
from bereik.trust.access import house_access, open_access
from bereik.trust.refusals import WrongPurpose
from bereik.trust.sealing import CannotOpen
from tests.making import make_account, make_placement, make_team
from tests.see.consulting.questions import (
    MONDAY,
    TEXT,
    answer,
    ask,
    question,
    rows_about_people,
    stored,
    take,
)
from tests.see.partners import make_partner, signalling

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_question_is_kept_and_no_row_about_anybody() -> None:
    team, partner = make_team(), make_partner()
    before = rows_about_people()
    outcome = ask(partner, question(team))
    assert outcome.question is not None
    assert rows_about_people() == before
    row = stored()
    assert (row.sender, row.sender_kind, row.team_id) == (partner.link.id, "school", team.id)
    assert (row.domains, row.age, row.since) == (["money", "children"], "adult", "weeks")
    assert (row.asked, row.wants) == ("nothing", "how_to_ask")
    # Three working days, and fourteen days, after Monday 9 November.
    assert (row.answer_by, row.erase_on) == (date(2026, 11, 12), date(2026, 11, 23))


def test_the_text_says_nothing_without_the_houses_key() -> None:
    team = make_team()
    ask(make_partner(), question(team))
    row = stored()
    assert b"moeder" not in bytes(row.text)
    assert row.read(text_key())["text"] == TEXT
    with pytest.raises(CannotOpen):
        row.read(b"k" * 32)


def test_what_tells_who_somebody_is_is_not_kept_and_is_named() -> None:
    team, partner = make_team(), make_partner()
    outcome = ask(
        partner, question(team, text="Jeroen woont in de molenstraat.", own_words="moeder van anouk")
    )
    assert outcome.question is None
    assert outcome.verdict.reason.term is ConsultReason.STILL_NAMES
    named = {name: [one.words for one in found] for name, found in outcome.found.items()}
    assert named == {"text": ["Jeroen", "molenstraat"], "own_words": ["anouk"]}
    with house_access(Purpose.UPKEEP, "proef"):
        assert Consultation.objects.count() == 0


def test_the_houses_own_names_are_seen_and_the_town_itself_names_nobody(settings: Any) -> None:
    settings.BEREIK_NAME = "Voorbeeldstad"
    team, partner = make_team(), make_partner()
    found = ask(partner, question(team, text="In de wilgen, bij basisschool de voorbeeld.")).found["text"]
    assert [one.kind for one in found] == [Recognisable.PLACE, Recognisable.ORGANISATION]
    assert ask(partner, question(team, text=f"In Voorbeeldstad. Bel {team.phone}.")).question is not None


def test_a_word_that_names_nobody_may_stay_and_a_name_may_not() -> None:
    team, partner = make_team(), make_partner()
    what = question(team, text="Zij gaat naar Kringwinkelhuis.")
    assert ask(partner, what).question is None
    assert ask(partner, replace(what, kept=["Kringwinkelhuis"])).question is not None
    assert ask(partner, question(team, text="Jeroen drinkt.", kept=["Jeroen"])).question is None


def test_the_same_question_twice_is_one() -> None:
    team, partner = make_team(), make_partner()
    what = question(team)
    first, again = ask(partner, what), ask(partner, what)
    assert first.question is not None and again.question is not None
    assert (again.question.id, again.again, again.differs) == (first.question.id, True, False)


def test_the_same_question_from_a_form_asked_for_anew_is_one_until_it_is_answered() -> None:
    team, partner = make_team(), make_partner()
    first, again = ask(partner, question(team)), ask(partner, question(team))
    assert first.question is not None and again.question is not None
    assert (again.question.id, again.again, again.differs) == (first.question.id, True, False)
    assert not ask(partner, question(team, text="Iets anders.")).again
    assert not ask(partner, question(team), at=MONDAY + timedelta(hours=2)).again


def test_what_waits_for_our_answer_stands_before_what_was_answered_later() -> None:
    team, partner = make_team(), make_partner()
    waits = ask(partner, question(team), at=MONDAY).question
    answered = ask(partner, question(team, text="Iets anders."), at=MONDAY + timedelta(minutes=5)).question
    assert waits is not None and answered is not None
    els = make_account()
    make_placement(els, team)
    take(els, team, answered.id)
    answer(els, team, answered.id)
    with signalling(partner, at=MONDAY + timedelta(hours=1)) as access:
        assert [line.question.id for line in lines_of(access)] == [waits.id, answered.id]


@pytest.mark.parametrize("other", [{"text": "Iets anders."}, {"since": None}, {"own_words": "een ander"}])
def test_the_same_key_with_something_else_changes_nothing_and_says_so(other: dict[str, Any]) -> None:
    team, partner = make_team(), make_partner()
    what = question(team)
    ask(partner, what)
    again = ask(partner, replace(what, **other))
    assert (again.again, again.differs) == (True, True)
    assert stored().read(text_key())["text"] == TEXT


def test_a_key_is_unique_for_one_sender_and_not_over_all() -> None:
    team = make_team()
    what = question(team)
    assert not ask(make_partner(), what).again
    assert not ask(make_partner("gp", "Huisartsenpraktijk De Eik"), what).again


def test_the_same_form_twice_at_the_same_moment_is_one_question() -> None:
    team, partner = make_team(), make_partner()
    what = question(team)
    outcomes: list[AskedOutcome] = []

    def come() -> None:
        try:
            outcomes.append(ask(partner, what))
        finally:
            connections.close_all()

    threads = [Thread(target=come) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(outcomes) == 5
    assert sum(not one.again for one in outcomes) == 1
    assert stored().read(text_key())["text"] == TEXT


def test_another_partner_sees_nothing_of_it() -> None:
    team, mine, other = make_team(), make_partner(), make_partner("gp", "Huisartsenpraktijk De Eik")
    asked = ask(mine, question(team)).question
    assert asked is not None
    with signalling(mine) as access:
        assert question_of(access, asked.id) is not None
    with signalling(other) as access:
        assert Consultation.objects.count() == 0
        assert question_of(access, asked.id) is None
        assert for_a_signal(access, str(asked.id)) == {}
        assert not resident_agreed(access, asked.id)


@pytest.mark.parametrize(
    "purpose",
    [Purpose.LEADING, Purpose.HELPING, Purpose.REASONED_LOOK, Purpose.PRIVACY, Purpose.DELIVERY, Purpose.OWN],
)
def test_a_team_lead_and_everybody_else_sees_nothing_of_it(purpose: Purpose) -> None:
    team = make_team()
    ask(make_partner(), question(team))
    lead = make_account("Lies")
    with (
        open_access(
            purpose=purpose, who=lead.pk, kind="account", team=team.pk, law=team.law, because="proef"
        ),
        pytest.raises(WrongPurpose),
    ):
        Consultation.objects.count()


def test_when_the_person_says_yes_what_was_chosen_is_filled_in_and_nothing_is_tied() -> None:
    team, partner = make_team(), make_partner()
    asked = ask(partner, question(team)).question
    assert asked is not None
    with signalling(partner, at=MONDAY) as access:
        assert resident_agreed(access, asked.id)
        chosen = for_a_signal(access, str(asked.id))
    assert chosen == {
        "knowing": "agrees",
        "domains": ["money", "children"],
        "age": "adult",
        "own_words": "ouder van groep 7",
    }
    assert stored().agreed_on == date(2026, 11, 9)
    # A second tap, a day later, leaves the first day.
    with signalling(partner, at=MONDAY + timedelta(days=1)) as access:
        assert resident_agreed(access, asked.id)
    assert stored().agreed_on == date(2026, 11, 9)
    fields = {one.name for one in Signal._meta.concrete_fields} | {one.name for one in Message._meta.fields}
    assert not any("consultation" in name or "question" in name for name in fields)


def test_a_question_by_hand_in_the_address_fills_in_nothing() -> None:
    make_team()
    with signalling(make_partner()) as access:
        for written in ("", "x", "' or 1=1", "00000000-0000-0000-0000-000000000000"):
            assert for_a_signal(access, written) == {}
