"""Which files make up the project? Asked by the tests that read them all."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Only where the project is no git clone (an unpacked archive): what make made beside the files.
MADE_HERE = {".git", ".venv", ".bereik", "build", "__pycache__", "node_modules"}
LARGEST = 5_000_000


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, the ones not yet committed too, without what git ignores."""
    if (ROOT / ".git").exists():
        command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, capture_output=True)
        if listed.returncode == 0:  # git refuses a clone of another user: then the folder is walked
            names = sorted(set(listed.stdout.decode().split("\0")))
            return tuple(path for name in names if name and (path := ROOT / name).is_file())
    every = sorted(path for path in ROOT.rglob("*") if path.is_file())
    return tuple(path for path in every if not made_here(path))


def made_here(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in MADE_HERE or part.endswith(("_cache", ".egg-info")) for part in parts)


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file that reads as text, with its text; pictures and archives are passed over."""
    for path in project_files():
        content = path.read_bytes()[:LARGEST]
        if b"\0" not in content[:8192]:
            yield path, content.decode("utf-8", errors="replace")
