"""Does `bereik check --deploy` name everything that is missing before real residents may come in, and nothing else?"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as house_settings
from django.db import connections
from jsonschema import Draft202012Validator

from bereik.house import deploy
from bereik.house.command.running import run
from bereik.house.deploy import _keys, for_everyone, for_real_residents
from bereik.trust.wall.policies import lay_policies
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


def key(seed: int) -> str:
    """32 bytes that differ from each other, as a real key's do."""
    return base64.b64encode(bytes((seed * 7 + number * 37) % 256 for number in range(32))).decode()


@pytest.fixture
def real_house(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Any:
    """Everything as it should be, as far as settings go."""
    for name, value in {
        "BEREIK_SECRET_KEY": key(1),
        "BEREIK_INDEX_KEY": key(2),
        "BEREIK_KEYS": f"2:{key(3)},1:{key(4)}",
        "BEREIK_EMAIL_HOST": "mail.voorbeeldstad.nl",
        "BEREIK_OWNER_URL": os.environ.get("BEREIK_OWNER_URL", "postgresql://owner@/x"),
        "BEREIK_LOOKS_URL": os.environ.get("BEREIK_LOOKS_URL", "postgresql://looks@/x"),
    }.items():
        monkeypatch.setenv(name, value)
    settings.BEREIK_KEYS = os.environ["BEREIK_KEYS"]
    settings.DEBUG = False
    settings.BEREIK_SYNTHETIC = False
    settings.BEREIK_ADDRESS = "https://bereik.voorbeeldstad.nl"
    settings.ALLOWED_HOSTS = ["bereik.voorbeeldstad.nl"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.voorbeeldstad.nl"
    settings.DEFAULT_FROM_EMAIL = "bereik@voorbeeldstad.nl"
    settings.BEREIK_GEMEENTECODE = "0518"
    settings.BEREIK_NAME = "Gemeente Voorbeeldstad"
    settings.BEREIK_PHONE = "14 0518"
    # The routes of the tests are those of a made-up house; what they mean for a real one is tried below.
    monkeypatch.setattr(deploy, "page_to_choose_who_to_be", lambda: False)
    return settings


def named() -> list[str]:
    return [finding.setting for finding in for_real_residents()]


@pytest.mark.postgres
def test_a_house_that_is_as_it_should_be_has_no_findings(real_house: Any) -> None:
    assert for_real_residents() == []


@pytest.mark.sqlite
def test_sqlite_is_refused_however_well_it_is_set(real_house: Any) -> None:
    assert named() == ["BEREIK_DATABASE_URL"]


@pytest.mark.parametrize(
    ("setting", "name", "value"),
    [
        ("BEREIK_DEBUG", "DEBUG", True),
        ("BEREIK_ADDRESS", "BEREIK_ADDRESS", "http://bereik.voorbeeldstad.nl"),
        ("BEREIK_HOSTS", "ALLOWED_HOSTS", []),
        ("BEREIK_HOSTS", "ALLOWED_HOSTS", ["*"]),
        ("BEREIK_HOSTS", "ALLOWED_HOSTS", ["localhost", "127.0.0.1"]),
        ("BEREIK_EMAIL_BACKEND", "EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend"),
        ("BEREIK_EMAIL_BACKEND", "EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"),
        ("BEREIK_EMAIL_FROM", "DEFAULT_FROM_EMAIL", "bereik@localhost"),
        ("BEREIK_GEMEENTECODE", "BEREIK_GEMEENTECODE", ""),
        ("BEREIK_GEMEENTECODE", "BEREIK_GEMEENTECODE", "GM0518"),
        ("BEREIK_NAME", "BEREIK_NAME", ""),
        ("BEREIK_PHONE", "BEREIK_PHONE", ""),
    ],
)
def test_one_setting_that_is_wrong_is_one_line_with_its_name(
    real_house: Any, setting: str, name: str, value: Any
) -> None:
    before = named()
    setattr(real_house, name, value)
    assert sorted(named()) == sorted([*before, setting])


@pytest.mark.postgres
def test_the_switch_for_made_up_residents_is_refused(real_house: Any) -> None:
    real_house.BEREIK_SYNTHETIC = True
    assert named() == ["BEREIK_SYNTHETIC"]


def test_the_page_to_choose_who_to_be_is_refused(real_house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = named()
    monkeypatch.setattr(deploy, "page_to_choose_who_to_be", lambda: True)
    assert sorted(named()) == sorted([*before, "BEREIK_SYNTHETIC"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BEREIK_SECRET_KEY", ""),
        ("BEREIK_SECRET_KEY", "kort maar krachtig 12345"),
        ("BEREIK_SECRET_KEY", "x" * 60),
        ("BEREIK_SECRET_KEY", "django-insecure-ab12cd34ef56gh78ij90kl12mn34op56qr78st90uv12"),
        ("BEREIK_INDEX_KEY", ""),
        ("BEREIK_INDEX_KEY", "only-for-tests-yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"),
        ("BEREIK_KEYS", ""),
        ("BEREIK_KEYS", "geen sleutel"),
        ("BEREIK_KEYS", "t1:" + "A" * 43 + "="),
    ],
)
def test_a_key_that_is_missing_short_or_an_example_is_refused(
    real_house: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    before = named()
    monkeypatch.setenv(name, value)
    if name == "BEREIK_KEYS":
        real_house.BEREIK_KEYS = value
    assert sorted(named()) == sorted([*before, name])


@pytest.mark.parametrize("value", ["", "A" * 43 + "=", "1:kort"])
def test_a_key_for_the_ring_without_its_number_is_explained(
    settings: Any, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """What `bereik key` prints is a key; the ring wants a number before it, and nothing else says so."""
    monkeypatch.setenv("BEREIK_KEYS", value)
    settings.BEREIK_KEYS = value
    said = [one.what for one in _keys() if one.setting == "BEREIK_KEYS"]
    assert [("1:sleutel" in one.nl, "1:key" in one.en) for one in said] == [(True, True)]


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["BEREIK_OWNER_URL", "BEREIK_LOOKS_URL"])
def test_each_role_has_an_address_of_its_own(
    real_house: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "")
    assert named() == [name]


@pytest.mark.postgres
def test_a_policy_that_was_taken_away_is_named(real_house: Any) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select policyname, tablename from pg_policies where tablename = 'people_identity' limit 1"
        )
        policy, table = cursor.fetchone()
        cursor.execute(f'drop policy "{policy}" on "{table}"')
    try:
        (finding,) = for_real_residents()
        assert finding.setting == "bereik database prepare"
        assert policy in finding.what.nl
        assert [one.setting for one in for_everyone()] == ["bereik database prepare"]
    finally:
        lay_policies("owner")


@pytest.mark.postgres
def test_a_migration_that_is_not_there_is_named(real_house: Any) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'help' returning app, name, applied")
        taken = cursor.fetchall()
    try:
        assert "help.0001_initial" in next(one.what.nl for one in for_real_residents())
    finally:
        with connections["owner"].cursor() as cursor:
            cursor.executemany(
                "insert into django_migrations (app, name, applied) values (%s, %s, %s)", taken
            )


@pytest.mark.postgres
def test_an_owner_as_the_role_of_the_pages_is_refused(real_house: Any, tmp_path: Path) -> None:
    """The whole command, on the house of this test, with the owner's address in the place of the app's."""
    name = connections["owner"].settings_dict["NAME"]
    urls = {
        f"BEREIK_{alias}_URL": os.environ[f"BEREIK_{alias}_URL"].rpartition("/")[0] + f"/{name}"
        for alias in ("OWNER", "LOOKS")
    }
    said = subprocess.run(
        [sys.executable, "-m", "bereik.house.command", "check", "--deploy", "--json"],
        capture_output=True, text=True, timeout=90,
        env={**os.environ, **urls, "BEREIK_DATABASE_URL": urls["BEREIK_OWNER_URL"], "BEREIK_HOME": str(tmp_path),
             "PYTHONPATH": str(ROOT / "src"), "BEREIK_LANGUAGE": "en"},
    )  # fmt: skip
    assert said.returncode == 1, said.stderr
    document = json.loads(said.stdout)
    about = [one["what"] for one in document["findings"] if one["setting"] == "BEREIK_DATABASE_URL"]
    assert any("owns" in what for what in about), about
    assert any("read or change the trail" in what for what in about), about


def test_the_command_is_exit_1_with_one_line_each(capsys: Any) -> None:
    found = for_real_residents()
    assert found
    assert run(["check", "--deploy"]) == 1
    lines = capsys.readouterr().out.strip().splitlines()
    assert [line.partition(": ")[0] for line in lines] == [one.setting for one in found]
    assert run(["check", "--deploy", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "docs/reference/schema/check.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    assert len(document["findings"]) == len(found)


def test_a_made_up_house_that_stands_is_in_order(capsys: Any) -> None:
    assert run(["check"]) == 0
    assert "In orde" in capsys.readouterr().out


def test_no_finding_shows_a_secret(capsys: Any) -> None:
    run(["check", "--deploy"])
    printed = capsys.readouterr().out
    for secret in (house_settings.SECRET_KEY, house_settings.BEREIK_INDEX_KEY, house_settings.BEREIK_KEYS):
        assert secret not in printed
