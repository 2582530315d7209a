"""Where does a key come from? (`bereik key`)"""

from __future__ import annotations

import base64
import secrets

import typer

from bereik.house.command.answers import give

app = typer.Typer(name="key", add_completion=False, rich_markup_mode=None)


@app.command()
def key() -> None:
    """Maak een nieuwe sleutel: 32 willekeurige bytes in base64, voor BEREIK_KEYS, BEREIK_INDEX_KEY of BEREIK_SECRET_KEY."""
    give([base64.b64encode(secrets.token_bytes(32)).decode()])
