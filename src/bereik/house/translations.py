"""Which Dutch texts do the pages hold, and are all of them there in English?

Templates are written in Dutch; English stands in `locale/en`. Django's own reader turns a template into calls of
gettext, Babel extracts and compiles them, so that no GNU gettext is needed on a bare machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOMS = Path(__file__).resolve().parents[1]
PLACE = ROOMS / "house" / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    # Why somebody looked: the resident reads it on the own page, in their language.
    "for_purpose": (2,),
    "inner_access": (3,),
    "house_access": (2,),
    "as_the_house": (2,),
}
WHY = re.compile(r'^WHY = "([^"]+)"$', re.MULTILINE)
"""The same where it has a name, because several accesses are opened for it."""


@dataclass(frozen=True)
class Difference:
    """What the English lacks and what it has too much."""

    missing: tuple[str, ...]
    unused: tuple[str, ...]


def texts() -> Catalog:
    """Every text to be translated, in a fixed order, without places (they would change with every line)."""
    catalog = Catalog(locale="en", domain="django", charset="utf-8")
    for message, context in sorted(_found(), key=lambda one: (str(one[0]), one[1] or "")):
        catalog.add(message, context=context)
    return catalog


def english() -> Catalog:
    """The English as it stands."""
    path = PLACE / "django.po"
    if not path.exists():
        return Catalog(locale="en", domain="django", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def difference() -> Difference:
    """Texts without English, and English for texts that are gone."""
    wanted, have = texts(), english()
    missing = [str(one.id) for one in wanted if one.id and not _translated(have, one.id, one.context)]
    unused = [str(one.id) for one in have if one.id and wanted.get(one.id, one.context) is None]
    return Difference(tuple(missing), tuple(unused))


def renew() -> Difference:
    """Add new texts (still empty), drop those that are gone, compile. Returns what is still missing."""
    wanted, have = texts(), english()
    for message in wanted:
        if message.id and (known := have.get(message.id, message.context)) is not None:
            message.string = known.string
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "django.po").open("wb") as file:
        write_po(
            file,
            wanted,
            omit_header=False,
            width=118,
            sort_output=False,
            no_location=True,
            ignore_obsolete=True,
        )
    _settle_header(PLACE / "django.po")
    compile_english()
    return difference()


def compile_english() -> None:
    """Make django.mo from django.po."""
    (PLACE / "django.mo").write_bytes(compiled())


def compiled() -> bytes:
    """What django.mo should hold."""
    made, catalog = BytesIO(), english()
    # A file that says when it was made would differ every minute.
    catalog.creation_date = catalog.revision_date = datetime(2026, 11, 1, tzinfo=UTC)
    write_mo(made, catalog)
    return made.getvalue()


def _translated(catalog: Catalog, id: object, context: str | None) -> bool:
    known = catalog.get(id, context)  # type: ignore[arg-type]
    if known is None:
        return False
    return all(known.string) if isinstance(known.string, list | tuple) else bool(known.string)


def _found() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    from django.utils.translation.template import templatize

    seen = set()
    for path in sorted(ROOMS.rglob("*")):
        if path.suffix in {".html", ".txt"} and "templates" in path.parts:
            source = templatize(path.read_text(encoding="utf-8")).encode()
        elif path.suffix == ".py":
            source = path.read_bytes()
        else:
            continue
        found = [
            (message, context)
            for _, message, _, context in extract("python", BytesIO(source), keywords=KEYWORDS)
        ]
        found += [(why, None) for why in WHY.findall(source.decode()) if path.suffix == ".py"]
        for message, context in found:
            key = (tuple(message[:2]) if isinstance(message, tuple) else message, context)
            if key[0] and key not in seen:
                seen.add(key)
                yield key


def _settle_header(path: Path) -> None:
    """The header's dates and versions would differ with every run."""
    keep = ("Language:", "MIME-Version", "Content-T", "Plural-Forms", "Project-Id")
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    lines = [
        line
        for line in head.splitlines()
        if not line.startswith('"') or line.startswith(tuple(f'"{one}' for one in keep))
    ]
    lines = [line for line in lines if not line.startswith("#")]
    path.write_text("\n".join(lines) + "\n\n" + body, encoding="utf-8")
