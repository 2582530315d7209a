"""Where do the generated pages stand, which of them are old, and how are they written?"""

from __future__ import annotations

import os
from pathlib import Path


def docs_folder() -> Path | None:
    """The folder docs of the project that this code stands in; None in a bare installation."""
    folder = Path(__file__).resolve().parents[4] / "docs"
    return folder if folder.is_dir() else None


def stale(folder: Path, pages: dict[str, str]) -> list[str]:
    """The pages that are not what the code says now, or are not there."""
    return [name for name, text in sorted(pages.items()) if _read(folder / name) != text]


def write(folder: Path, pages: dict[str, str]) -> list[str]:
    """Write what is old, each page whole or not at all. Returns which."""
    changed = stale(folder, pages)
    for name in changed:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            draft.write_text(pages[name], encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    return changed


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
