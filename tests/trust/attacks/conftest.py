"""One ground for all attacks of a file."""

from __future__ import annotations

import pytest

from tests.trust.attacks.ground import Ground, make_ground


@pytest.fixture(scope="module")
def ground(standing_house: None) -> Ground:
    """A row of every model that may be seen, and three that may not."""
    return make_ground()
