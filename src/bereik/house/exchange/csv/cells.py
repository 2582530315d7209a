"""What does a cell say, without what a spreadsheet put around it, and how is it handed back harmless?

A cell that starts as a formula is text here and is never reckoned. In a file that we hand back, a spreadsheet would
reckon it when somebody opens it, so there it gets an apostrophe (OWASP, CSV injection); we take ours off again.
"""

import re
import unicodedata

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARDED = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
# ="0012": how a system keeps Excel from eating the noughts.
_AS_TEXT = re.compile(r'^="([^"]*)"$')
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def said(cell: str) -> str:
    """The words of a cell: one space between them, no unseen letters, each letter in one spelling (NFC)."""
    if cell.isascii() and cell.isalnum():
        return cell
    cell = _SPACES.sub(" ", _UNSEEN.sub("", cell)).strip()
    cell = _GUARDED.sub("", cell).strip()
    if found := _AS_TEXT.match(cell):
        cell = found.group(1).strip()
    return unicodedata.normalize("NFC", cell)


def cannot_be_kept(cell: str) -> bool:
    """Is there something in it that is no text: NUL, a control character, half a letter, a turned-round word?"""
    return _NOT_TEXT.search(cell) is not None


def harmless(cell: str) -> str:
    """The same cell, so that no spreadsheet reckons it."""
    if cell.lstrip(" \u00a0").startswith(FORMULA):
        return f"'{cell}"
    return cell
