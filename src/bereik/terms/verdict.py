"""What does a rule answer? Yes or no, why, and what to do instead."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bereik.terms.reason_term import ReasonTerm
from bereik.terms.saying import say_value


class Reason:
    """A named term with the values of this moment: `Reason(RouteReason.ASK_FIRST, sender=Sender.SCHOOL)`.

    Two reasons with the same term and values are equal, and hash alike, so that they can be compared and
    counted; which words they become depends on who reads them and is left to the edge (`say`).
    """

    __slots__ = ("_values", "term")

    def __init__(self, term: ReasonTerm, /, **values: Hashable) -> None:
        expected = term.words.text.blanks()
        if expected != values.keys():
            missing, unknown = sorted(expected - values.keys()), sorted(values.keys() - expected)
            raise TypeError(f"Reason {term.value!r}: missing {missing}, unknown {unknown}")
        object.__setattr__(self, "term", term)
        object.__setattr__(self, "_values", tuple(sorted(values.items())))

    term: ReasonTerm
    _values: tuple[tuple[str, Hashable], ...]

    @property
    def name(self) -> str:
        """What the facts count: the term without its values."""
        return self.term.value

    @property
    def values(self) -> Mapping[str, Any]:
        return MappingProxyType(dict(self._values))

    def say(self, language: str) -> str:
        words = self.term.words.text.say(language)
        sentence = words.format(**{name: say_value(value, language) for name, value in self._values})
        return sentence[:1].upper() + sentence[1:]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"A reason does not change ({name})")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reason):
            return NotImplemented
        return self.term is other.term and self._values == other._values

    def __hash__(self) -> int:
        return hash((self.term, self._values))

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self._values)
        return f"Reason({type(self.term).__name__}.{self.term.name}{values})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A no is a value with a reason in words we would say to a resident's face; never an exception."""

    yes: bool
    reason: Reason
    instead: Reason | None = None

    def __bool__(self) -> bool:
        # Without this `if verdict:` would let every refusal through, silently.
        return self.yes

    @property
    def no(self) -> bool:
        return not self.yes


def may(reason: Reason) -> Verdict:
    return Verdict(True, reason)


def may_not(reason: Reason, instead: Reason | None = None) -> Verdict:
    return Verdict(False, reason, instead)
