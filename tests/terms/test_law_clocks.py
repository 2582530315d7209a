"""Do the terms that the law sets us run as its text says?"""

from datetime import date

import pytest

from bereik.terms.clocks import Period, Regime, Unit
from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.laws import LAWS, Law
from bereik.terms.retention import RETENTION, Kept


# Law, article and length as read in the consolidated texts of 2026 (Awb and AVG: their articles named).
@pytest.mark.parametrize(
    ("clock", "law", "article", "amount", "unit"),
    [
        (Clock.WGS_FIRST_TALK, Law.WGS, "4(1)(a)", 4, Unit.WEEKS),
        (Clock.WGS_SIGNAL_FIRST_TALK, Law.WGS, "4(1)(b)", 4, Unit.WEEKS),
        (Clock.WGS_THREAT, Law.WGS, "4(2)", 3, Unit.WORKING_DAYS),
        (Clock.WGS_DECISION, Law.WGS, "4a(3)", 8, Unit.WEEKS),
        (Clock.WMO_INQUIRY, Law.WMO, "2.3.2(1)", 6, Unit.WEEKS),
        (Clock.WMO_PERSONAL_PLAN, Law.WMO, "2.3.2(2)", 7, Unit.DAYS),
        (Clock.WMO_DECISION, Law.WMO, "2.3.5(2)", 2, Unit.WEEKS),
        (Clock.WMO_DESTROY, Law.WMO, "5.3.5(1)", 3, Unit.MONTHS),
        (Clock.AVG_ANSWER, Law.AVG, "12(3)", 1, Unit.MONTHS),
        (Clock.AVG_TELL, Law.AVG, "14(3)", 1, Unit.MONTHS),
        (Clock.AWB_OBJECTION, Law.AWB, "6:7", 6, Unit.WEEKS),
    ],
)
def test_a_clock_has_the_length_of_its_article(
    clock: Clock, law: Law, article: str, amount: int, unit: Unit
) -> None:
    term = CLOCKS[clock]
    assert (term.law, term.article, term.period.amount, term.period.unit) == (law, article, amount, unit)
    assert term.article in term.source


def test_only_european_law_runs_by_the_european_rules() -> None:
    for term in CLOCKS.values():
        expected = Regime.EUROPEAN if term.law is Law.AVG else Regime.TERMS_ACT
        assert term.period.regime is expected


def test_a_signal_before_easter_waits_no_longer_than_the_tuesday_after() -> None:
    assert CLOCKS[Clock.WGS_SIGNAL_FIRST_TALK].ends(date(2026, 3, 6)) == date(2026, 4, 7)


def test_a_threat_before_ascension_gives_three_working_days() -> None:
    assert CLOCKS[Clock.WGS_THREAT].ends(date(2026, 5, 13)) == date(2026, 5, 20)


def test_the_plan_of_a_resident_has_seven_days_and_binds_us_to_nothing() -> None:
    assert CLOCKS[Clock.WMO_PERSONAL_PLAN].ends(date(2026, 7, 6)) == date(2026, 7, 13)
    assert not CLOCKS[Clock.WMO_PERSONAL_PLAN].ours


# Wmo 2015 art. 5.3.4(1): fifteen years; Jeugdwet art. 7.3.8(3): twenty years; both from the last change.
def test_files_are_kept_as_long_as_their_law_says() -> None:
    assert RETENTION[Kept.WMO_FILE].ends(date(2026, 8, 1)) == date(2041, 8, 1)
    assert RETENTION[Kept.YOUTH_FILE].ends(date(2026, 2, 28)) == date(2046, 2, 28)


def test_what_no_law_was_found_for_says_so() -> None:
    for kept, term in RETENTION.items():
        read_in_law = kept in (Kept.WMO_FILE, Kept.YOUTH_FILE)
        assert term.confirmed is read_in_law


def test_a_bill_is_in_force_on_no_day() -> None:
    for law in (Law.WAMS, Law.PROACTIVE_SERVICE):
        assert not LAWS[law].in_force(date(2026, 11, 1))
        assert not LAWS[law].in_force(date(2099, 1, 1))


def test_a_law_is_in_force_from_its_first_day() -> None:
    assert not LAWS[Law.WMO].in_force(date(2014, 12, 31))
    assert LAWS[Law.WMO].in_force(date(2015, 1, 1))


def test_a_term_in_law_is_a_period() -> None:
    assert all(isinstance(term.period, Period) for term in CLOCKS.values())
    assert all(isinstance(term.period, Period) for term in RETENTION.values())
