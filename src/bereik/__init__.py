"""Bereik: whom do we not reach, and what do we do about it?"""
