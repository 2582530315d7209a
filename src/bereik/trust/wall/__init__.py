"""What stands between a statement and the rows, whatever code wrote the statement?"""
