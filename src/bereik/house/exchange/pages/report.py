"""What does the check say about a file, as lines that a page can show fifty at a time and that can be handed back?

Books: `summary` (one line), `rule:<name>` (the places where a rule was broken), `change:<kind>` (what taking in would
change), `back:error` and `back:finding` (the rows themselves, as sent, with what was found in them).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from bereik.house.exchange.ddas.checking import Checked
from bereik.house.exchange.ddas.delivery import Delivery
from bereik.house.exchange.ddas.finding import Finding, Level, shown
from bereik.house.exchange.ddas.importing.foreseeing import Foreseen, Line
from bereik.see.deliveries import Verdict
from bereik.terms.text import Text

Books = dict[str, list[Any]]
SUMMARY, LIST = "summary", ("new", "known", "amended", "older", "amended_cases", "vanished", "repeated")
RULE, CHANGE, BACK = "rule:", "change:", "back:"
SHOWN_AT_ONCE = 3
"""So many places of each rule stand on the first page."""

_ROW = re.compile(r"\$\.leveringen\[(\d+)\]\.(vroegsignalen|vroegsignaalzaken)\[(\d+)\]")


def books_of(checked: Checked, foreseen: Foreseen | None, at: datetime) -> Books:
    """Everything there is to say. `foreseen` is None where the file may not come in."""
    rows = _Rows(checked.delivery)
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        by_rule[finding.rule].append(finding)
    books: Books = {}
    rules = []
    for name, found in sorted(by_rule.items(), key=lambda one: (one[1][0].level, -len(one[1]), one[0])):
        lines = [_place(one, found[0], rows) for one in found]
        books[f"{RULE}{name}"] = lines
        rules.append(
            {
                "name": name,
                "level": found[0].level.value,
                "count": len(found),
                "same": all(one.what == found[0].what for one in found),
                "what": as_said(found[0].what),
                "why": as_said(found[0].why),
                "now": as_said(found[0].what_now),
                "first": lines[:SHOWN_AT_ONCE],
            }
        )
    books |= _rows_to_hand_back(checked.findings, rows)
    changes: dict[str, int] = {}
    if foreseen is not None:
        for name, lines_ in _changes(foreseen).items():
            books[f"{CHANGE}{name}"] = [line_as_json(one) for one in lines_]
            changes[name] = len(lines_)
    books[SUMMARY] = [
        {
            "at": at.isoformat(),
            "unreadable": _finding(checked.unreadable) if checked.unreadable else None,
            "warnings": [as_said(one) for one in checked.warnings],
            "errors": len(checked.errors),
            "findings": len(checked.findings) - len(checked.errors),
            "rows_in_error": len(books[f"{BACK}error"]),
            "rows_with_finding": len(books[f"{BACK}finding"]),
            "rules": rules,
            "changes": changes,
            "cases": foreseen.cases.figures() if foreseen else None,
            "residents": foreseen.residents.figures() if foreseen else None,
            "gone": foreseen.gone if foreseen else 0,
            **_what_is_in_it(checked.delivery),
        }
    ]
    return books


def figures_of(books: Books) -> dict[str, Any]:
    """Counts alone, for the list of what waits: these may stand beside the file in clear."""
    (summary,) = books[SUMMARY]
    return {
        "unreadable": summary["unreadable"] is not None,
        "errors": summary["errors"],
        "findings": summary["findings"],
        "signals": summary["signals"],
        "cases_sent": summary["cases_sent"],
        "changes": summary["changes"],
    }


def _what_is_in_it(delivery: Delivery | None) -> dict[str, Any]:
    parts = delivery.parts if delivery else ()
    return {
        "supplier": shown(delivery.supplier or "") if delivery else None,
        "since": _day(delivery.period_from) if delivery else None,
        "until": _day(delivery.period_until) if delivery else None,
        "made_at": delivery.delivered_at.isoformat() if delivery and delivery.delivered_at else None,
        "towns": sorted({shown(part.municipality or "") for part in parts}),
        "signals": sum(len(part.signals) for part in parts),
        "cases_sent": sum(len(part.cases) for part in parts),
    }


def _changes(foreseen: Foreseen) -> dict[str, Sequence[Line]]:
    return {
        **{each.value: foreseen.of(each) for each in Verdict},
        "amended_cases": foreseen.amended_cases,
        "vanished": foreseen.vanished,
        "repeated": foreseen.repeated,
    }


def line_as_json(line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": shown(line.id),
        "kind": line.kind.value if line.kind else None,
        "on": _day(line.on),
        "amount": line.amount,
    }
    if line.month > 1:
        said["month"] = line.month
    if line.changes:
        said["changes"] = [[one.field, one.was, one.now] for one in line.changes]
    return said


class _Rows:
    """Which signal or case is meant by a path?"""

    def __init__(self, delivery: Delivery | None) -> None:
        self.parts = delivery.parts if delivery else ()

    def of(self, path: str) -> tuple[str, str, str, str] | None:
        """Its own path, its sort, how its sender calls it, and as sent. None where the path is not in a row."""
        found = _ROW.match(path)
        if found is None:
            return None
        part, sort, place = int(found[1]), found[2], int(found[3])
        if part >= len(self.parts):
            return None
        if sort == "vroegsignalen":
            signals = self.parts[part].signals
            if place >= len(signals):
                return None
            return found[0], "signal", signals[place].id or "", signals[place].sent
        cases = self.parts[part].cases
        if place >= len(cases):
            return None
        return found[0], "case", ", ".join(cases[place].signal_ids), cases[place].sent


def _place(finding: Finding, first: Finding, rows: _Rows) -> dict[str, Any]:
    row = rows.of(finding.path)
    said: dict[str, Any] = {"path": finding.path, "what": as_said(finding.what)}
    if row is not None:
        said |= {"sort": row[1], "id": shown(row[2])}
    # What is the same for every place of the rule is said once, above them.
    if finding.why != first.why:
        said["why"] = as_said(finding.why)
    if finding.what_now != first.what_now:
        said["now"] = as_said(finding.what_now)
    return said


def _rows_to_hand_back(findings: Iterable[Finding], rows: _Rows) -> Books:
    """The rows with what was found in them: those with an error, and those with findings alone. What is wrong above the
    rows is a row without content."""
    found: dict[str, tuple[Any, list[Finding]]] = {}
    for finding in findings:
        row = rows.of(finding.path)
        path = row[0] if row else finding.path
        found.setdefault(path, (row, []))[1].append(finding)
    back: Books = {f"{BACK}error": [], f"{BACK}finding": []}
    for path, (row, said) in found.items():
        wrong = any(one.level is Level.ERROR for one in said)
        back[f"{BACK}{'error' if wrong else 'finding'}"].append(
            {
                "path": path,
                "sort": row[1] if row else "",
                "id": row[2] if row else "",
                "sent": row[3] if row else "",
                "found": [_finding(one) for one in said],
            }
        )
    return back


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "rule": finding.rule,
        "level": finding.level.value,
        "what": as_said(finding.what),
        "why": as_said(finding.why),
        "now": as_said(finding.what_now),
    }


def as_said(text: Text) -> list[str]:
    """Both languages, as they are laid down."""
    return [text.nl, text.en]


def to_say(said: Sequence[str]) -> Text:
    nl, en = said
    return Text(nl=nl, en=en)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
