"""SEE: who is not reached, and who told us?"""
