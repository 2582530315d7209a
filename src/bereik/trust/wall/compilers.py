"""Where does the guard sit? In the compilers that every Django statement passes through."""

from __future__ import annotations

from typing import Any

from bereik.trust.wall.guarding import check_added, guard, note_tables, refuse_second_table, statement


class GuardedCompiling:
    """Mixed into each engine's own compilers."""

    query: Any
    using: str
    connection: Any
    guarded = False

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        # Not when the compiler is made: indexes and constraints make one only to quote names.
        if not self.guarded:
            self.query, self.guarded = guard(self.query), True
        note_tables(self.query)
        return super().as_sql(*args, **kwargs)  # type: ignore[misc]

    def get_from_clause(self) -> Any:
        # Here the joins of filters and of select_related are all known.
        refuse_second_table(self.query)
        return super().get_from_clause()  # type: ignore[misc]

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        with statement():
            return super().execute_sql(*args, **kwargs)  # type: ignore[misc]


class GuardedInserting(GuardedCompiling):
    """Adding: on an engine without row policies the new rows are held against the rule afterwards."""

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        made = super().execute_sql(*args, **kwargs)
        if self.connection.vendor != "postgresql":
            check_added(self.query, self.using)
        return made
