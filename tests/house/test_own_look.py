"""Do a municipality's own colours and logo come in, from one folder?"""

from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from bereik.house.deploy import for_real_residents
from bereik.house.look import Look, look_of, too_pale

PURPLE = ".bereik { --petrol-50: #f3f0fa; --petrol-500: #5b3a9e; }"
PALE = ".bereik { --petrol-50: #f6f6f6; --petrol-500: #aaaaaa; }"


def test_without_a_folder_the_look_is_ours(tmp_path: Path) -> None:
    assert look_of("") == look_of(str(tmp_path / "nowhere")) == look_of(str(tmp_path)) == Look()


def test_what_stands_in_the_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "tokens.css").write_text(PURPLE)
    (tmp_path / "logo.png").write_bytes(b"png")
    assert look_of(str(tmp_path)) == Look("municipality/tokens.css", "municipality/logo.png")
    (tmp_path / "logo.svg").write_text("<svg/>")
    assert look_of(str(tmp_path)).logo == "municipality/logo.svg"


def test_colours_on_which_nobody_can_read_are_named() -> None:
    assert too_pale(PURPLE) == []
    assert too_pale(PALE) == ["#ffffff", "#f6f6f6"]
    assert too_pale(".bereik { }") == []


@pytest.mark.django_db
def test_a_page_wears_the_look(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "tokens.css").write_text(PURPLE)
    (tmp_path / "logo.svg").write_text("<svg/>")
    settings.BEREIK_LOOK = str(tmp_path)
    page = Client().get("/").content.decode()
    assert "municipality/tokens.css" in page
    assert 'class="brand__logo"' in page and "municipality/logo.svg" in page
    # Ours is not shown beside it.
    assert "brand__mark" not in page


def test_the_theme_comes_last_so_that_it_holds() -> None:
    styles = render_to_string("house/_styles.html", {"house_theme": "municipality/tokens.css"})
    assert styles.rindex("municipality/tokens.css") > styles.rindex("paper.css")


@pytest.mark.django_db
def test_before_real_residents_come_in_a_wrong_look_is_said(tmp_path: Path, settings: Any) -> None:
    def found() -> list[str]:
        return [one.what.nl for one in for_real_residents() if one.setting == "BEREIK_LOOK"]

    assert found() == []
    settings.BEREIK_LOOK = str(tmp_path / "nowhere")
    assert found() == ["is geen map met tokens.css, logo.svg of logo.png"]
    (tmp_path / "tokens.css").write_text(PALE)
    settings.BEREIK_LOOK = str(tmp_path)
    assert found() == ["heeft een petrol-500 dat niet te lezen is op #ffffff, #f6f6f6"]
