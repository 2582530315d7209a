"""PostgreSQL's compilers, with the guard in them."""

from django.db.backends.postgresql import compiler as engine
from django.db.models.sql.compiler import SQLAggregateCompiler as Aggregate
from django.db.models.sql.compiler import SQLDeleteCompiler as Delete
from django.db.models.sql.compiler import SQLUpdateCompiler as Update

from bereik.trust.wall.compilers import (
    GuardedChanging,
    GuardedCompiling,
    GuardedInserting,
    GuardedReading,
    GuardedWriting,
)


class SQLCompiler(GuardedReading, engine.SQLCompiler):
    """Reading."""


class SQLInsertCompiler(GuardedInserting, engine.SQLInsertCompiler):
    """Adding."""


class SQLDeleteCompiler(GuardedWriting, Delete):
    """Removing."""


class SQLUpdateCompiler(GuardedChanging, Update):
    """Changing."""


class SQLAggregateCompiler(GuardedCompiling, Aggregate):
    """Counting."""
