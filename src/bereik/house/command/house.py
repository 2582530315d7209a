"""Which house does a command work in, and what if there is none yet?

On SQLite a command that needs a house and finds none makes an empty one. On PostgreSQL the owner makes it
(`bereik database prepare`), because the app's role owns nothing.
"""

from __future__ import annotations

import os

from bereik.house.command.answers import Unusable
from bereik.terms.text import Text


def open_house(*, prepared: bool = True) -> None:
    """Load the settings and all rooms; with `prepared` the tables must be those of this version.

    Raises `Unusable` when a setting cannot be read, the folder cannot be written, or the tables are not ready.
    """
    load_rooms()
    if prepared:
        _prepare_or_refuse()


def load_rooms() -> None:
    """Load the settings and all rooms, and touch no table. Raises `Unusable`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereik.house.settings")
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured

    if apps.ready:
        return
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as why:
        raise Unusable(
            Text(f"Een instelling is niet te lezen: {why}.", f"A setting cannot be read: {why}."),
            Text("Daarom is er niets gedaan.", "So nothing was done."),
            Text(
                "De instellingen staan in docs/reference/settings.md.",
                "The settings are in docs/reference/settings.md.",
            ),
        ) from why
    except (PermissionError, NotADirectoryError, FileExistsError, IsADirectoryError) as why:
        raise Unusable(
            Text(
                f"In de map {why.filename} mag niet geschreven worden.",
                f"The folder {why.filename} may not be written.",
            ),
            Text(
                "Daar bewaart een huis op SQLite alles.", "That is where a house on SQLite keeps everything."
            ),
            Text("Noem een andere map in BEREIK_HOME.", "Name another folder in BEREIK_HOME."),
        ) from why


def is_postgresql() -> bool:
    """Whether this house stands on PostgreSQL, where real residents live."""
    from django.db import connections

    return connections["default"].vendor == "postgresql"


def need_owner() -> None:
    """What only the owner of the tables may do needs the owner's address. Raises `Unusable`."""
    if is_postgresql() and not os.environ.get("BEREIK_OWNER_URL"):
        raise Unusable(
            Text("BEREIK_OWNER_URL is leeg.", "BEREIK_OWNER_URL is empty."),
            Text(
                "Het spoor lezen en verzegelen en tabellen maken mag alleen de eigenaar van de database.",
                "Only the owner of the database may read and seal the trail and make tables.",
            ),
            Text(
                "Zet het adres van de eigenaar in BEREIK_OWNER_URL en probeer het opnieuw.",
                "Put the owner's address in BEREIK_OWNER_URL and try again.",
            ),
        )


def migrations_wanting() -> list[str]:
    """Migrations of this version that the database does not have, as `room.name`."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    wanting: set[str] = set()
    for alias in ("default",) if is_postgresql() else ("default", "looks"):
        executor = MigrationExecutor(connections[alias])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        wanting |= {f"{migration.app_label}.{migration.name}" for migration, _ in plan}
    return sorted(wanting)


def _prepare_or_refuse() -> None:
    if not migrations_wanting():
        return
    if is_postgresql():
        raise Unusable(
            Text(
                "De database is niet klaar voor deze versie.", "The database is not ready for this version."
            ),
            Text(
                "Tabellen en regels maakt de eigenaar van de database, niet dit commando.",
                "Tables and rules are made by the owner of the database, not by this command.",
            ),
            Text("Doe eerst:  bereik database prepare", "First:  bereik database prepare"),
        )
    from bereik.house.one_at_a_time import holding
    from bereik.trust.wall.roles import prepare_database

    with holding("prepare", wait=True):
        if migrations_wanting():
            prepare_database()
