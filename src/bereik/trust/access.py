"""Who looks, on whose behalf, and why, right now?

An access is opened by the edges (a page, a nightly job) and is in force for one thread until it closes. Inside it the
guard shows the rows of its purpose; when it closes, what was read stands in the trail. On PostgreSQL an access is a
transaction whose settings the row policies read; on SQLite it is what the authorizer asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import get_ident
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.utils import timezone

from bereik.terms.purposes import Purpose
from bereik.trust.ids import new_id
from bereik.trust.refusals import NoAccess, WrongThread

HOUSE = UUID(int=0)
"""Who looks when nobody does: the house itself, at night."""

SETTINGS = ("purpose", "who", "organisation", "team", "law", "subject", "today")


@dataclass(frozen=True)
class Access:
    """One look or a few deeds by one person for one purpose.

    `line` is the number of its line in the trail, made beforehand. `subject` is the one row a link or a reasoned look
    is about. `law` is the law under which the work is done, '' where none applies.
    """

    line: UUID
    who: UUID
    kind: str
    organisation: UUID | None
    team: UUID | None
    law: str
    subject: UUID | None
    purpose: Purpose
    because: str
    page: str
    at: datetime
    today: date

    @contextmanager
    def deed(self, name: str) -> Iterator[Deed]:
        """One transaction in which guarded rows may be written; its line stands in the same transaction.

        Raises `WrongThread` elsewhere than where the access was opened, `NoAccess` when it is not the one in force.
        """
        from bereik.trust.trail.writing import write_deed

        live = _live()
        if live.access is not self:
            raise NoAccess(f"deed {name}")
        deed = Deed(name)
        outer, live.deed = live.deed, deed
        try:
            with transaction.atomic(using=live.using):
                yield deed
                write_deed(self, deed)
        finally:
            live.deed = outer


@dataclass
class Deed:
    """What one deed touched: filled while it writes."""

    name: str
    touched: dict[UUID, None] = field(default_factory=dict)
    models: set[str] = field(default_factory=set)


@dataclass
class Live:
    """The access in force and what was gathered in it."""

    access: Access
    thread: int
    using: str = "default"
    deed: Deed | None = None
    seen: dict[UUID, None] = field(default_factory=dict)
    models: set[str] = field(default_factory=set)
    rows: int = 0
    closed: bool = False
    inner: list[Live] = field(default_factory=list)
    """Accesses inside this one that ended: their looks are written together with its own."""


_stack: ContextVar[tuple[Live, ...]] = ContextVar("bereik_access", default=())


def _live(what: str = "guarded rows") -> Live:
    stack = _stack.get()
    if not stack:
        raise NoAccess(what)
    live = stack[-1]
    if live.thread != get_ident():
        raise WrongThread()
    if live.closed:
        # A copied context (a task, a generator) remembers an access that has ended: its look is in the trail already.
        raise NoAccess(what)
    return live


def in_force_here(using: str) -> Live | None:
    """The access in force on this connection, None where there is none: for statements that need not have one."""
    stack = _stack.get()
    live = stack[-1] if stack else None
    return live if live and not live.closed and live.thread == get_ident() and live.using == using else None


def current(what: str = "guarded rows") -> Access:
    """The access in force. Raises `NoAccess`, or `WrongThread` when it was opened in another thread."""
    return _live(what).access


def in_force(what: str = "guarded rows") -> Live:
    """The access in force with what it gathered: for the guard and the trail."""
    return _live(what)


@contextmanager
def open_access(
    *,
    purpose: Purpose,
    who: UUID,
    kind: str,
    because: str,
    organisation: UUID | None = None,
    team: UUID | None = None,
    law: str = "",
    subject: UUID | None = None,
    page: str = "",
    at: datetime | None = None,
    using: str = "default",
) -> Iterator[Access]:
    """Open an access for the time of a `with` block.

    `because` is the reason that stands in the trail: the page supplies it; nobody types one in ordinary work. Raises
    `ValueError` without one. What was read is written to the trail on leaving, also when the block failed; when that
    cannot be done `TrailFailed` is raised and nothing is shown. (What a deed did is undone with it on PostgreSQL; on
    SQLite a deed was complete, with its own line, before the look failed.)
    """
    if not because.strip():
        raise ValueError("An access says why: give `because`.")
    moment = at or timezone.now()
    access = Access(
        line=new_id(),
        who=who,
        kind=kind,
        organisation=organisation,
        team=team,
        law=law,
        subject=subject,
        purpose=Purpose(purpose),
        because=because,
        page=page,
        at=moment,
        today=timezone.localdate(moment),
    )
    outer = _stack.get()
    live = Live(access, get_ident(), using)
    with _transaction(using):
        token = _stack.set((*outer, live))
        try:
            _tell_database(access, using)
            yield access
        except BaseException:
            # A failed block rolls back to where it began, and the settings with it: only the look must not be lost.
            _close(live, token)
            raise
        else:
            _close(live, token)
            _tell_again(outer[-1].access if outer else None, using)
        finally:
            if not outer:
                _forget_to_tell(using)


def _close(live: Live, token: Token[tuple[Live, ...]]) -> None:
    """The access ends, whatever happens to its look.

    A look inside another access is written with that one's, in one statement: until then nothing has been shown. The
    house itself works on for hours: there each look is written at once.
    """
    from bereik.trust.trail.writing import write_looks

    live.closed = True
    try:
        looks, outer = [*live.inner, live], _stack.get()[-2:-1]
        if outer and live.access.kind != "house" and not outer[0].closed:
            outer[0].inner += looks
        else:
            write_looks(looks)
    finally:
        _stack.reset(token)


@contextmanager
def house_access(
    purpose: Purpose, because: str, *, at: datetime | None = None, page: str = "", using: str = "default"
) -> Iterator[Access]:
    """The house itself at work: nightly jobs and, `using` the owner's connection, data migrations."""
    with open_access(
        purpose=purpose, who=HOUSE, kind="house", because=because, at=at, page=page, using=using
    ) as access:
        yield access


