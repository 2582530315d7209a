"""Whatever somebody sends, is there always an answer, in good time, and never a traceback?"""

import json
import re
import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bereik.house.exchange.ddas.checking import Checked
from bereik.house.exchange.ddas.delivery import delivery_of
from tests.house.exchange.ddas.breaches import spoiled
from tests.house.exchange.ddas.samples import (
    case,
    checked,
    checked_bytes,
    clean,
    part,
    places,
    signal,
)
from tests.size import IN_PROOF

MANY = 100_000 if IN_PROOF else 5_000
WHOLE = json.dumps(clean()).encode()
ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def is_an_answer(found: Checked) -> None:
    for finding in (*found.findings, *((found.unreadable,) if found.unreadable else ())):
        for language in ("nl", "en"):
            json.dumps(finding.as_json(language), ensure_ascii=False).encode()
        assert finding.path.startswith("$")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", finding.rule)
    assert found.may_come_in == (found.unreadable is None and not found.errors)


@settings(max_examples=300, deadline=None)
@given(spoiled(), st.sampled_from([None, "0999", "0518"]))
def test_a_spoiled_delivery_gets_an_answer(document: object, gemeentecode: str | None) -> None:
    is_an_answer(checked(document, gemeentecode=gemeentecode))


@settings(max_examples=200, deadline=None)
@given(ANY_JSON)
def test_any_json_gets_an_answer(document: object) -> None:
    is_an_answer(checked(document))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
@example(b"\xed\xa0\x80")
@example(b'"\\u"')
@example(b"-")
def test_any_bytes_get_an_answer(content: bytes) -> None:
    is_an_answer(checked_bytes(content))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 20), st.binary(max_size=8))
def test_a_file_with_a_few_bytes_changed_gets_an_answer(place: int, gone: int, instead: bytes) -> None:
    is_an_answer(checked_bytes(WHOLE[:place] + instead + WHOLE[place + gone :]))


@settings(max_examples=200, deadline=None)
@given(st.integers(1, len(WHOLE) - 1))
def test_a_file_cut_anywhere_is_unreadable(place: int) -> None:
    found = checked_bytes(WHOLE[:place])
    assert found.unreadable is not None
    assert found.unreadable.rule == "unreadable-cut-short"


@settings(max_examples=200, deadline=None)
@given(spoiled())
def test_every_place_that_is_named_is_in_the_file(document: Any) -> None:
    for finding in checked(document).findings:
        at = document
        for number, plain, quoted in re.findall(r"\[(\d+)\]|\.(\w+)|\['((?:[^'\\]|\\.)*)'\]", finding.path):
            if number:
                at = at[int(number)]
            elif plain:
                at = at[plain]
            else:  # a key may be shown with an escape; that there is one that looks like it is enough
                assert quoted is not None
                break


@settings(max_examples=200, deadline=None)
@given(ANY_JSON | spoiled())
def test_taking_apart_never_fails(document: object) -> None:
    delivery_of(document)


def grown(amount: int, kind: str) -> Any:
    document = clean()
    ids = [{"ID": str(number)} for number in range(amount)]
    match kind:
        case "one signal in every case":
            part(document)["vroegsignaalzaken"] = [
                {**case(document), "startdatum_matchtingperiode": f"{1000 + n % 8000}-01-01"}
                for n in range(amount)
            ]
        case "every signal the same":
            part(document)["vroegsignalen"] = [signal(document)] * amount
        case "every case the same":
            part(document)["vroegsignaalzaken"] = [case(document)] * amount
        case "a case with all signals, twice":
            part(document)["vroegsignalen"] = [{**signal(document), **each} for each in ids]
            one = {**case(document), "vroegsignalen": ids}
            part(document)["vroegsignaalzaken"] = [one, {**one, "startdatum_matchtingperiode": "2025-03-02"}]
        case "contact persons":
            people = [{"naam": str(n)} for n in range(amount)]
            part(document)["aanleverende_organisatie"]["contactpersoonen"] = people
        case "parts":
            document["leveringen"] = [{**part(document), "teller": n} for n in range(amount // 10)]
        case "unknown keys":
            signal(document)["client"].update({f"veld{n}": n for n in range(amount)})
        case "one person, deceased, in every case":
            part(document)["vroegsignalen"] = [{**signal(document), **each} for each in ids]
            part(document)["vroegsignaalzaken"] = [
                {**case(document), "vroegsignalen": [each], "resultaat": "Inwoner is overleden"}
                for each in ids
            ]
        case "wrong everywhere":
            part(document)["vroegsignalen"] = [{**signal(document), **each, "bedrag": "x"} for each in ids]
    return document


@pytest.mark.proof
@pytest.mark.skipif(not IN_PROOF, reason="a matter of time: measured by make proof")
@pytest.mark.parametrize(
    "kind",
    [
        "one signal in every case",
        "every signal the same",
        "every case the same",
        "a case with all signals, twice",
        "contact persons",
        "parts",
        "unknown keys",
        "one person, deceased, in every case",
        "wrong everywhere",
    ],
)
def test_twice_as_much_takes_about_twice_as_long(kind: str) -> None:
    """What grows with the square of the size would take four times as long; the best of five, for a busy machine."""

    def seconds(amount: int) -> float:
        content = json.dumps(grown(amount, kind)).encode()
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            checked_bytes(content)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(6_000) < 3.2 * seconds(3_000) + 0.1


@pytest.mark.proof
def test_a_hundred_thousand_signals_are_checked_whole(measured: Any) -> None:
    document = clean()
    sample, done = signal(document), case(document)
    part(document)["vroegsignalen"] = [{**sample, "ID": str(number)} for number in range(MANY)]
    part(document)["vroegsignaalzaken"] = [
        {**done, "vroegsignalen": [{"ID": str(n)}]} for n in range(0, MANY, 5)
    ]
    content = json.dumps(document, separators=(",", ":")).encode()
    start = time.process_time()
    found = checked_bytes(content)
    spent = time.process_time() - start
    assert places(found.findings) == ([("page-too-large", "$.leveringen")] if MANY > 50_000 else [])
    measured("ddas check", signals=MANY, megabytes=round(len(content) / 1e6, 1), cpu_seconds=round(spent, 1))


def test_findings_come_in_the_order_of_the_file() -> None:
    document = clean()
    part(document)["vroegsignalen"] = [{**signal(document), "ID": str(n), "bedrag": -n} for n in range(30)]
    paths = [path for rule, path in places(checked(document).findings) if rule == "amount-negative"]
    assert paths == [f"$.leveringen[0].vroegsignalen[{n}].bedrag" for n in range(1, 30)]
