"""What does SEE do: receive a signal?"""

from bereik.see.actions.receiving import NobodyGoesThere, receipt_of, receive_signal
from bereik.see.actions.told import Agreed, Receipt, Told

__all__ = ["Agreed", "NobodyGoesThere", "Receipt", "Told", "receipt_of", "receive_signal"]
