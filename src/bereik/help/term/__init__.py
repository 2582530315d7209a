"""Whose term comes near without contact, and what did we try?"""
