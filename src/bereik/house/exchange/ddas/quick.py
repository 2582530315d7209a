"""Does this value fit the schema? Only yes or no, and fast.

jsonschema explains each breach, but takes half a minute for a hundred thousand signals. Nearly all of them fit, so
each schema is first turned into plain functions that say only whether a value fits; jsonschema looks where one says
no. What these functions do not know (another keyword, a remote reference) they do not guess: `None` means "ask
jsonschema". A property test holds the two to the same answers.
"""

from collections.abc import Callable
from typing import Any

from bereik.house.exchange.ddas.formats import FORMATS
from bereik.house.exchange.ddas.structure import canonical

Fits = Callable[[Any], bool]
Schema = dict[str, Any]

_SAY_NOTHING = frozenset(
    {"title", "description", "$comment", "examples", "default", "deprecated", "readOnly", "writeOnly"}
)
_ONLY_AT_THE_ROOT = frozenset({"$schema", "$id", "$defs"})
IN_THIS_FILE = "#/$defs/"


def _is_integer(value: object) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, float) and value.is_integer()
    )


_TYPES: dict[str, Fits] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


class _Unknown(Exception):
    """Something in the schema that is better left to jsonschema."""


class QuickLook:
    """The functions made from one schema file; made once per place in it."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self._made: dict[int, Fits | None] = {}
        self._busy: set[int] = set()

    def fits(self, schema: object) -> Fits | None:
        if not isinstance(schema, dict):
            return None
        if id(schema) not in self._made:
            try:
                self._made[id(schema)] = self._whole(schema)
            except _Unknown:
                self._made[id(schema)] = None
        return self._made[id(schema)]

    def _whole(self, schema: object) -> Fits:
        if not isinstance(schema, dict) or id(schema) in self._busy:  # true/false, or a schema inside itself
            raise _Unknown
        self._busy.add(id(schema))
        try:
            checks = [
                self._one(keyword, said, schema)
                for keyword, said in schema.items()
                if keyword not in _SAY_NOTHING and not (schema is self.root and keyword in _ONLY_AT_THE_ROOT)
            ]
        finally:
            self._busy.discard(id(schema))
        return checks[0] if len(checks) == 1 else _all(checks)

    def _one(self, keyword: str, said: Any, schema: Schema) -> Fits:
        match keyword, said:
            case "$ref", str():
                return self._referred(said)
            case "type", str() if said in _TYPES:
                return _TYPES[said]
            case "enum", list() if all(isinstance(word, str) for word in said):
                words = frozenset(said)
                return lambda value: isinstance(value, str) and value in words
            case "format", str():
                return FORMATS.get(said) or _refuse()
            case "required", list():
                return lambda value: not isinstance(value, dict) or all(key in value for key in said)
            case "properties", dict():
                return self._properties(said)
            case "additionalProperties", False if "patternProperties" not in schema:
                known = frozenset(schema.get("properties", ()))
                return lambda value: not isinstance(value, dict) or value.keys() <= known
            case "items", dict() if "prefixItems" not in schema:
                fits = self._whole(said)
                return lambda value: not isinstance(value, list) or all(map(fits, value))
            case "minItems", int():
                return lambda value: not isinstance(value, list) or len(value) >= said
            case "uniqueItems", bool():
                return lambda value: not said or not isinstance(value, list) or once_each(value)
        return _refuse()

    def _properties(self, said: dict[str, object]) -> Fits:
        checks = {key: self._whole(schema) for key, schema in said.items()}

        def fits(value: Any) -> bool:
            if isinstance(value, dict):
                for key, item in value.items():
                    check = checks.get(key)
                    if check is not None and not check(item):
                        return False
            return True

        return fits

    def _referred(self, place: str) -> Fits:
        name = place.removeprefix(IN_THIS_FILE)
        found = self.root.get("$defs", {}).get(name) if place.startswith(IN_THIS_FILE) else None
        return self._whole(found)


def _all(checks: list[Fits]) -> Fits:
    def fits(value: Any) -> bool:
        for check in checks:  # noqa: SIM110 (half the time of `all`)
            if not check(value):
                return False
        return True

    return fits


def _refuse() -> Fits:
    raise _Unknown


def once_each(values: list[Any]) -> bool:
    """No two the same, as JSON Schema counts: 1 and 1.0 are one value, 1 and true are two.

    jsonschema compares each with each; a list of a hundred thousand would keep it busy for hours.
    """
    return len(values) < 2 or len({canonical(_numbers_as_one(value)) for value in values}) == len(values)


def _numbers_as_one(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _numbers_as_one(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbers_as_one(item) for item in value]
    return value
