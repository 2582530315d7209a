"""PostgreSQL's compilers, with the guard in them."""

from django.db.backends.postgresql import compiler as engine
from django.db.models.sql.compiler import (
    SQLAggregateCompiler as Aggregate,
)
from django.db.models.sql.compiler import SQLCompiler as Select
from django.db.models.sql.compiler import SQLDeleteCompiler as Delete
from django.db.models.sql.compiler import SQLUpdateCompiler as Update

from bereik.trust.wall.compilers import GuardedCompiling, GuardedInserting


class SQLCompiler(GuardedCompiling, Select):
    """Reading."""


class SQLInsertCompiler(GuardedInserting, engine.SQLInsertCompiler):
    """Adding."""


class SQLDeleteCompiler(GuardedCompiling, Delete):
    """Removing."""


class SQLUpdateCompiler(GuardedCompiling, Update):
    """Changing."""


class SQLAggregateCompiler(GuardedCompiling, Aggregate):
    """Counting."""
