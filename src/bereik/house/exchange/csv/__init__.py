"""How does a list of arrears that somebody made in a spreadsheet become signals, like a delivery in the standard?

    bytes ─ reading ─ suggesting ─ mapping ─ rows ─ outcome ─ a delivery, as ddas/ takes it in
            table     which column  said yes  values  good and bad
                      is what       to        read    rows         └ bad rows: handing_back

Plain Python up to `outcome`; only `taking_in` and `remembering` know the house.
"""
