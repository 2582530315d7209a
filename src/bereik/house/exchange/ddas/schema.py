"""Does a document keep to the exchange model, and where not?

The official schema has no licence, so it is not in this project: it is read from a path that a setting or an option
gives (`BEREIK_DDAS_SCHEMA`, `--schema`). Without it the structure that our own reader knows is checked, and the user
is told that the official one was not at hand.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bereik.house.exchange.ddas import schema_rules as rules
from bereik.house.exchange.ddas.codes import VERSION
from bereik.house.exchange.ddas.delivery import Delivery
from bereik.house.exchange.ddas.finding import Finding, path_of, shown, step
from bereik.house.exchange.ddas.formats import FORMATS
from bereik.house.exchange.ddas.quick import IN_THIS_FILE, QuickLook, once_each
from bereik.house.exchange.ddas.structure import structure_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LARGEST_SCHEMA = 5_000_000


@dataclass(frozen=True, slots=True)
class SchemaUnusable:
    """The schema itself is missing or no schema. A reason to stop: the user asked for a check against it."""

    finding: Finding


class ExchangeSchema:
    def __init__(self, schema: dict[str, Any], *, official: bool) -> None:
        self.schema = schema
        self.official = official
        self._quick = QuickLook(schema)
        self._explaining: Any = None

    @property
    def plain(self) -> bool:
        """Does the quick look know all that this schema says?"""
        return self._quick.fits(self.schema) is not None

    def fits(self, document: object) -> bool | None:
        """Yes or no, or None where only jsonschema can tell."""
        quick = self._quick.fits(self.schema)
        return quick(document) if quick else None

    def findings(self, document: Any) -> Iterator[Finding]:
        if self.fits(document):
            return
        if self._explaining is None:
            self._explaining = _explaining(self.schema, self._quick)
        from referencing.exceptions import Unresolvable

        try:
            for breach in self._explaining.iter_errors(document):
                yield from _said(breach)
        except Unresolvable:
            yield rules.POINTS_OUTSIDE.at("$")


def own_schema() -> ExchangeSchema:
    return ExchangeSchema(structure_of(Delivery), official=False)


def read_schema(place: str | Path) -> ExchangeSchema | SchemaUnusable:
    try:
        with Path(place).open("rb") as stream:
            content = stream.read(_LARGEST_SCHEMA)
        found = json.loads(content.decode("utf-8-sig"))
    except OSError as fault:
        return SchemaUnusable(rules.NO_SCHEMA.at("$", place=shown(str(place)), fault=type(fault).__name__))
    except (ValueError, RecursionError):
        return SchemaUnusable(rules.NOT_A_SCHEMA.at("$", place=shown(str(place))))
    if not isinstance(found, dict) or str(found.get("$schema", DIALECT)).rstrip("#") != DIALECT:
        return SchemaUnusable(rules.NOT_A_SCHEMA.at("$", place=shown(str(place))))
    if not _names_the_same(structure_of(Delivery), found, found):
        return SchemaUnusable(rules.OTHER_VERSION.at("$", place=shown(str(place)), ours=str(VERSION)))
    schema = ExchangeSchema(found, official=True)
    if not (schema.plain or _sound(found)):
        return SchemaUnusable(rules.NOT_A_SCHEMA.at("$", place=shown(str(place))))
    return schema


def _names_the_same(ours: Any, theirs: Any, root: dict[str, Any]) -> bool:
    """Does the schema know every field our reader reads? Later versions spell some anew: then we would read nothing
    where something stands, and say that all is well.
    """
    if isinstance(theirs, dict) and str(theirs.get("$ref")).startswith(IN_THIS_FILE):
        theirs = root.get("$defs", {}).get(theirs["$ref"].removeprefix(IN_THIS_FILE))
    if not isinstance(theirs, dict):
        return "properties" not in ours and "items" not in ours
    fields = theirs.get("properties", {})
    return all(
        key in fields and _names_the_same(inner, fields[key], root)
        for key, inner in ours.get("properties", {}).items()
    ) and ("items" not in ours or _names_the_same(ours["items"], theirs.get("items"), root))


def _sound(schema: dict[str, Any]) -> bool:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(schema)
    except (SchemaError, RecursionError):
        return False
    return True


def _explaining(schema: dict[str, Any], quick: QuickLook) -> Any:
    """jsonschema, which skips what the quick look already found to fit, and fetches nothing from elsewhere."""
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend
    from referencing import Registry

    def properties(validator: Any, said: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(value, dict):
            for key, inner in said.items():
                fits = quick.fits(inner)
                if key in value and not (fits and fits(value[key])):
                    yield from validator.descend(value[key], inner, path=key, schema_path=key)

    def items(validator: Any, said: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(value, list) and said is not True:
            fits = quick.fits(said)
            for place in range(len(schema.get("prefixItems", ())), len(value)):
                if not (fits and fits(value[place])):
                    yield from validator.descend(value[place], said, path=place)

    def unique_items(validator: Any, said: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if said and isinstance(value, list) and not once_each(value):
            yield ValidationError("not once each")

    def required(validator: Any, said: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(value, dict) and not value.keys() >= set(said):
            yield ValidationError("incomplete")

    checker = FormatChecker()
    for name, holds in FORMATS.items():
        checker.checks(name)(holds)
    ours = {"properties": properties, "items": items, "uniqueItems": unique_items, "required": required}
    made: Any = extend(Draft202012Validator, ours)  # type: ignore[no-untyped-call]
    return made(schema, format_checker=checker, registry=Registry())


def _said(breach: Any) -> Iterator[Finding]:
    """One breach in our own words: jsonschema's message quotes the value, and the value may be somebody's BSN."""
    path, keyword, limit = path_of(breach.absolute_path), str(breach.validator), breach.validator_value
    match keyword:
        case "required":
            for key in limit:
                if key not in breach.instance:
                    yield rules.MISSING.at(path, key=shown(key))
        case "additionalProperties":
            for key in sorted(set(breach.instance) - set(breach.schema.get("properties", ()))):
                yield rules.NOT_ALLOWED.at(step(path, key), key=shown(key))
        case "enum":
            yield rules.NOT_IN_LIST.at(path, words=" · ".join(shown(str(word)) for word in limit))
        case "type":
            yield rules.OTHER_TYPE.at(path, kind=rules.kind_said(limit))
        case "format":
            yield rules.format_rule(limit).at(path, kind=shown(str(limit)))
        case "minItems":
            yield rules.TOO_FEW.at(path, least=limit)
        case "uniqueItems":
            yield rules.NOT_ONCE_EACH.at(path)
        case _:
            yield rules.OTHER_BREACH.at(path, keyword=shown(keyword))
