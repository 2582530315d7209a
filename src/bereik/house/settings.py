"""Which settings does the house run with? All of them come from the environment.

Without BEREIK_DATABASE_URL the house is the embedded synthetic one: SQLite and its own keys under BEREIK_HOME.
Real residents live on PostgreSQL only; `bereik check --deploy` names what is still missing.
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from bereik.house.home import embedded_keys, home_folder
from bereik.terms.retention import RETENTION, Kept

ROOM = Path(__file__).resolve().parent
HOME = home_folder()
DATABASE_URL = os.environ.get("BEREIK_DATABASE_URL", "")
EMBEDDED = not DATABASE_URL


def _yes(name: str, otherwise: bool = False) -> bool:
    return os.environ.get(name, "1" if otherwise else "").lower() in {"1", "true", "yes", "ja"}


def _whole(name: str, otherwise: int, least: int = 1) -> int:
    """A whole number; the message names the setting, which int() does not."""
    said = os.environ.get(name) or str(otherwise)
    if not (said.isascii() and said.isdigit() and int(said) >= least):
        raise ImproperlyConfigured(f"{name} is {said!r}: choose a whole number of {least} or more")
    return int(said)


BEREIK_HOME = HOME
BEREIK_FACTS = HOME / "facts"
BEREIK_SYNTHETIC = EMBEDDED or _yes("BEREIK_SYNTHETIC")
BEREIK_GEMEENTECODE = os.environ.get("BEREIK_GEMEENTECODE", "")
BEREIK_NAME = os.environ.get("BEREIK_NAME", "")
BEREIK_LOOK = os.environ.get("BEREIK_LOOK", "")
BEREIK_PHONE = os.environ.get("BEREIK_PHONE", "14 0000" if BEREIK_SYNTHETIC else "")
BEREIK_CALL_NAME = os.environ.get("BEREIK_CALL_NAME", "het wijkteam")
BEREIK_CALL_HOURS = os.environ.get("BEREIK_CALL_HOURS", "werkdagen 9 tot 17 uur" if BEREIK_SYNTHETIC else "")
BEREIK_LEAVE_TO = os.environ.get("BEREIK_LEAVE_TO", "" if BEREIK_SYNTHETIC else "https://www.knmi.nl/")
BEREIK_ADDRESS = os.environ.get("BEREIK_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
BEREIK_DDAS_SCHEMA = os.environ.get("BEREIK_DDAS_SCHEMA", "")
BEREIK_KVK = os.environ.get("BEREIK_KVK", "")
BEREIK_STATISTICS_EMAIL = os.environ.get("BEREIK_STATISTICS_EMAIL", "")
BEREIK_TEXT_MESSAGES = os.environ.get("BEREIK_TEXT_MESSAGES", "bereik.people.messages.texting.CallList")
BEREIK_MINIMUM_CELL = _whole("BEREIK_MINIMUM_CELL", 10)
BEREIK_ROUNDING_BASE = _whole("BEREIK_ROUNDING_BASE", 5)
if BEREIK_MINIMUM_CELL % BEREIK_ROUNDING_BASE:
    # Else it is the night that finds out, every night, and nothing is published any more.
    raise ImproperlyConfigured(
        f"BEREIK_MINIMUM_CELL is {BEREIK_MINIMUM_CELL} and BEREIK_ROUNDING_BASE is {BEREIK_ROUNDING_BASE}. A figure must not be "
        f"rounded below the minimum: choose a minimum that is a multiple of {BEREIK_ROUNDING_BASE}"
    )
BEREIK_CONSULTATION_DAYS = _whole("BEREIK_CONSULTATION_DAYS", 14, least=0)
if not 1 <= BEREIK_CONSULTATION_DAYS <= RETENTION[Kept.CONSULTATION].period.amount:
    raise ImproperlyConfigured(
        f"BEREIK_CONSULTATION_DAYS is {BEREIK_CONSULTATION_DAYS}. The text of a question without a name is kept for 1 to "
        f"{RETENTION[Kept.CONSULTATION].period.amount} days: choose a number between those"
    )

_made = embedded_keys(HOME) if EMBEDDED else {}
SECRET_KEY = os.environ.get("BEREIK_SECRET_KEY", _made.get("secret", ""))
BEREIK_KEYS = os.environ.get("BEREIK_KEYS", _made.get("ring", ""))
BEREIK_INDEX_KEY = os.environ.get("BEREIK_INDEX_KEY", _made.get("index", ""))

DEBUG = _yes("BEREIK_DEBUG")
ALLOWED_HOSTS = [
    host
    for host in os.environ.get("BEREIK_HOSTS", "127.0.0.1,localhost" if EMBEDDED else "").split(",")
    if host
]

INSTALLED_APPS = [
    "bereik.house",
    "bereik.learn",
    "bereik.help",
    "bereik.listen",
    "bereik.see",
    "bereik.people",
    "bereik.municipality",
    "bereik.trust",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bereik.house.middleware.StandingMiddleware",
]

ROOT_URLCONF = "bereik.house.urls"
WSGI_APPLICATION = "bereik.house.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "bereik.house.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "bereik.house.templatetags.words",
            ],
        },
    }
]

if EMBEDDED:
    _sqlite = {
        "ENGINE": "bereik.trust.engines.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
    DATABASES = {
        "default": {**_sqlite, "NAME": HOME / "house.sqlite3"},
        "looks": {**_sqlite, "NAME": HOME / "looks.sqlite3"},
    }
else:
    # Nobody waits for ever: a page that cannot get a lock fails, and says so. Compiling a plan to machine code costs
    # more than these short statements take.
    _postgres = {
        "ENGINE": "bereik.trust.engines.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c lock_timeout=15000 -c jit=off"},
    }
    DATABASES = {
        alias: {**dj_database_url.parse(os.environ.get(name) or DATABASE_URL), **_postgres}
        for alias, name in {
            "default": "BEREIK_DATABASE_URL",
            "looks": "BEREIK_LOOKS_URL",
            "owner": "BEREIK_OWNER_URL",
        }.items()
    }
DATABASE_ROUTERS = ["bereik.trust.router.HouseRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "trust.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign_in"
SESSION_COOKIE_AGE = 60 * 60 * 9
BEREIK_IDLE_MINUTES = _whole("BEREIK_IDLE_MINUTES", 30)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bereik.house.errors.csrf_failure"
OTP_TOTP_ISSUER = "Bereik"

_SECURE = BEREIK_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _yes("BEREIK_BEHIND_PROXY") else None
# Not "no-referrer": browsers then send a form with no origin, and it is refused. Other sites still learn nothing.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [BEREIK_ADDRESS] if BEREIK_ADDRESS.startswith("http") else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOM / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
# The municipality's own colours and logo (house/look.py); a folder that is not there is named by check --deploy.
STATICFILES_DIRS = [("municipality", BEREIK_LOOK)] if BEREIK_LOOK and Path(BEREIK_LOOK).is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMAIL_BACKEND = os.environ.get(
    "BEREIK_EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend"
    if EMBEDDED
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST = os.environ.get("BEREIK_EMAIL_HOST", "localhost")
EMAIL_PORT = _whole("BEREIK_EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("BEREIK_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BEREIK_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = _yes("BEREIK_EMAIL_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("BEREIK_EMAIL_FROM", "bereik@localhost")

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# No page takes a file but those of deliveries, which seal it while it streams in: a file lies on no disk in clear.
FILE_UPLOAD_HANDLERS = ["bereik.house.exchange.held.upload.NoFile"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_links": {"()": "bereik.house.logs.WithoutLinks"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without_links"], "formatter": "line"},
    },
    "root": {"handlers": ["console"], "level": os.environ.get("BEREIK_LOG_LEVEL", "WARNING")},
}
