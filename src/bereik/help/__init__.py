"""HELP: who goes there, stays, and keeps our word?"""
