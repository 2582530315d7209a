"""Which words are names, which are ordinary, and which end as a street does? Read once from the files beside this one."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


def fold(word: str) -> str:
    """The word as it is compared: small letters, no accents."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


@dataclass(frozen=True)
class Names:
    """Folded names: `any_case` are no ordinary words, `with_capital` are that too."""

    any_case: frozenset[str]
    with_capital: frozenset[str]


@dataclass(frozen=True)
class Words:
    """Folded words; the comments in `words.toml` say what each list is for."""

    ordinary: frozenset[str]
    with_capital: frozenset[str]
    third_person: frozenset[str]
    after_a_verb: frozenset[str]
    surname_after_a_title: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    called: frozenset[str]
    particles: frozenset[str]
    begins_a_surname: frozenset[str]
    sorts: frozenset[str]
    articles: frozenset[str]
    small_verbs: frozenset[str]
    often_first: frozenset[str]
    no_street: frozenset[str]


@lru_cache(maxsize=1)
def names() -> Names:
    """The first names and the surnames."""
    read = _read("first_names.toml")
    return Names(read["any_case"] | read["surnames"], read["with_capital"])


@lru_cache(maxsize=1)
def words() -> Words:
    """The ordinary words."""
    return Words(**_read("words.toml"))


def _read(file: str) -> dict[str, frozenset[str]]:
    text = files("bereik.see.consulting").joinpath(file).read_text(encoding="utf-8")
    return {
        name: frozenset(fold(word) for word in listed.split()) for name, listed in tomllib.loads(text).items()
    }
