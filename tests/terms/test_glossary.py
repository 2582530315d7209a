"""Is the page of words what the room says now?"""

from pathlib import Path

from bereik.terms.glossary import page, row
from bereik.terms.lists import LISTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "the words changed: make docs"


def test_the_same_words_give_the_same_page() -> None:
    assert page() == page()


def test_every_word_stands_on_the_page_in_both_languages() -> None:
    text = page()
    for one in LISTS:
        assert f"## {one.title.nl} · {one.title.en}" in text
        for member, term in one.terms.items():
            assert f"| `{member.value}` | **{term.label.nl}.** " in text
            assert f"**{term.label.en}.** " in text


def test_every_row_has_as_many_cells_as_its_heading() -> None:
    cells = 0
    for line in page().splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        count = line.replace("\\|", "").count("|")
        cells = cells or count
        assert count == cells, line


def test_a_stroke_in_a_cell_does_not_break_the_table() -> None:
    assert row(["a|b", "c\nd"]) == "| a\\|b | c d |"
