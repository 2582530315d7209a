"""Which file is in force, and how does a new one take its place, whole or not at all?

Every file has a name of its own (`inside-20261122-030000-a1b2.duckdb`) and is built under another (`.building-…`). It
gets its name when it is complete and checked; then the link (`inside.duckdb`) is turned to it by one rename, which the
system does at once or not at all. Whoever reads follows the link first and opens the real name. So a fall at any
moment leaves the former file in force, and readers of the former one read on. The rest of a fall is cleared away by
the next builder, who holds the lock of the folder.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

import duckdb

from bereik.facts.duck import in_utc
from bereik.facts.fault import FactsFault, not_made
from bereik.terms.text import Text

BUILDING = ".building-"
KEPT = 3
OWNER_ONLY = 0o600


def file_name(folder: Path, name: str, made_at: datetime, rng: Random) -> str:
    """A name that no file in the folder has: a path that somebody has open must never become another file."""
    while True:
        own_name = f"{name}-{in_utc(made_at):%Y%m%d-%H%M%S}-{rng.getrandbits(16):04x}.duckdb"
        if not (folder / own_name).exists():
            return own_name


def in_force(folder: Path, name: str) -> Path | None:
    """The real path of the file in force; None while there is none."""
    try:
        return (folder / f"{name}.duckdb").resolve(strict=True)
    except FileNotFoundError:
        return None


def replace(
    folder: Path, name: str, own_name: str, build: Callable[[Path], None], check: Callable[[Path], None]
) -> Path:
    """Build a file, check it, and put it in force. Returns its real path.

    Raises FactsFault when it cannot be built or does not pass its check (any exception of `check`), or when another
    builder is at work; the former file then stays.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(folder, name):
            _clear_what_fell(folder, name)
            draft = folder / f"{BUILDING}{own_name}"
            try:
                build(draft)
                os.chmod(draft, OWNER_ONLY)
                check(draft)
                _to_disk(draft)
                made = folder / own_name
                os.rename(draft, made)
                _turn_link(folder, name, own_name)
            finally:
                _clear_what_fell(folder, name)
            _remove_older(folder, name, made)
            return made
    except (OSError, duckdb.Error) as error:
        raise not_made(name, error) from error


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    with (folder / f".{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FactsFault(
                Text(
                    f"De cijfers ({name}) worden al gemaakt.", f"The figures ({name}) are being made already."
                ),
                Text("Er loopt nog een keer nachtwerk.", "Another upkeep is still running."),
                Text("Wacht tot het klaar is.", "Wait until it is done."),
            ) from None
        yield


def _turn_link(folder: Path, name: str, own_name: str) -> None:
    link = folder / f"{BUILDING}{name}.link"
    link.unlink(missing_ok=True)
    link.symlink_to(own_name)
    os.replace(link, folder / f"{name}.duckdb")
    _to_disk(folder)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_what_fell(folder: Path, name: str) -> None:
    for left in folder.glob(f"{BUILDING}{name}*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _remove_older(folder: Path, name: str, made: Path) -> None:
    """The last ones stay, for whoever is reading them and for looking back; the one in force always does."""
    older = sorted((file for file in folder.glob(f"{name}-*.duckdb") if file != made), reverse=True)
    for file in older[KEPT - 1 :]:
        file.unlink(missing_ok=True)
