"""What was looked at and done: the lines, their seals, and who may read them."""
