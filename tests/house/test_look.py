"""Does the look keep its promises: legible, from our own shelf only, nothing a strict content policy refuses?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    Form,
    MultipleChoiceField,
    RadioSelect,
)
from django.template.loader import render_to_string
from django.utils import translation

SOURCE = Path(__file__).resolve().parents[2] / "src"
STATIC = SOURCE / "bereik" / "house" / "static" / "house"
TEMPLATES = SOURCE / "bereik" / "house" / "templates"
OWN_CSS = sorted((STATIC / "css").glob("*.css"))
ALL_CSS = sorted(STATIC.rglob("*.css"))
ALL_TEMPLATES = sorted(SOURCE.glob("bereik/*/templates/**/*.html"))
WHITE = "#ffffff"


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|<!--.*?-->|{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)


# --- contrast, as WCAG 2.2 defines it ---------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ramps() -> dict[str, str]:
    tokens = (STATIC / "css" / "tokens.css").read_text()
    return dict(re.findall(r"--((?:inkt|petrol|mos|steen|honing)-\d+): (#[0-9a-f]{6});", tokens)) | {
        "wit": WHITE
    }


def test_contrast_is_the_one_of_the_guideline() -> None:
    """Black on white is 21 by definition; #767676 is the lightest grey that passes AA on white (4.54)."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", WHITE) < 4.5


TEXT_ON_GROUND = [
    *((text, ground) for text in ("inkt-700", "inkt-500", "inkt-400") for ground in ("wit", "inkt-50")),
    ("inkt-700", "inkt-100"),
    ("wit", "inkt-700"),  # the panel that says "call now", the skip link
    ("wit", "petrol-500"),  # the filled button, the chosen segment
    ("wit", "petrol-600"),
    *(
        (f"{ramp}-500", ground)
        for ramp in ("petrol", "mos", "steen", "honing")
        for ground in ("wit", "inkt-50")
    ),
    *((f"{ramp}-500", f"{ramp}-50") for ramp in ("petrol", "mos", "steen", "honing")),
    *((f"{ramp}-700", f"{ramp}-100") for ramp in ("petrol", "mos", "steen", "honing")),
    *(("inkt-700", f"{ramp}-50") for ramp in ("petrol", "mos", "steen")),
    ("inkt-500", "steen-50"),  # the step with the largest loss
    ("inkt-400", "steen-50"),
    ("honing-500", "steen-50"),
    ("honing-700", "honing-50"),
    ("inkt-500", "petrol-50"),
]


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    assert contrast(ramps()[text], ramps()[ground]) >= 4.5


SHAPE_ON_GROUND = [
    ("petrol-500", "wit"),
    ("petrol-400", "wit"),  # the edge of the second button
    ("mos-500", "wit"),
    ("steen-400", "wit"),  # the broken ring, the edge of our loss
    ("honing-400", "wit"),  # the edge that honing-300 needs: alone it has 2.0
    ("steen-400", "steen-100"),  # the hatching
    ("inkt-400", "wit"),
]


@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_a_shape_that_means_something_can_be_seen(shape: str, ground: str) -> None:
    assert contrast(ramps()[shape], ramps()[ground]) >= 3


def test_honey_alone_is_too_light_so_its_edge_is_never_left_out() -> None:
    assert contrast(ramps()["honing-300"], WHITE) < 3
    for path in ALL_TEMPLATES:
        for shape in re.findall(
            r'<(?:rect|circle|path)[^>]*fill="#E8B04A"[^>]*>', path.read_text(), re.IGNORECASE
        ):
            assert "#A06A0C" in shape.upper().replace("#A06A0C".upper(), "#A06A0C"), named(path)


def test_the_focus_ring_shows_on_light_and_on_dark() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text()
    inner, outer = (re.search(rf"--ring-{part}: (#\w+);", tokens)[1] for part in ("inner", "outer"))  # type: ignore[index]
    assert contrast(inner, WHITE) >= 3
    assert contrast(outer, ramps()["inkt-700"]) >= 3
    assert contrast(inner, outer) >= 3


