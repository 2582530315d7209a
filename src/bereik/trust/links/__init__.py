"""How does someone without an account come in: by a link that is given, ends, and can be taken back?"""
