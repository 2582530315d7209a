"""Does a template say a day in the language of the reader?"""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import Context, Template
from django.utils.translation import override


@pytest.mark.parametrize(("language", "said"), [("nl", "5 mei, di 5 mei"), ("en", "5 May, Tue 5 May")])
def test_a_day_with_little_room_is_short_and_in_the_language_of_the_reader(language: str, said: str) -> None:
    with override(language):
        assert (
            Template("{{ day|brief }}, {{ day|brief:'D' }}").render(Context({"day": date(2026, 5, 5)}))
            == said
        )


def test_a_day_of_another_year_says_its_year() -> None:
    days = {
        "this": date(2026, 5, 5),
        "next": date(2027, 1, 4),
        # Here it is the new year already.
        "moment": datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
        "none": None,
    }
    page = Template("{{ this|on_day }}, {{ next|on_day:'l' }}, {{ moment|on_day }}, {{ none|on_day }}.")
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC)), override("nl"):
        assert page.render(Context(days)) == "5 mei, maandag 4 januari 2027, 1 januari, ."
    with time_machine.travel(datetime(2027, 11, 27, 12, tzinfo=UTC)), override("en"):
        assert page.render(Context(days)) == "5 May 2026, Monday 4 January, 1 January 2026, ."
