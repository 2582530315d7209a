"""Does the bare database show, for every purpose and model, the same rows as the models do?"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connections

from bereik.terms.purposes import Purpose
from bereik.trust.refusals import WrongPurpose
from bereik.trust.rows import Guarded
from bereik.trust.wall.tables import GUARDED
from tests.trust.town import Town, accesses, opened

PAIRS = [(purpose, model) for purpose in Purpose for model in GUARDED.values()]


def by_the_models(model: type[Guarded]) -> set[Any]:
    try:
        return set(model.objects.values_list("pk", flat=True))
    except WrongPurpose:
        return set()


def by_the_database(model: type[Guarded]) -> set[Any]:
    """Nothing of Django's between: the driver's own cursor, as the role of the pages."""
    with connections["default"].connection.cursor() as cursor:
        cursor.execute(f'select id from "{model._meta.db_table}"')
        return {found[0] for found in cursor.fetchall()}


@pytest.mark.postgres
@pytest.mark.parametrize("purpose", list(Purpose), ids=str)
def test_the_bare_database_shows_what_the_models_show(town: Town, purpose: Purpose) -> None:
    named = {model for model in GUARDED.values() if purpose in model.guard}
    for ways in accesses(town, purpose) if named else ():
        with opened(purpose, **ways):
            for model in GUARDED.values():
                assert by_the_models(model) == by_the_database(model), (
                    f"{purpose} × {model._meta.label} × {ways}"
                )


@pytest.mark.parametrize("purpose", list(Purpose), ids=str)
def test_every_purpose_sees_something_somewhere_and_not_everything_everywhere(
    town: Town, purpose: Purpose
) -> None:
    """Else the comparison above would compare nothing with nothing."""
    for model in GUARDED.values():
        if purpose not in model.guard:
            continue
        laid = {one.pk for one in town.all(model)}
        seen = []
        for ways in accesses(town, purpose):
            with opened(purpose, **ways):
                seen.append(by_the_models(model))
        assert any(seen), f"{purpose} sees no {model._meta.label} in this town"
        if purpose in (
            Purpose.HELPING,
            Purpose.OUTREACH,
            Purpose.OWN,
            Purpose.REASONED_LOOK,
            Purpose.SIGNALLING,
        ):
            assert any(found != laid for found in seen), (
                f"{purpose} sees every {model._meta.label} in this town"
            )
