"""How long does the same delivery take when somebody writes it down plainly, one deed a signal?

The named peer of the import: the driver of the database (psycopg 3, or sqlite3) and prepared statements, no objects of
rows, no checks, no findings, nothing that is amended or known again; and no row policies and no guard. Each signal is one
deed: look the person up by the mark of the BSN, write what is new with the same sealing as the house (each field under a
key of the person's own), and a line in the trail. Into tables of its own of the same shape, keys and indexes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sqlite3
import time
import uuid
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SHAPE = """
create table peer_resident (id uuid primary key, age_band text, made_at timestamptz);
create table peer_datakey (id uuid primary key, resident uuid unique references peer_resident, wrapped bytea);
create table peer_identity (id uuid primary key, resident uuid unique references peer_resident, initials bytea, prefix bytea,
  surname bytea, birth_date bytea, bsn bytea, street bytea, house_number bytea, postcode bytea, place bytea,
  bsn_index bytea, person_index bytea, address_index bytea);
create unique index peer_bsn on peer_identity (bsn_index);
create index peer_person on peer_identity (person_index);
create index peer_address on peer_identity (address_index);
create table peer_journey (id uuid primary key, resident uuid references peer_resident, law text, opened_at timestamptz,
  ended_at timestamptz, about text, tries integer);
create index peer_journey_resident on peer_journey (resident, law);
create table peer_signal (id uuid primary key, resident uuid references peer_resident, journey uuid references peer_journey,
  key text unique, sender_kind text, amount bigint, happened_on date);
create index peer_signal_journey on peer_signal (journey);
create table peer_item (id uuid primary key, resident uuid references peer_resident, journey uuid references peer_journey,
  sort text, key text, sha256 text, as_sent bytea);
create index peer_item_key on peer_item (sort, key);
create index peer_item_journey on peer_item (journey);
create table peer_step (id uuid primary key, resident uuid references peer_resident, journey uuid references peer_journey,
  step text, at date);
create index peer_step_journey on peer_step (journey, step);
create table peer_attempt (id uuid primary key, resident uuid references peer_resident,
  journey uuid references peer_journey, channel text, reached boolean, happened_on date);
