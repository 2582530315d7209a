"""The home of real residents: PostgreSQL with row policies."""
