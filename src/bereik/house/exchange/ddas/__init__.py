"""How does a delivery of payment arrears (DDAS early signalling) come in: read, checked, and taken apart?

Everything in this folder is plain: no database and no Django, so that a file can be checked without a house.
"""
