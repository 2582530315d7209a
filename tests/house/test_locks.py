"""Do the locks say exactly what is installed, from nobody in particular?"""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, text_files

LOCKS = ("uv", "base", "dev")
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9._-]+)(\[[a-z0-9,._-]+\])?==(?P<version>[^ ;\\]+)(?P<marker> *;[^\\]*)?", re.I
)

# Taken apart, so that this file does not name them either.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
    )
]


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def entries(name: str) -> list[str]:
    """Each package with the lines that belong to it: they end in a backslash or are indented."""
    packages: list[str] = []
    for line in lock(name).splitlines():
        if line[:1].isspace():
            packages[-1] += "\n" + line
        elif line and not line.startswith("#"):
            packages.append(line)
    return packages


def pins(name: str) -> set[tuple[str, str, str]]:
    found = [ENTRY.match(entry) for entry in entries(name)]
    return {(m["name"].lower(), m["version"], (m["marker"] or "").strip()) for m in found if m}


def asked(name: str) -> list[str]:
    """The packages that NAME.in asks for, as they are called in a lock."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    words = [re.split(r"[\[<>=!~; #]", line.strip())[0] for line in lines]
    return [re.sub(r"[-_.]+", "-", word).lower() for word in words if word and not word.startswith("-")]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name: str) -> None:
    assert "://" not in lock(name)
    assert not re.search(r"^\s*-", lock(name).replace("    --hash=", ""), re.M), (
        "an option in a lock may name a host"
    )


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_in_a_lock_has_one_version_and_a_hash(name: str) -> None:
    assert entries(name)
    for entry in entries(name):
        assert ENTRY.match(entry), f"no exact version: {entry.splitlines()[0]}"
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), f"no hash: {entry.splitlines()[0]}"


@pytest.mark.parametrize("name", LOCKS)
def test_whatever_is_asked_for_is_locked(name: str) -> None:
    locked = {package for package, _, _ in pins(name)}
    assert set(asked(name)) <= locked, "run make lock"


def test_the_tests_run_on_the_versions_that_the_house_runs_on() -> None:
    assert pins("base") <= pins("dev"), "run make lock"


def test_no_file_of_the_project_names_a_package_registry() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {host}"
        for path, text in text_files()
        for host in REGISTRIES
        if host in text.lower()
    ]
    assert named == []


def test_no_file_of_the_project_says_where_packages_come_from() -> None:
    """A lock file of another tool, or an index in a setting, would name a host sooner or later."""
    kept_out = {
        "uv.lock",
        "pylock.toml",
        "poetry.lock",
        "package-lock.json",
        "yarn.lock",
        "pip.conf",
        ".npmrc",
    }
    assert [path for path, _ in text_files() if path.name in kept_out] == []
    index = re.compile(r"--(?:extra-)?index-url|--find-links|^\s*(?:extra-)?index-url\s*=", re.M)
    here = Path(__file__)
    assert [path for path, text in text_files() if path != here and index.search(text)] == []
