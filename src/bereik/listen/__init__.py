"""LISTEN: what did they tell us, once?"""
