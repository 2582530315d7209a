"""Does the page *who sees what* say what the guards say, and the same each time?"""

from __future__ import annotations

import pytest
from django.db.models import Case, Exists, OuterRef, Q

from bereik.people.models import Journey
from bereik.terms.purposes import PURPOSES, Purpose
from bereik.trust.rows import Tie
from bereik.trust.wall.tables import GUARDED
from bereik.trust.who_sees_what import make_page, said


def section(purpose: Purpose) -> str:
    page = make_page()
    begin = page.index(f"(`{purpose.value}`)")
    return page[begin : page.index("\n## ", begin)]


def test_the_page_is_the_same_each_time() -> None:
    assert make_page() == make_page()
    assert not make_page().endswith("\n\n")


def test_every_purpose_with_rows_has_its_models_and_no_others() -> None:
    for purpose in Purpose:
        named = {model._meta.label for model in GUARDED.values() if purpose in model.guard}
        if not named:
            assert f"(`{purpose.value}`)" not in make_page()
            continue
        rows = [
            line.split("|")[1].strip().strip("`")
            for line in section(purpose).splitlines()
            if line.startswith("| `")
        ]
        assert set(rows) == named and len(rows) == len(named)


def test_every_field_of_every_model_stands_on_it() -> None:
    fields = make_page().split("## Fields")[1]
    for model in GUARDED.values():
        line = next(one for one in fields.splitlines() if one.startswith(f"| `{model._meta.label}`"))
        for field in model._meta.concrete_fields:
            assert f"`{field.name}`" in line
        assert line.endswith(f"`{model.touches}` |" if model.touches else "| nobody |")


def test_every_rule_says_why_and_every_purpose_what_for() -> None:
    for model in GUARDED.values():
        for purpose, rule in model.guard.items():
            assert rule.why, (model, purpose)
    for purpose in Purpose:
        assert PURPOSES[purpose].label.nl in make_page()


def test_a_rule_is_read_as_it_is_meant() -> None:
    assert said(Q()) == "every row"
    assert said(Q(team=Tie.team) & Q(law=Tie.law)) == (
        "`team` = the team of who looks and `law` = the law of the work"
    )
    assert said(Q(trusted=Tie.who) | Q(second=Tie.who)) == "`trusted` = who looks or `second` = who looks"
    assert said((Q(trusted=Tie.who) | Q(second=Tie.who)) & Q(law="wgs")) == (
        "(`trusted` = who looks or `second` = who looks) and `law` = 'wgs'"
    )
    assert said(~Q(trusted__isnull=True)) == "not (no `trusted`)"
    assert said(Exists(Journey.objects.filter(pk=OuterRef("journey_id"), trusted__isnull=True))) == (
        "there is a `Journey` with `id` = `journey_id` of the row and no `trusted`"
    )


def test_the_lead_of_a_team_reads_dates_and_counts() -> None:
    assert "`danger`" not in section(Purpose.LEADING) and "`own_words`" not in section(Purpose.LEADING)
    assert "people.Identity" not in section(Purpose.LEADING)


def test_a_condition_without_words_stops_the_page() -> None:
    with pytest.raises(TypeError, match="Say in"):
        said(Case())
