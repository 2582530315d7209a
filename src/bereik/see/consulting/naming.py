"""Which words of a text are, or may be, the name of a person or a place?

By the lists, by what stands before ("mevrouw", "haar zoon", "heet"), and by a capital where no sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bereik.see.consulting.patterns import Part
from bereik.see.consulting.tokens import Token, tokens_of
from bereik.see.consulting.words import names, words
from bereik.terms.recognisable import Recognisable

_NO_NAME_ENDS = (
    "ing",
    "heid",
    "schap",
    "tie",
    "teit",
    "ment",
    "last",
    "ambtenaar",
    "werker",
    "dienst",
    "zorg",
)
_INFLECTED = ("e", "en", "s", "ig", "lijk", "isch", "baar")
"""So end adjectives, verbs and plurals: a name that does so is seen when it does something ("Yante komt")."""
_LONGEST_UNKNOWN = 12
_MOST_PARTICLES = 3
_INITIALS = re.compile(
    r"\b(?:[A-Z]\.\s?){1,4}(?:(?:van|de|der|den|ten|ter|el|al|in|op|'t)\s)*(?P<last>[A-Z][\w'’-]+)"
)


def names_in(text: str, may_stay: Collection[str] = ()) -> Iterator[Part]:
    """What is, or may be, a name; `may_stay` are folded words that name nobody (the town itself)."""
    tokens = tokens_of(text)
    for match in _INITIALS.finditer(text):
        if not _is_ordinary(match["last"].casefold()):
            yield match.start(), match.end(), Recognisable.NAME
    for place, token in enumerate(tokens):
        after = _after(text, tokens, place)
        shouted = _shouted(tokens, place)
        if end := _end_of_titled(token, after):
            yield token.begin, end, Recognisable.NAME
        elif end := _end_of_kin(token, after):
            yield after[0].begin, end, Recognisable.NAME
        if _is_listed(token, after, shouted):
            yield token.begin, _with_surname(token, after), Recognisable.NAME
        elif _may_be_one(token, after, shouted, may_stay):
            yield token.begin, _with_capitals(token, after, may_stay), Recognisable.CAPITAL


def _after(text: str, tokens: Sequence[Token], place: int) -> list[Token]:
    """The words that follow in the same breath: nothing but spaces (or the point of an abbreviation) between them."""
    following, end = [], tokens[place].end
    for token in tokens[place + 1 : place + 6]:
        between = text[end : token.begin]
        if between.strip(" .") or (token.begins and not between.startswith(".")) or "\n" in between:
            break
        if token.begins and tokens[place].folded not in words().titles:
            break
        following.append(token)
        end = token.end
    return following


def _end_of_titled(token: Token, after: list[Token]) -> int:
    """Where "mevrouw van der Linde" ends; 0 when no name follows ("mevrouw is moe")."""
    if token.folded not in words().titles or not after:
        return 0
    particles = 0
    while particles < min(len(after) - 1, _MOST_PARTICLES) and after[particles].folded in words().particles:
        particles += 1
    name = after[particles]
    before = after[:particles]
    if name.has_capital and not (name.text.isupper() and len(name.text) > 1 and _is_ordinary(name.folded)):
        return _with_surname(name, after[particles + 1 :])
    if before and before[0].folded not in words().begins_a_surname:
        return 0
    if len(name.text) == 1 and name.folded != "u":
        return name.end
    listed = name.folded in names().any_case or name.folded in words().surname_after_a_title
    if listed or not (_is_ordinary(name.folded) or (not before and _like_a_verb(name.folded))):
        return name.end
    return 0


def _end_of_kin(token: Token, after: list[Token]) -> int:
    """Where "haar zoon Yusro" and "hij heet yusro" end; 0 when no name follows."""
    if not after:
        return 0
    name = after[0]
    unknown = not _is_ordinary(name.folded) and name.folded not in words().with_capital
    if token.folded in words().kin and name.has_capital and unknown and not name.text.isupper():
        return _with_surname(name, after[1:])
    # "Hij heet Mo": whoever is called so bears it as a name, also where it is an ordinary word.
    capital = name.has_capital and not name.text.isupper()
    if token.folded in words().called and (unknown or capital) and len(name.text) > 1:
        return _with_surname(name, after[1:])
    return 0


def _is_listed(token: Token, after: Sequence[Token], shouted: bool) -> bool:
    if any(part in names().any_case for part in token.parts):
        return True
    if shouted or not token.has_capital or not any(part in names().with_capital for part in token.parts):
        return False
    # "Roos komt niet": first in its sentence a capital says little, and what she does says the rest.
    return not token.begins or bool(after and after[0].folded in words().third_person)


def _may_be_one(token: Token, after: list[Token], shouted: bool, may_stay: Collection[str]) -> bool:
    if not token.has_capital or len(token.text) < 2 or token.folded in may_stay:
        return False
    following = after[0].folded if after else ""
    if token.begins:
        if shouted:
            return False
        if token.folded in names().with_capital and token.folded not in words().often_first:
            return token.folded not in words().small_verbs or following not in words().after_a_verb
        return _is_unknown(token) and (
            following in words().third_person or not token.folded.endswith(_INFLECTED)
        )
    if token.folded in words().with_capital:
        return False
    return not any(_is_ordinary(part) for part in token.parts)


def _is_unknown(token: Token) -> bool:
    """First in its sentence, and no word or compound ("Buurtbewoner") that we know, nor one that looks like a word."""
    if token.folded in words().with_capital or any(_is_ordinary(part) for part in token.parts):
        return False
    if len(token.text) > _LONGEST_UNKNOWN or token.folded.endswith(_NO_NAME_ENDS):
        return False
    return not any(token.folded[place:] in words().ordinary for place in range(2, len(token.folded) - 3))


def _is_ordinary(folded: str) -> bool:
    return folded in words().ordinary or folded in words().after_a_verb or folded in words().third_person


def _like_a_verb(folded: str) -> bool:
    """ "mevrouw wandelt", "mevrouw huilde": what somebody does is hardly a name."""
    return len(folded) > 4 and folded.endswith(("t", "de", "te", "lijk"))


def _with_surname(name: Token, after: Sequence[Token]) -> int:
    """The end of a name with what belongs to it: "Merel van der Linde"."""
    end, place = name.end, 0
    while place < len(after):
        here = place
        while (
            here < len(after) and after[here].folded in words().particles and here - place < _MOST_PARTICLES
        ):
            here += 1
        if here >= len(after) or not after[here].has_capital or after[here].begins:
            break
        end, place = after[here].end, here + 1
    return end


def _with_capitals(token: Token, after: Sequence[Token], may_stay: Collection[str]) -> int:
    end = token.end
    for one in after:
        if one.begins or not _may_be_one(one, [], False, may_stay):
            break
        end = one.end
    return end


def _shouted(tokens: Sequence[Token], place: int) -> bool:
    """WRITTEN IN CAPITALS, with the word beside it: then a capital says nothing."""
    beside = [*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2]]
    loud = [one for one in beside if one.text.isupper() and len(one.text) > 1]
    return tokens[place].text.isupper() and len(tokens[place].text) > 1 and bool(loud)
