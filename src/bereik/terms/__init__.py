"""Which words do we use, what do they mean, and who says so?"""
