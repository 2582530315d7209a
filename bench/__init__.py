"""How fast is the house, held against a named peer in the same run?"""