create index peer_attempt_journey on peer_attempt (journey, happened_on);
create table peer_line (id uuid primary key, at timestamptz, what text, touched text);
"""
FIELDS = {
    "Voorletters": "initials", "Voorvoegsel": "prefix", "Achternaam": "surname", "Geboortedatum": "birth_date",
    "Burgerservicenummer": "bsn", "Straatnaam": "street", "Huisnummer": "house_number", "Postcode": "postcode",
    "Plaatsnaam": "place",
}  # fmt: skip
MASTER, INDEX = os.urandom(32), os.urandom(32)


def deed_by_deed(file: Path, store: str | Path, most: int) -> float:
    """Signals a second, over the first so many of the file. `store`: a PostgreSQL address, or a file for SQLite."""
    document = json.loads(file.read_text(encoding="utf-8"))
    part = document["leveringen"][0]
    cases = defaultdict(list)
    for case in part["vroegsignaalzaken"]:
        cases[case["vroegsignalen"][0]["ID"]].append(case)
    peer = _Peer(store)
    signals = part["vroegsignalen"][:most]
    began = time.perf_counter()
    for signal in signals:
        peer.deed(signal, cases.get(signal["ID"], []))
    took = time.perf_counter() - began
    peer.close()
    return len(signals) / took


class _Peer:
    def __init__(self, store: str | Path) -> None:
        self.server = isinstance(store, str)
        if self.server:
            import psycopg

            self.connection: Any = psycopg.connect(str(store))
            self.connection.prepare_threshold = 1
            self.connection.execute(SHAPE)
            self.connection.commit()
        else:
            self.connection = sqlite3.connect(store)
            self.connection.execute("pragma journal_mode = wal")
            self.connection.execute("pragma synchronous = normal")
            self.connection.execute("pragma foreign_keys = on")
            self.connection.executescript(SHAPE)

    def close(self) -> None:
        self.connection.close()

    def deed(self, signal: dict[str, Any], cases: list[dict[str, Any]]) -> None:
        client, now = signal["client"], datetime.now(UTC)
        bsn = _mark("bsn", client["Burgerservicenummer"])
        found = self._one("select resident from peer_identity where bsn_index = ?", bsn)
        resident = found or self._add_resident(client, bsn, now)
        key = self._unwrapped(resident) if found else self.key
        journey = self._one("select id from peer_journey where resident = ? and law = 'wgs'", resident)
        if journey is None:
            journey = self._id()
            self._add("journey", journey, resident, "wgs", now, None, '["money"]', 0)
            for step in ("we_saw", "we_may"):
                self._add("step", self._id(), resident, journey, step, signal["signaaldatum"])
        self._add(
            "signal", self._id(), resident, journey, signal["ID"], signal["signaalpartner"]["type"], signal["bedrag"],
            signal["signaaldatum"],
        )  # fmt: skip
        self._add_item("signal", signal["ID"], signal, resident, journey, key)
        for case in cases:
            named = json.dumps([one["ID"] for one in case["vroegsignalen"]])
            self._add_item("case", named, case, resident, journey, key)
            tries = case["contactpogingen"]
            for one in tries:
                self._add(
                    "attempt", self._id(), resident, journey, one["soort"], one["bereikt"], one["datum"]
                )
            if tries:
                self._add("step", self._id(), resident, journey, "we_went", tries[0]["datum"])
        self._add("line", self._id(), now, "take_in_signal", json.dumps([str(resident)]))
        self.connection.commit()

    def _add_resident(self, client: dict[str, str], bsn: bytes, now: datetime) -> Any:
        resident, stored, row = self._id(), self._id(), self._id()
        self.key = os.urandom(32)
        self._add("resident", resident, "30-49", now)
        self._add("datakey", stored, resident, _sealed(MASTER, self.key, f"data_key:wrapped:{stored}"))
        sealed = [
            _sealed(self.key, client[name].encode(), f"identity:{column}:{row}") if name in client else None
            for name, column in FIELDS.items()
        ]
        person = "|".join(
            client[one] for one in ("Voorletters", "Achternaam", "Geboortedatum", "Postcode", "Huisnummer")
        )
        address = f"{client['Postcode']}|{client['Huisnummer']}"
        self._add("identity", row, resident, *sealed, bsn, _mark("person", person), _mark("address", address))
        return resident

    def _unwrapped(self, resident: Any) -> bytes:
        asked = self._execute("select id, wrapped from peer_datakey where resident = ?", (resident,))
        row, wrapped = asked.fetchone()
        return AESGCM(MASTER).decrypt(wrapped[:12], wrapped[12:], f"data_key:wrapped:{row}".encode())

    def _add_item(self, sort: str, key: str, sent: Any, resident: Any, journey: Any, secret: bytes) -> None:
        text, row = json.dumps(sent, sort_keys=True).encode(), self._id()
        digest = hashlib.sha256(text).hexdigest()
        self._add("item", row, resident, journey, sort, key, digest, _sealed(secret, text, f"item:{row}"))

    def _add(self, table: str, *values: Any) -> None:
        marks = ", ".join("?" * len(values))
        self._execute(f"insert into peer_{table} values ({marks})", values)

    def _one(self, question: str, *values: Any) -> Any:
        found = self._execute(question, values).fetchone()
        return found[0] if found else None

    def _execute(self, statement: str, values: tuple[Any, ...]) -> Any:
        if self.server:
            return self.connection.execute(statement.replace("?", "%s"), values)
        return self.connection.execute(
            statement, [one.isoformat() if isinstance(one, datetime) else one for one in values]
        )

    def _id(self) -> Any:
        made = uuid.uuid4()
        return made if self.server else made.hex


def _sealed(key: bytes, value: bytes, place: str) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, value, place.encode())


def _mark(kind: str, value: str) -> bytes:
    return hmac.new(INDEX, f"{kind}|{value}".encode(), hashlib.sha256).digest()
