"""Which work waits, who does it, and what became of it?"""
