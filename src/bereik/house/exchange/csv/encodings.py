"""In which encoding did they save it, and what came out wrong before it reached us?

Four ways occur: UTF-8, UTF-16 with its mark, Windows-1252 and Latin-1 (Excel's "CSV" without more is Windows-1252).
That needs no guessing by statistics: text in Windows-1252 with any letter outside ASCII is hardly ever valid UTF-8.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_LOOKS_DOUBLE = re.compile(
    "[ÃÂâÄÅ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)
# Text of an old DOS system read as Windows: a low quotation mark or a dagger inside a name.
_INSIDE_A_WORD = re.compile("[A-Za-z][‚„†‡‰‹•›¤¦¨¬¶]+[a-z]")
LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    mixed: bool = False
    """Some lines were UTF-8 and others Windows-1252: two files pasted together."""


def decode(content: bytes) -> Decoded:
    """Never fails: what is no UTF is Windows-1252, or Latin-1 where even that has no letter for a byte."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            # A file cut in the middle of a letter still gives the rows before it.
            return Decoded(content.decode(encoding, "replace"), encoding)
    if wide := _utf_16_without_mark(content):
        return Decoded(content.decode(wide, "replace"), wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _by_line(content)


def _utf_16_without_mark(content: bytes) -> str | None:
    """Half the bytes of ordinary text in UTF-16 are zero, and always the same half."""
    first = content[:4_000]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if max(even, odd) * 3 < len(first):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _by_line(content: bytes) -> Decoded:
    narrow = "latin-1" if _NOT_IN_WINDOWS_1252.search(content) else "cp1252"
    lines, wide, plain = [], 0, 0
    for line in content.split(b"\n"):
        try:
            text = line.decode("utf-8")
            wide += not line.isascii()
        except UnicodeDecodeError:
            text = line.decode(narrow)
            plain += 1
        lines.append(text)
    return Decoded("\n".join(lines), narrow, mixed=wide > 0)


def came_out_wrong(text: str) -> bool:
    """JosÃ© for José, or a letter that was lost on the way: somebody read the text in another encoding before us."""
    if text.isascii():
        return False
    if LOST in text or _INSIDE_A_WORD.search(text):
        return True
    if not _LOOKS_DOUBLE.search(text):
        return False
    for narrow in ("cp1252", "latin-1"):
        try:
            if text.encode(narrow).decode("utf-8") != text:
                return True
        except UnicodeError:
            continue
    return False
