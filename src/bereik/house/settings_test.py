"""Which settings do the tests run with? The house's own, with quick hashing and plain static files."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "BEREIK_HOME" not in os.environ:
    os.environ["BEREIK_HOME"] = tempfile.mkdtemp(prefix="bereik-test-")
    # The process that made the folder takes it away; a child that inherits the setting does not.
    atexit.register(shutil.rmtree, os.environ["BEREIK_HOME"], ignore_errors=True)
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # Tests side by side: a house each.
    home = Path(os.environ["BEREIK_HOME"])
    # What a test starts inherits its house.
    os.environ["BEREIK_HOME"] = str(home if home.name == worker else home / worker)
    for _name in ("BEREIK_OWNER_URL", "BEREIK_DATABASE_URL", "BEREIK_LOOKS_URL"):
        # scripts/for-worker.sh lays a PostgreSQL aside for one worker. What a test starts gets it once, by its plain
        # name, and may then be told another.
        if _own := os.environ.pop(f"{_name}_{worker}", ""):
            os.environ[_name] = _own
os.environ.setdefault("BEREIK_SYNTHETIC", "1")
if os.environ.get("BEREIK_DATABASE_URL"):
    os.environ.setdefault("BEREIK_SECRET_KEY", "only-for-tests-" + "x" * 40)
    os.environ.setdefault("BEREIK_KEYS", "t1:" + "A" * 43 + "=")
    os.environ.setdefault("BEREIK_INDEX_KEY", "only-for-tests-" + "y" * 40)

from bereik.house.settings import *  # noqa: F403
from bereik.house.settings import DATABASES, EMBEDDED, HOME

DEBUG = False
(HOME / "static").mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["*"]
BEREIK_ADDRESS = "http://testserver"
CSRF_TRUSTED_ORIGINS = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
if EMBEDDED:
    for _alias, _settings in DATABASES.items():
        _settings["TEST"] = {"NAME": str(Path(HOME) / f"test-{_alias}.sqlite3")}
