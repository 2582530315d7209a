"""Is what was written in a question gone on its day, answered or not, and do we say so when we failed?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from bereik.house.upkeep.jobs import JOBS
from bereik.house.upkeep.questions import erase_questions
from bereik.municipality.models import Team
from bereik.people.models import Message
from bereik.see.consulting.asking import asking_of, lines_of, question_of, written_back
from bereik.see.consulting.rules import State, state_of
from bereik.terms.consultation import EndsIn
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_account, make_placement, make_team
from tests.see.consulting.questions import MONDAY, answer, ask, question, reaching_out, stored, take
from tests.see.partners import make_partner, signalling

pytestmark = pytest.mark.django_db(transaction=True)


def night(days: int) -> dict[str, Any]:
    """The night's work so many days after Monday 9 November."""
    at = MONDAY + timedelta(days=days)
    return erase_questions(at, at.date())


def answered(team: Team, **values: Any) -> Any:
    els = make_account("Els")
    make_placement(els, team)
    made = ask(make_partner(), question(team)).question
    assert made is not None
    take(els, team, made.id)
    answer(els, team, made.id, text="Begin klein.", **values)
    return made


def test_an_unanswered_text_goes_after_fourteen_days_and_we_say_that_we_failed() -> None:
    team, partner = make_team(), make_partner()
    made = ask(partner, question(team)).question
    assert made is not None
    assert night(13) == {
        "questions_never_answered": 0,
        "questions_erased": 0,
        "questions_put_back": 0,
        "cards_ended": 0,
    }
    assert stored().text is not None
    assert night(14)["questions_never_answered"] == 1
    row = stored()
    assert (row.text, row.advice_text, row.own_words) == (None, None, "")
    assert row.domains == ["money", "children"], "the choices remain"
    with signalling(partner, at=MONDAY + timedelta(days=14)) as access:
        (line,) = lines_of(access)
        assert line.state is State.FAILED
        assert line.said.say("nl") == "Wij gaven u geen antwoord. Dat lag aan ons."
    with house_access(Purpose.UPKEEP, "proef"):
        assert [(one.to, one.resident_id) for one in Message.objects.all()] == [(partner.link.id, None)]


def test_the_night_twice_is_once() -> None:
    ask(make_partner(), question(make_team()))
    assert night(14)["questions_erased"] == 1
    assert night(14)["questions_erased"] == 0
    assert night(20)["questions_never_answered"] == 0
    with house_access(Purpose.UPKEEP, "proef"):
        assert Message.objects.count() == 1


def test_what_an_adviser_wrote_stays_until_its_day_and_no_longer() -> None:
    answered(make_team())
    night(13)
    assert stored().advice_text is not None
    assert night(14)["questions_never_answered"] == 0
    row = stored()
    assert row.advice_text is None
    assert written_back(row) == ""
    assert row.advice == ["say_what_you_see"]
    assert state_of(asking_of(row), date(2027, 1, 1)) is State.ANSWERED


def test_a_house_can_keep_it_shorter(settings: Any) -> None:
    settings.BEREIK_CONSULTATION_DAYS = 5
    ask(make_partner(), question(make_team()))
    assert stored().erase_on == date(2026, 11, 14)
    assert night(5)["questions_erased"] == 1


def test_a_house_cannot_keep_it_longer(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.BEREIK_CONSULTATION_DAYS = 60
    ask(make_partner(), question(make_team()))
    assert stored().erase_on == date(2026, 11, 23)
    import importlib

    import bereik.house.settings as house

    for wrong in ("0", "15", "60"):
        monkeypatch.setenv("BEREIK_CONSULTATION_DAYS", wrong)
        with pytest.raises(ImproperlyConfigured, match="1 to 14 days"):
            importlib.reload(house)
    monkeypatch.delenv("BEREIK_CONSULTATION_DAYS")
    importlib.reload(house)


def test_before_the_night_the_pages_already_go_by_the_day() -> None:
    """A night that did not run: on the day itself nobody takes it and its asker reads that we failed."""
    team, partner = make_team(), make_partner()
    made = ask(partner, question(team)).question
    assert made is not None
    els = make_account("Els")
    on_the_day = MONDAY + timedelta(days=14)
    assert take(els, team, made.id, on_the_day).no
    with signalling(partner, at=on_the_day) as access:
        own = question_of(access, made.id)
        assert own is not None and state_of(asking_of(own), access.today) is State.FAILED


def test_a_late_question_that_somebody_took_and_left_waits_for_the_team_again() -> None:
    team = make_team()
    els, jan = make_account("Els"), make_account("Jan")
    made = ask(make_partner(), question(team)).question
    assert made is not None
    take(els, team, made.id)
    assert night(3)["questions_put_back"] == 0, "Thursday: it is due today"
    assert night(4)["questions_put_back"] == 1
    assert take(jan, team, made.id, MONDAY + timedelta(days=4)).yes
    assert night(5)["questions_put_back"] == 0, "Jan took it yesterday"


def test_a_card_ends_after_three_months() -> None:
    answered(make_team(), ends_in=EndsIn.CARD)
    at = datetime(2027, 2, 9, 3, tzinfo=MONDAY.tzinfo)
    assert erase_questions(at, at.date())["cards_ended"] == 0
    assert stored().card is not None
    after = at + timedelta(days=1)
    assert erase_questions(after, after.date())["cards_ended"] == 1
    assert stored().card is None


def test_the_night_erases_before_it_reckons() -> None:
    names = [job.name for job in JOBS]
    assert names.index("questions") < names.index("facts")


def test_a_night_without_questions_does_nothing() -> None:
    team = make_team()
    els = make_account("Els")
    with reaching_out(els, team):
        pass
    assert set(night(0).values()) == {0}