# --- nothing from elsewhere, nothing the content policy refuses --------------------------------------------------


@pytest.mark.parametrize("path", ALL_CSS, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", text, re.IGNORECASE)
    assert "@import" not in text
    for target in re.findall(r"url\(\s*[\"']?(?!data:)([^\"')]+)", text):
        assert (path.parent / target).is_file(), target


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_own_style_wins_by_order_and_not_by_force(path: Path) -> None:
    assert "!important" not in path.read_text()


@pytest.mark.parametrize("path", OWN_CSS, ids=lambda path: path.name)
def test_only_the_tokens_name_a_colour(path: Path) -> None:
    """A municipality changes one file of tokens; a colour named elsewhere would stay behind."""
    if path.name == "tokens.css":
        return
    text = re.sub(r"\[(?:fill|stroke)=[^\]]*\]", "", without_comments(path.read_text()))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= {"#fff", "#000"}


@pytest.mark.parametrize("path", ALL_TEMPLATES, ids=named)
def test_a_page_carries_no_style_and_no_script_of_its_own(path: Path) -> None:
    text = without_comments(path.read_text())
    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=\s*[\"']", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", text)


def test_what_came_from_others_has_its_licence_beside_it() -> None:
    vendored = [folder for folder in (STATIC / "vendor").iterdir() if folder.is_dir()]
    assert {folder.name for folder in vendored} == {"utrecht", "voorbeeld"}
    for folder in vendored:
        assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (folder / "LICENSE.md").read_text()
        for sheet in folder.glob("*.css"):
            assert "all rights reserved" not in sheet.read_text().lower()


# --- the hand-over: what the guide shows, exists -----------------------------------------------------------------


def classes_in(text: str) -> Iterator[str]:
    # What a template fills in ("thread__knot--{{ state }}") is left out; the words around it stay whole.
    plain = re.sub(r"[\w-]*{{.*?}}", " ", re.sub(r"{%.*?%}", " ", text))
    for written in re.findall(r'class="([^"]*)"', plain):
        yield from (word for word in written.split() if not word.endswith("--"))


@pytest.fixture(scope="module")
def known_classes() -> set[str]:
    return {found for path in ALL_CSS for found in re.findall(r"\.(-?[_a-zA-Z][\w-]*)", path.read_text())}


def test_every_class_in_the_guide_exists(known_classes: set[str]) -> None:
    guide = (STATIC / "README.md").read_text()
    assert sorted(set(classes_in(without_comments(guide))) - known_classes) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=named)
def test_every_class_in_the_frame_exists(path: Path, known_classes: set[str]) -> None:
    assert sorted(set(classes_in(without_comments(path.read_text()))) - known_classes) == []


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "marks" / "icons.svg").read_text()))
    asked = {
        name
        for path in ALL_TEMPLATES
        for name in re.findall(r'_icon\.html" with name="([\w-]+)"', path.read_text())
    }
    assert asked <= drawn
    guide = (STATIC / "README.md").read_text()
    listed = re.search(r"Names: ([\w\s,-]+)\.", guide)
    assert listed is not None and set(re.split(r",\s*", listed[1].replace("\n", " "))) == drawn


# --- the frame and its fragments, rendered -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["400", "403", "403_csrf", "404", "500", "house/link_unknown", "house/too_often"]
)
def test_an_error_page_stands_without_query_or_context(page: str) -> None:
    """What, why, what now; whom to call when the number is known. Storage is closed here: a query would fail."""
    with translation.override("nl"):
        bare = render_to_string(f"{page}.html", {})
        called = render_to_string(
            f"{page}.html", {"call_phone": "06 00 00 00 10", "call_name": "het wijkteam"}
        )
    assert bare.count("<h1") == 1
    assert '<html lang="nl" dir="ltr">' in bare
    assert "tel:" not in bare
    assert 'href="tel:0600000010"' in called


