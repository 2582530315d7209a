"""How do the rows that could not come in go back, so that the sender can mend them and send them again?

As they were, in the delimiter and encoding of the sender, with the reasons in two columns behind. No cell of it is
reckoned by a spreadsheet.
"""

import csv
import io
from collections.abc import Sequence

from bereik.house.exchange.csv.cells import harmless
from bereik.house.exchange.csv.fields import REASON, REASON_KEYS, WHAT_NOW
from bereik.house.exchange.csv.rows import Bad
from bereik.house.exchange.csv.table import Table

_SAFE = "utf-8-sig"
"""UTF-8 with its mark: what Excel too reads right."""


def rows_handed_back(table: Table, bad: Sequence[Bad], language: str) -> bytes:
    kept = [column for column in table.columns if column.key not in REASON_KEYS]
    said = io.StringIO(newline="")
    written = table.written
    lines = csv.writer(
        said, delimiter=written.delimiter, quotechar=written.quote, lineterminator=written.line_end
    )
    # The reasons stand in Dutch columns in either language: by those names we know the file again.
    lines.writerow(map(harmless, [*(column.header for column in kept), REASON.nl, WHAT_NOW.nl]))
    for one in bad:
        cells = one.row.cells
        row = [cells[column.place] if column.place < len(cells) else "" for column in kept]
        if len(cells) > len(table.columns) and row:
            # What stood past the last column stays readable, in the last cell.
            row[-1] = written.delimiter.join([row[-1], *cells[len(table.columns) :]])
        what = " ".join(dict.fromkeys(reason.what.say(language) for reason in one.reasons))
        now = " ".join(dict.fromkeys(reason.what_now.say(language) for reason in one.reasons))
        lines.writerow(map(harmless, [*row, what, now]))
    return _encoded(said.getvalue(), written.encoding)


def _encoded(text: str, encoding: str) -> bytes:
    wide = {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    try:
        return text.encode(wide)
    except UnicodeEncodeError:
        return text.encode(_SAFE, "replace")