@contextmanager
def inner_access(
    outer: Access, purpose: Purpose, because: str, *, subject: UUID | None = None
) -> Iterator[Access]:
    """An access inside an access: the same person, another purpose, a line of its own.

    For what its holder may not see or do under the outer purpose; nothing of it goes back to them.
    """
    with open_access(
        purpose=purpose,
        who=outer.who,
        kind=outer.kind,
        organisation=outer.organisation,
        team=outer.team,
        law=outer.law,
        subject=subject,
        because=because,
        page=outer.page,
        at=outer.at,
    ) as access:
        yield access


@contextmanager
def _transaction(using: str) -> Iterator[None]:
    """PostgreSQL's settings live as long as a transaction; on SQLite a page that only reads must not lock writers."""
    if connections[using].vendor == "postgresql":
        with transaction.atomic(using=using):
            yield
    else:
        yield


def _tell_again(access: Access | None, using: str) -> None:
    """An inner access ended: the outer one's settings come back before the next statement, and not at all when there
    is none. Until then nothing runs on the connection that could wear the inner one's (`tell_first`)."""
    connection = connections[using]
    if access is not None and connection.vendor == "postgresql":
        connection.still_to_tell = access  # type: ignore[attr-defined]
    else:
        _tell_database(access, using)


def tell_first(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Around every statement of our PostgreSQL connections: what is still to be told is told before it.

    Leaving a savepoint needs no settings. Setting one does: going back to it brings back the settings of that moment.
    """
    connection = context["connection"]
    if connection.still_to_tell is not None and not str(sql).startswith(("RELEASE", "ROLLBACK")):
        _tell_database(connection.still_to_tell, connection.alias)
    return execute(sql, params, many, context)


def _forget_to_tell(using: str) -> None:
    connection = connections[using]
    if connection.vendor == "postgresql":
        connection.still_to_tell = None  # type: ignore[attr-defined]


def _tell_database(access: Access | None, using: str) -> None:
    """Lay the access down as transaction-local settings, or take it away (None) where a transaction goes on."""
    _forget_to_tell(using)
    connection = connections[using]
    if connection.vendor != "postgresql" or (access is None and not connection.savepoint_ids):
        return
    values = {"role": "none", **dict.fromkeys(SETTINGS, "")}
    if access is not None:
        values |= {
            "role": f"{connections['default'].settings_dict['USER']}_{access.purpose.value}",
            "purpose": access.purpose.value,
            "who": str(access.who),
            "organisation": str(access.organisation or ""),
            "team": str(access.team or ""),
            "law": access.law,
            "subject": str(access.subject or ""),
            "today": access.today.isoformat(),
        }
    from bereik.trust.wall.guarding import statement

    calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
    names = [name if name == "role" else f"bereik.{name}" for name in values]
    with statement(), connection.cursor() as cursor:
        cursor.execute(
            f"select {calls}", [one for pair in zip(names, values.values(), strict=True) for one in pair]
        )
