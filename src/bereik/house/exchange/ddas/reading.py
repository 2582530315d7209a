"""How is a file that somebody hands us read, once and without trusting it?

Judged by its content and not by its name. What cannot be read at all comes back as `unreadable`; what can be read
but not kept as it stands (a key twice, NaN) comes back as findings beside the document.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NoReturn

from bereik.house.exchange.ddas import reading_rules as rules
from bereik.house.exchange.ddas.finding import Finding, Rule, shown, step

DEFAULT_LIMIT = 50_000_000
STANDARD_INPUT = "-"
_PIECE = 1 << 20
DEEPEST = 64  # the exchange model itself is six deep
# A value takes two bytes ("1,") but may cost fifty in memory. An official delivery has one per 20 bytes or more.
_BYTES_PER_VALUE = 8
# An object costs a few hundred bytes in memory however small it is. An official delivery has one per 100 bytes or more.
_BYTES_PER_OBJECT = 25
LARGEST_WHOLE = (
    2**53 - 1
)  # beyond this, systems that read JSON no longer agree on the number (RFC 8259, section 6)

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)  # possessive: one long text costs no memory
_UNSTORABLE_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_A_BRACKET = bytes(set(range(256)) - set(b"[]{}"))
_STEP_OF = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"%PDF": "pdf",
}
_OTHER_UNICODE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}


@dataclass(frozen=True, slots=True)
class Reading:
    document: object
    findings: tuple[Finding, ...] = ()
    unreadable: Finding | None = None
    size: int = 0
    sha256: str = ""


class _Stop(Exception):
    """Carries the finding out of the depth of a read; never leaves this module."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class OddNumber(float):
    """Stands where a number stood that cannot be kept. It is not a number, so the schema refuses it too."""

    rule: Rule


class KeyTwice(dict[str, object]):
    """An object in which a key stood twice: JSON keeps the last and forgets the first."""

    twice: tuple[str, ...]


def read_file(place: str | Path, *, limit: int = DEFAULT_LIMIT) -> Reading:
    """Read a named file, or `-` for standard input."""
    if "\0" in str(place):
        return _unreadable(rules.NO_FILE)
    try:
        if str(place) == STANDARD_INPUT:
            # None where the shell closed it (`<&-`)
            return read(sys.stdin.buffer, limit=limit) if sys.stdin else _unreadable(rules.EMPTY)
        with Path(place).open("rb") as stream:
            return read(stream, limit=limit)
    except FileNotFoundError:
        return _unreadable(rules.NO_FILE)
    except IsADirectoryError:
        return _unreadable(rules.FOLDER)
    except PermissionError:
        return _unreadable(rules.NO_PERMISSION)
    except OSError as fault:
        return _unreadable(rules.FILE_FAULT, fault=type(fault).__name__)


def read(stream: BinaryIO, *, limit: int = DEFAULT_LIMIT) -> Reading:
    try:
        content, digest = _content(stream, limit)
        text = _text(content)
        _refuse_what_would_exhaust(content, text, limit)
        size = len(content)
        del content
        document, odd = _document(text)
    except _Stop as stop:
        return Reading(document=None, unreadable=stop.finding)
    findings = tuple(_odd_places(document)) if odd else ()
    return Reading(document=document, findings=findings, size=size, sha256=digest)


def _unreadable(rule: Rule, **values: object) -> Reading:
    return Reading(document=None, unreadable=rule.at("$", **values))


def _stop(rule: Rule, **values: object) -> NoReturn:
    raise _Stop(rule.at("$", **values))


def _content(stream: BinaryIO, limit: int) -> tuple[bytes, str]:
    pieces, size, digest = [], 0, hashlib.sha256()
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            _stop(rules.TOO_LARGE, limit=f"{limit / 1_000_000:g}")
        digest.update(piece)
        pieces.append(piece)
    return b"".join(pieces), digest.hexdigest()


