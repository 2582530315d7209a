"""How does each person come in, and what do they find first?"""
