"""What do the rooms tell the facts of a night, when they tell it as whole tables: which columns, of what kind?

One file a table, CSV without a header, in UTC; nothing and the empty text look alike. The ids are there to put what rooms
tell beside each other, and stay in the files of that night, which are thrown away. No name, no text.
"""

from collections.abc import Mapping
from types import MappingProxyType

JOURNEYS, RESIDENTS, STEPS, ENDINGS = "journeys", "residents", "steps", "endings"
SIGNALS, TRIES, PROMISES, SAID = "signals", "tries", "promises", "said"

Columns = Mapping[str, str]

TABLES: Mapping[str, Columns] = MappingProxyType(
    {
        JOURNEYS: {
            "journey": "uuid", "resident": "uuid", "law": "varchar", "area": "varchar", "came_through": "varchar",
            "opened_at": "timestamptz", "ended_at": "timestamptz", "former": "uuid",
        },
        RESIDENTS: {"resident": "uuid", "age_band": "varchar"},
        STEPS: {"journey": "uuid", "step": "varchar", "moment": "timestamptz"},
        ENDINGS: {"journey": "uuid", "moment": "timestamptz", "because": "varchar"},
        SIGNALS: {
            "signal": "uuid", "journey": "uuid", "sender": "varchar", "route": "varchar", "received_at": "timestamptz",
            "told_by": "date", "told_at": "timestamptz",
        },
        TRIES: {"journey": "uuid", "channel": "varchar", "outcome": "varchar"},
        PROMISES: {
            "promise": "uuid", "journey": "uuid", "follows": "uuid", "made_at": "timestamptz", "due_on": "date",
            "kept_at": "timestamptz", "broken_at": "timestamptz", "repaired_at": "timestamptz",
            "disputed_at": "timestamptz", "because": "varchar", "let_go_at": "timestamptz",
        },
        SAID: {
            "journey": "uuid", "kind": "varchar", "moment": "timestamptz", "yes": "boolean", "until_on": "date",
        },
    }
)  # fmt: skip
