"""Which database engines does the house know, and how does each hold the wall?"""
