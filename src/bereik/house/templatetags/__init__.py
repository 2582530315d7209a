"""What may a template say?"""
