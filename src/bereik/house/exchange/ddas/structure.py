"""How does a field of a delivery say under which name it is sent and of what kind it is?

The fields stand once, on the dataclasses of `delivery`. From those come the reader and, for a house where the official
schema is not at hand, a structure of our own in the same language (JSON Schema), so that one checker serves both.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar, get_type_hints

from bereik.house.exchange.ddas.codes import CodeList, codes_of
from bereik.house.exchange.ddas.formats import day_of, is_email, moment_of

UNREAD = object()
"""What a kind gives back for a value that is not of its kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    read: Callable[[Any], Any]
    described: Callable[[], dict[str, Any]]


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Sent:
    """One object of a delivery. A field that was not sent is None, and so is one of the wrong kind.

    Nobody changes one. It is not frozen: filling in a frozen object takes three times as long, and there are hundreds of
    thousands in a delivery.
    """

    needed: ClassVar[tuple[str, ...]] = ()
    closed: ClassVar[bool] = False
    """Does the exchange model refuse other keys here? Elsewhere they are let in, and found by the check."""

    unread: tuple[str, ...] = ()
    """Keys whose value was of the wrong kind: there None does not mean that the sender left it out."""
    unknown: tuple[str, ...] = ()

    def lacks(self, key: str) -> bool:
        """Was this left out, or sent as nothing but spaces?"""
        value = getattr(self, fields_of(type(self))[key].name)
        empty = not value.strip() if isinstance(value, str) else value is None
        return empty and key not in self.unread


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class KeptAsSent(Sent):
    """An object whose words are kept: later deliveries are compared with it, and it can be shown as it came."""

    sent: str = field(default="", repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Beside a field (`Annotated`): the key it is sent under, and its kind."""

    key: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class SentField:
    name: str
    kind: Kind


Made = TypeVar("Made", bound=Sent)


def named(key: str, kind: Kind) -> Named:
    return Named(key, kind)


def one(key: str, made: type[Sent]) -> Named:
    def read(value: object) -> object:
        return read_object(made, value) if isinstance(value, dict) else UNREAD

    return Named(key, Kind(read, lambda: structure_of(made)))


def many(key: str, made: type[Sent], *, at_least: int = 0, once_each: bool = False) -> Named:
    def read(value: object) -> object:
        return tuple(read_object(made, item) for item in value) if isinstance(value, list) else UNREAD

    def described() -> dict[str, Any]:
        limits = {"minItems": at_least} if at_least else {}
        return {
            "type": "array",
            "items": structure_of(made),
            **limits,
            **({"uniqueItems": True} if once_each else {}),
        }

    return Named(key, Kind(read, described))


def code(which: CodeList) -> Kind:
    """A word from a closed list. Kept as text: the lists differ per version, and what was sent is kept as sent."""
    return Kind(_text, lambda: {"type": "string", "enum": list(codes_of(which))})


def _text(value: object) -> object:
    return value if isinstance(value, str) else UNREAD


def _whole(value: object) -> object:
    return value if isinstance(value, int) and not isinstance(value, bool) else UNREAD


TEXT = Kind(_text, lambda: {"type": "string"})
EMAIL = Kind(
    lambda value: value if isinstance(value, str) and is_email(value) else UNREAD,
    lambda: {"type": "string", "format": "email"},
)
YES_NO = Kind(lambda value: value if isinstance(value, bool) else UNREAD, lambda: {"type": "boolean"})
WHOLE = Kind(_whole, lambda: {"type": "integer"})
DAY = Kind(lambda value: day_of(value) or UNREAD, lambda: {"type": "string", "format": "date"})
MOMENT = Kind(lambda value: moment_of(value) or UNREAD, lambda: {"type": "string", "format": "date-time"})


_FIELDS: dict[type[Sent], dict[str, SentField]] = {}


def fields_of(made: type[Sent]) -> dict[str, SentField]:
    if made not in _FIELDS:
        _FIELDS[made] = {
            beside.key: SentField(name, beside.kind)
            for name, hint in get_type_hints(made, include_extras=True).items()
            for beside in getattr(hint, "__metadata__", ())
            if isinstance(beside, Named)
        }
    return _FIELDS[made]


def read_object(made: type[Made], fragment: object) -> Made:
    """Whatever is of its kind becomes a value, the rest is named in `unread`: reading never fails."""
    values: dict[str, Any] = {}
    unread: list[str] = []
    unknown: list[str] = []
    known = fields_of(made)
    for key, value in fragment.items() if isinstance(fragment, dict) else ():
        if (place := known.get(key)) is None:
            unknown.append(key)
        elif (found := place.kind.read(value)) is UNREAD:
            unread.append(key)
        else:
            values[place.name] = found
    if unread:
        values["unread"] = tuple(unread)
    if unknown:
        values["unknown"] = tuple(unknown)
    if issubclass(made, KeptAsSent):
        values["sent"] = canonical(fragment)
        values["digest"] = hashlib.sha256(values["sent"].encode("utf-8", "surrogatepass")).hexdigest()
    return made(**values)


def canonical(fragment: object) -> str:
    """One spelling for one content: keys sorted, no spaces between. Two texts are equal if the contents are."""
    return _canonical(fragment)


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def structure_of(made: type[Sent]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "properties": {key: place.kind.described() for key, place in fields_of(made).items()},
    }
    if made.needed:
        found["required"] = list(made.needed)
    if made.closed:
        found["additionalProperties"] = False
    return found