def test_a_fault_page_leans_on_no_list_of_hashed_files() -> None:
    fault = (TEMPLATES / "house" / "500.html").read_text()
    assert "{% static" not in fault
    assert "_icon.html" not in fault
    assert "url " not in re.sub(r"as \w+", "", without_comments(fault))


class Asked(Form):
    name = CharField(label="Naam", help_text="Een voornaam is genoeg.")
    words = CharField(label="Wilt u er iets bij zeggen?", required=False)
    knows = ChoiceField(label="Weet die het?", choices=[("yes", "Ja"), ("no", "Nee")], widget=RadioSelect)
    about = MultipleChoiceField(label="Waarover?", choices=[("g", "Geld")], widget=CheckboxSelectMultiple)
    area = ChoiceField(label="Buurt", choices=[("Wijk", [("m", "Molenwijk")])])
    kept = BooleanField(label="Eigen telefoon", required=False)


def rendered_form(form: Form) -> str:
    with translation.override("nl"):
        return render_to_string("house/_form.html", {"form": form, "button": "Geef door"})


def test_a_field_says_its_hint_and_what_may_stay_empty() -> None:
    page = rendered_form(Asked())
    assert re.search(r'<input class="utrecht-textbox[^>]*aria-describedby="id_name_helptext"', page)
    assert 'id="id_name_helptext"' in page
    assert page.count("mag leeg blijven") == 1  # the one checkbox says it by being a checkbox
    assert '<optgroup label="Wijk">' in page
    assert page.count('class="choice"') == 4
    assert 'role="alert"' not in page


def test_what_is_missing_leads_to_its_field() -> None:
    page = rendered_form(Asked({"name": "", "about": ["g"], "area": "m"}))
    assert "Nog 2 dingen" in page
    for target in ("id_name", "id_knows_0"):
        assert f'<a href="#{target}">' in page
        assert f'id="{target}"' in page
    described = re.search(r'<input class="utrecht-textbox[^>]*aria-describedby="([^"]*)"', page)
    assert described is not None
    assert described[1].split() == ["id_name_helptext", "id_name_error"]
    assert 'id="id_name_error"' in page


def test_one_missing_thing_is_one_thing() -> None:
    page = rendered_form(Asked({"name": "Merel", "about": ["g"], "area": "m"}))
    assert "Nog één ding" in page


def test_words_of_a_user_stay_words() -> None:
    page = rendered_form(Asked({"name": '"><script>alert(1)</script>', "about": ["g"], "area": "m"}))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_bar_is_drawn_with_points_in_every_language(language: str) -> None:
    """A comma in an SVG attribute is no number: the bar would vanish for Dutch readers only."""
    parts = [{"kind": "ours", "at": 0, "width": 42.5}, {"kind": "lost", "at": 42.5, "width": 7.25}]
    with translation.override(language):
        bar = render_to_string("house/_bar.html", {"parts": parts, "low_at": 39.5, "high_at": 45.0})
        interval = render_to_string("house/_interval.html", {"low_at": 1.5, "width": 12.5})
    assert 'width="42.5%"' in bar and 'x2="45.0%"' in bar
    assert 'x="1.5%" width="12.5%"' in interval
    assert "<circle" not in interval  # no best value was given, so none is drawn


def test_only_a_broken_promise_says_sorry() -> None:
    with translation.override("nl"):
        said = {
            state: render_to_string(
                "house/_promise.html", {"promise": {"state": state, "what": "Sanne belt"}}
            )
            for state in ("kept", "broken", "next", "hers")
        }
    assert [state for state, text in said.items() if "Het spijt ons" in text] == ["broken"]
    assert [re.search(r"thread__state\">([^<]+)<", text)[1] for text in said.values()] == [  # type: ignore[index]
        "Gedaan",
        "Niet nagekomen",
        "Komt nog",
        "Van u",
    ]
