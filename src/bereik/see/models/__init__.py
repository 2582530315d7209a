"""What did somebody pass on or ask us, on which ground, and what did we promise them?"""

from bereik.see.models.columns import RememberedColumns
from bereik.see.models.consultation import Consultation
from bereik.see.models.delivery import DeliveredItem, Delivery
from bereik.see.models.handed_over import HandedOver
from bereik.see.models.held_file import HeldFile, HeldPiece
from bereik.see.models.signal import OF_THE_SENDER, Signal, SignalWords

__all__ = [
    "OF_THE_SENDER",
    "Consultation",
    "DeliveredItem",
    "Delivery",
    "HandedOver",
    "HeldFile",
    "HeldPiece",
    "RememberedColumns",
    "Signal",
    "SignalWords",
]
