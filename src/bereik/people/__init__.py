"""Who are the people, and how far are we on the way with them?"""
