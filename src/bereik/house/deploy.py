"""What is still missing before real residents may come in? One finding each, with the setting that mends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections
from django.urls import NoReverseMatch, reverse
from django_otp.plugins.otp_static.models import StaticDevice

from bereik.house.coming_in.here import PERSONA
from bereik.house.command.house import is_postgresql, migrations_wanting
from bereik.house.look import TOKENS, look_in_force, too_pale
from bereik.terms.text import Text
from bereik.trust.keys import ring
from bereik.trust.wall.policies import policies_that_differ
from bereik.trust.wall.roles import role_findings

SHORTEST_SECRET = 50
SHORTEST_INDEX_KEY = 32
LIKE_AN_EXAMPLE = (
    "changeme",
    "change-me",
    "example",
    "voorbeeld",
    "secret",
    "insecure",
    "only-for-tests",
    "test-key",
)


@dataclass(frozen=True)
class Finding:
    """What is missing, and the setting (or command) that mends it."""

    setting: str
    what: Text


def for_everyone() -> list[Finding]:
    """What any house needs: its own checks pass, its tables and row policies are those of this version."""
    return [*_own_checks(), *_tables(), *_policies()]


def for_real_residents() -> list[Finding]:
    """What a house with real residents needs besides."""
    return [
        *_own_checks(),
        *_debug(),
        *_keys(),
        *_synthetic(),
        *_made_up_people(),
        *_address(),
        *_mail(),
        *_town(),
        *_embedded(),
        *_tables(),
        *_policies(),
        *_roles(),
    ]


def _own_checks() -> Iterator[Finding]:
    for message in run_checks():
        if message.level >= ERROR:
            yield Finding(message.id or "bereik", Text(str(message.msg), str(message.msg)))


def _debug() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(
            "BEREIK_DEBUG",
            Text(
                "staat aan; dan toont een fout wat er in het huis staat",
                "is on; an error then shows what is in the house",
            ),
        )


def _keys() -> Iterator[Finding]:
    yield from _secret("BEREIK_SECRET_KEY", SHORTEST_SECRET)
    yield from _secret("BEREIK_INDEX_KEY", SHORTEST_INDEX_KEY)
    if not _given("BEREIK_KEYS"):
        yield Finding("BEREIK_KEYS", _NO_RING)
    else:
        try:
            keys = [key for _, key in ring().keys]
        except ImproperlyConfigured:
            yield Finding("BEREIK_KEYS", _RING_UNREADABLE)
        else:
            if any(len(set(key)) < 8 for key in keys):
                yield Finding("BEREIK_KEYS", _LIKE_NO_KEY)


def _secret(name: str, shortest: int) -> Iterator[Finding]:
    value = os.environ.get(name, "")
    if not value:
        yield Finding(name, _NOT_GIVEN)
    elif len(value) < shortest and not _is_key(value):
        yield Finding(
            name, Text(f"is korter dan {shortest} tekens", f"is shorter than {shortest} characters")
        )
    elif len(set(value)) < 8 or any(word in value.lower() for word in LIKE_AN_EXAMPLE):
        yield Finding(name, _LIKE_NO_KEY)


def _is_key(value: str) -> bool:
    """What `bereik key` makes is 44 characters of base64 and long enough anywhere."""
    return len(value) == 44 and value.endswith("=")


def _given(name: str) -> bool:
    return bool(os.environ.get(name))


_NOT_GIVEN = Text("is niet gegeven; maak er een met: bereik key", "is not given; make one with: bereik key")
_NO_RING = Text(
    "is niet gegeven; maak een sleutel met: bereik key, en zet er een nummer voor: 1:sleutel",
    "is not given; make a key with: bereik key, and put a number before it: 1:key",
)
_RING_UNREADABLE = Text(
    "is niet te lezen; hoort te zijn: 1:sleutel, of 2:sleutel,1:sleutel met de nieuwste eerst, elk van: bereik key",
    "cannot be read; should be: 1:key, or 2:key,1:key with the newest first, each from: bereik key",
)
_LIKE_NO_KEY = Text(
    "lijkt op een voorbeeld; maak een echte met: bereik key",
    "looks like an example; make a real one with: bereik key",
)


def _synthetic() -> Iterator[Finding]:
    if settings.BEREIK_SYNTHETIC and not settings.EMBEDDED:
        yield Finding(
            "BEREIK_SYNTHETIC",
            Text(
                "staat aan; dan kiest iedereen zelf wie hij is",
                "is on; everybody then chooses for themselves who to be",
            ),
        )
    if page_to_choose_who_to_be():
        yield Finding(
            "BEREIK_SYNTHETIC",
            Text("de pagina ‘wie wilt u zijn’ bestaat", "the page ‘who do you want to be’ exists"),
        )


def _made_up_people() -> Iterator[Finding]:
    """Whoever came in by the page to pick who to be is nobody."""
    try:
        number = StaticDevice.objects.filter(name=PERSONA).count()
    except DatabaseError:
        return
    if number:
        yield Finding(
            "BEREIK_DATABASE_URL",
            Text(
                f"{number} accounts kwamen binnen als verzonnen persoon: begin met een lege database",
                f"{number} accounts came in as made-up people: begin with an empty database",
            ),
        )


def page_to_choose_who_to_be() -> bool:
    """Whether somebody can walk in as anyone: that page belongs to a made-up house alone."""
    try:
        reverse("who_to_be")
    except NoReverseMatch:
        return False
    return True


def _embedded() -> Iterator[Finding]:
    if not is_postgresql():
        yield Finding(
            "BEREIK_DATABASE_URL",
            Text(
                "is leeg, dus dit huis staat op SQLite; echte inwoners horen op PostgreSQL",
                "is empty, so this house stands on SQLite; real residents belong on PostgreSQL",
            ),
        )
        return
    for name in ("BEREIK_OWNER_URL", "BEREIK_LOOKS_URL"):
        if not _given(name):
            yield Finding(
                name,
                Text("is leeg; elke rol heeft een eigen adres", "is empty; each role has its own address"),
            )


def _address() -> Iterator[Finding]:
    if not settings.BEREIK_ADDRESS.startswith("https://"):
        yield Finding(
            "BEREIK_ADDRESS",
            Text("begint niet met https://, dus wachtwoorden reizen leesbaar", "does not start with https://, so passwords travel in clear"),
        )  # fmt: skip
    hosts = set(settings.ALLOWED_HOSTS)
    if not hosts or hosts & {"*"} or hosts <= {"127.0.0.1", "localhost"}:
        yield Finding(
            "BEREIK_HOSTS",
            Text(
                "noemt niet de namen waaronder dit huis te vinden is",
                "does not name where this house can be found",
            ),
        )


def _mail() -> Iterator[Finding]:
    if settings.EMAIL_BACKEND.rpartition(".")[0].rpartition(".")[2] in {
        "filebased",
        "console",
        "dummy",
        "locmem",
    }:
        yield Finding("BEREIK_EMAIL_BACKEND", Text("verstuurt niets", "sends nothing"))
    elif settings.EMAIL_HOST == "localhost" and not _given("BEREIK_EMAIL_HOST"):
        yield Finding(
            "BEREIK_EMAIL_HOST",
            Text("noemt geen server die e-mail verstuurt", "names no server that sends mail"),
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Finding(
            "BEREIK_EMAIL_FROM", Text("is geen adres van de gemeente", "is no address of the municipality")
        )


def _town() -> Iterator[Finding]:
    code = settings.BEREIK_GEMEENTECODE
    if not (len(code) == 4 and code.isascii() and code.isdigit()):
        yield Finding(
            "BEREIK_GEMEENTECODE",
            Text("is geen gemeentecode van vier cijfers", "is no municipal code of four digits"),
        )
    if not settings.BEREIK_NAME:
        yield Finding(
            "BEREIK_NAME", Text("zegt niet welke gemeente dit is", "does not say which municipality this is")
        )
    yield from _look()
    if not settings.BEREIK_PHONE:
        yield Finding("BEREIK_PHONE", Text("noemt geen nummer om te bellen", "names no number to call"))


def _look() -> Iterator[Finding]:
    if not settings.BEREIK_LOOK:
        return
    look = look_in_force()
    if not (look.theme or look.logo):
        yield Finding(
            "BEREIK_LOOK",
            Text(
                "is geen map met tokens.css, logo.svg of logo.png",
                "is no folder with tokens.css, logo.svg or logo.png",
            ),
        )
    elif look.theme and (
        pale := too_pale((Path(settings.BEREIK_LOOK) / TOKENS).read_text("utf-8", "replace"))
    ):
        pairs = ", ".join(pale)
        yield Finding(
            "BEREIK_LOOK",
            Text(
                f"heeft een petrol-500 dat niet te lezen is op {pairs}",
                f"has a petrol-500 that cannot be read on {pairs}",
            ),
        )


def _tables() -> Iterator[Finding]:
    try:
        wanting = migrations_wanting()
    except DatabaseError as why:
        yield Finding(
            "BEREIK_DATABASE_URL",
            Text(f"de database antwoordt niet ({type(why).__name__})", f"the database does not answer ({type(why).__name__})"),
        )  # fmt: skip
        return
    if wanting:
        names = ", ".join(wanting[:5]) + (" …" if len(wanting) > 5 else "")
        yield Finding(
            "bereik database prepare", Text(f"tabellen ontbreken: {names}", f"tables are missing: {names}")
        )


def _policies() -> Iterator[Finding]:
    if is_postgresql() and _has_tables():
        for name in policies_that_differ("default"):
            yield Finding(
                "bereik database prepare",
                Text(f"een regel op rijen is anders dan het model zegt: {name}", f"a row policy differs from its model: {name}"),
            )  # fmt: skip


def _roles() -> Iterator[Finding]:
    if is_postgresql() and _has_tables():
        for setting, what in role_findings():
            yield Finding(setting, Text(_DUTCH.get(what, what), what))


_DUTCH = {
    "the app role can pass the row policies (superuser or bypassrls)": (
        "de rol van de pagina's komt langs de regels op rijen (superuser of bypassrls)"
    ),
    "the app role can make roles or databases": "de rol van de pagina's mag rollen of databases maken",
    "the app role can read or change the trail, not only add to it": (
        "de rol van de pagina's mag het spoor lezen of veranderen, en niet alleen aanvullen"
    ),
}


def _has_tables() -> bool:
    """Whether there is something to hold against the rules; that there is not has been said already."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("select to_regclass('trust_trailline') is not null")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False
