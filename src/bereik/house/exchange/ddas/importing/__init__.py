"""How does a delivery of payment arrears become signals and journeys in the house?

    file ─ arriving ─ whose ─ held ─ resident (joining, standing) ─ laying        all of it: taking_in
           what came  who it  what   which journey, and what      the rows
                      is about stood stands on it now

All or nothing: one transaction a file, in batches, each a deed with its own line in the trail.
"""

from bereik.house.exchange.ddas.importing.result import Counted, Imported, Refusal
from bereik.house.exchange.ddas.importing.taking_in import import_delivery, ours, take_in_checked

__all__ = ["Counted", "Imported", "Refusal", "import_delivery", "ours", "take_in_checked"]
