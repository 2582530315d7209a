"""What does SEE do: receive a signal, and let go of one when the yes to it is taken back?"""

from bereik.see.actions.receiving import NobodyGoesThere, receipt_of, receive_signal
from bereik.see.actions.told import Agreed, Receipt, Told
from bereik.see.actions.withdrawing import Withdrawn, withdraw_agreement

__all__ = [
    "Agreed",
    "NobodyGoesThere",
    "Receipt",
    "Told",
    "Withdrawn",
    "receipt_of",
    "receive_signal",
    "withdraw_agreement",
]
