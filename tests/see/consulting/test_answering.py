"""What happens when a colleague takes a question, reads it and writes back?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from bereik.municipality.models import Team
from bereik.people.models import Message
from bereik.see.consulting import answering
from bereik.see.consulting.answering import (
    how_many_wait,
    put_back_question,
    read_question,
    take_question,
    waiting_questions,
)
from bereik.see.consulting.asking import question_of, written_back
from bereik.see.consulting.carrying import on_the_card
from bereik.see.consulting.rules import HERE
from bereik.see.consulting.sealing import text_key
from bereik.see.models import Consultation
from bereik.terms.advice import Advice
from bereik.terms.consultation import EndsIn
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.trust.access import house_access, open_access
from bereik.trust.models import Account
from bereik.trust.refusals import HiddenField
from tests.making import make_account, make_placement, make_team
from tests.see.consulting.questions import (
    MONDAY,
    TEXT,
    answer,
    ask,
    question,
    reaching_out,
    rows_about_people,
    stored,
    take,
)
from tests.see.partners import make_partner, signalling

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def team() -> Team:
    return make_team()


def adviser(team: Team, name: str = "Els") -> Account:
    made = make_account(name)
    make_placement(made, team)
    return made


def asked(team: Team, **values: Any) -> UUID:
    found = ask(make_partner(), question(team, **values)).question
    assert found is not None
    return found.id


def test_the_oldest_waits_on_top_and_no_text_comes_with_it(team: Team) -> None:
    els = adviser(team)
    partner = make_partner()
    later = ask(partner, question(team), at=MONDAY + timedelta(hours=2)).question
    first = ask(partner, question(team), at=MONDAY).question
    assert later is not None and first is not None
    with reaching_out(els, team, MONDAY + timedelta(days=1)) as access:
        waiting = waiting_questions(access)
        assert [one.id for one in waiting] == [first.id, later.id]
        assert how_many_wait(access) == 2
        assert all("text" in one.get_deferred_fields() for one in waiting)


def test_whoever_takes_it_reads_it_and_nobody_else_sees_it_any_more(team: Team) -> None:
    els, jan, which = adviser(team), adviser(team, "Jan"), asked(team)
    assert take(els, team, which).yes
    with reaching_out(els, team) as access:
        read = read_question(access, which)
        assert read is not None and read[1] == TEXT
    with reaching_out(jan, team) as access:
        assert Consultation.objects.count() == 0
        assert read_question(access, which) is None
        assert waiting_questions(access) == []


def test_the_senders_own_words_are_for_the_sender_alone(team: Team) -> None:
    els, which = adviser(team), asked(team)
    take(els, team, which)
    with reaching_out(els, team), pytest.raises(HiddenField):
        Consultation.objects.values_list("own_words", flat=True).get()


def test_nobody_reads_before_taking(team: Team) -> None:
    els, which = adviser(team), asked(team)
    with reaching_out(els, team) as access:
        assert read_question(access, which) is None


def test_the_second_is_told_kindly_who_was_first(team: Team) -> None:
    els, jan, which = adviser(team), adviser(team, "Jan"), asked(team)
    take(els, team, which)
    verdict = take(jan, team, which)
    assert verdict.no
    assert verdict.reason.say("nl") == "Els was je net voor en leest deze vraag. Jij hoeft niets te doen."
    assert take(els, team, which).reason.term is ConsultReason.YOURS_TO_ANSWER


def test_of_five_at_the_same_moment_one_takes_it(team: Team) -> None:
    which = asked(team)
    five = [adviser(team, f"Els{number}") for number in range(5)]
    verdicts: list[Any] = []

    def come(account: Account) -> None:
        try:
            verdicts.append(take(account, team, which))
        finally:
            connections.close_all()

    threads = [Thread(target=come, args=[one]) for one in five]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [one.yes for one in verdicts].count(True) == 1
    assert {one.reason.term for one in verdicts if one.no} == {ConsultReason.READ_BY_ANOTHER}


def test_another_team_sees_and_takes_nothing(team: Team) -> None:
    which = asked(team)
    other = make_team(name="Wijkteam Zuid")
    zoe = adviser(other, "Zoe")
    take(adviser(team), team, which)
    with reaching_out(zoe, other) as access:
        assert Consultation.objects.count() == 0
        assert take_question(access, which) is None
        assert take_question(access, uuid4()) is None
        assert how_many_wait(access) == 0


def test_a_question_can_be_put_back_for_a_colleague(team: Team) -> None:
    els, jan, which = adviser(team), adviser(team, "Jan"), asked(team)
    take(els, team, which)
    with reaching_out(jan, team) as access:
        assert not put_back_question(access, which)
    with reaching_out(els, team) as access:
        assert put_back_question(access, which)
    assert take(jan, team, which).yes


def test_an_answer_erases_the_question_at_once_and_leaves_word(team: Team) -> None:
    els, partner = adviser(team), make_partner()
    made = ask(partner, question(team)).question
    assert made is not None
    before = rows_about_people()
    take(els, team, made.id)
    done = answer(
        els,
        team,
        made.id,
        text="Begin klein, en kom terug.",
        advice=[Advice.GO_TOGETHER, Advice.STAY_IN_TOUCH],
    )
    assert done is not None and done.verdict.yes
    row = stored()
    assert row.text is None
    assert (row.advice, row.ends_in) == (["go_together", "stay_in_touch"], "advice")
    assert b"klein" not in bytes(row.advice_text)
    with signalling(partner, at=MONDAY) as access:
        own = question_of(access, made.id)
        assert own is not None and written_back(own) == "Begin klein, en kom terug."
    with reaching_out(els, team) as access:
        assert read_question(access, made.id) is None
    after = rows_about_people()
    assert {table for table in after if after[table] != before[table]} == {Message._meta.db_table}
    with house_access(Purpose.UPKEEP, "proef"):
        message = Message.objects.get()
        assert (message.to, message.resident_id, message.team) == (partner.link.id, None, team.id)
        assert "money" not in message.text and TEXT not in message.text


def test_answering_twice_changes_nothing_and_says_so(team: Team) -> None:
    els, which = adviser(team), asked(team)
    take(els, team, which)
    answer(els, team, which, text="Het eerste antwoord.")
    again = answer(els, team, which, text="Iets anders.", advice=[Advice.THE_GP])
    assert again is not None and again.verdict.reason.term is ConsultReason.ANSWERED_BEFORE
    row = stored()
    assert row.read(text_key())["advice_text"] == "Het eerste antwoord."
    assert row.advice == ["say_what_you_see"]
    with house_access(Purpose.UPKEEP, "proef"):
        assert Message.objects.count() == 1


def test_whoever_did_not_take_it_cannot_answer(team: Team) -> None:
    els, jan, which = adviser(team), adviser(team, "Jan"), asked(team)
    assert answer(els, team, which) is None
    take(els, team, which)
    assert answer(jan, team, which) is None
    assert stored().answered_at is None


def test_the_advisers_words_are_checked_as_well(team: Team) -> None:
    els, which = adviser(team), asked(team)
    take(els, team, which)
    refused = answer(els, team, which, text="Vraag Jeroen of hij meegaat.")
    assert refused is not None and refused.verdict.reason.term is ConsultReason.STILL_NAMES
    assert [one.words for one in refused.found["text"]] == ["Jeroen"]
    assert stored().text is not None
    # Our own number, and a service of the whole country, may be given.
    fine = answer(els, team, which, text=f"Bel ons: {team.phone}. Of Veilig Thuis: 0800-2000.")
    assert fine is not None and fine.verdict.yes


def test_a_card_leads_a_colleague_to_the_choices_and_to_nobody(team: Team) -> None:
    els, jan, which = adviser(team), adviser(team, "Jan"), asked(team)
    take(els, team, which)
    answer(els, team, which, ends_in=EndsIn.CARD)
    card = stored().card
    assert card is not None
    with open_access(
        purpose=Purpose.SIGNALLING, who=jan.pk, kind="account", team=team.pk, law=team.law, because="proef"
    ) as access:
        for typed in (card, card.lower(), card.replace("-", " "), f" {card.replace('-', '')} "):
            assert on_the_card(access, typed) == {
                "knowing": "agrees",
                "domains": ["money", "children"],
                "age": "adult",
                "through": "resident",
            }
        for typed in ("", "x", "ZZ-0000", card + "1", "' or 1=1"):
            assert on_the_card(access, typed) is None
    with signalling(make_partner()) as access:
        assert on_the_card(access, card) is None


def test_a_code_that_another_card_has_is_drawn_again(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["KR-2222", "KR-2222", "KR-3333"])
    monkeypatch.setattr(answering, "new_card", lambda: next(codes))
    els = adviser(team)
    for which in (asked(team), asked(team)):
        take(els, team, which)
        assert answer(els, team, which, ends_in=EndsIn.CARD) is not None
    with house_access(Purpose.UPKEEP, "proef"):
        assert sorted(Consultation.objects.values_list("card", flat=True)) == ["KR-2222", "KR-3333"]


def test_a_call_together_has_a_day_and_an_hour_that_can_be(team: Team) -> None:
    els, which = adviser(team), asked(team)
    take(els, team, which)
    saturday = datetime.combine(date(2026, 11, 14), time(10), HERE)
    refused = answer(els, team, which, ends_in=EndsIn.CALL, call_at=saturday)
    assert refused is not None and refused.verdict.reason.term is ConsultReason.CALL_ON_A_FREE_DAY
    assert answer(els, team, which, ends_in=EndsIn.CALL).verdict.no  # type: ignore[union-attr]
    assert stored().text is not None
    tuesday = datetime.combine(date(2026, 11, 10), time(10), HERE)
    assert answer(els, team, which, ends_in=EndsIn.CALL, call_at=tuesday).verdict.yes  # type: ignore[union-attr]
    assert stored().call_at == tuesday


def test_nobody_answers_the_own_question(team: Team) -> None:
    els = adviser(team)
    with open_access(
        purpose=Purpose.SIGNALLING,
        who=els.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="proef",
        at=MONDAY,
    ) as access:
        from bereik.see.consulting.asking import ask_without_a_name
        from bereik.see.consulting.known import known_here

        made = ask_without_a_name(access, question(team), known_here()).question
    assert made is not None
    with reaching_out(els, team) as access:
        assert waiting_questions(access) == []
    assert take(els, team, made.id).reason.term is ConsultReason.FREE_TO_ANSWER
    assert stored().adviser_id is None


def test_asking_again_with_the_same_form_after_the_answer_is_something_new(team: Team) -> None:
    els, partner, what = adviser(team), make_partner(), question(team)
    made = ask(partner, what).question
    assert made is not None
    take(els, team, made.id)
    answer(els, team, made.id)
    assert ask(partner, what).differs
    assert not ask(partner, replace(what, text="")).differs
