"""Who looks, why, and what was looked at?"""
