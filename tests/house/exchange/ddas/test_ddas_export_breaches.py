"""Is each random breach of meaning in a delivery of ours found, under its name, at its place and level?

The deliveries are given by a house and have nothing wrong with them; each is then broken in every way, at places drawn
by the seed of this run (BEREIK_SEED, printed at its end).
"""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.house.exchange.ddas.exporting import Period
from bereik.house.exchange.ddas.meaning import RULES
from tests.house.exchange.ddas.export_samples import SEED, given, new_house, orderly, schema_if_there
from tests.house.exchange.ddas.import_samples import taken_in
from tests.house.exchange.ddas.meaning_breaches import BREACHES
from tests.house.exchange.ddas.samples import checked
from tests.size import IN_PROOF

pytestmark = pytest.mark.django_db(transaction=True)

HOUSES, TIMES = (20, 25) if IN_PROOF else (1, 3)


def test_every_rule_of_meaning_is_broken_by_some_kind() -> None:
    assert {rule.name for rule in RULES} - {rule for rule, _, _ in BREACHES} == {"page-too-large"}


@pytest.mark.proof
def test_each_random_breach_of_meaning_is_found(tmp_path: Path, settings: Any, measured: Any) -> None:
    settings.BEREIK_GEMEENTECODE = "0999"
    schema = schema_if_there()
    broken: Counter[int] = Counter()
    missed: list[str] = []
    for number in range(HOUSES):
        chance = Random(f"{SEED}-breach-{number}")
        new_house()
        taken_in(orderly(chance, people=25), tmp_path)
        clean = given(Period(date(2025, 3, 1), date(2025, 3, 28)))
        clean["aanleverdatumEnTijd"] = "2026-01-05T08:00:00Z"
        assert not checked(clean, schema=schema, gemeentecode="0999").findings
        for kind, (rule, level, breach) in enumerate(BREACHES):
            for _ in range(TIMES):
                document = copy.deepcopy(clean)
                path = breach(chance, document)
                if path is None:
                    continue
                broken[kind] += 1
                ours = "0999" if rule == "municipality-not-ours" else None
                found = checked(document, schema=schema, gemeentecode=ours).findings
                if (rule, path, level) not in [(one.rule, one.path, one.level.value) for one in found]:
                    missed.append(f"{rule} at {path}: {[(one.rule, one.path) for one in found][:4]}")
    assert not missed, "\n".join(missed[:10])
    assert set(broken) == set(range(len(BREACHES))), [
        BREACHES[one][0] for one in range(len(BREACHES)) if one not in broken
    ]
    measured(
        "breaches of meaning found", kinds=len(BREACHES), rules=len({one[0] for one in BREACHES}),
        breaches=broken.total(), missed=len(missed), deliveries=HOUSES,
    )  # fmt: skip
