"""Who works here, how do they come in, and how do they leave?"""
