"""What do the counts say, and how sure are we? Plain sums, no storage, no Django."""
