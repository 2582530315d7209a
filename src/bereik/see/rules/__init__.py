"""What may come in by which route, who may say yes, and what may we promise? Pure decisions, each with a reason."""

from bereik.see.rules.agreeing import may_agree
from bereik.see.rules.promises import Promised, day_to_promise, promise_dates, was_full, why_not_that_day
from bereik.see.rules.routes import Way, may_pass_on_arrears, route_for

__all__ = [
    "Promised",
    "Way",
    "day_to_promise",
    "may_agree",
    "may_pass_on_arrears",
    "promise_dates",
    "route_for",
    "was_full",
    "why_not_that_day",
]
