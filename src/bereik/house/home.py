"""Where does an embedded house keep its things, and which keys does it make for itself?

Only for synthetic houses: a real house gets its keys from the environment and keeps nothing beside its database.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path


def home_folder() -> Path:
    """Where: what BEREIK_HOME names, else `var` in the folder where one stands."""
    return Path(os.environ.get("BEREIK_HOME") or "var").absolute()


def embedded_keys(home: Path) -> dict[str, str]:
    """The keys of the embedded house under `home`, made the first time; readable by its owner alone.

    Two processes that start at once agree: the first file that stands is the one both read.
    """
    path = home / "keys.json"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = {
            "secret": secrets.token_urlsafe(50),
            "ring": "1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
            "index": secrets.token_urlsafe(32),
        }
        draft = home / f"keys.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(made, file)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    keys: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return keys
