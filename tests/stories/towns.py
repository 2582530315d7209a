"""Which town does a story walk through, where it needs one that is lived in?"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from bereik.house.demonstration.filled import fill_town
from bereik.house.demonstration.thread import run_thread

FEW = 600
"""So many residents: every page has something to show, and the town is there in a few seconds."""


def small_town() -> datetime:
    """Fill this house with a small made-up town and let its story run; the moment it is there."""
    run_thread(fill_town(residents=FEW))
    return timezone.now()
