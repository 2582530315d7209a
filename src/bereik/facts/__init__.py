"""What happened, in numbers without persons? Two DuckDB files, made anew every night."""
