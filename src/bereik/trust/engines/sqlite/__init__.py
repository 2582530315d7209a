"""The embedded engine: SQLite with its authorizer. Only for synthetic houses."""
