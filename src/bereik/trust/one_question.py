"""How are rows of several guarded tables asked for in one question?

By a union, in which each part keeps the rule of its own table. Rows come as values, so whoever reads them notes whom they
are about (`trust.rows.note_seen`), as is done for rows that are read one table at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Field, QuerySet, Value
from django.db.models.functions import Cast

Shape = Mapping[str, Field[Any, Any]]
"""The columns that all parts share, `from_table` first."""


def part(rows: QuerySet[Any, Any], shape: Shape, sort: str, **columns: str) -> QuerySet[Any, Any]:
    """One table in the shape of all: its own columns under their common names, nothing in the others. `sort` says which
    table a row is from."""
    values = {
        name: F(columns[name]) if name in columns else Cast(Value(None), kind)
        for name, kind in shape.items()
        if name != "from_table"
    }
    return rows.order_by().annotate(from_table=Value(sort, shape["from_table"]), **values).values_list(*shape)
