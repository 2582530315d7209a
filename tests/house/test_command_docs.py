"""Are the generated pages fresh, complete, and the same each time?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bereik.house.command.front import ENTRIES
from bereik.house.command.running import run
from bereik.house.docs_pages import pages
from bereik.house.docs_pages.commands import commands_page
from bereik.house.docs_pages.figures import figures_page
from bereik.house.docs_pages.routes import routes_page, walk_routes
from bereik.house.docs_pages.setting_terms import SETTINGS
from bereik.house.docs_pages.steps import steps_page
from bereik.house.docs_pages.writing import stale, write
from bereik.terms.endings import EndingReason
from bereik.terms.law_clocks import CLOCKS
from bereik.terms.retention import RETENTION
from bereik.terms.steps import Step
from tests.house.tree import ROOT, project_files

# Settings of scripts and tests, and names that only look like one.
NOT_A_SETTING = {"BEREIK_FACTS"}


def test_every_generated_page_is_what_the_code_says_now() -> None:
    assert stale(ROOT / "docs", pages()) == [], "do: make docs"


def test_the_same_code_gives_the_same_pages_in_another_process() -> None:
    asked = (
        "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'bereik.house.settings_test'\nimport django, hashlib\n"
        "django.setup()\nfrom bereik.house.docs_pages import pages\n"
        "print(hashlib.sha256(repr(sorted(pages().items())).encode()).hexdigest())"
    )
    prints = set()
    for seed in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src", "PATH": "/usr/bin:/bin"}, cwd=ROOT,
        )  # fmt: skip
        assert said.returncode == 0, said.stderr
        prints.add(said.stdout)
    assert len(prints) == 1


def test_every_setting_that_the_code_reads_is_documented_and_no_other() -> None:
    read: set[str] = set()
    for path in project_files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("src/") and path.suffix == ".py" and "docs_pages" not in name:
            read |= set(re.findall(r"[\"'](BEREIK_[A-Z_]+)[\"']", path.read_text(encoding="utf-8")))
            read |= set(re.findall(r"settings\.(BEREIK_[A-Z_]+)", path.read_text(encoding="utf-8")))
    assert read - NOT_A_SETTING == set(SETTINGS)


def test_every_command_stands_on_its_page() -> None:
    page = commands_page()
    for name in ENTRIES:
        assert re.search(rf"^## bereik {name}\b", page, re.M), name
    for told in ("bereik trail verify", "`--head` `N:HEX`", "bereik ddas import", "`--synthetic`"):
        assert told in page


def test_every_address_stands_on_its_page_with_its_purpose() -> None:
    page = routes_page()
    for path, pattern in walk_routes():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{path}` |"))
        assert f"`{pattern.callback.purpose.value}`" in line, f"{path} does not say its purpose"


def test_steps_and_endings_stand_in_their_order() -> None:
    page = steps_page()
    places = [page.index(f"`{step.value}`") for step in Step]
    assert places == sorted(places)
    for reason in EndingReason:
        assert f"`{reason.value}`" in page


def test_every_figure_has_a_source() -> None:
    page = figures_page()
    for term in (*CLOCKS.values(), *RETENTION.values()):
        assert term.label.nl in page and term.source in page
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert not line.startswith("| ") or all(cells), f"a cell without words: {line}"


def test_what_is_old_is_written_whole_and_the_rest_left_alone(tmp_path: Path) -> None:
    made = {"one.md": "one\n", "below/two.md": "two\n"}
    assert write(tmp_path, made) == ["below/two.md", "one.md"]
    assert stale(tmp_path, made) == []
    assert write(tmp_path, made) == []
    (tmp_path / "one.md").write_text("changed by hand")
    assert stale(tmp_path, made) == ["one.md"]
    assert write(tmp_path, made) == ["one.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["below", "one.md"], "no drafts stay behind"


def test_the_command_says_which_page_is_old(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.setattr("bereik.house.docs_pages.writing.docs_folder", lambda: tmp_path)
    monkeypatch.setattr("bereik.house.docs_pages.pages", lambda: {"one.md": "one\n"})
    assert run(["docs", "--check"]) == 1
    assert "docs/one.md" in capsys.readouterr().out
    assert run(["docs"]) == 0
    assert run(["docs", "--check"]) == 0
    monkeypatch.setattr("bereik.house.docs_pages.writing.docs_folder", lambda: None)
    assert run(["docs"]) == 2
