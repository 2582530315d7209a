"""How large does this run draw its attacks and simulations, and from which seed?

One piece of code at two sizes: whole under `make proof` (BEREIK_PROOF=1), small under `make test`. Both draw from the seed
of the run, which is printed at its end; BEREIK_SEED asks for the same one again.
"""

from __future__ import annotations

import os
from random import SystemRandom

# One seed for the whole run, drawn anew or asked for; tests side by side inherit it.
os.environ.setdefault("BEREIK_SEED", str(SystemRandom().randrange(10**9)))

IN_PROOF = os.environ.get("BEREIK_PROOF") == "1"


def seed() -> int:
    """The seed of this run."""
    return int(os.environ["BEREIK_SEED"])