def _text(content: bytes) -> str:
    for first, kind in _PACKED.items():
        if content.startswith(first):
            _stop(rules.PACKED, kind=kind)
    for first, encoding in _OTHER_UNICODE.items():
        if content.startswith(first):
            _stop(rules.OTHER_UNICODE, encoding=encoding)
    if (
        b"\x00" in content[:4]
    ):  # text starts with two plain letters, so this is UTF-16 or UTF-32 without its mark
        _stop(rules.OTHER_UNICODE, encoding="UTF-16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data":
            _stop(rules.CUT_SHORT, line=content.count(b"\n") + 1)
        _stop(
            rules.ENCODING, line=content.count(b"\n", 0, fault.start) + 1, byte=f"{content[fault.start]:02X}"
        )
    if not text.strip():
        _stop(rules.EMPTY)
    return text


def _refuse_what_would_exhaust(content: bytes, text: str, limit: int) -> None:
    objects = content.count(b"{")
    values = content.count(b",") + content.count(b"[") + objects
    if values > max(limit // _BYTES_PER_VALUE, 1000) or objects > max(limit // _BYTES_PER_OBJECT, 1000):
        _stop(rules.TOO_MANY_VALUES)
    # Brackets inside texts count too in the quick look; only when that alarms are the texts taken out.
    if _depth(content) > DEEPEST and _depth(_STRING.sub("", text).encode()) > DEEPEST:
        _stop(rules.TOO_DEEP, deepest=DEEPEST)


def _depth(content: bytes) -> int:
    brackets = content.translate(None, delete=_NOT_A_BRACKET)
    return max(accumulate(map(_STEP_OF.__getitem__, brackets)), default=0)


def _document(text: str) -> tuple[object, bool]:
    odd = bool(_UNSTORABLE_ESCAPE.search(text))

    def constant(_: str) -> OddNumber:
        nonlocal odd
        odd = True
        return _odd(rules.NOT_A_NUMBER)

    def whole(digits: str) -> int | OddNumber:
        nonlocal odd
        if len(digits) <= 15 or (len(digits) <= 17 and abs(int(digits)) <= LARGEST_WHOLE):
            return int(digits)
        odd = True
        return _odd(rules.NUMBER_NOT_KEPT)

    def broken(digits: str) -> float | int | OddNumber:
        nonlocal odd
        value = float(digits)
        if abs(value) > LARGEST_WHOLE or Decimal(repr(value)) != Decimal(digits):
            odd = True
            return _odd(rules.NUMBER_NOT_KEPT)
        # To JSON Schema 450.0 is the whole number 450; one spelling, so that the same signal has one digest.
        return int(value) if value.is_integer() else value

    def keys_and_values(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal odd
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        odd = True
        return _with_keys_twice(pairs)

    try:
        document = json.loads(
            text,
            parse_constant=constant,
            parse_int=whole,
            parse_float=broken,
            object_pairs_hook=keys_and_values,
        )
    except json.JSONDecodeError as fault:
        _refuse_json(fault, text)
    except RecursionError:
        _stop(rules.TOO_DEEP, deepest=DEEPEST)
    return document, odd


def _odd(rule: Rule) -> OddNumber:
    number = OddNumber("nan")
    number.rule = rule
    return number


def _with_keys_twice(pairs: list[tuple[str, object]]) -> KeyTwice:
    twice: dict[str, None] = {}
    found = KeyTwice()
    for key, value in pairs:
        if key in found:
            twice[key] = None
        found[key] = value
    found.twice = tuple(twice)
    return found


def _refuse_json(fault: json.JSONDecodeError, text: str) -> NoReturn:
    if fault.msg.startswith("Extra data"):
        _stop(rules.TRAILING, line=fault.lineno)
    if text.lstrip()[:1] in "{[" and _breaks_off(fault, text):
        _stop(rules.CUT_SHORT, line=text.count("\n") + 1)
    if text.lstrip().startswith("<"):
        _stop(rules.NOT_JSON_BUT, kind="XML/HTML")
    _stop(rules.NOT_JSON, line=fault.lineno, column=fault.colno)


def _breaks_off(fault: json.JSONDecodeError, text: str) -> bool:
    """Does it go wrong at the very end: nothing left, a text without its quote, or half a word (`tru`)?"""
    left = text[fault.pos :].strip()
    return fault.msg.startswith("Unterminated string") or (len(left) <= 5 and not set(left) & set("]}"))


def _odd_places(document: object) -> Iterator[Finding]:
    """Only walked when reading met something odd; by then the depth is known to be small."""
    waiting: list[tuple[str, object]] = [("$", document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, OddNumber):
            yield value.rule.at(path)
        elif isinstance(value, str):
            if _UNSTORABLE.search(value):
                yield rules.UNSTORABLE.at(path)
        elif isinstance(value, list):
            waiting.extend((step(path, place), item) for place, item in enumerate(value))
        elif isinstance(value, dict):
            if isinstance(value, KeyTwice):
                yield from (rules.KEY_TWICE.at(step(path, key), key=shown(key)) for key in value.twice)
            for key, item in value.items():
                if _UNSTORABLE.search(key):
                    yield rules.UNSTORABLE.at(step(path, key))
                waiting.append((step(path, key), item))
