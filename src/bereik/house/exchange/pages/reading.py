"""What did the check lay down about a file, and how does a page read it: a summary, or fifty lines?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bereik.house.exchange.held.books import A_PAGE, book_page, book_pages
from bereik.house.exchange.pages.report import CHANGE, RULE, SUMMARY, to_say
from bereik.see.differences import Change
from bereik.see.models import HeldFile
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.text import Text
from bereik.trust.access import Access


@dataclass(frozen=True)
class Place:
    """One place where a rule was broken. `why` and `now` only where they differ from what stands above."""

    path: str
    sort: str
    id: str
    what: Text
    why: Text | None
    now: Text | None


@dataclass(frozen=True)
class RuleSaid:
    name: str
    error: bool
    count: int
    same: bool
    what: Text
    why: Text
    now: Text
    first: tuple[Place, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True)
class ChangeSaid:
    """One signal that is new, amended, gone or comes again. Never a name."""

    id: str
    kind: Term | None
    on: date | None
    amount: int | None
    month: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Summary:
    """What the check says in short. Counts are of signals, unless said otherwise."""

    unreadable: Place | None
    warnings: tuple[Text, ...]
    errors: int
    findings: int
    rows_in_error: int
    rows_with_finding: int
    rules: tuple[RuleSaid, ...]
    changes: dict[str, int]
    cases: dict[str, int] | None
    residents: dict[str, int] | None
    gone: int
    supplier: str
    since: date | None
    until: date | None
    towns: tuple[str, ...]
    signals: int
    cases_sent: int
    of_error: tuple[RuleSaid, ...]
    of_finding: tuple[RuleSaid, ...]


@dataclass(frozen=True)
class Page:
    """Fifty lines of a book. `before` and `after` are the numbers of the pages beside it, 0 where there is none."""

    lines: tuple[Any, ...]
    number: int
    pages: int
    count: int
    about: RuleSaid | None = None

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def summary_of(access: Access, held: HeldFile) -> Summary | None:
    lines = book_page(access, held, SUMMARY)
    return _summary(lines[0]) if lines else None


def rule_page(access: Access, held: HeldFile, rule: str, asked: str) -> Page | None:
    """The places of one rule; None where there is none of that name."""
    number, book = number_asked(asked, 1), f"{RULE}{rule}"
    found = book_pages(access, held, [(SUMMARY, 1), (book, number)])
    summary = found.get((SUMMARY, 1))
    said = next((one for one in _summary(summary[0]).rules if one.name == rule), None) if summary else None
    if said is None or (book, number) not in found:
        return None
    return Page(
        tuple(map(_place, found[(book, number)])), number, pages_of(said.count), said.count, about=said
    )


def change_page(access: Access, held: HeldFile, kind: str, asked: str) -> Page | None:
    """The signals of one kind of change; None where there are none."""
    number, book = number_asked(asked, 1), f"{CHANGE}{kind}"
    found = book_pages(access, held, [(SUMMARY, 1), (book, number)])
    if (book, number) not in found or (SUMMARY, 1) not in found:
        return None
    count = _summary(found[(SUMMARY, 1)][0]).changes[kind]
    return Page(tuple(map(change_said, found[(book, number)])), number, pages_of(count), count)


def number_asked(said: str, least: int) -> int:
    """Which number does the address ask for? At least this one, also where it says no number."""
    return min(max(int(said[:18]), least), 1_000_000) if said.isascii() and said.isdigit() else least


def pages_of(count: int) -> int:
    """How many pages are so many lines?"""
    return -(-count // A_PAGE)


def _summary(line: dict[str, Any]) -> Summary:
    rules = tuple(map(_rule, line["rules"]))
    return Summary(
        unreadable=_place(line["unreadable"]) if line["unreadable"] else None,
        warnings=tuple(map(to_say, line["warnings"])),
        errors=line["errors"],
        findings=line["findings"],
        rows_in_error=line["rows_in_error"],
        rows_with_finding=line["rows_with_finding"],
        rules=rules,
        changes=line["changes"],
        cases=line["cases"],
        residents=line["residents"],
        gone=line["gone"],
        supplier=line["supplier"] or "",
        since=_day(line["since"]),
        until=_day(line["until"]),
        towns=tuple(line["towns"]),
        signals=line["signals"],
        cases_sent=line["cases_sent"],
        of_error=tuple(one for one in rules if one.error),
        of_finding=tuple(one for one in rules if not one.error),
    )


def _rule(said: dict[str, Any]) -> RuleSaid:
    return RuleSaid(
        name=said["name"],
        error=said["level"] == "error",
        count=said["count"],
        same=said["same"],
        what=to_say(said["what"]),
        why=to_say(said["why"]),
        now=to_say(said["now"]),
        first=tuple(map(_place, said["first"])),
    )


def _place(said: dict[str, Any]) -> Place:
    return Place(
        path=said["path"],
        sort=said.get("sort", ""),
        id=said.get("id", ""),
        what=to_say(said["what"]),
        why=to_say(said["why"]) if "why" in said else None,
        now=to_say(said["now"]) if "now" in said else None,
    )


def change_said(said: dict[str, Any]) -> ChangeSaid:
    return ChangeSaid(
        id=said["id"],
        kind=stored_term(SENDERS, said["kind"] or ""),
        on=_day(said["on"]),
        amount=said["amount"],
        month=said.get("month", 1),
        changes=tuple(Change(*one) for one in said.get("changes", ())),
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
