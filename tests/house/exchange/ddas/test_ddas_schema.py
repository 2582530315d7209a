"""Is every breach of the exchange model told, exactly as the official schema has it, and quickly where there is none?"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from rfc3339_validator import validate_rfc3339

from bereik.house.exchange.ddas import formats, schema_rules
from bereik.house.exchange.ddas.finding import path_of
from bereik.house.exchange.ddas.quick import QuickLook, once_each
from bereik.house.exchange.ddas.schema import DIALECT, ExchangeSchema, SchemaUnusable, own_schema, read_schema
from tests.house.exchange.ddas.breaches import spoiled
from tests.house.exchange.ddas.samples import (
    SCHEMA,
    Change,
    attempt,
    case,
    changed,
    checked,
    clean,
    needs_official_files,
    official_schema,
    part,
    places,
    signal,
)

PART = "$.leveringen[0]"
SIGNAL, CASE = f"{PART}.vroegsignalen[0]", f"{PART}.vroegsignaalzaken[0]"

BREACHES: list[tuple[str, Change, str]] = [
    ("schema-required", lambda d: d.pop("codeGegevensleverancier"), "$"),
    ("schema-required", lambda d: part(d).pop("teller"), PART),
    ("schema-required", lambda d: signal(d).pop("client"), SIGNAL),
    ("schema-required", lambda d: case(d)["vroegsignalen"][0].clear(), f"{CASE}.vroegsignalen[0]"),
    ("schema-additional-properties", lambda d: d.update(opmerking="x"), "$.opmerking"),
    ("schema-additional-properties", lambda d: signal(d).update({"id": "a"}), f"{SIGNAL}.id"),
    ("schema-type", lambda d: signal(d).update(bedrag="120"), f"{SIGNAL}.bedrag"),
    ("schema-type", lambda d: signal(d).update(bedrag=120.5), f"{SIGNAL}.bedrag"),
    ("schema-type", lambda d: signal(d).update(bedrag=True), f"{SIGNAL}.bedrag"),
    ("schema-type", lambda d: signal(d).update(crisissignaal="ja"), f"{SIGNAL}.crisissignaal"),
    ("schema-type", lambda d: signal(d).update(ID=1), f"{SIGNAL}.ID"),
    ("schema-type", lambda d: signal(d).update(client=None), f"{SIGNAL}.client"),
    ("schema-type", lambda d: part(d)["vroegsignalen"].append("VS-1"), f"{PART}.vroegsignalen[2]"),
    ("schema-type", lambda d: d.update(leveringen={}), "$.leveringen"),
    (
        "schema-enum",
        lambda d: signal(d)["signaalpartner"].update(type="energie"),
        f"{SIGNAL}.signaalpartner.type",
    ),
    (
        "schema-enum",
        lambda d: attempt(d).update(soort="Afspraak op locatie"),
        f"{CASE}.contactpogingen[0].soort",
    ),
    ("schema-enum", lambda d: case(d).update(resultaat="Klaar"), f"{CASE}.resultaat"),
    ("schema-format", lambda d: attempt(d).update(datum="2025-02-30"), f"{CASE}.contactpogingen[0].datum"),
    ("schema-format", lambda d: attempt(d).update(datum="30-03-2025"), f"{CASE}.contactpogingen[0].datum"),
    ("schema-format", lambda d: attempt(d).update(datum="20250330"), f"{CASE}.contactpogingen[0].datum"),
    ("schema-format", lambda d: d.update(aanleverdatumEnTijd="2025-04-02 09:00"), "$.aanleverdatumEnTijd"),
    ("schema-format", lambda d: d.update(aanleverdatumEnTijd="2025-04-02T09:00:00"), "$.aanleverdatumEnTijd"),
    (
        "schema-format",
        lambda d: part(d)["aanleverende_organisatie"]["contactpersoonen"][0].update(email="t.ester"),
        f"{PART}.aanleverende_organisatie.contactpersoonen[0].email",
    ),
    ("schema-min-items", lambda d: d.update(leveringen=[]), "$.leveringen"),
    ("schema-min-items", lambda d: case(d).update(vroegsignalen=[]), f"{CASE}.vroegsignalen"),
    ("schema-unique-items", lambda d: d["leveringen"].append(part(clean())), "$.leveringen"),
    ("schema-unique-items", lambda d: case(d)["vroegsignalen"].append({"ID": "a"}), f"{CASE}.vroegsignalen"),
]


@pytest.fixture(params=["official", "own"])
def schema(request: pytest.FixtureRequest) -> ExchangeSchema | None:
    if request.param == "own":
        return None
    if not SCHEMA.exists():
        pytest.skip(f"the official schema is not at hand in {SCHEMA.parent}")
    return official_schema()


@pytest.mark.parametrize(
    ("rule", "change", "path"), BREACHES, ids=[f"{row[0]}-{n}" for n, row in enumerate(BREACHES)]
)
def test_each_breach_is_an_error_at_its_place(
    schema: ExchangeSchema | None, rule: str, change: Change, path: str
) -> None:
    found = checked(changed(change), schema=schema)
    assert (rule, path) in places(found.errors)
    assert not found.may_come_in


def test_the_sample_keeps_to_the_model(schema: ExchangeSchema | None) -> None:
    assert checked(clean(), schema=schema).findings == ()


def test_every_rule_but_two_is_shown_to_find_its_breach() -> None:
    """The two are for schemas that say more than this one does; they have tests of their own below."""
    assert {rule.name for rule in schema_rules.RULES} - {row[0] for row in BREACHES} == {
        "schema-other",
        "schema-points-outside",
    }


@pytest.mark.parametrize("value", [None, [], "x", 1, 1.5, True])
def test_json_that_is_no_delivery_at_all_is_one_error(value: object) -> None:
    found = checked(value)
    assert places(found.findings) == [("schema-type", "$")]


def test_a_message_quotes_no_value() -> None:
    """jsonschema's own messages do, and the value may be somebody's name."""
    document = changed(
        lambda d: signal(d)["client"].update(Burgerservicenummer=111222333, Geboortedatum="geheim")
    )
    for finding in checked(document).errors:
        said = " ".join(finding.as_json("en").values())
        assert "111222333" not in said
        assert "geheim" not in said


def test_a_key_cannot_steer_the_terminal() -> None:
    document = changed(lambda d: d.update({"\x1b[2J\n" + "k" * 500: 1}))
    (finding,) = checked(document).errors
    said = "".join(finding.as_json("nl").values())
    assert "\x1b" not in said
    assert "\n" not in said
    assert len(finding.path) < 200


def breaches_by_the_book(schema: dict[str, Any], document: object) -> set[tuple[str, str]]:
    """jsonschema without anything of ours but the meaning of the formats."""
    checker = FormatChecker()
    for name, holds in formats.FORMATS.items():
        checker.checks(name)(holds)
    plain = Draft202012Validator(schema, format_checker=checker)
    return {(path_of(error.absolute_path), str(error.validator)) for error in plain.iter_errors(document)}


def breaches_by_ours(schema: ExchangeSchema, document: object) -> set[tuple[str, str]]:
    keywords = {
        "schema-required": "required",
        "schema-additional-properties": "additionalProperties",
        "schema-type": "type",
        "schema-enum": "enum",
        "schema-format": "format",
        "schema-min-items": "minItems",
        "schema-unique-items": "uniqueItems",
    }
    found = set()
    for finding in schema.findings(document):
        path = finding.path
        if (
            finding.rule == "schema-additional-properties"
        ):  # jsonschema names what holds the key, we the key itself
            path = re.sub(r"(\.[^.\[]+|\['(?:[^'\\]|\\.)*'\])$", "", path)
        found.add((path, keywords[finding.rule]))
    return found


@needs_official_files
@settings(max_examples=400, deadline=None)
@given(spoiled())
def test_the_quick_look_and_jsonschema_agree(document: object) -> None:
    schema = official_schema()
    by_the_book = breaches_by_the_book(schema.schema, document)
    assert breaches_by_ours(schema, document) == by_the_book
    assert schema.fits(document) == (by_the_book == set())


@needs_official_files
@settings(max_examples=400, deadline=None)
@given(spoiled())
def test_what_our_own_reader_knows_is_what_the_official_schema_says(document: object) -> None:
    assert breaches_by_ours(own_schema(), document) == breaches_by_ours(official_schema(), document)


@needs_official_files
def test_the_quick_look_knows_all_that_the_official_schema_says() -> None:
    assert official_schema().plain
    assert own_schema().plain


@settings(max_examples=300)
@given(
    st.lists(
        st.recursive(
            st.one_of(
                st.none(), st.booleans(), st.integers(-2, 2), st.sampled_from([0.0, 1.0, -0.0, 1.5, "1", "a"])
            ),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
            ),
            max_leaves=4,
        ),
        max_size=5,
    )
)
def test_once_each_means_what_jsonschema_means(values: list[object]) -> None:
    assert once_each(values) == Draft202012Validator({"uniqueItems": True}).is_valid(values)


@given(
    st.one_of(
        st.from_regex(
            r"\A\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(\.\d{1,9})?(Z|[+-][0-2]\d:[0-6]\d)\Z",
            fullmatch=True,
        ),
        st.text(max_size=25),
    )
)
def test_a_moment_is_what_rfc_3339_calls_one(text: str) -> None:
    assert formats.is_moment(text) == bool(validate_rfc3339(text))


@given(st.one_of(st.from_regex(r"\A\d{4}-[01]\d-[0-3]\d\Z", fullmatch=True), st.text(max_size=12)))
def test_a_day_is_what_jsonschema_calls_one(text: str) -> None:
    try:
        FormatChecker(formats=["date"]).check(text, "date")
        by_the_book = True
    except Exception:
        by_the_book = False
    assert formats.is_day(text) == by_the_book


@pytest.mark.parametrize(
    "address", ["a@b", "j.devries@gemeentevoorbeeld.nl", '"j de vries"@x.nl', "ü@exämple.nl"]
)
def test_these_are_addresses(address: str) -> None:
    assert formats.is_email(address)


@pytest.mark.parametrize(
    "address", ["", "a", "a@", "@b", "a b@c.nl", "a@b@c", "a@.nl", "a@b..nl", "a@b.nl\n", "a@" + "b" * 500]
)
def test_these_are_no_addresses(address: str) -> None:
    assert not formats.is_email(address)


def written(tmp_path: Path, schema: object) -> Path:
    path = tmp_path / "schema.json"
    path.write_text(schema if isinstance(schema, str) else json.dumps(schema), encoding="utf-8")
    return path


def own_as_sent() -> dict[str, Any]:
    return json.loads(json.dumps({"$schema": DIALECT, **own_schema().schema}))


@pytest.mark.parametrize(
    ("schema", "rule"),
    [
        ("{", "schema-not-a-schema"),
        ("[" * 100_000, "schema-not-a-schema"),
        ([], "schema-not-a-schema"),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "schema-not-a-schema"),
        ({"$schema": 7}, "schema-not-a-schema"),
        ({"type": "object"}, "schema-other-version"),
        ({**own_as_sent(), "minProperties": "many"}, "schema-not-a-schema"),
    ],
)
def test_a_schema_that_cannot_be_used_says_why(tmp_path: Path, schema: object, rule: str) -> None:
    found = read_schema(written(tmp_path, schema))
    assert isinstance(found, SchemaUnusable)
    assert found.finding.rule == rule


def test_a_schema_that_is_not_there_says_so(tmp_path: Path) -> None:
    found = read_schema(tmp_path / "nergens.json")
    assert isinstance(found, SchemaUnusable)
    assert found.finding.rule == "schema-not-found"


@needs_official_files
def test_a_schema_with_other_spellings_is_refused_and_not_read_as_empty(tmp_path: Path) -> None:
    """Version 1.2 spells fields anew (bereik.terms.ddas.versions): a delivery of it would read as if nothing stood there."""
    later = SCHEMA.read_text(encoding="utf-8").replace(
        "startdatum_matchtingperiode", "startdatumMatchingperiode"
    )
    found = read_schema(written(tmp_path, later))
    assert isinstance(found, SchemaUnusable)
    assert found.finding.rule == "schema-other-version"


def test_a_schema_that_says_more_is_left_to_jsonschema(tmp_path: Path) -> None:
    schema = own_as_sent()
    schema["properties"]["codeGegevensleverancier"] = {"type": "string", "maxLength": 3}
    found = read_schema(written(tmp_path, schema))
    assert isinstance(found, ExchangeSchema)
    assert not found.plain
    assert ("schema-other", "$.codeGegevensleverancier") in places(checked(clean(), schema=found).errors)


def test_a_schema_that_points_outside_is_not_followed(tmp_path: Path) -> None:
    schema = own_as_sent()
    schema["properties"]["codeGegevensleverancier"] = {"$ref": "https://example.org/elders.json"}
    found = read_schema(written(tmp_path, schema))
    assert isinstance(found, ExchangeSchema)
    assert ("schema-points-outside", "$") in places(checked(clean(), schema=found).errors)


def test_a_schema_inside_itself_is_left_to_jsonschema() -> None:
    itself: dict[str, Any] = {"$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}, "$ref": "#/$defs/a"}
    assert QuickLook(itself).fits(itself) is None
