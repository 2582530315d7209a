"""How much work did the commands that a test started take, whatever else the machine was doing?"""

import resource


def processor_seconds() -> float:
    """Of all children so far: what a busy neighbour on the machine does not change."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime
