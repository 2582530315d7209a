"""Do commands answer as they promise: the exit code, one stream for the answer, one message, and never a traceback?"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest
from jsonschema import Draft202012Validator

from bereik.house.command.answers import Unusable
from bereik.house.command.faults import trace_without_words
from bereik.house.command.front import ENTRIES, load
from bereik.house.command.running import run
from bereik.terms.text import Text
from tests.house.tree import ROOT

SETTINGS = re.compile(r"^(BEREIK_|DJANGO_|PG|GUNICORN)")
POSTGRES = bool(os.environ.get("BEREIK_DATABASE_URL"))
# What does not depend on the engine is tried once, not again in the run on PostgreSQL.
once = pytest.mark.sqlite


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not SETTINGS.match(name)}
    return {**kept, "BEREIK_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), **more}


def bereik(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bereik.house.command", *arguments],
        env=environment(home, **more), capture_output=True, text=True, timeout=90, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def one_message(said: subprocess.CompletedProcess[str]) -> str:
    """On exit 2 and 3: nothing on standard output, one message on standard error."""
    assert said.stdout == ""
    assert "Traceback" not in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1, said.stderr
    return said.stderr


# Names and help


@once
@pytest.mark.parametrize("arguments", [["--help"], ["reckon", "--help"]])
def test_help_needs_no_house_and_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    """What it loads is what it takes (`make bench ARGS=help` says how long)."""
    home = tmp_path / "none"
    asked = (
        f"import sys\nfrom bereik.house.command.running import run\nrun({arguments!r})\n"
        "heavy = {'django', 'numpy', 'scipy', 'duckdb', 'weasyprint', 'gunicorn', 'cryptography'} & set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], env=environment(home), capture_output=True, text=True, timeout=90
    )
    assert said.returncode == 0, said.stderr
    assert said.stdout and said.stderr == ""
    assert not home.exists()


def test_bereik_alone_lists_every_command(capsys: Any) -> None:
    assert run([]) == 0
    listed = capsys.readouterr().out
    for name in ENTRIES:
        assert re.search(rf"^\s+{name}\s", listed, re.M)


@pytest.mark.parametrize("name", list(ENTRIES))
def test_every_command_can_be_loaded_and_says_what_it_does(name: str) -> None:
    command = load(name)
    assert command.help


# Not understood


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["tril"], "trail"),
        (["trail"], "bereik trail --help"),
        (["trail", "verify", "--hoofd"], "--hoofd"),
        (["ddas"], "bereik ddas --help"),
        (["serve", "--port", "http"], "--port"),
        (["serve", "--port", "70000"], "65535"),
        (["invite"], "bereik invite --help"),
        (["--json"], "--json"),
    ],
)
def test_what_is_not_understood_is_exit_2_with_one_message(
    arguments: list[str], named: str, capsys: Any
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_the_messages_are_dutch_and_english_where_asked(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run(["trail", "verify", "--nothing"])
    assert "Kijk hoe wel" in capsys.readouterr().err
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")
    run(["trail", "verify", "--nothing"])
    assert "See how it does" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tril"], "de opdracht ‘tril’ ken ik niet; bedoelt u ‘trail’? Kijk"),
        (["iets-heel-anders"], "de opdracht ‘iets-heel-anders’ ken ik niet. Kijk"),
        (["trail"], "er ontbreekt een opdracht."),
        (["trail", "verify", "--hoofd"], "de optie --hoofd ken ik niet; misschien: --head."),
        (["--json"], "de optie --json ken ik niet."),
        (["invite"], "email ontbreekt."),
        (["upkeep", "--day"], "achter --day hoort een waarde."),
        (["check", "--json=3"], "achter --json hoort geen waarde."),
        (["key", "nog", "iets"], "dit is te veel: nog iets."),
        (["serve", "--port", "70000"], "--port is hoogstens 65535."),
        (["serve", "--workers", "0"], "--workers is minstens 1."),
        (["serve", "--port", "http"], "achter --port hoort een heel getal."),
        (["reckon", "funnel", "x.csv", "--level", "x"], "achter --level hoort een getal."),
    ],
)
def test_what_is_not_understood_is_said_in_dutch(arguments: list[str], said: str, capsys: Any) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_each_line_of_the_list_of_commands_stands_whole_on_a_screen_of_80_columns() -> None:
    """Typer cuts a longer one off, and puts three dots."""
    longest = max(map(len, ENTRIES))
    assert [entry.line for entry in ENTRIES.values() if len(entry.line) > 78 - 6 - longest] == []


# Our own fault


def broken(monkeypatch: pytest.MonkeyPatch, why: BaseException) -> None:
    def fail(*given: Any, **named: Any) -> Any:
        raise why

    monkeypatch.setattr("bereik.house.command.key.give", fail)


def test_a_fault_of_ours_is_exit_3_with_a_number_that_stands_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("BEREIK_HOME", str(tmp_path))
    words = " ".join(("Mees", "Linde"))
    broken(monkeypatch, RuntimeError(words))
    assert run(["key"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    number = re.search(r"\d{8}-[0-9a-f]{6}", said.err)
    assert number
    log = tmp_path / "errors.log"
    assert str(log) in said.err
    written = log.read_text(encoding="utf-8")
    assert number[0] in written and "command/key.py" in written and "RuntimeError" in written
    assert words not in written and words not in said.err, "the words of an error can name a resident"
    assert log.stat().st_mode & 0o077 == 0


def test_a_cause_of_a_fault_is_written_down_too() -> None:
    try:
        try:
            {}["what"]
        except KeyError as why:
            raise ValueError("of this") from why
    except ValueError as why:
        written = trace_without_words(why)
    assert "builtins.ValueError" in written and "builtins.KeyError" in written


def test_where_no_log_can_be_written_the_number_still_comes(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("BEREIK_HOME", str(tmp_path))
    (tmp_path / "errors.log").mkdir()
    broken(monkeypatch, RuntimeError())
    assert run(["key"]) == 3
    assert re.search(r"\d{8}-[0-9a-f]{6}", capsys.readouterr().err)


def test_a_full_disk_is_said_in_words(monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("BEREIK_HOME", str(tmp_path))
    broken(monkeypatch, OSError(28, "No space left on device"))
    assert run(["key"]) == 3
    assert "De schijf is vol" in capsys.readouterr().err


@once
def test_an_answer_that_does_not_fit_on_the_disk_is_exit_3(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "bereik.house.command", "key"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=30, env=environment(tmp_path),
        )  # fmt: skip
    assert said.returncode == 3
    assert "De schijf is vol" in said.stderr and "Traceback" not in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1


@once
def test_a_reader_who_stops_reading_is_no_fault(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    said = subprocess.run(
        [sys.executable, "-m", "bereik.house.command", "key"],
        stdout=writing, stderr=subprocess.PIPE, text=True, timeout=30, env=environment(tmp_path),
    )  # fmt: skip
    os.close(writing)
    assert (said.returncode, said.stderr) == (0, "")


def test_unusable_says_what_why_and_what_now_in_one_line() -> None:
    why = Unusable(Text("Wat.", "What."), Text("Waarom.", "Why."), Text("Wat nu.", "Now."))
    assert (why.say("nl"), why.say("en")) == ("Wat. Waarom. Wat nu.", "What. Why. Now.")


def test_ctrl_c_is_said_and_leaves_130(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    broken(monkeypatch, KeyboardInterrupt())
    assert run(["key"]) == 130
    said = capsys.readouterr()
    assert said.out == "" and "Gestopt" in said.err


# A house where there is none


@once
def test_a_command_that_needs_a_house_makes_an_empty_one(tmp_path: Path) -> None:
    home = tmp_path / "new"
    said = bereik("trail", "verify", "--json", home=home)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["whole"] is True
    assert (home / "house.sqlite3").exists() and (home / "looks.sqlite3").exists()


@once
@pytest.mark.parametrize("arguments", [["key"], ["reckon", "--help"], ["ddas", "check", "/dev/null"]])
def test_a_command_that_needs_none_leaves_none(arguments: list[str], tmp_path: Path) -> None:
    home = tmp_path / "none"
    bereik(*arguments, home=home)
    assert not home.exists()


@once
def test_a_folder_that_cannot_be_made_is_exit_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    said = bereik("trail", "verify", home=tmp_path / "file" / "below")
    assert said.returncode == 2
    assert "BEREIK_HOME" in one_message(said)


@once
@pytest.mark.parametrize(
    ("setting", "value"),
    [("BEREIK_MINIMUM_CELL", "tien"), ("BEREIK_DATABASE_URL", "nergens://x"), ("BEREIK_EMAIL_PORT", "smtp")],
)
def test_a_setting_that_cannot_be_read_is_exit_2(setting: str, value: str, tmp_path: Path) -> None:
    said = bereik("trail", "verify", home=tmp_path, **{setting: value})
    assert said.returncode == 2
    assert "settings.md" in one_message(said)


@once
@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"BEREIK_MINIMUM_CELL": "tien"}, "BEREIK_MINIMUM_CELL is 'tien'"),
        ({"BEREIK_IDLE_MINUTES": "0"}, "BEREIK_IDLE_MINUTES is '0'"),
        ({"BEREIK_MINIMUM_CELL": "7"}, "a multiple of 5"),
        ({"BEREIK_ROUNDING_BASE": "4"}, "a multiple of 4"),
    ],
)
def test_a_number_that_cannot_be_used_is_named_before_the_night_finds_out(
    given: dict[str, str], named: str, tmp_path: Path
) -> None:
    said = bereik("check", home=tmp_path, **given)
    assert said.returncode == 2
    assert named in one_message(said)


@once
def test_a_database_that_does_not_answer_is_exit_3_and_names_the_setting(tmp_path: Path) -> None:
    key = "k1:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="
    said = bereik(
        "check", home=tmp_path, BEREIK_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none", BEREIK_KEYS=key,
        BEREIK_SECRET_KEY="s" * 60, BEREIK_INDEX_KEY="i" * 60,
    )  # fmt: skip
    assert said.returncode == 1, said.stderr
    assert "BEREIK_DATABASE_URL" in said.stdout
    said = bereik(
        "trail", "verify", home=tmp_path, BEREIK_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none", BEREIK_KEYS=key,
        BEREIK_SECRET_KEY="s" * 60, BEREIK_INDEX_KEY="i" * 60,
    )  # fmt: skip
    assert said.returncode == 3
    assert "BEREIK_DATABASE_URL" in one_message(said)


# The trail


@pytest.mark.django_db(transaction=True)
def test_the_trail_says_that_it_is_whole_and_how_much_is_not_sealed(capsys: Any) -> None:
    from tests.making import make_resident

    make_resident()
    assert run(["trail", "verify", "--json"]) == 0
    before = validated(capsys.readouterr().out, "trail-verify")
    assert before["not_sealed"] > 0 and before["sealed"] == 0
    assert run(["trail", "seal"]) == 0
    assert f"Verzegeld: {before['not_sealed']} regels" in capsys.readouterr().out
    assert run(["trail", "verify"]) == 0
    assert "Het spoor is heel" in capsys.readouterr().out


def validated(printed: str, name: str) -> Any:
    document = json.loads(printed)
    schema = json.loads((ROOT / f"docs/reference/schema/{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)
    return document


@pytest.mark.django_db(transaction=True)
def test_a_line_that_was_changed_is_exit_1_and_named(capsys: Any) -> None:
    from django.db import connections

    from bereik.trust.trail.chain import keeper
    from bereik.trust.wall.authorizer import trail_open
    from tests.making import make_resident

    make_resident()
    run(["trail", "seal"])
    with trail_open(), connections[keeper()].cursor() as cursor:
        cursor.execute("select line from trust_trailline order by place limit 1")
        line = cursor.fetchone()[0]
        cursor.execute("update trust_trailline set because = 'iets anders' where line = %s", [line])
    capsys.readouterr()
    assert run(["trail", "verify", "--json"]) == 1
    found = validated(capsys.readouterr().out, "trail-verify")
    assert found["first"]["what"] == "changed"
    assert found["first"]["line"].replace("-", "") == str(line).replace("-", "")
    assert run(["trail", "verify"]) == 1
    assert "de regel is veranderd" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_head_that_was_written_down_finds_a_tail_that_was_cut_off(capsys: Any) -> None:
    assert run(["trail", "verify", "--json", "--head", "3:" + "ab" * 32]) == 1
    assert validated(capsys.readouterr().out, "trail-verify")["first"]["what"] == "tail_removed"
    assert run(["trail", "verify", "--head", "drie"]) == 2
    assert run(["trail", "verify", "--head", "3:zz"]) == 2
    for half in ("3:abab", "3:", ":" + "ab" * 32, "-3:" + "ab" * 32, "3:" + "ab" * 33):
        assert run(["trail", "verify", "--head", half]) == 2, "half a head is no trail that somebody changed"


# Keys


def test_a_key_is_32_bytes_and_each_time_another(capsys: Any) -> None:
    import base64

    keys = set()
    for _ in range(3):
        assert run(["key"]) == 0
        keys.add(capsys.readouterr().out.strip())
    assert len(keys) == 3
    assert {len(base64.b64decode(key, validate=True)) for key in keys} == {32}


# The first colleague


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_colleague_without_a_name_or_with_one_that_fits_nowhere_is_not_invited(
    name: str, capsys: Any
) -> None:
    assert run(["invite", "eerste@voorbeeldstad.example", "--name", name]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "--name" in said.err


@pytest.mark.django_db(transaction=True)
def test_the_first_colleague_is_invited_with_a_link_on_the_screen(capsys: Any) -> None:
    from django.core import mail

    from bereik.trust.models import Account

    assert run(["invite", "Sanne@Voorbeeld.nl", "--name", "Sanne Linde"]) == 0
    address = capsys.readouterr().out.strip().splitlines()[-1]
    assert address.startswith("http")
    assert Account.objects.get().email == "sanne@voorbeeld.nl"
    assert address in mail.outbox[0].body
    assert run(["invite", "geen adres", "--name", "Sanne"]) == 2


# A whole house of its own, on this engine


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings of a house that commands work in; on PostgreSQL a database of its own, prepared by the command."""
    home = tmp_path_factory.mktemp("house")
    code = (home / "code").resolve()
    code.mkdir()
    (code / "slow_mail.py").write_text(SLOW_MAIL, encoding="utf-8")
    own = {
        "BEREIK_ADDRESS": "http://127.0.0.1",
        "BEREIK_SYNTHETIC": "1",
        "PYTHONPATH": f"{ROOT / 'src'}:{code}",
    }
    if not POSTGRES:
        yield environment(home, **own)
        return
    import psycopg

    name = f"test_bereik_command_{os.getpid()}"
    given = {alias: os.environ[f"BEREIK_{alias}_URL"] for alias in ("OWNER", "DATABASE", "LOOKS")}
    with psycopg.connect(given["OWNER"], autocommit=True) as owner:
        owner.execute(f'create database "{name}"')  # type: ignore[arg-type]
        urls = {f"BEREIK_{alias}_URL": url.rpartition("/")[0] + f"/{name}" for alias, url in given.items()}
        secrets = {one: os.environ[one] for one in ("BEREIK_SECRET_KEY", "BEREIK_KEYS", "BEREIK_INDEX_KEY")}
        yield environment(home, **own, **urls, **secrets)
        owner.execute(f'drop database if exists "{name}" with (force)')  # type: ignore[arg-type]


def in_house(house: dict[str, str], *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bereik.house.command", *arguments],
        env={**house, **more}, capture_output=True, text=True, timeout=90, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def asked(house: dict[str, str], code: str) -> Any:
    """Run a few lines inside the house and read what they print as JSON."""
    lines = "import django, json\ndjango.setup()\n" + textwrap.dedent(code)
    said = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, timeout=60,
        env={**house, "DJANGO_SETTINGS_MODULE": "bereik.house.settings"},
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout) if said.stdout.strip() else None


SLOW_MAIL = '''
"""A mail server that takes its time: says in a file that it began."""
import os, time
from django.core.mail.backends.base import BaseEmailBackend

class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages):
        open(os.environ["BEGAN"], "w").close()
        time.sleep(float(os.environ.get("TAKES", "0")))
        return len(messages)
'''

PUT_READY = """
from bereik.people.messages.putting import put_ready
from bereik.terms.outgoing import Outgoing
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.models import Account
from django.utils import timezone
account, _ = Account.objects.get_or_create(email="m@voorbeeld.nl", defaults={"name": "M", "made_at": timezone.now()})
with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("put_ready"):
    message = put_ready(access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=account.pk, channel="email")
print(json.dumps(str(message.pk)))
"""

HOW_IT_STANDS = """
from bereik.people.models import Message
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from django_tasks_db.models import DBTaskResult
with house_access(Purpose.MESSAGING, "proef"):
    message = Message.objects.get(pk="{message}")
tasks = [t for t in DBTaskResult.objects.order_by("enqueued_at") if t.args_kwargs["args"] == ["{message}"]]
print(json.dumps({{"sent": message.sent_at is not None, "tries": message.tries, "tasks": [t.status for t in tasks],
    "returned": [t.return_value for t in tasks]}}))
"""


def stands(house: dict[str, str], message: str) -> Any:
    return asked(house, HOW_IT_STANDS.format(message=message))


def wait_until(true_now: Callable[[], bool], seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true_now():
            return True
        time.sleep(0.1)
    return False


def started(house: dict[str, str], *arguments: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bereik.house.command", *arguments],
        env={**house, **more}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_database_is_prepared_and_may_be_prepared_again(house: dict[str, str]) -> None:
    if POSTGRES:
        before = in_house(house, "upkeep")
        assert before.returncode == 2, "on PostgreSQL a house is made by its owner"
        assert "bereik database prepare" in one_message(before)
    first = in_house(house, "database", "prepare")
    assert first.returncode == 0, first.stderr
    again = in_house(house, "database", "prepare")
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert in_house(house, "check").returncode == 0


@pytest.mark.postgres
def test_without_the_owners_address_the_trail_is_not_read(house: dict[str, str]) -> None:
    for arguments in (["trail", "verify"], ["trail", "seal"], ["upkeep"], ["database", "prepare"]):
        said = in_house(house, *arguments, BEREIK_OWNER_URL="")
        assert said.returncode == 2
        assert "BEREIK_OWNER_URL" in one_message(said)


def test_work_that_is_killed_in_the_middle_is_taken_up_again_and_sent_once(
    house: dict[str, str], tmp_path: Path
) -> None:
    in_house(house, "database", "prepare")
    message = asked(house, PUT_READY)
    began = tmp_path / "began"
    slow = {"BEREIK_EMAIL_BACKEND": "slow_mail.EmailBackend", "BEGAN": str(began)}
    worker = started(house, "work", **slow, TAKES="60")
    assert wait_until(began.exists), "the task began"
    worker.kill()
    worker.communicate(timeout=10)
    halfway = stands(house, message)
    assert halfway == {"sent": False, "tries": 1, "tasks": ["RUNNING"], "returned": [None]}

    done = in_house(house, "work", "--until-empty", **slow)
    assert done.returncode == 0, done.stderr
    # It may have gone out just before the kill: so it waits its pause, with the same number on it.
    after = stands(house, message)
    assert after["tasks"] == ["SUCCESSFUL", "READY"] and after["returned"][0] == "not_yet"
    assert (after["sent"], after["tries"]) == (False, 1)


def test_ctrl_c_lets_the_running_task_end_and_leaves_0(house: dict[str, str], tmp_path: Path) -> None:
    in_house(house, "database", "prepare")
    message = asked(house, PUT_READY)
    began = tmp_path / "began"
    slow = {"BEREIK_EMAIL_BACKEND": "slow_mail.EmailBackend", "BEGAN": str(began), "TAKES": "2"}
    worker = started(house, "work", **slow)
    assert wait_until(began.exists)
    worker.send_signal(signal.SIGINT)
    out, err = worker.communicate(timeout=20)
    assert (worker.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert stands(house, message)["sent"] is True


def test_ctrl_c_stops_a_worker_that_waits_at_once(house: dict[str, str]) -> None:
    in_house(house, "database", "prepare")
    in_house(
        house, "work", "--until-empty", BEREIK_EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"
    )
    asked(house, PUT_READY)  # a line in the trail that nobody sealed

    def sealed() -> int:
        return int(json.loads(in_house(house, "trail", "verify", "--json").stdout)["sealed"])

    before = sealed()
    worker = started(house, "work", BEREIK_EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
    assert wait_until(lambda: sealed() > before), "whoever works seals the trail once a minute"
    assert worker.poll() is None
    worker.send_signal(signal.SIGTERM)
    out, err = worker.communicate(timeout=5)
    assert (worker.returncode, out) == (0, "")
    assert "Traceback" not in err


def test_pages_are_served_and_no_link_comes_in_a_log(house: dict[str, str]) -> None:
    import socket

    in_house(house, "database", "prepare")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = started(house, "serve", "--port", str(port), BEREIK_HOSTS="127.0.0.1", BEREIK_LOG_LEVEL="DEBUG")
    opener = build_opener(ProxyHandler({}))

    def status(path: str) -> int:
        try:
            return int(opener.open(f"http://127.0.0.1:{port}{path}", timeout=10).status)
        except HTTPError as no:
            return no.code
        except OSError:
            return 0

    try:
        assert wait_until(lambda: status("/") > 0), server.poll()
        assert status("/via/een-geheime-link-die-niet-bestaat") == 404
        taken = in_house(house, "serve", "--port", str(port))
        assert taken.returncode == 2
        assert str(port) in one_message(taken)
    finally:
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=30)
    assert (server.returncode, out) == (0, "")
    assert "een-geheime-link" not in err
    assert "Traceback" not in err
