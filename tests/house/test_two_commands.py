"""Do the two commands of a fresh machine, `make demo` and `make test`, start, stop and speak as they should?"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.tree import ROOT

SCRIPTS = sorted((ROOT / "scripts").glob("*.sh"))
SOURCED = {"child.sh"}
TARGETS = ["list", "setup", "demo", "test", "check", "proof", "bench", "docs", "lock", "clean"]
SETTINGS = (
    "BEREIK_OWNER_URL",
    "BEREIK_DATABASE_URL",
    "BEREIK_LOOKS_URL",
    "BEREIK_HOME",
    "PGTMP",
    "PYTHON",
    "ARGS",
    "PORT",
    "KEEP",
)
# Each of these starts a server of its own: once is enough, so not again in the run on PostgreSQL.
once = pytest.mark.sqlite


def bare_environment(**more: str) -> dict[str, str]:
    """What someone has who types the command in a fresh window: no house, no make around it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in SETTINGS and not name.startswith("MAKE")
    }
    return {**kept, **more}


def run(*command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = bare_environment(**more)
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def clusters() -> set[Path]:
    return set(Path("/tmp").glob("bereik-pg-*"))


def wait_until(true_now: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true_now():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


# What make and the scripts say


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_a_script_can_be_run_and_stops_at_its_first_mistake(script: Path) -> None:
    assert run("bash", "-n", script).returncode == 0
    text = script.read_text(encoding="utf-8")
    if script.name in SOURCED:
        assert not os.access(script, os.X_OK)
    else:
        assert os.access(script, os.X_OK)
        assert text.startswith("#!/usr/bin/env bash\n# ")
        assert "\nset -euo pipefail\n" in text


def test_make_alone_lists_every_target_with_one_line() -> None:
    listed = run("make")
    assert listed.returncode == 0, listed.stderr
    lines = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    assert [line[1] for line in lines] == TARGETS
    assert all(line[0] == "make" and line[2] for line in lines)


def test_what_a_change_must_pass_is_make_test() -> None:
    assert "exec make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_tests_run_after_the_checks_on_sqlite_and_then_on_postgresql() -> None:
    recipe = run("make", "--dry-run", "test").stdout
    order = [recipe.index(part) for part in ("ruff check", "bereik docs --check", "env -u BEREIK_OWNER_URL -u BEREIK_DATABASE_URL -u BEREIK_LOOKS_URL .venv/bin/pytest", "scripts/for-worker.sh gw1 scripts/with-postgres.sh .venv/bin/pytest")]  # fmt: skip
    assert order == sorted(order)
    last = recipe.rstrip().splitlines()[-1]
    assert "scripts/with-postgres.sh .venv/bin/pytest" in last, "pytest's closing line comes last"


def test_on_a_server_that_the_caller_names_tests_run_one_at_a_time() -> None:
    last = (
        run("make", "--dry-run", "test", BEREIK_OWNER_URL="postgresql://a/b").stdout.rstrip().splitlines()[-1]
    )
    assert last.startswith("scripts/with-postgres.sh .venv/bin/pytest") and " -n " not in last
    refused = run("scripts/for-worker.sh", "gw1", "true")
    assert refused.returncode != 0
    assert "scripts/with-postgres.sh" in refused.stderr


# Which Python


def old_python(folder: Path, name: str, says: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\ncase \"$*\" in *print*) echo '{says}' ;; *) exit 1 ;; esac\n")
    path.chmod(0o755)


def programs(folder: Path) -> str:
    """A PATH without any Python: only what the script itself needs."""
    for name in ("env", "bash", "awk", "sort", "head", "cut", "dirname", "readlink", "cat"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return str(folder)


def test_the_python_that_is_found_makes_a_venv(tmp_path: Path) -> None:
    path = programs(tmp_path)
    (tmp_path / "python3").symlink_to(Path(sys.executable).resolve())
    found = run("scripts/python.sh", PATH=path)
    assert (found.returncode, found.stdout) == (0, f"{tmp_path}/python3\n"), found.stderr


def test_the_newest_supported_python_is_taken(tmp_path: Path) -> None:
    path = programs(tmp_path)
    for name, version in (("python3.11", "3.11"), ("python3.13", "3.13"), ("python3.12", "3.12")):
        script = tmp_path / name  # it says yes to every question about itself
        script.write_text(f'#!/bin/sh\ncase "$*" in *print*) echo {version} ;; esac\n')
        script.chmod(0o755)
    assert run("scripts/python.sh", PATH=path).stdout == f"{tmp_path}/python3.13\n"
    (tmp_path / "python3.13").write_text("#!/bin/sh\nexit 127\n")  # a name that a version manager left behind
    assert run("scripts/python.sh", PATH=path).stdout == f"{tmp_path}/python3.12\n"


def test_without_a_python_that_fits_it_says_what_why_and_what_now(tmp_path: Path) -> None:
    path = programs(tmp_path)
    old_python(tmp_path, "python3", "3.9")
    refused = run("scripts/python.sh", PATH=path)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "Python 3.11, 3.12 or 3.13" in refused.stderr
    assert f"{tmp_path}/python3: 3.9, not supported" in refused.stderr
    assert "apt-get install python3 python3-venv" in refused.stderr


def test_a_python_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    refused = run("scripts/python.sh", PYTHON=str(tmp_path / "python3.11"))
    assert refused.returncode == 1
    assert str(tmp_path / "python3.11") in refused.stderr


# What the machine must have


def test_nothing_missing_is_nothing_said() -> None:
    said = (
        run("scripts/machine.sh", "python3-venv") if shutil.which("dpkg-query") else run("scripts/machine.sh")
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


@pytest.mark.parametrize(("option", "status"), [([], 1), (["--if-possible"], 0)])
def test_what_cannot_be_installed_is_named_with_the_command_that_does(
    tmp_path: Path, option: list[str], status: int
) -> None:
    path = programs(tmp_path)
    for name in ("id", "grep"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    said = run("scripts/machine.sh", *option, "no-such-package", PATH=path)
    assert said.returncode == status
    assert "Missing on this machine: no-such-package" in said.stderr
    assert "apt-get install --no-install-recommends no-such-package" in said.stderr


# A throw-away PostgreSQL


needs_postgres = pytest.mark.skipif(
    not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")), reason="no PostgreSQL on this machine"
)
QUESTION = """
import os, psycopg, dj_database_url
for name in ("OWNER", "DATABASE", "LOOKS"):
    url = os.environ[f"BEREIK_{name}_URL"]
    parts = dj_database_url.parse(url)
    with psycopg.connect(url) as by_url, psycopg.connect(
        host=parts["HOST"], user=parts["USER"], password=parts["PASSWORD"], dbname=parts["NAME"]
    ) as by_parts:
        ask = "select current_user, current_database(), rolsuper or rolbypassrls, rolcreaterole, rolcreatedb" \\
              " from pg_roles where rolname = current_user"
        assert by_url.execute(ask).fetchone() == by_parts.execute(ask).fetchone()
        print(*by_url.execute(ask).fetchone())
    try:
        psycopg.connect(url.replace(parts["PASSWORD"], "not-the-password"))
    except psycopg.OperationalError:
        pass
    else:
        print("came in without the password")
print(os.path.exists(parts["HOST"]), repr(parts["PORT"]))
"""


@once
@needs_postgres
def test_a_command_gets_three_roles_none_of_which_passes_the_policies() -> None:
    before = clusters()
    answered = run("scripts/with-postgres.sh", sys.executable, "-c", QUESTION, PGHOST="elsewhere", PGPORT="1")
    assert answered.returncode == 0, answered.stderr
    assert answered.stdout.splitlines() == [
        "bereik_owner bereik False True True",
        "bereik_app bereik False False False",
        "bereik_looks bereik False False False",
        "True ''",
    ]
    assert clusters() == before


@once
@needs_postgres
def test_the_status_of_the_command_comes_through_and_nothing_is_said() -> None:
    ended = run("scripts/with-postgres.sh", "sh", "-c", "exit 5")
    assert (ended.returncode, ended.stdout, ended.stderr) == (5, "", "")


@once
@needs_postgres
def test_a_cluster_that_is_stopped_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    said = tmp_path / "server"
    command = f'echo "$BEREIK_OWNER_URL" >{said}.new; mv {said}.new {said}; exec sleep 60'
    process = subprocess.Popen(
        ["scripts/with-postgres.sh", "sh", "-c", command],
        cwd=ROOT,
        env=bare_environment(),
        stdin=subprocess.DEVNULL,
    )
    assert wait_until(said.exists)
    folder = Path(said.read_text().partition("@")[2].rpartition("/")[0].replace("%2F", "/"))
    server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    assert alive(server)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 143
    assert not folder.exists()
    assert wait_until(lambda: not alive(server))


@once
@needs_postgres
def test_a_lasting_cluster_is_there_again_the_next_time() -> None:
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/bereik-lasting-XXXXXX"], text=True).strip())
    folder.chmod(0o755)
    write = "import os, psycopg; psycopg.connect(os.environ['BEREIK_OWNER_URL'], autocommit=True).execute('create table kept ()')"
    read = "import os, psycopg; print(psycopg.connect(os.environ['BEREIK_OWNER_URL']).execute('select count(*) from kept').fetchone())"
    try:
        first = run("scripts/with-postgres.sh", sys.executable, "-c", write, PGTMP=str(folder))
        again = run("scripts/with-postgres.sh", sys.executable, "-c", read, PGTMP=str(folder))
        assert (first.returncode, first.stderr) == (0, "")
        assert (again.stdout, again.stderr) == ("(0,)\n", "")
    finally:
        shutil.rmtree(folder)


def test_a_server_that_is_named_is_used_and_none_is_started() -> None:
    named = {name: f"postgresql://someone@host/{name}" for name in SETTINGS[:3]}
    before = clusters()
    said = run(
        "scripts/with-postgres.sh",
        "sh",
        "-c",
        "echo $BEREIK_OWNER_URL; ls -d /tmp/bereik-pg-* || true",
        **named,
    )
    assert said.stdout.splitlines()[0] == named["BEREIK_OWNER_URL"]
    assert clusters() == before
    half = run("scripts/with-postgres.sh", "true", BEREIK_OWNER_URL="postgresql://someone@host/db")
    assert (half.returncode, half.stdout) == (2, "")
    assert "BEREIK_DATABASE_URL" in half.stderr


# The demo


def demo_of(folder: Path, bereik: str) -> Path:
    """The demo's own script beside another `bereik`: what is tried here is starting and stopping."""
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    command = folder / ".venv" / "bin" / "bereik"
    command.parent.mkdir(parents=True)
    command.write_text(bereik)
    command.chmod(0o755)
    return folder / "scripts" / "demo.sh"


SERVES = """#!/usr/bin/env bash
# Like the real one it starts pages and a worker; unlike the real one it forgets to stop them.
[ "$1" = demo ] || exit 9
touch "$BEREIK_HOME/house.sqlite3"
sleep 300 & echo $! >pids
sleep 300 & echo $! >>pids
echo "$PORT" >port
wait
"""


@once
def test_ctrl_c_stops_the_demo_and_all_it_started(tmp_path: Path) -> None:
    script = demo_of(tmp_path, SERVES)
    environment = bare_environment(PORT="8765", BEREIK_DATABASE_URL="postgresql://a-real-house/")
    process = subprocess.Popen([script], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL)
    assert wait_until((tmp_path / "port").exists)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert all(alive(pid) for pid in pids)
    assert (tmp_path / ".bereik/demo/house.sqlite3").exists()
    second = subprocess.run(
        [script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=20
    )
    assert second.returncode == 1
    assert "already running" in second.stderr
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert wait_until(lambda: not any(alive(pid) for pid in pids))
    assert not (tmp_path / ".bereik/demo").exists()


def test_a_port_that_is_no_port_is_said(tmp_path: Path) -> None:
    refused = subprocess.run(
        [demo_of(tmp_path, "#!/bin/sh\n")],
        env=bare_environment(PORT="eighty"),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert refused.returncode == 2
    assert "PORT=eighty is not a port" in refused.stderr


def test_the_demo_ends_as_its_command_ends(tmp_path: Path) -> None:
    ended = subprocess.run(
        [demo_of(tmp_path, "#!/bin/sh\nexit 3\n")], env=bare_environment(PORT="8764"), timeout=20
    )
    assert ended.returncode == 3
