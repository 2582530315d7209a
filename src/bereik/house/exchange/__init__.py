"""How do other systems hand us something, and how do we hand something back?"""
