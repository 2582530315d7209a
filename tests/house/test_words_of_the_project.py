"""Does the project speak of its own matter only, in names that tell the story?"""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, project_files, text_files

# How something was made is no part of what it is: the reader needs the reason, and that has a decision record.
ABOUT_THE_MAKING = [
    r"\b(?:coding|programming|AI|software) (?:assistant|agent)s?\b",
    r"\bsub-?agents?\b",
    r"\b(?:written|made|generated|created|built|drafted) (?:by|with) (?:an? )?(?:AI|LLM|assistant|agent|language model)\b",
    r"\bas an? (?:AI|assistant|language model)\b",
    r"\b(?:earlier|previous|later|next|future|another|coming) sessions?\b(?! (?:key|cookie|row|store|table))",
    r"\b(?:this|the|my|your|our|system|user) prompt (?:says|said|asks|asked|tells|told)\b",
    r"\bprompt engineering\b",
    r"\b(?:the|my|our) brief (?:says|said|asks|asked|tells|told)\b",
    r"\bthe founder\b",
    r"\bissues? (?:no\. ?|number |#)?\d+\b",
    r"\b(?:TODO|FIXME|XXX|HACK)\b",
]
# Folders of one machine: elsewhere they do not exist.
OF_ONE_MACHINE = [r"(?<![\w.])/work/", r"(?<![\w.])/root/", r"/tmp/[a-z]/", r"(?<![\w.])/home/[a-z]"]

# Nobody can say which question such a file answers.
NAMES_WITHOUT_A_STORY = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "managers",
    "misc",
    "common",
    "signals",
}
# What others made keeps their words; its licence stands beside it.
FROM_OTHERS = re.compile(r"(^|/)(vendor|vendored)/|\.min\.(js|css)$|(^|/)LICENSE")


def own_texts() -> list[tuple[str, str]]:
    mine = Path(__file__)
    found = [(path.relative_to(ROOT).as_posix(), text) for path, text in text_files() if path != mine]
    return [(name, text) for name, text in found if not FROM_OTHERS.search(name)]


@pytest.mark.parametrize("pattern", ABOUT_THE_MAKING + OF_ONE_MACHINE)
def test_the_project_says_what_it_is_and_not_how_it_was_made(pattern: str) -> None:
    words = re.compile(pattern, re.I if pattern in ABOUT_THE_MAKING[:-1] else 0)
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in own_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_every_file_has_a_name_that_tells_the_story() -> None:
    named = [
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if path.suffix == ".py" and NAMES_WITHOUT_A_STORY & {path.stem, *path.relative_to(ROOT).parent.parts}
    ]
    assert named == []


def test_every_module_opens_with_what_it_is_about() -> None:
    """Rule 1 of the house style. Left out: migrations, an empty __init__.py, and apps.py, which only names its room."""
    silent = []
    for path in project_files():
        if path.suffix != ".py" or path.name == "apps.py" or "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if text.strip() and not text.lstrip().startswith(('"""', "#!")):
            silent.append(path.relative_to(ROOT).as_posix())
    assert silent == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for path, text in text_files():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text):
            if not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_licence_is_the_official_one() -> None:
    """EUPL-1.2 in English: its fifteen articles and the list of licences that go with it, unchanged in number."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith(
        "EUROPEAN UNION PUBLIC LICENCE v. 1.2\n\nEUPL © the European Union 2007, 2016\n"
    )
    assert [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", licence, re.M)] == list(range(1, 16))
    assert "Québec Free and Open-Source Licence — Reciprocity (LiLiQ-R)" in licence
