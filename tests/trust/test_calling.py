"""Does somebody who reads English read in English whom to call, and does a municipality keep its own words?"""

import pytest
from django.test import override_settings
from django.utils.translation import override

from bereik.trust.calling import call_hours, call_name


@pytest.mark.parametrize(
    ("language", "name", "hours"),
    [
        ("nl", "het wijkteam", "werkdagen 9 tot 17 uur"),
        ("en", "the wijkteam", "working days, 9:00 to 17:00"),
    ],
)
@override_settings(BEREIK_CALL_NAME="het wijkteam", BEREIK_CALL_HOURS="werkdagen 9 tot 17 uur")
def test_the_words_we_give_are_there_in_both_languages(language: str, name: str, hours: str) -> None:
    with override(language):
        assert (call_name(), call_hours()) == (name, hours)


@override_settings(BEREIK_CALL_NAME="De gemeente", BEREIK_CALL_HOURS="")
def test_the_words_of_a_municipality_stay_as_they_are() -> None:
    """Even where they happen to be words that a page of ours holds too."""
    with override("en"):
        assert (call_name(), call_hours()) == ("De gemeente", "")
