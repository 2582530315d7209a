"""Is this a list at all, or a file of another kind? Judged by its first bytes, never by its name."""

from bereik.house.exchange.csv import unreadable
from bereik.house.exchange.ddas.finding import Finding

_FIRST_BYTES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", unreadable.SPREADSHEET, "Excel (xls)"),
    (b"%PDF", unreadable.OTHER_FILE, "PDF"),
    (b"{\\rtf", unreadable.OTHER_FILE, "RTF"),
    (b"\x1f\x8b", unreadable.PACKED, "gzip"),
    (b"BZh", unreadable.PACKED, "bzip2"),
    (b"\xfd7zXZ", unreadable.PACKED, "xz"),
    (b"7z\xbc\xaf\x27\x1c", unreadable.PACKED, "7z"),
    (b"\x28\xb5\x2f\xfd", unreadable.PACKED, "zstd"),
    (b"Rar!", unreadable.PACKED, "rar"),
    (b"\x89PNG", unreadable.OTHER_FILE, "PNG"),
    (b"\xff\xd8\xff", unreadable.OTHER_FILE, "JPEG"),
    (b"GIF8", unreadable.OTHER_FILE, "GIF"),
    (b"SQLite format 3", unreadable.OTHER_FILE, "SQLite"),
)
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
# A spreadsheet is a zip; the names of its members stand in clear, and the first ones tell.
_IN_A_ZIP = (
    (b"xl/", "Excel (xlsx)"),
    (b"[Content_Types].xml", "Office"),
    (b"opendocument.spreadsheet", "OpenDocument (ods)"),
    (b"Index/Document.iwa", "Numbers"),
)


def other_file(content: bytes) -> Finding | None:
    """What to say about a file that is no text in rows; None where it may be a list."""
    for first, rule, kind in _FIRST_BYTES:
        if content.startswith(first):
            return rule.at("$", kind=kind)
    if content.startswith(_ZIPPED):
        for name, kind in _IN_A_ZIP:
            if name in content[:65_536] or name in content[-65_536:]:
                return unreadable.SPREADSHEET.at("$", kind=kind)
        return unreadable.PACKED.at("$", kind="zip")
    return None


def other_text(text: str) -> Finding | None:
    """The same for text that is not in rows: JSON, XML, a page."""
    start = text.lstrip("\ufeff \t\r\n")[:200]
    if start.startswith(("{", "[{", "[\n", "[\r")) or start in ("[]", "["):
        return unreadable.JSON_FILE.at("$")
    if start.startswith(("<?xml", "<!", "<html", "<table", "<HTML", "<TABLE")):
        return unreadable.OTHER_FILE.at("$", kind="XML/HTML")
    return None
