"""Who is it: what is sealed about somebody new, and what is filled in or mended about somebody we know?

Of somebody we know what was empty is filled in. Written over is only what came in the same signal before and is sent
otherwise now; what one of us wrote, or another sender, stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bereik.house.exchange.ddas.importing.arriving import ArrivedSignal
from bereik.house.exchange.ddas.importing.held import HeldResident
from bereik.house.exchange.ddas.importing.laying import Rows
from bereik.house.exchange.ddas.importing.work import Taking, Work
from bereik.people.ages import age_band
from bereik.people.marks import marks_of
from bereik.people.models import DataKey, Identity, Resident
from bereik.see.deliveries import Verdict
from bereik.trust.many import row_of
from bereik.trust.sealing import new_data_key, wrap


def add_resident(taking: Taking, work: Work, rows: Rows) -> bytes:
    """Somebody new: a pseudonym, a key of their own and what names them. Returns the key."""
    named: dict[str, str] = {}
    for signal in sorted(work.signals, key=lambda one: (one.read.on, one.key), reverse=True):
        named = {**signal.identity, **named}  # the newest signal goes first, the others fill in
    born = named.get("birth_date")
    rows.residents.append(
        row_of(
            Resident,
            id=work.resident,
            age_band=age_band(date.fromisoformat(born), taking.access.today) if born else "",
            synthetic=taking.synthetic,
            made_at=taking.access.at,
        )
    )
    key = new_data_key()
    stored = row_of(DataKey, resident_id=work.resident)
    stored.wrapped = wrap(key, stored.id)
    rows.keys.append(stored)
    alike = next((one for one in work.signals if one.identity == named), None)
    marks = alike.marks if alike else marks_of(named)
    identity = row_of(Identity, resident_id=work.resident, **marks.columns())
    identity.lay(key, named)
    rows.identities.append(identity)
    return key


def amend_identity(held: HeldResident, signals: Iterable[ArrivedSignal], rows: Rows) -> None:
    """Fill in what was empty and mend what this very signal said otherwise before."""
    identity = held.identity
    if identity is None or not held.key:
        return
    new: dict[str, str] = {}
    for signal in signals:
        if signal.verdict not in (Verdict.NEW, Verdict.AMENDED):
            continue
        for name, value in signal.identity.items():
            if getattr(identity, name) is None:
                new.setdefault(name, value)
        if signal.amends and signal.verdict is Verdict.AMENDED:
            mended = {
                name: value
                for name, value in signal.identity.items()
                if name in signal.amends and signal.amends[name] != value
            }
            now = identity.read(held.key, *mended) if mended else {}
            new |= {name: value for name, value in mended.items() if now[name] == signal.amends[name]}
    if not new:
        return
    identity.lay(held.key, new)
    for column, mark in marks_of(identity.read(held.key)).columns().items():
        setattr(identity, column, mark)
    rows.identities_changed.append(identity)
