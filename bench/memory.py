"""How much memory did this process take at most?"""

from __future__ import annotations

from pathlib import Path


def peak_mb() -> float:
    """Of this process by itself. `ru_maxrss` hands down, at its start, what whoever started it had taken."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise OSError("This system does not say how much memory a process took (VmHWM).")
