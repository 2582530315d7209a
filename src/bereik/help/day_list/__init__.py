"""Whom do I go to today, and why?

One published order of named reasons (`bereik.terms.reasons.day_list`), the oldest day first within a reason. There is
no score: the reason that puts a row in its place is the sentence that stands on it.
"""

from bereik.help.day_list.page import DayPage, day_page
from bereik.help.day_list.rows import PAGE, Page, Row, own_list
from bereik.help.day_list.waiting import waiting_list

__all__ = ["PAGE", "DayPage", "Page", "Row", "day_page", "own_list", "waiting_list"]
