"""Which town does a story walk through, where it needs one that is lived in?"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from bereik.house.demonstration.filled import fill_town
from bereik.house.demonstration.thread import run_thread

FEW = 60
"""So many journeys a year: every page has something to show, and the town is there in a few seconds."""


def small_town() -> datetime:
    """Fill this house with a small made-up town and let its story run; the moment it is there."""
    run_thread(fill_town(a_year=FEW))
    return timezone.now()
