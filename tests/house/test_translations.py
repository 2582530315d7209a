"""Is every Dutch text of the pages there in English, whole, and with nothing left over?"""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.utils.translation import gettext, ngettext, override

from bereik.house.translations import PLACE, compiled, difference, english
from bereik.terms.words_we_avoid import avoided_in

# A placeholder, a piece of HTML, an address in the running text: what has to come through untouched.
TO_KEEP = re.compile(r"%\(\w+\)[a-z]|%%|</?[a-z][^>]*>")
LONG = 15
# The same in both languages: names of people, places and things.
NAMES: frozenset[str] = frozenset()


def messages() -> list[Message]:
    return [message for message in english() if message.id]


def forms(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or ())


def pairs() -> Iterator[tuple[str, str]]:
    """Every Dutch form beside its English one: singular beside singular, plural beside plural."""
    for message in messages():
        yield from zip(forms(message.id), forms(message.string), strict=True)


def test_nothing_lacks_its_english() -> None:
    assert difference().missing == (), "run bereik.house.translations.renew() and translate what is new"


def test_no_english_stays_for_a_text_that_is_gone() -> None:
    assert difference().unused == (), "run bereik.house.translations.renew()"


def test_what_the_pages_read_is_what_was_written() -> None:
    assert undated((PLACE / "django.mo").read_bytes()) == undated(compiled()), "run compile_english()"


def undated(catalog: bytes) -> bytes:
    """The header says when it was compiled; that is no part of what was written."""
    return re.sub(rb"(POT-Creation|PO-Revision)-Date: [^\n]*\n", b"", catalog)


def test_placeholders_and_html_come_through() -> None:
    changed = [
        (dutch, said)
        for dutch, said in pairs()
        if sorted(TO_KEEP.findall(dutch)) != sorted(TO_KEEP.findall(said))
    ]
    assert changed == []


@pytest.mark.parametrize("number", [1, 2])
def test_every_english_text_can_be_filled_in(number: int) -> None:
    """A stray percent sign would break a page in English only."""
    broken = []
    for dutch, said in pairs():
        names = re.findall(r"%\((\w+)\)", dutch)
        if not names:
            continue
        try:
            said % dict.fromkeys(names, number)
        except (KeyError, TypeError, ValueError) as error:
            broken.append((said, repr(error)))
    assert broken == []


def test_the_white_space_around_a_text_stays() -> None:
    changed = [
        (dutch, said)
        for dutch, said in pairs()
        if edges(dutch) != edges(said) or dutch.count("\n") != said.count("\n")
    ]
    assert changed == []


def edges(words: str) -> tuple[str, str]:
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]


def test_no_dutch_is_left_in_the_english() -> None:
    copied = [dutch for dutch, said in pairs() if dutch == said and letters(dutch) > LONG]
    assert [words for words in copied if words not in NAMES] == []


def test_no_name_is_excused_that_is_not_there() -> None:
    assert {dutch for dutch, _ in pairs()} >= NAMES


def letters(words: str) -> int:
    return sum(letter.isalpha() for letter in TO_KEEP.sub("", words))


def test_the_english_calls_nobody_what_we_do_not_say() -> None:
    assert [said for _, said in pairs() if avoided_in(said)] == []


def test_the_pages_find_what_is_written() -> None:
    """One Dutch text may stand alone in one place and have a plural in another: both have to be found."""
    with override("en"):
        for message in messages():
            dutch, said = forms(message.id), forms(message.string)
            assert gettext(dutch[0]) == said[0]
            if len(dutch) == 2:
                assert [ngettext(dutch[0], dutch[1], number) for number in (1, 2)] == said
