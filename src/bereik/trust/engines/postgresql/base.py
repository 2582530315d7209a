"""PostgreSQL as the house uses it: Django's engine with the guard's compilers."""

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations as Operations


class DatabaseOperations(Operations):
    """Django's operations with our compilers."""

    compiler_module = "bereik.trust.engines.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper with our operations."""

    ops_class = DatabaseOperations
