"""Which words do we have for what stands between people and help? The whole codebook, four levels together."""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.barriers.administrative import ADMINISTRATIVE
from bereik.terms.barriers.codes import Barrier, BarrierTerm, Frame, Level
from bereik.terms.barriers.levels import FRAMES, LEVELS
from bereik.terms.barriers.personal import PERSONAL
from bereik.terms.barriers.service import SERVICE
from bereik.terms.barriers.societal import SOCIETAL

__all__ = ["BARRIERS", "FRAMES", "LEVELS", "Barrier", "BarrierTerm", "Frame", "Level"]

BARRIERS: Mapping[Barrier, BarrierTerm] = MappingProxyType(
    {**PERSONAL, **SOCIETAL, **ADMINISTRATIVE, **SERVICE}
)
