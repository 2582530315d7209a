"""What does the house do at night? Send, reckon, clear, destroy, and seal what was written about it."""
