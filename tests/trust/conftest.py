"""A town that stands for all tests of one file, so that a hundred attacks need not build it a hundred times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.size import IN_PROOF, seed
from tests.trust.town import Town, make_town


@pytest.fixture(scope="module")
def standing_house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database opens for a whole file, and is emptied after it."""
    from tests.conftest import _empty_house

    with django_db_blocker.unblock():
        yield
        _empty_house(None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def town(standing_house: None) -> Town:
    """A small town; BEREIK_PROOF=1 makes it a large one."""
    return make_town(seed(), residents=120 if IN_PROOF else 16)
