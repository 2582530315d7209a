"""How do the rows in error go back to whoever made them?

As JSON: each signal or case as it was sent, with what was found in it. As a list (CSV) for somebody with a
spreadsheet: where, what, why and what now, and nothing that says who it is about.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bereik.house.exchange.held.books import book_page, whole_book
from bereik.house.exchange.pages.report import BACK, SUMMARY, to_say
from bereik.house.exchange.pages.state import Held
from bereik.see.models import HeldFile
from bereik.trust.access import Access

BOOKS = {"fouten": ("error",), "bevindingen": ("finding",), "alles": ("error", "finding")}
FORMS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that starts like this is worked out by a spreadsheet. The last four are the wide forms of the first."""


def there_is(which: str, form: str) -> bool:
    return which in BOOKS and form in FORMS


def file_of(access: Access, held: Held, which: str, form: str) -> HttpResponse:
    language = get_language() or "nl"
    rows = _rows(access, held.row, which)
    made = _json(access, held.row, rows, language) if form == "json" else _csv(rows, language)
    # Half a character (a lone surrogate) is one of the errors: it goes back as it is written in JSON.
    answer = HttpResponse(made.encode("utf-8", "backslashreplace"), content_type=FORMS[form])
    # Named after nobody and nothing: the file lies in a folder of downloads afterwards.
    answer["Content-Disposition"] = f'attachment; filename="{which}.{form}"'
    return answer


def _rows(access: Access, held: HeldFile, which: str) -> Iterator[dict[str, Any]]:
    for book in BOOKS[which]:
        yield from whole_book(access, held, f"{BACK}{book}")


def _json(access: Access, held: HeldFile, rows: Iterator[dict[str, Any]], language: str) -> str:
    """{"supplier", "period", "sha256", "rows": [{"path", "signal" | "case", "findings"}]}; what is wrong above the rows
    has a path and findings alone. A row a line: readable, and three times as fast to write as one that is indented."""
    (summary,) = book_page(access, held, SUMMARY)
    head = {
        "supplier": summary["supplier"],
        "period": [summary["since"], summary["until"]],
        "sha256": held.sha256,
    }
    lines = ",\n".join(_written(_row(row, language)) for row in rows)
    return f'{_written(head)[:-1]}, "rows": [\n{lines}\n]}}\n'


def _written(what: dict[str, Any]) -> str:
    return json.dumps(what, ensure_ascii=False, allow_nan=False)


def _row(row: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "path": row["path"],
        **({row["sort"]: json.loads(row["sent"], parse_constant=str)} if row["sort"] else {}),
        "findings": [
            {
                "path": one["path"],
                "rule": one["rule"],
                "level": one["level"],
                "what": to_say(one["what"]).say(language),
                "why": to_say(one["why"]).say(language),
                "what_now": to_say(one["now"]).say(language),
            }
            for one in row["found"]
        ],
    }


def _csv(rows: Iterator[dict[str, Any]], language: str) -> str:
    """With a byte-order mark and semicolons: so that a Dutch spreadsheet opens it at once."""
    made = io.StringIO()
    sheet = csv.writer(made, delimiter=";", lineterminator="\r\n")
    sheet.writerow([_("ID"), _("plaats"), _("regel"), _("niveau"), _("wat"), _("waarom"), _("wat nu")])
    for row in rows:
        for one in row["found"]:
            said = (to_say(one[name]).say(language) for name in ("what", "why", "now"))
            sheet.writerow(map(safe_cell, (row["id"], one["path"], one["rule"], one["level"], *said)))
    return "\ufeff" + made.getvalue()


def safe_cell(said: str) -> str:
    """What a sender wrote must not be worked out by the spreadsheet of whoever opens the list."""
    return f"'{said}" if said.startswith(STARTS_A_FORMULA) else said
