"""Is there something to say to the resident for every ground and every look, short and without words we avoid?"""

import re

import pytest

from bereik.terms.grounds import Ground
from bereik.terms.laws import TEAM_LAWS
from bereik.terms.purposes import GUARDED_PURPOSES
from bereik.terms.text import LANGUAGES, Text
from bereik.terms.to_the_resident import BY_COMPUTER, COUNTED_FROM, FILE_OF, WHO_LOOKED, WHY_WE_MAY
from bereik.terms.words_we_avoid import avoided_in

SAID = [*WHY_WE_MAY.values(), *WHO_LOOKED.values(), *COUNTED_FROM.values()]


def test_every_ground_every_look_and_every_law_of_a_team_is_there() -> None:
    assert set(WHY_WE_MAY) == set(Ground)
    assert set(WHO_LOOKED) == GUARDED_PURPOSES
    assert set(FILE_OF) == set(TEAM_LAWS)
    assert set(WHO_LOOKED) >= BY_COMPUTER
    assert set(COUNTED_FROM) == set(FILE_OF.values())


@pytest.mark.parametrize("text", SAID, ids=lambda one: one.nl[:30])
def test_it_is_said_to_the_resident_in_short_sentences(text: Text) -> None:
    for language in LANGUAGES:
        words = text.say(language)
        assert not avoided_in(words)
        assert not re.search(r"\b(?:de inwoner|the resident)\b", words.lower())
        assert max(len(one.split()) for one in re.split(r"[.?]", words)) <= 12
