"""How is a rule's condition used a second time without remembering the first?

Django resolves the look-ups of a sub-query in place, so that a shared `Exists(…)` keeps the table alias of the query it
was first used in. A rule is said once and used in every query: each use gets look-ups of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, Subquery
from django.db.models.lookups import Lookup
from django.db.models.sql import Query

if TYPE_CHECKING:
    from bereik.trust.rows import Condition


def fresh(condition: Condition) -> Q:
    """The same condition with look-ups of its own, as a `Q`."""
    made = _fresh(condition)
    return made if isinstance(made, Q) else Q(made)


def _fresh(part: Any) -> Any:
    if isinstance(part, Q):
        made = Q(_connector=part.connector, _negated=part.negated)
        made.children = [_fresh(child) for child in part.children]
        return made
    if isinstance(part, tuple):
        return (part[0], _fresh(part[1]))
    if isinstance(part, Subquery):
        copied = part.copy()
        copied.query = _fresh(part.query)
        return copied
    if isinstance(part, Query):
        query = part.clone()
        _leave_quicklys(query.where)
        return query
    return part


def _leave_quicklys(node: Any) -> None:
    for place, child in enumerate(node.children):
        if hasattr(child, "children"):
            _leave_quicklys(child)
        elif isinstance(child, Lookup):
            own = child.copy()
            own.lhs, own.rhs = _fresh(own.lhs), _fresh(own.rhs)
            node.children[place] = own
        else:
            node.children[place] = _fresh(child)


def asks_another_table(condition: Any) -> bool:
    """Whether the condition holds a sub-query."""
    if isinstance(condition, Q):
        return any(
            asks_another_table(child[1] if isinstance(child, tuple) else child)
            for child in condition.children
        )
    return isinstance(condition, Subquery | Query)
