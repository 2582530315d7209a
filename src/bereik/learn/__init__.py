"""LEARN: where do we lose people, and what changed? No person can be seen from here."""
