"""How long does one file take to come in, and how much memory does it ask? In a process of its own.

`python -m bench.import_once FILE` does what `bereik ddas import FILE --synthetic` does, in the house that the environment
names, and prints one line of JSON. The clock starts when the rooms are loaded and the house is open.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from bench.memory import peak_mb

STAGES = {
    "read and check": "check_file",
    "arrive": "arrivals_of",
    "mark": "mark",
    "objections": "objected_by_marks",
    "recognise": "find_out_whose",
}
"""What is timed apart, and the function that does it; what is left is the laying down."""


def main() -> int:
    from bereik.house.command.house import open_house

    open_house()
    from bereik.house.exchange.ddas.importing import import_delivery, taking_in

    spent: dict[str, float] = {}
    from django.db import connections

    asked: dict[str, float] = {}
    for alias in ("default", "looks"):
        connections[alias].execute_wrappers.append(
            lambda execute, *given: _timed(execute, "database", asked)(*given)
        )
    began, busy = time.perf_counter(), _cpu()
    patches = [
        patch.object(taking_in, name, _timed(getattr(taking_in, name), stage, spent))
        for stage, name in STAGES.items()
    ]
    for one in patches:
        one.start()
    told = import_delivery(sys.argv[1], synthetic=True)
    wall, cpu = time.perf_counter() - began, _cpu() - busy
    if told.refused:
        print(told.refused.what.en, file=sys.stderr)
        return 2
    print(
        json.dumps(
            {
                "wall": wall,
                "cpu": cpu,
                "stages": spent | {"lay": wall - sum(spent.values())},
                "database": asked.get("database", 0.0),
                "peak_mb": peak_mb(),
                "again": told.again,
                "signals": [told.signals.new, told.signals.known, told.signals.amended, told.signals.older],
                "cases": [told.cases.new, told.cases.known, told.cases.amended, told.cases.older],
                "residents": [told.residents.new, told.residents.known],
                "attempts": told.attempts,
                "findings": len(told.findings),
            }
        )
    )
    return 0


def _cpu() -> float:
    """Seconds of this process and of its children that ended."""
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)


def _timed(does: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return does(*given, **named)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - began

    return timed


if __name__ == "__main__":
    sys.exit(main())
