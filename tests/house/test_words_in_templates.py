"""Does a template say a day in the language of the reader?"""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override


@pytest.mark.parametrize(("language", "said"), [("nl", "5 mei, di 5 mei"), ("en", "5 May, Tue 5 May")])
def test_a_day_with_little_room_is_short_and_in_the_language_of_the_reader(language: str, said: str) -> None:
    with override(language):
        assert (
            Template("{{ day|brief }}, {{ day|brief:'D' }}").render(Context({"day": date(2026, 5, 5)}))
            == said
        )
