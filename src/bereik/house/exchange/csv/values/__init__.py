"""What does a cell mean: which amount, which day, which name, which address, which number?

Each reader gives the value, or a `No` with the rule that says why not. What cannot be told from one cell (is 1.234 one
euro or a thousand, is 03-04 in March or in April) is decided once per column, over all its cells.
"""
