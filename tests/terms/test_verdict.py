"""Can a reason be compared, counted and said, and does a no stay a no?"""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from string import Formatter

import pytest

from bereik.terms.dangers import Danger
from bereik.terms.laws import Law
from bereik.terms.reason_term import ReasonTerm
from bereik.terms.reasons import REASONS, THEMES, reason_term
from bereik.terms.reasons.day_list import DayListReason
from bereik.terms.reasons.links import LinkReason
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.saying import say_value
from bereik.terms.senders import Sender
from bereik.terms.text import LANGUAGES, Text
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.terms.words_we_avoid import avoided_in

EVERY_REASON = [pytest.param(term, id=term.value) for theme in THEMES for term in theme]


def test_a_reason_is_said_in_the_readers_language() -> None:
    reason = Reason(DayListReason.CLOCK_DUE, law=Law.WGS, date=date(2026, 4, 7))
    assert (
        reason.say("nl") == "De termijn van de Wet gemeentelijke schuldhulpverlening eindigt op 7 april 2026."
    )
    assert reason.say("en") == "The term of the Municipal Debt Assistance Act ends on 7 April 2026."
    assert reason.say("en-gb") == reason.say("en")


def test_a_word_of_ours_fits_into_the_sentence() -> None:
    assert (
        Reason(RouteReason.SENDER_HAS_NO_STATUTE, sender=Sender.SCHOOL)
        .say("nl")
        .startswith("Voor school is er")
    )
    said = Reason(DayListReason.DANGER_NAMED, name="de huisarts", date=date(2026, 4, 7), what=Danger.CUT_OFF)
    assert said.say("nl") == "De huisarts noemde gevaar, op 7 april 2026: dreigende afsluiting."


def test_reasons_with_the_same_term_and_values_are_one() -> None:
    first = Reason(LinkReason.EXPIRED, date=date(2026, 4, 7))
    again = Reason(LinkReason.EXPIRED, date=date(2026, 4, 7))
    later = Reason(LinkReason.EXPIRED, date=date(2026, 4, 8))
    assert first == again != later
    assert Counter([first, again, later]) == {first: 2, later: 1}
    assert Counter(reason.name for reason in [first, again, later]) == {"link_expired": 3}
    assert first != "link_expired"


def test_a_reason_with_a_missing_or_unknown_value_is_a_mistake() -> None:
    with pytest.raises(TypeError, match=r"missing \['date'\]"):
        Reason(LinkReason.EXPIRED)
    with pytest.raises(TypeError, match=r"unknown \['name'\]"):
        Reason(LinkReason.REVOKED, name="x")


def test_a_reason_does_not_change() -> None:
    reason = Reason(LinkReason.REVOKED)
    with pytest.raises(AttributeError):
        reason.term = LinkReason.VALID
    with pytest.raises(TypeError):
        reason.values["x"] = 1  # type: ignore[index]


def test_a_stored_name_is_read_back_as_its_term() -> None:
    assert reason_term("link_expired") is LinkReason.EXPIRED
    with pytest.raises(KeyError):
        reason_term("link_eaten_by_the_dog")


def test_a_no_is_never_taken_for_a_yes() -> None:
    no = may_not(Reason(RouteReason.NOT_AGREED), instead=Reason(RouteReason.CONSULT_WITHOUT_NAME))
    assert not no
    assert no.no
    assert no == Verdict(False, Reason(RouteReason.NOT_AGREED), Reason(RouteReason.CONSULT_WITHOUT_NAME))
    assert may(Reason(RouteReason.AGREED))
    assert may(Reason(RouteReason.AGREED)).instead is None


def test_a_reason_shows_itself_when_a_test_fails() -> None:
    assert repr(Reason(LinkReason.REVOKED)) == "Reason(LinkReason.REVOKED)"


@pytest.mark.parametrize("term", EVERY_REASON)
def test_a_reason_has_words_and_a_source(term: ReasonTerm) -> None:
    words = REASONS[term]
    assert words.source.strip()
    for language in LANGUAGES:
        assert words.text.say(language)[-1] in ".?’"
        assert avoided_in(words.text.say(language)) == frozenset()


@pytest.mark.parametrize("term", EVERY_REASON)
def test_a_reason_has_the_same_blanks_in_both_languages(term: ReasonTerm) -> None:
    nl, en = (
        {name for _, name, _, _ in Formatter().parse(said)} - {None}
        for said in (term.words.text.nl, term.words.text.en)
    )
    assert nl == en == term.words.text.blanks()


@pytest.mark.parametrize("term", EVERY_REASON)
def test_a_reason_can_be_said_when_filled_in(term: ReasonTerm) -> None:
    reason = Reason(term, **dict.fromkeys(term.words.text.blanks(), 7))
    for language in LANGUAGES:
        assert "{" not in reason.say(language)


def test_names_of_reasons_differ_over_all_themes() -> None:
    names = [term.value for theme in THEMES for term in theme]
    assert len(set(names)) == len(names) == len(REASONS)


def test_the_day_list_keeps_its_order() -> None:
    assert DayListReason.DANGER_NAMED.place < DayListReason.PROMISE_DUE.place < DayListReason.CLOCK_DUE.place
    assert (
        DayListReason.CLOCK_DUE.place
        < DayListReason.ASKED_BY_RESIDENT.place
        < DayListReason.TRY_PLANNED.place
    )
    assert DayListReason.TRY_PLANNED.place < DayListReason.NOT_YET_TRIED.place


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (date(2026, 3, 1), "1 maart 2026", "1 March 2026"),
        (datetime(2026, 3, 1, 9, 5), "1 maart 2026 09:05", "1 March 2026 09:05"),  # noqa: DTZ001
        (Decimal("2.5"), "2,5", "2.5"),
        (0.25, "0,25", "0.25"),
        (12, "12", "12"),
        (Text("ja", "yes"), "ja", "yes"),
        (Law.WGS, "Wet gemeentelijke schuldhulpverlening", "Municipal Debt Assistance Act"),
    ],
)
def test_a_value_is_said_as_people_say_it(value: object, nl: str, en: str) -> None:
    assert (say_value(value, "nl"), say_value(value, "en")) == (nl, en)


def test_a_word_that_is_not_ours_cannot_be_said() -> None:
    class Foreign(StrEnum):
        WORD = "word"

    with pytest.raises(KeyError):
        say_value(Foreign.WORD, "nl")
